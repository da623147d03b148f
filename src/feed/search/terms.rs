//! Entries → for each word, and for each pair of common words that stand side by side, the entries that hold it.
//!
//! Entries are read in stretches, side by side; what a stretch gives depends on nothing else, and stretches are put together in their order, so
//! the number of threads leaves no trace. Pairs are kept for common words only: for two such words to be in one text says little, and to stand
//! together much. Where one of them is rare, few texts hold both, and the script reads those.

use rayon::prelude::*;

use super::code::Coder;
use super::entries::Entries;
use super::stretch::{Found, Lists, Part, STRETCH, Stretch, Vocabulary};
use crate::register::State;

/// Letters of a list that stay together; longer ones are cut, so that the newest part can be read alone.
const PIECE: usize = 2_000;

/// A word or a pair, and where it stands.
pub struct Term {
    /// Keys as `search_key` gives them, a blank between the two of a pair.
    pub key: String,
    /// The same without marks.
    pub folded: String,
    pub list: List,
}

/// Entries that hold a term, in pieces from the oldest to the newest.
#[derive(Default)]
pub struct List {
    pub count: u32,
    pub pieces: Vec<Piece>,
    next: u32,
}

/// Its first entry, and all of them as a list of [`super::code`] that begins anew.
pub struct Piece {
    pub first: u32,
    pub text: Vec<u8>,
}

/// What stands where, stretch by stretch.
pub struct Terms {
    vocabulary: Vocabulary,
    words: Vec<Lists>,
    pairs: Vec<Lists>,
    /// In how many entries a word must stand to be common.
    pub common: u32,
}

/// What narrows a search and is no word: `#t` any task, `#s3` a state, `#u12` a unit. They sort before all words.
pub fn filters(entries: &Entries) -> Vec<Term> {
    let mut lists: std::collections::BTreeMap<String, Vec<u32>> = std::collections::BTreeMap::new();
    for (number, task) in entries.tasks() {
        let state = State::ALL.iter().position(|other| *other == task.state).unwrap_or_default();
        let units = std::iter::once(&task.lead).chain(&task.with).map(|unit| format!("#u{}", unit.at()));
        for name in units.chain([format!("#s{state}"), "#t".to_owned()]) {
            lists.entry(name).or_default().push(number);
        }
    }
    let term = |(key, mut entries): (String, Vec<u32>)| {
        entries.dedup();
        Term { folded: key.clone(), key, list: List::of(&entries) }
    };
    lists.into_iter().map(term).collect()
}

/// Reads all entries, by the stretches of all notices' texts.
pub fn read(entries: &Entries, stretches: Vec<Vec<String>>) -> Terms {
    let count = entries.count();
    let first: Vec<usize> = (0..count).step_by(STRETCH).collect();
    let stretch = |first: usize| Stretch::read(&entries.of(first..count.min(first + STRETCH), &stretches));
    let read: Vec<Stretch> = first.into_par_iter().map(stretch).collect();
    drop(stretches);
    let vocabulary = Vocabulary::of(&read);
    let common = (count / 1500).max(24) as u32;
    let found = read
        .into_par_iter()
        .enumerate()
        .map(|(at, stretch)| stretch.find(&vocabulary, common, (at * STRETCH) as u32))
        .map(|Found { words, pairs }| (words, pairs));
    let (words, pairs) = found.unzip();
    Terms { vocabulary, words, pairs, common }
}

impl Terms {
    /// Gives every word to `take`, by folded key, then key, and forgets them: all lists together are as large as their files.
    pub fn words(&mut self, mut take: impl FnMut(Term)) {
        joined(&std::mem::take(&mut self.words), |place, list| {
            let (folded, key) = self.vocabulary.words[place as usize].clone();
            take(Term { key, folded, list });
        });
    }

    /// Gives every pair to `take`, by key.
    pub fn pairs(&self, mut take: impl FnMut(Term)) {
        let word = |place: u64| &self.vocabulary.words[place as usize];
        joined(&self.pairs, |key, list| {
            let ((first_folded, first), (second_folded, second)) = (word(key >> 32), word(key & 0xffff_ffff));
            let (key, folded) = (format!("{first} {second}"), format!("{first_folded} {second_folded}"));
            take(Term { key, folded, list });
        });
    }
}

/// Gives the lists of all stretches to `take`, each term's behind each other, by key.
fn joined(stretches: &[Lists], mut take: impl FnMut(u64, List)) {
    let mut parts: Vec<(u64, u32, u32)> = Vec::with_capacity(stretches.iter().map(|lists| lists.parts.len()).sum());
    for (stretch, lists) in (0..).zip(stretches) {
        parts.extend((0..).zip(&lists.parts).map(|(at, part)| (part.key, stretch, at)));
    }
    parts.par_sort_unstable();
    for same in parts.chunk_by(|a, b| a.0 == b.0) {
        let mut list = List::default();
        for (_, stretch, at) in same {
            let lists = &stretches[*stretch as usize];
            let part = &lists.parts[*at as usize];
            list.push(part, lists.steps(part));
        }
        take(same[0].0, list);
    }
}

impl List {
    fn of(entries: &[u32]) -> Self {
        let mut list = Self::default();
        for stretch in entries.chunks(PIECE) {
            let mut text = Vec::new();
            let part = Part::write(0, stretch.iter().copied(), &mut text);
            list.push(&part, &text);
        }
        list
    }

    fn push(&mut self, part: &Part, steps: &[u8]) {
        if self.pieces.last().is_none_or(|piece| piece.text.len() > PIECE) {
            self.pieces.push(Piece { first: part.first, text: Vec::new() });
            self.next = 0;
        }
        let Some(piece) = self.pieces.last_mut() else { return };
        let mut coder = Coder::new(&mut piece.text);
        // The first number of a piece is told from -1.
        coder.step(part.first + 1 - self.next);
        coder.finish();
        piece.text.extend_from_slice(steps);
        self.next = part.last + 1;
        self.count += part.count;
    }
}
