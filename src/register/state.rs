//! Where a task stands on a day: derived from its deadline and its log, never typed.

use jiff::civil::Date;

use super::{EventKind, Task};

/// The states of DESIGN §4; `Archived` is the want of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Past its last on-time day with no completion reported.
    Overdue,
    /// Open, and at most `due_soon_days` from its last on-time day.
    DueSoon,
    InTime,
    /// Open, and no day to judge by.
    NoDeadline,
    DoneOnTime,
    DoneLate,
    /// Done, with no day to judge by.
    Done,
    Dropped,
    /// Of a notice that is not tracked.
    Archived,
}

impl State {
    pub const ALL: [State; 9] = [
        State::Overdue,
        State::DueSoon,
        State::InTime,
        State::NoDeadline,
        State::DoneOnTime,
        State::DoneLate,
        State::Done,
        State::Dropped,
        State::Archived,
    ];

    /// As in site.json, in addresses and in the theme's texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::DueSoon => "due-soon",
            Self::InTime => "in-time",
            Self::NoDeadline => "no-deadline",
            Self::DoneOnTime => "done-on-time",
            Self::DoneLate => "done-late",
            Self::Done => "done",
            Self::Dropped => "dropped",
            Self::Archived => "archived",
        }
    }

    pub fn is_open(self) -> bool {
        matches!(self, Self::Overdue | Self::DueSoon | Self::InTime | Self::NoDeadline)
    }

    pub fn is_done(self) -> bool {
        matches!(self, Self::DoneOnTime | Self::DoneLate | Self::Done)
    }
}

/// What is known of a task on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateOn {
    pub state: State,
    pub due: Option<Date>,
    pub done_on: Option<Date>,
}

/// The state on `day` from what was known by then: events after it do not count, and a deadline moved later is not moved yet.
/// `None` where the task had not been given yet.
pub fn state_on(task: &Task, tracked: bool, given: Option<Date>, day: Date, due_soon_days: i64) -> Option<StateOn> {
    if given.is_some_and(|given| given > day) {
        return None;
    }
    let known = task.events.iter().take_while(|event| event.date <= day);
    let mut due = task.given_due;
    let (mut done_on, mut done, mut dropped) = (None, false, false);
    // A deadline that comes when the work is done holds only once it is taken up again.
    let mut later = None;
    for event in known {
        match &event.kind {
            // The day it was done first, however often that is said.
            EventKind::Done => (done, dropped, done_on) = (true, false, done_on.or(Some(event.date))),
            EventKind::DoneUndated => (done, dropped) = (true, false),
            EventKind::Doing => (done, dropped, done_on, due) = (false, false, None, later.take().or(due)),
            EventKind::Dropped => (done, dropped, done_on) = (false, true, None),
            EventKind::Moved { to, .. } if done => later = Some(*to),
            EventKind::Moved { to, .. } => due = Some(*to),
            EventKind::Given | EventKind::Noted => {}
        }
    }
    let state = if !tracked {
        State::Archived
    } else if dropped {
        State::Dropped
    } else if done {
        match (done_on, due) {
            (Some(done), Some(due)) if done <= due => State::DoneOnTime,
            (Some(_), Some(_)) => State::DoneLate,
            _ => State::Done,
        }
    } else {
        open_state(due, day, due_soon_days)
    };
    Some(StateOn { state, due, done_on })
}

fn open_state(due: Option<Date>, day: Date, due_soon_days: i64) -> State {
    let Some(due) = due else { return State::NoDeadline };
    let left = days_between(day, due);
    if left < 0 {
        State::Overdue
    } else if left <= due_soon_days {
        State::DueSoon
    } else {
        State::InTime
    }
}

/// Days from one day to another; negative where `to` lies before.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}
