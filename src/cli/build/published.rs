//! What stands published, told against what would be published now: the same lists as between two days, but taken from the site's own
//! export, so that a change of words that moves no day is seen too.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Deserialize;

use crate::page::changes::{Changes, Lately, Moved, Since};
use crate::register::{IndicatorIx, Register, State, TaskIx};

/// Of `du-lieu/site.json` what is compared.
#[derive(Deserialize)]
pub struct Published {
    pub as_of: Date,
    #[serde(default)]
    notices: Vec<Notice>,
    #[serde(default)]
    indicators: Vec<Indicator>,
}

#[derive(Deserialize)]
struct Notice {
    id: String,
    #[serde(default)]
    tasks: Vec<Task>,
}

#[derive(Deserialize)]
struct Task {
    id: String,
    state: String,
    due: Option<Date>,
    parent: Option<String>,
}

#[derive(Deserialize, PartialEq)]
struct Indicator {
    issuer: String,
    year: i16,
    id: String,
    standing: String,
    readings: Vec<Reading>,
}

#[derive(Deserialize, PartialEq)]
struct Reading {
    period: String,
    value: Option<f64>,
    percent: Option<f64>,
}

impl Published {
    /// `None` where it cannot be read: then there is nothing to compare with.
    pub fn read(site_json: &[u8]) -> Option<Self> {
        serde_json::from_slice(site_json).ok()
    }

    /// What is new, in the lists of what changed between two days. What was open before is told without the tasks that are gone.
    pub fn changes(&self, register: &Register) -> Lately {
        let before: BTreeMap<&str, (&Task, Option<State>)> = self
            .counted()
            .map(|task| (task.id.as_str(), (task, State::ALL.into_iter().find(|state| state.as_str() == task.state))))
            .collect();
        let mut changes = Changes::none(self.as_of, register.as_of);
        for ix in register.counted().filter(|ix| register.task(*ix).state != State::Archived) {
            let known = before.get(register.task(ix).id.as_str());
            add(&mut changes, register, ix, known.map(|(task, state)| (*task, *state)));
        }
        let notices: BTreeSet<&str> = self.notices.iter().map(|notice| notice.id.as_str()).collect();
        let is_new = |ix: &_| !notices.contains(register.notice(*ix).notice.id.as_str());
        Lately {
            since: Since::Day(self.as_of),
            changes,
            notices: register.notice_ixs().rev().filter(is_new).collect(),
            indicators: (0..register.indicators.len())
                .map(IndicatorIx::new)
                .filter(|ix| self.moved(register, *ix))
                .collect(),
            units: Vec::new(),
        }
    }

    /// Ids of counted tasks that are published and would no longer be.
    pub fn gone(&self, register: &Register) -> Vec<&str> {
        let now: BTreeSet<&str> = register.tasks.iter().map(|task| task.id.as_str()).collect();
        self.counted().map(|task| task.id.as_str()).filter(|id| !now.contains(id)).collect()
    }

    /// Tasks without their parts, as [`Register::counted`].
    fn counted(&self) -> impl Iterator<Item = &Task> {
        self.notices.iter().flat_map(|notice| &notice.tasks).filter(|task| task.parent.is_none())
    }

    /// Another figure, one more, or another standing.
    fn moved(&self, register: &Register, ix: IndicatorIx) -> bool {
        let indicator = register.indicator(ix);
        let issuer = register.offices.issuer(indicator.issuer).id.as_str();
        let same = |known: &&Indicator| {
            known.issuer == issuer && known.year == indicator.year && known.id == indicator.id.as_str()
        };
        let Some(known) = self.indicators.iter().find(same) else { return !indicator.readings.is_empty() };
        // As the export rounds.
        let two_decimals = |percent: f64| (percent * 100.0).round() / 100.0;
        let now = indicator.readings.iter().map(|reading| Reading {
            period: reading.period.to_string(),
            value: reading.value,
            percent: reading.percent.map(two_decimals),
        });
        known.standing != indicator.standing.as_str() || known.readings != now.collect::<Vec<_>>()
    }
}

fn add(changes: &mut Changes, register: &Register, ix: TaskIx, known: Option<(&Task, Option<State>)>) {
    let task = register.task(ix);
    let (now, was) = (task.state, known.and_then(|(_, state)| state));
    let was_open = was.is_some_and(State::is_open);
    changes.open_before += usize::from(was_open);
    changes.open_now += usize::from(now.is_open());
    // One that was archive counts for the first time.
    let new = was.is_none_or(|was| was == State::Archived);
    if new {
        changes.given.push(ix);
    }
    let open = was_open || new;
    match (open, now) {
        (true, State::Dropped) => changes.dropped.push(ix),
        (true, now) if now.is_done() => changes.done.push(ix),
        (false, now) if now.is_open() => changes.reopened.push(ix),
        (false, now) if was != Some(now) => changes.revised.push(ix),
        _ => {}
    }
    if now == State::Overdue && was != Some(State::Overdue) {
        changes.overdue.push(ix);
    }
    if let (Some((known, _)), Some(due)) = (known, task.in_force)
        && known.due != Some(due.day)
    {
        changes.moved.push(Moved { task: ix, from: known.due, to: due.day });
    }
}
