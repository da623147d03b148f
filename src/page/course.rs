//! One task between two days: where it stood at the end of the first, and where at the end of the second.
//!
//! Both days are asked of the register in the same way, from what was known by then. What changed between them is told by
//! comparing the two and never by counting events, so whatever is summed up from courses adds up.

use jiff::civil::Date;

use crate::register::{Register, State, StateOn, TaskIx};

/// Where a task stood and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    pub task: TaskIx,
    /// `None` where it had not been given yet.
    pub was: Option<StateOn>,
    pub is: StateOn,
    /// Open on the second day, and nobody had told of it by then.
    pub unreported: bool,
}

/// What changed from open to closed or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Open on both days, or given and still open.
    StillOpen,
    Done,
    Dropped,
    /// Closed before, open again.
    Reopened,
    /// Done before and dropped now, or the other way round: no change to what is open.
    Revised,
    /// Closed on both days in the same way.
    StillClosed,
}

impl Course {
    /// From the end of `before` to the end of `until`; `None` for a task not given by then, and for one of the archive, which
    /// has no states.
    pub fn of(register: &Register, task: TaskIx, before: Date, until: Date) -> Option<Self> {
        let is = register.state_on(task, until).filter(|on| on.state != State::Archived)?;
        let unreported = register.is_unreported(task, is.state, until);
        Some(Self { task, was: register.state_on(task, before), is, unreported })
    }

    /// Whether it was given between the days.
    pub fn is_new(&self) -> bool {
        self.was.is_none()
    }

    pub fn was_open(&self) -> bool {
        self.was.is_some_and(|was| was.state.is_open())
    }

    pub fn change(&self) -> Change {
        let is = self.is.state;
        match self.was.map(|was| was.state).filter(|was| !was.is_open()) {
            None if is.is_done() => Change::Done,
            None if is == State::Dropped => Change::Dropped,
            None => Change::StillOpen,
            Some(_) if is.is_open() => Change::Reopened,
            Some(was) if was.is_done() != is.is_done() => Change::Revised,
            Some(_) => Change::StillClosed,
        }
    }

    /// Overdue on the second day and not on the first.
    pub fn became_overdue(&self) -> bool {
        self.is.state == State::Overdue && self.was.is_none_or(|was| was.state != State::Overdue)
    }
}
