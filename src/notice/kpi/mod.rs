//! A table of indicators: groups, sub-rows, ditto marks, plans that are ranges or bounds, and figures by period.

mod figures;
mod said;
mod unread;

pub use unread::check_plain;

use std::collections::BTreeMap;

use super::IndicatorRow;
use super::columns::KpiColumns;
use super::naming::Naming;
use super::two_heads::numbers_columns;
use crate::config::UnitIx;
use crate::diagnostic::{Code, Diagnostics};
use crate::grid::{Grid, GridRow};
use crate::period::Period;
use crate::source::{Place, SourceId};
use crate::vietnamese::fold::fold;
use crate::vietnamese::quantity::{self, is_ditto};
use crate::vietnamese::scale;

/// What a table's rows are read against.
#[derive(Clone, Copy)]
pub struct KpiContext<'a> {
    pub source: SourceId,
    pub naming: Naming<'a>,
    /// The year of plans whose head names none.
    pub year: i16,
    /// The period of figures whose head names none: what the notice looks back on.
    pub period: Option<Period>,
    /// In what all of the table is measured, where the words before it say so; may be empty.
    pub caption: &'a str,
}

/// Appends the table's rows to `rows`.
pub fn read(
    grid: &Grid,
    columns: &KpiColumns,
    context: KpiContext,
    rows: &mut Vec<IndicatorRow>,
    diagnostics: &mut Diagnostics,
) {
    for other in columns.other_plans.iter().filter(|other| Some(**other) != columns.former_plan) {
        let cell = &grid.head.cells[*other];
        let kept = columns.plan.map(|plan| grid.head.cells[plan].text.clone()).unwrap_or_default();
        let place = Place::new(context.source, cell.span);
        diagnostics.report(Code::SecondPlan, place).with("found", &cell.text).with("kept", kept);
    }
    for part in columns.part_plans.iter().filter(|_| columns.plan.is_none()) {
        let cell = &grid.head.cells[*part];
        diagnostics.report(Code::PlanOfPart, Place::new(context.source, cell.span)).with("found", &cell.text);
    }
    unread::check(grid, columns, context, diagnostics);
    let mut state = Above::default();
    for row in &grid.rows {
        check_width(context.source, &grid.head, row, diagnostics);
        // A head that was printed again, as on the next page.
        if row.is_blank()
            || row.repeats(&grid.head)
            || numbers_columns(row)
            || fold(row.text(Some(columns.name))).starts_with("trong do") && !has_figures(row, columns)
            || said::is_of_another_issuer(row, columns, context, &mut state, diagnostics)
        {
            continue;
        }
        match kind(row, columns) {
            RowKind::Group => {
                state.group = clean(row.text(Some(columns.name)));
                if state.group.is_empty() {
                    state.group =
                        row.cells.iter().map(|cell| clean(&cell.text)).find(|text| text.len() > 4).unwrap_or_default();
                }
                let lead = read_lead(row, columns, context, &mut state, diagnostics);
                state.lead = lead;
                state.parent = None;
            }
            _ if row.text(Some(columns.name)).is_empty() => {
                let key = grid.head.text(Some(columns.name));
                let place = Place::new(context.source, row.span);
                diagnostics.report(Code::RowWithoutName, place).with("key", key);
            }
            kind => {
                let mut read = read_row(row, columns, context, &mut state, kind == RowKind::Sub, diagnostics);
                said::apply(&mut read, row, columns, context, &mut state, rows.len(), diagnostics);
                rows.push(read);
                if kind != RowKind::Sub {
                    state.parent = Some(rows.len() - 1);
                }
            }
        }
    }
}

/// What the rows above have set.
#[derive(Default)]
struct Above {
    group: String,
    lead: Option<UnitIx>,
    unit_of_measure: String,
    parent: Option<usize>,
    /// The rows so far by the ids they say of themselves.
    ids: BTreeMap<String, usize>,
    /// A row of another issuer was met, and that was told.
    another_issuer: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RowKind {
    Group,
    Row,
    Sub,
}

/// A group has a Roman number, a letter or bold words and no figures; a sub-row has a dash and no number.
fn kind(row: &GridRow, columns: &KpiColumns) -> RowKind {
    let number = row.text(columns.number);
    let has_figures = has_figures(row, columns);
    let name = &row.cells[columns.name];
    // Where every row says its id, none is there to head others.
    if columns.said.id.is_some() {
        return RowKind::Row;
    }
    let heads = is_roman(number)
        || is_letter(number)
        || name.bold
        || (number.is_empty() && is_roman(name.text.split(['.', ' ']).next().unwrap_or_default()));
    if !has_figures && (heads || name.text.is_empty()) {
        return RowKind::Group;
    }
    match number.is_empty() && name.text.starts_with(['-', '–', '+', '•']) {
        true => RowKind::Sub,
        false => RowKind::Row,
    }
}

fn has_figures(row: &GridRow, columns: &KpiColumns) -> bool {
    let mut figures = columns.figures.iter().map(|figure| Some(figure.column)).chain([columns.plan]);
    figures.any(|column| !row.text(column).is_empty())
}

fn read_row(
    row: &GridRow,
    columns: &KpiColumns,
    context: KpiContext,
    above: &mut Above,
    is_sub: bool,
    diagnostics: &mut Diagnostics,
) -> IndicatorRow {
    let place = Place::new(context.source, row.span);
    let written = row.text(columns.unit_of_measure);
    let unit_of_measure = if is_ditto(written) || (written.is_empty() && is_sub) {
        if is_ditto(written) && above.unit_of_measure.is_empty() {
            let place = Place::new(context.source, row.span(columns.unit_of_measure));
            diagnostics.report(Code::DittoOfNothing, place);
        }
        above.unit_of_measure.clone()
    } else {
        written.to_owned()
    };
    above.unit_of_measure = unit_of_measure.clone();
    let unit_of_measure = if unit_of_measure.is_empty() { measure_of(row, columns, context) } else { unit_of_measure };
    let lead = read_lead(row, columns, context, above, diagnostics);
    above.lead = lead;
    let mut plan = read_plan(row, columns.plan, columns, &unit_of_measure, context.source, diagnostics);
    let mut former_plan = read_plan(row, columns.former_plan, columns, &unit_of_measure, context.source, diagnostics);
    // Of what is not revised the first plan stays.
    let revises = columns.revises && !is_blank(row.text(columns.plan));
    if columns.revises && !revises {
        plan = former_plan.take();
    }
    let readings = figures::read(row, columns, &unit_of_measure, context, diagnostics);
    let year = columns.plan_year.unwrap_or(context.year);
    for reading in readings.iter().filter(|reading| reading.period.year() == year) {
        figures::check_percent(plan.as_ref().filter(|_| former_plan.is_none()), reading, context.source, diagnostics);
    }
    IndicatorRow {
        place,
        group: above.group.clone(),
        number: row.text(columns.number).trim_end_matches('.').to_owned(),
        name: clean(row.text(Some(columns.name))),
        parent: above.parent.filter(|_| is_sub),
        plan,
        revises,
        former_plan: former_plan.map(Box::new),
        year,
        lead,
        readings,
        unit_of_measure,
        note: row.text(columns.note).to_owned(),
    }
}

/// In what a row is measured where no cell says it: its name may ("Thu phí (tỷ đồng)"), the plan's head, the words before the table, or the
/// plan itself ("95%", "2 tỷ đồng").
fn measure_of(row: &GridRow, columns: &KpiColumns, context: KpiContext) -> String {
    let hint = quantity::plan(row.text(columns.plan)).and_then(|plan| plan.unit_hint).unwrap_or_default();
    if hint.starts_with('%') {
        return "%".to_owned();
    }
    let named = scale::in_brackets(row.text(Some(columns.name)));
    let said = named.or(columns.plan_measure.as_deref()).or((!context.caption.is_empty()).then_some(context.caption));
    said.map(str::to_owned).or_else(|| scale::is_scaled(&hint).then_some(hint)).unwrap_or_default()
}

/// A blank cell, and a ditto mark, continue the one above: merged cells are written so.
fn read_lead(
    row: &GridRow,
    columns: &KpiColumns,
    context: KpiContext,
    above: &mut Above,
    diagnostics: &mut Diagnostics,
) -> Option<UnitIx> {
    let text = row.text(columns.lead);
    if text.is_empty() || is_ditto(text) {
        return above.lead;
    }
    // A dash says that nobody is in charge, where a blank would go on with the unit above.
    if is_blank(text) {
        return None;
    }
    let place = Place::new(context.source, row.span(columns.lead));
    context.naming.needed(text, place, diagnostics).first().copied()
}

fn read_plan(
    row: &GridRow,
    column: Option<usize>,
    columns: &KpiColumns,
    unit_of_measure: &str,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> Option<quantity::Plan> {
    let text = row.text(column);
    let plan = quantity::plan(text).and_then(|plan| plan.in_measure(columns.plan_measure.as_deref(), unit_of_measure));
    if plan.is_none() && !is_blank(text) {
        let place = Place::new(source, row.span(column));
        diagnostics.report(Code::NotANumber, place).with("found", text);
    }
    plan
}

fn is_blank(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "—" | "…" | "..." | "x" | "X")
}

/// The name without the dash of a sub-row and emphasis marks.
fn clean(text: &str) -> String {
    text.trim_start_matches(['-', '–', '+', '•', ' ']).trim_end_matches([':', ';', ' ']).to_owned()
}

/// "A", "B.": the number of a group.
pub fn is_letter(number: &str) -> bool {
    matches!(number.trim_end_matches(['.', ')']).as_bytes(), [b'A'..=b'H'])
}

pub fn is_roman(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    !text.is_empty() && text.len() <= 5 && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// A row with fewer or more cells than the head.
pub fn check_width(source: SourceId, head: &GridRow, row: &GridRow, diagnostics: &mut Diagnostics) {
    let expected = head.cells.len();
    let code = match row.written.cmp(&expected) {
        std::cmp::Ordering::Equal => return,
        std::cmp::Ordering::Less => Code::RowTooShort,
        std::cmp::Ordering::Greater => Code::RowTooLong,
    };
    diagnostics
        .report(code, Place::new(source, row.span))
        .with("found", row.written.to_string())
        .with("expected", expected.to_string());
}
