//! What became of the tasks between two days, told so that it can be added up.
//!
//! Both days are asked of the register in the same way, from what was known by then. So the tasks open on the first day, with
//! those given since and without those closed since, are the tasks open on the second: if the sum did not come out, a
//! change would have been missed.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Lists;
use crate::register::{EventKind, NoticeIx, Register, State, TaskIx, days_between};

/// A notice older than this says nothing of what is new; then the week does.
const LONGEST: i64 = 31;

/// What the beginning is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// The last notice before the day of the figures; what it gave is new.
    Notice(NoticeIx),
    Week,
}

#[derive(Clone, Debug)]
pub struct Changes {
    pub since: Since,
    /// The end of this day is compared with the end of `as_of`.
    pub before: Date,
    pub open_before: usize,
    pub open_now: usize,
    pub given: Vec<TaskIx>,
    pub done: Vec<TaskIx>,
    pub dropped: Vec<TaskIx>,
    /// Closed before, open again.
    pub reopened: Vec<TaskIx>,
    /// Done before and dropped now, or the other way round: no change to what is open.
    pub revised: Vec<TaskIx>,
    pub moved: Vec<Moved>,
    pub overdue: Vec<TaskIx>,
    /// Issued since, the newest first.
    pub notices: Vec<NoticeIx>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    pub task: TaskIx,
    pub from: Option<Date>,
    pub to: Date,
}

impl Changes {
    pub fn of(register: &Register, lists: &Lists) -> Self {
        let (since, before) = beginning(register);
        Self::between(register, lists, since, before)
    }

    /// From the end of `before` to the end of `as_of`. Archived tasks have no states and so no changes.
    pub fn between(register: &Register, lists: &Lists, since: Since, before: Date) -> Self {
        let is_new = |ix: &NoticeIx| register.notice(*ix).notice.anchor().is_some_and(|day| day > before);
        let mut changes = Self {
            since,
            before,
            open_before: 0,
            open_now: 0,
            given: Vec::new(),
            done: Vec::new(),
            dropped: Vec::new(),
            reopened: Vec::new(),
            revised: Vec::new(),
            moved: Vec::new(),
            overdue: Vec::new(),
            notices: register.notice_ixs().rev().filter(is_new).collect(),
        };
        for ix in &lists.tasks {
            if register.notice(register.task(*ix).notice).tracked {
                changes.add(register, *ix);
            }
        }
        changes
    }

    /// Tasks that were open, or not given yet, on the first day.
    fn add(&mut self, register: &Register, ix: TaskIx) {
        let was = register.state_on(ix, self.before).map(|on| on.state);
        let Some(is) = register.state_on(ix, register.as_of).map(|on| on.state) else { return };
        let was_closed = was.is_some_and(|was| !was.is_open());
        self.open_before += usize::from(was.is_some_and(State::is_open));
        self.open_now += usize::from(is.is_open());
        if was.is_none() {
            self.given.push(ix);
        }
        match (was_closed, is) {
            (false, is) if is.is_done() => self.done.push(ix),
            (false, State::Dropped) => self.dropped.push(ix),
            (false, _) => {}
            (true, is) if is.is_open() => self.reopened.push(ix),
            (true, is) => {
                let was_done = was.is_some_and(State::is_done);
                if was_done != is.is_done() {
                    self.revised.push(ix);
                }
            }
        }
        if is == State::Overdue && was != Some(State::Overdue) {
            self.overdue.push(ix);
        }
        self.moved.extend(moved(register, ix, self.before));
    }

    /// What is open now by adding up; equal to `open_now`.
    pub fn sum(&self) -> usize {
        let more = self.open_before + self.given.len() + self.reopened.len();
        more.saturating_sub(self.done.len() + self.dropped.len())
    }
}

/// The eve of the last tracked notice that gave tasks before the day of the figures, so that what it gave counts as new.
fn beginning(register: &Register) -> (Since, Date) {
    let today = register.as_of;
    let week = (Since::Week, today.saturating_sub(7.days()));
    let told = |ix: &NoticeIx| {
        let entry = register.notice(*ix);
        let recent = |day: Date| day < today && days_between(day, today) <= LONGEST;
        entry.tracked && !entry.tasks.is_empty() && entry.notice.anchor().is_some_and(recent)
    };
    let last = register.notice_ixs().rev().find(told);
    let eve = last.and_then(|ix| Some((Since::Notice(ix), register.notice(ix).notice.anchor()?.yesterday().ok()?)));
    eve.unwrap_or(week)
}

/// From the deadline in force on the first day to the one in force now, where they differ.
fn moved(register: &Register, ix: TaskIx, before: Date) -> Option<Moved> {
    let since = register.task(ix).events.iter().filter(|event| event.date > before && event.date <= register.as_of);
    let moves: Vec<(Option<Date>, Date)> = since
        .filter_map(|event| match event.kind {
            EventKind::Moved { from, to, .. } => Some((from, to)),
            _ => None,
        })
        .collect();
    let (from, to) = (moves.first()?.0, moves.last()?.1);
    (from != Some(to)).then_some(Moved { task: ix, from, to })
}
