//! The commands: one file each. Only here is clap named, and only here does anything reach a terminal.
//!
//! Exit codes: 0 done, 1 the content has errors (the published site is left as it was), 2 the call or the machine failed.

mod beside;
mod build;
mod changes;
mod check;
mod completions;
mod explain;
mod export;
mod import;
mod indicators;
mod init;
mod man;
mod new;
mod pdf;
mod query;
mod remind;
mod report;
mod rollback;
mod serve;
mod tasks;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::diagnostic::Language;
use crate::period::Period;

/// From an office's notices of conclusions to a site that says who does what, by when, and how far it has got.
#[derive(Parser)]
#[command(name = "ketluan", version, about, propagate_version = true, after_help = EXAMPLES)]
struct Cli {
    /// The language of messages [default: Vietnamese where the machine's language is, else English]
    #[arg(long, global = true, value_enum, env = "KETLUAN_LANG", hide_env_values = true)]
    lang: Option<MessageLanguage>,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  ketluan init                         begin a site in this folder
  ketluan new notice --date 2025-11-03 a skeleton with the units and what is still open
  ketluan build                        build the site in this folder into output/
  ketluan build --as-of 2025-10-31     tell the states for that day
  ketluan serve --open                 show it in the browser while you write
  ketluan check --lang vi              say what is wrong, in Vietnamese, and write nothing
  ketluan import cuoc-hop.docx --issuer skhcn
  ketluan tasks --unit van-phong-so --state overdue due-soon
  ketluan changes --since 2025-09-30 --format markdown
  ketluan remind --days 7 --lang vi
  ketluan export --docx 2025-10 --output bao-cao.docx
  ketluan explain \"trình trước ngày 15/3\" --issued 2025-03-01

Exit codes: 0 done, 1 the content has errors, 2 the call or the machine failed";

#[derive(Clone, Copy, ValueEnum)]
enum MessageLanguage {
    En,
    Vi,
}

#[derive(Subcommand)]
enum Command {
    /// Begin a site: settings, units, one example notice; and a pipeline, where asked for
    Init(init::Arguments),
    /// Write a skeleton to fill in: the issuer's units as headings, the period, what is still open
    New(new::Arguments),
    /// Check the content, build the site and publish it
    Build(build::Arguments),
    /// Show the site in the browser, follow what is saved, say what is wrong on the page; write nothing
    Serve(serve::Arguments),
    /// Bring back a site that was published before, in one step
    Rollback(rollback::Arguments),
    /// Say everything that is wrong with the content; write nothing
    Check(check::Arguments),
    /// Say what is read from a text: deadlines, citations, units, and why
    Explain(explain::Arguments),
    /// Make notices of documents: Word, OpenDocument, PDF, text; tables of workbooks
    Import(import::Arguments),
    /// Say what changed since a day: given, done, moved, newly overdue, and the sum that ties them together
    Changes(changes::Arguments),
    /// List tasks: whose, due when, and how they stand
    Tasks(tasks::Arguments),
    /// Write a message for each unit: what is overdue and what falls due next
    Remind(remind::Arguments),
    /// Write the report of a period as a Word document, ready to be signed
    Export(export::Arguments),
    /// List indicators: plan, reading, and how they stand
    Indicators(indicators::Arguments),
    /// Write what a shell needs to complete commands and options
    Completions(completions::Arguments),
    /// Write the manual pages
    Man(man::Arguments),
}

/// What every command about a site takes.
#[derive(Args)]
struct SiteArguments {
    /// The site's folder, which holds content/
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The day that states are told for, as 2025-10-31 [default: as_of in site.toml, else the last day the content knows]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    as_of: Option<Date>,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
}

fn parse_day(text: &str) -> Result<Date, String> {
    crate::config::day::parse_day(text).ok_or_else(|| "write a day of the calendar as 2025-03-31".to_owned())
}

/// What the locale says, by the order of POSIX; it decides nothing but the language that messages are in.
fn language_of_machine() -> Language {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(std::env::var_os).find(|value| !value.is_empty());
    match said.is_some_and(|locale| locale.to_string_lossy().to_lowercase().starts_with("vi")) {
        true => Language::Vietnamese,
        false => Language::English,
    }
}

fn parse_period(text: &str) -> Result<Period, String> {
    Period::parse(text)
        .ok_or_else(|| "write a period as 2025-W45, 2025-11, 2025-Q4, 2025-H2, 2025-M1..M9 or 2025".to_owned())
}

/// Runs the program on the process's own arguments.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // --help and --version are answers, not mistakes.
            let code = if error.use_stderr() { 2 } else { 0 };
            // A closed pipe leaves nobody to tell.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let language = match cli.lang {
        Some(MessageLanguage::En) => Language::English,
        Some(MessageLanguage::Vi) => Language::Vietnamese,
        None => language_of_machine(),
    };
    let done = match cli.command {
        Command::Init(arguments) => init::run(arguments, language),
        Command::New(arguments) => new::run(arguments, language),
        Command::Build(arguments) => build::run(arguments, language),
        Command::Serve(arguments) => serve::run(arguments, language),
        Command::Rollback(arguments) => rollback::run(arguments, language),
        Command::Check(arguments) => check::run(arguments, language),
        Command::Explain(arguments) => explain::run(arguments, language),
        Command::Import(arguments) => import::run(arguments, language),
        Command::Changes(arguments) => changes::run(arguments, language),
        Command::Tasks(arguments) => tasks::run(arguments, language),
        Command::Remind(arguments) => remind::run(arguments, language),
        Command::Export(arguments) => export::run(arguments, language),
        Command::Indicators(arguments) => indicators::run(arguments, language),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
    };
    match done {
        Ok(code) => code,
        Err(failure) => {
            report::failure(&failure, language);
            ExitCode::from(2)
        }
    }
}
