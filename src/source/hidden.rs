//! Characters that nobody sees and that do harm: controls, marks that turn the direction of writing, and numbers that are no
//! character.
//!
//! They are taken out of every text at the door, so that no page, table, calendar or feed can be led astray by them; what was
//! taken out is remembered, so that it can be told and columns stay those of the author's editor. Zero-width blanks and joiners
//! are no part of this: words are compared with them looked through.

use std::borrow::Cow;

/// What stands in the place of letters that a conversion lost.
pub const LOST_LETTER: char = '\u{fffd}';

/// Why a character may not stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hidden {
    /// C0 but tab and line end, DEL, C1.
    Control,
    /// Marks, embeddings, overrides and isolates of the bidirectional algorithm.
    Direction,
    /// A number that Unicode keeps from ever being a character.
    NoCharacter,
}

impl Hidden {
    /// What `c` is, if it may not stand in a text.
    pub fn of(c: char) -> Option<Self> {
        match c {
            '\t' | '\n' => None,
            c if c.is_control() => Some(Self::Control),
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                Some(Self::Direction)
            }
            '\u{fdd0}'..='\u{fdef}' => Some(Self::NoCharacter),
            c if u32::from(c) & 0xfffe == 0xfffe => Some(Self::NoCharacter),
            _ => None,
        }
    }

    /// In plain English; other languages translate it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Control => "a control character",
            Self::Direction => "a mark that turns the direction of writing",
            Self::NoCharacter => "a number that is no character",
        }
    }
}

/// A character that was taken out, and where in the evened text it stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenOut {
    pub at: usize,
    pub character: char,
    /// A blank stands there now, as wide: the character parted words.
    pub blank: bool,
}

/// Whether a character of which this is the first byte may be hidden. Hardly any byte of a Vietnamese text is one of these, so that whole
/// archives are looked through at the speed of bytes.
const SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        // C0 and DEL; C1; U+061C; U+200E and those after it; from U+FDD0; beyond the first plane.
        suspect[byte] = matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef..) && byte != 0x09 && byte != 0x0a;
        byte += 1;
    }
    suspect
};

fn has_hidden(text: &str) -> bool {
    text.bytes().enumerate().filter(|(_, byte)| SUSPECT[usize::from(*byte)]).any(|(at, _)| {
        // None of these stands within a character.
        text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| Hidden::of(c).is_some())
    })
}

/// `text` without hidden characters; borrowed where it has none.
pub fn without_hidden(text: &str) -> Cow<'_, str> {
    if !has_hidden(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(|c| if Hidden::of(c).is_some() { parts_words(c) } else { Some(c) }).collect())
}

/// As [`without_hidden`], and what was taken out, in order.
pub(super) fn take_out(text: &str) -> (String, Vec<TakenOut>) {
    sifted(text, |c| Hidden::of(c).is_some())
}

/// Leaves what parts pages and lines.
pub(super) fn take_out_but_breaks(text: &str) -> (String, Vec<TakenOut>) {
    sifted(text, |c| Hidden::of(c).is_some() && parts_words(c).is_none())
}

fn sifted(text: &str, goes: impl Fn(char) -> bool) -> (String, Vec<TakenOut>) {
    let mut out = String::with_capacity(text.len());
    let mut taken = Vec::new();
    for c in text.chars() {
        if !goes(c) {
            out.push(c);
            continue;
        }
        let blank = parts_words(c);
        taken.push(TakenOut { at: out.len(), character: c, blank: blank.is_some() });
        out.extend(blank);
    }
    (out, taken)
}

/// Word's line break, a page break and "next line" stand between words: a blank takes their place.
fn parts_words(c: char) -> Option<char> {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}').then_some(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_taken_out() {
        assert_eq!(without_hidden("a\u{202e}b\u{0}c\u{b}d\te\u{7f}\u{9b}"), "abc d\te");
        assert!(matches!(without_hidden("Trình kế\u{200b}hoạch\u{feff}\n"), Cow::Borrowed(_)));
        assert_eq!(Hidden::of('\u{ffff}'), Some(Hidden::NoCharacter));
        assert_eq!(Hidden::of(LOST_LETTER), None);
    }

    #[test]
    fn no_hidden_character_is_passed_over() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            assert_eq!(has_hidden(&format!("ế{c}a")), Hidden::of(c).is_some(), "{c:?}");
        }
    }
}
