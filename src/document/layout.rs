//! Tables that only place words on a page: the two columns of a head, recipients beside a signature, a box round a paragraph.
//!
//! Their cells are read one after another, as people read them. Which tables these are is told by their shape and by a few words
//! that stand in every head and at every end; tables of tasks and figures stay tables.

use super::block::{Block, Row, Table};
use crate::vietnamese::fold::fold;

/// The blocks with such tables taken apart.
pub fn unfolded(blocks: &[Block]) -> Vec<Block> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) if only_places(table) => out.extend(columns(table)),
            other => out.push(other.clone()),
        }
    }
    out
}

fn only_places(table: &Table) -> bool {
    let rows: Vec<&Row> = table.rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect();
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    if rows.len() <= 1 || table.width() <= 1 {
        return true;
    }
    if table.width() > 4 {
        return false;
    }
    let says = |words: &[&str]| {
        let paras = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.paras());
        let mut said = paras.map(|para| fold(&para.words.text()));
        said.any(|text| words.iter().any(|word| text.trim_start().starts_with(word)))
    };
    let head = says(&["cong hoa xa hoi", "doc lap - tu do", "doc lap – tu do", "noi nhan"]);
    head || rows.iter().all(|row| filled(row) <= 1)
}

/// Cells column by column, as far down as rows are parted alike.
fn columns(table: &Table) -> Vec<Block> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < table.rows.len() {
        let alike = |row: &Row| row.cells.iter().map(|cell| cell.column).collect::<Vec<_>>();
        let shape = alike(&table.rows[at]);
        let end = (at..table.rows.len()).find(|row| alike(&table.rows[*row]) != shape).unwrap_or(table.rows.len());
        for column in 0..shape.len() {
            for row in &table.rows[at..end] {
                let Some(cell) = row.cells.get(column) else { continue };
                out.extend(unfolded(&cell.blocks));
            }
        }
        at = end;
    }
    out
}
