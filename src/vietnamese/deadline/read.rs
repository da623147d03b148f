//! The walk through a text: at each word that may begin a deadline, counts first, then rhythms, then dates.

use super::cursor::Tokens;
use super::duration::{Anchor, Count, count, plain};
use super::event::event_day;
use super::expression::moment;
use super::impossible::impossible;
use super::judge::{Candidate, Verdict, judge};
use super::lexicon::TASK_VERBS;
use super::moment::{Base, Moment, MonthSaid, YearSaid};
use super::phrases::{Phrases, phrases};
use super::reason::{Doubt, DoubtKind, Reason, Rejected};
use super::relation::{Prefix, Said, prefix};
use super::review::review;
use super::rhythm::{before_event, recurring, rhythm};
use super::settle::{Settled, settle};
use super::settle_count::settle_count;
use super::stretch::{Stretch, stretch};
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
        let (deadline, doubt) = settle_count(tokens, &count, text, context);
        findings.pop();
        findings.push(Finding {
            first: count.first,
            last: count.last,
            candidate: None,
            outcome: Outcome::Deadline(deadline),
            doubt,
        });
        return count.last.max(i + 1);
    }
    // Some counts and rhythms begin with words before `i`; what was read already is not theirs.
    let taken = findings.last().map_or(0, |last| last.last);
    if let Some(count) = count(tokens, i).filter(|count| count.first >= taken) {
        let count = anchored(tokens, count, findings);
        let (deadline, doubt) = settle_count(tokens, &count, text, context);
        let outcome = Outcome::Deadline(deadline);
        findings.push(Finding { first: count.first, last: count.last, candidate: None, outcome, doubt });
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

/// The date at `i` with the relation before it.
fn candidate(tokens: &Tokens, i: usize, prefix: Option<Prefix>) -> Option<Candidate> {
    let (said, approximate, at) =
        prefix.map_or((Said::Bare, false, i), |found| (found.said, found.approximate, found.next));
    let event = || event_day(tokens, at).filter(|_| said == Said::Before).map(Stretch::one);
    let stretch = stretch(tokens, at, prefix.is_some()).or_else(|| current(tokens, i, at)).or_else(event)?;
    let mut said = said;
    let mut last = stretch.last;
    // "ngày 15/4/2025 (trước 16h00)": the relation comes with the hour.
    if stretch.to.time.is_some() && matches!(said, Said::Bare | Said::On | Said::Within) && stretch.from.is_none() {
        let inner = (stretch.first..last).any(|at| tokens.is(at, "trước"));
        said = if inner { Said::Before } else { said };
    }
    if stretch.hours && matches!(said, Said::From | Said::Within) {
        said = Said::On;
    }
    if prefix.is_some_and(|found| found.from) && stretch.from.is_none() && said == Said::Within {
        said = Said::From;
    }
    // "xong đến Tết" is before it comes, "hết Tết" is not.
    let until = stretch.first > 0 && tokens.any(stretch.first - 1, phrases!["đến", "tới"]);
    if said == Said::By && until && stretch.to.base == Base::Tet(0) && stretch.from.is_none() {
        said = Said::Before;
    }
    // "từ ngày 15/4 trở đi", "… trở về trước".
    if tokens.phrase(last, "trở về trước").is_some() {
        said = Said::By;
        last += 3;
    } else if tokens.phrase(last, "trở đi").is_some() {
        said = Said::From;
        last += 2;
    }
    let mut stretch = stretch;
    if let Some((again, after)) = said_again(tokens, &stretch, last) {
        // Days say more than weekdays, and an office counts its own weeks.
        let weekdays = stretch.from.is_some_and(|from| matches!(from.base, Base::Weekday { .. }));
        let loose = matches!(said, Said::Bare | Said::On | Said::Within | Said::From);
        if weekdays || loose && matches!(stretch.to.base, Base::Week(_)) {
            stretch = Stretch { first: stretch.first, last: after, ..again };
        }
        last = after;
    }
    let planned = tokens.phrase_of(last + usize::from(tokens.mark(last, '(')), phrases!["dự kiến"]).is_some();
    Some(Candidate { said, approximate: approximate || planned, stretch, first: i, last })
}

/// "từ T2 đến T4 tuần sau (26 - 28/5)", "từ 16/10 đến 2/11 (8/9 - 25/9 âl)", "tuần 23 (03/6 - 09/6)": the same said again in brackets as a
/// range of days, and the index after it.
fn said_again(tokens: &Tokens, found: &Stretch, last: usize) -> Option<(Stretch, usize)> {
    let period = found.from.is_none() && !found.to.is_day();
    if found.from.is_none() && !period || !tokens.mark(last, '(') {
        return None;
    }
    // "Cách mạng tháng Tám (19/8/1945 - 19/8/2025)" says something else.
    let same = |from: &Moment, to: &Moment| from.year == YearSaid::Unsaid || from.year == to.year;
    let days = |again: &Stretch| again.from.is_some_and(|from| !period || again.to.is_day() && same(&from, &again.to));
    let again = stretch(tokens, last + 1, true).filter(days)?;
    let end = tokens.phrase_of(again.last, phrases!["âm lịch", "âl", "al"]).unwrap_or(again.last);
    tokens.mark(end, ')').then_some((again, end + 1))
}

/// "xong trong tuần", "báo cáo ngay trong tháng": the period of the day of issue, where a task verb stands right before and
/// nothing after that would name another.
fn current(tokens: &Tokens, i: usize, at: usize) -> Option<Stretch> {
    let base = match tokens.word(at) {
        "tuần" => Base::WeekFromIssue(0),
        "tháng" => Base::Month(MonthSaid::FromIssue(0)),
        "quý" => Base::QuarterFromIssue(0),
        "năm" => Base::Year,
        _ => return None,
    };
    let year = if base == Base::Year { YearSaid::FromIssue(0) } else { YearSaid::Unsaid };
    let ends = tokens.clause(at + 1) != tokens.clause(at) || tokens.is_mark(at + 1) && !tokens.mark(at + 1, '(');
    let verb = tokens.phrase_before(i, phrases!["ngay"]).unwrap_or(i);
    let within = base != Base::Year && tokens.phrase_of(i, phrases!["nội trong", "trong"]) == Some(at);
    let asked = within && tokens.phrase_before(verb, TASK_VERBS).is_some();
    // "hết năm đạt 95%", "hết tháng phải xong".
    let out = tokens.phrase_of(i, phrases!["đến hết", "hết"]) == Some(at);
    let due = tokens.phrase_of(at + 1, phrases!["phải", "đạt", "hoàn thành", "giải ngân"]).is_some();
    (ends && asked || out && due).then(|| Stretch::one(Moment { year, ..Moment::new(base, at, at + 1) }))
}

/// "trước ngày 15/6 và 15/12" bounds twice; other lists are one stretch.
fn apart(tokens: &Tokens, candidate: Candidate) -> Vec<Candidate> {
    let stretch = candidate.stretch;
    let bounding = matches!(candidate.said, Said::Before | Said::By | Said::NoLater | Said::Limit);
    let alike = |from: &Moment| std::mem::discriminant(&from.base) == std::mem::discriminant(&stretch.to.base);
    match stretch.from {
        Some(from)
            if stretch.list && (bounding || !alike(&from) && !from.is_day() || apart_in_time(&from, &stretch.to)) =>
        {
            listed(tokens, from, stretch.to)
                .into_iter()
                .map(|moment| {
                    let first = if moment.from == from.from { candidate.first } else { moment.from };
                    let alone =
                        Stretch { from: None, to: moment, list: false, first: moment.from, last: moment.to, ..stretch };
                    Candidate { stretch: alone, first, last: moment.to.max(first + 1), ..candidate }
                })
                .collect()
        }
        // "từ A sang B": A was the old date.
        Some(from) if stretch.moved && candidate.said != Said::Before => {
            let old = Stretch { from: None, to: from, moved: false, first: from.from, last: from.to, ..stretch };
            let new = Stretch { from: None, to: stretch.to, ..stretch };
            let skip = (from.to..stretch.to.from).any(|at| tokens.any(at, phrases!["sang", "thành"]));
            let first = if skip { stretch.to.from } else { candidate.first };
            vec![
                Candidate { said: Said::Review, stretch: old, last: from.to, ..candidate },
                Candidate { said: Said::Bare, stretch: new, first, ..candidate },
            ]
        }
        _ => vec![candidate],
    }
}

/// "các ngày 25/3, 25/6 và 25/9": days of several months are no stretch.
fn apart_in_time(from: &Moment, to: &Moment) -> bool {
    let month = |moment: &Moment| match moment.base {
        Base::Day { month: MonthSaid::Written(month), .. } => Some(i32::from(month)),
        _ => None,
    };
    matches!((month(from), month(to)), (Some(from), Some(to)) if to - from > 1)
}

/// Each moment of a list, those between its ends too: "trước các ngày 25/3, 25/6, 25/9".
fn listed(tokens: &Tokens, from: Moment, to: Moment) -> Vec<Moment> {
    let mut all = vec![with_year(from, &to)];
    let mut at = from.to;
    while at < to.from && all.len() < 30 && (tokens.mark(at, ',') || tokens.any(at, phrases!["và", "hoặc"])) {
        let Some(next) = moment(tokens, at + 1, true).filter(|next| next.to <= to.from) else { break };
        all.push(with_year(next, &to));
        at = next.to;
    }
    all.push(to);
    all
}

/// The year said once, at the end: "trước ngày 15/4 và 15/7/2025".
fn with_year(moment: Moment, last: &Moment) -> Moment {
    match (moment.year, last.year) {
        (YearSaid::Unsaid, YearSaid::Written(_)) => Moment { year: last.year, ..moment },
        _ => moment,
    }
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
