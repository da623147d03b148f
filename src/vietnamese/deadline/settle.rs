//! From what was said to days: relation, first and last day in time, the rule of grammar behind it.

use super::cue::{labelled, limited, tells_past};
use super::cursor::Tokens;
use super::gone::{asked, blamed, just_past, loose};
use super::judge::Candidate;
use super::moment::{Base, Moment, MonthSaid, Part, YearSaid};
use super::phrases::phrases;
use super::reason::{DoubtKind, Reason};
use super::relation::Said;
use super::remark::tells_standing;
use super::resolve::{Interval, Pick, interval};
use super::year::{next_year, to_be_reached};
use super::{Confidence, Context, Deadline, Form, Relation};
use crate::source::Span;
use jiff::{ToSpan, civil::Date};

/// A candidate in days.
#[derive(Clone, Debug)]
pub enum Settled {
    Deadline(Deadline, Option<DoubtKind>),
    Rejected(Reason, Option<DoubtKind>),
    Doubt(DoubtKind),
}

/// In days, a range that somebody may well tell of in its last week.
const SHORT: i32 = 31;

/// The days of an accepted candidate; a rejection where they are past, a doubt where there are none. `before` is when the deadline
/// told before it in the clause ends.
pub fn settle(tokens: &Tokens, candidate: &Candidate, before: Option<Date>, context: &Context) -> Settled {
    let told = tells_past(tokens, candidate) || tells_standing(tokens, candidate);
    let pick = if told { Pick::Nearest } else { Pick::Next };
    let (from, to) = match days(tokens, candidate, pick, context) {
        Ok(days) => days,
        Err(doubt) => return Settled::Doubt(doubt),
    };
    let (told, to) = to_be_reached(tokens, candidate, (told, to), context);
    let (from, to) = next_year(candidate, (from, to), before, context);
    // "Lễ khai mạc sẽ được tổ chức tối 13/12", said on that day.
    let ahead = tokens.has(tokens.clause_start(candidate.first), candidate.first, phrases!["sẽ"]).is_some();
    if let Some((reason, doubt)) = past(candidate, from, to, (told, ahead), context.issued) {
        return Settled::Rejected(reason, doubt);
    }
    // "Sơ kết vào trung tuần tháng 6, tổng kết vào đầu tháng 12": what is told in a row comes in a row.
    let in_row = before.is_some_and(|before| before <= to.last && Some(before) > context.issued);
    let gone = !in_row && just_past(tokens, candidate, from, to, context.issued);
    if gone && loose(candidate.said) {
        let asked = asked(tokens, candidate).then_some(DoubtKind::JustPast);
        let day = candidate.stretch.to.is_day();
        return Settled::Rejected(if day { Reason::PastResult } else { Reason::ReviewedPeriod }, asked);
    }
    if gone && blamed(tokens, candidate) {
        return Settled::Rejected(Reason::OldDeadline, None);
    }
    let moment = &candidate.stretch.to;
    let mismatch = moment.weekday.is_some_and(|weekday| moment.is_day() && to.last.weekday() != weekday);
    let ahead = gone.then_some(DoubtKind::YearAhead);
    let doubt = mismatch.then_some(DoubtKind::WeekdayMismatch).or(ahead);
    let span = tokens.span(candidate.first, candidate.last);
    let whole_day = moment.is_day() && moment.time.is_none();
    let limit = candidate.said == Said::Bare
        && (whole_day && labelled(tokens, candidate.first) || limited(tokens, candidate.first));
    Settled::Deadline(bounds(candidate, from, to, limit, span, context), doubt)
}

/// First and last stretch of days; a range without its first year takes it from the end.
fn days(
    tokens: &Tokens,
    candidate: &Candidate,
    pick: Pick,
    context: &Context,
) -> Result<(Option<Interval>, Interval), DoubtKind> {
    let stretch = &candidate.stretch;
    let Some(from) = stretch.from else {
        let mut found = interval(&stretch.to, None, pick, context)?;
        // "trước thứ Sáu", "9 giờ thứ Sáu tới", said on a Friday, mean the next one.
        let weekday = matches!(stretch.to.base, Base::Weekday { week: None, .. });
        let next = candidate.said == Said::Before && stretch.to.time.is_none() || tokens.is(stretch.to.to - 1, "tới");
        if weekday && next && Some(found.first) == context.issued {
            found.first = found.first.checked_add(7.days()).unwrap_or(found.first);
            found.last = found.first;
        }
        return Ok((None, found));
    };
    if stretch.moved {
        return Ok((None, interval(&stretch.to, None, pick, context)?));
    }
    let unsaid = |moment: &Moment| moment.year == YearSaid::Unsaid;
    if unsaid(&from) && !unsaid(&stretch.to) && !matches!(from.base, Base::Now | Base::DayFromIssue(_)) {
        let to = interval(&stretch.to, None, pick, context)?;
        let year = to.last.year();
        let with = |year| interval(&Moment { year: YearSaid::Written(year), ..from }, None, pick, context);
        let start = with(year)?;
        let start = if start.first > to.last { with(year.saturating_sub(1))? } else { start };
        return Ok((Some(start), to));
    }
    // A range under way at issue ("từ 01/3 đến 30/4", issued in April) begins before it.
    let mut start = interval(&from, None, pick, context)?;
    if unsaid(&from) && unsaid(&stretch.to) {
        let end = interval(&stretch.to, None, pick, context)?;
        if end.last < start.first {
            let years_before = i16::from(wraps(&from, &stretch.to));
            let written = YearSaid::Written(end.last.year().saturating_sub(years_before));
            let begun = interval(&Moment { year: written, ..from }, None, pick, context);
            start = begun.ok().filter(|begun| has_time_left(begun.first, end.last, context.issued)).unwrap_or(start);
        }
    }
    let end = interval(&in_month_of(start.first, stretch.to), Some(start.first), pick, context)?;
    // A range that falls has no start worth telling.
    Ok((Some(start).filter(|start| start.first <= end.last), end))
}

/// "từ 01/10 đến ngày 15": the month of the start, where the end tells none.
fn in_month_of(start: Date, end: Moment) -> Moment {
    match end.base {
        Base::Day { day, month: MonthSaid::Unsaid } if day >= start.day() => {
            let base = Base::Day { day, month: MonthSaid::Written(start.month()) };
            Moment { base, year: YearSaid::Written(start.year()), ..end }
        }
        _ => end,
    }
}

/// A long range nearly over is not assigned any more: next year's is meant. A quarter of it must be left.
fn has_time_left(first: Date, last: Date, issued: Option<Date>) -> bool {
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days()) + 1;
    days(first, last) <= SHORT || issued.is_none_or(|issued| days(issued, last) * 4 >= days(first, last))
}

/// Whether a range without years runs over New Year: "từ 20/12 đến 10/01".
fn wraps(from: &Moment, to: &Moment) -> bool {
    let month = |moment: &Moment| match moment.base {
        Base::Day { month: MonthSaid::Written(month), .. } | Base::Month(MonthSaid::Written(month)) => Some(month),
        Base::Quarter(quarter) => Some(quarter * 3),
        _ => None,
    };
    matches!((month(from), month(to)), (Some(from), Some(to)) if from > to)
}

/// Why the days are no deadline any more, where they lie before the day of issue.
fn past(
    candidate: &Candidate,
    from: Option<Interval>,
    to: Interval,
    (told, ahead): (bool, bool),
    issued: Option<Date>,
) -> Option<(Reason, Option<DoubtKind>)> {
    let issued = issued?;
    let moment = &candidate.stretch.to;
    let before = candidate.said == Said::Before && moment.time.is_none();
    let last = if before { to.first.yesterday().unwrap_or(to.first) } else { to.last };
    let firm = !matches!(candidate.said, Said::Bare | Said::On | Said::Within | Said::From);
    if last < issued {
        let doubt = (firm && !told).then_some(DoubtKind::BeforeIssue);
        let reason = match candidate.said {
            Said::Bare if moment.is_day() && from.is_none() && !told => Reason::DocumentDate,
            _ if firm && !told => Reason::OldDeadline,
            _ if !moment.is_day() => Reason::ReviewedPeriod,
            _ => Reason::PastResult,
        };
        return Some((reason, doubt));
    }
    let begun = from.unwrap_or(to).first <= issued;
    let counted = candidate.said == Said::By && to.last <= issued;
    if told && begun && (!firm || counted) {
        return Some((if moment.is_day() { Reason::PastResult } else { Reason::ReviewedPeriod }, None));
    }
    // A bare date that is the day of issue dates the notice or its meeting.
    let dates =
        candidate.said == Said::Bare && from.is_none() && to.last == issued && moment.is_day() && moment.time.is_none();
    let near = matches!(moment.base, Base::DayFromIssue(_) | Base::Weekday { .. });
    (dates && !near && !ahead).then_some((Reason::DocumentDate, None))
}

fn bounds(
    candidate: &Candidate,
    from: Option<Interval>,
    to: Interval,
    limit: bool,
    span: Span,
    context: &Context,
) -> Deadline {
    let stretch = &candidate.stretch;
    let moment = &stretch.to;
    let day = moment.is_day();
    let approximate = candidate.approximate || to.approximate || from.is_some_and(|from| from.approximate);
    let form_of_period = || match (moment.base, moment.part) {
        (Base::Week(_) | Base::WeekFromIssue(_) | Base::WeekOfMonth { .. }, _) => Form::Week,
        (_, Some(_)) => Form::PartOfPeriod,
        _ => Form::WithinPeriod,
    };
    let mut deadline = Deadline {
        purpose: false,
        phrase: span,
        relation: Relation::By,
        start: None,
        end: Some(to.last),
        time: moment.time,
        confidence: if approximate { Confidence::Approximate } else { Confidence::Exact },
        rule: None,
        form: Form::ByDay,
    };
    let yesterday = |date: Date| date.yesterday().unwrap_or(date);
    if let Some(from) = from {
        let list = stretch.list && day;
        deadline.relation = if list { Relation::On } else { Relation::Within };
        deadline.start = Some(from.first);
        deadline.form = match stretch.from.map(|moment| moment.base) {
            Some(Base::Now) => Form::FromNow,
            _ if list => Form::OnDay,
            _ => Form::Range,
        };
        if stretch.open_end || candidate.said == Said::Before && moment.time.is_none() {
            deadline.end = Some(yesterday(to.first));
        }
        deadline.start = deadline.start.filter(|start| deadline.end.is_none_or(|end| *start <= end));
        return deadline;
    }
    match candidate.said {
        Said::Before if day && moment.time.is_some() => {
            (deadline.relation, deadline.form) = (Relation::Before, Form::BeforeHour);
        }
        Said::Before => {
            deadline.relation = Relation::Before;
            deadline.form = match (day, moment.base) {
                _ if moment.is_lunar() => Form::Lunar,
                (true, Base::DayFromIssue(_) | Base::Weekday { .. }) => Form::Deixis,
                (true, _) => Form::BeforeDay,
                (false, _) => Form::BeforePeriod,
            };
            // "trước cuối tháng": before the month is out, not before its last third.
            deadline.end = Some(match moment.part {
                Some(Part::Late | Part::SecondHalf | Part::LastDays(_)) => to.last,
                Some(Part::Mid) if !day => to.first.checked_add(3.days()).unwrap_or(to.first),
                _ => yesterday(to.first),
            });
        }
        Said::By | Said::NoLater | Said::Limit | Said::After | Said::Review => {
            deadline.form = match candidate.said {
                Said::NoLater => Form::NoLaterThan,
                Said::Limit => Form::Limit,
                Said::After => Form::Closing,
                _ if moment.is_lunar() => Form::Lunar,
                _ => Form::ByDay,
            };
        }
        _ if limit => deadline.form = Form::Limit,
        _ if day => {
            deadline.start = Some(to.first);
            (deadline.relation, deadline.form) = match (moment.time, moment.base) {
                _ if stretch.moved => (Relation::On, Form::Moved),
                (Some(_), _) => (Relation::At, Form::AtHour),
                (None, Base::DayFromIssue(_) | Base::Weekday { .. }) => (Relation::On, Form::Deixis),
                _ if moment.is_lunar() => (Relation::On, Form::Lunar),
                _ => (Relation::On, Form::OnDay),
            };
        }
        _ => {
            deadline.start = Some(to.first);
            (deadline.relation, deadline.form) = (Relation::Within, form_of_period());
            if stretch.moved {
                (deadline.relation, deadline.start, deadline.form) = (Relation::By, None, Form::Moved);
            }
        }
    }
    let step = match moment.part {
        Some(Part::FirstWorkingDay) => 1,
        Some(Part::LastWorkingDay) => -1,
        _ => 0,
    };
    if step != 0 {
        deadline.end = deadline.end.map(|end| working(end, step, context));
        deadline.start = deadline.start.and(deadline.end);
    }
    deadline
}

/// The nearest working day from `day` on, forwards or backwards.
fn working(day: Date, step: i64, context: &Context) -> Date {
    let mut days = (0..20).filter_map(|count| day.checked_add((count * step).days()).ok());
    days.find(|day| context.calendar.is_working(*day)).unwrap_or(day)
}
