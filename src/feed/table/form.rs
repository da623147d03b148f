//! The sheet that goes out to be filled in and comes back as a log: a row for each open task, with what is asked and by when for the people
//! who fill it in, and below them the log so far. What nobody touched changes nothing when it comes back.

use super::super::About;
use super::progress::Row;
use super::{Cell, Column, Kind, Table, column, day, text};
use crate::config::UnitIx;
use crate::page::long::{MOST_IN_A_WORKBOOK, MOST_ON_A_FORM};
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
pub fn form<'a>(about: &'a About<'a>, log: &'a [Row<'a>]) -> (Table<'a>, Vec<(UnitIx, Table<'a>)>) {
    let register = about.register();
    let mut by_unit: Vec<Vec<&Row>> = register.offices.units.iter().map(|_| Vec::new()).collect();
    for row in log {
        by_unit[register.task(row.task).lead.at()].push(row);
    }
    let mut tasks: Vec<Vec<TaskIx>> = register.offices.units.iter().map(|_| Vec::new()).collect();
    let tracked: Vec<TaskIx> = about.tracked().collect();
    for ix in &tracked {
        tasks[register.task(*ix).lead.at()].push(*ix);
    }
    let whole = table(about, &tracked, log.iter().collect(), MOST_IN_A_WORKBOOK);
    let units = tasks.iter().zip(by_unit).enumerate().filter(|(_, (tasks, _))| !tasks.is_empty());
    (whole, units.map(|(at, (tasks, log))| (UnitIx::new(at), table(about, tasks, log, MOST_ON_A_FORM))).collect())
}

fn table<'a>(about: &'a About<'a>, tasks: &[TaskIx], mut log: Vec<&'a Row<'a>>, most: usize) -> Table<'a> {
    let register = about.register();
    let shown = |task: &'a Task| {
        let mut row = Vec::with_capacity(COLUMNS.len());
        row.extend([
            text(task.id.as_str()),
            text(&*task.text),
            text(about.unit_name(task.lead)),
            day(task.in_force.map(|due| due.day)),
        ]);
        row
    };
    // A task that is carried on is reported under its later name.
    let is_asked = |task: &&Task| task.state.is_open() && task.continued_by.is_empty();
    let open: Vec<&Task> = tasks.iter().map(|ix| register.task(*ix)).filter(is_asked).collect();
    // Of a long log the last rows: what is asked stands above, and the whole log is in the CSV.
    log.drain(..log.len().saturating_sub(most));
    let say = |status: Status| {
        about.texts.say(match status {
            Status::Done => "log-status.done",
            Status::Doing => "log-status.doing",
            Status::Dropped => "log-status.dropped",
        })
    };
    let count = open.len() + log.len();
    let row = move |at: usize| match open.get(at) {
        Some(task) => {
            let mut row = shown(task);
            row.resize(COLUMNS.len(), Cell::Blank);
            row
        }
        None => {
            let told = log[at - open.len()];
            let mut row = shown(register.task(told.task));
            row.extend(told.said(say));
            row
        }
    };
    Table { name: "tien-do", key: "progress", columns: COLUMNS, count, first_in_book: 0, row: Box::new(row) }
}
