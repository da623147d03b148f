//! `ketluan import` as a clerk meets it: what it writes, what it leaves, what it asks for.

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::{Folder, ketluan, told};

const DOCUMENT: &str = "Số: 15/TB-ST\tHà Nội, ngày 17 tháng 02 năm 2025\n\nTHÔNG BÁO\nKết luận tại cuộc họp giao ban tuần 7\n\n\
    Giám đốc Sở kết luận như sau:\n\n1. Văn phòng Sở:\n- Trình kế hoạch trước ngày 15/3/2025.\n";

/// A committee that gives work to offices which units.toml does not hold.
const COMMITTEE: &str = "THÔNG BÁO\nKết luận của Chủ tịch UBND tỉnh tại cuộc họp về giải ngân\n\nNgày 03/3/2025, Chủ tịch UBND tỉnh \
    chủ trì cuộc họp và kết luận như sau:\n\n1. Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng rà soát vốn, báo cáo trước ngày \
    15/3/2025.\n\n2. Sở Xây dựng khẩn trương công bố giá vật liệu.\n\n3. Về mặt bằng: Giao UBND huyện Núi Thành bàn giao trong tháng \
    4/2025. Giao Công an tỉnh bảo đảm trật tự.\n\nTT\tNội dung công việc\tCơ quan thực hiện\n1\tSố hóa tài liệu\tThư viện tỉnh\n";

fn import(folder: &Folder, text: &str, words: &[&str]) -> Output {
    folder.write("a.txt", text);
    ketluan(folder.path(), &[&["import", "a.txt", "--issuer", "so"], words].concat())
}

fn notices(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.join("content/notices/2025"))
        .map(|files| files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

#[test]
fn the_same_notice_is_not_written_twice_and_another_is_not_written_over() {
    let folder = Folder::new([]);
    let first = import(&folder, DOCUMENT, &[]);
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    assert_eq!(notices(folder.path()), ["cuoc-hop-giao-ban-tuan-7.md"]);
    let again = import(&folder, DOCUMENT, &[]);
    assert_eq!(again.status.code(), Some(0));
    assert!(told(&again).contains("this very notice stands there already"), "{}", told(&again));
    let changed = DOCUMENT.replace("15/3/2025", "20/3/2025");
    let other = import(&folder, &changed, &[]);
    assert_eq!(other.status.code(), Some(2));
    for words in [
        "- - Trình kế hoạch trước ngày 15/3/2025.",
        "+ - Trình kế hoạch trước ngày 20/3/2025.",
        "--replace",
        "--as NAME",
    ] {
        assert!(told(&other).contains(words), "{words}:\n{}", told(&other));
    }
    assert_eq!(notices(folder.path()).len(), 1);
    assert_eq!(import(&folder, &changed, &["--as", "giao-ban-tuan-7-lan-2"]).status.code(), Some(0));
    assert_eq!(notices(folder.path()), ["cuoc-hop-giao-ban-tuan-7.md", "giao-ban-tuan-7-lan-2.md"]);
    assert_eq!(import(&folder, &changed, &["--replace"]).status.code(), Some(0));
    let text =
        fs::read_to_string(folder.path().join("content/notices/2025/cuoc-hop-giao-ban-tuan-7.md")).expect("a notice");
    assert!(text.contains("20/3/2025") && !text.contains("15/3/2025"));
    let bad = import(&folder, DOCUMENT, &["--as", "../Tuần 7"]);
    assert_eq!(bad.status.code(), Some(2));
    assert!(told(&bad).contains("as 2025/tuan-7"), "{}", told(&bad));
}

#[test]
fn the_only_issuer_need_not_be_named() {
    let folder = Folder::new([("a.txt", DOCUMENT)]);
    assert_eq!(ketluan(folder.path(), &["import", "a.txt"]).status.code(), Some(0));
    let units = fs::read_to_string(folder.path().join("content/units.toml")).expect("units");
    folder.write("content/units.toml", &format!("{units}\n[[issuer]]\nid = \"so-khac\"\nname = \"Sở Khác\"\n"));
    let whose = ketluan(folder.path(), &["import", "a.txt"]);
    assert_eq!(whose.status.code(), Some(2));
    assert!(told(&whose).contains("so, so-khac"), "{}", told(&whose));
    folder.write("content/units.toml", "");
    let whose = ketluan(folder.path(), &["import", "a.txt"]);
    assert!(told(&whose).contains("content/units.toml names no issuer"), "{}", told(&whose));
}

#[test]
fn a_text_that_is_no_notice_is_refused() {
    let folder = Folder::new([]);
    for (text, words) in [
        ("", "holds no words"),
        ("\n \u{feff} \n---\n", "holds no words"),
        ("The quick brown fox.\n\nIt jumps over the lazy dog.\n", "does not look like a notice"),
        ("Thực đơn tuần này\n\n- Phở\n- Bún chả\n", "does not look like a notice"),
    ] {
        let output = import(&folder, text, &[]);
        assert_eq!(output.status.code(), Some(2), "{text}{}", told(&output));
        assert!(told(&output).contains(words), "{text}{}", told(&output));
    }
    assert!(notices(folder.path()).is_empty());
}

#[test]
fn units_that_are_wanting_are_told_and_written_only_when_asked() {
    let folder = Folder::new([]);
    let before = fs::read_to_string(folder.path().join("content/units.toml")).expect("the units");
    let first = import(&folder, COMMITTEE, &[]);
    assert_eq!(first.status.code(), Some(0), "{}", told(&first));
    for block in
        ["id = \"so-tai-chinh\"\nname = \"Sở Tài chính\"", "id = \"so-xay-dung\"", "id = \"ubnd-huyen-nui-thanh\""]
    {
        assert!(
            told(&first).contains(&format!("[[issuer.unit]]\n{block}")) || told(&first).contains(block),
            "{}",
            told(&first)
        );
    }
    assert_eq!(fs::read_to_string(folder.path().join("content/units.toml")).expect("the units"), before);
    let added = import(&folder, COMMITTEE, &["--add-units", "--replace"]);
    assert_eq!(added.status.code(), Some(0), "{}", told(&added));
    let (site, _) = folder.understand();
    let leads: Vec<String> = site
        .register
        .notice_ixs()
        .map(|ix| site.register.notice(ix))
        .filter(|entry| entry.notice.id.as_str().starts_with("2025/"))
        .flat_map(|entry| entry.tasks.iter())
        .map(|ix| site.register.offices.unit(site.register.task(*ix).lead).name.clone())
        .collect();
    assert_eq!(
        leads,
        ["Sở Tài chính", "Sở Xây dựng", "UBND huyện Núi Thành", "Công an tỉnh", "Thư viện tỉnh"],
        "{}",
        told(&added)
    );
}

#[test]
fn hidden_characters_that_are_taken_out_are_told() {
    let folder = Folder::new([]);
    let hidden = DOCUMENT.replace("Trình kế", "Trình\u{202e} kế");
    let first = import(&folder, &hidden, &[]);
    assert!(told(&first).contains("hidden-character") && told(&first).contains("U+202E"), "{}", told(&first));
    let clean = import(&folder, DOCUMENT, &[]);
    assert!(told(&clean).contains("this very notice stands there already"), "{}", told(&clean));
    assert!(!told(&clean).contains("hidden-character"));
}

/// Colleagues read a share; a temporary file, which nobody else may read, must not become what they are to read.
#[cfg(unix)]
#[test]
fn files_are_readable_as_the_umask_says_and_replaced_ones_as_before() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    let folder = Folder::new([("a.txt", DOCUMENT)]);
    let run = |words: &str| {
        let script = format!("umask 027 && exec \"$0\" {words}");
        let done = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_ketluan")])
            .current_dir(folder.path())
            .output()
            .expect("a shell");
        assert_eq!(done.status.code(), Some(0), "{}", told(&done));
    };
    let mode = |path: &str| fs::metadata(folder.path().join(path)).expect("a file").permissions().mode() & 0o7777;
    run("import a.txt --issuer so");
    let notice = "content/notices/2025/cuoc-hop-giao-ban-tuan-7.md";
    assert_eq!(mode(notice), 0o640);
    fs::set_permissions(folder.path().join(notice), fs::Permissions::from_mode(0o664)).expect("another mode");
    folder.write("a.txt", &DOCUMENT.replace("15/3/2025", "20/3/2025"));
    run("import a.txt --issuer so --replace");
    assert!(fs::read_to_string(folder.path().join(notice)).expect("the notice").contains("20/3/2025"));
    assert_eq!(mode(notice), 0o664);
    run("man --output pages");
    assert_eq!(mode("pages/ketluan.1"), 0o640);
    run("build --summary summary.md --as-of 2025-03-01");
    assert_eq!(mode("summary.md"), 0o640);
    // A pipe is written to, and stays one.
    run("tasks --format csv --output /dev/stdout | cat >tasks.csv");
    assert!(fs::read_to_string(folder.path().join("tasks.csv")).expect("the tasks").contains("van-phong"));
}
