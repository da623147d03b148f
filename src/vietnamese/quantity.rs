//! The cells of a KPI table: plans, which may be bounds or ranges, and values that were reached.
//!
//! A bound keeps the figure that is written: "trên 80%" and "từ 80%" both give a least value of 80,
//! and the words stay beside it, because a report judges "more than" no differently from "at least".
//! Shapes that are no quantity (blank, dash, ditto marks, dates, ratios) give nothing.

use crate::source::Span;
use crate::vietnamese::fold::{fold, plain};
use crate::vietnamese::number::{Number, format, leading};
use crate::vietnamese::scale;
use crate::vietnamese::word::tidy;

/// What a plan cell asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// At least this much; none where only an upper bound is given.
    pub min: Option<f64>,
    /// At most this much; equal to `min` where one figure is written.
    pub max: Option<f64>,
    /// The cell as written, on one line.
    pub text: String,
    /// What stands after the figures: "%", "nhiệm vụ".
    pub unit_hint: Option<String>,
    /// Decimals written, for printing figures back.
    pub decimals: u8,
}

/// What a value cell tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    pub number: Number,
    /// A percent sign stands after the figure.
    pub percent: bool,
    /// The figure in its row's unit of measure, where the cell tells it in another.
    pub told: Option<String>,
}

impl Plan {
    /// The plan with its figures in `unit_of_measure`: "500 triệu" is 0.5 in "tỷ đồng". What says no size itself is told in `column`'s. `None`
    /// where the two measure different things.
    pub fn in_measure(mut self, column: Option<&str>, unit_of_measure: &str) -> Option<Self> {
        let Some(own) = self.unit_hint.as_deref().or(column).filter(|own| !own.starts_with('%')) else {
            return Some(self);
        };
        let factor = scale::factor(own, unit_of_measure)?;
        if scale::is_scaled(own) && scale::is_scaled(unit_of_measure) {
            return Some(self.scaled(factor));
        }
        self.min = self.min.map(|figure| figure * factor);
        self.max = self.max.map(|figure| figure * factor);
        Some(self)
    }

    /// The plan with its figures multiplied, and its text made of them.
    pub fn scaled(self, factor: f64) -> Self {
        let (min, max) = (self.min.map(|min| min * factor), self.max.map(|max| max * factor));
        let text = match (min, max) {
            (Some(min), Some(max)) if min == max => figure(min),
            (Some(min), Some(max)) => format!("{} - {}", figure(min), figure(max)),
            (Some(min), None) => format!("≥ {}", figure(min)),
            (None, Some(max)) => format!("≤ {}", figure(max)),
            (None, None) => self.text,
        };
        let decimals = min.or(max).map_or(self.decimals, decimals_of);
        Self { min, max, text, unit_hint: None, decimals }
    }
}

/// A figure with as many decimals as it needs: "0,5".
pub fn figure(value: f64) -> String {
    format(value, decimals_of(value))
}

/// As many decimals as a figure needs, at most six.
fn decimals_of(figure: f64) -> u8 {
    let digits = format!("{figure:.6}");
    let fraction = digits.split_once('.').map_or("", |(_, fraction)| fraction.trim_end_matches('0'));
    u8::try_from(fraction.len()).unwrap_or_default()
}

/// A percentage in running text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Percent {
    pub value: f64,
    pub decimals: u8,
    /// From the first digit to the percent sign.
    pub span: Span,
}

/// Words of bounds in folded form, longest first within a kind, so that the match is the whole word.
#[rustfmt::skip]
const LEAST: [&str; 16] = [
    ">=", "≥", "=>", ">", "it nhat la", "it nhat", "toi thieu la", "toi thieu", "khong duoi",
    "khong it hon", "khong thap hon", "cao hon", "nhieu hon", "tren", "tu", "hon",
];
#[rustfmt::skip]
const MOST: [&str; 15] = [
    "<=", "≤", "=<", "<", "khong qua", "khong vuot qua", "khong vuot", "khong tren", "toi da la",
    "toi da", "nhieu nhat", "duoi", "thap hon", "it hon", "den",
];
/// Words before a figure that bound nothing.
const PLAIN: [&str; 9] = ["dat ty le", "dat", "bang", "la", "khoang", "phan dau", "hoan thanh", "chi tieu", "="];

#[derive(Clone, Copy, PartialEq)]
enum Bound {
    Least,
    Most,
}

/// Takes a plan cell: "14", "02 - 04", "từ 95% trở lên", "không quá 5". Gives nothing for a blank,
/// a dash, a ditto mark, a date, or words without a figure.
pub fn plan(text: &str) -> Option<Plan> {
    let line = tidy(text);
    // Plain has the byte places of no other text, so all reading below is of this one.
    let cell = plain(&line);
    let (bound, rest) = bound_before(cell.trim());
    let (first, rest) = leading(rest)?;
    let (unit, rest) = range_joint(rest);
    let second = rest.and_then(|rest| {
        let (_, rest) = bound_before(rest);
        leading(rest)
    });
    let (min, max, tail, decimals) = match second {
        // "500 triệu - 2 tỷ": two figures of one plan are told in one measure.
        Some((_, tail)) if scale::is_scaled(unit) && fold(unit.trim()) != fold(tail.trim()) => return None,
        Some((second, tail)) if second.value >= first.value => {
            (Some(first.value), Some(second.value), tail, first.decimals.max(second.decimals))
        }
        Some(_) => return None,
        None => {
            let (min, max) = match bound.or_else(|| bound_after(unit)) {
                Some(Bound::Least) => (Some(first.value), None),
                Some(Bound::Most) => (None, Some(first.value)),
                None => (Some(first.value), Some(first.value)),
            };
            (min, max, unit, first.decimals)
        }
    };
    let unit_hint = hint(tail)?;
    Some(Plan { min, max, text: line, unit_hint, decimals })
}

/// Takes a cell that tells what was reached: "53,8%", "đạt 12", "1.293.500 thuê bao". Gives nothing
/// for a blank, a dash, a range, a date or a ratio.
pub fn value(text: &str) -> Option<Value> {
    value_in(text, None, "")
}

/// The same, told in `unit_of_measure`: "500 triệu" is 0.5 in "tỷ đồng". What says no size itself is told in `column`'s. Gives nothing where
/// the cell measures something else.
pub fn value_in(text: &str, column: Option<&str>, unit_of_measure: &str) -> Option<Value> {
    let cell = plain(&tidy(text));
    let cell = cell.trim();
    let rest = skip_plain(cell);
    let (mut number, rest) = leading(rest)?;
    let unit = hint(rest)?;
    let unit = unit.as_deref().or(column).unwrap_or_default();
    let percent = unit.starts_with('%');
    if !percent {
        let factor = scale::factor(unit, unit_of_measure)?;
        if factor != 1.0 {
            number.value *= factor;
            number.decimals = decimals_of(number.value);
        }
        return Some(Value { number, percent, told: (factor != 1.0).then(|| figure(number.value)) });
    }
    Some(Value { number, percent, told: None })
}

/// Takes running text; gives each figure that a percent sign follows ("53,8%", "53,8 %", "80 phần
/// trăm" is left out), with its place in the text.
pub fn percents_in(text: &str) -> Vec<Percent> {
    let mut percents = Vec::new();
    for (sign, _) in text.match_indices('%') {
        let before = text[..sign].trim_end_matches([' ', '\u{a0}', '\u{202f}', '*', '_']);
        let start = before
            .rfind(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let figure = before[start..].trim_start_matches(['.', ',']);
        let start = before.len() - figure.len();
        if let Some((number, "")) = leading(figure) {
            let span = Span::new(start, sign + 1);
            percents.push(Percent { value: number.value, decimals: number.decimals, span });
        }
    }
    percents
}

/// A cell that says "as above": `"`, `”`, `,,`, `//`, `nt`, `như trên`.
pub fn is_ditto(text: &str) -> bool {
    let cell = fold(&tidy(text));
    let cell: String = cell.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect();
    matches!(cell.as_str(), "nt" | "nhutren" | "//" | "ditto" | "″" | "〃")
        || (!cell.is_empty()
            && cell.chars().count() <= 4
            && cell.chars().all(|c| matches!(c, '"' | '“' | '”' | '„' | '\'' | '’' | '‘' | ',' | '`' | '´')))
}

fn skip_plain(cell: &str) -> &str {
    after_word(cell, &PLAIN).unwrap_or(cell)
}

/// The bound a cell begins with, and what follows it.
fn bound_before(cell: &str) -> (Option<Bound>, &str) {
    let cell = skip_plain(cell.trim_start());
    if let Some(rest) = after_word(cell, &LEAST) {
        return (Some(Bound::Least), rest);
    }
    match after_word(cell, &MOST) {
        Some(rest) => (Some(Bound::Most), rest),
        None => (None, cell),
    }
}

/// What follows the first of `words` the cell begins with, compared without marks: "tu" must be
/// the word "từ" or a hasty "tu", and letters may not go on.
fn after_word<'c>(cell: &'c str, words: &[&str]) -> Option<&'c str> {
    words.iter().find_map(|word| {
        let mut rest = cell;
        for expected in word.chars() {
            let found = rest.chars().next()?;
            let folded = fold(found.encode_utf8(&mut [0; 4]));
            if folded.chars().next()? != expected {
                return None;
            }
            rest = &rest[found.len_utf8()..];
        }
        let ends = !word.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic);
        ends.then(|| rest.trim_start_matches([' ', ':']))
    })
}

/// "80% trở lên", "5% trở xuống": the bound said after the figure.
fn bound_after(unit: &str) -> Option<Bound> {
    let unit = fold(unit);
    if unit.contains("tro len") || unit.trim_end().ends_with('+') {
        Some(Bound::Least)
    } else if unit.contains("tro xuong") {
        Some(Bound::Most)
    } else {
        None
    }
}

/// After the first figure: the words up to a dash or "đến", and what follows the joint. The unit
/// may be said twice ("80% - 85%", "02 nhiệm vụ đến 04 nhiệm vụ").
fn range_joint(rest: &str) -> (&str, Option<&str>) {
    for joint in ["->", "÷", "-", "~", "đến", "tới"] {
        if let Some(at) = rest.find(joint) {
            let after = rest[at + joint.len()..].trim_start();
            let unit = rest[..at].trim();
            if leading(bound_before(after).1).is_some_and(|(n, _)| n.value >= 0.0)
                && !unit.contains(|c: char| c.is_ascii_digit() || c == '/')
            {
                return (unit, Some(after));
            }
        }
    }
    (rest, None)
}

/// The unit after the figures: `Some(None)` where nothing stands there, `None` where what stands
/// there makes the cell something else (a date 12/3, a ratio 5/7, a list 12; 13).
fn hint(tail: &str) -> Option<Option<String>> {
    // "1O": a letter for a figure.
    if matches!(tail.trim_end(), "o" | "O" | "l" | "I") {
        return None;
    }
    let tail = tail.trim_start();
    if tail.starts_with(|c: char| matches!(c, '/' | '-' | ':' | ';' | '.' | ',') || c.is_ascii_digit()) {
        let words = tail.trim_start_matches(['.', ',', ';', ':', ' ', '-', '/']);
        // "12./." and "12," are a figure and a stop; "12/3" is not a figure. "5/tháng" is a rate.
        return match words.chars().next() {
            None => Some(None),
            Some(c) if c.is_alphabetic() && tail.starts_with('/') => Some(Some(tail.to_string())),
            Some(_) => None,
        };
    }
    let unit = tail.split('(').next().unwrap_or(tail);
    let unit = unit.replace("trở lên", "").replace("trở xuống", "");
    let unit = unit.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | '+'));
    if unit.contains(|c: char| c.is_ascii_digit()) && !unit.starts_with('%') {
        return None;
    }
    Some((!unit.is_empty()).then(|| unit.to_string()))
}
