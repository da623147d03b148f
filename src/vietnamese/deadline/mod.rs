//! Deadlines in Vietnamese administrative prose: which dates bind, until when, and why the others do not.
//!
//! The road: `token` cuts words, numbers and marks, `vocabulary` knows the words that matter, `phrases` asks for many at
//! once; `expression` (with `day`, `period`, `hour`, `festival`, `event`) reads one moment as said; `stretch` joins two;
//! `relation` reads the words before it, `candidate` puts both together; `duration` (with `anchor`) and `recurring` read counts and rhythms;
//! `judge`, `bare` (with `company`), `sense` and `cue` look at the sentence around, by the words of `lexicon`; `resolve` and `settle` turn what was
//! said into days, `gone` knows what was just past, and `year` which year a sentence asks for.
//! `read` walks the text once, `apart` takes lists to pieces, `impossible` finds the dates that no calendar has, `review` looks at each clause again.
//! `words` tells a deadline to people. Nothing here knows of notices, units, a clock, or Markdown beyond emphasis marks.

mod anchor;
mod apart;
mod bare;
mod candidate;
mod company;
mod cue;
mod cursor;
mod day;
mod duration;
mod event;
mod expression;
mod festival;
mod form;
mod gone;
mod hour;
mod impossible;
mod judge;
mod lexicon;
mod moment;
mod period;
mod phrases;
mod read;
mod reason;
mod recurring;
mod relation;
mod remark;
mod resolve;
mod review;
mod rhythm;
mod sense;
mod series;
mod settle;
mod settle_count;
mod stretch;
mod token;
mod vocabulary;
pub mod words;
mod year;

pub use form::Form;
pub use read::read;
pub use reason::{Doubt, DoubtKind, Reason, Rejected};
pub use recurring::code as weekday_code;

use crate::source::Span;
use crate::vietnamese::week::WeekNumbering;
use crate::vietnamese::workday::WorkCalendar;
use jiff::civil::{Date, Time};

/// How a date bounds the work.
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
    /// Stable lower-case name.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::By => "by",
            Relation::Before => "before",
            Relation::On => "on",
            Relation::Within => "within",
            Relation::At => "at",
            Relation::Recurring => "recurring",
            Relation::Relative => "relative",
        }
    }
}

/// Whether the days are as written or a convention ("đầu tháng").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    Exact,
    Approximate,
}

impl Confidence {
    /// Stable lower-case name.
    pub fn as_str(self) -> &'static str {
        match self {
            Confidence::Exact => "exact",
            Confidence::Approximate => "approximate",
        }
    }
}

/// A deadline as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The words that say it, relation word included.
    pub phrase: Span,
    pub relation: Relation,
    /// First day, where there is one.
    pub start: Option<Date>,
    /// Last day that is still in time; none where it recurs or hangs on an event without a day.
    pub end: Option<Date>,
    /// Hour on the last day (for a meeting: when it begins).
    pub time: Option<Time>,
    pub confidence: Confidence,
    /// RRULE text for what recurs; a count and its event for what is relative: "P5D from …".
    pub rule: Option<String>,
    /// Which rule of the grammar read it.
    pub form: Form,
    /// The day of what the work is for, told behind its own: "trước ngày 15/4 để báo cáo UBND tỉnh ngày 20/4". It does not end the work.
    pub purpose: bool,
}

/// All that was read from a text, in text order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub deadlines: Vec<Deadline>,
    pub rejected: Vec<Rejected>,
    pub doubts: Vec<Doubt>,
}

/// What a text cannot say itself.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Day of issue, the anchor of years not written and of "hôm nay"; where unknown, such dates are doubts.
    pub issued: Option<Date>,
    pub calendar: &'a WorkCalendar,
    pub weeks: &'a WeekNumbering,
}
