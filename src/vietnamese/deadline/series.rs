//! Periods in a row that share their word, month or year: "tháng 3-4/2025", "quý I, II/2025", "tuần 1, 2 tháng 3".

use super::cursor::Tokens;
use super::day::{month_name, year_after_month};
use super::moment::{Base, Moment, MonthSaid, YearSaid};
use super::phrases::phrases;
use super::stretch::Stretch;

/// Months or quarters that share their word and year: "tháng 3-4/2025", "quý I, II/2025", "tháng 5 và 6 năm 2025".
pub fn numbered_periods(tokens: &Tokens, i: usize) -> Option<Stretch> {
    let many = usize::from(tokens.any(i, phrases!["các"]));
    let quarter = tokens.any(i + many, phrases!["quý", "quí"]);
    if !quarter && !tokens.is(i + many, "tháng") {
        return None;
    }
    let number = |at: usize| if quarter { tokens.counted(at, 4) } else { tokens.small(at, 12) };
    let first = number(i + many + 1)?;
    let (mut at, mut last, mut dash, mut list) = (i + many + 2, None, true, true);
    while let Some(next) = number(at + 1).filter(|_| !is_amount(tokens, at + 1)) {
        let hyphen = tokens.mark(at, '-') || tokens.any(at, phrases!["đến"]);
        if !(hyphen || tokens.mark(at, ',') || tokens.mark(at, '&') || tokens.is(at, "và")) {
            break;
        }
        dash &= hyphen;
        list &= !hyphen;
        last = Some(next);
        at += 2;
    }
    let last = last.filter(|last| *last > first)?;
    // "tháng 3-12/4" would be days; "tháng 3, 02 đơn vị" a count.
    if tokens.mark(at, '/') && tokens.year(at + 1).is_none() {
        return None;
    }
    let (year, to) = year_after_month(tokens, at);
    if year == YearSaid::Unsaid && !dash && tokens.is_word(at) && !quarter {
        return None;
    }
    let base = |number| if quarter { Base::Quarter(number) } else { Base::Month(MonthSaid::Written(number)) };
    let from = Moment { year, ..Moment::new(base(first), i, i + many + 2) };
    Some(Stretch { first: i, ..Stretch::two(from, Moment { year, ..Moment::new(base(last), at - 1, to) }, list) })
}

/// Weeks that share their month: "tuần 1, 2 tháng 3/2025", "tuần 1 và tuần 2 tháng 3", "tuần 1 đến tuần 3 tháng 3".
pub fn weeks_of_month(tokens: &Tokens, i: usize) -> Option<Stretch> {
    let first = tokens.counted(i + 1, 5).filter(|_| tokens.is(i, "tuần"))?;
    let (mut at, mut last, mut list) = (i + 2, None, true);
    for _ in 0..5 {
        let joined = tokens.mark(at, ',') || tokens.mark(at, '&') || tokens.is(at, "và");
        let run = tokens.mark(at, '-') || tokens.any(at, phrases!["đến", "tới"]);
        let after = at + 1 + usize::from(tokens.is(at + 1, "tuần"));
        let Some(week) = tokens.counted(after, 5).filter(|_| joined || run) else { break };
        list &= joined;
        last = Some((week, after));
        at = after + 1;
    }
    let (last, from) = last.filter(|(last, _)| *last > first)?;
    let at = at + usize::from(tokens.mark(at, ',') || tokens.is(at, "của"));
    let (month, to) = month_name(tokens, at + 1).filter(|_| tokens.is(at, "tháng"))?;
    let (year, to) = year_after_month(tokens, to);
    let week = |ordinal, from, to| Moment { year, ..Moment::new(Base::WeekOfMonth { ordinal, month }, from, to) };
    Some(Stretch { first: i, ..Stretch::two(week(first, i, i + 2), week(last, from, to), list) })
}

/// A number that says how much: "10%", "10.000", "10,5".
fn is_amount(tokens: &Tokens, i: usize) -> bool {
    let goes_on = (tokens.mark(i + 1, '.') || tokens.mark(i + 1, ',')) && tokens.joined(i + 1);
    // "tháng 10–12.2025".
    let goes_on = goes_on && tokens.year(i + 2).is_none();
    tokens.mark(i + 1, '%') || goes_on && tokens.joined(i + 2) && tokens.number(i + 2).is_some()
}
