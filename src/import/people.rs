//! Who was there and who was not: the list behind "Tham dự cuộc họp có", name by name.
//!
//! Commas part the names, and stand within them too: "lãnh đạo các phòng, đơn vị" is one entry, "đồng chí Lê B, Phó Giám đốc Sở" another.

use crate::vietnamese::fold::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Present,
    Absent,
}

/// What a sentence lists by its first words, and how many characters these are; `folded` is the whole sentence.
pub fn announced(folded: &str) -> Option<(Role, usize)> {
    const BEGINNINGS: &[(&str, Role)] = &[
        ("thanh phan tham du", Role::Present),
        ("thanh phan du hop", Role::Present),
        ("thanh phan gom", Role::Present),
        ("thanh phan:", Role::Present),
        ("tham du", Role::Present),
        ("tham gia", Role::Present),
        ("cung tham du", Role::Present),
        ("cung du", Role::Present),
        ("cung di co", Role::Present),
        ("du hop", Role::Present),
        ("du hoi nghi", Role::Present),
        ("du cuoc hop", Role::Present),
        ("du buoi", Role::Present),
        ("vang", Role::Absent),
    ];
    let (words, role) = BEGINNINGS.iter().find(|(words, _)| folded.starts_with(words))?;
    Some((*role, words.chars().count()))
}

/// The names behind the first `lead` characters: between semicolons, or between commas where there are none.
pub fn list(sentence: &str, lead: usize) -> Vec<String> {
    const BEFORE: &[&str] = &[" gồm có ", " gồm có: ", " gồm: ", " gồm ", " có: ", " có ", ": "];
    let plain = without_brackets(sentence);
    let lead = plain.char_indices().nth(lead).map_or(plain.len(), |(at, _)| at);
    let first = BEFORE.iter().filter_map(|word| plain.find(word).map(|at| (at, word.len())));
    let start = first.min_by_key(|(at, length)| (*at, std::cmp::Reverse(*length))).map(|(at, length)| at + length);
    let rest = &plain[start.filter(|start| *start < 60).unwrap_or(lead)..];
    let tidy = |name: &str| {
        let name = name.trim().trim_start_matches("các đồng chí: ").trim_start_matches("và ");
        name.trim_end_matches(['.', ':']).trim().to_owned()
    };
    let mut people: Vec<String> = Vec::new();
    // Between semicolons a comma is always within a name.
    if rest.contains(';') {
        people.extend(rest.split(';').map(tidy));
    } else {
        for piece in rest.split(',') {
            match people.last_mut().filter(|before| belongs(before, piece.trim())) {
                Some(before) => {
                    before.push_str(", ");
                    before.push_str(&tidy(piece));
                }
                None => people.push(tidy(piece)),
            }
        }
    }
    people.retain(|name| !name.is_empty());
    people
}

/// What stands in brackets explains.
fn without_brackets(sentence: &str) -> String {
    let mut depth = 0;
    let kept = sentence.chars().filter(|c| {
        depth += i32::from(*c == '(');
        let keep = depth == 0;
        depth -= i32::from(*c == ')' && depth > 0);
        keep
    });
    kept.collect()
}

/// Kinds of offices in small letters: behind "các phòng" one of them goes on with the list of kinds.
const KINDS: &[&str] = &[
    "phong",
    "don vi",
    "ban",
    "nganh",
    "so",
    "khoa",
    "trung tam",
    "chi cuc",
    "dia phuong",
    "co quan",
    "to chuc",
    "doan the",
    "huyen",
    "thi xa",
    "thanh pho",
    "xa",
    "phuong",
    "vien",
    "bo mon",
];

/// Whether a piece behind a comma goes on with the entry before it.
fn belongs(before: &str, piece: &str) -> bool {
    let (folded, next) = (fold(before), fold(piece));
    let next = next.trim_start_matches("va ");
    let last = folded.trim();
    let begins_small = piece.starts_with(char::is_lowercase);
    // "lãnh đạo các phòng, đơn vị", "các sở, ban, ngành": kinds of offices behind one "các".
    let listed = KINDS.iter().any(|kind| last.ends_with(&format!(" {kind}")))
        && (last.contains("cac ") || last.contains("nhung "));
    let kind = KINDS.iter().any(|kind| next == *kind || next.starts_with(&format!("{kind} ")));
    // "Trưởng, Phó các phòng": a role whose office is named behind the next one.
    let role_alone = matches!(last, "truong" | "chanh" | "thu truong") && next.starts_with("pho ");
    // "đồng chí Lê B, Phó Giám đốc Sở": a name and what its bearer is.
    let titled =
        ["dong chi ", "d/c ", "ong ", "ba "].iter().any(|title| last.starts_with(title)) && !before.contains(',');
    let named = before.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count() >= 2;
    let office = [
        "giam doc",
        "chu tich",
        "truong phong",
        "chanh van phong",
        "chanh thanh tra",
        "bi thu",
        "truong ban",
        "chi cuc truong",
    ];
    let is_office = office.iter().any(|office| next.trim_start_matches("pho ").starts_with(office));
    let has_office = office.iter().any(|office| last.contains(office));
    (listed && kind && begins_small) || role_alone || (titled && named && is_office && !has_office)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_within_an_entry_parts_nothing() {
        for (sentence, people) in [
            (
                "Tham dự có các Phó Giám đốc Sở, lãnh đạo các phòng, đơn vị thuộc Sở, Chủ tịch Công đoàn",
                vec!["các Phó Giám đốc Sở", "lãnh đạo các phòng, đơn vị thuộc Sở", "Chủ tịch Công đoàn"],
            ),
            ("Tham dự có đại diện các sở, ban, ngành, UBND tỉnh", vec!["đại diện các sở, ban, ngành", "UBND tỉnh"]),
            ("Vắng: đồng chí Lý Thị Nga, Phó Giám đốc Sở (đi học)", vec!["đồng chí Lý Thị Nga, Phó Giám đốc Sở"]),
            ("Vắng đồng chí Lê B, đồng chí Trần C", vec!["đồng chí Lê B", "đồng chí Trần C"]),
            ("Dự họp có: Trưởng, Phó các phòng; Bí thư Chi đoàn", vec!["Trưởng, Phó các phòng", "Bí thư Chi đoàn"]),
            (
                "Tham dự có Phó Giám đốc Sở, Văn phòng Sở, Thanh tra Sở",
                vec!["Phó Giám đốc Sở", "Văn phòng Sở", "Thanh tra Sở"],
            ),
        ] {
            let (_, lead) = announced(&fold(sentence)).expect("a list");
            assert_eq!(list(sentence, lead), people, "{sentence}");
        }
    }
}
