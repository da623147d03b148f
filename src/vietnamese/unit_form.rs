//! The form in which names of units are compared: syllables, and initials that stand for syllables.
//!
//! Offices shorten freely: KH&CN, KH-CN, KHCN and "Khoa học - Công nghệ" are one. No table of
//! abbreviations can keep up, and none is needed: an abbreviation is the initials of the syllables it
//! stands for, joints left out, so "CN&ĐMST" and "Công nghệ và Đổi mới sáng tạo" agree part by part.
//! Which of several units with the same initials is meant is for `unit_name` to say, or not.

use crate::vietnamese::fold::{fold, one_i};
use crate::vietnamese::letter::letters;
use crate::vietnamese::word::{Shape, Words};
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// One part of a name, its letters borrowed from the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part<'w> {
    /// A syllable (or digits), in plain form and folded, with one way to write a final i.
    Syllable { plain: Cow<'w, str>, folded: Cow<'w, str> },
    /// A capital of an abbreviation, small letters after it kept: the T and Tr of "TTr".
    Initial(Cow<'w, str>),
    /// A mark that no name has inside: ":", ";", "(".
    Stop,
}

/// How closely two parts must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// Syllables equal, initials only to initials.
    Same,
    /// Initials may stand for syllables.
    Initials,
    /// As `Initials`, marks of letters left out: text typed without them, slips of tone.
    Folded,
}

/// A part and the word it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Placed<'w> {
    pub part: Part<'w>,
    pub word: usize,
}

/// Takes words; gives their parts in order. "và", commas, dashes and "&" are no parts.
pub(crate) fn parts<'w>(words: &'w Words, range: Range<usize>) -> Vec<Placed<'w>> {
    let mut parts = Vec::with_capacity(range.len());
    for word in range {
        let Some(shape) = words.get(word).map(|word| word.shape) else { break };
        match shape {
            // "M'Drắk", "Cư M’gar": an apostrophe is within a name.
            Shape::Mark(',' | '-' | '&' | '/' | '.' | '+' | '“' | '”' | '"' | '\'' | '’' | '‘' | '`' | 'ʼ') => {
            }
            Shape::Mark(_) => parts.push(Placed { part: Part::Stop, word }),
            _ if words.plain(word) == "và" => {}
            Shape::Upper if !is_syllable(words.folded(word)) => {
                initials(words.written(word), |letters| {
                    parts.push(Placed { part: Part::Initial(letters.into()), word });
                });
            }
            // "P. Hành chính": the one syllable that is shortened alone.
            Shape::Capital if words.plain(word) == "p" => {
                parts.push(Placed { part: Part::Initial("p".into()), word });
            }
            _ => {
                let (plain, folded) = (one_i(words.plain(word)), one_i(words.folded(word)));
                parts.push(Placed { part: Part::Syllable { plain, folded }, word });
            }
        }
    }
    parts
}

fn initials(written: &str, mut each: impl FnMut(String)) {
    let mut letters = String::new();
    for c in written.nfc() {
        if !c.is_lowercase() && !letters.is_empty() {
            each(std::mem::take(&mut letters));
        }
        letters.extend(c.to_lowercase());
    }
    if !letters.is_empty() {
        each(letters);
    }
}

impl Part<'_> {
    /// The part, its letters its own.
    pub(crate) fn owned(self) -> Part<'static> {
        let own = |letters: Cow<str>| Cow::Owned(letters.into_owned());
        match self {
            Part::Syllable { plain, folded } => Part::Syllable { plain: own(plain), folded: own(folded) },
            Part::Initial(letters) => Part::Initial(own(letters)),
            Part::Stop => Part::Stop,
        }
    }

    /// The letter it begins with, bare: parts that agree have the same.
    pub(crate) fn first(&self) -> char {
        let first = match self {
            Part::Syllable { folded, .. } => folded.chars().next(),
            Part::Initial(letters) => letters.chars().next().map(bare),
            Part::Stop => None,
        };
        first.unwrap_or('\0')
    }

    /// Whether two parts can be the same part of a name.
    pub(crate) fn agrees(&self, other: &Part<'_>, strength: Strength) -> bool {
        match (self, other) {
            (Part::Syllable { plain: a, folded: b }, Part::Syllable { plain: c, folded: d }) => {
                a == c || (strength == Strength::Folded && b == d)
            }
            (Part::Initial(a), Part::Initial(b)) => {
                a == b || (strength != Strength::Same && (begins(a, b, strength) || begins(b, a, strength)))
            }
            (Part::Initial(letters), Part::Syllable { plain, .. })
            | (Part::Syllable { plain, .. }, Part::Initial(letters)) => {
                strength != Strength::Same && begins(plain, letters, strength)
            }
            (Part::Stop, _) | (_, Part::Stop) => false,
        }
    }

    pub(crate) fn is(&self, syllable: &str) -> bool {
        matches!(self, Part::Syllable { plain, .. } if *plain == one_i(syllable))
    }

    pub(crate) fn is_initial(&self) -> bool {
        matches!(self, Part::Initial(_))
    }
}

/// Whether `syllable` begins with these letters, tones and hooks left out; đ is not d unless marks
/// do not count.
fn begins(syllable: &str, letters: &str, strength: Strength) -> bool {
    let bare = |c: char| if c == 'đ' && strength != Strength::Folded { c } else { bare(c) };
    let mut syllable = syllable.chars();
    letters.chars().all(|letter| syllable.next().is_some_and(|c| bare(c) == bare(letter)))
}

fn bare(c: char) -> char {
    match letters().get(c) {
        Some(letter) => char::from(letter.folded),
        None => fold(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c),
    }
}

/// Whether parts agree one by one, all of them.
pub(crate) fn agree(left: &[Part<'_>], right: &[Part<'_>], strength: Strength) -> bool {
    left.len() == right.len() && left.iter().zip(right).all(|(a, b)| a.agrees(b, strength))
}

/// Whether folded letters have the build of a Vietnamese syllable: capitals that do ("SỞ", "THANH")
/// are a heading's words, capitals that do not ("CN", "UBND") an abbreviation.
pub(crate) fn is_syllable(folded: &str) -> bool {
    const ONSETS: [&str; 27] = [
        "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l", "m", "n",
        "p", "r", "s", "t", "v", "x", "",
    ];
    const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    ONSETS.iter().filter_map(|onset| folded.strip_prefix(onset)).any(|rhyme| {
        let coda = rhyme.trim_start_matches(['a', 'e', 'i', 'o', 'u', 'y']);
        let vowels = rhyme.len() - coda.len();
        (1..=3).contains(&vowels) && CODAS.contains(&coda)
    })
}
