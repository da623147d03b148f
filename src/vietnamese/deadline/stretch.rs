//! One moment, or two that make a range or a list: "từ 21 đến 25/4", "15/10 - 30/10/2025", "các ngày 21, 22 và
//! 23/10/2025", "tháng 11 - tháng 12", "từ 14 giờ đến 16 giờ ngày 16/10". The year, and often the month, is said once,
//! at the end.

use super::cursor::Tokens;
use super::day::numeric;
use super::expression::{has_month, moment};
use super::hour::{SESSIONS, hour};
use super::moment::{Base, Moment, MonthSaid, Part, YearSaid};
use super::period::period_out;
use super::phrases::{Phrases, phrases};
use super::recurring::every;
use super::series::{numbered_periods, weeks_of_month};
use jiff::civil::Time;

/// What a stretch of time is made of. `to` is the only moment where there is but one.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    pub from: Option<Moment>,
    pub to: Moment,
    /// "đến trước D": the last day is the one before D.
    pub open_end: bool,
    /// "từ A sang B": B replaces A.
    pub moved: bool,
    /// Two hours of one day: "từ 14 giờ đến 16 giờ ngày D".
    pub hours: bool,
    /// Joined by "và" or a comma, not by "đến" or a dash.
    pub list: bool,
    pub first: usize,
    pub last: usize,
}

impl Stretch {
    /// A single moment.
    pub fn one(to: Moment) -> Self {
        Self { from: None, to, open_end: false, moved: false, hours: false, list: false, first: to.from, last: to.to }
    }

    pub fn two(from: Moment, to: Moment, list: bool) -> Self {
        Self { from: Some(from), to, open_end: false, moved: false, hours: false, list, first: from.from, last: to.to }
    }
}

/// The stretch at `i`; `said` tells that a relation word stands before it.
pub fn stretch(tokens: &Tokens, i: usize, said: bool) -> Option<Stretch> {
    if let Some(found) = hours_of_day(tokens, i) {
        return Some(found);
    }
    if let Some(found) = days(tokens, i, said) {
        // "các ngày 24, 26/7 và 02/8": the list goes on with another month.
        let more = found.list.then(|| second(tokens, found.to, true, true, LONGEST_LIST)).flatten();
        return Some(match more.filter(|more| more.list && more.to.is_day()) {
            Some(more) => Stretch { from: found.from, ..Stretch { first: i, ..more } },
            None => found,
        });
    }
    if let Some(found) = numbered_periods(tokens, i).or_else(|| weeks_of_month(tokens, i)) {
        return Some(found);
    }
    let many = tokens.any(i, phrases!["các", "những"]);
    let start = i + usize::from(many);
    let first = moment(tokens, start, said || many)?;
    let single = Stretch { first: i, ..Stretch::one(first) };
    Some(second(tokens, first, said || many, many, LONGEST_LIST).map_or(single, |found| Stretch { first: i, ..found }))
}

/// Dates that one list may hold; a bound on how deep the reading goes.
const LONGEST_LIST: u8 = 30;

/// The second moment after the first, where a connector joins them.
fn second(tokens: &Tokens, first: Moment, said: bool, many: bool, left: u8) -> Option<Stretch> {
    let at =
        first.to + usize::from(tokens.mark(first.to, ',') && tokens.any(first.to + 1, phrases!["đến", "tới", "cho"]));
    if tokens.any(at, phrases!["sang", "thành"]) {
        let at = tokens.phrase_of(at + 1, phrases!["hết", "trước"]).unwrap_or(at + 1);
        let to = moment(tokens, at, true)?;
        return Some(Stretch { moved: true, ..Stretch::two(first, to, false) });
    }
    if let Some(after) =
        tokens.phrase_of(at, phrases!["cho đến", "cho tới", "kéo dài đến", "và kéo dài đến", "đến", "tới"])
    {
        return up_to(tokens, first, after);
    }
    if let Some(after) = dash(tokens, at).filter(|after| tokens.clause(*after) == tokens.clause(first.from)) {
        let after = tokens.phrase_of(after, phrases!["đến hết", "hết", "đến"]).unwrap_or(after);
        let to = moment(tokens, after, true).or_else(|| day_of_each(tokens, &first, after))?;
        let first = alike(first, &to);
        let paired = to.is_day() == first.is_day();
        return paired.then(|| Stretch::two(first, to, false));
    }
    // "bắt đầu 02/4/2018, kết thúc 11/5/2018".
    if tokens.phrase_before(first.from, phrases!["bắt đầu", "từ"]).is_some() {
        let at = at + usize::from(tokens.mark(at, ',')) + usize::from(tokens.is(at, "và"));
        let ends = phrases!["kết thúc vào lúc", "kết thúc lúc", "kết thúc vào", "kết thúc"];
        if let Some(to) = tokens.phrase_of(at, ends).and_then(|at| moment(tokens, at, true)) {
            return (to.is_day() == first.is_day()).then(|| Stretch::two(first, to, false));
        }
    }
    // "cuối quý I, đầu quý II năm 2026": the turn of two periods.
    if first.part == Some(Part::Late) {
        let at = at + usize::from(tokens.mark(at, ',') || tokens.mark(at, '/'));
        if let Some(to) = moment(tokens, at, true).filter(|to| to.part == Some(Part::Early)) {
            return Some(Stretch::two(first, to, false));
        }
    }
    let and = tokens.any(at, phrases!["và", "hoặc"]) || tokens.mark(at, '&');
    // "trong tháng 10, tháng 11/2025", "Thời gian: quý II, quý III/2025": the comma joins where the period's name is said again and
    // the year only now.
    let headed = first.from > 0 && tokens.mark(first.from - 1, ':');
    let said = said || headed;
    let again = said && tokens.mark(at, ',') && !first.is_day() && first.year == YearSaid::Unsaid;
    let again = again && tokens.word(at + 1) == tokens.word(first.from) && tokens.any(at + 1, phrases!["tháng", "quý"]);
    // "Trực Tết: 31/12/2022, 01/01 và 02/01/2023": days in a row behind a label.
    let many = many || headed && first.is_day() && has_month(&first);
    if and || again || many && tokens.mark(at, ',') {
        // "29/5 và 30/5 thi môn …", at the start of a line.
        let said = said || and && has_month(&first) && first.is_day() && tokens.clause_start(first.from) == first.from;
        let after = at + 1 + usize::from(tokens.any(at + 1, phrases!["các"]));
        let to = moment(tokens, after, said).filter(|to| said || to.sure)?;
        let alike = std::mem::discriminant(&to.base) == std::mem::discriminant(&first.base);
        if to.is_day() != first.is_day() || !to.is_day() && !alike && !said || matches!(to.base, Base::Weekday { .. }) {
            return None;
        }
        return Some(match (left > 0).then(|| second(tokens, to, said, many, left - 1)).flatten() {
            Some(more) if more.list => Stretch::two(first, more.to, true),
            _ => Stretch::two(first, to, true),
        });
    }
    None
}

/// A dash or an arrow ("->", "=>", "-->") at `i`: the index after it.
fn dash(tokens: &Tokens, i: usize) -> Option<usize> {
    let lines = (i..i + 3).take_while(|at| tokens.mark(*at, '-') || tokens.mark(*at, '=')).count();
    let arrow = lines > 0 && tokens.mark(i + lines, '>');
    (arrow || lines == 1 && tokens.mark(i, '-')).then_some(i + lines + usize::from(arrow))
}

/// "từ ngày 01 đến 05 hàng tháng": the last day's number alone, where what follows says that it comes again.
fn day_of_each(tokens: &Tokens, first: &Moment, i: usize) -> Option<Moment> {
    let open = matches!(first.base, Base::Day { month: MonthSaid::Unsaid, .. });
    let day = tokens.small(i, 31).filter(|_| open && every(tokens, i + 1).is_some())?;
    Some(Moment::new(Base::Day { day, month: MonthSaid::Unsaid }, i, i + 1))
}

/// The first of two moments in the calendar of the second, which is named once: "từ 08/3 đến 10/3 âm lịch".
fn alike(first: Moment, to: &Moment) -> Moment {
    match (first.base, to.base) {
        (Base::Day { day, month: MonthSaid::Unsaid }, Base::Tet(_)) => Moment { base: Base::Tet(day - 1), ..first },
        // "từ 0 giờ ngày 9 đến 19 giờ ngày 15-3".
        (Base::Day { day, month: MonthSaid::Unsaid }, Base::Day { day: last, month }) if day <= last => {
            Moment { base: Base::Day { day, month }, ..first }
        }
        (Base::Day { day, month: MonthSaid::Unsaid }, Base::LunarDay { month, .. }) => {
            Moment { base: Base::LunarDay { day, month }, ..first }
        }
        (Base::Day { day, month: MonthSaid::Written(month) }, Base::LunarDay { .. })
            if first.year == YearSaid::Unsaid =>
        {
            Moment { base: Base::LunarDay { day, month }, ..first }
        }
        _ => first,
    }
}

/// Words between "đến" and the end.
const TURNS: &Phrases = phrases![
    "thời điểm đóng thầu",
    "thời điểm",
    "hết",
    "trước",
    "chậm nhất",
    "muộn nhất",
    "khoảng",
    "khi hết",
    "lúc",
    "hồi"
];

/// After "đến": the end, itself perhaps "hết", "trước", "cuối".
fn up_to(tokens: &Tokens, first: Moment, after: usize) -> Option<Stretch> {
    let mut at = after;
    let mut open_end = false;
    while let Some(next) = tokens.phrase_of(at, TURNS) {
        open_end |= tokens.is(at, "trước");
        at = next;
    }
    // "đến ngày 17 giờ ngày 28-8": a word too many.
    at += usize::from(tokens.is(at, "ngày") && hour(tokens, at + 1).is_some());
    let to = moment(tokens, at, true).or_else(|| day_of_each(tokens, &first, at)).or_else(|| period_out(tokens, at))?;
    // "từ mùng 1 đến mùng 3 Tết": the feast is said once.
    let first = alike(first, &to);
    // "từ nay đến Tết": until it comes.
    open_end |= to.base == Base::Tet(0) && at == after;
    Some(Stretch { open_end: open_end && to.time.is_none(), ..Stretch::two(first, to, false) })
}

/// "14 giờ đến 16 giờ ngày 16/10/2025", "8h00 - 10h00, thứ Hai 14/4": the first hour counts.
fn hours_of_day(tokens: &Tokens, i: usize) -> Option<Stretch> {
    let (start, at) = hour(tokens, i).or_else(|| hour_of_two(tokens, i))?;
    if !(tokens.any(at, phrases!["đến", "tới"]) || tokens.mark(at, '-')) {
        return None;
    }
    hour(tokens, at + 1)?;
    let day = moment(tokens, at + 1, true)?;
    // "từ 22 giờ đến 5 giờ sáng hôm sau": hours of any night.
    let day = Some(day).filter(|day| day.is_day() && tokens.phrase_before(day.to, phrases!["hôm sau"]).is_none())?;
    Some(Stretch { hours: true, ..Stretch::one(Moment { time: Some(start), from: i, ..day }) })
}

/// "17 - 22 giờ": the first of two hours that share their word.
fn hour_of_two(tokens: &Tokens, i: usize) -> Option<(Time, usize)> {
    let joined = tokens.any(i + 1, phrases!["đến", "tới"]) || tokens.mark(i + 1, '-');
    let (end, _) = hour(tokens, i + 2).filter(|_| joined)?;
    let start = tokens.small(i, 23).filter(|start| *start < end.hour())?;
    Some((Time::new(start, 0, 0, 0).ok()?, i + 1))
}

/// Days that share the month said at the end: "21, 22 và 23/10/2025", "10-14/3/2025", "21 đến ngày 25 tháng 4".
fn days(tokens: &Tokens, i: usize, said: bool) -> Option<Stretch> {
    let many = usize::from(tokens.any(i, phrases!["các", "những", "hai", "ba"]));
    let start = i + many + usize::from(tokens.any(i + many, SESSIONS));
    let start = start + usize::from(tokens.is(start, "ngày"));
    // "trong 3 ngày: 27, 28 và 29-3".
    let start = start + usize::from(start > i && tokens.mark(start, ':'));
    // "Thi thử: 20, 21/3/2025", "Phỏng vấn (17, 18/3)".
    let said = said || start > i || i > 0 && (tokens.mark(i - 1, ':') || tokens.mark(i - 1, '('));
    let first = tokens.small(start, 31)?;
    let mut at = start;
    let mut list = true;
    let mut dashed = false;
    for _ in 0..12 {
        tokens.small(at, 31)?;
        let after = tokens.after_spelt(at + 1);
        let dash = tokens.mark(after, '-');
        let to = tokens.any(after, phrases!["đến", "tới"]);
        // "các ngày 09;10/4": the semicolon parts no sentences here.
        let and = tokens.mark(after, ',')
            || tokens.mark(after, '&')
            || tokens.mark(after, ';')
            || tokens.any(after, phrases!["và", "hoặc"]);
        // "14-3 đến 14-4": two days with their months.
        if !(dash || said && (to && !dashed || and)) {
            return None;
        }
        list &= and;
        dashed |= dash;
        at = after + 1;
        at += usize::from(tokens.any(at, phrases!["hết"]));
        at += usize::from(tokens.any(at, SESSIONS));
        at += usize::from(tokens.is(at, "ngày"));
        let Some(last) = numeric(tokens, at, true) else { continue };
        let Base::Day { day, month: MonthSaid::Written(_) | MonthSaid::FromIssue(_) } = last.base else { continue };
        let Base::Day { month, .. } = last.base else { continue };
        // "25-8" with a dash needs "ngày"; a lone "3-5/4" is days 3 to 5 of April. A falling pair is no range.
        if first > day {
            return None;
        }
        let from = Moment { base: Base::Day { day: first, month }, from: i, to: start + 1, ..last };
        return Some(Stretch { first: i, ..Stretch::two(from, Moment { sure: true, ..last }, list) });
    }
    None
}
