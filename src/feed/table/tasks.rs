//! `nhiem-vu`: a row a task, parts after the task they belong to.

use super::super::About;
use super::{Cell, Column, Kind, Table, column, day, listed, percent, text, text_or_blank};
use crate::feed::site_json::issued;
use crate::notice::Issued;

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

pub fn tasks(about: &About) -> Table {
    let register = about.register();
    let rows = register.task_ixs().map(|ix| {
        let task = register.task(ix);
        let front = &register.notice(task.notice).notice.front;
        let due = task.in_force.map(|due| due.day);
        vec![
            text(task.id.as_str()),
            text(&task.text),
            text_or_blank(task.parent.map(|ix| register.task(ix).id.as_str())),
            text(register.notice(task.notice).notice.id.as_str()),
            text_or_blank(front.number.as_ref()),
            match front.issued {
                Issued::Day(day) => Cell::Day(day),
                other => text_or_blank(issued(other)),
            },
            text(&register.offices.issuer(front.issuer).name),
            text(about.unit_name(task.lead)),
            listed(task.with.iter().map(|ix| about.unit_name(*ix))),
            text_or_blank(task.person.as_ref()),
            text_or_blank(task.leader.as_ref()),
            text_or_blank(task.product.as_ref()),
            day(due),
            day(task.first_due.or(due)),
            text(about.texts.say(&format!("state.{}", task.state.as_str()))),
            percent(task.percent),
            day(task.done_on),
            day(register.reported_on(ix, register.as_of)),
            text(about.task_url(task)),
        ]
    });
    Table { name: "nhiem-vu", key: "tasks", columns: COLUMNS, rows: rows.collect() }
}
