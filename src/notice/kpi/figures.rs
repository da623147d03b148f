//! A row's figures: of which period each is, which of several counts, and in what it is told.

use super::super::RowReading;
use super::super::columns::{FigureColumn, FigureRank, KpiColumns};
use super::{KpiContext, is_blank, said};
use crate::diagnostic::{Code, Diagnostics};
use crate::grid::GridRow;
use crate::period::Period;
use crate::source::{Place, SourceId};
use crate::vietnamese::number;
use crate::vietnamese::quantity;

/// The readings of a row whose figures are told in `unit_of_measure`, one for each period.
pub fn read(
    row: &GridRow,
    columns: &KpiColumns,
    unit_of_measure: &str,
    context: KpiContext,
    diagnostics: &mut Diagnostics,
) -> Vec<RowReading> {
    let mut readings: Vec<(RowReading, FigureRank)> = Vec::new();
    let said = said::period(row, columns, context, diagnostics);
    for figure in &columns.figures {
        let text = row.text(Some(figure.column));
        if is_blank(text) {
            continue;
        }
        let span = row.span(Some(figure.column));
        let place = Place::new(context.source, span);
        let whole = said.or(context.period);
        let own = figure.period.or_else(|| whole.filter(|_| figure.this_month).map(last_month));
        let Some(period) = own.or(whole) else {
            diagnostics.report(Code::NoPeriod, place);
            continue;
        };
        let Some(value) = quantity::value_in(text, figure.measure.as_deref(), unit_of_measure) else {
            diagnostics.report(Code::NotANumber, place).with("found", text);
            continue;
        };
        if figure.rank != FigureRank::Estimate {
            check_ahead(period, place, context, diagnostics);
        } else if is_forecast(period, context) {
            continue;
        }
        let number = value.number.value;
        let told = value.told.as_deref().unwrap_or(text);
        let is_percent = is_percent(figure, value.percent, unit_of_measure);
        let Some((reading, rank)) = readings.iter_mut().find(|(reading, _)| reading.period == period) else {
            let (value, percent) = ((!is_percent).then_some(number), is_percent.then_some(number));
            readings.push((RowReading { period, value, percent, text: told.to_owned(), span }, figure.rank));
            continue;
        };
        if is_percent {
            reading.percent = Some(number);
            continue;
        }
        // What was reached stands before what is expected, a running total before the figure of a part.
        if reading.value.is_some() && figure.rank < *rank {
            continue;
        }
        if reading.value.is_some_and(|known| known != number) && figure.rank == *rank {
            diagnostics
                .report(Code::ReadingDiffers, place)
                .with("name", row.text(Some(columns.name)))
                .with("period", period.to_string())
                .with("known", &reading.text)
                .with("found", text);
        }
        if reading.value.is_some() {
            (reading.text, reading.span) = (told.to_owned(), span);
        }
        (reading.value, *rank) = (Some(number), figure.rank);
    }
    readings.into_iter().map(|(reading, _)| reading).collect()
}

/// The same of all its column.
pub fn is_forecast_column(figure: &FigureColumn, context: KpiContext) -> bool {
    let period = figure.period.or(context.period);
    figure.rank == FigureRank::Estimate && period.is_some_and(|period| is_forecast(period, context))
}

/// "Ước thực hiện cả năm" in April: what is expected of a time that is far from over is no result.
fn is_forecast(period: Period, context: KpiContext) -> bool {
    let left = context.naming.day.and_then(|issued| issued.until(period.days().1).ok());
    left.is_some_and(|left| left.get_days() > 31)
}

/// "Thực hiện tháng này" of a quarter is of its last month.
fn last_month(period: Period) -> Period {
    let last = period.days().1;
    Period::Month(last.year(), last.month())
}

/// Figures of a period that had not begun when they were told.
fn check_ahead(period: Period, place: Place, context: KpiContext, diagnostics: &mut Diagnostics) {
    if let Some(issued) = context.naming.day.filter(|issued| period.days().0 > *issued) {
        diagnostics
            .report(Code::PeriodAhead, place)
            .with("period", period.to_string())
            .with("issued", issued.to_string());
    }
}
/// A percentage that is told beside its figure should be the figure's share of the plan; rounding and a plan told as a range apart.
pub fn check_percent(
    plan: Option<&quantity::Plan>,
    reading: &RowReading,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) {
    let (Some(plan), Some(value), Some(told)) = (plan, reading.value, reading.percent) else { return };
    let share = |aim: f64| value / aim * 100.0;
    // A ceiling is kept, not reached: its percentage may be reckoned the other way round.
    if plan.min.is_none() {
        return;
    }
    let shares: Vec<f64> = plan.min.into_iter().chain(plan.max).filter(|aim| *aim > 0.0).map(share).collect();
    let (Some(low), Some(high)) = (shares.iter().copied().reduce(f64::min), shares.iter().copied().reduce(f64::max))
    else {
        return;
    };
    if told < low - PERCENT_SLACK || told > high + PERCENT_SLACK {
        diagnostics
            .report(Code::PercentDiffers, Place::new(source, reading.span))
            .with("found", number::format(told, 1))
            .with("computed", number::format(low, 1));
    }
}

/// Percentage points by which a told share may differ from the computed one: figures are rounded.
const PERCENT_SLACK: f64 = 1.0;

/// A figure with a percent sign tells a share of the plan, unless percent is what the indicator is measured in.
fn is_percent(figure: &FigureColumn, has_sign: bool, unit_of_measure: &str) -> bool {
    figure.percent || (has_sign && !unit_of_measure.contains('%'))
}
