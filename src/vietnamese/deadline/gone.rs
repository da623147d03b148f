//! What was just past when a notice was issued: "Ngày 28/3, UBND xã tổ chức …", told in April. The year that is not written would make it
//! next year's, almost a year ahead; people who mean that write the year.

use super::cursor::Tokens;
use super::judge::Candidate;
use super::lexicon::{DUTY, TASK_VERBS};
use super::moment::{Base, MonthSaid, YearSaid};
use super::phrases::phrases;
use super::relation::Said;
use super::resolve::Interval;
use jiff::{ToSpan, civil::Date};

/// Days since the last such day or period that make it just past.
pub const JUST_PAST: i32 = 80;
/// A year's plan, made as the year begins, speaks of its end: what ended with the last year is past only where the sentence opens with it.
const LAST_YEAR: i32 = 45;
/// A longer range is a plan's.
const LONGEST: i32 = 100;

/// "Ngày 28/3, UBND xã tổ chức …", issued in April: a day or period without a year that was just past, and is almost a year
/// ahead where it is taken for the next one.
pub fn just_past(
    tokens: &Tokens,
    candidate: &Candidate,
    from: Option<Interval>,
    to: Interval,
    issued: Option<Date>,
) -> bool {
    let moment = &candidate.stretch.to;
    let numbered = match moment.base {
        Base::Day { month, .. } | Base::Month(month) => matches!(month, MonthSaid::Written(_)),
        Base::Quarter(_) => true,
        _ => false,
    };
    let rolled = numbered && moment.year == YearSaid::Unsaid;
    let (Some(issued), Ok(last)) = (issued.filter(|_| rolled), to.last.checked_sub(1.year())) else {
        return false;
    };
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
    let since = days(last, issued);
    // "Từ nay đến …" is to come, and so is what a plan for the next year says.
    let now = candidate.stretch.from.is_some_and(|from| matches!(from.base, Base::Now | Base::DayFromIssue(_)));
    let planned = now || names_year(tokens, candidate, issued.year() + 1);
    // "Từ đầu năm đến ngày 20/10, Chính phủ giao 9.831 nhiệm vụ": what the year has seen.
    let short = from.is_none_or(|from| days(from.first, to.last) <= LONGEST || from.first.day_of_year() == 1);
    let most = if last.year() == issued.year() { JUST_PAST } else { LAST_YEAR };
    // "Báo cáo số liệu đến 31/12 trước ngày 10/01".
    let tells = last.year() == issued.year() || counted(tokens, candidate) || opens(tokens, candidate);
    (1..=most).contains(&since) && short && !planned && tells
}

/// Whether the clause says this year.
fn names_year(tokens: &Tokens, candidate: &Candidate, year: i16) -> bool {
    let (start, end) = (tokens.clause_start(candidate.first), tokens.clause_end(candidate.first));
    // "năm học 2025-2026" says neither.
    let pair = |at: usize| at > start && tokens.mark(at - 1, '-');
    (start..end).any(|at| tokens.year(at) == Some(year) && !pair(at))
}

/// "Trong tháng 12, toàn tỉnh có 120 doanh nghiệp …": the sentence opens with one day or period, and nobody is asked for anything.
fn opens(tokens: &Tokens, candidate: &Candidate) -> bool {
    let start = tokens.clause_start(candidate.first);
    let end = tokens.clause_end(candidate.last.saturating_sub(1));
    let single = candidate.stretch.from.is_none() && candidate.first == start && candidate.said != Said::By;
    let asked = |words| tokens.has(candidate.last, end, words).is_some();
    single && end > candidate.last + 1 && !asked(TASK_VERBS) && !asked(DUTY)
}

/// Whether what is said leaves open that it tells of the past: "trước", "chậm nhất", "hạn" do not.
pub fn loose(said: Said) -> bool {
    matches!(said, Said::Bare | Said::On | Said::Within | Said::From | Said::By)
}

/// Whether a task's verb stands right before: the author may have meant what is to come.
pub fn asked(tokens: &Tokens, candidate: &Candidate) -> bool {
    let near = candidate.first.saturating_sub(5).max(tokens.clause_start(candidate.first));
    tokens.has(near, candidate.first, TASK_VERBS).is_some() && !counted(tokens, candidate)
}

/// "số liệu đến 31/12": the day up to which figures are counted.
fn counted(tokens: &Tokens, candidate: &Candidate) -> bool {
    tokens.phrase_before(candidate.first, phrases!["số liệu"]).is_some()
}

/// "Nhiệm vụ 7 (thời hạn 31/3) Sở Xây dựng chưa báo cáo": a deadline that was missed.
pub fn blamed(tokens: &Tokens, candidate: &Candidate) -> bool {
    let end = tokens.clause_end(candidate.last.saturating_sub(1));
    let late = phrases!["chưa", "không nộp", "không gửi", "quá hạn", "trễ", "mới nộp", "mới gửi", "mới chỉ", "mới có"];
    // "… trước ngày 16/10. Tuy nhiên, đến ngày 24/10, nhiều đơn vị chưa nộp".
    let next = (end..end + 2).find(|at| tokens.is_word(*at)).unwrap_or(end);
    let but = tokens.phrase_of(next, phrases!["tuy nhiên", "tuy vậy", "song", "nhưng", "thế nhưng", "đến nay"]);
    if but.is_some_and(|after| tokens.has(after, tokens.clause_end(after), late).is_some()) {
        return true;
    }
    let slow = phrases!["chậm tiến độ", "còn chậm", "chậm so", "quá hạn", "trễ hạn", "chậm muộn"];
    let start = tokens.clause_start(candidate.first);
    tokens.has(candidate.last, end, late).is_some() || tokens.has(start, candidate.first, slow).is_some()
}
