//! What a notice offers to be found, and what the search page shows of it.
//!
//! A notice is one entry by its title and number, one for each stretch of its text that is no task, and one for each task. They are numbered
//! in this order, which the script relies on.

use std::borrow::Cow;

use rayon::prelude::*;
use serde::Serialize;

use super::Entry;
use crate::config::Offices;
use crate::feed::{About, line};
use crate::markup::{Block, BlockKind, plain_text};
use crate::notice::{Notice, NoticeKind};
use crate::page::{Site, address};
use crate::register::{NoticeIx, Register, State, Task, TaskIx};
use crate::source::Span;

/// Letters of a stretch of text before the next one begins: enough to tell what it is about, short enough to stand as a whole.
const STRETCH: usize = 240;

/// A notice that can be found. All it says is in the register and in its text, and told from there when it is asked for.
pub struct Told {
    ix: NoticeIx,
    /// How many stretches its text has beside its tasks.
    stretches: usize,
    /// Of its text with the front matter, in bytes.
    pub length: usize,
}

/// Kind, id, title, number, day, issuer, stretches of text, tasks. A list and not an object, since a site holds thousands.
#[derive(Serialize)]
struct Shown<'a>(u8, &'a str, String, String, String, usize, &'a [String], Vec<ShownTask<'a>>);

/// The end of its id, words, lead unit, state (a place in [`State::ALL`]), day, product and persons.
#[derive(Serialize)]
struct ShownTask<'a>(&'a str, String, usize, usize, String, String);

/// Every notice that has a page to lead to, from the oldest to the newest, with the stretches of its text.
pub fn all(about: &About) -> (Vec<Told>, Vec<Vec<String>>) {
    let told = |ix: NoticeIx| {
        let notice = &about.register().notice(ix).notice;
        if !about.pages.contains(&address::notice(&notice.id)) {
            return None;
        }
        let said = stretches(about.site, ix);
        let length = about.site.sources.get(notice.source).text.len();
        Some((Told { ix, stretches: said.len(), length }, said))
    };
    let ixs: Vec<NoticeIx> = about.register().notice_ixs().collect();
    ixs.into_par_iter().filter_map(told).unzip()
}

impl Told {
    pub fn notice<'a>(&self, register: &'a Register) -> &'a Notice {
        &register.notice(self.ix).notice
    }

    pub fn tasks<'a>(&self, register: &'a Register) -> &'a [TaskIx] {
        &register.notice(self.ix).tasks
    }

    /// How many entries it is.
    pub fn count(&self, register: &Register) -> usize {
        1 + self.stretches + self.tasks(register).len()
    }

    /// Its entries, by the stretches of its text.
    pub fn entries<'a>(&self, register: &'a Register, stretches: &'a [String]) -> Vec<Entry<'a>> {
        let notice = self.notice(register);
        let front = &notice.front;
        let number = front.number.as_deref().unwrap_or_default();
        let issuer = &register.offices.issuer(front.issuer).short;
        // A notice is also remembered by its day or its month; the script says the day in the same words.
        let day = notice
            .anchor()
            .map_or_else(String::new, |day| format!(" · ngày {} tháng {} năm {}", day.day(), day.month(), day.year()));
        let title = Entry::plain(Cow::Borrowed(&front.title), Cow::Owned(format!("{number} · {issuer}{day}")));
        let stretches = stretches.iter().map(|text| Entry::plain(Cow::Borrowed(text), Cow::Borrowed("")));
        let tasks = self.tasks(register).iter().map(|ix| entry_of(register.task(*ix), &register.offices));
        std::iter::once(title).chain(stretches).chain(tasks).collect()
    }

    /// What the search page shows of it, as the script reads it.
    pub fn shown(&self, site: &Site) -> Vec<u8> {
        let register = &site.register;
        let notice = self.notice(register);
        let front = &notice.front;
        let kind = match front.kind {
            NoticeKind::Notice => 0,
            NoticeKind::Programme => 1,
            NoticeKind::Report => 2,
        };
        super::json(&Shown(
            kind,
            notice.id.as_str(),
            line(&front.title),
            line(front.number.as_deref().unwrap_or_default()),
            super::day(notice.anchor()),
            front.issuer.at(),
            &stretches(site, self.ix),
            self.tasks(register).iter().map(|ix| shown_task(register.task(*ix), notice)).collect(),
        ))
    }
}

fn entry_of<'a>(task: &'a Task, offices: &'a Offices) -> Entry<'a> {
    let lead = Cow::Borrowed(offices.unit(task.lead).name.as_str());
    Entry([Cow::Borrowed(&task.text), said(task), lead])
}

fn shown_task<'a>(task: &'a Task, notice: &Notice) -> ShownTask<'a> {
    let id = task.id.as_str();
    let own = id.strip_prefix(notice.id.as_str()).and_then(|rest| rest.strip_prefix('/')).unwrap_or(id);
    let state = State::ALL.iter().position(|state| *state == task.state).unwrap_or_default();
    let day = super::day(task.in_force.map(|due| due.day));
    ShownTask(own, line(&task.text), task.lead.at(), state, day, line(&said(task)))
}

/// What a task is to produce and who is named for it, where that stands outside its own words.
fn said(task: &Task) -> Cow<'_, str> {
    let named = [&task.product, &task.person, &task.leader];
    let named: Vec<&str> =
        named.into_iter().filter_map(|name| name.as_deref()).filter(|name| !task.text.contains(name)).collect();
    match named.as_slice() {
        [] => Cow::Borrowed(""),
        [one] => Cow::Borrowed(one),
        several => Cow::Owned(several.join(" · ")),
    }
}

/// What a notice says beside its tasks, in pieces of about [`STRETCH`] letters.
fn stretches(site: &Site, ix: NoticeIx) -> Vec<String> {
    let entry = site.register.notice(ix);
    let mut items: Vec<Span> = entry.tasks.iter().map(|ix| site.register.task(*ix).span).collect();
    items.sort();
    // Nested items lie within the one before: what is left are stretches apart from each other.
    items.dedup_by(|later, earlier| earlier.contains(*later));
    let is_item = |span: Span| {
        let after = items.partition_point(|item| item.start() <= span.start());
        after > 0 && items[after - 1].end() > span.start()
    };
    let mut texts = Vec::new();
    gather(&entry.notice.tree(&site.sources), &is_item, &mut texts);
    let mut stretches: Vec<String> = Vec::new();
    for text in texts {
        let text = line(&text);
        match stretches.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.len() + text.len() < STRETCH => {
                last.push_str(" · ");
                last.push_str(&text);
            }
            _ => stretches.push(text),
        }
    }
    stretches
}

fn gather(blocks: &[Block], is_item: &impl Fn(Span) -> bool, texts: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) if !is_item(block.span) => {
                texts.push(plain_text(content));
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    if !is_item(item.span) {
                        texts.push(plain_text(&item.content));
                    }
                    gather(&item.blocks, is_item, texts);
                }
            }
            BlockKind::Table(table) => {
                let rows = std::iter::once(&table.head).chain(&table.rows).filter(|row| !is_item(row.span));
                let cells = |row: &crate::markup::Row| -> Vec<String> {
                    row.cells.iter().map(|cell| plain_text(&cell.content)).filter(|text| !text.is_empty()).collect()
                };
                texts.extend(rows.map(|row| cells(row).join(" · ")));
            }
            BlockKind::Quote(blocks) => gather(blocks, is_item, texts),
            BlockKind::Code { text, .. } => texts.push(text.clone()),
            BlockKind::Heading { .. } | BlockKind::Paragraph(_) | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}
