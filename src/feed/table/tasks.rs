//! `nhiem-vu`: a row a task, parts after the task they belong to.

use std::collections::BTreeMap;

use super::super::About;
use super::{Cell, Column, Kind, Table, column, day, listed, percent, text, text_or_blank};
use crate::notice::Issued;
use crate::page::long::MOST_IN_A_WORKBOOK;
use crate::register::{State, TaskIx};

/// "Nhiệm vụ", "Trạng thái", "Tỷ lệ" mean what they mean in the log.
const COLUMNS: &[Column] = &[
    column("Nhiệm vụ", 36, Kind::Text),
    column("Nội dung", 60, Kind::Text),
    column("Thuộc nhiệm vụ", 24, Kind::Text),
    column("Thông báo", 26, Kind::Text),
    column("Số, ký hiệu", 16, Kind::Text),
    column("Ngày ban hành", 12, Kind::Day),
    column("Cơ quan", 28, Kind::Text),
    column("Đơn vị chủ trì", 28, Kind::Text),
    column("Đơn vị phối hợp", 28, Kind::Text),
    column("Người thực hiện", 20, Kind::Text),
    column("Lãnh đạo chỉ đạo", 20, Kind::Text),
    column("Sản phẩm", 24, Kind::Text),
    column("Thời hạn", 12, Kind::Day),
    column("Thời hạn đầu", 12, Kind::Day),
    column("Trạng thái", 16, Kind::Text),
    column("Tỷ lệ", 8, Kind::Percent),
    column("Ngày hoàn thành", 12, Kind::Day),
    column("Báo cáo gần nhất", 12, Kind::Day),
    column("Địa chỉ", 36, Kind::Text),
];

pub fn tasks<'a>(about: &'a About<'a>) -> Table<'a> {
    let register = about.register();
    let states: BTreeMap<State, String> =
        State::ALL.into_iter().map(|state| (state, about.texts.say(&format!("state.{}", state.as_str())))).collect();
    let row = move |at: usize| {
        let ix = TaskIx::new(at);
        let task = register.task(ix);
        let front = &register.notice(task.notice).notice.front;
        let due = task.in_force.map(|due| due.day);
        vec![
            text(task.id.as_str()),
            text(&*task.text),
            text_or_blank(task.parent.map(|ix| register.task(ix).id.as_str())),
            text(register.notice(task.notice).notice.id.as_str()),
            text_or_blank(front.number.as_deref()),
            match front.issued {
                Issued::Day(day) => Cell::Day(day),
                other => text_or_blank(other.iso()),
            },
            text(register.offices.issuer(front.issuer).name.as_str()),
            text(about.unit_name(task.lead)),
            listed(task.with.iter().map(|ix| about.unit_name(*ix))),
            text_or_blank(task.person.as_deref()),
            text_or_blank(task.leader.as_deref()),
            text_or_blank(task.product.as_deref()),
            day(due),
            day(task.first_due.or(due)),
            text(states.get(&task.state).cloned().unwrap_or_default()),
            percent(task.percent),
            day(task.done_on),
            day(register.reported_on(ix, register.as_of)),
            text(about.task_url(task)),
        ]
    };
    let count = register.tasks.len();
    let first_in_book = count.saturating_sub(MOST_IN_A_WORKBOOK);
    Table { name: "nhiem-vu", key: "tasks", columns: COLUMNS, count, first_in_book, row: Box::new(row) }
}
