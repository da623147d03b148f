//! Entries → for each word, and for each pair of common words that stand side by side, the entries that hold it.
//!
//! Entries are read in stretches, side by side; what a stretch gives depends on nothing else, and stretches are put together in their order, so
//! the number of threads leaves no trace. Pairs are kept for common words only: for two such words to be in one text says little, and to stand
//! together much. Where one of them is rare, few texts hold both, and the script reads those.

use rayon::prelude::*;

use super::code::Coder;
use super::entries::Entries;
use super::stretch::{Found, Part, STRETCH, Stretch, Vocabulary};
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

pub struct Terms {
    /// By folded key, then key.
    pub words: Vec<Term>,
    /// By key.
    pub pairs: Vec<Term>,
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

pub fn read(entries: &Entries) -> Terms {
    let count = entries.count();
    let first: Vec<usize> = (0..count).step_by(STRETCH).collect();
    let stretch = |first: usize| Stretch::read(&entries.of(first..count.min(first + STRETCH)));
    let stretches: Vec<Stretch> = first.into_par_iter().map(stretch).collect();
    let vocabulary = Vocabulary::of(&stretches);
    let common = (count / 1500).max(24) as u32;
    let found: Vec<Found> = stretches
        .into_par_iter()
        .enumerate()
        .map(|(at, stretch)| stretch.find(&vocabulary, common, (at * STRETCH) as u32))
        .collect();
    let (words, pairs) = rayon::join(|| joined(&found, |found| &found.words), || joined(&found, |found| &found.pairs));
    drop(found);
    let name = |word: u64| vocabulary.words[word as usize].clone();
    let word = |(key, list): (u64, List)| {
        let (folded, key) = name(key);
        Term { key, folded, list }
    };
    let pair = |(key, list): (u64, List)| {
        let ((first_folded, first), (second_folded, second)) = (name(key >> 32), name(key & 0xffff_ffff));
        Term { key: format!("{first} {second}"), folded: format!("{first_folded} {second_folded}"), list }
    };
    Terms { words: words.into_iter().map(word).collect(), pairs: pairs.into_iter().map(pair).collect(), common }
}

/// The lists of all stretches, each term's behind each other, by key.
fn joined(found: &[Found], of: impl Fn(&Found) -> &Vec<Part>) -> Vec<(u64, List)> {
    let mut parts: Vec<(u64, u32, u32)> = Vec::with_capacity(found.iter().map(|found| of(found).len()).sum());
    for (stretch, found) in (0..).zip(found) {
        parts.extend((0..).zip(of(found)).map(|(at, part)| (part.key, stretch, at)));
    }
    parts.par_sort_unstable();
    let list = |same: &[(u64, u32, u32)]| {
        let mut list = List::default();
        for (_, stretch, at) in same {
            let found = &found[*stretch as usize];
            let part = &of(found)[*at as usize];
            list.push(part, found.steps(part));
        }
        (same[0].0, list)
    };
    parts.chunk_by(|a, b| a.0 == b.0).map(list).collect()
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
