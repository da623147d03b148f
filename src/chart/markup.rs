//! Text and numbers as SVG wants them: escaped, and always of the same form.
//!
//! Numbers reach the output only as whole tenths or hundredths, so there is no float to print and no NaN to slip through.

use std::fmt::Write;

/// Appends `text` with XML's five characters escaped; line breaks become blanks, other control characters go.
pub(super) fn escape_into(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\n' | '\t' | '\r' => out.push(' '),
            unwanted if is_unwanted(unwanted) => {}
            plain => out.push(plain),
        }
    }
}

/// `text`, escaped.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

/// Control characters, the two that XML forbids, and those that turn the direction of the words after them.
fn is_unwanted(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// An id that `aria-labelledby` can name: letters, digits, `-` and `_` stay, anything else becomes its number, so that
/// two prefixes that differ give two ids that differ.
pub(super) fn id(prefix: &str) -> String {
    let mut out = String::with_capacity(prefix.len());
    for letter in prefix.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_') {
            out.push(letter);
        } else {
            let _ = write!(out, ".{:x}.", u32::from(letter));
        }
    }
    out
}

/// Whole tenths as a number: `123` is `12.3`, `120` is `12`.
pub(super) fn tenths(value: i32) -> String {
    decimals(i64::from(value), 10)
}

/// The share of `whole` that `part` is, in per cent with at most two decimals.
pub(super) fn percent(part: i32, whole: i32) -> String {
    let whole = i64::from(whole.max(1));
    let hundredths = (i64::from(part) * 10_000 + whole / 2).div_euclid(whole);
    format!("{}%", decimals(hundredths, 100))
}

fn decimals(value: i64, unit: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.abs() / unit, value.abs() % unit);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = if unit == 100 { format!("{rest:02}") } else { format!("{rest}") };
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

/// A length in CSS pixels as whole tenths, within what a drawing can hold.
pub(super) fn to_tenths(pixels: f64) -> i32 {
    (pixels * 10.0).round().clamp(-1.0e6, 1.0e6) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        assert_eq!([0, 120, 123, -5, -130].map(tenths), ["0", "12", "12.3", "-0.5", "-13"]);
        assert_eq!([0, 1, 1600, 3200].map(|part| percent(part, 3200)), ["0%", "0.03%", "50%", "100%"]);
        assert_eq!(percent(5, 0), "500%");
        assert_eq!([f64::NAN, f64::INFINITY, -1e300, 1.25].map(to_tenths), [0, 1_000_000, -1_000_000, 13]);
    }

    #[test]
    fn text_is_escaped_and_control_characters_go() {
        assert_eq!(escape("a<b>&\"'\u{0}\u{1b}\u{202e}\u{ffff}\nc"), "a&lt;b&gt;&amp;&quot;&apos; c");
    }

    #[test]
    fn different_prefixes_give_different_ids() {
        assert_eq!(id("2025/tuan-06/vp 2"), "2025.2f.tuan-06.2f.vp.20.2");
        assert_ne!(id("a b"), id("a.b"));
        assert_ne!(id("a/b"), id("a.2f.b"));
    }
}
