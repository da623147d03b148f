//! A table in which every row is a task, as programmes are written.

use super::column_head::{Head, head};
use super::columns::TaskColumns;
use super::item::tidy;
use super::kpi::{check_width, is_letter, is_roman};
use super::naming::{Named, Naming};
use super::outline::{New, Outline};
use super::section::is_unit_line;
use super::two_heads::numbers_columns;
use crate::config::UnitIx;
use crate::diagnostic::Code;
use crate::grid::{Grid, GridRow};
use crate::markup::{Attributes, split_attributes};
use crate::source::{Place, Span};
use crate::vietnamese::deadline::Deadline;
use crate::vietnamese::fold::fold;
use crate::vietnamese::quantity::is_ditto;
use crate::vietnamese::unit_cell::lead_and_with;

/// Adds the rows to the outline's items. A blank row, and one that only heads those below it, is none.
pub fn read(outline: &mut Outline, grid: &Grid, columns: TaskColumns) {
    let mut above = Above::default();
    check_head(outline, grid, columns);
    for row in grid.rows.iter().filter(|row| !row.repeats(&grid.head)) {
        check_width(outline.reader.source, &grid.head, row, outline.diagnostics);
        if numbers_columns(row) {
            continue;
        }
        if let Some(units) = headed(row, columns, outline.reader.naming) {
            let name = row.text(Some(columns.content));
            if units.is_empty() && is_unit_line(name) {
                let place = Place::new(outline.reader.source, row.span);
                outline.reader.naming.report_unknown(Code::UnknownUnitHeading, name, place, outline.diagnostics);
            }
            above.headed = Some(units).filter(|units| !units.is_empty());
            // "nt" in the first row below it says that unit again.
            above.units = above.headed.clone().or(above.units);
            continue;
        }
        if row.text(Some(columns.content)).is_empty() {
            let says = [columns.lead, columns.with, columns.due, columns.product];
            // "Chủ trì | Phối hợp" below "Đơn vị": a second row of the head.
            let heads = row.cells.iter().all(|cell| cell.text.is_empty() || head(&cell.text) != Head::Other);
            if !heads && says.into_iter().any(|column| !row.text(column).is_empty()) {
                let key = grid.head.text(Some(columns.content));
                let place = Place::new(outline.reader.source, row.span);
                outline.diagnostics.report(Code::RowWithoutName, place).with("key", key);
            }
            continue;
        }
        let content = row.span(Some(columns.content));
        above.units = lead_units(outline, grid, row, columns, &above);
        add(outline, row, content, columns, &mut above);
    }
}

/// Tells of a column that is headed like one before it, and of one that says what became of the work: the log says that.
fn check_head(outline: &mut Outline, grid: &Grid, columns: TaskColumns) {
    let heads: Vec<String> = grid.head.cells.iter().map(|cell| fold(&cell.text)).collect();
    for (at, cell) in grid.head.cells.iter().enumerate().filter(|(at, _)| !heads[*at].is_empty()) {
        let place = Place::new(outline.reader.source, cell.span);
        let read = !matches!(head(&cell.text), Head::Other | Head::Note);
        if read && heads[..at].contains(&heads[at]) {
            outline.diagnostics.report(Code::SecondColumn, place).with("found", &cell.text);
        }
        let state = ["trang thai", "tinh trang", "ket qua thuc hien", "tien do thuc hien", "ket qua", "status"];
        let filled = || grid.rows.iter().any(|row| !row.text(Some(at)).is_empty());
        if state.contains(&heads[at].as_str()) && columns.due != Some(at) && filled() {
            outline.diagnostics.report(Code::StateNotRead, place).with("found", &cell.text);
        }
    }
}

/// Names in the column of units in support that are some unit's but for a letter. Others are of offices outside.
fn check_support(outline: &mut Outline, row: &GridRow, columns: TaskColumns) {
    let naming = outline.reader.naming;
    let issuer = naming.offices.issuer(naming.issuer);
    for name in row.text(columns.with).split([',', ';', '\n']).map(str::trim) {
        if naming.mentioned(name).is_empty() && naming.is_misspelt(name) {
            let near = issuer.names.nearest(name, 2).into_iter().map(|(_, name)| name).collect();
            let place = Place::new(outline.reader.source, row.span(columns.with));
            outline
                .diagnostics
                .report(Code::UnknownUnit, place)
                .with("issuer", &issuer.name)
                .with("name", name)
                .near(near);
        }
    }
}

/// Whether rows between the rows of tasks name units, as where no column does.
pub fn names_units(grid: &Grid, columns: TaskColumns, naming: Naming) -> bool {
    let in_heads = grid.head.cells.iter().filter(|cell| matches!(naming.whole(&cell.text), Named::Units(_))).count();
    in_heads > 1 || grid.rows.iter().any(|row| headed(row, columns, naming).is_some_and(|units| !units.is_empty()))
}

/// What the row above says, which "nt" and ditto marks say again.
#[derive(Default)]
struct Above {
    units: Option<Vec<UnitIx>>,
    /// Units that a row between the rows named.
    headed: Option<Vec<UnitIx>>,
    with: Vec<UnitIx>,
    due: Vec<Deadline>,
    /// The cell above holds something, if no day: "Thường xuyên".
    due_said: bool,
    product: Option<Box<str>>,
}

/// The units that a row heads those below it with: "II | Thanh tra Sở"; empty for "A. Nhiệm vụ trọng tâm", none for a task's row.
fn headed(row: &GridRow, columns: TaskColumns, naming: Naming) -> Option<Vec<UnitIx>> {
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty());
    let number = row.text(columns.number);
    let only = filled.all(|(at, _)| Some(at) == columns.number || at == columns.content);
    if !only {
        return None;
    }
    let content = row.text(Some(columns.content));
    let name = if content.is_empty() { number } else { content };
    match naming.whole(name) {
        Named::Units(units) => Some(units),
        _ if content.is_empty() => None,
        _ => (is_roman(number) || is_letter(number) || row.cells[columns.content].bold).then(Vec::new),
    }
}

/// Who is in charge of a row; none where the part around the table says it.
fn lead_units(
    outline: &mut Outline,
    grid: &Grid,
    row: &GridRow,
    columns: TaskColumns,
    above: &Above,
) -> Option<Vec<UnitIx>> {
    let Some(lead) = columns.lead else { return ticked(outline, grid, row).or(above.headed.clone()) };
    let text = row.text(Some(lead));
    let place = Place::new(outline.reader.source, row.span(Some(lead)));
    if is_ditto(text) {
        if above.units.as_ref().is_none_or(Vec::is_empty) {
            outline.diagnostics.report(Code::DittoOfNothing, place);
        }
        return Some(above.units.clone().unwrap_or_default());
    }
    if text.is_empty() && above.headed.is_some() {
        return above.headed.clone();
    }
    if text.is_empty() {
        let place = Place::new(outline.reader.source, row.span);
        let column = grid.head.text(Some(lead));
        outline.diagnostics.report(Code::TaskWithoutLead, place).with("column", column);
        return Some(Vec::new());
    }
    let naming = outline.reader.naming;
    // "Văn phòng Sở (phối hợp: Thanh tra Sở)": the first leads.
    if let Some((lead, with)) = lead_and_with(text)
        && let Named::Units(mut units) = naming.whole(lead.of(text))
    {
        naming.check_time(&units, place, outline.diagnostics);
        units.extend(naming.mentioned(with.of(text)));
        return Some(units);
    }
    Some(naming.needed(text, place, outline.diagnostics))
}

/// The units whose columns a row ticks: "Nội dung | Văn phòng | Thanh tra" with an "x" below the one that is to do it.
fn ticked(outline: &Outline, grid: &Grid, row: &GridRow) -> Option<Vec<UnitIx>> {
    let naming = outline.reader.naming;
    let mut units = Vec::new();
    for (head, cell) in grid.head.cells.iter().zip(&row.cells).filter(|(_, cell)| is_tick(&cell.text)) {
        if !cell.text.is_empty()
            && let Named::Units(named) = naming.whole(&head.text)
        {
            units.extend(named);
        }
    }
    (!units.is_empty()).then_some(units)
}

fn is_tick(cell: &str) -> bool {
    matches!(cell.trim(), "x" | "X" | "v" | "V" | "✓" | "✔" | "☑" | "[x]" | "[X]" | "+")
}

fn add(outline: &mut Outline, row: &GridRow, content: Span, columns: TaskColumns, above: &mut Above) {
    let units = above.units.clone();
    let text = outline.reader.text;
    // Braces end a row in whichever of its cells; what is wrong with them was told when they were read.
    let mut attributes = Attributes::default();
    for cell in &row.cells {
        if let Some(Ok(more)) = split_attributes(text, cell.span) {
            attributes.join(&more);
        }
    }
    // A row may be marked as no task, as an item may.
    if attributes.has_class("info") {
        return;
    }
    let words = outside_braces(text, content);
    let new = New::at(row.span, words, tidy(words.of(text)), &attributes);
    let Some(ix) = outline.add(New { units, ..new }) else { return };
    let cell = |column: Option<usize>| Some(row.text(column)).filter(|text| !text.is_empty()).map(Box::from);
    if !is_ditto(row.text(columns.with)) {
        above.with = outline.reader.naming.mentioned(row.text(columns.with));
        check_support(outline, row, columns);
    }
    if !is_ditto(row.text(columns.product)) {
        above.product = cell(columns.product);
    }
    let mut item = outline.item_mut(ix).clone();
    if columns.by_day && row.text(columns.due).is_empty() {
        item.deadlines.extend(above.due.iter().cloned());
    } else if is_ditto(row.text(columns.due)) {
        let phrase = row.span(columns.due);
        if !above.due_said {
            let place = Place::new(outline.reader.source, phrase);
            outline.diagnostics.report(Code::DittoOfNothing, place);
        }
        item.deadlines.extend(above.due.iter().cloned().map(|deadline| Deadline { phrase, ..deadline }));
    } else if columns.due.is_some() {
        let moved = columns.former_due.is_some() && row.text(columns.due).is_empty();
        let columns = if moved { TaskColumns { due: columns.former_due, ..columns } } else { columns };
        let before = item.deadlines.len();
        let due = outside_braces(text, row.span(columns.due));
        outline.reader.read_due_cell(due, columns.by_day, &mut item, outline.diagnostics);
        // "Thường xuyên" names no day; what has a figure in it meant one.
        let cell = row.text(columns.due);
        if item.deadlines.len() == before && item.due.is_none() && cell.contains(|c: char| c.is_ascii_digit()) {
            let place = Place::new(outline.reader.source, row.span(columns.due));
            outline.diagnostics.report(Code::NoDeadlineRead, place).with("found", cell);
        }
        above.due = item.deadlines[before..].to_vec();
        above.due_said = !cell.is_empty();
    }
    let lead = item.lead;
    for unit in above.with.iter().filter(|unit| **unit != lead) {
        if !item.with.contains(unit) {
            item.with.push(*unit);
        }
    }
    item.leader = item.leader.or_else(|| cell(columns.leader));
    item.person = item.person.or_else(|| cell(columns.person));
    item.product = above.product.clone().or(item.product);
    *outline.item_mut(ix) = item;
}

/// A cell's words without the braces behind them.
fn outside_braces(text: &str, cell: Span) -> Span {
    let braces = split_attributes(text, cell).and_then(Result::ok).and_then(|attributes| attributes.span);
    let end = braces.map_or(cell.end(), |braces| braces.start());
    Span::new(cell.start(), cell.start() + Span::new(cell.start(), end).of(text).trim_end().len())
}
