//! What a task takes from its parts, and a part from the task it belongs to: as events of their days, so that where it stood on an
//! earlier day stays as it was.

use jiff::civil::Date;

use super::{DueSource, Event, EventKind, InForce, Task, TaskIx};

/// A part that nothing was told of ends with its task, with no day to judge it by.
pub fn take_from_task(ix: usize, tasks: &mut [Task]) {
    let Some(whole) = tasks[ix].parent.filter(|_| !tasks[ix].events.iter().any(reports)) else { return };
    // No row of the log is the part's.
    let place = tasks[ix].place();
    let ends = |event: &Event| {
        let kind = match event.kind {
            EventKind::Done | EventKind::DoneUndated => EventKind::DoneUndated,
            EventKind::Dropped => EventKind::Dropped,
            EventKind::Doing => EventKind::Doing,
            EventKind::Given | EventKind::Moved { .. } | EventKind::Noted => return None,
        };
        Some(Event::plain(event.date, kind, place))
    };
    let taken: Vec<Event> = tasks[whole.at()].events.iter().filter_map(ends).collect();
    // Work that was never closed has nothing to take over.
    if taken.iter().any(|event| !matches!(event.kind, EventKind::Doing)) {
        tasks[ix].events.extend(taken);
    }
}

/// A task whose words name no day is due when its last part is; one that reports nothing is done when all its parts are. What it reports
/// or moves itself holds from then on.
pub fn take_from_parts(ix: usize, tasks: &mut [Task]) {
    let parts: Vec<TaskIx> = tasks[ix].parts.iter().copied().collect();
    if parts.is_empty() {
        return;
    }
    let due_by_parts = tasks[ix].in_force.is_none();
    let mut known: Vec<Known> = parts.iter().map(|part| Known::of(&tasks[part.at()])).collect();
    let mut due = last_due(&known);
    if due_by_parts {
        tasks[ix].in_force = due.map(|day| InForce { day, time: None, source: DueSource::Parts });
    }
    let first =
        |is: fn(&Event) -> bool| tasks[ix].events.iter().filter(|event| is(event)).map(|event| event.date).min();
    let (reported, moved) = (first(reports), first(|event| matches!(event.kind, EventKind::Moved { .. })));
    let before = |day: Date, own: Option<Date>| own.is_none_or(|own| day < own);
    let place = tasks[ix].place();
    let mut stands = Stands::Open;
    let mut taken: Vec<Event> = Vec::new();
    for (day, changes) in by_day(&parts, tasks) {
        // Where dropping the last open part ends the work, no day tells whether it was in time.
        let finished = changes.iter().any(|(_, event)| matches!(event, EventKind::Done));
        changes.into_iter().for_each(|(part, event)| known[part].learn(&event));
        let now = last_due(&known);
        if due_by_parts
            && now != due
            && before(day, moved)
            && let Some(to) = now
        {
            taken.push(Event::plain(day, EventKind::Moved { from: due, to, source: DueSource::Parts }, place));
        }
        due = now;
        let is = whole(&known);
        if is != stands && before(day, reported) {
            let kind = match is {
                Stands::Open => EventKind::Doing,
                Stands::Done if finished => EventKind::Done,
                Stands::Done => EventKind::DoneUndated,
                Stands::Dropped => EventKind::Dropped,
            };
            taken.push(Event::plain(day, kind, place));
        }
        stands = is;
    }
    tasks[ix].events.extend(taken);
    tasks[ix].events.sort_by_key(|event| event.date);
}

/// Whether an event tells how far the work has got.
pub fn reports(event: &Event) -> bool {
    !matches!(event.kind, EventKind::Given | EventKind::Moved { .. })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Open,
    Done,
    Dropped,
}

/// What is known of a part on a day.
struct Known {
    due: Option<Date>,
    stands: Stands,
}

impl Known {
    fn of(part: &Task) -> Self {
        Self { due: part.given_due, stands: Stands::Open }
    }

    fn learn(&mut self, event: &EventKind) {
        match event {
            EventKind::Done | EventKind::DoneUndated => self.stands = Stands::Done,
            EventKind::Doing => self.stands = Stands::Open,
            EventKind::Dropped => self.stands = Stands::Dropped,
            EventKind::Moved { to, .. } => self.due = Some(*to),
            EventKind::Given | EventKind::Noted => {}
        }
    }
}

/// When the last part ends that was not dropped; of all, where all were.
fn last_due(known: &[Known]) -> Option<Date> {
    let going = known.iter().filter(|part| part.stands != Stands::Dropped).filter_map(|part| part.due).max();
    going.or_else(|| known.iter().filter_map(|part| part.due).max())
}

fn whole(known: &[Known]) -> Stands {
    let is = |stands: Stands| known.iter().any(|part| part.stands == stands);
    match (is(Stands::Open), is(Stands::Done)) {
        (true, _) => Stands::Open,
        (false, true) => Stands::Done,
        (false, false) => Stands::Dropped,
    }
}

/// What became of the parts, day by day: each by its place among them.
fn by_day(parts: &[TaskIx], tasks: &[Task]) -> Vec<(Date, Vec<(usize, EventKind)>)> {
    let events = parts.iter().enumerate().flat_map(|(at, part)| {
        let told = |event: &&Event| !matches!(event.kind, EventKind::Given | EventKind::Noted);
        tasks[part.at()].events.iter().filter(told).map(move |event| (event.date, at, event.kind.clone()))
    });
    let mut all: Vec<(Date, usize, EventKind)> = events.collect();
    // Events of one part stand in their order already.
    all.sort_by_key(|(day, ..)| *day);
    let day =
        |day: &[(Date, usize, EventKind)]| (day[0].0, day.iter().map(|(_, at, kind)| (*at, kind.clone())).collect());
    all.chunk_by(|one, next| one.0 == next.0).map(day).collect()
}
