//! `ketluan remind`: what each unit owes and what falls due next, as a message ready for mail or chat.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use clap::Args;
use jiff::ToSpan;

use super::query::{Asked, Where, Whose};
use super::report;
use crate::Failure;
use crate::config::UnitIx;
use crate::diagnostic::Language;
use crate::page::shortened;
use crate::register::{Register, State, TaskIx, days_between};

/// In letters; a message is read on a telephone.
const TEXT: usize = 200;
/// Of the task that a part belongs to.
const TEXT_OF_A_WHOLE: usize = 60;

#[derive(Args)]
pub struct Arguments {
    /// Tell what falls due within so many days
    #[arg(long, default_value_t = 7, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=366))]
    days: u16,
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    place: Where,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let asked = Asked::read(&arguments.place, language)?;
    let register = &asked.site.register;
    let scope = arguments.whose.find(&register.offices, language)?;
    let last = register.as_of.saturating_add(i64::from(arguments.days).days());
    let mut units: BTreeMap<UnitIx, Vec<TaskIx>> = BTreeMap::new();
    for ix in register.counted().chain(register.parts_apart()) {
        let task = register.task(ix);
        let pressing =
            task.state == State::Overdue || task.state.is_open() && task.in_force.is_some_and(|due| due.day <= last);
        // What is carried on is asked for under its later name.
        if !pressing || !register.task(register.whole(ix)).continued_by.is_empty() {
            continue;
        }
        let issuer = register.issuer_of(task.notice);
        let asked_for = scope.holds(issuer, Some(task.lead));
        for unit in in_charge(register, task.lead) {
            if asked_for || scope.holds(issuer, Some(unit)) {
                units.entry(unit).or_default().push(ix);
            }
        }
    }
    let messages: Vec<String> =
        units.into_iter().map(|(unit, tasks)| message(&asked, unit, tasks, arguments.days)).collect();
    if messages.is_empty() {
        report::line(&asked.words.count("remind.nothing", usize::from(arguments.days)))?;
    } else {
        report::line(messages.join("\n\n----------\n\n").trim_end())?;
    }
    asked.done()
}

/// Who is to do the work of a unit today: itself, else the units that it became.
fn in_charge(register: &Register, unit: UnitIx) -> BTreeSet<UnitIx> {
    let (mut found, mut reached) = (BTreeSet::new(), BTreeSet::from([unit]));
    let mut ahead = vec![unit];
    while let Some(ix) = ahead.pop() {
        let unit = register.offices.unit(ix);
        if unit.in_force(register.as_of) || unit.becomes.is_empty() {
            found.insert(ix);
        } else {
            ahead.extend(unit.becomes.iter().copied().filter(|next| reached.insert(*next)));
        }
    }
    found
}

/// In the language of messages; names and texts as the notices write them.
fn message(asked: &Asked, unit: UnitIx, mut tasks: Vec<TaskIx>, days: u16) -> String {
    let register = &asked.site.register;
    let words = &asked.words;
    tasks.sort_by_key(|ix| (register.task(*ix).in_force.map(|due| (due.day, due.time)), *ix));
    let (parts, tasks): (Vec<TaskIx>, Vec<TaskIx>) =
        tasks.into_iter().partition(|ix| register.task(*ix).parent.is_some());
    let (late, next): (Vec<TaskIx>, Vec<TaskIx>) =
        tasks.into_iter().partition(|ix| register.task(*ix).state == State::Overdue);
    let until = words.date(register.as_of);
    let mut lines = vec![words.fill("remind.to", &[("unit", &register.offices.unit(unit).name)])];
    let numbers = [words.count("remind.late", late.len()), words.count("remind.next", next.len())];
    let days = days.to_string();
    lines.push(
        words.fill("remind.sum", &[("date", &until), ("late", &numbers[0]), ("next", &numbers[1]), ("days", &days)]),
    );
    if !parts.is_empty() {
        lines.push(words.count("remind.parts", parts.len()));
    }
    for (key, tasks) in [("remind.list-late", late), ("remind.list-next", next), ("remind.list-parts", parts)] {
        if tasks.is_empty() {
            continue;
        }
        lines.extend([String::new(), words.fill(key, &[("days", &days)])]);
        lines.extend(tasks.iter().enumerate().map(|(at, ix)| line(asked, unit, at + 1, *ix)));
    }
    lines.extend([String::new(), words.say("remind.end")]);
    lines.join("\n")
}

/// "1. Trình kế hoạch … (hạn 30/09/2025, quá hạn 31 ngày; 125/TB-SKHCN)".
fn line(asked: &Asked, unit: UnitIx, at: usize, ix: TaskIx) -> String {
    let register = &asked.site.register;
    let words = &asked.words;
    let task = register.task(ix);
    let text = task.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = shortened(&text, TEXT).unwrap_or(text);
    let mut notes = Vec::new();
    if let Some(due) = task.in_force {
        let day = words.date(due.day);
        notes.push(match due.time {
            Some(time) => words.fill("task.due-time", &[("date", &day), ("time", &words.time(time))]),
            None => words.fill("task.due", &[("date", &day)]),
        });
        let left = days_between(register.as_of, due.day);
        let n = left.unsigned_abs() as usize;
        notes.push(match left {
            0 => words.say("state.due-today").to_lowercase(),
            ..0 => words.count("state.overdue-by", n).to_lowercase(),
            _ => words.count("state.due-in", n).to_lowercase(),
        });
    }
    if task.parent.is_some() {
        let whole = &register.task(register.whole(ix)).text;
        let whole = shortened(whole, TEXT_OF_A_WHOLE).unwrap_or_else(|| whole.to_string());
        notes.push(format!("{} {whole}", words.say("task.part-of")));
    }
    if task.lead != unit {
        notes.push(words.fill("remind.given-to", &[("unit", &register.offices.unit(task.lead).name)]));
    }
    notes.extend(task.person.as_deref().map(str::to_owned));
    let front = &register.notice(task.notice).notice.front;
    notes.extend(front.number.clone());
    if register.is_unreported(ix, task.state, register.as_of) {
        notes.push(words.say("remind.unreported"));
    }
    format!("{at}. {text} ({})", notes.join("; "))
}
