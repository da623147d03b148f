//! Acts of the legislature cited by name: "Luật Khoa học và Công nghệ năm 2013", "Bộ luật Lao động".
//!
//! A law's name ends where no capital shows it ("Luật Đất đai quy định …"), so names that notices
//! cite are listed; a name that is not listed is read up to a word that begins something else, and
//! no further than its first few syllables.

use crate::vietnamese::word::{Gap, Shape, Words};

/// Names in plain form, hyphens and commas left out. A longer name wins over its beginning.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "an ninh mạng", "an ninh quốc gia", "an toàn thông tin mạng", "an toàn thực phẩm",
    "an toàn vệ sinh lao động", "ban hành văn bản quy phạm pháp luật", "bảo hiểm xã hội",
    "bảo hiểm y tế", "bảo vệ bí mật nhà nước", "bảo vệ dữ liệu cá nhân", "bảo vệ môi trường",
    "bảo vệ quyền lợi người tiêu dùng", "báo chí", "bưu chính", "cán bộ công chức",
    "chất lượng sản phẩm hàng hóa", "chuyển giao công nghệ", "công chứng", "công nghệ cao",
    "công nghệ thông tin", "công nghiệp công nghệ số", "công đoàn", "cạnh tranh", "cư trú",
    "dân sự", "di sản văn hóa", "doanh nghiệp", "du lịch", "dược", "dữ liệu", "giá",
    "giao dịch điện tử", "giáo dục", "giáo dục nghề nghiệp", "giáo dục đại học", "hình sự",
    "hòa giải ở cơ sở", "hôn nhân và gia đình", "hải quan", "hợp tác xã", "khiếu nại",
    "khoa học và công nghệ", "khoa học công nghệ và đổi mới sáng tạo", "kiểm toán nhà nước",
    "kinh doanh bất động sản", "kế toán", "lao động", "lưu trữ", "lâm nghiệp",
    "mặt trận tổ quốc việt nam", "năng lượng nguyên tử", "ngân sách nhà nước", "nghĩa vụ quân sự",
    "nhà giáo", "nhà ở", "phòng chống ma túy", "phòng chống tham nhũng", "phòng chống thiên tai",
    "phòng cháy chữa cháy", "phòng cháy và chữa cháy", "phổ biến giáo dục pháp luật", "quy hoạch",
    "quản lý nợ công", "quản lý sử dụng tài sản công", "quản lý thuế", "quản lý ngoại thương",
    "quảng cáo", "sở hữu trí tuệ", "sử dụng năng lượng tiết kiệm và hiệu quả", "thanh niên",
    "thanh tra", "thi đua khen thưởng", "thuế giá trị gia tăng", "thuế thu nhập cá nhân",
    "thuế thu nhập doanh nghiệp", "thư viện", "thương mại", "thống kê", "thực hiện dân chủ ở cơ sở",
    "thực hành tiết kiệm chống lãng phí", "thủy lợi", "thủy sản",
    "tiêu chuẩn và quy chuẩn kỹ thuật", "tiếp công dân", "tiếp cận thông tin", "trí tuệ nhân tạo",
    "trợ giúp pháp lý", "tài nguyên nước", "tần số vô tuyến điện", "tổ chức chính phủ",
    "tổ chức chính quyền địa phương", "tố cáo", "tố tụng dân sự", "tố tụng hình sự", "viên chức",
    "viễn thông", "việc làm", "xuất bản", "xây dựng", "xử lý vi phạm hành chính",
    "đa dạng sinh học", "đo lường", "điện lực", "điện ảnh", "đường bộ", "đất đai",
    "đấu giá tài sản", "đấu thầu", "đầu tư", "đầu tư công", "địa chất và khoáng sản",
    "hỗ trợ doanh nghiệp nhỏ và vừa", "trật tự an toàn giao thông đường bộ", "khám bệnh chữa bệnh",
    "phí và lệ phí", "bình đẳng giới",
];

/// Words that never belong to a law's name in small letters.
const AFTER: &[&str] = &[
    "và", "của", "về", "quy", "được", "có", "đã", "để", "theo", "thì", "là", "tại", "trên", "trong", "cho", "đến",
    "từ", "khi", "sẽ", "ngày", "năm", "số", "do", "với", "hoặc", "hiện", "này", "còn", "các", "phải", "không", "đối",
    "nhằm", "bằng", "như", "ban", "hướng", "thông", "phù",
];

/// A law's name as it stands in the words.
pub struct Named {
    /// The place after the name and its year.
    pub end: usize,
    /// The place after the name without the year.
    pub name_end: usize,
    /// "năm 2024" after the name.
    pub year: Option<i16>,
}

/// Takes the place after "Luật", "Bộ luật" or "Pháp lệnh"; gives the name that follows, or nothing
/// where the words are no law's name.
pub fn name_at(words: &Words, at: usize) -> Option<Named> {
    if words.gap(at) != Gap::Space || !words.is_capital(at) {
        return None;
    }
    let listed = NAMES.iter().filter_map(|name| listed(words, at, name)).max();
    let name_end = listed.or_else(|| unlisted(words, at))?;
    let (year, end) = year_after(words, name_end);
    Some(Named { end, name_end, year })
}

/// "năm 2024", "2024", "(sửa đổi)" after a law's name; the year if told, and the place after.
pub fn year_after(words: &Words, at: usize) -> (Option<i16>, usize) {
    let at = match words.phrase(at + 1, "sửa đổi") {
        Some(end) if words.is_mark(at, '(') && words.is_mark(end, ')') => end + 1,
        _ => at,
    };
    let place = if words.plain(at) == "năm" { at + 1 } else { at };
    let year = words.number(place).filter(|year| (1945..=2099).contains(year));
    let goes_on = matches!(words.mark(place + 1), Some('/' | '-')) && words.gap(place + 1) == Gap::None;
    match year.and_then(|year| i16::try_from(year).ok()) {
        Some(year) if !goes_on && words.gap(place) == Gap::Space => (Some(year), place + 1),
        _ => (None, at),
    }
}

fn listed(words: &Words, at: usize, name: &str) -> Option<usize> {
    let mut place = at;
    for syllable in name.split(' ') {
        if place > at && matches!(words.mark(place), Some(',' | '-')) {
            place += 1;
        }
        // "Quản lý và sử dụng" and "Quản lý, sử dụng" are one law; so with KH&CN for the words.
        if words.plain(place) != syllable || words.gap(place) == Gap::Paragraph {
            return None;
        }
        place += 1;
    }
    Some(place)
}

fn unlisted(words: &Words, at: usize) -> Option<usize> {
    if words.get(at)?.shape == Shape::Upper {
        // "Luật KH&CN"; a school's "Luật TP.HCM" is kept out by the words before it.
        let joined = words.is_mark(at + 1, '&') && words.is_capital(at + 2);
        return Some(if joined { at + 3 } else { at + 1 });
    }
    if matches!(words.plain(at), "sư" | "gia" | "sửa") {
        return None;
    }
    let mut end = at + 1;
    while end - at < 6
        && words.gap(end) == Gap::Space
        && words.get(end).is_some_and(|word| word.shape == Shape::Lower)
        && !AFTER.contains(&words.plain(end))
    {
        end += 1;
    }
    Some(end)
}
