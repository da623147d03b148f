//! Tables whose columns are set apart by blanks alone, as a page of a PDF shows them and as people type them.
//!
//! Read only where it is clear which words stand in which column and where each row begins; anything else is left to `scan` or stays
//! words, as unsure as it is.

use std::collections::BTreeMap;

use super::aligned_row::{Kind, begins, extend, is_ordinal};
use super::clean::Line;
use super::edge::{Edges, Stretch, stretches};
use super::marker::{Style, marker};
use super::styled::Styled;
use super::tabbed::{Row, is_head};
use crate::vietnamese::fold::fold;

/// Lines of a head at most.
const MOST_HEAD: usize = 3;
/// No page has longer lines, in bytes.
const WIDEST: usize = 1000;
/// Heads whose tables are not clear may be many, and each is looked at down to where its table would end: so many times as many lines as
/// there are, and no more.
const MOST_LOOKS: usize = 6;

/// Tables by the line they begin at: their rows, head first, and the line behind them.
pub type Tables = BTreeMap<usize, (Vec<Row>, usize)>;

/// The tables of a text that are clear.
pub fn tables(lines: &[Line]) -> Tables {
    let mut tables = Tables::new();
    let mut looks = lines.len().saturating_mul(MOST_LOOKS);
    let mut at = 0;
    while at < lines.len() {
        let found = (1..=MOST_HEAD).find_map(|depth| table(lines, at, depth, &mut looks));
        let next = found.as_ref().map_or(at + 1, |(_, after)| *after);
        tables.extend(found.map(|table| (at, table)));
        at = next;
    }
    tables
}

fn table(lines: &[Line], at: usize, depth: usize, looks: &mut usize) -> Option<(Vec<Row>, usize)> {
    let head = head(lines.get(at..at + depth)?)?;
    let first = at + depth;
    let kind = if is_number(&head[0].text) { Kind::Numbered } else { Kind::Plain };
    let is_head = |line: &Line| lines[at..first].iter().any(|head| head.text == line.text);
    // Below a column of numbers stand numbers.
    let ends = |line: &Line, own: &[Stretch]| {
        let first = own.first().filter(|own| kind == Kind::Numbered && own.at.start < head[0].at.end);
        let number = |own: &Stretch| if line.text == own.text { own.text.clone() } else { first_word(&own.text) };
        first.is_some_and(|own| !is_ordinal(&number(own)) && !is_head(line))
    };
    let (edges, after) = reach(lines, first, &head, *looks, &ends);
    *looks -= after - first;
    if *looks == 0 {
        return None;
    }
    let mut span = lines[at].at;
    span = span.until(lines[first - 1].at.end());
    let mut rows = vec![(span, head.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>())];
    for line in lines.get(first..after)? {
        // The head said again on the next page.
        if is_head(line) {
            continue;
        }
        let words = stretches(line);
        let cells = match edges.left_by(&words) {
            Some(_) => edges.cells(&words),
            None => group_cells(&words, head.len()),
        };
        let last = rows[1..].last().map(|(_, cells)| &cells[..]);
        match begins(&cells, last, kind)? {
            true => rows.push((line.at, cells)),
            false => extend(&mut rows, line, &cells)?,
        }
    }
    let enough = match kind {
        Kind::Numbered => 2,
        Kind::Plain => 3,
    };
    (rows.len() >= enough).then(|| {
        let styled = |cells: Vec<String>| cells.iter().map(|cell| Styled::parse(cell)).collect();
        (rows.into_iter().map(|(at, cells)| (at, styled(cells))).collect(), after)
    })
}

/// The heads of the columns, each with all its lines; none where these lines are no head.
fn head(lines: &[Line]) -> Option<Vec<Stretch>> {
    if lines.iter().any(|line| line.set.len() > WIDEST) {
        return None;
    }
    let mut heads = stretches(&lines[0]);
    for line in &lines[1..] {
        for part in stretches(line) {
            let over = |head: &Stretch| part.at.start < head.at.end && head.at.start < part.at.end;
            let mut above = heads.iter_mut().filter(|head| over(head));
            match (above.next(), above.next()) {
                (None, _) => heads.push(part),
                // What begins with a capital is the first row, or the head of two columns.
                (Some(head), None) if !part.text.starts_with(char::is_uppercase) && !line.apart => {
                    head.at = head.at.start.min(part.at.start)..head.at.end.max(part.at.end);
                    head.text = format!("{} {}", head.text, part.text);
                }
                (Some(_), _) => return None,
            }
        }
        heads.sort_by_key(|head| head.at.start);
    }
    let cells: Vec<String> = heads.iter().map(|head| head.text.clone()).collect();
    (heads.len() >= 3 && lines.iter().all(|line| line.cells.is_empty()) && is_head(&cells)).then_some(heads)
}

/// The edges that the lines of a table leave, and the first line that is none of its.
fn reach(
    lines: &[Line],
    first: usize,
    head: &[Stretch],
    most: usize,
    ends: &dyn Fn(&Line, &[Stretch]) -> bool,
) -> (Edges, usize) {
    let mut edges = Edges::between(head);
    let mut next = first;
    while let Some(line) = lines.get(next).filter(|line| next - first < most && line.set.len() <= WIDEST) {
        let own = stretches(line);
        let marked = line.text.starts_with(['#', '|']) || !line.cells.is_empty();
        // A paragraph below the table, as narrow as its first column.
        let below = line.apart && own.len() == 1 && own[0].at.start < head[0].at.end;
        match edges.left_by(&own).filter(|_| !marked && !below && !ends(line, &own)) {
            Some(left) => edges = left,
            None if !marked && is_group(&own, &edges, lines.get(next + 1)) => {}
            None => break,
        }
        next += 1;
    }
    (edges, next)
}

/// "I. Nghiên cứu khoa học" over several columns, a row below it.
fn is_group(own: &[Stretch], edges: &Edges, below: Option<&Line>) -> bool {
    let numbered = match own {
        [whole] => marker(&whole.text, 0)
            .is_some_and(|(marker, _)| matches!(marker.style, Style::Roman | Style::Part | Style::Capital)),
        [number, _] => is_ordinal(&number.text),
        _ => false,
    };
    let row = below.map(stretches).filter(|row| row.len() >= 2);
    numbered && row.is_some_and(|row| edges.left_by(&row).is_some() && is_ordinal(&row[0].text))
}

/// A group's number and its name, which runs over the other columns.
fn group_cells(group: &[Stretch], width: usize) -> Vec<String> {
    let words = group.iter().map(|stretch| stretch.text.as_str()).collect::<Vec<_>>().join(" ");
    let (number, name) = words.split_once(' ').unwrap_or((&words, ""));
    let mut cells = vec![number.trim_end_matches(['.', ')', '/']).to_owned(), name.to_owned()];
    cells.resize(width, String::new());
    cells
}

fn is_number(head: &str) -> bool {
    matches!(fold(head).trim_matches(['.', '*', ' ']), "tt" | "stt" | "so tt" | "no")
}

fn first_word(text: &str) -> String {
    text.split(' ').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of the table that a text begins with, and the first line behind it.
    fn told(text: &str) -> Option<(Vec<String>, usize)> {
        let (lines, _) = crate::import::clean::lines(text);
        let (rows, after) = tables(&lines).remove(&0)?;
        let row = |cells: &Vec<Styled>| cells.iter().map(Styled::text).collect::<Vec<_>>().join("|");
        Some((rows[1..].iter().map(|(_, cells)| row(cells)).collect(), after))
    }

    const TASKS: &str = "\
        \x20      TT             Nội dung công      Đơn vị chủ trì         Thời hạn\n\
        \x20                           việc\n\
        1                    Trình Giám đốc     Văn phòng Sở        15/3/2025\n\
        \x20                    kế hoạch của Sở\n\
        2                    Rà soát, tổng hợp Phòng Quản lý        Trong tháng\n\
        \x20                    danh mục hồ sơ,    Khoa học            3/2025\n\
        \x20                    lấy ý kiến các sở,\n\
        \x20                    ngành\n";

    #[test]
    fn columns_are_told_by_what_all_lines_leave_blank() {
        let rows = [
            "1|Trình Giám đốc kế hoạch của Sở|Văn phòng Sở|15/3/2025",
            "2|Rà soát, tổng hợp danh mục hồ sơ, lấy ý kiến các sở, ngành|Phòng Quản lý Khoa học|Trong tháng 3/2025",
        ];
        for behind in
            ["", "Trên đây là kết luận của Giám đốc Sở.\n", "II. Nhiệm vụ khác\n", "1. Văn phòng Sở:\n- Trình.\n"]
        {
            assert_eq!(told(&format!("{TASKS}{behind}")), Some((rows.map(str::to_owned).to_vec(), 8)), "{behind}");
        }
        let again: String = TASKS.lines().take(2).map(|line| format!("{line}\n")).collect();
        let (found, after) =
            told(&format!("{TASKS}\u{c}{again}3                    Báo cáo            Thanh tra Sở        Quý I\n"))
                .expect("a table");
        assert_eq!((found.len(), found[2].as_str(), after), (3, "3|Báo cáo|Thanh tra Sở|Quý I", 11));
    }

    #[test]
    fn groups_and_parts_of_indicators_are_rows() {
        let text = "STT   Chỉ tiêu              Đơn vị tính   Kế hoạch   Thực hiện\n\
            I     Nghiên cứu và ứng dụng khoa học trong toàn ngành\n\
            1     Đề tài                đề tài        14         2\n\
            \x20     - Cấp tỉnh            đề tài        10         1\n\
            II. Sở hữu trí tuệ của doanh nghiệp\n\
            2     Đơn đăng ký           đơn           45\n\
            \x20     Tổng cộng                           59         2\n";
        let (rows, _) = told(text).expect("a table");
        assert_eq!(
            rows,
            [
                "I|Nghiên cứu và ứng dụng khoa học trong toàn ngành|||",
                "1|Đề tài|đề tài|14|2",
                "|- Cấp tỉnh|đề tài|10|1",
                "II|Sở hữu trí tuệ của doanh nghiệp|||",
                "2|Đơn đăng ký|đơn|45|",
                "|Tổng cộng||59|2"
            ]
        );
    }

    #[test]
    fn what_is_not_clear_is_no_table() {
        let head = "TT    Nội dung          Đơn vị chủ trì    Thời hạn\n";
        for body in [
            // A number in the middle of its row.
            "      Rà soát hồ sơ\n1     tổng hợp báo cáo  Văn phòng Sở      15/3\n      của năm\n",
            "1     Trình             Văn phòng Sở      15/3\n      Rà soát hồ sơ\n2     tổng hợp báo cáo  Thanh tra         16/3\n",
            // Two figures would become one.
            "1     Trình             Văn phòng Sở      15\n                                          16\n",
            "",
        ] {
            assert_eq!(told(&format!("{head}{body}")), None, "{body}");
        }
        // Whether a row without a day begins here, or a cell goes on, nobody can tell.
        let head = "Nội dung               Đơn vị chủ trì    Thời hạn\n";
        let row = "Trình kế hoạch         Văn phòng         15/3\n";
        assert_eq!(told(&format!("{head}{row}Rà soát                Thanh tra\n{row}")), None);
        assert_eq!(told(&format!("{head}{row}{row}")).map(|(rows, _)| rows.len()), Some(2));
        assert_eq!(told("Nơi nhận:      TL. GIÁM ĐỐC      Số\n- Lưu: VT.     Trần A            1\n"), None);
    }

    #[test]
    fn heads_without_tables_are_looked_at_in_time() {
        let head = "TT    Nội dung          Đơn vị chủ trì    Thời hạn\n";
        let row = "1     Trình             Văn phòng Sở      15\n";
        let figure = "                                          16\n";
        let seconds = |count: usize| {
            let (lines, _) = crate::import::clean::lines(&(format!("{head}{row}").repeat(count) + figure));
            let start = std::time::Instant::now();
            assert!(tables(&lines).is_empty());
            start.elapsed().as_secs_f64()
        };
        let (few, many) = (seconds(250), seconds(4000));
        assert!(many < few * 60.0, "500 lines take {few:.4} s, 8000 take {many:.4} s");
    }
}
