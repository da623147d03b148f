//! What happened to a task, and when.

use std::sync::Arc;

use jiff::civil::Date;

use super::DueSource;
use crate::progress::Said;
use crate::source::Place;

#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub date: Date,
    pub kind: EventKind,
    /// The words of the log's row; `None` where no row tells it.
    pub said: Option<Arc<Said>>,
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
        Self { date, kind, said: None, place }
    }

    /// 0–100.
    pub fn percent(&self) -> Option<f64> {
        self.said.as_ref()?.percent
    }

    /// What came of it, in the log's words. May be empty.
    pub fn result(&self) -> &str {
        self.said.as_ref().map_or("", |said| &said.result)
    }

    /// The document that shows it, in the log's words. May be empty.
    pub fn document(&self) -> &str {
        self.said.as_ref().map_or("", |said| &said.document)
    }

    /// May be empty.
    pub fn note(&self) -> &str {
        self.said.as_ref().map_or("", |said| &said.note)
    }
}
