//! The texts that were read, and where a thing stands in them.
//!
//! A text is evened out once, at the door: no byte order mark, `\n` line ends, composed letters (NFC). All
//! spans refer to that text; line and column are the ones an editor shows, since an editor shows a
//! composed and a decomposed letter alike.

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

/// One text file of `content/` or of a theme.
#[derive(Clone, Debug)]
pub struct Source {
    /// Below the root, with forward slashes: `content/notices/a.md`.
    pub path: String,
    pub text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// Evens out `text` as the module says. Line ends of old Macs (`\r` alone) count as line ends too.
    pub fn new(path: impl Into<String>, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut text = if is_nfc(text) { text.to_owned() } else { text.nfc().collect() };
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: path.into(), text, line_starts }
    }

    /// Line and column of a byte offset, both from 1; the column counts characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1);
        let start = self.line_starts[line - 1];
        let column = self.text.get(start..offset).map_or(1, |before| before.chars().count() + 1);
        (line, column)
    }

    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }
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
}
