//! What each character of Vietnamese text is and becomes, looked up once.
//!
//! `fold` says what the forms are; this table only remembers them for the characters that nearly all
//! text is made of, so that a word is classed, lower-cased and folded in one pass. It is computed from
//! `fold` itself and cannot disagree with it. Characters it does not hold take the long way.

use crate::vietnamese::fold::{fold, is_invisible, plain};
use std::sync::LazyLock;

/// What one character is and becomes.
#[derive(Clone, Copy)]
pub(crate) struct Letter {
    /// Its form in [`plain`].
    pub plain: char,
    /// Its form in [`fold`], always ASCII.
    pub folded: u8,
    pub upper: bool,
    pub lower: bool,
    pub digit: bool,
    /// The letter, in plain form, behind which a tone on this one may stand in another place than it is written: only then is a word looked
    /// at again by the rules of [`plain`]. 0 where there is none.
    pub moves_behind: u8,
}

/// A text with its first letter a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Letters and digits of the ranges in which Vietnamese is written.
pub(crate) struct Letters([Option<Letter>; BASIC + TONED]);

/// Basic Latin to Latin Extended-B.
const BASIC: usize = 0x250;
/// Latin Extended Additional: the vowels with two marks.
const TONED: usize = 0x100;
const TONED_START: u32 = 0x1e00;

/// The one table.
pub(crate) fn letters() -> &'static Letters {
    static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
        let basic = (0..BASIC as u32).map(letter);
        let toned = (TONED_START..TONED_START + TONED as u32).map(letter);
        let mut table = [None; BASIC + TONED];
        table.iter_mut().zip(basic.chain(toned)).for_each(|(place, letter)| *place = letter);
        Letters(table)
    });
    &LETTERS
}

impl Letters {
    /// None for what is no letter or digit, and for those the table does not hold.
    pub(crate) fn get(&self, c: char) -> Option<Letter> {
        let code = c as usize;
        if code < BASIC {
            return self.0[code];
        }
        let toned = code.checked_sub(TONED_START as usize).filter(|place| *place < TONED)?;
        self.0[BASIC + toned]
    }
}

fn letter(code: u32) -> Option<Letter> {
    let c = char::from_u32(code).filter(|c| c.is_alphanumeric() && !is_invisible(*c))?;
    let (plain, folded) = (plain(c.encode_utf8(&mut [0; 4])), fold(c.encode_utf8(&mut [0; 4])));
    let (mut plain, &[folded]) = (plain.chars(), folded.as_bytes()) else { return None };
    let (only, None) = (plain.next()?, plain.next()) else { return None };
    let (upper, lower) = (c.is_uppercase(), c.is_lowercase());
    Some(Letter { plain: only, folded, upper, lower, digit: c.is_ascii_digit(), moves_behind: moves_behind(only) })
}

/// See [`Letter::moves_behind`].
fn moves_behind(plain: char) -> u8 {
    match plain {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' => b'o',
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => b'u',
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' => b'q',
        _ => 0,
    }
}
