//! The words of a stretch of entries: which there are, where each stands, and which common ones stand side by side.
//!
//! What a stretch gives depends on nothing but its entries and the [`Vocabulary`] of all, so stretches are read side by side.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::Entry;
use super::code::Coder;
use crate::vietnamese::search_key::{folded, keys};

/// Entries read by one thread in one go.
pub const STRETCH: usize = 8_192;
/// No word: parts what does not stand side by side.
const GAP: u32 = u32::MAX;

/// The words of some entries, by place in `words`.
pub struct Stretch {
    words: Vec<String>,
    /// In how many entries each stands.
    counts: Vec<u32>,
    /// Every word of every entry by its place, [packed](pack): an archive has as many words as its texts, and those that come early come often.
    said: Vec<u8>,
    /// Where in `said` each entry ends.
    ends: Vec<usize>,
}

impl Stretch {
    pub fn read(entries: &[Entry]) -> Self {
        let mut stretch = Self { words: Vec::new(), counts: Vec::new(), said: Vec::new(), ends: Vec::new() };
        let mut places: HashMap<String, u32, Fast> = HashMap::default();
        // What stands between two blanks is nearly always something that stood there before: it is spelled once.
        let mut spelled: HashMap<&str, (usize, usize), Fast> = HashMap::default();
        let mut known: Vec<u32> = Vec::new();
        let mut last_entry: Vec<usize> = Vec::new();
        let mut said: Vec<u32> = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            said.clear();
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
                    said.extend(&known[from..to]);
                }
                said.push(GAP);
            }
            stretch.counts.resize(stretch.words.len(), 0);
            last_entry.resize(stretch.words.len(), usize::MAX);
            for word in said.iter().filter(|word| **word != GAP) {
                if std::mem::replace(&mut last_entry[*word as usize], at) != at {
                    stretch.counts[*word as usize] += 1;
                }
            }
            said.iter().for_each(|word| pack(*word, &mut stretch.said));
            stretch.ends.push(stretch.said.len());
        }
        stretch.said.shrink_to_fit();
        stretch
    }

    pub fn find(self, vocabulary: &Vocabulary, common: u32, first_entry: u32) -> Found {
        let places: Vec<u32> = self.words.iter().map(|word| vocabulary.place(word)).collect();
        let is_common: Vec<bool> = places.iter().map(|place| vocabulary.counts[*place as usize] >= common).collect();
        let mut lists: Vec<Vec<u32>> = self.counts.iter().map(|count| Vec::with_capacity(*count as usize)).collect();
        // A pair and its entry in one number each: sorted, they are lists. Entries of a stretch take 13 bits, words of a stretch 25 at most.
        let mut pairs: Vec<u64> = Vec::new();
        let mut begin = 0;
        let mut said: Vec<u32> = Vec::new();
        for (at, end) in self.ends.iter().enumerate() {
            said.clear();
            unpack(&self.said[begin..*end], &mut said);
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
            found.words.push(u64::from(places[word]), entries);
        }
        for pair in pairs.chunk_by(|a, b| a >> 13 == b >> 13) {
            let (first, second) = ((pair[0] >> 38) as usize, (pair[0] >> 13) as usize & (WIDE as usize - 1));
            let key = u64::from(places[first]) << 32 | u64::from(places[second]);
            let entries = pair.iter().map(|pair| first_entry + (pair & 0x1fff) as u32);
            found.pairs.push(key, entries);
        }
        found.words.shrink();
        found.pairs.shrink();
        found
    }
}

/// Writes a word's place, or the gap, in seven bits a byte, the lowest first; all but the last byte have the eighth.
fn pack(word: u32, out: &mut Vec<u8>) {
    let mut left = word.wrapping_add(1);
    while left > 0x7f {
        out.push(left as u8 | 0x80);
        left >>= 7;
    }
    out.push(left as u8);
}

/// What [`pack`] wrote.
fn unpack(bytes: &[u8], words: &mut Vec<u32>) {
    let (mut held, mut shift) = (0, 0);
    for byte in bytes {
        held |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            words.push(held.wrapping_sub(1));
            (held, shift) = (0, 0);
        }
    }
}

/// Words of one stretch that pairs are kept of.
const WIDE: u32 = 1 << 25;

/// What one stretch holds: of each word the entries it stands in, and of each pair.
#[derive(Default)]
pub struct Found {
    pub words: Lists,
    pub pairs: Lists,
}

/// Lists of one stretch, by key.
#[derive(Default)]
pub struct Lists {
    pub parts: Vec<Part>,
    text: Vec<u8>,
}

/// One list of one stretch: its ends, and the steps between them as written in the text of [`Lists`].
pub struct Part {
    pub key: u64,
    pub first: u32,
    pub last: u32,
    pub count: u32,
    /// In the text; a stretch has far less than 4 GiB of it.
    steps: Range<u32>,
}

impl Lists {
    fn push(&mut self, key: u64, entries: impl Iterator<Item = u32>) {
        self.parts.push(Part::write(key, entries, &mut self.text));
    }

    /// They wait for those of all other stretches.
    fn shrink(&mut self) {
        self.parts.shrink_to_fit();
        self.text.shrink_to_fit();
    }

    /// The steps between the ends of one of its lists.
    pub fn steps(&self, part: &Part) -> &[u8] {
        &self.text[part.steps.start as usize..part.steps.end as usize]
    }
}

impl Part {
    pub fn write(key: u64, mut entries: impl Iterator<Item = u32>, out: &mut Vec<u8>) -> Self {
        let first = entries.next().unwrap_or_default();
        let mut part = Self { key, first, last: first, count: 1, steps: out.len() as u32..0 };
        let mut coder = Coder::new(out);
        for entry in entries {
            coder.step(entry - part.last);
            (part.last, part.count) = (entry, part.count + 1);
        }
        coder.finish();
        part.steps.end = out.len() as u32;
        part
    }
}

/// Every word there is, without marks and with them, in the order of both.
pub struct Vocabulary {
    pub words: Vec<(String, String)>,
    counts: Vec<u32>,
    places: HashMap<String, u32, Fast>,
}

impl Vocabulary {
    pub fn of(stretches: &[Stretch]) -> Self {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        let words = [0, 1, 126, 127, 128, 16_382, 16_383, GAP, GAP, 2_097_151, GAP - 1, 5];
        let lengths = [1, 1, 1, 2, 2, 2, 3, 1, 1, 4, 5, 1];
        let mut packed = Vec::new();
        for (word, length) in words.iter().zip(lengths) {
            let before = packed.len();
            pack(*word, &mut packed);
            assert_eq!(packed.len() - before, length, "{word}");
        }
        let mut unpacked = Vec::new();
        unpack(&packed, &mut unpacked);
        assert_eq!(unpacked, words);
    }
}
