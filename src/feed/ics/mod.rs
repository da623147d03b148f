//! Calendars of deadlines, for Outlook and phones: all, an issuer's, a unit's.
//!
//! Every issuer and unit has one, with or without tasks: who subscribes today must not find the address gone tomorrow.

mod event;
mod line;

pub use line::encoded;

use event::Role;
use line::Lines;

use super::About;
use crate::config::{IssuerIx, UnitIx};
use crate::file::File;
use crate::page::{Address, address};
use crate::register::{DueSource, InForce, TaskIx};

pub fn files(about: &About) -> Vec<File> {
    let register = about.register();
    let offices = &register.offices;
    let entries: Vec<Entry> = about.tracked().filter_map(|ix| entry(about, ix)).collect();
    let title = &register.settings.title;
    let mut files = vec![calendar(about, address::feed(), title, entries.iter().map(|entry| (entry, Role::Any)))];
    for (at, issuer) in offices.issuers.iter().enumerate() {
        let own = entries.iter().filter(|entry| entry.issuer == IssuerIx(at)).map(|entry| (entry, Role::Any));
        files.push(calendar(about, address::issuer_feed(issuer), &issuer.name, own));
    }
    for (at, unit) in offices.units.iter().enumerate() {
        let own = entries.iter().filter_map(|entry| Some((entry, role(about, entry, UnitIx(at))?)));
        let name = format!("{} · {}", unit.name, offices.issuer(unit.issuer).short);
        files.push(calendar(about, address::unit_feed(unit), &name, own));
    }
    files
}

/// A task that has a day.
struct Entry {
    task: TaskIx,
    issuer: IssuerIx,
    due: InForce,
}

/// A task that is only due when its last part is has no entry of its own: that part has one.
fn entry(about: &About, ix: TaskIx) -> Option<Entry> {
    let task = about.register().task(ix);
    let due = task.in_force.filter(|due| due.source != DueSource::Parts)?;
    Some(Entry { task: ix, issuer: about.register().issuer_of(task.notice), due })
}

/// As on the unit's page: it leads, it is named beside, or the task is given to all units of its issuer.
fn role(about: &About, entry: &Entry, unit: UnitIx) -> Option<Role> {
    let register = about.register();
    let task = register.task(entry.task);
    if task.lead == unit {
        return Some(Role::Leads);
    }
    register.supports(unit, entry.task).then_some(Role::Supports)
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
        event::write(about, entry.task, entry.due, role, &mut out);
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
