//! Which year a day or period without one means, where the sentence says more than the calendar does.

use super::Context;
use super::cue::reaches;
use super::cursor::Tokens;
use super::gone::JUST_PAST;
use super::judge::Candidate;
use super::moment::{Base, MonthSaid, YearSaid};
use super::relation::Said;
use super::resolve::{Interval, Pick, interval};
use jiff::civil::Date;

/// "Đến 31/12 đạt 100%", told in May: no year's end so long gone is reported on, so the next one is meant.
pub fn to_be_reached(
    tokens: &Tokens,
    candidate: &Candidate,
    (told, to): (bool, Interval),
    context: &Context,
) -> (bool, Interval) {
    let alone = candidate.stretch.from.is_none() && candidate.said == Said::By && reaches(tokens, candidate);
    let days = context.issued.and_then(|issued| to.last.until(issued).ok()).map_or(0, |span| span.get_days());
    if !(told && alone && days > JUST_PAST) {
        return (told, to);
    }
    match interval(&candidate.stretch.to, None, Pick::Next, context) {
        Ok(next) if next.last > to.last => (false, next),
        _ => (told, to),
    }
}

/// "Sơ kết trong tháng 6, tổng kết trong tháng 12", told in December: a period under way, behind a deadline of the next year, is that year's.
pub fn next_year(
    candidate: &Candidate,
    (from, to): (Option<Interval>, Interval),
    before: Option<Date>,
    context: &Context,
) -> (Option<Interval>, Interval) {
    let moment = &candidate.stretch.to;
    let numbered = matches!(moment.base, Base::Month(MonthSaid::Written(_)) | Base::Quarter(_));
    let alone = from.is_none() && numbered && moment.year == YearSaid::Unsaid;
    let under_way = context.issued.is_some_and(|issued| to.first <= issued);
    match before.filter(|before| alone && under_way && before.year() > to.last.year()) {
        Some(before) => (None, interval(moment, Some(before), Pick::Next, context).unwrap_or(to)),
        None => (from, to),
    }
}
