//! One day in every notation: 25/3/2025, 25-3, 02.04.2025, 05 / 4 / 2025, 20/3/25, ngày 31 tháng 3 năm 2025,
//! 2025-03-31, ngày 15 tháng này, ngày 25.

use super::cursor::{Tokens, spelt};
use super::moment::{Base, Moment, MonthSaid, YearSaid};
use super::phrases::{Phrases, phrases};

/// A day written in figures at `i`. `said` tells that "ngày" or a word like it stands before, so that bare numbers
/// and doubtful notations may be taken.
pub fn numeric(tokens: &Tokens, i: usize, said: bool) -> Option<Moment> {
    // "l5/4/2025": a figure that was read as a letter stands before.
    let letter = i > 0 && tokens.joined(i) && tokens.is_word(i - 1) && tokens.span(i - 1, i).len() == 1;
    if letter && !tokens.any(i - 1, phrases!["t", "q", "h"]) {
        return None;
    }
    iso(tokens, i).or_else(|| in_figures(tokens, i, said)).or_else(|| in_words(tokens, i, said))
}

fn iso(tokens: &Tokens, i: usize) -> Option<Moment> {
    let year = tokens.year(i)?;
    let dashes = tokens.mark(i + 1, '-') && tokens.mark(i + 3, '-') && (i + 1..i + 5).all(|at| tokens.joined(at));
    let (month, day) = (tokens.small(i + 2, 12)?, tokens.small(i + 4, 31)?);
    dashes.then(|| Moment {
        year: YearSaid::Written(year),
        ..Moment::new(Base::Day { day, month: MonthSaid::Written(month) }, i, i + 5)
    })
}

fn in_figures(tokens: &Tokens, i: usize, said: bool) -> Option<Moment> {
    let day = tokens.small(i, 31)?;
    let month = tokens.small(i + 2, 12)?;
    let mark = ['/', '-', '.'].into_iter().find(|mark| tokens.mark(i + 1, *mark))?;
    let base = Base::Day { day, month: MonthSaid::Written(month) };
    let joined = tokens.joined(i + 1) && tokens.joined(i + 2);
    if let Some((year, to)) = year_in_figures(tokens, i + 3, mark) {
        // "3.4.12" is a version, "ngày 3.4.12" a day.
        let full = said || tokens.year(to - 1).is_some();
        let tight = mark != '.' || joined && full;
        return tight.then(|| Moment { year, ..Moment::new(base, i, to) });
    }
    let goes_on = tokens.mark(i + 3, mark) && tokens.joined(i + 3) && tokens.number(i + 4).is_some()
        || tokens.mark(i + 3, '/') && tokens.number(i + 4).is_some()
        || tokens.mark(i + 3, '%')
        || mark != '/' && tokens.mark(i + 3, ',') && tokens.joined(i + 4) && tokens.number(i + 4).is_some();
    let sure = said || mark == '/';
    if goes_on || !sure || mark != '/' && !joined {
        return None;
    }
    let (year, to) = year_in_words(tokens, i + 3);
    Some(Moment { year, sure: said || year != YearSaid::Unsaid, ..Moment::new(base, i, to) })
}

/// The year after day and month: 4 digits, or 2 that are joined ("20/3/25").
fn year_in_figures(tokens: &Tokens, i: usize, mark: char) -> Option<(YearSaid, usize)> {
    if !(tokens.mark(i, mark) || tokens.mark(i, '/')) {
        return None;
    }
    if let Some(year) = tokens.year(i + 1) {
        return Some((YearSaid::Written(year), i + 2));
    }
    let (value, digits) = tokens.number(i + 1)?;
    let short = digits == 2 && (10..60).contains(&value) && tokens.joined(i) && tokens.joined(i + 1);
    let ends = !(tokens.joined(i + 2) && (tokens.mark(i + 2, '/') || tokens.mark(i + 2, '.') && tokens.joined(i + 3)));
    (short && ends && tokens.mark(i, mark)).then(|| (YearSaid::Written(2000 + value as i16), i + 2))
}

fn in_words(tokens: &Tokens, i: usize, said: bool) -> Option<Moment> {
    // "đợt 1 tháng 4": the number is the round's.
    if !said
        && i > 0
        && tokens.any(i - 1, phrases!["đợt", "lần", "số", "kỳ", "đoạn", "vòng", "bước", "nhóm", "lớp", "khóa"])
    {
        return None;
    }
    let (day, after) = match tokens.small(i, 31) {
        Some(day) => (day, tokens.after_spelt(i + 1)),
        None if said => spelt_day(tokens, i)?,
        None => return None,
    };
    // "Ngày 30 , tháng 5 , năm 2024".
    let comma = i > 0 && tokens.is(i - 1, "ngày") && tokens.mark(after, ',') && tokens.is(after + 1, "tháng");
    let at = after + usize::from(tokens.is(after, "của") || comma);
    if tokens.is(at, "tháng")
        && let Some((month, to)) = month_name(tokens, at + 1)
    {
        if matches!(month, MonthSaid::Written(_)) {
            let (year, to) = year_after_month(tokens, to);
            return Some(Moment { year, ..Moment::new(Base::Day { day, month }, i, to) });
        }
        return Some(Moment::new(Base::Day { day, month }, i, to));
    }
    let counts = tokens.any(after, phrases!["ngày", "giờ", "tuần", "phút", "người", "đơn"])
        || tokens.is(after, "tháng") && tokens.is(after + 1, "năm")
        || tokens.mark(after, '%')
        || tokens.is_word(after) && tokens.joined(after)
        || tokens.mark(after, '/')
        || tokens.mark(after, '.') && tokens.joined(after + 1) && tokens.number(after + 1).is_some()
        || tokens.mark(after, ',') && tokens.joined(after + 1) && tokens.number(after + 1).is_some();
    (said && !counts).then(|| Moment::new(Base::Day { day, month: MonthSaid::Unsaid }, i, after))
}

/// A day spelt in words, "mười lăm", "hai mươi lăm"; only asked for after "ngày".
fn spelt_day(tokens: &Tokens, i: usize) -> Option<(i8, usize)> {
    let first = spelt(tokens.word(i))?;
    if first == 10 {
        let unit = if tokens.is(i + 1, "lăm") { Some(5) } else { spelt(tokens.word(i + 1)).filter(|unit| *unit < 10) };
        return Some(unit.map_or((10, i + 1), |unit| (10 + unit, i + 2)));
    }
    if !tokens.any(i + 1, phrases!["mươi", "mười"]) || first > 3 {
        return None;
    }
    let unit = match tokens.word(i + 2) {
        "mốt" => Some(1),
        "lăm" => Some(5),
        word => spelt(word).filter(|unit| *unit < 10),
    };
    let day = first * 10 + unit.unwrap_or(0);
    (day <= 31).then_some((day, i + 2 + usize::from(unit.is_some())))
}

/// The month after the word "tháng": a number, a name, or this, next.
pub fn month_name(tokens: &Tokens, i: usize) -> Option<(MonthSaid, usize)> {
    if let Some(month) = tokens.small(i, 12) {
        return Some((MonthSaid::Written(month), tokens.after_spelt(i + 1)));
    }
    if tokens.is(i, "mười") {
        return Some(match tokens.word(i + 1) {
            "một" => (MonthSaid::Written(11), i + 2),
            "hai" => (MonthSaid::Written(12), i + 2),
            _ => (MonthSaid::Written(10), i + 1),
        });
    }
    if let Some(month) = spelt(tokens.word(i)) {
        // "tháng một lần", "11 tháng năm 2025": a count, no month.
        let year = month == 5 && tokens.year(i + 1).is_some();
        let counts = year || tokens.any(i + 1, phrases!["lần", "kỳ", "đợt", "buổi"]);
        return (!counts).then_some((MonthSaid::Written(month), i + 1));
    }
    deictic(tokens, i).map(|(offset, to)| (MonthSaid::FromIssue(offset), to))
}

/// This (0), next (1) or last (−1), after the name of a period.
pub fn deictic(tokens: &Tokens, i: usize) -> Option<(i8, usize)> {
    let after = |phrases: &Phrases| tokens.phrase_of(i, phrases);
    // "báo cáo tháng trước ngày 20": a relation, not last month.
    let dated =
        tokens.number(i + 1).is_some() || tokens.any(i + 1, phrases!["ngày", "khi", "thứ", "tháng", "tết", "quý"]);
    if dated && tokens.any(i, phrases!["trước", "sau", "qua", "tới"]) {
        return None;
    }
    if let Some(to) = after(phrases!["này", "nay", "hiện tại"]) {
        return Some((0, to));
    }
    if let Some(to) = after(phrases!["tiếp theo", "kế tiếp", "liền kề", "tới", "sau"]) {
        return Some((1, to));
    }
    after(phrases!["vừa qua", "vừa rồi", "ngoái", "trước", "qua", "rồi"]).map(|to| (-1, to))
}

/// The year after a month or a quarter: "/2025", "-2025", "năm 2025", ", năm 2025", "năm nay". The year unsaid, and the
/// index as given, where there is none.
pub fn year_after_month(tokens: &Tokens, i: usize) -> (YearSaid, usize) {
    let marked = ['/', '-', '.'].into_iter().any(|mark| tokens.mark(i, mark));
    if let (true, Some(year)) = (marked, tokens.year(i + 1)) {
        return (YearSaid::Written(year), i + 2);
    }
    year_in_words(tokens, i)
}

/// "năm 2025", ", năm 2025", "(năm 2025)" is left alone, "năm nay", "năm sau"; also "tới", "này" after a day.
pub fn year_in_words(tokens: &Tokens, i: usize) -> (YearSaid, usize) {
    let at = i + usize::from(tokens.mark(i, ',') && tokens.is(i + 1, "năm"));
    let at = at + usize::from(tokens.is(at, "của") && tokens.is(at + 1, "năm"));
    if tokens.is(at, "năm") {
        // "năm ngân sách 2024": the calendar's year by another name.
        let fiscal = tokens.phrase_of(at + 1, phrases!["ngân sách", "tài chính", "kế hoạch"]);
        if let Some((year, to)) = fiscal.and_then(|at| Some((tokens.year(at)?, at + 1))) {
            return (YearSaid::Written(year), to);
        }
        if let Some(year) = tokens.year(at + 1) {
            let pair = tokens.mark(at + 2, '-') && tokens.year(at + 3).is_some();
            return if pair { (YearSaid::Unsaid, i) } else { (YearSaid::Written(year), at + 2) };
        }
        if let Some((offset, to)) = deictic(tokens, at + 1) {
            // "năm trước ngày …" would be a relation, not last year.
            let relation = tokens.is(at + 1, "trước") && (tokens.is(to, "ngày") || tokens.number(to).is_some());
            if !relation {
                return (YearSaid::FromIssue(offset), to);
            }
        }
    }
    let to = tokens.any(i + 1, phrases!["ngày", "chậm", "muộn", "hết", "trước", "thứ", "cuối"]);
    if at == i && tokens.any(i, phrases!["tới", "này"]) && !to && tokens.number(i + 1).is_none() {
        return (YearSaid::Unsaid, i + 1);
    }
    (YearSaid::Unsaid, i)
}
