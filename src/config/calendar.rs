//! `calendar.toml`: days off and swapped working days, by year.

use super::TomlText;
use super::record::Record;
use crate::diagnostic::{Code, Diagnostics};
use crate::vietnamese::workday::WorkCalendar;

/// Reads the yearly tables; a year that is not listed keeps to the rules of the Labour Code.
pub fn read_calendar(text: TomlText, diagnostics: &mut Diagnostics) -> WorkCalendar {
    let text = text.mended(diagnostics);
    let table = text.parse(diagnostics);
    let record = Record::new(&text, table.get_ref(), (0..0).into());
    let years = record.years("years", diagnostics);
    let (mut off, mut working) = (Vec::new(), Vec::new());
    for day in record.tables("day", diagnostics) {
        let date = day.day("date", diagnostics);
        let off_name = day.text("off", diagnostics);
        let working_name = day.text("working", diagnostics);
        let place = day.place;
        day.finish(diagnostics);
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
    record.finish(diagnostics);
    WorkCalendar::listed(years, off, working)
}
