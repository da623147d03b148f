//! `ketluan export --docx PERIOD`: the report of a period as a Word document, to be read over, numbered and signed.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::import::put;
use super::query::{Asked, Where, issuer_named};
use super::report;
use crate::Failure;
use crate::config::IssuerIx;
use crate::diagnostic::{Language, nearest};
use crate::feed;
use crate::page::plan;
use crate::period::Period;

#[derive(Args)]
pub struct Arguments {
    /// The period that the report is about: 2025-10, 2025-Q3, 2025-W44, 2025-H1, 2025-M1..M9 or 2025
    #[arg(long, value_name = "PERIOD", value_parser = super::parse_period)]
    docx: Period,
    /// Where to write it; what stands there is written over
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    /// Whose report, an id of content/units.toml [default: the only issuer there is]
    #[arg(long, value_name = "ID")]
    issuer: Option<String>,
    #[command(flatten)]
    place: Where,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let asked = Asked::read(&arguments.place, language)?;
    let issuer = issuer_named(&asked.site.register.offices, arguments.issuer.as_deref(), language)?;
    let (plan, _) = plan(&asked.site);
    // A paper of the office speaks the site's language, whatever its messages do.
    let Some(bytes) = feed::report(&asked.site, &plan, &asked.export_words(), issuer, arguments.docx) else {
        return Err(none(&asked, plan.reports.of_issuer(issuer), issuer, arguments.docx, language));
    };
    put(&arguments.output, &bytes)?;
    report::line(&arguments.output.display().to_string())?;
    asked.done()
}

/// Which reports there are of that kind.
fn none(asked: &Asked, periods: &[Period], issuer: IssuerIx, wanted: Period, language: Language) -> Failure {
    let issuer = &asked.site.register.offices.issuer(issuer).id;
    let names: Vec<String> = periods.iter().map(Period::to_string).collect();
    let near = nearest(&wanted.to_string(), names.iter().map(String::as_str)).join(", ");
    let last = names.last().cloned().unwrap_or_default();
    let known = if near.is_empty() { last } else { near };
    Failure(match (language, known.is_empty()) {
        (Language::English, true) => format!("{issuer} has no reports: none of its tasks are tracked"),
        (Language::English, false) => {
            format!("{issuer} has no report of {wanted}: nothing was given, due or done in it; there is one of {known}")
        }
        (Language::Vietnamese, true) => format!("{issuer} chưa có báo cáo: không có nhiệm vụ nào được theo dõi"),
        (Language::Vietnamese, false) => {
            format!(
                "{issuer} không có báo cáo kỳ {wanted}: kỳ này không có việc gì giao, đến hạn hay xong; có báo cáo kỳ {known}"
            )
        }
    })
}
