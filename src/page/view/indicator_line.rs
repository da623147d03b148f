//! One indicator in a list: the last reading against the plan and against the time of year.

use serde::Serialize;

use super::Link;
use crate::chart::{Alternative, Progress, Role, common_reach, progress};
use crate::page::{Here, Page};
use crate::register::{IndicatorIx, Standing};

#[derive(Clone, Debug, Serialize)]
pub struct IndicatorLine<'a> {
    pub name: Link<'a>,
    pub unit: Option<Link<'a>>,
    pub unit_of_measure: &'a str,
    pub year: String,
    /// As in `Standing::as_str`.
    pub standing: &'static str,
    pub plan: Option<&'a str>,
    /// The last reading as written, and the period it stands for.
    pub reading: Option<&'a str>,
    pub period: Option<String>,
    /// Percent of plan; "53,8%".
    pub share: Option<String>,
    /// Share of the year gone; "25%". `None` where the plan holds at any time, as for a rate.
    pub pace: Option<String>,
    /// The share against the plan and the time of year, as a drawing.
    pub bar: String,
    pub illustrative: bool,
}

impl<'a> IndicatorLine<'a> {
    /// `reach` is the share at the right edge of the bar, the same for all bars of a list.
    fn of(here: &Here<'a>, ix: IndicatorIx, reach: f64) -> Self {
        let register = here.register();
        let indicator = register.indicator(ix);
        let last = indicator.readings.last();
        let role = match indicator.standing {
            Standing::Behind => Role::Soon,
            Standing::OnPace => Role::InTime,
            Standing::Exceeded => Role::Done,
            Standing::NoReading => Role::Rest,
        };
        // Of a ceiling or a level the time of year says nothing.
        let pace = super::indicator_row::pace(indicator).filter(|pace| *pace < 1.0);
        let bar = Progress { share: indicator.share, pace, reach, role };
        Self {
            name: Link::new(indicator.name.as_str(), here.to(Page::Indicator(ix))),
            unit: indicator.lead.map(|unit| Link::unit_short(here, unit)),
            unit_of_measure: &indicator.unit_of_measure,
            year: indicator.year.to_string(),
            standing: indicator.standing.as_str(),
            plan: indicator.plan.as_ref().map(|plan| plan.text.as_str()),
            reading: last.map(|reading| reading.text.as_str()),
            period: last.map(|reading| here.texts.period(reading.period)),
            share: indicator.share.map(|share| here.texts.percent(share)),
            pace: pace.map(|pace| here.texts.percent(pace)),
            bar: progress(&bar, &Alternative::Hidden).svg,
            illustrative: register.offices.issuer(indicator.issuer).illustrative,
        }
    }

    pub fn all(here: &Here<'a>, indicators: impl IntoIterator<Item = IndicatorIx>) -> Vec<Self> {
        let indicators: Vec<IndicatorIx> = indicators.into_iter().collect();
        let reach = common_reach(indicators.iter().filter_map(|ix| here.register().indicator(*ix).share));
        indicators.into_iter().map(|ix| Self::of(here, ix, reach)).collect()
    }

    /// Those behind pace of the years that `as_of` lies in, the farthest behind first.
    pub fn behind(here: &Here<'a>, most: usize) -> Vec<Self> {
        let register = here.register();
        let year = register.as_of.year();
        let mut behind: Vec<IndicatorIx> = IndicatorIx::all(&register.indicators).collect();
        behind.retain(|ix| {
            let indicator = register.indicator(*ix);
            indicator.standing == Standing::Behind && indicator.year == year
        });
        let lag = |ix: &IndicatorIx| {
            let indicator = register.indicator(*ix);
            indicator.share.unwrap_or_default() - indicator.pace
        };
        behind.sort_by(|a, b| lag(a).total_cmp(&lag(b)));
        behind.truncate(most);
        Self::all(here, behind)
    }
}
