//! Lists → files: words side by side in the order of the alphabet, pairs by a hash, and the older parts of long lists apart.
//!
//! A file of words or pairs is one text: a key, its list, a key, its list, parted by bars. A list is its newest piece; where it has older ones it is its
//! length, the places of the older pieces from the oldest to the newest, and the newest piece, parted by `~`. A place is a file, a piece in
//! it, and the first entry of that piece (in base 36).

use super::directory::Directory;
use super::terms::{Term, Terms};
use super::{address, script};
use crate::file::File;

/// Bytes of a file of words or of pairs: a search reads one for each word it asks for.
const SHARD: usize = 4_000;
/// Bytes of a file of older pieces.
const OLD: usize = 9_000;

pub fn files(mut terms: Terms, filters: Vec<Term>, directory: &mut Directory) -> Vec<File> {
    let mut old = Old::default();
    directory.common = terms.common;
    let mut words = Words::default();
    filters.into_iter().for_each(|term| words.write(&term, &mut old, directory));
    terms.words(|term| words.write(&term, &mut old, directory));
    let mut files = named("tu", words.shards);
    files.extend(pairs(&terms, &mut old, directory));
    drop(terms);
    files.extend(old.files());
    files
}

/// Words as they come, in the order of the alphabet. Those that are alike without marks never part, so that a word without marks is looked up in
/// one file.
#[derive(Default)]
struct Words {
    shards: Vec<Vec<u8>>,
    /// The last one, without marks.
    before: String,
}

impl Words {
    fn write(&mut self, term: &Term, old: &mut Old, directory: &mut Directory) {
        let is_full = |shard: &Vec<u8>| shard.len() >= SHARD && self.before != term.folded;
        if self.shards.last().is_none_or(is_full) {
            self.shards.push(Vec::new());
            directory.starts.push(term.folded.clone());
        }
        if let Some(shard) = self.shards.last_mut() {
            old.write(term, shard);
        }
        self.before.clone_from(&term.folded);
    }
}

/// How many files there are must be known before the first pair is written, so each is told twice: together they are as large as the files.
fn pairs(terms: &Terms, old: &mut Old, directory: &mut Directory) -> Vec<File> {
    let mut length = 0;
    terms.pairs(|term| length += term.key.len() + 2 + term.list.pieces.last().map_or(0, |piece| piece.text.len()));
    let count = length.div_ceil(SHARD);
    let mut shards = vec![Vec::new(); count];
    terms.pairs(|term| old.write(&term, &mut shards[hash(&term.folded) as usize % count]));
    directory.pairs = count;
    named("cap", shards)
}

/// The same as in search.js, so it goes by UTF-16 units.
fn hash(text: &str) -> u32 {
    text.encode_utf16().fold(0, |hash: u32, unit| hash.wrapping_mul(31).wrapping_add(u32::from(unit)))
}

fn named(folder: &str, shards: Vec<Vec<u8>>) -> Vec<File> {
    let file = |(at, shard): (usize, Vec<u8>)| {
        let name = format!("{folder}/{at}");
        File::new(address(&name), script(&name, &shard, b"\"", b"\""))
    };
    shards.into_iter().enumerate().map(file).collect()
}

/// Older pieces, as they come: those of one list stand together.
#[derive(Default)]
struct Old {
    shards: Vec<Vec<u8>>,
    /// Pieces in the last one.
    held: usize,
}

impl Old {
    /// Writes a term and its newest piece to `out`, and keeps the others.
    fn write(&mut self, term: &Term, out: &mut Vec<u8>) {
        if !out.is_empty() {
            out.push(b'|');
        }
        out.extend_from_slice(term.key.as_bytes());
        out.push(b'|');
        let Some((newest, older)) = term.list.pieces.split_last() else { return };
        if !older.is_empty() {
            out.extend_from_slice(format!("{}~", term.list.count).as_bytes());
        }
        for piece in older {
            let (file, place) = self.keep(&piece.text);
            out.extend_from_slice(format!("{file}.{place}.{}~", base36(piece.first)).as_bytes());
        }
        out.extend_from_slice(&newest.text);
    }

    fn keep(&mut self, text: &[u8]) -> (usize, usize) {
        match self.shards.last_mut() {
            Some(last) if last.len() < OLD => {
                last.push(b'|');
                last.extend_from_slice(text);
                self.held += 1;
            }
            _ => {
                self.shards.push(text.to_vec());
                self.held = 1;
            }
        }
        (self.shards.len() - 1, self.held - 1)
    }

    fn files(self) -> Vec<File> {
        named("cu", self.shards)
    }
}

fn base36(mut number: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(b"0123456789abcdefghijklmnopqrstuvwxyz"[(number % 36) as usize]);
        number /= 36;
        if number == 0 {
            break;
        }
    }
    digits.iter().rev().map(|digit| char::from(*digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_in_base_36() {
        for (number, text) in [(0, "0"), (35, "z"), (36, "10"), (310_000, "6n74")] {
            assert_eq!(base36(number), text);
        }
    }

    #[test]
    fn the_hash_is_the_script_s() {
        assert_eq!(hash("hoan thanh"), 3_689_940_795);
    }
}
