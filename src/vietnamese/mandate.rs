//! To whom the words of an item give it: "Giao Thanh tra Sở chủ trì …", "Văn phòng Sở chủ trì, phối hợp với …".
//!
//! Only the beginning counts: a unit named later is one the work has to do with. Whose part the item stands in is not known here; who
//! asks decides by [`Mandate::express`] whether the words weigh more than the place.

use crate::source::Span;
use crate::vietnamese::assignment::{WORK, begins_work};
use crate::vietnamese::mandate_last::{led, named_last};
use crate::vietnamese::person::behind_person;
use crate::vietnamese::unit_name::Names;
use crate::vietnamese::unit_scan::Mention;
use crate::vietnamese::word::{Shape, Words};

/// Units that an item is given to by its first words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate<K> {
    /// In the order of the text: the first is in charge.
    pub units: Vec<K>,
    /// From the first name to the last.
    pub span: Span,
    /// Said outright, by "giao …" or "… chủ trì"; else the unit is only what the sentence speaks of.
    pub express: bool,
    /// The sentence begins with the unit and says what it is to do: "Thanh tra Sở gửi hồ sơ …".
    pub acts: bool,
}

/// So far into a text the names may reach, in bytes.
const REACH: usize = 600;

/// Words that give an item to who is named behind them, longest first.
#[rustfmt::skip]
pub(crate) const GIVING: &[&str] = &[
    "thống nhất giao nhiệm vụ cho", "thống nhất giao cho", "thống nhất giao", "đồng ý giao cho", "đồng ý giao", "tiếp tục giao",
    "giao nhiệm vụ cho", "giao trách nhiệm cho", "giao cho", "giao", "phân công cho", "phân công",
];
/// Words that ask somebody, inside or outside the office.
pub(crate) const ASKING: &[&str] = &[
    "yêu cầu",
    "đề nghị",
    "chỉ đạo",
    "đối với",
    "đồng ý để",
    "đồng ý cho",
    "thống nhất để",
    "thống nhất cho",
    "cho phép",
];
/// Words between them and the unit: its head stands for it.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "đồng chí", "các đồng chí", "đ / c", "các đ / c", "lãnh đạo", "tập thể lãnh đạo", "thủ trưởng", "phó trưởng", "trưởng", "phó chánh", "chánh",
    "giám đốc", "chủ tịch",
    "bí thư", "chi cục trưởng", "đội trưởng", "tổ trưởng", "kế toán trưởng", "tập thể", "bộ phận một cửa", "cán bộ", "công chức", "cho",
];
pub(crate) const LEADING: &[&str] = &[
    "chủ trì",
    "làm chủ trì",
    "là cơ quan chủ trì",
    "là đơn vị chủ trì",
    "làm đầu mối",
    "là đầu mối",
    "là cơ quan đầu mối",
    "là đơn vị đầu mối",
    "đầu mối",
    "chịu trách nhiệm chủ trì",
    "có trách nhiệm chủ trì",
];
/// What tells how things stand and gives nothing.
#[rustfmt::skip]
pub(crate) const TELLING: &[&str] = &[
    "đã", "còn", "chưa", "vẫn", "đang", "là", "có kết quả", "hoàn thành tốt", "cơ bản", "báo cáo kết quả đạt", "được", "bị", "đạt",
];

/// Words that open a sentence before it says who is to act.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "tại", "về", "trước", "đối với", "trên cơ sở", "căn cứ", "để", "theo", "từ", "sau", "trong", "ngay sau", "nhằm", "đồng ý",
    "thống nhất", "cơ bản", "nhất trí", "qua", "khi", "ngoài ra", "đồng thời", "bên cạnh đó",
];
/// So many words on, the main clause may begin.
pub(crate) const FAR: usize = 60;

/// Reads the beginning of an item, its numbering included.
pub fn read<K: Copy + Ord>(text: &str, names: &Names<K>) -> Option<Mandate<K>> {
    read_words(&Words::new(beginning(text)), names)
}

/// As [`read`], for a caller that has the words already; it only looks as far as it must.
pub fn read_words<K: Copy + Ord>(words: &Words, names: &Names<K>) -> Option<Mandate<K>> {
    let start = behind_numbering(words);
    let opens = words.any_phrase(start, OPENINGS).is_some();
    // "Riêng Phòng A gửi báo cáo …".
    let apart = words.phrase(start, "riêng").unwrap_or(start);
    read_at(words, names, apart)
        .or_else(|| opens.then(|| behind_opening(words, names, start)).flatten())
        .or_else(|| behind_matter(words, names, start))
        .or_else(|| led(words, names, start))
        .or_else(|| named_last(words, names, start))
}

/// "Chưa thông qua Tờ trình, giao Phòng A trình lại", "Tuyển dụng đủ người: Phòng A tham mưu": whom the words behind a matter give it to. In a
/// unit's own part what stands before them is that unit's, so they do not weigh more than the place.
fn behind_matter<K: Copy + Ord>(words: &Words, names: &Names<K>, start: usize) -> Option<Mandate<K>> {
    // "Phối hợp với các phòng: A, B thực hiện …": a list of others.
    let lists = |end: usize| (start..end).any(|at| words.any_phrase(at, &["phối hợp", "cùng", "gồm", "như"]).is_some());
    let places = (start + 1..words.len().min(start + FAR)).filter(|at| {
        let gives =
            || words.any_phrase(*at, GIVING).or_else(|| words.any_phrase(*at, &["yêu cầu", "đề nghị"])).is_some();
        // "Chưa xem xét đề xuất của Công ty; Thanh tra Sở trả lời …".
        let parted = words.is_mark(*at - 1, ';') && words.is_capital(*at);
        words.is_mark(*at - 1, ':') && !lists(*at)
            || parted
            || matches!(words.mark(*at - 1), Some(',' | ';')) && gives()
    });
    let asked = |at: usize| words.any_phrase(at, &["yêu cầu", "đề nghị"]).is_some();
    let mut found = places.filter_map(|at| Some((at, read_at(words, names, at)?)));
    let (_, mandate) = found.find(|(at, mandate)| mandate.express || mandate.acts || asked(*at))?;
    Some(Mandate { express: false, acts: false, ..mandate })
}

/// "Trên cơ sở báo cáo của …, giao Thanh tra Sở rà soát", "Trước ngày 25/3, Văn phòng Sở trình …": whom the main clause gives it to.
fn behind_opening<K: Copy + Ord>(words: &Words, names: &Names<K>, start: usize) -> Option<Mandate<K>> {
    let begins = |at: &usize| matches!(words.mark(at - 1), Some(',' | ':' | '.' | ';'));
    let gives = |at: &usize| words.any_phrase(*at, GIVING).is_some();
    let places = (start + 1..words.len().min(start + FAR)).filter(|at| gives(at) || begins(at));
    let works = |(at, mandate): &(usize, Mandate<K>)| {
        let behind = skip_bracket(words, place_behind(words, mandate.span.end()));
        // "Về tài chính: Văn phòng Sở công khai …".
        let headed = words.is_mark(at - 1, ':') && mandate.acts;
        mandate.express || headed || words.any_phrase(behind, WORK).is_some()
    };
    // "Trung tâm Giống vật nuôi, cây trồng": a comma within a name begins no clause.
    let own = |(at, mandate): &(usize, Mandate<K>)| {
        words.get(*at).is_some_and(|word| word.span.start() <= mandate.span.start())
    };
    places.filter_map(|at| Some((at, read_at(words, names, at)?))).filter(own).find(works).map(|(_, mandate)| mandate)
}

/// Whether an item's first words give it to somebody: "Giao …", "Yêu cầu …".
pub fn gives(words: &Words) -> bool {
    let start = behind_numbering(words);
    words.any_phrase(start, GIVING).or_else(|| words.phrase(start, "yêu cầu")).is_some()
}

/// The mandate that begins at this word.
pub(crate) fn read_at<K: Copy + Ord>(words: &Words, names: &Names<K>, start: usize) -> Option<Mandate<K>> {
    let giving = words.any_phrase(start, GIVING);
    let asked = giving.or_else(|| words.any_phrase(start, ASKING)).unwrap_or(start);
    // The unit itself, else the one behind a person who is to direct it.
    let places = [Some(asked), behind_person(words, asked)].map(|at| at.map(|at| behind_heads(words, at)));
    let last = places.into_iter().flatten().max()?;
    let mut scan = names.scan_words(words);
    let mut found: Vec<Mention<K>> = std::iter::from_fn(|| scan.next_by(last)).collect();
    let place = places.into_iter().flatten().find_map(|at| {
        let first = words.get(at)?.span.start();
        found.iter().position(|mention| mention.span.start() <= first && mention.span.end() > first)
    })?;
    let mut behind_it = found.split_off(place + 1).into_iter();
    let mention = found.pop()?;
    let (mut units, mut span) = (vec![mention.key], mention.span);
    let mut behind = skip_bracket(words, place_behind(words, span.end()));
    while matches!(words.plain(behind), "," | ";" | "và" | "&") {
        let Some(next) = behind_it.next().or_else(|| scan.next_by(behind + 1)) else { break };
        if words.get(behind + 1).is_none_or(|word| word.span.start() < next.span.start()) {
            break;
        }
        if !units.contains(&next.key) {
            units.push(next.key);
        }
        span = span.until(next.span.end());
        behind = skip_bracket(words, place_behind(words, span.end()));
    }
    // A name before a colon opens the unit's part or says what the item is about; a name alone says nothing.
    if behind >= words.len() || matches!(words.mark(behind), Some(':' | '.' | ';')) {
        return None;
    }
    let leads = words.any_phrase(behind, LEADING).is_some();
    if giving.is_none() && !leads && words.any_phrase(behind, TELLING).is_some() {
        return None;
    }
    // "A, B, C theo lĩnh vực phụ trách hướng dẫn …": who is named in a row is asked.
    let acts = asked == start && (acts_at(words, behind) || units.len() > 2);
    Some(Mandate { units, span, express: giving.is_some() || leads, acts })
}

/// Whether a verb may stand here: a small word that does not go on with the name and tells nothing of how things stand.
fn acts_at(words: &Words, at: usize) -> bool {
    #[rustfmt::skip]
    const NO_VERBS: &[&str] = &[
        "của", "và", "hoặc", "về", "với", "tại", "trong", "ngoài", "theo", "do", "thuộc", "cho", "từ", "đến", "ở", "như", "nhưng", "mà", "này",
        "nêu", "trên", "dưới", "cùng", "là", "có", "để", "trước", "sau", "khi",
    ];
    let small = words.get(at).is_some_and(|word| word.shape == Shape::Lower);
    begins_work(words, at) || small && [NO_VERBS, TELLING].iter().all(|list| words.any_phrase(at, list).is_none())
}

/// Behind "đồng chí", "Trưởng" and the like.
pub(crate) fn behind_heads(words: &Words, mut at: usize) -> usize {
    while let Some(next) = words.any_phrase(at, HEADS) {
        at = next;
    }
    at
}

pub(crate) fn beginning(text: &str) -> &str {
    let mut reach = text.len().min(REACH);
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    &text[..reach]
}

/// "a)", "(1)", "2.2.", "-": what stands before the words.
pub(crate) fn behind_numbering(words: &Words) -> usize {
    let mut at = 0;
    // "Thứ nhất, giao …".
    if let Some(next) =
        words.any_phrase(0, &["thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"])
    {
        at = if words.is_mark(next, ',') { next + 1 } else { 0 };
    }
    // "Đ/c" is no letter of a list.
    while at < words.len() && words.phrase(at, "đ / c").is_none() {
        let mark = words.mark(at).is_some();
        let number = words.is_number(at) && words.mark(at + 1).is_some();
        // "II.2."
        let roman = words.plain(at).len() <= 4 && words.plain(at).chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        let ranked = roman && words.is_mark(at + 1, '.') && words.is_number(at + 2);
        let letter = words.plain(at).chars().count() == 1 && matches!(words.mark(at + 1), Some(')' | '.' | '/'));
        if !(mark || number || letter || ranked) {
            break;
        }
        at += 1;
    }
    at
}

pub(crate) fn place_behind(words: &Words, end: usize) -> usize {
    (0..words.len()).find(|at| words.get(*at).is_some_and(|word| word.span.start() >= end)).unwrap_or(words.len())
}

/// "Sở Giao thông vận tải (GTVT) chủ trì": the short name in brackets is passed over.
pub(crate) fn skip_bracket(words: &Words, at: usize) -> usize {
    if !words.is_mark(at, '(') {
        return at;
    }
    (at..words.len().min(at + 14)).find(|place| words.is_mark(*place, ')')).map_or(at, |close| close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(Vec<u8>, bool)> {
        let names = Names::new([
            (1, "Văn phòng Sở"),
            (2, "Thanh tra Sở"),
            (3, "Phòng Quản lý Khoa học"),
            (4, "Trung tâm Thông tin"),
            (5, "Khoa Dược"),
        ]);
        read(text, &names).map(|mandate| (mandate.units, mandate.express))
    }

    #[test]
    fn the_first_words_give_an_item() {
        for (text, units, express) in [
            ("Giao Thanh tra Sở chủ trì, phối hợp với Văn phòng Sở rà soát", vec![2], true),
            ("a) Giao Thanh tra Sở kiểm tra", vec![2], true),
            ("Thanh tra Sở (TTr) chủ trì, phối hợp với Văn phòng Sở rà soát", vec![2], true),
            ("Giao Văn phòng Sở, Thanh tra Sở rà soát hồ sơ", vec![1, 2], true),
            ("Văn phòng Sở theo dõi, đôn đốc", vec![1], false),
            ("Đề nghị Giám đốc Trung tâm Thông tin rà soát", vec![4], false),
            ("Thống nhất giao Trưởng phòng Quản lý Khoa học trình kế hoạch", vec![3], true),
            ("Giao đồng chí Phó Giám đốc phụ trách kỹ thuật chỉ đạo Thanh tra Sở rà soát", vec![2], true),
            ("Giao đồng chí Lê Thị B. trực tiếp chỉ đạo Thanh tra Sở, Văn phòng Sở rà soát", vec![2, 1], true),
            ("Giao đồng chí Lê B, Trưởng phòng Quản lý Khoa học trình kế hoạch", vec![3], true),
            ("Đồng chí Phó Giám đốc Sở chỉ đạo Văn phòng Sở rà soát", vec![1], false),
            ("Khoa Dược Phối hợp Văn phòng Sở thanh toán", vec![5], false),
            ("Đ/c Chánh Thanh tra Sở lập danh sách", vec![2], false),
            ("Chưa thông qua danh sách, giao Văn phòng Sở trình lại", vec![1], false),
            ("Tuyển đủ người: Thanh tra Sở tham mưu", vec![2], false),
        ] {
            assert_eq!(told(text), Some((units, express)), "{text}");
        }
        for text in [
            "Phối hợp với Thanh tra Sở chủ trì cuộc họp",
            "Thanh tra Sở: chuẩn bị phòng họp",
            "Văn phòng Sở đã hoàn thành",
            "Giao đồng chí Trần A chủ trì",
            "Giao đồng chí Trần A chỉ đạo việc rà soát của Thanh tra Sở",
            "Giao đồng chí Trần A rà soát; chỉ đạo Thanh tra Sở",
            "Báo cáo Văn phòng Sở chủ trì",
            "Thanh tra Sở",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
