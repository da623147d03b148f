//! Findings without a day: what comes again, and what is bound by an event whose day the text does not tell.

use super::cursor::{Tokens, spelt};
use super::expression;
use super::hour::hour;
use super::judge::Candidate;
use super::moment::{Base, Every, Moment, MonthSaid, YearSaid};
use super::phrases::phrases;
use super::read::Finding;
use super::recurring::{
    bare_rule, daily_hours, daily_rule, every, every_after, every_before, interval_before, leaves_open, rule,
    week_ordinal, weekday_of_month,
};
use super::relation::{Prefix, Said};
use super::stretch::stretch;
use super::{Confidence, Deadline, Form, Relation};
use jiff::civil::{Time, Weekday};

/// A date that comes again, by what follows or by what the clause said before; of a list, each date. Tokens before `taken` are read already.
pub fn recurring(tokens: &Tokens, candidate: &Candidate, taken: usize) -> Option<Vec<Finding>> {
    let moment = &candidate.stretch.to;
    let from = candidate.stretch.from.filter(|_| candidate.stretch.list);
    if let Some(days) = days_of_each(tokens, candidate) {
        return Some(days);
    }
    let range = candidate.stretch.from.is_some() && from.is_none();
    if range && every_after(tokens, candidate.last).is_none() {
        return None;
    }
    let (every, last) = match every_after(tokens, candidate.last).or_else(|| turn_of_month(tokens, candidate)) {
        Some((every, last)) if leaves_open(moment, every) => (every, last),
        _ => {
            let before = every_before(tokens, candidate.first).or_else(|| named_regular(tokens, candidate));
            let every =
                before.or_else(|| periodic_report(tokens, candidate)).filter(|every| leaves_open(moment, *every))?;
            (every, candidate.last)
        }
    };
    let week = (every == Every::Month).then(|| week_ordinal(tokens, candidate.last)).flatten();
    let finding = |moment: &Moment, first: usize, last: usize| {
        let rule = match (moment.base, week) {
            (Base::Weekday { weekday, .. }, Some(week)) => weekday_of_month(weekday, week),
            _ => rule(moment, every, candidate.said == Said::Before),
        };
        let rule = match interval_before(tokens, candidate.first) {
            Some(interval) => format!("{rule};INTERVAL={interval}"),
            None => rule,
        };
        Finding::sure(first, last, repeated(tokens, first, last, rule, moment.time))
    };
    let first = Some(context_start(tokens, candidate.first)).filter(|first| *first >= taken).unwrap_or(candidate.first);
    Some(match from {
        Some(from) if from.to <= moment.from => {
            vec![finding(&from, first, from.to), finding(moment, moment.from, last)]
        }
        _ => vec![finding(moment, first, last)],
    })
}

/// "thứ Hai đầu tháng": that weekday of every month, where no month is told.
fn turn_of_month(tokens: &Tokens, candidate: &Candidate) -> Option<(Every, usize)> {
    let weekday = matches!(candidate.stretch.to.base, Base::Weekday { week: None, .. });
    let after = tokens.phrase_of(candidate.last, phrases!["đầu tháng", "cuối tháng"]).filter(|_| weekday)?;
    let told = tokens.number(after).is_some() || tokens.any(after, phrases!["này", "tới", "sau", "nay"]);
    (!told).then_some((Every::Month, after))
}

/// "thứ 2, 4, 6 hằng tuần": a weekday by its number alone, as the one before it is said.
fn weekday_number(tokens: &Tokens, i: usize, first: &Moment) -> Option<Moment> {
    let number = tokens.small(i, 7).filter(|number| *number >= 2)?;
    let weekday = Weekday::from_monday_one_offset(number - 1).ok()?;
    Some(Moment { base: Base::Weekday { weekday, week: None }, from: i, to: i + 1, ..*first })
}

/// "ngày 01 và 15 mỗi tháng", "thứ Hai, thứ Tư hằng tuần": days without a month, the rhythm said after the last.
fn days_of_each(tokens: &Tokens, candidate: &Candidate) -> Option<Vec<Finding>> {
    let day_only = |moment: &Moment| match moment.base {
        Base::Day { month, .. } => month == MonthSaid::Unsaid,
        Base::Weekday { week, .. } => week.is_none(),
        _ => false,
    };
    let moment = Some(candidate.stretch.to).filter(|to| candidate.stretch.from.is_none() && day_only(to))?;
    let mut days = vec![(moment, candidate.first)];
    let mut at = candidate.last;
    while days.len() < 8 && (tokens.is(at, "và") || tokens.mark(at, ',')) {
        let day = match moment.base {
            Base::Weekday { .. } => {
                let told = expression::moment(tokens, at + 1, true).filter(day_only);
                let told = told.map(|told| Moment { time: told.time.or(moment.time), ..told });
                told.or_else(|| weekday_number(tokens, at + 1, &moment))?
            }
            _ => {
                let start = at + 1 + usize::from(tokens.is(at + 1, "ngày"));
                let base = Base::Day { day: tokens.small(start, 31)?, month: MonthSaid::Unsaid };
                Moment { base, from: at + 1, to: start + 1, ..moment }
            }
        };
        days.push((day, at + 1));
        at = day.to;
    }
    let (every, last) = every_after(tokens, at).filter(|(every, _)| days.len() > 1 && leaves_open(&moment, *every))?;
    let count = days.len();
    let found = days.into_iter().enumerate().map(|(index, (moment, first))| {
        let rule = rule(&moment, every, candidate.said == Said::Before);
        let end = if index + 1 == count { last } else { moment.to };
        Finding::sure(first, end, repeated(tokens, first, end, rule, moment.time))
    });
    Some(found.collect())
}

/// A report that is named by its period and nothing else comes again: "Báo cáo năm gửi chậm nhất ngày 25 tháng 11". Only
/// where it begins the sentence or is called periodic; "gửi báo cáo năm …" orders one.
fn periodic_report(tokens: &Tokens, candidate: &Candidate) -> Option<Every> {
    if candidate.said == Said::Bare || candidate.stretch.to.year != YearSaid::Unsaid {
        return None;
    }
    let start = tokens.clause_start(candidate.first);
    let first = candidate.first;
    if first > start + 2 && tokens.mark(first - 1, '(') {
        // "chế độ báo cáo: tháng (trước ngày 20), năm (trước ngày 15/12)", "báo cáo tuần (trước 10h thứ Sáu)".
        let reports = phrases!["báo cáo"];
        if tokens.is_mark(first - 3) || tokens.phrase_before(first - 2, reports).is_some() {
            tokens.has(start, first, reports)?;
            return each(tokens, first - 2, None, candidate);
        }
    }
    let words = (start..start + 4).find(|at| tokens.is_word(*at)).unwrap_or(start);
    let period = match tokens.phrase(words, "báo cáo") {
        Some(after) => tokens.phrase(after, "định kỳ").unwrap_or(after),
        None => tokens.phrase(tokens.has(start, candidate.first, phrases!["báo cáo định kỳ"])?, "báo cáo định kỳ")?,
    };
    let count =
        tokens.small(period, 11).or_else(|| spelt(tokens.word(period)).filter(|_| tokens.is(period + 1, "tháng")));
    let (noun, after) = match count {
        Some(_) => (period + 1, period + 2),
        None => (period, period + 1),
    };
    // "báo cáo tháng 5", "báo cáo năm 2025", "báo cáo 6 tháng đầu năm" name one period.
    let one = tokens.number(after).is_some()
        || tokens.any(after, phrases!["nay", "này", "học", "đầu", "cuối", "i", "ii", "iii", "iv", "sau", "tới", "qua"]);
    if one { None } else { each(tokens, noun, count, candidate) }
}

/// "Định kỳ ngày 20 báo cáo": a day without its month that is called regular is that of every month.
fn named_regular(tokens: &Tokens, candidate: &Candidate) -> Option<Every> {
    let words = phrases!["định kỳ", "định kỳ vào", "định kỳ trước"];
    let moment = &candidate.stretch.to;
    let day = matches!(moment.base, Base::Day { month: MonthSaid::Unsaid, .. });
    // "định kỳ vào ngày cuối cùng của tháng".
    let part = matches!(moment.base, Base::Month(MonthSaid::Unsaid)) && moment.part.is_some();
    let said =
        tokens.phrase_before(candidate.first, words).or_else(|| tokens.phrase_before(candidate.first + 1, words));
    said.filter(|_| day || part).map(|_| Every::Month)
}

/// How often a report of the period named at `noun` is due; a day told with its month comes once a year.
fn each(tokens: &Tokens, noun: usize, count: Option<i8>, candidate: &Candidate) -> Option<Every> {
    let every = match (tokens.word(noun), count) {
        ("tháng", Some(_)) | ("năm", None) => Every::Year,
        ("tháng", None) => Every::Month,
        ("tuần", None) if matches!(candidate.stretch.to.base, Base::Weekday { .. }) => Every::Week,
        ("quý" | "quí", None) => Every::QuarterEnd,
        _ => return None,
    };
    let dated = matches!(candidate.stretch.to.base, Base::Day { month: MonthSaid::Written(_), .. });
    Some(if dated { Every::Year } else { every })
}

/// "định kỳ" and "chốt" right before belong to the phrase.
fn context_start(tokens: &Tokens, first: usize) -> usize {
    tokens.phrase_before(first, phrases!["định kỳ", "chốt"]).unwrap_or(first)
}

fn repeated(tokens: &Tokens, first: usize, last: usize, rule: String, time: Option<jiff::civil::Time>) -> Deadline {
    Deadline {
        purpose: false,
        phrase: tokens.span(first, last),
        relation: Relation::Recurring,
        start: None,
        end: None,
        time,
        confidence: Confidence::Exact,
        rule: Some(rule),
        form: Form::Recurring,
    }
}

/// Hours of every day, and a bare rhythm after "định kỳ".
pub fn rhythm(tokens: &Tokens, i: usize, prefix: Option<Prefix>) -> Option<(Finding, usize)> {
    let at = prefix.map_or(i, |found: Prefix| found.next);
    if let Some((times, last)) = daily_hours(tokens, at) {
        let deadline = repeated(tokens, i, last, daily_rule(&times), times.first().copied());
        return Some((Finding::sure(i, last, deadline), last));
    }
    if let Some((every, last)) = whole_clause(tokens, i) {
        let deadline = repeated(tokens, i, last, bare_rule(every).to_owned(), None);
        return Some((Finding::sure(i, last, deadline), last));
    }
    if let Some((rule, last)) = day_alone(tokens, i) {
        return Some((Finding::sure(i, last, repeated(tokens, i, last, rule, None)), last));
    }
    if let Some((rule, time, last)) = daily_hour(tokens, i) {
        return Some((Finding::sure(i, last, repeated(tokens, i, last, rule, Some(time))), last));
    }
    let at = tokens.phrase(i, "định kỳ")?;
    let (every, last) = every(tokens, at).filter(|_| tokens.number(at).is_none())?;
    // "định kỳ hằng tháng, trước ngày 25": the day that follows says more.
    let day = (last..last + 4).any(|at| tokens.any(at, phrases!["ngày", "thứ", "trước", "vào", "chậm"]));
    if day {
        return None;
    }
    let deadline = repeated(tokens, i, last, bare_rule(every).to_owned(), None);
    Some((Finding::sure(i, last, deadline), last))
}

/// "Hằng ngày, trước 16h", "Hàng ngày (chậm nhất 17h00)": the hour of every day, said after it.
fn daily_hour(tokens: &Tokens, i: usize) -> Option<(String, Time, usize)> {
    let (_, at) = every(tokens, i).filter(|(every, _)| *every == Every::Day)?;
    let open = usize::from(tokens.mark(at, '('));
    let at = at + open + usize::from(tokens.mark(at, ','));
    let words = phrases!["trước", "chậm nhất", "muộn nhất", "vào lúc", "lúc", "vào"];
    let (time, last) = hour(tokens, tokens.phrase_of(at, words)?)?;
    let closed = open == 0 || tokens.mark(last, ')');
    closed.then(|| (daily_rule(&[time]), time, last + open))
}

/// "20 hàng tháng", the whole of a cell: the day without its word.
fn day_alone(tokens: &Tokens, i: usize) -> Option<(String, usize)> {
    let begins = i == 0 || tokens.clause(i - 1) != tokens.clause(i);
    let day = tokens.small(i, 31).filter(|_| begins)?;
    let (every, last) = every(tokens, i + 1)?;
    let ends = tokens.clause(last) != tokens.clause(i);
    let moment = Moment::new(Base::Day { day, month: MonthSaid::Unsaid }, i, i + 1);
    (ends && leaves_open(&moment, every)).then(|| (rule(&moment, every, false), last))
}

/// "Hằng quý", the whole of a cell: when the work is due, where in a sentence the words would only describe.
fn whole_clause(tokens: &Tokens, i: usize) -> Option<(Every, usize)> {
    let begins = i == 0 || tokens.clause(i - 1) != tokens.clause(i);
    let (every, last) = every(tokens, i).filter(|_| begins && tokens.number(i).is_none())?;
    let ends = tokens.clause(last) != tokens.clause(i)
        || tokens.mark(last, '.') && tokens.clause(last + 1) != tokens.clause(i);
    ends.then_some((every, last))
}

/// "trước khi kết thúc học kỳ I": a bound, by an event whose day is not told.
pub fn before_event(tokens: &Tokens, i: usize) -> Option<Finding> {
    let starts = phrases![
        "trước khi kết thúc",
        "trước khi khai mạc",
        "trước khi bế mạc",
        "trước khi khai giảng",
        "trước khi bắt đầu",
        "trước khi diễn ra",
        "trước khi bước vào"
    ];
    let after = tokens.phrase_of(i, starts)?;
    if stretch(tokens, after, true).is_some() {
        return None;
    }
    let clause = tokens.clause(i);
    let last = (after..after + 10).find(|at| tokens.clause(*at) != clause || tokens.is_mark(*at)).unwrap_or(after + 10);
    let deadline = Deadline {
        relation: Relation::Relative,
        rule: Some("before event".to_owned()),
        form: Form::BeforeEvent,
        ..repeated(tokens, i, last, String::new(), None)
    };
    Some(Finding::sure(i, last, deadline))
}
