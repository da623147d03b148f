//! Names of offices that a sentence asks for something, known or not: "Giao Sở Tài chính chủ trì …". An import tells by them which units
//! are missing.

use super::assignment::WORK;
use super::issuer::issuer_at;
use super::mandate::{ASKING, GIVING, LEADING, TELLING, beginning, behind_heads, behind_numbering, skip_bracket};
use super::word::{Words, tidy};
use crate::source::Span;

/// First words of names of offices, by which one that is not known yet is seen in a sentence.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "sở", "ubnd", "ủy ban nhân dân", "công an", "bộ chỉ huy", "kho bạc", "ngân hàng", "phòng", "chi cục", "cục", "trung tâm",
    "trường", "khoa", "văn phòng", "thanh tra", "đài", "báo", "hội", "liên đoàn", "công ty", "ban", "viện", "quỹ", "chi nhánh",
    "tòa án", "viện kiểm sát", "bảo hiểm xã hội", "cảng vụ", "bệnh viện", "thư viện", "đoàn", "tổ",
];

/// Words that begin as names of offices do and are none.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "hội nghị", "hội thảo", "hội thi", "hội đồng", "báo cáo", "ban hành", "ban giám", "tổ chức", "trường hợp", "khoa học",
    "thanh tra việc", "đoàn công tác", "đoàn kiểm tra", "quỹ đất", "phòng chống", "phòng ,", "phòng cháy", "viện dẫn",
];

/// The name of an office that the first words of an item ask, known or not: "Giao Sở Tài chính chủ trì …".
fn office(text: &str) -> Option<String> {
    asked(&Words::new(beginning(text))).map(|name| tidy(name.of(text)))
}

/// Where the name of whom the first words ask would begin: behind "Giao …", or at a word that names of offices begin with.
pub fn addressed_at(words: &Words) -> Option<usize> {
    let start = behind_numbering(words);
    let asked = words.any_phrase(start, GIVING).or_else(|| words.any_phrase(start, ASKING));
    let at = behind_heads(words, asked.unwrap_or(start));
    (words.is_capital(at) && (asked.is_some() || words.any_phrase(at, OFFICES).is_some())).then_some(at)
}

/// Where that name stands.
pub fn asked(words: &Words) -> Option<Span> {
    let start = behind_numbering(words);
    let asked = words.any_phrase(start, GIVING).or_else(|| words.any_phrase(start, ASKING)).unwrap_or(start);
    let at = behind_heads(words, asked);
    words.any_phrase(at, OFFICES).filter(|_| words.is_capital(at) && words.any_phrase(at, OTHERS).is_none())?;
    let whole = issuer_at(words, at)?;
    // Behind a place's name the first syllable of the work looks like one more of the name.
    let work = |at: &usize| {
        !words.is_capital(*at) && [WORK, LEADING, TELLING].iter().any(|list| words.any_phrase(*at, list).is_some())
    };
    let end = (at + 2..whole).find(work).unwrap_or(whole);
    // "Tổ Chuyển đổi số: …": before a colon the name is all there is.
    let end = (end..end + 3).find(|at| words.is_mark(*at, ':')).unwrap_or(end);
    let behind = skip_bracket(words, end);
    // A kind of office is no name, and what tells how things stand asks nothing.
    let told = words.any_phrase(behind, TELLING).is_some() && words.any_phrase(behind, LEADING).is_none();
    let whole = end - at >= 2 && words.get(behind).is_some() && !told;
    whole.then(|| words.span(at..end))
}

/// The offices that the sentences of an item ask, in their order; behind the matter it names ("Về mặt bằng: Giao …"), too.
pub fn offices(text: &str) -> Vec<String> {
    let words = Words::new(text);
    let mut names: Vec<String> = office(text).into_iter().collect();
    for at in (1..words.len()).filter(|at| matches!(words.mark(at - 1), Some('.' | ';' | ':')) && words.is_capital(*at))
    {
        let gives = words.any_phrase(at, GIVING).or_else(|| words.any_phrase(at, ASKING)).is_some();
        let start = words.get(at).map_or(text.len(), |word| word.span.start());
        names.extend(office(&text[start..]).filter(|name| gives && !names.contains(name)));
    }
    names
}

/// A heading's words without its number and its closing marks: "3. Sở Tài chính:".
pub fn bare_name(heading: &str) -> &str {
    let words = Words::new(heading);
    let start = words.get(behind_numbering(&words)).map_or(0, |word| word.span.start());
    heading[start..].trim_end_matches([':', '.', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_that_is_not_known_is_named() {
        for (text, name) in [
            ("Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng", Some("Sở Tài chính")),
            ("2.2. UBND huyện Núi Thành khẩn trương hoàn thành", Some("UBND huyện Núi Thành")),
            ("UBND huyện Núi Thành bàn giao mặt bằng", Some("UBND huyện Núi Thành")),
            ("Đề nghị Công an tỉnh chỉ đạo lực lượng", Some("Công an tỉnh")),
            ("Giao Sở Kế hoạch và Đầu tư (KH&ĐT) rà soát", Some("Sở Kế hoạch và Đầu tư")),
            ("Tiếp tục rà soát hồ sơ", None),
            ("Sở Tài chính đã trình", None),
            ("Hội nghị kết thúc", None),
        ] {
            assert_eq!(office(text).as_deref(), name, "{text}");
        }
        let text = "3. Về vốn: Giao Sở Tài chính rà soát. Giao Sở Xây dựng trình. Sở Y tế đã trình.";
        assert_eq!(offices(text), ["Sở Tài chính", "Sở Xây dựng"]);
        assert_eq!(bare_name("3. Sở Tài chính:"), "Sở Tài chính");
    }
}
