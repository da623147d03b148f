//! `chi-tieu`: a row a reading; an indicator without a reading has a row all the same. A notice may name the file as its KPI table: what
//! is read from it is what it was written from.

use super::super::About;
use super::{Cell, Column, Kind, Table, column, day, number, percent, text, text_or_blank};
use crate::page::long::MOST_IN_A_WORKBOOK;
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

pub fn indicators<'a>(about: &'a About<'a>) -> Table<'a> {
    let mut rows: Vec<(&Indicator, Option<&Reading>)> = Vec::new();
    for indicator in &about.register().indicators {
        if indicator.readings.is_empty() {
            rows.push((indicator, None));
        }
        rows.extend(indicator.readings.iter().map(|reading| (indicator, Some(reading))));
    }
    let (count, row) = (rows.len(), move |at: usize| row(about, rows[at].0, rows[at].1));
    let first_in_book = count.saturating_sub(MOST_IN_A_WORKBOOK);
    Table { name: "chi-tieu", key: "indicators", columns: COLUMNS, count, first_in_book, row: Box::new(row) }
}

fn row<'a>(about: &About<'a>, indicator: &'a Indicator, reading: Option<&'a Reading>) -> Vec<Cell<'a>> {
    let register = about.register();
    vec![
        text(indicator.id.as_str()),
        text_or_blank(indicator.parent.map(|parent| register.indicator(parent).id.as_str())),
        text(register.offices.issuer(indicator.issuer).name.as_str()),
        Cell::Plain(i64::from(indicator.year)),
        text(indicator.group.as_str()),
        text(indicator.number.as_str()),
        text(indicator.name.as_str()),
        text(indicator.unit_of_measure.as_str()),
        plan(indicator),
        text_or_blank(indicator.lead.map(|ix| about.unit_name(ix))),
        text_or_blank(reading.map(|reading| reading.period.to_string())),
        day(reading.map(|reading| reading.date)),
        number(reading.and_then(|reading| reading.value)),
        percent(reading.and_then(|reading| reading.percent).map(|percent| (percent * 100.0).round() / 100.0)),
        text(standing(about, indicator, reading)),
        text(about.source_line(reading.map_or(indicator.place, |reading| reading.place))),
    ]
}

/// How the indicator stands, beside the figure that says so: of an earlier one it would be said wrongly.
fn standing(about: &About, indicator: &Indicator, reading: Option<&Reading>) -> String {
    let latest = indicator.latest(about.register().as_of);
    let judged = match (reading, latest) {
        (Some(reading), Some(latest)) => std::ptr::eq(reading, latest),
        _ => true,
    };
    if judged { about.texts.standing(indicator) } else { String::new() }
}

/// A plan that is one plain figure is a number; ranges and bounds are words.
fn plan(indicator: &Indicator) -> Cell<'_> {
    let Some(plan) = &indicator.plan else { return Cell::Blank };
    match (plan.min, number(plan.min)) {
        (Some(value), cell)
            if super::super::csv::written(value) == plan.text && written::parse(&plan.text).is_some() =>
        {
            cell
        }
        _ => text(plan.text.as_str()),
    }
}
