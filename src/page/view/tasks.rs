//! All tasks, and those of one state.

use serde::Serialize;

use super::{CountBox, Counted, Filter, Frame, Group, Link, Number, Scope, Sheet, TaskGroups};
use crate::page::{Here, Page};
use crate::register::State;

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
    let groups = TaskGroups::new(here, &lists.tasks);
    let filter = Filter::of_tasks(
        here,
        Counted::Total.anchor(),
        groups.rows().filter(|row| row.tag.state != State::Archived.as_str()),
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
    let group = Group::new(here, state, &lists.tasks);
    let page = TasksInState {
        scope: Scope::All.name(here),
        states: states(here),
        filter: Filter::of_tasks(here, group.id, group.rows.iter()),
        group,
    };
    let title = here.texts.say(&format!("title.{}", state.as_str()));
    let crumbs = vec![Link::new(here.texts.say("nav.tasks"), here.to(Page::Tasks))];
    let rows = page.group.rows.len();
    Sheet { frame: Frame::new(here, "tasks-in-state", title, crumbs).rows(rows), page }
}

/// Every state that has a page, also where it has no task today.
fn states(here: &Here) -> Vec<StateLink> {
    let link = |state| StateLink {
        number: Number::new(here, Scope::All, &here.plan.lists.count, Counted::In(state)),
        here: here.page == Page::TasksInState(state),
    };
    State::ALL.into_iter().map(link).filter(|state| state.number.href.is_some()).collect()
}
