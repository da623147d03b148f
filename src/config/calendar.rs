//! `calendar.toml`: days off and swapped working days, by year.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::TomlText;
use super::record::Record;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::Place;
use crate::vietnamese::workday::WorkCalendar;

/// Reads the yearly tables; a year that is not listed keeps to the rules of the Labour Code.
pub fn read_calendar(text: TomlText, diagnostics: &mut Diagnostics) -> WorkCalendar {
    let text = text.mended(diagnostics);
    let table = text.parse(diagnostics);
    let record = Record::new(&text, table.get_ref(), (0..0).into());
    let years = record.years("years", diagnostics);
    let (mut off, mut working) = (Vec::new(), Vec::new());
    let mut said: BTreeMap<Date, (String, Place)> = BTreeMap::new();
    for day in record.tables("day", diagnostics) {
        let date = day.day("date", diagnostics);
        let off_name = day.text("off", diagnostics);
        let working_name = day.text("working", diagnostics);
        let place = day.place;
        day.finish(diagnostics);
        if let Some(date) = &date {
            let written =
                off_name.as_ref().or(working_name.as_ref()).map(|name| name.value.clone()).unwrap_or_default();
            match said.get(&date.value) {
                Some((known, first)) => {
                    diagnostics
                        .report(Code::DuplicateKey, date.place)
                        .with("key", date.value.to_string())
                        .with("known", known)
                        .related(*first);
                }
                None => drop(said.insert(date.value, (written, date.place))),
            }
        }
        match (date, off_name, working_name) {
            (Some(date), Some(name), None) => off.push((date.value, name.value)),
            (Some(date), None, Some(_)) => working.push(date.value),
            (Some(_), _, _) => {
                diagnostics
                    .report(Code::MissingKey, place)
                    .with("key", "off")
                    .with("example", "off = \"Tết Nguyên đán\" (or: working = \"làm bù\")");
            }
            (None, _, _) => {}
        }
    }
    let place_of_years = record.place_of("years");
    record.finish(diagnostics);
    let listed = |year: &&i16| off.iter().any(|(day, _): &(Date, String)| day.year() == **year);
    if let Some((year, place)) = years.iter().find(|year| !listed(year)).zip(place_of_years) {
        diagnostics.report(Code::NoDaysOff, place).with("year", year.to_string());
    }
    WorkCalendar::listed(years, off, working)
}
