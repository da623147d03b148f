//! Whatever is saved is what the next look shows, and what is wrong stands on the page until it is mended.

use std::fs;
use std::io::{BufRead, BufReader, Write};

use super::common::Folder;
use super::{Answer, Server};

fn notice(task: &str) -> String {
    format!(
        "+++\ntitle = \"Kết luận\"\nissuer = \"so\"\nissued = 2025-03-03\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n- {task}\n"
    )
}

fn says(words: &'static str) -> impl Fn(&Answer) -> bool {
    move |answer| answer.status == 200 && answer.body.contains(words)
}

fn says_not(words: &'static str) -> impl Fn(&Answer) -> bool {
    move |answer| answer.status == 200 && !answer.body.contains(words)
}

fn follow(more: &[&str]) {
    let folder = Folder::new([]);
    let server = Server::start(folder.path(), more);
    server.until("/", says("Tổng quan"));
    // A new notice, on its own page and in the list.
    folder.write("content/notices/2025/moi.md", &notice("Trình đề án số một"));
    server.until("/thong-bao/2025/moi/", says("Trình đề án số một"));
    server.until("/thong-bao/2025/", says("moi/index.html"));
    // Written to in place, and by an editor that puts another file in its place.
    folder.write("content/notices/2025/moi.md", &notice("Trình đề án số hai"));
    server.until("/thong-bao/2025/moi/", says("số hai"));
    folder.write("content/notices/2025/.moi.md.swp", &notice("Trình đề án số ba"));
    let place = |name: &str| folder.path().join("content/notices/2025").join(name);
    fs::rename(place(".moi.md.swp"), place("moi.md")).unwrap();
    server.until("/thong-bao/2025/moi/", says("số ba"));
    // Renamed, a folder at that, and deleted.
    fs::rename(folder.path().join("content/notices/2025"), folder.path().join("content/notices/2026")).unwrap();
    server.until("/thong-bao/2026/moi/", says("số ba"));
    server.until("/thong-bao/2025/moi/", |answer| answer.status == 404);
    fs::remove_file(folder.path().join("content/notices/2026/moi.md")).unwrap();
    server.until("/thong-bao/2026/moi/", |answer| answer.status == 404);
    // What every page is told by.
    let units = super::common::BASE[1].1;
    folder.write("content/units.toml", &units.replace("Văn phòng Sở", "Văn phòng Sở Mới"));
    server.until("/don-vi/so/van-phong/", says("Văn phòng Sở Mới"));
    folder.write("content/units.toml", units);
    folder.write("content/site.toml", "title = \"Tên khác\"\nas_of = 2025-03-31\n");
    server.until("/", says("Tên khác"));
    folder.write(
        "content/progress/a.csv",
        "Nhiệm vụ,Ngày,Trạng thái,Kết quả\ngoc/van-phong-1,2025-02-20,Hoàn thành,Đã trình xong\n",
    );
    server.until("/thong-bao/goc/", says("Đã trình xong"));
    // A theme that did not exist when the server started: words, style, templates.
    folder.write("themes/rieng/i18n/vi.toml", "[nav]\nunits = \"Các đơn vị của ta\"\n");
    folder.write("content/site.toml", "title = \"Tên khác\"\ntheme = \"rieng\"\nas_of = 2025-03-31\n");
    server.until("/", says("Các đơn vị của ta"));
    folder.write("themes/rieng/assets/css/rieng.css", "main { color: rebeccapurple }\n");
    server.until("/assets/site.css", says("rebeccapurple"));
    folder.write("themes/rieng/templates/parts/x.html", "x");
    folder.write(
        "themes/rieng/templates/not-found.html",
        "{% extends \"base.html\" %}{% block content %}Lạc đường{% endblock %}",
    );
    server.until("/khong-co.html", |answer| answer.status == 404 && answer.body.contains("Lạc đường"));
}

#[test]
fn every_kind_of_change_is_seen() {
    follow(&[]);
}

#[test]
fn every_kind_of_change_is_found_by_looking() {
    follow(&["--poll"]);
}

#[test]
fn what_is_wrong_stands_on_the_page_until_it_is_mended() {
    let folder = Folder::new([("content/notices/sai.md", notice("Làm").as_str())]);
    let server = Server::start(folder.path(), &["--lang", "vi"]);
    server.until("/thong-bao/sai/", says("Làm"));
    folder.write("content/notices/sai.md", &notice("Làm").replace("title", "titel"));
    let page = server.until("/thong-bao/goc/", says("titel"));
    for words in ["content/notices/sai.md:2:1", "có phải ý bạn là “title”?", "^^^^^", "<details open>"] {
        assert!(page.body.contains(words), "{words}: {}", page.body);
    }
    // Its own page says so as well, whether or not there is enough to make one.
    assert!(server.get("/thong-bao/sai/").body.contains("titel"));
    folder.write("content/notices/sai.md", &notice("Làm xong"));
    server.until("/thong-bao/sai/", says_not("titel"));
    // A broken template: the pages of before, and where it is broken.
    folder.write("themes/rieng/templates/home.html", "{% block %}");
    folder.write("content/site.toml", "title = \"Thử\"\ntheme = \"rieng\"\n");
    let page = server.until("/thong-bao/goc/", says("home.html"));
    assert!(page.body.contains("themes/rieng/templates/home.html:1:"), "{}", page.body);
    folder.write("content/site.toml", "title = \"Thử\"\n");
    server.until("/thong-bao/goc/", says_not("home.html"));
    // The whole content gone, and back.
    fs::rename(folder.path().join("content"), folder.path().join("cat-di")).unwrap();
    server.until("/", says("ketluan-failure"));
    fs::rename(folder.path().join("cat-di"), folder.path().join("content")).unwrap();
    server.until("/", says_not("ketluan-failure"));
    folder.write("content/notices/sai.md", &notice("Sau khi trở lại"));
    server.until("/thong-bao/sai/", says("Sau khi trở lại"));
}

#[test]
fn feeds_charts_and_files_are_those_of_a_build() {
    let table = "## Chỉ tiêu\n\n| Chỉ tiêu | Đơn vị tính | Kế hoạch 2025 | Thực hiện quý I |\n|---|---|---|---|\n| Số đề tài | đề tài | 14 | 3 |\n";
    let text = notice("Làm").replace("issued", "reviews = \"2025-Q1\"\nissued") + "\n" + table;
    let folder = Folder::new([
        ("content/notices/2025/x/index.md", text.as_str()),
        ("content/notices/2025/x/Phụ lục.pdf", "%PDF-1.7 giả"),
    ]);
    let server = Server::start(folder.path(), &[]);
    server.until("/", says("Tổng quan"));
    let build = std::process::Command::new(env!("CARGO_BIN_EXE_ketluan"))
        .args(["build", "--root"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(build.status.success());
    let output = folder.path().join("output");
    let manifest = fs::read_to_string(output.join(".ketluan/manifest")).unwrap();
    let mut kinds = std::collections::BTreeSet::new();
    // The list of all sums is only known once everything is made.
    let all = manifest.lines().skip(1).filter(|address| *address != ketluan::page::address::sums().as_str());
    for address in all {
        let answer = server.get(&format!("/{address}"));
        assert_eq!(answer.status, 200, "{address}");
        let built = String::from_utf8_lossy(&fs::read(output.join(address)).unwrap()).into_owned();
        kinds.insert(address.rsplit_once('.').unwrap().1.to_owned());
        if address.ends_with(".html") {
            // The overlay stands before the end, and the policy lets it listen; nothing else is different.
            let (page, overlay) =
                answer.body.split_once("<link rel=\"stylesheet\" href=\"/.ketluan/live.css\">").unwrap();
            let page =
                page.replacen(" connect-src 'self';", "", 1).replacen("style-src 'self' data:", "style-src data:", 1);
            let rest = overlay.split_once("</script>\n").unwrap().1;
            // How large the exports are is known once they are made.
            if address != "du-lieu/index.html" {
                assert_eq!(page + rest, built, "{address}");
            }
        } else {
            assert_eq!(answer.body, built, "{address}");
        }
    }
    let wanted = ["css", "csv", "html", "ics", "js", "json", "pdf", "svg", "xlsx", "xml"];
    assert!(wanted.iter().all(|kind| kinds.contains(*kind)), "{kinds:?}");
}

#[test]
fn a_page_that_listens_is_told() {
    let folder = Folder::new([]);
    let server = Server::start(folder.path(), &[]);
    let page = server.until("/thong-bao/goc/", says("Trình kế hoạch"));
    let word =
        |name: &str| page.body.split_once(&format!("data-{name}=\"")).unwrap().1.split('"').next().unwrap().to_owned();
    let mut stream = server.connect();
    let (number, run, port) = (word("number"), word("run"), server.port);
    let ask =
        format!("GET /.ketluan/events?after={number}&run={run}&page=x HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    stream.write_all(ask.as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    assert!(lines.any(|line| line == "Content-Type: text/event-stream"));
    folder.write("content/notices/goc.md", &notice("Khác hẳn"));
    assert!(lines.any(|line| line == "event: whole"));
    assert!(server.get("/thong-bao/goc/").body.contains("Khác hẳn"), "what is told can be seen");
    // A page of a process that is gone is told at once.
    let ask = format!("GET /.ketluan/events?after=99&run=1&page=x HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    assert!(server.send(ask.as_bytes()).body.contains("event: whole"));
}
