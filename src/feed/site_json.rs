//! `du-lieu/site.json`: all that was understood, for programs. The schema is a contract: keys are only ever added, with a new
//! number where the meaning of an old one changes.

use std::io::{self, Write};

use jiff::civil::{Date, Time};
use serde::Serialize;

use super::{About, json, parts};
use crate::file::File;
use crate::page::address;
use crate::register::{self, DueSource, EventKind, NoticeIx, TaskIx};
use crate::vietnamese::word::tidy;

/// Notices of a part.
const AT_ONCE: usize = 64;

#[derive(Serialize)]
struct Document<'a> {
    schema: u8,
    as_of: Date,
    issuers: Vec<Issuer<'a>>,
    notices: Vec<Notice<'a>>,
    indicators: Vec<Indicator<'a>>,
}

#[derive(Serialize)]
struct Issuer<'a> {
    id: &'a str,
    name: &'a str,
    units: Vec<Unit<'a>>,
}

#[derive(Serialize)]
struct Unit<'a> {
    id: &'a str,
    name: &'a str,
    aliases: &'a [String],
}

#[derive(Serialize)]
struct Notice<'a> {
    id: &'a str,
    kind: &'static str,
    issuer: &'a str,
    number: Option<&'a str>,
    issued: Option<String>,
    title: &'a str,
    reviews: Option<String>,
    directs: Option<String>,
    url: String,
    tasks: Vec<Task<'a>>,
    citations: Vec<Citation<'a>>,
}

#[derive(Serialize)]
struct Task<'a> {
    id: &'a str,
    unit: &'a str,
    with: Vec<&'a str>,
    person: Option<&'a str>,
    leader: Option<&'a str>,
    product: Option<&'a str>,
    text: &'a str,
    state: &'static str,
    due: Option<Date>,
    reported: Option<Date>,
    parent: Option<&'a str>,
    deadlines: Vec<Deadline<'a>>,
    citations: Vec<&'a str>,
}

#[derive(Serialize)]
struct Deadline<'a> {
    phrase: String,
    relation: &'static str,
    start: Option<Date>,
    end: Option<Date>,
    time: Option<String>,
    confidence: &'static str,
    rule: Option<&'a str>,
}

#[derive(Serialize)]
struct Citation<'a> {
    r#type: Option<&'static str>,
    number: Option<&'a str>,
    date: Option<Date>,
    issuer: Option<&'a str>,
    phrase: String,
}

#[derive(Serialize)]
struct Indicator<'a> {
    id: &'a str,
    issuer: &'a str,
    year: i16,
    group: &'a str,
    no: &'a str,
    name: &'a str,
    unit_of_measure: &'a str,
    plan: Option<Plan<'a>>,
    lead_unit: Option<&'a str>,
    readings: Vec<Reading>,
    standing: &'static str,
}

#[derive(Serialize)]
struct Plan<'a> {
    min: Option<f64>,
    max: Option<f64>,
    text: &'a str,
}

#[derive(Serialize)]
struct Reading {
    period: String,
    date: Date,
    value: Option<f64>,
    percent: Option<f64>,
    source: String,
}

/// Writes it, a few notices at a time.
pub fn write(about: &About, out: &mut dyn Write) -> io::Result<()> {
    let register = about.register();
    let document = Document {
        schema: 1,
        as_of: register.as_of,
        issuers: register.offices.issuers.iter().map(|issuer| self::issuer(about, issuer)).collect(),
        // The most of it by far: written side by side below, and put in.
        notices: Vec::new(),
        indicators: register.indicators.iter().map(|of| indicator(about, of)).collect(),
    };
    let notices: Vec<NoticeIx> = register.notice_ixs().collect();
    let written = json::lines(&document);
    let (before, behind) = json::around(&written, "notices");
    out.write_all(before)?;
    let chunks: Vec<&[NoticeIx]> = notices.chunks(AT_ONCE).collect();
    parts::write(out, chunks.len(), |part| {
        let comma = if part > 0 { b",".as_slice() } else { b"" };
        [comma, &json::entries(chunks[part].iter().map(|ix| notice(about, *ix)))].concat()
    })?;
    out.write_all(behind)
}

/// What may stand in it, as JSON Schema; for programs that read it, and for the checks of the built site.
pub fn schema() -> File {
    File::new(address::data("site.schema.json"), include_bytes!("site.schema.json").as_slice())
}

fn issuer<'a>(about: &About<'a>, issuer: &'a crate::config::Issuer) -> Issuer<'a> {
    let units = issuer.units.iter().map(|ix| {
        let unit = about.register().offices.unit(*ix);
        Unit { id: unit.id.as_str(), name: &unit.name, aliases: &unit.aliases }
    });
    Issuer { id: issuer.id.as_str(), name: &issuer.name, units: units.collect() }
}

fn notice<'a>(about: &About<'a>, ix: NoticeIx) -> Notice<'a> {
    let register = about.register();
    let entry = register.notice(ix);
    let notice = &entry.notice;
    let text = &about.site.sources.get(notice.source).text;
    let citations = notice.citations.iter().map(|citation| Citation {
        r#type: citation.kind.map(|kind| kind.name()),
        number: citation.number.as_deref(),
        date: citation.date,
        issuer: citation.issuer.as_deref(),
        phrase: citation.printed(text),
    });
    Notice {
        id: notice.id.as_str(),
        kind: notice.front.kind.as_str(),
        issuer: register.offices.issuer(notice.front.issuer).id.as_str(),
        number: notice.front.number.as_deref(),
        issued: notice.front.issued.iso(),
        title: &notice.front.title,
        reviews: notice.front.reviews.map(|period| period.to_string()),
        directs: notice.front.directs.map(|period| period.to_string()),
        url: address::notice(&notice.id).to_string(),
        tasks: entry.tasks.iter().map(|ix| task(about, *ix)).collect(),
        citations: citations.collect(),
    }
}

fn task<'a>(about: &About<'a>, ix: TaskIx) -> Task<'a> {
    let register = about.register();
    let task = register.task(ix);
    let unit = |ix| register.offices.unit(ix).id.as_str();
    let cited = task.cites.iter().map(|ix| {
        let document = register.document(*ix);
        if document.number.is_empty() { document.key.as_str() } else { document.number.as_str() }
    });
    Task {
        id: task.id.as_str(),
        unit: unit(task.lead),
        with: task.with.iter().map(|ix| unit(*ix)).collect(),
        person: task.person.as_deref(),
        leader: task.leader.as_deref(),
        product: task.product.as_deref(),
        text: &task.text,
        state: task.state.as_str(),
        due: task.in_force.map(|due| due.day),
        reported: register.reported_on(ix, register.as_of),
        parent: task.parent.map(|ix| register.task(ix).id.as_str()),
        deadlines: deadlines(about, task),
        citations: cited.collect(),
    }
}

/// What is said outright, then what the words say, then the days it was moved to: the one in force is always among them,
/// unless it is only the latest of the parts'.
fn deadlines<'a>(about: &About<'a>, task: &'a register::Task) -> Vec<Deadline<'a>> {
    let by = |phrase: String, day: Date| Deadline {
        phrase,
        relation: "by",
        start: None,
        end: Some(day),
        time: None,
        confidence: "exact",
        rule: None,
    };
    let sources = &about.site.sources;
    let outright = task.due.as_ref().map(|due| {
        let written = tidy(sources.get(due.place.source).slice(due.place.span));
        by(if written.is_empty() { due.value.to_string() } else { written }, due.value)
    });
    let read = task.deadlines.iter().map(|deadline| Deadline {
        phrase: tidy(sources.get(task.place().source).slice(deadline.phrase)),
        relation: deadline.relation.as_str(),
        start: deadline.start,
        end: deadline.end,
        time: deadline.time.map(clock),
        confidence: deadline.confidence.as_str(),
        rule: deadline.rule.as_deref(),
    });
    let mut all: Vec<Deadline> = outright.into_iter().chain(read).collect();
    let moved = task.events.iter().filter_map(|event| match event.kind {
        EventKind::Moved { to, source: DueSource::Log | DueSource::Continuation(_), .. } => Some(to),
        _ => None,
    });
    for day in moved {
        if !all.iter().any(|known| known.end == Some(day)) {
            all.push(by(day.to_string(), day));
        }
    }
    all
}

/// 17:00
fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn indicator<'a>(about: &About<'a>, indicator: &'a register::Indicator) -> Indicator<'a> {
    let offices = &about.register().offices;
    let readings = indicator.readings.iter().map(|reading| Reading {
        period: reading.period.to_string(),
        date: reading.date,
        value: reading.value,
        // Two decimals say all that a percentage of plan can mean.
        percent: reading.percent.map(|percent| (percent * 100.0).round() / 100.0),
        source: about.source_line(reading.place),
    });
    Indicator {
        id: indicator.id.as_str(),
        issuer: offices.issuer(indicator.issuer).id.as_str(),
        year: indicator.year,
        group: &indicator.group,
        no: &indicator.number,
        name: &indicator.name,
        unit_of_measure: &indicator.unit_of_measure,
        plan: indicator.plan.as_ref().map(|plan| Plan { min: plan.min, max: plan.max, text: &plan.text }),
        lead_unit: indicator.lead.map(|ix| offices.unit(ix).id.as_str()),
        readings: readings.collect(),
        standing: indicator.standing.as_str(),
    }
}
