//! One task with a deadline as one entry of a calendar.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::line::{Lines, encoded};
use crate::feed::{About, line};
use crate::page::shortened;
use crate::register::{EventKind, InForce, State, Task, TaskIx};

/// Whose calendar a task stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nobody's in particular.
    Any,
    Leads,
    Supports,
}

/// Letters of a task that a calendar shows without being opened.
const SUMMARY: usize = 70;

/// Hours that the country's clocks are ahead of UTC; it keeps no summer time.
const AHEAD: i64 = 7;

/// The same in every calendar but for its categories: who reads two calendars sees one entry.
pub fn write(about: &About, ix: TaskIx, due: InForce, role: Role, out: &mut Lines) {
    let register = about.register();
    let task = register.task(ix);
    let entry = register.notice(task.notice);
    let issuer = register.offices.issuer(entry.notice.front.issuer);
    let given = entry.notice.anchor().unwrap_or(register.as_of);
    out.line("BEGIN:VEVENT");
    // The issuer keeps apart two offices that name their notices alike.
    out.text("UID", &format!("{}@{}.ketluan", task.id, issuer.id));
    out.line(&format!("DTSTAMP:{}", midnight(given)));
    out.line(&format!("LAST-MODIFIED:{}", midnight(changed(task).map_or(given, |day| day.max(given)))));
    out.line(&format!("SEQUENCE:{}", sequence(task)));
    when(due, out);
    out.text("SUMMARY", &summary(about, task));
    out.text("DESCRIPTION", &description(about, task));
    if let Some(url) = about.published(&about.task_url(task)).filter(|_| !about.task_url(task).is_empty()) {
        out.line(&format!("URL:{}", encoded(&url)));
    }
    out.line(if task.state == State::Dropped { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    out.list("CATEGORIES", &categories(about, task, role));
    out.line("TRANSP:TRANSPARENT");
    if matches!(task.state, State::InTime | State::DueSoon) {
        alarm(due, &summary(about, task), out);
    }
    out.line("END:VEVENT");
}

/// A day is a whole day, which ends where the next begins; a time of day is an instant.
fn when(due: InForce, out: &mut Lines) {
    match due.time {
        Some(time) => out.line(&format!("DTSTART:{}", utc(due.day, time))),
        None => {
            out.line(&format!("DTSTART;VALUE=DATE:{}", compact(due.day)));
            if let Ok(next) = due.day.tomorrow() {
                out.line(&format!("DTEND;VALUE=DATE:{}", compact(next)));
            }
        }
    }
}

/// A day before: at nine in the morning for a whole day, since a day begins at midnight.
fn alarm(due: InForce, summary: &str, out: &mut Lines) {
    out.line("BEGIN:VALARM");
    out.line("ACTION:DISPLAY");
    out.line(if due.time.is_some() { "TRIGGER:-P1D" } else { "TRIGGER:-PT15H" });
    out.text("DESCRIPTION", summary);
    out.line("END:VALARM");
}

fn summary(about: &About, task: &Task) -> String {
    let text = line(&task.text);
    let text = shortened(&text, SUMMARY).unwrap_or(text);
    let lead = &about.register().offices.unit(task.lead).short;
    format!("{}: {text} ({})", about.texts.say(&format!("state.{}", task.state.as_str())), line(lead))
}

fn description(about: &About, task: &Task) -> String {
    let register = about.register();
    let front = &register.notice(task.notice).notice.front;
    let texts = about.texts;
    let mut lines = vec![texts.fill("feed.lead", &[("unit", about.unit_name(task.lead))])];
    if !task.with.is_empty() {
        let units: Vec<&str> = task.with.iter().map(|ix| about.unit_name(*ix)).collect();
        lines.push(texts.fill("feed.with", &[("units", &units.join("; "))]));
    }
    for (key, value) in [("feed.person", &task.person), ("feed.product", &task.product)] {
        lines.extend(value.as_ref().map(|value| texts.fill(key, &[("text", value)])));
    }
    lines.push(match &front.number {
        Some(number) => texts.fill("feed.notice", &[("number", number), ("title", &front.title)]),
        None => front.title.clone(),
    });
    let lines: Vec<String> = lines.iter().map(|text| line(text)).collect();
    format!("{}\n\n{}", line(&task.text), lines.join("\n"))
}

fn categories(about: &About, task: &Task, role: Role) -> Vec<String> {
    let role = match role {
        Role::Any => None,
        Role::Leads => Some("feed.leads"),
        Role::Supports => Some("feed.supports"),
    };
    let state = about.texts.say(&format!("state.{}", task.state.as_str()));
    std::iter::once(state).chain(role.map(|key| about.texts.say(key))).collect()
}

/// How often what a calendar shows of it has changed: its day, or whether it holds at all.
fn sequence(task: &Task) -> usize {
    let (mut changes, mut dropped) = (0, false);
    for event in &task.events {
        match event.kind {
            EventKind::Moved { .. } => changes += 1,
            EventKind::Dropped if !dropped => (changes, dropped) = (changes + 1, true),
            EventKind::Doing | EventKind::Done | EventKind::DoneUndated if dropped => {
                (changes, dropped) = (changes + 1, false);
            }
            _ => {}
        }
    }
    changes
}

fn changed(task: &Task) -> Option<Date> {
    task.events.iter().map(|event| event.date).max()
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn midnight(day: Date) -> String {
    format!("{}T000000Z", compact(day))
}

fn utc(day: Date, time: Time) -> String {
    let local = DateTime::from_parts(day, time);
    let utc = local.checked_sub(AHEAD.hours()).unwrap_or(local);
    format!("{}T{:02}{:02}{:02}Z", compact(utc.date()), utc.hour(), utc.minute(), utc.second())
}
