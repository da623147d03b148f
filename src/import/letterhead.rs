//! What a line of a notice's head is, by its own words: the state's name, the number, the place and day, the kind of document.

use super::facts::paper_day;
use crate::notice::NoticeKind;
use crate::vietnamese::fold::fold;

/// Longer than this, a line is no part of a head.
pub const MOST: usize = 200;

pub fn is_head(piece: &str) -> bool {
    piece.chars().count() <= MOST
        && (is_state(piece)
            || is_number(piece)
            || is_place(piece)
            || is_capitals(piece)
            || is_subject(piece)
            || kind_of(piece).is_some())
}

/// "V/v triển khai kết luận …": what a letter is about, under its number.
pub fn is_subject(piece: &str) -> bool {
    let folded = fold(piece);
    let behind = folded.strip_prefix("v/v").or_else(|| folded.strip_prefix("v.v"));
    behind.is_some_and(|words| !words.starts_with(char::is_alphanumeric))
}

pub fn is_state(piece: &str) -> bool {
    let folded = fold(piece);
    let like = |known: &str, least: f64| {
        let folded = folded.trim();
        // Behind the office's name, where the columns of a head ran together.
        let end: String = folded.chars().skip(folded.chars().count().saturating_sub(known.len())).collect();
        folded.contains(known)
            || strsim::normalized_levenshtein(folded, known) >= least
            || strsim::normalized_levenshtein(&end, known) >= 0.75
    };
    like("cong hoa xa hoi chu nghia viet nam", 0.75) || like("doc lap - tu do - hanh phuc", 0.6)
}

pub fn is_number(piece: &str) -> bool {
    let folded = fold(piece);
    folded.strip_prefix("so").is_some_and(|rest| rest.trim_start().starts_with([':', '.', '/']) || starts_digit(rest))
        && piece.contains('/')
        && piece.chars().count() < 90
}

fn starts_digit(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// "Quảng Trị, ngày 17 tháng 02 năm 2025" alone: no verb stands in it.
pub fn is_place(piece: &str) -> bool {
    is_blank_date(piece)
        || paper_day(piece).is_some_and(|(_, start, end)| {
            start > 0 && piece[end..].trim_matches([' ', '.', ',']).is_empty() && piece[..start].chars().count() < 40
        })
}

/// "Quảng Trị, ngày … tháng … năm 2025": nothing but the year is written in.
fn is_blank_date(piece: &str) -> bool {
    let folded = fold(piece);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let Some(day) = words.iter().position(|word| *word == "ngay").filter(|day| *day <= 5) else { return false };
    let year = |word: &&str| word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    match words[day + 1..] {
        ["thang", "nam", year_or_less] => year(&year_or_less),
        ["thang", "nam"] => true,
        _ => false,
    }
}

pub fn is_capitals(piece: &str) -> bool {
    let letters: Vec<char> = piece.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() >= 3 && letters.iter().all(|c| !c.is_lowercase()) && super::marker::marker(piece, 0).is_none()
}

/// How urgent a paper is, stamped on it or set in a box of its own (Decree 30/2020/NĐ-CP, annex I): no words of the notice.
pub fn is_urgency(piece: &str) -> bool {
    is_capitals(piece) && matches!(fold(piece).trim(), "khan" | "thuong khan" | "hoa toc" | "hoa toc hen gio")
}

/// The kind of document that a line in capitals, or one that begins a title, names.
pub fn kind_of(piece: &str) -> Option<(NoticeKind, usize)> {
    const KINDS: &[(&str, NoticeKind)] = &[
        ("thong bao ket luan", NoticeKind::Notice),
        ("thong bao", NoticeKind::Notice),
        ("ket luan", NoticeKind::Notice),
        ("chuong trinh cong tac", NoticeKind::Programme),
        ("chuong trinh", NoticeKind::Programme),
        ("ke hoach", NoticeKind::Programme),
        ("bao cao", NoticeKind::Report),
    ];
    let lead = piece.len() - piece.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let folded = fold(&piece[lead..]);
    let (words, kind) = KINDS.iter().find(|(words, _)| folded.starts_with(words))?;
    // Folding keeps the number of characters of such words.
    let end = piece[lead..].char_indices().nth(words.chars().count()).map_or(piece.len(), |(at, _)| lead + at);
    Some((*kind, end))
}
