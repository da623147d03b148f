//! What must not be published is stopped at the door and found in the files beside notices, wherever in them it hides.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::made::{docx, odt, p};
use super::{run, told};
use crate::common::Folder;

const NOTICE: &str = "THÔNG BÁO\nKết luận của Giám đốc Sở tại cuộc họp ngày 03/3/2025\n\n1. Văn phòng Sở\n\n- Trình kế hoạch trước ngày 15/3/2025";

fn body(text: &str) -> String {
    text.lines().map(p).collect()
}

fn is_empty(folder: &Folder) -> bool {
    !folder.path().join("content/notices/2025").exists() && !folder.path().join("content/progress").exists()
}

#[test]
fn a_secret_is_refused_at_the_door_whatever_is_said() {
    let site = "title = \"Thử\"\nnever_publish = [\"Đề án Z12\"]\n";
    let folder = Folder::new([("content/site.toml", site)]);
    let hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>đề án z12</w:t></w:r></w:p>";
    let files: [(&str, Vec<u8>, &str); 5] = [
        ("text.txt", format!("TỐI MẬT\n\n{NOTICE}").into_bytes(), "secret-text"),
        ("body.docx", docx(&format!("{}{}", p("MẬT"), body(NOTICE)), &[]), "secret-text"),
        ("header.docx", docx(&body(NOTICE), &[("header", &p("TUYỆT MẬT"))]), "secret-text"),
        ("hidden.docx", docx(&format!("{}{hidden}", body(NOTICE)), &[]), "denied-text"),
        ("log.csv", "Nhiệm vụ,Ngày,Kết quả\ngoc/van-phong-1,2025-03-01,Theo Đề án Z12\n".into(), "denied-text"),
    ];
    for (name, bytes, code) in &files {
        fs::write(folder.path().join(name), bytes).expect("a file");
        for more in [&[][..], &["--replace"], &["--stdout"], &["--force"]] {
            let told = run(folder.path(), &[&["import", name, "--issuer", "so"], more].concat(), 1);
            assert!(told.contains(&format!("error[{code}]")) && told.contains("nothing was written"), "{told}");
            assert!(is_empty(&folder), "{name} {more:?}");
            assert!(!told.contains("Trình kế hoạch"), "{told}");
        }
    }
}

#[test]
fn numbers_of_persons_are_told_at_the_door() {
    let folder = Folder::new([]);
    let text = format!("{NOTICE}; gọi 0912 345 678\n");
    fs::write(folder.path().join("a.docx"), docx(&body(&text), &[])).expect("a file");
    let told = run(folder.path(), &["import", "a.docx", "--issuer", "so"], 0);
    assert_eq!(told.matches("warning[personal-data]").count(), 1, "{told}");
    assert!(!is_empty(&folder));
    // The original beside the notice holds it too; once a line of the notice may show it, so may the file.
    assert_eq!(run(folder.path(), &["check"], 0).matches("warning[personal-data]").count(), 2);
    let path = walk(&folder.path().join("content/notices/2025"));
    let notice = fs::read_to_string(&path).expect("the notice").replace("0912 345 678", "0912 345 678 {.public}");
    fs::write(&path, notice).expect("the notice");
    let told = run(folder.path(), &["check"], 0);
    assert_eq!(told.matches("warning[personal-data]").count(), 0, "{told}");
}

fn walk(folder: &Path) -> std::path::PathBuf {
    let paths = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    paths.into_iter().find(|path| path.extension().is_some_and(|kind| kind == "md")).expect("a notice")
}

#[test]
fn files_beside_notices_are_looked_into() {
    let comment = "<w:comment><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:comment>";
    let deleted = format!("{}<w:p><w:del><w:r><w:delText>TỐI MẬT</w:delText></w:r></w:del></w:p>", p("x"));
    let paragraph = |words: &str| format!("<text:p>{words}</text:p>");
    let files: [(&str, Vec<u8>, Option<&str>); 8] = [
        ("a.docx", docx(&p("Phụ lục"), &[("comments", comment)]), Some("secret-text")),
        ("b.docx", docx(&deleted, &[]), Some("secret-text")),
        ("c.odt", odt("", &paragraph("TUYỆT MẬT")), Some("secret-text")),
        ("d.txt", "CCCD 045201001234, CCCD 045201001234\nCCCD 045201001234".into(), Some("personal-data")),
        ("e.csv", "TT,Tên\n1,\"MẬT\"\n".into(), None),
        ("f.docx", docx(&p("bảo mật thông tin"), &[]), None),
        ("g.docx", b"PK\x03\x04 cut off".to_vec(), Some("not-looked-into")),
        ("h.png", b"\x89PNG M\xe1\xba\xacT".to_vec(), None),
    ];
    for (name, bytes, code) in &files {
        let folder = Folder::new([]);
        fs::write(folder.path().join("content/notices").join(name), bytes).expect("a file");
        let wrong = *code == Some("secret-text");
        for command in ["check", "build"] {
            let told = run(folder.path(), &[command], i32::from(wrong));
            let codes: Vec<&str> = told
                .lines()
                .filter(|line| line.contains('['))
                .filter_map(|line| line.split(['[', ']']).nth(1))
                .collect();
            assert_eq!(codes, code.iter().copied().collect::<Vec<_>>(), "{name}: {told}");
            assert!(code.is_none() || told.contains(&format!("content/notices/{name}")), "{told}");
        }
        assert_eq!(folder.path().join("output").exists(), !wrong, "{name}");
    }
}

/// The program with a `pdftotext` of our own before all others on the PATH, or with none.
#[cfg(unix)]
fn check_with(folder: &Folder, script: Option<&str>, command: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    let tools = folder.path().join("tools");
    fs::create_dir_all(&tools).expect("a folder");
    let program = tools.join("pdftotext");
    let _ = fs::remove_file(&program);
    if let Some(script) = script {
        fs::write(&program, format!("#!/bin/sh\n/bin/cat > /dev/null\n{script}\n")).expect("a program");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a program");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_ketluan"))
        .arg(command)
        .current_dir(folder.path())
        .env("PATH", &tools)
        .env_remove("KETLUAN_LANG")
        .env("LC_ALL", "C")
        .output()
        .expect("the program runs");
    told(&output)
}

#[cfg(unix)]
#[test]
fn a_pdf_is_looked_into_where_its_words_can_be_told() {
    let folder = Folder::new([("content/notices/a.pdf", "%PDF-1.7 x")]);
    let told = check_with(&folder, None, "check");
    assert!(told.contains("hint[not-looked-into]") && told.contains("is not installed"), "{told}");
    let told = check_with(&folder, Some("echo 'MẬT'"), "check");
    assert!(told.contains("error[secret-text]"), "{told}");
    let told = check_with(&folder, Some("echo 'Command Line Error: Incorrect password' >&2; exit 1"), "check");
    assert!(told.contains("it is locked with a password"), "{told}");
    let told = check_with(&folder, Some("exec /bin/sleep 60"), "check");
    assert!(told.contains("reading it takes too long"), "{told}");
    assert!(check_with(&folder, Some("echo 'chữ thường'"), "build").contains("written"));
    // What stands published was looked into then: a build does not run the program again, a check does.
    let broken = Some("echo 'MẬT'");
    assert!(!check_with(&folder, broken, "build").contains("secret-text"));
    assert!(check_with(&folder, broken, "check").contains("secret-text"));
    folder.write("content/notices/a.pdf", "%PDF-1.7 y");
    assert!(check_with(&folder, broken, "build").contains("secret-text"));
}

/// A word that is forbidden today may stand in a PDF that was published last year, and on its last page.
#[cfg(unix)]
#[test]
fn a_word_forbidden_later_is_found_in_a_pdf_that_stands_published() {
    let folder = Folder::new([("content/notices/a.pdf", "%PDF-1.7 x")]);
    // It says the word only where all pages are asked for.
    let script = Some("case \"$*\" in *\"-l \"*) echo 'Trang đầu' ;; *) echo 'Trang đầu'; echo 'Đề  án z12' ;; esac");
    assert!(check_with(&folder, script, "build").contains("written"));
    let site = |forbidden: &str| {
        let text = format!("title = \"Thử\"\nas_of = 2025-03-31\nnever_publish = [\"{forbidden}\"]\n");
        folder.write("content/site.toml", &text);
    };
    site("Đề án Z13");
    assert!(!check_with(&folder, script, "build").contains("error"));
    site("Đề án Z12");
    let told = check_with(&folder, script, "build");
    assert!(told.contains("error[denied-text]") && told.contains("content/notices/a.pdf"), "{told}");
}
