//! Counts of days: "trong vòng 05 ngày làm việc kể từ ngày nhận", "chậm nhất 07 ngày sau khi …", "30 ngày trước khai
//! mạc", "trong 05 ngày tới". Where the event has a day of its own the end is reckoned; the day of the event is not
//! counted (Civil Code 2015, art. 147). Where it has none, the rule says what to count from.

use super::cursor::{SPELT, Tokens, spelt};
use super::event::event_day;
use super::expression::moment;
use super::moment::{Base, Moment, YearSaid};
use super::phrases::{Phrases, phrases};
use super::stretch::stretch;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Hour,
    Day,
    WorkingDay,
    Week,
    Month,
    Year,
}

/// From what.
#[derive(Clone, Copy, Debug)]
pub enum Anchor {
    /// A day the text tells, or the day of issue.
    Moment(Moment),
    Issue,
    /// An event, by the tokens that name it, and whether the count runs back from it.
    Event {
        from: usize,
        to: usize,
        before: bool,
    },
    /// Back from a day the text tells.
    Before(Moment),
    /// "sau đó", "so với thời hạn trên".
    Previous,
    Unsaid,
}

/// A count with the tokens `first..last` that say it.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    pub number: u32,
    pub unit: Unit,
    pub anchor: Anchor,
    pub first: usize,
    pub last: usize,
}

const LEADS: &Phrases = phrases![
    "trong khoảng thời gian",
    "trong thời gian",
    "trong thời hạn",
    "trong vòng",
    "trong khoảng",
    "trong",
    "chậm nhất là",
    "chậm nhất sau",
    "chậm nhất trong",
    "chậm nhất",
    "muộn nhất là",
    "muộn nhất",
    "trễ nhất",
    "không quá",
    "tối đa là",
    "tối đa",
    "ít nhất là",
    "ít nhất",
    "tối thiểu",
    "không muộn hơn",
    "không chậm hơn",
    "thời hạn là",
    "thời hạn",
    "sau thời hạn",
    "quá thời hạn",
    "sau",
    "trước"
];

/// The count at `i`, its leading words included. A number of days without a leading word or an event is none.
pub fn count(tokens: &Tokens, i: usize) -> Option<Count> {
    // "24/24 giờ", "05 ngày/lần": rates.
    if i > 0 && tokens.mark(i - 1, '/') {
        return None;
    }
    if holds(tokens, i) {
        return None;
    }
    let mut lead = tokens.phrase_of(i, LEADS);
    let mut at = lead.unwrap_or(i);
    for _ in 0..4 {
        let Some(next) = tokens.phrase_of(at, LEADS).or_else(|| tokens.mark(at, ':').then_some(at + 1)) else { break };
        lead = Some(next);
        at = next;
    }
    let bare = tokens.phrase_of(i, phrases!["sau", "trước", "trong"]) == Some(at);
    let (number, unit, after) = match ordinal_day(tokens, at).filter(|_| lead.is_some()) {
        Some((number, after)) => (number, Unit::Day, after),
        None => {
            let (number, after) = amount(tokens, at)?;
            let (unit, after) = unit(tokens, after)?;
            (number, unit, after)
        }
    };
    let of_year = unit == Unit::Month && tokens.is(after, "năm");
    if tokens.any(after, phrases!["đầu", "cuối"])
        || of_year
        || tokens.mark(after, '/')
        || tokens.is(at, "năm") && lead.is_none()
    {
        return None;
    }
    let (anchor, last) = anchor(tokens, after, unit);
    if let (Anchor::Unsaid, Some((first, event))) = (anchor, event_before(tokens, i)) {
        return Some(Count { number, unit, anchor: event, first, last });
    }
    let told = !matches!(anchor, Anchor::Unsaid);
    // "sau 3 năm", "trước 2 tháng", "trong 03 ngày 15-17/4" alone count nothing.
    let plan = unit == Unit::Year && bare;
    if !told && (lead.is_none() || plan || bare && !in_plain(tokens, i, after)) {
        return None;
    }
    Some(Count { number, unit, anchor, first: i, last })
}

/// A count of days and no more: "03 ngày", "ít nhất 05 ngày làm việc". Its number, what is counted, and the index after it.
pub fn plain(tokens: &Tokens, i: usize) -> Option<(u32, Unit, usize)> {
    let at =
        tokens.phrase_of(i, phrases!["ít nhất là", "ít nhất", "tối thiểu là", "tối thiểu", "chậm nhất"]).unwrap_or(i);
    let (number, after) = amount(tokens, at)?;
    let (unit, after) =
        unit(tokens, after).filter(|(unit, _)| matches!(unit, Unit::Day | Unit::WorkingDay | Unit::Week))?;
    Some((number, unit, after))
}

/// "thỏa thuận có thời hạn 5 năm", "báo giá có hiệu lực tối thiểu 90 ngày": how long a thing holds.
fn holds(tokens: &Tokens, i: usize) -> bool {
    let held = phrases!["có thời hạn", "thời hạn sử dụng", "hiệu lực", "giá trị"];
    let filler = phrases!["tối thiểu", "tối thiểu là", "tối đa", "ít nhất", "ít nhất là", "trong", "trong vòng", "là"];
    if i > 0 && tokens.is(i, "thời") && tokens.is(i - 1, "có") {
        return true;
    }
    let at = tokens.phrase_before(i, filler).unwrap_or(i);
    // "Bổ nhiệm ông A giữ chức vụ Giám đốc, thời hạn 05 năm kể từ …": a term of office.
    let office = phrases!["bổ nhiệm", "giữ chức", "biệt phái", "luân chuyển"];
    let years = |at: &usize| tokens.any(*at, phrases!["năm", "tháng"]);
    if tokens.has(tokens.clause_start(i), i, office).is_some() && (i..i + 6).any(|at| years(&at)) {
        return true;
    }
    let near = at.saturating_sub(8).max(tokens.clause_start(at));
    let headed =
        at > 0 && tokens.mark(at - 1, ':') && tokens.has(near, at, phrases!["hiệu lực", "có giá trị"]).is_some();
    headed || tokens.phrase_before(i, held).or_else(|| tokens.phrase_before(at, held)).is_some()
}

/// "trong 05 ngày làm việc": a plain "trong" is enough where no date follows.
fn in_plain(tokens: &Tokens, i: usize, after: usize) -> bool {
    let at = after + usize::from(tokens.mark(after, ',') || tokens.mark(after, '(') || tokens.mark(after, ':'));
    tokens.is(i, "trong") && tokens.number(at).is_none() && !tokens.is(at, "ngày") && !tokens.is(at, "từ")
}

/// "trước khai mạc ít nhất 10 ngày": the event stands before the count. Where it begins, and the event.
fn event_before(tokens: &Tokens, i: usize) -> Option<(usize, Anchor)> {
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

/// The number: figures, perhaps spelt out again in brackets, or a word.
fn amount(tokens: &Tokens, i: usize) -> Option<(u32, usize)> {
    if let Some((value, digits)) = tokens.number(i) {
        let glued = tokens.mark(i + 1, '.') || tokens.mark(i + 1, ',') && tokens.joined(i + 2);
        return (digits <= 3 && value > 0 && !glued).then(|| (value, tokens.after_spelt(i + 1)));
    }
    let first = spelt(tokens.word(i))?;
    if first == 10 {
        let unit = if tokens.is(i + 1, "lăm") { Some(5) } else { spelt(tokens.word(i + 1)).filter(|unit| *unit < 10) };
        return Some(unit.map_or((10, i + 1), |unit| (10 + unit as u32, i + 2)));
    }
    if tokens.is(i + 1, "mươi") {
        let unit = if tokens.is(i + 2, "lăm") { Some(5) } else { spelt(tokens.word(i + 2)).filter(|unit| *unit < 10) };
        return Some((first as u32 * 10 + unit.unwrap_or(0) as u32, i + 2 + usize::from(unit.is_some())));
    }
    (!tokens.any(i + 1, SPELT) || tokens.is(i + 1, "năm")).then_some((first as u32, i + 1))
}

/// "ngày thứ 90 kể từ …": the day itself is counted out.
fn ordinal_day(tokens: &Tokens, i: usize) -> Option<(u32, usize)> {
    let at = tokens.phrase(i, "ngày thứ")?;
    let (number, _) = tokens.number(at).filter(|(number, digits)| *number > 0 && *digits <= 3)?;
    tokens.any(at + 1, phrases!["kể", "tính", "từ", "sau"]).then_some((number, at + 1))
}

fn unit(tokens: &Tokens, i: usize) -> Option<(Unit, usize)> {
    let (unit, after) = match tokens.word(i) {
        "ngày" => (Unit::Day, i + 1),
        "giờ" | "tiếng" => (Unit::Hour, i + 1),
        "h" => (Unit::Hour, i + 1),
        "tuần" => (Unit::Week, i + 1),
        "tháng" => (Unit::Month, i + 1),
        "năm" => (Unit::Year, i + 1),
        _ => return None,
    };
    if let Some(after) = tokens.phrase(after, "làm việc") {
        return Some((if unit == Unit::Day { Unit::WorkingDay } else { unit }, after));
    }
    // "17h 15/4", "05 tháng 4", "16 giờ 30", "8h-11h" are dates and hours.
    let date = tokens.number(after).is_some()
        || tokens.is(i, "h") && !tokens.joined(i)
        || tokens.mark(after, '-')
        || unit == Unit::Hour && dated_hour(tokens, after);
    (!date).then_some((unit, after))
}

/// "17 giờ, ngày 18/3", "17 giờ (thứ Ba, 18/3)": an hour of a day, no number of hours.
fn dated_hour(tokens: &Tokens, after: usize) -> bool {
    let at = after + usize::from(tokens.mark(after, ',') || tokens.mark(after, '('));
    tokens.any(at, phrases!["ngày", "sáng", "chiều", "trưa", "tối", "thứ", "hôm", "mai"])
}

/// What the count runs from, and the index after it.
fn anchor(tokens: &Tokens, i: usize, unit: Unit) -> (Anchor, usize) {
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
        if issue(tokens, next, to) {
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

/// An event's name runs to the next mark, at most 14 words.
fn event_end(tokens: &Tokens, from: usize) -> usize {
    let clause = tokens.clause(from.saturating_sub(1));
    (from..from + 14)
        .find(|at| tokens.clause(*at) != clause || tokens.is_mark(*at) || tokens.any(*at, phrases!["phải", "thì"]))
        .unwrap_or(from + 14)
}
