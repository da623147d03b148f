//! What holds for any text, whoever wrote it: no reader panics, places lie on character boundaries, in order, apart from
//! each other. Asked by the mutation test and by the fuzz targets.

use jiff::civil::Date;
use ketluan::config::TomlText;
use ketluan::config::{self, Offices};
use ketluan::diagnostic::Diagnostics;
use ketluan::id::NoticeId;
use ketluan::input::Content;
use ketluan::serve::request;
use ketluan::source::{Source, SourceId, Sources, Span};
use ketluan::vietnamese::deadline::{self, Context};
use ketluan::vietnamese::unit_name::Names;
use ketluan::vietnamese::week::WeekNumbering;
use ketluan::vietnamese::workday::WorkCalendar;
use ketluan::vietnamese::{assignment, citation, citation_key, number, quantity, result};
use ketluan::{Options, import, markup, understand};

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
        assert!(text.get(rest.start()..rest.end()).is_some(), "{rest:?} in {text:?}");
    }
}

/// Markdown, to a tree.
pub fn markup(text: &str) {
    let mut sources = Sources::default();
    let source = sources.add(Source::new("text.md", text));
    for block in markup::parse(source, text, 0, &mut Diagnostics::default()) {
        assert!(text.get(block.span.start()..block.span.end()).is_some(), "{:?} in {text:?}", block.span);
    }
}

/// Numbers, values, plans, results told in prose.
pub fn numbers(text: &str) {
    for value in quantity::value(text).into_iter().map(|value| value.number.value) {
        assert!(value.is_finite(), "{value} from {text:?}");
    }
    if let Some(plan) = quantity::plan(text) {
        assert!(plan.min.into_iter().chain(plan.max).all(f64::is_finite), "{plan:?} from {text:?}");
    }
    let _ = (number::parse(text), result::read(text));
}

/// A notice as it may come from any hand, through to the register.
pub fn notice(text: &str) {
    site(&[("content/notices/a.md", text)]);
    site(&[("content/notices/a.md", &format!("{FRONT}{text}"))]);
}

/// A log of results.
pub fn log(text: &str) {
    let notice = format!("{FRONT}## Nhiệm vụ\n\n### Văn phòng Sở\n\n- Trình kế hoạch trước ngày 28/02/2025\n");
    site(&[("content/notices/a.md", &notice), ("content/progress/a.csv", text)]);
    site(&[("content/notices/a.md", &notice), ("content/progress/a.md", text)]);
}

/// Any text becomes a notice that reads back without an error.
pub fn import(text: &str) {
    let mut sources = Sources::default();
    let source = sources.add(Source::new("a.txt", text));
    let offices = offices(&mut sources);
    let Some(issuer) = offices.find_issuer("so") else { return };
    let imported = import::import(source, &sources, &offices, issuer, &mut Diagnostics::default());
    site(&[("content/notices/a.md", &imported.text)]);
}

const FRONT: &str = "+++\ntitle = \"Kết luận\"\nissuer = \"so\"\nissued = 2025-02-18\n+++\n\n";
const UNITS: &str = "[[issuer]]\nid = \"so\"\nname = \"Sở Thử\"\n\n\
     [[issuer.unit]]\nid = \"van-phong\"\nname = \"Văn phòng Sở\"\n\n\
     [[issuer.unit]]\nid = \"phong-khoa-hoc\"\nname = \"Phòng Quản lý Khoa học\"\naliases = [\"Phòng QLKH\"]\n";

fn offices(sources: &mut Sources) -> Offices {
    let source = sources.add(Source::new("content/units.toml", UNITS));
    let toml = TomlText { source, text: &sources.get(source).text, offset: 0 };
    config::read_offices(toml, &mut Diagnostics::default())
}

/// Reads these files as a site; each place that is told must lie in its text.
fn site(files: &[(&str, &str)]) {
    let mut content = Content::default();
    let mut add = |path: &str, text: &str| -> SourceId { content.sources.add(Source::new(path, text)) };
    let units = add("content/units.toml", UNITS);
    let added: Vec<(&str, SourceId)> = files.iter().map(|(path, text)| (*path, add(path, text))).collect();
    content.units = Some(units);
    for (path, source) in added {
        match path.contains("/notices/") {
            true => content.notices.push((NoticeId::new("a"), source)),
            false => content.logs.push(vec![source]),
        }
    }
    let mut diagnostics = Diagnostics::default();
    let read = understand(&mut content, &Options::default(), &mut diagnostics);
    for place in diagnostics.iter().flat_map(|found| found.place.into_iter().chain(found.related)) {
        let text = &read.sources.get(place.source).text;
        assert!(text.get(place.span.start()..place.span.end()).is_some(), "{place:?} in {text:?}");
    }
}

fn apart(spans: &[Span], text: &str) {
    spans.iter().for_each(|span| sound(*span, text));
    assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "spans overlap in {text:?}");
}

fn sound(span: Span, text: &str) {
    assert!(text.get(span.start()..span.end()).is_some_and(|words| !words.is_empty()), "{span:?} in {text:?}");
}

/// A request that is let in names a path below the top and nothing that could lead elsewhere; encoded again it is read as the same.
pub fn request(bytes: &[u8]) {
    let Ok(asked) = request::parse(bytes, 8017) else { return };
    let names = asked.path.strip_suffix('/').unwrap_or(&asked.path);
    assert!(names.is_empty() || names.split('/').all(|name| !matches!(name, "" | "." | "..")), "{asked:?}");
    assert!(
        !asked.path.starts_with('/') && !asked.path.contains('\\') && !asked.path.contains(char::is_control),
        "{asked:?}"
    );
    let again = format!("GET /{} HTTP/1.1\r\nHost: localhost:8017\r\n\r\n", request::encoded(&asked.path));
    assert_eq!(request::parse(again.as_bytes(), 8017).map(|again| again.path), Ok(asked.path));
    // Which part of a stream is a head does not depend on what follows it.
    if let Some(end) = request::end_of_head(bytes) {
        assert!(end <= bytes.len() && bytes[..end].ends_with(b"\r\n\r\n"));
    }
}
