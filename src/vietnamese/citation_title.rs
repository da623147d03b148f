//! What a cited document is about: "về việc …", "ban hành Quy định …", a title in italics or quotes.
//!
//! Where a title ends is not always shown; it is cut early rather than late, because a title too
//! short is still true and one too long tells what the notice asks for as if it were the document's.

use crate::vietnamese::citation_kind::{Kind, after_so};
use crate::vietnamese::word::{Gap, Words};
use std::ops::Range;

/// Words a title begins with.
#[rustfmt::skip]
const BEGINS: &[&str] = &[
    "về việc", "về", "v / v", "quy định", "ban hành", "phê duyệt", "kết luận", "sửa đổi",
    "hướng dẫn", "công bố", "thành lập", "thay thế", "bổ sung",
];

/// Words that lead back from the title into the sentence.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "để", "có hiệu lực", "hết hiệu lực", "hoàn thành", "trước ngày", "đảm bảo", "bảo đảm kịp thời",
    "nhằm", "theo đúng", "chậm nhất", "báo cáo giám đốc", "trình ubnd", "xong", "làm căn cứ",
    "không còn", "phù hợp với",
];

/// Takes the place after number, date and issuer; gives the words of the title, or nothing where
/// none begins there. At most ninety words are looked at.
pub fn title_at(words: &Words, at: usize) -> Option<Range<usize>> {
    let quoted = matches!(words.mark(at), Some('“' | '"'));
    let begins = BEGINS.iter().any(|phrase| words.phrase(at, phrase).is_some());
    // "Kết luận" names a title only after "Thông báo số …", and then with a capital.
    let small = matches!(words.plain(at), "kết" | "hướng" | "thành") && !words.is_capital(at);
    if words.gap(at) != Gap::Space || small || !(begins || quoted) {
        return None;
    }
    let start =
        if words.phrase(at, "về việc").is_some() { at + 2 } else { at + usize::from(words.plain(at) == "về") };
    let start = if words.phrase(at, "v / v").is_some() { at + 3 } else { start };
    // Emphasis that opens with the title closes it; emphasis open since before does so too.
    let mut end = start;
    let mut depth = 0;
    while end < words.len() && end - start < 90 {
        if end > start && (words.get(end).is_some_and(|word| word.emphasis) && !opens(words, start, end)) {
            break;
        }
        match words.mark(end) {
            Some('(') => depth += 1,
            Some(')') if depth > 0 => depth -= 1,
            Some(')' | ';' | ':' | '|' | '.' | '!' | '?') if depth == 0 => break,
            Some('”' | '"') if end > start && quoted => {
                end += 1;
                break;
            }
            _ => {}
        }
        let away = depth == 0 && end > start && ENDS.iter().any(|phrase| words.phrase(end, phrase).is_some());
        if words.gap(end) == Gap::Paragraph || away || (end > start && another_document(words, end)) {
            break;
        }
        end += 1;
    }
    while end > start && matches!(words.plain(end - 1), "," | "(" | "-" | "và") {
        end -= 1;
    }
    (2..90).contains(&(end - start)).then_some(start..end)
}

/// An emphasis sign before `at` opens an inner one: the title began plainly.
fn opens(words: &Words, start: usize, at: usize) -> bool {
    let began_plainly = words.get(start).is_some_and(|word| !word.emphasis);
    began_plainly
        && words.gap(at) != Gap::None
        && (start..at).all(|at| words.get(at).is_some_and(|w| !w.emphasis))
        && words.mark(at).is_none()
}

/// The next document of a list: "và Nghị quyết số …", ", Kế hoạch 12/KH-UBND".
fn another_document(words: &Words, at: usize) -> bool {
    let listed = matches!(words.plain(at - 1), "và" | "," | ";");
    listed
        && Kind::at(words, at).is_some_and(|(_, end)| {
            let number = after_so(words, end).unwrap_or(end);
            words.is_number(number)
        })
}
