//! Indicators: what was planned, what was read, and whether that is enough for the time of year.

use jiff::civil::Date;

use super::NoticeIx;
use crate::config::{Direction, IssuerIx, UnitIx};
use crate::id::IndicatorId;
use crate::period::Period;
use crate::source::Place;
use crate::vietnamese::quantity::Plan;

crate::ix::ix!(
    /// A place in [`super::Register::indicators`].
    IndicatorIx
);

/// One indicator of one issuer in one year.
#[derive(Clone)]
pub struct Indicator {
    pub id: IndicatorId,
    pub issuer: IssuerIx,
    pub year: i16,
    pub group: String,
    /// As in the programme's table: "12". May be empty.
    pub number: String,
    pub name: String,
    pub unit_of_measure: String,
    /// The plan in force: the last one where it was revised.
    pub plan: Option<Plan>,
    /// The plans it replaced, oldest first, and where each stood.
    pub former_plans: Vec<(Plan, NoticeIx)>,
    pub direction: Direction,
    /// A sum that grows over the year, so that an even pace means something; a level is the aim all year.
    pub accumulates: bool,
    pub lead: Option<UnitIx>,
    pub parent: Option<IndicatorIx>,
    /// By the end of their period, then by notice.
    pub readings: Vec<Reading>,
    /// Where its plan stands.
    pub planned_in: Option<NoticeIx>,
    pub place: Place,
    pub standing: Standing,
    /// The last reading against the plan, 1.0 = all of it; `None` without one of the two.
    pub share: Option<f64>,
    /// The share of the year gone at the last reading (or at `as_of` where there is none), 0–1.
    pub pace: f64,
}

/// One value at one time.
#[derive(Clone, Debug)]
pub struct Reading {
    pub period: Period,
    /// The period's last day.
    pub date: Date,
    /// In the unit of measure; `None` where only a percentage of plan is known.
    pub value: Option<f64>,
    /// Percent of plan: as told, else as computed where there is a plan.
    pub percent: Option<f64>,
    pub text: String,
    pub notice: NoticeIx,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Behind,
    OnPace,
    /// The plan is met or more than met.
    Exceeded,
    NoReading,
}

impl Standing {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Behind => "behind",
            Self::OnPace => "on-pace",
            Self::Exceeded => "exceeded",
            Self::NoReading => "no-reading",
        }
    }
}
