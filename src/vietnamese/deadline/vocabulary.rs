//! The words the grammar knows, and how they are found.
//!
//! A sorted table, and its hash table made while compiling: no map to build. Number 0 is no word. A test keeps the table
//! sorted; the compiler refuses lists of phrases with other words.

/// The number of the vocabulary word that equals `word` (lower case, precomposed). In a line without any mark (`bare`)
/// the commonest date words are also known without theirs: "truoc ngay".
pub fn find(word: &str, bare: bool) -> Option<u16> {
    if word.len() > LONGEST {
        return None;
    }
    if !bare {
        return lookup(word).or_else(|| lookup(meant(&MISSPELT, word)?));
    }
    lookup(meant(&UNMARKED, word).unwrap_or(word))
}

/// What a spelling stands for in a sorted table.
fn meant(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    let at = table.binary_search_by(|(written, _)| (*written).cmp(word)).ok()?;
    Some(table[at].1)
}

fn lookup(word: &str) -> Option<u16> {
    let mut slot = hash(word.as_bytes());
    loop {
        match SLOTS[slot] {
            0 => return None,
            id if WORDS[id as usize] == word => return Some(id),
            _ => slot = (slot + 1) % SLOTS.len(),
        }
    }
}

/// The word with this number; 0 is no word.
pub fn text(id: u16) -> &'static str {
    WORDS.get(usize::from(id)).copied().unwrap_or("")
}

/// Whether the grammar may ask for this word.
pub fn knows(word: &str) -> bool {
    find(word, false).is_some()
}

/// The number of a word that is known; a constant with another does not compile.
pub const fn id_of(word: &[u8]) -> u16 {
    let mut slot = hash(word);
    loop {
        let id = SLOTS[slot];
        assert!(id != 0, "a word is not in the vocabulary");
        let known = WORDS[id as usize].as_bytes();
        let mut at = 0;
        while at < known.len() && at < word.len() && known[at] == word[at] {
            at += 1;
        }
        if at == known.len() && at == word.len() {
            return id;
        }
        slot = (slot + 1) % SLOTS.len();
    }
}

/// Numbers of the words by their hash, each in the first free slot from there; 0 is free.
static SLOTS: [u16; 2048] = {
    let mut slots = [0; 2048];
    let mut id = 1;
    while id < WORDS.len() {
        let mut slot = hash(WORDS[id].as_bytes());
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = id as u16;
        id += 1;
    }
    slots
};

/// FNV-1a, folded to a slot.
const fn hash(word: &[u8]) -> usize {
    let (mut sum, mut at) = (0x811c_9dc5_u32, 0);
    while at < word.len() {
        sum = (sum ^ word[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    ((sum ^ sum >> 15) % 2048) as usize
}

/// Words known, the empty one counted.
pub const SIZE: usize = WORDS.len();

/// Bytes of the longest word.
const LONGEST: usize = 9;

#[rustfmt::skip]
const WORDS: [&str; 566] = [
    "", "al", "ba", "ban", "biên", "biệt", "buổi", "bài", "bàn", "báo", "bây", "bãi", "bão", "bình", "bính", "bước",
    "bản", "bảo", "bảy", "bẩy", "bắt", "bế", "bến", "bệnh", "bị", "bỏ", "bố", "bốc", "bốn", "bổ", "bộ", "canh", "chi",
    "chiến", "chiều", "cho", "chuyên", "chuyển", "chuẩn", "chào", "chí", "chín", "chính", "chót", "chúa", "chưa",
    "chương", "chạp", "chấm", "chấp", "chậm", "chế", "chỉ", "chỉnh", "chối", "chống", "chốt", "chợ", "chủ", "chức",
    "chứng", "cn", "coi", "con", "cung", "cuối", "cuộc", "các", "cáo", "còn", "có", "công", "cùng", "cúp", "cũ", "cơn",
    "cương", "cường", "cả", "cấm", "cấp", "cần", "cầu", "cập", "cổ", "cụm", "của", "deadline", "diễn", "diện", "doanh",
    "duyệt", "dài", "dân", "dõi", "dương", "dần", "dẫn", "dậu", "dịch", "dịp", "dời", "dụng", "dứt", "dừng", "dự", "g",
    "ghi", "gia", "gian", "giao", "giá", "giáo", "giáp", "giêng", "giải", "giảm", "giảng", "giấy", "giỗ", "giới", "giờ",
    "giữ", "giữa", "gửi", "h", "hai", "hiện", "hiệu", "hoàn", "hoãn", "hoạch", "hoạt", "hoặc", "hàng", "hành", "hán",
    "hát", "hình", "hóa", "hôm", "hùng", "hơn", "hướng", "hưởng", "hạ", "hạn", "hằng", "hẹp", "hẻm", "hết", "học",
    "họp", "hồ", "hồi", "hội", "hợi", "hợp", "hủy", "i", "ii", "iii", "iv", "khai", "khi", "khoá", "khoản", "khoảng",
    "khu", "khách", "khánh", "khí", "khóa", "không", "khẩn", "khắc", "khởi", "kia", "kinh", "kiến", "kiểm", "kiệt",
    "kéo", "ký", "kế", "kết", "kề", "kể", "kỉ", "kịch", "kịp", "kỳ", "kỷ", "l", "lan", "lao", "linh", "liền", "liệu",
    "luân", "luận", "luật", "luỹ", "là", "làm", "lâu", "lùi", "lúc", "lăm", "lũ", "lũy", "lương", "lượng", "lại",
    "lạnh", "lấy", "lần", "lập", "lẻ", "lễ", "lệ", "lệnh", "lịch", "lộ", "lớn", "lớp", "lực", "mai", "muộn", "mà",
    "máy", "mão", "mùa", "mùi", "mùng", "mưa", "mưu", "mươi", "mười", "mạc", "mầm", "mẫu", "mậu", "mặn", "mặt", "mẹo",
    "mốc", "mốt", "mồng", "mỗi", "một", "mới", "mời", "mở", "mục", "mức", "mừng", "nam", "nay", "ngay", "nghiêm",
    "nghiệm", "nghiệp", "nghĩa", "nghỉ", "nghị", "ngoái", "nguyên", "nguồn", "ngày", "ngân", "ngõ", "người", "ngạch",
    "ngắn", "ngọ", "ngừng", "nhiên", "nhiều", "nhiệm", "nhu", "nhuận", "nhà", "nhâm", "nhân", "nhóm", "như", "nhưng",
    "nhất", "nhận", "nhập", "nhật", "nhằm", "nhớ", "những", "niên", "niệm", "non", "này", "nóng", "năm", "nước", "nắng",
    "nếu", "nội", "nộp", "nửa", "nữa", "o", "p", "ph", "phiên", "phiếu", "phong", "phái", "pháp", "phát", "phân",
    "phép", "phê", "phí", "phòng", "phó", "phóng", "phút", "phải", "phấn", "phật", "phố", "phục", "q", "qua", "quy",
    "quyết", "quá", "quí", "quý", "quả", "quảng", "quốc", "qúy", "ra", "rà", "rút", "rơi", "rưỡi", "rạp", "rằm", "rồi",
    "sang", "sau", "sinh", "so", "song", "soát", "suốt", "sách", "sáng", "sáu", "sân", "sơ", "sạn", "sản", "sắp", "sẽ",
    "số", "sớm", "sử", "sửu", "t", "ta", "tham", "thanh", "thao", "thay", "thcs", "theo", "thi", "thiếu", "thiểu",
    "thiện", "thpt", "thu", "thuận", "thuế", "thành", "tháng", "thân", "thì", "thìn", "thông", "thúc", "thăm", "thưởng",
    "thượng", "thảo", "thấp", "thầu", "thẩm", "thắng", "thế", "thể", "thị", "thỏa", "thống", "thời", "thứ", "thừa",
    "thực", "tiên", "tiêu", "tiến", "tiếng", "tiếp", "tiết", "tiền", "tiểu", "to", "toán", "tra", "trang", "trc", "tri",
    "triều", "triển", "trong", "trung", "truyền", "trào", "tránh", "trình", "trí", "trùng", "trú", "trúng", "trăm",
    "trưa", "trương", "trước", "trường", "trả", "trễ", "trị", "trọng", "trồng", "trở", "trực", "tuy", "tuyển", "tuất",
    "tuần", "ty", "tài", "tác", "tám", "tán", "tâm", "tân", "tình", "tí", "tính", "tý", "tăng", "tư", "tưởng", "tại",
    "tạm", "tất", "tầm", "tế", "tết", "tị", "tối", "tổ", "tổng", "tới", "tờ", "tục", "tức", "từ", "tỵ", "tỷ", "viên",
    "việc", "viện", "việt", "vu", "và", "vào", "vì", "vòng", "vùng", "văn", "vương", "vượt", "vẫn", "vận", "vậy",
    "vắng", "về", "vị", "vốn", "với", "vụ", "vừa", "xe", "xem", "xong", "xuân", "xuất", "xâm", "xã", "xét", "xí", "xảy",
    "yêu", "yếu", "án", "áp", "âl", "âm", "ân", "ít", "đa", "đang", "đi", "đinh", "điều", "điểm", "điện", "đoan",
    "đoạn", "đán", "đánh", "đây", "đã", "đêm", "đó", "đóng", "đông", "đúng", "đăng", "đơn", "đưa", "đường", "được",
    "đại", "đạt", "đảm", "đản", "đất", "đấu", "đầu", "đặt", "đếm", "đến", "đề", "để", "định", "đồng", "đổi", "độ",
    "động", "đợt", "ất", "ứng",
];

/// Cue words with a mark lost or on the wrong letter, which are no words of the language: read as written, "truớc ngày" would
/// lose its day before.
#[rustfmt::skip]
const MISSPELT: [(&str, &str); 23] = [
    ("châm", "chậm"), ("hêt", "hết"), ("hòan", "hoàn"), ("ngảy", "ngày"), ("nhât", "nhất"), ("théng", "tháng"),
    ("trudc", "trước"), ("truoc", "trước"), ("truéc", "trước"), ("truóc", "trước"), ("truơc", "trước"),
    ("truớc", "trước"), ("truợc", "trước"), ("trwdc", "trước"), ("trưoc", "trước"), ("trưóc", "trước"),
    ("trươc", "trước"), ("trườc", "trước"), ("trưởc", "trước"), ("trứoc", "trước"), ("trứơc", "trước"), ("đên", "đến"),
    ("đứơc", "được"),
];

/// Without marks, and with.
#[rustfmt::skip]
const UNMARKED: [(&str, &str); 42] = [
    ("bay", "bảy"), ("cham", "chậm"), ("chieu", "chiều"), ("chot", "chót"), ("chu", "chủ"), ("cuoi", "cuối"),
    ("da", "đã"), ("dau", "đầu"), ("den", "đến"), ("dinh", "định"), ("gio", "giờ"), ("giua", "giữa"),
    ("gui", "gửi"), ("han", "hạn"), ("hang", "hằng"), ("het", "hết"), ("hoan", "hoàn"), ("hom", "hôm"),
    ("ke", "kể"), ("khong", "không"), ("lam", "làm"), ("luc", "lúc"), ("muon", "muộn"), ("nam", "năm"),
    ("ngay", "ngày"), ("nhat", "nhất"), ("nop", "nộp"), ("quy", "quý"), ("quyet", "quyết"), ("sang", "sáng"),
    ("sau", "sáu"), ("so", "số"), ("thang", "tháng"), ("thanh", "thành"), ("thoi", "thời"), ("thu", "thứ"),
    ("toi", "tới"), ("truoc", "trước"), ("tu", "từ"), ("tuan", "tuần"), ("vao", "vào"), ("viec", "việc"),
];

#[cfg(test)]
mod tests {
    use super::{LONGEST, MISSPELT, UNMARKED, WORDS};

    #[test]
    fn tables_are_sorted() {
        assert!(WORDS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(UNMARKED.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(MISSPELT.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(WORDS.iter().all(|word| word.len() <= LONGEST));
    }

    /// A word asked for but not in the table would never be found, in silence: every literal of the grammar is looked up.
    #[test]
    fn every_word_asked_for_is_known() {
        let sources = [
            include_str!("anchor.rs"),
            include_str!("apart.rs"),
            include_str!("bare.rs"),
            include_str!("candidate.rs"),
            include_str!("company.rs"),
            include_str!("rhythm.rs"),
            include_str!("settle_count.rs"),
            include_str!("cue.rs"),
            include_str!("cursor.rs"),
            include_str!("day.rs"),
            include_str!("duration.rs"),
            include_str!("event.rs"),
            include_str!("expression.rs"),
            include_str!("festival.rs"),
            include_str!("gone.rs"),
            include_str!("hour.rs"),
            include_str!("impossible.rs"),
            include_str!("judge.rs"),
            include_str!("lexicon.rs"),
            include_str!("period.rs"),
            include_str!("read.rs"),
            include_str!("recurring.rs"),
            include_str!("relation.rs"),
            include_str!("remark.rs"),
            include_str!("review.rs"),
            include_str!("sense.rs"),
            include_str!("series.rs"),
            include_str!("settle.rs"),
            include_str!("stretch.rs"),
            include_str!("year.rs"),
        ];
        let code = sources.iter().flat_map(|source| source.lines()).filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let line = line.replace("'\"'", "");
            for literal in line.split('"').skip(1).step_by(2).filter(|literal| !literal.is_ascii()) {
                for word in literal.split(' ') {
                    assert!(super::knows(word), "{word:?} of {literal:?} is not in WORDS");
                }
            }
        }
    }
}
