//! Tables whose cells a converter set on a line each: "STT", "Nhiệm vụ", "Đơn vị chủ trì", …, then "1.", its words, its unit, its day.
//!
//! The heads tell how many columns there are; a row begins with the next number. Empty cells left no line, so where a row has fewer
//! lines than the table has columns, units and times go to the columns that ask for them, and the reader is told to look.

use super::clean::Line;
use super::marker::marker;
use super::styled::Styled;
use super::tabbed::{Row, is_head};
use crate::notice::column_head::{Head, head};
use crate::vietnamese::fold::fold;

/// More columns no table of a notice has.
const MOST_COLUMNS: usize = 12;
/// A longer line is no head of a column, in characters.
const LONGEST_HEAD: usize = 60;
/// Lines in which the next row's number is looked for.
const REACH: usize = 40;

/// The table that begins at a line, head first, and the line behind it. `is_name` says whether a line is a unit's name and no more.
pub fn read(lines: &[Line], at: usize, is_name: &dyn Fn(&str) -> bool) -> Option<(Vec<Row>, usize)> {
    if !matches!(fold(words(&lines[at])).as_str(), "tt" | "stt" | "so tt") {
        return None;
    }
    let short = |line: &&Line| words(line).chars().count() <= LONGEST_HEAD && !begins_row(line, 0);
    let heads: Vec<&Line> = lines[at..].iter().take(MOST_COLUMNS + 1).take_while(short).collect();
    let names: Vec<String> = heads.iter().map(|line| words(line).to_owned()).collect();
    if names.len() > MOST_COLUMNS || !is_head(&names) {
        return None;
    }
    let kinds: Vec<Head> = names.iter().map(|name| head(name)).collect();
    let styled = |cells: Vec<String>| cells.iter().map(|cell| Styled::plain(cell)).collect::<Vec<_>>();
    let first = heads.first()?.at;
    let mut rows: Vec<Row> = vec![(first.until(heads.last()?.at.end()), styled(names))];
    let (mut next, mut last) = (at + heads.len(), 0);
    while lines.get(next).is_some_and(|line| begins_row(line, last)) {
        let group = number(&lines[next]).is_none();
        last += u32::from(!group);
        let most = if group { 1 } else { kinds.len() - 1 };
        let end = row_end(lines, next + 1, last, most);
        let cells: Vec<&str> = lines[next + 1..end].iter().map(words).collect();
        let mut row = vec![words(&lines[next]).trim_end_matches('.').to_owned()];
        row.extend(placed(&cells, &kinds[1..], is_name));
        rows.push((lines[next].at.until(lines[end - 1].at.end()), styled(row)));
        next = end;
    }
    (rows.len() > 1).then_some((rows, next))
}

fn words(line: &Line) -> &str {
    line.text.trim_matches(['*', '_', ' '])
}

/// "3", "03.": the number alone on its line.
fn number(line: &Line) -> Option<u32> {
    let digits = words(line).trim_end_matches(['.', ')']);
    digits.parse().ok().filter(|_| digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether the line is the number behind `last`, or the numeral of a group.
fn begins_row(line: &Line, last: u32) -> bool {
    let text = words(line).trim_end_matches('.');
    let roman = (1..=5).contains(&text.len()) && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    number(line) == Some(last + 1) || roman
}

/// Where a row of at most so many lines ends: before the next row, or where something else begins.
fn row_end(lines: &[Line], from: usize, last: u32, most: usize) -> usize {
    let reach = lines.len().min(from + REACH);
    if let Some(next) = (from..reach).find(|at| begins_row(&lines[*at], last)).filter(|next| *next <= from + most + 3) {
        return next;
    }
    let other = |line: &Line| {
        line.text.starts_with(['#', '|']) || line.text.starts_with("**") || marker(&line.text, 0).is_some()
    };
    let most = lines.len().min(from + most);
    (from..most).find(|at| *at > from && other(&lines[*at])).unwrap_or(most)
}

/// The lines of a row in the columns behind its number.
fn placed(lines: &[&str], kinds: &[Head], is_name: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut cells = vec![String::new(); kinds.len()];
    if lines.len() == kinds.len() {
        return lines.iter().map(|line| (*line).to_owned()).collect();
    }
    let of = |wanted: Head| kinds.iter().position(|kind| *kind == wanted);
    let tasks = of(Head::Lead).is_some() || of(Head::Due).is_some();
    let mut next = 0;
    for line in lines {
        let typed = match () {
            () if !tasks || next == 0 => None,
            () if is_name(line) => [Head::Lead, Head::With].into_iter().filter_map(of).find(|at| cells[*at].is_empty()),
            () if is_time(line) => of(Head::Due),
            () => of(Head::Note).or(of(Head::Product)),
        };
        let at = typed.unwrap_or(next.min(kinds.len() - 1));
        if !cells[at].is_empty() {
            cells[at].push(' ');
        }
        cells[at].push_str(line);
        // The first line is the content, whatever it holds.
        next = if typed.is_some() { next.max(1) } else { next + 1 };
    }
    cells
}

/// "Trước 31/7/2026", "Quý IV", "15/8": by when.
fn is_time(line: &str) -> bool {
    let folded = fold(line);
    let first = folded.split(' ').next().unwrap_or_default();
    let says = [
        "truoc", "trong", "thang", "quy", "tuan", "cuoi", "dau", "giua", "hang", "cham", "ngay", "thuong", "den", "tu",
        "het", "hoan", "xong",
    ];
    let day = line.starts_with(|c: char| c.is_ascii_digit()) && line.contains('/');
    line.chars().count() <= LONGEST_HEAD && (says.contains(&first) || day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_put_together_by_their_numbers() {
        let text = "STT\n\nNhiệm vụ\n\nĐơn vị chủ trì\n\nThời hạn\n\nGhi chú\n\n1.\n\nTrình đề án\n\nVăn phòng Sở\n\nTrước 31/7/2026\n\n\
            2.\n\nRà soát\n\nThanh tra Sở\n\n15/8/2026\n\nKhẩn\n\nII\n\nCÔNG TÁC KHÁC\n\n3.\n\nLập sổ\n\nQuý IV\n\n**III. TỔ CHỨC**\n";
        let (lines, _) = crate::import::clean::lines(text);
        let (rows, end) = read(&lines, 0, &|line| line.ends_with("Sở")).expect("a table");
        let told: Vec<Vec<&str>> = rows.iter().map(|(_, cells)| cells.iter().map(Styled::text).collect()).collect();
        assert_eq!(
            told[1..],
            [
                vec!["1", "Trình đề án", "Văn phòng Sở", "Trước 31/7/2026", ""],
                vec!["2", "Rà soát", "Thanh tra Sở", "15/8/2026", "Khẩn"],
                vec!["II", "CÔNG TÁC KHÁC", "", "", ""],
                vec!["3", "Lập sổ", "", "Quý IV", ""],
            ]
        );
        assert_eq!(lines[end].text, "**III. TỔ CHỨC**");
    }
}
