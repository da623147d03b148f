//! Imports: documents of `tests/import/` become the notices beside them, and laws that hold for any text.
//!
//! `BLESS=1 cargo test --test import` writes what is expected anew.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use common::difference;
use ketluan::config::TomlText;
use ketluan::config::{self, Offices};
use ketluan::diagnostic::{Diagnostics, Language};
use ketluan::id::NoticeId;
use ketluan::import::{Imported, import};
use ketluan::notice::{self, Notice, NoticeKind};
use ketluan::source::{Source, Sources};
use ketluan::vietnamese::fold::fold;
use ketluan::vietnamese::workday::WorkCalendar;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const COLLECTIVE: &str = "kind = \"collective\"";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

fn offices(toml: &str) -> Offices {
    let mut sources = Sources::default();
    let source = sources.add(Source::new("units.toml", toml));
    let mut diagnostics = Diagnostics::default();
    let toml = TomlText { source, text: &sources.get(source).text, offset: 0 };
    let offices = config::read_offices(toml, &mut diagnostics);
    assert!(diagnostics.is_empty());
    offices
}

fn units() -> String {
    fs::read_to_string(folder().join("units.toml")).expect("the units of the imports")
}

struct Done {
    imported: Imported,
    notice: Option<Notice>,
    sources: Sources,
    said: Diagnostics,
    /// What a build would say of the notice.
    checked: Diagnostics,
}

fn run(name: &str, text: &str, offices: &Offices) -> Done {
    let mut sources = Sources::default();
    let document = sources.add(Source::document(name, text));
    let issuer = offices.find_issuer("so").expect("the issuer");
    let mut said = Diagnostics::default();
    let imported = import(document, &sources, offices, issuer, &mut said);
    let source = sources.add(Source::new("notice.md", &imported.text));
    let mut checked = Diagnostics::default();
    let id = NoticeId::new(&imported.id);
    let calendar = WorkCalendar::default();
    let notice = notice::parse(id, source, &sources, offices, &calendar, &|_| None, &mut checked);
    Done { imported, notice, said: said.sorted(&sources), checked: checked.sorted(&sources), sources }
}

/// The notice, and behind a line of its own what was said of it and what its items are.
fn told(done: &Done, offices: &Offices) -> String {
    let mut out = format!("{}\n~~~\nid: {}\n", done.imported.text.trim_end(), done.imported.id);
    for diagnostic in done.said.iter().chain(done.checked.iter()) {
        let line = diagnostic.place.map_or(0, |place| done.sources.get(place.source).start(place.span).0);
        out.push_str(&format!("{line}: {}: {}\n", diagnostic.code.as_str(), diagnostic.message(Language::English)));
    }
    for item in done.notice.iter().flat_map(|notice| &notice.items) {
        let start: String = item.text.chars().take(50).collect();
        let due: Vec<String> = item.deadlines.iter().filter_map(|due| due.end).map(|end| format!(" <{end}")).collect();
        out.push_str(&format!("{} {}{}: {start}\n", item.own_id, offices.unit(item.lead).id.own(), due.concat()));
    }
    out
}

#[test]
fn documents_become_the_notices_beside_them() {
    let offices = offices(&units());
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder()).expect("the documents").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    let documents = files.iter().filter(|path| {
        let name = path.to_string_lossy();
        name.ends_with(".txt") || (name.ends_with(".md") && !name.ends_with(".expected.md"))
    });
    let mut failures = String::new();
    for path in documents {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let done = run(&name, &fs::read_to_string(path).expect("a document"), &offices);
        assert!(!done.checked.has_errors(), "{name} would not build:\n{}", told(&done, &offices));
        let expected_at = path.with_extension("expected.md");
        let found = told(&done, &offices);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected_at, &found).expect("an expectation");
            continue;
        }
        let expected = fs::read_to_string(&expected_at).unwrap_or_default();
        if let Some(difference) = difference(&expected, &found) {
            failures.push_str(&format!("{name}\n{difference}\n"));
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// Letters and digits with how often they occur, marks and capitals left out: a mark may move to the letter before it when signs
/// between them go.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in fold(text).chars().filter(|c| c.is_alphanumeric()) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

/// Letters of the document that stand neither in the notice nor in what was said.
fn lost(text: &str, done: &Done) -> Vec<char> {
    let mut there = done.imported.text.clone();
    for diagnostic in done.said.iter() {
        there.push_str(&diagnostic.message(Language::English));
    }
    // What a key says by its name.
    for (key, words) in [("number = ", "Số"), ("issued = ", "ngày tháng năm")] {
        if done.imported.text.contains(key) {
            there.push_str(words);
        }
    }
    let there = letters(&there);
    let missing = letters(text).into_iter().filter(|(c, count)| there.get(c).copied().unwrap_or(0) < *count);
    missing.map(|(c, _)| c).collect()
}

fn items(done: &Done) -> Vec<(String, String)> {
    done.notice
        .iter()
        .flat_map(|notice| &notice.items)
        .map(|item| (item.own_id.to_string(), item.text.to_string()))
        .collect()
}

fn documents() -> Vec<String> {
    let mut texts: Vec<(PathBuf, String)> = fs::read_dir(folder())
        .expect("the documents")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt") || path.ends_with("unsaid.md"))
        .map(|path| (path.clone(), fs::read_to_string(path).expect("a document")))
        .collect();
    texts.sort();
    texts.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn nothing_is_lost_and_a_second_import_changes_nothing() {
    let offices = offices(&units());
    for text in documents() {
        let done = run("a.txt", &text, &offices);
        assert_eq!(lost(&text, &done), [], "{}", done.imported.text);
        let again = run("b.md", &done.imported.text, &offices);
        assert_eq!(done.imported.text, again.imported.text);
        assert_eq!(done.imported.id, again.imported.id);
        // Without its front matter and braces the body is a document like any other.
        let body = done.imported.text.splitn(3, "+++\n").nth(2).unwrap_or_default();
        let bare = |line: &str| match line.rsplit_once(" {") {
            Some((words, braces)) if braces.ends_with('}') => words.to_owned(),
            _ => line.to_owned(),
        };
        let body = body.lines().map(bare).collect::<Vec<_>>().join("\n");
        let front = done.notice.as_ref().expect("a notice").front.title.clone();
        let kind = done.notice.as_ref().expect("a notice").front.kind;
        let kind = if kind == NoticeKind::Notice { "THÔNG BÁO\n" } else { "" };
        let again = run("c.md", &format!("{kind}{front}\n\n{body}"), &offices);
        assert_eq!(items(&done), items(&again), "{body}\n=====\n{}", again.imported.text);
    }
}

/// The shortest of three runs: what else the machine does only ever adds to one.
fn seconds(text: &str, offices: &Offices) -> f64 {
    let once = || {
        let start = Instant::now();
        drop(run("a.txt", text, offices));
        start.elapsed().as_secs_f64()
    };
    (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
}

/// Eight times the lines take about eight times as long, whatever the lines are.
#[test]
fn time_grows_with_the_text_and_not_faster() {
    let offices = offices(&units());
    let head = "THÔNG BÁO\nKết luận\n\nGiám đốc Sở kết luận như sau:\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n";
    for (what, line) in [
        ("items", "- Trình.\n"),
        ("wrapped lines", "trình và trình\n"),
        ("paragraphs", "Trình.\n\n"),
        ("parts", "+ Trình.\n"),
        ("citations", "- Nghị quyết số 5/NQ-CP.\n"),
        ("announcements", "1. Gồm:\n\n"),
    ] {
        let lines = |count: usize| format!("{head}- Trình:\n{}", line.repeat(count));
        let (few, many) = (seconds(&lines(150), &offices), seconds(&lines(1200), &offices));
        assert!(many < few * 20.0, "{what}: 150 lines take {few:.3} s, 1200 take {many:.3} s");
    }
}

/// Lines moved, cut, doubled, dropped, and signs strewn in.
fn mutated(text: &str, changes: &[(usize, u8, usize)]) -> String {
    const SIGNS: &[&str] = &[
        "*",
        "**",
        "{#a}",
        "{.info}",
        "`",
        "|",
        "\n",
        "\n\n",
        "#",
        "- ",
        "1. ",
        "[x](y)",
        "<b>",
        "&amp;",
        "\\",
        "+++\n",
        "_",
        "~~",
        "=",
        "\u{c}",
        "\t",
        ":",
        "(1)",
        "I. ",
        "\u{ad}",
        "TT Nội dung | Đơn vị chủ trì\n",
        "    ",
        "{a=b}",
        "!",
        "---\n",
    ];
    let mut chars: Vec<char> = text.chars().collect();
    for (at, kind, with) in changes {
        let at = at % (chars.len() + 1);
        match kind % 4 {
            0 => chars.splice(at..at, SIGNS[with % SIGNS.len()].chars()).for_each(drop),
            1 => chars.truncate(at.max(40)),
            2 => drop(chars.drain(at..(at + with % 40).min(chars.len()))),
            _ => chars.rotate_left(at),
        }
    }
    chars.into_iter().collect()
}

/// What the law below found, each in its shortest form.
#[test]
fn texts_that_did_not_build_or_lost_words_do_no_more() {
    let offices = offices(&units().replace(COLLECTIVE, ""));
    for body in [
        "II. Nhiệm vụ tháng 5\n\n(1)\n",
        "2. Nhiệm vụ tháng 3/2025\n\n2.1. Văn phòng Sở:\n\n- Trình.\n\n2.2. Phòng Quản lý Khoa học: Phòng Quản lí Khoa h Chủ tịch kết luận như sau:\n\n1. C",
        "PHẦN THỨ HAI\nNHIỆM VỤ\n\nA. KHỐI\n\nI. Văn phòng Sở\n\n1. Trình.\n\nB. KHỐI SỰ NGHIỆP\n\nI- . Trung tâm Thông tin và Chuyển giao công nghệ\n\n1. Trình kế hoạch.",
        "I. Nhiệm vụ trọng tâm: 1. Gồm 03 nội dung, nghiên cứu, rà soát, bổ sung, trình các phòng, các đơn vị, các trung tâm, các chi cục trong quý, trong năm và trong nhiều năm sau, cùng các cơ quan có liên quan của tỉnh, của huyện và của các xã, phường",
        "II. Nhiệm vụ\n\n- Trình kế hoạch\n\n1. Nơi nhận: các phòng",
        "II. Nhiệm vụ\n\n| Nội dung | Nơi | Thời hạn |\n|---|---|---|\n| Trình kế hoạch | Văn phòng Sở | 15/5 |",
        "II. Nhiệm vụ\n\n| TT | Nội dung | Thời hạn |\n|---|---|---|\n| 1 | Trình kế hoạch | 15/5 |\n| I | Văn phòng Sở | |\n| 1 | Lập sổ | 20/5 |",
    ] {
        let text = format!("THÔNG BÁO\nKết luận\n\nNgày 05/5/2025, Sở họp.\n\n{body}");
        let done = run("a.txt", &text, &offices);
        assert!(!done.checked.has_errors(), "{body}\n{}", told(&done, &offices));
        assert_eq!(lost(&text, &done), Vec::<char>::new(), "{body}\n{}", told(&done, &offices));
    }
}

/// Figures must be of some period; where a text tells no day, a year that it names anywhere is the widest.
#[test]
fn figures_of_a_text_without_a_day_are_of_the_year_it_names() {
    let offices = offices(&units());
    let text = "THÔNG BÁO\nKết luận\n\nI. Chỉ tiêu năm 2025\n\nTT\tChỉ tiêu\tThực hiện\n1\tĐề tài\t2\n2\tHội thảo\t3\n";
    let done = run("a.txt", text, &offices);
    assert!(!done.checked.has_errors(), "{}", told(&done, &offices));
    assert!(done.imported.text.contains("reviews = \"2025\""), "{}", told(&done, &offices));
}

/// The same texts in every run: one in some thousand still meets a fault, and whether a run passes must not be luck.
/// `PROPTEST_RNG_SEED=N PROPTEST_CASES=2000` looks further.
fn tried() -> ProptestConfig {
    let chosen = ["PROPTEST_RNG_SEED", "PROPTEST_CASES"].iter().any(|name| std::env::var_os(name).is_some());
    match chosen {
        true => ProptestConfig { failure_persistence: None, ..ProptestConfig::default() },
        false => ProptestConfig {
            cases: 300,
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::default()
        },
    }
}

proptest! {
    #![proptest_config(tried())]

    #[test]
    fn any_text_becomes_a_notice_that_builds(
        which in 0usize..16,
        changes in prop::collection::vec((0usize..4000, any::<u8>(), any::<usize>()), 0..12),
        collective in any::<bool>(),
    ) {
        let documents = documents();
        let text = mutated(&documents[which % documents.len()], &changes);
        let units = if collective { units() } else { units().replace(COLLECTIVE, "") };
        let offices = offices(&units);
        let done = run("a.txt", &text, &offices);
        if !text.trim_start().starts_with("+++") {
            prop_assert!(!done.checked.has_errors(), "{}", told(&done, &offices));
            prop_assert_eq!(lost(&text, &done), Vec::<char>::new(), "{}\n=====\n{}", text, told(&done, &offices));
        }
    }

    #[test]
    fn words_stay_as_they_were(text in "[A-Za-zđơ0-9 *_`|{}#.=<>&;\\[\\]()!~+:\\\\-]{0,60}") {
        let offices = offices(&units());
        let done = run("a.txt", &format!("THÔNG BÁO\nKết luận\n\nNgày họp.\n\n## Nhiệm vụ\n\n- Trình {text}.\n"), &offices);
        prop_assert!(!done.checked.has_errors(), "{}", told(&done, &offices));
        prop_assert_eq!(lost(&text, &done), Vec::<char>::new(), "{}", told(&done, &offices));
        let words = letters(&items(&done).iter().map(|(_, text)| text.as_str()).collect::<String>());
        let missing = letters(&text).into_iter().filter(|(c, count)| words.get(c).copied().unwrap_or(0) < *count);
        prop_assert_eq!(missing.count(), 0, "{}\n{}", text, told(&done, &offices));
    }
}
