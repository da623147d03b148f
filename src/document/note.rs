//! What of a document the notice does not carry, or carries with doubt: told at its place, never dropped in silence.

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Place, SourceId, Sources, Span};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    LeftOut {
        what: Left,
        /// Its words, or how many there are of what has none.
        words: String,
    },
    /// Tracked changes, which are taken as accepted.
    Changes { inserted: usize, deleted: usize },
    /// A text put together from the lines of a page.
    FromPages,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    Comment,
    Margin,
    Pictures,
    Hidden,
    Contents,
    Embedded,
}

impl Left {
    /// In plain English; `diagnostic` has it in other languages.
    fn as_str(self) -> &'static str {
        match self {
            Self::Comment => "a comment",
            Self::Margin => "the head or foot of pages",
            Self::Pictures => "pictures",
            Self::Hidden => "hidden words",
            Self::Contents => "a table of contents",
            Self::Embedded => "an embedded file",
        }
    }
}

impl Note {
    pub fn left(what: Left, words: &str) -> Self {
        const MOST: usize = 120;
        let single: Vec<&str> = words.split_whitespace().collect();
        let mut words = single.join(" ");
        if let Some((end, _)) = words.char_indices().nth(MOST) {
            words.truncate(end);
            words.push_str(" …");
        }
        Self::LeftOut { what, words }
    }

    fn report(&self, place: Place, diagnostics: &mut Diagnostics) {
        match self {
            Self::LeftOut { what, words } => {
                diagnostics.report(Code::ImportNotCarried, place).with("what", what.as_str()).with("words", words);
            }
            Self::Changes { inserted, deleted } => {
                diagnostics
                    .report(Code::ImportChanges, place)
                    .with("inserted", inserted.to_string())
                    .with("deleted", deleted.to_string());
            }
            Self::FromPages => {
                diagnostics.report(Code::ImportPages, place);
            }
        }
    }
}

/// Reports what is told of a document, each at its line of the text, counted from 0.
pub fn tell(notes: &[(usize, Note)], source: SourceId, sources: &Sources, diagnostics: &mut Diagnostics) {
    let text = &sources.get(source).text;
    let mut lines: Vec<Span> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        lines.push(Span::new(start, start + line.len()));
        start += line.len() + 1;
    }
    for (line, note) in notes {
        let span = lines.get(*line).copied().unwrap_or_default();
        note.report(Place::new(source, span), diagnostics);
    }
}
