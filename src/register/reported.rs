//! When a task was last told of. A task that nobody has told of is not the same as one that goes well.

use jiff::civil::Date;

use super::{DueSource, Event, EventKind, Register, State, TaskIx};

impl Register {
    /// The last day up to `until` on which a row of the log or a tick in a notice told of the task: of itself, of its parts, or of
    /// what carries it on. `None` where nobody told of it. That it was given, and that a later notice moved its day, is no report.
    pub fn reported_on(&self, task: TaskIx, until: Date) -> Option<Date> {
        let mut last = None;
        // Parts come after their task and what carries on stands in a later notice, so the walk ends.
        let mut open = vec![task];
        while let Some(ix) = open.pop() {
            let task = self.task(ix);
            let told = task.events.iter().filter(|event| event.date <= until && reports(event)).map(|event| event.date);
            last = last.max(told.max());
            open.extend(task.parts.iter().chain(&task.continued_by));
        }
        last
    }

    /// Whether a task that stood in `state` on `day` was open then, and nobody had told of it.
    pub fn is_unreported(&self, task: TaskIx, state: State, day: Date) -> bool {
        state.is_open() && self.reported_on(task, day).is_none()
    }
}

fn reports(event: &Event) -> bool {
    match event.kind {
        EventKind::Given => false,
        EventKind::Moved { source, .. } => source == DueSource::Log,
        EventKind::Doing | EventKind::Done | EventKind::DoneUndated | EventKind::Dropped | EventKind::Noted => true,
    }
}
