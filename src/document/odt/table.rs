//! Tables: rows as a grid, with cells that take up several columns or rows.

use std::collections::BTreeMap;

use super::body::Walk;
use crate::document::block::{Cell, Row, Table};
use crate::document::xml::Element;

/// Columns of a table; what lies beyond stands in the last one.
const MOST_COLUMNS: usize = 128;

/// Cells that reach down: by their column their span, and how many rows are left.
type Reaching = BTreeMap<usize, (usize, usize)>;

impl Walk<'_> {
    pub fn table(&mut self, element: &Element) -> Table {
        let mut rows = Vec::new();
        self.rows(element, false, &mut Reaching::new(), &mut rows);
        Table { rows }
    }

    fn rows(&mut self, parent: &Element, is_head: bool, reaching: &mut Reaching, rows: &mut Vec<Row>) {
        for element in parent.elements() {
            match element.name.as_str() {
                "table:table-header-rows" => self.rows(element, true, reaching, rows),
                "table:table-row" => rows.push(self.row(element, is_head, reaching)),
                "table:table-column" | "table:table-columns" | "table:table-header-columns" => {}
                _ => self.rows(element, is_head, reaching, rows),
            }
        }
    }

    fn row(&mut self, element: &Element, is_head: bool, reaching: &mut Reaching) -> Row {
        let mut row = Row { is_head, cells: Vec::new() };
        let mut column = 0;
        for cell in element.elements() {
            let number = |name: &str| cell.get(name).and_then(|number| number.parse::<usize>().ok()).unwrap_or(1);
            let repeated = number("table:number-columns-repeated").max(1);
            match cell.name.as_str() {
                "table:covered-table-cell" => {
                    if let Some((span, left)) = reaching.get_mut(&column).filter(|(_, left)| *left > 0) {
                        *left -= 1;
                        row.cells.push(Cell { column, span: *span, continues: true, blocks: Vec::new() });
                    }
                }
                "table:table-cell" => {
                    let blocks = self.blocks(cell);
                    match row.cells.last_mut().filter(|_| column >= MOST_COLUMNS) {
                        Some(last) => last.blocks.extend(blocks),
                        None => {
                            let span = number("table:number-columns-spanned").clamp(1, MOST_COLUMNS - column);
                            let down = number("table:number-rows-spanned");
                            reaching.insert(column, (span, down.saturating_sub(1)));
                            row.cells.push(Cell { column, span, continues: false, blocks });
                        }
                    }
                }
                _ => continue,
            }
            column = column.saturating_add(repeated).min(MOST_COLUMNS);
        }
        row
    }
}
