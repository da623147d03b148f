//! Months, quarters, halves, weeks, years, and their early, middle and late parts.

use super::cursor::{Tokens, roman, spelt};
use super::day::{deictic, month_name, year_after_month, year_in_words};
use super::moment::{Base, Moment, MonthSaid, Part, YearSaid};
use super::phrases::phrases;
use super::token::Gap;

/// A period at `i`, with the part of it that is meant.
pub fn period(tokens: &Tokens, i: usize) -> Option<Moment> {
    if let Some(found) = first_months(tokens, i) {
        return Some(found);
    }
    if let Some((part, after)) = part(tokens, i) {
        let at = after + usize::from(tokens.is(after, "của"));
        // "cuối 2020".
        if let (Part::Early | Part::Mid | Part::Late, Some(year)) = (part, tokens.year(at)) {
            let year = YearSaid::Written(year);
            return Some(Moment { part: Some(part), year, ..Moment::new(Base::Year, i, at + 1) });
        }
        let whole = whole(tokens, at).or_else(|| unnumbered(tokens, at))?;
        return Some(Moment { part: Some(part), from: i, ..whole });
    }
    week_of_month(tokens, i).or_else(|| whole(tokens, i))
}

fn whole(tokens: &Tokens, i: usize) -> Option<Moment> {
    match tokens.word(i) {
        "tháng" => month(tokens, i),
        "quý" | "quí" | "qúy" | "q" => quarter(tokens, i),
        "tuần" => week(tokens, i),
        "năm" => year(tokens, i),
        "t" => month_by_letter(tokens, i),
        _ => None,
    }
}

fn month(tokens: &Tokens, i: usize) -> Option<Moment> {
    if tokens.is(i + 1, "giêng") || tokens.is(i + 1, "chạp") {
        return None;
    }
    let (month, to) = month_name(tokens, i + 1)?;
    if let MonthSaid::FromIssue(_) = month {
        return Some(Moment::new(Base::Month(month), i, to));
    }
    let (year, to) = year_after_month(tokens, to);
    // "tháng 3-4": the caller reads the second month; "tháng 3%" is no month.
    Some(Moment { year, ..Moment::new(Base::Month(month), i, to) })
}

/// "T10/2025": only with the year, since "T2" is also Monday; without it where the line writes months so.
fn month_by_letter(tokens: &Tokens, i: usize) -> Option<Moment> {
    let at = i + 1 + usize::from(tokens.mark(i + 1, '.') && tokens.joined(i + 2));
    let month = tokens.small(at, 12).filter(|_| tokens.joined(at))?;
    let (year, to) = year_after_month(tokens, at + 1);
    let within = within_month(tokens, i, to);
    let year = match year {
        YearSaid::Unsaid => letters_ahead(tokens, to).or(within.then_some(YearSaid::Unsaid))?,
        year => year,
    };
    Some(Moment { year, ..Moment::new(Base::Month(MonthSaid::Written(month)), i, to) })
}

/// "trong T3" is the month; "trước T6 tuần này" and "trong T3, T5 hằng tuần" are weekdays.
pub fn within_month(tokens: &Tokens, i: usize, after: usize) -> bool {
    let weekly = (after..after + 6).any(|at| tokens.is(at, "tuần"));
    i > 0
        && tokens.any(i - 1, phrases!["trong", "hết", "đầu", "giữa", "cuối"])
        && !weekly
        && !tokens.any(after, phrases!["này", "tới"])
}

/// The year of the next "T6/2022" in the same line: "Đối chiếu: T5; quyết toán: T6/2022".
pub fn letters_ahead(tokens: &Tokens, i: usize) -> Option<YearSaid> {
    let line = (i..i + 15).take_while(|at| tokens.gap(*at) < Gap::Line);
    line.filter(|at| tokens.is(*at, "t") && tokens.joined(at + 1)).find_map(|at| {
        let (year, _) = year_after_month(tokens, at + 2);
        (tokens.small(at + 1, 12).is_some() && year != YearSaid::Unsaid).then_some(year)
    })
}

/// "10/2025" without the word "tháng".
pub fn month_in_figures(tokens: &Tokens, i: usize) -> Option<Moment> {
    let month = tokens.small(i, 12)?;
    let year = tokens.year(i + 2).filter(|_| tokens.mark(i + 1, '/') && !tokens.mark(i + 3, '/'))?;
    let base = Base::Month(MonthSaid::Written(month));
    Some(Moment { year: YearSaid::Written(year), sure: false, ..Moment::new(base, i, i + 3) })
}

/// "II/2025" without the word "quý".
pub fn quarter_in_figures(tokens: &Tokens, i: usize) -> Option<Moment> {
    let number = roman(tokens.word(i))?;
    let year = tokens.year(i + 2).filter(|_| tokens.mark(i + 1, '/') && !tokens.mark(i + 3, '/'))?;
    let base = Base::Quarter(number);
    Some(Moment { year: YearSaid::Written(year), sure: false, ..Moment::new(base, i, i + 3) })
}

fn quarter(tokens: &Tokens, i: usize) -> Option<Moment> {
    let letter = tokens.is(i, "q");
    let point = usize::from(letter && tokens.mark(i + 1, '.') && tokens.joined(i + 2));
    let (from, i) = (i, i + point);
    let number = match tokens.word(i + 1) {
        "đầu" => Some(1).filter(|_| tokens.is(i + 2, "năm")),
        "cuối" => Some(4).filter(|_| tokens.is(i + 2, "năm")),
        _ => tokens.counted(i + 1, 4),
    };
    let Some(number) = number else {
        let (offset, to) = deictic(tokens, i + 1).filter(|_| !letter)?;
        return Some(Moment::new(Base::QuarterFromIssue(offset), from, to));
    };
    if letter && !tokens.joined(i + 1) && !(tokens.number(i + 1).is_none() && tokens.is_capital(i + 1)) {
        return None;
    }
    let named = tokens.any(i + 1, phrases!["đầu", "cuối"]);
    let (year, to) = if named { year_of_half(tokens, i + 2) } else { year_after_month(tokens, i + 2) };
    Some(Moment { year, ..Moment::new(Base::Quarter(number), from, to) })
}

/// "tuần 8", "tuần thứ 8/2025", "tuần này", "tuần tới".
fn week(tokens: &Tokens, i: usize) -> Option<Moment> {
    let at = i + 1 + usize::from(tokens.is(i + 1, "thứ"));
    if let Some(number) = tokens.small(at, 53) {
        if tokens.mark(at + 1, '/') && tokens.year(at + 2).is_none() || tokens.mark(at + 1, '-') {
            return None;
        }
        let (year, to) = year_after_month(tokens, at + 1);
        return Some(Moment { year, ..Moment::new(Base::Week(number), i, to) });
    }
    let (offset, to) = deictic(tokens, i + 1)?;
    // "tuần sau ngày…", "tuần trước khi…" relate to something else.
    let relates = tokens.any(i + 1, phrases!["sau", "trước"]) && (tokens.any(to, phrases!["ngày", "khi", "đó"]));
    (!relates).then(|| Moment::new(Base::WeekFromIssue(offset), i, to))
}

/// "tuần 2 tháng 10/2025", "tuần đầu tháng 4", "tuần cuối của tháng".
fn week_of_month(tokens: &Tokens, i: usize) -> Option<Moment> {
    if !tokens.is(i, "tuần") {
        return None;
    }
    let at = i + 1 + usize::from(tokens.is(i + 1, "thứ"));
    let (ordinal, mut at) = match tokens.word(at) {
        "đầu" => (1, at + 1 + usize::from(tokens.is(at + 1, "tiên"))),
        "cuối" => (-1, at + 1 + usize::from(tokens.is(at + 1, "cùng"))),
        "nhất" => (1, at + 1),
        _ => (tokens.counted(at, 5)?, at + 1),
    };
    let parted = tokens.mark(at, ',') || tokens.is(at, "của");
    // "tuần 3/4"
    let figures = tokens.number(at - 1).is_some_and(|(_, digits)| digits == 1)
        && tokens.mark(at, '/')
        && tokens.joined(at)
        && tokens.joined(at + 1)
        && tokens.year(at + 1).is_none();
    if let Some(month) = tokens.small(at + 1, 12).filter(|_| figures && stands_alone(tokens, at + 2)) {
        let (year, to) = year_after_month(tokens, at + 2);
        let month = MonthSaid::Written(month);
        return Some(Moment { year, ..Moment::new(Base::WeekOfMonth { ordinal, month }, i, to) });
    }
    at += usize::from(parted || (tokens.mark(at, '/') || tokens.mark(at, '-')) && tokens.is(at + 1, "tháng"));
    if !tokens.is(at, "tháng") {
        return None;
    }
    let (month, to) = month_name(tokens, at + 1).unwrap_or((MonthSaid::FromIssue(0), at + 1));
    let (year, to) = year_after_month(tokens, to);
    Some(Moment { year, ..Moment::new(Base::WeekOfMonth { ordinal, month }, i, to) })
}

/// Neither a year nor the end of a range follows: "tuần 3/4" alone is a week of April.
pub fn stands_alone(tokens: &Tokens, i: usize) -> bool {
    !(tokens.mark(i, '-') || tokens.mark(i, '/') || tokens.any(i, phrases!["đến", "tới"]))
}

fn year(tokens: &Tokens, i: usize) -> Option<Moment> {
    // "các năm tiếp theo", "những năm qua": no year in particular.
    if i > 0 && tokens.any(i - 1, phrases!["các", "những", "nhiều"]) {
        return None;
    }
    let (year, to) = year_in_words(tokens, i);
    (year != YearSaid::Unsaid).then(|| Moment { year, ..Moment::new(Base::Year, i, to) })
}

/// A period without its number, after a part word: "cuối tháng", "đầu quý", "cuối năm".
fn unnumbered(tokens: &Tokens, i: usize) -> Option<Moment> {
    // "đầu năm học", "cuối kỳ": other calendars.
    if tokens.any(i + 1, phrases!["học", "ngày", "đầu", "cuối"]) {
        return None;
    }
    let base = match tokens.word(i) {
        "tháng" => Base::Month(MonthSaid::Unsaid),
        "quý" | "quí" => Base::QuarterFromIssue(0),
        "năm" => Base::Year,
        "tuần" => Base::WeekFromIssue(0),
        _ => return None,
    };
    Some(Moment::new(base, i, i + 1))
}

/// "6 tháng đầu năm 2025", "3 tháng cuối năm", "hai quý đầu năm", "nửa đầu năm", "9 tháng".
fn first_months(tokens: &Tokens, i: usize) -> Option<Moment> {
    let (count, at) = match tokens.word(i) {
        "nửa" if tokens.is(i + 2, "năm") => (6, i),
        word => (tokens.small(i, 11).or_else(|| spelt(word))?, i),
    };
    let half = tokens.is(at, "nửa");
    let quarters = !half && count <= 3 && tokens.any(at + 1, phrases!["quý", "quí"]);
    let count = if quarters { count * 3 } else { count };
    if !half && !quarters && !tokens.is(at + 1, "tháng") {
        return None;
    }
    let side = at + if half { 1 } else { 2 };
    let (first, last) = match tokens.word(side) {
        "đầu" => (1, count),
        "cuối" => (13 - count, 12),
        _ => return None,
    };
    if !tokens.is(side + 1, "năm") {
        return None;
    }
    let (year, to) = year_of_half(tokens, side + 1);
    Some(Moment { year, ..Moment::new(Base::Months { first, last }, i, to) })
}

/// The year after "đầu năm", "cuối năm": with its own "năm" already there.
fn year_of_half(tokens: &Tokens, i: usize) -> (YearSaid, usize) {
    match year_in_words(tokens, i) {
        (YearSaid::Unsaid, _) => (YearSaid::Unsaid, i + 1),
        found => found,
    }
}

/// The words for a part of a period, before its name.
fn part(tokens: &Tokens, i: usize) -> Option<(Part, usize)> {
    const PARTS: [(&str, Part); 22] = [
        ("ngày làm việc đầu tiên", Part::FirstWorkingDay),
        ("ngày làm việc đầu", Part::FirstWorkingDay),
        ("ngày làm việc cuối cùng", Part::LastWorkingDay),
        ("ngày làm việc cuối", Part::LastWorkingDay),
        ("những ngày đầu", Part::Early),
        ("những ngày cuối", Part::Late),
        ("ngày đầu tiên", Part::FirstDay),
        ("ngày cuối cùng", Part::LastDay),
        ("ngày đầu", Part::FirstDay),
        ("ngày cuối", Part::LastDay),
        ("giữa đầu", Part::EarlyMid),
        ("đầu giữa", Part::EarlyMid),
        ("nửa đầu", Part::FirstHalf),
        ("nửa cuối", Part::SecondHalf),
        ("nửa sau", Part::SecondHalf),
        ("thượng tuần", Part::Early),
        ("trung tuần", Part::Mid),
        ("hạ tuần", Part::Late),
        ("khoảng giữa", Part::Mid),
        ("đầu", Part::Early),
        ("giữa", Part::Mid),
        ("cuối", Part::Late),
    ];
    if let Some(found) = PARTS.iter().find_map(|(words, part)| Some((*part, tokens.phrase(i, words)?))) {
        return Some(found);
    }
    let spelt = || spelt(tokens.word(i)).filter(|count| *count < 4);
    let weeks = || tokens.small(i, 3).or_else(spelt).filter(|_| tokens.is(i + 1, "tuần")).map(|weeks| weeks * 7);
    let count = tokens.small(i, 15).filter(|_| tokens.is(i + 1, "ngày")).or_else(weeks)?;
    match tokens.word(i + 2) {
        "đầu" => Some((Part::FirstDays(count), i + 3)),
        "cuối" => Some((Part::LastDays(count), i + 3)),
        _ => None,
    }
}

/// "từ ngày 1/9 đến hết năm", "từ nay đến hết tuần": the period of the day of issue.
pub fn period_out(tokens: &Tokens, i: usize) -> Option<Moment> {
    let longer = tokens.any(i + 1, phrases!["học", "thứ", "sau", "trước", "tới", "qua", "đầu", "ngân", "tài", "kỳ"]);
    let (base, year) = match tokens.word(i) {
        "năm" => (Base::Year, YearSaid::FromIssue(0)),
        "tháng" => (Base::Month(MonthSaid::FromIssue(0)), YearSaid::Unsaid),
        "quý" => (Base::QuarterFromIssue(0), YearSaid::Unsaid),
        "tuần" => (Base::WeekFromIssue(0), YearSaid::Unsaid),
        _ => return None,
    };
    let out = i > 0 && tokens.is(i - 1, "hết") && !longer && tokens.number(i + 1).is_none();
    out.then(|| Moment { year, ..Moment::new(base, i, i + 1) })
}
