//! Numbers of tasks, each leading to its rows.
//!
//! The split is the one of state reports: given; completed, in time or late; not completed, in time or overdue. The parts add
//! up because they come from one [`Count`]; a number and its rows agree because both are made from one list.

use serde::Serialize;

use crate::config::{IssuerIx, UnitIx};
use crate::page::{Here, Page, address};
use crate::register::{Count, NoticeIx, State};

/// Whose tasks are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    All,
    Issuer(IssuerIx),
    Unit(UnitIx),
    Notice(NoticeIx),
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Total,
    Open,
    Completed,
    /// Open, and nobody has told of it.
    Unreported,
    In(State),
}

impl Scope {
    /// As in `data-scope`: `unit:skhcn-quang-tri/van-phong-so`.
    pub fn name(self, here: &Here) -> String {
        let register = here.register();
        match self {
            Self::All => "all".to_owned(),
            Self::Issuer(ix) => format!("issuer:{}", register.offices.issuer(ix).id),
            Self::Unit(ix) => format!("unit:{}", register.offices.unit(ix).id),
            Self::Notice(ix) => format!("notice:{}", register.notice(ix).notice.id),
        }
    }

    /// Where the rows stand.
    fn rows(self, here: &Here, counted: Counted) -> Option<String> {
        let page = match self {
            Self::All => match counted {
                Counted::In(state) => return here.to(Page::TasksInState(state)),
                Counted::Unreported => return here.to(Page::TasksUnreported),
                Counted::Total | Counted::Open | Counted::Completed => Page::Tasks,
            },
            // Elsewhere such rows stand among the others; the list of all is narrowed to them.
            Self::Unit(ix) if counted == Counted::Unreported => {
                let all = here.to(Page::TasksUnreported)?;
                return Some(format!("{all}?don-vi={}", here.register().offices.unit(ix).id));
            }
            Self::Issuer(_) | Self::Notice(_) if counted == Counted::Unreported => return None,
            Self::Issuer(ix) => Page::Issuer(ix),
            Self::Unit(ix) => Page::Unit(ix),
            Self::Notice(ix) => Page::Notice(ix),
        };
        here.to_part(page, counted.anchor())
    }
}

impl Counted {
    /// As in `data-count`, and the end of its key among the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Open => "open",
            Self::Completed => "completed",
            Self::Unreported => "unreported",
            Self::In(state) => state.as_str(),
        }
    }

    /// The id of the element that holds the rows, on a page that has them.
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Total => "nhiem-vu",
            Self::Open => "chua-hoan-thanh",
            Self::Completed => "da-hoan-thanh",
            Self::Unreported => address::UNREPORTED,
            Self::In(state) => address::state_word(state),
        }
    }

    fn of(self, count: &Count) -> usize {
        match self {
            Self::Total => count.total(),
            Self::Open => count.open(),
            Self::Completed => count.completed(),
            Self::Unreported => count.unreported(),
            Self::In(state) => count.get(state),
        }
    }
}

/// One number.
#[derive(Clone, Debug, Serialize)]
pub struct Number {
    /// For `data-count`.
    pub key: &'static str,
    pub n: usize,
    pub href: Option<String>,
}

impl Number {
    pub fn new(here: &Here, scope: Scope, count: &Count, counted: Counted) -> Self {
        Self { key: counted.key(), n: counted.of(count), href: scope.rows(here, counted) }
    }
}

/// The whole sentence of numbers.
#[derive(Clone, Debug, Serialize)]
pub struct CountBox {
    pub scope: String,
    pub total: Number,
    pub open: Number,
    pub completed: Number,
    /// Every state of an open task, the gravest first.
    pub open_states: Vec<Number>,
    pub unreported: Number,
    pub completed_states: Vec<Number>,
    pub dropped: Number,
    pub archived: Number,
}

impl CountBox {
    pub fn new(here: &Here, scope: Scope, count: &Count) -> Self {
        let number = |counted| Number::new(here, scope, count, counted);
        let states = |wanted: fn(State) -> bool| {
            State::ALL.into_iter().filter(|state| wanted(*state)).map(|state| number(Counted::In(state))).collect()
        };
        Self {
            scope: scope.name(here),
            total: number(Counted::Total),
            open: number(Counted::Open),
            completed: number(Counted::Completed),
            open_states: states(State::is_open),
            unreported: number(Counted::Unreported),
            completed_states: states(State::is_done),
            dropped: number(Counted::In(State::Dropped)),
            archived: number(Counted::In(State::Archived)),
        }
    }
}
