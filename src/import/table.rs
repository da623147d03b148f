//! Tables for the notice: those of the text with their units made sure of, and those put together from a scan.
//!
//! A unit in charge that nobody bears would be an error in a notice; here its name moves to the notes, and is told.

use super::clean::Line;
use super::naming::{Named, Naming};
use super::out::{Out, Row};
use super::scan;
use super::scan_kpi::{self, Kind};
use super::styled::Styled;
use crate::config::UnitIx;
use crate::diagnostic::{Code, Diagnostics};
use crate::grid::{Grid, GridCell, GridRow};
use crate::notice::columns::{TableKind, recognise};
use crate::source::{Place, SourceId, Span};
use crate::vietnamese::fold::fold;
use crate::vietnamese::period_name::year_in;
use crate::vietnamese::quantity::is_ditto;
use crate::vietnamese::unit_cell::lead_and_with;

/// A pipe table, head first; names in charge that no unit bears are added to `unknown`. `in_unit` says that it stands in a unit's part.
pub fn pipes(
    rows: &[(Span, Vec<Styled>)],
    naming: Naming,
    (year, in_unit): (Option<i16>, bool),
    unknown: &mut Vec<String>,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> Out {
    let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let mut head: Vec<String> =
        rows.first().map(|(_, cells)| cells.iter().map(|cell| cell.text().to_owned()).collect()).unwrap_or_default();
    head.resize(width, String::new());
    let grid = Grid { head: grid_row(&head), rows: Vec::new() };
    // A head printed again on the next page is no row.
    let again = |cells: &[Styled]| {
        let words = || cells.iter().map(Styled::text);
        cells.len() > 1 && words().eq(head.iter().map(String::as_str).take(cells.len()))
    };
    let (first, others) = rows.split_at(rows.len().min(1));
    let (repeated, others): (Vec<_>, Vec<_>) = others.iter().partition(|(_, cells)| again(cells));
    for (span, cells) in repeated {
        let words = cells.iter().map(Styled::text).collect::<Vec<_>>().join(" | ");
        diagnostics.report(Code::ImportLeftOut, Place::new(source, *span)).with("words", words);
    }
    let rows: Vec<&(Span, Vec<Styled>)> = first.iter().chain(others).collect();
    let (lead, content) = match recognise(&grid, year.unwrap_or_default()) {
        TableKind::Tasks(columns) => (columns.lead.map(|lead| (lead, "")), Some((columns.content, columns.number))),
        // An empty cell would go on with the unit above.
        TableKind::Kpi(columns) => (columns.lead.map(|lead| (lead, "-")), None),
        TableKind::Plain => (None, None),
    };
    let mut body: Vec<Row> = rows.iter().skip(1).map(|(_, cells)| Row { cells: cells.clone(), info: None }).collect();
    let Some((lead, nobody)) = lead else {
        if let Some(columns) = content.filter(|_| !in_unit && naming.collective().is_none()) {
            give_headed(&mut body, columns, naming);
        }
        return Out::Table { head, rows: body };
    };
    let notes = head.iter().position(|cell| fold(cell).contains("ghi chu")).unwrap_or(width);
    for (row, (span, _)) in body.iter_mut().zip(rows.iter().skip(1)) {
        row.cells.resize(width.max(notes + 1), Styled::default());
        let written = row.cells[lead].text().to_owned();
        let Some(units) = sure(&written, naming, Place::new(source, *span), diagnostics) else { continue };
        if units.is_empty() {
            unknown.push(written.clone());
        }
        row.cells[lead] = Styled::plain(if units.is_empty() { nobody } else { &units });
        note(&mut row.cells[notes], &written);
    }
    if let Some((content, _)) = content {
        give_away(&mut body, lead, content, naming);
    }
    if notes == width {
        match body.iter().all(|row| row.cells[notes].is_empty()) {
            true => body.iter_mut().for_each(|row| row.cells.truncate(width)),
            false => head.push("Ghi chú".to_owned()),
        }
    }
    Out::Table { head, rows: body }
}

/// Where there is no collective unit, a row without a unit can be given to nobody, and says so.
fn give_away(rows: &mut [Row], lead: usize, content: usize, naming: Naming) {
    let mut named = false;
    for row in rows.iter_mut().filter(|_| naming.collective().is_none()) {
        let text = row.cells[lead].text();
        named = if is_ditto(text) { named } else { !text.is_empty() };
        row.info = (!named).then_some(content);
    }
}

/// The same of a table without a column of units: rows above the first that holds a unit's name and no more.
fn give_headed(rows: &mut [Row], (content, number): (usize, Option<usize>), naming: Naming) {
    let mut named = false;
    for row in rows {
        let names = |cell: &Styled| matches!(naming.whole(cell.text()), Named::Units(_));
        let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let heads = filled.all(|(at, _)| at == content || Some(at) == number);
        named |= heads && row.cells.iter().any(names);
        row.info = (!named && row.cells.len() > content).then_some(content);
    }
}

fn grid_row(cells: &[String]) -> GridRow {
    let none = Span::default();
    let cells: Vec<GridCell> =
        cells.iter().map(|text| GridCell { text: text.clone(), span: none, bold: false }).collect();
    GridRow { span: none, written: cells.len(), cells }
}

/// What to write for a cell in charge that the notice room would not understand; none where it would.
fn sure(written: &str, naming: Naming, place: Place, diagnostics: &mut Diagnostics) -> Option<String> {
    if written.is_empty() || is_ditto(written) {
        return None;
    }
    if let Some((lead, _)) = lead_and_with(written)
        && matches!(naming.whole(lead.of(written)), Named::Units(_))
    {
        return None;
    }
    let units = match naming.whole_or_near(written) {
        Named::Units(_) => return None,
        Named::Near(unit) | Named::Asked(unit) => vec![unit],
        Named::Ambiguous => Vec::new(),
        Named::Nothing => naming.mentioned(written),
    };
    match units.first() {
        Some(unit) => {
            diagnostics.report(Code::ImportNearUnit, place).with("name", written).with("unit", naming.name(*unit));
        }
        None => {
            diagnostics.report(Code::ImportUnknownUnit, place).with("name", written);
        }
    }
    Some(names(&units, naming))
}

fn names(units: &[UnitIx], naming: Naming) -> String {
    units.iter().map(|unit| naming.name(*unit)).collect::<Vec<_>>().join("; ")
}

fn note(cell: &mut Styled, words: &str) {
    if !cell.is_empty() {
        cell.push_str("; ");
    }
    cell.push_str(words);
}

/// A scanned table; none where only its head was there.
pub fn scanned(
    lines: &[Line],
    naming: Naming,
    year: Option<i16>,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> Option<Out> {
    let (head, body) = scan::parts(lines);
    let span = Span::new(lines.first().map_or(0, |line| line.at.start()), lines.last().map_or(0, |line| line.at.end()));
    for line in &head {
        let place = Place::new(source, line.at);
        diagnostics.report(Code::ImportLeftOut, place).with("words", &line.text);
    }
    if body.is_empty() {
        return None;
    }
    let (table, count) = match lines.first().is_some_and(scan::is_kpi) {
        true => kpi(&lines[0], &body, year),
        false => tasks(&body, scan::tells_time(&head), naming, source, diagnostics),
    };
    let first = Span::new(span.start(), lines.first().map_or(span.start(), |line| line.at.end()));
    diagnostics.report(Code::ImportScan, Place::new(source, first)).with("rows", count.to_string());
    Some(table)
}

fn tasks(
    lines: &[&Line],
    timed: bool,
    naming: Naming,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> (Out, usize) {
    let mut head = vec!["TT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp"];
    head.extend(timed.then_some("Thời hạn"));
    head.push("Ghi chú");
    let head = head.into_iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for mut row in scan::task_rows(lines, &|line| naming.name_at_end(line)) {
        let place = Place::new(source, row.at);
        let (mut units, mut passed_over) = naming.scanned(&row.rest);
        if units.is_empty() {
            // A line without "|" took the other columns in.
            (units, passed_over) = (naming.mentioned(&row.content), true);
        }
        match units.first() {
            Some(unit) if passed_over => {
                diagnostics
                    .report(Code::ImportNearUnit, place)
                    .with("name", &row.rest)
                    .with("unit", naming.name(*unit));
            }
            Some(_) => {}
            None => {
                let name = if row.rest.is_empty() { "…" } else { &row.rest };
                diagnostics.report(Code::ImportUnknownUnit, place).with("name", name);
            }
        }
        scan::push(&mut row.rest, &row.misread);
        let (lead, with) = units.split_at(units.len().min(1));
        let mut cells = vec![row.number, row.content, names(lead, naming), names(with, naming)];
        if timed {
            let at = scan::time_at(&row.rest).unwrap_or(row.rest.len());
            cells.push(row.rest.split_off(at));
        }
        cells.push(row.rest.trim_end().to_owned());
        rows.push(plain_row(&cells));
    }
    give_away(&mut rows, 2, 1, naming);
    let count = rows.len();
    (Out::Table { head, rows }, count)
}

fn kpi(head: &Line, lines: &[&Line], year: Option<i16>) -> (Out, usize) {
    let plan = match year_in(&head.text).or(year) {
        Some(year) => format!("Kế hoạch {year}"),
        None => "Kế hoạch".to_owned(),
    };
    let head = ["TT", "Chỉ tiêu", "Đơn vị tính", plan.as_str(), "Ghi chú"].map(str::to_owned).to_vec();
    let mut groups = 0;
    let rows = scan_kpi::rows(lines).into_iter().map(|row| {
        let (number, name, rest) = match row.kind {
            Kind::Group => {
                groups += 1;
                let numeral = roman(groups);
                // The numeral as it was scanned, where that is none.
                let rest = if row.number == numeral {
                    row.rest
                } else {
                    format!("{} {}", row.number, row.rest).trim().to_owned()
                };
                (numeral, row.name, rest)
            }
            Kind::Row => (row.number, row.name, row.rest),
            Kind::Sub => (String::new(), format!("- {}", row.name), row.rest),
        };
        plain_row(&[number, name, row.unit_of_measure, row.plan, rest])
    });
    let rows: Vec<Row> = rows.collect();
    let count = rows.len();
    (Out::Table { head, rows }, count)
}

fn plain_row(cells: &[String]) -> Row {
    Row { cells: cells.iter().map(|cell| Styled::plain(cell)).collect(), info: None }
}

/// The column of figures for which neither its head nor the notice says a period.
pub fn without_period(head: &[String]) -> Option<&str> {
    match recognise(&Grid { head: grid_row(head), rows: Vec::new() }, 0) {
        TableKind::Kpi(columns) => {
            columns.figures.iter().find(|figure| figure.period.is_none()).map(|figure| head[figure.column].as_str())
        }
        TableKind::Tasks(_) | TableKind::Plain => None,
    }
}

fn roman(number: usize) -> String {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat((number / 10).min(3)), UNITS[number % 10])
}
