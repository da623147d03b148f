//! Numbers of documents: `12/TB-SKHCN`, `14/2021/NQ-HĐND`, `57-NQ/TW`, `1277/BGDĐT-QLCL`.
//!
//! The grammar is that of Decree 30/2020/NĐ-CP and of the Party's guideline 36-HD/VPTW, with the
//! slips seen in notices: a space before or after a sign, a line or page break after it, an en dash,
//! a lost hyphen, a hyphen for a slash. What follows the serial number begins with a capital: this
//! tells a document's number from a date or a ratio. How the words around it name the document is
//! read in `citation`.

use crate::vietnamese::citation_kind::Kind;
use crate::vietnamese::word::{Gap, Shape, Words};
use unicode_normalization::UnicodeNormalization;

/// A document's number as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentNumber {
    /// On one line, without spaces, every dash a hyphen: `57-NQ/TW`.
    pub text: String,
    /// Letters after serial and year, folded, signs as spaces: `nq tw`. Names kind and issuer.
    pub symbol: String,
    /// The year within the number, or none.
    pub year: Option<i16>,
    /// The place after its last word.
    pub end: usize,
}

/// What the words before say about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// Nothing: only a number of full form is taken.
    Alone,
    /// A kind of document or "số" stands before it.
    Named,
}

/// Takes the place where a serial number may stand; gives the number that begins there.
pub fn number_at(words: &Words, at: usize, trust: Trust) -> Option<DocumentNumber> {
    let serial = words.written(at);
    if !is_serial(serial) || is_inside_figure(words, at, trust) {
        return None;
    }
    let mut text = serial.to_string();
    let Some(sign) = words.mark(at + 1) else {
        return lost_sign(words, at, text, trust);
    };
    let year = year_between(words, at + 2).filter(|_| sign == '/');
    match (sign, year) {
        ('/', Some(year)) if !is_adrift(words, at + 1, trust) && !is_adrift(words, at + 3, Trust::Alone) => {
            text.push('/');
            text.push_str(words.written(at + 2));
            text.push(words.mark(at + 3)?);
            let (symbol, end, _) = symbol_at(words, at + 4, trust)?;
            text.push_str(&symbol);
            Some(DocumentNumber { text, symbol: spaced(&symbol), year: Some(year), end })
        }
        ('/' | '-', None) if !is_adrift(words, at + 1, trust) => {
            let (symbol, end, parts) = symbol_at(words, at + 2, trust)?;
            text.push(sign);
            text.push_str(&symbol);
            let symbol = spaced(&symbol);
            let full = parts >= 2 && (sign == '/' || text.contains('/'));
            let known = Kind::of_letters(symbol.split(' ').next().unwrap_or_default()).is_some();
            let enough = match trust {
                Trust::Alone => full && (known || sign == '/'),
                Trust::Named => full || known || (sign == '/' && !is_road(&symbol)),
            };
            enough.then_some(DocumentNumber { text, symbol, year: None, end })
        }
        _ => None,
    }
}

/// A number left blank on paper: "/QĐ-UBND" where the serial should stand. Gives the symbol and the
/// place after it.
pub fn blank_at(words: &Words, at: usize) -> Option<(String, usize)> {
    if !words.is_mark(at, '/') {
        return None;
    }
    let (symbol, end, parts) = symbol_at(words, at + 1, Trust::Named)?;
    (parts >= 2).then(|| (spaced(&symbol), end))
}

/// One to five digits, and at most one letter after them ("30c").
fn is_serial(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word[digits..];
    (1..=5).contains(&digits) && (rest.is_empty() || (rest.len() == 1 && rest.is_ascii()))
}

/// Digits that go on from a figure, a date or a standard ("01:2021/BTTTT"), or that count months.
fn is_inside_figure(words: &Words, at: usize, trust: Trust) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if words.gap(at) == Gap::None {
        match words.mark(before) {
            Some(':') => return words.folded(before.saturating_sub(1)) != "so",
            Some('/' | '-' | '.' | ',' | '+') | None => return true,
            Some(_) => {}
        }
    }
    trust == Trust::Alone && matches!(words.plain(before), "tháng" | "ngày" | "quý" | "năm" | "tuần" | "giờ")
}

/// The sign has space on both sides, so it is a dash in the sentence and no part of a number;
/// a paragraph's end may only follow it (a page break), and only where a number is expected.
fn is_adrift(words: &Words, sign: usize, trust: Trust) -> bool {
    let (before, after) = (words.gap(sign), words.gap(sign + 1));
    let known = || Kind::of_letters(words.folded(sign + 1)).is_some();
    before == Gap::Paragraph
        || (before != Gap::None && after != Gap::None && !(trust == Trust::Named && known()))
        || (after == Gap::Paragraph && !is_abbreviation(words, sign + 1))
        || (trust == Trust::Alone && (before, after) != (Gap::None, Gap::None) && !known())
}

/// A year between serial and symbol, a sign after it.
fn year_between(words: &Words, at: usize) -> Option<i16> {
    let year = words.number(at).filter(|year| (1945..=2099).contains(year))?;
    let sign = matches!(words.mark(at + 1), Some('/' | '-'));
    (sign && words.written(at).len() == 4).then(|| i16::try_from(year).ok()).flatten()
}

/// "79 NQ/TW", "12 QĐ-UBND": the sign before the letters is lost. Taken only where a document is
/// announced and the letters are those of a kind.
fn lost_sign(words: &Words, at: usize, mut text: String, trust: Trust) -> Option<DocumentNumber> {
    let kind = trust == Trust::Named && Kind::of_letters(words.folded(at + 1)).is_some();
    if !kind || words.get(at + 1)?.shape != Shape::Upper || words.gap(at + 1) == Gap::Paragraph {
        return None;
    }
    let (symbol, end, parts) = symbol_at(words, at + 1, trust)?;
    text.push(if symbol.contains('/') { '-' } else { '/' });
    text.push_str(&symbol);
    (parts >= 2).then(|| DocumentNumber { text, symbol: spaced(&symbol), year: None, end })
}

/// Letters joined by signs: gives them without spaces, the place after them, and how many parts.
fn symbol_at(words: &Words, at: usize, trust: Trust) -> Option<(String, usize, usize)> {
    let expected = trust == Trust::Named && Kind::of_letters(words.folded(at)).is_some();
    if !is_abbreviation(words, at) && !expected {
        return None;
    }
    let (mut text, mut end, mut parts) = (words.written(at).to_string(), at + 1, 1);
    while let Some(sign @ ('-' | '/' | '&' | '.')) = words.mark(end) {
        let (before, after) = (words.gap(end), words.gap(end + 1));
        let tight = before == Gap::None && after == Gap::None;
        let loose = matches!(sign, '-' | '/')
            && (before == Gap::None || after == Gap::None)
            && before != Gap::Paragraph
            && words.get(end + 1).is_some_and(|word| word.shape == Shape::Upper);
        // Tight against a sign, even "TW" set as "Tw" or a lone letter belongs to the number.
        let short = words.is_capital(end + 1) && words.written(end + 1).chars().count() <= 2;
        if !(loose || (tight && (is_abbreviation(words, end + 1) || short))) || parts == 6 {
            break;
        }
        text.push(sign);
        // The Party's centre is "TW" however it is set.
        text.push_str(if words.folded(end + 1) == "tw" { "TW" } else { words.written(end + 1) });
        parts += usize::from(matches!(sign, '-' | '/'));
        end += 2;
    }
    Some((text.nfc().collect(), end, parts))
}

/// Capitals as in a document's symbol, digits after them allowed; or one capital before a hyphen.
fn is_abbreviation(words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(|word| word.shape == Shape::Upper)
        || (words.is_capital(at)
            && words.written(at).chars().count() == 1
            && words.is_mark(at + 1, '-')
            && words.gap(at + 1) == Gap::None)
        // "Qđ", "Nq": the small letters of a hasty hand.
        || (words.is_capital(at) && Kind::of_letters(words.folded(at)).is_some())
}

/// Roads have numbers of the same form: "12/QL1A", "5/ĐT601".
fn is_road(symbol: &str) -> bool {
    ["ql", "tl", "dt", "dh"]
        .iter()
        .any(|road| symbol.strip_prefix(road).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
}

fn spaced(symbol: &str) -> String {
    crate::vietnamese::fold::fold(symbol).replace(['-', '/', '.'], " ")
}
