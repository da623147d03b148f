//! `tien-do`: the log as one table, in the form that `content/progress/` takes; read again, it changes nothing.

use jiff::civil::Date;

use super::super::About;
use super::{Cell, Column, Kind, Table, column, day, percent, text};
use crate::progress::Status;
use crate::register::{DueSource, Event, EventKind, TaskIx};

const COLUMNS: &[Column] = &[
    column("Nhiệm vụ", 36, Kind::Text),
    column("Ngày", 12, Kind::Day),
    column("Trạng thái", 16, Kind::Status),
    column("Tỷ lệ", 8, Kind::Percent),
    column("Kết quả", 44, Kind::Text),
    column("Văn bản", 20, Kind::Text),
    column("Hạn mới", 12, Kind::Day),
    column("Ghi chú", 36, Kind::Text),
];

/// A row of the log, put together again from what it told: a status and a moved deadline are two events.
pub struct Row<'a> {
    pub task: TaskIx,
    pub date: Date,
    status: Option<Status>,
    new_deadline: Option<Date>,
    event: &'a Event,
}

impl<'a> Row<'a> {
    /// The cells behind the task's id; `say` gives the word for a status.
    pub fn said(&self, say: impl Fn(Status) -> String) -> Vec<Cell<'a>> {
        vec![
            Cell::Day(self.date),
            self.status.map_or(Cell::Blank, |status| text(say(status))),
            percent(self.event.percent()),
            text(self.event.result()),
            text(self.event.document()),
            day(self.new_deadline),
            text(self.event.note()),
        ]
    }
}

pub fn progress<'a>(about: &'a About<'a>, log: &'a [Row<'a>]) -> Table<'a> {
    let row = |at: usize| {
        let row = &log[at];
        let mut cells = vec![text(about.register().task(row.task).id.as_str())];
        cells.extend(row.said(|status| vietnamese(status).to_owned()));
        cells
    };
    Table { name: "tien-do", key: "progress", columns: COLUMNS, count: log.len(), first_in_book: 0, row: Box::new(row) }
}

fn vietnamese(status: Status) -> &'static str {
    match status {
        Status::Done => "Hoàn thành",
        Status::Doing => "Đang thực hiện",
        Status::Dropped => "Dừng",
    }
}

/// Every row of the log that counts, by date, then task. Which of the log's files a row stands in does not matter, so a copy changes nothing;
/// of one task and day the later row still comes later.
pub fn rows<'a>(about: &About<'a>) -> Vec<Row<'a>> {
    let register = about.register();
    let mut rows: Vec<Row> = Vec::new();
    for ix in register.task_ixs() {
        let task = register.task(ix);
        // What a later task of the thread reports is that task's row.
        let carried = |event: &Event| {
            let same = |later: &TaskIx| register.task(*later).events.iter().any(|other| other.place == event.place);
            task.continued_by.iter().any(same)
        };
        let first = rows.len();
        for event in task.events.iter().filter(|event| is_of_log(about, event) && !carried(event)) {
            let same = |row: &Row| (row.date, row.event.place) == (event.date, event.place);
            let at = rows[first..].iter().position(same).map_or(rows.len(), |at| first + at);
            if at == rows.len() {
                rows.push(Row { task: ix, date: event.date, status: None, new_deadline: None, event });
            }
            let row = &mut rows[at];
            row.event = event;
            match event.kind {
                EventKind::Done | EventKind::DoneUndated => row.status = Some(Status::Done),
                EventKind::Doing => row.status = Some(Status::Doing),
                EventKind::Dropped => row.status = Some(Status::Dropped),
                EventKind::Moved { to, source: DueSource::Log, .. } => row.new_deadline = Some(to),
                EventKind::Moved { .. } | EventKind::Given | EventKind::Noted => {}
            }
        }
    }
    let stands = |row: &Row| {
        let place = row.event.place;
        (about.site.sources.get(place.source).path.as_str(), place)
    };
    rows.sort_by(|a, b| (a.date, a.task).cmp(&(b.date, b.task)).then_with(|| stands(a).cmp(&stands(b))));
    rows
}

fn is_of_log(about: &About, event: &Event) -> bool {
    about.site.sources.get(event.place.source).path.starts_with("content/progress/")
}
