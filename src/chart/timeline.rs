//! When: periods one under another, with what happened on the way.

use super::Alternative;
use super::frame::{Chart, Size, frame};
use super::letters::{shorten, width, wrap};
use super::palette::Role;
use super::pen::{Across, Down, Lettering, Pen, Seen, TEXT, WIDE};
use super::place::thin;
use super::scale::sound;

const WIDTH: f64 = 288.0;
const INSET: f64 = 8.0;
const LINE: f64 = 19.0;
const BAR: f64 = 6.0;
const TRACK: f64 = 18.0;
const ROW_GAP: f64 = 12.0;
const FOOT: f64 = 24.0;
const HEAD: f64 = 22.0;

/// Something on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineMark {
    /// The place in time.
    pub at: f64,
    /// Its meaning: a deadline ([`Role::Plan`]) is a line across, anything else a dot.
    pub role: Role,
    /// The sentence shown when a pointer rests on it.
    pub title: String,
}

/// One period with its name and marks.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRow {
    /// Whose period it is.
    pub label: String,
    /// Its first and last place in time.
    pub span: (f64, f64),
    /// The colour of the period.
    pub role: Role,
    /// The sentence shown when a pointer rests on the period.
    pub title: String,
    /// What happened in it.
    pub marks: Vec<TimelineMark>,
}

/// Periods over one time.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The first and the last place shown.
    pub span: (f64, f64),
    /// Words under the axis.
    pub ticks: Vec<(f64, String)>,
    /// The day the figures are of, with its word.
    pub now: Option<(f64, String)>,
    /// The periods, in the order to be read.
    pub rows: Vec<TimelineRow>,
}

struct Time {
    first: f64,
    last: f64,
}

impl Time {
    fn of(span: (f64, f64)) -> Self {
        let first = sound(span.0).unwrap_or(0.0);
        let last = sound(span.1).unwrap_or(first);
        if last - first > 1.0e-9 { Self { first, last } } else { Self { first, last: first + 1.0 } }
    }

    fn x(&self, at: f64) -> Option<f64> {
        let share = (sound(at)? - self.first) / (self.last - self.first);
        Some(INSET + share.clamp(0.0, 1.0) * (WIDTH - 2.0 * INSET))
    }
}

/// Draws the periods.
pub fn timeline(timeline: &Timeline, alternative: &Alternative) -> Chart {
    let time = Time::of(timeline.span);
    let labels: Vec<Vec<String>> = timeline.rows.iter().map(|row| wrap(&row.label, TEXT, WIDTH, WIDTH)).collect();
    let head = if timeline.now.is_some() { HEAD } else { 0.0 };
    let rows: f64 = labels.iter().map(|lines| lines.len() as f64 * LINE + TRACK + ROW_GAP).sum();
    let (bottom, height) = (head + rows, head + rows + FOOT);

    let pen = Pen::fluid(WIDTH, height);
    let ticks = ticks(timeline, &time);
    draw_axis(&pen, &ticks, bottom);
    draw_now(&pen, timeline, &time);
    let mut top = head;
    for (row, lines) in timeline.rows.iter().zip(&labels) {
        for (place, line) in lines.iter().enumerate() {
            let lettering = Lettering::new(Role::Ink, Across::Left, Down::Top);
            pen.words(lettering, (0.0, top + place as f64 * LINE), line);
        }
        top += lines.len() as f64 * LINE;
        // Lines down cross the bars only, never the names between them.
        for (x, _) in &ticks {
            pen.line(Role::Grid, (*x, top), (*x, top + TRACK));
        }
        if let Some(now) = timeline.now.as_ref().and_then(|now| time.x(now.0)) {
            pen.line(Role::Ink, (now, top), (now, top + TRACK));
        }
        draw_row(&pen, row, &time, top + TRACK / 2.0);
        top += TRACK + ROW_GAP;
    }
    frame("timeline", Size::Fluid { height, file_width: WIDTH * 2.0 }, alternative, pen.finish())
}

fn ticks<'a>(timeline: &'a Timeline, time: &Time) -> Vec<(f64, &'a str)> {
    let placed = |(at, word): &'a (f64, String)| Some((time.x(*at)?, word.as_str()));
    let mut ticks: Vec<_> = timeline.ticks.iter().filter_map(placed).collect();
    ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
    ticks
}

fn draw_axis(pen: &Pen, ticks: &[(f64, &str)], bottom: f64) {
    let half = |place: usize| width(ticks[place].1, TEXT, false) / 2.0;
    let fits = |scale: f64| {
        let half = &half;
        move |left: usize, right: usize| (ticks[right].0 - ticks[left].0) * scale >= half(left) + half(right) + 8.0
    };
    let narrow = thin(ticks.len(), None, fits(1.0));
    let wide = thin(ticks.len(), Some(narrow), fits(WIDE));
    for (from_last, place) in (0..ticks.len()).rev().enumerate() {
        let (x, word) = ticks[place];
        pen.line(Role::Muted, (x, bottom), (x, bottom + 4.0));
        let across = if x + half(place) > WIDTH {
            Across::Right
        } else if x < half(place) {
            Across::Left
        } else {
            Across::Middle
        };
        let write = |pen: &Pen| pen.words(Lettering::new(Role::Muted, across, Down::Top), (x, bottom + 6.0), word);
        if from_last % narrow == 0 {
            write(pen);
        } else if from_last % wide == 0 {
            pen.seen(Seen::Wide, write);
        }
    }
    pen.line(Role::Muted, (0.0, bottom), (WIDTH, bottom));
}

/// The word of the day the figures are of, with a stroke down to the first row.
fn draw_now(pen: &Pen, timeline: &Timeline, time: &Time) {
    let Some((at, word)) = &timeline.now else { return };
    let Some(x) = time.x(*at) else { return };
    pen.line(Role::Ink, (x, 0.0), (x, HEAD - 6.0));
    let (across, x) = if x < WIDTH / 2.0 { (Across::Left, x + 5.0) } else { (Across::Right, x - 5.0) };
    let word = shorten(word, TEXT, WIDTH / 2.0);
    pen.words(Lettering::new(Role::Ink, across, Down::Top).strong(), (x, 0.0), &word);
}

fn draw_row(pen: &Pen, row: &TimelineRow, time: &Time, middle: f64) {
    if let (Some(from), Some(to)) = (time.x(row.span.0), time.x(row.span.1)) {
        let (from, to) = (from.min(to), from.max(to).max(from.min(to) + 2.0));
        let (top, bottom) = (middle - BAR / 2.0, middle + BAR / 2.0);
        pen.datum(&row.title, |pen| pen.rect(row.role, (from, top), (to, bottom)));
    }
    for mark in &row.marks {
        let Some(x) = time.x(mark.at) else { continue };
        pen.datum(&mark.title, |pen| match mark.role {
            Role::Plan => pen.stamp((x, middle), deadline),
            role => pen.circle(role, (x, middle), 5.0),
        });
    }
}

/// A post across the bar.
fn deadline(pen: &Pen) {
    pen.rect(Role::Plan, (-1.5, -TRACK / 2.0), (1.5, TRACK / 2.0));
}
