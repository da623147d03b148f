//! A task in the table of its notice, with all that is known of it.

use serde::Serialize;

use super::how_read::words_at;
use super::task_row::{Row, percent_said};
use super::{Brief, Due, Link};
use crate::page::format::Day;
use crate::page::prose::due_in_words;
use crate::page::{Here, Page, address};
use crate::register::{Event, EventKind, TaskIx};
use crate::vietnamese::deadline::words;

/// A task with what a list of many notices leaves out.
#[derive(Clone, Debug, Serialize)]
pub struct TableRow<'a> {
    pub id: &'a str,
    pub task: Brief<'a>,
    /// "Sản phẩm: …", "Gồm 3 phần việc, …".
    pub notes: Vec<String>,
    pub events: Vec<Happened>,
    pub continues: Option<Link<'a>>,
    pub continued_by: Vec<Link<'a>>,
    pub with: Vec<Link<'a>>,
    /// Who is named, and who directs.
    pub people: Vec<String>,
    /// "05/02/2026", "khoảng 28/02/2026", "hằng tháng, ngày 19".
    pub due: Option<String>,
    /// The day of `due`, for machines.
    pub due_day: Option<String>,
    /// Where the deadline comes from.
    pub due_from: Option<String>,
    /// "đạt 45%", of an open one.
    pub percent: Option<String>,
    pub done_on: Option<Day>,
}

/// One row of the log, or one thing said in the notice.
#[derive(Clone, Debug, Serialize)]
pub struct Happened {
    pub date: Day,
    /// What became of it, how far it is, what came out, by which document, and what else was noted.
    pub said: String,
}

impl<'a> Row<'a> for TableRow<'a> {
    fn of(here: &Here<'a>, ix: TaskIx) -> Self {
        let (register, texts) = (here.register(), here.texts);
        let task = register.task(ix);
        let read = match task.in_force {
            Some(_) => task.read_due(),
            // What comes again or hangs on an event has words and no day.
            None => task.deadlines.iter().find(|deadline| words::undated(deadline).is_some()),
        };
        let read_from = read.map(|deadline| {
            let phrase = words_at(here, task.place().source, deadline.phrase);
            texts.fill("due.words", &[("phrase", &phrase)])
        });
        let thread = |ix: &TaskIx| {
            let other = register.task(*ix);
            let href = here.to_part(Page::Notice(other.notice), address::task_anchor(&other.id));
            Link::new(super::link::notice_name(here, other.notice), href)
        };
        let product = task.product.as_deref().map(|product| texts.fill("task.product", &[("product", product)]));
        let parts = (!task.parts.is_empty()).then(|| texts.count("task.parts", task.parts.len()));
        let leader = task.leader.as_deref().map(|name| texts.fill("task.leader", &[("name", name)]));
        let told: Vec<&Event> = task.events.iter().filter(|event| !matches!(event.kind, EventKind::Given)).collect();
        let due = Due::of(here, task);
        Self {
            id: task.id.as_str(),
            task: Brief::of(here, ix),
            percent: percent_said(here, task),
            notes: product.into_iter().chain(parts).collect(),
            events: told.chunk_by(|a, b| a.place == b.place).filter_map(|row| Happened::of(here, row)).collect(),
            continues: task.continues.as_ref().map(thread),
            continued_by: task.continued_by.iter().map(thread).collect(),
            with: task.with.iter().map(|unit| Link::unit_short(here, *unit)).collect(),
            people: task.person.as_deref().map(str::to_owned).into_iter().chain(leader).collect(),
            due_day: due.day.map(|day| day.to_string()),
            due: due.worded(texts, "reading.day", "reading.about", "reading.time"),
            due_from: due_in_words(here, task).or(read_from),
            done_on: task.done_on.map(|day| texts.day(day)),
        }
    }
}

impl Happened {
    /// Events of one row: it can both report and move the deadline.
    fn of(here: &Here, row: &[&Event]) -> Option<Self> {
        let first = *row.first()?;
        let step = |event: &&Event| match &event.kind {
            EventKind::Given => here.texts.say("event.given"),
            EventKind::Doing => here.texts.say("event.doing"),
            EventKind::Done | EventKind::DoneUndated => here.texts.say("event.done"),
            EventKind::Dropped => here.texts.say("event.dropped"),
            EventKind::Moved { to, .. } => here.texts.fill("event.moved", &[("date", &here.texts.date(*to))]),
            EventKind::Noted => here.texts.say("event.noted"),
        };
        let percent = first.percent().map(|percent| here.texts.percent(percent / 100.0));
        let mut said = row.iter().map(step).chain(percent).collect::<Vec<_>>().join(", ");
        for (before, text, behind) in
            [(" – ", first.result(), ""), (" (", first.document(), ")"), (" – ", first.note(), "")]
        {
            if !text.is_empty() {
                said.extend([before, text, behind]);
            }
        }
        Some(Self { date: here.texts.day(first.date), said })
    }
}
