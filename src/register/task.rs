//! A notice's items become tasks of the register, before anything is known of what became of them.

use std::sync::Arc;

use thin_vec::ThinVec;

use super::{DocumentIx, DueSource, Event, EventKind, InForce, NoticeIx, State, Task, TaskIx};
use crate::id::TaskId;
use crate::notice::{DeadlineIx, Item, ItemIx, Notice};
use crate::source::Place;

/// One notice, its place, the place its first task will have, and its citations' documents (by place in [`Notice::citations`]).
pub struct Given<'a> {
    pub notice: &'a Arc<Notice>,
    pub ix: NoticeIx,
    pub first: usize,
    pub cites: &'a [DocumentIx],
}

pub fn tasks_of(given: Given) -> Vec<Task> {
    let mut tasks: Vec<Task> = given.notice.items.iter().enumerate().map(|(at, item)| task(&given, at, item)).collect();
    for at in 0..tasks.len() {
        if let Some(parent) = tasks[at].parent {
            tasks[parent.at() - given.first].parts.push(TaskIx::new(given.first + at));
        }
    }
    tasks
}

fn task(given: &Given, at: usize, item: &Item) -> Task {
    let place = Place::new(given.notice.source, item.span);
    let mut cites: ThinVec<DocumentIx> = ThinVec::new();
    for document in item.citations.iter().filter_map(|citation| given.cites.get(citation.at())) {
        if !cites.contains(document) {
            cites.push(*document);
        }
    }
    let mut task = Task {
        id: TaskId::of(&given.notice.id, &item.own_id),
        notice: given.ix,
        said: (Arc::clone(given.notice), ItemIx::new(at)),
        parent: item.parent.map(|parent| TaskIx::new(given.first + parent.at())),
        parts: ThinVec::new(),
        in_force: own_deadline(item),
        given_due: None,
        first_due: None,
        // Nothing becomes of most but that they are given.
        events: ThinVec::with_capacity(1),
        state: State::Archived,
        percent: None,
        done_on: None,
        continues: None,
        continued_by: ThinVec::new(),
        cites,
    };
    if let Some(date) = given.notice.anchor() {
        task.events.push(Event::plain(date, EventKind::Given, place));
    }
    if let Some(done) = item.done {
        let (date, kind) = match (done, given.notice.anchor()) {
            (Some(day), _) => (day, EventKind::Done),
            (None, Some(day)) => (day, EventKind::DoneUndated),
            (None, None) => return task,
        };
        task.events.push(Event::plain(date, kind, place));
    }
    task
}

/// What is said outright, else the last day that the words name: of two deadlines in one item the second ends the work.
fn own_deadline(item: &Item) -> Option<InForce> {
    if let Some(due) = &item.due {
        return Some(InForce { day: due.value, time: None, source: DueSource::Outright });
    }
    let dated =
        item.deadlines.iter().enumerate().filter(|(_, deadline)| !deadline.purpose).filter_map(|(ix, deadline)| {
            deadline.end.map(|day| InForce { day, time: deadline.time, source: DueSource::Words(DeadlineIx::new(ix)) })
        });
    dated.max_by_key(|due| due.day)
}
