//! Threads: a task that carries on from an earlier notice's.
//!
//! Both stay tasks of their own notices and count there. What becomes of the later one becomes of the earlier: its deadline moves
//! along, and it is done when the later is done. So a thread never shows one piece of work as both done and overdue.

use super::join::ById;
use super::{DueSource, Entry, Event, EventKind, Task, TaskIx};
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::id::TaskId;

/// Resolves `continues`.
pub fn link(notices: &[Entry], tasks: &mut [Task], by_id: &ById, waiting: &[String], diagnostics: &mut Diagnostics) {
    for ix in 0..tasks.len() {
        let entry = &notices[tasks[ix].notice.at()];
        let first = entry.tasks.first().map_or(0, |first| first.at());
        let Some(continues) = entry.notice.items.get(ix - first).and_then(|item| item.continues.clone()) else {
            continue;
        };
        match by_id.get(continues.value.as_str()) {
            // Notices stand by date, so an earlier notice has the lower place.
            Some(earlier) if tasks[earlier.at()].notice < tasks[ix].notice => {
                tasks[ix].continues = Some(*earlier);
                tasks[earlier.at()].continued_by.push(TaskIx::new(ix));
            }
            Some(_) => {
                diagnostics.report(Code::ContinuesItself, continues.place).with("id", &continues.value);
            }
            None if waiting.contains(&continues.value) => {
                diagnostics.report(Code::ContinuesItself, continues.place).with("id", &continues.value);
            }
            None => {
                diagnostics
                    .report(Code::UnknownTask, continues.place)
                    .with("id", &continues.value)
                    .near(nearest(&continues.value, sorted(by_id)));
            }
        }
    }
}

/// All ids, in their order.
pub fn sorted(by_id: &ById) -> Vec<&str> {
    let mut ids: Vec<&str> = by_id.keys().map(TaskId::as_str).collect();
    ids.sort_unstable();
    ids
}

/// Carries what became of later tasks back to the earlier ones, the latest notice first so that it travels the whole thread.
pub fn carry(notices: &[Entry], tasks: &mut [Task]) {
    for ix in (0..tasks.len()).rev() {
        let Some(earlier) = tasks[ix].continues else { continue };
        let later = &tasks[ix];
        let place = later.place();
        let given = notices[later.notice.at()].notice.anchor();
        let mut carried: Vec<Event> = Vec::new();
        if let (Some(given), Some(due)) = (given, later.in_force) {
            let source = DueSource::Continuation(TaskIx::new(ix));
            carried.push(Event::plain(given, EventKind::Moved { from: None, to: due.day, source }, place));
        }
        carried.extend(later.events.iter().filter_map(|event| match event.kind {
            EventKind::Done | EventKind::DoneUndated | EventKind::Dropped | EventKind::Moved { .. } => {
                Some(event.clone())
            }
            EventKind::Given | EventKind::Doing | EventKind::Noted => None,
        }));
        let earlier = &mut tasks[earlier.at()];
        // Work that was done before it was carried on stays done as it was.
        let closed_before = |event: &Event| {
            let closes = matches!(event.kind, EventKind::Done | EventKind::DoneUndated | EventKind::Dropped);
            closes && given.is_some_and(|given| event.date <= given)
        };
        if earlier.events.iter().any(closed_before) {
            continue;
        }
        earlier.events.extend(carried);
        earlier.events.sort_by_key(|event| event.date);
    }
}
