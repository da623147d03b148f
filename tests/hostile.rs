//! Texts with characters that nobody sees: none of them reaches a file of the site, each kind is told once, and columns stay the author's.

mod common;

use common::{Folder, lines};
use ketluan::diagnostic::{Diagnostics, Language, human};
use ketluan::file::Body;
use ketluan::source::Hidden;
use ketluan::{Options, input, make, understand};

/// One of each sort, in a text that says something without them.
const NOTICE: &str = "+++\ntitle = \"Kết\u{202e} luận\u{2066}\u{0}\"\nissuer = \"so\"\nissued = 2025-02-18\nnumber = \"7\u{8}/TB\"\n+++\n\n\
     ## Nhiệm vụ\n\n### Văn\u{200f} phòng Sở\n\n\
     - \u{202e}Trình\u{b}kế hoạch\u{202c}\u{7f} trước ngày 31/4/2025\n\
     - Gửi\u{c}báo\u{9b}cáo\u{ffff} &#x202e;trước ngày 15/3/2025\n";

fn folder() -> Folder {
    let folder = Folder::new([("content/notices/a.md", NOTICE)]);
    folder.write(
        "content/progress/log.csv",
        "Nhiệm vụ,Ngày,Kết quả\na/van-phong-1,2025-02-20,đã\u{1b}[31m gửi\u{202d}\n",
    );
    folder
}

#[test]
fn each_kind_is_told_once_at_its_place() {
    let folder = folder();
    let (site, diagnostics) = folder.understand();
    let found: Vec<String> = diagnostics
        .iter()
        .zip(lines(&site, &diagnostics))
        .map(|(diagnostic, line)| {
            let words = diagnostic.message(Language::English);
            let code_point = words.split_once("U+").map(|(_, rest)| rest.split(' ').next().unwrap_or_default());
            format!("{line} {}", code_point.unwrap_or_default()).trim_end().to_owned()
        })
        .collect();
    let expected = [
        "hidden-character content/notices/a.md:2:13 202E",
        "hidden-character content/notices/a.md:2:19 2066",
        "hidden-character content/notices/a.md:2:19 0000",
        "hidden-character content/notices/a.md:5:12 0008",
        "hidden-character content/notices/a.md:10:8 200F",
        "hidden-character content/notices/a.md:12:9 000B",
        "hidden-character content/notices/a.md:12:18 007F",
        "hidden-character content/notices/a.md:12:18 202C",
        // Of several in a row each is told where they begin; what stands behind is counted as an editor counts.
        "impossible-deadline content/notices/a.md:12:21",
        "hidden-character content/notices/a.md:13:6 000C",
        "hidden-character content/notices/a.md:13:10 009B",
        "hidden-character content/notices/a.md:13:14 FFFF",
        "hidden-character content/notices/a.md:13:16 202E",
        "hidden-character content/progress/log.csv:2:28 001B",
        "hidden-character content/progress/log.csv:2:37 202D",
    ];
    let mut expected: Vec<String> = expected.map(str::to_owned).to_vec();
    let mut sorted = found.clone();
    expected.sort();
    sorted.sort();
    assert_eq!(sorted, expected);
    let drawn = human::print(&diagnostics, &site.sources, Language::Vietnamese, false);
    assert!(drawn.contains("U+202E") && drawn.contains("dấu đảo chiều chữ"), "{drawn}");
    assert!(!drawn.chars().any(|c| Hidden::of(c).is_some()), "the terminal sees none either");
}

#[test]
fn none_reaches_a_file() {
    let folder = folder();
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(folder.path(), &mut diagnostics).expect("a readable folder");
    let site = understand(&mut content, &Options::default(), &mut diagnostics);
    let files = make(&site, None, &content.files, &mut diagnostics).expect("a site");
    let mut looked_at = 0;
    for file in &files {
        let Body::Bytes(bytes) = &file.body else { continue };
        // Workbooks are packed; their cells are those of the CSV files.
        if file.address.as_str().ends_with(".xlsx") {
            continue;
        }
        let text = std::str::from_utf8(bytes).expect("text");
        let hidden = text.chars().find(|c| *c != '\r' && Hidden::of(*c).is_some());
        assert_eq!(hidden, None, "{}", file.address.as_str());
        looked_at += usize::from(text.contains("kế hoạch"));
    }
    assert!(looked_at > 5, "words that were parted stay parted");
    let task = site.register.tasks.iter().find(|task| task.id.as_str() == "a/van-phong-2").expect("the task");
    assert_eq!(task.text, "Gửi báocáo trước ngày 15/3/2025");
}
