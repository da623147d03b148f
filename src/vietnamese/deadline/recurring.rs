//! What comes again: "ngày 25 hằng tháng", "thứ Sáu hằng tuần", "trước 06h00 và 16h00 hằng ngày", "ngày 15 của tháng báo
//! cáo". The rule is told as iCalendar writes it (RFC 5545, RRULE).

use super::cursor::{Tokens, spelt};
use super::hour::hour;
use super::moment::{Base, Every, Moment, MonthSaid, Part, YearSaid};
use super::phrases::phrases;
use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};

/// The period said right after a moment ("hằng tháng", "của tháng báo cáo"), and the index after it.
pub fn every_after(tokens: &Tokens, i: usize) -> Option<(Every, usize)> {
    const AFTER: [(&str, Every); 29] = [
        ("của tháng cuối cùng của quý", Every::QuarterEnd),
        ("của tháng cuối mỗi quý", Every::QuarterEnd),
        ("của tháng cuối quý", Every::QuarterEnd),
        ("của tháng cuối", Every::QuarterEnd),
        ("tháng cuối cùng của quý", Every::QuarterEnd),
        ("tháng cuối mỗi quý", Every::QuarterEnd),
        ("tháng cuối của quý", Every::QuarterEnd),
        ("tháng cuối quý", Every::QuarterEnd),
        ("của tháng đầu quý", Every::Quarter),
        ("của tháng đầu tiên", Every::Quarter),
        ("của tháng đầu", Every::Quarter),
        ("tháng đầu quý sau", Every::Quarter),
        ("tháng đầu tiên của quý", Every::Quarter),
        ("tháng đầu của quý", Every::Quarter),
        ("tháng đầu quý", Every::Quarter),
        ("của quý", Every::Quarter),
        ("của tháng báo cáo", Every::Month),
        ("của tháng tiếp theo", Every::Month),
        ("của tháng kế tiếp", Every::Month),
        ("của tháng liền kề", Every::Month),
        ("của tháng sau", Every::Month),
        ("liền kề", Every::Month),
        ("tháng báo cáo", Every::Month),
        ("tháng phát sinh", Every::Month),
        ("của kỳ báo cáo", Every::Month),
        ("của năm báo cáo", Every::Year),
        ("năm báo cáo", Every::Year),
        ("năm hiện hành", Every::Year),
        ("của tháng", Every::Month),
    ];
    let at = i + usize::from(tokens.mark(i, '(') || tokens.mark(i, ','));
    let at = at + usize::from(tokens.is(at, "vào"));
    let weeks = phrases!["tuần đầu tiên", "tuần đầu", "tuần cuối cùng", "tuần cuối", "đầu tiên", "cuối cùng"];
    let ordinal = tokens.phrase_of(at, phrases!["tuần thứ", "tuần"]).filter(|at| tokens.counted(*at, 5).is_some());
    let at = tokens.phrase_of(at, weeks).or(ordinal.map(|at| at + 1)).unwrap_or(at);
    let start = at + usize::from(tokens.is(at, "của"));
    let start = start + usize::from(tokens.is(start, "các"));
    if let Some(found) = every(tokens, start) {
        return Some(found);
    }
    let found = AFTER.iter().find_map(|(words, every)| Some((*every, tokens.phrase(i, words)?)))?;
    let of_quarter = phrases![
        "của quý sau",
        "của quý tiếp theo",
        "của quý kế tiếp",
        "của quý",
        "quý sau",
        "quý tiếp theo",
        "mỗi quý"
    ];
    let mut found = (found.0, tokens.phrase_of(found.1, of_quarter).unwrap_or(found.1));
    if tokens.is(found.1 - 1, "quý") && !tokens.any(found.1 + 1, phrases!["khi", "ngày"]) {
        found.1 = tokens.phrase_of(found.1, phrases!["sau", "tiếp theo", "kế tiếp"]).unwrap_or(found.1);
    }
    // "ngày 15 của tháng 4" names a month.
    tokens.number(found.1).is_none().then_some(found)
}

/// "hằng tháng", "hàng quý", "mỗi tuần", "định kỳ hằng năm".
pub fn every(tokens: &Tokens, i: usize) -> Option<(Every, usize)> {
    if let Some((every, _, to)) = rate(tokens, i) {
        return Some((every, to));
    }
    let i = i + if tokens.phrase(i, "định kỳ").is_some() { 2 } else { 0 };
    if !tokens.any(i, phrases!["hằng", "hàng", "mỗi"]) {
        return None;
    }
    Some((named(tokens, i + 1)?, i + 2))
}

fn named(tokens: &Tokens, i: usize) -> Option<Every> {
    Some(match tokens.word(i) {
        "ngày" => Every::Day,
        "tuần" => Every::Week,
        "tháng" => Every::Month,
        "quý" | "quí" => Every::Quarter,
        "năm" => Every::Year,
        _ => return None,
    })
}

/// "01 lần/tháng", "02 tuần/lần": the rhythm, how many of the period lie between, the index after.
fn rate(tokens: &Tokens, i: usize) -> Option<(Every, u32, usize)> {
    let (count, _) = tokens.number(i).filter(|_| tokens.mark(i + 2, '/'))?;
    if tokens.any(i + 1, phrases!["lần", "đợt", "kỳ"]) {
        return Some((named(tokens, i + 3)?, 1, i + 4));
    }
    tokens.is(i + 3, "lần").then_some((named(tokens, i + 1)?, count, i + 4))
}

/// "02 tuần/lần" earlier in the clause: every second week.
pub fn interval_before(tokens: &Tokens, i: usize) -> Option<u32> {
    let start = tokens.clause_start(i);
    (start..i).rev().find_map(|at| rate(tokens, at)).map(|(_, count, _)| count).filter(|count| (2..20).contains(count))
}

/// A rhythm said earlier in the clause: "Hằng tháng, trước ngày 20, …".
pub fn every_before(tokens: &Tokens, i: usize) -> Option<Every> {
    let start = tokens.clause_start(i);
    (start..i).rev().find_map(|at| every(tokens, at)).map(|(every, _)| every)
}

/// Hours that come again every day: "06h00 và 16h00 hằng ngày". The hours and the index after.
pub fn daily_hours(tokens: &Tokens, i: usize) -> Option<(Vec<Time>, usize)> {
    let (first, mut at) = hour(tokens, i)?;
    let mut times = vec![first];
    while times.len() < 8 && (tokens.is(at, "và") || tokens.mark(at, ',') || tokens.mark(at, '-')) {
        let Some((time, after)) = hour(tokens, at + 1) else { break };
        times.push(time);
        at = after;
    }
    let (rhythm, after) = every(tokens, at)?;
    (rhythm == Every::Day).then_some((times, after))
}

/// The RRULE of hours that come again every day.
pub fn daily_rule(times: &[Time]) -> String {
    let join = |part: fn(&Time) -> i8| {
        let mut parts: Vec<String> = times.iter().map(|time| part(time).to_string()).collect();
        parts.dedup();
        parts.join(",")
    };
    format!("FREQ=DAILY;BYHOUR={};BYMINUTE={}", join(|time| time.hour()), join(|time| time.minute()))
}

/// Whether a moment leaves open what a rhythm fills: a day without a month, a weekday without a week.
pub fn leaves_open(moment: &Moment, every: Every) -> bool {
    match moment.base {
        Base::Day { month: MonthSaid::Unsaid, .. } => !matches!(every, Every::Day | Every::Week | Every::Year),
        Base::Day { month: MonthSaid::Written(_), .. } => every == Every::Year && moment.year == YearSaid::Unsaid,
        // "hằng tháng (trước ngày 05 của tháng sau)".
        Base::Day { month: MonthSaid::FromIssue(_), .. } => every == Every::Month,
        Base::Weekday { .. } => true,
        Base::Month(MonthSaid::Unsaid | MonthSaid::FromIssue(0)) => moment.part.is_some(),
        Base::Month(MonthSaid::Written(_)) => every == Every::Year && moment.year == YearSaid::Unsaid,
        Base::Quarter(_) => every == Every::Year && moment.year == YearSaid::Unsaid,
        Base::QuarterFromIssue(0) | Base::WeekFromIssue(0) => moment.part.is_some(),
        Base::Year => moment.year == YearSaid::Unsaid,
        _ => false,
    }
}

/// The RRULE of a moment that comes again. `before` moves the day to the one before it.
pub fn rule(moment: &Moment, every: Every, before: bool) -> String {
    let shift = i8::from(before && moment.time.is_none());
    let day_of = |day: i8| if day - shift < 1 { -1 } else { day - shift };
    match moment.base {
        Base::Weekday { weekday, .. } => {
            let day = if shift == 1 { weekday.previous() } else { weekday };
            format!("FREQ=WEEKLY;BYDAY={}", code(day))
        }
        Base::Day { day, month: MonthSaid::Written(month) } => {
            let date = Date::new(2025, month, day).ok().and_then(|date| date.checked_sub(i64::from(shift).days()).ok());
            let (month, day) = date.map_or((month, day), |date| (date.month(), date.day()));
            format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}")
        }
        Base::Day { day, .. } => match every {
            Every::Quarter => format!("FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY={}", day_of(day)),
            Every::QuarterEnd => format!("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={}", day_of(day)),
            _ => format!("FREQ=MONTHLY;BYMONTHDAY={}", day_of(day)),
        },
        _ => period_rule(moment, every),
    }
}

/// Which week of a month, or which weekday of it: "tuần đầu tiên hằng tháng", "tuần thứ 2 của tháng". The last is −1.
pub fn week_ordinal(tokens: &Tokens, i: usize) -> Option<i8> {
    let at = i + usize::from(tokens.is(i, "của") || tokens.mark(i, ','));
    let week = tokens.is(at, "tuần");
    let at = at + usize::from(week);
    let at = at + usize::from(week && tokens.is(at, "thứ"));
    match tokens.word(at) {
        "đầu" => Some(1),
        "cuối" => Some(-1),
        "nhất" if week => Some(1),
        word if week => tokens.small(at, 5).or_else(|| spelt(word).filter(|week| *week <= 5)),
        _ => None,
    }
}

/// The RRULE of a weekday that comes once a month.
pub fn weekday_of_month(weekday: Weekday, week: i8) -> String {
    format!("FREQ=MONTHLY;BYDAY={week}{}", code(weekday))
}

fn period_rule(moment: &Moment, every: Every) -> String {
    let days = match moment.part {
        Some(Part::FirstDay) => ";BYMONTHDAY=1",
        Some(Part::FirstWorkingDay) => ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        Some(Part::LastDay | Part::Late) => ";BYMONTHDAY=-1",
        Some(Part::LastWorkingDay) => ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        _ => "",
    };
    match (every, moment.base) {
        (_, Base::Month(MonthSaid::Written(month))) => format!("FREQ=YEARLY;BYMONTH={month}{days}"),
        (_, Base::Quarter(quarter)) => format!("FREQ=YEARLY;BYMONTH={}{days}", quarter * 3),
        (Every::Day, _) => "FREQ=DAILY".to_owned(),
        (Every::Week, _) => "FREQ=WEEKLY".to_owned(),
        (Every::Month, _) => format!("FREQ=MONTHLY{days}"),
        (Every::Quarter | Every::QuarterEnd, _) => format!("FREQ=YEARLY;BYMONTH=3,6,9,12{days}"),
        (Every::Year, _) => format!("FREQ=YEARLY{}", if days.is_empty() { "" } else { ";BYMONTH=12;BYMONTHDAY=-1" }),
    }
}

/// The rule of a bare rhythm: "định kỳ hằng quý".
pub fn bare_rule(every: Every) -> &'static str {
    match every {
        Every::Day => "FREQ=DAILY",
        Every::Week => "FREQ=WEEKLY",
        Every::Month => "FREQ=MONTHLY",
        Every::Quarter | Every::QuarterEnd => "FREQ=MONTHLY;INTERVAL=3",
        Every::Year => "FREQ=YEARLY",
    }
}

/// The name of a weekday in rules (RFC 5545 §3.3.10).
pub fn code(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}
