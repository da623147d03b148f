//! The walk through a text: at each word that may begin a deadline, counts first, then rhythms, then dates.

use super::apart::apart;
use super::candidate::candidate;
use super::cursor::Tokens;
use super::duration::{Anchor, Count, count, plain};
use super::impossible::impossible;
use super::judge::{Candidate, Verdict, judge};
use super::phrases::{Phrases, phrases};
use super::reason::{Doubt, DoubtKind, Reason, Rejected};
use super::relation::{Said, prefix};
use super::review::review;
use super::rhythm::{before_event, recurring, rhythm};
use super::settle::{Settled, settle};
use super::settle_count::settle_count;
use super::{Context, Deadline, Reading};
use jiff::civil::Date;

/// What was found at a place, kept by tokens until the whole text is known.
#[derive(Clone, Debug)]
pub struct Finding {
    pub first: usize,
    pub last: usize,
    pub candidate: Option<Candidate>,
    pub outcome: Outcome,
    pub doubt: Option<DoubtKind>,
}

impl Finding {
    /// A deadline that no day of its own has to be judged for.
    pub fn sure(first: usize, last: usize, deadline: Deadline) -> Self {
        Self { first, last, candidate: None, outcome: Outcome::Deadline(deadline), doubt: None }
    }
}

#[derive(Clone, Debug)]
pub enum Outcome {
    Deadline(Deadline),
    Rejected(Reason),
    Nothing,
}

/// Reads the deadlines of a text, with the dates that are none and what is doubtful, in text order. Takes any text;
/// time and memory are linear in its length.
pub fn read(text: &str, context: &Context) -> Reading {
    let tokens = Tokens::of(text);
    let mut findings: Vec<Finding> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        i = if may_begin(&tokens, i) { step(&tokens, i, text, context, &mut findings) } else { i + 1 };
    }
    review(&tokens, &mut findings);
    slips(&tokens, &mut findings);
    reading(&tokens, findings)
}

/// Impossible dates take the place of what else was made of their figures.
fn slips(tokens: &Tokens, findings: &mut Vec<Finding>) {
    let slips = impossible(tokens);
    if slips.is_empty() {
        return;
    }
    findings.retain(|finding| {
        let sound = matches!(finding.outcome, Outcome::Deadline(_)) || finding.doubt.is_some();
        sound || !slips.iter().any(|(first, last)| finding.first < *last && *first < finding.last)
    });
    for (first, last) in slips {
        if findings.iter().any(|finding| finding.first < last && first < finding.last) {
            continue;
        }
        let doubt = Some(DoubtKind::ImpossibleDate);
        findings.push(Finding { first, last, candidate: None, outcome: Outcome::Nothing, doubt });
    }
    findings.sort_by_key(|finding| finding.first);
}

/// A first sieve: numbers, and words that begin a relation, a count or a date. It only saves time.
fn may_begin(tokens: &Tokens, i: usize) -> bool {
    tokens.any(i, BEGINNINGS) || tokens.number(i).is_some()
}

#[rustfmt::skip]
const BEGINNINGS: &Phrases = phrases![
    "trước", "trc", "không", "chậm", "muộn", "trễ", "lâu", "tối", "hạn", "thời", "deadline", "tính", "lũy", "luỹ",
    "cho", "đến", "tới", "hết", "trong", "nội", "vào", "lúc", "hồi", "bắt", "sớm", "kể", "từ", "sau", "quá", "ít",
    "ngày", "tháng", "năm", "quý", "quí", "qúy", "q", "t", "tuần", "thứ", "chủ", "chúa", "cn", "các", "những", "hai",
    "ba", "một", "bốn", "tư", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "đầu", "giữa", "cuối", "nửa", "thượng",
    "trung", "hạ", "khoảng", "sáng", "trưa", "chiều", "đêm", "giờ", "hôm", "nay", "bây", "tết", "mùng", "mồng", "rằm",
    "i", "ii", "iii", "iv", "giỗ", "giao", "quốc", "phật", "vu", "nhà", "dịp", "lễ", "định", "hằng", "hàng", "mỗi",
];

/// Reads what begins at `i`; gives where to go on, always past `i`.
fn step(tokens: &Tokens, i: usize, text: &str, context: &Context, findings: &mut Vec<Finding>) -> usize {
    if let Some(count) = back_from(tokens, i, findings) {
        findings.pop();
        findings.push(counted(tokens, &count, text, context));
        return count.last.max(i + 1);
    }
    // Some counts and rhythms begin with words before `i`; what was read already is not theirs.
    let taken = findings.last().map_or(0, |last| last.last);
    if let Some(count) = count(tokens, i).filter(|count| count.first >= taken) {
        let count = anchored(tokens, count, findings);
        findings.push(counted(tokens, &count, text, context));
        return count.last.max(i + 1);
    }
    let prefix = prefix(tokens, i);
    if let Some((finding, next)) = rhythm(tokens, i, prefix) {
        findings.push(finding);
        return next.max(i + 1);
    }
    if let Some(finding) = before_event(tokens, i) {
        let next = finding.last;
        findings.push(finding);
        return next.max(i + 1);
    }
    let Some(candidate) = candidate(tokens, i, prefix) else {
        return i + 1;
    };
    let next = candidate.last.max(i + 1);
    if let Some(found) = recurring(tokens, &candidate, taken) {
        let next = found.last().map_or(next, |finding| finding.last.max(next));
        findings.extend(found);
        return next;
    }
    for candidate in apart(tokens, candidate) {
        findings.extend(decide(tokens, candidate, findings, context));
    }
    next
}

fn counted(tokens: &Tokens, count: &Count, text: &str, context: &Context) -> Finding {
    // "Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký": when it begins to hold.
    let near = count.first.saturating_sub(5).max(tokens.clause_start(count.first));
    if tokens.has(near, count.first + 1, phrases!["có hiệu lực"]).is_some() {
        let outcome = Outcome::Rejected(Reason::Effect);
        return Finding { first: count.first, last: count.last, candidate: None, outcome, doubt: None };
    }
    let (deadline, doubt) = settle_count(tokens, count, text, context);
    Finding { doubt, ..Finding::sure(count.first, count.last, deadline) }
}

/// "Tính từ ngày 08/11, trong vòng 20 ngày …": the start just said is what the count runs from.
fn anchored(tokens: &Tokens, count: Count, findings: &[Finding]) -> Count {
    let start = findings.last().and_then(|finding| finding.candidate).filter(|found| {
        found.said == Said::From
            && found.last + 2 > count.first
            && tokens.clause(found.first) == tokens.clause(count.first)
    });
    match (count.anchor, start) {
        (Anchor::Unsaid, Some(start)) => Count { anchor: Anchor::Moment(start.stretch.to), ..count },
        _ => count,
    }
}

/// "Trước cuộc họp ngày 15/6 ít nhất 03 ngày": the day just told is counted back from.
fn back_from(tokens: &Tokens, i: usize, findings: &[Finding]) -> Option<Count> {
    let last = findings.last()?;
    let event = last.candidate.filter(|found| found.said == Said::Before && last.last == i)?.stretch.to;
    let (number, unit, after) = plain(tokens, i).filter(|_| event.is_day() && event.time.is_none())?;
    Some(Count { number, unit, anchor: Anchor::Before(event), first: last.first, last: after })
}

/// Judges and settles one candidate.
fn decide(tokens: &Tokens, candidate: Candidate, before: &[Finding], context: &Context) -> Option<Finding> {
    let finding = |outcome, doubt| {
        Some(Finding { first: candidate.first, last: candidate.last, candidate: Some(candidate), outcome, doubt })
    };
    match judge(tokens, &candidate) {
        Verdict::Ignore => None,
        Verdict::Reject(Reason::ReviewedPeriod) if tokens.any(candidate.last, phrases!["sang", "thành"]) => {
            finding(Outcome::Rejected(Reason::OldDeadline), None)
        }
        Verdict::Reject(reason) => finding(Outcome::Rejected(reason), None),
        Verdict::Accept => match settle(tokens, &candidate, ends_before(tokens, &candidate, before), context) {
            Settled::Deadline(deadline, doubt) => finding(Outcome::Deadline(deadline), doubt),
            Settled::Rejected(reason, doubt) => finding(Outcome::Rejected(reason), doubt),
            Settled::Doubt(doubt) => finding(Outcome::Nothing, Some(doubt)),
        },
    }
}

/// The end of the deadline told last in the same clause.
fn ends_before(tokens: &Tokens, candidate: &Candidate, before: &[Finding]) -> Option<Date> {
    let last = before.last().filter(|last| tokens.clause(last.first) == tokens.clause(candidate.first))?;
    if let Outcome::Deadline(deadline) = &last.outcome { deadline.end } else { None }
}

fn reading(tokens: &Tokens, findings: Vec<Finding>) -> Reading {
    let mut reading = Reading::default();
    for finding in findings {
        let span = tokens.span(finding.first, finding.last);
        if let Some(kind) = finding.doubt {
            reading.doubts.push(Doubt { span, kind });
        }
        match finding.outcome {
            Outcome::Deadline(deadline) => reading.deadlines.push(deadline),
            Outcome::Rejected(reason) => reading.rejected.push(Rejected { span, reason }),
            Outcome::Nothing => {}
        }
    }
    reading
}
