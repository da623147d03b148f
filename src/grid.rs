//! A table as rows of cells with their spans, wherever it was written: a pipe table, a CSV file, a sheet of a workbook.
//!
//! KPI tables, task tables and progress logs are all read from this one form.

use crate::markup::{Table, plain_text};
use crate::source::{LINE_IN_CELL, Source, Span};

#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    pub head: GridRow,
    pub rows: Vec<GridRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    pub span: Span,
    /// As many as the head has.
    pub cells: Vec<GridCell>,
    /// How many there were before short rows were filled up.
    pub written: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GridCell {
    pub text: String,
    pub span: Span,
    /// Written in bold throughout.
    pub bold: bool,
}

impl GridRow {
    /// The text of a cell; empty where there is no such column.
    pub fn text(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(column)).map_or("", |cell| cell.text.as_str())
    }

    pub fn span(&self, column: Option<usize>) -> Span {
        column.and_then(|column| self.cells.get(column)).map_or(self.span, |cell| cell.span)
    }

    /// Whether the cells hold the same words: a head that was printed again on the next page.
    pub fn repeats(&self, other: &Self) -> bool {
        let mut pairs = self.cells.iter().zip(&other.cells);
        !self.is_blank() && pairs.all(|(own, other)| own.text.trim() == other.text.trim())
    }

    /// Takes in a second row of a head, column by column: "Thực hiện" over "Tháng 3" and "Lũy kế". What stands over several columns is said of
    /// each.
    pub fn join(&mut self, second: &Self) {
        let mut above = String::new();
        for (cell, below) in self.cells.iter_mut().zip(&second.cells) {
            if !cell.text.is_empty() {
                above.clone_from(&cell.text);
            }
            if cell.text.to_lowercase() == below.text.to_lowercase() || below.text.is_empty() {
                continue;
            }
            cell.text = format!("{above} {}", below.text).trim_start().to_owned();
        }
    }

    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.is_empty())
    }
}

impl From<&Table> for Grid {
    fn from(table: &Table) -> Self {
        let row = |row: &crate::markup::Row| GridRow {
            span: row.span,
            cells: row
                .cells
                .iter()
                .map(|cell| {
                    let bold = !cell.content.is_empty()
                        && cell
                            .content
                            .iter()
                            .all(|inline| matches!(inline.kind, crate::markup::InlineKind::Strong(_)));
                    // The parser's span of a cell takes in the blanks around it.
                    let start = cell.content.first().map_or(cell.span.start(), |first| first.span.start());
                    let end = cell.content.last().map_or(start, |last| last.span.end());
                    let end = cell.attributes.span.map_or(end, |braces| braces.end());
                    GridCell { text: plain_text(&cell.content), span: Span::new(start, end), bold }
                })
                .collect(),
            written: row.written,
        };
        Self { head: row(&table.head), rows: table.rows.iter().map(row).collect() }
    }
}

impl Grid {
    /// The table of a sheet: it begins at the first row that `is_head` takes for a head, whatever stands above (an office's name, a title).
    /// Two rows that are both heads are one, as where a head's cells are merged downwards.
    pub fn from_sheet(source: &Source, is_head: impl Fn(&Grid) -> bool) -> Option<Self> {
        let mut rows = sheet_rows(source).into_iter().filter(|row| !row.is_blank());
        let mut grid = rows.by_ref().map(|head| Self { head, rows: Vec::new() }).find(&is_head)?;
        grid.rows = rows.collect();
        while grid.rows.first().is_some_and(|row| is_head(&Self { head: row.clone(), rows: Vec::new() })) {
            let second = grid.rows.remove(0);
            grid.head.join(&second);
        }
        Some(grid)
    }

    /// Reads a CSV text as [`csv_rows`] does.
    pub fn from_csv(text: &str) -> Option<Self> {
        csv_rows(text).map(|(head, rows)| Self { head, rows: rows.collect() })
    }
}

/// Reads a CSV text whose separator is a comma, a semicolon (Excel in Vietnamese) or a tab; quotes as in RFC 4180. Gives the head and, one at a
/// time, the rows below it; `None` where there is no head.
pub fn csv_rows(text: &str) -> Option<(GridRow, impl Iterator<Item = GridRow> + '_)> {
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    let separator = [',', ';', '\t'].into_iter().max_by_key(|c| (first.matches(*c).count(), *c == ','))?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator as u8)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let next = move || {
        // A text that is not CSV past some row ends there; its rows up to it stand.
        let read = reader.read_record(&mut record).unwrap_or(false);
        let start = record.position().map_or(0, |position| position.byte() as usize).min(text.len());
        let end = (reader.position().byte() as usize).clamp(start, text.len());
        read.then(|| csv_row(&record, text, Span::new(start, end)))
    };
    let mut rows = std::iter::from_fn(next).filter(|row| !row.is_blank());
    let head = rows.next()?;
    let width = head.cells.len();
    let rows = rows.map(move |mut row| {
        let end = Span::new(row.span.end(), row.span.end());
        row.cells.resize(width, GridCell { text: String::new(), span: end, bold: false });
        row
    });
    Some((head, rows))
}

/// Every row of a sheet, all as wide as the widest.
fn sheet_rows(source: &Source) -> Vec<GridRow> {
    let bold = source.sheet.as_ref().map_or(&[][..], |sheet| &sheet.bold);
    let mut rows = Vec::new();
    let mut at = 0;
    for (row, line) in source.text.split('\n').enumerate() {
        let span = Span::new(at, at + line.len());
        let mut cells = Vec::new();
        for (column, cell) in line.split('\t').enumerate() {
            let bold = bold.binary_search(&(row, column)).is_ok();
            cells.push(GridCell { text: cell.replace(LINE_IN_CELL, "\n"), span: Span::new(at, at + cell.len()), bold });
            at += cell.len() + 1;
        }
        rows.push(GridRow { span, written: cells.len(), cells });
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    for row in &mut rows {
        let end = Span::new(row.span.end(), row.span.end());
        row.cells.resize(width, GridCell { text: String::new(), span: end, bold: false });
        row.written = width;
    }
    rows
}

/// Where a quoted cell begins that is never closed, in bytes: everything behind it would be one cell.
pub fn open_quote(text: &str) -> Option<usize> {
    let (mut open, mut at_start) = (None, true);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (open, c) {
            (None, '"') if at_start => open = Some(at),
            // A doubled mark stands for one.
            (Some(_), '"') if chars.next_if(|(_, next)| *next == '"').is_none() => open = None,
            _ => {}
        }
        at_start = open.is_none() && matches!(c, ',' | ';' | '\t' | '\n');
    }
    open
}

fn csv_row(record: &csv::StringRecord, text: &str, span: Span) -> GridRow {
    let raw = span.of(text);
    let leading = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
    let span = Span::new(span.start() + leading, span.start() + raw.trim_end().len().max(leading));
    let mut at = span.start();
    let cells = record
        .iter()
        .map(|field| {
            // A cell's words stand in the row in order; a quoted cell with doubled quotes is found by its row alone.
            let words = field.trim();
            let found = text.get(at..span.end()).and_then(|rest| rest.find(words)).filter(|_| !words.is_empty());
            let cell = match found {
                Some(found) => Span::new(at + found, at + found + words.len()),
                None => Span::new(at.min(span.end()), at.min(span.end())),
            };
            at = cell.end();
            // Our own exports put an apostrophe before what a spreadsheet would take for a formula.
            let text = match words.strip_prefix('\'') {
                Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
                _ => words,
            };
            GridCell { text: text.to_owned(), span: cell, bold: false }
        })
        .collect::<Vec<_>>();
    GridRow { span, written: cells.len(), cells }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_begins_at_its_head() {
        let sheet = crate::source::Sheet { name: "S".to_owned(), bold: vec![(3, 0)] };
        let text = "SỞ THỬ\n\nMã\tNgày\nx\t2025-03-14\n\n\t\ty\u{b}z";
        let source = Source::of_sheet("a.xlsx", sheet, text);
        let grid = Grid::from_sheet(&source, |grid| grid.head.text(Some(1)) == "Ngày").unwrap();
        assert_eq!(grid.head.cells.len(), 3);
        assert_eq!(grid.rows.len(), 2);
        assert!(grid.rows[0].cells[0].bold && !grid.rows[1].cells[0].bold);
        assert_eq!(grid.rows[1].cells[2].text, "y\nz");
        assert_eq!(source.cell(grid.rows[1].cells[2].span.start()).as_deref(), Some("S!C6"));
        assert_eq!(Grid::from_sheet(&source, |_| false), None);
    }

    #[test]
    fn csv_of_either_kind_keeps_its_spans() {
        let text = "Nhiệm vụ;Ngày\nx/a-1;14/3/2025\n\n\"b;c\";\n";
        let grid = Grid::from_csv(text).unwrap();
        assert_eq!(grid.head.cells[1].text, "Ngày");
        assert_eq!(grid.rows[0].cells[1].span.of(text), "14/3/2025");
        assert_eq!(grid.rows[0].span.of(text), "x/a-1;14/3/2025");
        assert_eq!(grid.rows[1].cells[0].text, "b;c");
        assert_eq!(grid.rows.len(), 2);
        assert_eq!(Grid::from_csv(" \n"), None);
        assert_eq!(open_quote("a,\"b\nc"), Some(2));
        assert_eq!(open_quote("a,\"b \"\"c\"\"\",d\"e\n"), None);
    }
}
