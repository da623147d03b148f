//! Workbooks: the bytes of an `.xlsx` file become sheets, each a text of rows and cells. Only here is calamine named.
//!
//! A workbook comes from anyone, so it is unpacked once before it is read, and nothing is reserved on its word (`fence.rs`). What its
//! cells mean is none of this room's business; it knows only how a spreadsheet shows them (`value.rs`).

mod fence;
mod merge;
mod value;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, Xlsx};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{LINE_IN_CELL, Sheet, SourceId, column_letters};

pub use fence::Limit;

/// A sheet of a workbook, ready to become a source: rows are lines, tabs stand between cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetText {
    pub sheet: Sheet,
    pub text: String,
}

/// Why a workbook is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not the format at all: an old `.xls` under a new name, a file behind a password, or no spreadsheet.
    NotAWorkbook,
    /// It is one, and broken.
    Damaged,
    /// More than is read of any workbook.
    TooLarge(Limit),
    /// A formula whose value was never computed, by its cell: what people see there is not in the file.
    NoValue(String),
}

/// A file that may hold a table, as far as it could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFile {
    Text(SourceId),
    Sheets(Vec<SourceId>),
    Unreadable(Fault),
}

impl Fault {
    pub fn code(&self) -> Code {
        match self {
            Self::NotAWorkbook => Code::NotAWorkbook,
            Self::Damaged => Code::DamagedWorkbook,
            Self::TooLarge(_) => Code::WorkbookTooLarge,
            Self::NoValue(_) => Code::FormulaWithoutValue,
        }
    }

    /// Gives a diagnostic of this code its words.
    pub fn tell(&self, diagnostic: &mut Diagnostic) {
        match self {
            Self::NotAWorkbook | Self::Damaged => {}
            Self::TooLarge(limit) => {
                diagnostic.with("what", limit.what()).with("most", limit.most());
            }
            Self::NoValue(cell) => {
                diagnostic.with("cell", cell);
            }
        }
    }
}

/// Cells by row and column from 0; no cell is empty.
type Cells = BTreeMap<(usize, usize), Cell>;

struct Cell {
    text: String,
    bold: bool,
}

/// Every sheet of a workbook in its order, hidden ones and hidden rows too: what is in a file counts, whether or not it shows.
pub fn read(bytes: &[u8]) -> Result<Vec<SheetText>, Fault> {
    fence::check(bytes)?;
    // The fence keeps out what would exhaust the machine; what a library takes for impossible is a broken file to us.
    catch_unwind(AssertUnwindSafe(|| sheets(bytes))).unwrap_or(Err(Fault::Damaged))
}

fn sheets(bytes: &[u8]) -> Result<Vec<SheetText>, Fault> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let mut left = fence::MOST_TEXT;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        // A sheet that is only a chart has no cells.
        let Ok(mut cells) = cells(&mut workbook, &name, &mut left)? else { continue };
        let merged = workbook.merge_cells_by_sheet_name(&name).map_err(|_| Fault::Damaged)?;
        merge::fill(&mut cells, &merged, &mut left)?;
        let sheet = Sheet { bold: cells.iter().filter(|(_, cell)| cell.bold).map(|(at, _)| *at).collect(), name };
        sheets.push(SheetText { sheet, text: text(&cells) });
    }
    // A workbook has a sheet; where none is found, the list of them is lost.
    if sheets.is_empty() { Err(Fault::Damaged) } else { Ok(sheets) }
}

/// The outer error ends the workbook, the inner one says that this is no sheet of cells.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Result<Cells, ()>, Fault> {
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(Err(())),
        Err(_) => return Err(Fault::Damaged),
    };
    let styles: Vec<value::Look> = reader.styles().iter().map(value::Look::of).collect();
    let mut cells = Cells::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| Fault::Damaged)? {
        let look = styles.get(style).copied().unwrap_or_default();
        let text = value::text(cell.get_value(), look);
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let at = fence::within(row, column).map_err(|most| {
            let cell = format!("{name}!{}{}", column_letters(column as usize + 1), u64::from(row) + 1);
            Fault::TooLarge(Limit::Place { cell, most })
        })?;
        spend(left, text.len())?;
        cells.insert(at, Cell { text, bold: look.bold });
    }
    Ok(Ok(cells))
}

/// A shared text stands in the file once and in the cells any number of times.
fn spend(left: &mut usize, bytes: usize) -> Result<(), Fault> {
    *left = left.checked_sub(bytes + 1).ok_or(Fault::TooLarge(Limit::Text))?;
    Ok(())
}

/// Every row that has a cell is as wide as the widest, so that a blank cell has a place too.
fn text(cells: &Cells) -> String {
    let width = cells.keys().map(|(_, column)| *column).max().unwrap_or_default();
    let mut text = String::new();
    let (mut row, mut column) = (0, 0);
    for ((to_row, to_column), cell) in cells {
        while row < *to_row {
            let rest = if column > 0 || cells.contains_key(&(row, 0)) { width - column } else { 0 };
            text.extend(std::iter::repeat_n('\t', rest));
            text.push('\n');
            (row, column) = (row + 1, 0);
        }
        text.extend(std::iter::repeat_n('\t', to_column - column));
        column = *to_column;
        text.extend(cell.text.chars().map(|c| if c == '\n' { LINE_IN_CELL } else { c }));
    }
    text.extend(std::iter::repeat_n('\t', width - column));
    text
}
