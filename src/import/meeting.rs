//! The meeting as the title and the opening paragraph tell it.

use jiff::civil::Date;

use super::facts::{PaperDay, paper_day};
use super::people::{self, Role};
use crate::vietnamese::fold::fold;

#[derive(Debug, Default, PartialEq)]
pub struct Meeting {
    pub date: Option<Date>,
    pub kind: Option<String>,
    pub chair: Option<String>,
    pub present: Vec<String>,
    pub absent: Vec<String>,
}

/// Reads the title and the first paragraphs of a notice.
pub fn read(title: &str, opening: &[&str]) -> Meeting {
    let mut meeting = Meeting { kind: kind(title), ..Meeting::default() };
    for sentence in opening.iter().flat_map(|paragraph| sentences(paragraph)) {
        let folded = fold(sentence);
        let held = ["chu tri", "to chuc", "hop", "hoi nghi", "lam viec", "dan dau", "thoi gian:"]
            .iter()
            .any(|words| folded.contains(words));
        if let (None, true, Some((PaperDay::Day(day), ..))) = (meeting.date, held, paper_day(sentence)) {
            meeting.date = Some(day);
        }
        if meeting.chair.is_none() {
            meeting.chair = chair(sentence, &folded);
        }
        if let Some((role, words)) = people::announced(&folded) {
            let people = match role {
                Role::Present => &mut meeting.present,
                Role::Absent => &mut meeting.absent,
            };
            if people.is_empty() {
                *people = people::list(sentence, words);
            }
        }
    }
    meeting.date = meeting.date.or_else(|| day_in_title(meeting.kind.as_deref()?));
    meeting
}

/// "cuộc họp về chuyển đổi số ngày 12/8/2025": the day that ends a meeting's name.
fn day_in_title(kind: &str) -> Option<Date> {
    match paper_day(kind)? {
        (PaperDay::Day(day), _, end) if kind[end..].trim_matches(['.', ' ']).is_empty() => Some(day),
        _ => None,
    }
}

/// "… tại cuộc họp giao ban tháng 01": the meeting's name in a title.
fn kind(title: &str) -> Option<String> {
    let place = title.find(" tại ").map(|at| at + " tại ".len());
    let start = place.or_else(|| title.starts_with("Kết luận ").then_some("Kết luận ".len()))?;
    let kind = title[start..].trim();
    let meets =
        ["hoi nghi", "cuoc hop", "buoi", "phien", "giao ban", "hop "].iter().any(|word| fold(kind).starts_with(word));
    meets.then(|| kind.to_owned())
}

/// Sentences, cut at a full stop that a capital follows.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    // "PGS.TS. Bùi …", "ThS. Lê …": a title's stop ends nothing.
    let titles = |before: &str| {
        let word = before.rsplit(' ').next().unwrap_or_default();
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        capitals >= 2 && word.len() <= 8 && word.is_ascii()
    };
    for (at, _) in text.match_indices(". ") {
        if !titles(&text[start..at]) && text[at + 2..].trim_start().starts_with(char::is_uppercase) {
            sentences.push(text[start..at].trim());
            start = at + 2;
        }
    }
    sentences.push(text[start..].trim().trim_end_matches('.'));
    sentences
}

/// "Đồng chí …, Giám đốc Sở chủ trì Hội nghị", "dưới sự chủ trì của …".
fn chair(sentence: &str, folded: &str) -> Option<String> {
    if let Some(at) = sentence.find("chủ trì của ") {
        let rest = &sentence[at + "chủ trì của ".len()..];
        let end = [" đã ", " tổ chức", " diễn ra", " tiến hành"].iter().filter_map(|word| rest.find(word)).min();
        let name = rest[..end.unwrap_or(rest.len())].split([';', ':']).next()?.trim_end_matches([' ', ',']);
        return kept(name);
    }
    if let Some(name) = sentence.strip_prefix("Chủ trì:").or_else(|| sentence.strip_prefix("Chủ trì cuộc họp:"))
    {
        return kept(name);
    }
    let at = sentence.find(" chủ trì").or_else(|| sentence.find(" dẫn đầu"))?;
    if !(folded.contains("chu tri") || folded.contains("dan dau doan")) {
        return None;
    }
    let before = &sentence[..at];
    // The day and the place come before the person: "Ngày 03/7/2023, tại phòng họp, Giám đốc Sở chủ trì".
    let after_day = paper_day(before).map_or(0, |(_, _, end)| end);
    let rest = before[after_day..].trim_start_matches([',', ' ']);
    #[rustfmt::skip]
    let people = [
        "đồng chí", "Đồng chí", "Giám đốc", "Phó Giám đốc", "Tổng Giám đốc", "Phó Tổng Giám đốc", "Chủ tịch", "Phó Chủ tịch",
        "Bí thư", "Phó Bí thư", "Hiệu trưởng", "Phó Hiệu trưởng", "Viện trưởng", "Bộ trưởng", "Thứ trưởng",
        "Vụ trưởng", "Cục trưởng", "Chi cục trưởng", "Trưởng ban", "Phó Trưởng ban", "ông ", "bà ",
    ];
    let begins = |at: &usize| !rest[..*at].ends_with(char::is_alphabetic);
    let places = people.iter().flat_map(|word| rest.match_indices(word).map(|(at, _)| at));
    let start = places.filter(begins).min();
    // Without a title before it only who leads a meeting is meant: "Trung tâm A chủ trì, phối hợp với …" is work.
    let behind = sentence[at..].trim_start_matches(" chủ trì").trim_start().to_lowercase();
    let meets =
        ["họp", "cuộc họp", "hội nghị", "phiên", "buổi", "giao ban"].iter().any(|word| behind.starts_with(word));
    kept(&rest[start.or(meets.then_some(0))?..])
}

fn kept(name: &str) -> Option<String> {
    // "… Trần A đã kiểm tra hiện trường và chủ trì": what was done before the meeting.
    let name = name.find(" đã ").map_or(name, |at| &name[..at]);
    let name = name.trim().trim_end_matches(" đã").trim_end_matches([',', ' ']);
    // What shortens the office's name says nothing of the person.
    let name = match name.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")) {
        Some((name, short)) if short.chars().all(|c| !c.is_lowercase() && !c.is_whitespace()) => name,
        _ => name,
    };
    (!name.is_empty() && name.chars().count() <= 120).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn who_met_and_when_is_read() {
        let meeting = read(
            "Kết luận của Giám đốc Sở tại Hội nghị trực báo tuần 7 năm 2025",
            &[
                "Ngày 17/02/2025, Sở tổ chức Hội nghị trực báo. Đồng chí Trần A, Giám đốc Sở chủ trì Hội nghị. Tham dự Hội nghị gồm có Ban Giám đốc; các đồng chí: Bí thư Chi đoàn. Vắng đồng chí Lê B - Phó Giám đốc (đi học).",
            ],
        );
        assert_eq!(meeting.date, Some(date(2025, 2, 17)));
        assert_eq!(meeting.kind.as_deref(), Some("Hội nghị trực báo tuần 7 năm 2025"));
        assert_eq!(meeting.chair.as_deref(), Some("Đồng chí Trần A, Giám đốc Sở"));
        assert_eq!(meeting.present, ["Ban Giám đốc", "Bí thư Chi đoàn"]);
        assert_eq!(meeting.absent, ["đồng chí Lê B - Phó Giám đốc"]);
    }

    #[test]
    fn the_day_that_ends_a_title_is_the_meetings() {
        let title = "Kết luận của Phó Giám đốc Sở tại cuộc họp về chuyển đổi số ngày 12/8/2025";
        assert_eq!(read(title, &[]).date, Some(date(2025, 8, 12)));
        assert_eq!(read(title, &["Ngày 13/8/2025, Sở họp."]).date, Some(date(2025, 8, 13)));
        let title = "Kết luận tại cuộc họp về Nghị quyết ngày 22/12/2024 của Bộ Chính trị";
        assert_eq!(read(title, &[]).date, None);
    }

    #[test]
    fn what_stands_around_the_chair_is_no_part_of_the_name() {
        let opening =
            "Chiều 14/4/2025 (thứ Hai), tại trụ sở Bộ, Thứ trưởng Thường trực Lê B đã chủ trì cuộc họp giao ban.";
        let meeting = read("Kết luận", &[opening]);
        assert_eq!(
            (meeting.chair.as_deref(), meeting.date),
            (Some("Thứ trưởng Thường trực Lê B"), Some(date(2025, 4, 14)))
        );
        let opening = "Ngày 14/4/2025, Chủ tịch UBND tỉnh Trần A đã kiểm tra hiện trường và chủ trì cuộc họp. Cùng đi có Giám đốc Sở Xây dựng.";
        let meeting = read("Kết luận", &[opening]);
        assert_eq!(meeting.chair.as_deref(), Some("Chủ tịch UBND tỉnh Trần A"));
        assert_eq!(meeting.present, ["Giám đốc Sở Xây dựng"]);
    }

    #[test]
    fn a_chair_behind_the_day_is_found() {
        let meeting = read("Kết luận", &["Ngày 03/7/2023, Giám đốc Sở chủ trì cuộc họp Sơ kết."]);
        assert_eq!((meeting.chair.as_deref(), meeting.date), (Some("Giám đốc Sở"), Some(date(2023, 7, 3))));
        let meeting = read(
            "Kết luận",
            &["Trong 02 ngày 18 và 19/7/2024, tại Nhà máy, Phó Tổng Giám đốc Tổng công ty Thử chủ trì Hội nghị."],
        );
        assert_eq!(meeting.chair.as_deref(), Some("Phó Tổng Giám đốc Tổng công ty Thử"));
        assert_eq!(meeting.date, Some(date(2024, 7, 18)));
    }
}
