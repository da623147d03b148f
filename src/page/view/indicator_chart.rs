//! The course of one indicator as a drawing: its readings, the plan, and the even way to it.

use crate::chart::{Alternative, Chart, Pace, Plan, PlanShape, Point, Trend, trend};
use crate::config::Direction;
use crate::page::{Here, Texts};
use crate::period::Period;
use crate::register::{Indicator, Reading, year_gone};

use super::indicator::is_total;
use super::indicator_row::{plan, value};

/// `None` where no figure was read, or too few to be a course. Gaps are drawn as gaps.
pub fn trend_of(here: &Here, indicator: &Indicator, gaps: &[Period]) -> Option<Chart> {
    let texts = here.texts;
    let in_year = |reading: &&Reading| reading.period.year() == indicator.year;
    let totals: Vec<&Reading> = indicator.readings.iter().filter(in_year).filter(|r| is_total(r.period)).collect();
    // Months on their own and running totals do not lie on one line.
    let read: Vec<&Reading> =
        if totals.is_empty() { indicator.readings.iter().filter(in_year).collect() } else { totals };
    if read.is_empty() {
        return None;
    }
    let scale = Scale::of(indicator, &read);
    let mut points: Vec<Point> = read.iter().map(|reading| point(texts, indicator, &scale, reading)).collect();
    points.extend(gaps.iter().map(|period| gap(texts, indicator, *period)));
    // The axis reaches from the year's beginning to its end, whatever has been read.
    points.push(silent(texts, 0.0, ""));
    if !points.iter().any(|point| point.x > 11.9) {
        points.push(silent(texts, 12.0, "12"));
    }
    let tick = |at: f64| scale.written(texts, at);
    let drawn = Trend {
        name: texts.say("chart.read"),
        points,
        plan: scale.plan(texts, indicator),
        pace: scale.aim.filter(|_| scale.gathered).map(|aim| Pace {
            from: (0.0, 0.0),
            to: (12.0, aim),
            name: texts.say("chart.pace"),
        }),
        from_zero: scale.gathered,
        tick: &tick,
    };
    let described = Alternative::Described {
        id_prefix: "bieu-do".to_owned(),
        title: texts.fill(
            "chart.trend-title",
            &[("name", &here.register().indicator_name(indicator)), ("year", &indicator.year.to_string())],
        ),
        description: description(texts, indicator, &scale, &read, gaps),
    };
    Some(trend(&drawn, &described))
}

/// What the height of a point means.
struct Scale {
    /// Percent of plan, where a figure was not told for every period.
    in_percent: bool,
    /// A percentage is the measure itself.
    is_rate: bool,
    /// Adds up over the year, so that an even pace means something.
    gathered: bool,
    aim: Option<f64>,
}

impl Scale {
    fn of(indicator: &Indicator, read: &[&Reading]) -> Self {
        let in_percent = read.iter().any(|reading| reading.value.is_none());
        let gathered = indicator.direction == Direction::Up && !indicator.is_level();
        let aim = if in_percent { indicator.plan.as_ref().map(|_| 100.0) } else { indicator.aim() };
        Self { in_percent, is_rate: indicator.is_rate(), gathered, aim }
    }

    fn of_reading(&self, reading: &Reading) -> Option<f64> {
        if self.in_percent { reading.percent } else { reading.value }
    }

    fn written(&self, texts: &Texts, value: f64) -> String {
        if self.in_percent || self.is_rate { texts.percent(value / 100.0) } else { texts.number(value) }
    }

    fn plan(&self, texts: &Texts, indicator: &Indicator) -> Option<Plan> {
        let planned = indicator.plan.as_ref()?;
        let shape = match (self.in_percent, planned.min, planned.max) {
            (true, ..) => PlanShape::Level(100.0),
            (false, Some(min), Some(max)) if min < max => PlanShape::Band(min, max),
            (false, Some(one), _) | (false, None, Some(one)) => PlanShape::Level(one),
            (false, None, None) => return None,
        };
        Some(Plan { shape, name: texts.say("chart.plan"), label: planned.text.clone() })
    }
}

fn point(texts: &Texts, indicator: &Indicator, scale: &Scale, reading: &Reading) -> Point {
    let value = scale.of_reading(reading);
    let label = value.map(|value| scale.written(texts, value)).unwrap_or_default();
    let period = texts.period_title(reading.period);
    Point { title: format!("{period}: {label}"), value, value_label: label, ..place(texts, indicator, reading.period) }
}

fn gap(texts: &Texts, indicator: &Indicator, period: Period) -> Point {
    let title = format!("{}: {}", texts.period_title(period), texts.say("indicator.gap"));
    Point { title, ..place(texts, indicator, period) }
}

/// The end of a period, in months of the year.
fn place(texts: &Texts, indicator: &Indicator, period: Period) -> Point {
    let last = period.days().1;
    silent(texts, year_gone(last, indicator.year) * 12.0, &last.month().to_string())
}

fn silent(texts: &Texts, x: f64, month: &str) -> Point {
    let x_label = if month.is_empty() { String::new() } else { texts.fill("chart.month", &[("n", month)]) };
    Point { x, x_label, value: None, value_label: String::new(), title: String::new() }
}

/// Everything that is drawn, in words.
fn description(texts: &Texts, indicator: &Indicator, scale: &Scale, read: &[&Reading], gaps: &[Period]) -> String {
    let said = |reading: &&Reading| {
        let figure = match scale.in_percent {
            true => scale.of_reading(reading).map(|value| scale.written(texts, value)),
            false => value(texts, indicator, reading),
        };
        format!("{}: {}", texts.period(reading.period), figure.unwrap_or_default())
    };
    let mut parts: Vec<String> = read.iter().map(said).collect();
    parts.extend(gaps.iter().map(|period| format!("{}: {}", texts.period(*period), texts.say("indicator.gap"))));
    if let Some(plan) = plan(indicator) {
        parts.push(texts.fill("chart.plan-said", &[("plan", &plan)]));
    }
    format!("{}.", parts.join("; "))
}
