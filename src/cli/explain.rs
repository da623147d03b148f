//! `ketluan explain`: what is read from a text, by which rule, and what was taken for no deadline and why.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serde::Serialize;

use super::query::issuer_named;
use super::report;
use crate::config::TomlText;
use crate::config::{IssuerIx, Offices};
use crate::diagnostic::{Diagnostics, Language};
use crate::source::{Source, Sources};
use crate::vietnamese::citation;
use crate::vietnamese::deadline::{self, Context, Reading};
use crate::vietnamese::week::WeekNumbering;
use crate::vietnamese::workday::WorkCalendar;
use crate::{Failure, config, input};

mod told;

#[derive(Args)]
pub struct Arguments {
    /// The text; read from standard input where it is left out
    // A line copied out of a notice often begins with a dash.
    #[arg(allow_hyphen_values = true, value_parser = sentence)]
    text: Option<String>,
    /// The day the text was issued, from which years left unsaid are counted
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    issued: Option<Date>,
    /// Whose units to look for, an id of content/units.toml [default: the only issuer there is]
    #[arg(long, value_name = "ID")]
    issuer: Option<String>,
    /// The site whose units and days off are used, if there is one
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// A text, and not an option that is misspelt: those have no spaces and letters behind their dashes.
fn sentence(text: &str) -> Result<String, String> {
    let option = text.starts_with('-') && !text.contains(char::is_whitespace);
    if option { Err("there is no such option; see --help".to_owned()) } else { Ok(text.to_owned()) }
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Keys as in site.json.
#[derive(Serialize)]
struct Explained<'a> {
    deadlines: Vec<ExplainedDeadline<'a>>,
    not_deadlines: Vec<ExplainedRejection<'a>>,
    doubts: Vec<ExplainedRejection<'a>>,
    citations: Vec<ExplainedCitation<'a>>,
    units: Vec<ExplainedUnit<'a>>,
}

#[derive(Serialize)]
struct ExplainedDeadline<'a> {
    phrase: &'a str,
    relation: &'static str,
    start: Option<Date>,
    end: Option<Date>,
    time: Option<String>,
    confidence: &'static str,
    rule: Option<&'a str>,
    why: &'static str,
}

#[derive(Serialize)]
struct ExplainedRejection<'a> {
    phrase: &'a str,
    reason: &'static str,
    why: &'static str,
}

#[derive(Serialize)]
struct ExplainedCitation<'a> {
    #[serde(rename = "type")]
    kind: Option<&'static str>,
    number: Option<&'a str>,
    date: Option<Date>,
    issuer: Option<&'a str>,
    phrase: &'a str,
}

#[derive(Serialize)]
struct ExplainedUnit<'a> {
    phrase: &'a str,
    unit: &'a str,
    name: &'a str,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let text = match arguments.text {
        Some(text) => text,
        None => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| Failure(error.to_string()))?;
            String::from_utf8(bytes).map_err(|_| Failure("the text is not UTF-8".to_owned()))?
        }
    };
    let text = Source::new("", &text).text;
    let world = World::read(&arguments.root, arguments.issuer.as_deref(), language)?;
    let weeks = world.issuer.map(|issuer| &world.offices.issuer(issuer).weeks);
    let no_weeks = WeekNumbering::default();
    let context = Context { issued: arguments.issued, calendar: &world.calendar, weeks: weeks.unwrap_or(&no_weeks) };
    let reading = deadline::read(&text, &context);
    let citations = citation::read(&text);
    let explained = explain(&text, &reading, &citations, &world, language);
    match arguments.format {
        Format::Json => report::line(&serde_json::to_string_pretty(&explained).unwrap_or_default())?,
        Format::Text => report::line(told::told(&text, &reading, &explained, language).trim_end())?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The units and days off of a site, where there is one to ask.
struct World {
    offices: Offices,
    issuer: Option<IssuerIx>,
    calendar: WorkCalendar,
}

impl World {
    fn read(root: &Path, issuer: Option<&str>, language: Language) -> Result<Self, Failure> {
        let mut world = Self { offices: Offices::default(), issuer: None, calendar: WorkCalendar::default() };
        // A site's mistakes are for `check` to tell.
        let mut unheard = Diagnostics::default();
        let mut sources = Sources::default();
        for name in ["units.toml", "calendar.toml"] {
            let path = root.join("content").join(name);
            if !path.is_file() {
                continue;
            }
            let text = String::from_utf8_lossy(&input::read_bytes(&path)?).into_owned();
            let source = sources.add(Source::new(name, &text));
            let toml = TomlText { source, text: &sources.get(source).text, offset: 0 };
            match name {
                "units.toml" => world.offices = config::read_offices(toml, &mut unheard),
                _ => world.calendar = config::read_calendar(toml, &mut unheard),
            }
        }
        // A text of nobody known has deadlines all the same.
        if issuer.is_some() || world.offices.issuers.len() == 1 {
            world.issuer = Some(issuer_named(&world.offices, issuer, language)?);
        }
        Ok(world)
    }
}

fn explain<'a>(
    text: &'a str,
    reading: &'a Reading,
    citations: &'a [citation::Citation],
    world: &'a World,
    language: Language,
) -> Explained<'a> {
    let say = |(en, vi): (&'static str, &'static str)| match language {
        Language::English => en,
        Language::Vietnamese => vi,
    };
    let units = world.issuer.map(|issuer| world.offices.issuer(issuer).names.scan(text)).unwrap_or_default();
    Explained {
        deadlines: reading
            .deadlines
            .iter()
            .map(|deadline| ExplainedDeadline {
                phrase: deadline.phrase.of(text),
                relation: deadline.relation.as_str(),
                start: deadline.start,
                end: deadline.end,
                time: deadline.time.map(|time| time.strftime("%H:%M").to_string()),
                confidence: deadline.confidence.as_str(),
                rule: deadline.rule.as_deref(),
                why: say(deadline.form.explanation()),
            })
            .collect(),
        not_deadlines: reading
            .rejected
            .iter()
            .map(|rejected| ExplainedRejection {
                phrase: rejected.span.of(text),
                reason: rejected.reason.as_str(),
                why: say(rejected.reason.explanation()),
            })
            .collect(),
        doubts: reading
            .doubts
            .iter()
            .map(|doubt| ExplainedRejection {
                phrase: doubt.span.of(text),
                reason: doubt.kind.as_str(),
                why: say(doubt.kind.explanation()),
            })
            .collect(),
        citations: citations
            .iter()
            .map(|citation| ExplainedCitation {
                kind: citation.kind.map(|kind| kind.name()),
                number: citation.number.as_deref(),
                date: citation.date,
                issuer: citation.issuer.as_deref(),
                phrase: citation.span.of(text),
            })
            .collect(),
        units: units
            .into_iter()
            .map(|mention| {
                let unit = world.offices.unit(mention.key);
                ExplainedUnit { phrase: mention.span.of(text), unit: unit.id.as_str(), name: &unit.name }
            })
            .collect(),
    }
}
