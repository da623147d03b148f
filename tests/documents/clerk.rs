//! `ketluan import` with documents, as a clerk meets it: what stands where afterwards, what is told, what is refused.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::WRITTEN;
use super::common::Folder;
use super::made::{docx, p};

fn folder() -> Folder {
    let folder = Folder::new([]);
    folder.write("content/units.toml", include_str!("../import/units.toml"));
    fs::remove_file(folder.path().join("content/notices/goc.md")).expect("the base notice");
    folder
}

fn put(folder: &Folder, path: &str, bytes: &[u8]) {
    folder.write(path, "");
    fs::write(folder.path().join(path), bytes).expect("a file");
}

fn run(folder: &Folder, words: &[&str], path: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ketluan"));
    command
        .arg("import")
        .args(words)
        .args(["--issuer", "so"])
        .current_dir(folder.path())
        .env_remove("KETLUAN_LANG")
        .env("LC_ALL", "C");
    if let Some(path) = path {
        command.env("PATH", path);
    }
    command.output().expect("the program runs")
}

fn import(folder: &Folder, words: &[&str]) -> (i32, String) {
    let output = run(folder, words, None);
    told(&output)
}

fn told(output: &Output) -> (i32, String) {
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap_or(-1), text)
}

const NAME: &str = "content/notices/2025/cuoc-hop-giao-ban-thang-02-nam-2025";

/// Every file below content/notices and content/progress.
fn files(folder: &Folder) -> Vec<String> {
    fn walk(top: &Path, at: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(at).into_iter().flatten().flatten() {
            match entry.path().is_dir() {
                true => walk(top, &entry.path(), found),
                false => found.push(entry.path().strip_prefix(top).expect("below").to_string_lossy().into_owned()),
            }
        }
    }
    let mut found = Vec::new();
    for part in ["content/notices", "content/progress"] {
        walk(folder.path(), &folder.path().join(part), &mut found);
    }
    found.sort();
    found
}

#[test]
fn the_original_stands_beside_the_notice_and_nothing_is_written_over_unasked() {
    let folder = folder();
    put(&folder, "tb.docx", WRITTEN[0].1);
    let (code, text) = import(&folder, &["tb.docx", "--dry-run"]);
    assert_eq!((code, files(&folder).len()), (0, 0), "{text}");
    assert!(
        text.contains("3 units, 5 tasks, 4 deadlines, 3 indicators")
            && text.contains("nothing was written (--dry-run)"),
        "{text}"
    );
    let (code, text) = import(&folder, &["tb.docx"]);
    assert_eq!(code, 0, "{text}");
    assert_eq!(files(&folder), [format!("{NAME}.docx"), format!("{NAME}.md")]);
    assert_eq!(fs::read(folder.path().join(format!("{NAME}.docx"))).expect("the original"), WRITTEN[0].1);
    let notice = fs::read_to_string(folder.path().join(format!("{NAME}.md"))).expect("the notice");
    assert!(notice.contains("\noriginal = \"cuoc-hop-giao-ban-thang-02-nam-2025.docx\"\n"), "{notice}");
    let (site, diagnostics) = folder.understand();
    assert!(!diagnostics.has_errors(), "{:?}", super::common::lines(&site, &diagnostics));
    assert_eq!(import(&folder, &["tb.docx"]).0, 0);
    // What somebody mended by hand is shown and stays.
    let mended = notice.replace("trước ngày 15/3/2025", "trước ngày 16/3/2025");
    fs::write(folder.path().join(format!("{NAME}.md")), &mended).expect("a file");
    let (code, text) = import(&folder, &["tb.docx"]);
    assert_eq!(code, 2, "{text}");
    assert!(text.contains("- - Trình Giám đốc Sở kế hoạch chuyển đổi số **trước ngày 16/3/2025**."), "{text}");
    assert!(text.contains("+ - Trình Giám đốc Sở kế hoạch chuyển đổi số **trước ngày 15/3/2025**."), "{text}");
    assert_eq!(fs::read_to_string(folder.path().join(format!("{NAME}.md"))).expect("the notice"), mended);
    let (code, text) = import(&folder, &["tb.docx", "--replace"]);
    assert!(code == 0 && text.contains("16/3/2025"), "what was written over is told: {text}");
    assert_eq!(fs::read_to_string(folder.path().join(format!("{NAME}.md"))).expect("the notice"), notice);
    fs::write(folder.path().join(format!("{NAME}.md")), notice.replace('\n', "\r\n")).expect("a file");
    let (code, text) = import(&folder, &["tb.docx"]);
    assert!(code == 2 && text.contains("only the ends of lines differ"), "{text}");
    fs::write(folder.path().join(format!("{NAME}.md")), &notice).expect("a file");
    // The same words in another file.
    fs::write(folder.path().join(format!("{NAME}.docx")), b"x").expect("a file");
    let (code, text) = import(&folder, &["tb.docx"]);
    assert!(code == 2 && text.contains("is another file (1 bytes there"), "{text}");
}

#[test]
fn of_many_files_one_that_is_refused_keeps_no_other_back() {
    let folder = folder();
    put(&folder, "tb.docx", WRITTEN[0].1);
    put(&folder, "hong.docx", &WRITTEN[0].1[..2000]);
    put(&folder, "khoa.docx", &[&[0xd0, 0xcf, 0x11, 0xe0][..], &utf16("EncryptedPackage")].concat());
    put(&folder, "cu.doc", &[&[0xd0, 0xcf, 0x11, 0xe0][..], &utf16("WordDocument")].concat());
    put(&folder, "a.rtf", b"{\\rtf1 THONG BAO}");
    put(&folder, "doi-ten.docx", "THÔNG BÁO".as_bytes());
    put(&folder, "anh.docx", &docx("<w:p/>", &[]));
    let words = ["hong.docx", "khoa.docx", "cu.doc", "a.rtf", "doi-ten.docx", "anh.docx", "khong-co.docx", "tb.docx"];
    let (code, text) = import(&folder, &words);
    assert_eq!(code, 2, "{text}");
    for words in [
        "hong.docx: the file is damaged",
        "khoa.docx: it is locked with a password",
        "cu.doc: files of the kind “doc” cannot be imported; open it in Word or LibreOffice and save it as .docx",
        "a.rtf: files of the kind “rtf”",
        "doi-ten.docx: the file is damaged",
        "anh.docx: it holds no words",
        "cannot read khong-co.docx",
        "3 units, 5 tasks",
    ] {
        assert!(text.contains(words), "{words} in\n{text}");
    }
    assert!(!text.contains("[1/8]"), "no progress where nobody watches");
    assert_eq!(files(&folder).len(), 2);
    let (_, text) = import(&folder, &["khoa.docx", "--lang", "vi"]);
    assert!(text.contains("tệp có đặt mật khẩu"), "{text}");
}

fn utf16(word: &str) -> Vec<u8> {
    word.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn what_a_notice_does_not_carry_is_told() {
    let folder = folder();
    let body = format!(
        "{}{}<w:p><w:r><w:t>Ngày 05/3/2025, Sở họp</w:t><w:commentReference w:id=\"0\"/></w:r><w:ins><w:r><w:t> và kết luận.</w:t></w:r></w:ins></w:p>",
        p("THÔNG BÁO"),
        p("Kết luận tại cuộc họp về hồ sơ")
    );
    put(
        &folder,
        "a.docx",
        &docx(&body, &[("comments", "<w:comment w:id=\"0\"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>")]),
    );
    let (code, text) = import(&folder, &["a.docx", "--stdout"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("tracked changes were taken as accepted: 1 insertions, 0 deletions"), "{text}");
    assert!(
        text.contains("hint[import-not-carried]: a comment cannot stand in a notice and was left out: Xem lại"),
        "{text}"
    );
    assert!(text.contains("a.docx:5:1") && text.contains("Sở họp và kết luận."), "{text}");
    assert!(!text.contains("original = "), "nothing stands beside what is only printed: {text}");
    let (_, text) = import(&folder, &["a.docx", "--stdout", "--lang", "vi"]);
    assert!(text.contains("lời bình (comment) không đưa được vào thông báo nên bỏ qua: Xem lại"), "{text}");
}

#[cfg(unix)]
#[test]
fn a_pdf_is_read_with_a_warning() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let tools = folder.path().join("tools");
    let program = |script: &str| {
        put(&folder, "tools/pdftotext", format!("#!/bin/sh\n/bin/cat > \"$0.in\"\n{script}\n").as_bytes());
        fs::set_permissions(tools.join("pdftotext"), fs::Permissions::from_mode(0o755)).expect("a program");
    };
    let pdf = [&b"%PDF-1.7\n"[..], &[b'x'; 300_000]].concat();
    put(&folder, "a.pdf", &pdf);
    fs::create_dir_all(&tools).expect("a folder");
    let import = |words: &[&str]| told(&run(&folder, words, Some(&tools)));
    let (code, text) = import(&["a.pdf"]);
    assert!(
        code == 2 && text.contains("pdftotext, which is not installed") && text.contains("poppler-utils"),
        "{text}"
    );
    program(
        "printf 'Số: 5/TB-SKHCN       Hà Nội, ngày 03 tháng 3 năm 2025\\n\\nTHÔNG BÁO\\nKết luận tại cuộc họp\\n\\nGiám đốc kết luận:\\n\\n1. Văn phòng Sở:\\n- Trình hồ sơ trước ngày 15/3/2025.\\n\\f'",
    );
    let (code, text) = import(&["a.pdf"]);
    assert!(code == 0 && text.contains("import-pages") && text.contains("1 unit, 1 task, 1 deadline"), "{text}");
    assert_eq!(fs::read(tools.join("pdftotext.in")).expect("what it was given"), pdf);
    assert_eq!(files(&folder), ["content/notices/2025/cuoc-hop.md", "content/notices/2025/cuoc-hop.pdf"]);
    program("printf '\\f\\f'");
    let (code, text) = import(&["a.pdf"]);
    assert!(code == 2 && text.contains("it holds no words: pages that were scanned are pictures"), "{text}");
    program("echo 'Syntax Error: no trailer' >&2; exit 1");
    let (code, text) = import(&["a.pdf"]);
    assert!(code == 2 && text.contains("the PDF is damaged (Syntax Error: no trailer)"), "{text}");
    program("echo 'Command Line Error: Incorrect password' >&2; exit 1");
    let (code, text) = import(&["a.pdf"]);
    assert!(code == 2 && text.contains("the PDF is locked with a password"), "{text}");
}

#[test]
fn tables_become_a_notice_or_a_log() {
    let folder = folder();
    folder.write(
        "ke-hoach.csv",
        "TT;Chỉ tiêu;Đơn vị tính;Kế hoạch 2025;Đơn vị chủ trì\n1;Số đề tài;đề tài;14;Phòng Quản lý Khoa học\n2;Hồ sơ đúng hạn;%;từ 95%;Văn phòng Sở\n",
    );
    let (code, text) = import(&folder, &["ke-hoach.csv", "--as", "2025/ke-hoach"]);
    assert!(code == 0 && text.contains("2 indicators"), "{text}");
    let notice = fs::read_to_string(folder.path().join("content/notices/2025/ke-hoach.md")).expect("the notice");
    assert!(
        notice.contains("| 1 | Số đề tài | đề tài | 14 | Phòng Quản lý Khoa học |")
            && notice.contains("original = \"ke-hoach.csv\""),
        "{notice}"
    );
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let written = sheet
        .write_row(0, 0, ["CHƯƠNG TRÌNH CÔNG TÁC NĂM 2025"])
        .and_then(|sheet| sheet.write_row(2, 0, ["TT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"]))
        .and_then(|sheet| sheet.write_row(3, 0, ["1", "Rà soát hồ sơ", "Thanh tra Sở", "Quý I"]));
    assert!(written.is_ok());
    put(&folder, "ct.xlsx", &book.save_to_buffer().expect("a workbook"));
    let (code, text) = import(&folder, &["ct.xlsx", "--as", "2025/chuong-trinh"]);
    assert!(code == 0 && text.contains("1 unit, 1 task"), "{text}");
    let notice = fs::read_to_string(folder.path().join("content/notices/2025/chuong-trinh.md")).expect("the notice");
    assert!(
        notice.contains("kind = \"programme\"") && notice.contains("| 1 | Rà soát hồ sơ | Thanh tra Sở | Quý I |"),
        "{notice}"
    );
    folder.write("Sổ tuần 9.csv", "Nhiệm vụ,Ngày,Trạng thái\n2025/chuong-trinh/thanh-tra-so-1,2025-03-01,Hoàn thành\n");
    let (code, text) = import(&folder, &["Sổ tuần 9.csv"]);
    assert!(code == 0 && text.contains("content/progress/so-tuan-9.csv: a log, 1 row"), "{text}");
    let (site, diagnostics) = folder.understand();
    assert!(!diagnostics.has_errors(), "{:?}", super::common::lines(&site, &diagnostics));
    let done = site
        .register
        .tasks
        .iter()
        .filter(|task| !task.events.is_empty() && task.id.as_str().contains("thanh-tra-so-1"));
    assert_eq!(done.count(), 1);
    folder.write("Sổ tuần 9.csv", "Nhiệm vụ,Ngày,Trạng thái\n2025/chuong-trinh/thanh-tra-so-1,2025-03-02,Hoàn thành\n");
    let (code, text) = import(&folder, &["Sổ tuần 9.csv"]);
    assert!(code == 2 && text.contains("+ 2025/chuong-trinh/thanh-tra-so-1,2025-03-02,Hoàn thành"), "{text}");
    folder.write("khac.csv", "a,b\n1,2\n");
    let (code, text) = import(&folder, &["khac.csv"]);
    assert!(code == 2 && text.contains("no table in it is one of tasks"), "{text}");
}

/// A box in which only the urgency stands is no task; the unit that a sentence names is not wanted again under half its name.
#[test]
fn a_stamp_is_no_task_and_half_a_name_no_unit() {
    let folder = folder();
    let units = include_str!("../import/units.toml").replace("Phòng Quản lý Khoa học\"", "Phòng Tổ chức cán bộ\"");
    folder.write("content/units.toml", &units);
    let lines = [
        "THÔNG BÁO",
        "Kết luận của Giám đốc Sở tại cuộc họp về chuyển đổi số ngày 12/8/2025",
        "II. NHIỆM VỤ",
        "1. Giao Phòng Tổ chức cán bộ chủ trì rà soát biên chế, hoàn thành trước ngày 30/9/2025.",
        "2. Giao Sở Tài chính chủ trì thẩm định.",
        "HỎA TỐC",
    ];
    put(&folder, "tb.docx", &docx(&lines.map(p).concat(), &[]));
    let (code, text) = import(&folder, &["tb.docx", "--stdout"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("“HỎA TỐC” was left out") && !text.contains("\nHỎA TỐC\n"), "{text}");
    assert!(text.contains("\ndate = 2025-08-12\n"), "{text}");
    let (_, text) = import(&folder, &["tb.docx", "--dry-run"]);
    assert!(text.contains("name = \"Sở Tài chính\"") && !text.contains("\"Phòng Tổ chức cán\""), "{text}");
}
