//! Tables as CSV: UTF-8 with a byte order mark (Excel asks for it), commas, CRLF, numbers as Vietnamese writes them (as the importer
//! reads them). No cell can run: a spreadsheet that finds `=` at the start of a text is given an apostrophe before it.

use std::io::{self, Write};

use super::parts;
use super::table::{Cell, Table};
use crate::file::File;
use crate::page::address;
use crate::vietnamese::number;

/// Rows of a part.
const ROWS: usize = 1000;

pub fn file(table: &Table) -> File {
    let mut text = Vec::new();
    // Writing to memory does not fail.
    let _ = write(table, &mut text);
    File::new(address::data(&format!("{}.csv", table.name)), text)
}

/// Writes the table, a few rows at a time.
pub fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let mut head = "\u{feff}".as_bytes().to_vec();
    row(&mut head, table.columns.iter().map(|column| Cell::Text(column.head.into())));
    out.write_all(&head)?;
    parts::write(out, table.count.div_ceil(ROWS), |part| {
        let mut out = Vec::with_capacity(ROWS * 256);
        for at in part * ROWS..table.count.min((part + 1) * ROWS) {
            row(&mut out, (table.row)(at).into_iter());
        }
        out
    })
}

fn row<'a>(out: &mut Vec<u8>, cells: impl Iterator<Item = Cell<'a>>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        match cell {
            Cell::Blank => {}
            Cell::Text(text) => put(out, &text),
            Cell::Day(day) => {
                // Writing to memory does not fail.
                let _ = write!(out, "{day}");
            }
            // The minus of a number is no formula.
            Cell::Number(value) | Cell::Percent(value) => quoted(out, "", &written(value)),
            Cell::Plain(value) => {
                let _ = write!(out, "{value}");
            }
        }
    }
    out.extend(b"\r\n");
}

/// A text that no spreadsheet runs.
fn put(out: &mut Vec<u8>, text: &str) {
    // Full-width signs run in spreadsheets set to East Asian languages; blanks before a sign are skipped by some.
    let runs = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    quoted(out, if runs { "'" } else { "" }, text);
}

fn quoted(out: &mut Vec<u8>, before: &str, text: &str) {
    let parts = text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n'));
    let blank = text.ends_with(' ') || before.is_empty() && text.starts_with(' ');
    if !(parts || blank) {
        out.extend(before.bytes());
        out.extend(text.bytes());
        return;
    }
    out.push(b'"');
    out.extend(before.bytes());
    for (at, piece) in text.split('"').enumerate() {
        if at > 0 {
            out.extend(b"\"\"");
        }
        out.extend(piece.bytes());
    }
    out.push(b'"');
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
            row(&mut out, [first, second].into_iter().map(table::text));
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

    fn cell(cell: table::Cell) -> String {
        let mut out = Vec::new();
        row(&mut out, std::iter::once(cell));
        String::from_utf8(out).unwrap()
    }

    fn quote(text: &str) -> String {
        if text.contains(',') { format!("\"{text}\"") } else { text.to_owned() }
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for (value, text) in
            [(1293500.0, "1.293.500"), (53.8, "53,8"), (-5.0, "-5"), (0.1 + 0.2, "0,3"), (1e9, "1.000.000.000")]
        {
            assert_eq!(cell(table::number(Some(value))), format!("{}\r\n", quote(text)));
            assert_eq!(number::parse(text).map(|read| (read.value * 1e6).round()), Some((value * 1e6).round()));
        }
        assert_eq!(cell(table::number(Some(f64::NAN))), "\r\n");
    }
}
