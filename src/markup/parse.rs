//! pulldown-cmark's events folded into our tree. Only here is pulldown-cmark named.

use std::borrow::Cow;
use std::iter::Peekable;

use pulldown_cmark::{Alignment, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::attributes::Attributes;
use super::take_braces::{Words, take_braces};
use super::{Block, BlockKind, Cell, Inline, InlineKind, ListItem, Row, Table};
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Hidden, Place, SourceId, Span, without_hidden};

/// Deeper nesting than any office writes; a tree no deeper than this can be walked without care for the stack.
const MOST_LEVELS: usize = 16;

/// Parses the Markdown that begins at `offset` of a source's text. Spans lie in the whole text.
pub fn parse(source: SourceId, text: &str, offset: usize, diagnostics: &mut Diagnostics) -> Vec<Block> {
    let body = text.get(offset..).unwrap_or_default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let events = Parser::new_ext(body, options).into_offset_iter().peekable();
    let mut builder = Builder { events, source, text, offset, diagnostics };
    let mut blocks = Vec::new();
    while builder.events.peek().is_some() {
        builder.blocks(0, &mut blocks);
        // A closing event without its opening one cannot come from the parser; passing over it keeps the loop finite.
        builder.events.next();
    }
    blocks
}

struct Builder<'a, 'd> {
    events: Peekable<OffsetIter<'a>>,
    source: SourceId,
    text: &'a str,
    offset: usize,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> Builder<'a, '_> {
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        let offset = self.offset;
        self.events.next().map(|(event, range)| (event, Span::from(range).shifted(offset)))
    }

    fn at_block(&mut self) -> bool {
        match self.events.peek() {
            Some((Event::Start(tag), _)) => is_block(tag),
            Some((Event::Rule, _)) => true,
            _ => false,
        }
    }

    /// Blocks up to the closing event that ends their parent, which is left in place.
    fn blocks(&mut self, level: usize, out: &mut Vec<Block>) {
        while let Some((event, _)) = self.events.peek() {
            if matches!(event, Event::End(_)) {
                return;
            }
            self.block(level, out);
        }
    }

    fn block(&mut self, level: usize, out: &mut Vec<Block>) {
        let Some((event, span)) = self.next() else { return };
        let mut attributes = Attributes::default();
        let kind = match event {
            Event::Start(tag) if level >= MOST_LEVELS => {
                let place = Place::new(self.source, span);
                self.diagnostics.report(Code::TooDeep, place).with("most", MOST_LEVELS.to_string());
                self.skip(tag.to_end());
                return;
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let mut content = self.inlines(0);
                self.events.next();
                attributes = self.take_attributes(&mut content, span);
                BlockKind::Heading { level: level as u8, content }
            }
            Event::Start(Tag::Paragraph) => {
                let mut content = self.inlines(0);
                self.events.next();
                attributes = self.take_attributes(&mut content, span);
                BlockKind::Paragraph(content)
            }
            Event::Start(Tag::List(start)) => {
                let mut items = Vec::new();
                while matches!(self.events.peek(), Some((Event::Start(Tag::Item), _))) {
                    items.push(self.item(level + 1));
                }
                self.events.next();
                BlockKind::List { start, items }
            }
            Event::Start(Tag::BlockQuote(_)) => {
                let mut blocks = Vec::new();
                self.blocks(level + 1, &mut blocks);
                self.events.next();
                BlockKind::Quote(blocks)
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = match kind {
                    pulldown_cmark::CodeBlockKind::Fenced(language) => language.to_string(),
                    pulldown_cmark::CodeBlockKind::Indented => String::new(),
                };
                BlockKind::Code { language, text: self.raw_text() }
            }
            Event::Start(Tag::HtmlBlock) => {
                let html = self.raw_text();
                // An author's note to authors: it says nothing to readers, and nobody misses it.
                if is_comment(&html) {
                    return;
                }
                self.diagnostics.report(Code::RawHtml, Place::new(self.source, span));
                BlockKind::Html(html)
            }
            Event::Start(Tag::Table(alignments)) => BlockKind::Table(self.table(&alignments)),
            Event::Rule => BlockKind::Rule,
            // Words that stand in a block of their own without a paragraph: only malformed trees have them.
            _ => return,
        };
        out.push(Block { span, kind, attributes });
    }

    fn item(&mut self, level: usize) -> ListItem {
        let span = self.next().map_or_else(Span::default, |(_, span)| span);
        let mut checked = None;
        if let Some((Event::TaskListMarker(done), _)) = self.events.peek() {
            checked = Some(*done);
            self.events.next();
        }
        let mut content = Vec::new();
        let mut content_end = span.end();
        if let Some((Event::Start(Tag::Paragraph), _)) = self.events.peek() {
            content_end = self.next().map_or(content_end, |(_, paragraph)| paragraph.end());
            if let Some((Event::TaskListMarker(done), _)) = self.events.peek() {
                checked = Some(*done);
                self.events.next();
            }
            content = self.inlines(0);
            self.events.next();
        } else if !self.at_block() {
            content = self.inlines(0);
            content_end = content.last().map_or(span.start(), |last| last.span.end());
        }
        let content_start = content.first().map_or(span.start(), |first| first.span.start());
        let content_span = Span::new(content_start, content_end.max(content_start));
        let attributes = self.take_attributes(&mut content, content_span);
        let content_span = Span::new(content_start, content.last().map_or(content_start, |last| last.span.end()));
        let mut blocks = Vec::new();
        self.blocks(level, &mut blocks);
        self.events.next();
        ListItem { span, checked, attributes, content, content_span, blocks }
    }

    fn take_attributes(&mut self, content: &mut Vec<Inline>, span: Span) -> Attributes {
        take_braces(Words { source: self.source, text: self.text, span }, content, self.diagnostics)
    }

    fn inlines(&mut self, level: usize) -> Vec<Inline> {
        let mut content: Vec<Inline> = Vec::new();
        while let Some((event, _)) = self.events.peek() {
            if matches!(event, Event::End(_)) || self.at_block() {
                break;
            }
            let Some((event, span)) = self.next() else { break };
            let Some(kind) = self.inline(event, span, level) else { continue };
            // The parser cuts words at every bracket and entity; what is written together is kept together.
            match (content.last_mut(), &kind) {
                (Some(Inline { span: before, kind: InlineKind::Text(text) }), InlineKind::Text(more))
                    if before.end() == span.start() && text.len() == before.len() && more.len() == span.len() =>
                {
                    text.push_str(more);
                    *before = before.until(span.end());
                }
                _ => content.push(Inline { span, kind }),
            }
        }
        content
    }

    fn inline(&mut self, event: Event<'a>, span: Span, level: usize) -> Option<InlineKind> {
        Some(match event {
            Event::Text(text) => InlineKind::Text(self.seen(&text, span)),
            Event::Code(text) => InlineKind::Code(text.to_string()),
            Event::SoftBreak => InlineKind::Soft,
            Event::HardBreak => InlineKind::Hard,
            Event::InlineHtml(html) | Event::Html(html) => {
                self.diagnostics.report(Code::RawHtml, Place::new(self.source, span));
                InlineKind::Html(html.to_string())
            }
            Event::Start(tag) if level >= MOST_LEVELS => {
                let place = Place::new(self.source, span);
                self.diagnostics.report(Code::TooDeep, place).with("most", MOST_LEVELS.to_string());
                self.skip(tag.to_end());
                return None;
            }
            Event::Start(Tag::Strong) => InlineKind::Strong(self.inner(level)),
            Event::Start(Tag::Emphasis) => InlineKind::Emphasis(self.inner(level)),
            Event::Start(Tag::Strikethrough) => InlineKind::Struck(self.inner(level)),
            Event::Start(Tag::Link { dest_url, title, .. }) => {
                let (target, title) = (dest_url.to_string(), title.to_string());
                InlineKind::Link { target, title, content: self.inner(level) }
            }
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                let (target, title) = (dest_url.to_string(), title.to_string());
                InlineKind::Image { target, title, content: self.inner(level) }
            }
            // Footnotes, mathematics and metadata are not switched on.
            _ => return None,
        })
    }

    /// Words without what an entity (`&#x202E;`) smuggled in; the text itself was evened out before.
    fn seen(&mut self, text: &str, span: Span) -> String {
        let seen = without_hidden(text);
        if let Cow::Owned(_) = seen {
            let mut hidden = text.chars().filter(|c| Hidden::of(*c).is_some());
            let first = hidden.next();
            let more = hidden.count();
            if let Some(first) = first {
                self.diagnostics.report_hidden(Place::new(self.source, span), first, 1 + more);
            }
        }
        seen.into_owned()
    }

    fn inner(&mut self, level: usize) -> Vec<Inline> {
        let content = self.inlines(level + 1);
        self.events.next();
        content
    }

    fn table(&mut self, alignments: &[Alignment]) -> Table {
        let mut head = Row { span: Span::default(), cells: Vec::new(), written: 0 };
        let mut rows = Vec::new();
        while let Some((event, span)) = self.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.row(span),
                Event::Start(Tag::TableRow) => rows.push(self.row(span)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let right = alignments.iter().map(|alignment| *alignment == Alignment::Right).collect();
        Table { head, rows, right }
    }

    fn row(&mut self, span: Span) -> Row {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), _)) = self.events.peek() {
            let cell = self.next().map_or(span, |(_, cell)| cell);
            let mut content = self.inlines(0);
            self.events.next();
            let attributes = self.take_attributes(&mut content, cell);
            cells.push(Cell { span: cell, content, attributes });
        }
        self.events.next();
        Row { span, cells, written: cells_written(span.of(self.text)) }
    }

    fn raw_text(&mut self) -> String {
        let mut out = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Text(text) | Event::Html(text) => out.push_str(&text),
                Event::End(_) => break,
                _ => {}
            }
        }
        out
    }

    fn skip(&mut self, end: TagEnd) {
        let mut open = 0usize;
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(tag) if tag.to_end() == end => open += 1,
                Event::End(tag) if tag == end && open == 0 => return,
                Event::End(tag) if tag == end => open -= 1,
                _ => {}
            }
        }
    }
}

/// `<!-- … -->`, closed, with nothing behind it.
fn is_comment(html: &str) -> bool {
    let html = html.trim();
    html.starts_with("<!--") && html.find("-->").is_some_and(|at| at + 3 == html.len())
}

fn is_block(tag: &Tag) -> bool {
    !matches!(
        tag,
        Tag::Strong
            | Tag::Emphasis
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}

/// How many cells a row of a pipe table was written with; `\|` is no border.
fn cells_written(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(row);
    let mut escaped = false;
    let borders = row.chars().filter(|c| {
        let border = *c == '|' && !escaped;
        escaped = *c == '\\' && !escaped;
        border
    });
    borders.count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::plain_text;
    use crate::source::{Source, Sources};

    fn blocks(text: &str) -> (Vec<Block>, Diagnostics) {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a.md", text));
        let mut diagnostics = Diagnostics::default();
        (parse(id, text, 0, &mut diagnostics), diagnostics)
    }

    #[test]
    fn items_hold_words_attributes_and_parts() {
        let text = "- [x] Trình **trước 15/3** {#a due=2025-03-14}\n  - phần một\n- hai\n\n  thêm\n";
        let (blocks, _) = blocks(text);
        let BlockKind::List { items, .. } = &blocks[0].kind else { panic!("{blocks:?}") };
        assert_eq!(items[0].checked, Some(true));
        assert_eq!(plain_text(&items[0].content), "Trình trước 15/3");
        assert_eq!(items[0].content_span.of(text), "Trình **trước 15/3**");
        assert_eq!(items[0].attributes.id.as_ref().unwrap().0, "a");
        assert_eq!(items[0].blocks.len(), 1);
        assert_eq!(plain_text(&items[1].content), "hai");
        assert_eq!(items[1].blocks.len(), 1);
    }

    #[test]
    fn rows_know_how_they_were_written() {
        let (blocks, _) = blocks("| a | b |\n|---|--:|\n| 1 |\n| x \\| y | 2 | 3 |\n");
        let BlockKind::Table(table) = &blocks[0].kind else { panic!("{blocks:?}") };
        assert_eq!(table.rows.iter().map(|row| row.written).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(table.right, [false, true]);
        assert_eq!(plain_text(&table.rows[1].cells[0].content), "x | y");
    }

    #[test]
    fn cells_give_up_their_braces() {
        let (blocks, diagnostics) =
            blocks("| a | b |\n|---|---|\n| Trình **đề án** {#de-an}{due=2025-03-01} | {x} |\n");
        let BlockKind::Table(table) = &blocks[0].kind else { panic!("{blocks:?}") };
        let cells = &table.rows[0].cells;
        assert_eq!(plain_text(&cells[0].content), "Trình đề án");
        assert_eq!(cells[0].attributes.id.as_ref().unwrap().0, "de-an");
        assert_eq!(plain_text(&cells[1].content), "{x}");
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn a_closed_comment_says_nothing_and_other_html_is_told() {
        let (silent, diagnostics) = blocks("a\n\n<!-- nháp\n\n- {x}\n-->\n\n- b\n  <!-- c -->\n");
        assert_eq!(silent.len(), 2);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        for text in ["<!-- a\n\nb\n", "<!-- a --> b\n", "<p>a</p>\n"] {
            let (told, diagnostics) = blocks(text);
            assert!(matches!(told[0].kind, BlockKind::Html(_)), "{text}");
            assert_eq!(diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::RawHtml], "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_a_fault_and_not_an_overflow() {
        let (_, diagnostics) = blocks(&format!("{} x", ">".repeat(5_000)));
        assert!(diagnostics.has_errors());
        let deep: String = (0..400).map(|n| format!("{}- x\n", "  ".repeat(n))).collect();
        assert!(blocks(&deep).1.has_errors());
    }
}
