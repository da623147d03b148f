//! The pages of a small site (`site/content/`): every kind of page, every state of a task, in both languages.
//!
//! `PAGES=DIR cargo test --test pages` also writes them to a folder, to be looked at.

use std::collections::BTreeSet;

use ketluan::config::SiteLanguage;
use ketluan::diagnostic::Diagnostics;
use ketluan::input::{self, Content};
use ketluan::page::{self, Page, Site};
use ketluan::render::{Renderer, Templates, Theme};
use ketluan::{Options, understand};

fn site() -> Site {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/site");
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(&root, &mut diagnostics).unwrap();
    understand(&mut content, &Options::default(), &mut diagnostics)
}

fn render_all(site: &Site, language: SiteLanguage) -> Vec<(Page, String, String)> {
    let mut diagnostics = Diagnostics::default();
    let theme = Theme::new(Vec::new(), language, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let (plan, clashes) = page::plan(site);
    assert!(clashes.is_empty(), "{clashes:?}");
    let templates = Templates::new(&theme, &site.sources).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let renderer = Renderer::new(site, &plan, &theme, &templates);
    let pages = plan.pages().iter().map(|(page, address)| {
        let bytes = renderer.render(*page).unwrap_or_else(|faults| panic!("{address}: {faults:#?}"));
        (*page, address.to_string(), String::from_utf8(bytes).unwrap())
    });
    let pages: Vec<_> = pages.collect();
    if let Ok(folder) = std::env::var("PAGES") {
        let folder = std::path::Path::new(&folder).join(language.as_str());
        let assets = theme.assets().into_iter().map(|(address, bytes)| (address.to_string(), bytes));
        for (address, bytes) in pages.iter().map(|(_, a, text)| (a.clone(), text.clone().into_bytes())).chain(assets) {
            let path = folder.join(address);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
    pages
}

#[test]
fn every_page_of_the_plan_is_told_in_both_languages() {
    for language in [SiteLanguage::Vietnamese, SiteLanguage::English] {
        for (page, address, text) in render_all(&site(), language) {
            assert!(!text.is_empty(), "no view tells {page:?}");
            assert!(
                !text.contains('⟦'),
                "{address} lacks a text: {:?}",
                text.split('⟦').nth(1).map(|t| &t[..20.min(t.len())])
            );
            assert_eq!(text.matches("<h1").count(), 1, "{address}");
            assert_eq!(unfilled(&text), None, "{address}: a text was not given all its words");
            assert!(text.contains("<body data-kind=\""), "{address}");
        }
    }
}

#[test]
fn an_empty_register_still_has_its_pages() {
    let mut content = Content::default();
    let site = understand(&mut content, &Options::default(), &mut Diagnostics::default());
    let pages = render_all(&site, SiteLanguage::Vietnamese);
    assert!(pages.iter().any(|(page, _, _)| *page == Page::Home));
}

#[test]
fn ids_are_unique_and_references_lead_to_pages() {
    let pages = render_all(&site(), SiteLanguage::Vietnamese);
    let addresses: BTreeSet<&str> = pages.iter().map(|(_, address, _)| address.as_str()).collect();
    for (_, address, text) in &pages {
        let ids = attribute(text, " id=\"");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{address}: {ids:?}");
        for href in attribute(text, " href=\"") {
            let (file, _) = href.split_once('#').unwrap_or((&href, ""));
            if file.is_empty() || !file.ends_with(".html") || file.contains(':') {
                continue;
            }
            let target = resolve(address, file);
            assert!(addresses.contains(target.as_str()), "{address} → {href}");
        }
    }
}

#[test]
fn every_number_equals_the_rows_behind_it() {
    let pages = render_all(&site(), SiteLanguage::Vietnamese);
    let mut checked = 0;
    for (_, address, text) in &pages {
        for part in text.split("<a data-count=\"").skip(1) {
            let href = attribute(part, " href=\"").remove(0);
            let n: usize = part.split_once('>').unwrap().1.split('<').next().unwrap().replace('.', "").parse().unwrap();
            // The script picks these rows.
            if href.contains('?') {
                continue;
            }
            let (file, id) = href.split_once('#').unwrap_or((&href, ""));
            let (file, filter) = file.split_once('?').unwrap_or((file, ""));
            let target = if file.is_empty() { address.clone() } else { resolve(address, file) };
            let (_, _, target_text) = pages.iter().find(|(_, a, _)| *a == target).expect(&href);
            // A list that the address narrows to a unit: the rows of that unit.
            if let Some(unit) = filter.strip_prefix("don-vi=") {
                let rows = target_text.matches(&format!("<li data-unit=\"{unit}\"")).count();
                assert_eq!(n, rows, "{address} says {n}, {href} has {rows}");
                checked += 1;
                continue;
            }
            let holder = if id.is_empty() {
                target_text
                    .split("<main ")
                    .nth(1)
                    .and_then(|main| main.split(" data-rows=\"").nth(1))
                    .map(str::to_owned)
            } else {
                let at = target_text.find(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("{address}: {href}"));
                let tag = &target_text[at..at + target_text[at..].find('>').unwrap()];
                tag.split(" data-rows=\"").nth(1).map(|rest| rest.to_owned())
            };
            let rows: usize =
                holder.unwrap_or_else(|| panic!("{href}: no data-rows")).split('"').next().unwrap().parse().unwrap();
            assert_eq!(n, rows, "{address} says {n}, {href} has {rows}");
            checked += 1;
        }
    }
    assert!(checked > 0);
}

#[test]
fn a_text_is_marked_linked_and_harmless() {
    let pages = render_all(&site(), SiteLanguage::Vietnamese);
    let (_, _, text) = pages.iter().find(|(_, address, _)| address == "thong-bao/2025/tuan-07/index.html").unwrap();
    for expected in [
        // A task carries its id; its phrase is marked, and read out where the words do not say the day.
        "id=\"2025/tuan-07/tieu-chi\"",
        ">trong ngày 21/02/2025</mark></strong>.",
        ">trước ngày 26/3/2025</mark><span class=\"reading\"> → đến hết 25/03/2025</span>",
        "hạn mới 28/03/2025; hạn đầu 25/03/2025",
        // Links to a notice, a file, another host; what must not be followed is words; raw HTML is shown.
        "<a href=\"../thang-02/index.html\">chương trình tháng 02</a>",
        "<a href=\"ban-goc.pdf\">bản gốc</a>",
        "<a href=\"https://example.vn/\" rel=\"noopener noreferrer external\">trang của Bộ</a>, độc hại và",
        "&lt;b&gt;HTML&lt;/b&gt;",
        // Headings follow the page's own; tables can be scrolled by keyboard.
        "<h3 id=\"muc-i-danh-gia-ket-qua\">",
        "<h4 id=\"muc-1-van-phong-so\">",
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1\">",
    ] {
        assert!(text.contains(expected), "no {expected}");
    }
    assert!(!text.contains("javascript:"));
    let how =
        text.split_once("id=\"cach-doc\"").and_then(|(_, rest)| rest.split_once("</details>")).expect("readings").0;
    let (before, _) = ketluan::vietnamese::deadline::Form::BeforeDay.explanation();
    assert!(!how.contains(before), "the page speaks its own language");
    for part in how.split(" href=\"#").skip(1) {
        let id = part.split('"').next().unwrap();
        assert_eq!(text.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
    }
    assert!(how.contains("; nhiệm vụ xét theo hạn 28/03/2025</dd>"), "{how}");
    let (_, _, cited) = pages.iter().find(|(_, address, _)| address == "thong-bao/2025/tuan-10/index.html").unwrap();
    assert!(cited.contains("<a class=\"cited\" href=\"../tuan-07/index.html\""), "a notice cited leads to it");
}

/// The first `{word}` that was left open, but for those that a script fills.
fn unfilled(text: &str) -> Option<&str> {
    let words = text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(word, _)| word));
    words
        .filter(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
        .find(|word| !["shown", "all"].contains(word))
}

fn attribute(text: &str, opening: &str) -> Vec<String> {
    text.split(opening).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn resolve(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
