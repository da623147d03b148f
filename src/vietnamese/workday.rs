//! Which days offices work, and counting by them.
//!
//! Rules give the days off of any year (Labour Code 2019, art. 112: 1 January, five days at Tết, Giỗ Tổ
//! on the 10th of the third lunar month, 30 April, 1 May, 2 September and a day beside it; art. 111(3): a
//! day off that falls on a weekend is made up on the next working day). What the rules cannot know — the
//! windows the Prime Minister picks each year, swapped Saturdays — comes from a list. A year whose
//! days off are listed whole keeps to its list. Counting follows the Civil Code 2015, art. 147 (the
//! day of the event is not counted) and 148 (a term that ends on a day off ends on the next working day).

use crate::vietnamese::lunar::{solar, tet};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use std::collections::{BTreeMap, BTreeSet};

/// Days off and working weekends. `default()` knows the rules only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    days_off: BTreeMap<Date, String>,
    working: BTreeSet<Date>,
    listed: BTreeSet<i16>,
}

impl WorkCalendar {
    /// A calendar with listed days off (each with its name) and listed working days (swapped Saturdays). `years` are listed
    /// whole; in other years the listed days add to the rules.
    pub fn listed(years: Vec<i16>, days_off: Vec<(Date, String)>, working: Vec<Date>) -> Self {
        Self {
            days_off: days_off.into_iter().collect(),
            working: working.into_iter().collect(),
            listed: years.into_iter().collect(),
        }
    }

    /// Whether the year's days off were listed, not reckoned by rule.
    pub fn is_listed(&self, year: i16) -> bool {
        self.listed.contains(&year)
    }

    /// Monday to Friday that is no day off, or a day listed as working.
    pub fn is_working(&self, date: Date) -> bool {
        if self.working.contains(&date) {
            return true;
        }
        !is_weekend(date) && self.name_of_day_off(date).is_none()
    }

    /// Why a day is off, in Vietnamese; nothing for plain weekends and working days.
    pub fn name_of_day_off(&self, date: Date) -> Option<&str> {
        if self.working.contains(&date) {
            return None;
        }
        if let Some(name) = self.days_off.get(&date) {
            return Some(name);
        }
        if self.is_listed(date.year()) {
            return None;
        }
        days_off_by_rule(date.year()).into_iter().find(|(day, _)| *day == date).map(|(_, name)| name)
    }

    /// The day itself where it is a working day, else the next that is.
    pub fn next_working(&self, date: Date) -> Date {
        let mut day = date;
        // No run of days off is longer than a month; the bound only keeps odd lists from looping.
        for _ in 0..60 {
            if self.is_working(day) {
                return day;
            }
            day = tomorrow(day);
        }
        date
    }

    /// The `count`-th working day after `from` (`from` itself is not counted), and whether every year passed
    /// through was listed. A count of 0 gives `from` or the next working day. Counts are capped at 3660.
    pub fn add_working_days(&self, from: Date, count: u32) -> (Date, bool) {
        let mut day = from;
        for _ in 0..count.min(3660) {
            day = self.next_working(tomorrow(day));
        }
        if count == 0 {
            day = self.next_working(day);
        }
        (day, (from.year()..=day.year()).all(|year| self.is_listed(year)))
    }
}

/// The days off of a year by rule, in order of date, weekends made up included.
pub fn days_off_by_rule(year: i16) -> Vec<(Date, &'static str)> {
    let mut days: Vec<(Date, &'static str)> = Vec::with_capacity(16);
    let mut add = |date: Result<Date, jiff::Error>, name| days.extend(date.ok().map(|date| (date, name)));
    add(Date::new(year, 1, 1), "Tết Dương lịch");
    let first = tet(year);
    // Practice since 2020: two days before and three from mùng 1, but one and four where
    // mùng 1 is a Tuesday, so that the five days fill one working week.
    let before = if first.weekday() == Weekday::Tuesday { 1 } else { 2 };
    for offset in 0..5 {
        add(first.checked_add((offset - before).days()), "Tết Nguyên đán");
    }
    if let Some(date) = solar(year, 3, 10, false) {
        add(Ok(date), "Giỗ Tổ Hùng Vương");
    }
    add(Date::new(year, 4, 30), "Ngày Chiến thắng");
    add(Date::new(year, 5, 1), "Quốc tế lao động");
    let national = Date::new(year, 9, 2);
    // The day beside 2 September is the one that joins it to a weekend.
    let later = national
        .as_ref()
        .is_ok_and(|date| matches!(date.weekday(), Weekday::Monday | Weekday::Thursday | Weekday::Sunday));
    add(national, "Quốc khánh");
    add(Date::new(year, 9, if later { 3 } else { 1 }), "Quốc khánh");
    days.sort();
    let weekend: Vec<_> = days.iter().copied().filter(|(date, _)| is_weekend(*date)).collect();
    for (date, _) in weekend {
        let mut day = tomorrow(date);
        while is_weekend(day) || days.iter().any(|(taken, _)| *taken == day) {
            day = tomorrow(day);
        }
        days.push((day, "Nghỉ bù"));
    }
    days.sort();
    days
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn tomorrow(date: Date) -> Date {
    date.tomorrow().unwrap_or(date)
}
