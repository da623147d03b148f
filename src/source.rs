//! The texts that were read, and where a thing stands in them.
//!
//! A text is evened out once, at the door: no byte order mark, `\n` line ends, composed letters (NFC), nothing that nobody sees
//! ([`Hidden`]). All spans refer to that text; line and column are the ones an editor shows, since an editor shows a composed and a
//! decomposed letter alike and counts what is hidden.
//!
//! A sheet of a workbook is such a text too: a line for each of its rows, blank ones included, and a tab between its cells. So
//! every later stage speaks of cells as it speaks of words, and only the printers name them as spreadsheets do.

mod hidden;
mod text;
mod wording;

pub use hidden::{Hidden, LOST_LETTER, TakenOut, without_hidden};
pub use text::{Text, lay_together};
pub use wording::Wording;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A half-open byte range `start..end` in a text, always on character boundaries. Held in 32 bits, since an archive holds millions of them: no
/// text that is read comes near 4 GiB (`input` takes 16 MiB), and an offset beyond would stand for the end of any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        let held = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: held(start), end: held(end) }
    }

    pub fn start(self) -> usize {
        self.start as usize
    }

    pub fn end(self) -> usize {
        self.end as usize
    }

    /// From the same start to another end.
    pub fn until(self, end: usize) -> Self {
        Self::new(self.start(), end)
    }

    /// The same range in a text in which this one begins `by` bytes further on.
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start() + by, self.end() + by)
    }

    /// The words themselves; an empty text where the span does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
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

crate::ix::ix!(
    /// Which of the [`Sources`] a span lies in.
    SourceId
);

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
    pub text: Text,
    /// Hidden characters of the file that are not in `text`, in order.
    pub taken_out: Vec<TakenOut>,
    /// Where those stood that left no blank.
    gone: Vec<usize>,
    /// Where the text is a sheet of the workbook at `path`.
    pub sheet: Option<Sheet>,
    /// Found when a place is asked for: of most texts none ever is.
    line_starts: OnceLock<Vec<u32>>,
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
        Self::evened(path.into(), text, hidden::take_out)
    }

    /// A document of another program, in which the breaks of pages and lines tell something: they stay.
    pub fn document(path: impl Into<String>, text: &str) -> Self {
        Self::evened(path.into(), text, hidden::take_out_but_breaks)
    }

    fn evened(path: String, text: &str, take_out: fn(&str) -> (String, Vec<TakenOut>)) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut text = text.to_owned();
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        let mut taken_out = Vec::new();
        if matches!(without_hidden(&text), Cow::Owned(_)) {
            (text, taken_out) = take_out(&text);
        }
        if !is_plainly_composed(&text) && !is_nfc(&text) {
            // What stood before a hidden character tells where it stood once letters are composed.
            let mut composed: Vec<usize> = Vec::with_capacity(taken_out.len());
            let (mut from, mut length) = (0, 0);
            for taken in &taken_out {
                length += text[from..taken.at].nfc().map(char::len_utf8).sum::<usize>();
                from = taken.at;
                composed.push(length);
            }
            text = text.nfc().collect();
            for (taken, at) in taken_out.iter_mut().zip(composed) {
                taken.at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            }
        }
        let gone = taken_out.iter().filter(|taken| !taken.blank).map(|taken| taken.at).collect();
        Self { path, text: text.into(), taken_out, gone, sheet: None, line_starts: OnceLock::new() }
    }

    /// Whether nothing that is read of the one could be read differently of the other.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (&self.text, &self.path, &self.taken_out, &self.sheet)
            == (&other.text, &other.path, &other.taken_out, &other.sheet)
    }

    /// A sheet, its rows as lines and its cells between tabs.
    pub fn of_sheet(path: impl Into<String>, sheet: Sheet, text: &str) -> Self {
        Self { sheet: Some(sheet), ..Self::document(path, text) }
    }

    /// Line and column where a span begins, both from 1; the column counts characters, also those that were taken out, and in a
    /// sheet cells.
    pub fn start(&self, span: Span) -> (usize, usize) {
        self.position(span.start(), !span.is_empty())
    }

    /// Line and column where a span ends.
    pub fn end(&self, span: Span) -> (usize, usize) {
        self.position(span.end().max(span.start()), false)
    }

    /// Characters taken out right at `offset` stand before what begins there, and behind what ends there.
    fn position(&self, offset: usize, begins: bool) -> (usize, usize) {
        let starts = self.line_starts.get_or_init(|| line_starts(&self.text));
        let line = starts.partition_point(|start| *start as usize <= offset).max(1);
        let start = starts[line - 1] as usize;
        let before = self.text.get(start..offset).unwrap_or_default();
        if self.sheet.is_some() {
            return (line, before.matches('\t').count() + 1);
        }
        let seen = before.chars().count();
        (line, seen + self.hidden_before(offset, begins) - self.hidden_before(start, false) + 1)
    }

    fn hidden_before(&self, offset: usize, begins: bool) -> usize {
        self.gone.partition_point(|at| *at < offset || begins && *at == offset)
    }

    /// The text as it is shown to its author, a sign in the place of each character that was taken out, and `span` in it.
    pub fn shown(&self, span: Span) -> (Cow<'_, str>, Span) {
        if self.gone.is_empty() {
            return (Cow::Borrowed(&self.text), span);
        }
        let mut text = String::with_capacity(self.text.len() + 64);
        let mut from = 0;
        for at in &self.gone {
            text.push_str(&self.text[from..*at]);
            text.push(LOST_LETTER);
            from = *at;
        }
        text.push_str(&self.text[from..]);
        let wide = LOST_LETTER.len_utf8();
        let start = span.start() + wide * self.hidden_before(span.start(), !span.is_empty());
        let end = span.end() + wide * self.hidden_before(span.end(), false);
        (Cow::Owned(text), Span::new(start, end.max(start)))
    }

    /// The cell of a sheet at a byte offset, as spreadsheets name it: `Tiến độ!C12`. `None` in any other text.
    pub fn cell(&self, offset: usize) -> Option<String> {
        let sheet = self.sheet.as_ref()?;
        let (row, column) = self.position(offset, false);
        Some(format!("{}!{}{row}", sheet.name, column_letters(column)))
    }

    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

/// Where each line begins, the first at 0; a text is far shorter than 4 GiB.
fn line_starts(text: &str) -> Vec<u32> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect()
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

/// All texts of a run. Grows while the disk is read, never after. A copy shares the texts: a preview reads anew what changed and keeps the
/// rest, each under the id it had.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Arc<Source>>);

impl Sources {
    pub fn add(&mut self, source: Source) -> SourceId {
        self.0.push(Arc::new(source));
        SourceId::new(self.0.len() - 1)
    }

    /// As [`add`](Self::add), in the place of an earlier state of the same text, where there was one.
    pub fn put(&mut self, before: Option<SourceId>, source: Source) -> SourceId {
        match before.filter(|id| id.at() < self.0.len()) {
            Some(id) => {
                self.0[id.at()] = Arc::new(source);
                id
            }
            None => self.add(source),
        }
    }

    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.at()]
    }

    /// The text itself, to be compared with what stands there later.
    pub fn shared(&self, id: SourceId) -> Arc<Source> {
        Arc::clone(&self.0[id.at()])
    }

    pub fn ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        SourceId::all(&self.0)
    }
}

impl Place {
    pub fn new(source: SourceId, span: Span) -> Self {
        Self { source, span }
    }
}

/// A first sieve for [`is_nfc`]: nothing but letters that are composed as they stand, whatever stands beside them (Unicode's NFC_Quick_Check is
/// "yes" and the combining class 0 below U+0300, from U+1E00 to U+1EFF, and for the dashes and quotes from U+2010).
fn is_plainly_composed(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{203f}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_characters_of_the_evened_text() {
        let source = Source::new("a.md", "\u{feff}dòng\r\nnghe\u{302}\u{323} x");
        assert_eq!(source.text, "dòng\nnghệ x");
        let x = source.text.find('x').unwrap();
        assert_eq!(source.start(Span::new(x, x + 1)), (2, 6));
        assert_eq!(source.start(Span::default()), (1, 1));
        assert_eq!(source.end(Span::new(x, source.text.len())), (2, 7));
    }

    #[test]
    fn a_document_keeps_its_pages() {
        assert_eq!(Source::document("a.txt", "một\u{202e}\n\u{c}hai").text, "một\n\u{c}hai");
        assert_eq!(Source::new("a.txt", "một\n\u{c}hai").text, "một\n hai");
    }

    #[test]
    fn what_is_hidden_is_taken_out_and_columns_stay_true() {
        let written = "mo\u{323}t\n\u{202e}hai\u{0} ba\u{b}bô\u{301}n";
        let source = Source::new("a.md", written);
        assert_eq!(source.text, "mọt\nhai ba bốn");
        let place = |word: &str| {
            let at = source.text.find(word).unwrap();
            Span::new(at, at + word.len())
        };
        assert_eq!((source.start(place("hai")), source.end(place("hai"))), ((2, 2), (2, 5)));
        assert_eq!((source.start(place("ba")), source.start(place("bốn"))), ((2, 7), (2, 10)));
        let taken: Vec<_> = source.taken_out.iter().map(|taken| (taken.at, taken.character)).collect();
        assert_eq!(taken, [(6, '\u{202e}'), (9, '\0'), (12, '\u{b}')]);
        let at = |at: usize| source.start(Span::new(at, at));
        assert_eq!((at(6), at(9)), ((2, 1), (2, 5)));
        let (shown, span) = source.shown(place("ba"));
        assert_eq!((span.of(&shown), shown.as_ref()), ("ba", "mọt\n\u{fffd}hai\u{fffd} ba bốn"));
    }

    #[test]
    fn a_place_in_a_sheet_is_a_cell() {
        let sheet = Sheet { name: "Tiến độ".to_owned(), bold: Vec::new() };
        let source = Source::of_sheet("a.xlsx", sheet, "Nhiệm vụ\tNgày\n\n\tx");
        let x = source.text.find('x').unwrap();
        assert_eq!(source.start(Span::new(x, x + 1)), (3, 2));
        assert_eq!(source.cell(x).as_deref(), Some("Tiến độ!B3"));
        assert_eq!([1, 26, 27, 52, 703].map(column_letters), ["A", "Z", "AA", "AZ", "AAA"]);
    }
}
