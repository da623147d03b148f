//! Which part of a notice a heading opens: one that looks back, one that gives tasks, or one that does neither.

use crate::config::UnitIx;
use crate::vietnamese::deadline::Deadline;
use crate::vietnamese::fold::fold;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Introductions, tables, lists of recipients.
    #[default]
    Prose,
    /// What was done and how well; holds no tasks.
    Assessment,
    Tasks,
    /// From "Trên đây là kết luận …" to the end of its section.
    Closing,
}

/// A heading's reach: everything below it until a heading of its own level or above.
#[derive(Clone, Debug, Default)]
pub struct Section {
    pub level: u8,
    pub part: Part,
    /// In charge, then those named with it; none where no unit was named.
    pub units: Vec<UnitIx>,
    /// The number printed before the heading.
    pub number: Option<String>,
    /// By when all of it is to be done, where the heading says so: "… (hoàn thành trước 15/4/2025)".
    pub due: Vec<Deadline>,
}

const ASSESSMENT: &[&str] = &[
    "danh gia",
    "ket qua",
    "ton tai",
    "han che",
    "tinh hinh thuc hien",
    "tinh hinh chung",
    "tuan qua",
    "thang qua",
    "quy qua",
    "da thuc hien",
    "da trien khai",
    "nguyen nhan",
    "uu diem",
    "kiem diem",
    "khuyet diem",
    "assessment",
    "results",
    "review",
];
const TASKS: &[&str] = &[
    "nhiem vu",
    "giai phap",
    "ket luan",
    "chi dao",
    "phan cong",
    "to chuc thuc hien",
    "cong viec",
    "yeu cau",
    "noi dung giao",
    "trien khai",
    "task",
    "conclusion",
];
const PROSE: &[&str] = &["chi tieu", "noi nhan", "thanh phan", "muc dich", "phu luc", "so lieu", "indicators"];

/// What a heading's words announce; the word that stands first decides ("Đánh giá kết quả thực hiện nhiệm vụ" looks back).
/// `None` where they announce nothing, so the part around it goes on.
pub fn part_of(heading: &str) -> Option<Part> {
    let folded = fold(heading);
    let first = |words: &[&str]| words.iter().filter_map(|word| folded.find(word)).min();
    [(Part::Assessment, ASSESSMENT), (Part::Tasks, TASKS), (Part::Prose, PROSE)]
        .into_iter()
        .filter_map(|(part, words)| first(words).map(|at| (at, part)))
        .min_by_key(|(at, _)| *at)
        .map(|(_, part)| part)
}

/// Whether the first words of a heading, behind its number, look back.
pub fn begins_with_assessment(heading: &str) -> bool {
    let folded = fold(heading);
    let name = folded.trim_start_matches(|c: char| !c.is_alphabetic());
    // A Roman number is letters too: "II. Đánh giá".
    let name = name.trim_start_matches(['i', 'v', 'x']).trim_start_matches(['.', ')', ' ']);
    // And so is "A.".
    let lettered = matches!(name.as_bytes(), [_, b'.' | b')' | b'/', ..]);
    let name = if lettered { name[2..].trim_start() } else { name };
    ASSESSMENT.iter().any(|word| name.starts_with(word))
}

/// Whether a heading that looks back also announces work: "Đánh giá tuần 7 và nhiệm vụ tuần 8".
pub fn looks_both_ways(heading: &str) -> bool {
    let folded = fold(heading);
    ["va nhiem vu", "va giai phap", "va phuong huong", ", nhiem vu", "; nhiem vu"]
        .iter()
        .any(|words| folded.contains(words))
}

/// Whether a whole line without a colon has the look of a unit's name: a kind of unit, then a capital ("Phòng Kế toán", not
/// "Phòng chống …" or "Thanh tra việc …").
pub fn is_unit_line(line: &str) -> bool {
    const KINDS: &[&str] = &["phong", "van phong", "thanh tra", "trung tam", "chi cuc", "chi doan", "cong doan"];
    let name = line.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ')' | '(' | ' '));
    let name = name.trim_end_matches([':', ' ']);
    let words: Vec<&str> = name.split_whitespace().collect();
    let folded = fold(name);
    let kind = KINDS.iter().find(|kind| folded.starts_with(&format!("{kind} ")));
    let behind = kind.and_then(|kind| words.get(kind.split(' ').count()));
    words.len() <= 9
        && !name.contains(['.', ';', ','])
        && behind.is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Whether a line has the look of a unit's name: it begins as their names do and is no sentence.
pub fn looks_like_unit(line: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "phong ",
        "van phong",
        "thanh tra",
        "trung tam",
        "chi cuc",
        "chi doan",
        "cong doan",
        "ban ",
        "to ",
        "quy ",
        "cac phong",
        "cac don vi",
        "doan thanh nien",
        "vien ",
        "hoi ",
    ];
    let folded = fold(line);
    let name = folded.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ')' | '(' | ' ' | '-' | '+'));
    let name = name.trim_end_matches([':', '.', ' ']);
    // Words of other things that begin as units' names do: "Tổ chức hội nghị:", "Ban hành quy chế:".
    const OTHERS: &[&str] = &[
        "to chuc",
        "to trinh",
        "ban hanh",
        "ban giao",
        "hoi nghi",
        "hoi thao",
        "quy che",
        "quy dinh",
        "quy hoach",
        "quy trinh",
        "thanh tra viec",
        "thanh tra, kiem tra",
    ];
    BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        && !OTHERS.iter().any(|other| name.starts_with(other))
        && name.split(' ').count() <= 12
}

/// The sentence that ends a notice.
pub fn is_closing(paragraph: &str) -> bool {
    const BEGINNINGS: &[&str] = &["tren day la", "nay thong bao", "noi nhan", "van phong so thong bao", "tl. giam doc"];
    let folded = fold(paragraph);
    BEGINNINGS.iter().any(|beginning| folded.trim_start().starts_with(beginning))
}

/// Whether a paragraph is numbered by hand as items are: "(1)", "1)", "a)", "2.1.", "+".
pub fn is_numbered(paragraph: &str) -> bool {
    let text = paragraph.trim_start();
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let rest = &inner[digits..];
    let by_number = digits > 0 && (rest.starts_with(')') || (inner[..digits].ends_with('.') && rest.starts_with(' ')));
    let by_letter = inner.len() >= 2 && inner.as_bytes()[0].is_ascii_lowercase() && inner.as_bytes()[1] == b')';
    by_number || by_letter || text.starts_with("+ ")
}

/// Whether a line within a paragraph begins as items do in Word: a bullet of any kind, "a)", "1.2.", "-A".
pub fn begins_like_an_item(line: &str) -> bool {
    let mut chars = line.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    let bullet = matches!(first, '•' | '●' | '▪' | '◦' | '·' | '\u{f0b7}');
    let dash = matches!(first, '-' | '–' | '+') && (second.is_whitespace() || second.is_uppercase());
    let letter = first.is_ascii_lowercase() && second == ')';
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let numbered =
        line[..digits].matches('.').count() >= 2 && line[..digits].ends_with('.') && line[digits..].starts_with(' ');
    // "2.Trình …", "2/ Trình …": numbered by a hand that leaves no blank, which makes no list.
    let tight = digits > 1 && line[..digits].ends_with('.') && line[digits..].starts_with(char::is_uppercase)
        || digits > 0
            && line[digits..].strip_prefix('/').is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
    let heading = first == '#';
    bullet || dash || letter || numbered || tight || heading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_decides() {
        assert_eq!(part_of("I. Đánh giá kết quả thực hiện nhiệm vụ tháng 01"), Some(Part::Assessment));
        assert_eq!(part_of("II. Nhiệm vụ trọng tâm, khắc phục tồn tại"), Some(Part::Tasks));
        assert_eq!(part_of("I. Chỉ tiêu kế hoạch"), Some(Part::Prose));
        assert_eq!(part_of("Mở đầu"), None);
    }

    #[test]
    fn numbers_of_all_kinds_stand_before_what_looks_back() {
        for heading in ["Kết quả", "I. Đánh giá", "A. KẾT QUẢ", "b) Tồn tại", "2.1. Hạn chế", "XII. Kết quả"]
        {
            assert!(begins_with_assessment(heading), "{heading}");
        }
        assert!(!begins_with_assessment("A. Tổ chức hội nghị đánh giá"));
    }

    #[test]
    fn hand_numbers_are_seen() {
        for text in ["(1) Trình", "1) Trình", "a) Trình", "2.1. Trình", "+ Công văn", "3. Tổ chức"] {
            assert!(is_numbered(text), "{text}");
        }
        for text in ["Trình", "2025 là năm", "10 nhiệm vụ", "(kèm theo)", "1.293.500 đồng"] {
            assert!(!is_numbered(text), "{text}");
        }
    }

    #[test]
    fn units_have_a_look() {
        assert!(looks_like_unit("3. Phòng Quản lý Không Có:"));
        assert!(!looks_like_unit("Mục tiêu chung"));
        assert!(looks_like_unit("Tổ tham mưu:") && !looks_like_unit("5. Tổ chức hội nghị, gồm:"));
        assert!(is_closing("Trên đây là kết luận của Giám đốc Sở./."));
    }
}
