//! One indicator in a table: plan, the reading it is judged by, how much of the plan that is, and a bar.

use jiff::civil::Date;
use serde::Serialize;

use super::Link;
use super::standing_tag::{Mark, StandingTag};
use crate::chart::{Alternative, Progress, common_reach, progress};
use crate::config::Direction;
use crate::page::{Here, Page, Texts};
use crate::register::{Indicator, IndicatorIx, Reading};

#[derive(Clone, Debug, Serialize)]
pub struct IndicatorRow<'a> {
    pub id: &'a str,
    /// As in the programme's table.
    pub number: &'a str,
    pub name: Link<'a>,
    /// A part of an indicator above it.
    pub part: bool,
    pub year: i16,
    pub plan: Option<String>,
    pub reading: Option<String>,
    pub period: Option<String>,
    pub share: Option<String>,
    pub standing: StandingTag,
    /// An SVG without words: what it shows stands in the cells beside it.
    pub bar: String,
    pub lead: Option<Link<'a>>,
}

impl<'a> IndicatorRow<'a> {
    pub fn of(here: &Here<'a>, ix: IndicatorIx, reach: f64) -> Self {
        let register = here.register();
        Self::told(here, ix, register.indicator(ix), register.as_of, reach)
    }

    /// As it stood on an earlier day, when it was `indicator`.
    pub fn told(here: &Here<'a>, ix: IndicatorIx, indicator: &Indicator, day: Date, reach: f64) -> Self {
        let register = here.register();
        let whole = register.indicator(ix);
        let latest = indicator.latest(day);
        Self {
            id: whole.id.as_str(),
            number: &whole.number,
            name: Link::new(whole.name.as_str(), here.to(Page::Indicator(ix))),
            part: indicator.parent.is_some(),
            year: indicator.year,
            plan: plan(indicator),
            reading: latest.and_then(|reading| value(here.texts, indicator, reading)),
            period: latest.map(|reading| here.texts.period(reading.period)),
            share: indicator.share.map(|share| here.texts.percent(share)),
            standing: StandingTag::of(here, indicator),
            bar: bar(indicator, reach),
            // A part is its whole's unit's, unless it says otherwise.
            lead: indicator
                .lead
                .filter(|unit| indicator.parent.is_none_or(|parent| register.indicator(parent).lead != Some(*unit)))
                .map(|unit| Link::unit_short(here, unit)),
        }
    }

    /// Rows whose bars have one scale.
    pub fn all(here: &Here<'a>, indicators: &[IndicatorIx]) -> Vec<Self> {
        let shares = indicators.iter().filter_map(|ix| here.register().indicator(*ix).share);
        let reach = common_reach(shares);
        indicators.iter().map(|ix| Self::of(here, *ix, reach)).collect()
    }
}

/// Against the plan, and where the year's share says something, against that too. Without a plan there is nothing to draw.
pub fn bar(indicator: &Indicator, reach: f64) -> String {
    let mark = Mark::of(indicator);
    if mark == Mark::NoPlan || indicator.plan.is_none() {
        return String::new();
    }
    let drawn = Progress { share: indicator.share, pace: pace(indicator), reach, role: mark.role() };
    progress(&drawn, &Alternative::Hidden).svg
}

/// The share of the year gone at the last reading, for what is gathered over the year.
pub fn pace(indicator: &Indicator) -> Option<f64> {
    let gathered = indicator.direction == Direction::Up && !indicator.is_level();
    (gathered && indicator.share.is_some()).then_some(indicator.pace)
}

/// The plan as written, with its unit of measure: "04 - 06 kết quả".
pub fn plan(indicator: &Indicator) -> Option<String> {
    indicator.plan.as_ref().map(|plan| measured(&plan.text, &indicator.unit_of_measure))
}

/// What was read, with its unit of measure; `None` where only a percentage of the plan is known.
pub fn value(texts: &Texts, indicator: &Indicator, reading: &Reading) -> Option<String> {
    reading.value.map(|value| measured(&texts.number(value), &indicator.unit_of_measure))
}

/// A figure with its unit of measure: "18 nhiệm vụ".
pub fn measured(figure: &str, unit: &str) -> String {
    match unit {
        "" => figure.to_owned(),
        unit if figure.contains(unit) => figure.to_owned(),
        "%" => format!("{figure}%"),
        unit => format!("{figure} {}", within_sentence(unit)),
    }
}

/// "Nhiệm vụ" is "nhiệm vụ" within a sentence; "DN" stays.
fn within_sentence(unit: &str) -> String {
    let mut letters = unit.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => unit.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::measured;

    #[test]
    fn a_figure_has_its_unit_once() {
        assert_eq!(measured("18", "Nhiệm vụ"), "18 nhiệm vụ");
        assert_eq!(measured("18", "DN"), "18 DN");
        assert_eq!(measured("97,2", "%"), "97,2%");
        assert_eq!(measured("từ 98% trở lên", "%"), "từ 98% trở lên");
        assert_eq!(measured("5", ""), "5");
    }
}
