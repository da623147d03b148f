//! Words and what stands among them: emphasis, links, pictures, and the marks laid over them.

use super::Writer;
use super::marks::{Mark, MarkKind};
use crate::markup::{Inline, InlineKind, plain_text};
use crate::page::link::Target;
use crate::source::Span;

impl Writer<'_> {
    /// `in_link`: within a link no other can stand.
    pub(super) fn inlines(&mut self, content: &[Inline], in_link: bool) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text(text) => self.text(text, inline.span, in_link),
                InlineKind::Code(text) => {
                    self.push("<code>");
                    self.escaped(text);
                    self.push("</code>");
                }
                InlineKind::Strong(content) => self.wrapped("strong", content, in_link),
                InlineKind::Emphasis(content) => self.wrapped("em", content, in_link),
                InlineKind::Struck(content) => self.wrapped("s", content, in_link),
                InlineKind::Link { target, content, .. } => self.link(target, content, in_link),
                InlineKind::Image { target, content, .. } => self.image(target, content),
                InlineKind::Soft => self.push("\n"),
                InlineKind::Hard => self.push("<br>\n"),
                InlineKind::Html(text) => self.escaped(text),
            }
        }
    }

    fn wrapped(&mut self, tag: &str, content: &[Inline], in_link: bool) {
        self.push(&format!("<{tag}>"));
        self.inlines(content, in_link);
        self.push(&format!("</{tag}>"));
    }

    /// Cuts the text where marks begin and end. A mark may run over several pieces of text (bold within a phrase); each
    /// piece is marked, and the reading follows the last.
    fn text(&mut self, text: &str, span: Span, in_link: bool) {
        // Where the source was written with escapes, offsets do not hold: such a piece stays unmarked.
        let true_to_source = self.here.site.sources.get(self.source).slice(span) == text;
        let from = self.marks.partition_point(|mark| mark.span.end() <= span.start());
        let mut at = span.start();
        let mut next = from;
        while true_to_source && self.marks.get(next).is_some_and(|mark| mark.span.start() < span.end()) {
            let mark = self.marks[next].span;
            let (start, end) = (mark.start().max(span.start()), mark.end().min(span.end()));
            self.escaped(Span::new(at - span.start(), start - span.start()).of(text));
            let piece = Span::new(start - span.start(), end - span.start()).of(text);
            self.marked(next, piece, mark.end() == end, in_link);
            at = end;
            next += 1;
        }
        self.escaped(Span::new(at - span.start(), text.len()).of(text));
    }

    fn marked(&mut self, mark: usize, piece: &str, last: bool, in_link: bool) {
        let id = self.id_of(mark);
        match &self.marks[mark].kind {
            MarkKind::Deadline(reading) => {
                let reading = reading.clone().filter(|_| last);
                self.push(&format!("<mark class=\"deadline\"{id}>"));
                self.escaped(piece);
                self.push("</mark>");
                if let Some(reading) = reading {
                    self.push("<span class=\"reading\"> → ");
                    self.escaped(&reading);
                    self.push("</span>");
                }
            }
            // Within a link there is no other; what is left is a place to be led to.
            MarkKind::Date => self.place(&id, piece),
            MarkKind::Citation(_) if in_link => self.place(&id, piece),
            MarkKind::Citation(href) => {
                let href = href.clone();
                self.push("<a class=\"cited\" href=\"");
                self.escaped(&href);
                self.push(&format!("\"{id}>"));
                self.escaped(piece);
                self.push("</a>");
            }
        }
    }

    /// Words that show nothing and can be led to.
    fn place(&mut self, id: &str, piece: &str) {
        if id.is_empty() {
            return self.escaped(piece);
        }
        self.push(&format!("<span{id}>"));
        self.escaped(piece);
        self.push("</span>");
    }

    /// The attribute of a mark that can be led to, on its first piece; a text that stands on the page twice has it once.
    fn id_of(&mut self, mark: usize) -> String {
        let Mark { span, anchor: Some(anchor), .. } = &self.marks[mark] else { return String::new() };
        if self.anchors.iter().any(|(_, written)| written == anchor) {
            return String::new();
        }
        let attribute = format!(" id=\"{anchor}\"");
        self.anchors.push((*span, anchor.clone()));
        attribute
    }

    /// What must not or cannot be followed stays as words.
    fn link(&mut self, target: &str, content: &[Inline], in_link: bool) {
        let path = &self.here.site.sources.get(self.source).path;
        let href = match self.here.site.targets.resolve(path, target) {
            _ if in_link => None,
            Target::Site(address, fragment) => {
                let file = self.here.to_file(&address);
                Some((fragment.map_or(file.clone(), |fragment| format!("{file}#{}", encoded(&fragment))), false))
            }
            Target::Outside(url) => Some((encoded(url.trim()), true)),
            Target::Here(fragment) => self.anchor(&fragment).map(|anchor| (format!("#{anchor}"), false)),
            Target::Bad(_) => None,
        };
        let Some((href, outside)) = href else { return self.inlines(content, in_link) };
        self.push("<a href=\"");
        self.escaped(&href);
        self.push(if outside { "\" rel=\"noopener noreferrer external\">" } else { "\">" });
        // A link without words would be a link to nowhere for those who hear the page.
        match plain_text(content).is_empty() {
            true => self.escaped(&href),
            false => self.inlines(content, true),
        }
        self.push("</a>");
    }

    /// An id on this page that the author's fragment means: a heading's, or a task's by its own part.
    fn anchor(&self, fragment: &str) -> Option<String> {
        let heading = self.ids.iter().find(|id| *id == fragment || id.strip_prefix("muc-") == Some(fragment));
        let task = || {
            let tasks = self.tasks.values().map(|ix| self.here.site.register.task(*ix).id.as_str());
            tasks.into_iter().find(|id| id.rsplit_once('/').is_some_and(|(_, own)| own == fragment))
        };
        heading.cloned().or_else(|| task().map(str::to_owned))
    }

    fn image(&mut self, target: &str, content: &[Inline]) {
        let path = &self.here.site.sources.get(self.source).path;
        let described = plain_text(content);
        match self.here.site.targets.resolve(path, target) {
            Target::Site(address, _) => {
                let file = self.here.to_file(&address);
                self.push("<img src=\"");
                self.escaped(&file);
                self.push("\" alt=\"");
                self.escaped(&described);
                self.push("\" loading=\"lazy\">");
            }
            Target::Outside(_) | Target::Here(_) | Target::Bad(_) => self.escaped(&described),
        }
    }
}

/// Percent signs for what may not stand in an address as it is; what is encoded already stays.
fn encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '!' | '#'..=';' | '=' | '?'..='Z' | '_' | 'a'..='z' | '~' => out.push(c),
            c => {
                let mut bytes = [0; 4];
                c.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
            }
        }
    }
    out
}
