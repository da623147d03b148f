//! How it went: one measure over time against its plan and its pace.
//!
//! This file says what a trend is and in which order it is drawn; `plot` turns values into places, `words` finds room
//! for the labels.

mod plot;
mod words;

use super::Alternative;
use super::frame::{Chart, Size, frame};
use super::key::{self, Entry, Swatch};
use super::palette::Role;
use super::pen::Pen;
use plot::Plot;

/// The narrowest width the chart is laid out for.
const WIDTH: f64 = 288.0;

/// One reading, or the place where one is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The place in time, in any unit: months, days. A point whose place is not a number is left out.
    pub x: f64,
    /// The word under the axis; may be empty.
    pub x_label: String,
    /// What was read. `None` is a gap in the line.
    pub value: Option<f64>,
    /// The value written out, shown at the point.
    pub value_label: String,
    /// The sentence shown when a pointer rests on the point. For a gap: why there is nothing; where it is empty, the gap
    /// is one that says nothing (a month yet to come) and is not marked.
    pub title: String,
}

/// What was planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The plan's form.
    pub shape: PlanShape,
    /// Its name in the key.
    pub name: String,
    /// Its value written out, shown at the line.
    pub label: String,
}

/// The form of a plan over time.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanShape {
    /// One value all along.
    Level(f64),
    /// Between two values.
    Band(f64, f64),
    /// From each place on, the value given with it.
    Steps(Vec<(f64, f64)>),
}

/// The straight way from nothing to the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// Place and value where the way begins.
    pub from: (f64, f64),
    /// Place and value where it ends.
    pub to: (f64, f64),
    /// Its name in the key.
    pub name: String,
}

/// One measure over time.
pub struct Trend<'a> {
    /// The name of the measure in the key; empty for none.
    pub name: String,
    /// The readings, in any order.
    pub points: Vec<Point>,
    /// The plan, where there is one.
    pub plan: Option<Plan>,
    /// The pace, where there is one.
    pub pace: Option<Pace>,
    /// Whether the axis begins at zero. A measure that grows over the year should; a rate that moves a little need not.
    pub from_zero: bool,
    /// Writes out a value of the axis.
    pub tick: &'a dyn Fn(f64) -> String,
}

/// Draws the trend.
pub fn trend(trend: &Trend, alternative: &Alternative) -> Chart {
    let key = entries(trend);
    let above = key::height(&key, WIDTH);
    let plot = Plot::of(trend, above);
    let pen = Pen::fluid(WIDTH, plot.height());
    key::draw(&pen, &key, WIDTH);
    pen.pinned(plot.gutter, |pen| {
        plot.draw_axis(pen, trend.tick);
        plot.draw_gaps(pen);
        plot.draw_plan(pen);
        plot.draw_series(pen);
        words::draw(pen, &plot, trend);
    });
    let size = Size::Fluid { height: plot.height(), file_width: WIDTH * 2.0 };
    frame("trend", size, alternative, pen.finish())
}

fn entries<'a>(trend: &'a Trend) -> Vec<Entry<'a>> {
    let series = Entry { role: Role::Series, swatch: Swatch::Dotted, name: &trend.name };
    let plan = trend.plan.as_ref().map(|plan| Entry { role: Role::Plan, swatch: Swatch::Line, name: &plan.name });
    let pace = trend.pace.as_ref().map(|pace| Entry { role: Role::Pace, swatch: Swatch::Line, name: &pace.name });
    [Some(series), plan, pace].into_iter().flatten().filter(|entry| !entry.name.is_empty()).collect()
}
