//! Tables that say who is to do what and by when, and give no tasks all the same: told, since they may have been meant to.

use super::Outline;
use crate::diagnostic::Code;
use crate::grid::{Grid, GridRow};
use crate::notice::NoticeKind;
use crate::notice::columns::{TableKind, recognise};
use crate::notice::naming::Named;
use crate::source::Span;
use crate::vietnamese::deadline;
use crate::vietnamese::fold::fold;

impl Outline<'_, '_> {
    /// A table that says of each row who does something and by when, and gives no tasks: its head, or the part it stands in, says so.
    pub(super) fn check_unread(&mut self, grid: &Grid, gives: bool) {
        let code = match recognise(grid, self.year) {
            TableKind::Tasks(columns) if !gives && self.kind != NoticeKind::Report => {
                let dated = |row: &GridRow| columns.due.is_some() && self.is_dated_cell(row.span(columns.due));
                grid.rows.iter().any(dated).then_some(Code::NotCounted)
            }
            TableKind::Plain if gives => self.looks_like_tasks(grid).then_some(Code::TableWithoutHead),
            TableKind::Tasks(_) | TableKind::Plain | TableKind::Kpi(_) => None,
        };
        if let Some(code) = code {
            self.diagnostics.report(code, self.place(grid.head.span));
        }
    }

    fn is_dated_cell(&self, cell: Span) -> bool {
        let context = &self.reader.context;
        let reading = deadline::read(&format!("Thời hạn: {}", cell.of(self.reader.text)), context);
        reading
            .deadlines
            .iter()
            .any(|deadline| deadline.end.is_some_and(|end| context.issued.is_none_or(|day| end >= day)))
    }

    /// Whether in every row one column names a unit and another a day to come.
    fn looks_like_tasks(&self, grid: &Grid) -> bool {
        let all = |holds: &dyn Fn(usize, &GridRow) -> bool| {
            (0..grid.head.cells.len()).any(|at| grid.rows.iter().all(|row| holds(at, row)))
        };
        let unit = |at: usize, row: &GridRow| matches!(self.reader.naming.whole(row.text(Some(at))), Named::Units(_));
        let day = |at: usize, row: &GridRow| {
            row.text(Some(at)).contains(|c: char| c.is_ascii_digit())
                && row.text(Some(at)).chars().count() < 40
                && self.is_dated_cell(row.span(Some(at)))
        };
        // Work is told in a sentence; a calendar of visits has places and names.
        let names = |at: usize| {
            let head = fold(&grid.head.cells[at].text);
            ["dia ", "ten", "dien thoai", "truong doan", "thanh phan"].iter().any(|word| head.contains(word))
        };
        let work = |at: usize, row: &GridRow| {
            let text = row.text(Some(at));
            !names(at) && text.chars().count() > 5 && !unit(at, row) && !day(at, row) && text.contains(' ')
        };
        !grid.rows.is_empty() && all(&unit) && all(&day) && all(&work)
    }
}
