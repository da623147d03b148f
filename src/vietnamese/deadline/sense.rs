//! In what sense a date is said, where its relation word alone would mislead: what a collection is open to, what figures are
//! counted over, when an office is open. The judge asks; here the words around the date answer.

use super::cursor::Tokens;
use super::judge::Candidate;
use super::lexicon::{DUTY, TASK_VERBS};
use super::moment::{Base, Moment};
use super::phrases::phrases;
use super::relation::Said;

/// "gửi hồ sơ dự thi tính đến hết ngày 15/7": the day up to which it is taken, not the day figures are counted to.
pub fn collects(tokens: &Tokens, candidate: &Candidate) -> bool {
    let first = candidate.first;
    let near = first.saturating_sub(6).max(tokens.clause_start(first));
    let takes = phrases!["gửi", "nộp", "nhận hồ sơ", "tiếp nhận", "đăng ký", "dự thi", "nhận bài"];
    let told = phrases!["đã", "được", "kết quả", "có", "là", "tổng", "số lượng"];
    tokens.has(near, first, takes).is_some() && tokens.has(near, first, told).is_none()
}

/// "mở đấu giá từ 8 giờ ngày 11/3": what happens begins at that hour, and has no other day.
pub fn begins_event(tokens: &Tokens, candidate: &Candidate) -> bool {
    let moment = &candidate.stretch.to;
    let first = candidate.first;
    let near = first.saturating_sub(10).max(tokens.clause_start(first));
    let events = phrases!["đấu giá", "khai mạc", "tổ chức", "họp", "diễn ra", "mở thầu", "bốc thăm", "tổng duyệt"];
    // "Tổ chức trực ban kể từ 12 giờ ngày …": what goes on from then on.
    let goes_on = tokens.has(near, first + 1, phrases!["trực ban", "kể từ"]).is_some();
    moment.time.is_some() && moment.is_day() && !goes_on && tokens.has(near, first, events).is_some()
}

/// After a day nothing more is taken: "không được tiếp nhận", "khóa", "đóng".
pub fn closes(tokens: &Tokens, candidate: &Candidate) -> bool {
    let last = candidate.last;
    let near = candidate.first.saturating_sub(10).max(tokens.clause_start(candidate.first));
    if tokens
        .has(
            near,
            candidate.first,
            phrases![
                "không nhận",
                "không tiếp nhận",
                "không giải quyết",
                "không chấp nhận",
                "không xem xét",
                "từ chối",
                "chưa nộp",
                "chưa đóng",
                "chưa gửi",
                "chưa đăng ký",
                "chưa báo cáo",
                "chưa hoàn thành",
                "bị khóa",
                "bị khoá",
                "bị dừng"
            ],
        )
        .is_some()
    {
        return true;
    }
    let end = tokens.clause_end(last.saturating_sub(1)).min(last + 25);
    let shuts = phrases![
        "không",
        "khóa",
        "khoá",
        "đóng",
        "dừng",
        "ngừng",
        "chấm dứt",
        "quá hạn",
        "coi như",
        "xem như",
        "từ chối",
        "hết hạn",
        "chưa",
        "bị",
        "phê bình"
    ];
    tokens.has(last, end, shuts).is_some()
}

/// "số liệu tính từ ngày 01/01 đến ngày 30/6", "khối lượng hoàn thành từ 31/12 trở về trước", "quý III mới có 17/23 chi bộ
/// nộp": what figures are about.
pub fn figures(tokens: &Tokens, candidate: &Candidate) -> bool {
    let (first, last) = (candidate.first, candidate.last);
    let near = first.saturating_sub(6).max(tokens.clause_start(first));
    let loose = matches!(candidate.said, Said::Bare | Said::On | Said::Within | Said::From);
    let range = candidate.stretch.from.is_some() || candidate.said == Said::From;
    let taken =
        tokens.has(near, first, phrases!["số liệu"]).and_then(|at| tokens.has(at, first, phrases!["tính", "chốt"]));
    // "Các số liệu giai đoạn 2016 – 2021 tính từ …".
    let far = first.saturating_sub(12).max(tokens.clause_start(first));
    let counted = tokens.phrase_before(first, phrases!["tính", "được tính"]).is_some();
    let taken = taken.or_else(|| tokens.has(far, first, phrases!["số liệu"]).filter(|_| counted));
    let back = tokens.phrase_before(last, phrases!["trở về trước"]).is_some()
        && tokens.phrase_before(first, phrases!["hoàn thành", "thực hiện", "phát sinh"]).is_some();
    let moment = &candidate.stretch.to;
    let period = candidate.said == Said::Bare && !moment.is_day() && moment.base != Base::Year;
    loose && range && taken.is_some() || back || period && tokens.any(last, phrases!["mới", "đã", "chỉ"])
}

/// "Kỳ báo cáo: tháng 5", "Thời kỳ thanh tra: từ 01/01/2023 đến 31/12/2025", "Niên độ từ …": the time that something is about.
pub fn covers(tokens: &Tokens, candidate: &Candidate) -> bool {
    let first = candidate.first;
    let limits = matches!(candidate.said, Said::Before | Said::NoLater | Said::Limit);
    if limits || candidate.said == Said::By && candidate.stretch.from.is_none() {
        return false;
    }
    let heads = phrases![
        "kỳ báo cáo",
        "kỳ tính",
        "kỳ khai",
        "kỳ quyết toán",
        "kỳ đánh giá",
        "kỳ lấy",
        "kỳ kế toán",
        "kỳ thanh toán",
        "niên độ",
        "thời kỳ",
        "số liệu báo cáo",
        "thời điểm báo cáo",
        "thời điểm lấy số liệu",
        "năm ngân sách"
    ];
    // "từ ngày 15/6 đến ngày 14/12 của kỳ báo cáo", "số thuế … từ tháng 3 đến tháng 6".
    let range = candidate.stretch.from.is_some();
    let of_term = tokens.phrase_of(candidate.last, phrases!["của kỳ báo cáo", "của kỳ tính thuế", "của năm báo cáo"]);
    let start = tokens.clause_start(first);
    let taxed =
        !candidate.stretch.to.is_day() && tokens.has(start, first, phrases!["số thuế", "số tiền thuế"]).is_some();
    if range && (of_term.is_some() || taxed) {
        return true;
    }
    let near = first.saturating_sub(7).max(tokens.clause_start(first));
    let Some(head) = tokens.has(near, first, heads) else { return false };
    // "học kỳ tính từ ngày 21/8".
    if head > 0 && tokens.is(head, "kỳ") && tokens.is(head - 1, "học") {
        return false;
    }
    let asks = phrases!["gửi", "nộp", "hoàn thành", "xong", "chốt", "cập nhật", "hạn", "trình", "tổng hợp", "rà soát"];
    let verb_before = head > near && tokens.phrase_before(head, TASK_VERBS).is_some();
    let plain = (head..first).all(|at| tokens.is_word(at) || at + 1 == first || tokens.number(at).is_some());
    plain && !verb_before && tokens.has(head, first, asks).is_none()
}

/// "các ngày từ thứ Hai đến thứ Sáu": when an office is open.
pub fn every_week(tokens: &Tokens, candidate: &Candidate) -> bool {
    let weekday = |moment: &Moment| matches!(moment.base, Base::Weekday { week: None, .. });
    candidate.stretch.from.as_ref().is_some_and(weekday)
        && weekday(&candidate.stretch.to)
        && tokens
            .phrase_before(candidate.first, phrases!["các ngày", "hành chính", "tiếp dân", "tiếp công dân"])
            .is_some()
}

/// "Đề tài thực hiện 24 tháng, từ tháng 01/2027 đến tháng 12/2028": how long a thing takes, told again by its months; but not
/// "hoàn thành trong 12 tháng, từ …".
pub fn lasts(tokens: &Tokens, candidate: &Candidate) -> bool {
    let first = candidate.first;
    let end = first - usize::from(first > 0 && tokens.mark(first - 1, ','));
    let counted =
        tokens.phrase_before(end, phrases!["tháng", "năm"]).filter(|at| *at > 0 && tokens.number(*at - 1).is_some());
    let bound =
        |at: usize| tokens.phrase_before(at - 1, phrases!["trong", "trong vòng", "thời hạn", "không quá"]).is_some();
    candidate.stretch.from.is_some() && !candidate.stretch.to.is_day() && counted.is_some_and(|at| !bound(at))
}

/// "có thời hạn từ 01/3/2025 đến 28/02/2026", "mức phí áp dụng đến hết ngày 31/12", "hưởng phụ cấp từ … đến …": how long a thing holds.
pub fn holds(tokens: &Tokens, candidate: &Candidate) -> bool {
    let first = candidate.first;
    let term = tokens.phrase(first, "thời hạn").is_some() && first > 0 && tokens.is(first - 1, "có");
    let span = candidate.stretch.from.is_some() || candidate.said == Said::By;
    let start = tokens.clause_start(first);
    // "Việc nhận hồ sơ có thời hạn từ … đến …" is a time to act in.
    let window = phrases!["nhận", "nộp", "đăng ký", "đợt", "chiến dịch", "gia hạn"];
    if tokens.has(start, first, window).is_some() {
        return false;
    }
    let near = first.saturating_sub(4).max(start);
    let held = tokens.phrase_before(first, phrases!["áp dụng", "có thời hạn"]).is_some()
        || tokens.has(near, first, phrases!["hưởng", "bổ nhiệm", "biệt phái"]).is_some();
    term || span && held
}

/// "đi công tác đến 30/9", "nghỉ phép từ 15/3 đến 20/3": how long somebody is away.
pub fn away(tokens: &Tokens, candidate: &Candidate) -> bool {
    let first = candidate.first;
    let near = first.saturating_sub(5).max(tokens.clause_start(first));
    let limits = matches!(candidate.said, Said::Before | Said::NoLater | Said::Limit);
    let gone = tokens.has(near, first, phrases!["đi công tác", "nghỉ phép", "vắng mặt", "đi học"]);
    !limits && gone.is_some_and(|gone| tokens.has(gone + 2, first, TASK_VERBS).is_none())
}

/// "Các dự án đã được phê duyệt trước ngày 01/01/2023 thì thực hiện theo quy định cũ": to whom a rule applies.
pub fn condition(tokens: &Tokens, candidate: &Candidate) -> bool {
    let (first, last) = (candidate.first, candidate.last);
    let start = tokens.clause_start(first);
    if candidate.said != Said::Before {
        return false;
    }
    let end = tokens.clause_end(last.saturating_sub(1));
    let whom = phrases!["các trường hợp", "trường hợp", "những người", "nếu"];
    let cases = tokens.has(start, first, whom).is_some() && tokens.has(last, end, phrases!["thì"]).is_some();
    if tokens.is(last, "thì") || cases {
        return true;
    }
    if tokens.has(start, first, DUTY).is_some() {
        return false;
    }
    let done = phrases!["đã", "đang", "được", "ký", "ban hành", "khởi công", "tiếp nhận", "phát sinh", "tuyển dụng"];
    let near = first.saturating_sub(6).max(start);
    let rule = phrases!["được", "không phải", "hết hiệu lực", "vẫn", "tiếp tục", "sẽ tiếp tục", "mà"];
    tokens.phrase_of(last, rule).is_some() && tokens.has(near, first, done).is_some()
}

/// "Không nhận hồ sơ trước ngày 01/6": what must not begin before.
pub fn too_soon(tokens: &Tokens, candidate: &Candidate) -> bool {
    let not = phrases![
        "không nhận",
        "không tiếp nhận",
        "không tổ chức",
        "không thu",
        "không áp dụng",
        "không thực hiện",
        "không khởi công",
        "chưa áp dụng",
        "chưa thực hiện",
        "chưa tổ chức"
    ];
    let start = part_start(tokens, candidate.first);
    // "Các trường không được tổ chức nhập học trước ngày 22/8"; but "không được chậm trễ".
    let banned = tokens.has(start, candidate.first, phrases!["không được", "nghiêm cấm"]);
    let spurs = phrases!["chậm", "muộn", "để", "quá", "trễ", "kéo"];
    let bans = banned.is_some_and(|at| tokens.phrase_of(at + 2, spurs).is_none());
    candidate.said == Said::Before && (bans || tokens.phrase_of(start, not).is_some())
}

/// "Hoãn cuộc họp ngày 22/5", "Không tổ chức lễ ngày 25/5": what will not be; but "hoãn sang ngày 25/5".
pub fn called_off(tokens: &Tokens, candidate: &Candidate) -> bool {
    let first = candidate.first;
    let off = phrases!["tạm hoãn", "hoãn", "hủy", "bỏ lịch", "không tổ chức", "dừng tổ chức", "tạm dừng"];
    let loose = matches!(candidate.said, Said::Bare | Said::On);
    let start = part_start(tokens, first);
    // "Tạm dừng tiếp nhận hồ sơ lúc 8 giờ ngày …": a pause has its hours.
    let paused = tokens.is(start + 1, "dừng") && candidate.stretch.to.time.is_some();
    let Some(after) = tokens.phrase_of(start, off).filter(|_| loose && !paused) else { return false };
    !candidate.stretch.moved && tokens.has(after, first, phrases!["sang", "đến", "thành", "tới", "lại"]).is_none()
}

/// Where what stands since the last comma of the clause begins.
fn part_start(tokens: &Tokens, first: usize) -> usize {
    let start = tokens.clause_start(first);
    let begins = (start..first).rev().find(|at| tokens.mark(*at, ',')).map_or(start, |at| at + 1);
    (begins..first).find(|at| tokens.is_word(*at)).unwrap_or(first)
}

/// "rút kinh nghiệm việc nộp trễ báo cáo (hạn 10/9)": the deadline that was missed.
pub fn missed(tokens: &Tokens, candidate: &Candidate) -> bool {
    let first = candidate.first;
    let near = first.saturating_sub(12).max(tokens.clause_start(first));
    let late = phrases!["nộp trễ", "nộp chậm", "chậm nộp", "gửi chậm", "chậm gửi", "trễ hạn", "quá hạn", "chậm muộn"];
    first > 0 && tokens.mark(first - 1, '(') && tokens.has(near, first, late).is_some()
}

/// "gia hạn đến ngày 30/6 (thời hạn trong Kế hoạch trước đó là ngày 30/5)", "(thời hạn cũ: 30/5)": what was moved, told behind.
pub fn former(tokens: &Tokens, candidate: &Candidate) -> bool {
    let (start, from) = (tokens.clause_start(candidate.first), candidate.stretch.first);
    let Some(part) = (start..from).rev().find(|at| tokens.mark(*at, '(') || tokens.mark(*at, ',')) else {
        return false;
    };
    let moves = phrases!["gia hạn", "lùi", "dời", "hoãn", "kéo dài", "điều chỉnh", "thay đổi"];
    let earlier = phrases!["trước đó là", "trước đó", "trước đây là", "trước đây", "ban đầu là", "ban đầu"];
    tokens.has(part, from, phrases!["thời hạn cũ", "hạn cũ", "kế hoạch cũ"]).is_some()
        || tokens.has(start, part, moves).is_some() && tokens.has(part, from, earlier).is_some()
}
