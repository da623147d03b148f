//! One task in a list: how it stands, what it is, whose, by when, and where it was given.

use std::borrow::Cow;

use jiff::civil::{Date, Time};
use serde::Serialize;

use super::how_read::words_at;
use super::link::notice_name;
use crate::page::format::{Day, shortened};
use crate::page::{Here, Page, Texts, address};
use crate::register::{State, Task, TaskIx, days_between};
use crate::vietnamese::deadline::{Confidence, Relation, words};

/// In letters; the whole text stands in the notice, one click away.
const TEXT_IN_A_LIST: usize = 160;
/// Of the task that a part belongs to, which the reader knows or finds beside it.
const TEXT_OF_A_WHOLE: usize = 60;

/// A state as word and shape: the class gives the shape.
#[derive(Clone, Debug, Serialize)]
pub struct Tag {
    /// As in `State::as_str`.
    pub state: &'static str,
    /// "Quá hạn 5 ngày".
    pub word: String,
}

impl Tag {
    pub fn of(here: &Here, task: &Task) -> Self {
        let register = here.register();
        let left = task.in_force.map(|due| days_between(register.as_of, due.day));
        let word = match (task.state, left) {
            (State::Overdue, Some(left)) => here.texts.count("state.overdue-by", left.unsigned_abs() as usize),
            (State::DueSoon, Some(0)) => here.texts.say("state.due-today"),
            (State::DueSoon, Some(left)) => here.texts.count("state.due-in", left.unsigned_abs() as usize),
            (state, _) => here.texts.say(&format!("state.{}", state.as_str())),
        };
        Self { state: task.state.as_str(), word }
    }
}

/// The deadline of a task, worded for a list.
pub struct Due {
    /// The last day in time, where there is one.
    pub day: Option<Date>,
    pub time: Option<Time>,
    /// Read from words such as "cuối tháng".
    pub approximate: bool,
    /// What was read where that is no single day: "hằng tháng, ngày 19", "10 ngày kể từ khi …".
    pub phrase: Option<String>,
}

impl Due {
    pub fn of(here: &Here, task: &Task) -> Self {
        let read = task.read_due();
        let undated = task.deadlines.iter().find(|d| matches!(d.relation, Relation::Recurring | Relation::Relative));
        let phrase = undated.filter(|_| task.in_force.is_none()).map(|deadline| match words::undated(deadline) {
            Some(read) => here.texts.either(read),
            None => words_at(here, task.place().source, deadline.phrase),
        });
        Self {
            day: task.in_force.map(|due| due.day),
            time: task.in_force.and_then(|due| due.time),
            approximate: read.is_some_and(|deadline| deadline.confidence == Confidence::Approximate),
            phrase,
        }
    }

    /// In words: the day by one of three texts, for a day, one of about that time, and one with its hour.
    pub fn worded(self, texts: &Texts, plain: &str, about: &str, with_time: &str) -> Option<String> {
        let Some(day) = self.day else { return self.phrase };
        let date = texts.date(day);
        Some(match self.time {
            Some(time) => texts.fill(with_time, &[("date", &date), ("time", &texts.time(time))]),
            None => texts.fill(if self.approximate { about } else { plain }, &[("date", &date)]),
        })
    }
}

/// A task as one row of a list.
pub trait Row<'a>: Sized {
    fn of(here: &Here<'a>, ix: TaskIx) -> Self;
}

/// What every row about a task begins with. All words of rows are told here, and none by a template: an archive has a million rows.
#[derive(Clone, Debug, Serialize)]
pub struct Brief<'a> {
    /// As in `State::as_str`: the class, which gives the shape.
    pub state: &'static str,
    /// "Quá hạn 5 ngày".
    pub word: String,
    /// Shortened where it is long.
    pub text: Cow<'a, str>,
    /// To its place in the notice.
    pub href: Option<String>,
    pub unit: &'a str,
    pub unit_href: Option<String>,
}

impl<'a> Brief<'a> {
    pub fn of(here: &Here<'a>, ix: TaskIx) -> Self {
        let register = here.register();
        let task = register.task(ix);
        let Tag { state, word } = Tag::of(here, task);
        Self {
            state,
            word,
            text: shortened(&task.text, TEXT_IN_A_LIST).map_or(Cow::Borrowed(&*task.text), Cow::Owned),
            href: here.to_part(Page::Notice(task.notice), address::task_anchor(&task.id)),
            unit: &register.offices.unit(task.lead).short,
            unit_href: here.to(Page::Unit(task.lead)),
        }
    }
}

/// "đạt 45%", of an open task.
pub fn percent_said(here: &Here, task: &Task) -> Option<String> {
    let percent = here.texts.percent(task.percent.filter(|_| task.state.is_open())? / 100.0);
    Some(here.texts.fill("task.percent", &[("percent", &percent)]))
}

#[derive(Clone, Debug, Serialize)]
pub struct TaskRow<'a> {
    pub id: &'a str,
    pub task: Brief<'a>,
    /// For filters.
    pub unit_id: &'a str,
    pub year: Option<i16>,
    /// When it is due, or since when it is done: "hạn 05/02/2026", "xong 05/02/2026", "hằng tháng, ngày 19".
    pub when: Option<String>,
    /// The day of `when`, for machines; nothing where that is no single day.
    pub day: Option<String>,
    /// The first deadline, where another is in force.
    pub first: Option<Day>,
    /// "đạt 45%", of an open one.
    pub percent: Option<String>,
    pub notice: Cow<'a, str>,
    /// What the task is that this one is a part of.
    pub whole: Option<String>,
    /// The office, where the site tells of several.
    pub issuer: Option<&'a str>,
    pub illustrative: bool,
}

impl<'a> Row<'a> for TaskRow<'a> {
    fn of(here: &Here<'a>, ix: TaskIx) -> Self {
        let (register, texts) = (here.register(), here.texts);
        let task = register.task(ix);
        let unit = register.offices.unit(task.lead);
        let issuer = register.offices.issuer(unit.issuer);
        // The head of an issuer's own pages says whose they are, and that they are invented.
        let own = matches!(here.page, Page::Issuer(_) | Page::Unit(_) | Page::UnitYear(..) | Page::Notice(_));
        let (day, when) = match task.done_on {
            Some(done) => (Some(done), Some(texts.fill("task.done-on", &[("date", &texts.date(done))]))),
            None => {
                let due = Due::of(here, task);
                (due.day, due.worded(texts, "task.due", "task.due-about", "task.due-time"))
            }
        };
        Self {
            id: task.id.as_str(),
            task: Brief::of(here, ix),
            unit_id: unit.id.as_str(),
            year: register.notice(task.notice).notice.anchor().map(|day| day.year()),
            when,
            day: day.map(|day| day.to_string()),
            first: task.first_due.map(|day| texts.day(day)),
            percent: percent_said(here, task),
            notice: notice_name(here, task.notice),
            whole: task.parent.map(|_| {
                let text = &register.task(register.whole(ix)).text;
                shortened(text, TEXT_OF_A_WHOLE).unwrap_or_else(|| text.to_string())
            }),
            issuer: (!own && register.offices.issuers.len() > 1).then_some(issuer.short.as_str()),
            illustrative: !own && issuer.illustrative,
        }
    }
}

impl<'a> TaskRow<'a> {
    pub fn all(here: &Here<'a>, tasks: impl IntoIterator<Item = TaskIx>) -> Vec<Self> {
        tasks.into_iter().map(|ix| Self::of(here, ix)).collect()
    }
}
