//! The rows of a scanned table of indicators: groups, rows, sub-rows, each with the figure its line ends in.

use super::clean::Line;
use super::scan::push;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct KpiRow {
    pub number: String,
    pub name: String,
    pub unit_of_measure: String,
    pub plan: String,
    /// What stands behind the figure: words of other columns.
    pub rest: String,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    Group,
    #[default]
    Row,
    Sub,
}

pub fn rows(lines: &[&Line]) -> Vec<KpiRow> {
    let mut rows: Vec<KpiRow> = Vec::new();
    let mut last = 0;
    for line in lines {
        match begin(&line.text, last) {
            Some((kind, number, words)) => {
                last = if kind == Kind::Row { number.parse().unwrap_or(last) } else { last };
                rows.push(row(kind, number, words));
            }
            None => match rows.last_mut() {
                Some(above) => {
                    let words = line.text.replace('|', " ");
                    push(&mut above.name, &words);
                }
                None => rows.push(KpiRow { name: line.text.replace('|', " "), kind: Kind::Group, ..KpiRow::default() }),
            },
        }
    }
    rows
}

/// How a row begins: "I |", "5 |-", "8 -", "- Cấp tỉnh \" 13".
fn begin(text: &str, last: u32) -> Option<(Kind, String, &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (first, behind) = text.split_at(end);
    let words = behind.trim_start().strip_prefix(['|', '-', '.', '–', '~'])?;
    let words = words.trim_start_matches(['|', '-', '–', '~', '.', ' ']);
    let number =
        first.parse::<u32>().ok().filter(|number| *number == last + 1 || (*number > last && *number < last + 3));
    if let Some(number) = number {
        return Some((Kind::Row, number.to_string(), words));
    }
    if first.is_empty() && text.starts_with(['-', '~', '–']) && value(text).is_some() {
        return Some((Kind::Sub, String::new(), words));
    }
    let roman =
        !first.is_empty() && first.len() <= 5 && first.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'l' | b'1'));
    (roman && behind.trim_start().starts_with('|')).then(|| (Kind::Group, first.to_owned(), words))
}

fn row(kind: Kind, number: String, words: &str) -> KpiRow {
    let text = words.replace('|', " ");
    let tokens: Vec<&str> = text.split(' ').filter(|token| !token.is_empty()).collect();
    let Some(at) = value(&text).filter(|_| kind != Kind::Group) else {
        return KpiRow { number, name: tokens.join(" "), kind, ..KpiRow::default() };
    };
    let unit = unit_of_measure(&tokens[..at]);
    KpiRow {
        number,
        name: tokens[..unit].join(" "),
        unit_of_measure: tokens[unit..at].join(" "),
        plan: tokens[at].to_owned(),
        rest: tokens[at + 1..].join(" "),
        kind,
    }
}

/// The last word that is a figure and does not stand first.
fn value(text: &str) -> Option<usize> {
    let tokens: Vec<&str> = text.split(' ').filter(|token| !token.is_empty() && *token != "|").collect();
    let figure = |token: &str| {
        token.starts_with(|c: char| c.is_ascii_digit())
            && token.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    };
    (1..tokens.len()).rev().find(|at| figure(tokens[*at]))
}

/// Where the unit of measure begins: at the nearest word before the figure that a capital, a percent sign or a ditto mark begins.
fn unit_of_measure(tokens: &[&str]) -> usize {
    let begins = |token: &str| token.starts_with(|c: char| c.is_uppercase() || matches!(c, '%' | '"' | '”' | '″'));
    (1..tokens.len()).rev().take(3).find(|at| begins(tokens[*at])).unwrap_or(tokens.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::clean;

    #[test]
    fn figures_end_the_names() {
        let text = "I | Nghien cuu\n1 | Tong so de tai, du an De tai 14 Phong A\n- Cap tinh \" 13\n2 | - Huong dan DN dang ky DN 45\n111 | An toan (Phong\n3 | So thue bao Thue bao 1.293.500 QLCN)\nquang y te\n";
        let (lines, _) = clean::lines(text);
        let rows = rows(&lines.iter().collect::<Vec<_>>());
        let told: Vec<String> = rows
            .iter()
            .map(|r| format!("{:?} {}|{}|{}|{}|{}", r.kind, r.number, r.name, r.unit_of_measure, r.plan, r.rest))
            .collect();
        assert_eq!(
            told,
            [
                "Group I|Nghien cuu|||",
                "Row 1|Tong so de tai, du an|De tai|14|Phong A",
                "Sub |Cap tinh|\"|13|",
                "Row 2|Huong dan DN dang ky|DN|45|",
                "Group 111|An toan (Phong|||",
                "Row 3|So thue bao quang y te|Thue bao|1.293.500|QLCN)",
            ]
        );
    }
}
