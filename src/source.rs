//! The texts that were read, and where a thing stands in them.
//!
//! A text is evened out once, at the door: no byte order mark, `\n` line ends, composed letters (NFC). All
//! spans refer to that text; line and column are the ones an editor shows, since an editor shows a
//! composed and a decomposed letter alike.
//!
//! A sheet of a workbook is such a text too: a line for each of its rows, blank ones included, and a tab between its cells. So
//! every later stage speaks of cells as it speaks of words, and only the printers name them as spreadsheets do.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A half-open byte range `start..end` in a text, always on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same range in a text in which this one begins `by` bytes further on.
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// The words themselves; an empty text where the span does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Which of the [`Sources`] a span lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(usize);

/// A span together with the source it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    pub source: SourceId,
    pub span: Span,
}

/// One text file of `content/` or of a theme, or one sheet of a workbook.
#[derive(Clone, Debug)]
pub struct Source {
    /// Below the root, with forward slashes: `content/notices/a.md`.
    pub path: String,
    pub text: String,
    /// Where the text is a sheet of the workbook at `path`.
    pub sheet: Option<Sheet>,
    line_starts: Vec<usize>,
}

/// What a sheet's text does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    /// Cells in bold, by row and column from 0, sorted.
    pub bold: Vec<(usize, usize)>,
}

/// Stands in a sheet's text for a line end within a cell. No cell can hold the character itself: XML forbids it.
pub const LINE_IN_CELL: char = '\u{b}';

impl Source {
    /// Evens out `text` as the module says. Line ends of old Macs (`\r` alone) count as line ends too.
    pub fn new(path: impl Into<String>, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut text = if is_nfc(text) { text.to_owned() } else { text.nfc().collect() };
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: path.into(), text, sheet: None, line_starts }
    }

    /// A sheet, its rows as lines and its cells between tabs.
    pub fn of_sheet(path: impl Into<String>, sheet: Sheet, text: &str) -> Self {
        Self { sheet: Some(sheet), ..Self::new(path, text) }
    }

    /// Line and column of a byte offset, both from 1; the column counts characters, in a sheet cells.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1);
        let start = self.line_starts[line - 1];
        let column = self.text.get(start..offset).map_or(1, |before| match self.sheet {
            Some(_) => before.matches('\t').count() + 1,
            None => before.chars().count() + 1,
        });
        (line, column)
    }

    /// The cell of a sheet at a byte offset, as spreadsheets name it: `Tiến độ!C12`. `None` in any other text.
    pub fn cell(&self, offset: usize) -> Option<String> {
        let sheet = self.sheet.as_ref()?;
        let (row, column) = self.position(offset);
        Some(format!("{}!{}{row}", sheet.name, column_letters(column)))
    }

    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

/// The letters of a column, counted from 1: `A`, `Z`, `AA`.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column;
    while left > 0 {
        letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// All texts of a run. Grows while the disk is read, never after.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    pub fn add(&mut self, source: Source) -> SourceId {
        self.0.push(source);
        SourceId(self.0.len() - 1)
    }

    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0]
    }

    pub fn ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.0.len()).map(SourceId)
    }
}

impl Place {
    pub fn new(source: SourceId, span: Span) -> Self {
        Self { source, span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_characters_of_the_evened_text() {
        let source = Source::new("a.md", "\u{feff}dòng\r\nnghe\u{302}\u{323} x");
        assert_eq!(source.text, "dòng\nnghệ x");
        let x = source.text.find('x').unwrap();
        assert_eq!(source.position(x), (2, 6));
        assert_eq!(source.position(0), (1, 1));
        assert_eq!(source.position(source.text.len()), (2, 7));
    }

    #[test]
    fn a_place_in_a_sheet_is_a_cell() {
        let sheet = Sheet { name: "Tiến độ".to_owned(), bold: Vec::new() };
        let source = Source::of_sheet("a.xlsx", sheet, "Nhiệm vụ\tNgày\n\n\tx");
        let x = source.text.find('x').unwrap();
        assert_eq!(source.position(x), (3, 2));
        assert_eq!(source.cell(x).as_deref(), Some("Tiến độ!B3"));
        assert_eq!([1, 26, 27, 52, 703].map(column_letters), ["A", "Z", "AA", "AZ", "AAA"]);
    }
}
