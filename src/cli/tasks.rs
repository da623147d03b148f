//! `ketluan tasks`: which tasks, whose, due when, and how they stand.

use std::collections::BTreeSet;
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;

use super::query::table::Table;
use super::query::{Asked, Choice, Format, Source, Thing, Whose, choose, excerpt, unknown};
use super::report;
use crate::Failure;
use crate::diagnostic::Language;
use crate::register::{Register, State, TaskIx, days_between};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    whose: Whose,
    /// In one of these states: overdue, due-soon, in-time, no-deadline, done-on-time, done-late, done, dropped, archived; or open, completed
    #[arg(long, value_name = "STATE", num_args = 1.., value_delimiter = ',')]
    state: Vec<String>,
    /// Due before this day
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    due_before: Option<Date>,
    /// Due after this day
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    due_after: Option<Date>,
    /// Given by this notice
    #[arg(long, value_name = "ID")]
    notice: Option<String>,
    /// List the parts of tasks too, which are not counted
    #[arg(long)]
    parts: bool,
    #[command(flatten)]
    source: Source,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let asked = Asked::read(&arguments.source.place, language)?;
    let found = find(&arguments, &asked.site.register, language)?;
    let register = &asked.site.register;
    let source = &arguments.source;
    match source.format {
        format @ (Format::Table | Format::Markdown) => {
            source.put(&format!("{}\n", table(&asked, &found, format, language).trim_end()))?
        }
        Format::Csv => {
            let wanted: BTreeSet<usize> = found.iter().map(|ix| ix.at()).collect();
            source.put(&excerpt::csv(&asked, "nhiem-vu.csv", |at| wanted.contains(&at))?)?;
        }
        Format::Json => {
            let wanted = found.iter().map(|ix| register.task(*ix).id.as_str()).collect();
            source.put(&format!("{}\n", excerpt::json(&asked, "tasks", &wanted)?))?;
        }
        Format::Xlsx => source.put_workbook(&asked, "nhiem-vu", &found.iter().map(|ix| ix.at()).collect::<Vec<_>>())?,
    }
    asked.done()
}

fn find(arguments: &Arguments, register: &Register, language: Language) -> Result<Vec<TaskIx>, Failure> {
    let scope = arguments.whose.find(&register.offices, language)?;
    let states = choose(&arguments.state, &states(), Thing::State, language)?;
    let notice = match &arguments.notice {
        None => None,
        Some(id) => {
            let known = || register.notices.iter().map(|entry| entry.notice.id.as_str());
            let found = register.notice_ixs().find(|ix| register.notice(*ix).notice.id.as_str() == id);
            Some(found.ok_or_else(|| unknown(Thing::Notice, id, known().collect(), language))?)
        }
    };
    let wanted = |ix: &TaskIx| {
        let task = register.task(*ix);
        let due = task.in_force.map(|due| due.day);
        (arguments.parts || task.parent.is_none())
            && scope.holds(register.issuer_of(task.notice), Some(task.lead))
            && states.as_ref().is_none_or(|states| states.contains(&task.state))
            && notice.is_none_or(|notice| notice == task.notice)
            && arguments.due_before.is_none_or(|day| due.is_some_and(|due| due < day))
            && arguments.due_after.is_none_or(|day| due.is_some_and(|due| due > day))
    };
    Ok(register.task_ixs().filter(wanted).collect())
}

fn states() -> Vec<Choice<State>> {
    let all = |wanted: fn(State) -> bool| State::ALL.into_iter().filter(|state| wanted(*state)).collect();
    let one = |state: State| Choice::new(vec![state], state.as_str(), &format!("group.{}", state.as_str()));
    let sums = [
        Choice::new(all(State::is_open), "open", "count.open"),
        Choice::new(all(State::is_done), "completed", "count.completed"),
    ];
    State::ALL.into_iter().map(one).chain(sums).collect()
}

/// What is open first, by its deadline; then what is not.
fn table(asked: &Asked, found: &[TaskIx], format: Format, language: Language) -> String {
    let register = &asked.site.register;
    let mut found = found.to_vec();
    found.sort_by_key(|ix| {
        let task = register.task(*ix);
        let due = task.in_force.map(|due| due.day);
        (!task.state.is_open(), due.is_none(), due, *ix)
    });
    let head = match language {
        Language::English => ["State", "Deadline", "Unit", "Task", "Id"],
        Language::Vietnamese => ["Trạng thái", "Thời hạn", "Đơn vị", "Nhiệm vụ", "Mã"],
    };
    let mut table = Table::new(head.map(String::from), 3);
    for ix in &found {
        let task = register.task(*ix);
        let left = task.in_force.map(|due| days_between(register.as_of, due.day));
        let state = match (task.state, left) {
            (State::Overdue, Some(left)) => asked.words.count("state.overdue-by", left.unsigned_abs() as usize),
            (state, _) => asked.words.say(&format!("state.{}", state.as_str())),
        };
        table.push([
            state,
            task.in_force.map(|due| asked.words.date(due.day)).unwrap_or_default(),
            register.offices.unit(task.lead).short.clone(),
            task.text.to_string(),
            task.id.to_string(),
        ]);
    }
    let as_of = asked.words.date(register.as_of);
    let n = found.len();
    let foot = match language {
        Language::English => format!("{} on {as_of}", report::count(n, "task", "tasks")),
        Language::Vietnamese => format!("{n} nhiệm vụ, tính đến {as_of}"),
    };
    if found.is_empty() { foot } else { format!("{}{foot}", table.formed(format)) }
}
