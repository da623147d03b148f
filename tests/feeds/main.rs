//! The feeds of the sample content and of contents made to break them.

mod again;
#[path = "../common/mod.rs"]
mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{Folder, understand_at};
use ketluan::config::SiteLanguage;
use ketluan::diagnostic::Diagnostics;
use ketluan::feed;
use ketluan::file::File;
use ketluan::page::{Address, Page, Site, address, plan};
use ketluan::register::{IndicatorIx, NoticeIx};
use ketluan::render::Theme;

type Feeds = BTreeMap<String, Vec<u8>>;

/// All pages there will be, also those that nobody plans yet.
fn pages(site: &Site) -> Vec<Address> {
    let mut pages: Vec<Address> = plan(site).0.pages().iter().map(|(_, address)| address.clone()).collect();
    let register = &site.register;
    pages.extend((0..register.notices.len()).map(|at| address::of(site, Page::Notice(NoticeIx::new(at)))));
    pages.extend((0..register.indicators.len()).map(|at| address::of(site, Page::Indicator(IndicatorIx::new(at)))));
    pages.extend([Page::Citations, Page::Changes, Page::Search, Page::Data].map(|page| address::of(site, page)));
    pages.sort();
    pages.dedup();
    pages
}

fn feeds_of(site: &Site) -> Feeds {
    feeds_in(site, SiteLanguage::Vietnamese)
}

fn feeds_in(site: &Site, language: SiteLanguage) -> Feeds {
    let theme = Theme::new(Vec::new(), language, &mut Diagnostics::default());
    let mut diagnostics = Diagnostics::default();
    let mut files = feed::all(site, &theme.texts, &pages(site), &mut diagnostics);
    let (search, lists) = feed::search_index(site, &theme.texts, &pages(site));
    files.extend(lists);
    files.extend(feed::calendars(site, &theme.texts, &pages(site)).files());
    files.extend(search.text_files(site));
    files.extend(feed::WHOLE.into_iter().map(|name| {
        let mut bytes = Vec::new();
        let written = feed::write_one(site, &theme.texts, &pages(site), name, &mut bytes).expect("an export");
        written.expect("memory takes everything");
        File::new(address::data(name), bytes)
    }));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let feeds: Feeds =
        files.iter().map(|file| (file.address.to_string(), file.bytes().expect("made here").to_vec())).collect();
    assert_eq!(feeds.len(), files.len(), "two feeds at one address");
    feeds
}

fn sample() -> (Site, Feeds) {
    let (site, _) = understand_at(Path::new(env!("CARGO_MANIFEST_DIR")));
    let feeds = feeds_of(&site);
    (site, feeds)
}

fn text<'f>(feeds: &'f Feeds, address: &str) -> &'f str {
    std::str::from_utf8(&feeds[address]).expect("feeds are UTF-8")
}

#[test]
fn the_sample_has_every_feed() {
    let (site, feeds) = sample();
    // For the checkers of the formats: the feeds, and a page for every link.
    if let Some(folder) = std::env::var_os("KETLUAN_FEEDS") {
        let stubs =
            pages(&site).into_iter().map(|page| (page.to_string(), b"<!doctype html><title>x</title>".to_vec()));
        for (address, bytes) in stubs.chain(feeds.clone()) {
            let path = Path::new(&folder).join(address);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }
    for address in [
        "du-lieu/site.json",
        "du-lieu/nhiem-vu.csv",
        "du-lieu/chi-tieu.csv",
        "du-lieu/van-ban.csv",
        "du-lieu/tien-do.csv",
        "du-lieu/nhiem-vu.xlsx",
        "du-lieu/chi-tieu.xlsx",
        "du-lieu/van-ban.xlsx",
        "du-lieu/tien-do.xlsx",
        "don-vi/so-minh-hoa/van-phong-so/tien-do.xlsx",
        "du-lieu/atom.xml",
        "du-lieu/lich.ics",
        "tim-kiem/muc-luc.js",
    ] {
        assert!(feeds.contains_key(address), "{address}");
    }
    for (address, bytes) in &feeds {
        let said = match address.ends_with(".xlsx") {
            true => ketluan::sheet::read(bytes)
                .expect("a workbook")
                .iter()
                .map(|of| format!("{} {}", of.sheet.name, of.text))
                .collect(),
            false => String::from_utf8_lossy(bytes).into_owned(),
        };
        assert!(!said.contains('⟦'), "{address} uses a word that the theme does not have");
    }
}

/// Keys in the order the contract writes them.
#[test]
fn site_json_keeps_its_contract() {
    let (site, feeds) = sample();
    let json: serde_json::Value = serde_json::from_str(text(&feeds, "du-lieu/site.json")).expect("JSON");
    let written = text(&feeds, "du-lieu/site.json").replace("{\n", "{").replace(",\n", ",");
    // An object has these keys, and they are written in this order.
    let check = |value: &serde_json::Value, expected: &str| {
        let expected: Vec<&str> = expected.split(' ').collect();
        let mut keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
        let id = value.get("id").map_or(String::new(), |id| format!("{id},"));
        let start = written.find(&format!("{{\"{}\":{id}", expected[0])).expect("such an object is written");
        keys.sort_by_key(|key| written[start..].find(&format!("\"{key}\":")));
        assert_eq!(keys, expected);
    };
    check(&json, "schema as_of issuers notices indicators");
    check(&json["issuers"][0], "id name units");
    check(&json["issuers"][0]["units"][0], "id name aliases");
    let notices = json["notices"].as_array().expect("a list");
    assert_eq!(notices.len(), site.register.notices.len());
    check(&notices[0], "id kind issuer number issued title reviews directs url tasks citations");
    let tasks: Vec<&serde_json::Value> =
        notices.iter().flat_map(|notice| notice["tasks"].as_array().expect("a list")).collect();
    assert_eq!(tasks.len(), site.register.tasks.len());
    check(tasks[0], "id unit with person leader product text state due reported parent deadlines citations");
    let deadlines = tasks.iter().flat_map(|task| task["deadlines"].as_array().expect("a list"));
    for deadline in deadlines {
        check(deadline, "phrase relation start end time confidence rule");
        assert!(deadline["phrase"].as_str().is_some_and(|phrase| !phrase.is_empty()), "{deadline}");
    }
    let citation = notices.iter().find_map(|notice| notice["citations"].get(0)).expect("something is cited");
    check(citation, "type number date issuer phrase");
    let indicators = json["indicators"].as_array().expect("a list");
    check(&indicators[0], "id issuer year group no name unit_of_measure plan lead_unit readings standing");
    let plan = indicators.iter().map(|of| &of["plan"]).find(|plan| plan.is_object()).expect("a plan");
    check(plan, "min max text");
    let reading = indicators.iter().find_map(|of| of["readings"].get(0)).expect("a reading");
    check(reading, "period date value percent source");
    // Whatever day a task is judged by is told, or is that of its parts.
    for task in &site.register.tasks {
        let Some(due) = task.in_force.filter(|due| due.source != ketluan::register::DueSource::Parts) else { continue };
        let told = tasks.iter().find(|told| told["id"] == task.id.as_str()).expect("every task is told");
        let ends: Vec<&str> =
            told["deadlines"].as_array().expect("a list").iter().filter_map(|one| one["end"].as_str()).collect();
        assert!(ends.contains(&due.day.to_string().as_str()), "{}: {} is not among {ends:?}", task.id, due.day);
    }
}

/// What might end a line, a cell, a tag, a script or a folded line at the wrong place.
const NASTY: &[&str] = &[
    "=HYPERLINK(\"http://x\",\"y\")",
    "+84 912 345 678",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1;2)",
    "a; b, c \\ d \\n e",
    "“ngoặc” \"kép\" 'đơn' <b>đậm</b> &amp; & ]]> --> <!-- <script>alert(1)</script>",
    "</script><script>x",
    "END:VEVENT\u{b}BEGIN:VEVENT",
    "điều khiển \u{1}\u{2}\u{7f}\u{85} \u{2028} \u{2029} \u{feff} \u{fffe} \u{200b} \u{202e}",
    "👩‍⚖️🇻🇳👩‍⚖️🇻🇳👩‍⚖️🇻🇳👩‍⚖️🇻🇳👩‍⚖️🇻🇳👩‍⚖️🇻🇳👩‍⚖️🇻🇳",
    "{n} {q} {{ x }} {% y %} ⟨⟩ \t tab",
];

fn nasty() -> Folder {
    let long = "ế".repeat(4000);
    let mut items = String::new();
    for text in NASTY.iter().copied().chain([long.as_str()]) {
        items.push_str(&format!("- Việc {text} trước ngày 28/02/2025\n- {text} {{due=2025-03-01}}\n"));
    }
    let notice = format!(
        "+++\ntitle = '''Kết luận {}'''\nissuer = \"so\"\nissued = 2025-02-17\nnumber = \"=1+1;,\\\"<&/TB\"\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n{items}",
        NASTY[5]
    );
    let log = format!(
        "Nhiệm vụ,Ngày,Trạng thái,Tỷ lệ,Kết quả,Văn bản,Hạn mới,Ghi chú\na/van-phong-1,2025-03-01,Dừng,,\"{}\",=A1,2025-04-01,\"x\n=y\"\n",
        NASTY[5].replace('"', "\"\"")
    );
    Folder::new([("content/notices/a.md", notice.as_str()), ("content/progress/a.csv", log.as_str())])
}

#[test]
fn no_text_breaks_a_format() {
    let folder = nasty();
    for base in ["", "base_url = \"https://vi-du.gov.vn/bao-cao\"\n"] {
        folder.write("content/site.toml", &format!("title = \"<Thử> & ;,\"\nas_of = 2025-03-31\n{base}"));
        let (site, _) = folder.understand();
        let tasks = site.register.tasks.len();
        assert!(tasks >= 2 * NASTY.len(), "{tasks}");
        let feeds = feeds_of(&site);
        assert_eq!(feeds.contains_key("sitemap.xml"), !base.is_empty());
        for (address, bytes) in &feeds {
            if address.ends_with(".xlsx") {
                check_xlsx(address, bytes, &feeds);
                continue;
            }
            let text = std::str::from_utf8(bytes).expect("feeds are UTF-8");
            match address.rsplit_once('.').map(|(_, kind)| kind) {
                Some("ics") => check_ics(address, text),
                Some("csv") => check_csv(address, text),
                Some("xml") => check_xml(address, text),
                Some("json") => drop(serde_json::from_str::<serde_json::Value>(text).expect("JSON")),
                // What these hold is tried by running them: tests/search.rs.
                Some("js") => {}
                _ => panic!("{address} is of no known kind"),
            }
        }
        let entries = text(&feeds, "du-lieu/lich.ics").matches("\r\nBEGIN:VEVENT\r\n").count();
        let dated = site.register.tasks.iter().filter(|task| task.in_force.is_some()).count();
        assert_eq!(entries, dated);
        assert!(text(&feeds, "du-lieu/lich.ics").contains("STATUS:CANCELLED\r\n"));
        assert_eq!(
            text(&feeds, "du-lieu/lich.ics").contains("\r\nURL:https://vi-du.gov.vn/bao-cao/thong-bao/a/"),
            !base.is_empty()
        );
        if let Some(dump) = std::env::var_os("KETLUAN_NASTY") {
            let stubs =
                pages(&site).into_iter().map(|page| (page.to_string(), b"<!doctype html><title>x</title>".to_vec()));
            for (address, bytes) in stubs.chain(feeds) {
                let path = Path::new(&dump).join(if base.is_empty() { "khong" } else { "co" }).join(address);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, bytes).expect("a file");
            }
        }
    }
}

#[test]
fn a_site_with_an_address_has_news_of_each_unit_and_is_searched_from_the_browser() {
    let log = "Nhiệm vụ,Ngày,Trạng thái\nhai/thanh-tra-1,2025-03-19,Hoàn thành\n";
    let notice = "+++\ntitle = \"Hai\"\nissuer = \"so\"\nissued = 2025-03-01\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n\
        - Trình báo cáo trước ngày 20/3/2025\n\n### Thanh tra Sở\n\n- Kiểm tra cuối tháng 4/2025\n";
    let folder = Folder::new([("content/notices/hai.md", notice), ("content/progress/a.csv", log)]);
    assert!(!feeds_of(&folder.understand().0).keys().any(|address| address.ends_with("thanh-tra/atom.xml")));
    let settings = "title = \"Thử\"\nas_of = 2025-03-31\nbase_url = \"https://vi-du.gov.vn/bao-cao\"\n";
    folder.write("content/site.toml", settings);
    let feeds = feeds_of(&folder.understand().0);
    let news = text(&feeds, "don-vi/so/thanh-tra/atom.xml");
    assert_eq!(news.matches("<entry>").count(), 2, "given and done: {news}");
    assert!(news.contains("Kiểm tra cuối tháng 4/2025") && !news.contains("Trình báo cáo"), "{news}");
    assert!(news.contains("<id>tag:vi-du.gov.vn,2025:don-vi/so/thanh-tra/thong-bao/hai</id>"), "{news}");
    assert!(news.contains("href=\"https://vi-du.gov.vn/bao-cao/don-vi/so/thanh-tra/index.html\""), "{news}");
    let office = text(&feeds, "don-vi/so/van-phong/atom.xml");
    assert!(office.contains("Trình báo cáo") && !office.contains("Kiểm tra cuối"), "{office}");
    let search = text(&feeds, "tim-kiem/opensearch.xml");
    assert!(
        search.contains("template=\"https://vi-du.gov.vn/bao-cao/tim-kiem/index.html?q={searchTerms}\""),
        "{search}"
    );
    assert!(search.contains("<ShortName>Thử</ShortName>"), "{search}");
}

fn check_ics(address: &str, text: &str) {
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{address}");
    assert!(!text.replace("\r\n", "").contains(|c: char| c.is_control()), "{address}");
    for line in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(!line.is_empty() && line.len() <= 75, "{address}: {line}");
    }
}

fn check_csv(address: &str, text: &str) {
    let body = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(body.as_bytes());
    for row in rows.records() {
        for cell in &row.unwrap_or_else(|error| panic!("{address}: {error}")) {
            assert!(!cell.trim_start().starts_with(['=', '+', '@']), "{address}: {cell}");
        }
    }
}

/// A table says the same in both of its forms, and holds no formula in either.
fn check_xlsx(address: &str, bytes: &[u8], feeds: &Feeds) {
    let sheets = ketluan::sheet::read(bytes).unwrap_or_else(|fault| panic!("{address}: {fault:?}"));
    assert_eq!(sheets.len(), 1, "{address}");
    let packed = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    for name in packed.file_names().map(|name| name.expect("a name")) {
        assert!(name.ends_with(".xml") || name.ends_with(".rels"), "{address} holds {name}");
    }
    let Some(csv) = feeds.get(&address.replace(".xlsx", ".csv")).filter(|_| !address.contains("tien-do")) else {
        return;
    };
    let csv = std::str::from_utf8(csv).expect("UTF-8").trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let rows: Vec<Vec<String>> =
        reader.records().skip(1).map(|row| row.expect("a row").iter().map(plain).collect()).collect();
    let sheet: Vec<Vec<String>> = sheets[0]
        .text
        .lines()
        .skip(1)
        .map(|row| row.split('\t').map(|cell| plain(&cell.replace(ketluan::source::LINE_IN_CELL, "\n"))).collect())
        .collect();
    assert_eq!(sheet, rows, "{address}");
}

/// What two forms may differ in: the apostrophe before what might run, blanks around, the sign behind a percentage.
fn plain(cell: &str) -> String {
    let cell = match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) => rest,
        _ => cell,
    };
    let cell: String = cell.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    cell.trim().trim_end_matches('%').to_owned()
}

fn check_xml(address: &str, text: &str) {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{address}: {error}")) {
            quick_xml::events::Event::Eof => return,
            _ => assert!(!text.contains(|c: char| c.is_control() && c != '\n' || c == '\u{fffe}'), "{address}"),
        }
    }
}

#[test]
fn a_moved_deadline_keeps_its_entry_and_tells_readers_to_look_again() {
    let row = "goc/van-phong-1,2025-02-20,,,,,2025-04-15,\ngoc/van-phong-1,2025-03-20,,,,,2025-05-15,\n";
    let log = format!("Nhiệm vụ,Ngày,Trạng thái,Tỷ lệ,Kết quả,Văn bản,Hạn mới,Ghi chú\n{row}");
    let others = "+++\ntitle = \"Hai\"\nissuer = \"so\"\nissued = 2025-03-01\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n\
        - Họp lúc 8h00 ngày 20/3/2025\n- Báo cáo trước ngày 20 hằng tháng\n\n### Thanh tra Sở\n\n- Kiểm tra cuối tháng 4/2025\n";
    let others = ("content/notices/hai.md", others);
    let before = feeds_of(&Folder::new([others]).understand().0);
    let after = feeds_of(&Folder::new([others, ("content/progress/a.csv", log.as_str())]).understand().0);
    let (before, after) = (text(&before, "du-lieu/lich.ics"), text(&after, "du-lieu/lich.ics"));
    let entries = |text: &str| text.split("BEGIN:VEVENT").map(str::to_owned).collect::<Vec<_>>();
    let (was, is) = (entries(before), entries(after));
    assert_eq!((was.len(), is.len()), (1 + 4, 1 + 4), "{after}");
    let other: Vec<&String> = is.iter().filter(|entry| !was.contains(entry)).collect();
    assert!(
        matches!(other[..], [one] if one.contains("UID:goc/van-phong-1@")),
        "exactly one entry is another: {other:?}"
    );
    for (line, in_before, in_after) in [
        ("UID:goc/van-phong-1@so.ketluan", true, true),
        ("DTSTAMP:20250217T000000Z", true, true),
        ("SEQUENCE:0", true, false),
        ("SEQUENCE:2", false, true),
        ("DTSTART;VALUE=DATE:20250227", true, false),
        ("DTSTART;VALUE=DATE:20250515", false, true),
        ("DTEND;VALUE=DATE:20250516", false, true),
    ] {
        let has = |entries: &[String]| entries[1].contains(&format!("\r\n{line}\r\n"));
        assert_eq!((has(&was), has(&is)), (in_before, in_after), "{line}");
    }
}
