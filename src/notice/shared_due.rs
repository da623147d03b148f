//! One deadline for several items: "Các nội dung tại mục 5, 6 và 9 hoàn thành trước ngày 15/12", "cùng thời hạn với điểm a mục 2".
//!
//! Items are found by the numbers printed before them and before the headings they stand under. An item that names a deadline of its
//! own keeps to it.

use super::{Item, ItemIx};
use crate::vietnamese::deadline::Deadline;
use crate::vietnamese::word::{Gap, Words};

/// The numbers printed before an item and the headings around it, outermost first: `["2", "2.1", "a"]`.
pub type Path = Vec<String>;

/// What a sentence points at: the end of a path, as far as it is said.
type Pointer = Vec<String>;

/// Gives deadlines to the items that others point at, and to those that point at others for theirs.
pub fn share(items: &mut [Item], paths: &[Path]) {
    for from in 0..items.len() {
        if !may_set(&items[from].text) {
            continue;
        }
        let Some(due) = dated(&items[from]) else { continue };
        let Some(pointers) = set_for(&Words::new(&items[from].text)) else { continue };
        for to in pointers.iter().flat_map(|pointer| pointed(pointer, &paths[from], paths)) {
            let parts_say = items.iter().any(|item| item.parent == Some(ItemIx::new(to)) && has_own(item));
            if to != from && !parts_say {
                give(&mut items[to], &due);
            }
        }
    }
    for from in 0..items.len() {
        if !may_be_same_time(&items[from].text) {
            continue;
        }
        let Some(pointers) = same_time(&Words::new(&items[from].text)) else { continue };
        let found = pointers.iter().flat_map(|pointer| pointed(pointer, &paths[from], paths));
        let due = found.filter(|to| *to != from).find_map(|to| dated(&items[to]));
        give(&mut items[from], &due.unwrap_or_default());
    }
}

fn has_own(item: &Item) -> bool {
    item.due.is_some() || !item.deadlines.is_empty()
}

/// Gives deadlines to an item that has none of its own.
fn give(item: &mut Item, due: &[Deadline]) {
    if !due.is_empty() && !has_own(item) {
        item.deadlines = due.to_vec().into();
    }
}

/// Gives to items, by their places, what words around them set: not to parts, nor where parts have days of their own, nor to what goes on all
/// the time.
pub fn give_all(items: &mut [Item], shared: &[(usize, Vec<Deadline>)]) {
    for (at, due) in shared {
        let parts_say = items.iter().any(|item| item.parent == Some(ItemIx::new(*at)) && has_own(item));
        let standing = {
            let words = items[*at].text.to_lowercase();
            ["thường xuyên", "duy trì", "hằng ", "hàng tuần", "hàng tháng"].iter().any(|word| words.contains(word))
        };
        if items[*at].parent.is_none() && !parts_say && !standing {
            give(&mut items[*at], due);
        }
    }
}

/// "Các nhiệm vụ trên hoàn thành trước ngày 20/4": the deadlines that an item's words set for those above it; for all of them, or ("Việc này
/// hoàn thành …") for the last.
pub fn set_for_above(item: &Item) -> Option<(bool, Vec<Deadline>)> {
    let due = dated(item).filter(|_| item.parent.is_none() && may_set(&item.text))?;
    let words = Words::new(&item.text);
    let (begins, at) = begins_with_matter(&words);
    let behind = words.any_phrase(at, MATTERS).filter(|_| begins)?;
    words.any_phrase(behind, &["trên", "nêu trên", "ở trên", "nói trên", "này"])?;
    let said = |phrases: &[&str]| (0..words.len()).any(|at| words.any_phrase(at, phrases).is_some());
    let ends = said(&["hoàn thành", "xong", "thực hiện"])
        && !said(&["được", "nếu", "sẽ", "lấy ý kiến", "kiểm tra", "báo cáo"]);
    ends.then(|| ((0..at).any(|at| words.any_phrase(at, &["các", "những", "tất cả"]).is_some()), due))
}

/// The deadlines of an item that name a day.
fn dated(item: &Item) -> Option<Vec<Deadline>> {
    let dated: Vec<Deadline> = item.deadlines.iter().filter(|deadline| deadline.end.is_some()).cloned().collect();
    (!dated.is_empty()).then_some(dated)
}

/// The items at the end of a pointer, in the section of the one that points if there are any.
fn pointed(pointer: &Pointer, from: &Path, paths: &[Path]) -> Vec<usize> {
    let place = |path: &Path| path.windows(pointer.len()).position(|numbers| numbers == pointer.as_slice());
    let all: Vec<(usize, &[String])> =
        paths.iter().enumerate().filter_map(|(at, path)| Some((at, &path[..place(path)?]))).collect();
    let beside: Vec<usize> = all.iter().filter(|(_, around)| from.starts_with(around)).map(|(at, _)| *at).collect();
    match (beside.is_empty(), all.first()) {
        // Elsewhere, where only one section has such a number.
        (true, Some((_, first))) if all.iter().all(|(_, around)| around == first) => {
            all.into_iter().map(|(at, _)| at).collect()
        }
        _ => beside,
    }
}

const KINDS: &[&str] = &["điểm", "tiểu mục", "mục", "khoản", "ý", "số", "phần"];

/// Bytes of a text by which it is known what it begins with.
const BEGINNING: usize = 64;

/// A first sieve for [`set_for`]: whether a text can begin as it asks. It only saves time.
fn may_set(text: &str) -> bool {
    if text.len() <= BEGINNING {
        return begins_with_matter(&Words::new(text)).0;
    }
    let cut = (0..=BEGINNING).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let words = Words::new(&text[..cut]);
    let (begins, at) = begins_with_matter(&words);
    // Near the cut the words themselves are not sure.
    begins || at + 4 >= words.len()
}

/// A first sieve for [`same_time`]: each of its phrases holds an ờ. A text with marks that stand apart may hold one unseen.
fn may_be_same_time(text: &str) -> bool {
    text.contains(['ờ', 'Ờ']) || text.contains(|c: char| matches!(c, '\u{300}'..='\u{36f}'))
}

/// What a sentence that begins "Các nội dung tại mục 5, 6 …" sets a deadline for.
fn set_for(words: &Words) -> Option<Vec<Pointer>> {
    let (begins, at) = begins_with_matter(words);
    let (pointers, end) = pointers(words, words.any_phrase(at, MATTERS).filter(|_| begins)?)?;
    // "… tại mục 3 của Kế hoạch số 12" points into another document.
    let elsewhere = words.any_phrase(end, &["của", "trong", "thuộc", "kế hoạch", "quyết định", "công văn"]).is_some();
    (!elsewhere).then_some(pointers)
}

/// Whether a sentence speaks of contents or tasks first, and where.
fn begins_with_matter(words: &Words) -> (bool, usize) {
    #[rustfmt::skip]
    const BEFORE: &[&str] = &["đối với", "thời hạn", "thời gian", "hoàn thành", "yêu cầu", "riêng", "tất cả", "thực hiện", "của", "các", "những"];
    let mut at = behind_numbering(words);
    while let Some(next) = words.any_phrase(at, BEFORE) {
        at = next;
    }
    (words.any_phrase(at, MATTERS).is_some(), at)
}

const MATTERS: &[&str] = &["nội dung", "nhiệm vụ", "công việc", "phần việc", "việc"];

/// Whose deadline is this one's too.
fn same_time(words: &Words) -> Option<Vec<Pointer>> {
    const PHRASES: &[&str] = &["cùng thời hạn với", "cùng thời gian với", "cùng thời điểm với", "theo thời hạn"];
    let behind = (0..words.len()).find_map(|at| words.any_phrase(at, PHRASES))?;
    let behind = words.any_phrase(behind, MATTERS).unwrap_or(behind);
    pointers(words, behind).map(|(pointers, _)| pointers)
}

/// "13.", "a)", "-": what stands before the words.
fn behind_numbering(words: &Words) -> usize {
    let marked = |at: usize| words.mark(at).is_some() || words.mark(at + 1).is_some();
    let short = |at: usize| words.mark(at).is_some() || words.is_number(at) || words.written(at).chars().count() == 1;
    (0..words.len()).find(|at| !(marked(*at) && short(*at))).unwrap_or(0)
}

/// "(nêu) tại điểm 5, 6 và 9", "số 1 đến 4", "điểm a, b mục 2": what is pointed at, and the place behind.
fn pointers(words: &Words, at: usize) -> Option<(Vec<Pointer>, usize)> {
    let mut at = at;
    while let Some(next) = words.any_phrase(at, &["nêu", "tại", "ở", "các", "theo", "từ"]) {
        at = next;
    }
    let mut found: Vec<Pointer> = Vec::new();
    let mut behind = words.any_phrase(at, KINDS)?;
    // Where the numbers begin that one kind counts.
    let mut group = 0;
    loop {
        let (number, next) = number(words, behind)?;
        found.push(vec![number.clone()]);
        at = next;
        if let Some((last, next)) = range_end(words, at) {
            let first = number.parse().unwrap_or(last);
            found.extend((first + 1..=last).take(40).map(|number: u32| vec![number.to_string()]));
            at = next;
        }
        // "điểm a, b | mục 2 | phần B": what was counted so far stands below.
        while let Some((outer, next)) = words.any_phrase(at, KINDS).and_then(|place| self::number(words, place)) {
            found[group..].iter_mut().for_each(|pointer| pointer.insert(0, outer.clone()));
            at = next;
        }
        let joint = (at..at + 2).take_while(|at| matches!(words.plain(*at), "," | ";" | "và")).count();
        let kind = words.any_phrase(at + joint, KINDS);
        behind = kind.unwrap_or(at + joint);
        if joint == 0 || self::number(words, behind).is_none() {
            return Some((found, at));
        }
        group = if kind.is_some() { found.len() } else { group };
    }
}

/// "- 8", "đến 8" behind a number.
fn range_end(words: &Words, at: usize) -> Option<(u32, usize)> {
    let joined = matches!(words.plain(at), "-" | "–" | "đến");
    let at = words.any_phrase(at + 1, KINDS).unwrap_or(at + 1);
    joined.then(|| words.number(at)).flatten().map(|last| (last, at + 1))
}

/// "5", "2.1", "II", "a", as in a path; and the place behind.
fn number(words: &Words, at: usize) -> Option<(String, usize)> {
    let written = words.written(at);
    if words.number(at).is_none() {
        let letter = written.chars().count() == 1 && written.chars().all(char::is_alphabetic);
        let roman = !written.is_empty() && written.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        return (letter || roman).then(|| (written.to_lowercase(), at + 1));
    }
    let (mut whole, mut end) = (written.to_owned(), at + 1);
    while words.is_mark(end, '.') && words.gap(end + 1) == Gap::None && words.is_number(end + 1) {
        whole = format!("{whole}.{}", words.written(end + 1));
        end += 2;
    }
    // A day of a month is no item's number.
    (!words.is_mark(end, '/')).then_some((whole, end))
}

/// The number printed before the words of an item, a heading or a row; as the source writes it, list marks and escapes included.
pub fn printed(words: &str) -> Option<String> {
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = words.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\\'))).unwrap_or(words.len());
    let token = words[..end].replace('\\', "");
    let number = token.trim_end_matches('.');
    let closed = token.ends_with('.') || words[end..].trim_start().starts_with([')', '|']) || number.contains('.');
    let figures = number.len() <= 9 && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let letter = number.chars().count() == 1 && number.chars().all(char::is_alphabetic);
    let roman = number.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    (closed && !number.is_empty() && (figures || letter || roman)).then(|| number.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let words = Words::new(text);
        let found = set_for(&words).or_else(|| same_time(&words))?;
        Some(found.iter().map(|pointer| pointer.join(">")).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_a_sentence_points_at_is_read() {
        for (text, pointers) in [
            ("13. Các nhiệm vụ tại điểm 5, 6 và 9 nêu trên hoàn thành trước ngày 15/12", "5 6 9"),
            ("Các nội dung nêu tại mục 2.1, 2.3 và mục 4 hoàn thành trong tháng 5", "2.1 2.3 4"),
            ("Thời hạn hoàn thành các nhiệm vụ số 1 - 4: trước ngày 5/5", "1 2 3 4"),
            ("Hoàn thành các nội dung từ mục 1 đến mục 3, mục II trước ngày 5/5", "1 2 3 ii"),
            ("- Nội dung tại điểm a, b mục 2 xong trước ngày 5/5", "2>a 2>b"),
            ("Các nội dung tại khoản 1, 3 mục II phần B, mục 4 xong trước 5/5", "b>ii>1 b>ii>3 4"),
            ("Bố trí phao; hoàn thành cùng thời hạn với điểm a mục 2.1 nêu trên", "2.1>a"),
        ] {
            assert_eq!(told(text).as_deref(), Some(pointers), "{text}");
        }
        for text in [
            "Triển khai các nhiệm vụ tại mục 3 trước ngày 5/5",
            "Các nhiệm vụ tại mục 3 của Kế hoạch số 12 hoàn thành trước ngày 5/5",
            "Các nhiệm vụ nêu trên hoàn thành trước ngày 5/5",
            "Hoàn thành các nhiệm vụ được giao trước ngày 5/5",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_told_as_they_are_printed() {
        for (words, number) in [
            ("14. **Giao Văn phòng**", Some("14")),
            ("- 2\\.1. Giao", Some("2.1")),
            ("- a) Trình", Some("a")),
            ("A. KHỐI VĂN PHÒNG", Some("a")),
            ("II. Nhiệm vụ", Some("ii")),
            ("| 4 | Tổ chức", Some("4")),
            ("**5. Phòng Nội vụ**", Some("5")),
            ("- 15 hồ sơ", None),
            ("- Trình", None),
        ] {
            assert_eq!(printed(words).as_deref(), number, "{words}");
        }
    }

    #[test]
    fn numbers_of_another_section_are_not_meant() {
        let path = |numbers: &str| numbers.split('>').map(str::to_owned).collect::<Path>();
        let paths: Vec<Path> = ["i>2", "ii>2", "ii>2>a", "ii>7"].map(path).to_vec();
        assert_eq!(pointed(&path("2"), &paths[3], &paths), [1, 2]);
        assert_eq!(pointed(&path("2>a"), &paths[3], &paths), [2]);
        assert_eq!(pointed(&path("2"), &path("iii>1"), &paths), [0_usize; 0]);
        assert_eq!(pointed(&path("7"), &path("iii>1"), &paths), [3]);
    }
}
