//! All tasks of something, grouped by state: the rows behind its numbers, or where they are too many the numbers of its parts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::task_row::Row;
use super::{Counted, TaskRow};
use crate::config::UnitIx;
use crate::page::lists::{in_order_of_state, year_given};
use crate::page::long::MOST_ROWS;
use crate::page::{Here, Page};
use crate::register::{Count, State, TaskIx};

/// The tasks of one state.
#[derive(Clone, Debug, Serialize)]
pub struct Group<'a, R = TaskRow<'a>> {
    pub state: &'static str,
    /// The element's id, which numbers link to.
    pub id: &'static str,
    /// Whether a row's own tag says more than the heading: how many days late, or left.
    pub tagged: bool,
    /// All of its tasks.
    pub n: usize,
    /// Where their rows stand, if not here.
    pub parts: Vec<Part<'a>>,
    /// Each a `TaskRow`; on the page of a notice a `TableRow`.
    pub rows: Vec<R>,
}

/// Some tasks of a group and the list that has their rows.
#[derive(Clone, Debug, Serialize)]
pub struct Part<'a> {
    pub text: Cow<'a, str>,
    pub n: usize,
    pub href: Option<String>,
}

/// How a group that is too long is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// It never is.
    Never,
    /// By the units that lead; their pages have the rows.
    ByUnit,
    /// What a unit has closed, by the year it was given in; the pages of the years have the rows.
    ByYear(UnitIx),
}

#[derive(Clone, Debug, Serialize)]
pub struct TaskGroups<'a, R = TaskRow<'a>> {
    /// How many have a state; archived ones are beside.
    pub total: usize,
    pub total_id: &'static str,
    pub open_count: usize,
    pub open_id: &'static str,
    pub open: Vec<Group<'a, R>>,
    pub completed_count: usize,
    pub completed_id: &'static str,
    pub completed: Vec<Group<'a, R>>,
    pub dropped: Group<'a, R>,
    pub archived: Group<'a, R>,
}

impl<'a, R: Row<'a>> TaskGroups<'a, R> {
    pub fn new(here: &Here<'a>, tasks: &[TaskIx], split: Split) -> Self {
        let count = Count::of(here.register(), tasks.iter().copied());
        let told_by_parts = too_long(here, &count);
        let group = |state| Group::new(here, state, tasks, split, told_by_parts.contains(&state));
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
    pub fn rows(&self) -> impl Iterator<Item = &R> + Clone {
        let rest = [&self.dropped, &self.archived];
        self.open.iter().chain(&self.completed).chain(rest).flat_map(|group| &group.rows)
    }
}

impl<'a, R: Row<'a>> Group<'a, R> {
    /// `is_long`: told by its parts, where it can be split.
    pub fn new(here: &Here<'a>, state: State, tasks: &[TaskIx], split: Split, is_long: bool) -> Self {
        let register = here.register();
        let mut tasks: Vec<TaskIx> = tasks.iter().copied().filter(|ix| register.task(*ix).state == state).collect();
        let n = tasks.len();
        let id = Counted::In(state).anchor();
        let parts = match split {
            Split::ByUnit if is_long => by_unit(here, id, &std::mem::take(&mut tasks)),
            Split::ByYear(unit) if !state.is_open() => {
                let years = here.plan.lists.years_of(unit);
                let elsewhere = |ix: &TaskIx| {
                    year_given(register, register.task(*ix).notice).is_some_and(|year| years.contains(&year))
                };
                let (past, left) = tasks.into_iter().partition::<Vec<TaskIx>, _>(elsewhere);
                tasks = left;
                by_year(here, unit, id, &past)
            }
            Split::Never | Split::ByUnit | Split::ByYear(_) => Vec::new(),
        };
        in_order_of_state(register, state, &mut tasks);
        Self {
            state: state.as_str(),
            id,
            tagged: matches!(state, State::Overdue | State::DueSoon),
            n,
            parts,
            rows: tasks.into_iter().map(|ix| R::of(here, ix)).collect(),
        }
    }
}

/// The groups that make a page of all of them too long: the longest of the closed ones first, what is open last.
fn too_long(here: &Here, count: &Count) -> Vec<State> {
    // The page of all tasks leaves the archive to its own.
    let on_page = |state: &State| *state != State::Archived || here.page != Page::Tasks;
    let mut states: Vec<State> = State::ALL.into_iter().filter(on_page).collect();
    let mut rows: usize = states.iter().map(|state| count.get(*state)).sum();
    states.sort_by_key(|state| (state.is_open(), std::cmp::Reverse(count.get(*state))));
    let longest_first = states.into_iter().take_while(|state| {
        let is_over = rows > MOST_ROWS;
        rows -= count.get(*state);
        is_over
    });
    longest_first.collect()
}

/// Units in their order of rank.
pub fn by_unit<'a>(here: &Here<'a>, id: &str, tasks: &[TaskIx]) -> Vec<Part<'a>> {
    let register = here.register();
    let mut units: BTreeMap<UnitIx, usize> = BTreeMap::new();
    for ix in tasks {
        *units.entry(register.task(*ix).lead).or_default() += 1;
    }
    let own = matches!(here.page, Page::Issuer(_)) || register.offices.issuers.len() == 1;
    let part = |(ix, n)| {
        let unit = register.offices.unit(ix);
        let text = match own {
            true => Cow::Borrowed(unit.name.as_str()),
            false => format!("{} – {}", register.offices.issuer(unit.issuer).short, unit.name).into(),
        };
        Part { text, n, href: here.to_part(Page::Unit(ix), id) }
    };
    units.into_iter().map(part).collect()
}

/// The last year first.
fn by_year<'a>(here: &Here<'a>, unit: UnitIx, id: &str, tasks: &[TaskIx]) -> Vec<Part<'a>> {
    let register = here.register();
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for year in tasks.iter().filter_map(|ix| year_given(register, register.task(*ix).notice)) {
        *years.entry(year).or_default() += 1;
    }
    let part = |(year, n): (i16, usize)| Part {
        text: year.to_string().into(),
        n,
        href: here.to_part(Page::UnitYear(unit, year), id),
    };
    years.into_iter().rev().map(part).collect()
}
