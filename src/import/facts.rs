//! Facts that stand in the head and the opening of a notice: days, places, periods, the meeting.

use jiff::civil::Date;

use crate::period::Period;
use crate::vietnamese::fold::fold;
use crate::vietnamese::period_name;
use crate::vietnamese::word::Words;

/// A day as it stands on paper; the day of the month may be blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperDay {
    Day(Date),
    Month(i16, i8),
}

/// "ngày 04 tháng 7 năm 2023", "ngày   tháng 02 năm 2025", "ngày 03/7/2023", "Chiều 14/4/2025": the first one, and where it begins and ends in
/// bytes.
pub fn paper_day(text: &str) -> Option<(PaperDay, usize, usize)> {
    let words = Words::new(text);
    (0..words.len()).find_map(|at| {
        let is_day = words.folded(at) == "ngay";
        // "Chiều 14/4/2025": the part of the day stands for the word.
        let part = matches!(words.plain(at), "sáng" | "chiều" | "tối") && words.is_mark(at + 2, '/');
        let (day, end) = if is_day || part { day_at(&words, at + 1)? } else { return None };
        Some((day, words.get(at)?.span.start(), words.get(end - 1)?.span.end()))
    })
}

fn day_at(words: &Words, at: usize) -> Option<(PaperDay, usize)> {
    let number = |at: usize| words.number(at);
    if words.is_mark(at + 1, '/') && words.is_mark(at + 3, '/') {
        return date(number(at)?, number(at + 2)?, number(at + 4)?).map(|day| (PaperDay::Day(day), at + 5));
    }
    // "trong 02 ngày 18 và 19/7/2024": the first of them.
    if matches!(words.plain(at + 1), "và" | "," | "-" | "–") && words.is_mark(at + 3, '/') && words.is_mark(at + 5, '/')
    {
        let last = date(number(at + 2)?, number(at + 4)?, number(at + 6)?)?;
        let first = date(number(at)?, number(at + 4)?, number(at + 6)?).filter(|first| *first < last)?;
        return Some((PaperDay::Day(first), at + 7));
    }
    // Dots and blanks stand where the day is to be written by hand.
    let month = (at..(at + 8).min(words.len())).find(|place| words.folded(*place) == "thang")?;
    let filled = (at..month).find_map(number);
    let year = (month + 2..(month + 6).min(words.len())).find(|place| words.folded(*place) == "nam")?;
    let (month, year) = (number(month + 1)?, (year, number(year + 1)?));
    let paper = match filled.and_then(|day| date(day, month, year.1)) {
        Some(day) => PaperDay::Day(day),
        None => {
            let first = date(1, month, year.1)?;
            PaperDay::Month(first.year(), first.month())
        }
    };
    Some((paper, year.0 + 2))
}

fn date(day: u32, month: u32, year: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (1945..2200).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The period a title or a heading names.
pub fn period(text: &str, year: Option<i16>) -> Option<Period> {
    let folded = fold(text);
    let year = period_name::year_in(text).or(year)?;
    // "3 tháng cuối năm" is the last quarter; `period_name` reads heads of columns, where it does not occur.
    let last =
        ["3 thang cuoi nam", "03 thang cuoi nam", "ba thang cuoi nam"].iter().any(|words| folded.contains(words));
    let half = folded.contains("6 thang cuoi") || folded.contains("sau thang cuoi");
    match (last, half) {
        (true, _) => Some(Period::Quarter(year, 4)),
        (_, true) => Some(Period::Half(year, 2)),
        _ => period_name::period_in(text, year),
    }
}

/// The period that comes after one looked back on.
pub fn after(period: Period) -> Option<Period> {
    Some(match period {
        Period::Year(year) => Period::Year(year + 1),
        Period::Half(year, 1) => Period::Half(year, 2),
        Period::Half(year, _) => Period::Half(year + 1, 1),
        Period::Quarter(year, 4) => Period::Quarter(year + 1, 1),
        Period::Quarter(year, quarter) => Period::Quarter(year, quarter + 1),
        Period::Month(year, 12) => Period::Month(year + 1, 1),
        Period::Month(year, month) => Period::Month(year, month + 1),
        Period::Months(year, _, 9) => Period::Quarter(year, 4),
        Period::Months(..) | Period::Week(..) => return None,
    })
}

/// The ISO week of a day, and the one before it.
pub fn weeks(day: Date) -> (Period, Period) {
    let week = |day: Date| Period::Week(day.iso_week_date().year(), day.iso_week_date().week());
    (week(day.saturating_sub(jiff::Span::new().days(7))), week(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as civil;

    #[test]
    fn days_on_paper_are_read_also_blank_ones() {
        let day = |text: &str| paper_day(text).map(|(day, ..)| day);
        assert_eq!(day("Quảng Ngãi, ngày 04 tháng 7 năm 2023"), Some(PaperDay::Day(civil(2023, 7, 4))));
        assert_eq!(day("ngày tháng 02 năm 2025"), Some(PaperDay::Month(2025, 2)));
        assert_eq!(day("ngày …… tháng 02 năm 2025"), Some(PaperDay::Month(2025, 2)));
        assert_eq!(day("Sáng ngày 17/02/2025, tại"), Some(PaperDay::Day(civil(2025, 2, 17))));
        assert_eq!(day("Chiều 17/02/2025 (thứ Hai), tại"), Some(PaperDay::Day(civil(2025, 2, 17))));
        assert_eq!(day("ngay 21 /3/2025 cua"), Some(PaperDay::Day(civil(2025, 3, 21))));
        assert_eq!(day("ngày 31 tháng 02 năm 2025"), Some(PaperDay::Month(2025, 2)));
        assert_eq!(day("ngày họp"), None);
    }

    #[test]
    fn periods_follow_each_other() {
        let told = |text: &str| period(text, Some(2024)).map(|period| period.to_string());
        assert_eq!(told("6 tháng đầu năm 2023").as_deref(), Some("2023-H1"));
        assert_eq!(told("3 tháng cuối năm 2022").as_deref(), Some("2022-Q4"));
        assert_eq!(told("giao ban tháng 01").as_deref(), Some("2024-01"));
        assert_eq!(after(Period::Months(2022, 1, 9)), Some(Period::Quarter(2022, 4)));
    }
}
