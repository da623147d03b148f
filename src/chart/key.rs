//! The line above a chart that names its marks.

use super::letters::width;
use super::palette::Role;
use super::pen::{Across, Down, Lettering, Pen, Seen, TEXT, WIDE};

/// The height of one line of the key.
pub(super) const LINE: f64 = 22.0;
const SWATCH: f64 = 18.0;
const GAP: f64 = 13.0;

/// What stands before a name.
#[derive(Clone, Copy)]
pub(super) enum Swatch {
    /// A stroke as in the drawing.
    Line,
    /// A stroke with the dot of a datum on it.
    Dotted,
    /// A piece of a bar of this height.
    Bar(f64),
}

/// One name with its mark.
pub(super) struct Entry<'a> {
    pub role: Role,
    pub swatch: Swatch,
    pub name: &'a str,
}

/// The places of the entries, left and line, broken where a sheet of `room` pixels ends; and how many lines there are.
fn places(entries: &[Entry], room: f64) -> (Vec<(f64, usize)>, usize) {
    let (mut left, mut line) = (0.0, 0);
    let mut places = Vec::with_capacity(entries.len());
    for entry in entries {
        let needed = SWATCH + 5.0 + width(entry.name, TEXT, false);
        if left > 0.0 && left + needed > room {
            (left, line) = (0.0, line + 1);
        }
        places.push((left, line));
        left += needed + GAP;
    }
    (places, if entries.is_empty() { 0 } else { line + 1 })
}

/// How high the key will be.
pub(super) fn height(entries: &[Entry], room: f64) -> f64 {
    places(entries, room).1 as f64 * LINE
}

/// Draws the key from the left edge down to `height`; its places do not stretch. Where it takes several lines, it is drawn
/// again for a wide chart, in fewer lines that stand just above the marks.
pub(super) fn draw(pen: &Pen, entries: &[Entry], room: f64) {
    let (narrow, lines) = places(entries, room);
    let (wide, fewer) = places(entries, room * WIDE);
    pen.pinned(f64::MAX, |pen| {
        if fewer == lines {
            return draw_at(pen, entries, &narrow, 0.0);
        }
        pen.seen(Seen::Narrow, |pen| draw_at(pen, entries, &narrow, 0.0));
        pen.seen(Seen::Wide, |pen| draw_at(pen, entries, &wide, (lines - fewer) as f64 * LINE));
    });
}

fn draw_at(pen: &Pen, entries: &[Entry], places: &[(f64, usize)], top: f64) {
    for (entry, (left, line)) in entries.iter().zip(places) {
        let middle = top + *line as f64 * LINE + LINE / 2.0;
        swatch(pen, entry, *left, middle);
        let lettering = Lettering::new(Role::Muted, Across::Left, Down::Middle);
        pen.words(lettering, (left + SWATCH + 5.0, middle), entry.name);
    }
}

fn swatch(pen: &Pen, entry: &Entry, left: f64, middle: f64) {
    let (role, right) = (entry.role, left + SWATCH);
    match entry.swatch {
        Swatch::Line => pen.line(role, (left, middle), (right, middle)),
        Swatch::Dotted => {
            pen.line(role, (left, middle), (right, middle));
            pen.circle(role, (left + SWATCH / 2.0, middle), 3.5);
        }
        Swatch::Bar(height) => pen.rect(role, (left, middle - height / 2.0), (right, middle + height / 2.0)),
    }
}
