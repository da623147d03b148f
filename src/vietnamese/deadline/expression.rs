//! One moment as it stands in a sentence: hour, weekday, day or period, in the orders people write them.

use super::cursor::Tokens;
use super::day::{deictic, numeric};
use super::event::event_day;
use super::festival::festival;
use super::hour::{SESSIONS, hour, office_hour};
use super::moment::{Base, Moment, MonthSaid, Part, YearSaid};
use super::period::{letters_ahead, month_in_figures, period, quarter_in_figures, within_month};
use super::phrases::{Phrases, phrases};
use jiff::civil::{Time, Weekday};

/// The moment at `i`. `said` tells that a relation word stands before it, so that bare numbers may be dates.
pub fn moment(tokens: &Tokens, i: usize, said: bool) -> Option<Moment> {
    if let Some((time, at)) = hour(tokens, i) {
        // "24/24 giờ" is a rate.
        return if i > 0 && tokens.mark(i - 1, '/') { None } else { timed(tokens, i, time, at) };
    }
    if let Some(at) = office_hour(tokens, i) {
        return soon(tokens, at)
            .or_else(|| date(tokens, at, true))
            .map(|found| Moment { from: i, ..apposition(tokens, found) });
    }
    if tokens.any(i, SESSIONS) {
        let at = i + 1 + usize::from(tokens.mark(i + 1, ','));
        return soon(tokens, at).or_else(|| date(tokens, at, true)).map(|found| Moment {
            from: i,
            sure: true,
            ..apposition(tokens, found)
        });
    }
    let found = date(tokens, i, said)?;
    Some(trailing_hour(tokens, apposition(tokens, found)))
}

/// The same moment said again in brackets: "ngày 25/01/2025 (26 tháng Chạp)", "cuối năm (tháng 12/2024)". What is said in the
/// solar calendar, or more narrowly, counts.
fn apposition(tokens: &Tokens, moment: Moment) -> Moment {
    // "tối nay 24/1/2017".
    if let (Base::DayFromIssue(_), Some(day)) = (moment.base, numeric(tokens, moment.to, true).filter(has_month)) {
        return Moment { from: moment.from, time: moment.time, sure: true, ..day };
    }
    if !tokens.mark(moment.to, '(') {
        return moment;
    }
    let again = phrases!["tức là", "tức", "nhằm", "là", "trúng"];
    let at = tokens.phrase_of(moment.to + 1, again).unwrap_or(moment.to + 1);
    let near = matches!(moment.base, Base::DayFromIssue(_) | Base::Weekday { .. });
    let Some(inner) = date(tokens, at, near).filter(|inner| tokens.mark(inner.to, ')')) else {
        return moment;
    };
    let to = inner.to + 1;
    let loose = moment.is_lunar() || near;
    if moment.is_day() && inner.is_day() && inner.is_lunar() {
        return Moment { to, ..moment };
    }
    let period = !moment.is_day() && !inner.is_day() && moment.part.is_some();
    let narrower = moment.is_day() && inner.is_day() && loose || period;
    if narrower { Moment { from: moment.from, to, time: moment.time, sure: true, ..inner } } else { moment }
}

/// An hour and then its day: "16h30, ngày 21-3-2025", "10h sáng mai". An hour alone is no moment.
fn timed(tokens: &Tokens, i: usize, time: Time, at: usize) -> Option<Moment> {
    let at = at + usize::from(tokens.mark(at, ',') || tokens.mark(at, '-') || tokens.any(at, phrases!["của", "vào"]));
    let at = at + usize::from(tokens.any(at, SESSIONS));
    let at = at + usize::from(tokens.mark(at, ','));
    if let Some(to) = tokens.phrase(at, "cùng ngày") {
        let day = day_before(tokens, i)?;
        return Some(Moment { time: Some(time), from: i, to, sure: true, ..day });
    }
    // "17h00 (thứ Ba, ngày 18/3)": the day in brackets.
    let open = usize::from(tokens.mark(at, '('));
    let day = soon(tokens, at + open).or_else(|| date(tokens, at + open, true))?;
    let closed = open == 1 && tokens.mark(day.to, ')');
    if open == 1 && !closed {
        return None;
    }
    let day = apposition(tokens, Moment { to: day.to + open, ..day });
    day.is_day().then_some(Moment { time: Some(time), from: i, sure: true, ..day })
}

/// The day told last in the clause before `i`: what "cùng ngày" means.
fn day_before(tokens: &Tokens, i: usize) -> Option<Moment> {
    let start = tokens.clause_start(i).max(i.saturating_sub(25));
    (start..i).rev().filter(|at| !tokens.joined(*at)).find_map(|at| numeric(tokens, at, false).filter(has_month))
}

/// "mai", "nay", "kia" after a part of the day: "sáng mai", "chiều nay".
fn soon(tokens: &Tokens, i: usize) -> Option<Moment> {
    let offset = match tokens.word(i) {
        "nay" => 0,
        "mai" => 1,
        "kia" | "mốt" => 2,
        _ => return None,
    };
    Some(Moment::new(Base::DayFromIssue(offset), i, i + 1))
}

/// A day or period without an hour before it.
fn date(tokens: &Tokens, i: usize, said: bool) -> Option<Moment> {
    if let Some(found) = festival(tokens, i) {
        return Some(found);
    }
    if let Some((offset, to)) = near_day(tokens, i) {
        return Some(Moment::new(Base::DayFromIssue(offset), i, to));
    }
    if let Some(to) = tokens.phrase_of(i, phrases!["bây giờ", "nay"]) {
        return Some(Moment::new(Base::Now, i, to));
    }
    if let Some(found) = with_weekday(tokens, i) {
        return Some(found);
    }
    if let Some(found) = period(tokens, i) {
        return Some(found);
    }
    // "mùng 5 tháng sau": a day of the sun's month, where nothing names the moon's.
    let first = |at: usize| tokens.any(at, phrases!["mùng", "mồng"]) && tokens.small(at + 1, 10).is_some();
    if tokens.is(i, "ngày") || first(i) {
        let at = i + 1 + usize::from(tokens.mark(i + 1, ':'));
        let at = at + usize::from(first(at));
        // "ngày thứ 20 của tháng tiếp theo".
        let counted =
            tokens.is(at, "thứ") && tokens.number(at + 1).is_some() && tokens.phrase(at + 2, "của tháng").is_some();
        let at = at + usize::from(counted);
        let found = numeric(tokens, at, true).or_else(|| said.then(|| event_day(tokens, i)).flatten())?;
        return Some(weekday_after(tokens, Moment { from: i, sure: true, ..found }));
    }
    let found = numeric(tokens, i, said).or_else(|| month_in_figures(tokens, i));
    let found = found.or_else(|| quarter_in_figures(tokens, i))?;
    let bare = found.sure || found.year != YearSaid::Unsaid || matches!(found.base, Base::Day { .. });
    // After a relation word a bare number alone ("trước 25") is too little for a day.
    let alone = matches!(found.base, Base::Day { month: MonthSaid::Unsaid, .. });
    (bare && !alone || matches!(found.base, Base::Month(_) | Base::Quarter(_))).then(|| weekday_after(tokens, found))
}

fn near_day(tokens: &Tokens, i: usize) -> Option<(i8, usize)> {
    let of = |words: &Phrases| tokens.phrase_of(i, words);
    if let Some(to) = of(phrases!["trong ngày hôm nay", "ngày hôm nay", "hôm nay", "ngày nay"]) {
        return Some((0, to));
    }
    if let Some(to) = of(phrases!["ngày mai"]) {
        return Some((1, to));
    }
    if let Some(to) = of(phrases!["ngày kia", "ngày mốt"]) {
        return Some((2, to));
    }
    of(phrases!["ngày hôm qua", "hôm qua"]).map(|to| (-1, to))
}

/// The weekday at `i`: thứ Hai, thứ 2, T6, Chủ nhật, CN.
pub fn weekday(tokens: &Tokens, i: usize) -> Option<(Weekday, usize)> {
    // "KH&CN", "HC-T2": letters of a name.
    if i > 0 && tokens.joined(i) && tokens.is_mark(i - 1) && !tokens.mark(i - 1, '(') {
        return None;
    }
    if let Some(to) = tokens.phrase_of(i, phrases!["chủ nhật", "chúa nhật", "cn"]) {
        return Some((Weekday::Sunday, to));
    }
    // "phiên thứ 5", "lần thứ 3": a count.
    if i > 0 && tokens.any(i - 1, phrases!["phiên", "lần", "khóa", "khoá"]) {
        return None;
    }
    let letter = tokens.is(i, "t");
    if !letter && !tokens.is(i, "thứ") {
        return None;
    }
    // "ngày thứ hai mươi của tháng", "ngày thứ bảy kể từ ngày nhận": a day by its number.
    let counted = phrases!["mươi", "mười", "kể", "tính", "sau khi", "của tháng", "của quý", "tháng tiếp"];
    if i > 0 && tokens.is(i - 1, "ngày") && !letter && tokens.any(i + 2, counted) {
        return None;
    }
    let number = match tokens.word(i + 1) {
        "hai" => 2,
        "ba" => 3,
        "tư" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        _ => tokens.small(i + 1, 7).filter(|number| *number >= 2 && (!letter || tokens.joined(i + 1)))?,
    };
    let month = || letters_ahead(tokens, i + 2).is_some() || within_month(tokens, i, i + 2);
    if letter && (!tokens.word(i + 1).is_empty() || tokens.mark(i + 2, '/') || month()) {
        return None;
    }
    Some((Weekday::from_monday_one_offset(number - 1).ok()?, i + 2))
}

/// A weekday and what dates it: a date after a comma or in brackets, a week, "tới", or nothing.
fn with_weekday(tokens: &Tokens, i: usize) -> Option<Moment> {
    let start = i + usize::from(tokens.is(i, "ngày"));
    let (weekday, after) = weekday(tokens, start)?;
    let mut at = after;
    let open = usize::from(tokens.mark(at, '('));
    at += usize::from(tokens.mark(at, ',') || tokens.mark(at, '-')) + open;
    at += usize::from(tokens.is(at, "ngày"));
    let closed = |found: &Moment| open == 0 || tokens.mark(found.to, ')');
    let dated = |found: &Moment| has_month(found) || tokens.is(at - 1, "ngày");
    if let Some(found) = numeric(tokens, at, true).filter(|found| dated(found) && closed(found)) {
        let to = found.to + usize::from(open == 1 && tokens.mark(found.to, ')'));
        return Some(Moment { weekday: Some(weekday), from: i, to, sure: true, ..found });
    }
    let base = |week| Base::Weekday { weekday, week };
    let at = after + usize::from(tokens.is(after, "của"));
    if tokens.is(at, "tuần")
        && let Some((week, to)) = deictic(tokens, at + 1)
    {
        return Some(Moment::new(base(Some(week)), i, to));
    }
    // "thứ Sáu tuần cuối tháng 4/2023", "thứ Tư tuần 15".
    let week = |found: &Moment| found.part.is_none() && matches!(found.base, Base::Week(_) | Base::WeekOfMonth { .. });
    let comma = usize::from(tokens.mark(at, ','));
    if tokens.is(at + comma, "tuần")
        && let Some(found) = period(tokens, at + comma).filter(week)
    {
        return Some(Moment { part: Some(Part::On(weekday)), from: i, ..found });
    }
    if tokens.is(at, "tới") || tokens.is(at, "này") {
        return Some(Moment::new(base(None), i, at + 1));
    }
    Some(Moment { sure: false, ..Moment::new(base(None), i, after) })
}

pub fn has_month(moment: &Moment) -> bool {
    !matches!(moment.base, Base::Day { month: MonthSaid::Unsaid, .. })
}

/// "ngày 28/3/2025 (thứ Sáu)": the weekday after the date.
fn weekday_after(tokens: &Tokens, moment: Moment) -> Moment {
    if !tokens.mark(moment.to, '(') {
        return moment;
    }
    match weekday(tokens, moment.to + 1) {
        Some((day, to)) if tokens.mark(to, ')') => Moment { weekday: Some(day), to: to + 1, ..moment },
        _ => moment,
    }
}

/// "20/02/2025 17:00": an hour with its minutes right after a day with its year.
fn full_hour(tokens: &Tokens, moment: &Moment) -> bool {
    let minutes = tokens.mark(moment.to + 1, ':') || tokens.is(moment.to + 1, "h");
    matches!(moment.year, YearSaid::Written(_)) && minutes && tokens.number(moment.to + 2).is_some()
}

/// "ngày 15/4/2025, lúc 14h00", "ngày 15/4 (trước 16h00)": the hour after its day.
fn trailing_hour(tokens: &Tokens, moment: Moment) -> Moment {
    if !moment.is_day() {
        return moment;
    }
    let open = usize::from(tokens.mark(moment.to, '('));
    // "Ngày 28/9/2023: từ 12h00 đến 24h00".
    let headed = tokens.mark(moment.to, ':') && tokens.is(moment.to + 1, "từ");
    let comma = usize::from(open == 0 && tokens.mark(moment.to, ',') || headed);
    let at = moment.to + open + comma;
    let word = tokens
        .phrase_of(at, phrases!["vào lúc", "vào hồi", "bắt đầu lúc", "bắt đầu từ", "lúc", "hồi", "vào", "trước", "từ"]);
    match hour(tokens, word.unwrap_or(at)) {
        // Without a word between them, an hour right after the date may begin another phrase.
        // An hour with a day of its own begins another date.
        Some((_, to)) if date(tokens, to, true).is_some() => moment,
        Some((time, to)) if word.is_some() || comma == 1 || open == 1 || full_hour(tokens, &moment) => {
            let to = to + usize::from(open == 1 && tokens.mark(to, ')'));
            Moment { time: Some(time), to, ..moment }
        }
        _ => moment,
    }
}
