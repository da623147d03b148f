//! The log's rows become events of their tasks.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::join::ById;
use super::thread::sorted;
use super::{DueSource, Entry, Event, EventKind, Task, TaskIx, log_check};
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::progress::{self, Status};

pub struct Log<'a> {
    /// By date, then as they stand in the files.
    pub entries: Vec<&'a progress::Entry>,
    pub by_id: &'a ById,
    /// Ids in their order, once they are asked for.
    pub known: OnceCell<Vec<&'a str>>,
    /// Ids of tasks whose notices are not issued yet.
    pub waiting: &'a [String],
    pub as_of: Date,
    /// Of all notices, also of those that wait.
    pub days: &'a [Option<Date>],
}

/// Gives each row to its task. A row that says again what another says, word for word, is one row.
pub fn apply(log: Log, notices: &[Entry], tasks: &mut [Task], diagnostics: &mut Diagnostics) {
    for done in tasks.iter().flat_map(|task| &task.events).filter(|event| event.kind == EventKind::Done) {
        if done.date > log.as_of {
            diagnostics
                .report(Code::DoneAhead, done.place)
                .with("date", done.date.to_string())
                .with("as_of", log.as_of.to_string());
        }
    }
    // Rows of other days say other things.
    let mut seen = BTreeSet::new();
    let mut day = None;
    let mut rows: Vec<&progress::Entry> = Vec::new();
    for entry in log.entries.iter().copied() {
        if day.replace(entry.date) != Some(entry.date) {
            seen.clear();
        }
        if !seen.insert(said(entry)) {
            continue;
        }
        rows.push(entry);
        let Some(ix) = find(entry, &log, diagnostics) else { continue };
        let notice = &notices[tasks[ix.at()].notice.at()];
        if !notice.tracked {
            diagnostics.report(Code::ArchivedProgress, entry.task.place).with("id", &*entry.task.value);
        }
        if let Some(issued) = notice.notice.anchor().filter(|issued| entry.date < *issued) {
            diagnostics
                .report(Code::ProgressBeforeIssue, entry.place)
                .with("date", entry.date.to_string())
                .with("issued", issued.to_string());
        }
        let issued = notice.notice.anchor();
        if let Some((day, issued)) = entry.new_deadline.as_ref().zip(issued).filter(|(day, issued)| day.value < *issued)
        {
            diagnostics
                .report(Code::DeadlineBeforeIssue, day.place)
                .with("date", day.value.to_string())
                .with("issued", issued.to_string());
        }
        if entry.date > log.as_of {
            diagnostics
                .report(Code::ProgressAhead, entry.place)
                .with("date", entry.date.to_string())
                .with("as_of", log.as_of.to_string());
            continue;
        }
        log_check::check_words(entry, &tasks[ix.at()].text, diagnostics);
        check_late(entry, ix, notices, tasks, diagnostics);
        tell(&mut tasks[ix.at()], entry);
    }
    log_check::check(&rows, log.days, diagnostics);
}

/// A row that comes when its work was done, or was carried on by another task, says less than it seems to.
fn check_late(entry: &progress::Entry, ix: TaskIx, notices: &[Entry], tasks: &[Task], diagnostics: &mut Diagnostics) {
    let task = &tasks[ix.at()];
    let partly = entry.status.is_none() && entry.said.percent.is_some_and(|percent| percent < 100.0);
    let ends = matches!(entry.status, Some(Status::Done)) || partly;
    if let Some(since) = done_since(task).filter(|since| *since < entry.date && (ends || entry.new_deadline.is_some()))
    {
        diagnostics.report(Code::RowAfterDone, entry.place).with("date", since.to_string());
        return;
    }
    // A row that says nothing of the state leaves what was dropped dropped.
    let dropped =
        task.events.iter().rev().find(|event| event.kind != EventKind::Given && event.kind != EventKind::Noted);
    let dropped = dropped.filter(|event| event.kind == EventKind::Dropped && event.date < entry.date);
    if let Some(since) = dropped.filter(|_| entry.status.is_none()) {
        diagnostics.report(Code::RowAfterDropped, entry.place).with("date", since.date.to_string());
        return;
    }
    let given =
        |later: &&TaskIx| notices[tasks[later.at()].notice.at()].notice.anchor().is_some_and(|day| day < entry.date);
    if let Some(later) = task.continued_by.iter().find(given) {
        diagnostics.report(Code::RowOfCarriedOn, entry.task.place).with("later", tasks[later.at()].id.as_str());
    }
}

/// Since when a task is done by what was told so far.
fn done_since(task: &Task) -> Option<Date> {
    task.events.iter().fold(None, |since, event| match event.kind {
        EventKind::Done | EventKind::DoneUndated => since.or(Some(event.date)),
        EventKind::Doing | EventKind::Dropped => None,
        EventKind::Given | EventKind::Moved { .. } | EventKind::Noted => since,
    })
}

fn find(entry: &progress::Entry, log: &Log, diagnostics: &mut Diagnostics) -> Option<TaskIx> {
    let id = &*entry.task.value;
    let found = log.by_id.get(id).copied();
    if found.is_none() && !log.waiting.iter().any(|waiting| waiting == id) {
        // Near ids of the same notice first: the notice is seldom what is mistyped.
        let notice = id.rsplit_once('/').map_or("", |(notice, _)| notice);
        let known = log.known.get_or_init(|| sorted(log.by_id));
        let first = known.partition_point(|known| *known < notice);
        let of_notice = known[first..].iter().take_while(|known| known.starts_with(notice)).count();
        let near = match of_notice {
            0 => nearest(id, known.iter().copied()),
            count => nearest(id, known[first..first + count].iter().copied()),
        };
        diagnostics.report(Code::UnknownTask, entry.task.place).with("id", id).near(near);
    }
    found
}

/// Everything a row says.
fn said(entry: &progress::Entry) -> impl Ord + '_ {
    let said = &entry.said;
    let words = [&*entry.task.value, &said.result, &said.document, &said.note];
    (entry.date, words, entry.status, said.percent.map(f64::to_bits), entry.new_deadline.as_ref().map(|day| day.value))
}

fn tell(task: &mut Task, entry: &progress::Entry) {
    let event = |kind| Event { date: entry.date, kind, said: Some(Arc::clone(&entry.said)), place: entry.place };
    if let Some(to) = entry.new_deadline.as_ref().map(|day| day.value) {
        // What it moved is known when all is: see `settle`.
        task.events.push(event(EventKind::Moved { from: None, to, source: DueSource::Log }));
    }
    let kind = match entry.status {
        Some(Status::Done) => EventKind::Done,
        Some(Status::Doing) => EventKind::Doing,
        Some(Status::Dropped) => EventKind::Dropped,
        // A row that only moves the deadline has said all it has to say.
        None if entry.new_deadline.is_some() => return,
        // "100 %" without a status is told, not concluded.
        None => EventKind::Noted,
    };
    task.events.push(event(kind));
}
