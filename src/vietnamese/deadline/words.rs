//! What was read of a deadline, said to people: its days, what comes again, what is counted from an event. In English and in
//! Vietnamese, from the one reading, so that the terminal and every page say the same. Codes (RRULE, P5D) are for machines and stay in
//! the exports; which rule of the grammar read it is told by [`super::Form::explanation`].

use jiff::civil::{Date, Time, Weekday};

use super::{Confidence, Deadline, DoubtKind, Form, Relation};
use rhythm::Rhythm;

mod rhythm;

/// A sentence in English and in Vietnamese.
pub type Both = (String, String);

/// The whole reading: "ngày cuối đúng hạn 14/03/2025 (Thứ Sáu)", "hằng tháng, ngày 19", "5 ngày làm việc kể từ ngày nhận".
pub fn reading(deadline: &Deadline) -> Both {
    let rule = undated(deadline);
    let Some(end) = deadline.end else {
        return rule.unwrap_or_else(|| ("no day yet".to_owned(), "chưa rõ ngày".to_owned()));
    };
    let (mut en, mut vi) = last_day(deadline, end);
    if let Some(start) = deadline.start.filter(|start| *start < end) {
        en.push_str(&format!(", from {}", english(start)));
        vi.push_str(&format!(", từ {}", vietnamese(start)));
    }
    if let Some((rule_en, rule_vi)) = rule {
        en.push_str(&format!(": {rule_en}"));
        vi.push_str(&format!(": {rule_vi}"));
    }
    if deadline.confidence == Confidence::Approximate {
        let (about_en, about_vi) = match deadline.form {
            // A count is as sure as the list of days off.
            Form::Count | Form::CountFromIssue => DoubtKind::RulesOnly.explanation(),
            _ => ("approximate", "gần đúng"),
        };
        en.push_str(&format!(" ({about_en})"));
        vi.push_str(&format!(" ({about_vi})"));
    }
    (en, vi)
}

/// What comes again, or is counted from an event, without any day; `None` where the deadline is plain days, or its event has no words.
pub fn undated(deadline: &Deadline) -> Option<Both> {
    let rule = deadline.rule.as_deref()?;
    if rule.starts_with("FREQ=") {
        return Rhythm::parse(rule).and_then(|rhythm| rhythm.said(deadline.time));
    }
    count(rule)
}

fn last_day(deadline: &Deadline, end: Date) -> Both {
    let (day_en, day_vi) = weekday(end.weekday());
    let (en, vi) = (format!("{} ({day_en})", english(end)), format!("{} ({day_vi})", vietnamese(end)));
    let Some(time) = deadline.time else {
        return (format!("last on-time day {en}"), format!("ngày cuối đúng hạn {vi}"));
    };
    let time = hour(time);
    match deadline.relation {
        Relation::At | Relation::On => (format!("at {time} on {en}"), format!("lúc {time} ngày {vi}")),
        _ => (format!("until {time} on {en}"), format!("đến {time} ngày {vi}")),
    }
}

/// `P5D working from ngày nhận`: a count, and what it runs from or back from.
fn count(rule: &str) -> Option<Both> {
    let rest = rule.strip_prefix("PT").or_else(|| rule.strip_prefix('P'))?;
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = rest.split_at(digits);
    let mut letters = rest.chars();
    let unit = letters.next()?;
    let rest = letters.as_str();
    let (unit, rest) = match rest.strip_prefix(" working") {
        Some(rest) => ('B', rest),
        None => (unit, rest),
    };
    let (unit_en, unit_vi) = match unit {
        'H' => ("hour", "giờ"),
        'D' => ("day", "ngày"),
        'B' => ("working day", "ngày làm việc"),
        'W' => ("week", "tuần"),
        'M' => ("month", "tháng"),
        'Y' => ("year", "năm"),
        _ => return None,
    };
    let many = if number == "1" { "" } else { "s" };
    let (en, vi) = (format!("{number} {unit_en}{many}"), format!("{number} {unit_vi}"));
    Some(match rest.trim_start().split_once(' ') {
        Some(("from", "issue")) => (format!("{en} from the day of issue"), format!("{vi} kể từ ngày ban hành")),
        Some(("from", "previous deadline")) => {
            (format!("{en} from the deadline told before"), format!("{vi} kể từ thời hạn nêu trước đó"))
        }
        Some(("from", event)) => {
            let when = if is_act(event) { "khi " } else { "" };
            (format!("{en} from “{event}”"), format!("{vi} kể từ {when}{event}"))
        }
        Some(("before", event)) => (format!("{en} before “{event}”"), format!("{vi} trước {event}")),
        _ => (en, vi),
    })
}

/// An event told as an act ("có kết quả") takes a "khi" in front; one told as a thing or a day does not.
fn is_act(event: &str) -> bool {
    const ACTS: [&str; 22] = [
        "có", "được", "nhận", "nộp", "ký", "ban", "hoàn", "kết", "bắt", "xong", "thụ", "tiếp", "phát", "công", "gửi",
        "trình", "phê", "bàn", "nghiệm", "khai", "thông", "tổ",
    ];
    let first = event.split(' ').next().unwrap_or_default();
    ACTS.contains(&first.to_lowercase().as_str())
}

fn both(en: &str, vi: &str) -> Both {
    (en.to_owned(), vi.to_owned())
}

fn hour(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A day as Vietnamese writes it: 05/02/2026.
pub fn vietnamese(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// A day as the English side writes it: 5 Feb 2026.
pub fn english(day: Date) -> String {
    format!("{} {} {}", day.day(), &month_name(day.month())[..3], day.year())
}

fn weekday(day: Weekday) -> (&'static str, &'static str) {
    match day {
        Weekday::Monday => ("Monday", "Thứ Hai"),
        Weekday::Tuesday => ("Tuesday", "Thứ Ba"),
        Weekday::Wednesday => ("Wednesday", "Thứ Tư"),
        Weekday::Thursday => ("Thursday", "Thứ Năm"),
        Weekday::Friday => ("Friday", "Thứ Sáu"),
        Weekday::Saturday => ("Saturday", "Thứ Bảy"),
        Weekday::Sunday => ("Sunday", "Chủ nhật"),
    }
}

/// A month's name in English; 1 is January.
pub fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[usize::try_from(month - 1).unwrap_or(0).min(11)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::deadline::{Context, read};
    use crate::vietnamese::week::WeekNumbering;
    use crate::vietnamese::workday::WorkCalendar;

    fn said(text: &str) -> Both {
        let issued = Some(jiff::civil::date(2025, 2, 17));
        let context = Context { issued, calendar: &WorkCalendar::default(), weeks: &WeekNumbering::default() };
        reading(&read(text, &context).deadlines[0])
    }

    #[test]
    fn a_rhythm_is_told_as_people_say_it() {
        let cases = [
            ("Báo cáo trước ngày 20 hằng tháng", "every month, on day 19", "hằng tháng, ngày 19"),
            ("Gửi vào thứ 6 hàng tuần", "every week, on Friday", "hằng tuần, Thứ Sáu"),
            ("Báo cáo trước 16h thứ Năm hằng tuần", "every week, on Thursday, 16:00", "hằng tuần, Thứ Năm, 16:00"),
            ("Định kỳ hàng quý báo cáo", "every quarter", "hằng quý"),
            ("Gửi trước ngày 10/12 hàng năm", "every year, on 9 December", "hằng năm, ngày 9/12"),
            (
                "Gửi báo cáo trước ngày 15 tháng cuối quý",
                "every quarter, on day 14 of its last month",
                "hằng quý, ngày 14 của tháng cuối quý",
            ),
        ];
        for (text, en, vi) in cases {
            assert_eq!(said(text), both(en, vi), "{text}");
        }
    }

    #[test]
    fn a_count_says_what_it_runs_from() {
        let cases = [
            ("P10D working from có kết quả", "10 ngày làm việc kể từ khi có kết quả"),
            ("P5D working from ngày nhận đủ hồ sơ", "5 ngày làm việc kể từ ngày nhận đủ hồ sơ"),
            ("P1D from issue", "1 ngày kể từ ngày ban hành"),
            ("P30D before khai mạc", "30 ngày trước khai mạc"),
            ("PT24H", "24 giờ"),
        ];
        for (rule, vi) in cases {
            assert_eq!(count(rule).unwrap().1, vi, "{rule}");
        }
        assert_eq!(count("P1D from issue").unwrap().0, "1 day from the day of issue");
        assert_eq!(count("before event"), None);
    }

    #[test]
    fn days_are_told_with_their_weekday() {
        let (en, vi) = said("Trình trước ngày 15/3");
        assert_eq!(en, "last on-time day 14 Mar 2025 (Friday)");
        assert_eq!(vi, "ngày cuối đúng hạn 14/03/2025 (Thứ Sáu)");
        assert_eq!(said("Trình trước 16h ngày 14/3").1, "đến 16:00 ngày 14/03/2025 (Thứ Sáu)");
        assert!(said("Trình trong đầu tháng 3").1.ends_with("(gần đúng)"));
    }
}
