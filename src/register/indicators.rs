//! Rows of KPI tables from all notices gathered into indicators: one plan, many readings.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::measure;
use super::standing::{accumulates, stand};
use super::{Entry, Indicator, IndicatorIx, NoticeIx, Reading, Standing};
use crate::config::{Direction, IndicatorIdentity, IssuerIx, Offices};
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::id::IndicatorId;
use crate::notice::{IndicatorRow, NoticeKind};
use crate::source::Place;
use crate::vietnamese::fold::{fold, slug};
use crate::vietnamese::number;

/// Under which an indicator is one: issuer, year, its name within its parent's.
type Key = (IssuerIx, i16, String);

/// All indicators, by issuer, year, and the order of the tables, with their standing as of a day.
pub fn gather(
    entries: &[Entry],
    offices: &Offices,
    identities: &[IndicatorIdentity],
    as_of: Date,
    diagnostics: &mut Diagnostics,
) -> Vec<Indicator> {
    let mut indicators: Vec<Indicator> = Vec::new();
    let mut places: BTreeMap<Key, IndicatorIx> = BTreeMap::new();
    // Programmes first: what they plan is the plan, and their order is the order.
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|ix| (entries[*ix].notice.front.kind != NoticeKind::Programme, *ix));
    for ix in order {
        let notice = &entries[ix].notice;
        let mut of_rows: Vec<IndicatorIx> = Vec::new();
        for row in &notice.rows {
            let issuer = notice.front.issuer;
            let identity = identity(identities, row);
            let name = key_name(row, &notice.rows, identity);
            let key = (issuer, row.year, name.clone());
            let place = *places.entry(key).or_insert_with(|| {
                let parent = row.parent.and_then(|parent| of_rows.get(parent).copied());
                let id = format!("{}/{}/{}", offices.issuer(issuer).id, row.year, slug(&name));
                indicators.push(new(id, issuer, row, identity, parent, offices));
                IndicatorIx::new(indicators.len() - 1)
            });
            of_rows.push(place);
            let row = measure::told_alike(&indicators[place.at()], row, entries, diagnostics);
            add(&mut indicators[place.at()], &row, NoticeIx::new(ix), entries, diagnostics);
        }
    }
    super::told::add(&mut indicators, entries, identities);
    name_apart(&mut indicators);
    // Where no programme stands in the archive, every reading is without a plan and there is nothing to mend.
    let mut planned: BTreeMap<(IssuerIx, i16), Vec<String>> = BTreeMap::new();
    for indicator in indicators.iter().filter(|indicator| indicator.plan.is_some()) {
        planned.entry((indicator.issuer, indicator.year)).or_default().push(indicator.name.clone());
    }
    for indicator in &mut indicators {
        let planned = planned.get(&(indicator.issuer, indicator.year));
        finish(indicator, as_of, planned.map(Vec::as_slice), diagnostics);
        let said = identities.iter().any(|identity| identity.name == indicator.name && identity.direction.is_some());
        if !said {
            check_direction(indicator, diagnostics);
        }
    }
    by_issuer_and_year(indicators)
}

fn identity<'i>(identities: &'i [IndicatorIdentity], row: &IndicatorRow) -> Option<&'i IndicatorIdentity> {
    let folded = fold(&row.name);
    identities.iter().find(|identity| identity.names().any(|name| fold(name) == folded))
}

/// A sub-row's name says nothing without its parent's ("Cấp tỉnh").
fn key_name(row: &IndicatorRow, rows: &[IndicatorRow], identity: Option<&IndicatorIdentity>) -> String {
    let own = identity.map_or_else(|| fold(&row.name), |identity| identity.id.clone());
    match row.parent.and_then(|parent| rows.get(parent)) {
        Some(parent) => format!("{} {own}", fold(&parent.name)),
        None => own,
    }
}

fn new(
    id: String,
    issuer: IssuerIx,
    row: &IndicatorRow,
    identity: Option<&IndicatorIdentity>,
    parent: Option<IndicatorIx>,
    offices: &Offices,
) -> Indicator {
    let said = identity.and_then(|identity| identity.direction);
    // "Không quá 5" asks for less; a plan with a lower bound, or a figure, asks for more.
    let bounded = row.plan.as_ref().is_some_and(|plan| plan.min.is_none() && plan.max.is_some());
    let lead = identity.and_then(|identity| identity.lead_unit.as_deref());
    Indicator {
        id: IndicatorId::new(id),
        issuer,
        year: row.year,
        group: row.group.clone(),
        number: row.number.clone(),
        name: identity.map_or_else(|| row.name.clone(), |identity| identity.name.clone()),
        unit_of_measure: match identity.and_then(|identity| identity.unit_of_measure.clone()) {
            Some(unit) if row.unit_of_measure.is_empty() => unit,
            _ => row.unit_of_measure.clone(),
        },
        plan: None,
        former_plans: Vec::new(),
        accumulates: identity
            .and_then(|identity| identity.accumulates)
            .unwrap_or_else(|| accumulates(&row.name, &row.unit_of_measure)),
        direction: said.unwrap_or(if bounded { Direction::Down } else { Direction::Up }),
        lead: row.lead.or_else(|| lead.and_then(|lead| offices.find_unit(issuer, lead))),
        parent,
        readings: Vec::new(),
        planned_in: None,
        place: row.place,
        standing: Standing::NoReading,
        share: None,
        pace: 0.0,
    }
}

fn add(
    indicator: &mut Indicator,
    row: &IndicatorRow,
    notice: NoticeIx,
    entries: &[Entry],
    diagnostics: &mut Diagnostics,
) {
    match (&indicator.plan, &row.plan) {
        (None, Some(plan)) => {
            indicator.former_plans.extend(row.former_plan.as_deref().map(|former| (former.clone(), notice)));
            indicator.plan = Some(plan.clone());
            indicator.planned_in = Some(notice);
        }
        // "Kế hoạch điều chỉnh": the former figure stays to be told.
        (Some(known), Some(found)) if row.revises && (known.min, known.max) != (found.min, found.max) => {
            let former = indicator.planned_in.unwrap_or(notice);
            indicator.former_plans.push((known.clone(), former));
            indicator.plan = Some(found.clone());
            indicator.planned_in = Some(notice);
        }
        (Some(known), Some(found)) if (known.min, known.max) != (found.min, found.max) => {
            let other = indicator.planned_in.map(|ix| entries[ix.at()].notice.id.to_string()).unwrap_or_default();
            diagnostics
                .report(Code::IndicatorDiffers, row.place)
                .with("name", &row.name)
                .with("found", &found.text)
                .with("known", &known.text)
                .with("other", other);
        }
        _ => {}
    }
    if indicator.lead.is_none() {
        indicator.lead = row.lead;
    }
    for reading in &row.readings {
        // What two notices report of one period is one reading; the later notice knows better.
        let same = |known: &&Reading| known.period == reading.period && known.notice == notice;
        if let Some(known) = indicator.readings.iter().find(same).filter(|known| known.value != reading.value) {
            diagnostics
                .report(Code::ReadingDiffers, Place::new(row.place.source, reading.span))
                .with("name", &row.name)
                .with("period", reading.period.to_string())
                .with("known", &known.text)
                .with("found", &reading.text);
        }
        indicator.readings.retain(|known| known.period != reading.period);
        indicator.readings.push(Reading {
            period: reading.period,
            date: reading.period.days().1,
            value: reading.value,
            percent: reading.percent,
            text: reading.text.clone(),
            notice,
            place: Place::new(row.place.source, reading.span),
        });
    }
}

/// Names that differ only in what an address cannot hold get a number, in the order of the tables.
fn name_apart(indicators: &mut [Indicator]) {
    let mut used: BTreeMap<IndicatorId, usize> = BTreeMap::new();
    for indicator in indicators {
        let count = used.entry(indicator.id.clone()).or_default();
        *count += 1;
        if *count > 1 || indicator.id.as_str().ends_with('/') {
            indicator.id = IndicatorId::new(format!("{}-{count}", indicator.id));
        }
    }
}

/// `planned` are the names of the year's programme, where there is one.
fn finish(indicator: &mut Indicator, as_of: Date, planned: Option<&[String]>, diagnostics: &mut Diagnostics) {
    indicator.readings.sort_by_key(|reading| (reading.date, reading.period));
    let unplanned = indicator.plan.is_none() && !indicator.readings.is_empty();
    if let Some(planned) = planned.filter(|_| unplanned) {
        diagnostics
            .report(Code::UnplannedIndicator, indicator.place)
            .with("name", &indicator.name)
            .with("year", indicator.year.to_string())
            .near(nearest(&indicator.name, planned.iter().map(String::as_str)));
    }
    stand(indicator, as_of);
    check_share(indicator, diagnostics);
}

/// "Tỷ lệ hồ sơ trễ hạn | 2 %": less is better, and neither the plan nor indicators.toml says so.
fn check_direction(indicator: &Indicator, diagnostics: &mut Diagnostics) {
    // The name itself is of what should not be; "Cho vay hộ nghèo", "Thu nợ thuế quá hạn" are of work.
    const LESS: &[&str] = &["tre han", "qua han", "cham muon", "ton dong"];
    let name = fold(&indicator.name);
    let bad = (name.starts_with("ty le ho so") || name.starts_with("so ho so") || name.starts_with("ho so"))
        && LESS.iter().any(|words| name.ends_with(words))
        || ["ty le ho ngheo", "so vu tai nan", "ty le no xau"].iter().any(|words| name.starts_with(words));
    let open = indicator.direction == Direction::Up && indicator.plan.is_some();
    if open && bad {
        diagnostics.report(Code::LessIsBetter, indicator.place).with("name", &indicator.name);
    }
}

/// A result many times the plan: a dot for a comma, another unit of measure, a column read for another.
fn check_share(indicator: &Indicator, diagnostics: &mut Diagnostics) {
    let Some(plan) = &indicator.plan else { return };
    let far = |reading: &&Reading| reading.percent.is_some_and(|percent| percent > FAR_FROM_PLAN);
    for reading in indicator.readings.iter().filter(far) {
        diagnostics
            .report(Code::FarFromPlan, reading.place)
            .with("found", &reading.text)
            .with("plan", &plan.text)
            .with("share", number::format(reading.percent.unwrap_or_default(), 0));
    }
}

/// In percent. Offices exceed a plan by half, seldom by ten times.
const FAR_FROM_PLAN: f64 = 1000.0;

/// Sorts, and keeps parents pointing at their places.
fn by_issuer_and_year(indicators: Vec<Indicator>) -> Vec<Indicator> {
    let mut order: Vec<usize> = (0..indicators.len()).collect();
    order.sort_by_key(|ix| (indicators[*ix].issuer, indicators[*ix].year, *ix));
    let mut place = vec![0; indicators.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let mut sorted: Vec<(usize, Indicator)> =
        indicators.into_iter().enumerate().map(|(old, indicator)| (place[old], indicator)).collect();
    sorted.sort_by_key(|(new, _)| *new);
    sorted
        .into_iter()
        .map(|(_, mut indicator)| {
            indicator.parent = indicator.parent.map(|parent| IndicatorIx::new(place[parent.at()]));
            indicator
        })
        .collect()
}
