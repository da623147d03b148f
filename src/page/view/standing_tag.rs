//! How an indicator stands, as word and shape, and how many stand so.
//!
//! The words differ by what is measured: a total that grows over the year is behind or on pace, a rate is reached or not, a
//! ceiling is kept or broken. The shapes and the counting are the same for all.

use serde::Serialize;

use crate::chart::Role;
use crate::config::Direction;
use crate::page::{Here, Texts};
use crate::register::{Indicator, IndicatorIx, Standing};

/// How an indicator stands; unlike [`Standing`] it tells a missing figure from a missing plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Behind,
    OnPace,
    Met,
    NoReading,
    /// There are figures and nothing to hold them against.
    NoPlan,
}

impl Mark {
    pub const ALL: [Mark; 5] = [Mark::Behind, Mark::OnPace, Mark::Met, Mark::NoReading, Mark::NoPlan];

    pub fn of(indicator: &Indicator) -> Self {
        match indicator.standing {
            Standing::Behind => Self::Behind,
            Standing::OnPace => Self::OnPace,
            Standing::Exceeded => Self::Met,
            Standing::NoReading if indicator.readings.is_empty() => Self::NoReading,
            Standing::NoReading => Self::NoPlan,
        }
    }

    /// The class that gives the shape, and the end of its key among the texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Behind => "behind",
            Self::OnPace => "on-pace",
            Self::Met => "met",
            Self::NoReading => "no-reading",
            Self::NoPlan => "no-plan",
        }
    }

    /// The colour of its bar. Red is kept for what is overdue.
    pub fn role(self) -> Role {
        match self {
            Self::Behind => Role::Soon,
            Self::OnPace => Role::InTime,
            Self::Met => Role::Done,
            Self::NoReading | Self::NoPlan => Role::Rest,
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct StandingTag {
    pub class: &'static str,
    pub word: String,
}

impl StandingTag {
    pub fn of(here: &Here, indicator: &Indicator) -> Self {
        Self { class: Mark::of(indicator).as_str(), word: here.texts.standing(indicator) }
    }
}

impl Texts {
    /// The word for how an indicator stands, by what it measures: "Đúng tiến độ", of a ceiling "Trong mức trần".
    pub fn standing(&self, indicator: &Indicator) -> String {
        let mark = Mark::of(indicator);
        let way = match (indicator.direction, indicator.is_level()) {
            (Direction::Down, _) => "-ceiling",
            (Direction::Up, true) => "-level",
            (Direction::Up, false) => "",
        };
        let way = if matches!(mark, Mark::Behind | Mark::OnPace | Mark::Met) { way } else { "" };
        self.say(&format!("standing.{}{way}", mark.as_str()))
    }
}

/// "19 chỉ tiêu, gồm 4 chỉ tiêu thành phần: 3 chậm so với kế hoạch, 9 đúng tiến độ, 7 đạt kế hoạch." The parts add up to the whole.
pub fn tally(here: &Here, indicators: &[IndicatorIx]) -> String {
    let register = here.register();
    let with = |mark| indicators.iter().filter(|ix| Mark::of(register.indicator(**ix)) == mark).count();
    let counted = Mark::ALL.map(|mark| (mark, with(mark)));
    let said = counted.iter().filter(|(_, n)| *n > 0);
    let said: Vec<String> =
        said.map(|(mark, n)| here.texts.count(&format!("standing.count-{}", mark.as_str()), *n)).collect();
    let parts = indicators.iter().filter(|ix| register.indicator(**ix).parent.is_some()).count();
    let whole = here.texts.count("indicators.total", indicators.len());
    let whole = match parts {
        0 => whole,
        parts => format!("{whole}{}", here.texts.count("indicators.of-them-parts", parts)),
    };
    format!("{whole}: {}.", said.join(", "))
}
