//! Findings without a day: what comes again, and what is bound by an event whose day the text does not tell.

use super::cursor::Tokens;
use super::judge::Candidate;
use super::moment::{Every, Moment};
use super::read::{Finding, Outcome};
use super::recurring::{bare_rule, daily_hours, daily_rule, every, every_after, every_before, leaves_open, rule};
use super::relation::{Prefix, Said};
use super::stretch::stretch;
use super::{Confidence, Deadline, Form, Relation};

/// A date that comes again, by what follows or by what the clause said before; of a list, each date.
pub fn recurring(tokens: &Tokens, candidate: &Candidate) -> Option<Vec<Finding>> {
    let moment = &candidate.stretch.to;
    let from = candidate.stretch.from.filter(|_| candidate.stretch.list);
    let range = candidate.stretch.from.is_some() && from.is_none();
    if range && every_after(tokens, candidate.last).is_none() {
        return None;
    }
    let (every, last) = match every_after(tokens, candidate.last) {
        Some((every, last)) if leaves_open(moment, every) => (every, last),
        _ => {
            let every = every_before(tokens, candidate.first).filter(|every| leaves_open(moment, *every))?;
            (every, candidate.last)
        }
    };
    let finding = |moment: &Moment, first: usize, last: usize| {
        let rule = rule(moment, every, candidate.said == Said::Before);
        let outcome = Outcome::Deadline(repeated(tokens, first, last, rule, moment.time));
        Finding { first, last, candidate: None, outcome, doubt: None }
    };
    let first = context_start(tokens, candidate.first);
    Some(match from {
        Some(from) if from.to <= moment.from => {
            vec![finding(&from, first, from.to), finding(moment, moment.from, last)]
        }
        _ => vec![finding(moment, first, last)],
    })
}

/// "định kỳ" and "chốt" right before belong to the phrase.
fn context_start(tokens: &Tokens, first: usize) -> usize {
    tokens.phrase_before(first, &["định kỳ", "chốt"]).unwrap_or(first)
}

fn repeated(tokens: &Tokens, first: usize, last: usize, rule: String, time: Option<jiff::civil::Time>) -> Deadline {
    Deadline {
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
        return Some((
            Finding { first: i, last, candidate: None, outcome: Outcome::Deadline(deadline), doubt: None },
            last,
        ));
    }
    let at = tokens.phrase(i, "định kỳ")?;
    let (every, last): (Every, usize) = every(tokens, at)?;
    // "định kỳ hằng tháng, trước ngày 25": the day that follows says more.
    let day = (last..last + 4).any(|at| tokens.any(at, &["ngày", "thứ", "trước", "vào", "chậm"]));
    if day {
        return None;
    }
    let deadline = repeated(tokens, i, last, bare_rule(every).to_owned(), None);
    Some((Finding { first: i, last, candidate: None, outcome: Outcome::Deadline(deadline), doubt: None }, last))
}

/// "trước khi kết thúc học kỳ I": a bound, by an event whose day is not told.
pub fn before_event(tokens: &Tokens, i: usize) -> Option<Finding> {
    let starts = [
        "trước khi kết thúc",
        "trước khi khai mạc",
        "trước khi bế mạc",
        "trước khi khai giảng",
        "trước khi bắt đầu",
        "trước khi diễn ra",
        "trước khi bước vào",
    ];
    let after = tokens.phrase_of(i, &starts)?;
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
    Some(Finding { first: i, last, candidate: None, outcome: Outcome::Deadline(deadline), doubt: None })
}
