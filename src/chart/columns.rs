//! How much, when: one column a month, its parts in the order of the key, all on one scale.
//!
//! Parts differ in breadth as well as in colour, the more pressing the broader, as bars of states differ in height. Whole
//! numbers only: what is counted has no halves.

use super::Alternative;
use super::frame::{Chart, Size, frame};
use super::key::{self, Entry, Swatch};
use super::letters::width;
use super::palette::Role;
use super::pen::{Across, Down, Lettering, Pen, TEXT};
use super::states::{StatePart, thickness};

const WIDTH: f64 = 288.0;
const PLOT: f64 = 120.0;
const HEAD: f64 = 20.0;
const FOOT: f64 = 22.0;
/// A part that is there at all is seen.
const LEAST: f64 = 3.0;

/// One column with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The word under it, short: "10".
    pub label: String,
    /// What is to be read above it, written out; empty for nothing.
    pub value: String,
    /// The parts from the foot up.
    pub parts: Vec<StatePart>,
}

/// Columns that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The names of the parts, in their order.
    pub key: Vec<(Role, String)>,
    /// The columns, from the left.
    pub columns: Vec<Column>,
}

/// Draws all columns on the scale of the highest.
pub fn columns(columns: &Columns, alternative: &Alternative) -> Chart {
    let swatch = |role: &Role| Swatch::Bar(thickness(*role));
    let key: Vec<Entry> =
        columns.key.iter().map(|(role, name)| Entry { role: *role, swatch: swatch(role), name }).collect();
    let top = key::height(&key, WIDTH) + HEAD;
    let foot = top + PLOT;
    let most = columns.columns.iter().map(total).fold(1.0, f64::max);
    let step = WIDTH / columns.columns.len().max(1) as f64;

    let pen = Pen::fluid(WIDTH, foot + FOOT);
    key::draw(&pen, &key, WIDTH);
    pen.line(Role::Muted, (0.0, foot), (WIDTH, foot));
    for (place, column) in columns.columns.iter().enumerate() {
        let middle = (place as f64 + 0.5) * step;
        let height = stack(&pen, column, most, (middle, foot), step);
        let fits = |words: &str| width(words, TEXT, false) <= step + 6.0;
        if fits(&column.value) {
            let lettering = Lettering::new(Role::Ink, Across::Middle, Down::Bottom);
            pen.words(lettering, (middle, foot - height - 3.0), &column.value);
        }
        if fits(&column.label) {
            pen.words(Lettering::new(Role::Muted, Across::Middle, Down::Top), (middle, foot + 5.0), &column.label);
        }
    }
    frame("columns", Size::Fluid { height: foot + FOOT, file_width: WIDTH * 2.0 }, alternative, pen.finish())
}

fn total(column: &Column) -> f64 {
    column.parts.iter().map(|part| part.count as f64).sum()
}

/// One column on its foot; gives its height.
fn stack(pen: &Pen, column: &Column, most: f64, (middle, foot): (f64, f64), step: f64) -> f64 {
    let broadest = (step * 0.72).min(22.0);
    let mut height = 0.0;
    for part in column.parts.iter().filter(|part| part.count > 0) {
        let more = (part.count as f64 / most * PLOT).max(LEAST);
        // Where many small parts stand on one another, the sheet's head is the end.
        let more = more.min(PLOT - height).max(0.0);
        let half = broadest * thickness(part.role) / thickness(Role::Overdue) / 2.0;
        let (from, to) = ((middle - half, foot - height - more), (middle + half, foot - height));
        pen.datum(&part.title, |pen| pen.rect(part.role, from, to));
        height += more;
    }
    height
}
