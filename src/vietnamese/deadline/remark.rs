//! What is remarked of a day and asks for nothing: the weather to come, its weekday, what will not take place, how things stand.

use super::cursor::Tokens;
use super::expression::weekday;
use super::judge::Candidate;
use super::lexicon::{DUTY, NATURE, TASK_VERBS};
use super::phrases::phrases;
use super::relation::Said;

/// "Dự báo, đến 22h ngày 27.9, vị trí tâm bão …", "Từ chiều 16/9 đến ngày 18/9, ở Bắc Bộ có mưa to": a forecast.
pub fn forecast(tokens: &Tokens, candidate: &Candidate) -> bool {
    let (start, end) = (tokens.clause_start(candidate.first), tokens.clause_end(candidate.last.saturating_sub(1)));
    if tokens.phrase_of(start, phrases!["dự báo", "theo dự báo"]).is_some_and(|after| candidate.first <= after + 1)
    {
        return true;
    }
    let at = candidate.last + usize::from(tokens.mark(candidate.last, ','));
    // "đến 13 giờ ngày 30/6, vị trí tâm bão ở …": nature is what the rest speaks of.
    let subject = phrases![
        "vị trí tâm bão",
        "vị trí tâm áp thấp",
        "vị trí trung tâm vùng áp thấp",
        "tâm bão",
        "tâm áp thấp",
        "bão",
        "áp thấp",
        "vùng áp thấp"
    ];
    if tokens.phrase_of(at, subject).is_some() {
        return true;
    }
    let works =
        phrases!["ứng phó", "phòng", "chống", "trực", "khắc phục", "theo dõi", "sơ tán", "tránh trú", "kiểm đếm"];
    let open = candidate.first == start && candidate.said != Said::Before;
    let falls =
        tokens.has(at, end, NATURE).is_some() && tokens.has(at, end, phrases!["có", "xảy ra", "xuất hiện"]).is_some();
    let asked = [TASK_VERBS, DUTY, works].iter().any(|words| tokens.has(at, end, words).is_some());
    open && falls && !asked
}

/// "ngày 05/12 rơi vào thứ Sáu", "Ngày 05/12/2025 là thứ Sáu".
pub fn names_weekday(tokens: &Tokens, candidate: &Candidate) -> bool {
    let after = tokens.phrase_of(candidate.last, phrases!["rơi vào", "trùng vào", "trùng", "nhằm vào", "là"]);
    matches!(candidate.said, Said::Bare | Said::On) && after.is_some_and(|after| weekday(tokens, after).is_some())
}

/// "Buổi tiếp công dân vào ngày 17/12 không thể diễn ra": what will not be.
pub fn falls_through(tokens: &Tokens, candidate: &Candidate) -> bool {
    let not = phrases![
        "không thể diễn ra",
        "không diễn ra",
        "không thể tổ chức",
        "không tổ chức được",
        "bị hoãn",
        "được hoãn"
    ];
    let at = candidate.last + usize::from(tokens.mark(candidate.last, ','));
    matches!(candidate.said, Said::Bare | Said::On) && tokens.phrase_of(at, not).is_some()
}

/// "Đến ngày 21/2 toàn tỉnh có 483.554 ha đủ nước": the sentence opens with the day and asks nobody for anything.
pub fn tells_standing(tokens: &Tokens, candidate: &Candidate) -> bool {
    let end = tokens.clause_end(candidate.last.saturating_sub(1));
    let asked = [TASK_VERBS, DUTY].iter().any(|words| tokens.has(candidate.last, end, words).is_some());
    let stands = tokens.has(candidate.last, end, phrases!["có", "còn", "là"]).is_some();
    candidate.first == tokens.clause_start(candidate.first) && candidate.said == Said::By && stands && !asked
}

/// "Hôm nay (28/7): hạn cuối đăng ký …", "Ngày 30/6 là hạn cuối để …": the day is called a deadline behind it.
pub fn called_last(tokens: &Tokens, last: usize) -> bool {
    let words =
        phrases!["hạn cuối", "hạn chót", "ngày cuối cùng", "thời hạn cuối", "hạn nộp", "hết hạn nộp", "ngày hết hạn"];
    let next = tokens.mark(last, ':') || tokens.mark(last, '|') || tokens.any(last, phrases!["là"]);
    next && tokens.phrase_of(last + 1, words).is_some()
}
