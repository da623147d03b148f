//! Tables for spreadsheets: tasks, indicators, cited documents, and the log in the very form it is read in.
//!
//! UTF-8 with a byte order mark (Excel asks for it), commas, CRLF, numbers as Vietnamese writes them (as the importer reads
//! them). No cell can run: a spreadsheet that finds `=` at the start of a text is given an apostrophe before it.

mod documents;
mod indicators;
mod progress;
mod tasks;

pub use documents::documents;
pub use indicators::indicators;
pub use progress::progress;
pub use tasks::tasks;

use super::is_text;
use crate::file::File;
use crate::page::address;
use crate::vietnamese::number;

/// A table that grows row by row, every row as wide as its head.
struct Table<const N: usize> {
    out: Vec<u8>,
}

impl<const N: usize> Table<N> {
    fn new(head: [&str; N]) -> Self {
        let mut table = Self { out: "\u{feff}".as_bytes().to_vec() };
        table.push(head.map(text));
        table
    }

    fn push(&mut self, cells: [Cell; N]) {
        for (at, Cell(text)) in cells.iter().enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            if text.contains([',', '"', '\n']) || text.starts_with(' ') || text.ends_with(' ') {
                self.out.push(b'"');
                self.out.extend(text.replace('"', "\"\"").bytes());
                self.out.push(b'"');
            } else {
                self.out.extend(text.bytes());
            }
        }
        self.out.extend(b"\r\n");
    }

    fn file(self, name: &str) -> File {
        File::new(address::data(name), self.out)
    }
}

/// Safe text, and no longer anything else.
struct Cell(String);

/// A text as it is, except that it cannot run and holds no control characters but line ends.
fn text(text: impl AsRef<str>) -> Cell {
    let mut out = String::with_capacity(text.as_ref().len());
    for c in text.as_ref().replace("\r\n", "\n").chars() {
        match c {
            '\n' => out.push('\n'),
            '\t' | '\r' => out.push(' '),
            c if is_text(c) => out.push(c),
            _ => {}
        }
    }
    // Full-width signs run in spreadsheets set to East Asian languages; blanks before a sign are skipped by some.
    if out.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        out.insert(0, '\'');
    }
    Cell(out)
}

/// Nothing where there is nothing.
fn text_or_blank(value: Option<impl std::fmt::Display>) -> Cell {
    value.map_or_else(|| Cell(String::new()), |value| text(value.to_string()))
}

/// A number with the decimals it has, at most four; its minus is no formula.
fn number(value: Option<f64>) -> Cell {
    let Some(value) = value.filter(|value| value.is_finite()) else { return Cell(String::new()) };
    let whole_at = |decimals: &u8| {
        let scaled = value * 10f64.powi(i32::from(*decimals));
        (scaled - scaled.round()).abs() < 1e-6
    };
    Cell(number::format(value, (0..4).find(whole_at).unwrap_or(4)))
}

/// Several in one cell.
fn listed<T: AsRef<str>>(all: impl IntoIterator<Item = T>) -> Cell {
    let all: Vec<String> = all.into_iter().map(|one| one.as_ref().to_owned()).collect();
    text(all.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_cannot_run() {
        let mut table = Table::new(["a", "b"]);
        for (first, second) in [
            ("=1+1", "x, \"y\""),
            (" \t=cmd|'/c calc'!A0", "a\r\nb"),
            ("－1", "@SUM(A1)"),
            ("\u{0}\u{7}+8", "'quoted"),
            ("-- gạch", "\u{fffe}\u{feff}ok"),
        ] {
            table.push([text(first), text(second)]);
        }
        let written = String::from_utf8(table.out).unwrap();
        let lines: Vec<&str> = written.trim_start_matches('\u{feff}').split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "a,b",
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
        for (value, written) in
            [(1293500.0, "1.293.500"), (53.8, "53,8"), (-5.0, "-5"), (0.1 + 0.2, "0,3"), (1e9, "1.000.000.000")]
        {
            assert_eq!(super::number(Some(value)).0, written);
            assert_eq!(number::parse(written).map(|read| (read.value * 1e6).round()), Some((value * 1e6).round()));
        }
        assert_eq!(super::number(Some(f64::NAN)).0, "");
    }
}
