//! Mistakes that no text file can seed: bytes, links, workbooks, themes, documents on the way in, what was published before.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use rust_xlsxwriter::Workbook;

use super::made::{docx, p, packed};

/// A way to meet some codes: how the folder of the base site is prepared, and the call that tells of them.
pub struct Seed {
    pub codes: &'static [&'static str],
    pub prepare: fn(&Path),
    pub words: &'static [&'static str],
}

pub const ALL: &[Seed] = &[
    Seed {
        codes: &["not-text", "file-too-large", "unsafe-path", "linked-file", "no-file", "not-looked-into", "too-deep"],
        prepare: files,
        words: &["check"],
    },
    Seed {
        codes: &[
            "not-a-workbook",
            "damaged-workbook",
            "workbook-too-large",
            "formula-without-value",
            "old-workbook",
            "no-such-sheet",
        ],
        prepare: workbooks,
        words: &["check"],
    },
    Seed { codes: &["unread-sheet"], prepare: two_sheets, words: &["check"] },
    Seed { codes: &["likely-continuation"], prepare: alike, words: &["check", "--suggest"] },
    Seed { codes: &["lost-address", "lost-task"], prepare: published, words: &["build"] },
    Seed { codes: &["moved-task"], prepare: moved, words: &["build"] },
    Seed { codes: &["bad-alias"], prepare: alias, words: &["build"] },
    Seed { codes: &["export-failed", "missing-text"], prepare: words_of_a_theme, words: &["build"] },
    Seed { codes: &["template"], prepare: template, words: &["check"] },
    Seed { codes: &["empty-template"], prepare: empty_template, words: &["check"] },
    Seed {
        codes: &["unknown-theme"],
        prepare: |root| write(root, "content/site.toml", "title = \"Thử\"\ntheme = \"rieng\"\n"),
        words: &["check"],
    },
    Seed {
        codes: &["import-left-out", "import-missing", "import-near-unit", "import-unknown-unit", "import-unsure"],
        prepare: |root| copy(root, "unsaid.md"),
        words: IMPORT,
    },
    Seed { codes: &["import-joined"], prepare: |root| copy(root, "page-breaks.txt"), words: IMPORT },
    Seed { codes: &["import-marks-lost", "import-scan"], prepare: |root| copy(root, "scan.txt"), words: IMPORT },
    Seed { codes: &["import-aligned"], prepare: |root| copy(root, "aligned.txt"), words: IMPORT },
    Seed { codes: &["import-continued"], prepare: loose, words: IMPORT },
    Seed { codes: &["import-nobody"], prepare: nobody, words: IMPORT },
    Seed {
        codes: &["import-not-carried", "import-changes"],
        prepare: word,
        words: &["import", "a.docx", "--issuer", "so", "--stdout"],
    },
    Seed { codes: &["import-pages"], prepare: pdf, words: &["import", "a.pdf", "--issuer", "so", "--stdout"] },
];

const IMPORT: &[&str] = &["import", "a.txt", "--issuer", "so", "--stdout"];

const HEAD: &str = "+++\ntitle = \"K\"\nissuer = \"so\"\nissued = 2025-03-17\n";

fn write(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

fn files(root: &Path) {
    use std::os::unix::ffi::OsStrExt;
    write(root, "content/notices/a.md", b"+++\n\xff\xfe");
    write(root, "content/notices/b.md", vec![b'x'; (16 << 20) + 1]);
    let name = std::ffi::OsStr::from_bytes(b"c\xff.md");
    fs::write(root.join("content/notices").join(name), "x").expect("a file");
    std::os::unix::fs::symlink("/etc/hostname", root.join("content/notices/d.md")).expect("a link");
    let made = Command::new("mkfifo").arg(root.join("content/notices/e.md")).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo");
    write(root, "content/notices/f.docx", b"PK\x03\x04 cut off");
    write(root, "content/notices/g.md", format!("{HEAD}+++\n\n{} x\n", ">".repeat(5_000)));
}

fn workbook(row: u32, column: u16) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["Nhiệm vụ", "Ngày"]).expect("a row");
    sheet.write_string(row, column, "x").expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

/// A formula that no program has computed yet.
fn with_formula() -> Vec<u8> {
    let formula = |text: String| text.replace("<c r=\"B2\" t=\"s\"><v>2</v></c>", "<c r=\"B2\"><f>NOW()</f></c>");
    repacked(|_, text| Some(formula(text)))
}

/// A workbook with its parts changed, or left out.
fn repacked(change: impl Fn(&str, String) -> Option<String>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook(1, 1))).expect("a workbook");
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("its text");
        let name = part.name().expect("a name").to_string();
        parts.extend(change(&name, text).map(|text| (name, text.into_bytes())));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    packed(&parts, zip::CompressionMethod::Stored)
}

fn workbooks(root: &Path) {
    write(root, "content/progress/a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let damaged = repacked(|name, text| Some(text).filter(|_| !name.ends_with("workbook.xml")));
    write(root, "content/progress/b.xlsx", damaged);
    write(root, "content/progress/c.xlsx", workbook(30_000, 1));
    write(root, "content/progress/d.xlsx", with_formula());
    write(root, "content/progress/e.xls", b"x");
    write(root, "content/notices/chi-tieu.xlsx", workbook(1, 1));
    write(
        root,
        "content/notices/f.md",
        format!("{HEAD}tables = [\"chi-tieu.xlsx#Quý I\"]\n+++\n\n### Văn phòng Sở\n\n- Làm\n"),
    );
}

fn two_sheets(root: &Path) {
    let mut book = Workbook::new();
    for name in ["Quý I", "Quý II"] {
        let sheet = book.add_worksheet().set_name(name).expect("a sheet");
        sheet.write_row(0, 0, ["Chỉ tiêu", "Kế hoạch 2025"]).expect("a head");
        sheet.write_row(1, 0, ["Số đề tài", "5"]).expect("a row");
    }
    write(root, "content/notices/chi-tieu.xlsx", book.save_to_buffer().expect("a workbook"));
    let head = format!("{HEAD}tables = [\"chi-tieu.xlsx\"]\n+++\n");
    write(root, "content/notices/a.md", format!("{head}\n### Văn phòng Sở\n\n- Làm\n"));
}

fn alike(root: &Path) {
    let task = "trình Giám đốc Sở ban hành bộ tiêu chí chấm điểm, xếp loại các phòng trước ngày";
    let notice = |day: u8, task: &str| {
        format!("{}+++\n\n### Văn phòng Sở\n\n- {task}\n", HEAD.replace("-17", &format!("-{day:02}")))
    };
    write(root, "content/notices/hai.md", notice(3, &format!("Hoàn thiện, {task} 10/3/2025")));
    write(root, "content/notices/mot.md", notice(17, &format!("Tiếp tục {task} 25/3/2025")));
}

/// Publishes the site as it is, for what is taken away afterwards.
fn build(root: &Path) {
    let built =
        Command::new(env!("CARGO_BIN_EXE_ketluan")).arg("build").current_dir(root).output().expect("the program runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
}

fn published(root: &Path) {
    write(root, "content/notices/a.md", format!("{HEAD}+++\n\n### Văn phòng Sở\n\n- Một\n- Hai\n"));
    build(root);
    write(root, "content/notices/a.md", format!("{HEAD}+++\n\n### Văn phòng Sở\n\n- Một\n"));
    fs::rename(root.join("content/notices/goc.md"), root.join("content/notices/moi.md")).expect("the base notice");
}

fn moved(root: &Path) {
    write(root, "content/progress/a.csv", "Nhiệm vụ,Ngày,Trạng thái\ngoc/van-phong-1,2025-02-20,Hoàn thành\n");
    build(root);
    let notice = fs::read_to_string(root.join("content/notices/goc.md")).expect("the base notice");
    write(root, "content/notices/goc.md", notice.replace("- Trình", "- Lập sổ theo dõi\n- Trình"));
}

fn alias(root: &Path) {
    write(root, "content/notices/a.md", format!("{HEAD}aliases = [\"../ngoai\"]\n+++\n\n### Văn phòng Sở\n\n- Một\n"));
}

fn own_theme(root: &Path) {
    write(root, "content/site.toml", "title = \"Thử\"\ntheme = \"rieng\"\n");
}

fn words_of_a_theme(root: &Path) {
    own_theme(root);
    write(root, "themes/rieng/i18n/vi.toml", "[sheet]\ntasks = \"[]\"\n");
    write(
        root,
        "themes/rieng/templates/home.html",
        "{% extends \"base.html\" %}{% block content %}{{ t(key=\"khong.co\") }}{% endblock %}",
    );
}

fn template(root: &Path) {
    own_theme(root);
    write(
        root,
        "themes/rieng/templates/home.html",
        "{% extends \"base.html\" %}\n{% block content %}\n{{ page.khong_co }}\n{% endblock %}\n",
    );
}

fn empty_template(root: &Path) {
    own_theme(root);
    write(root, "themes/rieng/templates/home.html", " \n");
}

/// A document of tests/import, and the units that it speaks of.
fn copy(root: &Path, name: &str) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    write(root, "content/units.toml", fs::read(from.join("units.toml")).expect("the units"));
    write(root, "a.txt", fs::read(from.join(name)).expect("a document"));
}

fn loose(root: &Path) {
    let text = "THÔNG BÁO\nKết luận tại cuộc họp ngày 03/3/2025\n\n1. Văn phòng Sở\n\n1. Trình kế hoạch trước ngày 15/3/2025.\n\nKế hoạch nêu rõ kinh phí.\n\n\
        2. Giao Phòng Hợp tác quốc tế báo cáo trước ngày 15/3/2025.\n";
    write(root, "a.txt", text);
}

/// Nobody takes what names no unit.
fn nobody(root: &Path) {
    write(root, "content/units.toml", "[[issuer]]\nid = \"so\"\nname = \"Sở Thử\"\n");
    write(
        root,
        "a.txt",
        "THÔNG BÁO\nKết luận tại cuộc họp ngày 03/3/2025\n\n1. Trình kế hoạch trước ngày 15/3/2025.\n",
    );
}

fn word(root: &Path) {
    let body = format!(
        "{}{}<w:p><w:r><w:t>Ngày 05/3/2025, Sở họp</w:t><w:commentReference w:id=\"0\"/></w:r><w:ins><w:r><w:t> và kết luận.</w:t></w:r></w:ins></w:p>",
        p("THÔNG BÁO"),
        p("Kết luận tại cuộc họp về hồ sơ")
    );
    let comment = "<w:comment w:id=\"0\"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>";
    write(root, "a.docx", docx(&body, &[("comments", comment)]));
}

/// A PDF that a program of ours before all others on the PATH tells the words of.
fn pdf(root: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let words =
        "THÔNG BÁO\nKết luận tại cuộc họp ngày 03/3/2025\n\n1. Văn phòng Sở\n\n- Trình kế hoạch trước ngày 15/3/2025";
    write(root, "a.pdf", "%PDF-1.7 x");
    write(root, "tools/pdftotext", format!("#!/bin/sh\n/bin/cat > /dev/null\nprintf '{words}'\n"));
    let program = root.join("tools/pdftotext");
    fs::set_permissions(program, fs::Permissions::from_mode(0o755)).expect("a program");
}
