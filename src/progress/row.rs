//! One row of a log: its cells read, each fault told at its cell.

use std::sync::Arc;

use jiff::civil::Date;

use super::column::Column;
use super::{Entry, Said, Status};
use crate::config::Written;
use crate::config::day::check_year;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::grid::GridRow;
use crate::source::{Place, Source, SourceId, Wording};
use crate::vietnamese::fold::fold;
use crate::vietnamese::number;

/// What a row says. `None` where it says nothing, or something that cannot be.
pub fn entry(
    (source, text): (SourceId, &Arc<Source>),
    row: &GridRow,
    heads: &[Option<Column>],
    diagnostics: &mut Diagnostics,
) -> Option<Entry> {
    let mut cells = Cells { source, text, row, heads, diagnostics, faults: 0 };
    // A row that nobody filled in: a sheet names every open task, and most have no news.
    let said = [Column::Date, Column::Status, Column::Percent, Column::Result];
    let said = said.into_iter().chain([Column::Document, Column::NewDeadline, Column::Note]);
    if said.into_iter().all(|column| cells.text(column).is_empty()) {
        return None;
    }
    for (column, key, example) in
        [(Column::Task, "Nhiệm vụ", "2025/tuan-07/van-phong-1"), (Column::Date, "Ngày", "2025-03-14")]
    {
        if cells.text(column).is_empty() {
            let place = cells.blank(column);
            cells.fault(Code::EmptyCell, place).with("key", key).with("example", example);
        }
    }
    let date = cells.day(Column::Date);
    let status = cells.status();
    let percent = cells.percent();
    cells.check_agreement(status, percent);
    let new_deadline = cells.day(Column::NewDeadline);
    let entry = Entry {
        place: Place::new(source, row.span),
        task: Written { value: cells.words(Column::Task), place: cells.place(Column::Task) },
        date: date?,
        day: cells.place(Column::Date),
        status,
        words: cells.words(Column::Words),
        new_deadline: new_deadline.map(|value| Written { value, place: cells.place(Column::NewDeadline) }),
        said: Arc::new(Said {
            percent,
            result: cells.words(Column::Result),
            document: cells.words(Column::Document),
            note: cells.words(Column::Note),
        }),
    };
    (cells.faults == 0).then_some(entry)
}

struct Cells<'a> {
    source: SourceId,
    text: &'a Arc<Source>,
    row: &'a GridRow,
    heads: &'a [Option<Column>],
    diagnostics: &'a mut Diagnostics,
    faults: usize,
}

impl<'a> Cells<'a> {
    fn at(&self, column: Column) -> Option<usize> {
        self.heads.iter().position(|head| *head == Some(column))
    }

    fn text(&self, column: Column) -> &'a str {
        self.row.text(self.at(column)).trim()
    }

    /// The words of a cell, held by the text where they stand there as they are told.
    fn words(&self, column: Column) -> Wording {
        Wording::new(self.text(column).to_owned(), self.text, self.place(column).span)
    }

    fn place(&self, column: Column) -> Place {
        Place::new(self.source, self.row.span(self.at(column)))
    }

    /// A cell that should not be blank. A sheet shows it; in a text there is nothing to point at but its row.
    fn blank(&self, column: Column) -> Place {
        if self.text.sheet.is_some() { self.place(column) } else { Place::new(self.source, self.row.span) }
    }

    fn fault(&mut self, code: Code, place: Place) -> &mut crate::diagnostic::Diagnostic {
        self.faults += 1;
        self.diagnostics.report(code, place)
    }

    fn day(&mut self, column: Column) -> Option<Date> {
        let written = self.text(column);
        if written.is_empty() {
            return None;
        }
        let day = parse_day(written);
        let place = self.place(column);
        match day {
            Some(day) => check_year(day.year(), place, self.diagnostics),
            None => drop(self.fault(Code::ImpossibleDate, place).with("found", written)),
        }
        day
    }

    fn status(&mut self) -> Option<Status> {
        let text = self.text(Column::Status);
        match fold(text).trim() {
            "" => None,
            "hoan thanh" | "da hoan thanh" | "xong" | "da xong" | "done" | "completed" => Some(Status::Done),
            "dang thuc hien" | "dang lam" | "chua xong" | "doing" | "in progress" => Some(Status::Doing),
            "dung" | "thu hoi" | "huy" | "dropped" => Some(Status::Dropped),
            _ => {
                let known = ["Hoàn thành", "Đang thực hiện", "Dừng"];
                let place = self.place(Column::Status);
                // "Chưa hoàn thành" is not "Hoàn thành".
                let denies = ["chua", "khong", "dang", "tam"].iter().any(|word| fold(text).trim().starts_with(word));
                let near = if denies || text.contains('%') { Vec::new() } else { nearest(text, known) };
                self.fault(Code::UnknownStatus, place).with("found", text).near(near);
                None
            }
        }
    }

    /// "Hoàn thành" with 80 %, 100 % or "Đã hoàn thành" in the words without the state: the state counts, and it is told.
    fn check_agreement(&mut self, status: Option<Status>, percent: Option<f64>) {
        let words = [Column::Result, Column::Note].map(|column| fold(self.text(column)));
        // "Đã hoàn thành và trình"; not "Đã hoàn thành dự thảo", "Xong trước thứ Sáu".
        let claims = |words: &String| {
            let words = words.trim().trim_end_matches('.');
            matches!(words, "da hoan thanh" | "hoan thanh" | "da xong" | "xong" | "xong roi" | "da lam xong")
                || words.starts_with("da hoan thanh va ")
        };
        let code = match (status, percent) {
            (Some(Status::Done), Some(percent)) if percent < 100.0 => Code::DoneInPart,
            (None | Some(Status::Doing), Some(percent)) if percent >= 100.0 => Code::NotSaidDone,
            (None, _) if words.iter().any(claims) => Code::NotSaidDone,
            (_, Some(percent)) if percent > 0.0 && percent < 1.0 => Code::SmallPercent,
            _ => return,
        };
        let place = Place::new(self.source, self.row.span);
        let found = self.text(Column::Percent);
        self.diagnostics.report(code, place).with("found", found);
    }

    fn percent(&mut self) -> Option<f64> {
        let text = self.text(Column::Percent);
        if text.is_empty() {
            return None;
        }
        let share = number::parse(text.trim_end_matches(['%', ' '])).map(|number| number.value);
        let share = share.filter(|share| (0.0..=100.0).contains(share));
        if share.is_none() {
            let place = self.place(Column::Percent);
            self.fault(Code::BadPercent, place).with("found", text);
        }
        share
    }
}

/// `2025-03-14`, `14/3/2025`, `14-03-2025`: the forms that spreadsheets write.
fn parse_day(text: &str) -> Option<Date> {
    if let Some(day) = crate::config::day::parse_day(text) {
        return Some(day);
    }
    let mut parts = text.split(['/', '-', '.']).map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
