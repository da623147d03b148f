//! What holds for any text, whoever wrote it: no reader panics, places lie on character boundaries, in order, apart from
//! each other. Asked by the mutation test and by the fuzz targets.

use jiff::civil::Date;
use ketluan::diagnostic::Diagnostics;
use ketluan::markup;
use ketluan::source::{Source, Sources, Span};
use ketluan::vietnamese::deadline::{self, Context};
use ketluan::vietnamese::unit_name::Names;
use ketluan::vietnamese::week::WeekNumbering;
use ketluan::vietnamese::workday::WorkCalendar;
use ketluan::vietnamese::{assignment, citation, citation_key};

/// Deadlines, with and without a day of issue.
pub fn deadline(text: &str) {
    for issued in [None, Some(Date::constant(2024, 2, 29))] {
        let context = Context { issued, calendar: &WorkCalendar::default(), weeks: &WeekNumbering::default() };
        let reading = deadline::read(text, &context);
        let phrases: Vec<Span> = reading.deadlines.iter().map(|deadline| deadline.phrase).collect();
        apart(&phrases, text);
        reading.rejected.iter().for_each(|found| sound(found.span, text));
        reading.doubts.iter().for_each(|doubt| sound(doubt.span, text));
        for deadline in &reading.deadlines {
            if let (Some(start), Some(end)) = (deadline.start, deadline.end) {
                assert!(start <= end, "{start} is after {end} in {text:?}");
            }
        }
    }
}

/// Citations, their keys, and assignments.
pub fn citation(text: &str) {
    let citations = citation::read(text);
    apart(&citations.iter().map(|found| found.span).collect::<Vec<_>>(), text);
    assert_eq!(citation_key::keys(&citations).len(), citations.len());
    let assignment = assignment::read(text);
    assignment.with.into_iter().chain(assignment.person).for_each(|span| sound(span, text));
}

/// Names of units, in running text and as a heading.
pub fn names(text: &str) {
    let names = Names::of_office(
        "Sở Khoa học và Công nghệ",
        [(1, "Phòng Quản lý Khoa học - Công nghệ"), (2, "Văn phòng Sở"), (3, "Các phòng, đơn vị thuộc Sở")],
    );
    apart(&names.scan(text).iter().map(|found| found.span).collect::<Vec<_>>(), text);
    let _ = (names.exact(text), names.nearest(text, 3));
    if let Some((_, rest)) = names.run_in(text) {
        assert!(text.get(rest.start..rest.end).is_some(), "{rest:?} in {text:?}");
    }
}

/// Markdown, to a tree.
pub fn markup(text: &str) {
    let mut sources = Sources::default();
    let source = sources.add(Source::new("text.md", text));
    for block in markup::parse(source, text, 0, &mut Diagnostics::default()) {
        assert!(text.get(block.span.start..block.span.end).is_some(), "{:?} in {text:?}", block.span);
    }
}

fn apart(spans: &[Span], text: &str) {
    spans.iter().for_each(|span| sound(*span, text));
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "spans overlap in {text:?}");
}

fn sound(span: Span, text: &str) {
    assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{span:?} in {text:?}");
}
