//! Deadlines: placeholder of the public face while the grammar is being written.
mod form;
mod reason;
use crate::source::Span;
pub use form::Form;
use jiff::civil::{Date, Time};
pub use reason::{Doubt, DoubtKind, Reason, Rejected};
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    By,
    Before,
    On,
    Within,
    At,
    Recurring,
    Relative,
}
impl Relation {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::Before => "before",
            Self::On => "on",
            Self::Within => "within",
            Self::At => "at",
            Self::Recurring => "recurring",
            Self::Relative => "relative",
        }
    }
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    Exact,
    Approximate,
}
impl Confidence {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approximate => "approximate",
        }
    }
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub phrase: Span,
    pub relation: Relation,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub time: Option<Time>,
    pub confidence: Confidence,
    pub rule: Option<String>,
    pub form: Form,
}
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub deadlines: Vec<Deadline>,
    pub rejected: Vec<Rejected>,
    pub doubts: Vec<Doubt>,
}
pub struct Context<'a> {
    pub issued: Option<Date>,
    pub calendar: &'a super::workday::WorkCalendar,
    pub weeks: &'a super::week::WeekNumbering,
}
pub fn read(_text: &str, _context: &Context) -> Reading {
    Reading::default()
}
