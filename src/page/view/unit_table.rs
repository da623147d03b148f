//! Units side by side: each with its numbers and a bar of its states.

use serde::Serialize;

use super::{CountBox, Counted, Link, Number, Scope};
use crate::chart::{Alternative, Role, StatePart, state_bar};
use crate::config::{IssuerIx, UnitIx};
use crate::page::{Here, Page};
use crate::register::{Count, State};

/// The units of one issuer.
#[derive(Debug, Serialize)]
pub struct UnitTable<'a> {
    pub issuer: Link<'a>,
    /// Of its heading, unlike any other on the page.
    pub id: String,
    /// Nothing is tracked: the units have tasks in the archive only.
    pub archive: bool,
    /// Whether to say whose units they are: where the site tells of several issuers.
    pub named: bool,
    pub illustrative: bool,
    pub rows: Vec<UnitRow<'a>>,
    /// All units of the issuer together.
    pub sum: CountBox,
}

#[derive(Debug, Serialize)]
pub struct UnitRow<'a> {
    pub unit: Link<'a>,
    pub counts: CountBox,
    pub overdue: Number,
    pub due_soon: Number,
    /// Its states as a drawing; empty where it has no task.
    pub bar: String,
    /// No longer there on the day.
    pub former: bool,
}

impl<'a> UnitTable<'a> {
    /// Units that lead tasks with a state, those with most overdue first; `all` also takes the others.
    pub fn of(here: &Here<'a>, issuer: IssuerIx, all: bool) -> Self {
        let register = here.register();
        let offices = &register.offices;
        let lists = &here.plan.lists;
        let count = |ix: &UnitIx| (*ix, Count::of(register, lists.led_by(*ix).iter().copied()));
        let mut units: Vec<(UnitIx, Count)> = offices.issuer(issuer).units.iter().map(count).collect();
        units.retain(|(_, count)| all || count.total() > 0);
        // Stable: of equals the first in rank stays first, and what is no longer there comes last.
        units.sort_by_key(|(ix, count)| {
            let numbers = (count.get(State::Overdue), count.open(), count.total(), count.get(State::Archived));
            (std::cmp::Reverse(numbers), !offices.unit(*ix).in_force(register.as_of))
        });
        let longest = units.iter().map(|(_, count)| count.total()).max().unwrap_or_default().max(1);
        Self {
            issuer: Link::issuer(here, issuer),
            id: format!("don-vi-{}", offices.issuer(issuer).id),
            archive: units.iter().all(|(_, count)| count.total() == 0)
                && units.iter().any(|(_, count)| count.get(State::Archived) > 0),
            named: offices.issuers.len() > 1,
            illustrative: offices.issuer(issuer).illustrative,
            rows: units.into_iter().map(|(ix, count)| UnitRow::of(here, ix, &count, longest)).collect(),
            sum: CountBox::new(
                here,
                Scope::Issuer(issuer),
                &Count::of(register, lists.tasks_of(issuer).iter().copied()),
            ),
        }
    }

    /// One table an issuer that has any rows; those that track something come first.
    pub fn all(here: &Here<'a>, all: bool) -> Vec<Self> {
        let issuers = IssuerIx::all(&here.register().offices.issuers);
        let tables = issuers.map(|ix| Self::of(here, ix, all)).filter(|table| !table.rows.is_empty());
        let mut tables: Vec<Self> = tables.collect();
        tables.sort_by_key(|table| table.archive);
        tables
    }
}

impl<'a> UnitRow<'a> {
    fn of(here: &Here<'a>, ix: UnitIx, count: &Count, longest: usize) -> Self {
        let register = here.register();
        let scope = Scope::Unit(ix);
        let number = |state| Number::new(here, scope, count, Counted::In(state));
        let unit = register.offices.unit(ix);
        Self {
            unit: Link::new(unit.name.as_str(), here.to(Page::Unit(ix))),
            counts: CountBox::new(here, scope, count),
            overdue: number(State::Overdue),
            due_soon: number(State::DueSoon),
            bar: bar(here, count, longest),
            former: !unit.in_force(register.as_of),
        }
    }
}

/// The most pressing state first; all bars of a table share one scale.
fn bar(here: &Here, count: &Count, longest: usize) -> String {
    let part = |state: State| StatePart {
        role: role(state),
        count: count.get(state) as u64,
        title: here.texts.say(&format!("group.{}", state.as_str())),
    };
    let parts: Vec<StatePart> =
        State::ALL.into_iter().filter(|state| *state != State::Archived && count.get(*state) > 0).map(part).collect();
    if parts.is_empty() {
        return String::new();
    }
    state_bar(&parts, longest as u64, &Alternative::Hidden).svg
}

/// What a state means to the chart room.
pub(super) fn role(state: State) -> Role {
    match state {
        State::Overdue => Role::Overdue,
        State::DueSoon => Role::Soon,
        State::InTime => Role::InTime,
        State::DoneOnTime | State::Done => Role::Done,
        State::DoneLate => Role::Late,
        State::NoDeadline | State::Dropped | State::Archived => Role::Rest,
    }
}
