//! Diagnostics for people at a terminal: the line, a caret under the right character, one sentence, what to type.
//!
//! Only here is annotate-snippets named; it draws as rustc does and knows about wide and combining characters.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{Diagnostic, Diagnostics, Language, Severity};
use crate::source::{Place, Sources, Span};

/// Lines of code and dates stay as they are; only these few words have two languages.
fn word(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::English) => "error",
        (Severity::Error, Language::Vietnamese) => "lỗi",
        (Severity::Warning, Language::English) => "warning",
        (Severity::Warning, Language::Vietnamese) => "cảnh báo",
        (Severity::Hint, Language::English) => "hint",
        (Severity::Hint, Language::Vietnamese) => "gợi ý",
    }
}

/// How many are drawn with their lines.
const MOST_SHOWN: usize = 300;

/// Each with its line, at most [`MOST_SHOWN`]; coloured where asked.
pub fn print(diagnostics: &Diagnostics, sources: &Sources, language: Language, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics.iter().take(MOST_SHOWN) {
        out.push_str(&print_one(diagnostic, sources, language, &renderer));
        out.push_str("\n\n");
    }
    // A file that is wrong throughout is mended from the top; the machine formats hold them all.
    let more = diagnostics.iter().count().saturating_sub(MOST_SHOWN);
    if more > 0 {
        out.push_str(&match language {
            Language::English => format!("… and {more} more\n\n"),
            Language::Vietnamese => format!("… và {more} điều nữa\n\n"),
        });
    }
    out
}

fn print_one(diagnostic: &Diagnostic, sources: &Sources, language: Language, renderer: &Renderer) -> String {
    let message = diagnostic.message(language);
    let help = diagnostic.help(language);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE,
    };
    let level = level.with_name(word(diagnostic.severity, language));
    let title = level.primary_title(&message).id(diagnostic.code.as_str());
    let help_word = match language {
        Language::English => "help",
        Language::Vietnamese => "cách sửa",
    };
    let help = help.map(|help| (Level::HELP.with_name(help_word), help));
    let mut group = annotate_snippets::Group::with_title(title);
    match diagnostic.place {
        Some(place) => {
            let source = sources.get(place.source);
            let (text, span) = source.shown(place.span);
            let span = shown(&text, span);
            let mut snippet = Snippet::source(text.clone())
                .path(source.sheet.is_none().then_some(source.path.as_str()))
                .annotation(AnnotationKind::Primary.span(span.start()..span.end()));
            // In a sheet a place is a cell, and the gutter's numbers are the sheet's rows.
            if source.sheet.is_some() {
                group = group.element(annotate_snippets::Origin::path(location(diagnostic, sources)));
            }
            if let Some(related) = diagnostic.related.filter(|related| related.source == place.source) {
                let span = shown(&text, source.shown(related.span).1);
                snippet = snippet
                    .annotation(AnnotationKind::Context.span(span.start()..span.end()).label(first_word(language)));
            }
            group = group.element(snippet);
        }
        None => {
            group = group.element(annotate_snippets::Origin::path(diagnostic.path.as_deref().unwrap_or("content/")))
        }
    }
    if let Some((level, help)) = &help {
        group = group.element(level.clone().message(help.as_str()));
    }
    let drawn = renderer.render(&[group]);
    match diagnostic.place.is_some_and(|place| sources.get(place.source).sheet.is_some()) {
        true => without_empty_origin(&drawn),
        false => drawn,
    }
}

/// A snippet without a path is drawn below a line ` ::: ` that leads nowhere.
fn without_empty_origin(drawn: &str) -> String {
    let plain = |line: &str| -> String {
        let mut parts = line.split('\u{1b}');
        let first = parts.next().unwrap_or_default();
        // A colour is an escape, up to its m.
        parts.fold(first.to_owned(), |text, part| text + part.split_once('m').map_or("", |(_, rest)| rest))
    };
    let kept: Vec<&str> = drawn.lines().filter(|line| plain(line).trim() != ":::").collect();
    kept.join("\n")
}

fn first_word(language: Language) -> &'static str {
    match language {
        Language::English => "the other one",
        Language::Vietnamese => "chỗ kia",
    }
}

/// At most the rest of the first line: a diagnostic about a long item points at its beginning.
fn shown(text: &str, span: Span) -> Span {
    let start = span.start().min(text.len());
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    Span::new(start, span.end().clamp(start, line_end))
}

/// `path:line:column`, as editors and CI systems read it; `path#sheet!C12` in a workbook.
pub fn location(diagnostic: &Diagnostic, sources: &Sources) -> String {
    match diagnostic.place {
        Some(Place { source, span }) => {
            let source = sources.get(source);
            match source.cell(span.start()) {
                Some(cell) => format!("{}#{cell}", source.path),
                None => {
                    let (line, column) = source.start(span);
                    format!("{}:{line}:{column}", source.path)
                }
            }
        }
        None => diagnostic.path.clone().unwrap_or_default(),
    }
}
