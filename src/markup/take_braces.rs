//! Braces taken off the end of a line's words, so that what they say is obeyed and not shown.

use super::attributes::{Attributes, find_braces, split_attributes};
use super::{Inline, InlineKind};
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Place, SourceId, Span};

/// Where words stand that may end in braces.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub source: SourceId,
    pub text: &'a str,
    pub span: Span,
}

/// Takes braces off `content`; what is wrong with them, or stands behind them, is told.
pub fn take_braces(words: Words, content: &mut Vec<Inline>, diagnostics: &mut Diagnostics) -> Attributes {
    let attributes = match split_attributes(words.text, words.span) {
        None => Attributes::default(),
        Some(Ok(attributes)) => {
            if let Some(braces) = attributes.span {
                cut(content, braces.start());
            }
            attributes
        }
        Some(Err(bad)) => {
            let place = Place::new(words.source, bad.span);
            diagnostics.report(Code::BadAttributes, place).with("reason", bad.reason);
            return Attributes::default();
        }
    };
    check_strays(words, content, diagnostics);
    attributes
}

/// Braces that something stands behind are not obeyed, which is told. In code they are an example.
fn check_strays(words: Words, content: &[Inline], diagnostics: &mut Diagnostics) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(text) if inline.span.of(words.text) == text => {
                for braces in find_braces(words.text, inline.span) {
                    let reason = "attributes end a line, and something stands behind these";
                    let place = Place::new(words.source, braces);
                    diagnostics.report(Code::BadAttributes, place).with("reason", reason);
                }
            }
            InlineKind::Strong(inner)
            | InlineKind::Emphasis(inner)
            | InlineKind::Struck(inner)
            | InlineKind::Link { content: inner, .. }
            | InlineKind::Image { content: inner, .. } => check_strays(words, inner, diagnostics),
            InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::Soft | InlineKind::Hard | InlineKind::Html(_) => {}
        }
    }
}

/// Drops everything from a byte offset on, and the blanks before it.
fn cut(content: &mut Vec<Inline>, at: usize) {
    content.retain(|inline| inline.span.start() < at);
    if let Some(last) = content.last_mut()
        && let InlineKind::Text(text) = &mut last.kind
    {
        if last.span.end() > at && text.len() == last.span.len() {
            text.truncate(at - last.span.start());
        }
        text.truncate(text.trim_end().len());
        last.span = last.span.until(last.span.start() + text.len().min(last.span.len()));
    }
    if matches!(content.last(), Some(Inline { kind: InlineKind::Text(text), .. }) if text.is_empty())
        || matches!(content.last(), Some(Inline { kind: InlineKind::Soft | InlineKind::Hard, .. }))
    {
        content.pop();
    }
}
