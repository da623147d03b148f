//! The document a task is to produce, where it is plainly named.
//!
//! Told only where a verb of drafting and the name of a kind of paper stand together, and the paper
//! has no number yet: a guess would put a promise into someone's mouth.

use crate::source::Span;
use crate::vietnamese::assignment::ends_noun;
use crate::vietnamese::citation_kind::{Kind, after_so};
use crate::vietnamese::word::{Gap, Words};

/// Documents that are drafted, by their first words in plain form.
#[rustfmt::skip]
const PAPERS: &[&str] = &[
    "nghị quyết", "quyết định", "chỉ thị", "kế hoạch", "chương trình", "đề án", "quy chế",
    "quy định", "tờ trình", "báo cáo", "công văn", "phương án", "hướng dẫn", "chính sách",
    "danh mục", "đề cương", "kịch bản", "văn bản", "thông báo", "bộ tiêu chí", "quy trình",
    "biên bản", "dự án", "bộ chỉ số",
];
const DRAFTING: &[&str] =
    &["xây dựng", "soạn thảo", "trình dự thảo", "dự thảo", "hoàn thiện", "ban hành", "trình", "lập", "đề cương"];

/// A verb of drafting and the paper it drafts, up to where the sentence turns to its purpose.
pub(crate) fn product(words: &Words) -> Option<Span> {
    for at in 0..words.len() {
        let Some(mut start) = words.any_phrase(at, DRAFTING) else { continue };
        if words.is_capital(at) && at > 0 && words.mark(at - 1).is_none() {
            continue;
        }
        if let Some(after) = words.any_phrase(start, &["và trình", "và hoàn thiện", ", trình", "và ban hành"])
        {
            start = after;
        }
        let paper = words.any_phrase(start, &["dự thảo", "đề cương"]).unwrap_or(start);
        let Some(named) = words.any_phrase(paper, PAPERS) else { continue };
        // "Thông báo này" is there already.
        let existing = words.plain(named) == "này"
            || after_so(words, named).is_some()
            || words.is_number(named)
            || Kind::at(words, paper).is_some_and(|(_, end)| after_so(words, end).is_some() || words.is_number(end));
        let draft = paper > start || words.plain(at) == "dự";
        if existing || !(words.is_capital(paper) || draft) {
            continue;
        }
        let start = if words.plain(at) == "dự" { at } else { start };
        return Some(words.span(start..product_end(words, named)?));
    }
    None
}

fn product_end(words: &Words, start: usize) -> Option<usize> {
    #[rustfmt::skip]
    const TURNS: &[&str] = &[
        "để", "hoàn thành", "trình", "trước ngày", "trong ngày", "trong tháng", "trong tuần",
        "trong quý", "chậm nhất", "đảm bảo", "bảo đảm", "báo cáo giám đốc", ", báo cáo", "xong", "trước",
        "theo quy định", "nhằm",
    ];
    let (mut at, mut depth) = (start, 0_usize);
    while at < words.len() && at - start < 60 {
        match words.mark(at) {
            Some('(') => break,
            Some('“') => depth += 1,
            Some('”') => depth = depth.saturating_sub(1),
            Some(';' | ':' | '|' | '!') if depth == 0 => break,
            Some('.') if depth == 0 && words.gap(at + 1) != Gap::None => break,
            _ => {}
        }
        let turns = depth == 0 && !ends_noun(words, at) && words.any_phrase(at, TURNS).is_some();
        if words.gap(at) == Gap::Paragraph || turns {
            break;
        }
        at += 1;
    }
    if at - start >= 60 {
        // So long a name is a sentence misread.
        return None;
    }
    while at > start && (matches!(words.mark(at - 1), Some(',' | '-')) || words.plain(at - 1) == "và") {
        at -= 1;
    }
    Some(at)
}
