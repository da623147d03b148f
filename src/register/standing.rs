//! Whether what was read is enough for the time of year.

use jiff::civil::{Date, date};

use super::{Indicator, Reading, Standing};
use crate::config::Direction;
use crate::vietnamese::fold::fold;
use crate::vietnamese::quantity::Plan;

/// What is less than this short of the pace is on pace: figures are rounded and reports a few days early.
const SLACK: f64 = 0.02;

/// Sets percentages, share, pace and standing. A missing reading is a gap, never zero.
pub(super) fn stand(indicator: &mut Indicator, as_of: Date) {
    let aim = indicator.plan.as_ref().and_then(aim);
    if let Some(aim) = aim.filter(|aim| *aim > 0.0) {
        // The year before was reckoned against its own plan.
        let year = indicator.year;
        for reading in indicator.readings.iter_mut().filter(|reading| reading.period.year() == year) {
            reading.percent = reading.percent.or(reading.value.map(|value| value / aim * 100.0));
        }
    }
    let latest = indicator.latest(as_of).cloned();
    let day = latest.as_ref().map_or(as_of, |reading| reading.date.min(as_of));
    let level = !indicator.accumulates;
    indicator.pace = if level { 1.0 } else { year_gone(day, indicator.year) };
    let Some(latest) = latest else {
        indicator.standing = Standing::NoReading;
        return;
    };
    indicator.share = latest.percent.map(|percent| percent / 100.0);
    indicator.standing = match (indicator.direction, &indicator.plan, latest.value) {
        (Direction::Down, Some(plan), Some(value)) => down(plan, value, year_gone(day, indicator.year)),
        _ => match indicator.share {
            Some(share) if share >= 1.0 => Standing::Exceeded,
            Some(share) if !level && share + SLACK >= indicator.pace => Standing::OnPace,
            Some(_) => Standing::Behind,
            None => Standing::NoReading,
        },
    };
}

/// A ceiling is kept or broken; that it was kept is known when the year is over.
fn down(plan: &Plan, value: f64, gone: f64) -> Standing {
    match plan.max.or(plan.min) {
        Some(most) if value > most => Standing::Behind,
        Some(_) if gone >= 1.0 => Standing::Exceeded,
        _ => Standing::OnPace,
    }
}

/// The figure to reach: the lower end of a range, else its only bound.
fn aim(plan: &Plan) -> Option<f64> {
    plan.min.or(plan.max)
}

/// Whether an indicator of this name is gathered over the year. Percentages, marks, ranks and densities are held: half way through the
/// year 98 % is still the aim. What is spent, collected or carried out of a yearly sum is gathered, though it is told in percent.
pub(super) fn accumulates(name: &str, unit_of_measure: &str) -> bool {
    const LEVELS: [&str; 8] = ["ty le", "chi so", "thu hang", "xep hang", "diem", "mat do", "muc do", "tuoi tho"];
    const SUMS: [&str; 7] = [
        "giai ngan",
        "thuc hien du toan",
        "thu ngan sach",
        "thu noi dia",
        "hoan thanh ke hoach",
        "tien do",
        "quyet toan",
    ];
    let (name, unit) = (fold(name), fold(unit_of_measure));
    if SUMS.iter().any(|sum| name.contains(sum)) {
        return true;
    }
    let held = unit.contains('%') || matches!(unit.trim(), "diem" | "hang" | "bac" | "thu hang" | "rank");
    !(held || LEVELS.iter().any(|level| name.starts_with(level)))
}

/// The last running total by `as_of`; a quarter or month on its own counts only where no total is told.
fn latest(readings: &[Reading], year: i16, as_of: Date) -> Option<&Reading> {
    // A column for the year before says nothing about this year's plan.
    let of_year = move |reading: &&Reading| reading.period.year() == year;
    let known = || readings.iter().filter(of_year).filter(|reading| reading.period.days().0 <= as_of);
    let total = known().rfind(|reading| reading.period.days().0 == date(reading.period.year(), 1, 1));
    total.or_else(|| known().next_back())
}

/// The share of `year` gone by the end of `day`: 0 on the last day of the year before, 1 on 31 December.
pub fn year_gone(day: Date, year: i16) -> f64 {
    match day.year().cmp(&year) {
        std::cmp::Ordering::Less => 0.0,
        std::cmp::Ordering::Greater => 1.0,
        std::cmp::Ordering::Equal => f64::from(day.day_of_year()) / f64::from(day.days_in_year()),
    }
}

impl Indicator {
    /// The reading it is judged by on `as_of`.
    pub fn latest(&self, as_of: Date) -> Option<&Reading> {
        latest(&self.readings, self.year, as_of)
    }

    /// The figure to reach.
    pub fn aim(&self) -> Option<f64> {
        self.plan.as_ref().and_then(aim)
    }

    /// Whether it is held all year and not gathered over the year: a pace says nothing of it.
    pub fn is_level(&self) -> bool {
        !self.accumulates
    }

    /// Whether percent is what it is measured in.
    pub fn is_rate(&self) -> bool {
        self.unit_of_measure.contains('%')
    }
}
