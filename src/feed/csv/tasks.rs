//! `nhiem-vu.csv`: a row a task, parts after the task they belong to.

use super::super::About;
use super::{Table, listed, number, text, text_or_blank};
use crate::feed::site_json::issued;
use crate::file::File;

/// "Nhiệm vụ", "Trạng thái", "Tỷ lệ" mean what they mean in the log.
const HEAD: [&str; 18] = [
    "Nhiệm vụ",
    "Nội dung",
    "Thuộc nhiệm vụ",
    "Thông báo",
    "Số, ký hiệu",
    "Ngày ban hành",
    "Cơ quan",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Người thực hiện",
    "Lãnh đạo chỉ đạo",
    "Sản phẩm",
    "Thời hạn",
    "Thời hạn đầu",
    "Trạng thái",
    "Tỷ lệ",
    "Ngày hoàn thành",
    "Địa chỉ",
];

pub fn tasks(about: &About) -> File {
    let register = about.register();
    let mut table = Table::new(HEAD);
    for task in &register.tasks {
        let front = &register.notice(task.notice).notice.front;
        let due = task.in_force.map(|due| due.day);
        table.push([
            text(task.id.as_str()),
            text(&task.text),
            text_or_blank(task.parent.map(|ix| &register.task(ix).id)),
            text(register.notice(task.notice).notice.id.as_str()),
            text_or_blank(front.number.as_ref()),
            text_or_blank(issued(front.issued)),
            text(&register.offices.issuer(front.issuer).name),
            text(about.unit_name(task.lead)),
            listed(task.with.iter().map(|ix| about.unit_name(*ix))),
            text_or_blank(task.person.as_ref()),
            text_or_blank(task.leader.as_ref()),
            text_or_blank(task.product.as_ref()),
            text_or_blank(due),
            text_or_blank(task.first_due.or(due)),
            text(about.texts.say(&format!("state.{}", task.state.as_str()))),
            number(task.percent),
            text_or_blank(task.done_on),
            text(about.task_url(task)),
        ]);
    }
    table.file("nhiem-vu.csv")
}
