//! Tables as CSV: UTF-8 with a byte order mark (Excel asks for it), commas, CRLF, numbers as Vietnamese writes them (as the importer
//! reads them). No cell can run: a spreadsheet that finds `=` at the start of a text is given an apostrophe before it.

use super::table::{Cell, Table};
use crate::file::File;
use crate::page::address;
use crate::vietnamese::number;

pub fn file(table: &Table) -> File {
    let mut out = "\u{feff}".as_bytes().to_vec();
    row(&mut out, table.columns.iter().map(|column| safe(column.head)));
    for cells in &table.rows {
        row(&mut out, cells.iter().map(cell));
    }
    File::new(address::data(&format!("{}.csv", table.name)), out)
}

fn row(out: &mut Vec<u8>, cells: impl Iterator<Item = String>) {
    for (at, text) in cells.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        if text.contains([',', '"', '\n']) || text.starts_with(' ') || text.ends_with(' ') {
            out.push(b'"');
            out.extend(text.replace('"', "\"\"").bytes());
            out.push(b'"');
        } else {
            out.extend(text.bytes());
        }
    }
    out.extend(b"\r\n");
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => safe(text),
        Cell::Day(day) => day.to_string(),
        // The minus of a number is no formula.
        Cell::Number(value) | Cell::Percent(value) => written(*value),
        Cell::Plain(value) => value.to_string(),
    }
}

/// A text that no spreadsheet runs.
fn safe(text: &str) -> String {
    // Full-width signs run in spreadsheets set to East Asian languages; blanks before a sign are skipped by some.
    match text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// A number with the decimals it has, at most four.
pub fn written(value: f64) -> String {
    let whole_at = |decimals: &u8| {
        let scaled = value * 10f64.powi(i32::from(*decimals));
        (scaled - scaled.round()).abs() < 1e-6
    };
    number::format(value, (0..4).find(whole_at).unwrap_or(4))
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;

    #[test]
    fn cells_are_quoted_and_cannot_run() {
        let mut out = Vec::new();
        for (first, second) in [
            ("=1+1", "x, \"y\""),
            (" \t=cmd|'/c calc'!A0", "a\r\nb"),
            ("－1", "@SUM(A1)"),
            ("\u{0}\u{7}+8", "'quoted"),
            ("-- gạch", "\u{fffe}\u{feff}ok"),
        ] {
            row(&mut out, [first, second].iter().map(|text| cell(&table::text(text))));
        }
        let written = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = written.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "'=1+1,\"x, \"\"y\"\"\"",
                "'  =cmd|'/c calc'!A0,\"a\nb\"",
                "'－1,'@SUM(A1)",
                "'+8,'quoted",
                "'-- gạch,\u{feff}ok",
                ""
            ]
        );
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for (value, text) in
            [(1293500.0, "1.293.500"), (53.8, "53,8"), (-5.0, "-5"), (0.1 + 0.2, "0,3"), (1e9, "1.000.000.000")]
        {
            assert_eq!(cell(&table::number(Some(value))), text);
            assert_eq!(number::parse(text).map(|read| (read.value * 1e6).round()), Some((value * 1e6).round()));
        }
        assert_eq!(cell(&table::number(Some(f64::NAN))), "");
    }
}
