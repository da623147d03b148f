//! Hours: 16h, 16h30, 16g30, 8:00, 16 giờ 00 phút, 23h59', 10h sáng, 2 giờ chiều.

use super::cursor::Tokens;
use super::phrases::{Phrases, phrases};
use jiff::civil::Time;

/// Words for the part of a day an hour or a date may carry.
pub const SESSIONS: &Phrases = phrases!["sáng", "trưa", "chiều", "tối", "đêm"];

/// The hour at `i` and the index after it. 24h00 is read as 23:59, the last minute of its day.
pub fn hour(tokens: &Tokens, i: usize) -> Option<(Time, usize)> {
    if let Some(after) = tokens.phrase(i, "nửa đêm") {
        return Some((Time::new(23, 59, 0, 0).ok()?, after));
    }
    let (hours, digits) = tokens.number(i)?;
    if hours > 24 || digits > 2 {
        return None;
    }
    let (minutes, mut at) = if tokens.any(i + 1, phrases!["h", "g", "giờ"]) {
        minutes_after_word(tokens, i + 2)
    } else if tokens.mark(i + 1, ':') && tokens.joined(i + 1) && tokens.joined(i + 2) {
        match tokens.number(i + 2)? {
            (minutes, 2) if minutes < 60 => (minutes, i + 3),
            _ => return None,
        }
    } else {
        return None;
    };
    let mut hours = hours;
    if tokens.is(at, "đêm") && hours == 12 {
        hours = 24;
    }
    if tokens.any(at, SESSIONS) {
        if tokens.any(at, phrases!["chiều", "tối"]) && hours < 12 {
            hours += 12;
        }
        at += 1;
    }
    let time = if hours == 24 { Time::new(23, 59, 0, 0) } else { Time::new(hours as i8, minutes as i8, 0, 0) };
    Some((time.ok()?, at))
}

fn minutes_after_word(tokens: &Tokens, i: usize) -> (u32, usize) {
    if tokens.is(i, "rưỡi") {
        return (30, i + 1);
    }
    let minutes = tokens.number(i).filter(|(value, digits)| *value < 60 && *digits <= 2);
    let said = tokens.any(i + 1, phrases!["phút", "p", "ph"]);
    let Some((value, digits)) = minutes else { return (0, i) };
    // "17 giờ 15/4" is 17:00 on 15 April, not 17:15.
    if !said && (digits != 2 || tokens.mark(i + 1, '/') || tokens.mark(i + 1, '.') && tokens.joined(i + 2)) {
        return (0, i);
    }
    let close = i + 1 + usize::from(said || tokens.mark(i + 1, '\''));
    (value, close)
}

/// Where the office day is named instead of an hour: "cuối giờ chiều", "hết giờ làm việc". The index after it.
pub fn office_hour(tokens: &Tokens, i: usize) -> Option<usize> {
    let at = tokens.phrase_of(i, phrases!["cuối giờ", "đầu giờ", "hết giờ", "giờ"])?;
    let at = tokens
        .phrase_of(at, phrases!["làm việc", "hành chính"])
        .or_else(|| tokens.any(at, SESSIONS).then_some(at + 1))?;
    Some(at + usize::from(tokens.is(at, "của")))
}
