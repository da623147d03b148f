//! A table in which every row is a task, as programmes are written.

use super::columns::TaskColumns;
use super::item::tidy;
use super::kpi::{check_width, is_letter, is_roman};
use super::naming::Named;
use super::outline::{New, Outline};
use crate::config::UnitIx;
use crate::diagnostic::Code;
use crate::grid::{Grid, GridRow};
use crate::markup::{Attributes, split_attributes};
use crate::source::{Place, Span};
use crate::vietnamese::deadline::Deadline;
use crate::vietnamese::quantity::is_ditto;
use crate::vietnamese::unit_cell::lead_and_with;

/// Adds the rows to the outline's items. A blank row, and one that only heads those below it, is none.
pub fn read(outline: &mut Outline, grid: &Grid, columns: TaskColumns) {
    let mut above = Above::default();
    for row in &grid.rows {
        check_width(outline.reader.source, &grid.head, row, outline.diagnostics);
        let content = row.span(Some(columns.content));
        if row.text(Some(columns.content)).is_empty() || is_group(row, columns) {
            continue;
        }
        above.units = lead_units(outline, grid, row, columns, &above.units);
        add(outline, row, content, columns, &mut above);
    }
}

/// What the row above says, which "nt" and ditto marks say again.
#[derive(Default)]
struct Above {
    units: Vec<UnitIx>,
    with: Vec<UnitIx>,
    due: Vec<Deadline>,
    product: Option<Box<str>>,
}

/// "I. Nhiệm vụ trọng tâm", "A. Khoa học" across the table: words in one cell, and no unit.
fn is_group(row: &GridRow, columns: TaskColumns) -> bool {
    let filled = row.cells.iter().filter(|cell| !cell.text.is_empty()).count();
    let number = row.text(columns.number);
    row.text(Some(columns.lead)).is_empty()
        && filled <= 2
        && (is_roman(number) || is_letter(number) || row.cells[columns.content].bold)
}

fn lead_units(
    outline: &mut Outline,
    grid: &Grid,
    row: &GridRow,
    columns: TaskColumns,
    above: &[UnitIx],
) -> Vec<UnitIx> {
    let text = row.text(Some(columns.lead));
    let place = Place::new(outline.reader.source, row.span(Some(columns.lead)));
    if is_ditto(text) {
        if above.is_empty() {
            outline.diagnostics.report(Code::DittoOfNothing, place);
        }
        return above.to_vec();
    }
    if text.is_empty() {
        let place = Place::new(outline.reader.source, row.span);
        let column = grid.head.text(Some(columns.lead));
        outline.diagnostics.report(Code::TaskWithoutLead, place).with("column", column);
        return Vec::new();
    }
    let naming = outline.reader.naming;
    // "Văn phòng Sở (phối hợp: Thanh tra Sở)": the first leads.
    if let Some((lead, with)) = lead_and_with(text)
        && let Named::Units(mut units) = naming.whole(lead.of(text))
    {
        naming.check_time(&units, place, outline.diagnostics);
        units.extend(naming.mentioned(with.of(text)));
        return units;
    }
    naming.needed(text, place, outline.diagnostics)
}

fn add(outline: &mut Outline, row: &GridRow, content: Span, columns: TaskColumns, above: &mut Above) {
    let units = above.units.clone();
    let text = outline.reader.text;
    let item = match split_attributes(text, content) {
        // A row may be marked as no task, as an item may.
        Some(Ok(attributes)) if attributes.has_class("info") => return,
        Some(Ok(attributes)) => {
            let end = attributes.span.map_or(content.end(), |braces| braces.start());
            let words =
                Span::new(content.start(), content.start() + Span::new(content.start(), end).of(text).trim_end().len());
            let new = New::at(row.span, words, tidy(words.of(text)), &attributes);
            outline.add(New { units: Some(units), ..new })
        }
        Some(Err(bad)) => {
            let place = Place::new(outline.reader.source, bad.span);
            outline.diagnostics.report(Code::BadAttributes, place).with("reason", bad.reason);
            None
        }
        None => {
            let none = Attributes::default();
            let new = New::at(row.span, content, row.text(Some(columns.content)).to_owned(), &none);
            outline.add(New { units: Some(units), ..new })
        }
    };
    let Some(ix) = item else { return };
    let cell = |column: Option<usize>| Some(row.text(column)).filter(|text| !text.is_empty()).map(Box::from);
    if !is_ditto(row.text(columns.with)) {
        above.with = outline.reader.naming.mentioned(row.text(columns.with));
    }
    if !is_ditto(row.text(columns.product)) {
        above.product = cell(columns.product);
    }
    let mut item = outline.item_mut(ix).clone();
    if is_ditto(row.text(columns.due)) {
        let phrase = row.span(columns.due);
        item.deadlines.extend(above.due.iter().cloned().map(|deadline| Deadline { phrase, ..deadline }));
    } else if columns.due.is_some() {
        let before = item.deadlines.len();
        outline.reader.read_due_cell(row.span(columns.due), &mut item, outline.diagnostics);
        // "Thường xuyên" names no day; what has a figure in it meant one.
        let cell = row.text(columns.due);
        if item.deadlines.len() == before && item.due.is_none() && cell.contains(|c: char| c.is_ascii_digit()) {
            let place = Place::new(outline.reader.source, row.span(columns.due));
            outline.diagnostics.report(Code::NoDeadlineRead, place).with("found", cell);
        }
        above.due = item.deadlines[before..].to_vec();
    }
    let lead = item.lead;
    for unit in above.with.iter().filter(|unit| **unit != lead) {
        if !item.with.contains(unit) {
            item.with.push(*unit);
        }
    }
    item.leader = item.leader.or_else(|| cell(columns.leader));
    item.product = above.product.clone().or(item.product);
    *outline.item_mut(ix) = item;
}
