//! Tables: rows as a grid, with cells that take up several columns or go on from the row above.

use super::body::Walk;
use crate::document::block::{Cell, Row, Table};
use crate::document::xml::Element;

/// Columns of a table; what lies beyond stands in the last one.
pub const MOST_COLUMNS: usize = 128;

impl Walk<'_> {
    pub fn table(&mut self, element: &Element) -> Table {
        let mut rows = Vec::new();
        self.rows(element, &mut rows);
        Table { rows }
    }

    fn rows(&mut self, parent: &Element, rows: &mut Vec<Row>) {
        for element in parent.elements() {
            match element.name.as_str() {
                "w:tr" => {
                    let properties = element.child("w:trPr");
                    let says = |name: &str| properties.is_some_and(|own| own.child(name).is_some());
                    if says("w:del") {
                        self.deleted += 1;
                        continue;
                    }
                    let before = properties.and_then(|own| own.value("w:gridBefore"));
                    let mut row = Row { is_head: says("w:tblHeader"), cells: Vec::new() };
                    let mut column = before.and_then(|before| before.parse().ok()).unwrap_or(0).min(MOST_COLUMNS - 1);
                    self.cells(element, &mut column, &mut row);
                    rows.push(row);
                }
                "w:del" | "w:moveFrom" => self.deleted += 1,
                "w:tblPr" | "w:tblGrid" => {}
                _ => self.rows(element, rows),
            }
        }
    }

    fn cells(&mut self, parent: &Element, column: &mut usize, row: &mut Row) {
        for element in parent.elements() {
            match element.name.as_str() {
                "w:tc" => {
                    let properties = element.child("w:tcPr");
                    let span: usize = properties
                        .and_then(|own| own.value("w:gridSpan"))
                        .and_then(|span| span.parse().ok())
                        .unwrap_or(1);
                    let merged = |name: &str| {
                        let own = properties.and_then(|own| own.child(name));
                        own.is_some_and(|own| own.get("w:val") != Some("restart"))
                    };
                    let blocks = self.blocks(element);
                    match row.cells.last_mut().filter(|_| *column >= MOST_COLUMNS || merged("w:hMerge")) {
                        Some(last) => {
                            last.span += usize::from(*column < MOST_COLUMNS);
                            *column = (*column + 1).min(MOST_COLUMNS);
                            last.blocks.extend(blocks);
                        }
                        None => {
                            let span = span.clamp(1, MOST_COLUMNS - *column);
                            row.cells.push(Cell { column: *column, span, continues: merged("w:vMerge"), blocks });
                            *column += span;
                        }
                    }
                }
                "w:trPr" | "w:tblPrEx" => {}
                _ => self.cells(element, column, row),
            }
        }
    }
}
