//! Results told in prose: "01 chỉ tiêu kiểm nghiệm mẫu sản phẩm đạt 53,8%".
//!
//! A clause with a figure in percent is a reading of what it names. Where a count and a list of names
//! stand together ("có 02 chỉ tiêu đạt 100% (a và b)"), each name gets the reading, but only if the
//! list has as many names as the count says. What is hoped for or asked ("phấn đấu đạt", "đạt từ
//! 95%") is no result; nor is a change ("tăng 12,5%").

use crate::source::Span;
use crate::vietnamese::quantity::{Percent, percents_in};
use crate::vietnamese::word::Words;
use std::ops::Range;

/// A percentage reached by what is named; bytes of the text as given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The indicator as the text names it. Where the names could not be told apart, the whole list.
    pub name: Span,
    pub percent: f64,
    pub decimals: u8,
    /// The figure and its sign.
    pub figure: Span,
    /// How many indicators the text says it speaks of, where it counts them.
    pub count: Option<u32>,
}

/// Words that make a figure a hope, a duty or a change.
#[rustfmt::skip]
const NOT_REACHED: &[&str] = &[
    "phấn đấu", "phải", "cần", "để", "nhằm", "mục tiêu", "kế hoạch giao", "sẽ", "dự kiến", "ước",
    "tăng", "giảm", "yêu cầu", "bảo đảm", "đảm bảo", "hoàn thành trên",
];

/// Takes running text; gives the readings it tells, in order.
pub fn read(text: &str) -> Vec<Reading> {
    let percents = percents_in(text);
    if percents.is_empty() {
        return Vec::new();
    }
    let words = Words::new(text);
    let mut readings = Vec::new();
    let mut from = 0;
    let mut next = percents.iter().peekable();
    for at in 0..words.len() {
        let Some(start) = words.get(at).map(|word| word.span.start()) else { break };
        // A figure's last word is its sign; the clause around it is looked at then.
        if let Some(percent) = next.next_if(|percent| percent.span.end() <= start + 1)
            && words.is_mark(at, '%')
        {
            let clause = clause(&words, from, at);
            tell(&words, clause, at, percent, &mut readings);
            from = at + 1;
        }
    }
    readings
}

/// The words from the beginning of the clause to the percent sign. Commas inside brackets, and the
/// brackets themselves, belong to the clause.
fn clause(words: &Words, from: usize, sign: usize) -> Range<usize> {
    let (mut depth, mut start) = (0_usize, sign);
    while start > from {
        let before = start - 1;
        match words.mark(before) {
            Some(')') => depth += 1,
            Some('(') if depth == 0 => break,
            Some('(') => depth -= 1,
            Some(';' | ':' | '|' | '?' | '!') if depth == 0 => break,
            Some('.') if depth == 0 && words.gap(start) != crate::vietnamese::word::Gap::None => break,
            // A comma parts clauses unless digits stand on both its sides.
            Some(',') if depth == 0 && !(words.is_number(start) && words.is_number(before.wrapping_sub(1))) => break,
            _ => {}
        }
        if words.gap(start) == crate::vietnamese::word::Gap::Paragraph && depth == 0 {
            break;
        }
        start = before;
    }
    start..sign + 1
}

fn tell(words: &Words, clause: Range<usize>, sign: usize, percent: &Percent, readings: &mut Vec<Reading>) {
    let Some(verb) = clause.clone().rev().find(|at| is_verb(words, *at)) else { return };
    let figure = (verb..sign).find(|at| words.is_number(*at)).unwrap_or(sign);
    // Between verb and figure only words of rate: "đạt tỷ lệ 92%"; a bound makes it a demand.
    let rate = words.any_phrase(verb + 1, &["tỷ lệ", "tỉ lệ", "khoảng", "mức", "được"]).unwrap_or(verb + 1);
    let hoped = clause
        .clone()
        .any(|at| at < verb && words.any_phrase(at, NOT_REACHED).is_some() && depth_free(words, &clause, at));
    if figure != rate || hoped {
        return;
    }
    let start =
        words.any_phrase(clause.start, &["bên cạnh đó", "trong đó", "cụ thể", "có", "và", "-"]).unwrap_or(clause.start);
    let (count, start) = match words.phrase(start + 1, "chỉ tiêu") {
        Some(after) if words.is_number(start) => (words.number(start), after),
        _ => (None, start),
    };
    let end = trim_end(words, start, verb);
    let reading = |name: Range<usize>| Reading {
        name: words.span(name),
        percent: percent.value,
        decimals: percent.decimals,
        figure: percent.span,
        count,
    };
    let names = match bracket(words, start, end).or_else(|| bracket_after(words, start, end, sign)) {
        Some(inside) => list(words, inside.clone(), count).unwrap_or_else(|| vec![inside]),
        None if start < end => std::iter::once(start..end).collect(),
        None => return,
    };
    readings.extend(names.into_iter().filter(|name| !name.is_empty()).map(reading));
}

fn is_verb(words: &Words, at: usize) -> bool {
    matches!(words.plain(at), "đạt" | "bằng") && !matches!(words.plain(at - usize::from(at > 0)), "chưa" | "không")
}

/// A word of hope inside brackets speaks of something else.
fn depth_free(words: &Words, clause: &Range<usize>, at: usize) -> bool {
    let open = (clause.start..at).filter(|at| words.is_mark(*at, '(')).count();
    let close = (clause.start..at).filter(|at| words.is_mark(*at, ')')).count();
    open <= close
}

fn trim_end(words: &Words, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start && (matches!(words.plain(end - 1), "đã" | "cơ" | "bản" | "," | "-" | "là")) {
        end -= 1;
    }
    end
}

/// "07 chỉ tiêu (a, b, c)": the words in the brackets, if they are all that names the indicators.
fn bracket(words: &Words, start: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| *last > start)?;
    (words.is_mark(start, '(') && words.is_mark(last, ')')).then_some(start + 1..last)
}

/// "02 chỉ tiêu đạt 100% (a và b)".
fn bracket_after(words: &Words, start: usize, end: usize, sign: usize) -> Option<Range<usize>> {
    if start < end || !words.is_mark(sign + 1, '(') {
        return None;
    }
    let close = (sign + 2..words.len().min(sign + 200)).find(|at| words.is_mark(*at, ')'))?;
    Some(sign + 2..close)
}

/// The names of a list, if there are as many as the count says.
fn list(words: &Words, inside: Range<usize>, count: Option<u32>) -> Option<Vec<Range<usize>>> {
    let count = usize::try_from(count?).ok()?;
    let split = |joints: &[&str]| {
        let mut names: Vec<Range<usize>> = std::iter::once(inside.start..inside.start).collect();
        for at in inside.clone() {
            match names.last_mut() {
                Some(_) if joints.contains(&words.plain(at)) => names.push(at + 1..at + 1),
                Some(name) => name.end = at + 1,
                None => {}
            }
        }
        names
    };
    let by_comma = split(&[",", ";"]);
    if by_comma.len() == count {
        return Some(by_comma);
    }
    // "a, b và c": "và" parts the last two. Names may hold an "và" of their own, so each is tried.
    let last = by_comma.last()?.clone();
    let joints: Vec<usize> = last.clone().filter(|at| words.plain(*at) == "và").collect();
    if by_comma.len() + 1 == count
        && let [joint] = joints[..]
    {
        let mut names = by_comma;
        names.pop();
        names.extend([last.start..joint, joint + 1..last.end]);
        return Some(names);
    }
    let all = split(&[",", ";", "và"]);
    (all.len() == count).then_some(all)
}
