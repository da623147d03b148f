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

use event::{Event, Role, When};
use jiff::ToSpan;
use line::Lines;
use rayon::prelude::*;

use jiff::civil::Date;

use super::About;
use crate::config::IssuerIx;
use crate::file::File;
use crate::page::{Address, address};
use crate::register::{DueSource, TaskIx, days_between};
use crate::vietnamese::deadline::{Confidence, Deadline, Relation};
use recurring::Rule;

/// Tracked tasks up to which the calendars hold all that ever had a day.
const WHOLE: usize = 5_000;
/// In an archive of more, days that a closed task stays in the calendars after it was due.
const DAYS_BACK: i64 = 92;

pub fn files(about: &About) -> Vec<File> {
    let register = about.register();
    let offices = &register.offices;
    let tracked: Vec<TaskIx> = about.tracked().collect();
    let since = (tracked.len() > WHOLE).then(|| register.as_of.saturating_sub(DAYS_BACK.days()));
    let entries: Vec<Entry> = tracked.into_par_iter().flat_map_iter(|ix| entries_of(about, ix, since)).collect();
    // As on the units' pages: what each leads and what it supports.
    let mut of_unit: Vec<Vec<(&Entry, Role)>> = vec![Vec::new(); offices.units.len()];
    for entry in &entries {
        of_unit[register.task(entry.task).lead.at()].push((entry, Role::Leads));
        for unit in register.supporters(entry.task) {
            of_unit[unit.at()].push((entry, Role::Supports));
        }
    }
    let title = &register.settings.title;
    let all = || calendar(about, address::feed(), title, entries.iter().map(|entry| (entry, Role::Any)));
    let issuers = || {
        let calendars = offices.issuers.par_iter().enumerate().map(|(at, issuer)| {
            let own = entries.iter().filter(|entry| entry.issuer == IssuerIx::new(at)).map(|entry| (entry, Role::Any));
            calendar(about, address::issuer_feed(issuer), &issuer.name, own)
        });
        calendars.collect::<Vec<File>>()
    };
    let units = || {
        let calendars = offices.units.par_iter().enumerate().map(|(at, unit)| {
            let own = of_unit[at].iter().copied();
            let name = format!("{} · {}", unit.name, offices.issuer(unit.issuer).short);
            calendar(about, address::unit_feed(unit), &name, own)
        });
        calendars.collect::<Vec<File>>()
    };
    let (all, (issuers, units)) = rayon::join(all, || rayon::join(issuers, units));
    std::iter::once(all).chain(issuers).chain(units).collect()
}

/// A task, and when it stands in a calendar.
struct Entry {
    task: TaskIx,
    issuer: IssuerIx,
    event: Event,
}

/// In days, the longest exact stretch that is shown as one: of a month or a quarter its last day is what matters.
const STRETCH: i64 = 14;

/// One entry for a task that is due on a day; else one for each of its rhythms. A task that is only due when its last part is has no entry
/// of its own: that part has one. What is closed and was due before `since` has none.
fn entries_of(about: &About, ix: TaskIx, since: Option<Date>) -> Vec<Entry> {
    let register = about.register();
    let task = register.task(ix);
    let issuer = register.issuer_of(task.notice);
    let whens: Vec<When> = match task.in_force {
        Some(due) if due.source == DueSource::Parts => Vec::new(),
        Some(due) => {
            let read = match due.source {
                DueSource::Words(at) => task.deadlines.get(at),
                _ => None,
            };
            let from = read.filter(|_| due.time.is_none()).and_then(stretch);
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
    let told = whens.into_iter().enumerate().filter(|(_, when)| task.state.is_open() || recent(when));
    told.map(|(nth, when)| Entry { task: ix, issuer, event: Event::of(about, ix, &when, nth) }).collect()
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

fn calendar<'e>(about: &About, address: Address, name: &str, entries: impl Iterator<Item = (&'e Entry, Role)>) -> File {
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
    if let Some(url) = about.published(address.as_str()) {
        out.line(&format!("SOURCE;VALUE=URI:{}", encoded(&url)));
    }
    let mut is_empty = true;
    for (entry, role) in entries {
        is_empty = false;
        entry.event.write(about, role, &mut out);
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
    File::new(address, out.into_bytes())
}
