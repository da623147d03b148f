//! A year of deadlines: twelve small months, darker where more is due. Made to be kept as a file; on a page the calendar
//! is a table.
//!
//! The caller says on which column a month begins; no calendar is known here.

use super::Alternative;
use super::frame::{Chart, Size, frame};
use super::letters::{shorten, width};
use super::palette::Role;
use super::pen::{Across, Down, Lettering, Pen, TEXT};

const CELL: f64 = 11.0;
const PITCH: f64 = 12.5;
const MONTH: f64 = 7.0 * PITCH - 1.5;
const ACROSS: usize = 3;
const GAP: f64 = 14.0;
const NAME: f64 = 22.0;
const KEY: f64 = 44.0;

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatDay {
    /// How much is due on it.
    pub count: u64,
    /// The sentence shown when a pointer rests on it; not used where nothing is due.
    pub title: String,
}

/// One month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatMonth {
    /// Its name, short.
    pub name: String,
    /// The column of its first day: 0 where weeks begin.
    pub first_column: u8,
    /// All its days in order.
    pub days: Vec<HeatDay>,
}

/// A year, or any number of months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heat {
    /// The months in order.
    pub months: Vec<HeatMonth>,
    /// What the four shades mean, from nothing to most: "0", "1", "2–3", "4+".
    pub key: [String; 4],
    /// What is counted, before the shades.
    pub key_name: String,
}

/// Draws the months, three in a row.
pub fn heat(heat: &Heat, alternative: &Alternative) -> Chart {
    let sheet_width = MONTH * ACROSS as f64 + GAP * (ACROSS - 1) as f64;
    let lines = heat.months.len().div_ceil(ACROSS).max(1) as f64;
    let height = lines * (NAME + 6.0 * PITCH + GAP) + KEY;
    let pen = Pen::fixed(sheet_width, height);
    for (place, month) in heat.months.iter().enumerate() {
        let left = (place % ACROSS) as f64 * (MONTH + GAP);
        let top = (place / ACROSS) as f64 * (NAME + 6.0 * PITCH + GAP);
        draw_month(&pen, month, (left, top));
    }
    draw_key(&pen, heat, height - KEY);
    frame("heat", Size::Fixed { width: sheet_width, height }, alternative, pen.finish())
}

fn draw_month(pen: &Pen, month: &HeatMonth, (left, top): (f64, f64)) {
    let name = shorten(&month.name, TEXT, MONTH);
    pen.words(Lettering::new(Role::Muted, Across::Left, Down::Top), (left, top), &name);
    let first = usize::from(month.first_column % 7);
    for (day, cell) in month.days.iter().take(31).zip(first..) {
        let x = left + (cell % 7) as f64 * PITCH;
        let y = top + NAME + (cell / 7) as f64 * PITCH;
        let square = |pen: &Pen| pen.rect(shade(day.count), (x, y), (x + CELL, y + CELL));
        if day.count == 0 {
            square(pen);
        } else {
            pen.datum(&day.title, square);
        }
    }
}

fn shade(count: u64) -> Role {
    match count {
        0 => Role::Heat0,
        1 => Role::Heat1,
        2..=3 => Role::Heat2,
        _ => Role::Heat3,
    }
}

/// What is counted, and under it what each shade means.
fn draw_key(pen: &Pen, heat: &Heat, top: f64) {
    let lettering = Lettering::new(Role::Muted, Across::Left, Down::Middle);
    pen.words(lettering, (0.0, top + 10.0), &heat.key_name);
    let (mut left, middle) = (0.0, top + 33.0);
    for (role, name) in [Role::Heat0, Role::Heat1, Role::Heat2, Role::Heat3].into_iter().zip(&heat.key) {
        pen.rect(role, (left, middle - CELL / 2.0), (left + CELL, middle + CELL / 2.0));
        pen.words(lettering, (left + CELL + 5.0, middle), name);
        left += CELL + 5.0 + width(name, TEXT, false) + 16.0;
    }
}
