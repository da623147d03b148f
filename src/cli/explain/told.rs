//! What was read, told to people: the sentence with its phrases marked, then each phrase with its reading and the reason.

use jiff::civil::Date;

use super::{Explained, ExplainedRejection};
use crate::diagnostic::Language;
use crate::source::Span;
use crate::vietnamese::deadline::{Reading, words};

/// How long a line may be before its marks would lose their words, in characters.
const WIDTH: usize = 96;

/// The sentence with its phrases marked, then each phrase with what was read and why.
pub fn told(text: &str, reading: &Reading, explained: &Explained, language: Language) -> String {
    let say = |en: &'static str, vi: &'static str| match language {
        Language::English => en,
        Language::Vietnamese => vi,
    };
    let mut out = marked(text, reading);
    let one_line = |phrase: &str| phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut section = |title: &str, lines: Vec<(String, String, String)>| {
        if lines.is_empty() {
            return;
        }
        out.push_str(&format!("\n{title}\n"));
        for (phrase, read, why) in lines {
            out.push_str(&format!("  “{}”  →  {read}\n", one_line(&phrase)));
            if !why.is_empty() {
                out.push_str(&format!("      {why}\n"));
            }
        }
    };
    let day = |day: Date| day.strftime("%d/%m/%Y").to_string();
    let deadlines = explained.deadlines.iter().zip(&reading.deadlines).map(|(explained, deadline)| {
        let (en, vi) = words::reading(deadline);
        let read = match language {
            Language::English => en,
            Language::Vietnamese => vi,
        };
        (explained.phrase.to_owned(), read, explained.why.to_owned())
    });
    section(say("Deadlines", "Thời hạn"), deadlines.collect());
    let reasons = |rows: &[ExplainedRejection]| {
        rows.iter().map(|row| (row.phrase.to_owned(), row.why.to_owned(), String::new())).collect::<Vec<_>>()
    };
    section(say("Not deadlines", "Không phải thời hạn"), reasons(&explained.not_deadlines));
    section(say("To be checked", "Cần xem lại"), reasons(&explained.doubts));
    let citations = explained.citations.iter().map(|citation| {
        let date = citation.date.map(|date| format!(", {}", day(date))).unwrap_or_default();
        let number = citation.number.unwrap_or_default();
        let read =
            format!("{} {number}{date} {}", citation.kind.unwrap_or_default(), citation.issuer.unwrap_or_default());
        (citation.phrase.to_owned(), one_line(&read), String::new())
    });
    section(say("Citations", "Văn bản được dẫn"), citations.collect());
    let units = explained
        .units
        .iter()
        .map(|unit| (unit.phrase.to_owned(), format!("{} ({})", unit.name, unit.unit), String::new()));
    section(say("Units", "Đơn vị"), units.collect());
    out
}

/// The text in lines, with a line of marks below each: `^` under a deadline, `-` under a date that is none.
fn marked(text: &str, reading: &Reading) -> String {
    let mut signs: Vec<(char, char)> = text.char_indices().map(|(at, c)| (c, sign(at, reading))).collect();
    // Line ends and tabs would part the two lines.
    signs.iter_mut().filter(|(c, _)| c.is_control()).for_each(|(c, _)| *c = ' ');
    let mut out = String::new();
    let mut rest = signs.as_slice();
    while !rest.is_empty() {
        let mut end = rest.len().min(WIDTH);
        if end < rest.len() {
            // Break at the last blank, unless one word fills the line.
            end = rest[..end].iter().rposition(|(c, _)| *c == ' ').map_or(end, |blank| blank + 1);
        }
        let (line, after) = rest.split_at(end);
        let words: String = line.iter().map(|(c, _)| c).collect();
        let marks: String = line.iter().map(|(_, sign)| sign).collect();
        if !words.trim().is_empty() {
            out.push_str(&format!("  {}\n", words.trim_end()));
        }
        if !marks.trim().is_empty() {
            out.push_str(&format!("  {}\n", marks.trim_end()));
        }
        rest = after;
    }
    out
}

fn sign(at: usize, reading: &Reading) -> char {
    let within = |span: Span| span.start() <= at && at < span.end();
    if reading.deadlines.iter().any(|deadline| within(deadline.phrase)) {
        '^'
    } else if reading.rejected.iter().any(|rejected| within(rejected.span)) {
        '-'
    } else {
        ' '
    }
}
