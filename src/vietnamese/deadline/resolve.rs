//! From a moment as said to days of the calendar: years inferred, periods unfolded, parts cut out.
//!
//! A year that is not written is that of the first such date on or after a floor: the day of issue, or the start of
//! the range the moment ends. Early, mid and late month are days 1–10, 11–20 and 21 to the end; of a quarter its
//! first, second and third month; of a year its first quarter, June and July, and December.

use super::Context;
use super::moment::{Base, Moment, MonthSaid, Part, YearSaid};
use super::reason::DoubtKind;
use crate::vietnamese::lunar::{solar, tet};
use crate::vietnamese::week::monday;
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// First and last day, and whether they are only about right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    pub first: Date,
    pub last: Date,
    pub approximate: bool,
}

impl Interval {
    fn exact(first: Date, last: Date) -> Self {
        Self { first, last, approximate: false }
    }

    fn day(date: Date) -> Self {
        Self::exact(date, date)
    }
}

/// Which date is meant where the year is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The first on or after the floor.
    Next,
    /// The one nearest to the floor on either side: for sentences that tell of what is done.
    Nearest,
}

/// The days a moment means.
pub fn interval(moment: &Moment, floor: Option<Date>, pick: Pick, context: &Context) -> Result<Interval, DoubtKind> {
    let year = match (moment.year, context.issued.or(floor)) {
        (YearSaid::Written(year), _) => Some(year),
        (YearSaid::FromIssue(offset), Some(issued)) => Some(issued.year() + i16::from(offset)),
        (YearSaid::FromIssue(_), None) => return Err(DoubtKind::YearUnknown),
        (YearSaid::Cycle(_) | YearSaid::Unsaid, _) => None,
    };
    if let Some(year) = year {
        return in_year(moment, year, floor.or(context.issued), context).ok_or(DoubtKind::ImpossibleDate);
    }
    let floor = floor.or(context.issued).ok_or(DoubtKind::YearUnknown)?;
    if let Some(interval) = from_issue(moment, context.issued.unwrap_or(floor)) {
        return Ok(interval);
    }
    // A 29 February can lie eight years ahead.
    let fits = |year: &i16| match moment.year {
        YearSaid::Cycle(cycle) => year.rem_euclid(60) == i16::from(cycle),
        _ => true,
    };
    let reach = if matches!(moment.year, YearSaid::Cycle(_)) { 60 } else { 8 };
    // "2 tháng đầu năm", told in March, is this year's; "9 tháng đầu năm", told in December, the next one's.
    let pick = if matches!(moment.base, Base::Months { first: 1, .. }) { Pick::Nearest } else { pick };
    let mut before = None;
    for year in (floor.year().saturating_sub(1)..=floor.year().saturating_add(reach)).filter(fits) {
        let Some(found) = in_year(moment, year, Some(floor), context) else { continue };
        if found.last >= floor {
            return Ok(match (pick, before) {
                (Pick::Nearest, Some(before)) if nearer(before, found, floor) => before,
                _ => found,
            });
        }
        before = Some(found);
    }
    Err(DoubtKind::ImpossibleDate)
}

fn nearer(before: Interval, after: Interval, floor: Date) -> bool {
    let days = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
    after.first > floor && days(before.last, floor) < days(floor, after.first)
}

/// Moments that are told from the day of issue and carry no year.
fn from_issue(moment: &Moment, issued: Date) -> Option<Interval> {
    let interval = match moment.base {
        Base::Now => Interval::day(issued),
        Base::DayFromIssue(offset) => Interval::day(issued.checked_add(i64::from(offset).days()).ok()?),
        Base::Weekday { weekday, week } => Interval::day(weekday_from(issued, weekday, week)?),
        Base::WeekFromIssue(offset) => {
            let first = monday(issued).checked_add(i64::from(offset).weeks()).ok()?;
            week_part(first, moment.part)?
        }
        Base::Month(MonthSaid::FromIssue(offset)) => {
            let first = issued.first_of_month().checked_add(i64::from(offset).months()).ok()?;
            month_part(first, moment.part)?
        }
        Base::Month(MonthSaid::Unsaid) => {
            let first = issued.first_of_month();
            let this = month_part(first, moment.part)?;
            if this.last >= issued { this } else { month_part(first.checked_add(1.month()).ok()?, moment.part)? }
        }
        Base::QuarterFromIssue(offset) => {
            let quarter = (issued.month() - 1) / 3;
            let first = Date::new(issued.year(), quarter * 3 + 1, 1).ok()?;
            quarter_part(first.checked_add((i64::from(offset) * 3).months()).ok()?, moment.part)?
        }
        Base::Day { day, month: MonthSaid::FromIssue(offset) } => {
            let first = issued.first_of_month().checked_add(i64::from(offset).months()).ok()?;
            Interval::day(Date::new(first.year(), first.month(), day).ok()?)
        }
        Base::Day { day, month: MonthSaid::Unsaid } => Interval::day((0..3).find_map(|offset| {
            let first = issued.first_of_month().checked_add(i64::from(offset).months()).ok()?;
            Date::new(first.year(), first.month(), day).ok().filter(|date| *date >= issued)
        })?),
        Base::WeekOfMonth { ordinal, month: MonthSaid::FromIssue(offset) } => {
            let first = issued.first_of_month().checked_add(i64::from(offset).months()).ok()?;
            week_of_month(first, ordinal, moment.part)?
        }
        Base::WeekOfMonth { ordinal, month: MonthSaid::Unsaid } => {
            week_of_month(issued.first_of_month(), ordinal, moment.part)?
        }
        _ => return None,
    };
    Some(interval)
}

/// The moment in a year; nothing where the year has no such day.
fn in_year(moment: &Moment, year: i16, floor: Option<Date>, context: &Context) -> Option<Interval> {
    let first_of = |month: i8| Date::new(year, month, 1).ok();
    Some(match moment.base {
        Base::Day { day, month: MonthSaid::Written(month) } => Interval::day(Date::new(year, month, day).ok()?),
        Base::LunarDay { day, month } => {
            // The last day of a lunar month is called the 30th also where the month has 29. The twelfth month
            // of "Tết 2026" is the one before it; "23 tháng Chạp năm 2025" names its own lunar year.
            let year = if month == 12 && moment.year != YearSaid::Unsaid && day >= 24 { year - 1 } else { year };
            let date =
                solar(year, month, day, false).or_else(|| solar(year, month, day - 1, false).filter(|_| day == 30));
            Interval { approximate: false, ..Interval::day(date?) }
        }
        Base::Tet(offset) => Interval::day(tet(year).checked_add(i64::from(offset).days()).ok()?),
        Base::Month(MonthSaid::Written(month)) => month_part(first_of(month)?, moment.part)?,
        Base::Months { first, last } => Interval::exact(first_of(first)?, first_of(last)?.last_of_month()),
        Base::Quarter(quarter) => quarter_part(first_of(quarter * 3 - 2)?, moment.part)?,
        Base::Year => year_part(year, moment.part)?,
        Base::Week(week) => {
            let (first, last) = context.weeks.days(year, week)?;
            match moment.part {
                Some(Part::On(_)) => week_part(first, moment.part)?,
                _ => Interval::exact(first, last),
            }
        }
        Base::WeekOfMonth { ordinal, month: MonthSaid::Written(month) } => {
            week_of_month(first_of(month)?, ordinal, moment.part)?
        }
        _ => return from_issue(moment, context.issued.or(floor)?),
    })
}

/// The named weekday of this or another week; without a week, the first on or after the day of issue.
fn weekday_from(issued: Date, weekday: Weekday, week: Option<i8>) -> Option<Date> {
    let offset = i64::from(weekday.to_monday_zero_offset());
    let date = match week {
        Some(week) => monday(issued).checked_add((i64::from(week) * 7 + offset).days()),
        None => {
            let ahead = (offset - i64::from(issued.weekday().to_monday_zero_offset())).rem_euclid(7);
            issued.checked_add(ahead.days())
        }
    };
    date.ok()
}

fn month_part(first: Date, part: Option<Part>) -> Option<Interval> {
    let on = |day: i8| Date::new(first.year(), first.month(), day).ok();
    let end = first.last_of_month();
    let (from, to, approximate) = match part {
        None => (first, end, false),
        Some(Part::Early) => (first, on(10)?, true),
        Some(Part::EarlyMid | Part::FirstHalf) => (first, on(15)?, true),
        Some(Part::Mid) => (on(11)?, on(20)?, true),
        Some(Part::Late) => (on(21)?, end, true),
        Some(Part::SecondHalf) => (on(16)?, end, true),
        Some(Part::FirstDays(days)) => (first, on(days)?, false),
        Some(Part::LastDays(days)) => (end.checked_sub((i64::from(days) - 1).days()).ok()?, end, false),
        Some(Part::FirstDay | Part::FirstWorkingDay) => (first, first, false),
        Some(Part::LastDay | Part::LastWorkingDay) => (end, end, false),
        Some(Part::On(_)) => return None,
    };
    Some(Interval { first: from, last: to, approximate })
}

fn quarter_part(first: Date, part: Option<Part>) -> Option<Interval> {
    let month = |offset: i64| first.checked_add(offset.months()).ok();
    let end = month(2)?.last_of_month();
    let (from, to, approximate) = match part {
        None => (first, end, false),
        Some(Part::Early | Part::FirstDays(_)) => (first, first.last_of_month(), true),
        Some(Part::EarlyMid | Part::FirstHalf) => (first, month(1)?.checked_add(14.days()).ok()?, true),
        Some(Part::Mid) => (month(1)?, month(1)?.last_of_month(), true),
        Some(Part::Late | Part::LastDays(_)) => (month(2)?, end, true),
        Some(Part::SecondHalf) => (month(1)?.checked_add(15.days()).ok()?, end, true),
        Some(Part::FirstDay | Part::FirstWorkingDay) => (first, first, false),
        Some(Part::LastDay | Part::LastWorkingDay) => (end, end, false),
        Some(Part::On(_)) => return None,
    };
    Some(Interval { first: from, last: to, approximate })
}

fn year_part(year: i16, part: Option<Part>) -> Option<Interval> {
    let on = |month, day| Date::new(year, month, day).ok();
    let (from, to, approximate) = match part {
        None => (on(1, 1)?, on(12, 31)?, false),
        Some(Part::Early | Part::EarlyMid | Part::FirstDays(_)) => (on(1, 1)?, on(3, 31)?, true),
        Some(Part::Mid) => (on(6, 1)?, on(7, 31)?, true),
        Some(Part::Late) => (on(12, 1)?, on(12, 31)?, true),
        Some(Part::FirstHalf) => (on(1, 1)?, on(6, 30)?, false),
        Some(Part::SecondHalf) => (on(7, 1)?, on(12, 31)?, false),
        Some(Part::FirstDay | Part::FirstWorkingDay) => (on(1, 1)?, on(1, 1)?, false),
        Some(Part::LastDays(_)) => (on(12, 1)?, on(12, 31)?, true),
        Some(Part::LastDay | Part::LastWorkingDay) => (on(12, 31)?, on(12, 31)?, false),
        Some(Part::On(_)) => return None,
    };
    Some(Interval { first: from, last: to, approximate })
}

fn week_part(first: Date, part: Option<Part>) -> Option<Interval> {
    let on = |offset: i64| first.checked_add(offset.days()).ok();
    let (from, to, approximate) = match part {
        None => (first, on(6)?, false),
        Some(Part::FirstDay | Part::FirstWorkingDay) => (first, first, false),
        Some(Part::Early | Part::EarlyMid | Part::FirstHalf | Part::FirstDays(_)) => (first, on(1)?, true),
        Some(Part::Mid) => (on(2)?, on(3)?, true),
        Some(Part::Late | Part::SecondHalf | Part::LastDays(_)) => (on(4)?, on(6)?, true),
        Some(Part::LastDay) => (on(6)?, on(6)?, false),
        Some(Part::LastWorkingDay) => (on(4)?, on(4)?, false),
        Some(Part::On(weekday)) => {
            let day = on(weekday.to_monday_zero_offset().into())?;
            (day, day, false)
        }
    };
    Some(Interval { first: from, last: to, approximate })
}

/// Weeks of a month run Monday to Sunday; the first is the one that holds its first Thursday, as ISO 8601 counts
/// the weeks of a year. The last one ends with the month.
fn week_of_month(first: Date, ordinal: i8, part: Option<Part>) -> Option<Interval> {
    let end = first.last_of_month();
    if let Some(Part::On(weekday)) = part {
        let week = week_of_month(first, ordinal, None)?;
        let found = (0..7).filter_map(|back| week.last.checked_sub(back.days()).ok());
        return found.filter(|day| *day >= first).find(|day| day.weekday() == weekday).map(Interval::day);
    }
    if ordinal < 0 {
        return Some(Interval { first: monday(end), last: end, approximate: true });
    }
    let week_one = monday(first.checked_add(3.days()).ok()?);
    let start = week_one.checked_add((i64::from(ordinal) - 1).weeks()).ok()?;
    let last = start.checked_add(6.days()).ok()?;
    (start <= end).then_some(Interval { first: start.max(first), last: last.min(end), approximate: true })
}
