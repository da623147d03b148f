//! What the words of a line are: a title, a sentence that asks for something, a count of what follows.

use crate::vietnamese::fold::fold;

/// Short, and no sentence.
pub fn is_title(text: &str) -> bool {
    text.chars().count() <= 160 && !ends_sentence(text) && !text.contains(". ") && !text.contains("; ")
}

pub fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', ';', ',', '!', '?'])
}

/// First words of what is asked for; a line that begins otherwise names a matter.
const ASKING: &[&str] = &[
    "tham muu",
    "trien khai",
    "to chuc",
    "xay dung",
    "phoi hop",
    "chu tri",
    "tiep tuc",
    "hoan thanh",
    "hoan thien",
    "khan truong",
    "tap trung",
    "thuc hien",
    "ra soat",
    "kiem tra",
    "don doc",
    "giao ",
    "yeu cau",
    "de nghi",
    "cap nhat",
    "huong dan",
    "tang cuong",
    "day manh",
    "day nhanh",
    "theo doi",
    "quan ly ",
    "trinh ",
    "bao cao",
    "chuan bi",
    "du thao",
    "nghien cuu",
    "de xuat",
    "lap ",
    "nang cao",
    "dam bao",
    "bao dam",
    "chu dong",
    "kip thoi",
    "quan triet",
    "soan thao",
    "ban hanh",
    "tong hop",
    "lam viec",
    "phan cong",
    "duy tri",
    "cung cap",
    "thong nhat",
    "dong y",
    "cho y kien",
    "xem xet",
    "giai quyet",
    "xu ly",
    "thuong xuyen",
    "co ke hoach",
    "lien he",
    "tuyen truyen",
    "danh gia lai",
    "bo sung",
    "chinh sua",
    "sua doi",
    "ket noi",
    "van hanh",
    "tiep nhan",
    "sap xep",
    "nghiem tuc",
    "chi dao",
    "lanh dao cac",
    "can ",
    "phai ",
    "tich cuc",
    "quyet liet",
    "sam ",
    "thanh lap",
    "thanh toan",
];

/// Whether a line begins as a task does.
pub fn asks(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.trim_start_matches(|c: char| !c.is_alphabetic());
    // "6. Tổ chức thực hiện" heads what is said of carrying all this out.
    let heads = matches!(folded.trim_end_matches([':', ' ']), "to chuc thuc hien" | "trien khai thuc hien");
    !heads && ASKING.iter().any(|words| folded.starts_with(words))
}

/// "Thống nhất với báo cáo của Văn phòng Sở": agrees with what was said and asks for nothing more.
pub fn agrees(text: &str) -> bool {
    const AGREEING: &[&str] = &["thong nhat", "dong y", "nhat tri", "tan thanh"];
    const WITH: &[&str] = &["voi", "nhu", "theo", "cho"];
    #[rustfmt::skip]
    const SAID: &[&str] = &[
        "noi dung", "bao cao", "danh gia", "ket qua", "y kien", "nhan dinh", "de xuat", "du thao", "chu truong",
    ];
    const MORE: &[&str] =
        &["giao ", "yeu cau", "de nghi", "hoan th", "truoc ngay", "trong ngay", "trong thang", "khan truong"];
    let folded = fold(text);
    let lettered = matches!(folded.as_bytes(), [letter, b')' | b'.', ..] if letter.is_ascii_lowercase());
    let folded = if lettered { &folded[2..] } else { &folded };
    let folded = folded.trim_start_matches(|c: char| !c.is_alphabetic()).trim_start_matches("co ban ");
    let behind = |words: &'static [&str], text: &str| {
        words.iter().find_map(|word| text.strip_prefix(word)).map(|rest| rest.trim_start().to_owned())
    };
    // "Chưa xem xét việc mua xe trong năm nay", "Khen ngợi …": nothing is to be done.
    let praised = ["chua xem xet", "tam thoi chua", "bieu duong", "khen ngoi", "ghi nhan", "hoan nghenh"];
    if praised.iter().any(|words| folded.starts_with(words)) && !MORE[..3].iter().any(|words| folded.contains(words)) {
        return !folded.contains([';', ':']) && !folded.contains(". ");
    }
    let said = behind(AGREEING, folded).and_then(|rest| behind(WITH, &rest));
    let said = said.is_some_and(|rest| SAID.iter().any(|word| rest.trim_start_matches("cac ").starts_with(word)));
    said && !folded.contains([';', ':']) && !folded.contains(". ") && !MORE.iter().any(|words| folded.contains(words))
}

/// A title in capitals.
pub fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 4 && text.chars().all(|c| !c.is_lowercase())
}

/// "Công tác cải cách hành chính:", "Về chuyển đổi số": a matter below which tasks stand.
pub fn names_matter(text: &str) -> bool {
    let folded = fold(text);
    ["cong tac ", "ve ", "linh vuc ", "nhom ", "mang ", "hoat dong "].iter().any(|words| folded.starts_with(words))
}

/// "Giám đốc Sở kết luận như sau:" announces in a sentence and is no heading.
pub fn names_speaker(text: &str) -> bool {
    let folded = fold(text);
    ["nhu sau", "giam doc", "chu tich", "sau khi", "dong chi", "hoi nghi"].iter().any(|words| folded.contains(words))
}

/// "Gồm 13 nội dung", "Tổng cộng 288 nhiệm vụ, cụ thể:": how much follows, and no more.
pub fn counts(text: &str) -> bool {
    let folded = fold(text);
    // "(nhiệm vụ cụ thể kèm theo)" may follow.
    let folded = folded
        .trim_end()
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .map_or(folded.as_str(), |(rest, _)| rest);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let from = words.len().saturating_sub(7);
    (from..words.len()).any(|at| {
        let counted = words[at..].iter().take(2).any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let what = words[at..].iter().take(5).collect::<Vec<_>>();
        let noun =
            what.windows(2).any(|pair| matches!(*pair[1], "dung" | "vu" | "tieu" | "viec") && pair[0].len() <= 5)
                || what.iter().any(|word| word.ends_with("nhiem") || **word == "nhiem");
        // Scanners read "gồm" as "gem", "gdm".
        let gom = words[at].len() == 3 && words[at].starts_with('g') && words[at].ends_with('m');
        (gom || words[at] == "cong") && counted && noun
    })
}

/// Whether a heading plainly looks back.
pub fn looks_back(heading: &str) -> bool {
    let folded = fold(heading);
    let words = folded.trim_start_matches(|c: char| !c.is_alphabetic());
    let words = words.trim_start_matches("ve ").trim_start_matches("cong tac ");
    [
        "danh gia",
        "ket qua",
        "ton tai",
        "han che",
        "tinh hinh",
        "nguyen nhan",
        "uu diem",
        "kiem diem",
        "khuyet diem",
        "nhung ton tai",
        "nhung ket qua",
        "mot so ton tai",
    ]
    .iter()
    .any(|known| words.starts_with(known))
}

/// A paragraph that says who was there.
pub fn lists_people(text: &str) -> bool {
    let folded = fold(text);
    ["tham du", "thanh phan", "co mat", "vang mat", "du hop"].iter().any(|words| folded.contains(words))
        && !["ket luan", "nhu sau", "yeu cau"].iter().any(|words| folded.contains(words))
}

/// "Kính gửi:", below which those stand whom a document is sent to.
pub fn addresses(text: &str) -> bool {
    fold(text).starts_with("kinh gui")
}

/// A paragraph that announces tasks.
pub fn gives_tasks(text: &str) -> bool {
    let folded = fold(text);
    ["nhiem vu", "cong viec", "noi dung"].iter().any(|words| folded.contains(words))
        && ["yeu cau", "giao", "tap trung", "trien khai", "thuc hien", "ket luan"]
            .iter()
            .any(|words| folded.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart() {
        assert!(counts("Nhiệm vụ trọng tâm: Gồm 13 nội dung"));
        assert!(counts("Nhitng ndi dung hoan thanh trong Quy I111: Gom 69nhiém vu"));
        assert!(counts("Tổng cộng 288 nhiệm vụ, cụ thể:"));
        assert!(!counts("Trình Giám đốc Sở 02 nội dung về tổ chức bộ máy."));
        assert!(
            asks("Tham mưu kế hoạch") && asks("**Giao Văn phòng** rà soát") && !asks("Công tác cải cách hành chính:")
        );
        assert!(asks("Tổ chức thực hiện kế hoạch") && !asks("Tổ chức thực hiện:"));
        assert!(agrees("Cơ bản thống nhất với các nội dung báo cáo của Văn phòng Sở."));
        assert!(agrees("d) Đồng ý cho chủ trương sửa chữa nhà để xe."));
        assert!(
            !agrees("Thống nhất với Sở Tài chính về kinh phí.")
                && !agrees("Thống nhất như báo cáo; giao Thanh tra trình.")
        );
        assert!(is_title("Công tác cải cách hành chính:") && !is_title("Trình kế hoạch; báo cáo kết quả."));
        assert!(looks_back("1. Về kết quả giải ngân") && !looks_back("2. Nhiệm vụ khắc phục tồn tại"));
    }
}
