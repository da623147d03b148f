//! What "tuần 8" means: the ISO week, or the count an office keeps itself.
//!
//! Many offices number their weekly meetings from the first working week of January, so their
//! "tuần 7" can be ISO week 8. The issuer may say on which day its week 1 begins, year by year;
//! a year that it does not say is counted as ISO 8601 does. Nothing here reads text.

use jiff::{
    ToSpan,
    civil::{Date, ISOWeekDate, Weekday},
};
use std::collections::BTreeMap;

/// How an issuer numbers weeks: first day of week 1 by year; years left out follow ISO 8601.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeekNumbering {
    pub first_days: BTreeMap<i16, Date>,
}

impl WeekNumbering {
    /// First and last day (seven days on) of week `number` (1–53) of `year`; nothing where there is no such week.
    pub fn days(&self, year: i16, number: i8) -> Option<(Date, Date)> {
        if !(1..=53).contains(&number) {
            return None;
        }
        let first = match self.first_days.get(&year) {
            Some(first) => first.checked_add((i64::from(number) - 1).weeks()).ok()?,
            None => ISOWeekDate::new(year, number, Weekday::Monday).ok()?.date(),
        };
        Some((first, first.checked_add(6.days()).ok()?))
    }

    /// The year and week number a date falls in. Before an issuer's week 1 the year before goes on counting.
    pub fn week_of(&self, date: Date) -> (i16, i8) {
        let year = date.year();
        // The year before is asked only where the date's own year is listed and its week 1 is yet to come.
        let listed = self.first_days.contains_key(&year);
        let before = listed.then(|| year.saturating_sub(1));
        let own = [Some(year.saturating_add(1)), Some(year), before].into_iter().flatten().find_map(|year| {
            let first = *self.first_days.get(&year)?;
            let days = first.until(date).ok()?.get_days();
            (0..54 * 7).contains(&days).then(|| (year, (days / 7 + 1) as i8))
        });
        own.unwrap_or_else(|| {
            let iso = date.iso_week_date();
            (iso.year(), iso.week())
        })
    }
}

/// Monday of the week that holds `date`; the date itself at the edge of the calendar.
pub fn monday(date: Date) -> Date {
    date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).unwrap_or(date)
}
