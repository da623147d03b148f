//! Columns of figures that a table of indicators has and nobody reads, told: a head may have been meant for one that is.

use super::{KpiColumns, KpiContext, figures};
use crate::diagnostic::{Code, Diagnostics};
use crate::grid::Grid;
use crate::notice::column_head::{Head, head};
use crate::source::{Place, SourceId};
use crate::vietnamese::quantity;

/// Tells of each column under a head that says nothing known, if most of what stands there are figures.
pub fn check(grid: &Grid, columns: &KpiColumns, context: KpiContext, diagnostics: &mut Diagnostics) {
    // Our own exports say of each row what they say; nothing of theirs is left unread by mistake.
    if columns.said.id.is_some() {
        return;
    }
    for (at, cell) in grid.head.cells.iter().enumerate() {
        let forecast =
            columns.figures.iter().any(|figure| figure.column == at && figures::is_forecast_column(figure, context));
        if forecast || matches!(head(&cell.text), Head::Other | Head::Compared) {
            tell(grid, at, context.source, diagnostics);
        }
    }
}

/// Tells of a table whose rows are indicators and whose other heads say nothing known: "Chỉ tiêu | Quý I | Quý II".
pub fn check_plain(grid: &Grid, source: SourceId, diagnostics: &mut Diagnostics) {
    let heads: Vec<Head> = grid.head.cells.iter().map(|cell| head(&cell.text)).collect();
    if !heads.contains(&Head::Indicator) {
        return;
    }
    for at in (0..heads.len()).filter(|at| heads[*at] == Head::Other) {
        tell(grid, at, source, diagnostics);
    }
}

/// Tells of a column, if most of what stands in it are figures.
fn tell(grid: &Grid, at: usize, source: SourceId, diagnostics: &mut Diagnostics) {
    let cell = &grid.head.cells[at];
    let told: Vec<&str> = grid.rows.iter().map(|row| row.text(Some(at))).filter(|text| !text.is_empty()).collect();
    let read = told.iter().filter(|text| quantity::value(text).is_some()).count();
    if !cell.text.is_empty() && read > 0 && read * 2 >= told.len() {
        diagnostics.report(Code::UnreadColumn, Place::new(source, cell.span)).with("found", &cell.text);
    }
}
