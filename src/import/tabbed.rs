//! Tables whose cells tabs part, as word processors write them when they save a text.
//!
//! A row may go on in further lines, where a cell held a line break, and may lack its last cells, where they were empty. Where it ends is
//! told by the number the next one begins with, or by its last cell.

use super::clean::Line;
use super::styled::Styled;
use crate::grid::{Grid, GridCell, GridRow};
use crate::notice::columns::{TableKind, recognise};
use crate::source::Span;

/// A row: where it stands and its cells.
pub type Row = (Span, Vec<Styled>);

/// The table that begins at a line, head first, and the line behind it.
pub fn read(lines: &[Line], at: usize) -> Option<(Vec<Row>, usize)> {
    let head = &lines[at];
    let width = head.cells.len();
    if width < 3 || !is_head(&head.cells) {
        return None;
    }
    let mut rows: Vec<(Span, Vec<String>)> = vec![(head.at, head.cells.clone())];
    let mut next = at + 1;
    let mut number = 0;
    while let Some(line) = lines.get(next) {
        let first = line.cells.first().unwrap_or(&line.text);
        let counted = counts(first, number);
        let open = rows.len() > 1 && rows.last().is_some_and(|(_, cells)| cells.len() < width);
        let begins = line.cells.len() >= 2 && (counted.is_some() || !open);
        if begins {
            number = counted.unwrap_or(number);
            rows.push((line.at, line.cells.clone()));
        } else if open && !(line.apart && line.cells.is_empty()) || goes_on(line, rows.len()) {
            extend(&mut rows, line, width);
        } else {
            break;
        }
        next += 1;
    }
    // A head alone is no table.
    (rows.len() > 1).then(|| {
        let styled = |cells: Vec<String>| cells.iter().map(|cell| Styled::parse(cell)).collect();
        (rows.into_iter().map(|(at, cells)| (at, styled(cells))).collect(), next)
    })
}

fn is_head(cells: &[String]) -> bool {
    let bare: Vec<String> = cells.iter().map(|cell| Styled::parse(cell).text().replace("**", "")).collect();
    let cell = |text: &String| GridCell { text: text.clone(), span: Span::default(), bold: false };
    let row = GridRow { span: Span::default(), written: bare.len(), cells: bare.iter().map(cell).collect() };
    recognise(&Grid { head: row, rows: Vec::new() }, 0) != TableKind::Plain
}

/// The number a row begins with, where it counts on; a group's Roman one leaves the count as it is.
fn counts(first: &str, last: u32) -> Option<u32> {
    let bare = first.trim_matches(['*', '.', ')', ' ']);
    if !bare.is_empty() && bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return Some(last);
    }
    let number: u32 = bare.split('.').next_back()?.parse().ok()?;
    (bare.len() <= 6 && (number == last + 1 || number == 1 || bare.contains('.'))).then_some(number)
}

/// The rest of a whole row's last cell.
fn goes_on(line: &Line, rows: usize) -> bool {
    rows > 1 && !line.apart && line.cells.is_empty() && line.text.starts_with(|c: char| c.is_lowercase() || c == '(')
}

/// Goes on with the last row: the first cell of the line with its last cell, the others behind it.
fn extend(rows: &mut [(Span, Vec<String>)], line: &Line, width: usize) {
    let Some((at, cells)) = rows.last_mut() else { return };
    at.end = line.at.end;
    let own = if line.cells.is_empty() { std::slice::from_ref(&line.text) } else { &line.cells[..] };
    if let (Some(last), Some((first, rest))) = (cells.last_mut(), own.split_first()) {
        if !last.is_empty() && !first.is_empty() {
            last.push(' ');
        }
        last.push_str(first);
        let room = width - cells.len().min(width);
        cells.extend(rest.iter().take(room).cloned());
        // What is too much stays with the last cell.
        let more: Vec<&str> = rest.iter().skip(room).map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        if let (Some(last), false) = (cells.last_mut(), more.is_empty()) {
            last.push(' ');
            last.push_str(&more.join(" "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(Vec<String>, usize)> {
        let (lines, _) = crate::import::clean::lines(text);
        let (rows, after) = read(&lines, 0)?;
        let row = |cells: &Vec<Styled>| cells.iter().map(Styled::text).collect::<Vec<_>>().join("|");
        Some((rows.iter().map(|(_, cells)| row(cells)).collect(), after))
    }

    #[test]
    fn rows_are_told_by_their_tabs() {
        let text = "TT\tNội dung công việc\tĐơn vị chủ trì\tThời hạn\n1\tRà soát hồ sơ,\nbáo cáo\tVăn phòng\t15/3\n\n2\tLập kế hoạch\tThanh tra\nI\tKhác\n3\tTổng kết\t\tQuý IV\nnăm 2025\n\nYêu cầu các đơn vị thực hiện.";
        let (rows, after) = told(text).expect("a table");
        assert_eq!(
            rows[1..],
            [
                "1|Rà soát hồ sơ, báo cáo|Văn phòng|15/3",
                "2|Lập kế hoạch|Thanh tra",
                "I|Khác",
                "3|Tổng kết||Quý IV năm 2025"
            ]
        );
        assert_eq!(after, 7);
        assert_eq!(told("Nơi nhận:\tGIÁM ĐỐC\n- Lưu: VT.\tTrần A"), None);
    }
}
