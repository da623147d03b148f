//! Stretches of the calendar as offices name them: a year, a half, a quarter, a month, a week, "9 tháng".

use std::fmt;

use jiff::civil::{Date, ISOWeekDate, Weekday, date};

/// A period looked back on, looked ahead to, or that a reading stands for.
///
/// Written `2025`, `2023-H1`, `2024-Q1`, `2025-02`, `2025-W07`, `2022-M1..M9`. A week is the ISO week
/// unless the issuer counts its own (see `Issuer::week`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    Year(i16),
    Half(i16, i8),
    Quarter(i16, i8),
    Month(i16, i8),
    Week(i16, i8),
    Months(i16, i8, i8),
}

impl Period {
    /// Reads the written form; `None` where it is not one or names no stretch that exists (`2025-Q5`).
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        let year = if year.len() == 4 { year.parse().ok().filter(|y| *y >= 1900)? } else { return None };
        let within = |text: &str, most: i8| text.parse::<i8>().ok().filter(|n| (1..=most).contains(n));
        match rest {
            None => Some(Self::Year(year)),
            Some(rest) => match rest.as_bytes().first()? {
                b'H' => within(&rest[1..], 2).map(|n| Self::Half(year, n)),
                b'Q' => within(&rest[1..], 4).map(|n| Self::Quarter(year, n)),
                b'W' => within(&rest[1..], 53).map(|n| Self::Week(year, n)),
                b'M' => {
                    let (first, last) = rest[1..].split_once("..M")?;
                    let (first, last) = (within(first, 12)?, within(last, 12)?);
                    (first <= last).then_some(Self::Months(year, first, last))
                }
                _ if rest.len() == 2 => within(rest, 12).map(|n| Self::Month(year, n)),
                _ => None,
            },
        }
    }

    pub fn year(self) -> i16 {
        match self {
            Self::Year(year)
            | Self::Half(year, _)
            | Self::Quarter(year, _)
            | Self::Month(year, _)
            | Self::Week(year, _)
            | Self::Months(year, _, _) => year,
        }
    }

    /// First and last day. Weeks run from Monday to Sunday by ISO 8601.
    pub fn days(self) -> (Date, Date) {
        match self {
            Self::Year(year) => months(year, 1, 12),
            Self::Half(year, half) => months(year, half * 6 - 5, half * 6),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, quarter * 3),
            Self::Month(year, month) => months(year, month, month),
            Self::Months(year, first, last) => months(year, first, last),
            Self::Week(year, week) => {
                // A year without a 53rd week: the week after its 52nd.
                let day = |week, weekday| ISOWeekDate::new(year, week, weekday).map(Date::from);
                let monday = day(week, Weekday::Monday)
                    .or_else(|_| day(52, Weekday::Monday).map(|d| d.saturating_add(jiff::Span::new().days(7))))
                    .unwrap_or(date(year, 12, 28));
                (monday, monday.saturating_add(jiff::Span::new().days(6)))
            }
        }
    }
}

fn months(year: i16, first: i8, last: i8) -> (Date, Date) {
    (date(year, first, 1), date(year, last, 1).last_of_month())
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(out, "{year}"),
            Self::Half(year, half) => write!(out, "{year}-H{half}"),
            Self::Quarter(year, quarter) => write!(out, "{year}-Q{quarter}"),
            Self::Month(year, month) => write!(out, "{year}-{month:02}"),
            Self::Week(year, week) => write!(out, "{year}-W{week:02}"),
            Self::Months(year, first, last) => write!(out, "{year}-M{first}..M{last}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read_and_written_alike() {
        for text in ["2025", "2023-H1", "2024-Q1", "2025-02", "2025-W07", "2022-M1..M9"] {
            assert_eq!(Period::parse(text).map(|p| p.to_string()).as_deref(), Some(text));
        }
        for text in ["", "25", "2025-Q5", "2025-13", "2025-W54", "2025-M9..M1", "2025-2", "20250-1", "2025-é"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_first_and_last() {
        assert_eq!(Period::Week(2025, 7).days(), (date(2025, 2, 10), date(2025, 2, 16)));
        assert_eq!(Period::Week(2025, 53).days().0, date(2025, 12, 29));
        assert_eq!(Period::Half(2024, 2).days(), (date(2024, 7, 1), date(2024, 12, 31)));
        assert_eq!(Period::Month(2024, 2).days().1, date(2024, 2, 29));
    }
}
