//! Whether a line goes on with the words before it: within a paragraph, across a page break, in the middle of a number or a word.

use super::clean::Line;
use super::marker::{Marker, Style, marker};
use super::title::is_capitals;
use super::wrapping::{SET_IN, WRAPPED, has_room};
use crate::vietnamese::fold::fold;

/// How two stretches of words belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// They do not.
    Apart,
    Space,
    /// A number or a word was cut: nothing stands between its halves.
    Glued,
    /// Joined although the second half begins as a sentence would.
    Unsure,
}

/// Shorter than this, words without a full stop are a heading's.
const SENTENCE: usize = 80;

/// What stands before the line in question.
pub struct Before<'a> {
    /// All words of the paragraph so far, as written.
    pub raw: &'a str,
    pub last: &'a Line,
    /// The longest line of the text around, in characters.
    pub width: usize,
    /// Lines were filled up to that width: one that had room for the next word ended its paragraph.
    pub filled: bool,
    /// Paragraphs stand on a line each, however long.
    pub whole: bool,
    /// Their first lines are set in, and no other is.
    pub set_in: bool,
    /// A heading, by its `#` or because a unit is all it names.
    pub heads: bool,
}

pub fn joint(before: &Before, next: &Line) -> Joint {
    let head = before.raw.trim_end_matches(['*', '_', ' ']);
    let tail = next.text.trim_start_matches(['*', '_', ' ']);
    if next.text.starts_with('#') || next.text.starts_with('|') || head.is_empty() || tail.is_empty() {
        return Joint::Apart;
    }
    if cuts_a_number(head, tail) && !before.heads {
        return Joint::Glued;
    }
    // A star before a blank is a bullet; the emphasis marks taken off above would hide it.
    if next.text.starts_with("* ") {
        return Joint::Apart;
    }
    let wrapped_within = counts_on(head) || (!next.apart && lists_on(head, tail));
    if before.heads || (marker(tail, 0).is_some() && !wrapped_within) || (before.last.breaks && !next.apart) {
        return Joint::Apart;
    }
    // Bold words behind plain ones, or the other way round, at the start of a line: a heading and its text.
    if is_bold(before.raw) && !next.text.starts_with("**") && !tail.starts_with(char::is_lowercase) {
        return Joint::Apart;
    }
    if is_part_alone(head) && is_capitals(tail) {
        return Joint::Space;
    }
    if before.last.ends {
        return Joint::Apart;
    }
    if next.apart { across_a_gap(head, tail) } else { within_a_block((head, tail), before, next) }
}

/// "PHẦN THỨ NHẤT" on a line of its own, its title below it.
fn is_part_alone(head: &str) -> bool {
    let short = is_shorter(head, 20) && !is_finished(head);
    short && marker(head, 0).is_some_and(|(marker, _)| marker.style == Style::Part)
}

fn within_a_block((head, tail): (&str, &str), before: &Before, next: &Line) -> Joint {
    let length = before.last.text.chars().count();
    let sentence = tail.starts_with(|c: char| c.is_uppercase());
    let short = length * 5 < before.width * 4;
    if before.set_in && sentence && next.indent >= SET_IN {
        return Joint::Apart;
    }
    // "…, Chi cục Chăn nuôi và Thú y," and "Chi cục Thủy sản …", wrapped.
    if before.set_in && next.indent == 0 && !short && !is_capitals(tail) {
        return glue(head, tail);
    }
    // "2. Về kết quả kiểm tra 4 tháng đầu năm", where paragraphs stand on a line each.
    let matter = before.width > WRAPPED && is_shorter(head, 120) && marker(head, 0).is_some();
    let title = is_shorter(head, 50) && before.width > 70 || matter;
    if head.ends_with(',') {
        return glue(head, tail);
    }
    // "… kết luận như sau:" ends, however long its line is.
    let ends = head.ends_with("như sau:") || counts_out(tail) || before.whole;
    if sentence && is_finished(head) && ends {
        return Joint::Apart;
    }
    if sentence && before.filled && is_finished(head) && has_room(before.last, tail, before.width) {
        return Joint::Apart;
    }
    // Where lines are wrapped, a short one ends its paragraph, full stop or not.
    let wrapped = before.width <= WRAPPED;
    match sentence && short && (is_finished(head) || title || wrapped) {
        true => Joint::Apart,
        false => glue(head, tail),
    }
}

fn across_a_gap(head: &str, tail: &str) -> Joint {
    let first = tail.chars().next().unwrap_or(' ');
    if head.ends_with(',') {
        return Joint::Space;
    }
    if is_finished(head) {
        return Joint::Apart;
    }
    // "Gửi báo cáo về" and "20/5/2025".
    let day = tail.trim_end_matches(['.', ';']);
    if day.contains('/') && day.chars().all(|c| c.is_ascii_digit() || c == '/') && (3..=10).contains(&day.len()) {
        return Joint::Space;
    }
    if first.is_lowercase() {
        return glue(head, tail);
    }
    let begins = first.is_alphanumeric() || matches!(first, '“' | '"' | '&');
    match begins && !is_shorter(head, SENTENCE) && !head.ends_with([')', '”', '"']) {
        true => Joint::Unsure,
        false => Joint::Apart,
    }
}

/// Counts no further than it must: the words so far may be many, and are asked at every line.
fn is_shorter(head: &str, than: usize) -> bool {
    head.chars().nth(than - 1).is_none()
}

fn is_finished(head: &str) -> bool {
    head.ends_with(['.', ';', ':', '!', '?', '…'])
}

/// "57-" and "NQ/TW", "21/" and "02/2025", "57" and "-NQ/TW", "1.293." and "500".
fn cuts_a_number(head: &str, tail: &str) -> bool {
    let mut back = head.chars().rev();
    let (last, before) = (back.next(), back.next());
    let first = tail.chars().next();
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c.is_uppercase());
    let figure = head.rsplit(' ').next().is_some_and(|word| {
        let groups: Vec<&str> = word.trim_end_matches('.').split('.').collect();
        groups.len() > 1 && groups[1..].iter().all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()))
    });
    match last {
        Some('-' | '/') => number(before) && word(first),
        Some('.') => {
            figure
                && tail.len() >= 3
                && tail.bytes().take(3).all(|b| b.is_ascii_digit())
                && !tail[3..].starts_with(|c: char| c.is_ascii_digit())
        }
        // A bullet before a document's letters is the hyphen of its number.
        Some(c) if c.is_ascii_digit() => {
            let letters = tail.strip_prefix(['-', '/']).unwrap_or_default();
            let word = letters.split([' ', ',', ';']).next().unwrap_or_default();
            word.contains('/') && word.starts_with(char::is_uppercase)
        }
        _ => false,
    }
}

/// "Thứ hai, …" begins anew.
fn counts_out(tail: &str) -> bool {
    const ORDINALS: [&str; 5] = ["thu hai,", "thu ba,", "thu tu,", "thu nam,", "thu sau,"];
    let folded = fold(&tail.chars().take(8).collect::<String>());
    ORDINALS.iter().any(|ordinal| folded.starts_with(ordinal))
}

/// A word that a number follows: "tuần" and "7. Đồng chí …" are one sentence.
fn counts_on(head: &str) -> bool {
    let last = head.rsplit(' ').next().unwrap_or_default();
    // "Thanh tra Sở", "Việt Nam" are names.
    let small = last.starts_with(char::is_lowercase);
    let last = fold(last);
    small
        && !is_shorter(head, 40)
        && matches!(last.as_str(), "thang" | "ngay" | "quy" | "nam" | "tuan" | "so" | "dieu" | "khoan" | "va")
}

/// "…: (1) one; (2) two;" and "(3) three", wrapped before its number: an enumeration within the sentence.
fn lists_on(head: &str, tail: &str) -> bool {
    let Some((Marker { style: Style::Number(1, '('), ordinal, .. }, _)) = marker(tail, 0) else { return false };
    let own = marker(head, 0).map_or(0, |(_, words)| words);
    ordinal > 1 && head[own..].contains(&format!("({})", ordinal - 1))
}

fn is_bold(raw: &str) -> bool {
    raw.starts_with("**") && raw.ends_with("**") && raw.matches("**").count() == 2
}

/// A space, unless the two halves are one syllable: "nghi" is none before "ên" alone, but "ngh" and "iên" are.
fn glue(head: &str, tail: &str) -> Joint {
    let last: String = head.chars().rev().take_while(|c| c.is_alphabetic()).collect();
    let first: String = tail.chars().take_while(|c| c.is_alphabetic()).collect();
    let onset = fold(&last.chars().rev().collect::<String>());
    let lone = !onset.is_empty() && onset.len() > 1 && !onset.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let small = last.chars().all(char::is_lowercase);
    match lone && small && fold(&first).starts_with(['a', 'e', 'i', 'o', 'u', 'y']) {
        true => Joint::Glued,
        false => Joint::Space,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::wrapping::is_filled;

    fn line(text: &str, apart: bool) -> Line {
        let (mut lines, _) = super::super::clean::lines(text);
        let mut line = lines.remove(0);
        line.apart = apart;
        line
    }

    fn between(head: &str, tail: &str) -> Joint {
        let last = line(head, true);
        joint(
            &Before { raw: head, last: &last, width: 100, filled: false, whole: false, set_in: false, heads: false },
            &line(tail, true),
        )
    }

    #[test]
    fn a_page_break_is_seen_through() {
        assert_eq!(between("đã hoàn thành vượt", "mức chỉ tiêu được giao."), Joint::Space);
        assert_eq!(between("theo *Nghị quyết số 57-*", "NQ/TW của Bộ Chính trị"), Joint::Glued);
        assert_eq!(between("theo Nghị quyết số 57", "-NQ/TW của Bộ Chính trị"), Joint::Glued);
        assert_eq!(between("PHẦN THỨ NHẤT", "KẾT QUẢ CÔNG TÁC THÁNG 4"), Joint::Space);
        assert_eq!(between("PHẦN THỨ NHẤT", "Trong tháng, Sở đã họp."), Joint::Apart);
        assert_eq!(between("trình trước ngày 21/", "02/2025."), Joint::Glued);
        assert_eq!(between("bộ phận ngh", "iên cứu"), Joint::Glued);
        assert_eq!(between("đạt 1.293.", "500 thuê bao"), Joint::Glued);
        assert_eq!(between("Quản lý khoa học, Văn", "phòng Sở thực hiện"), Joint::Space);
        let head = line("(1) Trình: (1) dự thảo một; (2) dự thảo hai;", true);
        let before = Before {
            raw: &head.text,
            last: &head,
            width: 50,
            filled: false,
            whole: false,
            set_in: false,
            heads: false,
        };
        assert_eq!(joint(&before, &line("(3) Dự thảo ba.", false)), Joint::Space);
    }

    #[test]
    fn a_line_with_room_left_ends_its_paragraph() {
        let head = line("Trình kế hoạch trước ngày 15/10.", false);
        let before = |filled| Before {
            raw: &head.text,
            last: &head,
            width: 38,
            filled,
            whole: false,
            set_in: false,
            heads: false,
        };
        assert_eq!(joint(&before(true), &line("Đẩy mạnh tuyên truyền.", false)), Joint::Apart);
        assert_eq!(joint(&before(false), &line("Đẩy mạnh tuyên truyền.", false)), Joint::Space);
        assert_eq!(joint(&before(true), &line("Nghiêmtúc rà soát.", false)), Joint::Space);
        let lines = |text: &str| super::super::clean::lines(text).0;
        let full = lines(&"một hai ba bốn\nnăm sáu bảy ta\n".repeat(6));
        assert!(is_filled(&full, 14) && !is_filled(&full, 18) && !is_filled(&full[..4], 14));
    }

    #[test]
    fn what_begins_anew_stays_apart() {
        assert_eq!(between("2. Phòng Quản lý CN", "Cập nhật kinh phí"), Joint::Apart);
        assert_eq!(between("trình Giám đốc Sở.", "mức chỉ tiêu"), Joint::Apart);
        assert_eq!(between("theo kế hoạch", "- Trình dự thảo"), Joint::Apart);
        assert_eq!(between("**II. Nhiệm vụ**", "Trong tuần tới"), Joint::Apart);
    }
}
