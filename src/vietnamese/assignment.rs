//! Who is asked to do what, from the words of one task: with whom, by which person, under which
//! leader, and what is to be handed over.
//!
//! Gives places only. Which units stand in a "phối hợp với …" phrase is read by `unit_scan`. The
//! product is told only where a verb of drafting and the name of a document stand together: a guess
//! would put a promise into someone's mouth.

use crate::source::Span;
use crate::vietnamese::citation_kind::{Kind, after_so};
use crate::vietnamese::word::{Gap, Shape, Words};
use std::ops::Range;

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
const MANNERS: &[&str] = &[
    "một cách",
    "chặt chẽ",
    "đồng bộ",
    "thường xuyên",
    "kịp thời",
    "hiệu quả",
    "có hiệu quả",
    "tốt",
    "chủ động",
    "tích cực",
    "thống nhất",
    "trực tiếp",
    "cùng",
    ",",
    "và",
    "nhịp nhàng",
    "tham gia",
    "làm việc",
];

/// Words that begin the work and so end the phrase that names the partners.
const WORK: &[&str] = &[
    "tham mưu",
    "triển khai",
    "xây dựng",
    "rà soát",
    "để",
    "thực hiện",
    "trong việc",
    "trong công tác",
    "trong quá trình",
    "trong",
    "hoàn thành",
    "hoàn thiện",
    "thanh quyết toán",
    "thanh toán",
    "tiếp tục",
    "khẩn trương",
    "sử dụng",
    "nghiên cứu",
    "đề xuất",
    "trình",
    "hướng dẫn",
    "kiểm tra",
    "theo dõi",
    "đôn đốc",
    "chuẩn bị",
    "cung cấp",
    "cập nhật",
    "đảm bảo",
    "bảo đảm",
    "báo cáo",
    "lập",
    "đăng ký",
    "làm việc",
    "làm rõ",
    "giải quyết",
    "sớm",
    "kịp thời",
    "chủ động",
    "tập trung",
    "đẩy mạnh",
    "tăng cường",
    "soạn thảo",
    "dự thảo",
    "thẩm định",
    "góp ý",
    "lấy ý kiến",
    "tổng hợp",
    "quyết toán",
    "nghiệm thu",
    "bàn giao",
    "tuyên truyền",
    "khảo sát",
    "đánh giá",
    "thống kê",
    "quán triệt",
    "bố trí",
    "sắp xếp",
    "ban hành",
    "phát hành",
    "công bố",
    "xử lý",
    "khắc phục",
    "thống nhất",
    "mời",
    "gửi",
    "nhằm",
    "về việc",
    "về",
    "theo",
    "trước",
    "thu thập",
    "vận hành",
    "đưa",
    "số hóa",
    "kết nối",
    "tháo gỡ",
    "xác định",
    "lựa chọn",
    "tuyển chọn",
    "phổ biến",
    "tập huấn",
    "đào tạo",
    "hỗ trợ",
    "giám sát",
    "thanh tra",
    "rà",
    "xem xét",
    "quản lý",
    "bổ sung",
    "điều chỉnh",
    "chỉnh sửa",
    "lên",
    "đăng",
    "viết",
    "cử",
    "tìm",
    "nắm",
    "phân công",
    "phân tích",
    "chỉ đạo",
    "tiến hành",
    "tiếp nhận",
    "trao đổi",
    "thông báo",
    "phê duyệt",
    "duy trì",
    "thiết kế",
    "in",
    "mua sắm",
    "đấu thầu",
    "giới thiệu",
    "trả lời",
    "phối hợp",
    "nâng cao",
    "vận động",
    "quy định",
    "kiện toàn",
    "mở",
    "nộp",
    "đề nghị",
    "yêu cầu",
];

/// Documents that are drafted, by their first words in plain form.
const PAPERS: &[&str] = &[
    "nghị quyết",
    "quyết định",
    "chỉ thị",
    "kế hoạch",
    "chương trình",
    "đề án",
    "quy chế",
    "quy định",
    "tờ trình",
    "báo cáo",
    "công văn",
    "phương án",
    "hướng dẫn",
    "chính sách",
    "danh mục",
    "đề cương",
    "kịch bản",
    "văn bản",
    "thông báo",
    "bộ tiêu chí",
    "quy trình",
    "biên bản",
    "dự án",
    "bộ chỉ số",
];
const DRAFTING: &[&str] =
    &["xây dựng", "soạn thảo", "trình dự thảo", "dự thảo", "hoàn thiện", "ban hành", "trình", "lập", "đề cương"];
/// Roles by which a person may be named.
const ROLES: &[&str] = &[
    "phó giám đốc sở",
    "phó giám đốc",
    "giám đốc sở",
    "giám đốc",
    "pgđ sở",
    "pgđ",
    "gđ sở",
    "gđ",
    "phó chủ tịch",
    "chủ tịch",
    "phó chánh văn phòng",
    "chánh văn phòng",
    "phó chánh thanh tra",
    "chánh thanh tra",
    "phó trưởng phòng",
    "trưởng phòng",
    "phó trưởng ban",
    "trưởng ban",
    "bí thư",
    "phó bí thư",
    "kế toán trưởng",
    "chi cục trưởng",
    "phó chi cục trưởng",
    "lãnh đạo sở",
];
const LEADERS: &[&str] = &["phó giám đốc", "giám đốc", "pgđ", "gđ", "phó chủ tịch", "chủ tịch", "lãnh đạo"];
const TITLES: &[&str] = &["các đồng chí", "đồng chí", "đ / c", "ông", "bà", "anh", "chị"];

/// Takes the words of one task; gives what they say of people, partners and product.
pub fn read(text: &str) -> Assignment {
    let words = Words::new(text);
    let mut assignment = Assignment { product: product(&words), ..Assignment::default() };
    let mut at = 0;
    while at < words.len() {
        if let Some(start) = partners_begin(&words, at) {
            let end = partners_end(&words, start);
            if end > start {
                assignment.with.push(words.span(start..end));
            }
            at = end.max(at + 1);
            continue;
        }
        if let Some((who, leads)) = assignee(&words, at) {
            let place = if leads { &mut assignment.leader } else { &mut assignment.person };
            place.get_or_insert(words.span(who));
        }
        at += 1;
    }
    assignment
}

/// Takes a cell of a column such as "Lãnh đạo chỉ đạo"; gives the person's name where one stands
/// after a role ("PGĐ Sở Phan Văn A"), else the whole cell. None for a blank.
pub fn person_in_cell(text: &str) -> Option<Span> {
    let words = Words::new(text);
    let start = (0..words.len()).find(|at| words.mark(*at).is_none())?;
    let name = role_at(&words, skip_title(&words, start)).map(|(end, _)| end);
    let name = name_at(&words, name.unwrap_or_else(|| skip_title(&words, start)));
    let last = (start..words.len()).rev().find(|at| words.mark(*at).is_none_or(|mark| mark == ')'))?;
    Some(name.map_or_else(|| words.span(start..last + 1), |name| words.span(name)))
}

/// The place after "phối hợp … với", "cùng với", "phối hợp cùng".
fn partners_begin(words: &Words, at: usize) -> Option<usize> {
    if let Some(start) = words.phrase(at, "cùng với") {
        return Some(start);
    }
    let mut place = words.phrase(at, "phối hợp")?;
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
fn ends_noun(words: &Words, at: usize) -> bool {
    words.plain(at) == "trình"
        && matches!(
            words.plain(at.wrapping_sub(1)),
            "chương" | "quy" | "công" | "tờ" | "quá" | "giáo" | "tiến" | "lộ" | "quốc" | "phương"
        )
}

/// "Giao đồng chí Lê Hùng …", "giao PGĐ Sở Nguyễn Hữu T. chỉ đạo …", "dưới sự chỉ đạo của đồng chí …";
/// the name or role, and whether it leads.
fn assignee(words: &Words, at: usize) -> Option<(Range<usize>, bool)> {
    let directs = words.any_phrase(at, &["dưới sự chỉ đạo của", "sự chỉ đạo trực tiếp của"]);
    let asked = words.any_phrase(at, &["giao nhiệm vụ cho", "giao cho", "giao", "đề nghị", "phân công", "yêu cầu"]);
    let bracketed = (words.is_mark(at, '(') && words.any_phrase(at + 1, TITLES).is_some()).then_some(at + 1);
    let start = directs.or(asked).or(bracketed)?;
    if words.gap(start) == Gap::Paragraph {
        return None;
    }
    let titled = skip_title(words, start);
    let role = role_at(words, titled);
    let name = name_at(words, role.map_or(titled, |(end, _)| end));
    // Without title or role, capitals after "giao" are an office's name.
    if titled == start && role.is_none() {
        return None;
    }
    let who = match (&name, role) {
        (Some(name), _) => name.clone(),
        (None, Some((end, _))) => titled..role_of(words, titled, end),
        (None, None) => return None,
    };
    // "đồng chí Nguyễn Văn A - Phó Giám đốc Sở chỉ đạo": the role may follow the name.
    let mut after = who.end;
    if matches!(words.mark(after), Some('-' | ',' | '(')) {
        if let Some((end, _)) = role_at(words, after + 1) {
            after = end + usize::from(words.is_mark(end, ')'));
            after += usize::from(words.is_mark(after, ','));
        }
    }
    let orders = words.any_phrase(after, &["trực tiếp chỉ đạo", "chỉ đạo", "phụ trách", "phụ trách chỉ đạo"]).is_some();
    if bracketed.is_some() && directs.or(asked).is_none() {
        let told = words.any_phrase(after, &["chỉ đạo", "phụ trách", "chủ trì", "thực hiện", "tham mưu"]).is_some();
        return told.then_some((who, orders));
    }
    let leads = directs.is_some() || orders || role.is_some_and(|(_, leads)| leads && name.is_some());
    Some((who, leads))
}

fn skip_title(words: &Words, at: usize) -> usize {
    words.any_phrase(at, TITLES).unwrap_or(at)
}

/// A role at this place: the place after it, and whether it is a leader's.
fn role_at(words: &Words, at: usize) -> Option<(usize, bool)> {
    let end = ROLES.iter().filter_map(|role| words.phrase(at, role)).max()?;
    let leader = LEADERS.iter().any(|role| words.phrase(at, role).is_some());
    // "Giám đốc Trung tâm …" heads a unit, and is asked to do, not to direct.
    let of_unit = matches!(words.plain(end), "trung" | "quỹ");
    Some((end, leader && !of_unit))
}

/// A role with the unit it belongs to: "Trưởng phòng Quản lý Khoa học".
fn role_of(words: &Words, start: usize, role_end: usize) -> usize {
    let mut end = role_end;
    while end - start < 16 && words.gap(end) == Gap::Space && words.mark(end).is_none() {
        let inside = words.is_capital(end)
            || (words.is_capital(end - 1)
                && words.get(end).is_some_and(|word| word.shape == Shape::Lower)
                && !is_verb(words, end));
        if !inside {
            break;
        }
        end += 1;
    }
    end
}

fn is_verb(words: &Words, at: usize) -> bool {
    words.any_phrase(at, WORK).is_some()
        || words.any_phrase(at, &["chỉ đạo", "chủ trì", "phụ trách", "có trách nhiệm"]).is_some()
}

/// A person's name: two to five capitalised syllables, none an abbreviation.
fn name_at(words: &Words, at: usize) -> Option<Range<usize>> {
    let mut end = at;
    while end - at < 5
        && words.get(end).is_some_and(|word| word.shape == Shape::Capital)
        && (end == at || words.gap(end) == Gap::Space)
        && !(end > at && ROLES.iter().any(|role| words.phrase(end, role).is_some()))
    {
        end += 1;
    }
    let office = matches!(
        words.plain(at),
        "phòng" | "sở" | "trung" | "văn" | "thanh" | "ban" | "bộ" | "chi" | "lãnh" | "trưởng" | "ubnd"
    ) && !(words.plain(at) == "văn" && words.plain(at + 1) != "phòng");
    (end - at >= 2 && !office).then_some(at..end)
}

/// A verb of drafting and the paper it drafts, up to where the sentence turns to its purpose.
fn product(words: &Words) -> Option<Span> {
    for at in 0..words.len() {
        let Some(mut start) = words.any_phrase(at, DRAFTING) else { continue };
        if words.is_capital(at) && at > 0 && !matches!(words.mark(at - 1), Some(_)) {
            continue;
        }
        if let Some(after) = words.any_phrase(start, &["và trình", "và hoàn thiện", ", trình", "và ban hành"])
        {
            start = after;
        }
        let paper = words.any_phrase(start, &["dự thảo", "đề cương"]).unwrap_or(start);
        let Some(named) = words.any_phrase(paper, PAPERS) else { continue };
        let existing = after_so(words, named).is_some()
            || words.is_number(named)
            || Kind::at(words, paper).is_some_and(|(_, end)| after_so(words, end).is_some() || words.is_number(end));
        let draft = paper > start || words.plain(at) == "dự";
        if existing || !(words.is_capital(paper) || draft) {
            continue;
        }
        let start = if words.plain(at) == "dự" { at } else { start };
        return Some(words.span(start..product_end(words, named)?));
    }
    None
}

fn product_end(words: &Words, start: usize) -> Option<usize> {
    const TURNS: &[&str] = &[
        "để",
        "hoàn thành",
        "trình",
        "trước ngày",
        "trong ngày",
        "trong tháng",
        "trong tuần",
        "trong quý",
        "chậm nhất",
        "đảm bảo",
        "bảo đảm",
        "báo cáo giám đốc",
        "xong",
        "trước",
        "theo quy định",
        "nhằm",
    ];
    let (mut at, mut depth) = (start, 0_usize);
    while at < words.len() && at - start < 60 {
        match words.mark(at) {
            Some('(') => break,
            Some('“') => depth += 1,
            Some('”') => depth = depth.saturating_sub(1),
            Some(';' | ':' | '|' | '!') if depth == 0 => break,
            Some('.') if depth == 0 && words.gap(at + 1) != Gap::None => break,
            _ => {}
        }
        let turns = depth == 0 && !ends_noun(words, at) && words.any_phrase(at, TURNS).is_some();
        if words.gap(at) == Gap::Paragraph || turns {
            break;
        }
        at += 1;
    }
    if at - start >= 60 {
        // So long a name is a sentence misread.
        return None;
    }
    while at > start && (matches!(words.mark(at - 1), Some(',' | '-')) || words.plain(at - 1) == "và") {
        at -= 1;
    }
    Some(at)
}
