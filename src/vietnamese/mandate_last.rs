//! Whose the work is, told behind it: "… do Văn phòng Sở chủ trì", "… (Thanh tra Sở)", "…: giao Phòng Quản lý Khoa học."

use std::ops::Range;

use super::mandate::{FAR, GIVING, LEADING, Mandate, place_behind, skip_bracket};
use super::unit_name::Names;
use super::word::{Gap, Words};
use crate::source::Span;

/// The names that close an item are at most so many words.
const NAMED_LAST: usize = 24;

/// "… do Văn phòng Sở chủ trì", "(Thanh tra Sở chủ trì, …)", "Đơn vị chủ trì: Văn phòng Sở": the lead told at the end.
pub fn led<K: Copy + Ord>(words: &Words, names: &Names<K>, start: usize) -> Option<Mandate<K>> {
    (start + 1..words.len().min(start + FAR)).find_map(|at| {
        let labelled = words.any_phrase(at, &["đơn vị chủ trì :", "đơn vị thực hiện :"]);
        let told = words.plain(at - 1) == "do" || words.is_mark(at - 1, '(');
        let at = labelled.or(told.then_some(at))?;
        let first = words.get(at)?.span.start();
        let mut scan = names.scan_words(words);
        let mention = std::iter::from_fn(|| scan.next_by(at)).find(|mention| mention.span.start() == first)?;
        let behind = skip_bracket(words, place_behind(words, mention.span.end()));
        let leads = labelled.is_some() || words.any_phrase(behind, LEADING).is_some();
        leads.then(|| Mandate { units: vec![mention.key], span: mention.span, express: false, acts: false })
    })
}

/// "Nghiệm thu đề tài: giao Phòng Quản lý Khoa học.", "Sửa chữa trụ sở (Văn phòng Sở, Thanh tra Sở);", "Rà soát quy chế - Thanh tra Sở": whose
/// the work is, alone behind it.
pub fn named_last<K: Copy + Ord>(words: &Words, names: &Names<K>, start: usize) -> Option<Mandate<K>> {
    let mut end = words.len();
    while end > start && matches!(words.mark(end - 1), Some('.' | ';' | ',' | '/')) {
        end -= 1;
    }
    let bracketed = words.is_mark(end.checked_sub(1)?, ')');
    let opens = |at: &usize| match words.mark(*at) {
        Some('(') => bracketed,
        Some('-') => !bracketed && words.gap(*at) == Gap::Space,
        Some(':' | ',') => !bracketed && words.any_phrase(at + 1, GIVING).is_some(),
        _ => false,
    };
    let end = end - usize::from(bracketed);
    (start + 2..end).rev().take(NAMED_LAST).filter(opens).find_map(|open| names_alone(words, names, open + 1..end))
}

/// The units of a stretch of words that holds their names and no more, "giao" or "chủ trì:" before them left aside.
fn names_alone<K: Copy + Ord>(words: &Words, names: &Names<K>, within: Range<usize>) -> Option<Mandate<K>> {
    let mut at = words.any_phrase(within.start, GIVING).unwrap_or(within.start);
    at = words.any_phrase(at, &["chủ trì :", "đơn vị chủ trì :", "đơn vị thực hiện :"]).unwrap_or(at);
    let end = within.end;
    let mut scan = names.scan_words(words);
    let (mut units, mut span): (Vec<K>, Option<Span>) = (Vec::new(), None);
    while at < end {
        let first = words.get(at)?.span.start();
        let mention = std::iter::from_fn(|| scan.next_by(at)).find(|mention| mention.span.start() == first)?;
        units.push(mention.key);
        span = Some(span.map_or(mention.span, |span| span.until(mention.span.end())));
        at = place_behind(words, mention.span.end());
        at += usize::from(at < end && matches!(words.plain(at), "," | ";" | "và" | "&"));
    }
    Some(Mandate { units, span: span?, express: false, acts: false })
}
