//! A table of indicators: groups, sub-rows, ditto marks, plans that are ranges or bounds, and figures by period.

mod said;

use std::collections::BTreeMap;

use super::columns::{FigureColumn, KpiColumns};
use super::naming::Naming;
use super::{IndicatorRow, RowReading};
use crate::config::UnitIx;
use crate::diagnostic::{Code, Diagnostics};
use crate::grid::{Grid, GridRow};
use crate::period::Period;
use crate::source::{Place, SourceId};
use crate::vietnamese::quantity::{self, is_ditto};

/// What a table's rows are read against.
#[derive(Clone, Copy)]
pub struct KpiContext<'a> {
    pub source: SourceId,
    pub naming: Naming<'a>,
    /// The year of plans whose head names none.
    pub year: i16,
    /// The period of figures whose head names none: what the notice looks back on.
    pub period: Option<Period>,
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
    let mut state = Above::default();
    for row in &grid.rows {
        check_width(context.source, &grid.head, row, diagnostics);
        if row.is_blank() || said::is_of_another_issuer(row, columns, context, &mut state, diagnostics) {
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
    let figures = columns.figures.iter().map(|figure| Some(figure.column)).chain([columns.plan]);
    let has_figures = figures.into_iter().any(|column| !row.text(column).is_empty());
    let name = &row.cells[columns.name];
    // Where every row says its id, none is there to head others.
    if columns.said.id.is_some() {
        return RowKind::Row;
    }
    let heads = is_roman(number)
        || is_letter(number)
        || name.bold
        || (number.is_empty() && is_roman(name.text.split(['.', ' ']).next().unwrap_or_default()));
    if heads && !has_figures {
        return RowKind::Group;
    }
    match number.is_empty() && name.text.starts_with(['-', '–', '+', '•']) {
        true => RowKind::Sub,
        false => RowKind::Row,
    }
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
    let lead = read_lead(row, columns, context, above, diagnostics);
    above.lead = lead;
    let plan = read_plan(row, columns.plan, context.source, diagnostics);
    let former_plan = read_plan(row, columns.former_plan, context.source, diagnostics);
    let readings = read_figures(row, columns, context, diagnostics);
    let year = columns.plan_year.unwrap_or(context.year);
    for reading in readings.iter().filter(|reading| reading.period.year() == year) {
        check_percent(plan.as_ref().filter(|_| former_plan.is_none()), reading, context.source, diagnostics);
    }
    IndicatorRow {
        place,
        group: above.group.clone(),
        number: row.text(columns.number).trim_end_matches('.').to_owned(),
        name: clean(row.text(Some(columns.name))),
        parent: above.parent.filter(|_| is_sub),
        plan,
        revises: columns.revises,
        former_plan: former_plan.map(Box::new),
        year,
        lead,
        readings,
        unit_of_measure,
        note: row.text(columns.note).to_owned(),
    }
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
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> Option<quantity::Plan> {
    let text = row.text(column);
    let plan = quantity::plan(text);
    if plan.is_none() && !is_blank(text) {
        let place = Place::new(source, row.span(column));
        diagnostics.report(Code::NotANumber, place).with("found", text);
    }
    plan
}

fn read_figures(
    row: &GridRow,
    columns: &KpiColumns,
    context: KpiContext,
    diagnostics: &mut Diagnostics,
) -> Vec<RowReading> {
    let mut readings: Vec<RowReading> = Vec::new();
    let said = said::period(row, columns, context, diagnostics);
    for figure in &columns.figures {
        let text = row.text(Some(figure.column));
        if is_blank(text) {
            continue;
        }
        let span = row.span(Some(figure.column));
        let place = Place::new(context.source, span);
        let Some(period) = figure.period.or(said).or(context.period) else {
            diagnostics.report(Code::NoPeriod, place);
            continue;
        };
        let Some(value) = quantity::value(text) else {
            diagnostics.report(Code::NotANumber, place).with("found", text);
            continue;
        };
        let number = value.number.value;
        let is_percent = is_percent(*figure, value.percent, row.text(columns.unit_of_measure));
        match readings.iter_mut().find(|reading| reading.period == period) {
            Some(reading) if is_percent => reading.percent = Some(number),
            Some(reading) => reading.value = Some(number),
            None => readings.push(RowReading {
                period,
                value: (!is_percent).then_some(number),
                percent: is_percent.then_some(number),
                text: text.to_owned(),
                span,
            }),
        }
    }
    readings
}

/// A percentage that is told beside its figure should be the figure's share of the plan; rounding and a plan told as a range apart.
fn check_percent(plan: Option<&quantity::Plan>, reading: &RowReading, source: SourceId, diagnostics: &mut Diagnostics) {
    let (Some(plan), Some(value), Some(told)) = (plan, reading.value, reading.percent) else { return };
    let share = |aim: f64| value / aim * 100.0;
    // A ceiling is kept, not reached: its percentage may be reckoned the other way round.
    if plan.min.is_none() {
        return;
    }
    let shares: Vec<f64> = plan.min.into_iter().chain(plan.max).filter(|aim| *aim > 0.0).map(share).collect();
    let (Some(low), Some(high)) = (shares.iter().copied().reduce(f64::min), shares.iter().copied().reduce(f64::max))
    else {
        return;
    };
    if told < low - PERCENT_SLACK || told > high + PERCENT_SLACK {
        diagnostics
            .report(Code::PercentDiffers, Place::new(source, reading.span))
            .with("found", crate::vietnamese::number::format(told, 1))
            .with("computed", crate::vietnamese::number::format(low, 1));
    }
}

/// Percentage points by which a told share may differ from the computed one: figures are rounded.
const PERCENT_SLACK: f64 = 1.0;

/// A figure with a percent sign tells a share of the plan, unless percent is what the indicator is measured in.
fn is_percent(figure: FigureColumn, has_sign: bool, unit_of_measure: &str) -> bool {
    figure.percent || (has_sign && !unit_of_measure.contains('%'))
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
