//! `van-ban`: a row a cited document, most cited first.

use super::super::About;
use super::{Cell, Column, Kind, Table, column, day, listed, text};

const COLUMNS: &[Column] = &[
    column("Loại", 14, Kind::Text),
    column("Số, ký hiệu", 20, Kind::Text),
    column("Ngày", 12, Kind::Day),
    column("Cơ quan ban hành", 28, Kind::Text),
    column("Trích yếu", 50, Kind::Text),
    column("Số lần viện dẫn", 10, Kind::Number),
    column("Thông báo", 36, Kind::Text),
    column("Nhiệm vụ", 36, Kind::Text),
];

pub fn documents<'a>(about: &'a About<'a>) -> Table<'a> {
    let register = about.register();
    let row = move |at: usize| {
        let document = &register.documents[at];
        vec![
            text(document.kind.as_str()),
            text(document.number.as_str()),
            day(document.date),
            text(document.issuer.as_str()),
            text(document.title.as_str()),
            Cell::Plain(i64::try_from(document.mentions).unwrap_or(i64::MAX)),
            listed(document.notices.iter().map(|ix| register.notice(*ix).notice.id.as_str())),
            listed(document.tasks.iter().map(|ix| register.task(*ix).id.as_str())),
        ]
    };
    let count = register.documents.len();
    Table { name: "van-ban", key: "documents", columns: COLUMNS, count, first_in_book: 0, row: Box::new(row) }
}
