//! The signs around a date that tell what it is, larger than a word: a document's number, a sentence that tells of what is
//! done, an occasion. The judge weighs them; here they are only seen.

use super::cursor::Tokens;
use super::judge::Candidate;
use super::lexicon::{DOCUMENTS, DUTY, TASK_VERBS};
use super::phrases::phrases;

/// The date of a document: right after its number, after its name, or with its issuer behind ("ngày … của Chính phủ").
pub fn document_before(tokens: &Tokens, candidate: &Candidate) -> bool {
    let first = candidate.first;
    if after_number(tokens, first) {
        return true;
    }
    let start = tokens.clause_start(first);
    let near = first.saturating_sub(9).max(start);
    // "theo giấy mời số 15 ngày 02/3": a number without letters, where a document is named.
    let numbered = first > near + 2 && tokens.number(first - 1).is_some() && tokens.is(first - 2, "số");
    if numbered && tokens.phrase_before(first - 2, DOCUMENTS).is_some() {
        return true;
    }
    let Some(document) = (near..first).rev().find(|at| tokens.phrase_of(*at, DOCUMENTS).is_some()) else {
        return false;
    };
    let verbs = phrases!["hoàn thành", "xong", "gửi", "nộp", "vào", "họp", "nghiệm thu"];
    if tokens.has(document, first, verbs).is_some() || tokens.mark(first - 1, ':') || tokens.mark(first - 1, '(') {
        return false;
    }
    let capital = tokens.is_capital(document) && tokens.any(first, phrases!["ngày"]);
    let issuer = tokens.is(candidate.last, "của") && tokens.is_capital(candidate.last + 1);
    issuer || capital && first - document <= 4
}

/// Whether a document's number ("57-NQ/TW", "2564 /TB-ĐHKT", "79 NQ/TW") ends right before `end`.
pub fn after_number(tokens: &Tokens, end: usize) -> bool {
    let mut at = end;
    let (mut letters, mut slash) = (false, false);
    if at > 0 && tokens.mark(at - 1, ',') {
        at -= 1;
    }
    let mut steps = 0;
    while at > 0 && steps < 14 {
        let i = at - 1;
        let inside =
            tokens.joined(at) || steps == 0 || tokens.mark(at, '/') || tokens.mark(i, '/') || tokens.mark(i, '-');
        let fits = tokens.number(i).is_some()
            || tokens.mark(i, '/')
            || tokens.mark(i, '-')
            || tokens.mark(i, '&')
            || tokens.is_word(i) && tokens.is_capital(i);
        if !inside || !fits {
            break;
        }
        letters |= tokens.is_word(i);
        slash |= tokens.mark(i, '/') || tokens.mark(i, '-');
        at = i;
        steps += 1;
    }
    if !letters || !slash {
        return false;
    }
    tokens.number(at).is_some() || at > 0 && (tokens.number(at - 1).is_some() || tokens.is(at - 1, "số"))
}

/// Whether the sentence tells of what is done: "đã", "đạt", "kết quả" near, and no duty laid in between.
pub fn tells_past(tokens: &Tokens, candidate: &Candidate) -> bool {
    // "Tiến độ: đến 30/6 đạt 50%, đến 31/12 đạt 100%": what is to be reached.
    let opens = tokens.clause_start(candidate.first);
    let steps = tokens.phrase_of(opens, phrases!["tiến độ", "lộ trình", "mục tiêu"]);
    if steps.is_some_and(|after| tokens.mark(after, ':')) {
        return false;
    }
    let end = tokens.clause_end(candidate.last.saturating_sub(1)).min(candidate.last + 40);
    for at in candidate.last..end {
        if tokens.phrase_of(at, DUTY).is_some() {
            break;
        }
        if tokens.any(at, phrases!["đã", "đạt", "tăng", "giảm", "vừa"]) {
            return true;
        }
    }
    let start = tokens.clause_start(candidate.first).max(candidate.first.saturating_sub(25));
    for at in (start..candidate.first).rev() {
        if reports(tokens, at + 2) && tokens.phrase_of(at, phrases!["kết quả", "tình hình"]).is_some() {
            return false;
        }
        if tokens.any(at, phrases!["đã", "vừa"])
            || tokens.phrase_of(at, phrases!["kết quả", "tình hình", "đánh giá", "so với", "cùng kỳ"]).is_some()
        {
            return true;
        }
        if tokens.phrase_of(at, DUTY).is_some() {
            return false;
        }
        if tokens.phrase_of(at, TASK_VERBS).is_some() {
            return at > 0 && (tokens.is(at - 1, "đã") || at > 1 && tokens.is(at - 2, "đã"));
        }
    }
    false
}

/// Whether nothing but "đạt" behind the date makes the sentence tell of what is done: "Đến 31/12 đạt 100%".
pub fn reaches(tokens: &Tokens, candidate: &Candidate) -> bool {
    let (start, end) = (tokens.clause_start(candidate.first), tokens.clause_end(candidate.last.saturating_sub(1)));
    let told = phrases!["đã", "vừa", "tăng", "giảm", "mới", "kết quả", "tình hình", "đánh giá", "so với", "cùng kỳ"];
    tokens.has(candidate.last, end, phrases!["đạt"]).is_some() && tokens.has(start, end, told).is_none()
}

/// Whether "kết quả" or "tình hình" ends right before `end` as what somebody is told to report: "báo cáo kết quả", but not
/// "theo báo cáo kết quả", "đã báo cáo tình hình".
pub fn reports(tokens: &Tokens, end: usize) -> bool {
    let Some(noun) = tokens.phrase_before(end, phrases!["kết quả", "tình hình", "tiến độ"]) else {
        return false;
    };
    let verbs = phrases!["báo cáo", "đánh giá", "công bố", "thông báo", "tổng hợp", "gửi", "trình", "cập nhật"];
    let told = |verb: usize| verb > 0 && tokens.any(verb - 1, phrases!["theo", "đã", "qua", "tại", "được", "của"]);
    tokens.phrase_before(noun, verbs).is_some_and(|verb| !told(verb))
}

/// An occasion ("dịp Quốc khánh 2/9", "trong dịp Tết") tells what a work is for, not when it must be done, unless the
/// work ends with it: "thông xe dịp 19/8".
pub fn occasion(tokens: &Tokens, candidate: &Candidate) -> bool {
    let (first, from) = (candidate.first, candidate.stretch.to.from);
    let near = first.saturating_sub(1).max(tokens.clause_start(first));
    let Some(at) = tokens.has(near, from + 1, phrases!["dịp"]) else { return false };
    let start = at.saturating_sub(5).max(tokens.clause_start(first));
    let ends = phrases!["hoàn thành", "xong", "khánh thành", "khởi công", "thông xe", "đưa vào", "bàn giao", "đúng"];
    tokens.has(start, at, ends).is_none()
}

/// Whether a moment's own words make it a limit in its clause: "Hạn chót …: …".
pub fn limited(tokens: &Tokens, first: usize) -> bool {
    let start = tokens.clause_start(first);
    tokens.has(start, first, phrases!["hạn chót", "hạn cuối", "thời hạn", "hạn", "deadline", "chậm nhất"]).is_some()
}

/// "Hoàn thành: 20/2", "Thời gian nộp: 20/2": the label of a day that ends the work.
pub fn labelled(tokens: &Tokens, first: usize) -> bool {
    let labels = phrases!["hoàn thành", "hoàn tất", "nộp", "gửi", "kết thúc"];
    first > 0 && tokens.mark(first - 1, ':') && tokens.phrase_before(first - 1, labels).is_some()
}
