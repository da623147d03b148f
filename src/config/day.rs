//! Days as settings and braces write them, and what was meant where one is written as people write it.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostics};
use crate::source::Place;

/// `2025-03-31`, and nothing looser: an outright day must not be guessed.
pub fn parse_day(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

/// Years that an office of today writes of, and the first since there are such offices.
const YEARS: std::ops::RangeInclusive<i16> = 1945..=2100;

/// Tells of a year that is hardly meant: 0025, 20255, 2205.
pub fn check_year(year: i16, place: Place, diagnostics: &mut Diagnostics) {
    if !YEARS.contains(&year) {
        diagnostics.report(Code::UnlikelyYear, place).with("year", year.to_string());
    }
}

/// Year, month and day as people write them: `17/02/2025`, `17-2-2025`, `2025-2-17`, `2025–02–17`; whether there is such a day is not asked.
pub fn parts(text: &str) -> Option<(i16, i8, i8)> {
    let between = |c: char| matches!(c, '/' | '.' | '-' | '–' | '—' | '\u{2011}');
    let parts: Vec<&str> = text.split(between).map(str::trim).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    if parts.iter().any(|part| part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit())) || month.len() > 2 {
        return None;
    }
    let (year, day) = match (first.len(), last.len()) {
        (4, 1 | 2) => (first, last),
        (1 | 2, 4) => (last, first),
        _ => return None,
    };
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

/// Says what is wrong with a day that is none as it must be written: its form, where the day itself can be meant.
pub fn report(written: &str, place: Place, diagnostics: &mut Diagnostics) {
    let meant = parts(written).and_then(|(year, month, day)| Date::new(year, month, day).ok());
    match meant {
        Some(day) => diagnostics.report(Code::DayForm, place).with("found", written).with("day", day.to_string()),
        None => diagnostics.report(Code::ImpossibleDate, place).with("found", written),
    };
}
