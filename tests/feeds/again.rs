//! What goes out comes back: the exported log, the sheets of the units and the table of indicators, read again.

use std::fs;
use std::path::Path;

use ketluan::config::SiteLanguage;
use ketluan::page::Site;

use super::common::{self, Folder, understand_at};
use super::{Feeds, feeds_in, feeds_of, sample, text};

/// The sample with its log replaced by what was exported.
fn with_log(name: &str, bytes: &[u8]) -> (tempfile::TempDir, Site) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root, &folder.path().join("content"));
    let progress = folder.path().join("content/progress");
    fs::remove_dir_all(&progress).expect("the sample has a log");
    fs::create_dir(&progress).expect("a folder");
    fs::write(progress.join(name), bytes).expect("a file");
    let (site, diagnostics) = understand_at(folder.path());
    assert!(!diagnostics.has_errors(), "{:?}", common::lines(&site, &diagnostics));
    (folder, site)
}

#[test]
fn the_exported_log_read_again_changes_nothing() {
    let (site, before) = sample();
    let english = feeds_in(&site, SiteLanguage::English);
    for (name, feeds, exported) in [
        ("tien-do.csv", &before, "du-lieu/tien-do.csv"),
        ("tien-do.xlsx", &before, "du-lieu/tien-do.xlsx"),
        ("progress.xlsx", &english, "du-lieu/tien-do.xlsx"),
    ] {
        let (_folder, site) = with_log(name, &feeds[exported]);
        let after = feeds_of(&site);
        for address in before.keys() {
            assert!(before[address] == after[address], "{address} differs after {name}");
        }
    }
}

/// A form goes out to a unit and comes back beside the log it was made from: untouched it changes nothing, filled in it adds what was filled in.
#[test]
fn a_form_that_comes_back_adds_what_was_filled_in() {
    let (site, before) = sample();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root, &folder.path().join("content"));
    let forms: Vec<&String> = before.keys().filter(|address| address.ends_with("/tien-do.xlsx")).collect();
    assert!(forms.len() > 8, "{forms:?}");
    for (at, form) in forms.iter().enumerate() {
        fs::write(folder.path().join(format!("content/progress/don-vi-{at}.xlsx")), &before[*form]).expect("a file");
    }
    let (again, diagnostics) = understand_at(folder.path());
    assert!(!diagnostics.has_errors(), "{:?}", common::lines(&again, &diagnostics));
    let after = feeds_of(&again);
    for address in before.keys() {
        assert!(before[address] == after[address], "{address} differs");
    }
    // The first row of a form is an open task.
    let form = &before["don-vi/so-minh-hoa/van-phong-so/tien-do.xlsx"];
    let sheet = ketluan::sheet::read(form).expect("a workbook").remove(0);
    let task = sheet.text.lines().nth(1).and_then(|row| row.split('\t').next()).expect("an open task").to_owned();
    let filled = filled_in(form, &[("E2", "2025-10-30"), ("F2", "Hoàn thành"), ("G2", "100%"), ("H2", "Xong")]);
    fs::write(folder.path().join("content/progress/don-vi-0.xlsx"), filled).expect("a file");
    let (merged, diagnostics) = understand_at(folder.path());
    assert!(!diagnostics.has_errors(), "{:?}", common::lines(&merged, &diagnostics));
    let rows = |feeds: &Feeds| text(feeds, "du-lieu/tien-do.csv").lines().map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (rows(&before), rows(&feeds_of(&merged)));
    let added: Vec<&String> = new.iter().filter(|row| !old.contains(row)).collect();
    assert_eq!(added, [&format!("{task},2025-10-30,Hoàn thành,100,Xong,,,")]);
    assert_eq!(new.len(), old.len() + 1);
    let state = |site: &Site| site.register.tasks.iter().find(|of| of.id.as_str() == task).map(|task| task.state);
    assert_ne!(state(&site), state(&merged));
}

/// Writes texts into blank cells, as a spreadsheet program would leave them.
fn filled_in(workbook: &[u8], cells: &[(&str, &str)]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").to_string();
        let mut content = String::new();
        part.read_to_string(&mut content).expect("text");
        if name == "xl/worksheets/sheet1.xml" {
            for (cell, text) in cells {
                let row = content.find(&format!("<row r=\"{}\"", &cell[1..])).expect("the row");
                let end = row + content[row..].find("</row>").expect("its end");
                assert!(!content[row..end].contains(&format!("r=\"{cell}\"")), "{cell} is not blank");
                let written = format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
                content.insert_str(end, &written);
            }
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(content.as_bytes()).expect("its bytes");
    }
    out.finish().expect("an archive").into_inner()
}

/// What is exported of the indicators is a KPI table: named by a notice in place of its own, it says what it said, and the second export is
/// the first to the last byte.
#[test]
fn exported_indicators_read_again_change_nothing() {
    let notice = |tables: &str| {
        format!(
            "+++\nkind = \"programme\"\ntitle = \"Chương trình\"\nissuer = \"so\"\nissued = 2025-01-10\n{tables}+++\n\n- Việc chung {{#chung}}\n\n"
        )
    };
    let table = "| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch 2025 | Thực hiện quý I | Tỷ lệ % | Thực hiện 6 tháng | Đơn vị chủ trì |
|----|----------|-------------|---------------|-----------------|---------|-------------------|----------------|
| I  | **Nghiên cứu khoa học** | | | | | | |
| 1  | Tổng số đề tài | đề tài | 14 | 3 | 21,4 | 7 | Phòng QLKH |
|    | - Cấp tỉnh | \" | 13 | 3 | | 6,5 | \" |
|    | - Cấp cơ sở | \" | 01 - 02 | | | | \" |
| 2  | Tỷ lệ hồ sơ đúng hạn | % | từ 95% trở lên | 96,2 | | 97,123456 | Văn phòng Sở |
| II | **Dịch vụ** | | | | | | |
| 3  | Thuê bao | thuê bao | 1.293.500 | 1.200.000,5 | 92,8 | | - |
| 4  | = Mẫu không đạt | % | không quá 5 | | | 5,2 | - |
";
    let first = Folder::new([("content/notices/ct.md", format!("{}{table}", notice("")).as_str())]);
    let site = first.understand().0;
    let english = feeds_in(&site, SiteLanguage::English).remove("du-lieu/chi-tieu.xlsx").expect("a table");
    let mut before = feeds_of(&site);
    before.insert("du-lieu/in-english.xlsx".to_owned(), english);
    assert!(text(&before, "du-lieu/chi-tieu.csv").lines().count() > 9);
    for (name, rounds) in [("in-english.xlsx", 1), ("chi-tieu.csv", 3), ("chi-tieu.xlsx", 3)] {
        let exported = format!("du-lieu/{name}");
        for round in 0..rounds {
            let folder = Folder::new([("content/notices/ct.md", notice(&format!("tables = [\"{name}\"]\n")).as_str())]);
            fs::write(folder.path().join("content/notices").join(name), &before[&exported]).expect("a file");
            let (site, diagnostics) = folder.understand();
            assert!(diagnostics.is_empty(), "{:?}", common::lines(&site, &diagnostics));
            let after = feeds_of(&site);
            for address in ["du-lieu/chi-tieu.csv", "du-lieu/site.json"] {
                // Only where a figure was read from is another place now.
                let told = |feeds: &Feeds| {
                    let text = text(feeds, address).to_owned();
                    text.lines()
                        .map(|line| line.split("content/notices/").next().unwrap_or_default().to_owned())
                        .collect::<Vec<_>>()
                };
                assert_eq!(told(&before), told(&after), "{address} from {name}, round {round}");
            }
            if round > 0 {
                assert!(before[&exported] == after[&exported], "{name} differs in round {round}");
            }
            before = after;
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(path, target).expect("a file");
        }
    }
}
