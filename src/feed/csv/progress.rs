//! `tien-do.csv`: the log as one table, in the form that `content/progress/` takes; read again, it changes nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::About;
use super::{Table, number, text, text_or_blank};
use crate::file::File;
use crate::register::{DueSource, Event, EventKind, TaskIx};
use crate::source::Place;

const HEAD: [&str; 8] = ["Nhiệm vụ", "Ngày", "Trạng thái", "Tỷ lệ", "Kết quả", "Văn bản", "Hạn mới", "Ghi chú"];

/// A row of a log gives up to two events: a status and a moved deadline.
#[derive(Default)]
struct Row<'a> {
    status: &'static str,
    new_deadline: Option<Date>,
    event: Option<&'a Event>,
}

pub fn progress(about: &About) -> File {
    let register = about.register();
    let mut rows: BTreeMap<(Date, Place), (TaskIx, Row)> = BTreeMap::new();
    for ix in register.task_ixs() {
        let task = register.task(ix);
        // What a later task of the thread reports is that task's row.
        let carried = |event: &Event| {
            let same = |later: &TaskIx| register.task(*later).events.iter().any(|other| other.place == event.place);
            task.continued_by.iter().any(same)
        };
        for event in task.events.iter().filter(|event| is_of_log(about, event) && !carried(event)) {
            let (_, row) = rows.entry((event.date, event.place)).or_insert_with(|| (ix, Row::default()));
            row.event = Some(event);
            match event.kind {
                EventKind::Done | EventKind::DoneUndated => row.status = "Hoàn thành",
                EventKind::Doing => row.status = "Đang thực hiện",
                EventKind::Dropped => row.status = "Dừng",
                EventKind::Moved { to, source: DueSource::Log, .. } => row.new_deadline = Some(to),
                EventKind::Moved { .. } | EventKind::Given | EventKind::Noted => {}
            }
        }
    }
    let mut table = Table::new(HEAD);
    for ((date, _), (ix, row)) in rows {
        let Some(event) = row.event else { continue };
        table.push([
            text(register.task(ix).id.as_str()),
            text(date.to_string()),
            text(row.status),
            number(event.percent),
            text(&event.result),
            text(&event.document),
            text_or_blank(row.new_deadline),
            text(&event.note),
        ]);
    }
    table.file("tien-do.csv")
}

fn is_of_log(about: &About, event: &Event) -> bool {
    about.site.sources.get(event.place.source).path.starts_with("content/progress/")
}
