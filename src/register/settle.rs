//! The last step for tasks: which deadline is in force, how far they have got, and the state that follows.

use jiff::civil::Date;

use super::{DueSource, Entry, Event, EventKind, InForce, State, Task, TaskIx, state_on};

/// Parts first, since a task without words of its own about time ends with its last part.
pub fn settle(notices: &[Entry], tasks: &mut [Task], as_of: Date, due_soon_days: i64) {
    for ix in (0..tasks.len()).rev() {
        tasks[ix].events.sort_by_key(|event| event.date);
        take_from_parts(ix, tasks);
        let task = &mut tasks[ix];
        task.given_due = task.in_force.map(|due| due.day);
        // Only now is it known what the first move moved: a task may be due by its parts.
        let mut due = task.given_due;
        for event in &mut task.events {
            if let EventKind::Moved { from, to, .. } = &mut event.kind {
                *from = due;
                due = Some(*to);
            }
        }
        let moved = task.events.iter().rev().find_map(|event| match event.kind {
            EventKind::Moved { to, source, .. } => Some((to, source)),
            _ => None,
        });
        if let Some((day, source)) = moved {
            task.first_due = task.in_force.map(|due| due.day).filter(|first| *first != day);
            task.in_force = Some(InForce { day, time: None, source });
        }
        task.percent = task.events.iter().rev().find_map(Event::percent);
        let entry = &notices[task.notice.at()];
        let on = state_on(task, entry.tracked, entry.notice.anchor(), as_of, due_soon_days);
        task.state = on.map_or(State::Archived, |on| on.state);
        task.done_on = on.and_then(|on| on.done_on);
    }
}

/// A task whose words name no day is due when its last part is; one that reports nothing is done when all its parts are.
fn take_from_parts(ix: usize, tasks: &mut [Task]) {
    let parts = tasks[ix].parts.clone();
    if parts.is_empty() {
        return;
    }
    if tasks[ix].in_force.is_none() {
        let due = parts.iter().filter_map(|part| tasks[part.at()].in_force.map(|due| due.day)).max();
        tasks[ix].in_force = due.map(|day| InForce { day, time: None, source: DueSource::Parts });
    }
    let reports = |event: &Event| !matches!(event.kind, EventKind::Given | EventKind::Moved { .. });
    let silent = !tasks[ix].events.iter().any(reports);
    let closed = |part: &TaskIx| {
        let last = tasks[part.at()].events.iter().rev().find(|event| reports(event));
        last.filter(|event| matches!(event.kind, EventKind::Done | EventKind::DoneUndated)).map(|event| event.date)
    };
    let all: Option<Vec<Date>> = parts.iter().map(closed).collect();
    if let (true, Some(last)) = (silent, all.and_then(|days| days.into_iter().max())) {
        let place = tasks[ix].place();
        tasks[ix].events.push(Event::plain(last, EventKind::Done, place));
        tasks[ix].events.sort_by_key(|event| event.date);
    }
}
