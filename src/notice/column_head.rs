//! What a column's head says, compared folded: "Đơn vị chủ trì", "ĐƠN VỊ CHỦ TRÌ" and "Lead unit" are one column.

use crate::vietnamese::fold::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    Number,
    Content,
    Indicator,
    UnitOfMeasure,
    Lead,
    With,
    Leader,
    Person,
    Due,
    Product,
    Note,
    Plan,
    Actual,
    Percent,
    Id,
    Parent,
    Issuer,
    Year,
    Group,
    Period,
    /// What is told of another time, to compare with: "So với cùng kỳ (%)", "Thực hiện cùng kỳ năm 2024".
    Compared,
    Other,
}

/// Words of another time than the notice's.
const COMPARED: &[&str] = &[
    "cung ky",
    "ky truoc",
    "thang truoc",
    "quy truoc",
    "tuan truoc",
    "thang sau",
    "quy sau",
    "ky sau",
    "nhiem ky",
    "giai doan",
    "so voi nam",
    "so nam truoc",
    "so sanh nam truoc",
    "tang giam",
];

/// Takes a head; gives what stands below it.
pub fn head(text: &str) -> Head {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|w| !w.is_empty()).collect();
    let text = format!(" {} ", words.join(" "));
    let has = |phrase: &str| text.contains(&format!(" {phrase} "));
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| has(phrase));
    let is = |phrases: &[&str]| phrases.iter().any(|phrase| text.trim() == *phrase);
    if is(&["tt", "stt", "so tt", "so thu tu", "no", "#"]) {
        Head::Number
    } else if is(&["ma chi tieu", "id"]) {
        Head::Id
    } else if is(&["thuoc chi tieu", "part of"]) {
        Head::Parent
    } else if is(&["co quan", "issuer"]) {
        Head::Issuer
    } else if is(&["nam", "year"]) {
        Head::Year
    } else if is(&["nhom", "group"]) {
        Head::Group
    } else if is(&["ky", "ky bao cao", "period"]) {
        Head::Period
    } else if any(&["don vi tinh", "dvt", "unit of measure"]) || is(&["unit"]) {
        Head::UnitOfMeasure
    } else if any(&[
        "nguoi thuc hien",
        "nguoi phu trach",
        "can bo thuc hien",
        "can bo phu trach",
        "chuyen vien",
        "person",
    ]) {
        Head::Person
    } else if any(&["lanh dao", "chi dao", "leader", "directed by"]) {
        Head::Leader
    } else if any(&["phoi hop", "with", "supporting", "supporting units"]) && !any(&["chu tri", "lead"]) {
        Head::With
    } else if any(&[
        "chu tri",
        "tham muu",
        "phu trach",
        "don vi thuc hien",
        "co quan thuc hien",
        "phong thuc hien",
        "bo phan thuc hien",
        "noi thuc hien",
        "don vi duoc giao",
        "giao cho",
        "don vi chiu trach nhiem",
        "don vi chuan bi",
        "noi chuan bi",
        "dau moi",
        "lead",
        "in charge",
    ]) || is(&["don vi", "phong don vi", "phong", "co quan", "co quan don vi", "phong ban", "bo phan"])
    {
        Head::Lead
    } else if any(&["thoi han", "thoi gian", "han hoan thanh", "thoi diem", "tien do", "due", "deadline"])
        || is(&[
            "han",
            "hoan thanh",
            "ngay hoan thanh",
            "moc hoan thanh",
            "ke hoach hoan thanh",
            "hoan thanh truoc",
            "xong truoc",
            "ket thuc",
            "han cu",
            "han moi",
            "gia han",
        ])
        || is_day(text.trim())
    {
        Head::Due
    } else if !any(&["chi tieu", "noi dung", "nhiem vu", "cong viec"]) && any(COMPARED) {
        Head::Compared
    } else if any(&["ty le", "%", "percent", "so voi ke hoach", "so voi kh"]) {
        Head::Percent
    } else if any(&["san pham", "product", "ket qua dau ra"]) {
        Head::Product
    } else if (text.starts_with(" th ")
        || any(&["thuc hien", "luy ke", "ket qua", "uoc", "actual", "result", "dat duoc"])
        || is(&["dat", "so dat"]))
        && !any(&["ke hoach thuc hien", "noi dung"])
    {
        Head::Actual
    } else if any(&["ke hoach", "muc tieu", "kh", "chi tieu giao", "plan", "target"])
        || is(&["giao", "so giao", "duoc giao"])
    {
        Head::Plan
    } else if any(&["chi tieu", "indicator"]) {
        Head::Indicator
    } else if any(&["noi dung", "nhiem vu", "cong viec", "task", "tasks", "content"]) {
        Head::Content
    } else if any(&["ghi chu", "note", "notes"]) {
        Head::Note
    } else {
        Head::Other
    }
}

/// "Thứ, ngày": the column of a plan day by day.
pub fn is_day(head: &str) -> bool {
    let folded = fold(head);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    matches!(
        words.as_slice(),
        ["ngay"] | ["thu", "ngay"] | ["ngay", "thang"] | ["ngay", "gio"] | ["thu", "ngay", "thang"]
    )
}
