//! `chi-tieu`: a row a reading; an indicator without a reading has a row all the same. A notice may name the file as its KPI table: what
//! is read from it is what it was written from.

use super::super::About;
use super::{Cell, Column, Kind, Table, column, day, number, percent, text, text_or_blank};
use crate::register::{Indicator, Reading};
use crate::vietnamese::number as written;

const COLUMNS: &[Column] = &[
    column("Mã chỉ tiêu", 36, Kind::Text),
    column("Thuộc chỉ tiêu", 24, Kind::Text),
    column("Cơ quan", 28, Kind::Text),
    column("Năm", 8, Kind::Number),
    column("Nhóm", 28, Kind::Text),
    column("TT", 6, Kind::Text),
    column("Chỉ tiêu", 44, Kind::Text),
    column("Đơn vị tính", 14, Kind::Text),
    column("Kế hoạch", 16, Kind::Number),
    column("Đơn vị chủ trì", 28, Kind::Text),
    column("Kỳ", 12, Kind::Text),
    column("Đến ngày", 12, Kind::Day),
    column("Thực hiện", 14, Kind::Number),
    column("Tỷ lệ %", 10, Kind::Percent),
    column("Đánh giá", 16, Kind::Text),
    column("Nguồn", 44, Kind::Text),
];

pub fn indicators(about: &About) -> Table {
    let mut rows = Vec::new();
    for indicator in &about.register().indicators {
        if indicator.readings.is_empty() {
            rows.push(row(about, indicator, None));
        }
        rows.extend(indicator.readings.iter().map(|reading| row(about, indicator, Some(reading))));
    }
    Table { name: "chi-tieu", key: "indicators", columns: COLUMNS, rows }
}

fn row(about: &About, indicator: &Indicator, reading: Option<&Reading>) -> Vec<Cell> {
    let register = about.register();
    vec![
        text(indicator.id.as_str()),
        text_or_blank(indicator.parent.map(|parent| register.indicator(parent).id.as_str())),
        text(&register.offices.issuer(indicator.issuer).name),
        Cell::Plain(i64::from(indicator.year)),
        text(&indicator.group),
        text(&indicator.number),
        text(&indicator.name),
        text(&indicator.unit_of_measure),
        plan(indicator),
        text_or_blank(indicator.lead.map(|ix| about.unit_name(ix))),
        text_or_blank(reading.map(|reading| reading.period.to_string())),
        day(reading.map(|reading| reading.date)),
        number(reading.and_then(|reading| reading.value)),
        percent(reading.and_then(|reading| reading.percent).map(|percent| (percent * 100.0).round() / 100.0)),
        text(about.texts.say(&format!("standing.{}", indicator.standing.as_str()))),
        text(about.source_line(reading.map_or(indicator.place, |reading| reading.place))),
    ]
}

/// A plan that is one plain figure is a number; ranges and bounds are words.
fn plan(indicator: &Indicator) -> Cell {
    let Some(plan) = &indicator.plan else { return Cell::Blank };
    match (plan.min, number(plan.min)) {
        (Some(value), cell)
            if super::super::csv::written(value) == plan.text && written::parse(&plan.text).is_some() =>
        {
            cell
        }
        _ => text(&plan.text),
    }
}
