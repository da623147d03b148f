//! Numbers as Vietnamese offices write them: dots for thousands, a comma for decimals.
//!
//! Accounting Law 2015, art. 11, prescribes the form; careless text also has `12.5`. One rule tells
//! them apart: a dot that three digits follow parts thousands, any other dot or comma begins the
//! decimals. What a number bounds, or whether it is a percentage, is read in `quantity`.

use crate::vietnamese::fold::plain;

/// A number and how many decimals it was written with, so that it can be printed back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub value: f64,
    pub decimals: u8,
}

/// Takes one number standing alone (`1.293.500`, `103,0`, `02`, `10 (mười)`, `-3`); gives nothing
/// where anything else stands in the text, so a date or a ratio is never a number.
pub fn parse(text: &str) -> Option<Number> {
    let text = text.trim();
    let digits = match text.split_once('(') {
        // "10 (mười)": the words in brackets only repeat the number.
        Some((digits, spelt)) if is_spelt(spelt) => digits.trim(),
        Some(_) => return None,
        None => text,
    };
    let (number, rest) = leading(digits)?;
    rest.is_empty().then_some(number)
}

/// Takes text that begins with a number; gives the number and what stands after it, untrimmed.
/// A sentence's full stop or comma after the digits is left in the rest.
pub fn leading(text: &str) -> Option<(Number, &str)> {
    let minus = ['-', '\u{2212}', '\u{2013}'].iter().find_map(|sign| text.strip_prefix(*sign));
    let unsigned = minus.unwrap_or(text);
    let whole = digits(unsigned);
    if whole.is_empty() {
        return None;
    }
    let mut written = whole.to_string();
    let mut rest = &unsigned[whole.len()..];
    let mut decimals = 0;
    // Thousands: the first group has at most three digits and does not begin with 0 ("0.125").
    let may_group = whole.len() <= 3 && !whole.starts_with('0');
    while let Some((group, after)) = group(rest).filter(|_| may_group) {
        written.push_str(group);
        rest = after;
    }
    let grouped = written.len() > whole.len();
    if let Some(after) = rest.strip_prefix([',', '.']) {
        let fraction = digits(after);
        // A second point after grouped thousands is a slip nobody can read: leave it in the rest.
        if !fraction.is_empty() && fraction.len() <= 9 && !(grouped && rest.starts_with('.')) {
            written.push('.');
            written.push_str(fraction);
            decimals = fraction.len() as u8;
            rest = &after[fraction.len()..];
        }
    }
    let value: f64 = written.parse().ok().filter(|value: &f64| value.is_finite())?;
    Some((Number { value: if minus.is_some() { -value } else { value }, decimals }, rest))
}

/// Takes a value and the decimals to show; gives it as Vietnamese writes it: `1.293.500`, `103,0`.
/// A value that is not finite gives an ellipsis.
pub fn format(value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return "…".to_string();
    }
    let plain = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::with_capacity(plain.len() + whole.len() / 3 + 1);
    // No "-0": what rounds to nothing has no sign.
    if value < 0.0 && plain.contains(|c: char| matches!(c, '1'..='9')) {
        out.push('-');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

fn digits(text: &str) -> &str {
    &text[..text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len()]
}

/// A dot (or, between groups, a no-break space) and exactly three digits.
fn group(text: &str) -> Option<(&str, &str)> {
    let after = text.strip_prefix(['.', '\u{a0}', '\u{202f}'])?;
    let group = digits(after);
    (group.len() == 3).then(|| (group, &after[3..]))
}

/// Words for a number up to the closing bracket, such as "mười lăm)".
fn is_spelt(text: &str) -> bool {
    const WORDS: &str = "không một mốt hai ba bốn tư năm lăm sáu bảy bẩy tám chín mười mươi trăm \
                         nghìn ngàn triệu tỷ linh lẻ";
    let Some(inside) = text.trim_end().strip_suffix(')') else { return false };
    let inside = plain(inside);
    let mut words = inside.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| WORDS.split_whitespace().any(|known| known == word))
}
