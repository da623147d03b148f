//! What happened, day by day: documents that came, tasks that were done, moved, dropped, or became overdue.
//!
//! The same for every program that asks; how it is written is the feed's concern.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::About;
use crate::config::IssuerIx;
use crate::register::{EventKind, NoticeIx, State, Task, TaskIx};

pub enum News {
    Notice(NoticeIx),
    /// What became of an issuer's tasks on that day.
    Changes(IssuerIx, Vec<(Change, TaskIx)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    Overdue,
    Done,
    Moved(Date),
    Dropped,
}

/// Of these notices and of what became of these tasks the latest first, at most `most`; nothing that lies after the day of the run.
/// Parts and what is not tracked have no news.
pub fn latest(
    about: &About,
    notices: impl IntoIterator<Item = NoticeIx>,
    tasks: impl IntoIterator<Item = TaskIx>,
    most: usize,
) -> Vec<(Date, News)> {
    let register = about.register();
    let dated = |ix| Some((register.notice(ix).notice.anchor()?, News::Notice(ix)));
    let mut news: Vec<(Date, News)> = notices.into_iter().filter_map(dated).collect();
    // What the notices alone leave no room for is not looked for: the archive's changes are many and seldom new.
    let mut days: Vec<Date> = news.iter().map(|(day, _)| *day).filter(|day| *day <= register.as_of).collect();
    days.sort_unstable();
    let since = days.len().checked_sub(most).map(|at| days[at]);
    let mut changes: BTreeMap<(Date, IssuerIx), Vec<(Change, TaskIx)>> = BTreeMap::new();
    let tells = |ix: &TaskIx| {
        let task = register.task(*ix);
        task.parent.is_none() && register.notice(task.notice).tracked
    };
    for ix in tasks.into_iter().filter(tells) {
        let issuer = register.issuer_of(register.task(ix).notice);
        let task = register.task(ix);
        let moved = task.events.iter().filter_map(|event| match event.kind {
            EventKind::Moved { to, .. } => Some(to),
            _ => None,
        });
        let dues = task.first_due.into_iter().chain(task.in_force.map(|due| due.day)).chain(moved);
        let last = task.events.iter().map(|event| event.date).chain(dues).max();
        // Overdue is told a day after the deadline.
        if last.and_then(|day| day.tomorrow().ok()) < since {
            continue;
        }
        for (day, change) in changes_of(about, ix) {
            changes.entry((day, issuer)).or_default().push((change, ix));
        }
    }
    for ((day, issuer), mut of_day) in changes {
        of_day.sort();
        news.push((day, News::Changes(issuer, of_day)));
    }
    news.retain(|(day, _)| *day <= register.as_of);
    // Sorting keeps the register's order among those of one day.
    news.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    news.truncate(most);
    news
}

fn changes_of(about: &About, ix: TaskIx) -> Vec<(Date, Change)> {
    let task = about.register().task(ix);
    let mut changes = Vec::new();
    for event in &task.events {
        match event.kind {
            EventKind::Done => changes.push((event.date, Change::Done)),
            EventKind::Dropped => changes.push((event.date, Change::Dropped)),
            EventKind::Moved { to, .. } => changes.push((event.date, Change::Moved(to))),
            EventKind::Given | EventKind::Doing | EventKind::DoneUndated | EventKind::Noted => {}
        }
    }
    changes.extend(overdue_days(about, ix, task).into_iter().map(|day| (day, Change::Overdue)));
    changes.dedup();
    changes
}

/// Each day on which it was overdue and had not been on the day before.
fn overdue_days(about: &About, ix: TaskIx, task: &Task) -> Vec<Date> {
    let register = about.register();
    let moved = task.events.iter().filter_map(|event| match event.kind {
        EventKind::Moved { to, .. } => Some(to),
        _ => None,
    });
    let dues = task.first_due.into_iter().chain(task.in_force.map(|due| due.day)).chain(moved);
    let mut days: Vec<Date> = dues.filter_map(|due| due.tomorrow().ok()).collect();
    days.sort();
    days.dedup();
    let is_overdue = |day: Date| register.state_on(ix, day).is_some_and(|on| on.state == State::Overdue);
    let began = |day: &Date| is_overdue(*day) && !day.yesterday().is_ok_and(is_overdue);
    days.into_iter().filter(|day| *day <= register.as_of).filter(began).collect()
}
