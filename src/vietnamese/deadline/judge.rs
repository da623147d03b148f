//! Is a date a deadline? The sentence around it decides, by cues to its left and right within the clause.
//!
//! The order is that of certainty: quotes and names first, then the dates of documents, effects and old deadlines,
//! then what has no relation word and must earn its place. Looking is bounded (60 tokens), so reading stays linear.

use super::bare::{bare, bare_range, ratio_follows};
use super::cue::{after_number, occasion};
use super::cursor::Tokens;
use super::lexicon::{DUTY, NATURE, TASK_VERBS};
use super::moment::{Base, YearSaid};
use super::phrases::phrases;
use super::reason::Reason;
use super::relation::Said;
use super::remark::{falls_through, forecast, names_weekday};
use super::sense::{
    away, begins_event, called_off, closes, collects, condition, covers, every_week, figures, former, holds, lasts,
    missed, too_soon,
};
use super::stretch::Stretch;

/// A stretch of time with the relation before it, as found in the text.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    pub said: Said,
    pub approximate: bool,
    pub stretch: Stretch,
    pub first: usize,
    pub last: usize,
}

/// What the judge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Accept,
    Reject(Reason),
    /// Not worth a word: "nay" alone, a weekday in a name.
    Ignore,
}

/// The verdict by words alone, before any day is reckoned.
pub fn judge(tokens: &Tokens, candidate: &Candidate) -> Verdict {
    let moment = &candidate.stretch.to;
    if dragged(tokens, candidate.first) {
        return Verdict::Reject(Reason::Title);
    }
    // "từ 14-15/9 sang 21-22/9": the former days.
    let last = candidate.last;
    let dated = tokens.number(last + 1).is_some() || tokens.any(last + 1, phrases!["ngày", "thứ", "tháng", "tuần"]);
    if tokens.any(last, phrases!["sang", "thành"]) && dated {
        return Verdict::Reject(Reason::OldDeadline);
    }
    if let Some(reason) = outright(tokens, candidate) {
        return Verdict::Reject(reason);
    }
    match candidate.said {
        Said::Review if collects(tokens, candidate) => {
            return marked(tokens, &Candidate { said: Said::By, ..*candidate });
        }
        Said::Review => return Verdict::Reject(Reason::ReviewedPeriod),
        Said::After if closes(tokens, candidate) => return Verdict::Accept,
        Said::After => return Verdict::Reject(Reason::StartOnly),
        Said::From if candidate.stretch.from.is_none() && begins_event(tokens, candidate) => return Verdict::Accept,
        Said::From if candidate.stretch.from.is_none() => return Verdict::Reject(start_reason(tokens, candidate)),
        _ => {}
    }
    if moment.base == Base::Now {
        return Verdict::Ignore;
    }
    match candidate.said {
        Said::Bare if candidate.stretch.from.is_none() => bare(tokens, candidate),
        Said::Bare => bare_range(tokens, candidate),
        _ => marked(tokens, candidate),
    }
}

/// Reasons that hold whatever the relation word.
fn outright(tokens: &Tokens, candidate: &Candidate) -> Option<Reason> {
    let first = candidate.first;
    if quoted(tokens, candidate) || anniversary(tokens, candidate) {
        return Some(Reason::Name);
    }
    let start = tokens.clause_start(first);
    let near = first.saturating_sub(8).max(start);
    if tokens
        .has(
            near,
            first,
            phrases!["hiệu lực", "có giá trị", "giá trị sử dụng", "thi hành kể từ", "áp dụng kể từ", "áp dụng từ"],
        )
        .is_some()
        || matches!(candidate.said, Said::From | Said::Bare | Said::On)
            && tokens.phrase_before(first, phrases!["áp dụng", "thi hành", "áp dụng từ"]).is_some()
    {
        let before = matches!(candidate.said, Said::Before | Said::NoLater | Said::Limit);
        if !before {
            return Some(Reason::Effect);
        }
    }
    if holds(tokens, candidate) || away(tokens, candidate) || condition(tokens, candidate) {
        return Some(Reason::Effect);
    }
    if too_soon(tokens, candidate) {
        return Some(Reason::StartOnly);
    }
    if called_off(tokens, candidate) {
        return Some(Reason::OldDeadline);
    }
    if candidate.said == Said::On && after_number(tokens, first) {
        return Some(Reason::DocumentDate);
    }
    if figures(tokens, candidate) || covers(tokens, candidate) {
        return Some(Reason::ReviewedPeriod);
    }
    if lasts(tokens, candidate) {
        return Some(Reason::ReviewedPeriod);
    }
    if missed(tokens, candidate) {
        return Some(Reason::OldDeadline);
    }
    let old = first.saturating_sub(4).max(start);
    if tokens
        .has(
            old,
            first + 2,
            phrases![
                "thay cho",
                "thay vì",
                "hạn cũ",
                "mốc cũ",
                "lịch cũ",
                "bỏ mốc",
                "hủy mốc",
                "bỏ thời hạn",
                "thay thế mốc",
                "thay thế thời hạn",
                "không phải"
            ],
        )
        .is_some()
        || former(tokens, candidate)
    {
        return Some(Reason::OldDeadline);
    }
    let end = tokens.clause_end(candidate.last.saturating_sub(1));
    if tokens
        .has(candidate.last, end, phrases!["đã qua", "đã hết hạn", "không còn hiệu lực", "bị hủy", "được bãi bỏ"])
        // "…, không để bị hủy dự toán", "nếu chậm sẽ bị hủy".
        .is_some_and(|at| tokens.has(candidate.last, at, phrases!["không để", "tránh", "nếu", "sẽ", "không"]).is_none())
    {
        return Some(Reason::OldDeadline);
    }
    // "Giấy phép hết hạn ngày …"; but "Thời gian nhận hồ sơ hết hạn ngày …".
    let taken = phrases!["thời gian", "nhận", "nộp", "gửi", "đăng ký", "hồ sơ"];
    if first > start && tokens.phrase(first, "hết hạn") == Some(candidate.stretch.first) {
        let expires = tokens.has(start, first, taken).is_none();
        return expires.then_some(Reason::Effect);
    }
    if tokens.phrase_of(first, phrases!["thời hạn sử dụng", "hạn sử dụng"]).is_some() {
        return Some(Reason::Effect);
    }
    if tokens.is(first, "hạn") && first > 0 && tokens.is(first - 1, "còn") {
        return Some(Reason::Effect);
    }
    // "các chuẩn hết hạn từ 01/01/2025".
    if tokens.phrase_of(first, phrases!["hết hạn từ", "hết hạn kể từ"]).is_some() {
        return Some(Reason::Effect);
    }
    // "dự báo đến 13h ngày 21/10, tâm bão cách …", "con nước 25/10 âm lịch"; "ngày này rơi vào Chủ nhật", "nhuận 2 tháng 2".
    if tokens.phrase_before(first, phrases!["dự báo", "con nước"]).is_some() || forecast(tokens, candidate) {
        return Some(Reason::NaturalEvent);
    }
    if falls_through(tokens, candidate) {
        return Some(Reason::OldDeadline);
    }
    if tokens.phrase_before(first, phrases!["rơi", "trùng", "nhuận"]).is_some()
        || every_week(tokens, candidate)
        || names_weekday(tokens, candidate)
    {
        return Some(Reason::Title);
    }
    let comma = (start..first).rev().find(|at| tokens.mark(*at, ',')).unwrap_or(start);
    // A date that closes the sentence belongs to all of it, another to what stands since the last comma.
    let closing = candidate.last >= end || tokens.mark(candidate.last, '.') || tokens.mark(candidate.last, ';');
    let idle = |from: usize| {
        tokens.has(from, first, NATURE).is_some()
            && tokens.has(from, first, TASK_VERBS).is_none()
            && (from == comma || tokens.has(from, first, DUTY).is_none())
    };
    let loose = matches!(candidate.said, Said::Bare | Said::On | Said::Within | Said::From);
    // "Hạn hán kéo dài đến tháng 4": nature is what the sentence is about, not whom the collection is for.
    let subject = candidate.said == Said::By && tokens.has(start, start + 4, NATURE).is_some();
    (loose && idle(comma) || (loose || subject) && closing && idle(start)).then_some(Reason::NaturalEvent)
}

/// "(30/4/1975 - 30/4/2025)": the same day some years apart; a term is told by "từ … đến …" or behind a colon.
fn anniversary(tokens: &Tokens, candidate: &Candidate) -> bool {
    let first = candidate.first;
    let term = tokens.has(tokens.clause_start(first), first, phrases!["thực hiện", "thời gian", "hoạt động"]).is_some();
    if candidate.said != Said::Bare || term || !(first > 0 && tokens.mark(first - 1, '(')) {
        return false;
    }
    let to = &candidate.stretch.to;
    let Some(from) = candidate.stretch.from.filter(|from| from.base == to.base) else { return false };
    let years = |said| if let YearSaid::Written(year) = said { Some(year) } else { None };
    let apart = years(to.year).zip(years(from.year)).map_or(0, |(to, from)| to - from);
    matches!(to.base, Base::Day { .. }) && apart >= 5
}

/// Inside quotation marks that open and close in the clause.
fn quoted(tokens: &Tokens, candidate: &Candidate) -> bool {
    let start = tokens.clause_start(candidate.first);
    let open = (start..candidate.first).filter(|at| tokens.mark(*at, '"')).count() % 2 == 1;
    let end = tokens.clause_end(candidate.last.saturating_sub(1));
    open && (candidate.last..end).any(|at| tokens.mark(at, '"'))
}

fn start_reason(tokens: &Tokens, candidate: &Candidate) -> Reason {
    let near = candidate.first.saturating_sub(10).max(tokens.clause_start(candidate.first));
    match tokens.has(near, candidate.first, phrases!["hiệu lực", "áp dụng", "thi hành"]) {
        Some(_) => Reason::Effect,
        None => Reason::StartOnly,
    }
}

/// With a relation word: a deadline, unless it qualifies a noun.
fn marked(tokens: &Tokens, candidate: &Candidate) -> Verdict {
    let moment = &candidate.stretch.to;
    let first = candidate.first;
    if candidate.said == Said::By && moment.base == Base::Year && !ends(tokens, candidate) && horizon(tokens, candidate)
    {
        return Verdict::Reject(Reason::Title);
    }
    if candidate.said == Said::Within && occasion(tokens, candidate) {
        return Verdict::Reject(Reason::Name);
    }
    if matches!(candidate.said, Said::On | Said::Within | Said::By) && shunned(tokens, first) {
        return Verdict::Reject(Reason::Title);
    }
    let period = !moment.is_day();
    if period && candidate.said == Said::Within {
        let given = phrases![
            "được giao",
            "được phân công",
            "đã giao",
            "được phê duyệt",
            "được bố trí",
            "được cấp",
            "đã đề ra",
            "phát sinh",
            "được luân chuyển",
            "được điều động",
            "được bổ nhiệm",
            "được tuyển dụng"
        ];
        let near = first.saturating_sub(8).max(tokens.clause_start(first));
        if tokens.has(near, first, given).is_some() {
            return Verdict::Reject(Reason::Title);
        }
        let head = phrases!["nhiệm vụ", "chỉ tiêu", "công tác", "trọng tâm", "kết quả", "tình hình", "chủ yếu"];
        if tokens.phrase_before(first, head).is_some() && heading(tokens, candidate) {
            return Verdict::Reject(Reason::Title);
        }
    }
    if moment.base == Base::Tet(0) && matches!(candidate.said, Said::On | Said::Within) {
        return Verdict::Reject(Reason::Name);
    }
    // "không quá 1/2 ngày", "đến 2/3 số phòng".
    let share = phrases!["ngày", "tổng", "số", "giá", "mức", "thời", "diện"];
    let figures = tokens.number(moment.from).is_some() && moment.year == YearSaid::Unsaid;
    let ratio = match candidate.said {
        Said::By => !moment.sure && tokens.is_word(candidate.last) && ratio_follows(tokens, candidate.last),
        Said::NoLater | Said::Before | Said::Limit => figures && tokens.any(candidate.last, share),
        _ => false,
    };
    if ratio {
        return Verdict::Reject(Reason::Ratio);
    }
    if matches!(moment.base, Base::Weekday { week: None, .. }) && !moment.sure && candidate.said == Said::By {
        return Verdict::Ignore;
    }
    Verdict::Accept
}

/// "hết năm", "đến hết năm", or a duty before it: an end, not a horizon.
fn ends(tokens: &Tokens, candidate: &Candidate) -> bool {
    let start = tokens.clause_start(candidate.first);
    tokens.has(candidate.first, candidate.stretch.to.from + 1, phrases!["hết", "cuối"]).is_some()
        || tokens
            .has(start, candidate.first, phrases!["phấn đấu", "hạn", "thời hạn", "phải", "chậm nhất", "gia hạn"])
            .is_some()
}

/// "đến năm 2030" in a strategy or its title. Deadlines in years are rare, so a task verb right before is asked for.
fn horizon(tokens: &Tokens, candidate: &Candidate) -> bool {
    let near = candidate.first.saturating_sub(3).max(tokens.clause_start(candidate.first));
    tokens.has(near, candidate.first, phrases!["hoàn thành", "xong", "gia hạn", "kéo dài"]).is_none()
}

/// "…, không để kéo dài sang tuần sau": until then it must not take.
fn dragged(tokens: &Tokens, first: usize) -> bool {
    let drags = phrases!["kéo dài sang", "chậm sang", "sang", "chuyển sang", "kéo dài đến", "kéo dài tới"];
    let Some(at) = tokens.phrase_before(first, drags) else { return false };
    let near = at.saturating_sub(4).max(tokens.clause_start(first));
    tokens.has(near, first, phrases!["không để", "không được", "không kéo dài", "tránh"]).is_some()
}

/// "không để dồn vào cuối năm", "tránh kéo dài đến tháng 12": what must not be.
fn shunned(tokens: &Tokens, first: usize) -> bool {
    let start = first.saturating_sub(6).max(tokens.clause_start(first));
    let start = (start..first).rev().find(|at| tokens.mark(*at, ',')).unwrap_or(start);
    let Some(at) = tokens.has(start, first, phrases!["không để", "tránh"]) else { return false };
    tokens.has(at, first, TASK_VERBS).is_none()
}

fn heading(tokens: &Tokens, candidate: &Candidate) -> bool {
    let start = tokens.clause_start(candidate.first);
    tokens.has(start, candidate.first, TASK_VERBS).is_none()
}
