//! `van-ban.csv`: a row a cited document, most cited first.

use super::super::About;
use super::{Table, listed, text, text_or_blank};
use crate::file::File;

const HEAD: [&str; 8] =
    ["Loại", "Số, ký hiệu", "Ngày", "Cơ quan ban hành", "Trích yếu", "Số lần viện dẫn", "Thông báo", "Nhiệm vụ"];

pub fn documents(about: &About) -> File {
    let register = about.register();
    let mut table = Table::new(HEAD);
    for document in &register.documents {
        table.push([
            text(&document.kind),
            text(&document.number),
            text_or_blank(document.date),
            text(&document.issuer),
            text(&document.title),
            text(document.mentions.to_string()),
            listed(document.notices.iter().map(|ix| register.notice(*ix).notice.id.as_str())),
            listed(document.tasks.iter().map(|ix| register.task(*ix).id.as_str())),
        ]);
    }
    table.file("van-ban.csv")
}
