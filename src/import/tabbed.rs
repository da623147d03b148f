//! Tables whose cells tabs part, as word processors write them when they save a text, or pipes without a line below the head, as pages
//! of the web give them when they are copied.
//!
//! A row may go on in further lines, where a cell held a line break, and may lack its last cells, where they were empty. Where it ends is
//! told by the number the next one begins with, or by its last cell.

use super::block::{is_delimiter, piped};
use super::clean::Line;
use super::styled::Styled;
use crate::grid::{Grid, GridCell, GridRow};
use crate::notice::columns::{TableKind, recognise};
use crate::source::Span;
use crate::vietnamese::fold::fold;

/// Takes a line; gives its cells, none where it is no row.
type Cells = fn(&Line) -> Vec<String>;

/// A row: where it stands and its cells.
pub type Row = (Span, Vec<Styled>);

/// The table that begins at a line, head first, and the line behind it.
pub fn read(lines: &[Line], at: usize) -> Option<(Vec<Row>, usize)> {
    let head = &lines[at];
    let (cells_of, head_cells) = parted(lines, at)?;
    let width = head_cells.len();
    let mut rows: Vec<(Span, Vec<String>)> = vec![(head.at, head_cells)];
    let mut next = at + 1;
    let mut number = 0;
    while let Some(line) = lines.get(next) {
        let cells = cells_of(line);
        let counted = counts(cells.first().unwrap_or(&line.text), number);
        let open = rows.len() > 1 && rows.last().is_some_and(|(_, cells)| cells.len() < width);
        let begins = cells.len() >= 2 && (counted.is_some() || !open);
        if begins {
            number = counted.unwrap_or(number);
            rows.push((line.at, cells));
        } else if open && !(line.apart && cells.is_empty()) || cells.is_empty() && goes_on(line, rows.len()) {
            extend(&mut rows, line, cells, width);
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

/// How the cells of a table are parted whose head is this line, and the cells of the head.
fn parted(lines: &[Line], at: usize) -> Option<(Cells, Vec<String>)> {
    let head = &lines[at];
    if head.cells.len() >= 3 {
        return is_head(&head.cells).then(|| (tabs as Cells, head.cells.clone()));
    }
    let cells = numbered_apart(pipes(head));
    if cells.len() < 3 || lines.get(at + 1).is_some_and(|next| is_delimiter(&next.text)) || !is_head(&cells) {
        return None;
    }
    // A scanner sets a pipe here and there; rows that have as many as the head were written so.
    let whole = lines[at + 1..].iter().take(4).any(|line| pipes(line).len() == cells.len());
    whole.then_some((pipes as Cells, cells))
}

/// "TT Nội dung | Đơn vị chủ trì | …": the pipe behind the numbers' head is lost, those of the rows are not.
fn numbered_apart(mut cells: Vec<String>) -> Vec<String> {
    if let Some((number, content)) = cells.first().and_then(|first| first.split_once(' '))
        && matches!(fold(number).as_str(), "tt" | "stt")
    {
        let (number, content) = (number.to_owned(), content.trim().to_owned());
        cells[0] = content;
        cells.insert(0, number);
    }
    cells
}

fn tabs(line: &Line) -> Vec<String> {
    line.cells.clone()
}

/// The cells of a line; none where no pipe is in it. An empty last cell ends in its pipe, but not where one begins the line.
fn pipes(line: &Line) -> Vec<String> {
    let text = line.text.trim();
    match text.strip_prefix('|') {
        Some(rest) => piped(rest.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(rest)),
        None if text.contains('|') => piped(text),
        None => Vec::new(),
    }
}

/// Whether these are the heads of a table of tasks or indicators.
pub fn is_head(cells: &[String]) -> bool {
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
    rows > 1 && !line.apart && line.text.starts_with(|c: char| c.is_lowercase() || c == '(')
}

/// Goes on with the last row: the first cell of the line with its last cell, the others behind it.
fn extend(rows: &mut [(Span, Vec<String>)], line: &Line, cells: Vec<String>, width: usize) {
    let Some((at, row)) = rows.last_mut() else { return };
    *at = at.until(line.at.end());
    let own = if cells.is_empty() { std::slice::from_ref(&line.text) } else { &cells[..] };
    if let (Some(last), Some((first, rest))) = (row.last_mut(), own.split_first()) {
        if !last.is_empty() && !first.is_empty() {
            last.push(' ');
        }
        last.push_str(first);
        let room = width - row.len().min(width);
        row.extend(rest.iter().take(room).cloned());
        // What is too much stays with the last cell.
        let more: Vec<&str> = rest.iter().skip(room).map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        if let (Some(last), false) = (row.last_mut(), more.is_empty()) {
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
        let text = "TT | Nội dung | Đơn vị chủ trì | Thời hạn\nI | Chung | |\n1 | Rà soát\nhồ sơ | Văn phòng | nt\n2 | Trình | |\n\nYêu cầu các đơn vị.";
        let (rows, after) = told(text).expect("a table");
        assert_eq!(
            (&rows[1..], after),
            (&["I|Chung||", "1|Rà soát hồ sơ|Văn phòng|nt", "2|Trình||"].map(str::to_owned)[..], 5)
        );
        assert_eq!(told("TT | Nội dung | Đơn vị chủ trì\n1 | Trình Phòng\n2 | Rà soát Sở"), None);
        assert_eq!(told("Nơi nhận:\tGIÁM ĐỐC\n- Lưu: VT.\tTrần A"), None);
    }
}
