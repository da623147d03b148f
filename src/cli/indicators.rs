//! `ketluan indicators`: what was planned, what was read, and whether that is enough for the time of year.

use std::collections::BTreeSet;
use std::process::ExitCode;

use clap::Args;

use super::query::table::Table;
use super::query::{Asked, Choice, Format, Source, Thing, Whose, choose, excerpt};
use super::report;
use crate::Failure;
use crate::diagnostic::Language;
use crate::register::{Indicator, IndicatorIx, Register, Standing};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    whose: Whose,
    /// Of this year's plan
    #[arg(long)]
    year: Option<i16>,
    /// Standing so: behind, on-pace, exceeded, no-reading
    #[arg(long, value_name = "STANDING", num_args = 1.., value_delimiter = ',')]
    standing: Vec<String>,
    #[command(flatten)]
    source: Source,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let asked = Asked::read(&arguments.source.place, language)?;
    let register = &asked.site.register;
    let found = find(&arguments, register, language)?;
    let source = &arguments.source;
    match source.format {
        format @ (Format::Table | Format::Markdown) => {
            source.put(&format!("{}\n", table(&asked, &found, format, language).trim_end()))?
        }
        Format::Csv => {
            let wanted = rows(register, &found);
            source.put(&excerpt::csv(&asked, "chi-tieu.csv", |at| wanted.contains(&at))?)?;
        }
        Format::Json => {
            let wanted = found.iter().map(|ix| register.indicator(*ix).id.as_str()).collect();
            source.put(&format!("{}\n", excerpt::json(&asked, "indicators", &wanted)?))?;
        }
        Format::Xlsx => {
            let wanted: Vec<usize> = rows(register, &found).into_iter().collect();
            source.put_workbook(&asked, "chi-tieu", &wanted)?;
        }
    }
    asked.done()
}

fn find(arguments: &Arguments, register: &Register, language: Language) -> Result<Vec<IndicatorIx>, Failure> {
    let scope = arguments.whose.find(&register.offices, language)?;
    let standings = choose(&arguments.standing, &standings(), Thing::Standing, language)?;
    let wanted = |ix: &IndicatorIx| {
        let indicator = register.indicator(*ix);
        scope.holds(indicator.issuer, indicator.lead)
            && arguments.year.is_none_or(|year| year == indicator.year)
            && standings.as_ref().is_none_or(|standings| standings.contains(&indicator.standing))
    };
    Ok(IndicatorIx::all(&register.indicators).filter(wanted).collect())
}

fn standings() -> Vec<Choice<Standing>> {
    let all = [Standing::Behind, Standing::OnPace, Standing::Exceeded, Standing::NoReading];
    let one =
        |standing: Standing| Choice::new(vec![standing], standing.as_str(), &format!("standing.{}", standing.as_str()));
    all.map(one).into_iter().collect()
}

/// The places of their rows in the export, which has one a reading, and one for an indicator without any.
fn rows(register: &Register, found: &[IndicatorIx]) -> BTreeSet<usize> {
    let mut wanted = BTreeSet::new();
    let mut first = 0;
    for (at, indicator) in register.indicators.iter().enumerate() {
        let end = first + indicator.readings.len().max(1);
        if found.contains(&IndicatorIx::new(at)) {
            wanted.extend(first..end);
        }
        first = end;
    }
    wanted
}

/// In the order of the programme.
fn table(asked: &Asked, found: &[IndicatorIx], format: Format, language: Language) -> String {
    let register = &asked.site.register;
    let head = match language {
        Language::English => ["Standing", "Of plan", "Reading", "Plan", "Period", "Unit", "Indicator"],
        Language::Vietnamese => ["Đánh giá", "So kế hoạch", "Thực hiện", "Kế hoạch", "Kỳ", "Đơn vị", "Chỉ tiêu"],
    };
    let mut table = Table::new(head.map(String::from), 6);
    for ix in found {
        let indicator = register.indicator(*ix);
        let latest = indicator.latest(register.as_of);
        table.push([
            asked.words.standing(indicator),
            indicator.share.map(|share| asked.words.percent(share)).unwrap_or_default(),
            latest.map(|reading| reading.text.clone()).unwrap_or_default(),
            indicator.plan.as_ref().map(|plan| plan.text.clone()).unwrap_or_default(),
            latest.map(|reading| reading.period.to_string()).unwrap_or_default(),
            indicator.lead.map(|unit| register.offices.unit(unit).short.clone()).unwrap_or_default(),
            name(register, indicator),
        ]);
    }
    let (n, as_of) = (found.len(), asked.words.date(register.as_of));
    let foot = match language {
        Language::English => format!("{} on {as_of}", report::count(n, "indicator", "indicators")),
        Language::Vietnamese => format!("{n} chỉ tiêu, tính đến {as_of}"),
    };
    if found.is_empty() { foot } else { format!("{}{foot}", table.formed(format)) }
}

/// With what it is measured in.
fn name(register: &Register, indicator: &Indicator) -> String {
    let own = register.indicator_name(indicator);
    match indicator.unit_of_measure.as_str() {
        "" => own,
        unit => format!("{own} ({unit})"),
    }
}
