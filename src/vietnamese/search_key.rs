//! Words as a search compares them: how a word sounds, whatever way its marks are placed, and the same without marks.
//!
//! The key of a word is its letters in lower case with their own marks (ă, â, đ, ê, ô, ơ, ư) and behind them its tone, so that `hoà`, `hòa` and the
//! slip `hòan` fall together with what they are read as; a final y behind consonants is an i (`kỹ`, `kĩ`). Joints part words and so does
//! the step from letters to digits: `57-NQ/TW` is `57 nq tw`, as is `57nq/tw`. Zeros before a number say nothing.
//!
//! The page's script does the same with what is typed. It is handed [`VOWELS`] and [`TONES`] in the index, so there is one table; what stands in no
//! table is taken apart by Unicode's rules in both. `tests/search` holds the two against each other.

use std::sync::LazyLock;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

use super::fold::is_invisible;

/// Each vowel bare, then with its tones in the order of [`TONES`].
pub const VOWELS: [&str; 12] = [
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
];

/// How tones are written in keys: huyền, sắc, hỏi, ngã, nặng.
pub const TONES: &str = "`'?!.";

/// Letters that differ by marks of their own, and what they are without.
pub const MARKED: [(char, char); 7] =
    [('ă', 'a'), ('â', 'a'), ('đ', 'd'), ('ê', 'e'), ('ô', 'o'), ('ơ', 'o'), ('ư', 'u')];

/// Letters of a word that count. Nobody types more, and hostile texts hold words of megabytes.
pub const LONGEST: usize = 32;

/// Consonants that a word may consist of before a final y that is read as an i.
pub const ONSETS: &str = "bcdđghklmnpqrstvx";

/// What a character is to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelled {
    /// A letter and its tone, if it bears one.
    Letter(char, Option<char>),
    Digit(char),
    /// Prints nothing, or is a mark that no letter took.
    Nothing,
    /// Several letters, or letters of scripts that are not listed.
    Other,
    Break,
}

/// Calls `found` with the key of each word, in order. The key is good for that call only.
pub fn keys(text: &str, mut found: impl FnMut(&str)) {
    if text.is_ascii() || is_nfc(text) {
        read(text.chars(), &mut found);
    } else {
        read(text.nfc(), &mut found);
    }
}

/// A key without any mark. Two words are written alike without marks exactly when this is the same.
pub fn folded(key: &str) -> String {
    let bare = |c: char| MARKED.iter().find(|(marked, _)| *marked == c).map_or(c, |(_, bare)| *bare);
    key.chars().filter(|c| !TONES.contains(*c)).map(bare).collect()
}

fn read(text: impl Iterator<Item = char>, found: &mut impl FnMut(&str)) {
    let mut word = Word::default();
    for c in text {
        match spelled(c) {
            Spelled::Letter(letter, tone) => word.letter(letter, tone, found),
            Spelled::Digit(digit) => word.digit(digit, found),
            Spelled::Nothing => {}
            Spelled::Other => c.to_lowercase().for_each(|lower| match listed(lower) {
                Some((letter, tone)) => word.letter(letter, tone, found),
                None => lower.nfd().filter(|c| !is_combining_mark(*c)).for_each(|c| word.letter(c, None, found)),
            }),
            Spelled::Break => word.end(found),
        }
    }
    word.end(found);
}

#[derive(Default)]
struct Word {
    letters: String,
    tones: String,
    count: usize,
    is_number: bool,
}

impl Word {
    fn letter(&mut self, letter: char, tone: Option<char>, found: &mut impl FnMut(&str)) {
        if self.is_number {
            self.end(found);
        }
        if self.count < LONGEST {
            self.letters.push(letter);
            self.tones.extend(tone);
        }
        self.count += 1;
    }

    fn digit(&mut self, digit: char, found: &mut impl FnMut(&str)) {
        if !self.is_number {
            self.end(found);
            self.is_number = true;
        }
        if self.letters == "0" {
            self.letters.clear();
            self.count = 0;
        }
        if self.count < LONGEST {
            self.letters.push(digit);
        }
        self.count += 1;
    }

    fn end(&mut self, found: &mut impl FnMut(&str)) {
        if self.count > 0 {
            if let Some(onset) = self.letters.strip_suffix('y')
                && (onset == "qu" || !onset.is_empty() && onset.chars().all(|c| ONSETS.contains(c)))
            {
                self.letters.truncate(onset.len());
                self.letters.push('i');
            }
            self.letters.push_str(&self.tones);
            found(&self.letters);
        }
        self.letters.clear();
        self.tones.clear();
        (self.count, self.is_number) = (0, false);
    }
}

/// Latin letters up to Ơ, ơ, Ư, ư, and those with two marks.
const FIRST: usize = 0x250;
const SECOND: std::ops::Range<usize> = 0x1e00..0x1f00;

static TABLE: LazyLock<Vec<Spelled>> = LazyLock::new(|| {
    let of = |code: usize| char::from_u32(code as u32).map_or(Spelled::Break, looked_up);
    (0..FIRST).chain(SECOND).map(of).collect()
});

fn spelled(c: char) -> Spelled {
    match c as usize {
        code if code < FIRST => TABLE[code],
        code if SECOND.contains(&code) => TABLE[FIRST + code - SECOND.start],
        _ => looked_up(c),
    }
}

fn looked_up(c: char) -> Spelled {
    if c.is_ascii_digit() {
        return Spelled::Digit(c);
    }
    if is_invisible(c) || is_combining_mark(c) {
        return Spelled::Nothing;
    }
    if !c.is_alphanumeric() {
        return Spelled::Break;
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(letter), None) => match listed(letter) {
            Some((letter, tone)) => Spelled::Letter(letter, tone),
            None if letter.is_ascii() => Spelled::Letter(letter, None),
            None => Spelled::Other,
        },
        _ => Spelled::Other,
    }
}

/// A letter of the table, taken apart.
fn listed(letter: char) -> Option<(char, Option<char>)> {
    for vowel in VOWELS {
        let mut forms = vowel.chars();
        let bare = forms.next()?;
        if bare == letter {
            return Some((bare, None));
        }
        if let Some((_, tone)) = forms.zip(TONES.chars()).find(|(form, _)| *form == letter) {
            return Some((bare, Some(tone)));
        }
    }
    match letter {
        'đ' | 'ð' | 'ɖ' => Some(('đ', None)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> String {
        let mut out = Vec::new();
        keys(text, |key| out.push(key.to_owned()));
        out.join(" ")
    }

    #[test]
    fn a_word_is_its_letters_and_its_tone() {
        for (text, keys) in [
            ("Đường, ĐƯƠNG", "đương` đương"),
            ("hoà hòa hòan hoàn", "hoa` hoa` hoan` hoan`"),
            ("quý qúy quí quả qủa", "qui' qui' qui' qua? qua?"),
            ("kỹ kĩ lý lí Mỹ sĩ", "ki! ki! li' li' mi! si!"),
            ("thuỷ thủy túy tây y uỷ", "thuy? thuy? tuy' tây y uy?"),
            ("57-NQ/TW 57nq/tw", "57 nq tw 57 nq tw"),
            ("03/CTr–SKHCN 007 0 00", "3 ctr skhcn 7 0 0"),
            ("B40 6T", "b 40 6 t"),
            ("so\u{ad}ft café İ Straße ñ", "soft cafe' i straße n"),
            ("e\u{302}\u{301} q\u{300}", "ê' q"),
            ("1.293.500 = 53,8%", "1 293 500 53 8"),
            ("", ""),
        ] {
            assert_eq!(all(text), keys, "{text}");
        }
    }

    #[test]
    fn without_marks_all_that_is_written_alike_is_alike() {
        assert_eq!(folded("đương`"), "duong");
        assert_eq!(folded("thuơ?"), "thuo");
        assert_eq!(folded("ki!"), "ki");
    }

    #[test]
    fn a_word_without_end_is_cut() {
        assert_eq!(all(&"x".repeat(5000)).len(), LONGEST);
        assert_eq!(all(&"7".repeat(5000)).len(), LONGEST);
    }
}
