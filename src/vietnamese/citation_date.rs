//! The date of a cited document: `ngày 22/12/2024`, `ngày 30 tháng 7 năm 2024`, `(22-12-2024)`.
//!
//! Separate from the reading of deadlines on purpose: this date names a document and is no deadline,
//! and only a whole date counts.

use crate::vietnamese::word::{Gap, Words};
use jiff::civil::Date;

/// Takes a place; gives the whole date that begins there, day first, and the place after it.
pub fn date_at(words: &Words, at: usize) -> Option<(Date, usize)> {
    let day = words.number(at)?;
    let (month, year, end) = if words.plain(at + 1) == "tháng" {
        let joint = if words.plain(at + 3) == "năm" { at + 4 } else { return None };
        (words.number(at + 2)?, year(words, joint)?, joint + 1)
    } else {
        let sign = words.mark(at + 1).filter(|sign| matches!(sign, '/' | '-' | '.'))?;
        if words.mark(at + 3) != Some(sign) || broken(words, at + 1..at + 5) {
            return None;
        }
        (words.number(at + 2)?, year(words, at + 4)?, at + 5)
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((date, end))
}

/// Four digits, or two that mean this century.
fn year(words: &Words, at: usize) -> Option<i16> {
    let year = words.number(at)?;
    let year = if words.written(at).len() == 2 { 2000 + year } else { year };
    (1930..=2099).contains(&year).then(|| i16::try_from(year).ok()).flatten()
}

fn broken(words: &Words, range: std::ops::Range<usize>) -> bool {
    range.into_iter().any(|at| words.gap(at) == Gap::Paragraph)
}
