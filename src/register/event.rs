//! What happened to a task, and when.

use jiff::civil::Date;

use super::DueSource;

use crate::source::Place;

#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub date: Date,
    pub kind: EventKind,
    /// 0–100.
    pub percent: Option<f64>,
    /// What came of it, in the log's words. May be empty.
    pub result: String,
    /// The document that shows it, in the log's words. May be empty.
    pub document: String,
    pub note: String,
    /// The row of the log, or the words of the notice.
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// The notice gave the task.
    Given,
    Doing,
    Done,
    /// Ticked off in the notice with no day said; dated by the notice.
    DoneUndated,
    Dropped,
    /// The deadline moved, from the one in force before it.
    Moved {
        from: Option<Date>,
        to: Date,
        source: DueSource,
    },
    /// A row that changes no state.
    Noted,
}

impl Event {
    /// An event with nothing to tell but itself.
    pub fn plain(date: Date, kind: EventKind, place: Place) -> Self {
        Self { date, kind, percent: None, result: String::new(), document: String::new(), note: String::new(), place }
    }
}
