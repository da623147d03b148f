//! A free page of `content/pages/`, such as the guide: a title and Markdown, nothing read from it.

use crate::config::TomlText;
use crate::config::record::Record;
use crate::diagnostic::Diagnostics;
use crate::markup::{self, Block};
use crate::notice::split_front;
use crate::source::{SourceId, Sources, Span};

#[derive(Clone, Debug)]
pub struct FreePage {
    /// Its address: `huong-dan` stands at `/huong-dan/`.
    pub slug: String,
    pub title: String,
    /// Whether the head of every page leads to it; else the foot does.
    pub in_navigation: bool,
    pub source: SourceId,
    pub body: Vec<Block>,
}

/// Parses a page that stands at `slug`; `None` where it has no title to be called by.
pub fn parse(slug: String, source: SourceId, sources: &Sources, diagnostics: &mut Diagnostics) -> Option<FreePage> {
    let text = &sources.get(source).text;
    let parts = split_front(source, text, diagnostics)?;
    let toml = TomlText { source, text: parts.toml.of(text), offset: parts.toml.start() };
    let toml = toml.mended(diagnostics);
    let table = toml.parse(diagnostics);
    let record = Record::new(&toml, table.get_ref(), Span::new(0, 0));
    let title = record.needed_text("title", "title = \"Hướng dẫn\"", diagnostics);
    let in_navigation = record.flag("nav", diagnostics).unwrap_or(false);
    record.finish(diagnostics);
    let body = markup::parse(source, text, parts.body, diagnostics);
    Some(FreePage { slug, title: title?.value, in_navigation, source, body })
}
