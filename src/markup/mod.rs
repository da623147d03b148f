//! Markdown as a tree of our own, every node with its span in the source.
//!
//! The tree is small and closed: what it cannot hold does not reach a page. It knows nothing of tasks or units; `notice`
//! finds those in it, and `page` writes it as HTML.

mod attributes;
mod parse;
mod take_braces;
mod vocabulary;

pub use attributes::{Attributes, Pair, find_braces, split_attributes};
pub use parse::parse;
pub use vocabulary::{CLASSES, KEYS, meant};

use crate::source::Span;

#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
    /// From braces at the end of a heading or paragraph.
    pub attributes: Attributes,
}

#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    Heading {
        level: u8,
        content: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    List {
        start: Option<u64>,
        items: Vec<ListItem>,
    },
    Table(Table),
    Quote(Vec<Block>),
    Code {
        language: String,
        text: String,
    },
    Rule,
    /// Raw HTML, to be shown as text.
    Html(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct ListItem {
    pub span: Span,
    /// `- [x]` and `- [ ]`.
    pub checked: Option<bool>,
    pub attributes: Attributes,
    /// The first paragraph's words (tight lists have no paragraph of their own), then what nests below.
    pub content: Vec<Inline>,
    pub content_span: Span,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub head: Row,
    pub rows: Vec<Row>,
    /// Columns whose delimiter row asks for right alignment.
    pub right: Vec<bool>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub span: Span,
    pub cells: Vec<Cell>,
    /// How many cells the row was written with; more or fewer than the head is a fault.
    pub written: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub span: Span,
    /// Without its braces.
    pub content: Vec<Inline>,
    pub attributes: Attributes,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Inline {
    pub span: Span,
    pub kind: InlineKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind {
    Text(String),
    Code(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Struck(Vec<Inline>),
    Link {
        target: String,
        title: String,
        content: Vec<Inline>,
    },
    Image {
        target: String,
        title: String,
        content: Vec<Inline>,
    },
    /// A line end within a paragraph.
    Soft,
    /// A line end that was asked for.
    Hard,
    Html(String),
}

/// The words alone, emphasis and links taken off, line ends as blanks.
pub fn plain_text(content: &[Inline]) -> String {
    let mut out = String::new();
    push_text(content, &mut out);
    out.trim().to_owned()
}

fn push_text(content: &[Inline], out: &mut String) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Html(text) => out.push_str(text),
            InlineKind::Strong(content)
            | InlineKind::Emphasis(content)
            | InlineKind::Struck(content)
            | InlineKind::Link { content, .. }
            | InlineKind::Image { content, .. } => push_text(content, out),
            InlineKind::Soft | InlineKind::Hard => out.push(' '),
        }
    }
}
