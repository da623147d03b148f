//! What comes again, as a calendar takes it: the day it first comes, and its rule as RFC 5545 §3.3.10 asks for it beside that day.

use jiff::civil::Date;

use crate::vietnamese::deadline::weekday_code;

/// A rule of the grammar of deadlines, part by part. Parts are those that grammar writes, nothing else.
pub struct Rule<'a> {
    parts: Vec<(&'a str, &'a str)>,
}

impl<'a> Rule<'a> {
    /// `None` for what is no rule: a count of days from an event.
    pub fn of(text: &'a str) -> Option<Self> {
        let parts: Option<Vec<(&str, &str)>> = text.split(';').map(|part| part.split_once('=')).collect();
        parts.filter(|parts| parts.first().is_some_and(|(name, _)| *name == "FREQ")).map(|parts| Self { parts })
    }

    fn part(&self, name: &str) -> Option<&'a str> {
        self.parts.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
    }

    /// The first day from `day` on that the rule names; the calendar's entry must begin on one. `None` where four years hold none.
    pub fn first(&self, day: Date) -> Option<Date> {
        day.series(jiff::ToSpan::days(1)).take(4 * 366 + 1).find(|day| self.holds(*day))
    }

    fn holds(&self, day: Date) -> bool {
        let listed = |name: &str| self.part(name).map(|list| list.split(','));
        let month = listed("BYMONTH").is_none_or(|mut list| list.any(|month| month.parse() == Ok(day.month())));
        let month_day = listed("BYMONTHDAY").is_none_or(|mut list| {
            list.any(|wanted| wanted.parse() == Ok(day.day()) || wanted == "-1" && day == day.last_of_month())
        });
        let weekday = listed("BYDAY").is_none_or(|mut list| list.any(|wanted| falls_on(wanted, day)));
        let place = match self.part("BYSETPOS") {
            Some("1") => self.others_of_month(day).all(|other| other >= day),
            Some(_) => self.others_of_month(day).all(|other| other <= day),
            None => true,
        };
        // "hằng năm, vào tháng 3": a month alone is due when it ends.
        let whole = self.part("BYMONTH").is_some() && self.part("BYMONTHDAY").is_none() && self.part("BYDAY").is_none();
        month && month_day && weekday && place && (!whole || day == day.last_of_month())
    }

    /// Days of the month on the same weekdays, of which BYSETPOS takes one.
    fn others_of_month(&self, day: Date) -> impl Iterator<Item = Date> {
        let days = self.part("BYDAY").unwrap_or_default();
        let all = day.first_of_month().series(jiff::ToSpan::days(1)).take(day.days_in_month() as usize);
        all.filter(move |other| days.split(',').any(|wanted| falls_on(wanted, *other)))
    }

    /// The rule to print. Hours are told in UTC as the day's own is, `ahead` hours behind the country's clocks.
    pub fn printed(&self, ahead: u8, until: Option<String>) -> String {
        let hour = |hour: &str| hour.parse::<u8>().map_or(0, |hour| (hour % 24 + 24 - ahead) % 24).to_string();
        let part = |(name, value): &(&str, &str)| match *name {
            "BYHOUR" => format!("BYHOUR={}", value.split(',').map(hour).collect::<Vec<_>>().join(",")),
            name => format!("{name}={value}"),
        };
        let parts = self.parts.iter().map(part).chain(until.map(|until| format!("UNTIL={until}")));
        parts.collect::<Vec<_>>().join(";")
    }
}

/// Whether a day is "MO", or the "1MO" of its month.
fn falls_on(wanted: &str, day: Date) -> bool {
    let split = wanted.len().saturating_sub(2);
    let (Some(place), Some(code)) = (wanted.get(..split), wanted.get(split..)) else { return false };
    let of_month = match place {
        "" => true,
        "-1" => day.day() + 7 > day.days_in_month(),
        place => place.parse() == Ok((day.day() + 6) / 7),
    };
    of_month && code == weekday_code(day.weekday())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_first_day_is_one_that_the_rule_names() {
        for (rule, from, first) in [
            ("FREQ=MONTHLY;BYMONTHDAY=19", date(2025, 3, 20), date(2025, 4, 19)),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2024, 2, 10), date(2024, 2, 29)),
            ("FREQ=WEEKLY;BYDAY=MO", date(2025, 3, 1), date(2025, 3, 3)),
            ("FREQ=MONTHLY;BYDAY=1MO", date(2025, 3, 4), date(2025, 4, 7)),
            ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", date(2025, 3, 21), date(2025, 6, 20)),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2025, 1, 1), date(2028, 2, 29)),
            ("FREQ=YEARLY;BYMONTH=3", date(2025, 3, 5), date(2025, 3, 31)),
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2025, 8, 1), date(2025, 8, 29)),
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", date(2025, 6, 3), date(2025, 7, 1)),
            ("FREQ=DAILY;BYHOUR=17;BYMINUTE=0", date(2025, 8, 1), date(2025, 8, 1)),
        ] {
            assert_eq!(Rule::of(rule).and_then(|rule| rule.first(from)), Some(first), "{rule}");
        }
        assert!(Rule::of("P5D from nhận đủ hồ sơ").is_none() && Rule::of("before event").is_none());
        assert_eq!(
            Rule::of("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2").and_then(|rule| rule.first(date(2025, 1, 1))),
            None
        );
    }

    #[test]
    fn hours_are_told_in_utc() {
        let rule = Rule::of("FREQ=DAILY;BYHOUR=6,17;BYMINUTE=0").expect("a rule");
        assert_eq!(rule.printed(7, Some("20250401".to_owned())), "FREQ=DAILY;BYHOUR=23,10;BYMINUTE=0;UNTIL=20250401");
    }
}
