//! What may be a deadline: a stretch of time with the relation before it, the year, the weekday or the same days said again behind it.

use super::cursor::Tokens;
use super::event::event_day;
use super::judge::Candidate;
use super::lexicon::TASK_VERBS;
use super::moment::{Base, Moment, MonthSaid, YearSaid};
use super::phrases::phrases;
use super::relation::{Prefix, Said};
use super::remark::called_last;
use super::stretch::{Stretch, stretch};

/// The date at `i` with the relation before it.
pub fn candidate(tokens: &Tokens, i: usize, prefix: Option<Prefix>) -> Option<Candidate> {
    let (said, approximate, at) =
        prefix.map_or((Said::Bare, false, i), |found| (found.said, found.approximate, found.next));
    let event = || event_day(tokens, at).filter(|_| said == Said::Before).map(Stretch::one);
    let mut stretch = stretch(tokens, at, prefix.is_some()).or_else(|| current(tokens, i, at)).or_else(event)?;
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
    if let Some((again, after)) = said_again(tokens, &stretch, last) {
        // Days say more than weekdays, and an office counts its own weeks.
        let weekdays = stretch.from.is_some_and(|from| matches!(from.base, Base::Weekday { .. }));
        let loose = matches!(said, Said::Bare | Said::On | Said::Within | Said::From);
        if weekdays || loose && matches!(stretch.to.base, Base::Week(_)) {
            stretch = Stretch { first: stretch.first, last: after, ..again };
        }
        last = after;
    }
    if matches!(said, Said::Bare | Said::On) && stretch.from.is_none() && called_last(tokens, last) {
        said = Said::Limit;
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
    let told = tokens.phrase_of(last + 1, phrases!["tức là", "tức", "nhằm"]).unwrap_or(last + 1);
    let again = stretch(tokens, told, true).filter(days)?;
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
    // "Trong tuần", the whole of a cell.
    let begin = tokens.phrase_before(at, phrases!["nội trong", "trong"]);
    let alone = begin
        .is_some_and(|from| from == 0 || tokens.clause(from - 1) != tokens.clause(from) || tokens.mark(from - 1, ':'));
    let bare = tokens.clause(at + 1) != tokens.clause(at);
    (ends && asked || out && due || alone && bare && base != Base::Year)
        .then(|| Stretch::one(Moment { year, ..Moment::new(base, at, at + 1) }))
}
