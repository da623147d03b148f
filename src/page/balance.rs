//! The numbers of a report: what there was to do in a period, and what became of it.
//!
//! What there was to do is what was open when the period began, what was given in it, and what was opened again; at its end each of
//! these is completed, dropped or open. So the two sides of the sum come from the same tasks, and a task counts once: for its lead.

use std::collections::BTreeMap;

use serde::Serialize;

use super::course::{Change, Course};
use crate::config::UnitIx;
use crate::register::{Register, State};

/// Units in their order of rank; those with nothing to do in the period are left out.
pub fn by_unit(register: &Register, courses: &[Course]) -> Vec<(UnitIx, Balance)> {
    let mut units: BTreeMap<UnitIx, Balance> = BTreeMap::new();
    for course in courses {
        units.entry(register.task(course.task).lead).or_default().add(course);
    }
    units.into_iter().filter(|(_, balance)| balance.total() > 0).collect()
}

/// Of a unit, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Balance {
    pub open_before: usize,
    pub given: usize,
    pub reopened: usize,
    pub done_on_time: usize,
    pub done_late: usize,
    /// Completed, with no deadline to judge by.
    pub done_undated: usize,
    pub dropped: usize,
    pub in_time: usize,
    pub overdue: usize,
    /// Open, with no deadline to judge by.
    pub undated: usize,
    /// Of those open, the ones that nobody had told of.
    pub unreported: usize,
}

impl Balance {
    pub fn add(&mut self, course: &Course) {
        // What was closed before and is closed still was no work of this period.
        match course.change() {
            Change::StillClosed | Change::Revised => return,
            Change::Reopened => self.reopened += 1,
            Change::StillOpen | Change::Done | Change::Dropped if course.is_new() => self.given += 1,
            Change::StillOpen | Change::Done | Change::Dropped => self.open_before += 1,
        }
        match course.is.state {
            State::DoneOnTime => self.done_on_time += 1,
            State::DoneLate => self.done_late += 1,
            State::Done => self.done_undated += 1,
            State::Dropped => self.dropped += 1,
            State::DueSoon | State::InTime => self.in_time += 1,
            State::Overdue => self.overdue += 1,
            State::NoDeadline => self.undated += 1,
            // No course is of the archive.
            State::Archived => {}
        }
        self.unreported += usize::from(course.unreported);
    }

    /// All there was to do.
    pub fn total(&self) -> usize {
        self.open_before + self.given + self.reopened
    }

    pub fn completed(&self) -> usize {
        self.done_on_time + self.done_late + self.done_undated
    }

    /// Open at the end.
    pub fn open(&self) -> usize {
        self.in_time + self.overdue + self.undated
    }

    /// What is open at the end is what there was to do without what was closed.
    pub fn adds_up(&self) -> bool {
        self.total() == self.completed() + self.dropped + self.open()
    }
}

impl std::iter::Sum for Balance {
    fn sum<I: Iterator<Item = Self>>(balances: I) -> Self {
        balances.fold(Self::default(), |a, b| Self {
            open_before: a.open_before + b.open_before,
            given: a.given + b.given,
            reopened: a.reopened + b.reopened,
            done_on_time: a.done_on_time + b.done_on_time,
            done_late: a.done_late + b.done_late,
            done_undated: a.done_undated + b.done_undated,
            dropped: a.dropped + b.dropped,
            in_time: a.in_time + b.in_time,
            overdue: a.overdue + b.overdue,
            undated: a.undated + b.undated,
            unreported: a.unreported + b.unreported,
        })
    }
}
