//! Days of the lunar calendar and feasts: Tết and the days around it, Giỗ Tổ, rằm, "10/3 âm lịch".

use super::cursor::Tokens;
use super::day::{month_name, numeric, year_in_words};
use super::moment::{Base, Moment, MonthSaid, YearSaid};
use super::phrases::phrases;

/// A lunar day or a feast at `i`, the word "ngày" or "dịp" before it taken too.
pub fn festival(tokens: &Tokens, i: usize) -> Option<Moment> {
    let at = i + usize::from(tokens.any(i, phrases!["ngày", "dịp", "lễ"]));
    let at = at + usize::from(tokens.any(at, phrases!["lễ"]) && at > i);
    let moment = tet_day(tokens, at)
        .or_else(|| named(tokens, at))
        .or_else(|| lunar_month_day(tokens, at))
        .or_else(|| marked_lunar(tokens, at))?;
    Some(Moment { from: i, ..moment })
}

/// "Tết Nguyên đán Bính Ngọ 2026", "mùng 6 Tết", "28 Tết", "giao thừa".
fn tet_day(tokens: &Tokens, i: usize) -> Option<Moment> {
    if let Some(to) = tokens.phrase_of(i, phrases!["đêm giao thừa", "giao thừa"]) {
        return Some(Moment::new(Base::Tet(-1), i, to));
    }
    if tokens.any(i, phrases!["mùng", "mồng"]) {
        let day = tokens.small(i + 1, 15)?;
        if tokens.is(i + 2, "tết") {
            let (year, to) = tet_name(tokens, i + 2)?;
            return Some(Moment { year, ..Moment::new(Base::Tet(day - 1), i, to) });
        }
        return None;
    }
    if let (Some(day), true) = (tokens.small(i, 30), tokens.is(i + 1, "tết")) {
        let (year, to) = tet_name(tokens, i + 1)?;
        if day >= 20 {
            return Some(Moment { year, ..Moment::new(Base::LunarDay { day, month: 12 }, i, to) });
        }
        return Some(Moment { year, ..Moment::new(Base::Tet(day - 1), i, to) });
    }
    let (year, to) = tet_name(tokens, i)?;
    Some(Moment { year, ..Moment::new(Base::Tet(0), i, to) })
}

/// The feast's name and year. Tết Dương lịch and Tết Trung thu are other days.
fn tet_name(tokens: &Tokens, i: usize) -> Option<(YearSaid, usize)> {
    if !tokens.is(i, "tết") || tokens.any(i + 1, phrases!["dương", "trung", "thiếu", "đoan", "trồng"]) {
        return None;
    }
    let to = tokens.phrase_of(i + 1, phrases!["nguyên đán", "âm lịch", "cổ truyền", "ta"]).unwrap_or(i + 1);
    let named = cycle(tokens, to + usize::from(tokens.is(to, "năm")));
    let (cycle, to) = named.unwrap_or((YearSaid::Unsaid, to));
    let close = usize::from(tokens.mark(to, '-') || tokens.mark(to, '('));
    if let Some(year) = tokens.year(to + close) {
        return Some((YearSaid::Written(year), to + close + 1));
    }
    match year_in_words(tokens, to) {
        (YearSaid::Unsaid, _) => Some((cycle, to)),
        found => Some(found),
    }
}

/// "năm Nhâm Thìn", or a year as after any day.
fn year_of_moon(tokens: &Tokens, i: usize) -> (YearSaid, usize) {
    cycle(tokens, i + usize::from(tokens.is(i, "năm"))).unwrap_or_else(|| year_in_words(tokens, i))
}

/// The year of the sixty that "Nhâm Thìn" names.
fn cycle(tokens: &Tokens, i: usize) -> Option<(YearSaid, usize)> {
    let stem = STEMS.iter().position(|stem| tokens.is(i, stem))?;
    let branch = BRANCHES.iter().position(|names| names.contains(&tokens.word(i + 1)))?;
    let year = (0..60).find(|year| year % 10 == stem && year % 12 == branch)?;
    Some((YearSaid::Cycle(year as i8), i + 2))
}

/// Stems by year modulo 10, and branches by year modulo 12, with their second names.
const STEMS: [&str; 10] = ["canh", "tân", "nhâm", "quý", "giáp", "ất", "bính", "đinh", "mậu", "kỷ"];
const BRANCHES: [[&str; 2]; 12] = [
    ["thân", "thân"],
    ["dậu", "dậu"],
    ["tuất", "tuất"],
    ["hợi", "hợi"],
    ["tý", "tí"],
    ["sửu", "sửu"],
    ["dần", "dần"],
    ["mão", "mẹo"],
    ["thìn", "thìn"],
    ["tỵ", "tị"],
    ["ngọ", "ngọ"],
    ["mùi", "mùi"],
];

/// Feasts with a day of their own; a date in brackets after them is the same day.
fn named(tokens: &Tokens, i: usize) -> Option<Moment> {
    const LUNAR: [(&str, i8, i8); 7] = [
        ("giỗ tổ hùng vương", 10, 3),
        ("giỗ tổ", 10, 3),
        ("tết trung thu", 15, 8),
        ("tết đoan ngọ", 5, 5),
        ("rằm trung thu", 15, 8),
        ("phật đản", 15, 4),
        ("vu lan", 15, 7),
    ];
    const SOLAR: [(&str, i8, i8); 4] =
        [("tết dương lịch", 1, 1), ("quốc khánh", 2, 9), ("nhà giáo việt nam", 20, 11), ("quốc tế lao động", 1, 5)];
    let lunar = LUNAR.iter().find_map(|(name, day, month)| {
        let to = tokens.phrase(i, name)?;
        Some((Base::LunarDay { day: *day, month: *month }, to))
    });
    let solar = || {
        SOLAR.iter().find_map(|(name, day, month)| {
            let to = tokens.phrase(i, name)?;
            Some((Base::Day { day: *day, month: MonthSaid::Written(*month) }, to))
        })
    };
    let (base, to) = lunar.or_else(solar)?;
    let open = usize::from(tokens.mark(to, '('));
    let date = marked_lunar(tokens, to + open).or_else(|| numeric(tokens, to + open, true));
    if let Some(date) = date.filter(|date| open == 0 || tokens.mark(date.to, ')')) {
        return Some(Moment { year: date.year, from: i, to: date.to + open, ..Moment::new(base, i, date.to) });
    }
    if let Some(year) = tokens.year(to) {
        return Some(Moment { year: YearSaid::Written(year), ..Moment::new(base, i, to + 1) });
    }
    let (year, to) = year_in_words(tokens, to);
    Some(Moment { year, ..Moment::new(base, i, to) })
}

/// "rằm tháng Giêng", "mùng 5 tháng Giêng", "23 tháng Chạp", "mồng 10 tháng 3 (âm lịch)".
fn lunar_month_day(tokens: &Tokens, i: usize) -> Option<Moment> {
    let full_moon = tokens.is(i, "rằm");
    let first = tokens.any(i, phrases!["mùng", "mồng"]);
    let (day, at) = match (full_moon, first) {
        (true, _) => (15, i + 1),
        (_, true) => (tokens.small(i + 1, 10)?, i + 2),
        _ => (tokens.small(i, 30)?, i + 1),
    };
    if !tokens.is(at, "tháng") {
        return None;
    }
    let month = match tokens.word(at + 1) {
        "giêng" => Some((1, at + 2)),
        "chạp" => Some((12, at + 2)),
        _ => None,
    };
    let numbered = || match month_name(tokens, at + 1)? {
        (MonthSaid::Written(month), to) if full_moon || lunar_mark(tokens, to).is_some() => Some((month, to)),
        _ => None,
    };
    let (month, to) = month.or_else(numbered)?;
    let to = lunar_mark(tokens, to).unwrap_or(to);
    let (year, to) = year_of_moon(tokens, to);
    // The last days of a year are told by the feast they lead to: those of Ất Tỵ by that of Bính Ngọ.
    let year = match year {
        YearSaid::Cycle(cycle) if month == 12 && day >= 24 => YearSaid::Cycle((cycle + 1) % 60),
        year => year,
    };
    Some(Moment { year, ..Moment::new(Base::LunarDay { day, month }, i, to) })
}

/// "10/3 âm lịch", "mùng 1/3 âm lịch", "15/8/2025 (âm lịch)", "10/3 AL", "10/3 âm lịch năm Nhâm Thìn".
fn marked_lunar(tokens: &Tokens, i: usize) -> Option<Moment> {
    let date = numeric(tokens, i + usize::from(tokens.any(i, phrases!["mùng", "mồng"])), true)?;
    let Base::Day { day, month: MonthSaid::Written(month) } = date.base else { return None };
    let to = lunar_mark(tokens, date.to)?;
    let (year, to) = match date.year {
        YearSaid::Unsaid => year_of_moon(tokens, to),
        year => (year, to),
    };
    Some(Moment { year, sure: true, ..Moment::new(Base::LunarDay { day, month }, i, to) })
}

fn lunar_mark(tokens: &Tokens, i: usize) -> Option<usize> {
    let open = usize::from(tokens.mark(i, '('));
    let to = tokens.phrase_of(i + open, phrases!["âm lịch", "al", "âl"])?;
    Some(to + usize::from(open == 1 && tokens.mark(to, ')')))
}
