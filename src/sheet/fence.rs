//! How much of a workbook is taken at most, and the check that it is no more, before anything in it is believed.
//!
//! A workbook is a packed archive of XML: a small file can unpack to all the memory there is, or name numbers that a reader would
//! reserve room for. So every part is unpacked once, counted and thrown away, and only then read.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Fault;

/// Parts of the archive. A workbook with fifty sheets and as many pictures has some two hundred.
const MOST_PARTS: usize = 2_000;
/// All parts unpacked, in bytes.
const MOST_UNPACKED: u64 = 64 << 20;
/// A part this small may be packed as tightly as it likes.
const SMALL_PART: u64 = 4 << 20;
/// How tightly a larger part may be packed. Sheets of ten thousand like rows come to about forty.
const MOST_RATIO: u64 = 150;
/// Rows and columns that hold anything.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 256;
/// The texts of all cells, in bytes.
pub const MOST_TEXT: usize = 16 << 20;
/// Rows that merged cells are filled into.
pub const MOST_MERGED: usize = 200_000;

/// What there was too much of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The file itself, before anything is unpacked.
    File {
        most: u64,
    },
    Parts,
    Unpacked,
    Ratio,
    Text,
    Merged,
    /// A cell beyond the rows or columns that are read.
    Place {
        cell: String,
        most: String,
    },
}

impl Limit {
    /// What there is too much of, in the words that `diagnostic` has in each language; or the cell itself.
    pub fn what(&self) -> &str {
        match self {
            Self::File { .. } => "its size",
            Self::Parts => "parts of the file",
            Self::Unpacked => "its size when unpacked",
            Self::Ratio => "how tightly it is packed",
            Self::Text => "the text of its cells",
            Self::Merged => "rows filled by merged cells",
            Self::Place { cell, .. } => cell,
        }
    }

    /// What there is at most, in numbers.
    pub fn most(&self) -> String {
        match self {
            Self::File { most } => format!("{} MB", most >> 20),
            Self::Parts => format!("{MOST_PARTS}"),
            Self::Unpacked => format!("{} MB", MOST_UNPACKED >> 20),
            Self::Ratio => format!("{MOST_RATIO} : 1"),
            Self::Text => format!("{} MB", MOST_TEXT >> 20),
            Self::Merged => format!("{MOST_MERGED}"),
            Self::Place { most, .. } => most.clone(),
        }
    }
}

/// The place of a cell where it may be read; else what the last one is.
pub fn within(row: u32, column: u32) -> Result<(usize, usize), String> {
    let (row, column) = (row as usize, column as usize);
    if row >= MOST_ROWS || column >= MOST_COLUMNS {
        return Err(format!("{}{MOST_ROWS}", crate::source::column_letters(MOST_COLUMNS)));
    }
    Ok((row, column))
}

/// Unpacks everything, within bounds.
pub fn check(bytes: &[u8]) -> Result<(), Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::NotAWorkbook)?;
    if archive.len() > MOST_PARTS {
        return Err(Fault::TooLarge(Limit::Parts));
    }
    let mut left = MOST_UNPACKED;
    let mut is_workbook = false;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Fault::Damaged)?;
        let name = part.name().map_err(|_| Fault::Damaged)?.to_lowercase();
        let packed = part.compressed_size();
        let mut unpacked = Vec::new();
        // What the archive says of its own sizes is not asked.
        part.take(left + 1).read_to_end(&mut unpacked).map_err(|_| Fault::Damaged)?;
        let size = unpacked.len() as u64;
        left = left.checked_sub(size).ok_or(Fault::TooLarge(Limit::Unpacked))?;
        if size > SMALL_PART && size / MOST_RATIO > packed {
            return Err(Fault::TooLarge(Limit::Ratio));
        }
        is_workbook |= name == "[content_types].xml";
        if name.ends_with(".xml") {
            check_xml(&name, &unpacked)?;
        }
    }
    if is_workbook { Ok(()) } else { Err(Fault::NotAWorkbook) }
}

fn check_xml(name: &str, xml: &[u8]) -> Result<(), Fault> {
    // Spreadsheet programs write UTF-8. In UTF-16 the searches below would look past what they look for.
    if xml.iter().take(256).any(|byte| *byte == 0) {
        return Err(Fault::Damaged);
    }
    // Room is reserved for as many texts as the part says it holds; it cannot hold more than it has bytes.
    for count in numbers_behind(xml, b"uniqueCount") {
        if count > xml.len() as u64 {
            return Err(Fault::Damaged);
        }
    }
    match name.contains("worksheets/").then(|| formula_without_value(xml)).flatten() {
        Some(cell) => Err(Fault::NoValue(cell)),
        None => Ok(()),
    }
}

fn places_of<'x>(xml: &'x [u8], word: &'x [u8]) -> impl Iterator<Item = usize> + 'x {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = xml.get(from..)?.windows(word.len()).position(|found| found == word)? + from;
        from = at + word.len();
        Some(at)
    })
}

fn numbers_behind<'x>(xml: &'x [u8], word: &'x [u8]) -> impl Iterator<Item = u64> + 'x {
    places_of(xml, word).map(move |at| {
        let rest = &xml[at + word.len()..];
        let digits = rest.iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
        digits.fold(0u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
    })
}

/// The first cell with a formula and no stored value: programs that write workbooks without computing them leave such cells.
fn formula_without_value(xml: &[u8]) -> Option<String> {
    for word in [&b"</f>"[..], b"<f"] {
        for at in places_of(xml, word) {
            let rest = &xml[at + word.len()..];
            let after = match word {
                b"</f>" => rest,
                // `<f t="shared" si="0"/>` has no end tag; `<formula>` is another word.
                _ if !rest.first().is_some_and(|byte| matches!(byte, b' ' | b'/')) => continue,
                _ => match rest.iter().position(|byte| *byte == b'>') {
                    Some(end) if end > 0 && rest[end - 1] == b'/' => &rest[end + 1..],
                    _ => continue,
                },
            };
            let after = after.trim_ascii_start();
            if after.starts_with(b"</c>") || after.starts_with(b"<v/>") || after.starts_with(b"<v></v></c>") {
                return Some(cell_before(&xml[..at]));
            }
        }
    }
    None
}

fn cell_before(xml: &[u8]) -> String {
    let tail = String::from_utf8_lossy(&xml[xml.len().saturating_sub(4096)..]).into_owned();
    let cell = tail.rsplit_once(" r=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(cell, _)| cell.to_owned());
    cell.filter(|cell| cell.len() < 12 && cell.bytes().all(|b| b.is_ascii_alphanumeric())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_without_values_are_found() {
        for (xml, cell) in [
            (r#"<c r="B2"><f>A1</f><v>3</v></c>"#, None),
            (r#"<c r="B2"><f>A1</f></c>"#, Some("B2")),
            (r#"<c r="B2"><f>A1</f><v/></c>"#, Some("B2")),
            (r#"<c r="C3" s="1"><f t="shared" si="0"/></c>"#, Some("C3")),
            (r#"<c r="C3"><f t="shared" si="0"/><v>1</v></c>"#, None),
            (r#"<formula1>"a"</formula1>"#, None),
        ] {
            assert_eq!(formula_without_value(xml.as_bytes()).as_deref(), cell, "{xml}");
        }
    }

    #[test]
    fn counts_beyond_the_bytes_are_no_counts() {
        assert_eq!(check_xml("xl/sharedstrings.xml", br#"<sst uniqueCount="3"><si/><si/><si/></sst>"#), Ok(()));
        let boast = br#"<sst uniqueCount = '99999999999999999999'></sst>"#;
        assert_eq!(check_xml("xl/sharedstrings.xml", boast), Err(Fault::Damaged));
    }
}
