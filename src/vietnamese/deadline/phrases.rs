//! Lists of phrases that are asked for together, made ready while the program is compiled.
//!
//! Nearly every question to a text is "does one of these phrases stand here", and nearly every answer is no. So each
//! list keeps, as a bit a vocabulary word, which words its phrases begin and end with: a no costs one bit. A phrase with a
//! word that the vocabulary lacks does not compile.

use super::vocabulary::{SIZE, id_of};

const BLOCKS: usize = SIZE.div_ceil(64);

/// Phrases, words parted by single spaces. Where one begins another the longer must come first.
pub struct Phrases {
    pub list: &'static [&'static str],
    first: Words,
    last: Words,
}

/// A set of vocabulary words.
struct Words([u64; BLOCKS]);

impl Words {
    const fn add(&mut self, word: &[u8]) {
        let id = id_of(word) as usize;
        self.0[id / 64] |= 1 << (id % 64);
    }

    fn has(&self, id: u16) -> bool {
        let id = usize::from(id);
        self.0.get(id / 64).is_some_and(|block| block >> (id % 64) & 1 == 1)
    }
}

impl Phrases {
    /// Takes the phrases; for constants, where an unknown word stops the compiler.
    pub const fn of(list: &'static [&'static str]) -> Self {
        let mut phrases = Self { list, first: Words([0; BLOCKS]), last: Words([0; BLOCKS]) };
        let mut at = 0;
        while at < list.len() {
            let mut rest = list[at].as_bytes();
            let mut begins = true;
            loop {
                let mut space = 0;
                while space < rest.len() && rest[space] != b' ' {
                    space += 1;
                }
                let (word, behind) = rest.split_at(space);
                if begins {
                    phrases.first.add(word);
                    begins = false;
                }
                if behind.is_empty() {
                    phrases.last.add(word);
                    break;
                }
                // Words in the middle are only looked up, so that the compiler says where one is unknown.
                id_of(word);
                rest = behind.split_at(1).1;
            }
            at += 1;
        }
        phrases
    }

    /// Whether a phrase begins with this word.
    pub fn may_begin(&self, id: u16) -> bool {
        self.first.has(id)
    }

    /// Whether a phrase ends with this word.
    pub fn may_end(&self, id: u16) -> bool {
        self.last.has(id)
    }
}

/// A list of phrases known while compiling: `phrases!["trước", "chậm nhất"]`.
macro_rules! phrases {
    ($($phrase:literal),+ $(,)?) => {
        const { &$crate::vietnamese::deadline::phrases::Phrases::of(&[$($phrase),+]) }
    };
}
pub(super) use phrases;
