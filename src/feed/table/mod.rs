//! Tables among the exports: tasks, indicators, cited documents, the log. Each is made once, of cells that know what they are, and
//! written as CSV and as a workbook, so the two never differ.

mod documents;
mod form;
mod indicators;
mod progress;
mod tasks;

pub use documents::documents;
pub use form::form;
pub use indicators::indicators;
pub use progress::{progress, rows};
pub use tasks::tasks;

use std::borrow::Cow;

use jiff::civil::Date;

use super::is_text;

/// A table with its cells typed. Rows are made when they are asked for: an archive's tables are larger than its texts.
pub struct Table<'a> {
    /// The file's name without its kind: `nhiem-vu`.
    pub name: &'static str,
    /// The end of the key of its title among the theme's texts: `sheet.tasks`.
    pub key: &'static str,
    pub columns: &'static [Column],
    /// How many rows there are.
    pub count: usize,
    /// The first row that the workbook holds; the CSV has all. A workbook opens whole or not at all, and what is newest comes last.
    pub first_in_book: usize,
    /// The rows at a place below that, as wide as the columns.
    pub row: Box<dyn Fn(usize) -> Vec<Cell<'a>> + Sync + Send + 'a>,
}

impl Table<'_> {
    /// How many rows the workbook holds.
    pub fn in_book(&self) -> usize {
        self.count - self.first_in_book
    }
}

/// A column: its head in CSV, and its width in a workbook, in characters.
pub struct Column {
    pub head: &'static str,
    pub width: u8,
    /// The columns of a form that people fill in.
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Day,
    Number,
    Percent,
    /// One of the three statuses of the log.
    Status,
}

pub const fn column(head: &'static str, width: u8, kind: Kind) -> Column {
    Column { head, width, kind }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    Blank,
    Text(Cow<'a, str>),
    Day(Date),
    /// With at most four decimals.
    Number(f64),
    /// A year or a count: a number that is written without groups.
    Plain(i64),
    /// 0–100 and beyond.
    Percent(f64),
}

/// A text as it is, without control characters but line ends; blank where it is empty.
pub fn text<'a>(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
    let text = text.into();
    // All that could have to go begins with one of these bytes; hardly any text has one.
    let clean = |byte: &u8| !matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xef..);
    if text.as_bytes().iter().all(clean) {
        return if text.is_empty() { Cell::Blank } else { Cell::Text(text) };
    }
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' => out.push('\n'),
            '\t' | '\r' => out.push(' '),
            c if is_text(c) => out.push(c),
            _ => {}
        }
    }
    if out.is_empty() { Cell::Blank } else { Cell::Text(out.into()) }
}

pub fn text_or_blank<'a>(value: Option<impl Into<Cow<'a, str>>>) -> Cell<'a> {
    value.map_or(Cell::Blank, text)
}

pub fn day(value: Option<Date>) -> Cell<'static> {
    value.map_or(Cell::Blank, Cell::Day)
}

pub fn number(value: Option<f64>) -> Cell<'static> {
    rounded(value, 4).map_or(Cell::Blank, Cell::Number)
}

pub fn percent(value: Option<f64>) -> Cell<'static> {
    rounded(value, 4).map_or(Cell::Blank, Cell::Percent)
}

/// Both forms of a table hold the same digits.
fn rounded(value: Option<f64>, decimals: usize) -> Option<f64> {
    let value = value.filter(|value| value.is_finite())?;
    format!("{value:.decimals$}").parse().ok()
}

/// Several in one cell.
pub fn listed<T: AsRef<str>>(all: impl IntoIterator<Item = T>) -> Cell<'static> {
    let mut out = String::new();
    for one in all {
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(one.as_ref());
    }
    text(out)
}
