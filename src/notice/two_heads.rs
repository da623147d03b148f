//! Heads of two rows, as merged cells leave them: "Thực hiện" over "Tháng 3" and "Lũy kế". And the row of numbers some tables have below.

use crate::grid::{Grid, GridCell, GridRow};
use crate::vietnamese::fold::fold;
use crate::vietnamese::quantity;

/// The grid with its head's two rows joined, column by column; as it was where its first row is no second row of the head.
pub fn joined(mut grid: Grid) -> Grid {
    if !grid.rows.first().is_some_and(|row| is_second_head(&grid.head, row)) {
        return grid;
    }
    let second = grid.rows.remove(0);
    grid.head.join(&second);
    grid
}

/// Words below a head that stands over several columns: the columns of their own it does not have say no more, and nothing is a figure.
fn is_second_head(head: &GridRow, row: &GridRow) -> bool {
    let pairs = || head.cells.iter().zip(&row.cells);
    let said = |cell: &&GridCell| !cell.text.is_empty();
    let spread = |at: usize| {
        let text = &head.cells[at].text;
        text.is_empty() || at > 0 && head.cells[at - 1].text == *text
    };
    let below_spread = row.cells.iter().enumerate().filter(|(at, cell)| said(cell) && spread(*at)).count();
    let figures = row.cells.iter().any(|cell| quantity::value(&cell.text).is_some());
    // A row of the table has a name, or a number.
    let first_two = pairs().take(2).all(|(head, cell)| cell.text.is_empty() || fold(&cell.text) == fold(&head.text));
    head.cells.first().is_some_and(|cell| said(&cell)) && below_spread > 0 && !figures && first_two
}

/// "A | B | 1 | 2 | 3=2/1": a row that numbers the columns.
pub fn numbers_columns(row: &GridRow) -> bool {
    let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.trim_matches(['(', ')', ' ', '*'])).collect();
    let said: Vec<&str> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
    let number = |cell: &str| cell.split(['=', ':']).next().and_then(|number| number.trim().parse::<u8>().ok());
    let letter = |cell: &str| matches!(cell.as_bytes(), [b'A'..=b'H' | b'a'..=b'h']);
    let numbers: Vec<u8> = said.iter().filter_map(|cell| number(cell)).collect();
    said.len() > 2
        && said.iter().all(|cell| letter(cell) || number(cell).is_some())
        && numbers.first().is_some_and(|first| *first <= 3)
        && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1])
        && numbers.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(csv: &str) -> Grid {
        Grid::from_csv(csv).unwrap()
    }

    #[test]
    fn a_head_of_two_rows_becomes_one() {
        let heads =
            |csv: &str| -> Vec<String> { joined(grid(csv)).head.cells.into_iter().map(|cell| cell.text).collect() };
        assert_eq!(
            heads("TT,Chỉ tiêu,Kế hoạch,Thực hiện,\n,,,Tháng 3,Lũy kế\n1,Đề tài,5,1,2\n"),
            ["TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện Tháng 3", "Thực hiện Lũy kế"]
        );
        assert_eq!(
            heads("TT,Chỉ tiêu,Năm 2025,Năm 2025\nTT,Chỉ tiêu,Kế hoạch,Thực hiện\n1,Đề tài,5,1\n"),
            ["TT", "Chỉ tiêu", "Năm 2025 Kế hoạch", "Năm 2025 Thực hiện"]
        );
        // A row of words below a blank head is a row.
        assert_eq!(heads("TT,Nội dung,\n1,Lập sổ,ghi chú\n"), ["TT", "Nội dung", ""]);
        assert_eq!(heads("Chỉ tiêu,Kế hoạch,\nĐề tài,mới,cũ\n"), ["Chỉ tiêu", "Kế hoạch", ""]);
    }

    #[test]
    fn a_row_that_numbers_the_columns_is_known() {
        for (row, is) in [
            ("A,B,1,2,3", true),
            ("(1),(2),(3),(4)", true),
            ("1,2,3,4,5=4/3", true),
            ("1,Đề tài,5,1,2", false),
            ("1,2,5,,", false),
            (",,3,4,5", true),
        ] {
            assert_eq!(numbers_columns(&grid(row).head), is, "{row}");
        }
    }
}
