//! Reads tests/corpus/deadlines.test (which tells its own format) and compares, case by case.

use jiff::civil::Date;
use ketluan::vietnamese::deadline::{Confidence, Context, Deadline, Reading, Relation, read};
use ketluan::vietnamese::week::WeekNumbering;
use ketluan::vietnamese::workday::WorkCalendar;
use std::fmt::Write;

struct Case {
    line: usize,
    issued: Option<Date>,
    text: String,
    expected: Vec<String>,
}

fn corpus() -> Vec<Case> {
    let source = include_str!("corpus/deadlines.test");
    let mut cases: Vec<Case> = Vec::new();
    let mut issued = None;
    let mut lines: Vec<&str> = Vec::new();
    let mut open = false;
    for (number, line) in source.lines().enumerate() {
        if let Some(date) = line.strip_prefix("issued: ") {
            issued = Some(date.trim().parse().expect("a date after issued:"));
        } else if let Some(expected) = line.strip_prefix("=> ") {
            if !open {
                let text = lines.join("\n");
                cases.push(Case { line: number + 1, issued, text, expected: Vec::new() });
                lines.clear();
                open = true;
            }
            cases.last_mut().expect("a case was opened above").expected.push(expected.trim().to_owned());
        } else if !line.starts_with('#') && !line.trim().is_empty() {
            open = false;
            lines.push(line);
        } else {
            open = false;
        }
    }
    cases
}

fn reading(text: &str, issued: Option<Date>) -> Reading {
    read(text, &Context { issued, calendar: &WorkCalendar::default(), weeks: &WeekNumbering::default() })
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn describe(deadline: &Deadline, text: &str) -> String {
    let mut out = format!("[{}] {}", words(deadline.phrase.of(text)), deadline.relation.as_str());
    match (deadline.relation, deadline.start, deadline.end) {
        (Relation::Within | Relation::Relative, Some(start), Some(end)) => write!(out, " {start}..{end}"),
        (_, _, Some(end)) => write!(out, " {end}"),
        _ => Ok(()),
    }
    .expect("writing to a String");
    if let (Some(time), false) = (deadline.time, deadline.relation == Relation::Recurring) {
        write!(out, " {}", time.strftime("%H:%M")).expect("writing to a String");
    }
    if let Some(rule) = &deadline.rule {
        write!(out, " {rule}").expect("writing to a String");
    }
    if deadline.confidence == Confidence::Approximate && deadline.relation != Relation::Relative {
        out.push_str(" ~");
    }
    out
}

#[test]
fn corpus_is_read_as_written() {
    let mut complaints = String::new();
    for case in corpus() {
        let reading = reading(&case.text, case.issued);
        let found: Vec<String> = reading.deadlines.iter().map(|deadline| describe(deadline, &case.text)).collect();
        let refused = reading
            .rejected
            .iter()
            .map(|rejected| format!("none [{}]: {}", words(rejected.span.of(&case.text)), rejected.reason.as_str()));
        let doubts = reading
            .doubts
            .iter()
            .map(|doubt| format!("doubt [{}]: {}", words(doubt.span.of(&case.text)), doubt.kind.as_str()));
        let refused: Vec<String> = refused.chain(doubts).collect();
        let wanted: Vec<&String> = case.expected.iter().filter(|line| line.starts_with('[')).collect();
        let wanted_refused = case.expected.iter().filter(|line| line.starts_with("none") || line.starts_with("doubt"));
        let missing: Vec<&String> = wanted_refused.filter(|line| !refused.contains(line)).collect();
        let nothing = case.expected.iter().any(|line| line == "nothing") && !refused.is_empty();
        if found.iter().ne(wanted.iter().copied()) || !missing.is_empty() || nothing {
            writeln!(complaints, "\nline {}: {}", case.line, case.text).expect("writing to a String");
            for line in &case.expected {
                let mark = if found.contains(line) || refused.contains(line) { ' ' } else { '-' };
                writeln!(complaints, "  {mark} {line}").expect("writing to a String");
            }
            for line in found.iter().chain(&refused).filter(|line| !case.expected.contains(line)) {
                writeln!(complaints, "  + {line}").expect("writing to a String");
            }
        }
    }
    assert!(complaints.is_empty(), "expected (-) and read (+) differ:\n{complaints}");
}

#[test]
fn decomposed_text_is_read_as_composed() {
    use unicode_normalization::UnicodeNormalization;
    for case in corpus() {
        let decomposed: String = case.text.nfd().collect();
        let composed = reading(&case.text, case.issued);
        let found = reading(&decomposed, case.issued);
        let ends = |reading: &Reading| reading.deadlines.iter().map(|deadline| deadline.end).collect::<Vec<_>>();
        assert_eq!(ends(&composed), ends(&found), "{}", case.text);
    }
}

/// Texts made to be slow: each is read in a time that grows with its length, and without deep recursion.
#[test]
fn hostile_texts_are_read_in_time() {
    let pieces = [
        "các ngày 1/1, 2/1 và ",
        "trước ",
        "trong trong ",
        "8h, ",
        "từ 1/1 đến ",
        "tháng 1, ",
        "(",
        "\"",
        "ngày ",
        "1-",
        "12/",
        "hết ",
        "đã ",
        "hạn ",
        "thứ 2, ",
        "6 tháng đầu ",
        "kể từ ",
    ];
    for piece in pieces {
        let started = std::time::Instant::now();
        reading(&piece.repeat(5000), Some(Date::constant(2025, 3, 5)));
        assert!(started.elapsed().as_secs() < 10, "{piece:?} took {:?}", started.elapsed());
    }
}
