//! Days that no calendar has: "ngày 00/3", "tháng 13/2025", "quý 5/2025", "trước 15/3/205", "lúc 25 giờ ngày 3/3".
//!
//! The grammar reads what can be; a slip of the keyboard it would pass over in silence, and a deadline with it. Here such slips
//! are found by their shape alone, where words or a full date leave no doubt that a date was meant.

use super::cursor::Tokens;
use super::phrases::phrases;

/// The tokens `from..to` of each impossible date, in order. Takes any text; linear.
pub fn impossible(tokens: &Tokens) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let end = match tokens.word(i) {
            "tháng" => month(tokens, i),
            "quý" | "quí" => quarter(tokens, i),
            _ => day(tokens, i)
                .or_else(|| hour(tokens, i))
                .or_else(|| lettered(tokens, i))
                .or_else(|| unfilled(tokens, i)),
        };
        if let Some(end) = end {
            let word = i > 0 && tokens.number(i).is_some() && tokens.is(i - 1, "ngày");
            found.push((i - usize::from(word), end));
        }
        i = end.unwrap_or(i + 1).max(i + 1);
    }
    found
}

/// Two digits and no such month, a year after it.
fn month(tokens: &Tokens, i: usize) -> Option<usize> {
    let (value, digits) = tokens.number(i + 1)?;
    let sure = dated_year(tokens, i + 2).filter(|_| digits == 2 && !(1..=12).contains(&value));
    sure.filter(|_| i == 0 || tokens.number(i - 1).is_none() || tokens.small(i - 1, 31).is_some())
}

fn quarter(tokens: &Tokens, i: usize) -> Option<usize> {
    let (value, digits) = tokens.number(i + 1)?;
    dated_year(tokens, i + 2).filter(|_| digits == 1 && !(1..=4).contains(&value))
}

/// "/2025" or "năm 2025": the place after it.
fn dated_year(tokens: &Tokens, i: usize) -> Option<usize> {
    (tokens.mark(i, '/') || tokens.is(i, "năm")).then(|| tokens.year(i + 1))?.map(|_| i + 2)
}

/// Figures with a sign between them that are a day by the word before or by a year behind, and none by their value.
fn day(tokens: &Tokens, i: usize) -> Option<usize> {
    let figure = |at: usize| tokens.number(at).filter(|(_, digits)| *digits <= 2).map(|(value, _)| value);
    let (day, month) = (figure(i)?, figure(i + 2)?);
    let sign = ['/', '-', '.'].into_iter().find(|sign| tokens.mark(i + 1, *sign))?;
    let tight = |to: usize| (i + 1..=to).all(|at| tokens.joined(at));
    // Not in the middle of a longer number.
    if !tight(i + 2) || i > 0 && tokens.joined(i) && tokens.is_mark(i - 1) && !tokens.mark(i - 1, '(') {
        return None;
    }
    let possible = (1..=31).contains(&day) && (1..=12).contains(&month);
    let said = i > 0 && tokens.is(i - 1, "ngày");
    let bound = said || i > 0 && tokens.any(i - 1, phrases!["trước", "đến", "hết"]);
    if tokens.mark(i + 3, sign) && tight(i + 4) {
        let (_, digits) = tokens.number(i + 4)?;
        let ends = !(tokens.is_mark(i + 5) && tokens.joined(i + 5) && tokens.joined(i + 6));
        let year = tokens.year(i + 4).is_some();
        let slip = matches!(digits, 3 | 5) && possible && bound || !possible && (year || said && digits == 2);
        return (ends && slip).then_some(i + 5);
    }
    let alone =
        !(tokens.joined(i + 3) && (tokens.mark(i + 3, '/') || tokens.mark(i + 3, '-') || tokens.mark(i + 3, '%')));
    (said && sign != '.' && alone && !possible).then_some(i + 3)
}

/// "trước ngày l5/4", "1O/4/2025": a letter for a figure, as a scanner or a hasty hand writes it.
fn lettered(tokens: &Tokens, i: usize) -> Option<usize> {
    let bound = i > 0 && (tokens.is(i - 1, "ngày") || tokens.any(i - 1, phrases!["trước", "đến", "hết"]));
    let figure = |at: usize| tokens.number(at).is_some_and(|(_, digits)| digits == 1);
    let letter = |at: usize| tokens.any(at, phrases!["l", "i", "o"]);
    let slip = letter(i) && figure(i + 1) || figure(i) && letter(i + 1);
    let tight = (i + 1..=i + 3).all(|at| tokens.joined(at));
    let (month, _) = tokens.number(i + 3)?;
    let day = bound && slip && tight && tokens.mark(i + 2, '/') && (1..=12).contains(&month);
    let year = tokens.mark(i + 4, '/') && tokens.joined(i + 4) && tokens.year(i + 5).is_some();
    day.then_some(if year { i + 6 } else { i + 4 })
}

/// "trước ngày .../4/2025", "ngày xx/4", "ngày 15//4", "ngày 15/IV/2025": a day that was never filled in, or in no form there is.
fn unfilled(tokens: &Tokens, i: usize) -> Option<usize> {
    let bound = tokens.is(i, "ngày") && i > 0 && tokens.any(i - 1, phrases!["trước", "đến", "hết", "quá", "nhất"]);
    if !bound {
        return None;
    }
    // To the last of the tokens that stand without a blank between them.
    let end = (i + 2..i + 10).find(|at| !tokens.joined(*at)).unwrap_or(i + 10).min(tokens.len());
    let slashes = (i + 1..end).filter(|at| tokens.mark(*at, '/')).count();
    let figures = (i + 1..end).filter(|at| tokens.number(*at).is_some()).count();
    let plain = tokens.number(i + 1).is_some() && tokens.mark(i + 2, '/') && tokens.number(i + 3).is_some();
    (slashes > 0 && figures > 0 && !plain).then_some(end)
}

/// "lúc 25 giờ ngày 3/3", "17h75 ngày 3/3": no such hour, and a day behind it.
fn hour(tokens: &Tokens, i: usize) -> Option<usize> {
    let (value, digits) = tokens.number(i).filter(|_| i == 0 || !(tokens.joined(i) && tokens.is_mark(i - 1)))?;
    let unit = tokens.any(i + 1, phrases!["giờ", "h"]);
    let minutes = tokens.number(i + 2).filter(|(_, digits)| *digits == 2).map_or(0, |(value, _)| value);
    let at = i + 2 + usize::from(minutes > 0);
    let wrong = value > 24 && digits == 2 || minutes > 59;
    (unit && wrong && tokens.is(at, "ngày") && tokens.number(at + 1).is_some()).then_some(at)
}
