//! The words before a date that say what it bounds: trước, đến hết, chậm nhất, hạn cuối là, trong, từ, sau …
//!
//! They pile up ("hạn cuối là trước ngày", "cho đến hết", "chậm nhất là trong"); the pile is read as one relation.

use super::cursor::Tokens;
use super::hour::hour;
use super::period::stands_alone;
use super::phrases::{Phrases, phrases};

/// What the words before a date say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Before,
    By,
    NoLater,
    Limit,
    Within,
    On,
    From,
    After,
    /// "tính đến", "lũy kế đến": the day figures are counted to.
    Review,
    /// No word.
    Bare,
}

/// The relation read at a place, and where the date after it may begin.
#[derive(Clone, Copy, Debug)]
pub struct Prefix {
    pub said: Said,
    /// Also said: a range begins ("trong khoảng từ …").
    pub from: bool,
    pub approximate: bool,
    pub next: usize,
}

const WORDS: [(&str, Said); 69] = [
    ("không chậm quá", Said::NoLater),
    ("không muộn quá", Said::NoLater),
    ("không trễ quá", Said::NoLater),
    ("sớm nhất", Said::From),
    ("không sớm hơn", Said::From),
    ("sớm hơn", Said::From),
    ("không trước", Said::From),
    ("trước hoặc trong", Said::By),
    ("trước hoặc vào", Said::By),
    ("trước thời điểm", Said::Before),
    ("trước mốc", Said::Before),
    ("trước khi kết thúc", Said::By),
    ("trước khi hết", Said::By),
    ("trước lúc", Said::Before),
    ("trước hết", Said::By),
    ("trước", Said::Before),
    ("trc", Said::Before),
    ("không sau", Said::NoLater),
    ("không muộn hơn", Said::NoLater),
    ("không chậm hơn", Said::NoLater),
    ("không trễ hơn", Said::NoLater),
    ("không được quá", Said::NoLater),
    ("không để quá", Said::NoLater),
    ("không vượt quá", Said::NoLater),
    ("không quá", Said::NoLater),
    ("quá", Said::NoLater),
    ("chậm nhất", Said::NoLater),
    ("muộn nhất", Said::NoLater),
    ("trễ nhất", Said::NoLater),
    ("lâu nhất", Said::NoLater),
    ("tối đa", Said::NoLater),
    ("hạn chót", Said::Limit),
    ("hạn cuối cùng", Said::Limit),
    ("hạn cuối", Said::Limit),
    ("thời hạn cuối cùng", Said::Limit),
    ("thời hạn cuối", Said::Limit),
    ("thời hạn", Said::Limit),
    ("deadline", Said::Limit),
    ("hạn", Said::Limit),
    ("tính đến hết", Said::Review),
    ("tính đến", Said::Review),
    ("tính tới", Said::Review),
    ("lũy kế đến", Said::Review),
    ("luỹ kế đến", Said::Review),
    ("cho đến hết", Said::By),
    ("cho đến", Said::By),
    ("cho tới", Said::By),
    ("đến hết", Said::By),
    ("tới hết", Said::By),
    ("đến", Said::By),
    ("tới", Said::By),
    ("hết", Said::By),
    ("trong khoảng thời gian", Said::Within),
    ("trong thời gian", Said::Within),
    ("trong khoảng", Said::Within),
    ("trong vòng", Said::Within),
    ("trong suốt", Said::Within),
    ("trong cả", Said::Within),
    ("trong", Said::Within),
    ("nội trong", Said::Within),
    ("vào lúc", Said::On),
    ("vào hồi", Said::On),
    ("vào", Said::On),
    ("lúc", Said::On),
    ("hồi", Said::On),
    ("bắt đầu từ", Said::From),
    ("kể từ", Said::From),
    ("từ", Said::From),
    ("sau", Said::After),
];

const FIRST: &Phrases = &Phrases::of(&BARE_WORDS);

/// The same phrases without what they say.
const BARE_WORDS: [&str; WORDS.len()] = {
    let mut phrases = [""; WORDS.len()];
    let mut at = 0;
    while at < phrases.len() {
        phrases[at] = WORDS[at].0;
        at += 1;
    }
    phrases
};

/// Words that stand between relation words and the date without changing the relation.
const FILLERS: &Phrases =
    phrases!["là", "khoảng", "dự kiến", "tầm", "độ", "ngay", "đúng", "nhất", "thời gian", "thời điểm", "tuần", "dịp"];

/// The relation at `i`; nothing where no relation word stands there.
pub fn prefix(tokens: &Tokens, i: usize) -> Option<Prefix> {
    let (said, mut next) = one(tokens, i)?;
    if said == Said::Limit {
        next = limit_words(tokens, next).unwrap_or(next);
    }
    let mut found = Prefix { said, from: said == Said::From, approximate: false, next };
    for _ in 0..6 {
        if tokens.clause(next) != tokens.clause(i) {
            return None;
        }
        if let Some((more, after)) = one(tokens, next) {
            found.said = merge(found.said, more);
            found.from |= more == Said::From;
            next = after;
        } else if found.said == Said::Within && counts_dates(tokens, next)
            || found.said != Said::On && tokens.mark(next, ':')
        {
            next += 1;
        } else if let Some(after) = closing_hour(tokens, next).filter(|_| found.said == Said::Before) {
            next = after;
        } else if let Some(after) = filler(tokens, next) {
            found.approximate |= tokens.any(next, phrases!["khoảng", "tầm", "độ", "dự"]);
            next = after;
        } else {
            break;
        }
    }
    found.next = next;
    Some(found)
}

/// "trong 02 ngày 18 và 19/3", "trong 02 tháng 4, 5/2025": the count is told by the dates.
fn counts_dates(tokens: &Tokens, i: usize) -> bool {
    let days = || tokens.is(i + 1, "ngày") && tokens.number(i + 2 + usize::from(tokens.mark(i + 2, ':'))).is_some();
    let listed = || tokens.mark(i + 3, ',') || tokens.mark(i + 3, '-') || tokens.is(i + 3, "và");
    let months = || tokens.is(i + 1, "tháng") && tokens.small(i + 2, 12).is_some() && listed();
    tokens.number(i).is_some() && (days() || months())
}

fn one(tokens: &Tokens, i: usize) -> Option<(Said, usize)> {
    if !tokens.any(i, FIRST) {
        return None;
    }
    let (said, after) = WORDS.iter().find_map(|(words, said)| tokens.phrase(i, words).map(|after| (*said, after)))?;
    // "phản hồi", "thu hồi": "hồi" tells a time only before an hour.
    let hour = tokens.is(i, "hồi") && tokens.number(after).is_none();
    // "gia hạn", "đúng hạn", "quá hạn" are verbs and adverbs.
    let verb = tokens.is(i, "hạn")
        && i > 0
        && tokens.any(i - 1, phrases!["gia", "đúng", "quá", "đến", "giới", "kỳ", "ngắn", "dài"]);
    // "hạn hán", "hạn chế", "hạn mức" are other words; "phiên tới vào lúc" speaks of the next meeting.
    let other = tokens.is(i, "hạn") && tokens.any(i + 1, phrases!["hán", "mặn", "chế", "mức", "ngạch", "hẹp"]);
    let next = tokens.is(i, "tới") && tokens.any(i + 1, phrases!["vào", "trong", "lúc", "hồi", "sẽ"]);
    // "tiền đặt trước: 01/4": money that is paid ahead.
    let paid = i > 0 && tokens.any(i - 1, phrases!["đặt", "ứng", "trả"]);
    let ahead = paid && tokens.is(i, "trước") && (tokens.mark(i + 1, ':') || tokens.any(i + 1, phrases!["từ", "vào"]));
    (!hour && !verb && !other && !next && !ahead).then_some((said, after))
}

/// "Hạn hoàn thành: …", "Thời hạn gửi bài tham luận là …": the words up to the colon, "là" or another relation, where
/// they are few.
fn limit_words(tokens: &Tokens, i: usize) -> Option<usize> {
    for at in i..i + 6 {
        if tokens.mark(at, ':') || tokens.is(at, "là") {
            return Some(at + 1);
        }
        if at > i && one(tokens, at).is_some() {
            return Some(at);
        }
        if !tokens.is_word(at) || tokens.clause(at) != tokens.clause(i) {
            return None;
        }
    }
    None
}

/// "trước giờ khóa sổ 16h00": what happens at the hour that follows.
fn closing_hour(tokens: &Tokens, i: usize) -> Option<usize> {
    let at = (i + 2..i + 5).find(|at| !tokens.is_word(*at))?;
    (tokens.is(i, "giờ") && hour(tokens, at).is_some()).then_some(at)
}

/// Fillers, except where they begin a date themselves: "tuần này" is a date, "tuần 10-14/3" is not.
fn filler(tokens: &Tokens, i: usize) -> Option<usize> {
    let after = tokens.phrase_of(i, FILLERS)?;
    let week = tokens.is(i, "tuần");
    // "tuần 3/4" is the third week of April, "tuần 24/3" and "tuần 03/4" that of a day.
    let counted = tokens.number(after).is_some_and(|(value, digits)| digits == 1 && value <= 5);
    let counted = counted && stands_alone(tokens, after + 3);
    let dated = !counted && tokens.mark(after + 1, '/') && tokens.small(after + 2, 12).is_some();
    let days = tokens.small(after, 31).is_some() && (tokens.mark(after + 1, '-') || dated);
    (!week || days || tokens.is(after, "từ")).then_some(after)
}

/// Two relations said one after the other.
fn merge(first: Said, second: Said) -> Said {
    match (first, second) {
        // "chậm nhất trước ngày", "đến trước ngày", "trong tháng … trước ngày".
        (_, Said::Before) => Said::Before,
        // "trước hết tháng 3": before its end.
        (Said::Before, Said::By) => Said::By,
        (first, Said::Bare) => first,
        (Said::Before | Said::NoLater | Said::Limit | Said::Review, _) => first,
        (Said::By, Said::Within | Said::On | Said::By) => Said::By,
        (Said::From, Said::On | Said::Within) => Said::From,
        (Said::Within, Said::From) => Said::Within,
        (_, second) => second,
    }
}
