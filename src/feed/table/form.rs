//! The sheet that goes out to be filled in and comes back as a log: a row for each open task, with what is asked and by when for the people
//! who fill it in, and below them the log so far. What nobody touched changes nothing when it comes back.

use super::super::About;
use super::progress::{Row, rows};
use super::{Cell, Column, Kind, Table, column, day, text};
use crate::config::UnitIx;
use crate::progress::Status;
use crate::register::{Task, TaskIx};

const COLUMNS: &[Column] = &[
    column("Nhiệm vụ", 30, Kind::Text),
    column("Nội dung nhiệm vụ", 50, Kind::Text),
    column("Đơn vị chủ trì", 24, Kind::Text),
    column("Hạn hiện nay", 12, Kind::Day),
    column("Ngày", 12, Kind::Day),
    column("Trạng thái", 16, Kind::Status),
    column("Tỷ lệ", 8, Kind::Percent),
    column("Kết quả", 44, Kind::Text),
    column("Văn bản", 20, Kind::Text),
    column("Hạn mới", 12, Kind::Day),
    column("Ghi chú", 36, Kind::Text),
];

/// The forms of the whole site and of every unit that leads a tracked task, each unit's by its place.
pub fn form(about: &About) -> (Table, Vec<(UnitIx, Table)>) {
    let register = about.register();
    let log = rows(about);
    let mut by_unit: Vec<Vec<&Row>> = register.offices.units.iter().map(|_| Vec::new()).collect();
    for row in &log {
        by_unit[register.task(row.task).lead.0].push(row);
    }
    let mut tasks: Vec<Vec<TaskIx>> = register.offices.units.iter().map(|_| Vec::new()).collect();
    let tracked: Vec<TaskIx> = about.tracked().collect();
    for ix in &tracked {
        tasks[register.task(*ix).lead.0].push(*ix);
    }
    let whole = table(about, &tracked, &log.iter().collect::<Vec<_>>());
    let units = tasks.iter().zip(&by_unit).enumerate().filter(|(_, (tasks, _))| !tasks.is_empty());
    (whole, units.map(|(at, (tasks, log))| (UnitIx(at), table(about, tasks, log))).collect())
}

fn table(about: &About, tasks: &[TaskIx], log: &[&Row]) -> Table {
    let register = about.register();
    let shown = |task: &Task| {
        vec![
            text(task.id.as_str()),
            text(&task.text),
            text(about.unit_name(task.lead)),
            day(task.in_force.map(|due| due.day)),
        ]
    };
    // A task that is carried on is reported under its later name.
    let open =
        tasks.iter().map(|ix| register.task(*ix)).filter(|task| task.state.is_open() && task.continued_by.is_empty());
    let mut rows: Vec<Vec<Cell>> = open
        .map(|task| {
            let mut row = shown(task);
            row.resize(COLUMNS.len(), Cell::Blank);
            row
        })
        .collect();
    let say = |status: Status| {
        about.texts.say(match status {
            Status::Done => "log-status.done",
            Status::Doing => "log-status.doing",
            Status::Dropped => "log-status.dropped",
        })
    };
    rows.extend(log.iter().map(|row| [shown(register.task(row.task)), row.said(say)].concat()));
    Table { name: "tien-do", key: "progress", columns: COLUMNS, rows }
}
