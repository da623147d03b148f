//! The last step for tasks: which deadline is in force, how far they have got, and the state that follows.

use jiff::civil::Date;

use super::parts::{take_from_parts, take_from_task};
use super::{Entry, Event, EventKind, InForce, State, Task, state_on};

/// What a task was told of goes to its parts first, then parts before tasks, since a task without words of its own about time ends with
/// its last part.
pub fn settle(notices: &[Entry], tasks: &mut [Task], as_of: Date, due_soon_days: i64) {
    (0..tasks.len()).for_each(|ix| take_from_task(ix, tasks));
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
        let entry = &notices[task.notice.at()];
        let on = state_on(task, entry.tracked, entry.notice.anchor(), as_of, due_soon_days);
        // A deadline that came when the work was done moves nothing.
        let holds = |to: Date| on.is_none_or(|on| on.due == Some(to));
        let moved = task.events.iter().rev().find_map(|event| match event.kind {
            EventKind::Moved { to, source, .. } if holds(to) => Some((to, source)),
            _ => None,
        });
        if let Some((day, source)) = moved {
            task.first_due = task.in_force.map(|due| due.day).filter(|first| *first != day);
            task.in_force = Some(InForce { day, time: None, source });
        }
        task.percent = task.events.iter().rev().find_map(Event::percent);
        task.state = on.map_or(State::Archived, |on| on.state);
        task.done_on = on.and_then(|on| on.done_on);
    }
}
