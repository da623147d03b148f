//! The stage itself: one text, the offices and the calendar in, one notice out.

use jiff::civil::Date;

use super::braces;
use super::item::{BodyWords, ItemReader, tidy};
use super::naming::Naming;
use super::outline::Outline;
use super::{Front, Issued, Item, Link, Notice, NoticeKind, ProseResult, front, strays, tables};
use crate::config::Offices;
use crate::config::TomlText;
use crate::diagnostic::{Code, Diagnostics};
use crate::id::NoticeId;
use crate::markup::{self, Block, BlockKind, Inline, InlineKind};
use crate::sheet::TableFile;
use crate::source::{Place, SourceId, Sources, Span};
use crate::vietnamese::citation;
use crate::vietnamese::deadline::Context;
use crate::vietnamese::result;
use crate::vietnamese::word::Words;
use crate::vietnamese::workday::WorkCalendar;

/// Parses a notice. `tables` are the files its front matter may name, by file name beside it. `None` where the front matter
/// does not say whose notice it is; what is wrong is reported either way.
pub fn parse(
    id: NoticeId,
    source: SourceId,
    sources: &Sources,
    offices: &Offices,
    calendar: &WorkCalendar,
    tables: &dyn Fn(&str) -> Option<TableFile>,
    diagnostics: &mut Diagnostics,
) -> Option<Notice> {
    let text = &sources.get(source).text;
    let parts = front::split(source, text, diagnostics)?;
    let toml = TomlText { source, text: parts.toml.of(text), offset: parts.toml.start() };
    let front = front::read(toml, offices, diagnostics)?;
    check_folder(&id, &front, source, diagnostics);
    let body = markup::parse(source, text, parts.body, diagnostics);
    braces::check(source, &body, diagnostics);
    let anchor = front.anchor();
    let year = front.directs.or(front.reviews).map(|period| period.year()).or(anchor.map(|day| day.year()));
    let naming = Naming { offices, issuer: front.issuer, day: anchor };
    let written = parts_of(text, parts.body);
    let words = Words::new(written);
    let mut citations = citation::read_words(&words);
    for citation in &mut citations {
        citation.span = citation.span.shifted(parts.body);
    }
    let context = Context { issued: anchor, calendar, weeks: &offices.issuer(front.issuer).weeks };
    let shared = sources.shared(source);
    let words = BodyWords { words, start: parts.body };
    let reader = ItemReader {
        source,
        shared: &shared,
        text,
        words: &words,
        naming,
        context,
        issued: front.issued,
        citations: &citations,
    };
    let (mut items, obeyed) = Outline::new(reader, front.kind, year.unwrap_or_default(), diagnostics).items(&body);
    braces::check_obeyed(source, &body, &obeyed, diagnostics);
    strays::check(source, text, &body, &items, diagnostics);
    items.shrink_to_fit();
    items.iter_mut().for_each(Item::shrink);
    if items.is_empty() && front.kind != NoticeKind::Report {
        diagnostics.report(Code::NoTasks, Place::new(source, Span::new(parts.toml.start(), parts.toml.start())));
    }
    let mut rows = tables::rows(&front, &body, tables::From { source, sources, naming, year, tables }, diagnostics);
    rows.shrink_to_fit();
    rows.iter_mut().for_each(|row| row.readings.shrink_to_fit());
    let links = links(&body);
    let results = results(text, &body);
    Some(Notice { id, source, front, body: parts.body, items, rows, results, citations, links })
}

/// A notice kept under a year that it is not of: a year mistyped, in the folder or in the day. Programmes are issued before their year.
fn check_folder(id: &NoticeId, front: &Front, source: SourceId, diagnostics: &mut Diagnostics) {
    let year = id.as_str().split('/').find_map(|part| part.parse::<i16>().ok().filter(|_| part.len() == 4));
    let (Some(year), Issued::Day(issued)) = (year, front.issued) else { return };
    let first = Date::new(year - 1, 10, 1).is_ok_and(|first| issued >= first);
    let last = Date::new(year + 1, 3, 31).is_ok_and(|last| issued <= last);
    if (1900..2200).contains(&year) && !(first && last) {
        diagnostics
            .report(Code::FolderYear, Place::new(source, Span::new(0, 0)))
            .with("year", year.to_string())
            .with("issued", issued.to_string());
    }
}

fn parts_of(text: &str, body: usize) -> &str {
    text.get(body..).unwrap_or_default()
}

/// Results told in the paragraphs and items of a text, at any depth.
fn results(text: &str, blocks: &[Block]) -> Vec<ProseResult> {
    let mut found = Vec::new();
    let mut read = |words: Span| {
        found.extend(result::read(words.of(text)).into_iter().map(|reading| ProseResult {
            name: tidy(reading.name.shifted(words.start()).of(text)),
            percent: reading.percent,
            span: reading.figure.shifted(words.start()),
        }));
    };
    let mut inner = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(_) => read(block.span),
            BlockKind::List { items, .. } => {
                for item in items {
                    read(item.content_span);
                    inner.extend(results(text, &item.blocks));
                }
            }
            BlockKind::Quote(blocks) => inner.extend(results(text, blocks)),
            _ => {}
        }
    }
    found.extend(inner);
    found
}

/// Every link and picture, in the order of the text.
pub fn links(blocks: &[Block]) -> Vec<Link> {
    let mut found = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => links_in(content, &mut found),
            BlockKind::List { items, .. } => {
                for item in items {
                    links_in(&item.content, &mut found);
                    found.extend(links(&item.blocks));
                }
            }
            BlockKind::Table(table) => {
                let rows = std::iter::once(&table.head).chain(&table.rows);
                rows.flat_map(|row| &row.cells).for_each(|cell| links_in(&cell.content, &mut found));
            }
            BlockKind::Quote(inner) => found.extend(links(inner)),
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
    found
}

fn links_in(content: &[Inline], found: &mut Vec<Link>) {
    for inline in content {
        match &inline.kind {
            InlineKind::Link { target, content, .. } => {
                found.push(Link { target: target.clone(), span: inline.span, described: true, is_image: false });
                links_in(content, found);
            }
            InlineKind::Image { target, content, .. } => {
                let described = !markup::plain_text(content).is_empty();
                found.push(Link { target: target.clone(), span: inline.span, described, is_image: true });
            }
            InlineKind::Strong(content) | InlineKind::Emphasis(content) | InlineKind::Struck(content) => {
                links_in(content, found);
            }
            _ => {}
        }
    }
}
