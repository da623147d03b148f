//! Laws that hold for any content: nothing panics, every place lies in its text, every link of the site leads somewhere, no two files
//! share an address, and the order of the files on disk changes nothing.

mod common;

use std::collections::BTreeSet;

use common::Folder;
use ketluan::file::File;
use ketluan::page::Address;
use ketluan::{Options, diagnostic::Diagnostics, input, make, understand};
use proptest::prelude::*;

/// Pieces that notices are made of, and that break readers.
const PIECES: &[&str] = &[
    "+++\n",
    "title = \"Kết luận\"\n",
    "issuer = \"so\"\n",
    "issued = 2025-02-17\n",
    "issued = \"2025-02\"\n",
    "[meeting]\n",
    "reviews = \"2025-Q1\"\n",
    "kind = \"report\"\n",
    "## Nhiệm vụ\n\n",
    "### 1. Văn phòng Sở\n\n",
    "### Thanh tra Sở:\n\n",
    "2.1. Phòng Quản lý Khoa học: nghiệm thu 04 đề tài.\n\n",
    "- Trình kế hoạch **trước ngày 28/02/2025**\n",
    "- [x] Báo cáo {#bc due=2025-03-01 with=thanh-tra}\n",
    "  - phần, chậm nhất ngày 31/4\n",
    "- {#a b}\n",
    "- {continues=goc/van-phong-1}\n",
    "Trên đây là kết luận./.\n\n",
    "| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch 2025 | Thực hiện quý I |\n|--|--|--|--|--|\n",
    "| 1 | Đề tài | \" | 02 - 04 | 1.293.500 |\n",
    "| I | **Nhóm** | | | |\n",
    "| | - con | | | x |\n",
    "| TT | Nội dung | Đơn vị chủ trì | Thời hạn |\n|--|--|--|--|\n",
    "| 1 | Xây dựng đề án | Văn phòng Sở | Quý II |\n",
    "[x](goc.md) [y](javascript:alert(1)) ![](a.png)\n\n",
    "<script>alert(1)</script>\n\n",
    "> trích\n\n",
    "```\nmã\n```\n\n",
    "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị; ",
    "nghe\u{302}\u{323}\u{a0}",
    "\u{feff}",
    "\r\n",
    "\t",
    "\\|",
    "]]>",
    "\u{202e}",
    "\0",
    "=1+1,@x\n",
    "𝒳😀",
    "**",
    "\n\n",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ];
    proptest::collection::vec(piece, 0..28).prop_map(|pieces| pieces.concat())
}

fn framed() -> impl Strategy<Value = String> {
    let front = "+++\ntitle = \"Kết luận\"\nissuer = \"so\"\nissued = 2025-02-18\n+++\n\n## Nhiệm vụ\n\n";
    text().prop_map(move |text| format!("{front}{text}"))
}

fn built(folder: &Folder) -> (Option<Vec<File>>, Diagnostics, ketluan::page::Site) {
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(folder.path(), &mut diagnostics).expect("a readable folder");
    let site = understand(&mut content, &Options::default(), &mut diagnostics);
    let files = make(&site, None, &content.files, &mut diagnostics);
    (files, diagnostics, site)
}

fn places_lie_in_their_texts(diagnostics: &Diagnostics, site: &ketluan::page::Site) {
    for diagnostic in diagnostics.iter() {
        for place in diagnostic.place.into_iter().chain(diagnostic.related) {
            let text = &site.sources.get(place.source).text;
            assert!(text.get(place.span.start()..place.span.end()).is_some(), "{diagnostic:?}");
        }
        for language in [ketluan::diagnostic::Language::English, ketluan::diagnostic::Language::Vietnamese] {
            let said = format!("{} {}", diagnostic.message(language), diagnostic.help(language).unwrap_or_default());
            assert!(!said.contains("{found}") && !said.contains("{name}") && !said.contains("{known}"), "{said}");
        }
    }
}

/// What `href` and `src` say in a page of ours: attributes are written in double quotes.
fn references(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for name in [" href=\"", " src=\""] {
        found.extend(html.match_indices(name).filter_map(|(at, _)| html[at + name.len()..].split('"').next()));
    }
    found
}

fn links_lead_somewhere(files: &[File]) {
    let addresses: BTreeSet<&str> = files.iter().map(|file| file.address.as_str()).collect();
    assert_eq!(addresses.len(), files.len(), "two files share an address");
    for file in files.iter().filter(|file| file.address.as_str().ends_with(".html")) {
        let html = std::str::from_utf8(file.bytes().expect("a page is held")).expect("a page is text");
        for reference in references(html) {
            let outside =
                ["http:", "https:", "mailto:", "tel:", "data:"].iter().any(|scheme| reference.starts_with(scheme));
            if outside || reference.starts_with('#') || file.address.as_str() == "404.html" {
                continue;
            }
            let target = reference.split(['#', '?']).next().unwrap_or_default();
            let resolved = resolve(&file.address, target);
            assert!(addresses.contains(resolved.as_str()), "{} refers to {reference}", file.address);
        }
        assert!(!html.contains("<script>alert"), "raw HTML reached {}", file.address);
    }
}

fn resolve(from: &Address, target: &str) -> String {
    let mut parts: Vec<&str> = from.as_str().split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop().expect("a reference that stays in the site")),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_notice_is_read_and_told(notice in framed(), log in text(), page in text()) {
        let page = format!("+++\ntitle = \"Trang\"\n+++\n{page}");
        let log = format!("Nhiệm vụ,Ngày,Trạng thái,Tỷ lệ,Hạn mới\na/van-phong-1,2025-03-01,Hoàn thành,,\n{log}");
        let folder = Folder::new([
            ("content/notices/a.md", notice.as_str()),
            ("content/progress/a.csv", log.as_str()),
            ("content/pages/trang.md", page.as_str()),
        ]);
        let (files, diagnostics, site) = built(&folder);
        places_lie_in_their_texts(&diagnostics, &site);
        links_lead_somewhere(&files.expect("the default theme is whole"));
    }

    #[test]
    fn any_file_is_read(name in proptest::sample::select(&["content/notices/a.md", "content/site.toml", "content/units.toml",
        "content/calendar.toml", "content/indicators.toml", "content/progress/a.csv", "content/progress/a.md", "content/pages/a.md"][..]), text in text()) {
        let folder = Folder::new([(name, text.as_str())]);
        let (site, diagnostics) = folder.understand();
        places_lie_in_their_texts(&diagnostics, &site);
        for language in [ketluan::diagnostic::Language::English, ketluan::diagnostic::Language::Vietnamese] {
            ketluan::diagnostic::human::print(&diagnostics, &site.sources, language, false);
        }
        ketluan::diagnostic::json::print_json(&diagnostics, &site.sources, ketluan::diagnostic::Language::English);
    }
}

#[test]
fn the_sample_site_is_sound() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(root, &mut diagnostics).expect("the sample content");
    let site = understand(&mut content, &Options::default(), &mut diagnostics);
    let files = make(&site, None, &content.files, &mut diagnostics).expect("the default theme is whole");
    let diagnostics = diagnostics.sorted(&site.sources);
    assert!(diagnostics.is_empty(), "{:?}", common::lines(&site, &diagnostics));
    links_lead_somewhere(&files);
}
