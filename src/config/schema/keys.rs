//! Every key that settings and front matter have: its form and what it says. The readers ask for keys one by one; a test holds them to this
//! table, so neither can know a key that the other does not.

use super::super::site::{DUE_SOON, OLD_AFTER};

use super::Form::{self, Choice, Day, DayOrMonth, Days, Flag, Period, Table, Tables, Text, Texts, Whole, Years};

/// One key of a table.
#[derive(Clone, Copy)]
pub struct Key {
    pub name: &'static str,
    pub form: Form,
    pub needed: bool,
    pub means: &'static str,
}

const fn key(name: &'static str, form: Form, means: &'static str) -> Key {
    Key { name, form, needed: false, means }
}

const fn needed(name: &'static str, form: Form, means: &'static str) -> Key {
    Key { name, form, needed: true, means }
}

pub const SITE: &[Key] = &[
    needed("title", Text, "Tên trang, hiện ở đầu mọi trang"),
    key("owner", Text, "Cơ quan chủ quản, hiện phía trên tên cơ quan"),
    key("lang", Choice(&["vi", "en"]), "Ngôn ngữ của trang"),
    key("theme", Text, "Tên thư mục giao diện trong themes/"),
    key("logo", Text, "Hình biểu trưng, đặt trong content/"),
    key("brand", Text, "Màu chủ đạo của trang"),
    key("as_of", Day, "Ngày chốt số liệu; bỏ trống thì là ngày cuối mà nội dung biết"),
    key("base_url", Text, "Địa chỉ của trang trên mạng, cần cho tin mới và lịch đăng ký"),
    key("time_zone", Text, "Múi giờ, ví dụ +07:00"),
    key("due_soon_days", Whole(DUE_SOON), "Còn bao nhiêu ngày thì coi là sắp đến hạn (7)"),
    key("old_after_days", Whole(OLD_AFTER), "Quá ngày chốt số liệu bao nhiêu ngày thì trang báo là số liệu đã cũ (14)"),
    key("never_publish", Texts, "Cụm từ không được công bố"),
    key("public_numbers", Texts, "Số điện thoại, số định danh được phép nêu"),
];

pub const UNITS: &[Key] = &[key("issuer", Tables(ISSUER), "Cơ quan ban hành thông báo")];

const ISSUER: &[Key] = &[
    needed("id", Text, "Mã: chữ thường a–z, số, gạch nối; có trong địa chỉ trang"),
    needed("name", Text, "Tên như trong văn bản"),
    key("short", Text, "Tên ngắn"),
    key("illustrative", Flag, "Cơ quan tưởng tượng, dùng để minh họa"),
    key("track_from", Day, "Thông báo trước ngày này chỉ để lưu trữ"),
    key("weeks", Days, "Ngày đầu của tuần 1 theo năm, nếu cơ quan đếm tuần khác lịch ISO"),
    key("unit", Tables(UNIT), "Phòng, đơn vị được giao việc"),
];

const UNIT: &[Key] = &[
    needed("id", Text, "Mã: chữ thường a–z, số, gạch nối"),
    needed("name", Text, "Tên như trong văn bản"),
    key("short", Text, "Tên ngắn"),
    key(
        "kind",
        Choice(&[
            "van-phong",
            "phong",
            "thanh-tra",
            "chi-cuc",
            "trung-tam",
            "doan-the",
            "ban",
            "lanh-dao",
            "collective",
        ]),
        "Loại đơn vị; collective là “các phòng, đơn vị”",
    ),
    key("aliases", Texts, "Tên khác mà văn bản dùng"),
    key("from", Day, "Có từ ngày"),
    key("until", Day, "Có đến hết ngày"),
    key("becomes", Texts, "Mã của đơn vị mà nó đổi tên thành hoặc nhập vào"),
];

pub const CALENDAR: &[Key] = &[
    key("years", Years, "Những năm đã liệt kê đủ; năm khác theo Bộ luật Lao động"),
    key("day", Tables(DAY), "Một ngày nghỉ hoặc ngày làm bù"),
];

const DAY: &[Key] =
    &[key("date", Day, "Ngày"), key("off", Text, "Tên ngày nghỉ"), key("working", Text, "Lý do làm việc vào ngày này")];

pub const INDICATORS: &[Key] = &[key("indicator", Tables(INDICATOR), "Một chỉ tiêu, chung cho các năm")];

const INDICATOR: &[Key] = &[
    needed("id", Text, "Mã: chữ thường a–z, số, gạch nối"),
    needed("name", Text, "Tên như trong bảng chỉ tiêu"),
    key("aliases", Texts, "Tên khác mà bảng và văn bản dùng"),
    key("unit_of_measure", Text, "Đơn vị tính"),
    key("direction", Choice(&["up", "down"]), "Chiều tốt lên: up là càng cao càng tốt"),
    key("accumulates", Flag, "true: cộng dồn trong năm; false: mức giữ cả năm"),
    key("lead_unit", Text, "Mã đơn vị phụ trách"),
];

pub const NOTICE: &[Key] = &[
    key("kind", Choice(&["notice", "programme", "report"]), "Loại: thông báo, chương trình, báo cáo"),
    needed("title", Text, "Trích yếu"),
    needed("issuer", Text, "Mã cơ quan trong units.toml"),
    key("number", Text, "Số, ký hiệu: \"15/TB-SKHCN\""),
    key("issued", DayOrMonth, "Ngày ban hành, hoặc \"2025-02\" khi bản giấy để trống ngày"),
    key("place", Text, "Địa danh"),
    key("reviews", Period, "Kỳ được đánh giá"),
    key("directs", Period, "Kỳ được giao việc"),
    key("supersedes", Texts, "Mã thông báo được thay thế, sửa đổi"),
    key("original", Text, "Tệp gốc đặt cạnh thông báo"),
    key("aliases", Texts, "Địa chỉ cũ của trang này"),
    key("recipients", Texts, "Nơi nhận"),
    key("tables", Texts, "Tệp CSV, Excel đặt cạnh, chứa bảng chỉ tiêu"),
    key("meeting", Table(MEETING), "Cuộc họp"),
    key("signature", Table(SIGNATURE), "Chữ ký"),
];

const MEETING: &[Key] = &[
    key("date", Day, "Ngày họp"),
    key("kind", Text, "Tên cuộc họp"),
    key("chair", Text, "Người chủ trì"),
    key("present", Texts, "Thành phần dự"),
    key("absent", Texts, "Vắng"),
];

const SIGNATURE: &[Key] = &[
    key("authority", Text, "Quyền hạn: \"TL. GIÁM ĐỐC\""),
    key("role", Text, "Chức vụ: \"CHÁNH VĂN PHÒNG\""),
    key("name", Text, "Họ tên"),
];
