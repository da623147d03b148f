//! The log of results: rows that say what became of a task on a day. Append-only; order and doubles do not matter.
//!
//! A log is a CSV file, the tables of a Markdown file, or the sheets of a workbook; all three come here as grids. A row with any fault
//! is told and left out whole: half a row would say something that nobody wrote.

mod column;
mod row;

use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Written;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::grid::{self, Grid, GridRow};
use crate::markup::{self, BlockKind};
use crate::notice::split_front;
use crate::source::{Place, Source, SourceId, Sources, Wording};
use column::{Column, EXAMPLE};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Done,
    Doing,
    Dropped,
}

/// One row, checked as far as the row alone allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub place: Place,
    /// The task's id as written.
    pub task: Written<Wording>,
    pub date: Date,
    /// Where the date is written.
    pub day: Place,
    pub status: Option<Status>,
    pub new_deadline: Option<Written<Date>>,
    /// What the row repeats of the task's words, as sheets do for those who fill them in; mostly empty.
    pub words: Wording,
    /// Shared with the events that it becomes.
    pub said: Arc<Said>,
}

/// What a row tells in its own words; any of them may be empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// 0–100.
    pub percent: Option<f64>,
    /// What came of it.
    pub result: Wording,
    /// The document that shows it.
    pub document: Wording,
    pub note: Wording,
}

/// Parses a log: one text, or the sheets of one workbook, of which each with the columns counts.
pub fn parse(log: &[SourceId], sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut found = false;
    for Table { source, head, rows } in tables(log, sources, diagnostics) {
        if !column::is_head(&head) {
            continue;
        }
        found = true;
        let heads = heads(source, &head, diagnostics);
        let text = sources.shared(source);
        for row in rows.filter(|row| !row.repeats(&head)) {
            crate::notice::check_width(source, &head, &row, diagnostics);
            if is_whole(source, &row, &head, diagnostics) {
                entries.extend(row::entry((source, &text), &row, &heads, diagnostics));
            }
        }
    }
    if let (false, Some(first)) = (found, log.first()) {
        let text = &sources.get(*first).text;
        let end = text.find('\n').unwrap_or(text.len());
        diagnostics.report(Code::NoTable, Place::new(*first, (0..end).into())).with("example", EXAMPLE);
    }
    entries
}

/// Whether a sheet or a CSV text is a log: a head names the task and the day.
pub fn is_log(source: &Source) -> bool {
    match source.sheet {
        Some(_) => Grid::from_sheet(source, |grid| column::is_head(&grid.head)).is_some(),
        None => grid::csv_rows(&source.text).is_some_and(|(head, _)| column::is_head(&head)),
    }
}

/// A table of a log; its rows are read one at a time, since a log is as long as an archive is old.
struct Table<'a> {
    source: SourceId,
    head: GridRow,
    rows: Box<dyn Iterator<Item = GridRow> + 'a>,
}

impl Table<'_> {
    fn of(source: SourceId, grid: Grid) -> Self {
        Self { source, head: grid.head, rows: Box::new(grid.rows.into_iter()) }
    }
}

fn tables<'a>(log: &[SourceId], sources: &'a Sources, diagnostics: &mut Diagnostics) -> Vec<Table<'a>> {
    let sheets = log.iter().filter(|sheet| sources.get(**sheet).sheet.is_some());
    let is_log = |grid: &Grid| column::is_head(&grid.head);
    let mut of_sheets = Vec::new();
    let mut others = Vec::new();
    for id in sheets {
        match Grid::from_sheet(sources.get(*id), is_log) {
            Some(grid) => of_sheets.push(Table::of(*id, grid)),
            None => others.push(*id),
        }
    }
    if !of_sheets.is_empty() {
        // A sheet of notes is nothing to a log; one that names tasks has lost its head.
        for id in others {
            if let Some(place) = names_tasks(id, &sources.get(id).text) {
                diagnostics.report(Code::UnreadTable, place).with("example", EXAMPLE);
            }
        }
        return of_sheets;
    }
    let Some(id) = log.first().copied().filter(|id| sources.get(*id).sheet.is_none()) else { return Vec::new() };
    let source = sources.get(id);
    if source.path.to_ascii_lowercase().ends_with(".md") {
        return markdown_tables(id, &source.text, diagnostics).into_iter().map(|grid| Table::of(id, grid)).collect();
    }
    if let Some(at) = grid::open_quote(&source.text) {
        diagnostics.report(Code::OpenQuote, Place::new(id, (at..at + 1).into()));
    }
    let table = grid::csv_rows(&source.text).map(|(head, rows)| Table { source: id, head, rows: Box::new(rows) });
    table.into_iter().collect()
}

/// Where a text first has what looks like the id of a task: "2025/tuan-07/van-phong-so-1".
fn names_tasks(source: SourceId, text: &str) -> Option<Place> {
    let id = |word: &&str| {
        let parts: Vec<&str> = word.split('/').collect();
        parts.len() > 1
            && parts.iter().all(|part| crate::id::is_slug(part))
            && parts.iter().any(|part| part.contains(|c: char| c.is_ascii_alphabetic()))
            && parts.iter().any(|part| part.contains(|c: char| c.is_ascii_digit()))
    };
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '`'));
    let word = words.into_iter().find(id)?;
    let at = text.find(word)?;
    Some(Place::new(source, (at..at + word.len()).into()))
}

fn markdown_tables(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Vec<Grid> {
    // A log may have a front matter of its own; nothing in it is needed.
    let body = match text.trim_start().starts_with("+++") {
        true => split_front(source, text, diagnostics).map_or(0, |parts| parts.body),
        false => 0,
    };
    let blocks = markup::parse(source, text, body, diagnostics);
    let mut grids = Vec::new();
    for block in &blocks {
        match &block.kind {
            BlockKind::Table(table) => grids.push(Grid::from(table)),
            BlockKind::List { .. } => {
                if let Some(place) = names_tasks(source, block.span.of(text)).map(|_| Place::new(source, block.span)) {
                    diagnostics.report(Code::StrayRow, place);
                }
            }
            BlockKind::Paragraph(content) if markup::plain_text(content).starts_with('|') => {
                diagnostics.report(Code::StrayRow, Place::new(source, block.span));
            }
            _ => {}
        }
    }
    // Where one table is a log, another may have meant to be.
    if grids.iter().any(|grid| column::is_head(&grid.head)) {
        for grid in grids.iter().filter(|grid| !column::is_head(&grid.head)) {
            diagnostics.report(Code::UnreadTable, Place::new(source, grid.head.span)).with("example", EXAMPLE);
        }
    }
    grids
}

/// The columns of a grid, those that say nothing to us left open.
fn heads(source: SourceId, head: &GridRow, diagnostics: &mut Diagnostics) -> Vec<Option<Column>> {
    let mut heads: Vec<Option<Column>> = Vec::new();
    for cell in &head.cells {
        let head = column::of(&cell.text);
        let place = Place::new(source, cell.span);
        if head.is_none() && !cell.text.is_empty() {
            let known: Vec<&str> = EXAMPLE.split(',').collect();
            diagnostics
                .report(Code::UnknownColumn, place)
                .with("name", &cell.text)
                .with("known", known.join(", "))
                .near(nearest(&cell.text, known));
        }
        let repeated = head.is_some_and(|head| head != Column::Shown && heads.contains(&Some(head)));
        if repeated {
            diagnostics.report(Code::RepeatedColumn, place).with("name", &cell.text);
        }
        heads.push(head);
    }
    heads
}

/// Whether every cell of a row that holds something stands under a head.
fn is_whole(source: SourceId, row: &GridRow, head: &GridRow, diagnostics: &mut Diagnostics) -> bool {
    let stray = row.cells.iter().zip(&head.cells).find(|(cell, head)| head.text.is_empty() && !cell.text.is_empty());
    if let Some((cell, _)) = stray {
        diagnostics.report(Code::CellWithoutHead, Place::new(source, cell.span)).with("found", &cell.text);
    }
    stray.is_none() && row.written <= head.cells.len()
}
