//! Dates without a relation word, which must earn their place: by standing out (a cell, a colon, the start of a line), by a
//! task verb of their own, and by being no name, number, document's date or some noun's period.

use super::company::{in_company, opens_line, scored, weekday_before};
use super::cue::{document_before, occasion, reports, tells_past};
use super::cursor::Tokens;
use super::judge::{Candidate, Verdict};
use super::lexicon::{ANNIVERSARIES, HEADS, NAME_HEADS, TASK_VERBS};
use super::moment::{Base, Moment, MonthSaid, YearSaid};
use super::phrases::phrases;
use super::reason::Reason;
use super::token::Gap;

/// One bare moment.
pub fn bare(tokens: &Tokens, candidate: &Candidate) -> Verdict {
    let moment = &candidate.stretch.to;
    let first = candidate.first;
    // "nghỉ Tết Dương lịch", "thì chuyển sang tháng kế tiếp", "cả sáng thứ Bảy": a day off, a rule, a desk open as well.
    let all_day = tokens.is(first, "ngày") && first > 0 && tokens.is(first - 1, "cả");
    let off = phrases!["nghỉ", "nghỉ lễ", "thì chuyển sang", "cả", "kể cả"];
    if !all_day && tokens.phrase_before(first, off).is_some() {
        return Verdict::Reject(Reason::Title);
    }
    if let Some(reason) = named_or_numbered(tokens, candidate) {
        return Verdict::Reject(reason);
    }
    // "Từ ngày 15/01 đến 17/01/2024 (Tuần 25)": a school's own count, behind the days.
    let bracketed = first > 1 && tokens.mark(first - 1, '(') && tokens.mark(candidate.last, ')');
    if matches!(moment.base, Base::Week(_)) && bracketed && tokens.number(first - 2).is_some() {
        return Verdict::Reject(Reason::Title);
    }
    // "nộp đơn dự tốt nghiệp đợt tháng 6/2026": the name of a round.
    if matches!(moment.base, Base::Month(_)) && first > 0 && tokens.is(first - 1, "đợt") {
        return Verdict::Reject(Reason::Name);
    }
    // "Cập nhật lần cuối: 08:15, 16/09/2024": when something was written.
    let stamps = phrases!["lần cuối", "cập nhật", "cập nhật lúc"];
    if first > 0 && tokens.mark(first - 1, ':') && tokens.phrase_before(first - 1, stamps).is_some() {
        return Verdict::Reject(Reason::DocumentDate);
    }
    // "xây dựng lịch trực Tết Dương lịch": what the work is for.
    // "Tổ chức Tết Trung thu cho thiếu nhi": the feast is what is held.
    let held = tokens.phrase_before(first, phrases!["tổ chức", "chuẩn bị", "phục vụ"]).is_some();
    let name = first + usize::from(tokens.any(first, phrases!["ngày", "lễ"]));
    let feast = tokens.any(name, phrases!["tết", "giỗ", "phật", "vu", "quốc", "nhà"]) && moment.is_day() && first > 0;
    let rite = first > 0 && tokens.is(first, "lễ") && tokens.is(first - 1, "đại");
    let feast = feast && (held || rite || tokens.is(first, "tết") && !stands_out(tokens, candidate));
    if occasion(tokens, candidate) || feast {
        return Verdict::Reject(Reason::Name);
    }
    match moment.base {
        Base::Day { month: MonthSaid::Unsaid, .. } => Verdict::Ignore,
        Base::Day { .. } | Base::LunarDay { .. } => {
            if document_before(tokens, candidate) {
                Verdict::Reject(Reason::DocumentDate)
            } else if !moment.sure && scored(tokens, first) {
                Verdict::Reject(Reason::Ratio)
            } else if first > 0 && tokens.any(first - 1, phrases!["cho", "của"]) && moment.time.is_none() {
                // "vé đã mua cho ngày 30/8", "lịch của ngày 02/9": the noun's day.
                Verdict::Reject(Reason::Title)
            } else if moment.sure
                || opens_line(tokens, candidate)
                || (stands_out(tokens, candidate) || in_company(tokens, candidate)) && !tells_past(tokens, candidate)
            {
                Verdict::Accept
            } else {
                Verdict::Reject(Reason::Ratio)
            }
        }
        Base::Tet(0) => Verdict::Reject(Reason::Name),
        Base::Tet(_) => Verdict::Accept,
        Base::DayFromIssue(offset) => {
            let today = tokens.is(moment.from, "hôm") || tokens.is(moment.from, "ngày");
            if offset > 0 || offset == 0 && !today { Verdict::Accept } else { Verdict::Ignore }
        }
        Base::Weekday { week, .. } => {
            // "Thứ hai, …" counts arguments; "Thứ Hai: họp" is Monday.
            let named = tokens.is_capital(moment.from + 1) || tokens.number(moment.from + 1).is_some();
            let day = named && !tokens.mark(candidate.last, ',') && stands_out(tokens, candidate);
            // "khám thứ Bảy, Chủ nhật từ 7h00": when an office is open.
            if week.is_none() && !moment.sure && moment.time.is_some() && weekday_before(tokens, first) {
                return Verdict::Reject(Reason::Title);
            }
            if week.is_some() || moment.sure || moment.time.is_some() || day {
                Verdict::Accept
            } else {
                Verdict::Ignore
            }
        }
        Base::Year if moment.part.is_none() => {
            // "dự kiến hoàn thành năm 2026"; "tỷ lệ hoàn thành năm 2025" is a figure's year.
            let ended = tokens.phrase_before(first, phrases!["hoàn thành", "xong", "khánh thành", "kết thúc"]);
            let rate = |at: usize| at > 0 && tokens.any(at - 1, phrases!["lệ", "đã", "độ", "được", "quả"]);
            if alone(tokens, candidate) || ended.is_some_and(|at| !rate(at)) {
                Verdict::Accept
            } else {
                Verdict::Reject(Reason::Title)
            }
        }
        Base::Now => Verdict::Ignore,
        _ if first > 0 && tokens.is(first - 1, "ngày") => Verdict::Reject(Reason::DocumentDate),
        _ if moment.part.is_some() => {
            if qualifies(tokens, first) && !(numbered(moment) && reports(tokens, first)) {
                Verdict::Reject(Reason::Title)
            } else {
                Verdict::Accept
            }
        }
        _ => period(tokens, candidate),
    }
}

/// A bare month, quarter, half or week: a deadline in a cell, after a colon, or with a task verb of its own.
fn period(tokens: &Tokens, candidate: &Candidate) -> Verdict {
    let first = candidate.first;
    let moment = &candidate.stretch.to;
    if !moment.sure && !stands_out(tokens, candidate) {
        return Verdict::Reject(Reason::Ratio);
    }
    // "Đề cương báo cáo 6 tháng đầu năm", "Hội nghị sơ kết 6 tháng đầu năm": the period is the report's.
    let drafts = phrases![
        "đề cương báo cáo",
        "dự thảo báo cáo",
        "mẫu báo cáo",
        "hội nghị sơ kết",
        "hội nghị tổng kết",
        "họp sơ kết"
    ];
    if tokens.phrase_before(first, drafts).is_some() {
        return Verdict::Reject(Reason::Title);
    }
    if stands_out(tokens, candidate) {
        return Verdict::Accept;
    }
    // "06 tháng cuối năm tính từ ngày 15/6 …": what a period means.
    if tokens.phrase_of(candidate.last, phrases!["tính từ", "được tính", "từ ngày"]).is_some() {
        return Verdict::Reject(Reason::Title);
    }
    // "gửi lịch để chuẩn bị cho tuần kế tiếp": what the work is for.
    if first > 0 && tokens.any(first - 1, phrases!["cho", "của"]) {
        return Verdict::Reject(Reason::Title);
    }
    // "trình phiên họp Chính phủ tháng 11/2019": the session is when it is due.
    let sessions = phrases!["phiên họp", "kỳ họp"];
    let session = (first.saturating_sub(7).max(tokens.clause_start(first))..first)
        .rev()
        .find(|at| tokens.phrase_of(*at, sessions).is_some());
    let submits = phrases!["trình", "trình tại", "báo cáo tại", "thông qua tại"];
    let submitted =
        session.and_then(|at| tokens.phrase_before(at, submits)).filter(|at| *at == 0 || !tokens.is(at - 1, "đã"));
    if submitted.is_some() && matches!(moment.base, Base::Month(_)) {
        return Verdict::Accept;
    }
    if qualifies(tokens, first) {
        return Verdict::Reject(Reason::Title);
    }
    let start = tokens.clause_start(first);
    let verb = tokens.has(start, first, TASK_VERBS).is_some();
    let named = matches!(moment.base, Base::Week(_) | Base::Months { .. });
    let near = first.saturating_sub(3).max(start);
    // "9 tháng đầu năm phải đạt 75% dự toán": the duty follows.
    if named && tokens.phrase_of(candidate.last, phrases!["phải đạt", "phải", "phấn đấu", "cần đạt"]).is_some()
    {
        return Verdict::Accept;
    }
    // "Khoa A tổng vệ sinh tuần 1, 2 tháng 3": so narrow a time, at the end, is when the work is done.
    let week = matches!(moment.base, Base::WeekOfMonth { .. });
    let ends = tokens.clause(candidate.last) != tokens.clause(first) || tokens.is_mark(candidate.last);
    if verb && (!named || tokens.has(near, first, TASK_VERBS).is_some()) || week && ends {
        Verdict::Accept
    } else {
        Verdict::Reject(Reason::Title)
    }
}

/// A period told by its number: "cuối tháng 5", not "cuối năm".
fn numbered(moment: &Moment) -> bool {
    matches!(moment.base, Base::Month(MonthSaid::Written(_)) | Base::Quarter(_)) || moment.year != YearSaid::Unsaid
}

/// Whether the noun before takes the period for itself: "kế hoạch công tác quý II".
fn qualifies(tokens: &Tokens, first: usize) -> bool {
    let start = tokens.clause_start(first);
    for end in (first.saturating_sub(4).max(start)..=first).rev() {
        if tokens.phrase_before(end, HEADS).is_some_and(|at| at >= start) {
            return true;
        }
        if tokens.phrase_before(end, phrases!["báo cáo"]).is_some() {
            return end == first;
        }
        let verb = tokens.phrase_before(end, TASK_VERBS).is_some();
        if verb || end > start && tokens.is_mark(end - 1) {
            return false;
        }
    }
    false
}

/// A bare range: nearly always a deadline, unless it is a name, a document's or a ratio.
pub fn bare_range(tokens: &Tokens, candidate: &Candidate) -> Verdict {
    if let Some(reason) = named_or_numbered(tokens, candidate) {
        return Verdict::Reject(reason);
    }
    let to = &candidate.stretch.to;
    let from = candidate.stretch.from.as_ref().unwrap_or(to);
    if candidate.stretch.moved {
        return Verdict::Accept;
    }
    if to.is_day() {
        if document_before(tokens, candidate) {
            return Verdict::Reject(Reason::DocumentDate);
        }
        let sure = from.sure || to.sure || stands_out(tokens, candidate) || opens_line(tokens, candidate);
        return if sure { Verdict::Accept } else { Verdict::Reject(Reason::Ratio) };
    }
    if to.base == Base::Year {
        return Verdict::Reject(Reason::Title);
    }
    period(tokens, candidate)
}

/// At the start of a line or cell, after a colon, a bracket or a word that asks for a date, and not before a counted noun.
fn stands_out(tokens: &Tokens, candidate: &Candidate) -> bool {
    let first = candidate.first;
    let begins = first == 0 || tokens.clause(first - 1) != tokens.clause(first) || opening(tokens, first - 1);
    let asks = phrases![
        "xong",
        "mốc",
        "hoàn thành",
        "hạn",
        "ngay",
        "dự kiến",
        "khoảng",
        "tiến độ",
        "thời gian",
        "phấn đấu",
        "dịp",
        "nộp",
        "gửi",
        "trình",
        "họp",
        "hoàn",
        "nghiệm thu"
    ];
    let asked = tokens.phrase_before(first, asks).or_else(|| tokens.phrase_before(first, TASK_VERBS)).is_some();
    let unsure = !candidate.stretch.to.sure;
    (begins || asked) && !(unsure && ratio_follows(tokens, candidate.last))
}

fn opening(tokens: &Tokens, i: usize) -> bool {
    [':', '(', '|', '-', '+', '•', '>', '#'].iter().any(|mark| tokens.mark(i, *mark))
}

/// The whole of its clause.
fn alone(tokens: &Tokens, candidate: &Candidate) -> bool {
    let (first, last) = (candidate.first, candidate.last);
    let begins = first > 0 && (tokens.clause(first - 1) != tokens.clause(first) || opening(tokens, first - 1));
    begins && (tokens.clause(last) != tokens.clause(first) || tokens.mark(last, '.'))
}

/// Part of a name, an address, an anniversary or a serial number.
fn named_or_numbered(tokens: &Tokens, candidate: &Candidate) -> Option<Reason> {
    let first = candidate.first;
    let start = tokens.clause_start(first);
    // "Tập trung tại sân trường 6h00 ngày 26/5": an hour is no part of a name.
    let figures = tokens.number(first).is_some() && candidate.stretch.to.time.is_none();
    if figures {
        let counters =
            phrases!["số", "lần", "đợt", "mục", "điều", "khoản", "trang", "bản", "tỷ lệ", "điểm", "tổ", "lớp"];
        if tokens.phrase_before(first, counters).is_some_and(|at| at >= start) {
            let reason = if tokens.is(first - 1, "số") { Reason::Address } else { Reason::Name };
            return Some(reason);
        }
        if tokens.phrase_before(first, phrases!["lễ"]).is_some() {
            return Some(Reason::Name);
        }
        if tokens.phrase_before(first, NAME_HEADS).is_some() && candidate.stretch.to.year == YearSaid::Unsaid {
            return Some(Reason::Name);
        }
    }
    let near = first.saturating_sub(30).max(start);
    let parts = |at: &usize| tokens.mark(*at, ',') || tokens.mark(*at, ':') && *at + 1 < first;
    let near = (near..first).rev().find(parts).unwrap_or(near);
    // "thắp nến tri ân 19h00 ngày 26/7": an hour is that of an appointment.
    if candidate.stretch.to.time.is_none() && tokens.has(near, first + 1, ANNIVERSARIES).is_some() {
        return Some(Reason::Name);
    }
    None
}

/// Whether a plain word follows that a ratio would count: "5/6 phòng".
pub fn ratio_follows(tokens: &Tokens, last: usize) -> bool {
    tokens.is_word(last)
        && tokens.gap(last) <= Gap::Space
        && !tokens.any(
            last,
            phrases!["là", "và", "đến", "để", "cho", "theo", "tại", "các", "về", "phải", "trước", "sau", "lúc"],
        )
}
