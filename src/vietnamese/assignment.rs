//! Who is asked to do what, from the words of one task: with whom, by which person, under which
//! leader, and what is to be handed over.
//!
//! Gives places only. Which units stand in a "phối hợp với …" phrase is read by `unit_scan`; people
//! are read in `person`, the thing to be handed over in `product`.

use crate::source::Span;
use crate::vietnamese::person::assignee;
use crate::vietnamese::product::product;
use crate::vietnamese::word::{Gap, Shape, Words};

/// What the words of a task say beside the work itself; bytes of the text as given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignment {
    /// Each phrase after "phối hợp với", "cùng với", up to where the work is said.
    pub with: Vec<Span>,
    /// The person who is to do it: the name, or the role where no name is given.
    pub person: Option<Span>,
    /// The leader who directs it, likewise.
    pub leader: Option<Span>,
    /// The document to be produced.
    pub product: Option<Span>,
}

/// What may stand between "phối hợp" and "với".
#[rustfmt::skip]
const MANNERS: &[&str] = &[
    "một cách", "chặt chẽ", "đồng bộ", "thường xuyên", "kịp thời", "hiệu quả", "có hiệu quả", "tốt",
    "chủ động", "tích cực", "thống nhất", "trực tiếp", "cùng", ",", "và", "nhịp nhàng", "tham gia",
    "làm việc",
];

/// Words that begin the work and so end the phrase that names the partners.
#[rustfmt::skip]
pub(crate) const WORK: &[&str] = &[
    "tham mưu", "triển khai", "xây dựng", "rà soát", "để", "thực hiện", "trong việc",
    "trong công tác", "trong quá trình", "trong", "hoàn thành", "hoàn thiện", "thanh quyết toán",
    "thanh toán", "tiếp tục", "khẩn trương", "sử dụng", "nghiên cứu", "đề xuất", "trình",
    "hướng dẫn", "kiểm tra", "theo dõi", "đôn đốc", "chuẩn bị", "cung cấp", "cập nhật", "đảm bảo",
    "bảo đảm", "báo cáo", "lập", "đăng ký", "làm việc", "làm rõ", "giải quyết", "sớm", "kịp thời",
    "chủ động", "tập trung", "đẩy mạnh", "tăng cường", "soạn thảo", "dự thảo", "thẩm định", "góp ý",
    "lấy ý kiến", "tổng hợp", "quyết toán", "nghiệm thu", "bàn giao", "tuyên truyền", "khảo sát",
    "đánh giá", "thống kê", "quán triệt", "bố trí", "sắp xếp", "ban hành", "phát hành", "công bố",
    "xử lý", "khắc phục", "thống nhất", "mời", "gửi", "nhằm", "về việc", "về", "theo", "trước",
    "thu thập", "vận hành", "đưa", "số hóa", "kết nối", "tháo gỡ", "xác định", "lựa chọn",
    "tuyển chọn", "phổ biến", "tập huấn", "đào tạo", "hỗ trợ", "giám sát", "thanh tra", "rà",
    "xem xét", "quản lý", "bổ sung", "điều chỉnh", "chỉnh sửa", "lên", "đăng", "viết", "cử", "tìm",
    "nắm", "phân công", "phân tích", "chỉ đạo", "tiến hành", "tiếp nhận", "trao đổi", "thông báo",
    "phê duyệt", "duy trì", "thiết kế", "in", "mua sắm", "đấu thầu", "giới thiệu", "trả lời",
    "phối hợp", "nâng cao", "vận động", "quy định", "kiện toàn", "mở", "nộp", "đề nghị", "yêu cầu",
];

/// Whether the work is begun here, or who leads it is told.
pub(crate) fn begins_work(words: &Words, at: usize) -> bool {
    words.any_phrase(at, WORK).or_else(|| words.phrase(at, "chủ trì")).is_some()
}

/// Takes the words of one task; gives what they say of people, partners and product.
pub fn read(text: &str) -> Assignment {
    read_words(&Words::new(text))
}

/// As [`read`], for a caller that has the words already.
pub fn read_words(words: &Words) -> Assignment {
    let mut assignment = Assignment { product: product(words), ..Assignment::default() };
    let mut at = 0;
    while at < words.len() {
        if let Some(start) = partners_begin(words, at) {
            let end = partners_end(words, start);
            if end > start {
                assignment.with.push(words.span(start..end));
            }
            at = end.max(at + 1);
            continue;
        }
        if let Some(start) = partners_before(words, at) {
            assignment.with.push(words.span(start..at));
        }
        if let Some((who, leads)) = assignee(words, at) {
            let place = if leads { &mut assignment.leader } else { &mut assignment.person };
            place.get_or_insert(words.span(who));
        }
        at += 1;
    }
    assignment
}

/// The place after "phối hợp … với", "cùng với", "phối hợp cùng".
fn partners_begin(words: &Words, at: usize) -> Option<usize> {
    if let Some(start) = words.any_phrase(at, &["cùng với", "đồng chủ trì với", "đồng chủ trì cùng"])
    {
        return Some(start);
    }
    // "Cùng Phòng Kế hoạch lập dự toán", "Chủ trì, cùng Văn phòng …": an office's name must follow.
    let begins = at == 0 || words.mark(at - 1).is_some();
    let office = |at: usize| words.is_capital(at) || matches!(words.plain(at), "phòng" | "khoa" | "các");
    if let Some(start) = words.phrase(at, "cùng").filter(|start| begins && office(*start)) {
        return Some(start);
    }
    // "phối họp": a scanner's slip.
    let mut place = words.any_phrase(at, &["phối hợp", "phối họp"])?;
    for _ in 0..6 {
        if words.plain(place) == "với" {
            return Some(place + 1);
        }
        match words.any_phrase(place, MANNERS) {
            Some(next) => place = next,
            None => break,
        }
    }
    // "phối hợp Văn phòng Sở", "phối hợp cùng các phòng": without "với", a name must follow.
    let named = words.is_capital(place) || matches!(words.plain(place), "các" | "phòng");
    (named && words.gap(place) == Gap::Space && words.mark(place - 1).is_none()).then_some(place)
}

/// "Phòng A chủ trì, Văn phòng Sở phối hợp tổ chức …": where the name between the comma and "phối hợp" begins.
fn partners_before(words: &Words, at: usize) -> Option<usize> {
    words.phrase(at, "phối hợp")?;
    let comma = (at.saturating_sub(10)..at).rev().find(|place| words.mark(*place).is_some())?;
    let named = words.is_mark(comma, ',') && words.is_capital(comma + 1) && at > comma + 2;
    named.then_some(comma + 1)
}

/// Where the partners' names end and the work begins.
fn partners_end(words: &Words, start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while at < words.len() && at - start < 80 {
        match words.mark(at) {
            Some('(') => depth += 1,
            Some(')') if depth == 0 => break,
            Some(')') => depth -= 1,
            Some(';' | '|') => break,
            Some('.') if depth == 0 && words.gap(at + 1) != Gap::None => break,
            // "các phòng: A, B": the colon opens the list; any other ends the phrase.
            Some(':') if !matches!(words.plain(at - 1), "phòng" | "vị" | "môn" | "quan") => break,
            _ => {}
        }
        // A page may break in the middle of a name; a small letter then goes on with it.
        let broken = words.gap(at) == Gap::Paragraph && !is_small(words, at);
        if at > start && (broken || (depth == 0 && is_work(words, start, at))) {
            break;
        }
        at += 1;
    }
    while at > start && (matches!(words.mark(at - 1), Some(',' | '-' | ':')) || words.plain(at - 1) == "và") {
        at -= 1;
    }
    at
}

fn is_small(words: &Words, at: usize) -> bool {
    words.get(at).is_some_and(|word| word.shape == Shape::Lower)
}

/// A verb of work begins here. A capital is part of a name ("Phòng Quản lý"), and so is a verb
/// after "phòng", "sở" or "các đơn vị" that names what an office does.
fn is_work(words: &Words, start: usize, at: usize) -> bool {
    if words.is_capital(at) || words.mark(at).is_some() {
        return false;
    }
    let before = words.plain(at - 1);
    if words.phrase(at, "tổ chức").is_some() {
        // The noun stands in lists ("đơn vị, tổ chức, cá nhân"), the verb before its object.
        let listed = matches!(before, "các" | "những" | "và" | "mỗi")
            || (before == ","
                && (words.is_mark(at + 2, ',')
                    || matches!(words.plain(at + 2), "và" | "cá" | "chính" | "đoàn" | "xã")));
        return !listed;
    }
    if ends_noun(words, at) || words.any_phrase(at, WORK).is_none() {
        return false;
    }
    // "Phòng quản lý khoa học", "Trung tâm nghiên cứu …", "cơ quan quản lý": what the office is for.
    let names_office = matches!(before, "phòng" | "tâm" | "ban" | "cục" | "viện")
        || (at >= 2 && matches!((words.plain(at - 2), before), ("cơ", "quan") | ("bộ", "phận")));
    let purpose = names_office
        && !matches!(
            words.plain(at),
            "để" | "trong"
                | "tham"
                | "triển"
                | "hoàn"
                | "tiếp"
                | "khẩn"
                | "về"
                | "theo"
                | "trước"
                | "trình"
                | "thực"
                | "rà"
        );
    // "và" joins two names, or the parts of one; a verb after it belongs to an office only there.
    let joined = before == "và" && at - start < 8 && matches!(words.plain(at), "quản" | "thẩm");
    !(purpose || joined)
}

/// "chương trình", "quy trình": the second syllable is no verb there.
pub(crate) fn ends_noun(words: &Words, at: usize) -> bool {
    words.plain(at) == "trình"
        && matches!(
            words.plain(at.wrapping_sub(1)),
            "chương" | "quy" | "công" | "tờ" | "quá" | "giáo" | "tiến" | "lộ" | "quốc" | "phương"
        )
}
