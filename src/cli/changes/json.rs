//! What changed, for programs.

use jiff::civil::Date;
use serde::Serialize;

use crate::Failure;
use crate::page::balance::Balance;
use crate::page::changes::Lately;
use crate::register::{Register, TaskIx};

/// Keys are only ever added; `schema` rises where the meaning of an old one changes.
#[derive(Serialize)]
struct Document<'a> {
    schema: u8,
    since: Date,
    as_of: Date,
    all: Sum,
    units: Vec<Unit<'a>>,
    /// Ids of tasks, here and below.
    given: Vec<&'a str>,
    done: Vec<&'a str>,
    dropped: Vec<&'a str>,
    reopened: Vec<&'a str>,
    revised: Vec<&'a str>,
    overdue: Vec<&'a str>,
    moved: Vec<Moved<'a>>,
    notices: Vec<&'a str>,
    indicators: Vec<&'a str>,
}

#[derive(Serialize)]
struct Unit<'a> {
    id: &'a str,
    #[serde(flatten)]
    sum: Sum,
}

/// What was open and what came is what was closed and what is open.
#[derive(Serialize)]
struct Sum {
    #[serde(flatten)]
    of: Balance,
    open_now: usize,
}

#[derive(Serialize)]
struct Moved<'a> {
    task: &'a str,
    from: Option<Date>,
    to: Date,
}

pub fn json(register: &Register, lately: &Lately) -> Result<String, Failure> {
    let changes = &lately.changes;
    let sum = |of: Balance| Sum { of, open_now: of.open() };
    let ids = |tasks: &[TaskIx]| tasks.iter().map(|ix| register.task(*ix).id.as_str()).collect();
    let unit = |(ix, of): &(_, Balance)| Unit { id: register.offices.unit(*ix).id.as_str(), sum: sum(*of) };
    let document = Document {
        schema: 1,
        since: changes.before,
        as_of: changes.until,
        all: sum(lately.units.iter().map(|(_, of)| *of).sum()),
        units: lately.units.iter().map(unit).collect(),
        given: ids(&changes.given),
        done: ids(&changes.done),
        dropped: ids(&changes.dropped),
        reopened: ids(&changes.reopened),
        revised: ids(&changes.revised),
        overdue: ids(&changes.overdue),
        moved: changes
            .moved
            .iter()
            .map(|moved| Moved { task: register.task(moved.task).id.as_str(), from: moved.from, to: moved.to })
            .collect(),
        notices: lately.notices.iter().map(|ix| register.notice(*ix).notice.id.as_str()).collect(),
        indicators: lately.indicators.iter().map(|ix| register.indicator(*ix).id.as_str()).collect(),
    };
    serde_json::to_string_pretty(&document).map_err(|error| Failure(error.to_string()))
}
