//! Who stands where: one bar a row, its parts in the order of the key, all on one scale.
//!
//! Parts differ in height as well as in colour, the more pressing the higher: so they are told apart without colour, and
//! what is finished steps back. The name stands above its bar, not beside it: names of units are long, phones narrow.

use super::Alternative;
use super::frame::{Chart, Size, frame};
use super::key::{self, Entry, Swatch};
use super::letters::{width, wrap};
use super::palette::Role;
use super::pen::{Across, Down, Lettering, Pen, TEXT};

const WIDTH: f64 = 288.0;
const BAR: f64 = 16.0;
const LINE: f64 = 19.0;
const ROW_GAP: f64 = 16.0;
/// A part that is there at all is seen.
const LEAST: f64 = 4.0;
/// The ground that shows between two parts.
const GAP: f64 = 1.5;

/// One part of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatePart {
    /// Its meaning; gives colour and height.
    pub role: Role,
    /// How many.
    pub count: u64,
    /// The sentence shown when a pointer rests on it.
    pub title: String,
}

/// One bar with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateRow {
    /// Whose bar it is.
    pub label: String,
    /// What is to be read at its right end, written out.
    pub value: String,
    /// The parts from the left; the most pressing first, so that these share a base line.
    pub parts: Vec<StatePart>,
}

/// Bars that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct States {
    /// The names of the parts, in their order.
    pub key: Vec<(Role, String)>,
    /// The bars, in the order to be read.
    pub rows: Vec<StateRow>,
}

/// Draws all rows on the scale of the longest.
pub fn states(states: &States, alternative: &Alternative) -> Chart {
    let swatch = |role: &Role| Swatch::Bar(thickness(*role));
    let key: Vec<Entry> =
        states.key.iter().map(|(role, name)| Entry { role: *role, swatch: swatch(role), name }).collect();
    let most = states.rows.iter().map(|row| total(&row.parts)).fold(0.0, f64::max);
    let labels: Vec<Vec<String>> = states.rows.iter().map(lines).collect();
    let above = key::height(&key, WIDTH) + if key.is_empty() { 0.0 } else { 10.0 };
    let rows: f64 = labels.iter().map(|lines| lines.len() as f64 * LINE + BAR + ROW_GAP).sum();
    let height = (above + rows - ROW_GAP).max(1.0) + 2.0;

    let pen = Pen::fluid(WIDTH, height);
    key::draw(&pen, &key, WIDTH);
    let mut top = above;
    for (row, lines) in states.rows.iter().zip(&labels) {
        let value = Lettering::new(Role::Ink, Across::Right, Down::Top).strong();
        for (place, line) in lines.iter().enumerate() {
            pen.words(Lettering::new(Role::Ink, Across::Left, Down::Top), (0.0, top + place as f64 * LINE), line);
        }
        pen.words(value, (WIDTH, top + (lines.len() as f64 - 1.0) * LINE), &row.value);
        top += lines.len() as f64 * LINE + 2.0;
        bar(&pen, top, &row.parts, most);
        top += BAR - 2.0 + ROW_GAP;
    }
    frame("states", Size::Fluid { height, file_width: WIDTH * 2.0 }, alternative, pen.finish())
}

/// One bar without words, for a cell of a table; `most` is the same for all rows of the table.
pub fn state_bar(parts: &[StatePart], most: u64, alternative: &Alternative) -> Chart {
    let pen = Pen::fluid(WIDTH, BAR);
    bar(&pen, 0.0, parts, most as f64);
    frame("state-bar", Size::Fluid { height: BAR, file_width: WIDTH }, alternative, pen.finish())
}

fn lines(row: &StateRow) -> Vec<String> {
    let value = width(&row.value, TEXT, true);
    wrap(&row.label, TEXT, WIDTH, (WIDTH - value - 12.0).max(WIDTH * 0.4))
}

fn total(parts: &[StatePart]) -> f64 {
    parts.iter().map(|part| part.count as f64).sum()
}

/// How high a part of this meaning is.
pub(super) fn thickness(role: Role) -> f64 {
    match role {
        Role::Overdue => BAR,
        Role::Soon => 13.0,
        Role::InTime => 10.0,
        Role::Late => 6.0,
        Role::Done => 4.0,
        _ => 8.0,
    }
}

fn bar(pen: &Pen, top: f64, parts: &[StatePart], most: f64) {
    let parts: Vec<&StatePart> = parts.iter().filter(|part| part.count > 0).collect();
    let widths = widths(&parts, most);
    let base = top + BAR;
    let mut left = 0.0;
    for (at, (part, width)) in parts.iter().zip(&widths).enumerate() {
        let gap = if at + 1 < parts.len() { GAP } else { 0.0 };
        let (from, to) = ((left, base - thickness(part.role)), (left + width - gap, base));
        pen.datum(&part.title, |pen| pen.rect(part.role, from, to));
        left += width;
    }
}

/// Widths by count. None is so small that it vanishes; what the small ones get too much, the widest gives.
fn widths(parts: &[&StatePart], most: f64) -> Vec<f64> {
    let total: f64 = parts.iter().map(|part| part.count as f64).sum();
    let most = most.max(total).max(1.0);
    let room = (total / most * WIDTH).max(LEAST * parts.len() as f64).min(WIDTH);
    let mut widths: Vec<f64> = parts.iter().map(|part| (part.count as f64 / most * WIDTH).max(LEAST)).collect();
    let excess = widths.iter().sum::<f64>() - room;
    if let Some(widest) = widths.iter_mut().max_by(|a, b| a.total_cmp(b)) {
        *widest = (*widest - excess).max(LEAST);
    }
    widths
}
