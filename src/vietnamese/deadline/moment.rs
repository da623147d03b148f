//! A point or stretch of time as a text says it, before any year is inferred.

use jiff::civil::{Time, Weekday};

/// The year as said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearSaid {
    Written(i16),
    /// năm ngoái −1, năm nay 0, năm sau 1.
    FromIssue(i8),
    /// By stem and branch: the year modulo 60.
    Cycle(i8),
    Unsaid,
}

/// The month as said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthSaid {
    Written(i8),
    /// tháng này 0, tháng sau 1.
    FromIssue(i8),
    Unsaid,
}

/// What the moment is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    Day {
        day: i8,
        month: MonthSaid,
    },
    LunarDay {
        day: i8,
        month: i8,
    },
    /// Days from mùng 1 Tết, which is 0.
    Tet(i8),
    /// hôm nay 0, ngày mai 1.
    DayFromIssue(i8),
    /// With the week when said: this one 0, the next 1.
    Weekday {
        weekday: Weekday,
        week: Option<i8>,
    },
    Month(MonthSaid),
    /// Months of the year: "6 tháng đầu năm" is 1–6.
    Months {
        first: i8,
        last: i8,
    },
    Quarter(i8),
    QuarterFromIssue(i8),
    Year,
    Week(i8),
    WeekFromIssue(i8),
    /// `ordinal` −1 is the last week of the month.
    WeekOfMonth {
        ordinal: i8,
        month: MonthSaid,
    },
    /// nay, bây giờ.
    Now,
}

/// Which part of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Early,
    EarlyMid,
    Mid,
    Late,
    FirstHalf,
    SecondHalf,
    FirstDays(i8),
    LastDays(i8),
    FirstDay,
    LastDay,
    FirstWorkingDay,
    LastWorkingDay,
    /// A weekday of the week meant.
    On(Weekday),
}

/// How often something comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    Day,
    Week,
    Month,
    Quarter,
    /// The last month of every quarter.
    QuarterEnd,
    Year,
}

/// A moment as said, with the tokens `from..to` that say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub base: Base,
    pub year: YearSaid,
    pub part: Option<Part>,
    pub time: Option<Time>,
    /// Weekday said beside a date, to be checked against it.
    pub weekday: Option<Weekday>,
    /// Whether a word (ngày, thứ, tháng, quý …) or a written year says that this is a date and no ratio.
    pub sure: bool,
    pub from: usize,
    pub to: usize,
}

impl Moment {
    pub fn new(base: Base, from: usize, to: usize) -> Self {
        Self { base, year: YearSaid::Unsaid, part: None, time: None, weekday: None, sure: true, from, to }
    }

    /// Whether this is one day, not a longer stretch.
    pub fn is_day(&self) -> bool {
        matches!(
            self.base,
            Base::Day { .. } | Base::LunarDay { .. } | Base::Tet(_) | Base::DayFromIssue(_) | Base::Weekday { .. }
        ) || matches!(
            self.part,
            Some(Part::FirstDay | Part::LastDay | Part::FirstWorkingDay | Part::LastWorkingDay | Part::On(_))
        )
    }

    pub fn is_lunar(&self) -> bool {
        matches!(self.base, Base::LunarDay { .. } | Base::Tet(_))
    }
}
