//! The program as a person or a CI system meets it: what it prints, its exit codes, and that a site with errors leaves the published one
//! as it was.

mod common;

use std::fs;
use std::process::{Command, Output};

use common::{Folder, ketluan, told};

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
    // Where nothing is asked, the machine's language is.
    for (locale, vietnamese) in [("vi_VN.UTF-8", true), ("C.UTF-8", false)] {
        let output = Command::new(env!("CARGO_BIN_EXE_ketluan"))
            .arg("check")
            .current_dir(folder.path())
            .env_remove("KETLUAN_LANG")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", locale)
            .output()
            .expect("the program runs");
        assert_eq!(told(&output).contains("cảnh báo[unknown-file]"), vietnamese, "{locale}");
    }
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

/// An id that is a place in a list moves on when an item is put in above; the log's rows do not.
#[test]
fn a_task_whose_id_moved_on_is_told() {
    let log = "Nhiệm vụ,Ngày,Trạng thái\ngoc/van-phong-1,2025-02-20,Hoàn thành\n";
    let folder = Folder::new([("content/progress/a.csv", log)]);
    assert_eq!(ketluan(folder.path(), &["build"]).status.code(), Some(0));
    let notice = fs::read_to_string(folder.path().join("content/notices/goc.md")).expect("the base notice");
    folder.write("content/notices/goc.md", &notice.replace("- Trình", "- Lập sổ theo dõi\n- Trình"));
    let moved = ketluan(folder.path(), &["build"]);
    assert!(told(&moved).contains("moved-task") && told(&moved).contains("goc/van-phong-2"), "{}", told(&moved));
    // With an id of its own nothing moves.
    folder.write("content/notices/goc.md", &notice.replace("- Trình", "- Lập sổ theo dõi {#so}\n- Trình"));
    assert!(!told(&ketluan(folder.path(), &["build"])).contains("moved-task"));
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
    let pasted = told(&ketluan(folder.path(), &["explain", "- trình trước ngày 20/8", "--issued", "2025-02-17"]));
    assert!(pasted.contains("19 Aug 2025"), "{pasted}");
    assert_eq!(ketluan(folder.path(), &["explain", "--ai"]).status.code(), Some(2));
    assert_eq!(ketluan(folder.path(), &["explain", "x", "--issuer", "ai-do"]).status.code(), Some(2));
}

/// Two units, one of them with a name of its own, and tasks in several states.
const SECOND: &str = "+++\ntitle = \"Hai\"\nissuer = \"so\"\nissued = 2025-03-01\n+++\n\n## Nhiệm vụ\n\n### Phòng Quản lý Khoa học\n\n\
    - Nghiệm thu đề tài trước ngày 15/4/2025\n  - phần một, chậm nhất ngày 10/4/2025\n- Công bố, \"kết quả\"\n\n### Thanh tra Sở\n\n- Kiểm tra chậm nhất ngày 20/3/2025\n\n\
    | TT | Chỉ tiêu | Đơn vị tính | Kế hoạch 2025 | Thực hiện quý I | Đơn vị chủ trì |\n|--|--|--|--|--|--|\n\
    | 1 | Đề tài nghiệm thu | đề tài | 10 | 1 | Phòng QLKH |\n| 2 | Cuộc thanh tra | cuộc | 4 | 2 | Thanh tra Sở |\n";

fn asked(words: &[&str]) -> Output {
    let log = "Nhiệm vụ,Ngày,Trạng thái\nhai/thanh-tra-1,2025-03-19,Hoàn thành\n";
    let folder = Folder::new([("content/notices/hai.md", SECOND), ("content/progress/a.csv", log)]);
    ketluan(folder.path(), words)
}

fn answer(words: &[&str]) -> String {
    let output = asked(words);
    assert_eq!(output.status.code(), Some(0), "{words:?}: {}", told(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn tasks_are_asked_for_by_unit_state_day_and_notice() {
    let lines = |words: &[&str]| -> Vec<String> {
        let all = [&["tasks"], words].concat();
        answer(&all).lines().map(str::to_owned).collect()
    };
    let all = lines(&[]);
    assert_eq!(all.len(), 1 + 4 + 1, "{all:#?}");
    assert!(all[1].starts_with("Overdue by 32 days") && all[1].contains("goc/van-phong-1"), "{all:#?}");
    assert_eq!(all[5], "4 tasks on 31 Mar 2025");
    for unit in ["phong-khoa-hoc", "so/phong-khoa-hoc", "Phòng QLKH", "phong quan ly khoa hoc"] {
        assert_eq!(lines(&["--unit", unit]).last().unwrap(), "2 tasks on 31 Mar 2025", "{unit}");
    }
    let only = |words: &[&str], id: &str| {
        let found = lines(words);
        assert!(found.len() == 3 && found[1].contains(id), "{words:?} {found:#?}");
    };
    only(&["--state", "overdue"], "goc/van-phong-1");
    only(&["--state", "quá hạn"], "goc/van-phong-1");
    only(&["--state", "done-on-time,done-late"], "hai/thanh-tra-1");
    only(&["--state", "completed", "--issuer", "so"], "hai/thanh-tra-1");
    only(&["--due-after", "2025-03-20"], "hai/phong-khoa-hoc-1");
    only(&["--due-before", "2025-03-01"], "goc/van-phong-1");
    only(&["--notice", "goc"], "goc/van-phong-1");
    assert_eq!(lines(&["--notice", "hai", "--parts"]).last().unwrap(), "4 tasks on 31 Mar 2025");
    assert_eq!(lines(&["--state", "dropped"]), ["0 tasks on 31 Mar 2025"]);
    assert!(answer(&["tasks", "--as-of", "2025-02-20", "--lang", "vi"]).ends_with("1 nhiệm vụ, tính đến 20/02/2025\n"));
}

#[test]
fn queries_print_rows_of_the_exports() {
    let log = "Nhiệm vụ,Ngày,Trạng thái\nhai/thanh-tra-1,2025-03-19,Hoàn thành\n";
    let folder = Folder::new([("content/notices/hai.md", SECOND), ("content/progress/a.csv", log)]);
    assert_eq!(ketluan(folder.path(), &["build"]).status.code(), Some(0));
    let export = |name: &str| fs::read_to_string(folder.path().join("output/du-lieu").join(name)).expect("an export");
    let answer = |words: &[&str]| String::from_utf8(ketluan(folder.path(), words).stdout).expect("UTF-8");
    assert_eq!(answer(&["tasks", "--parts", "--format", "csv"]), export("nhiem-vu.csv"));
    assert_eq!(answer(&["indicators", "--format", "csv"]), export("chi-tieu.csv"));
    let tasks = export("nhiem-vu.csv");
    let some = answer(&["tasks", "--unit", "phong-khoa-hoc", "--format", "csv"]);
    assert_eq!(some.lines().count(), 3, "{some}");
    assert!(some.lines().all(|line| tasks.contains(line)), "{some}");
    let site: serde_json::Value = serde_json::from_str(&export("site.json")).expect("JSON");
    let json: serde_json::Value =
        serde_json::from_str(&answer(&["tasks", "--unit", "thanh-tra", "--format", "json"])).expect("JSON");
    assert_eq!(json["as_of"], "2025-03-31");
    let of_notice = site["notices"].as_array().unwrap().iter().flat_map(|notice| notice["tasks"].as_array().unwrap());
    let one: Vec<_> = of_notice.filter(|task| task["id"] == "hai/thanh-tra-1").cloned().collect();
    assert_eq!(json["tasks"], serde_json::Value::Array(one));
    let behind: serde_json::Value =
        serde_json::from_str(&answer(&["indicators", "--standing", "behind", "--format", "json"])).expect("JSON");
    assert_eq!(behind["indicators"].as_array().map(Vec::len), Some(1));
    assert_eq!(behind["indicators"][0]["lead_unit"], "so/phong-khoa-hoc");
}

#[test]
fn what_changed_since_a_day_adds_up_in_every_form() {
    let since = |words: &[&str]| answer(&[&["changes", "--since", "2025-02-20"], words].concat());
    let people = since(&["--lang", "vi"]);
    assert!(people.starts_with("Từ cuối ngày 20/02/2025 đến cuối ngày 31/03/2025\n"), "{people}");
    assert!(people.contains("chưa hoàn thành: 1 + 3 mới giao − 1 hoàn thành − 0 dừng = 3"), "{people}");
    assert!(people.contains("Mới quá hạn (1)") && people.contains("goc/van-phong-1"), "{people}");
    let markdown = since(&["--format", "markdown", "--unit", "thanh-tra"]);
    assert!(markdown.contains("## From the end of 20 Feb 2025") && markdown.contains("| --- | --- |"), "{markdown}");
    assert!(markdown.contains("Open tasks: 0 + 1 newly given − 1 completed − 0 dropped = 0"), "{markdown}");
    let json: serde_json::Value = serde_json::from_str(&since(&["--format", "json"])).expect("JSON");
    let all = &json["all"];
    let n = |key: &str| all[key].as_u64().unwrap();
    assert_eq!(n("open_before") + n("given") - n("done_on_time"), n("open_now"));
    assert_eq!(json["overdue"], serde_json::json!(["goc/van-phong-1"]));
    assert_eq!(json["units"].as_array().map(Vec::len), Some(3));
    assert_eq!(json["indicators"].as_array().map(Vec::len), Some(2));
    assert_eq!(since(&["--format", "csv"]).lines().count(), 1 + 4);
    let ahead = asked(&["changes", "--since", "2025-03-31"]);
    assert_eq!(ahead.status.code(), Some(2));
    assert!(told(&ahead).contains("is not before 2025-03-31"), "{}", told(&ahead));
}

#[test]
fn each_unit_gets_a_message_of_what_it_owes() {
    let all = answer(&["remind", "--lang", "vi"]);
    let expected = "Kính gửi: Văn phòng Sở\nTính đến hết ngày 31/03/2025, đơn vị có 1 nhiệm vụ quá hạn và 0 nhiệm vụ đến hạn trong 7 ngày tới.\n\n\
        Đã quá hạn:\n1. Trình kế hoạch trước ngày 28/02/2025 (hạn 27/02/2025; quá hạn 32 ngày; chưa có báo cáo)\n\n\
        Đề nghị đơn vị thực hiện và báo kết quả để ghi sổ theo dõi.\n";
    assert_eq!(all, expected);
    let wide = answer(&["remind", "--days", "20"]);
    assert!(wide.contains("\n\n----------\n\nTo: Phòng Quản lý Khoa học\n"), "{wide}");
    assert!(wide.contains("Due within 20 days:\n1. Nghiệm thu đề tài"), "{wide}");
    let none = answer(&["remind", "--unit", "thanh-tra"]);
    assert_eq!(none, "No unit has a task that is overdue or due within 7 days.\n");
    assert_eq!(asked(&["remind", "--days", "400"]).status.code(), Some(2));
}

#[test]
fn a_site_begun_from_nothing_builds_without_a_word_against_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |path: &str| folder.path().join(path);
    let begun = ketluan(folder.path(), &["init", "--name", "Sở Nội vụ tỉnh A", "--ci", "gitlab"]);
    assert_eq!(begun.status.code(), Some(0), "{}", told(&begun));
    assert!(told(&begun).contains("Next: `ketluan build`"), "{}", told(&begun));
    assert!(fs::read_to_string(at("content/units.toml")).expect("units").contains("id = \"so-noi-vu-tinh-a\""));
    let built = ketluan(folder.path(), &["build", "--strict"]);
    assert_eq!(built.status.code(), Some(0), "{}", told(&built));
    assert!(told(&built).contains("1 notice, 4 tasks (3 open, 0 overdue on 2025-02-20)"), "{}", told(&built));
    assert!(!told(&built).contains("warning") && !told(&built).contains("hint"), "{}", told(&built));
    let again = ketluan(folder.path(), &["init", "--lang", "vi"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(told(&again).contains("đã có"), "{}", told(&again));
    // A pipeline may come later, and never over one that stands there.
    assert_eq!(ketluan(folder.path(), &["init", "--ci", "github"]).status.code(), Some(0));
    assert!(at(".github/workflows/ketluan.yml").is_file());
    fs::write(at(".gitlab-ci.yml"), "own").expect("a file");
    assert_eq!(ketluan(folder.path(), &["init", "--ci", "gitlab"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(at(".gitlab-ci.yml")).expect("a file"), "own");
    assert_eq!(ketluan(folder.path(), &["init", "new", "--name", "\"x\""]).status.code(), Some(2));
}

#[test]
fn a_code_is_explained_and_a_mistyped_one_is_near() {
    let said = answer(&["check", "--explain", "unknown-key", "--lang", "vi"]);
    assert!(said.starts_with("unknown-key\nlỗi: ") && said.contains("không có khóa “…”\n→ các khóa"), "{said}");
    let near = asked(&["check", "--explain", "unknwon-key"]);
    assert_eq!(near.status.code(), Some(2));
    assert!(told(&near).contains("did you mean unknown-key?"), "{}", told(&near));
}

#[test]
fn the_page_of_what_is_new_can_be_told_since_any_day() {
    let folder = Folder::new([("content/notices/hai.md", SECOND)]);
    let page = |words: &[&str]| {
        let output = ketluan(folder.path(), &[&["build"], words].concat());
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        fs::read_to_string(folder.path().join("output/co-gi-moi/index.html")).expect("a page")
    };
    let asked = page(&["--since", "2025-02-20"]);
    assert!(asked.contains("so với cuối ngày <time datetime=\"2025-02-20\">"), "{asked}");
    assert!(asked.contains("data-unit=\"\"><th scope=\"row\">Tổng cộng</th><td>1<"), "{asked}");
    assert_ne!(page(&[]), asked);
}

/// What there is to say before the first notice: that there is none, and of no day.
#[test]
fn a_site_without_a_notice_says_so_and_names_no_day() {
    let folder = Folder::new([]);
    let page = |address: &str| {
        let output = ketluan(folder.path(), &["build"]);
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        fs::read_to_string(folder.path().join("output").join(address)).expect("a page")
    };
    assert!(page("lich/index.html").contains("Số liệu tính đến hết ngày"));
    fs::remove_dir_all(folder.path().join("content/notices")).expect("a folder");
    for address in ["index.html", "lich/index.html", "co-gi-moi/index.html", "don-vi/index.html"] {
        let page = page(address);
        let main = page.split("<main ").nth(1).expect("a main part");
        assert!(!main.contains("Số liệu tính đến") && !main.contains("<time"), "{address}: {main}");
    }
    assert!(page("lich/index.html").contains("Chưa có thông báo nào."));
    let said = told(&ketluan(folder.path(), &["build"]));
    assert!(said.contains("(0 open, 0 overdue),"), "{said}");
    assert!(
        page("don-vi/index.html").contains("<th scope=\"colgroup\" colspan=\"5\">"),
        "units are not told as an archive"
    );
}

#[test]
fn indicators_are_asked_for_by_unit_year_and_standing() {
    assert!(answer(&["indicators", "--year", "2024"]).ends_with("0 indicators on 31 Mar 2025\n"));
    let behind = answer(&["indicators", "--standing", "cham-tien-do", "--lang", "vi"]);
    assert!(behind.contains("Chậm tiến độ") && behind.contains("Đề tài nghiệm thu (đề tài)"), "{behind}");
    let one = answer(&["indicators", "--unit", "Thanh tra Sở", "--year", "2025"]);
    assert!(one.contains("50%") && one.ends_with("1 indicator on 31 Mar 2025\n"), "{one}");
}

#[test]
fn a_query_for_what_is_not_there_says_what_is_near() {
    for (words, said) in [
        (&["tasks", "--unit", "phong-khoa-hoa"][..], "did you mean “phong-khoa-hoc”?"),
        (&["tasks", "--state", "overdu"], "no state is called “overdu”; did you mean “overdue”?"),
        (&["tasks", "--state", "xong-roi", "--lang", "vi"], "không có trạng thái “xong-roi”: overdue, due-soon"),
        (
            &["tasks", "--issuer", "sở", "--lang", "vi"],
            "content/units.toml không có cơ quan “sở”; có phải ý bạn là “so”?",
        ),
        (&["tasks", "--notice", "goc2"], "there is no notice “goc2”; did you mean “goc”?"),
        (&["indicators", "--standing", "behnd"], "did you mean “behind”?"),
        (&["indicators", "--unit", "Phòng Quản lí Khoa hoc", "--lang", "vi"], ""),
    ] {
        let output = asked(words);
        if said.is_empty() {
            assert_eq!(output.status.code(), Some(0), "{words:?}: {}", told(&output));
        } else {
            assert_eq!(output.status.code(), Some(2), "{words:?}: {}", told(&output));
            assert!(told(&output).contains(said), "{words:?}: {}", told(&output));
        }
    }
}

#[test]
fn a_query_of_content_with_errors_answers_and_exits_with_one() {
    let folder = Folder::new([("content/notices/sai.md", "+++\ntitel = \"x\"\n+++\n")]);
    let output = ketluan(folder.path(), &["tasks"]);
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("goc/van-phong-1"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("see `ketluan check`"), "{}", told(&output));
}

#[test]
fn a_part_that_is_due_before_its_task_is_asked_for() {
    let units = "[[issuer]]\nid = \"so\"\nname = \"Sở Thử\"\n\n[[issuer.unit]]\nid = \"vp\"\nname = \"Văn phòng Sở\"\n\n\
        [[issuer.unit]]\nid = \"tt\"\nname = \"Thanh tra Sở\"\n";
    let notice = "+++\ntitle = \"Kết luận\"\nissuer = \"so\"\nissued = 2025-03-03\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n\
        - Xây dựng đề án, trình trước ngày 21/6/2025.\n  - Đề cương, trước ngày 08/3/2025.\n  - Khảo sát, trước ngày 15/3/2025. {lead=tt}\n";
    let folder = Folder::new([("content/units.toml", units), ("content/notices/n.md", notice)]);
    let asked = |words: &[&str]| {
        told(&ketluan(folder.path(), &[&["remind", "--as-of", "2025-03-10", "--lang", "vi"], words].concat()))
    };
    let part_of = "phần của: Xây dựng đề án, trình trước ngày 21/6/2025.";
    let office = asked(&["--unit", "vp"]);
    assert!(office.contains("1 nhiệm vụ quá hạn và 0 nhiệm vụ đến hạn"), "{office}");
    assert!(office.contains("Ngoài ra có 1 phần việc"), "{office}");
    assert!(
        office.contains(&format!("1. Đề cương, trước ngày 08/3/2025. (hạn 07/03/2025; quá hạn 3 ngày; {part_of}")),
        "{office}"
    );
    let inspectors = asked(&["--unit", "tt"]);
    assert!(
        inspectors.contains(&format!("1. Khảo sát, trước ngày 15/3/2025. (hạn 14/03/2025; còn 4 ngày; {part_of}")),
        "{inspectors}"
    );
    assert!(!inspectors.contains("Đề cương"), "{inspectors}");
}

#[test]
fn what_a_unit_left_open_is_asked_of_the_one_it_became() {
    let units = "[[issuer]]\nid = \"so\"\nname = \"Sở Thử\"\n\n\
        [[issuer.unit]]\nid = \"van-phong\"\nname = \"Văn phòng Sở\"\nuntil = 2025-02-28\nbecomes = [\"tong-hop\"]\n\n\
        [[issuer.unit]]\nid = \"tong-hop\"\nname = \"Phòng Tổng hợp\"\nfrom = 2025-03-01\n";
    let folder = Folder::new([("content/units.toml", units)]);
    let asked = |day: &str| told(&ketluan(folder.path(), &["remind", "--as-of", day, "--lang", "vi"]));
    assert!(asked("2025-02-27").starts_with("Kính gửi: Văn phòng Sở"), "{}", asked("2025-02-27"));
    let later = asked("2025-03-05");
    assert!(later.starts_with("Kính gửi: Phòng Tổng hợp"), "{later}");
    assert!(later.contains("giao cho Văn phòng Sở, nay là của đơn vị"), "{later}");
    assert_eq!(ketluan(folder.path(), &["build", "--as-of", "2025-03-05"]).status.code(), Some(0));
    let page = fs::read_to_string(folder.path().join("output/don-vi/so/tong-hop/index.html")).expect("a page");
    assert!(page.contains("Văn phòng Sở</a>: 1."), "{page}");
}
