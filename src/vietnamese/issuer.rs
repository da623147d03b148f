//! Who issued a document: the name after "của", up to where the sentence goes on.
//!
//! Names of offices are written with a capital on the first syllable of each of their words
//! ("Bộ Khoa học và Công nghệ"), so a small syllable after a capital one belongs to the name unless
//! it is known to begin something else ("quy định", "về"); a small syllable after a small one belongs
//! only if it is known to stand inside such names ("nhân dân", "tỉnh").

use crate::vietnamese::word::{Gap, Shape, Words};

/// Syllables that begin what follows an issuer.
#[rustfmt::skip]
const AFTER: &[&str] = &[
    "về", "quy", "ban", "hướng", "phê", "sửa", "thực", "tổ", "triển", "giao", "đã", "được", "có",
    "để", "trên", "tại", "nhằm", "không", "trong", "theo", "thì", "là", "cho", "phải", "từ", "đến",
    "ngày", "tháng", "năm", "khi", "sẽ", "cần", "hoặc", "quán", "phân", "bãi", "thay", "quyết",
    "chỉ", "yêu", "bổ", "điều", "phát", "tiếp", "kết", "đảm", "bảo", "hoàn", "gửi", "trình", "nêu",
    "ký", "vào", "liên", "gồm", "do", "của", "với", "số", "hết", "đối", "bằng", "như", "mà", "còn",
    "vẫn", "đang", "tham", "phối", "chủ", "đề", "xây", "rà", "tập", "khẩn", "báo", "đăng", "nghiên",
    "tổng", "lập", "nay", "này", "đó", "trước", "sau", "cùng", "hay", "nên", "các", "những", "một",
    "họp", "thống", "đồng", "căn", "cũng", "nhưng", "nếu", "công", "cập", "hiện", "ra", "xong",
];

/// Words of names whose second syllable is also one of [`AFTER`].
#[rustfmt::skip]
const PAIRS: &[&str] = &[
    "ủy ban", "hội đồng", "ngoại giao", "chuyển giao", "phát triển", "cộng đồng", "đăng ký",
    "quyết toán", "điều phối", "tiểu ban", "trưởng ban", "phó ban", "chủ trì", "điều hành",
    "hợp đồng", "đại hội", "giao thông", "phân phối", "phổ thông", "truyền thông", "viễn thông",
];

/// Syllables that go on in small letters inside a name.
#[rustfmt::skip]
const INSIDE: &[&str] = &[
    "nhân", "dân", "nông", "tộc", "khoa", "tỉnh", "huyện", "xã", "phường", "thị", "trấn", "tối", "cao", "nước", "học",
    "nghệ", "nghiệp", "khóa", "lần", "thứ", "ương", "ủy", "thôn", "trường", "sạch", "giao", "thông",
    "sáng", "tạo", "mới", "tế", "khu", "kinh", "lượng", "lường", "quốc", "gia", "toàn", "cán", "sự",
    "phố", "quận", "đảng", "đoàn", "viên", "thể", "khối", "cơ", "quan", "tin", "tra", "chính",
];

/// Beginnings of names of offices and of those who sign for them; one of them, or capitals
/// ("UBND", "BTV"), must begin an issuer.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "bộ", "sở", "ban", "ủy", "hội", "chính", "thủ", "quốc", "chủ", "phó", "giám", "tỉnh", "thành",
    "huyện", "quận", "đảng", "văn", "cục", "tổng", "chi", "thanh", "đại", "trường", "viện", "tòa",
    "kiểm", "ngân", "trung", "thường", "công", "liên", "đoàn", "bí", "phòng", "hđnd", "trưởng",
    "học", "mặt", "xã", "phường", "thị", "tập", "hiệp", "quỹ", "tổ", "bảo", "kho", "lãnh", "nhà",
];

/// Family names that begin a person's name where a place would stand: "Phó Chủ tịch UBND tỉnh
/// Trần …". Those that also begin names of provinces are left out.
const FAMILIES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "ngô", "dương", "trương", "đinh",
    "mai", "trịnh", "đào", "tạ", "lương", "hoàng", "hồ",
];

/// Takes the place where a name may begin; gives the place after the issuer's name, or nothing where
/// no office's name begins there.
pub fn issuer_at(words: &Words, at: usize) -> Option<usize> {
    let head = words.get(at)?;
    let known = HEADS.contains(&words.plain(at));
    if !(head.shape == Shape::Upper || (known && words.is_capital(at))) {
        return None;
    }
    let mut end = at + 1;
    while end < words.len() && end - at < 24 {
        end = match step(words, at, end) {
            Some(next) => next,
            None => break,
        };
    }
    Some(end)
}

/// The place after the next part of the name, or nothing where the name has ended.
fn step(words: &Words, start: usize, at: usize) -> Option<usize> {
    if words.gap(at) == Gap::Paragraph {
        return None;
    }
    let word = words.plain(at);
    match words.get(at)?.shape {
        Shape::Capital | Shape::Upper if is_person(words, start, at) => None,
        // "Bộ Tài chính Quy định mức chi": a new phrase that begins with a capital.
        Shape::Capital if matches!(word, "quy" | "về" | "ban") && after_whole(words, at) => None,
        // "UBND tỉnh Tổ chức thực hiện": names of places have a capital on every syllable.
        Shape::Capital if after_place(words, at) && is_small_word(words, at + 1) => None,
        Shape::Capital | Shape::Upper => Some(at + 1),
        Shape::Mark('&' | '-') => joins(words, at).then_some(at + 2),
        // Two ministries and departments have a comma in their names.
        Shape::Mark(',') => matches!(
            (words.plain(at - 1), words.plain(at + 1)),
            ("hóa", "thể") | ("khoa", "công") | ("học", "công") | ("động", "thương")
        )
        .then_some(at + 2),
        Shape::Mark(_) => None,
        Shape::Number => (words.plain(at - 1) == "khóa").then_some(at + 1),
        Shape::Lower if PAIRS.iter().any(|pair| words.phrase(at - 1, pair).is_some()) => {
            // "Đức Phổ thông qua": the second syllable begins the verb after all.
            (words.phrase(at, "thông qua").is_none()).then_some(at + 1)
        }
        Shape::Lower if begins_verb(words, at) => None,
        Shape::Lower if word == "và" => and_goes_on(words, at).then_some(at + 2),
        Shape::Lower if matches!(word, "thành") => words.phrase(at, "thành phố"),
        Shape::Lower if word == "khoá" || word == "khóa" => Some(at + 1),
        Shape::Lower if INSIDE.contains(&word) => Some(at + 1),
        Shape::Lower => {
            let after_capital = matches!(words.get(at - 1)?.shape, Shape::Capital);
            (after_capital && !AFTER.contains(&word)).then_some(at + 1)
        }
    }
}

/// "Tỉnh ủy ban hành": the syllable begins a verb that the next one completes.
fn begins_verb(words: &Words, at: usize) -> bool {
    ["thông qua", "giao cho", "quan tâm", "chính thức", "thể hiện", "mới ban"]
        .iter()
        .any(|verb| words.phrase(at, verb).is_some())
        || (words.plain(at) == "giao" && words.plain(at + 1) != "thông")
        || (words.plain(at) == "thông" && !matches!(words.plain(at - 1), "truyền" | "giao" | "viễn"))
}

/// The word before says that a place's name follows.
fn after_place(words: &Words, at: usize) -> bool {
    matches!(words.plain(at - 1), "tỉnh" | "phố" | "huyện" | "quận" | "xã" | "phường")
}

/// A small syllable that completes a word and does not begin the rest of the sentence.
fn is_small_word(words: &Words, at: usize) -> bool {
    let small = words.get(at).is_some_and(|word| word.shape == Shape::Lower && word.gap == Gap::Space);
    small && !AFTER.contains(&words.plain(at)) && words.plain(at) != "và"
}

/// The word before already ends a word of the name, so a capital here may begin another phrase.
fn after_whole(words: &Words, at: usize) -> bool {
    !matches!(words.plain(at - 1), "bộ" | "sở" | "ban" | "cục" | "phòng" | "chi")
        && words.get(at - 1).is_some_and(|word| word.shape != Shape::Capital)
}

/// A hyphen or "&" inside the name: "Kinh tế - Ngân sách", "KH&CN".
fn joins(words: &Words, at: usize) -> bool {
    words.is_capital(at + 1)
        && words.gap(at + 1) != Gap::Paragraph
        && !FAMILIES.contains(&words.plain(at + 1))
        && !matches!(words.plain(at + 1), "phó" | "giám" | "trưởng" | "chủ")
}

/// "và" inside one name ("Khoa học và Công nghệ"), or between two that issued together
/// ("UBND tỉnh và Trường …"). Not before another document ("và Nghị quyết …").
fn and_goes_on(words: &Words, at: usize) -> bool {
    let document = crate::vietnamese::citation_kind::Kind::at(words, at + 1).is_some();
    words.is_capital(at + 1) && !document && words.gap(at + 1) != Gap::Paragraph
}

/// A person's name after an office or a role: a family name and at least one more capital.
fn is_person(words: &Words, start: usize, at: usize) -> bool {
    let role = matches!(words.plain(start), "chủ" | "phó" | "giám" | "bộ" | "thủ" | "bí" | "trưởng" | "tổng");
    role && FAMILIES.contains(&words.plain(at))
        && words.is_capital(at + 1)
        && words.gap(at + 1) != Gap::Paragraph
        && !(words.plain(at) == "hồ" && words.plain(at + 1) == "chí")
        && words.plain(at - 1) != "phố"
}
