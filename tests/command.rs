//! The program as a person or a CI system meets it: what it prints, its exit codes, and that a site with errors leaves the published one
//! as it was.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use common::Folder;

fn ketluan(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ketluan"))
        .args(words)
        .current_dir(folder)
        .env_remove("KETLUAN_LANG")
        .output()
        .expect("the program runs")
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_build_publishes_and_a_second_writes_nothing() {
    let folder = Folder::new([]);
    let first = ketluan(folder.path(), &["build"]);
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    assert!(told(&first).contains("1 notice, 1 task (1 open, 1 overdue on 2025-03-31)"), "{}", told(&first));
    assert!(folder.path().join("output/index.html").is_file());
    let second = ketluan(folder.path(), &["build"]);
    assert!(told(&second).contains("0 files written"), "{}", told(&second));
}

#[test]
fn errors_leave_the_published_site_as_it_was() {
    let folder = Folder::new([]);
    assert_eq!(ketluan(folder.path(), &["build"]).status.code(), Some(0));
    let before = fs::read(folder.path().join("output/index.html")).expect("a page");
    folder.write("content/notices/sai.md", "+++\ntitel = \"x\"\n+++\n");
    let broken = ketluan(folder.path(), &["build"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(told(&broken).contains("content/notices/sai.md:2:1"), "{}", told(&broken));
    assert!(told(&broken).contains("did you mean “title”?"), "{}", told(&broken));
    assert_eq!(fs::read(folder.path().join("output/index.html")).expect("a page"), before);
}

#[test]
fn strict_takes_warnings_for_errors() {
    let heading =
        "+++\ntitle = \"K\"\nissuer = \"so\"\nissued = 2025-03-01\n+++\n\n## Nhiệm vụ\n\n### Phòng Kế toán\n\n- Làm\n";
    let folder = Folder::new([("content/notices/a.md", heading)]);
    assert_eq!(ketluan(folder.path(), &["check"]).status.code(), Some(0));
    assert_eq!(ketluan(folder.path(), &["check", "--strict"]).status.code(), Some(1));
    assert_eq!(ketluan(folder.path(), &["build", "--strict"]).status.code(), Some(1));
    assert!(!folder.path().join("output").exists());
}

#[test]
fn a_wrong_call_exits_with_two() {
    let folder = Folder::new([]);
    for words in [
        &["bild"][..],
        &["build", "--as-of", "31/3/2025"],
        &["build", "--root", "nowhere"],
        &["build", "--output", "content"],
    ] {
        let output = ketluan(folder.path(), words);
        assert_eq!(output.status.code(), Some(2), "{words:?}: {}", told(&output));
    }
    assert_eq!(ketluan(folder.path(), &["--help"]).status.code(), Some(0));
}

#[test]
fn messages_speak_vietnamese_when_asked() {
    let folder = Folder::new([("content/thua.txt", "x")]);
    let output = ketluan(folder.path(), &["check", "--lang", "vi"]);
    assert!(told(&output).contains("cảnh báo[unknown-file]: không phần nào đọc tệp “thua.txt”"), "{}", told(&output));
    assert!(told(&output).contains("cách sửa"), "{}", told(&output));
}

#[test]
fn machines_get_their_formats() {
    let folder = Folder::new([("content/notices/sai.md", "+++\ntitel = \"x\"\n+++\n")]);
    let json = ketluan(folder.path(), &["check", "--format", "json"]);
    for line in String::from_utf8_lossy(&json.stdout).lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        assert!(row["code"].is_string() && row["path"].is_string() && row["line"].is_u64(), "{row}");
    }
    let github = ketluan(folder.path(), &["check", "--format", "github"]);
    assert!(
        told(&github).contains("::error file=content/notices/sai.md,line=2,col=1,title=unknown-key::"),
        "{}",
        told(&github)
    );
    for format in ["gitlab", "sarif"] {
        let output = ketluan(folder.path(), &["check", "--format", format]);
        serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("JSON");
    }
}

#[test]
fn what_would_vanish_is_told_and_an_alias_leads_on() {
    let folder = Folder::new([]);
    assert_eq!(ketluan(folder.path(), &["build"]).status.code(), Some(0));
    let notice = folder.path().join("content/notices/goc.md");
    let text = fs::read_to_string(&notice).expect("the base notice");
    fs::remove_file(&notice).expect("the base notice");
    folder.write("content/notices/moi.md", &text);
    let lost = ketluan(folder.path(), &["build", "--strict"]);
    assert_eq!(lost.status.code(), Some(1));
    assert!(
        told(&lost).contains("lost-address") && told(&lost).contains("aliases = [\"thong-bao/goc/\"]"),
        "{}",
        told(&lost)
    );
    folder.write("content/notices/moi.md", &text.replacen("issued", "aliases = [\"thong-bao/goc/\"]\nissued", 1));
    let kept = ketluan(folder.path(), &["build", "--strict"]);
    assert_eq!(kept.status.code(), Some(0), "{}", told(&kept));
    let redirect = fs::read_to_string(folder.path().join("output/thong-bao/goc/index.html")).expect("a redirect");
    assert!(redirect.contains("url=../moi/index.html"), "{redirect}");
}

#[test]
fn a_task_that_would_vanish_is_told() {
    let folder = Folder::new([]);
    assert_eq!(ketluan(folder.path(), &["build"]).status.code(), Some(0));
    let notice = folder.path().join("content/notices/goc.md");
    let text = fs::read_to_string(&notice)
        .expect("the base notice")
        .replace("- Trình kế hoạch", "- {#ke-hoach} Trình kế hoạch");
    folder.write(
        "content/notices/goc.md",
        &text.replace(
            "- {#ke-hoach} Trình kế hoạch trước ngày 28/02/2025",
            "- Trình kế hoạch trước ngày 28/02/2025 {#ke-hoach}",
        ),
    );
    let lost = ketluan(folder.path(), &["build"]);
    assert!(told(&lost).contains("lost-task") && told(&lost).contains("{#van-phong-1}"), "{}", told(&lost));
}

#[test]
fn an_alias_must_be_an_address() {
    let notice = "+++\ntitle = \"K\"\nissuer = \"so\"\nissued = 2025-03-01\naliases = [\"../ngoai\"]\n+++\n\n## Nhiệm vụ\n\n- Làm\n";
    let folder = Folder::new([("content/notices/a.md", notice)]);
    let output = ketluan(folder.path(), &["build"]);
    assert!(told(&output).contains("bad-alias") && told(&output).contains("a.md:5:12"), "{}", told(&output));
}

#[test]
fn a_broken_theme_is_told_with_its_line() {
    let site = "title = \"Thử\"\ntheme = \"rieng\"\n";
    let folder = Folder::new([
        ("content/site.toml", site),
        (
            "themes/rieng/templates/home.html",
            "{% extends \"base.html\" %}\n{% block content %}\n{{ page.khong_co }}\n{% endblock %}\n",
        ),
    ]);
    let broken = ketluan(folder.path(), &["build"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(
        told(&broken).contains("error[template]") && told(&broken).contains("themes/rieng/templates/home.html"),
        "{}",
        told(&broken)
    );
    folder.write(
        "themes/rieng/templates/home.html",
        "{% extends \"base.html\" %}{% block content %}{{ t(key=\"khong.co\") }}{% endblock %}",
    );
    let missing = ketluan(folder.path(), &["build"]);
    assert!(told(&missing).contains("missing-text"), "{}", told(&missing));
    folder.write("content/site.toml", "title = \"Thử\"\ntheme = \"khong-co\"\n");
    let unknown = ketluan(folder.path(), &["build"]);
    assert!(told(&unknown).contains("unknown-theme"), "{}", told(&unknown));
}

#[cfg(unix)]
#[test]
fn files_of_a_theme_that_cannot_be_used() {
    let folder = Folder::new([
        ("content/site.toml", "title = \"Thử\"\ntheme = \"rieng\"\n"),
        ("themes/rieng/templates/home.html", " \n"),
        ("themes/rieng/i18n/vi.toml", "x"),
        ("themes/rieng/assets/logo.png", "x"),
    ]);
    let theme = folder.path().join("themes/rieng");
    std::fs::write(theme.join("templates/unit.html"), b"\xff\xfe").expect("a file");
    std::fs::write(theme.join("i18n/vi.toml"), b"[nav]\nhome = \"\xff\"\n").expect("a file");
    std::os::unix::fs::symlink("/etc/hostname", theme.join("templates/base.html")).expect("a link");
    std::os::unix::fs::symlink("/etc", theme.join("assets/etc")).expect("a link");
    for command in ["check", "build"] {
        let output = ketluan(folder.path(), &[command]);
        let told = told(&output);
        assert_eq!(output.status.code(), Some(1), "{told}");
        for (code, file) in [
            ("empty-template", "templates/home.html"),
            ("not-text", "templates/unit.html"),
            ("not-text", "i18n/vi.toml"),
            ("linked-file", "templates/base.html"),
            ("linked-file", "assets/etc"),
        ] {
            let title = format!("error[{code}]");
            let after = told.match_indices(&title).map(|(at, _)| &told[at..]);
            let mut titles = after.map(|rest| rest.split("\n\n").next().unwrap_or_default());
            assert!(titles.any(|title| title.contains(&format!("themes/rieng/{file}"))), "{code} {file}: {told}");
        }
    }
}

#[test]
fn a_theme_whose_words_make_no_workbook_is_told() {
    let folder = Folder::new([
        ("content/site.toml", "title = \"Thử\"\ntheme = \"rieng\"\n"),
        ("themes/rieng/i18n/vi.toml", "[sheet]\ntasks = \"[]\"\n"),
    ]);
    let broken = ketluan(folder.path(), &["build"]);
    assert_eq!(broken.status.code(), Some(1));
    let said = told(&broken);
    assert!(said.contains("error[export-failed]") && said.contains("du-lieu/nhiem-vu.xlsx"), "{said}");
    assert!(!folder.path().join("output/index.html").exists());
}

#[test]
fn explain_says_what_and_why() {
    let folder = Folder::new([]);
    let sentence = "Văn phòng Sở trình trước ngày 15/3, theo Nghị quyết số 57-NQ/TW ngày 22/12/2024";
    let output =
        ketluan(folder.path(), &["explain", sentence, "--issued", "2025-02-17", "--issuer", "so", "--format", "json"]);
    let read: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(read["deadlines"][0]["end"], "2025-03-14");
    assert_eq!(read["deadlines"][0]["relation"], "before");
    assert_eq!(read["not_deadlines"][0]["reason"], "document-date");
    assert_eq!(read["citations"][0]["number"], "57-NQ/TW");
    assert_eq!(read["units"][0]["unit"], "so/van-phong");
    let people = told(&ketluan(folder.path(), &["explain", sentence, "--issued", "2025-02-17", "--lang", "vi"]));
    assert!(people.contains("ngày cuối đúng hạn 14/03/2025 (Thứ Sáu)"), "{people}");
    assert!(people.contains("“ngày 22/12/2024”  →  ngày của văn bản"), "{people}");
    let rhythm =
        "Báo cáo trước ngày 20 hằng tháng; trả lời trong 10 ngày làm việc kể từ khi có kết quả, trước 31/4/2025";
    for (language, words) in [("vi", "kể từ khi có kết quả\n"), ("en", "every month, on day 19\n")] {
        let people = told(&ketluan(folder.path(), &["explain", rhythm, "--lang", language]));
        assert!(people.contains(words), "{people}");
        let code = ["FREQ", "P10D", "impossible-date"].into_iter().find(|code| people.contains(code));
        assert_eq!(code, None, "{people}");
    }
    assert_eq!(ketluan(folder.path(), &["explain", "x", "--issuer", "ai-do"]).status.code(), Some(2));
}
