//! Whether what was read is enough for the time of year.

use jiff::civil::{Date, date};

use super::{Indicator, Reading, Standing};
use crate::config::Direction;
use crate::vietnamese::quantity::Plan;

/// What is less than this short of the pace is on pace: figures are rounded and reports a few days early.
const SLACK: f64 = 0.02;

/// Sets percentages, share, pace and standing. A missing reading is a gap, never zero.
pub(super) fn stand(indicator: &mut Indicator, as_of: Date) {
    let aim = indicator.plan.as_ref().and_then(aim);
    if let Some(aim) = aim.filter(|aim| *aim > 0.0) {
        for reading in &mut indicator.readings {
            reading.percent = reading.percent.or(reading.value.map(|value| value / aim * 100.0));
        }
    }
    let latest = indicator.latest(as_of).cloned();
    let day = latest.as_ref().map_or(as_of, |reading| reading.date.min(as_of));
    let level = is_level(indicator);
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

/// Percentages and bounds are held, not gathered: half way through the year 98 % is still the aim.
fn is_level(indicator: &Indicator) -> bool {
    indicator.unit_of_measure.contains('%')
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

    /// Whether it is held all year (a percentage) and not gathered over the year: a pace says nothing of it.
    pub fn is_level(&self) -> bool {
        is_level(self)
    }
}
