//! Tables with a frame of "+---+---+", as converters of Word files write those whose cells hold more than a line (Pandoc's grid tables):
//! a border between two rows, one of "=" below the head.

use std::collections::BTreeSet;

use super::clean::Line;
use super::styled::Styled;
use super::tabbed::Row;
use crate::source::Span;

/// The table whose frame begins at a line, head first, and the line behind it.
pub fn read(lines: &[Line], at: usize) -> Option<(Vec<Row>, usize)> {
    lines.get(at).filter(|line| is_border(&line.text))?;
    // A row that spans the table has a border of its own: the edges are those of all.
    let framed = lines[at..].iter().take_while(|line| line.text.starts_with(['|', '+']));
    let borders = framed.filter(|line| is_border(&line.text));
    let marks = borders.flat_map(|line| line.text.chars().enumerate().filter(|(_, c)| *c == '+').map(|(at, _)| at));
    let edges: Vec<usize> = marks.collect::<BTreeSet<usize>>().into_iter().collect();
    let width = edges.len() - 1;
    let mut rows: Vec<(Span, Vec<String>)> = Vec::new();
    // Below a cell that spans several rows a border is not drawn all through.
    let mut border: Option<Vec<bool>> = Some(vec![true; width]);
    let mut next = at + 1;
    while let Some(line) = lines.get(next).filter(|line| line.text.starts_with(['|', '+'])) {
        let cells = cells_of(line, &edges);
        let whole = is_border(&line.text);
        let drawn: Vec<bool> = cells.iter().map(|cell| whole || is_drawn(cell)).collect();
        let ends = drawn.contains(&true);
        if let (false, Some(above)) = (ends, &border) {
            let goes_on = |(cell, drawn): (&String, &bool)| if *drawn { String::new() } else { cell.clone() };
            let before = rows.last().map(|(_, cells)| cells.iter().zip(above).map(goes_on).collect());
            rows.push((line.at, before.unwrap_or_else(|| vec![String::new(); width])));
        }
        if let Some((span, row)) = rows.last_mut() {
            *span = span.until(line.at.end());
            let more = row.iter_mut().zip(&cells).zip(&drawn).filter(|(_, drawn)| !**drawn);
            more.for_each(|((cell, more), _)| extend(cell, more));
        }
        border = ends.then_some(drawn);
        next += 1;
    }
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    // A frame round a single cell holds no table.
    (width > 1 && rows.len() > 1).then(|| {
        let styled = |cells: Vec<String>| cells.iter().map(|cell| Styled::parse(cell)).collect();
        (rows.into_iter().map(|(at, cells)| (at, styled(cells))).collect(), next)
    })
}

/// A stretch of a border: "---".
fn is_drawn(cell: &str) -> bool {
    cell.len() > 1 && cell.chars().all(|c| matches!(c, '-' | '=' | ':'))
}

fn is_border(text: &str) -> bool {
    text.len() >= 7
        && text.starts_with('+')
        && text.ends_with('+')
        && text.contains("--") | text.contains("==")
        && text.chars().all(|c| matches!(c, '+' | '-' | '=' | ':'))
}

/// What a line holds of each column. Where its own edges stand tells the columns: of cells that are merged, the first.
fn cells_of(line: &Line, edges: &[usize]) -> Vec<String> {
    let mut cells = vec![String::new(); edges.len() - 1];
    let mut column = 0;
    for (at, c) in line.set.trim_start().chars().enumerate() {
        if matches!(c, '|' | '+') && edges.contains(&at) {
            // What stands behind the frame is the last cell's.
            column = edges.iter().filter(|edge| **edge <= at).count() - 1;
            column = column.min(edges.len() - 2);
        } else if let Some(cell) = cells.get_mut(column) {
            cell.push(c);
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

fn extend(cell: &mut String, more: &str) {
    if !cell.is_empty() && !more.is_empty() {
        cell.push(' ');
    }
    cell.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::clean::lines;

    fn told(text: &str) -> Vec<Vec<String>> {
        let (rows, _) = read(&lines(text).0, 0).expect("a table");
        rows.iter().map(|(_, cells)| cells.iter().map(|cell| cell.text().to_owned()).collect()).collect()
    }

    #[test]
    fn cells_go_on_over_lines() {
        let text = "\
+----+--------------------+------------+
| TT | Nội dung           | Thời hạn   |
+====+====================+============+
| 1  | Tổng hợp số liệu   | Trước ngày |
|    | thiệt hại          | 20/4       |
+----+--------------------+------------+
| 2  | Thẩm tra           |            |
+----+--------------------+------------+
Hết.
";
        assert_eq!(
            told(text),
            [
                ["TT", "Nội dung", "Thời hạn"],
                ["1", "Tổng hợp số liệu thiệt hại", "Trước ngày 20/4"],
                ["2", "Thẩm tra", ""]
            ]
        );
        assert_eq!(read(&lines(text).0, 0).expect("a table").1, 8);
    }

    #[test]
    fn merged_cells_stand_where_the_frame_says() {
        let text = "\
+----+----------+--------+
| TT | Nội dung | Đơn vị |
+====+==========+========+
| I. Trọng tâm  |        |
+----+----------+--------+
| 1  | Rà soát  | Phòng  |
+----+----------+ A      |
| 2  | Lập sổ   |        |
+----+----------+--------+
";
        assert_eq!(
            told(text),
            [
                ["TT", "Nội dung", "Đơn vị"],
                ["I. Trọng tâm", "", ""],
                ["1", "Rà soát", "Phòng A"],
                ["2", "Lập sổ", "Phòng A"]
            ]
        );
    }

    #[test]
    fn a_row_may_span_the_table() {
        let text = "\
+------------------------+
| I. Trọng tâm           |
+----+----------+--------+
| 1  | Rà soát  | 20/4   |
+----+----------+--------+
| 2  | Lập sổ   | 25/4   | muộn
+----+----------+--------+
";
        assert_eq!(told(text), [["I. Trọng tâm", "", ""], ["1", "Rà soát", "20/4"], ["2", "Lập sổ", "25/4 muộn"]]);
    }

    #[test]
    fn a_frame_without_rows_is_no_table() {
        assert!(read(&lines("+-----+\n| a   |\n+-----+\n").0, 0).is_none());
        assert!(read(&lines("+----+----+\nvăn bản\n").0, 0).is_none());
    }
}
