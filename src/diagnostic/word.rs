//! The few words that fill sentences and are words of a language themselves: kinds of values, kinds of things.

use super::Language;

/// What fills `{what}`, `{expected}`, `{found}` and `{reason}`, where it is ours and not the author's.
const WORDS: &[(&str, &str)] = &[
    ("issuer", "cơ quan"),
    ("unit", "đơn vị"),
    ("notice", "thông báo"),
    ("task", "nhiệm vụ"),
    ("indicator", "chỉ tiêu"),
    ("text in quotes", "chữ trong ngoặc kép"),
    ("a list of texts", "danh sách chữ trong ngoặc kép"),
    ("a list of years", "danh sách năm"),
    ("true or false", "true hoặc false"),
    ("a whole number", "số nguyên"),
    ("a day (2025-03-31)", "ngày (2025-03-31)"),
    ("a day (2025-01-06)", "ngày (2025-01-06)"),
    ("a period in quotes", "kỳ báo cáo trong ngoặc kép"),
    ("a table", "bảng [khóa]"),
    ("tables headed [[…]]", "các bảng [[khóa]]"),
    ("string", "chữ"),
    ("integer", "số nguyên"),
    ("float", "số thập phân"),
    ("boolean", "true/false"),
    ("datetime", "ngày"),
    ("array", "danh sách"),
    ("table", "bảng"),
    ("one id, written #name", "chỉ ghi một mã, dạng #ma"),
    ("a quotation mark is not closed", "có dấu ngoặc kép chưa đóng"),
    ("a class is written .name", "lớp phải viết dạng .ten"),
    ("a value stands behind “=”, not behind “:”", "giá trị đứng sau dấu “=”, không phải sau dấu “:”"),
    ("attributes end a line, and something stands behind these", "phải đứng cuối dòng, mà phía sau còn chữ"),
    ("each word is #id, .class or key=value", "mỗi phần phải là #ma, .lop hoặc khoa=gia-tri"),
    ("its size", "dung lượng tệp"),
    ("parts of the file", "số phần trong tệp"),
    ("its size when unpacked", "dung lượng khi giải nén"),
    ("how tightly it is packed", "độ nén"),
    ("the text of its cells", "chữ trong các ô"),
    ("rows filled by merged cells", "số dòng có ô gộp"),
    ("it is not Unicode", "tên không phải Unicode"),
    ("it holds characters that cannot be seen", "tên có ký tự không nhìn thấy được"),
    ("identity number", "số định danh"),
    ("mobile telephone number", "số điện thoại di động"),
    ("bank account number", "số tài khoản"),
    ("a comment", "lời bình (comment)"),
    ("the head or foot of pages", "đầu trang hoặc chân trang"),
    ("pictures", "hình ảnh"),
    ("hidden words", "chữ ẩn"),
    ("a table of contents", "mục lục"),
    ("an embedded file", "tệp nhúng"),
    ("a control character", "ký tự điều khiển"),
    ("a mark that turns the direction of writing", "dấu đảo chiều chữ"),
    ("a number that is no character", "mã không phải ký tự"),
];

/// The word in the reader's language; what is not in the table is the author's own and stays.
pub fn said(word: &str, language: Language) -> &str {
    match language {
        Language::English => word,
        Language::Vietnamese => WORDS.iter().find(|(en, _)| *en == word).map_or(word, |(_, vi)| vi),
    }
}
