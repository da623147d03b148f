//! `ketluan changes`: what became of the tasks since a day, told so that it adds up.

use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;

use super::query::{Asked, Format, Source, Whose, excerpt};
use crate::Failure;
use crate::diagnostic::Language;
use crate::page::changes::Lately;
use crate::register::{Register, TaskIx};

mod json;
pub mod told;

#[derive(Args)]
pub struct Arguments {
    /// Since the end of this day [default: the last notice of the past month, else seven days]
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    since: Option<Date>,
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    source: Source,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let asked = Asked::read(&arguments.source.place, language)?;
    let register = &asked.site.register;
    check_since(arguments.since, register, language)?;
    let scope = arguments.whose.find(&register.offices, language)?;
    let wanted = |ix: &TaskIx| {
        let task = register.task(*ix);
        scope.holds(register.issuer_of(task.notice), Some(task.lead))
    };
    let mut lately = Lately::of(&asked.site, arguments.since, register.counted().filter(wanted));
    lately.notices.retain(|ix| scope.holds_issuer(register.issuer_of(*ix)));
    lately.indicators.retain(|ix| {
        let indicator = register.indicator(*ix);
        scope.holds(indicator.issuer, indicator.lead)
    });
    let source = &arguments.source;
    let tasks = lately.changes.tasks();
    match source.format {
        Format::Table | Format::Markdown => {
            source.put(&format!("{}\n", told::told(&asked, &lately, source.format, language).trim_end()))?;
        }
        Format::Csv => {
            source.put(&excerpt::csv(&asked, "nhiem-vu.csv", |at| tasks.contains(&TaskIx::new(at)))?)?;
        }
        Format::Json => source.put(&format!("{}\n", json::json(register, &lately)?))?,
        Format::Xlsx => source.put_workbook(&asked, "nhiem-vu", &tasks.iter().map(|ix| ix.at()).collect::<Vec<_>>())?,
    }
    asked.done()
}

/// What is new since a day that is not over has no meaning.
pub fn check_since(since: Option<Date>, register: &Register, language: Language) -> Result<(), Failure> {
    let as_of = register.as_of;
    match since.filter(|since| *since >= as_of) {
        None => Ok(()),
        Some(since) => Err(Failure(match language {
            Language::English => {
                format!(
                    "--since {since} is not before {as_of}, the day that states are told for; name an earlier day, or a later --as-of"
                )
            }
            Language::Vietnamese => {
                format!(
                    "--since {since} không trước ngày số liệu {as_of}; hãy chọn ngày sớm hơn, hoặc --as-of muộn hơn"
                )
            }
        })),
    }
}
