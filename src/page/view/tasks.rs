//! All tasks, and those of one state.

use serde::Serialize;

use super::{CountBox, Counted, Filter, Frame, Group, Link, Number, Scope, Sheet, Split, TaskGroups, TaskRow};
use crate::page::lists::in_order_of_state;
use crate::page::long::MOST_ROWS;
use crate::page::{Here, Page};
use crate::register::{State, TaskIx};

#[derive(Debug, Serialize)]
pub struct Tasks<'a> {
    pub counts: CountBox,
    pub scope: String,
    pub states: Vec<StateLink>,
    pub filter: Filter<'a>,
    pub groups: TaskGroups<'a>,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, Tasks<'a>> {
    let lists = &here.plan.lists;
    let groups: TaskGroups = TaskGroups::new(here, &lists.tasks, Split::ByUnit);
    let filter = Filter::of_tasks(
        here,
        Counted::Total.anchor(),
        groups.rows().filter(|row| row.task.state != State::Archived.as_str()),
    );
    let counts = CountBox::new(here, Scope::All, &lists.count);
    let page = Tasks { counts, scope: Scope::All.name(here), states: states(here), filter, groups };
    Sheet { frame: Frame::new(here, "tasks", here.texts.say("nav.tasks"), Vec::new()), page }
}

#[derive(Debug, Serialize)]
pub struct TasksInState<'a> {
    pub scope: String,
    /// Every state with its number; this page's own among them.
    pub states: Vec<StateLink>,
    pub filter: Filter<'a>,
    pub group: Group<'a>,
}

#[derive(Debug, Serialize)]
pub struct StateLink {
    pub number: Number,
    pub here: bool,
}

pub fn state_sheet<'a>(here: &Here<'a>, state: State) -> Sheet<'a, TasksInState<'a>> {
    let lists = &here.plan.lists;
    let is_long = lists.count.get(state) > MOST_ROWS;
    let group = Group::new(here, state, &lists.tasks, Split::ByUnit, is_long);
    let page = TasksInState {
        scope: Scope::All.name(here),
        states: states(here),
        filter: Filter::of_tasks(here, group.id, group.rows.iter()),
        group,
    };
    let title = here.texts.say(&format!("title.{}", state.as_str()));
    let crumbs = vec![Link::new(here.texts.say("nav.tasks"), here.to(Page::Tasks))];
    let rows = page.group.n;
    Sheet { frame: Frame::new(here, "tasks-in-state", title, crumbs).rows(rows), page }
}

pub fn unreported_sheet<'a>(here: &Here<'a>) -> Sheet<'a, TasksInState<'a>> {
    let register = here.register();
    let silent = |ix: &TaskIx| register.is_unreported(*ix, register.task(*ix).state, register.as_of);
    let mut tasks: Vec<TaskIx> = here.plan.lists.tasks.iter().copied().filter(silent).collect();
    // What is due first is asked for first.
    in_order_of_state(register, State::InTime, &mut tasks);
    tasks.sort_by_key(|ix| register.task(*ix).in_force.is_none());
    let n = tasks.len();
    let rows = TaskRow::all(here, tasks);
    let (state, id) = (Counted::Unreported.key(), Counted::Unreported.anchor());
    let group = Group { state, id, tagged: true, n, parts: Vec::new(), rows };
    let page = TasksInState {
        scope: Scope::All.name(here),
        states: states(here),
        filter: Filter::of_tasks(here, group.id, group.rows.iter()),
        group,
    };
    let crumbs = vec![Link::new(here.texts.say("nav.tasks"), here.to(Page::Tasks))];
    let rows = page.group.n;
    Sheet { frame: Frame::new(here, "tasks-in-state", here.texts.say("title.unreported"), crumbs).rows(rows), page }
}

/// Every state that has a page, also where it has no task today.
fn states(here: &Here) -> Vec<StateLink> {
    let link = |counted, page| StateLink {
        number: Number::new(here, Scope::All, &here.plan.lists.count, counted),
        here: here.page == page,
    };
    let in_state = |state| link(Counted::In(state), Page::TasksInState(state));
    let (open, closed): (Vec<State>, Vec<State>) = State::ALL.into_iter().partition(|state| state.is_open());
    let unreported = link(Counted::Unreported, Page::TasksUnreported);
    let all = open.into_iter().map(in_state).chain([unreported]).chain(closed.into_iter().map(in_state));
    all.filter(|state| state.number.href.is_some()).collect()
}
