//! Where in a heading or a cell the names of units stand: without numbering, lead words ("Đối với")
//! and closing words ("chủ trì:").

use crate::source::Span;
use crate::vietnamese::person::behind_person;
use crate::vietnamese::word::Words;
use std::ops::Range;

/// Words before a name that are no part of it, longest first.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "về hoạt động của các tổ chức", "về hoạt động của", "hoạt động của các tổ chức",
    "hoạt động của", "nhiệm vụ cụ thể của", "nhiệm vụ trọng tâm của", "nhiệm vụ của",
    "công tác của", "về phía", "đối với các tổ chức", "đối với", "đ / v", "yêu cầu", "đề nghị",
    "giao nhiệm vụ cho", "giao cho", "giao", "các tổ chức", "lãnh đạo", "thủ trưởng",
    "các đồng chí", "đồng chí", "đ / c", "tập thể", "chi cục trưởng", "về", "tất cả", "toàn thể",
    "toàn bộ",
];
/// Words after a name that are no part of it.
#[rustfmt::skip]
const TRAILS: &[&str] = &[
    "chủ trì thực hiện", "chủ trì", "có trách nhiệm", "có nhiệm vụ", "tập trung thực hiện",
    "tiếp tục thực hiện", "triển khai thực hiện", "thực hiện", "cần tập trung", "cần", "như sau",
];
/// "các phòng:", "các đơn vị:" announce a list of names, the head word said once.
pub(crate) const LIST_HEADS: &[&str] =
    &["các phòng chuyên môn", "các phòng , đơn vị", "các phòng", "các đơn vị", "các trung tâm", "phòng"];

/// "Giao đồng chí Phó Giám đốc … chỉ đạo": who directs stands before the name.
fn behind_leader(words: &Words, at: usize) -> Option<usize> {
    let given = words.any_phrase(at, &["giao nhiệm vụ cho", "giao cho", "giao", "phân công", "yêu cầu", "đề nghị"]);
    behind_person(words, given.unwrap_or(at)).filter(|place| words.plain(place - 1) == "đạo")
}

/// The words of a heading without numbering, lead words, and closing marks.
pub(crate) fn name_range(words: &Words) -> Range<usize> {
    let (mut start, mut end) = (0, words.len());
    while start < end {
        let next = words.mark(start + 1);
        let roman = words.plain(start).chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        let single = words.plain(start).chars().count() == 1 && words.plain(start) != "p";
        let numbering = words.mark(start).is_some()
            || (words.is_number(start) && (next.is_some() || start + 1 < end))
            || ((roman || single) && matches!(next, Some('.' | ')' | '/')));
        let lead =
            behind_leader(words, start).or_else(|| words.any_phrase(start, LEADS)).or_else(|| head_of(words, start));
        match lead {
            Some(after) if after < end => start = after,
            _ if numbering => start += 1,
            _ => break,
        }
    }
    loop {
        let last = end.saturating_sub(1);
        let trail = TRAILS.iter().find(|trail| {
            let length = trail.split(' ').count();
            end > start + length && words.phrase(end - length, trail) == Some(end)
        });
        match trail {
            Some(trail) => end -= trail.split(' ').count(),
            None if end > start
                && words
                    .mark(last)
                    .is_some_and(|mark| mark != ')' || !(start..last).any(|at| words.is_mark(at, '('))) =>
            {
                end -= 1
            }
            None => break,
        }
    }
    start..end
}

/// Splits a cell that names who leads and with whom: "Văn phòng Sở phối hợp Thanh tra Sở", "Văn phòng Sở (phối hợp: Thanh tra Sở)",
/// "Chủ trì: Văn phòng Sở; phối hợp: Thanh tra Sở". Bytes; none where only one kind of unit is named.
pub fn lead_and_with(cell: &str) -> Option<(Span, Span)> {
    let words = Words::new(cell);
    let at = (1..words.len()).find(|at| words.phrase(*at, "phối hợp").is_some())?;
    let joint = |at: usize| matches!(words.mark(at), Some('(' | ',' | ';' | '-' | ':' | '.' | '/'));
    let mut first = 0;
    if let Some(after) = words.phrase(0, "chủ trì").or_else(|| words.phrase(0, "đơn vị chủ trì")) {
        first = after + usize::from(words.is_mark(after, ':'));
    }
    let mut end = at;
    while end > first && (joint(end - 1) || matches!(words.plain(end - 1), "và" | "đơn" | "vị" | "trì" | "chủ"))
    {
        end -= 1;
    }
    let mut start = at + 2;
    while start < words.len() && (joint(start) || matches!(words.plain(start), "với" | "cùng" | "thực" | "hiện"))
    {
        start += 1;
    }
    let mut last = words.len();
    while last > start && matches!(words.mark(last - 1), Some(')' | '.' | ';' | ',')) {
        last -= 1;
    }
    (end > first && last > start).then(|| (words.span(first..end), words.span(start..last)))
}

/// The head of a unit stands for it: "Trưởng phòng …", "Chánh Thanh tra", "Giám đốc Trung tâm …". Gives
/// the place of the unit's own name.
fn head_of(words: &Words, at: usize) -> Option<usize> {
    let (after, units): (usize, &[&str]) = match words.plain(at) {
        "trưởng" => (at + 1, &["phòng", "ban", "các"]),
        "chánh" => (at + 1, &["văn", "thanh"]),
        "giám" => (words.phrase(at, "giám đốc")?, &["trung", "quỹ", "các"]),
        "chủ" => (words.phrase(at, "chủ tịch")?, &["công"]),
        "bí" => (words.phrase(at, "bí thư")?, &["đoàn", "chi"]),
        _ => return None,
    };
    units.contains(&words.plain(after)).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_may_name_who_leads_and_with_whom() {
        for (cell, parts) in [
            ("Văn phòng Sở phối hợp Thanh tra Sở", Some(("Văn phòng Sở", "Thanh tra Sở"))),
            ("VP (phối hợp: A, B)", Some(("VP", "A, B"))),
            ("VP chủ trì, phối hợp với A", Some(("VP", "A"))),
            ("Chủ trì: VP; Phối hợp: A", Some(("VP", "A"))),
            ("Chủ trì: VP; Đơn vị phối hợp: A và B.", Some(("VP", "A và B"))),
            ("Văn phòng Sở", None),
            ("Phối hợp với A", None),
            ("VP phối hợp", None),
        ] {
            let found = lead_and_with(cell).map(|(lead, with)| (lead.of(cell), with.of(cell)));
            assert_eq!(found, parts, "{cell}");
        }
    }
}
