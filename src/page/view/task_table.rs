//! The tasks of one notice, by state, with all that is known of each.

use serde::Serialize;

use super::how_read::words_at;
use super::{Link, Split, TaskGroups};
use crate::page::format::Day;
use crate::page::prose::due_in_words;
use crate::page::{Here, Page, address};
use crate::register::{DueSource, Event, EventKind, TaskIx};
use crate::vietnamese::deadline::words;

#[derive(Debug, Serialize)]
pub struct TaskTable<'a> {
    pub groups: TaskGroups<'a>,
    /// One for each row of `groups`, by the task's id.
    pub details: std::collections::BTreeMap<&'a str, Details<'a>>,
}

/// What a list of many notices leaves out.
#[derive(Debug, Serialize)]
pub struct Details<'a> {
    pub with: Vec<Link<'a>>,
    pub person: Option<&'a str>,
    pub leader: Option<&'a str>,
    pub product: Option<&'a str>,
    /// The words the deadline was read from.
    pub read_from: Option<String>,
    /// Where else the deadline comes from.
    pub due_source: Option<String>,
    pub parts: usize,
    pub events: Vec<Happened<'a>>,
    pub continues: Option<Link<'a>>,
    pub continued_by: Vec<Link<'a>>,
}

/// One row of the log, or one thing said in the notice.
#[derive(Debug, Serialize)]
pub struct Happened<'a> {
    pub date: Day,
    /// A row can both report and move the deadline.
    pub steps: Vec<Step>,
    pub percent: Option<String>,
    pub result: &'a str,
    pub document: &'a str,
    pub note: &'a str,
}

#[derive(Debug, Serialize)]
pub struct Step {
    /// The end of its key among the texts.
    pub kind: &'static str,
    /// The new deadline.
    pub to: Option<Day>,
}

impl<'a> TaskTable<'a> {
    pub fn new(here: &Here<'a>, tasks: &[TaskIx]) -> Self {
        let register = here.register();
        let details = tasks.iter().map(|ix| (register.task(*ix).id.as_str(), Details::of(here, *ix))).collect();
        Self { groups: TaskGroups::new(here, tasks, Split::Never), details }
    }
}

impl<'a> Details<'a> {
    fn of(here: &Here<'a>, ix: TaskIx) -> Self {
        let register = here.register();
        let task = register.task(ix);
        let read = match task.in_force.map(|due| due.source) {
            Some(DueSource::Words(at)) => task.deadlines.get(at),
            Some(_) => None,
            // What comes again or hangs on an event has words and no day.
            None => task.deadlines.iter().find(|deadline| words::undated(deadline).is_some()),
        };
        let read_from = read.map(|deadline| words_at(here, task.place().source, deadline.phrase));
        let thread = |ix: &TaskIx| {
            let other = register.task(*ix);
            let href = here.to_part(Page::Notice(other.notice), address::task_anchor(&other.id));
            Link::new(super::link::notice_name(here, other.notice), href)
        };
        let told: Vec<&Event> = task.events.iter().filter(|event| !matches!(event.kind, EventKind::Given)).collect();
        Self {
            with: task.with.iter().map(|unit| Link::unit_short(here, *unit)).collect(),
            person: task.person.as_deref(),
            leader: task.leader.as_deref(),
            product: task.product.as_deref(),
            read_from,
            due_source: due_in_words(here, task),
            parts: task.parts.len(),
            events: told.chunk_by(|a, b| a.place == b.place).filter_map(|row| Happened::of(here, row)).collect(),
            continues: task.continues.as_ref().map(thread),
            continued_by: task.continued_by.iter().map(thread).collect(),
        }
    }
}

impl<'a> Happened<'a> {
    /// Events of one row.
    fn of(here: &Here<'a>, row: &[&'a Event]) -> Option<Self> {
        let first = *row.first()?;
        let step = |event: &&Event| match &event.kind {
            EventKind::Given => Step { kind: "given", to: None },
            EventKind::Doing => Step { kind: "doing", to: None },
            EventKind::Done | EventKind::DoneUndated => Step { kind: "done", to: None },
            EventKind::Dropped => Step { kind: "dropped", to: None },
            EventKind::Moved { to, .. } => Step { kind: "moved", to: Some(here.texts.day(*to)) },
            EventKind::Noted => Step { kind: "noted", to: None },
        };
        Some(Self {
            date: here.texts.day(first.date),
            steps: row.iter().map(step).collect(),
            percent: first.percent.map(|percent| here.texts.percent(percent / 100.0)),
            result: &first.result,
            document: &first.document,
            note: &first.note,
        })
    }
}
