//! Dates, numbers and periods as the reader's language writes them.
//!
//! Vietnamese: 05/02/2026, 1.234,5, 72,5%, quý II/2026. English: 5 Feb 2026, 1,234.5, 72.5%. A date that is
//! printed always has its ISO form beside it, for machines.

use jiff::civil::{Date, Time, Weekday};
use serde::Serialize;

use super::texts::Texts;
use crate::config::SiteLanguage;
use crate::period::Period;
use crate::vietnamese::deadline::words;
use crate::vietnamese::letter::capital;

/// A day, for machines and for people.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Day {
    pub iso: String,
    pub text: String,
}

impl Texts {
    pub fn day(&self, day: Date) -> Day {
        Day { iso: day.to_string(), text: self.date(day) }
    }

    /// 05/02/2026, or 5 Feb 2026.
    pub fn date(&self, day: Date) -> String {
        match self.language {
            SiteLanguage::Vietnamese => words::vietnamese(day),
            SiteLanguage::English => words::english(day),
        }
    }

    /// 05/02, or 5 Feb: where the year is said beside it, or room is short.
    pub fn short_date(&self, day: Date) -> String {
        match self.language {
            SiteLanguage::Vietnamese => format!("{:02}/{:02}", day.day(), day.month()),
            SiteLanguage::English => format!("{} {}", day.day(), &words::month_name(day.month())[..3]),
        }
    }

    /// Thứ Năm, 05/02/2026.
    pub fn long_date(&self, day: Date) -> String {
        let key = match day.weekday() {
            Weekday::Monday => "weekday.1",
            Weekday::Tuesday => "weekday.2",
            Weekday::Wednesday => "weekday.3",
            Weekday::Thursday => "weekday.4",
            Weekday::Friday => "weekday.5",
            Weekday::Saturday => "weekday.6",
            Weekday::Sunday => "weekday.7",
        };
        format!("{}, {}", self.say(key), self.date(day))
    }

    /// 14:30.
    pub fn time(&self, time: Time) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// The first and the last day of a stretch; one day where they are the same, and the shared year once.
    pub fn range(&self, first: Date, last: Date) -> String {
        if first == last {
            return self.date(last);
        }
        if first.year() != last.year() {
            return format!("{} – {}", self.date(first), self.date(last));
        }
        match self.language {
            SiteLanguage::Vietnamese => format!("{}–{}", self.short_date(first), self.date(last)),
            SiteLanguage::English => format!("{} – {}", self.short_date(first), self.date(last)),
        }
    }

    /// A whole number with its thousands parted.
    pub fn whole(&self, n: usize) -> String {
        self.parted(&n.to_string())
    }

    /// A number with at most two decimals, none of them an idle zero.
    pub fn number(&self, value: f64) -> String {
        let written = format!("{:.2}", value.abs());
        let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
        let decimals = decimals.trim_end_matches('0');
        let sign = if value < 0.0 && (whole != "0" || !decimals.is_empty()) { "−" } else { "" };
        let whole = self.parted(whole);
        match (decimals, self.language) {
            ("", _) => format!("{sign}{whole}"),
            (decimals, SiteLanguage::Vietnamese) => format!("{sign}{whole},{decimals}"),
            (decimals, SiteLanguage::English) => format!("{sign}{whole}.{decimals}"),
        }
    }

    /// How large a file is.
    pub fn size(&self, bytes: u64) -> String {
        let kilo = bytes as f64 / 1024.0;
        match kilo {
            k if k < 1.0 => format!("{bytes} B"),
            k if k < 1000.0 => format!("{} KB", self.number(k.round())),
            k => format!("{} MB", self.number((k / 102.4).round() / 10.0)),
        }
    }

    /// A share as percent with at most one decimal: 0.725 is 72,5%.
    pub fn percent(&self, share: f64) -> String {
        let tenths = (share * 1000.0).round();
        // What is not whole is not told as whole.
        let tenths = if share < 1.0 { tenths.min(999.0) } else { tenths };
        format!("{}%", self.number(tenths / 10.0))
    }

    /// "quý I/2025", within a sentence.
    pub fn period(&self, period: Period) -> String {
        let year = period.year().to_string();
        let say = |key: &str, words: &[(&str, &str)]| {
            let mut words = words.to_vec();
            words.push(("year", &year));
            self.fill(key, &words)
        };
        match period {
            Period::Year(_) => say("period.year", &[]),
            Period::Half(_, 1) => say("period.half-1", &[]),
            Period::Half(_, _) => say("period.half-2", &[]),
            Period::Quarter(_, n) => say("period.quarter", &[("roman", roman(n)), ("n", &n.to_string())]),
            Period::Month(_, n) => say("period.month", &[("n", &self.month_in_sentence(n))]),
            Period::Week(_, n) => say("period.week", &[("n", &n.to_string())]),
            Period::Months(_, 1, last) => {
                say("period.first-months", &[("n", &last.to_string()), ("last", &self.month_in_sentence(last))])
            }
            Period::Months(_, first, last) => say(
                "period.months",
                &[("first", &self.month_in_sentence(first)), ("last", &self.month_in_sentence(last))],
            ),
        }
    }

    /// As above at the head of a line: "Quý I/2025".
    pub fn period_title(&self, period: Period) -> String {
        capital(&self.period(period))
    }

    /// The official style writes 01 and 02, so that nobody adds a 1 in front.
    fn month_in_sentence(&self, month: i8) -> String {
        match self.language {
            SiteLanguage::Vietnamese if month <= 2 => format!("{month:02}"),
            SiteLanguage::Vietnamese => month.to_string(),
            SiteLanguage::English => words::month_name(month).to_owned(),
        }
    }

    fn parted(&self, digits: &str) -> String {
        let mark = match self.language {
            SiteLanguage::Vietnamese => '.',
            SiteLanguage::English => ',',
        };
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(digit);
        }
        out
    }
}

/// At most about `most` letters, cut between words; `None` where it is short enough as it is.
pub fn shortened(text: &str, most: usize) -> Option<String> {
    // A text that runs over by a word or two is left whole: cutting would save nothing.
    let soft = place_of(text, most)?;
    place_of(&text[soft..], 20)?;
    let whole = text[soft..].starts_with(' ');
    let cut = if whole { soft } else { text[..soft].rfind(' ').unwrap_or(soft) };
    Some(format!("{}…", text[..cut].trim_end_matches([',', ';', ':', '.', ' ', '–', '-', '('])))
}

/// Where the letter stands that so many stand before.
fn place_of(text: &str, letters: usize) -> Option<usize> {
    // A letter takes a byte or more.
    let mut rest = (text.len() > letters).then(|| text.chars())?;
    rest.nth(letters).map(|letter| text.len() - rest.as_str().len() - letter.len_utf8())
}

fn roman(n: i8) -> &'static str {
    match n {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_and_dates_are_written_the_reader_s_way() {
        let vi = Texts::default();
        assert_eq!(vi.date(date(2026, 2, 5)), "05/02/2026");
        assert_eq!(vi.number(1293500.0), "1.293.500");
        assert_eq!(vi.number(1234.5), "1.234,5");
        assert_eq!(vi.number(-0.001), "0");
        assert_eq!(vi.percent(0.725), "72,5%");
        assert_eq!((vi.percent(97.96 / 98.0), vi.percent(1.0)), ("99,9%".into(), "100%".into()));
        assert_eq!(vi.range(date(2025, 2, 11), date(2025, 2, 20)), "11/02–20/02/2025");
        let en = Texts::new(SiteLanguage::English, Default::default());
        assert_eq!(en.date(date(2026, 2, 5)), "5 Feb 2026");
        assert_eq!(en.range(date(2025, 2, 11), date(2025, 2, 20)), "11 Feb – 20 Feb 2025");
        assert_eq!(
            (vi.short_date(date(2025, 2, 1)), en.short_date(date(2025, 2, 1))),
            ("01/02".into(), "1 Feb".into())
        );
        assert_eq!(en.number(1234.5), "1,234.5");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(shortened("ngắn thôi", 20), None);
        let long = "Trình Giám đốc Sở bộ tiêu chí chấm điểm, xếp loại các phòng, đơn vị";
        assert_eq!(shortened(long, 40).as_deref(), Some("Trình Giám đốc Sở bộ tiêu chí chấm điểm…"));
    }
}
