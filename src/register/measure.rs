//! One indicator is told in one unit of measure: what a notice tells in another is told anew, or told to differ.

use std::borrow::Cow;

use super::{Entry, Indicator};
use crate::diagnostic::{Code, Diagnostics};
use crate::notice::IndicatorRow;
use crate::vietnamese::fold::fold;
use crate::vietnamese::{quantity, scale};

/// The row as the indicator tells its figures: "500" of "triệu đồng" is 0.5 of "tỷ đồng". Where the two measure different things the
/// figures are kept as text, and that is reported.
pub fn told_alike<'r>(
    indicator: &Indicator,
    row: &'r IndicatorRow,
    entries: &[Entry],
    diagnostics: &mut Diagnostics,
) -> Cow<'r, IndicatorRow> {
    let (known, found) = (indicator.unit_of_measure.as_str(), row.unit_of_measure.as_str());
    if known.is_empty() || found.is_empty() || fold(known) == fold(found) {
        return Cow::Borrowed(row);
    }
    let factor = scale::between(found, known);
    if factor == Some(1.0) {
        return Cow::Borrowed(row);
    }
    let mut told = row.clone();
    let Some(factor) = factor else {
        let other = indicator.planned_in.or(indicator.readings.first().map(|reading| reading.notice));
        let other = other.map(|ix| entries[ix.at()].notice.id.to_string()).unwrap_or_default();
        diagnostics
            .report(Code::MeasureDiffers, row.place)
            .with("name", &row.name)
            .with("found", found)
            .with("known", known)
            .with("other", other);
        told.plan = None;
        told.readings.iter_mut().for_each(|reading| reading.value = None);
        return Cow::Owned(told);
    };
    let anew = |plan: quantity::Plan| plan.scaled(factor);
    told.plan = told.plan.map(anew);
    told.former_plan = told.former_plan.map(|plan| Box::new(anew(*plan)));
    for reading in &mut told.readings {
        if let Some(value) = &mut reading.value {
            *value *= factor;
            reading.text = quantity::figure(*value);
        }
    }
    Cow::Owned(told)
}
