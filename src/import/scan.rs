//! Tables as scanners give them: the columns of a line run together, here and there a "|" between them, the head said again on
//! every page.
//!
//! What can be told again is where a row begins, which words are most likely its content, and what stands in the other columns. The
//! rows are put into a table of our own; every word stays in it, and its reader is told to look.

use super::clean::Line;
use super::marker::{Style, marker};
use crate::source::Span;
use crate::vietnamese::fold::fold;

/// A row of tasks: its number, its words, and what stands in the other columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskRow {
    pub at: Span,
    pub number: String,
    pub content: String,
    pub rest: String,
    /// What the scanner made of its number, where that is none.
    pub misread: String,
    /// First words of its lines, by which a row that begins above its number is found.
    lines: Vec<(String, String)>,
}

impl TaskRow {
    /// Whether its last line of words was too short for another to follow.
    fn has_ended(&self, width: usize) -> bool {
        self.lines.len() > 1 && self.lines.last().is_some_and(|(words, _)| words.chars().count() * 20 < width * 9)
    }
}

const HEADS: &[&str] = &[
    "noidung",
    "chitieu",
    "nhiemvu",
    "congviec",
    "lanhdao",
    "phongdonvi",
    "donvi",
    "ponvi",
    "chutri",
    "phoihop",
    "ghi",
    "kehoach",
    "khoach",
    "thoigian",
    "thoihan",
    "hoanthanh",
    "sanpham",
    "thuchien",
    "dvt",
    "dung",
];
const SMALL: &[&str] = &[
    "chi", "dao", "tri", "hop", "hep", "chu", "phoi", "phdi", "phei", "tham", "muu", "tinh", "da0", "cha", "vi", "dinh",
];

/// Whether a line is the head of such a table.
pub fn is_head(line: &Line) -> bool {
    let text = &line.text;
    let first = fold(text.split([' ', '|']).next().unwrap_or_default());
    let squeezed = squeeze(text);
    let hits = HEADS.iter().filter(|head| squeezed.contains(*head)).count();
    !text.starts_with('|') && text.chars().count() <= 160 && matches!(first.as_str(), "tt" | "stt" | "t") && hits >= 2
}

/// The line behind the table that begins at `at`; none where none begins there.
pub fn end(lines: &[Line], at: usize) -> Option<usize> {
    if !is_head(lines.get(at)?) {
        return None;
    }
    let piped = lines[at..].iter().take(40).filter(|line| line.text.contains('|')).count() >= 3;
    let (mut last, mut after_head) = (0, true);
    for (next, line) in lines.iter().enumerate().skip(at + 1) {
        if is_head_line(line) {
            after_head = true;
            continue;
        }
        if let Some(number) = row_number(line, piped, last) {
            last = number.max(last);
        } else if closes(line, &lines[next - 1], after_head) {
            return Some(next);
        }
        after_head = false;
    }
    Some(lines.len())
}

/// The first line of what follows a table.
fn closes(line: &Line, before: &Line, after_head: bool) -> bool {
    let text = line.text.trim_start_matches(['*', '_']);
    if line.text.starts_with('#') || fold(text).starts_with("ghi chu:") {
        return true;
    }
    if !line.apart || line.text.contains('|') {
        return false;
    }
    let heads = marker(text, 0)
        .is_some_and(|(marker, _)| matches!(marker.style, Style::Roman | Style::Part | Style::Number(..)));
    let sentence = text.starts_with(char::is_uppercase) && text.chars().count() >= 60;
    heads || (sentence && !after_head && before.text.ends_with(['.', ';']))
}

/// The number a row begins with.
fn row_number(line: &Line, piped: bool, last: u32) -> Option<u32> {
    let (first, has_pipe) = match line.text.split_once('|') {
        Some((first, _)) => (first.trim(), true),
        None => (line.text.as_str(), false),
    };
    let digits: String = first.chars().take_while(char::is_ascii_digit).collect();
    let number = digits.parse().ok().filter(|_| digits.len() <= 3);
    let rest = &first[digits.len()..];
    match number {
        Some(number) if has_pipe && (rest.trim_matches(['.', ' ', ')']).is_empty() || number == last + 1) => {
            Some(number)
        }
        Some(number) if !piped && rest.starts_with(['.', ' ']) && number == last + 1 => Some(number),
        // A figure read as a letter: "s |" for "5 |".
        None if has_pipe && first.chars().count() <= 2 && !first.is_empty() => Some(last + 1),
        _ => None,
    }
}

/// A line of the head: its first, or the lower half of its words.
fn is_head_line(line: &Line) -> bool {
    let folded = fold(&line.text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let small = words.iter().filter(|word| SMALL.contains(word)).count();
    let squeezed = squeeze(&line.text);
    is_head(line)
        || HEADS.contains(&squeezed.as_str())
        || (small >= 2 && small * 5 >= words.len() * 3 && words.len() <= 9)
        || (words.len() == 1 && SMALL.contains(&squeezed.as_str()) && line.text.len() < 6)
}

/// Whether a column of the head says by when: its words run together with others, so it is looked for among letters alone.
pub fn tells_time(head: &[&Line]) -> bool {
    const TIMES: &[&str] =
        &["thoigian", "theigian", "thdigian", "thoihan", "theihan", "hoanthanh", "hoenthanh", "thoidiem"];
    head.iter().map(|line| squeeze(&line.text)).any(|head| TIMES.iter().any(|time| head.contains(time)))
}

/// Where the words begin that tell by when, in what stands behind a row's content.
pub fn time_at(rest: &str) -> Option<usize> {
    let words: Vec<(usize, String)> =
        rest.split(' ').map(|word| (word.as_ptr() as usize - rest.as_ptr() as usize, fold(word))).collect();
    let begins = |at: usize| {
        let next = words.get(at + 1).map_or("", |(_, word)| word.as_str());
        let figure = next.starts_with(|c: char| c.is_ascii_digit());
        let period = matches!(next, "thang" | "theng" | "quy" | "nam" | "tuan" | "ngay" | "qui");
        match words[at].1.as_str() {
            "truoc" | "truec" | "trudc" | "trwoc" | "trwdc" | "trucc" | "cham" => true,
            "trong" | "cuoi" | "cuei" | "cudi" | "dau" | "giua" | "het" => period,
            "thang" | "theng" | "tu" | "tir" | "ti" | "den" | "ngay" | "tuan" => figure || period,
            "quy" | "qui" => figure || matches!(next, "i" | "ii" | "iii" | "iv"),
            word => word.contains('/') && word.starts_with(|c: char| c.is_ascii_digit()),
        }
    };
    (0..words.len()).find(|at| begins(*at)).map(|at| words[at].0)
}

/// Whether the head speaks of indicators.
pub fn is_kpi(head: &Line) -> bool {
    let squeezed = squeeze(&head.text);
    squeezed.contains("chitieu") && !squeezed.contains("noidung")
}

/// Lines of the head, which the table written for it says in its own words, and the others.
pub fn parts(lines: &[Line]) -> (Vec<&Line>, Vec<&Line>) {
    lines.iter().partition(|line| is_head_line(line))
}

/// The rows of a table of tasks. `name_at_end` tells where the unit's name begins that a line ends in.
pub fn task_rows(lines: &[&Line], name_at_end: &dyn Fn(&str) -> Option<usize>) -> Vec<TaskRow> {
    let piped = lines.iter().filter(|line| line.text.contains('|')).count() >= 3;
    let width = content_width(lines);
    let mut rows: Vec<TaskRow> = vec![TaskRow::default()];
    let mut last = 0;
    for line in lines {
        let number = row_number(line, piped, last);
        let mut cells: Vec<String> = line.text.split('|').map(|cell| cell.trim().to_owned()).collect();
        if let Some(number) = number {
            let digits = cells[0].chars().take_while(char::is_ascii_digit).count();
            // A figure stays as it was printed; what is none gets the next number.
            let printed = if digits > 0 { cells[0][..digits].to_owned() } else { number.to_string() };
            let mut row = TaskRow { at: line.at, number: printed, ..TaskRow::default() };
            let behind = cells[0][digits..].trim_matches(['.', ' ', ')']).to_owned();
            match cells.len() {
                // Words stand behind the number in its own cell.
                1 => cells[0] = behind,
                _ if digits == 0 => row.misread = cells.remove(0),
                _ if behind.is_empty() => drop(cells.remove(0)),
                _ => cells[0] = behind,
            }
            if cells[0].starts_with(char::is_lowercase) || last == 0 {
                row.lines = begun_above(&mut rows, last == 0);
            }
            rows.push(row);
            last = last.max(number);
        }
        let Some(row) = rows.last_mut() else { continue };
        let cut = row.lines.last().is_some_and(|(words, _)| words.ends_with(['-', '/', ',', '&']));
        if number.is_none() && cells.len() == 1 && !cut && is_beside(&cells[0], width, row.has_ended(width)) {
            cells.insert(0, String::new());
        }
        // A unit's name at the end of a line stands in a column of its own.
        let line_of_words = cells[0].clone();
        let named = name_at_end(&line_of_words).filter(|at| *at > 0 && (cells.len() > 1 || number.is_none()));
        if let Some(at) = named {
            cells[0] = line_of_words[..at].trim_end().to_owned();
            cells.insert(1, line_of_words[at..].to_owned());
        }
        if number.is_some() && cells.len() < 3 {
            split_leader(&mut cells);
        }
        let rest = cells.get(1..).unwrap_or_default().join(" ");
        row.lines.push((cells[0].clone(), rest));
        row.at = Span::new(if row.at.end() == 0 { line.at.start() } else { row.at.start() }, line.at.end());
    }
    rows.retain(|row| !row.lines.is_empty());
    rows.into_iter().map(told).collect()
}

/// The width of the column of words, in characters: that of most lines which are nothing else.
fn content_width(lines: &[&Line]) -> usize {
    let mut lengths: Vec<usize> =
        lines.iter().filter(|line| !line.text.contains('|')).map(|line| line.text.chars().count()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 3 / 4).copied().unwrap_or(0)
}

/// "Tran Cong", "Hoa phong, don vi": too short to be a line of the words, and it does not end their sentence, which would go on in small
/// letters. It is what the cells beside them hold.
fn is_beside(line: &str, width: usize, ended: bool) -> bool {
    let most = if ended { width * 13 / 20 } else { width * 9 / 20 };
    line.chars().count() < most && line.starts_with(char::is_uppercase) && !line.ends_with(['.', ';', ':'])
}

/// Where the "|" before the next column is lost, the title of the leader in it tells where the content ends.
fn split_leader(cells: &mut Vec<String>) {
    let Some(content) = cells.first() else { return };
    let title = |word: &str| matches!(fold(word).as_str(), "pgd" | "pgds" | "pgp" | "pgps" | "pcd" | "pgd." | "gd");
    let mut at = 0;
    let start = content.split(' ').find_map(|word| {
        let start = at;
        at += word.len() + 1;
        (start > 0 && title(word.trim_end_matches('¢'))).then_some(start)
    });
    if let Some(start) = start {
        let rest = content[start..].to_owned();
        cells[0] = content[..start].trim().to_owned();
        cells.insert(1, rest);
    }
}

/// Lines above a row's number that are its own: from the last one that begins a sentence.
fn begun_above(rows: &mut [TaskRow], all: bool) -> Vec<(String, String)> {
    let Some(above) = rows.last_mut() else { return Vec::new() };
    if all {
        return std::mem::take(&mut above.lines);
    }
    let begins = |line: &str| {
        let mut chars = line.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
    };
    let from = (1..above.lines.len()).rev().take(5).find(|at| begins(&above.lines[*at].0));
    from.map_or_else(Vec::new, |from| above.lines.split_off(from))
}

fn told(mut row: TaskRow) -> TaskRow {
    for (content, rest) in std::mem::take(&mut row.lines) {
        push(&mut row.content, &content);
        push(&mut row.rest, &rest);
    }
    row
}

/// Adds words behind a blank, or none where a number was cut.
pub fn push(text: &mut String, more: &str) {
    let more = more.trim();
    let before = text.trim_end_matches('-').chars().next_back();
    let cut = text.ends_with(['-', '/'])
        && before.is_some_and(|c| c.is_ascii_digit() || c.is_uppercase())
        && more.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !text.is_empty() && !more.is_empty() && !cut {
        text.push(' ');
    }
    text.push_str(more);
}

pub fn squeeze(text: &str) -> String {
    fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_the_words_is_told_from_them() {
        let text = "1 | Dien tap ung pho su co buc xa cap tinh trong nam PGD So Phong QLCN\nTran Cong\nHoa phong, don vi\n\
            2 | Trien khai cac chuong trinh ho tro doanh nghiep tren dia ban | PGD So\ncac dia phuong\nva ca nang luc canh tranh cua \
            cac doanh nghiep nho va vua Van phong\n3 | Tong ket | Giam doc\n";
        let (lines, _) = crate::import::clean::lines(text);
        let name = |line: &str| line.find("Van phong");
        let rows = task_rows(&lines.iter().collect::<Vec<_>>(), &name);
        let told: Vec<(&str, &str)> = rows.iter().map(|row| (row.content.as_str(), row.rest.as_str())).collect();
        assert_eq!(
            told,
            [
                ("Dien tap ung pho su co buc xa cap tinh trong nam", "PGD So Phong QLCN Tran Cong Hoa phong, don vi"),
                (
                    "Trien khai cac chuong trinh ho tro doanh nghiep tren dia ban cac dia phuong va ca nang luc canh tranh cua cac \
                     doanh nghiep nho va vua",
                    "PGD So Van phong"
                ),
                ("Tong ket", "Giam doc"),
            ]
        );
    }
}
