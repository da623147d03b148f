//! Days among others or alone on their line: one of a row, one of a list, a count that only looks like one.

use super::cursor::Tokens;
use super::expression::{has_month, weekday};
use super::judge::Candidate;
use super::lexicon::TASK_VERBS;
use super::phrases::phrases;

/// "sơ duyệt 28/8, tổng duyệt 29/8 và biểu diễn ngày 30/8/2025": one of several days in a row, and another is sure.
pub fn in_company(tokens: &Tokens, candidate: &Candidate) -> bool {
    let last = candidate.last;
    let ends = tokens.mark(last, ',') || tokens.is(last, "và") || tokens.mark(last, ';');
    let near = last + 20;
    let dated = |at: usize| tokens.number(at).is_some() && tokens.mark(at + 1, '/') && tokens.number(at + 2).is_some();
    let written = |at: usize| dated(at) && tokens.mark(at + 3, '/') && tokens.year(at + 4).is_some();
    let sure = |at: &usize| written(*at) || tokens.is(*at, "ngày") && dated(at + 1);
    let first = candidate.first;
    let named = first > 0 && tokens.is_capital(first - 1);
    // "Ngày 20/3 tổng duyệt, 21/3 khai mạc": what happens follows the day.
    let start = tokens.clause_start(first).max(first.saturating_sub(20));
    let follows = first > 0 && (tokens.mark(first - 1, ',') || tokens.is(first - 1, "và"));
    let next = follows && tokens.phrase_of(last, TASK_VERBS).is_some() && (start..first).any(|at| sure(&at));
    next || enumerated(tokens, first) || ends && !named && (last..tokens.clause_end(last).min(near)).any(|at| sure(&at))
}

/// "Chỉ tiêu hoàn thành: 10/12": how many of how many.
pub fn scored(tokens: &Tokens, first: usize) -> bool {
    let counts = phrases!["số", "tỷ lệ", "chỉ tiêu", "tiêu chí", "đã", "chưa", "kết quả"];
    first > 0 && tokens.mark(first - 1, ':') && tokens.has(tokens.clause_start(first), first, counts).is_some()
}

/// "Các mốc báo cáo: 15/3, 15/6, 15/9", "Tiến độ: 30/6 (50%), 30/9 (80%)": behind other days of a list that a colon or "ngày" opens.
fn enumerated(tokens: &Tokens, first: usize) -> bool {
    let dated =
        |at: usize| tokens.small(at, 31).is_some() && tokens.mark(at + 1, '/') && tokens.small(at + 2, 12).is_some();
    let joint = |at: usize| tokens.mark(at, ',') || tokens.is(at, "và");
    // What a bracket says of a day stands behind it.
    let bracket = |end: usize| match end.checked_sub(1).filter(|close| tokens.mark(*close, ')')) {
        Some(close) => (close.saturating_sub(5)..close).rev().find(|at| tokens.mark(*at, '(')).unwrap_or(end),
        None => end,
    };
    let mut at = first;
    for _ in 0..12 {
        let day = at.checked_sub(1).filter(|joined| joint(*joined)).and_then(|end| bracket(end).checked_sub(3));
        let Some(day) = day.filter(|day| dated(*day)) else { break };
        at = day;
    }
    at < first && at > 0 && (tokens.mark(at - 1, ':') || tokens.any(at - 1, phrases!["ngày", "mốc"]))
}

/// Whether another weekday stands right before: "thứ Bảy, Chủ nhật".
pub fn weekday_before(tokens: &Tokens, first: usize) -> bool {
    let joint = first > 2 && (tokens.mark(first - 1, ',') || tokens.is(first - 1, "và"));
    joint && weekday(tokens, first - 3).is_some_and(|(_, to)| to == first - 1)
}

/// "16/5 Bảo vệ luận văn", "29/5 và 30/5 thi môn …": days at the start of a line, with the work behind them.
pub fn opens_line(tokens: &Tokens, candidate: &Candidate) -> bool {
    let (first, last) = (candidate.first, candidate.last);
    let begins = first == 0 || tokens.clause(first - 1) != tokens.clause(first);
    let two = candidate.stretch.from.is_some_and(|from| has_month(&from));
    let shares = tokens.any(last, phrases!["số", "tổng", "diện"]);
    begins && tokens.is_word(last) && !shares && (two || tokens.is_capital(last))
}
