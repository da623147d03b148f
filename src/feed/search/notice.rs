//! What a notice offers to be found, and what the search page shows of it.
//!
//! A notice is one entry by its title and number, one for each stretch of its text that is no task, and one for each task. They are numbered
//! in this order, which the script relies on.

use std::borrow::Cow;

use serde::Serialize;

use super::Entry;
use crate::config::Offices;
use crate::feed::{About, line};
use crate::markup::{Block, BlockKind, plain_text};
use crate::notice::{Notice, NoticeKind};
use crate::page::address;
use crate::register::{NoticeIx, State, Task};
use crate::source::Span;

/// Letters of a stretch of text before the next one begins: enough to tell what it is about, short enough to stand as a whole.
const STRETCH: usize = 240;

/// A notice, told: its entries, and what is shown of them.
pub struct Told<'a> {
    pub entries: Vec<Entry<'a>>,
    pub shown: Vec<u8>,
    pub year: i16,
    /// By place among the offices.
    pub issuer: usize,
}

/// Kind, id, title, number, day, issuer, stretches of text, tasks. A list and not an object, since a site holds thousands.
#[derive(Serialize)]
struct Shown<'a>(u8, &'a str, String, String, String, usize, &'a [String], Vec<ShownTask<'a>>);

/// The end of its id, words, lead unit, state (a place in [`State::ALL`]), day, product and persons.
#[derive(Serialize)]
struct ShownTask<'a>(&'a str, String, usize, usize, String, String);

/// `None` where the notice has no page to lead to.
pub fn tell<'a>(about: &About<'a>, ix: NoticeIx) -> Option<Told<'a>> {
    let register = about.register();
    let entry = register.notice(ix);
    let (notice, front) = (&entry.notice, &entry.notice.front);
    if !about.pages.contains(&address::notice(&notice.id)) {
        return None;
    }
    let kind = match front.kind {
        NoticeKind::Notice => 0,
        NoticeKind::Programme => 1,
        NoticeKind::Report => 2,
    };
    let number = front.number.as_deref().unwrap_or_default();
    let tasks: Vec<&Task> = entry.tasks.iter().map(|ix| register.task(*ix)).collect();
    let stretches = stretches(&notice.tree(&about.site.sources), &tasks);
    let shown = Shown(
        kind,
        notice.id.as_str(),
        line(&front.title),
        line(number),
        super::day(notice.anchor()),
        front.issuer.0,
        &stretches,
        tasks.iter().map(|task| shown_task(task, notice)).collect(),
    );
    let shown = super::json(&shown);
    let issuer = &register.offices.issuer(front.issuer).short;
    // A notice is also remembered by its day or its month; the script says the day in the same words.
    let day = notice
        .anchor()
        .map_or_else(String::new, |day| format!(" · ngày {} tháng {} năm {}", day.day(), day.month(), day.year()));
    let mut entries = vec![Entry::plain(Cow::Borrowed(&front.title), Cow::Owned(format!("{number} · {issuer}{day}")))];
    entries.extend(stretches.into_iter().map(|text| Entry::plain(Cow::Owned(text), Cow::Borrowed(""))));
    entries.extend(tasks.iter().map(|task| entry_of(task, &register.offices)));
    let year = notice.anchor().map_or(0, |day| day.year());
    Some(Told { entries, shown, year, issuer: front.issuer.0 })
}

fn entry_of<'a>(task: &'a Task, offices: &'a Offices) -> Entry<'a> {
    let mut units = vec![task.lead];
    units.extend(&task.with);
    let lead = Cow::Borrowed(offices.unit(task.lead).name.as_str());
    Entry { texts: [Cow::Borrowed(&task.text), said(task), lead], task: Some((units, task.state)) }
}

fn shown_task<'a>(task: &'a Task, notice: &Notice) -> ShownTask<'a> {
    let id = task.id.as_str();
    let own = id.strip_prefix(notice.id.as_str()).and_then(|rest| rest.strip_prefix('/')).unwrap_or(id);
    let state = State::ALL.iter().position(|state| *state == task.state).unwrap_or_default();
    let day = super::day(task.in_force.map(|due| due.day));
    ShownTask(own, line(&task.text), task.lead.0, state, day, line(&said(task)))
}

/// What a task is to produce and who is named for it, where that stands outside its own words.
fn said(task: &Task) -> Cow<'_, str> {
    let named = [&task.product, &task.person, &task.leader];
    let named: Vec<&str> =
        named.into_iter().flatten().map(String::as_str).filter(|name| !task.text.contains(name)).collect();
    match named.as_slice() {
        [] => Cow::Borrowed(""),
        [one] => Cow::Borrowed(one),
        several => Cow::Owned(several.join(" · ")),
    }
}

/// What a notice says beside its tasks, in pieces of about [`STRETCH`] letters.
fn stretches(body: &[Block], tasks: &[&Task]) -> Vec<String> {
    let mut items: Vec<Span> = tasks.iter().map(|task| task.span).collect();
    items.sort();
    // Nested items lie within the one before: what is left are stretches apart from each other.
    items.dedup_by(|later, earlier| earlier.contains(*later));
    let is_item = |span: Span| {
        let after = items.partition_point(|item| item.start <= span.start);
        after > 0 && items[after - 1].end > span.start
    };
    let mut texts = Vec::new();
    gather(body, &is_item, &mut texts);
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
