//! `chi-tieu.csv`: a row a reading; an indicator without a reading has a row all the same.

use super::super::About;
use super::{Table, number, text, text_or_blank};
use crate::file::File;
use crate::register::{Indicator, Reading};

const HEAD: [&str; 15] = [
    "Mã chỉ tiêu",
    "Cơ quan",
    "Năm",
    "Nhóm",
    "TT",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Kế hoạch",
    "Đơn vị chủ trì",
    "Kỳ",
    "Đến ngày",
    "Thực hiện",
    "Tỷ lệ %",
    "Đánh giá",
    "Nguồn",
];

pub fn indicators(about: &About) -> File {
    let mut table = Table::new(HEAD);
    for indicator in &about.register().indicators {
        if indicator.readings.is_empty() {
            push(&mut table, about, indicator, None);
        }
        for reading in &indicator.readings {
            push(&mut table, about, indicator, Some(reading));
        }
    }
    table.file("chi-tieu.csv")
}

fn push(table: &mut Table<15>, about: &About, indicator: &Indicator, reading: Option<&Reading>) {
    table.push([
        text(indicator.id.as_str()),
        text(&about.register().offices.issuer(indicator.issuer).name),
        text(indicator.year.to_string()),
        text(&indicator.group),
        text(&indicator.number),
        text(&indicator.name),
        text(&indicator.unit_of_measure),
        text_or_blank(indicator.plan.as_ref().map(|plan| &plan.text)),
        text_or_blank(indicator.lead.map(|ix| about.unit_name(ix))),
        text_or_blank(reading.map(|reading| reading.period)),
        text_or_blank(reading.map(|reading| reading.date)),
        number(reading.and_then(|reading| reading.value)),
        number(reading.and_then(|reading| reading.percent).map(|percent| (percent * 100.0).round() / 100.0)),
        text(about.texts.say(&format!("standing.{}", indicator.standing.as_str()))),
        text(about.source_line(reading.map_or(indicator.place, |reading| reading.place))),
    ]);
}
