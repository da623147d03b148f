//! The front matter of an imported notice.

use super::facts::{self, PaperDay};
use super::head::Head;
use super::meeting::Meeting;
use super::tail::Tail;
use crate::notice::NoticeKind;
use crate::notice::section::{Part, part_of};
use crate::period::Period;

/// All that is said of a notice outside its body.
#[derive(Debug)]
pub struct Front<'a> {
    pub issuer: &'a str,
    pub head: &'a Head,
    pub tail: &'a Tail,
    pub meeting: &'a Meeting,
    pub reviews: Option<Period>,
    pub directs: Option<Period>,
}

/// Front matter between its fences.
pub fn write(front: &Front) -> String {
    let Front { head, tail, meeting, .. } = front;
    let mut out = String::from("+++\n");
    if head.kind != NoticeKind::Notice {
        line(&mut out, "kind", Some(head.kind.as_str()));
    }
    line(&mut out, "title", Some(&head.title));
    line(&mut out, "issuer", Some(front.issuer));
    line(&mut out, "number", head.number.as_deref());
    match head.issued {
        Some((PaperDay::Day(day), _)) => out.push_str(&format!("issued = {day}\n")),
        Some((PaperDay::Month(year, month), _)) => line(&mut out, "issued", Some(&format!("{year}-{month:02}"))),
        None => {}
    }
    line(&mut out, "place", head.place.as_deref());
    line(&mut out, "reviews", front.reviews.map(|period| period.to_string()).as_deref());
    line(&mut out, "directs", front.directs.map(|period| period.to_string()).as_deref());
    list(&mut out, "recipients", &tail.recipients);
    if *front.meeting != Meeting::default() {
        out.push_str("\n[meeting]\n");
        if let Some(day) = meeting.date {
            out.push_str(&format!("date = {day}\n"));
        }
        line(&mut out, "kind", meeting.kind.as_deref());
        line(&mut out, "chair", meeting.chair.as_deref());
        list(&mut out, "present", &meeting.present);
        list(&mut out, "absent", &meeting.absent);
    }
    let join = |lines: &[String]| Some(lines.join(", ")).filter(|text| !text.is_empty());
    let (authority, role) = (join(&tail.authority), join(&tail.role));
    if authority.is_some() || role.is_some() || tail.name.is_some() {
        out.push_str("\n[signature]\n");
        line(&mut out, "authority", authority.as_deref());
        line(&mut out, "role", role.as_deref());
        line(&mut out, "name", tail.name.as_deref());
    }
    out.push_str("+++\n");
    out
}

/// Names the file that a notice was made of, in its front matter; a text without one stays as it is.
pub fn with_original(text: &str, name: &str) -> String {
    let Some(rest) = text.strip_prefix("+++\n") else { return text.to_owned() };
    // Keys of the notice itself end where its first table begins.
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.starts_with('[') || line.starts_with("+++") || line.trim().is_empty() || line.starts_with("recipients")
        {
            break;
        }
        at += line.len();
    }
    format!("+++\n{}original = {}\n{}", &rest[..at], quoted(name), &rest[at..])
}

fn line(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        out.push_str(&format!("{key} = {}\n", quoted(value)));
    }
}

fn list(out: &mut String, key: &str, values: &[String]) {
    match values {
        [] => {}
        [one] => out.push_str(&format!("{key} = [{}]\n", quoted(one))),
        many => {
            let lines: String = many.iter().map(|value| format!("    {},\n", quoted(value))).collect();
            out.push_str(&format!("{key} = [\n{lines}]\n"));
        }
    }
}

/// A TOML basic string.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What the notice looks back on and what it directs: its title, else its headings tell.
pub fn periods(head: &Head, meeting: &Meeting, headings: &[String]) -> (Option<Period>, Option<Period>) {
    let year = match (head.issued, meeting.date) {
        (Some((PaperDay::Day(day), _)), _) => Some(day.year()),
        (Some((PaperDay::Month(year, _), _)), _) => Some(year),
        (None, day) => day.map(|day| day.year()),
    };
    let own = facts::period(&head.title, year);
    if head.kind == NoticeKind::Programme {
        return (None, own);
    }
    if let (Some(Period::Week(..)), Some(day)) = (own, meeting.date) {
        // An office's own count of weeks differs from the calendar's; the meeting's day does not.
        let (before, this) = facts::weeks(day);
        return (Some(before), Some(this));
    }
    // "Nhiệm vụ tháng 10" in a notice of October: the meeting looks ahead to its own month, and back on the one told before.
    let named = |heading: &String| facts::period(heading, year).map(|period| (period, part_of(heading)));
    let periods: Vec<_> = headings.iter().filter_map(named).collect();
    let tasks = |period: &Period| periods.iter().any(|(other, part)| other == period && *part == Some(Part::Tasks));
    if let Some(own) = own.filter(|own| tasks(own) && !periods.iter().any(|(other, _)| other.days().0 > own.days().0)) {
        let before = periods.iter().map(|(period, _)| *period).find(|period| period.days().1 < own.days().0);
        if before.is_some() {
            return (before, Some(own));
        }
    }
    let ahead = headings.iter().filter(|heading| part_of(heading) == Some(Part::Tasks));
    let ahead = ahead.filter_map(|heading| facts::period(heading, year)).find(|period| Some(*period) != own);
    let back = own.filter(|period| !matches!(period, Period::Year(_) | Period::Week(..)));
    (back, ahead.or_else(|| back.and_then(facts::after)))
}
