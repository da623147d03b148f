//! Calendars of deadlines, for Outlook and phones: all, an issuer's, a unit's.
//!
//! Every issuer and unit has one, with or without tasks: who subscribes today must not find the address gone tomorrow.
//!
//! Every subscriber fetches them again twice a day, so those of a large archive do not grow with it: what is open stands in them however
//! old, what is closed for a quarter after its day.

mod event;
mod line;
mod recurring;

pub use line::encoded;

use event::{Role, When};
use jiff::ToSpan;
use line::Lines;
use rayon::prelude::*;

use jiff::civil::Date;

use super::About;
use crate::config::{IssuerIx, UnitIx};
use crate::file::File;
use crate::page::{Address, address};
use crate::register::{DueSource, Register, TaskIx, days_between};
use crate::vietnamese::deadline::{Confidence, Deadline, Relation};
use recurring::Rule;

/// Tracked tasks up to which the calendars hold all that ever had a day.
const WHOLE: usize = 5_000;
/// In an archive of more, days that a closed task stays in the calendars after it was due.
const DAYS_BACK: i64 = 92;

/// Every calendar of a site: which tasks stand in which. What is said of them is told when a calendar is asked for, since all of them together are
/// three times as long as one that has everything.
pub struct Calendars<'a> {
    about: About<'a>,
    since: Option<Date>,
    /// Those that stand in any.
    tasks: Vec<TaskIx>,
    /// By the unit's place, as on its page: what it leads and what it supports.
    of_units: Vec<Vec<(TaskIx, Role)>>,
}

#[derive(Clone, Copy)]
enum Whose {
    All,
    Issuer(IssuerIx),
    Unit(UnitIx),
}

impl<'a> Calendars<'a> {
    /// The place of the one that has everything.
    pub const ALL: usize = 0;

    pub(super) fn new(about: About<'a>) -> Self {
        let register = about.register();
        let tracked: Vec<TaskIx> = about.tracked().collect();
        let since = (tracked.len() > WHOLE).then(|| register.as_of.saturating_sub(DAYS_BACK.days()));
        let tasks: Vec<TaskIx> =
            tracked.into_par_iter().filter(|ix| !moments(register, *ix, since).is_empty()).collect();
        let mut of_units: Vec<Vec<(TaskIx, Role)>> = vec![Vec::new(); register.offices.units.len()];
        for ix in &tasks {
            of_units[register.task(*ix).lead.at()].push((*ix, Role::Leads));
            for unit in register.supporters(*ix) {
                of_units[unit.at()].push((*ix, Role::Supports));
            }
        }
        Self { about, since, tasks, of_units }
    }

    /// Where each stands.
    pub fn addresses(&self) -> Vec<Address> {
        self.all().into_iter().map(|whose| self.address(whose)).collect()
    }

    /// One of them, by its place among the [addresses](Self::addresses); empty where there is none.
    pub fn text(&self, at: usize) -> Vec<u8> {
        self.all().get(at).map(|whose| self.told(*whose)).unwrap_or_default()
    }

    /// All of them, in the order of their addresses.
    pub fn files(&self) -> Vec<File> {
        self.all().into_par_iter().map(|whose| File::new(self.address(whose), self.told(whose))).collect()
    }

    fn all(&self) -> Vec<Whose> {
        let offices = &self.about.register().offices;
        let issuers = IssuerIx::all(&offices.issuers).map(Whose::Issuer);
        let units = UnitIx::all(&offices.units).map(Whose::Unit);
        std::iter::once(Whose::All).chain(issuers).chain(units).collect()
    }

    fn address(&self, whose: Whose) -> Address {
        let offices = &self.about.register().offices;
        match whose {
            Whose::All => address::feed(),
            Whose::Issuer(ix) => address::issuer_feed(offices.issuer(ix)),
            Whose::Unit(ix) => address::unit_feed(offices.unit(ix)),
        }
    }

    fn told(&self, whose: Whose) -> Vec<u8> {
        let register = self.about.register();
        let any = |ix: &TaskIx| (*ix, Role::Any);
        match whose {
            Whose::All => self.calendar(whose, &register.settings.title, self.tasks.iter().map(any)),
            Whose::Issuer(issuer) => {
                let own = self.tasks.iter().filter(|ix| register.issuer_of(register.task(**ix).notice) == issuer);
                self.calendar(whose, &register.offices.issuer(issuer).name, own.map(any))
            }
            Whose::Unit(ix) => {
                let unit = register.offices.unit(ix);
                let name = format!("{} · {}", unit.name, register.offices.issuer(unit.issuer).short);
                self.calendar(whose, &name, self.of_units[ix.at()].iter().copied())
            }
        }
    }

    fn calendar(&self, whose: Whose, name: &str, tasks: impl Iterator<Item = (TaskIx, Role)>) -> Vec<u8> {
        let about = &self.about;
        let mut out = Lines::default();
        out.line("BEGIN:VCALENDAR");
        out.line("VERSION:2.0");
        out.line("PRODID:-//ketluan//ketluan//VI");
        out.line("CALSCALE:GREGORIAN");
        // Two names and two periods: one of the standard, one that Outlook and older programs look for.
        let name = about.texts.fill("feed.calendar", &[("name", name)]);
        out.text("NAME", &name);
        out.text("X-WR-CALNAME", &name);
        out.line("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
        out.line("X-PUBLISHED-TTL:PT12H");
        if let Some(url) = about.published(self.address(whose).as_str()) {
            out.line(&format!("SOURCE;VALUE=URI:{}", encoded(&url)));
        }
        let mut is_empty = true;
        for (ix, role) in tasks {
            is_empty = false;
            for (nth, when) in moments(about.register(), ix, self.since) {
                event::write(about, (ix, role), (nth, &when), &mut out);
            }
        }
        if is_empty {
            // The standard asks for something inside; the time zone promises nothing.
            for line in ["BEGIN:VTIMEZONE", "TZID:Asia/Ho_Chi_Minh", "BEGIN:STANDARD", "DTSTART:19750613T000000"] {
                out.line(line);
            }
            for line in ["TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "END:STANDARD", "END:VTIMEZONE"] {
                out.line(line);
            }
        }
        out.line("END:VCALENDAR");
        out.into_bytes()
    }
}

/// In days, the longest exact stretch that is shown as one: of a month or a quarter its last day is what matters.
const STRETCH: i64 = 14;

/// When a task stands in calendars, each with its number from 0: once where it is due on a day, else by each of its rhythms. A task that is only
/// due when its last part is stands nowhere by itself: that part does. Nor does what is closed and was due before `since`.
fn moments(register: &Register, ix: TaskIx, since: Option<Date>) -> Vec<(usize, When<'_>)> {
    let task = register.task(ix);
    let whens: Vec<When> = match task.in_force {
        Some(due) if due.source == DueSource::Parts => Vec::new(),
        Some(due) => {
            let from = task.read_due().filter(|_| due.time.is_none()).and_then(stretch);
            vec![When::Due { from: from.unwrap_or(due.day), due }]
        }
        None => {
            let given = register.notice(task.notice).notice.anchor().unwrap_or(register.as_of);
            let again = task.deadlines.iter().filter(|deadline| deadline.relation == Relation::Recurring);
            again.filter_map(|deadline| rhythm(deadline, given)).collect()
        }
    };
    // What comes again has no day that could be long past.
    let recent = |when: &When| match when {
        When::Due { due, .. } => since.is_none_or(|since| due.day >= since),
        When::Again { .. } => true,
    };
    whens.into_iter().enumerate().filter(|(_, when)| task.state.is_open() || recent(when)).collect()
}

/// The first day of what is told roughly ("cuối tháng 4") or takes some days ("từ ngày 03/11 đến ngày 07/11").
fn stretch(deadline: &Deadline) -> Option<Date> {
    let (start, end) = (deadline.start?, deadline.end?);
    let days = days_between(start, end) + 1;
    let shown = deadline.confidence == Confidence::Approximate || days <= STRETCH;
    (deadline.relation == Relation::Within && days > 1 && shown).then_some(start)
}

fn rhythm(deadline: &Deadline, given: Date) -> Option<When<'_>> {
    let rule = Rule::of(deadline.rule.as_deref()?)?;
    Some(When::Again { first: rule.first(given)?, time: deadline.time, rule })
}
