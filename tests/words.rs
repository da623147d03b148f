//! Runs the cases of `tests/corpus/words/*.test`: plain text that a clerk can read and add to.
//!
//! A line that lines beginning with `=>` follow is a case; every other line is prose. In a case `⏎`
//! stands for a line break and `¶` for a blank line. `=> không` expects nothing to be found.

use ketluan::source::Span;
use ketluan::vietnamese::unit_name::{Match, Names};
use ketluan::vietnamese::{assignment, citation, number, quantity, result, word::tidy};
use std::fmt::Write;
use std::path::Path;

struct Case {
    line: usize,
    input: String,
    expected: Vec<String>,
}

/// Reads a file, has `answer` find the lines for each case, and tells all that differ at once.
fn check(file: &str, mut answer: impl FnMut(&str) -> Vec<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/words").join(file);
    let text = std::fs::read_to_string(&path).expect("the corpus file is there");
    let cases = cases(&text);
    let mut differences = String::new();
    for case in &cases {
        let mut found = answer(&case.input.replace('⏎', "\n").replace('¶', "\n\n"));
        if found.is_empty() {
            found.push("không".to_string());
        }
        // A line may leave out fields at its end.
        let same = found.len() == case.expected.len()
            && found.iter().zip(&case.expected).all(|(found, expected)| {
                found == expected || found.strip_prefix(expected.as_str()).is_some_and(|rest| rest.starts_with(" | "))
            });
        if !same {
            let _ = writeln!(differences, "\n{file}:{}: {}", case.line, case.input);
            let lines = |sign: char, lines: &[String]| -> String {
                lines.iter().map(|line| format!("  {sign} {line}\n")).collect()
            };
            differences += &lines('-', &case.expected);
            differences += &lines('+', &found);
        }
    }
    assert!(differences.is_empty(), "- expected, + found:\n{differences}");
    println!("{file}: {} cases", cases.len());
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut before = "";
    for (at, line) in text.lines().enumerate() {
        if let Some(expected) = line.strip_prefix("=>") {
            let expected = expected.trim().to_string();
            match cases.last_mut().filter(|_| before.starts_with("=>")) {
                Some(case) => case.expected.push(expected),
                None => cases.push(Case { line: at, input: before.to_string(), expected: vec![expected] }),
            }
        }
        before = line;
    }
    cases
}

#[test]
fn citations() {
    check("citations.test", |text| {
        citation::read(text)
            .into_iter()
            .map(|found| {
                assert!(!found.span.of(text).is_empty(), "a span outside the text: {text}");
                [
                    found.kind.map(|kind| kind.name().into()),
                    found.number,
                    found.date.map(|date| date.to_string().into()),
                    found.issuer,
                    found.title,
                ]
                .map(|field| field.unwrap_or_else(|| "-".into()))
                .join(" | ")
            })
            .collect()
    });
}

#[test]
fn numbers() {
    check("numbers.test", |text| {
        let (kind, cell) = text.split_once(": ").unwrap_or((text, ""));
        let bound = |bound: Option<f64>| bound.map_or("-".to_string(), |bound| bound.to_string());
        match kind {
            "số" => number::parse(cell)
                .map(|found| format!("{} | {}", found.value, number::format(found.value, found.decimals)))
                .into_iter()
                .collect(),
            "kế hoạch" => quantity::plan(cell)
                .map(|found| {
                    let unit = found.unit_hint.unwrap_or_else(|| "-".to_string());
                    format!("{} | {} | {unit}", bound(found.min), bound(found.max))
                })
                .into_iter()
                .collect(),
            "giá trị" => quantity::value(cell)
                .map(|found| format!("{}{}", found.number.value, if found.percent { " %" } else { "" }))
                .into_iter()
                .collect(),
            "phần trăm" => quantity::percents_in(cell)
                .iter()
                .map(|found| format!("{} | {}", found.value, found.span.of(cell)))
                .collect(),
            "như trên" => vec![if quantity::is_ditto(cell) { "phải" } else { "không" }.to_string()],
            "kết quả" => result::read(cell)
                .iter()
                .map(|found| format!("{} | {}", found.percent, tidy(found.name.of(cell))))
                .collect(),
            other => panic!("no such kind of case: {other}"),
        }
    });
}

#[test]
fn units() {
    let mut known: Vec<(String, String)> = Vec::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/words/units.test");
    let text = std::fs::read_to_string(path).expect("the corpus file is there");
    for line in text.lines().filter_map(|line| line.strip_prefix("đơn vị ")) {
        let (id, names) = line.split_once(" = ").expect("đơn vị <tên gọn> = <tên>; <tên khác>");
        known.extend(names.split("; ").map(|name| (id.to_string(), name.to_string())));
    }
    let names = Names::new(known.iter().map(|(id, name)| (id.as_str(), name.as_str())));
    check("units.test", |text| {
        let (kind, text) = text.split_once(": ").unwrap_or((text, ""));
        match kind {
            "tiêu đề" => match names.exact(text) {
                Match::One(id) => vec![id.to_string()],
                Match::Several(ids) => vec![ids.join(", ")],
                Match::Ambiguous(ids) => vec![format!("một trong: {}", ids.join(", "))],
                Match::None => Vec::new(),
            },
            "câu" => {
                names.scan(text).iter().map(|found| format!("{} | {}", found.key, tidy(found.span.of(text)))).collect()
            }
            "gần" => names.nearest(text, 1).into_iter().map(|(id, _)| id.to_string()).collect(),
            other => panic!("no such kind of case: {other}"),
        }
    });
}

#[test]
fn assignments() {
    check("assignments.test", |text| {
        let found = assignment::read(text);
        let line = |name: &str, span: Span| format!("{name}: {}", tidy(span.of(text)));
        let mut lines: Vec<String> = found.with.iter().map(|span| line("với", *span)).collect();
        lines.extend(found.person.map(|span| line("người", span)));
        lines.extend(found.leader.map(|span| line("lãnh đạo", span)));
        lines.extend(found.product.map(|span| line("sản phẩm", span)));
        lines
    });
}

/// A bracket is another name of what stands before it, not of words a sentence happens to shorten.
#[test]
fn names_in_brackets() {
    let names = Names::new([
        (1, "Phòng Quản lý Khoa học - Công nghệ"),
        (1, "Phòng KH-CN"),
        (2, "Văn phòng"),
        (3, "Chi cục Tiêu chuẩn Đo lường Chất lượng"),
    ]);
    let sentence =
        "Ngày 29/01/2024, Giám đốc Sở Khoa học và Công nghệ (KH&CN) chủ trì cuộc họp giao ban, kết luận như sau:";
    for (text, expected) in [
        (sentence, Match::None),
        ("Giám đốc Sở Khoa học và Công nghệ (KH&CN):", Match::None),
        ("Thực hiện Luật Khoa học và Công nghệ (KH&CN)", Match::None),
        ("Đồng chí Giám đốc (Phòng KH-CN) báo cáo kết quả", Match::None),
        ("Phòng Khoa học - Công nghệ (KH-CN):", Match::One(1)),
        ("2. Phòng QLKHCN (Phòng KH-CN)", Match::One(1)),
        ("Phòng Quản lý (Phòng KH-CN)", Match::One(1)),
        ("(Phòng KH-CN)", Match::One(1)),
        ("Chi cục TCĐLCL (Chi cục):", Match::One(3)),
    ] {
        assert_eq!(names.exact(text), expected, "{text}");
    }
    assert_eq!(names.run_in(sentence), None);
}

/// Units of a people's committee: the level and the place may follow a name, or not.
#[test]
fn an_office_of_another_kind() {
    let names = Names::of_office(
        "UBND huyện Đức Phổ",
        [(1, "Phòng Tài chính - Kế hoạch"), (2, "Văn phòng HĐND và UBND huyện"), (3, "Phòng Nội vụ")],
    );
    for (text, expected) in [
        ("Phòng Tài chính - Kế hoạch huyện", Match::One(1)),
        ("Phòng TC-KH", Match::One(1)),
        ("Văn phòng HĐND-UBND huyện", Match::One(2)),
        ("Văn phòng HĐND&UBND", Match::One(2)),
        ("Phòng Nội vụ UBND huyện Đức Phổ", Match::One(3)),
        ("Phòng Nội vụ, Phòng Tài chính - Kế hoạch", Match::Several(vec![3, 1])),
        ("Sở Nội vụ", Match::None),
    ] {
        assert_eq!(names.exact(text), expected, "{text}");
    }
    let mentions = names.scan("giao Phòng Nội vụ huyện phối hợp với Văn phòng HĐND và UBND huyện thực hiện");
    assert_eq!(mentions.iter().map(|found| found.key).collect::<Vec<_>>(), [3, 2]);
}

/// What follows the colon of a run-in heading is a task, not part of a name.
#[test]
fn run_in_headings() {
    let names = Names::new([("tt", "Thanh tra Sở"), ("vp", "Văn phòng Sở")]);
    let text = "2.2. Thanh tra: Tổ chức 02 cuộc thanh tra";
    let (found, rest) = names.run_in(text).expect("a heading");
    assert_eq!(found, Match::One("tt"));
    assert_eq!(rest.of(text).trim(), "Tổ chức 02 cuộc thanh tra");
    assert_eq!(names.run_in("Lưu ý: Văn phòng Sở"), None);
}

/// Careless and careful mentions of one document have one name.
#[test]
fn one_document_is_one_entry() {
    use ketluan::vietnamese::citation_key::keys;
    let text = "Quyết định số 25/2018/UBND; Quyết định 25/2018/QĐ-UBND ngày 12/9/2018; Thông tư số 03/2023-TT-BTC; \
        Thông tư 3/2023/TT-BTC; Nghị quyết số 57-NQ/TW; Nghị quyết số 57 –NQ/TW ngày 22/12/2024; \
        Kế hoạch số 5/KH-UBND ngày 1/2/2024; Kế hoạch số 05/KH-UBND ngày 1/2/2025; Kế hoạch 05/KH-UBND; \
        Luật Đất đai năm 2024; Luật Đất đai";
    assert_eq!(
        keys(&citation::read(text)),
        [
            "25-qd-ubnd-2018",
            "25-qd-ubnd-2018",
            "3-tt-btc-2023",
            "3-tt-btc-2023",
            "57-nq-tw-2024",
            "57-nq-tw-2024",
            "5-kh-ubnd-2024",
            "5-kh-ubnd-2025",
            "5-kh-ubnd",
            "luat-dat-dai-2024",
            "luat-dat-dai-2024",
        ]
    );
}

/// Decomposed text is read as composed text is, places and all.
#[test]
fn normal_forms_do_not_matter() {
    use unicode_normalization::UnicodeNormalization;
    let text = "phối hợp với Phòng Quản lý Khoa học thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị";
    let apart: String = text.nfd().collect();
    let names = Names::new([(1, "Phòng Quản lý Khoa học")]);
    let cited = citation::read(text)[0].printed(text);
    assert_eq!(cited, "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị");
    assert_eq!(citation::read(&apart)[0].printed(&apart), cited);
    assert_eq!(tidy(names.scan(&apart)[0].span.of(&apart)), "Phòng Quản lý Khoa học");
    assert_eq!(tidy(assignment::read(&apart).with[0].of(&apart)), "Phòng Quản lý Khoa học");
}
