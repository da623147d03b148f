//! What columns say outright of each row: its id, whose part it is, its issuer, year, group and period. Our own exports have them, so a
//! table that went out and came back says what it said.

use super::{Above, KpiContext};
use crate::diagnostic::{Code, Diagnostics};
use crate::grid::GridRow;
use crate::notice::IndicatorRow;
use crate::notice::columns::KpiColumns;
use crate::period::Period;
use crate::source::Place;
use crate::vietnamese::fold::fold;
use crate::vietnamese::period_name;

/// An export holds all issuers; a notice speaks for its own. Told once for a table.
pub fn is_of_another_issuer(
    row: &GridRow,
    columns: &KpiColumns,
    context: KpiContext,
    above: &mut Above,
    diagnostics: &mut Diagnostics,
) -> bool {
    let written = row.text(columns.said.issuer);
    let issuer = context.naming.offices.issuer(context.naming.issuer);
    let own = [issuer.name.as_str(), &issuer.short, issuer.id.as_str()];
    if written.is_empty() || own.iter().any(|name| fold(name) == fold(written)) {
        return false;
    }
    if !above.another_issuer {
        let place = Place::new(context.source, row.span(columns.said.issuer));
        diagnostics.report(Code::OtherIssuer, place).with("found", written).with("issuer", &issuer.name);
    }
    above.another_issuer = true;
    true
}

/// Puts over what was read by the table's form what the columns say; `at` is the place the row will have.
pub fn apply(
    read: &mut IndicatorRow,
    row: &GridRow,
    columns: &KpiColumns,
    context: KpiContext,
    above: &mut Above,
    at: usize,
    diagnostics: &mut Diagnostics,
) {
    let said = &columns.said;
    if said.group.is_some() {
        read.group = row.text(said.group).to_owned();
    }
    if said.id.is_some() {
        // Each row says its own; a blank is no ditto.
        read.unit_of_measure = row.text(columns.unit_of_measure).to_owned();
        if row.text(columns.lead).is_empty() {
            read.lead = None;
        }
        read.name = row.text(Some(columns.name)).to_owned();
    }
    let year = row.text(said.year);
    match year.parse::<i16>() {
        Ok(year) if (1900..2200).contains(&year) => read.year = year,
        _ if year.is_empty() => {}
        _ => {
            let place = Place::new(context.source, row.span(said.year));
            diagnostics.report(Code::BadPeriod, place).with("found", year);
        }
    }
    let id = row.text(said.id);
    if !id.is_empty() {
        read.parent = above.ids.get(row.text(said.parent)).copied();
        above.ids.entry(id.to_owned()).or_insert(at);
    }
}

/// The period of a row's figures: `2025-Q1`, or as a head of a column names it.
pub fn period(
    row: &GridRow,
    columns: &KpiColumns,
    context: KpiContext,
    diagnostics: &mut Diagnostics,
) -> Option<Period> {
    let written = row.text(columns.said.period);
    if written.is_empty() {
        return None;
    }
    let year = row.text(columns.said.year).parse().unwrap_or(context.year);
    // What has the form of a period and is none is a slip, not words that may name one.
    let has_form = written.split_once('-').is_some_and(|(year, _)| year.len() == 4 && year.parse::<i16>().is_ok());
    let in_words = || period_name::period_in(written, year).filter(|_| !has_form);
    let period = Period::parse(written).or_else(in_words);
    if period.is_none() {
        let place = Place::new(context.source, row.span(columns.said.period));
        diagnostics.report(Code::BadPeriod, place).with("found", written);
    }
    period
}
