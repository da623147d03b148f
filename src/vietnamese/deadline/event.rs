//! An event with its day behind its name: "trước lễ khai giảng 05/9/2024", "trước phiên họp ngày 15/6", "ngày thi (20/11)".

use super::cursor::Tokens;
use super::day::numeric;
use super::expression::has_month;
use super::moment::{Moment, YearSaid};
use super::phrases::{Phrases, phrases};

/// What may be held, and have a day.
const EVENTS: &Phrases = phrases![
    "ngày",
    "lễ",
    "hội nghị",
    "hội thi",
    "hội thao",
    "hội thảo",
    "đại hội",
    "cuộc họp",
    "cuộc thi",
    "phiên họp",
    "phiên",
    "kỳ họp",
    "kỳ nghỉ",
    "kỳ thi",
    "buổi",
    "khai mạc",
    "khai giảng",
    "bế mạc",
    "tổng kết",
    "họp"
];
/// Work that would have the day for itself.
const WORK: &Phrases = phrases!["gửi", "nộp", "trình", "xong", "hoàn thành", "báo cáo", "phải", "thông báo"];
/// Words that begin another time.
const BOUNDS: &Phrases = phrases!["đến", "tới", "hết", "trước", "từ", "sau", "trong", "vào", "chậm", "kể", "và"];
/// So many words an event's name may have.
const LONGEST: usize = 10;

/// The day of the event that is named at `i`, in brackets or right behind the name.
pub fn event_day(tokens: &Tokens, i: usize) -> Option<Moment> {
    let start = tokens.phrase_of(i, phrases!["khi", "lúc"]).unwrap_or(i);
    let named = tokens.phrase_of(start, EVENTS)?;
    // "trước Ngày Chuyển đổi số quốc gia 10/10".
    let named_day = tokens.is(start, "ngày") && tokens.is_capital(start) && tokens.is_capital(named);
    let day = |at: usize| {
        let open = usize::from(tokens.mark(at, '('));
        let at = at + open;
        let at = tokens.phrase_of(at, phrases!["dự kiến vào", "dự kiến", "vào"]).unwrap_or(at);
        let called = usize::from(tokens.is(at, "ngày"));
        let found = numeric(tokens, at + called, true).filter(has_month)?;
        // A bare number behind a name may be its own: "kỳ họp 7/15".
        let sure = open + called > 0 || found.year != YearSaid::Unsaid || named_day;
        let closed = open == 0 || tokens.mark(found.to, ')');
        (sure && closed).then_some(Moment { to: found.to + open, ..found })
    };
    let inside = |at: &usize| tokens.clause(*at) == tokens.clause(i);
    for at in (named..named + LONGEST).take_while(inside) {
        if let Some(found) = (at > start).then(|| day(at)).flatten() {
            // "ngày thông báo", "ngày nộp hồ sơ": the day of that very work.
            let own = if tokens.is(start, "ngày") { named + 2 } else { named };
            let work = tokens.has(own, at, WORK).is_some();
            return (!work).then_some(Moment { from: i, sure: true, ..found });
        }
        if !tokens.is_word(at) || tokens.any(at, BOUNDS) && at > named && !named_day {
            return None;
        }
    }
    None
}
