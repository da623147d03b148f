//! The person a task is given to, and the leader who directs it.
//!
//! A person is known by a title before the name ("đồng chí"), or by a role; capitals after "giao"
//! alone are an office's name and no person's.

use crate::source::Span;
use crate::vietnamese::assignment::WORK;
use crate::vietnamese::word::{Gap, Shape, Words};
use std::ops::Range;

/// Roles by which a person may be named.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "phó tổng giám đốc", "tổng giám đốc", "phó giám đốc sở", "phó giám đốc", "giám đốc sở", "giám đốc", "pgđ sở", "pgđ", "gđ sở", "gđ",
    "phó chủ tịch", "chủ tịch", "phó chánh văn phòng", "chánh văn phòng", "phó chánh thanh tra",
    "chánh thanh tra", "phó trưởng phòng", "trưởng phòng", "phó trưởng ban", "trưởng ban", "bí thư",
    "phó bí thư", "kế toán trưởng", "chi cục trưởng", "phó chi cục trưởng", "lãnh đạo sở",
];
const LEADERS: &[&str] = &[
    "phó tổng giám đốc",
    "tổng giám đốc",
    "phó giám đốc",
    "giám đốc",
    "pgđ",
    "gđ",
    "phó chủ tịch",
    "chủ tịch",
    "lãnh đạo",
];
const TITLES: &[&str] = &["các đồng chí", "đồng chí", "đ / c", "ông", "bà", "anh", "chị"];

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

/// "Giao đồng chí Lê Hùng …", "giao PGĐ Sở Nguyễn Hữu T. chỉ đạo …", "dưới sự chỉ đạo của đồng chí …";
/// the name or role, and whether it leads.
pub(crate) fn assignee(words: &Words, at: usize) -> Option<(Range<usize>, bool)> {
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
    if matches!(words.mark(after), Some('-' | ',' | '('))
        && let Some((end, _)) = role_at(words, after + 1)
    {
        after = end + usize::from(words.is_mark(end, ')'));
        after += usize::from(words.is_mark(after, ','));
    }
    let orders = words.any_phrase(after, &["trực tiếp chỉ đạo", "chỉ đạo", "phụ trách", "phụ trách chỉ đạo"]).is_some();
    if bracketed.is_some() && directs.or(asked).is_none() {
        let told = words.any_phrase(after, &["chỉ đạo", "phụ trách", "chủ trì", "thực hiện", "tham mưu"]).is_some();
        return told.then_some((who, orders));
    }
    let leads = directs.is_some() || orders || role.is_some_and(|(_, leads)| leads && name.is_some());
    Some((who, leads))
}

/// Behind a person who is named before the unit: "đồng chí Phó Giám đốc phụ trách kỹ thuật chỉ đạo | Phòng Kỹ thuật",
/// "đồng chí Lê A, | Trưởng phòng Kỹ thuật".
pub(crate) fn behind_person(words: &Words, at: usize) -> Option<usize> {
    let titled = skip_title(words, at);
    let role = role_at(words, titled);
    if titled == at && role.is_none() {
        return None;
    }
    let behind = role.map_or(titled, |(end, _)| end);
    let name = name_at(words, behind).map_or(behind, |name| name.end);
    if name > titled && role.is_none() && matches!(words.mark(name), Some(',' | '-' | '–' | '(')) {
        let office = name + 1;
        if words.any_phrase(office, DEPUTIES_AND_HEADS).is_some() {
            return Some(office);
        }
    }
    let reach = (behind..words.len().min(behind + 24)).take_while(|at| {
        let initial = *at > 0 && words.plain(at - 1).chars().count() == 1;
        !(matches!(words.mark(*at), Some(';' | ':')) || (words.is_mark(*at, '.') && !initial))
    });
    reach.filter_map(|at| words.phrase(at, "chỉ đạo")).next()
}

/// Heads of units, and those who stand in for them: the unit is named behind.
const DEPUTIES_AND_HEADS: &[&str] =
    &["phó trưởng phòng", "trưởng phòng", "phó chánh", "chánh", "trưởng ban", "phó trưởng ban", "giám đốc", "trưởng"];

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
