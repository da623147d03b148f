//! What comes again, said to people: an RRULE taken apart and put into words.

use jiff::civil::{Time, Weekday};

use super::{Both, both, hour, month_name, weekday};

/// An RRULE of those that the grammar makes, taken apart.
pub struct Rhythm<'a> {
    freq: &'a str,
    interval: u32,
    months: Vec<i8>,
    day: Option<i8>,
    weekdays: &'a str,
    position: Option<i8>,
    hours: Vec<i8>,
    minutes: Vec<i8>,
}

impl<'a> Rhythm<'a> {
    /// `None` for what is no rhythm.
    pub fn parse(rule: &'a str) -> Option<Self> {
        let part = |key: &str| {
            let mut parts = rule.split(';').filter_map(|part| part.split_once('='));
            parts.find(|(name, _)| *name == key).map(|(_, value)| value)
        };
        let numbers = |key: &str| -> Vec<i8> {
            part(key).unwrap_or_default().split(',').filter_map(|number| number.parse().ok()).collect()
        };
        Some(Self {
            freq: part("FREQ")?,
            interval: part("INTERVAL").and_then(|number| number.parse().ok()).unwrap_or(1),
            months: numbers("BYMONTH"),
            day: numbers("BYMONTHDAY").first().copied(),
            weekdays: part("BYDAY").unwrap_or_default(),
            position: numbers("BYSETPOS").first().copied(),
            hours: numbers("BYHOUR"),
            minutes: numbers("BYMINUTE"),
        })
    }

    /// "hằng tháng, ngày 19": the period, then what of it.
    pub fn said(&self, time: Option<Time>) -> Option<Both> {
        let (mut en, mut vi) = self.period()?;
        let mut add = |words: Option<Both>| {
            if let Some((more_en, more_vi)) = words {
                en.push_str(&format!(", {more_en}"));
                vi.push_str(&format!(", {more_vi}"));
            }
        };
        add(self.day_said());
        match self.times().as_slice() {
            [] => add(time.map(|time| (hour(time), hour(time)))),
            times => add(Some((times.join(" and "), times.join(" và ")))),
        }
        Some((en, vi))
    }

    fn period(&self) -> Option<Both> {
        let (one, many, vi) = match self.freq {
            "DAILY" => ("every day", "days", "ngày"),
            "WEEKLY" => ("every week", "weeks", "tuần"),
            "MONTHLY" if self.interval == 3 => return Some(both("every quarter", "hằng quý")),
            "MONTHLY" => ("every month", "months", "tháng"),
            "YEARLY" if self.months.len() == 4 => return Some(both("every quarter", "hằng quý")),
            "YEARLY" => ("every year", "years", "năm"),
            _ => return None,
        };
        Some(match self.interval {
            1 => (one.to_owned(), format!("hằng {vi}")),
            n => (format!("every {n} {many}"), format!("{n} {vi} một lần")),
        })
    }

    fn day_said(&self) -> Option<Both> {
        if let Some(position) = self.position {
            let (en, vi) = if position < 0 { ("last", "cuối cùng") } else { ("first", "đầu tiên") };
            return Some((format!("on the {en} working day"), format!("ngày làm việc {vi}")));
        }
        if !self.weekdays.is_empty() {
            return weekday_said(self.weekdays);
        }
        let month = match self.months.as_slice() {
            [month] => Some(*month),
            _ => None,
        };
        Some(match (self.day, month) {
            (None, None) => return None,
            (None, Some(month)) => (format!("in {}", month_name(month)), format!("tháng {month}")),
            (Some(-1), Some(12)) => both("on its last day", "ngày cuối năm"),
            (Some(-1), Some(month)) => {
                (format!("on the last day of {}", month_name(month)), format!("ngày cuối tháng {month}"))
            }
            (Some(day), Some(month)) => (format!("on {day} {}", month_name(month)), format!("ngày {day}/{month}")),
            (Some(-1), None) => match self.months.first() {
                None => both("on its last day", "ngày cuối tháng"),
                Some(1) => both("on the last day of its first month", "ngày cuối của tháng đầu quý"),
                Some(_) => both("on its last day", "ngày cuối quý"),
            },
            (Some(day), None) => {
                let (en, vi) = match self.months.first() {
                    None => ("", ""),
                    Some(1) => (" of its first month", " của tháng đầu quý"),
                    Some(_) => (" of its last month", " của tháng cuối quý"),
                };
                (format!("on day {day}{en}"), format!("ngày {day}{vi}"))
            }
        })
    }

    /// Hours with their minutes; one minute said for several hours belongs to each.
    fn times(&self) -> Vec<String> {
        let minute = |at: usize| self.minutes.get(at).or(self.minutes.last()).copied().unwrap_or(0);
        self.hours.iter().enumerate().map(|(at, hour)| format!("{hour:02}:{:02}", minute(at))).collect()
    }
}

/// `FR`, `1MO`, `-1FR`.
fn weekday_said(code: &str) -> Option<Both> {
    let (ordinal, name) = code.split_at(code.len().checked_sub(2)?);
    let days = [
        ("MO", Weekday::Monday),
        ("TU", Weekday::Tuesday),
        ("WE", Weekday::Wednesday),
        ("TH", Weekday::Thursday),
        ("FR", Weekday::Friday),
        ("SA", Weekday::Saturday),
        ("SU", Weekday::Sunday),
    ];
    let (en, vi) = weekday(days.iter().find(|(code, _)| *code == name)?.1);
    Some(match ordinal {
        "" => (format!("on {en}"), vi.to_owned()),
        "1" => (format!("on the first {en}"), format!("{vi} đầu tiên")),
        "-1" => (format!("on the last {en}"), format!("{vi} cuối cùng")),
        n => (format!("on {en} of week {n}"), format!("{vi} tuần thứ {n}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_the_grammar_has_words() {
        let rule = |rule: &str| Rhythm::parse(rule).and_then(|rhythm| rhythm.said(None)).unwrap().1;
        assert_eq!(rule("FREQ=DAILY;BYHOUR=6,16;BYMINUTE=0"), "hằng ngày, 06:00 và 16:00");
        assert_eq!(rule("FREQ=MONTHLY;BYDAY=-1FR"), "hằng tháng, Thứ Sáu cuối cùng");
        assert_eq!(rule("FREQ=WEEKLY;BYDAY=FR;INTERVAL=2"), "2 tuần một lần, Thứ Sáu");
        assert_eq!(rule("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"), "hằng quý, ngày cuối quý");
        assert_eq!(rule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"), "hằng tháng, ngày làm việc cuối cùng");
    }
}
