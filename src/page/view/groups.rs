//! All tasks of something, grouped by state: the rows behind its numbers.

use serde::Serialize;

use super::{Counted, TaskRow};
use crate::page::Here;
use crate::page::lists::in_order_of_state;
use crate::register::{Count, State, TaskIx};

/// The tasks of one state.
#[derive(Clone, Debug, Serialize)]
pub struct Group<'a> {
    pub state: &'static str,
    /// The element's id, which numbers link to.
    pub id: &'static str,
    /// Whether a row's own tag says more than the heading: how many days late, or left.
    pub tagged: bool,
    pub rows: Vec<TaskRow<'a>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct TaskGroups<'a> {
    /// How many have a state; archived ones are beside.
    pub total: usize,
    pub total_id: &'static str,
    pub open_count: usize,
    pub open_id: &'static str,
    pub open: Vec<Group<'a>>,
    pub completed_count: usize,
    pub completed_id: &'static str,
    pub completed: Vec<Group<'a>>,
    pub dropped: Group<'a>,
    pub archived: Group<'a>,
}

impl<'a> TaskGroups<'a> {
    pub fn new(here: &Here<'a>, tasks: &[TaskIx]) -> Self {
        let count = Count::of(here.register(), tasks.iter().copied());
        let group = |state| Group::new(here, state, tasks);
        let groups =
            |wanted: fn(State) -> bool| State::ALL.into_iter().filter(|state| wanted(*state)).map(group).collect();
        Self {
            total: count.total(),
            total_id: Counted::Total.anchor(),
            open_count: count.open(),
            open_id: Counted::Open.anchor(),
            open: groups(State::is_open),
            completed_count: count.completed(),
            completed_id: Counted::Completed.anchor(),
            completed: groups(State::is_done),
            dropped: group(State::Dropped),
            archived: group(State::Archived),
        }
    }

    /// Every row once, in the order of the page.
    pub fn rows(&self) -> impl Iterator<Item = &TaskRow<'a>> + Clone {
        let rest = [&self.dropped, &self.archived];
        self.open.iter().chain(&self.completed).chain(rest).flat_map(|group| &group.rows)
    }
}

impl<'a> Group<'a> {
    pub fn new(here: &Here<'a>, state: State, tasks: &[TaskIx]) -> Self {
        let register = here.register();
        let mut tasks: Vec<TaskIx> = tasks.iter().copied().filter(|ix| register.task(*ix).state == state).collect();
        in_order_of_state(register, state, &mut tasks);
        Self {
            state: state.as_str(),
            id: Counted::In(state).anchor(),
            tagged: matches!(state, State::Overdue | State::DueSoon),
            rows: TaskRow::all(here, tasks),
        }
    }
}
