//! The log of results: rows that say what became of a task on a day. Append-only; order and doubles do not matter.

use jiff::civil::Date;

use crate::config::Written;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::grid::{self, Grid, GridRow};
use crate::markup::{self, BlockKind};
use crate::notice::split_front;
use crate::source::{Place, SourceId, Sources};
use crate::vietnamese::fold::fold;
use crate::vietnamese::number;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    pub task: Written<String>,
    pub date: Date,
    /// Where the date is written.
    pub day: Place,
    pub status: Option<Status>,
    /// 0–100.
    pub percent: Option<f64>,
    pub result: String,
    pub document: String,
    pub new_deadline: Option<Written<Date>>,
    pub note: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Task,
    Date,
    Status,
    Percent,
    Result,
    Document,
    NewDeadline,
    Note,
}

/// Every head word, folded: the first of each column is the one our exports write.
const HEADS: &[(Column, &[&str])] = &[
    (Column::Task, &["nhiem vu", "ma nhiem vu", "task", "id"]),
    (Column::Date, &["ngay", "ngay cap nhat", "date"]),
    (Column::Status, &["trang thai", "tinh trang", "status"]),
    (Column::Percent, &["ty le", "ty le %", "tien do", "percent", "%"]),
    (Column::Result, &["ket qua", "result"]),
    (Column::Document, &["van ban", "tai lieu", "document"]),
    (Column::NewDeadline, &["han moi", "thoi han moi", "gia han", "new_deadline", "new deadline"]),
    (Column::Note, &["ghi chu", "note"]),
];

const EXAMPLE: &str = "Nhiệm vụ,Ngày,Trạng thái,Tỷ lệ,Kết quả,Văn bản,Hạn mới,Ghi chú";

/// Parses a CSV log, or every table of a Markdown one that has the columns.
pub fn parse(source: SourceId, sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let text = &sources.get(source).text;
    let grids = match sources.get(source).path.ends_with(".md") {
        true => tables(source, text, diagnostics),
        false => {
            if let Some(at) = grid::open_quote(text) {
                diagnostics.report(Code::OpenQuote, Place::new(source, (at..at + 1).into()));
            }
            Grid::from_csv(text).into_iter().collect()
        }
    };
    let mut entries = Vec::new();
    let mut found = false;
    for grid in &grids {
        let heads: Vec<Option<Column>> = grid.head.cells.iter().map(|cell| column(&cell.text)).collect();
        if !heads.contains(&Some(Column::Task)) || !heads.contains(&Some(Column::Date)) {
            continue;
        }
        found = true;
        for (cell, _) in
            grid.head.cells.iter().zip(&heads).filter(|(cell, head)| head.is_none() && !cell.text.is_empty())
        {
            let known: Vec<&str> = EXAMPLE.split(',').collect();
            diagnostics
                .report(Code::UnknownColumn, Place::new(source, cell.span))
                .with("name", &cell.text)
                .with("known", known.join(", "))
                .near(nearest(&cell.text, known));
        }
        for row in &grid.rows {
            crate::notice::check_width(source, grid, row, diagnostics);
            entries.extend(entry(source, row, &heads, diagnostics));
        }
    }
    if !found {
        let end = text.find('\n').unwrap_or(text.len());
        diagnostics.report(Code::NoTable, Place::new(source, (0..end).into())).with("example", EXAMPLE);
    }
    entries
}

fn tables(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Vec<Grid> {
    // A log may have a front matter of its own; nothing in it is needed.
    let body = match text.trim_start().starts_with("+++") {
        true => split_front(source, text, diagnostics).map_or(0, |parts| parts.body),
        false => 0,
    };
    let blocks = markup::parse(source, text, body, diagnostics);
    let table = |block: &markup::Block| match &block.kind {
        BlockKind::Table(table) => Some(Grid::from(table)),
        _ => None,
    };
    blocks.iter().filter_map(table).collect()
}

fn column(head: &str) -> Option<Column> {
    let folded = fold(head);
    HEADS.iter().find(|(_, words)| words.contains(&folded.trim())).map(|(column, _)| *column)
}

fn entry(source: SourceId, row: &GridRow, heads: &[Option<Column>], diagnostics: &mut Diagnostics) -> Option<Entry> {
    let at = |column: Column| heads.iter().position(|head| *head == Some(column));
    let text = |column: Column| row.text(at(column)).trim();
    let place = |column: Column| Place::new(source, row.span(at(column)));
    if row.is_blank() {
        return None;
    }
    let day = |column: Column, diagnostics: &mut Diagnostics| match text(column) {
        "" => None,
        written => {
            let day = parse_day(written);
            if day.is_none() {
                diagnostics.report(Code::ImpossibleDate, place(column)).with("found", written);
            }
            day
        }
    };
    if text(Column::Date).is_empty() {
        diagnostics
            .report(Code::MissingKey, Place::new(source, row.span))
            .with("key", "Ngày")
            .with("example", "2025-03-14");
    }
    let date = day(Column::Date, diagnostics);
    let new_deadline = day(Column::NewDeadline, diagnostics);
    let status = status(text(Column::Status), place(Column::Status), diagnostics);
    let percent = percent(text(Column::Percent), place(Column::Percent), diagnostics);
    Some(Entry {
        place: Place::new(source, row.span),
        task: Written { value: text(Column::Task).to_owned(), place: place(Column::Task) },
        date: date?,
        day: place(Column::Date),
        status,
        percent,
        result: text(Column::Result).to_owned(),
        document: text(Column::Document).to_owned(),
        new_deadline: new_deadline.map(|value| Written { value, place: place(Column::NewDeadline) }),
        note: text(Column::Note).to_owned(),
    })
}

/// `2025-03-14`, `14/3/2025`, `14-03-2025`: the forms that spreadsheets write.
fn parse_day(text: &str) -> Option<Date> {
    if let Some(day) = crate::config::record::parse_day(text) {
        return Some(day);
    }
    let mut parts = text.split(['/', '-', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn status(text: &str, place: Place, diagnostics: &mut Diagnostics) -> Option<Status> {
    let folded = fold(text);
    match folded.trim() {
        "" => None,
        "hoan thanh" | "da hoan thanh" | "xong" | "da xong" | "done" => Some(Status::Done),
        "dang thuc hien" | "dang lam" | "chua xong" | "doing" => Some(Status::Doing),
        "dung" | "tam dung" | "thu hoi" | "huy" | "dropped" => Some(Status::Dropped),
        _ => {
            let known = ["Hoàn thành", "Đang thực hiện", "Dừng"];
            diagnostics.report(Code::UnknownStatus, place).with("found", text).near(nearest(text, known));
            None
        }
    }
}

fn percent(text: &str, place: Place, diagnostics: &mut Diagnostics) -> Option<f64> {
    if text.is_empty() {
        return None;
    }
    let share = number::parse(text.trim_end_matches(['%', ' '])).map(|number| number.value);
    let share = share.filter(|share| (0.0..=100.0).contains(share));
    if share.is_none() {
        diagnostics.report(Code::BadPercent, place).with("found", text);
    }
    share
}
