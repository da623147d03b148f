//! One task with a deadline as one entry of a calendar.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::line::{Lines, encoded};
use super::recurring::Rule;
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

/// When a task stands in a calendar.
pub enum When<'a> {
    /// By a day; `from` is an earlier one where the work is said to take a stretch of days.
    Due { from: Date, due: InForce },
    /// Again and again.
    Again { first: Date, time: Option<Time>, rule: Rule<'a> },
}

/// Letters of a task that a calendar shows without being opened.
const SUMMARY: usize = 70;

/// Hours that the country's clocks are ahead of UTC; it keeps no summer time.
const AHEAD: u8 = 7;

/// Writes one entry: a task, whose calendar it stands in, when it stands there, and which of its moments that is. Who reads two calendars sees one
/// entry, told apart only by its categories.
pub fn write(about: &About, (ix, role): (TaskIx, Role), (nth, moment): (usize, &When), out: &mut Lines) {
    let register = about.register();
    let task = register.task(ix);
    let entry = register.notice(task.notice);
    let issuer = register.offices.issuer(entry.notice.front.issuer);
    let given = entry.notice.anchor().unwrap_or(register.as_of);
    out.line("BEGIN:VEVENT");
    // The issuer keeps apart two offices that name their notices alike.
    let which = if nth == 0 { String::new() } else { format!("~{}", nth + 1) };
    out.text("UID", &format!("{}{which}@{}.ketluan", task.id, issuer.id));
    out.line(&format!("DTSTAMP:{}", midnight(given)));
    out.line(&format!("LAST-MODIFIED:{}", midnight(changed(task).map_or(given, |day| day.max(given)))));
    out.line(&format!("SEQUENCE:{}", sequence(task)));
    let over = when(moment, task, out);
    let summary = summary(about, moment, task);
    out.text("SUMMARY", &summary);
    out.text("DESCRIPTION", &description(about, task));
    let url = Some(about.task_url(task)).filter(|url| !url.is_empty());
    if let Some(url) = url.and_then(|url| about.published(&url)) {
        out.line(&format!("URL:{}", encoded(&url)));
    }
    out.line(if over || task.state == State::Dropped { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    let state = about.texts.say(&format!("state.{}", task.state.as_str()));
    out.list("CATEGORIES", &categories(about, &state, role));
    out.line("TRANSP:TRANSPARENT");
    let timed = match moment {
        When::Due { due, .. } => due.time.is_some(),
        When::Again { time, .. } => time.is_some(),
    };
    let repeats = matches!(moment, When::Again { .. }) && task.state.is_open();
    if repeats || matches!(task.state, State::InTime | State::DueSoon) {
        alarm(timed, &summary, out);
    }
    out.line("END:VEVENT");
}

/// Says whether it is over before it ever came.
fn when(when: &When, task: &Task, out: &mut Lines) -> bool {
    match when {
        When::Due { from, due } => {
            begin(*from, due.day, due.time, out);
            false
        }
        When::Again { first, time, rule } => {
            begin(*first, *first, *time, out);
            // What is done comes no more; an end has the form of the beginning.
            let last = task.done_on.filter(|last| last >= first);
            let until = last.map(|last| match time {
                Some(_) => utc(last, Time::MAX),
                None => compact(last),
            });
            out.line(&format!("RRULE:{}", rule.printed(AHEAD, until)));
            last.is_none() && task.done_on.is_some()
        }
    }
}

/// A day is a whole day, which ends where the next begins; a time of day is an instant.
fn begin(first: Date, last: Date, time: Option<Time>, out: &mut Lines) {
    if let Some(time) = time {
        return out.line(&format!("DTSTART:{}", utc(last, time)));
    }
    out.line(&format!("DTSTART;VALUE=DATE:{}", compact(first)));
    if let Ok(next) = last.tomorrow() {
        out.line(&format!("DTEND;VALUE=DATE:{}", compact(next)));
    }
}

/// A day before: at nine in the morning for a whole day, since a day begins at midnight.
fn alarm(timed: bool, summary: &str, out: &mut Lines) {
    out.line("BEGIN:VALARM");
    out.line("ACTION:DISPLAY");
    out.line(if timed { "TRIGGER:-P1D" } else { "TRIGGER:-PT15H" });
    out.text("DESCRIPTION", summary);
    out.line("END:VALARM");
}

fn summary(about: &About, when: &When, task: &Task) -> String {
    let text = line(&task.text);
    let text = shortened(&text, SUMMARY).unwrap_or(text);
    let lead = &about.register().offices.unit(task.lead).short;
    let state = match when {
        When::Again { .. } if task.state.is_open() => about.texts.say("feed.again"),
        _ => about.texts.say(&format!("state.{}", task.state.as_str())),
    };
    format!("{state}: {text} ({})", line(lead))
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

fn categories(about: &About, state: &str, role: Role) -> Vec<String> {
    let role = match role {
        Role::Any => None,
        Role::Leads => Some("feed.leads"),
        Role::Supports => Some("feed.supports"),
    };
    std::iter::once(state.to_owned()).chain(role.map(|key| about.texts.say(key))).collect()
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
    let utc = local.checked_sub(i64::from(AHEAD).hours()).unwrap_or(local);
    format!("{}T{:02}{:02}{:02}Z", compact(utc.date()), utc.hour(), utc.minute(), utc.second())
}
