//! What a count runs from: a day, the issue of the notice, an event before or behind it.

use super::cursor::Tokens;
use super::duration::{Anchor, Unit};
use super::event::event_day;
use super::expression::moment;
use super::moment::{Base, Moment, YearSaid};
use super::phrases::phrases;
use super::stretch::stretch;

/// "trước khai mạc ít nhất 10 ngày": the event stands before the count. Where it begins, and the event.
pub fn event_before(tokens: &Tokens, i: usize) -> Option<(usize, Anchor)> {
    let least = tokens.any(i, phrases!["ít", "tối"]);
    let start = i.saturating_sub(8).max(tokens.clause_start(i));
    let plain = |at: &usize| tokens.is_word(*at);
    let first = (start..i).rev().take_while(plain).find(|at| tokens.is(*at, "trước"))?;
    let from = tokens.phrase_of(first + 1, phrases!["khi", "ngày"]).unwrap_or(first + 1);
    // "trước ngày họp 02 ngày làm việc", "trước phiên họp 02 ngày".
    let named = tokens.number(i).is_some()
        && (from > first + 1
            || tokens.phrase_of(from, phrases!["phiên", "kỳ", "hội nghị", "cuộc họp", "đại hội", "buổi"]).is_some());
    (from < i && (least || named)).then_some((first, Anchor::Event { from, to: i, before: true }))
}

/// What the count runs from, and the index after it.
pub fn anchor(tokens: &Tokens, i: usize, unit: Unit) -> (Anchor, usize) {
    let at = i + usize::from(tokens.mark(i, ',') && tokens.any(i + 1, phrases!["kể", "tính", "từ"]));
    if let Some(to) = tokens.phrase_of(at, phrases!["tiếp theo", "sắp tới", "tới", "nữa"]) {
        return (Anchor::Issue, to);
    }
    if let Some(to) = tokens.phrase_of(at, phrases!["sau đó", "tiếp đó"]) {
        return (Anchor::Previous, to);
    }
    if let Some(to) = tokens.phrase_of(at, phrases!["so với"]) {
        return (Anchor::Previous, event_end(tokens, to));
    }
    let after = tokens
        .phrase_of(at, phrases!["kể từ", "tính từ", "từ khi", "từ lúc", "từ ngày", "sau khi", "sau", "từ", "khi"]);
    if let Some(next) = after {
        let day = if tokens.is(next - 1, "ngày") { next - 1 } else { next };
        if stretch(tokens, day, true).is_some_and(|found| found.from.is_some() && !found.list) {
            return (Anchor::Unsaid, i);
        }
        if let Some(found) = moment(tokens, day, true).filter(|found| found.is_day() || found.base == Base::Now) {
            return (Anchor::Moment(found), found.to);
        }
        // "trong 12 tháng, từ tháng 10/2025 đến …": a range that says the same in dates.
        if moment(tokens, day, true).is_some() {
            return (Anchor::Unsaid, i);
        }
        let to = event_end(tokens, next);
        if issue(tokens, next, to) && !contract(tokens, i) {
            return (Anchor::Issue, to);
        }
        // "kể từ ngày kết thúc năm tài chính 31/12/2024": the event and its day.
        let dated = |at: &usize| moment(tokens, *at, true).filter(|found| found.is_day() && written(found));
        if let Some(day) = (next + 1..=to).rev().take(3).find_map(|at| dated(&at)) {
            return (Anchor::Moment(day), day.to);
        }
        return (Anchor::Event { from: next, to, before: false }, to);
    }
    if tokens.is(at, "trước") && unit != Unit::Year {
        let day = || moment(tokens, at + 1, true).or_else(|| event_day(tokens, at + 1));
        if let Some(found) = day().filter(|found| found.is_day()) {
            // "báo cáo 6 tháng trước ngày 15/6" counts nothing.
            let counts = matches!(unit, Unit::Day | Unit::WorkingDay | Unit::Week);
            return if counts { (Anchor::Before(found), found.to) } else { (Anchor::Unsaid, i) };
        }
        let next = tokens.phrase_of(at + 1, phrases!["khi", "ngày", "thời điểm"]).unwrap_or(at + 1);
        let to = event_end(tokens, next);
        if to > next {
            return (Anchor::Event { from: next, to, before: true }, to);
        }
    }
    bracketed(tokens, i).unwrap_or((Anchor::Unsaid, i))
}

fn written(moment: &Moment) -> bool {
    matches!(moment.year, YearSaid::Written(_))
}

/// "10 ngày tự nguyện thi hành án (tính từ ngày 12/8/2024)": the start in brackets, a few words on.
fn bracketed(tokens: &Tokens, i: usize) -> Option<(Anchor, usize)> {
    let open = (i..i + 8).find(|at| !tokens.is_word(*at)).filter(|at| tokens.mark(*at, '('))?;
    let at = tokens.phrase_of(open + 1, phrases!["kể từ", "tính từ", "từ"])?;
    let day = moment(tokens, at, true).filter(|found| found.is_day() && tokens.mark(found.to, ')'))?;
    Some((Anchor::Moment(day), day.to + 1))
}

/// "ngày ký", "ngày ban hành Thông báo này": the notice itself.
fn issue(tokens: &Tokens, from: usize, to: usize) -> bool {
    let acts = tokens.has(from, to, phrases!["ký", "ban hành", "thông báo", "phát hành", "ra"]).is_some();
    let own = tokens.has(from, to, phrases!["này"]).is_some();
    let signed = tokens.phrase_of(from, phrases!["ngày ký ban hành", "ngày ký", "ngày ban hành", "ký"]) == Some(to);
    acts && own || signed
}

/// "Ký hợp đồng trước …; tạm ứng trong vòng 10 ngày kể từ ngày ký": the contract is what is signed.
fn contract(tokens: &Tokens, i: usize) -> bool {
    tokens
        .has(i.saturating_sub(25), i, phrases!["ký hợp đồng", "ký kết", "hợp đồng", "biên bản", "thỏa thuận"])
        .is_some()
}

/// An event's name runs to the next mark, at most 14 words.
fn event_end(tokens: &Tokens, from: usize) -> usize {
    let clause = tokens.clause(from.saturating_sub(1));
    (from..from + 14)
        .find(|at| tokens.clause(*at) != clause || tokens.is_mark(*at) || tokens.any(*at, phrases!["phải", "thì"]))
        .unwrap_or(from + 14)
}
