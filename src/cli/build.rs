//! `ketluan build`: check, build, publish; and a summary of what was built.

mod markdown;
mod published;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;

use self::markdown::Made;
use self::published::Published;
use super::import::put;
use super::query::Asked;
use super::report::{self, Format};
use super::{SiteArguments, beside};
use crate::diagnostic::{Diagnostics, Language, Severity};
use crate::output::{self, Destination, Keep, Summary};
use crate::page::Site;
use crate::register::{Count, State};
use crate::{Before, Failure, Options, check_vanished, input, make_when_asked, understand};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// Where to publish [default: output/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Tell what is new since the end of this day [default: the last notice of the past month, else seven days]
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    since: Option<Date>,
    /// Also write a summary in Markdown, for a merge request: what changed since what is published, or since --since, and what was found
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// Keep so many of the sites published before, for `ketluan rollback`
    #[arg(long, value_name = "N")]
    keep: Option<usize>,
    /// How to write what was found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let mut markdown = None;
    let done = build(&arguments, language, &mut markdown);
    if let Some(path) = &arguments.summary {
        let text = match (&done, markdown) {
            (_, Some(text)) => text,
            (Err(failure), None) => markdown::failed(failure, language),
            (Ok(_), None) => String::new(),
        };
        put(path, text.as_bytes())?;
    }
    done
}

/// Builds and publishes; leaves the summary for merge requests, as far as it came.
fn build(arguments: &Arguments, language: Language, markdown: &mut Option<String>) -> Result<ExitCode, Failure> {
    let root = &arguments.site.root;
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(root, &mut diagnostics)?;
    let folder = arguments.output.clone().unwrap_or_else(|| root.join("output"));
    let destination = Destination::choose(&folder, root)?;
    let keep = arguments.keep.map_or(Keep::None, Keep::Last);
    let options = Options { as_of: arguments.site.as_of, since: arguments.since };
    let mut site = understand(&mut content, &options, &mut diagnostics);
    beside::look(&mut site, &content.files, Some(destination.folder()), &mut diagnostics);
    super::changes::check_since(arguments.since, &site.register, language)?;
    let theme = input::read_theme(root, &site.register.settings.theme, &mut site.sources, &mut diagnostics)?;
    let said = |diagnostics: Diagnostics| {
        let diagnostics = diagnostics.sorted(&site.sources);
        let diagnostics = if arguments.site.strict { diagnostics.strict() } else { diagnostics };
        report::diagnostics(&diagnostics, &site.sources, arguments.format, language)?;
        Ok::<_, Failure>(diagnostics)
    };
    let mut published = None;
    let done = make_when_asked(&site, theme, &content.files, &mut diagnostics, |made, diagnostics| {
        let before = Before {
            addresses: output::published(&destination)?,
            site_json: std::fs::read(destination.folder().join("du-lieu/site.json")).ok(),
        };
        check_vanished(&before, &site, made.files, diagnostics);
        if arguments.summary.is_some() && arguments.since.is_none() {
            published = before.site_json.as_deref().and_then(Published::read);
        }
        drop(before);
        let diagnostics = said(std::mem::take(diagnostics))?;
        if diagnostics.has_errors() {
            return Ok((diagnostics, None));
        }
        match output::write_made(&destination, made.files, keep, made.maker) {
            Ok(done) => Ok((diagnostics, Some(done))),
            Err(failure) => match made.faults() {
                faults if faults.is_empty() => Err(failure),
                // A template that breaks on some page only.
                faults => Ok((said(faults)?, None)),
            },
        }
    });
    let (diagnostics, done) = match done {
        Some(done) => done?,
        None => (said(diagnostics)?, None),
    };
    let summary = done.as_ref().map(|done| summary(&site, done, &folder, &diagnostics, language));
    if arguments.summary.is_some() {
        let asked = Asked::of(site, diagnostics.count(Severity::Error), language);
        let made = Made { asked: &asked, diagnostics: &diagnostics, published };
        *markdown = Some(made.markdown(done.is_some(), language));
    } else {
        // The process ends here; to give an archive back piece by piece would take it a second more.
        std::mem::forget(site);
    }
    let Some(summary) = summary else {
        let tally = report::tally(&diagnostics, language);
        report::line(&match language {
            Language::English => format!("{tally}; nothing was published, the site is as it was"),
            Language::Vietnamese => format!("{tally}; chưa công bố gì, trang hiện có giữ nguyên"),
        })?;
        return Ok(ExitCode::from(1));
    };
    if arguments.format == Format::Human {
        report::line(&summary)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What was understood, what was written, and where to look.
fn summary(
    site: &Site,
    done: &Summary,
    folder: &std::path::Path,
    diagnostics: &Diagnostics,
    language: Language,
) -> String {
    let register = &site.register;
    let count = Count::of(register, register.counted());
    let (notices, tasks) = (register.notices.len(), register.counted().count());
    let (indicators, documents) = (register.indicators.len(), register.documents.len());
    let (open, overdue) = (count.open(), count.get(State::Overdue));
    // A site without a notice names no day, in the terminal as on its pages.
    let on = |word: &str| match register.notices.is_empty() {
        true => String::new(),
        false => format!(" {word} {}", register.as_of),
    };
    let (written, unchanged, removed) = (done.written, done.unchanged, done.removed);
    let tally = match report::tally(diagnostics, language) {
        tally if tally.is_empty() => String::new(),
        tally => format!("\n{tally}"),
    };
    let first = folder.join("index.html");
    let first = first.display();
    let in_place = report::weaker_promise(done, language);
    match language {
        Language::English => format!(
            "{}, {} ({open} open, {overdue} overdue{}), {}, {}\n\
             {} written, {unchanged} unchanged, {removed} removed{in_place}{tally}\n\
             open {first}",
            report::count(notices, "notice", "notices"),
            report::count(tasks, "task", "tasks"),
            on("on"),
            report::count(indicators, "indicator", "indicators"),
            report::count(documents, "document cited", "documents cited"),
            report::count(written, "file", "files"),
        ),
        Language::Vietnamese => format!(
            "{notices} thông báo, {tasks} nhiệm vụ ({open} chưa xong, {overdue} quá hạn{}), {indicators} chỉ tiêu, {documents} văn bản được dẫn\n\
             đã ghi {written} tệp, {unchanged} tệp giữ nguyên, bỏ {removed} tệp{in_place}{tally}\n\
             mở {first}",
            on("vào ngày")
        ),
    }
}
