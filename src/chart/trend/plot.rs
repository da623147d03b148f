//! Values turned into places, and the marks at those places.

use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::IntoDrawingArea;
use plotters::series::LineSeries;
use plotters::style::Color;

use super::super::letters::width;
use super::super::markup::to_tenths;
use super::super::palette::Role;
use super::super::pen::{Across, Down, Lettering, Pen, TEXT};
use super::super::scale::{Axis, extent, sound};
use super::{Pace, PlanShape, Point, Trend, WIDTH};

const PLOT_HEIGHT: f64 = 160.0;
const HEADROOM: f64 = 24.0;
const FOOTROOM: f64 = 26.0;
const GUTTER_MOST: f64 = 110.0;

/// A point that has a place; its value is a number or nothing.
pub(super) struct Reading<'a> {
    pub point: &'a Point,
    pub x: f64,
    pub value: Option<f64>,
}

/// The drawing's measures: what spans which pixels.
pub(super) struct Plot<'a> {
    pub readings: Vec<Reading<'a>>,
    /// Runs of places and values of the plan; two for a band.
    plan: Vec<Vec<(f64, f64)>>,
    pace: Option<[(f64, f64); 2]>,
    axis: Axis,
    span: (f64, f64),
    /// The right edge of the axis words.
    pub gutter: f64,
    pub top: f64,
    left: f64,
    right: f64,
    /// From places in time and values to tenths of a pixel.
    places: Cartesian2d<RangedCoordf64, RangedCoordf64>,
}

impl<'a> Plot<'a> {
    pub fn of(trend: &'a Trend, above: f64) -> Self {
        let readings = readings(&trend.points);
        let pace = trend.pace.as_ref().and_then(pace_ends);
        let steps = match trend.plan.as_ref().map(|plan| &plan.shape) {
            Some(PlanShape::Steps(steps)) => sound_steps(steps),
            Some(PlanShape::Level(_) | PlanShape::Band(..)) | None => Vec::new(),
        };
        let places = readings.iter().map(|reading| reading.x);
        let places = places.chain(pace.iter().flatten().chain(&steps).map(|end| end.0));
        let span = match extent(places) {
            Some((first, last)) if last - first > 1.0e-9 => (first, last),
            Some((only, _)) => (only - 0.5, only + 0.5),
            None => (0.0, 1.0),
        };
        let plan = plan_runs(trend, steps, span);
        let values = readings.iter().filter_map(|reading| reading.value);
        let values = values.chain(plan.iter().flatten().chain(pace.iter().flatten()).map(|end| end.1));
        let axis = Axis::around(values, trend.from_zero, 5);
        let words = axis.ticks.iter().map(|tick| width(&(trend.tick)(*tick), TEXT, false));
        let gutter = words.fold(0.0, f64::max).min(GUTTER_MOST) + 8.0;
        let half = |reading: Option<&Reading>| reading.map_or(0.0, |reading| half_width(reading.point));
        let right = WIDTH - half(readings.last()).clamp(8.0, 50.0);
        let left = gutter + half(readings.first()).clamp(12.0, 50.0);
        let top = above + HEADROOM;
        let across = to_tenths(left)..to_tenths(right);
        let down = to_tenths(top + PLOT_HEIGHT)..to_tenths(top);
        let places = Cartesian2d::new(span.0..span.1, axis.low..axis.high, (across, down));
        Self { readings, plan, pace, axis, span, gutter, top, left, right, places }
    }

    /// The lower end of the plot.
    pub fn bottom(&self) -> f64 {
        self.top + PLOT_HEIGHT
    }

    pub fn height(&self) -> f64 {
        self.bottom() + FOOTROOM
    }

    /// The pixel of a place in time and of a value.
    pub fn at(&self, x: f64, value: f64) -> (f64, f64) {
        let (across, down) = self.places.translate(&(x, value));
        (f64::from(across) / 10.0, f64::from(down) / 10.0)
    }

    /// The line in pieces: a gap ends one and begins the next.
    fn runs(&self) -> Vec<Vec<(f64, f64)>> {
        let runs = self.readings.split(|reading| reading.value.is_none());
        let places = |run: &[Reading]| run.iter().filter_map(|reading| Some((reading.x, reading.value?))).collect();
        runs.map(places).filter(|run: &Vec<_>| !run.is_empty()).collect()
    }

    /// Where the readings are, in pixels.
    pub fn dots(&self) -> Vec<(f64, f64)> {
        self.readings.iter().filter_map(|reading| Some(self.at(reading.x, reading.value?))).collect()
    }

    /// Every stroke that words should not cross, in pixels.
    pub fn strokes(&self) -> Vec<((f64, f64), (f64, f64))> {
        let runs = self.runs();
        let pace = self.pace.iter().map(|ends| &ends[..]);
        let runs = runs.iter().chain(&self.plan).map(Vec::as_slice).chain(pace);
        let pairs = runs.flat_map(|run| run.windows(2));
        pairs.map(|pair| (self.at(pair[0].0, pair[0].1), self.at(pair[1].0, pair[1].1))).collect()
    }

    /// The height of the plan at its end, in pixels.
    pub fn plan_end(&self) -> Option<f64> {
        let (x, value) = *self.plan.first()?.last()?;
        Some(self.at(x, value).1)
    }

    pub fn draw_axis(&self, pen: &Pen, tick: &dyn Fn(f64) -> String) {
        let lettering = Lettering::new(Role::Muted, Across::Right, Down::Middle);
        for (place, value) in self.axis.ticks.iter().enumerate() {
            let y = self.at(self.span.0, *value).1;
            let role = if place == 0 { Role::Muted } else { Role::Grid };
            pen.line(role, (self.gutter, y), (WIDTH, y));
            pen.words(lettering, (self.gutter - 8.0, y), &tick(*value));
        }
    }

    /// A missing reading is a light column with its reason: to be seen, and not to be taken for a value.
    pub fn draw_gaps(&self, pen: &Pen) {
        let step = (self.right - self.left) / (self.readings.len().max(2) - 1) as f64;
        let half = (step * 0.35).clamp(1.0, 12.0);
        for reading in self.readings.iter().filter(|reading| reading.value.is_none()) {
            if !reading.point.title.is_empty() {
                let x = self.at(reading.x, self.axis.low).0;
                let (from, to) = ((x - half, self.top), ((x + half).min(WIDTH), self.bottom() - 1.0));
                pen.datum(&reading.point.title, |pen| pen.rect(Role::Track, from, to));
            }
        }
    }

    pub fn draw_plan(&self, pen: &Pen) {
        for run in &self.plan {
            let places: Vec<_> = run.iter().map(|(x, value)| self.at(*x, *value)).collect();
            pen.path(Role::Plan, &places);
        }
        if let Some([from, to]) = self.pace {
            pen.line(Role::Pace, self.at(from.0, from.1), self.at(to.0, to.1));
        }
    }

    /// The line through plotters' own coordinates and series, then a titled dot for every reading.
    pub fn draw_series(&self, pen: &Pen) {
        let area = pen.backend().into_drawing_area().apply_coord_spec(self.places.clone());
        for run in self.runs() {
            for stroke in LineSeries::new(run, Role::Series.key().stroke_width(1)) {
                let _ = area.draw(&stroke); // writing to a string cannot fail
            }
        }
        let radius = match self.readings.len() {
            0..=24 => 4.0,
            25..=60 => 3.0,
            _ => 2.0,
        };
        for reading in &self.readings {
            if let Some(value) = reading.value {
                let place = self.at(reading.x, value);
                pen.datum(&reading.point.title, |pen| pen.circle(Role::Series, place, radius));
            }
        }
    }
}

fn half_width(point: &Point) -> f64 {
    width(&point.value_label, TEXT, true).max(width(&point.x_label, TEXT, false)) / 2.0 + 2.0
}

fn readings(points: &[Point]) -> Vec<Reading<'_>> {
    let placed = |point| Some(Reading { point, x: sound(point.x)?, value: point.value.and_then(sound) });
    let mut readings: Vec<Reading> = points.iter().filter_map(placed).collect();
    readings.sort_by(|a, b| a.x.total_cmp(&b.x));
    readings
}

fn pace_ends(pace: &Pace) -> Option<[(f64, f64); 2]> {
    let end = |(x, value): (f64, f64)| Some((sound(x)?, sound(value)?));
    Some([end(pace.from)?, end(pace.to)?])
}

fn sound_steps(steps: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut sound: Vec<_> = steps.iter().filter_map(|(x, value)| Some((sound(*x)?, sound(*value)?))).collect();
    sound.sort_by(|a, b| a.0.total_cmp(&b.0));
    sound
}

fn plan_runs(trend: &Trend, steps: Vec<(f64, f64)>, (first, last): (f64, f64)) -> Vec<Vec<(f64, f64)>> {
    let level = |value: f64| sound(value).map(|value| vec![(first, value), (last, value)]);
    match trend.plan.as_ref().map(|plan| &plan.shape) {
        None => Vec::new(),
        Some(PlanShape::Level(value)) => level(*value).into_iter().collect(),
        Some(PlanShape::Band(low, high)) => [*high, *low].into_iter().filter_map(level).collect(),
        Some(PlanShape::Steps(_)) if steps.is_empty() => Vec::new(),
        Some(PlanShape::Steps(_)) => {
            let ends = steps.iter().skip(1).map(|step| step.0).chain([last]);
            vec![steps.iter().zip(ends).flat_map(|((from, value), to)| [(*from, *value), (to, *value)]).collect()]
        }
    }
}
