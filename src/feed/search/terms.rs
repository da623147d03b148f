//! Entries → for each word, and for each pair of common words that stand side by side, the entries that hold it.
//!
//! Entries are read in stretches, side by side; what a stretch gives depends on nothing else, and stretches are put together in their order, so
//! the number of threads leaves no trace. Pairs are kept for common words only: for two such words to be in one text says little, and to stand
//! together much. Where one of them is rare, few texts hold both, and the script reads those.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use rayon::prelude::*;

use super::Entry;
use super::code::Coder;
use super::entries::Entries;
use crate::register::State;
use crate::vietnamese::search_key::{folded, keys};

/// Entries read by one thread in one go.
const STRETCH: usize = 8_192;
/// Letters of a list that stay together; longer ones are cut, so that the newest part can be read alone.
const PIECE: usize = 2_000;
/// No word: parts what does not stand side by side.
const GAP: u32 = u32::MAX;

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
    let words = joined(&found, |found| &found.words);
    let pairs = joined(&found, |found| &found.pairs);
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

/// The words of some entries, by place in `words`.
struct Stretch {
    words: Vec<String>,
    /// In how many entries each stands.
    counts: Vec<u32>,
    said: Vec<u32>,
    /// Where in `said` each entry ends.
    ends: Vec<usize>,
}

impl Stretch {
    fn read(entries: &[Entry]) -> Self {
        let mut stretch = Self { words: Vec::new(), counts: Vec::new(), said: Vec::new(), ends: Vec::new() };
        let mut places: HashMap<String, u32, Fast> = HashMap::default();
        // What stands between two blanks is nearly always something that stood there before: it is spelled once.
        let mut spelled: HashMap<&str, (usize, usize), Fast> = HashMap::default();
        let mut known: Vec<u32> = Vec::new();
        let mut last_entry: Vec<usize> = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            for text in &entry.0 {
                for chunk in text.split(' ') {
                    let (from, to) = *spelled.entry(chunk).or_insert_with(|| {
                        let from = known.len();
                        keys(chunk, |key| {
                            let next = places.len() as u32;
                            let place = places.get(key).copied().unwrap_or(next);
                            if place == next {
                                places.insert(key.to_owned(), place);
                                stretch.words.push(key.to_owned());
                            }
                            known.push(place);
                        });
                        (from, known.len())
                    });
                    stretch.said.extend(&known[from..to]);
                }
                stretch.said.push(GAP);
            }
            stretch.counts.resize(stretch.words.len(), 0);
            last_entry.resize(stretch.words.len(), usize::MAX);
            let begin = stretch.ends.last().copied().unwrap_or_default();
            for word in stretch.said[begin..].iter().filter(|word| **word != GAP) {
                if std::mem::replace(&mut last_entry[*word as usize], at) != at {
                    stretch.counts[*word as usize] += 1;
                }
            }
            stretch.ends.push(stretch.said.len());
        }
        stretch
    }

    fn find(self, vocabulary: &Vocabulary, common: u32, first_entry: u32) -> Found {
        let places: Vec<u32> = self.words.iter().map(|word| vocabulary.place(word)).collect();
        let is_common: Vec<bool> = places.iter().map(|place| vocabulary.counts[*place as usize] >= common).collect();
        let mut lists: Vec<Vec<u32>> = self.counts.iter().map(|count| Vec::with_capacity(*count as usize)).collect();
        // A pair and its entry in one number each: sorted, they are lists. Entries of a stretch take 13 bits, words of a stretch 25 at most.
        let mut pairs: Vec<u64> = Vec::new();
        let mut begin = 0;
        for (at, end) in self.ends.iter().enumerate() {
            let said = &self.said[begin..*end];
            begin = *end;
            for (place, word) in said.iter().enumerate().filter(|(_, word)| **word != GAP) {
                let list = &mut lists[*word as usize];
                if list.last() != Some(&(at as u32)) {
                    list.push(at as u32);
                }
                // A gap ends every text, so that something stands behind every word.
                let next = said[place + 1];
                if next != GAP && is_common[*word as usize] && is_common[next as usize] && *word < WIDE && next < WIDE {
                    pairs.push(u64::from(*word) << 38 | u64::from(next) << 13 | at as u64);
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let mut found = Found::default();
        let mut order: Vec<usize> = (0..places.len()).collect();
        order.sort_unstable_by_key(|word| places[*word]);
        for word in order {
            let entries = lists[word].iter().map(|entry| first_entry + entry);
            found.words.push(Part::write(u64::from(places[word]), entries, &mut found.text));
        }
        for pair in pairs.chunk_by(|a, b| a >> 13 == b >> 13) {
            let (first, second) = ((pair[0] >> 38) as usize, (pair[0] >> 13) as usize & (WIDE as usize - 1));
            let key = u64::from(places[first]) << 32 | u64::from(places[second]);
            let entries = pair.iter().map(|pair| first_entry + (pair & 0x1fff) as u32);
            found.pairs.push(Part::write(key, entries, &mut found.text));
        }
        found
    }
}

/// Words of one stretch that pairs are kept of.
const WIDE: u32 = 1 << 25;

/// Every word there is, without marks and with them, in the order of both.
struct Vocabulary {
    words: Vec<(String, String)>,
    counts: Vec<u32>,
    places: HashMap<String, u32, Fast>,
}

impl Vocabulary {
    fn of(stretches: &[Stretch]) -> Self {
        let mut sums: HashMap<&str, u32, Fast> = HashMap::default();
        for stretch in stretches {
            for (word, count) in stretch.words.iter().zip(&stretch.counts) {
                *sums.entry(word).or_default() += count;
            }
        }
        let mut words: Vec<(String, String, u32)> =
            sums.into_iter().map(|(word, count)| (folded(word), word.to_owned(), count)).collect();
        words.sort_unstable();
        let places = words.iter().enumerate().map(|(at, (_, word, _))| (word.clone(), at as u32)).collect();
        let counts = words.iter().map(|(_, _, count)| *count).collect();
        Self { words: words.into_iter().map(|(folded, word, _)| (folded, word)).collect(), counts, places }
    }

    /// Of a word of one of the stretches it was made of.
    fn place(&self, word: &str) -> u32 {
        self.places[word]
    }
}

/// Lists of one stretch.
#[derive(Default)]
struct Found {
    words: Vec<Part>,
    pairs: Vec<Part>,
    text: Vec<u8>,
}

/// One list of one stretch: its ends, and the steps between them as written in [`Found::text`].
struct Part {
    key: u64,
    first: u32,
    last: u32,
    count: u32,
    from: usize,
    to: usize,
}

impl Part {
    fn write(key: u64, mut entries: impl Iterator<Item = u32>, out: &mut Vec<u8>) -> Self {
        let first = entries.next().unwrap_or_default();
        let mut part = Self { key, first, last: first, count: 1, from: out.len(), to: 0 };
        let mut coder = Coder::new(out);
        for entry in entries {
            coder.step(entry - part.last);
            (part.last, part.count) = (entry, part.count + 1);
        }
        coder.finish();
        part.to = out.len();
        part
    }
}

/// The lists of all stretches, each term's behind each other, by key.
fn joined(found: &[Found], of: impl Fn(&Found) -> &Vec<Part>) -> Vec<(u64, List)> {
    let mut parts: Vec<(u64, usize, usize)> = Vec::new();
    for (stretch, found) in found.iter().enumerate() {
        parts.extend(of(found).iter().enumerate().map(|(at, part)| (part.key, stretch, at)));
    }
    parts.par_sort_unstable();
    let list = |same: &[(u64, usize, usize)]| {
        let mut list = List::default();
        for (_, stretch, at) in same {
            let part = &of(&found[*stretch])[*at];
            list.push(part, &found[*stretch].text[part.from..part.to]);
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

type Fast = BuildHasherDefault<FastHasher>;

/// For millions of short words. It withstands no attack, and a text made to clash would slow down the build of its own site only.
#[derive(Default)]
struct FastHasher(u64);

impl Hasher for FastHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        // The upper bits are the good ones, and tables look at the lower.
        self.0 ^ self.0 >> 32
    }
}
