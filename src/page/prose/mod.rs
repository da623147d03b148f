//! The text of a notice or a free page as HTML: the markup tree written out, with what was read from the words marked in place.
//!
//! A careful writer rather than a clever one: it writes only elements it knows, escapes everything, and turns a link
//! that must not be published into plain words. Headings are moved below the page's own and never skip a level. Tasks get
//! their ids here, so that a row of any list leads to the very item.

mod anchors;
mod inline;
mod marks;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::markup::{Block, BlockKind, ListItem, plain_text};
use crate::page::Here;
use crate::page::html::escape;
use crate::page::view::Tag;
use crate::register::{DueSource, NoticeIx, Task, TaskIx};
use crate::source::{SourceId, Span};

use anchors::gather_ids;
use marks::Mark;

/// A text, written.
#[derive(Clone, Debug, Serialize)]
pub struct Prose {
    /// HTML, safe to place as it is.
    pub html: String,
    /// Its headings of the first two levels.
    pub contents: Vec<Heading>,
    /// Stretches of the source that can be led to, with their ids.
    #[serde(skip)]
    pub anchors: Vec<(Span, String)>,
}

impl Prose {
    /// The id of what a stretch of the source was written in.
    pub fn anchor_of(&self, span: Span) -> Option<&str> {
        self.anchors.iter().find(|(written, _)| written.overlaps(span)).map(|(_, id)| id.as_str())
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct Heading {
    pub id: String,
    pub text: String,
    /// 1 or 2.
    pub depth: usize,
}

/// The text of a notice, its first headings at `level`.
pub fn notice(here: &Here, ix: NoticeIx, level: u8) -> Prose {
    let register = here.register();
    let entry = register.notice(ix);
    let tasks = entry.tasks.iter().map(|ix| (register.task(*ix).span.start(), *ix)).collect();
    let writer = Writer::new(here, entry.notice.source, marks::of_notice(here, ix), tasks, level);
    writer.finish(&entry.notice.tree(&here.site.sources))
}

/// The text of a free page, its first headings at `level`.
pub fn page(here: &Here, source: SourceId, body: &[Block], level: u8) -> Prose {
    Writer::new(here, source, Vec::new(), BTreeMap::new(), level).finish(body)
}

struct Writer<'a> {
    here: &'a Here<'a>,
    source: SourceId,
    /// By place; apart from each other.
    marks: Vec<Mark>,
    /// By where they begin.
    tasks: BTreeMap<usize, TaskIx>,
    level: u8,
    /// Levels, as written, of the headings that are open.
    open: Vec<u8>,
    /// The ids of all headings, in order, and how many are written.
    ids: Vec<String>,
    written: usize,
    tables: usize,
    contents: Vec<Heading>,
    anchors: Vec<(Span, String)>,
    out: String,
}

impl<'a> Writer<'a> {
    fn new(here: &'a Here<'a>, source: SourceId, marks: Vec<Mark>, tasks: BTreeMap<usize, TaskIx>, level: u8) -> Self {
        Self {
            here,
            source,
            marks,
            tasks,
            level,
            open: Vec::new(),
            ids: Vec::new(),
            written: 0,
            tables: 0,
            contents: Vec::new(),
            anchors: Vec::new(),
            out: String::with_capacity(8 * 1024),
        }
    }

    fn finish(mut self, body: &[Block]) -> Prose {
        // Before anything is written, so that a link can lead to a heading below it.
        let mut taken = BTreeSet::new();
        gather_ids(body, &mut taken, &mut self.ids);
        self.blocks(body);
        Prose { html: self.out, contents: self.contents, anchors: self.anchors }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { level, content } => {
                let depth = self.depth_of(*level);
                let tag = (usize::from(self.level) + depth).min(6);
                let id = self.ids.get(self.written).cloned().unwrap_or_default();
                self.written += 1;
                if depth < 2 {
                    self.contents.push(Heading { id: id.clone(), text: plain_text(content), depth: depth + 1 });
                }
                self.push(&format!("<h{tag} id=\"{id}\">"));
                self.inlines(content, false);
                self.push(&format!("</h{tag}>\n"));
            }
            BlockKind::Paragraph(content) => {
                let task = self.task_at(block.span.start());
                self.open_tag("p", task);
                self.inlines(content, false);
                self.verdict(task);
                self.push("</p>\n");
            }
            BlockKind::List { start, items } => self.list(*start, items),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Quote(blocks) => {
                self.push("<blockquote>\n");
                self.blocks(blocks);
                self.push("</blockquote>\n");
            }
            BlockKind::Code { text, .. } => {
                self.push("<pre><code>");
                self.escaped(text);
                self.push("</code></pre>\n");
            }
            BlockKind::Rule => self.push("<hr>\n"),
            BlockKind::Html(text) => {
                self.push("<pre class=\"raw\">");
                self.escaped(text.trim_end());
                self.push("</pre>\n");
            }
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[ListItem]) {
        let (tag, end) = if start.is_some() { ("ol", "</ol>\n") } else { ("ul", "</ul>\n") };
        match start {
            Some(first) if first != 1 => self.push(&format!("<ol start=\"{first}\">\n")),
            _ => self.push(&format!("<{tag}>\n")),
        }
        for item in items {
            let task = self.task_at(item.span.start());
            self.open_tag("li", task);
            if let (Some(checked), None) = (item.checked, task) {
                let key = if checked { "prose.checked" } else { "prose.unchecked" };
                let word = self.here.texts.say(key);
                self.push(if checked { "☑ <span class=\"unseen\">" } else { "☐ <span class=\"unseen\">" });
                self.escaped(&word);
                self.push("</span> ");
            }
            self.inlines(&item.content, false);
            self.verdict(task);
            if !item.blocks.is_empty() {
                self.push("\n");
                self.blocks(&item.blocks);
            }
            self.push("</li>\n");
        }
        self.push(end);
    }

    /// How deep a heading stands among the headings above it: levels that the author skipped close up.
    fn depth_of(&mut self, level: u8) -> usize {
        while self.open.last().is_some_and(|open| *open >= level) {
            self.open.pop();
        }
        self.open.push(level);
        self.open.len() - 1
    }

    fn task_at(&self, start: usize) -> Option<&'a Task> {
        self.tasks.get(&start).map(|ix| self.here.site.register.task(*ix))
    }

    fn open_tag(&mut self, tag: &str, task: Option<&Task>) {
        match task {
            Some(task) => {
                self.push(&format!("<{tag} class=\"task\" id=\""));
                self.escaped(task.id.as_str());
                self.push("\">");
            }
            None => self.push(&format!("<{tag}>")),
        }
    }

    /// How the task stands, behind its words, and its deadline where the words alone do not tell it.
    fn verdict(&mut self, task: Option<&Task>) {
        let Some(task) = task else { return };
        if !self.here.register().notice(task.notice).tracked {
            return;
        }
        let tag = Tag::of(self.here, task);
        self.push(&format!(" <span class=\"verdict\"><span class=\"state {}\">", tag.state));
        self.escaped(&tag.word);
        self.push("</span>");
        if let Some(words) = due_in_words(self.here, task) {
            self.push(" <span class=\"due\">");
            self.escaped(&words);
            self.push("</span>");
        }
        self.push("</span>");
    }

    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn escaped(&mut self, text: &str) {
        escape(text, &mut self.out);
    }
}

/// The deadline in force and where it comes from, where that is not the words of the item.
pub fn due_in_words(here: &Here, task: &Task) -> Option<String> {
    let due = task.in_force?;
    let key = match due.source {
        DueSource::Words(_) => return None,
        DueSource::Outright => "due.outright",
        DueSource::Log => "due.log",
        DueSource::Continuation(_) => "due.continuation",
        DueSource::Parts => "due.parts",
    };
    let words = here.texts.fill(key, &[("date", &here.texts.date(due.day))]);
    Some(match task.first_due {
        Some(first) => format!("{words}; {}", here.texts.fill("task.first-due", &[("date", &here.texts.date(first))])),
        None => words,
    })
}
