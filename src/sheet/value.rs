//! What a cell shows: the text a person reads there, from the value and the look that a workbook keeps apart.
//!
//! A day becomes `2025-03-14` however it is shown, a number is written as Vietnamese writes it, and a share of one
//! that is shown as a percentage becomes that percentage.

use calamine::{DataRef, Style};
use jiff::civil::Date;

/// What of a style tells how a value is meant.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    pub bold: bool,
    percent: bool,
    /// Shown with its thousands parted.
    grouped: bool,
}

impl Look {
    pub fn of(style: &Style) -> Self {
        Self {
            bold: style.font.as_ref().is_some_and(|font| font.is_bold()),
            percent: style.number_format.as_ref().is_some_and(|format| shows_percent(&format.format_code)),
            grouped: style.number_format.as_ref().is_some_and(|format| format.format_code.contains("#,##")),
        }
    }
}

/// A percent sign in quotes or behind a backslash is a letter, and no share.
fn shows_percent(format: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    for c in format.chars() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => escaped = true,
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

/// The text of a cell, trimmed; empty where there is nothing.
pub fn text(value: &DataRef, look: Look) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => clean(text),
        DataRef::SharedString(text) => clean(text),
        DataRef::Int(whole) => number(*whole as f64, look),
        DataRef::Float(value) => number(*value, look),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) if moment.is_duration() => number(moment.as_f64(), look),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = i16::try_from(year).ok().zip(i8::try_from(month).ok()).zip(i8::try_from(day).ok());
            // A time alone, or the 29 February 1900 that spreadsheets know of, is no day.
            let day = day.filter(|_| moment.as_f64() >= 1.0).and_then(|((y, m), d)| Date::new(y, m, d).ok());
            day.map_or_else(|| number(moment.as_f64(), look), |day| day.to_string())
        }
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        DataRef::DurationIso(text) => clean(text),
        DataRef::Error(error) => error.to_string(),
    }
}

/// Line ends within a cell stay; what no text can hold goes.
fn clean(text: &str) -> String {
    let even = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String =
        even.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| *c == '\n' || !c.is_control()).collect();
    kept.trim().to_owned()
}

/// The shortest digits that are this number to fifteen places, which is all a spreadsheet keeps.
fn number(value: f64, look: Look) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let value = if look.percent { value * 100.0 } else { value };
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    let digits = format!("{rounded}").replace('.', ",");
    let digits = if look.grouped { grouped(&digits) } else { digits };
    if look.percent { format!("{digits}%") } else { digits }
}

/// 1293500,5 → 1.293.500,5
fn grouped(digits: &str) -> String {
    let (whole, decimals) = digits.split_once(',').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    decimals.map_or(out.clone(), |decimals| format!("{out},{decimals}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    #[test]
    fn cells_read_as_they_show() {
        let plain = Look::default();
        let percent = Look { percent: true, ..plain };
        let day = |serial| DataRef::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false));
        for (value, look, shown) in [
            (DataRef::Float(0.07), percent, "7%"),
            (DataRef::Float(0.725), percent, "72,5%"),
            (DataRef::Float(1234.5), plain, "1234,5"),
            (DataRef::Float(0.1 + 0.2), plain, "0,3"),
            (DataRef::Float(1_293_500.5), plain, "1293500,5"),
            (DataRef::Float(-1_293_500.5), Look { grouped: true, ..plain }, "-1.293.500,5"),
            (DataRef::Float(150.0), Look { grouped: true, ..plain }, "150"),
            (DataRef::Int(62), plain, "62"),
            (day(45730.354), plain, "2025-03-14"),
            (day(0.5), plain, "0,5"),
            (day(60.0), plain, "60"),
            (DataRef::DateTimeIso("2025-03-14T08:00:00".to_owned()), plain, "2025-03-14"),
            (DataRef::String(" a\tb\r\nc\u{7} ".to_owned()), plain, "a b\nc"),
            (DataRef::Bool(true), plain, "TRUE"),
        ] {
            assert_eq!(text(&value, look), shown, "{value:?}");
        }
    }

    #[test]
    fn a_percent_sign_in_quotes_is_no_share() {
        for (format, expected) in
            [("0%", true), ("0.0#%", true), ("0\"%\"", false), ("0\\%", false), ("General", false)]
        {
            assert_eq!(shows_percent(format), expected, "{format}");
        }
    }
}
