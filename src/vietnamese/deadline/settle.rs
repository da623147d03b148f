//! From what was said to days: relation, first and last day in time, the rule of grammar behind it.

use super::cursor::Tokens;
use super::duration::{Anchor, Count, Unit};
use super::cue::{limited, tells_past};
use super::judge::Candidate;
use super::moment::{Base, Part};
use super::reason::{DoubtKind, Reason};
use super::relation::Said;
use super::resolve::{Interval, Pick, interval};
use super::{Confidence, Context, Deadline, Form, Relation};
use crate::source::Span;
use jiff::{ToSpan, civil::{Date, Time}};

/// A candidate in days.
#[derive(Clone, Debug)]
pub enum Settled {
    Deadline(Deadline, Option<DoubtKind>),
    Rejected(Reason, Option<DoubtKind>),
    Doubt(DoubtKind),
}

/// The days of an accepted candidate; a rejection where they are past, a doubt where there are none.
pub fn settle(tokens: &Tokens, candidate: &Candidate, context: &Context) -> Settled {
    let told = tells_past(tokens, candidate);
    let pick = if told { Pick::Nearest } else { Pick::Next };
    let (from, to) = match days(candidate, pick, context) {
        Ok(days) => days,
        Err(doubt) => return Settled::Doubt(doubt),
    };
    if let Some((reason, doubt)) = past(candidate, from, to, told, context.issued) {
        return Settled::Rejected(reason, doubt);
    }
    let moment = &candidate.stretch.to;
    let mismatch = moment.weekday.is_some_and(|weekday| moment.is_day() && to.last.weekday() != weekday);
    let doubt = mismatch.then_some(DoubtKind::WeekdayMismatch);
    let span = tokens.span(candidate.first, candidate.last);
    let limit = candidate.said == Said::Bare && limited(tokens, candidate.first);
    Settled::Deadline(bounds(candidate, from, to, limit, span, context), doubt)
}

/// First and last stretch of days; a range without its first year takes it from the end.
fn days(candidate: &Candidate, pick: Pick, context: &Context) -> Result<(Option<Interval>, Interval), DoubtKind> {
    let stretch = &candidate.stretch;
    let Some(from) = stretch.from else {
        let mut found = interval(&stretch.to, None, pick, context)?;
        // "trước thứ Sáu", said on a Friday, means the next one.
        let today = matches!(stretch.to.base, Base::Weekday { week: None, .. }) && stretch.to.time.is_none();
        if today && candidate.said == Said::Before && Some(found.first) == context.issued {
            found.first = found.first.checked_add(7.days()).unwrap_or(found.first);
            found.last = found.first;
        }
        return Ok((None, found));
    };
    if stretch.moved {
        return Ok((None, interval(&stretch.to, None, pick, context)?));
    }
    let unsaid = |moment: &super::moment::Moment| moment.year == super::moment::YearSaid::Unsaid;
    if unsaid(&from) && !unsaid(&stretch.to) && !matches!(from.base, Base::Now | Base::DayFromIssue(_)) {
        let to = interval(&stretch.to, None, pick, context)?;
        let year = to.last.year();
        let with = |year| interval(&super::moment::Moment { year: super::moment::YearSaid::Written(year), ..from }, None, pick, context);
        let start = with(year)?;
        let start = if start.first > to.last { with(year.saturating_sub(1))? } else { start };
        return Ok((Some(start), to));
    }
    // A range under way at issue ("từ 01/3 đến 30/4", issued in April) begins before it.
    let mut start = interval(&from, None, pick, context)?;
    if unsaid(&from) && unsaid(&stretch.to) {
        let end = interval(&stretch.to, None, pick, context)?;
        if end.last < start.first && !wraps(&from, &stretch.to) {
            let written = super::moment::YearSaid::Written(end.last.year());
            let begun = interval(&super::moment::Moment { year: written, ..from }, None, pick, context);
            start = begun.ok().filter(|begun| has_time_left(begun.first, end.last, context.issued)).unwrap_or(start);
        }
    }
    let end = interval(&stretch.to, Some(start.first), pick, context)?;
    Ok((Some(start), end))
}

/// A range nearly over is not assigned any more: next year's is meant. A quarter of it must be left.
fn has_time_left(first: Date, last: Date, issued: Option<Date>) -> bool {
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days()) + 1;
    issued.is_none_or(|issued| days(issued, last) * 4 >= days(first, last))
}

/// Whether a range without years runs over New Year: "từ 20/12 đến 10/01".
fn wraps(from: &super::moment::Moment, to: &super::moment::Moment) -> bool {
    use super::moment::MonthSaid::Written;
    let month = |moment: &super::moment::Moment| match moment.base {
        Base::Day { month: Written(month), .. } | Base::Month(Written(month)) => Some(month),
        Base::Quarter(quarter) => Some(quarter * 3),
        _ => None,
    };
    matches!((month(from), month(to)), (Some(from), Some(to)) if from > to)
}

/// Why the days are no deadline any more, where they lie before the day of issue.
fn past(candidate: &Candidate, from: Option<Interval>, to: Interval, told: bool, issued: Option<Date>) -> Option<(Reason, Option<DoubtKind>)> {
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
    if told && begun && !firm {
        return Some((if moment.is_day() { Reason::PastResult } else { Reason::ReviewedPeriod }, None));
    }
    // A bare date that is the day of issue dates the notice or its meeting.
    let dates = candidate.said == Said::Bare && from.is_none() && to.last == issued && moment.is_day() && moment.time.is_none();
    let near = matches!(moment.base, Base::DayFromIssue(_) | Base::Weekday { .. });
    (dates && !near).then_some((Reason::DocumentDate, None))
}

fn bounds(candidate: &Candidate, from: Option<Interval>, to: Interval, limit: bool, span: Span, context: &Context) -> Deadline {
    let stretch = &candidate.stretch;
    let moment = &stretch.to;
    let day = moment.is_day();
    let approximate = candidate.approximate || to.approximate || from.is_some_and(|from| from.approximate);
    let form_of_period = || match (moment.base, moment.part) {
        _ if moment.is_lunar() => Form::Lunar,
        (Base::Week(_) | Base::WeekFromIssue(_) | Base::WeekOfMonth { .. }, _) => Form::Week,
        (_, Some(_)) => Form::PartOfPeriod,
        _ => Form::WithinPeriod,
    };
    let mut deadline = Deadline {
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
        Said::By | Said::NoLater | Said::Limit | Said::After => {
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
    if let (Some(Part::LastWorkingDay), Some(end)) = (moment.part, deadline.end) {
        deadline.end = Some(last_working(end, context));
    }
    deadline
}

fn last_working(end: Date, context: &Context) -> Date {
    let mut day = end;
    for _ in 0..20 {
        if context.calendar.is_working(day) {
            return day;
        }
        day = day.yesterday().unwrap_or(day);
    }
    end
}

/// A count in days where its event has one; else the rule alone. `text` is the text itself, for the event's words.
pub fn settle_count(tokens: &Tokens, count: &Count, text: &str, context: &Context) -> (Deadline, Option<DoubtKind>) {
    let unit = match count.unit {
        Unit::Hour => format!("PT{}H", count.number),
        Unit::Day => format!("P{}D", count.number),
        Unit::WorkingDay => format!("P{}D working", count.number),
        Unit::Week => format!("P{}W", count.number),
        Unit::Month => format!("P{}M", count.number),
        Unit::Year => format!("P{}Y", count.number),
    };
    let base = match count.anchor {
        Anchor::Moment(moment) | Anchor::Before(moment) => interval(&moment, None, Pick::Next, context).ok().map(|found| found.last),
        Anchor::Issue => context.issued,
        _ => None,
    };
    let words = |from: usize, to: usize| {
        let text = tokens.span(from, to).of(text);
        text.split(|c: char| c.is_whitespace() || c == '*' || c == '_').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let rule = match count.anchor {
        Anchor::Moment(moment) => format!("{unit} from {}", words(moment.from, moment.to)),
        Anchor::Before(moment) => format!("{unit} before {}", words(moment.from, moment.to)),
        Anchor::Issue => format!("{unit} from issue"),
        Anchor::Event { from, to, before: false } => format!("{unit} from {}", words(from, to)),
        Anchor::Event { from, to, before: true } => format!("{unit} before {}", words(from, to)),
        Anchor::Previous => format!("{unit} from previous deadline"),
        Anchor::Unsaid => unit,
    };
    let mut doubt = None;
    let end = base.and_then(|base| end_of(count, base, context, &mut doubt));
    let deadline = Deadline {
        phrase: tokens.span(count.first, count.last),
        relation: Relation::Relative,
        start: end.and(base).filter(|base| Some(*base) <= end).and_then(|base| if count.unit == Unit::Hour { Some(base) } else { base.tomorrow().ok() }),
        end,
        time: None::<Time>,
        confidence: if doubt.is_some() { Confidence::Approximate } else { Confidence::Exact },
        rule: Some(rule),
        form: if end.is_some() { Form::CountFromIssue } else { Form::Count },
    };
    (deadline, doubt)
}

fn end_of(count: &Count, base: Date, context: &Context, doubt: &mut Option<DoubtKind>) -> Option<Date> {
    let number = i64::from(count.number);
    if let Anchor::Before(_) = count.anchor {
        let days = if count.unit == Unit::Week { number * 7 } else { number };
        return base.checked_sub(days.days()).ok();
    }
    match count.unit {
        Unit::Hour => base.checked_add(((number + 23) / 24).days()).ok(),
        Unit::Day => base.checked_add(number.days()).ok(),
        Unit::WorkingDay => {
            let (end, listed) = context.calendar.add_working_days(base, count.number);
            *doubt = (!listed).then_some(DoubtKind::RulesOnly);
            Some(end)
        }
        Unit::Week => base.checked_add(number.weeks()).ok(),
        Unit::Month => base.checked_add(number.months()).ok(),
        Unit::Year => base.checked_add(number.years()).ok(),
    }
}
