//! A sheet of a workbook or a CSV file as a text: what stands above its table as lines, the table as pipes.

use crate::grid::{Grid, GridRow};
use crate::notice::columns::{TableKind, recognise};
use crate::source::{LINE_IN_CELL, Source};

/// The text of a sheet that has a table of tasks or of indicators; none where it has neither.
pub fn text_of_table(source: &Source) -> Option<String> {
    let is_head = |grid: &Grid| recognise(grid, 0) != TableKind::Plain;
    let (grid, above) = match source.sheet {
        Some(_) => {
            let grid = Grid::from_sheet(source, is_head)?;
            let above = source.text.get(..grid.head.span.start()).unwrap_or_default();
            (grid, above)
        }
        None => (Grid::from_csv(&source.text).filter(is_head)?, ""),
    };
    let mut text = String::new();
    for line in above.lines() {
        let cells: Vec<&str> = line.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
        if !cells.is_empty() {
            text.push_str(&format!("{}\n\n", cells.join("    ").replace(LINE_IN_CELL, "\n")));
        }
    }
    row(&mut text, &grid.head, false);
    text.push_str(&format!("|{}\n", " --- |".repeat(grid.head.cells.len())));
    grid.rows.iter().filter(|cells| !cells.is_blank()).for_each(|cells| row(&mut text, cells, true));
    Some(text)
}

fn row(text: &mut String, row: &GridRow, in_body: bool) {
    let cells = row.cells.iter().map(|cell| {
        let mut words = String::new();
        for c in cell.text.chars() {
            if matches!(c, '|' | '*' | '\\') {
                words.push('\\');
            }
            words.push(if c == '\n' { ' ' } else { c });
        }
        let words = words.trim().to_owned();
        if in_body && cell.bold && !words.is_empty() { format!("**{words}**") } else { words }
    });
    text.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sheet;

    #[test]
    fn a_sheet_becomes_lines_and_a_table() {
        let sheet = Sheet { name: "S".to_owned(), bold: vec![(3, 1)] };
        let text = "KẾ HOẠCH NĂM 2025\t\t\n\t\t\nTT\tChỉ tiêu\tKế hoạch 2025\nI\tChung\t\n1\tSố * đề tài\t14";
        let source = Source::of_sheet("a.xlsx", sheet, text);
        assert_eq!(
            text_of_table(&source).as_deref(),
            Some(
                "KẾ HOẠCH NĂM 2025\n\n| TT | Chỉ tiêu | Kế hoạch 2025 |\n| --- | --- | --- |\n| I | **Chung** |  |\n| 1 | Số \\* đề tài | 14 |\n"
            )
        );
        assert_eq!(text_of_table(&Source::new("a.csv", "a;b\n1;2\n")), None);
        assert!(text_of_table(&Source::new("a.csv", "TT;Chỉ tiêu;Kế hoạch\n1;Số;2\n")).is_some());
    }
}
