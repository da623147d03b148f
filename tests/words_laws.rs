//! Laws that hold for any text: no reader panics, and every place told lies on character boundaries.
//!
//! Texts are made by cutting up, joining and spoiling the inputs of the corpus, with a generator of
//! our own, so a failure comes again with the same seed.

use ketluan::source::Span;
use ketluan::vietnamese::unit_name::Names;
use ketluan::vietnamese::{assignment, citation, citation_key, collate, fold, number, person, quantity, result, word};

/// Knuth's linear congruential generator; the high bits are the good ones.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

const SPOILERS: &[&str] = &[
    "\u{a0}",
    "\u{301}",
    "\u{ad}",
    "\n\n",
    "\r\n",
    "*",
    "**",
    "_",
    "–",
    "/",
    "-",
    "&",
    "(",
    ")",
    "đ",
    "Đ",
    "%",
    "số",
    "57-NQ/",
    "/2024/",
    "ngày 31/02/2025",
    "của",
    "các phòng:",
    "phối hợp với",
    "Luật",
    "99999999999",
    "\u{200b}",
    "İ",
    "ǅ",
    "🙂",
    "NQ",
    "và",
    ".",
    ",",
    ";",
    "“",
    "1.2.3,4",
    "\u{feff}",
    "|",
    "Sở",
    "chỉ tiêu",
    "đạt",
];

fn corpus() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/words");
    let mut lines = Vec::new();
    for name in ["assignments", "citations", "numbers", "units"] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.test"))).expect("the corpus is there");
        lines.extend(text.lines().filter(|line| !line.starts_with("=>") && !line.is_empty()).map(str::to_string));
    }
    lines
}

fn mutant(chance: &mut Chance, lines: &[String]) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut text: Vec<char> = lines[chance.below(lines.len())].chars().collect();
    for _ in 0..chance.below(6) {
        let at = chance.below(text.len() + 1);
        match chance.below(4) {
            0 => {
                let to = at + chance.below(text.len() + 1 - at);
                text.drain(at..to.min(at + 9));
            }
            1 => drop(text.splice(at..at, SPOILERS[chance.below(SPOILERS.len())].chars())),
            2 => {
                let other: Vec<char> = lines[chance.below(lines.len())].chars().collect();
                let from = chance.below(other.len() + 1);
                drop(text.splice(at..at, other[from..].iter().copied()));
            }
            _ => text.truncate(at.max(3)),
        }
    }
    let text: String = text.into_iter().collect();
    if chance.below(4) == 0 { text.nfd().collect() } else { text }
}

fn sound(span: Span, text: &str) {
    assert!(text.get(span.start()..span.end()).is_some(), "{span:?} in {text:?}");
    assert!(!span.is_empty(), "an empty span {span:?} in {text:?}");
}

fn read_all(text: &str, names: &Names<usize>) {
    let citations = citation::read(text);
    for pair in citations.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start(), "spans overlap in {text:?}");
    }
    citations.iter().for_each(|found| sound(found.span, text));
    let keys = citation_key::keys(&citations);
    assert!(keys.len() == citations.len() && keys.iter().all(|key| !key.is_empty()), "{text:?}");
    assert!(keys.iter().all(|key| *key == fold::slug(key)), "{keys:?} in {text:?}");
    let mentions = names.scan(text);
    for pair in mentions.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start(), "mentions overlap in {text:?}");
    }
    mentions.iter().for_each(|found| sound(found.span, text));
    let _ = (names.exact(text), names.run_in(text), names.nearest(text, 3));
    let assignment = assignment::read(text);
    let spans = [assignment.person, assignment.leader, assignment.product, person::person_in_cell(text)];
    assignment.with.into_iter().chain(spans.into_iter().flatten()).for_each(|span| sound(span, text));
    for reading in result::read(text) {
        sound(reading.name, text);
        sound(reading.figure, text);
    }
    quantity::percents_in(text).iter().for_each(|found| sound(found.span, text));
    let _ = (quantity::plan(text), quantity::value(text), quantity::is_ditto(text), number::parse(text));
    let _ = (collate::sort_key(text), word::tidy(text));
    assert_eq!(fold::fold(&fold::fold(text)), fold::fold(text), "{text:?}");
    assert_eq!(fold::fold(&fold::plain(text)), fold::fold(text), "{text:?}");
}

#[test]
fn nothing_panics_and_places_are_sound() {
    let lines = corpus();
    let known: Vec<(usize, String)> = lines
        .iter()
        .filter_map(|line| line.strip_prefix("đơn vị ")?.split_once(" = "))
        .enumerate()
        .flat_map(|(key, (_, names))| names.split("; ").map(move |name| (key, name.to_string())))
        .collect();
    let names = Names::of_office("", known.iter().map(|(key, name)| (*key, name.as_str())));
    let mut chance = Chance(20_250_217);
    // On a slow machine fewer are tried.
    let started = std::time::Instant::now();
    for _ in 0..2_000 {
        read_all(&mutant(&mut chance, &lines), &names);
        if started.elapsed().as_secs() >= 6 {
            break;
        }
    }
}

#[test]
fn a_number_printed_reads_as_itself() {
    let mut chance = Chance(7);
    for _ in 0..20_000 {
        let decimals = chance.below(4) as u8;
        let value = (chance.below(2_000_000_000) as f64 - 1e9) / 10_f64.powi(i32::from(decimals));
        let printed = number::format(value, decimals);
        let again = number::parse(&printed).unwrap_or_else(|| panic!("{printed} is not read"));
        assert!((again.value - value).abs() < 1e-6, "{value} printed {printed} read {}", again.value);
        assert_eq!(number::format(again.value, again.decimals), printed);
    }
}

/// Reading ten times the text takes about ten times as long, not a hundred.
#[test]
fn time_grows_with_the_text() {
    let lines = corpus().join(" ");
    let names = Names::new([(1, "Phòng Quản lý Khoa học"), (2, "Văn phòng Sở")]);
    let time = |times: usize| {
        let text = lines.repeat(times);
        let begun = std::time::Instant::now();
        let _ = (citation::read(&text), names.scan(&text), assignment::read(&text), result::read(&text));
        begun.elapsed().as_secs_f64()
    };
    time(1);
    let (few, many) = (time(2), time(20));
    assert!(many < few * 40.0 + 0.5, "2 times: {few} s, 20 times: {many} s");
}
