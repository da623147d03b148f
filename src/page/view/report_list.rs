//! The lists of a report: which tasks, in which order, and what is told of each. Every list is a table of one form, so that they print alike.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Serialize;

use super::link::notice_name;
use crate::page::changes::Moved;
use crate::page::course::{Change, Course};
use crate::page::format::shortened;
use crate::page::{Here, Page, address};
use crate::register::{DueSource, Event, EventKind, State, TaskIx, days_between};

/// A list is cut there, and says so: whoever has more to report needs other means than paper.
const ROWS: usize = 100;
/// In letters.
const TEXT: usize = 160;

#[derive(Debug, Serialize)]
pub struct List<'a> {
    /// The end of its keys among the texts.
    pub key: &'static str,
    pub id: &'static str,
    pub n: usize,
    /// How many rows were cut.
    pub more: usize,
    /// The columns behind task and unit.
    pub columns: Vec<Column>,
    pub rows: Vec<Row<'a>>,
}

#[derive(Debug, Serialize)]
pub struct Column {
    /// The end of its key among the texts.
    pub key: &'static str,
    pub head: String,
    /// It says by itself what it is: a sentence.
    pub is_sentence: bool,
}

impl Column {
    fn all(here: &Here, keys: &[&'static str]) -> Vec<Self> {
        let column = |key: &&'static str| Self {
            key,
            head: here.texts.say(&format!("report.column-{key}")),
            is_sentence: matches!(*key, "result" | "note"),
        };
        keys.iter().map(column).collect()
    }
}

#[derive(Debug, Serialize)]
pub struct Row<'a> {
    pub text: Cow<'a, str>,
    pub href: Option<String>,
    pub unit: &'a str,
    pub cells: Vec<String>,
}

/// What lists are made from: the period's courses, and the day it is told for.
pub struct Courses<'c> {
    pub all: &'c [Course],
    pub before: Date,
    pub until: Date,
    /// The days that come next.
    pub ahead: (Date, Date),
}

/// All lists in the order they are read in; what seldom happens is told when it does.
pub fn lists<'a>(here: &Here<'a>, courses: &Courses) -> Vec<List<'a>> {
    let seldom = [
        list(here, courses, "dropped", "da-dung", &["due", "on", "note"], |c| c.change() == Change::Dropped),
        list(here, courses, "reopened", "mo-lai", &["due", "note"], |c| c.change() == Change::Reopened),
        list(here, courses, "revised", "ghi-lai", &["due", "note"], |c| c.change() == Change::Revised),
    ];
    let always = [
        list(here, courses, "overdue", "qua-han", &["due", "late", "note"], |c| c.is.state == State::Overdue),
        list(here, courses, "done", "hoan-thanh", &["due", "on", "result"], |c| c.change() == Change::Done),
        list(here, courses, "ahead", "den-han", &["due", "note"], |c| {
            let (first, last) = courses.ahead;
            c.is.state.is_open() && c.is.due.is_some_and(|due| first <= due && due <= last)
        }),
        moved(here, courses),
    ];
    always.into_iter().chain(seldom.into_iter().filter(|list| list.n > 0)).collect()
}

fn list<'a>(
    here: &Here<'a>,
    courses: &Courses,
    key: &'static str,
    id: &'static str,
    columns: &[&'static str],
    wanted: impl Fn(&Course) -> bool,
) -> List<'a> {
    let mut found: Vec<&Course> = courses.all.iter().filter(|course| wanted(course)).collect();
    // What was done last comes last, what has been due longest comes first.
    found.sort_by_key(|course| (course.is.done_on, course.is.due, course.task));
    let n = found.len();
    // Of what was done the last is told, of what is to do the first.
    if key == "done" {
        found.drain(..n.saturating_sub(ROWS));
    }
    found.truncate(ROWS);
    let rows = found.iter().map(|course| {
        let cells = columns.iter().map(|column| cell(here, courses, course, column)).collect();
        row(here, course.task, cells)
    });
    List { key, id, n, more: n.saturating_sub(ROWS), columns: Column::all(here, columns), rows: rows.collect() }
}

fn row<'a>(here: &Here<'a>, ix: TaskIx, cells: Vec<String>) -> Row<'a> {
    let task = here.register().task(ix);
    Row {
        text: shortened(&task.text, TEXT).map_or(Cow::Borrowed(&*task.text), Cow::Owned),
        href: here.to_part(Page::Notice(task.notice), address::task_anchor(&task.id)),
        unit: &here.register().offices.unit(task.lead).short,
        cells,
    }
}

fn cell(here: &Here, courses: &Courses, course: &Course, column: &str) -> String {
    let on = &course.is;
    match column {
        "due" => day(here, on.due),
        "on" => {
            let closed = on.done_on.or_else(|| last(here, course.task, courses.until, closes).map(|event| event.date));
            day(here, closed)
        }
        "late" => {
            let late = on.due.map_or(0, |due| days_between(due, courses.until));
            here.texts.count("report.days", usize::try_from(late).unwrap_or_default())
        }
        "result" => {
            let late = match (on.state, on.due, on.done_on) {
                (State::DoneLate, Some(due), Some(done)) => usize::try_from(days_between(due, done)).ok(),
                _ => None,
            };
            let late = late.map(|days| here.texts.count("report.late-by", days));
            let told = last(here, course.task, courses.until, says).map(words);
            late.into_iter().chain(told).collect::<Vec<_>>().join("; ")
        }
        // "note"
        _ => match last(here, course.task, courses.until, says) {
            Some(event) => {
                let words = [("date", here.texts.date(event.date)), ("text", words(event))];
                let words = words.each_ref().map(|(name, value)| (*name, value.as_str()));
                here.texts.fill("report.said-on", &words)
            }
            None => here.texts.say("report.unsaid"),
        },
    }
}

/// Deadlines that another took the place of: the first there was, the one before, the new one, and on whose word.
fn moved<'a>(here: &Here<'a>, courses: &Courses) -> List<'a> {
    let register = here.register();
    let tasks = courses.all.iter().map(|course| course.task);
    let mut moves: Vec<Moved> =
        tasks.filter_map(|ix| Moved::between(register, ix, courses.before, courses.until)).collect();
    moves.sort_by_key(|moved| (moved.to, moved.task));
    let n = moves.len();
    moves.truncate(ROWS);
    let rows = moves.iter().map(|moved| {
        let first = register.task(moved.task).given_due;
        let by = last(here, moved.task, courses.until, |event| matches!(event.kind, EventKind::Moved { .. }));
        let by = by.map(|event| on_whose_word(here, event)).unwrap_or_default();
        let cells = vec![day(here, first), day(here, moved.from), day(here, Some(moved.to)), by];
        row(here, moved.task, cells)
    });
    List {
        key: "moved",
        id: "doi-han",
        n,
        more: n.saturating_sub(ROWS),
        columns: Column::all(here, &["first", "former", "new", "by"]),
        rows: rows.collect(),
    }
}

/// The log's words, or the notice that asked for it anew.
fn on_whose_word(here: &Here, event: &Event) -> String {
    match &event.kind {
        EventKind::Moved { source: DueSource::Continuation(by), .. } => {
            notice_name(here, here.register().task(*by).notice).into_owned()
        }
        _ if says(event) => words(event),
        _ => here.texts.say("report.unsaid"),
    }
}

/// The last event of a kind that was known by then.
fn last<'a>(here: &Here<'a>, task: TaskIx, until: Date, wanted: impl Fn(&Event) -> bool) -> Option<&'a Event> {
    let events = &here.register().task(task).events;
    events.iter().rev().find(|event| event.date <= until && wanted(event))
}

fn says(event: &Event) -> bool {
    !(event.result().is_empty() && event.document().is_empty() && event.note().is_empty())
}

fn closes(event: &Event) -> bool {
    matches!(event.kind, EventKind::Done | EventKind::DoneUndated | EventKind::Dropped)
}

fn words(event: &Event) -> String {
    let said = [event.result(), event.note()].map(|text| text.trim_end_matches('.'));
    let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
    match (said.join("; "), event.document()) {
        (said, "") => said,
        (said, document) if said.is_empty() => document.to_owned(),
        (said, document) => format!("{said} ({document})"),
    }
}

fn day(here: &Here, day: Option<Date>) -> String {
    day.map(|day| here.texts.date(day)).unwrap_or_default()
}
