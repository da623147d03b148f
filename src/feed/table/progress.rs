//! `tien-do`: the log as one table, in the form that `content/progress/` takes; read again, it changes nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::About;
use super::{Cell, Column, Kind, Table, column, day, percent, text};
use crate::progress::Status;
use crate::register::{DueSource, Event, EventKind, TaskIx};
use crate::source::Place;

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

impl Row<'_> {
    /// The cells behind the task's id; `say` gives the word for a status.
    pub fn said(&self, say: impl Fn(Status) -> String) -> Vec<Cell> {
        vec![
            Cell::Day(self.date),
            self.status.map_or(Cell::Blank, |status| text(say(status))),
            percent(self.event.percent),
            text(&self.event.result),
            text(&self.event.document),
            day(self.new_deadline),
            text(&self.event.note),
        ]
    }
}

pub fn progress(about: &About) -> Table {
    let id = |row: &Row| text(about.register().task(row.task).id.as_str());
    let rows = rows(about)
        .iter()
        .map(|row| [vec![id(row)], row.said(|status| vietnamese(status).to_owned())].concat())
        .collect();
    Table { name: "tien-do", key: "progress", columns: COLUMNS, rows }
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
    let mut rows: BTreeMap<(Date, TaskIx, Place), Row> = BTreeMap::new();
    for ix in register.task_ixs() {
        let task = register.task(ix);
        // What a later task of the thread reports is that task's row.
        let carried = |event: &Event| {
            let same = |later: &TaskIx| register.task(*later).events.iter().any(|other| other.place == event.place);
            task.continued_by.iter().any(same)
        };
        for event in task.events.iter().filter(|event| is_of_log(about, event) && !carried(event)) {
            let row = rows.entry((event.date, ix, event.place)).or_insert(Row {
                task: ix,
                date: event.date,
                status: None,
                new_deadline: None,
                event,
            });
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
    rows.into_values().collect()
}

fn is_of_log(about: &About, event: &Event) -> bool {
    about.site.sources.get(event.place.source).path.starts_with("content/progress/")
}
