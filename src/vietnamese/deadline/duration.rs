//! Counts of days: "trong vòng 05 ngày làm việc kể từ ngày nhận", "chậm nhất 07 ngày sau khi …", "30 ngày trước khai
//! mạc", "trong 05 ngày tới". Where the event has a day of its own the end is reckoned; the day of the event is not
//! counted (Civil Code 2015, art. 147). Where it has none, the rule says what to count from.

use super::anchor::{anchor, event_before};
use super::cursor::{SPELT, Tokens, spelt};
use super::moment::Moment;
use super::phrases::{Phrases, phrases};

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
