//! What is new: tasks given, done, moved, dropped and newly overdue, and the sum that ties them together.

use serde::Serialize;

use super::report::{Figures, Line};
use super::{Counted, Frame, IndicatorRow, Link, NoticeRow, Number, Row, Scope, Sheet, TaskRow};
use crate::page::balance::Balance;
use crate::page::changes::{Lately, Moved, Since};
use crate::page::format::Day;
use crate::page::{Here, Page};
use crate::register::{TaskIx, days_between};

#[derive(Debug, Serialize)]
pub struct ChangesPage<'a> {
    /// The end of its key among the texts: what the telling begins with.
    pub since: &'static str,
    /// The notice that it begins with.
    pub notice: Option<Link<'a>>,
    pub notice_day: Option<Day>,
    pub before: Day,
    /// The first day that is told of.
    pub first: Day,
    pub units: Vec<Line<'a>>,
    pub all: Figures,
    pub open_before: usize,
    pub open_now: Number,
    pub scope: String,
    pub reopened: usize,
    /// Given, done, dropped: they stand in the sum whether or not there are any.
    pub given: usize,
    pub done: usize,
    pub dropped: usize,
    pub parts: Vec<Part<'a>>,
    pub moved: Vec<MovedRow<'a>>,
    pub notices: Vec<NoticeRow<'a>>,
    pub indicators: Vec<IndicatorRow<'a>>,
    pub quiet: bool,
    /// The last reports, and the way to all.
    pub reports: Vec<Link<'a>>,
}

#[derive(Debug, Serialize)]
pub struct Part<'a> {
    /// The end of its keys among the texts.
    pub key: &'static str,
    pub id: &'static str,
    pub n: usize,
    pub rows: Vec<TaskRow<'a>>,
}

#[derive(Debug, Serialize)]
pub struct MovedRow<'a> {
    pub row: TaskRow<'a>,
    pub from: Option<Day>,
    pub to: Day,
    /// "lùi 17 ngày".
    pub by: Option<String>,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, ChangesPage<'a>> {
    let register = here.register();
    let lately = Lately::of(here.site, here.site.since, here.plan.lists.tasks.iter().copied());
    let changes = &lately.changes;
    debug_assert_eq!(changes.sum(), changes.open_now);
    let notice = match lately.since {
        Since::Notice(ix) => Some(ix),
        Since::Week | Since::Day(_) => None,
    };
    let part =
        |key, id, tasks: &[TaskIx]| Part { key, id, n: tasks.len(), rows: TaskRow::all(here, tasks.iter().copied()) };
    let mut parts = vec![
        part("overdue", "qua-han", &changes.overdue),
        part("given", "moi-giao", &changes.given),
        part("done", "hoan-thanh", &changes.done),
        part("dropped", "dung", &changes.dropped),
    ];
    // What seldom happens is told when it does.
    for (key, id, tasks) in [("reopened", "mo-lai", &changes.reopened), ("revised", "doi-ket-qua", &changes.revised)] {
        if !tasks.is_empty() {
            parts.push(part(key, id, tasks));
        }
    }
    let all: Balance = lately.units.iter().map(|(_, balance)| *balance).sum();
    let page = ChangesPage {
        since: match lately.since {
            Since::Notice(_) => "since-notice",
            Since::Week => "since-week",
            Since::Day(_) => "since-day",
        },
        first: here.texts.day(changes.before.tomorrow().unwrap_or(changes.before)),
        units: lately.units.iter().map(|(unit, of)| Line::new(here, *unit, *of)).collect(),
        all: all.into(),
        notice: notice.map(|ix| Link::notice(here, ix)),
        notice_day: notice.and_then(|ix| register.notice(ix).notice.anchor()).map(|day| here.texts.day(day)),
        before: here.texts.day(changes.before),
        open_before: changes.open_before,
        open_now: Number::new(here, Scope::All, &here.plan.lists.count, Counted::Open),
        scope: Scope::All.name(here),
        reopened: changes.reopened.len(),
        given: changes.given.len(),
        done: changes.done.len(),
        dropped: changes.dropped.len(),
        quiet: parts.iter().all(|part| part.n == 0) && changes.moved.is_empty() && lately.notices.is_empty(),
        reports: super::reports::latest(here),
        parts,
        moved: changes.moved.iter().map(|moved| moved_row(here, moved)).collect(),
        notices: NoticeRow::all(here, lately.notices.iter().copied()),
        indicators: IndicatorRow::all(here, &lately.indicators),
    };
    debug_assert!(here.page == Page::Changes);
    Sheet { frame: Frame::new(here, "changes", here.texts.say("nav.changes"), Vec::new()), page }
}

fn moved_row<'a>(here: &Here<'a>, moved: &Moved) -> MovedRow<'a> {
    let by = moved.from.map(|from| days_between(from, moved.to)).map(|days| {
        let key = if days > 0 { "changes.later" } else { "changes.earlier" };
        here.texts.count(key, usize::try_from(days.unsigned_abs()).unwrap_or(0))
    });
    MovedRow {
        row: TaskRow::of(here, moved.task),
        from: moved.from.map(|day| here.texts.day(day)),
        to: here.texts.day(moved.to),
        by,
    }
}
