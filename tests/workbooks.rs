//! Workbooks from many hands: logs and KPI tables as people keep them, and files made to break the reader.

mod common;

use std::io::{Cursor, Read, Write};

use common::{Folder, lines};
use ketluan::page::Site;
use ketluan::sheet::{self, Fault, Limit};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

fn workbook(fill: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(&mut workbook).expect("cells within a sheet");
    workbook.save_to_buffer().expect("a workbook")
}

fn put(folder: &Folder, path: &str, bytes: &[u8]) {
    folder.write(path, "");
    std::fs::write(folder.path().join(path), bytes).expect("a file");
}

/// A notice with many tasks, so that logs have something to speak of.
fn site(tasks: usize) -> Folder {
    let items: String = (1..=tasks).map(|n| format!("- Việc số {n} trước ngày 28/02/2025\n")).collect();
    let notice = format!(
        "+++\ntitle = \"Kết luận\"\nissuer = \"so\"\nissued = 2025-02-17\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n{items}"
    );
    Folder::new([("content/notices/a.md", notice.as_str())])
}

/// What happened to every task, in words.
fn events(site: &Site) -> Vec<String> {
    let mut told = Vec::new();
    for task in &site.register.tasks {
        for event in task.events.iter().filter(|event| event.kind != ketluan::register::EventKind::Given) {
            let kind = format!("{:?}", event.kind);
            told.push(format!(
                "{} {} {kind} {:?} {:?} {:?} {:?}",
                task.id, event.date, event.percent, event.result, event.document, event.note
            ));
        }
    }
    told
}

const LOG: &str = "Nhiệm vụ,Ngày,Trạng thái,Tỷ lệ,Kết quả,Văn bản,Hạn mới,Ghi chú
a/van-phong-1,2025-02-20,Đang thực hiện,\"12,5\",Xong dự thảo,12,2025-03-15,
a/van-phong-1,2025-03-01,Hoàn thành,100,\"Dòng một
dòng hai\",,,lưu ý
a/van-phong-2,2025-02-21,Dừng,,,,,không làm nữa
a/van-phong-3,2025-02-22,,80,62,,,
";

/// As a unit keeps it: a title above, the head in English and another order, merged cells, days typed and as text, numbers as text and as
/// shares, blank rows, a hidden row, a running number, a sheet of notes before it.
fn kept_by_a_unit() -> Vec<u8> {
    workbook(|book| {
        book.add_worksheet().set_name("Ghi nhớ")?.write_string(0, 0, "Gửi trước thứ Sáu")?;
        let sheet = book.add_worksheet().set_name("Sổ theo dõi")?;
        sheet.merge_range(0, 0, 0, 8, "SỞ THỬ", &Format::new())?;
        sheet.merge_range(1, 0, 1, 8, "SỔ THEO DÕI NĂM 2025", &Format::new().set_bold())?;
        let heads = ["STT", "Date", "New deadline", "TASK ", "Percent", "Status", "Result", "Document", "Note"];
        for (column, head) in heads.iter().enumerate() {
            sheet.write_string(3, column as u16, *head)?;
        }
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let percent = Format::new().set_num_format("0.0%");
        sheet.merge_range(4, 3, 5, 3, "a/van-phong-1", &Format::new())?;
        sheet.write_number(4, 0, 1)?;
        sheet.write_datetime_with_format(4, 1, ExcelDateTime::from_ymd(2025, 2, 20)?, &day)?;
        sheet.write_string(4, 2, "15/3/2025")?;
        sheet.write_number_with_format(4, 4, 0.125, &percent)?;
        sheet.write_string(4, 5, "đang thực hiện")?;
        sheet.write_string(4, 6, "  Xong dự thảo ")?;
        sheet.write_number(4, 7, 12)?;
        sheet.write_string(5, 1, "01-03-2025")?;
        sheet.write_string(5, 4, "100 %")?;
        sheet.write_string(5, 5, "Done")?;
        sheet.write_string(5, 6, "Dòng một\ndòng hai")?;
        sheet.write_string(5, 8, "lưu ý")?;
        sheet.write_datetime_with_format(8, 1, ExcelDateTime::from_ymd(2025, 2, 21)?.and_hms(8, 30, 0)?, &day)?;
        sheet.write_string(8, 3, "a/van-phong-2")?;
        sheet.write_string(8, 5, "Dừng")?;
        sheet.write_string(8, 8, "không làm nữa")?;
        sheet.set_row_hidden(8)?;
        sheet.write_string(9, 1, "2025-02-22")?;
        sheet.write_string(9, 3, "a/van-phong-3")?;
        sheet.write_string(9, 4, "80")?;
        sheet.write_number(9, 6, 62)?;
        // Nobody has filled these in.
        sheet.write_string(10, 3, "a/van-phong-4")?;
        sheet.write_number(11, 0, 7)?;
        book.add_worksheet().set_name("Cũ")?.write_row(0, 0, ["Nhiệm vụ", "Ngày", "a/van-phong-5", "2025-02-23"])?;
        Ok(())
    })
}

const MARKDOWN: &str = "# Sổ theo dõi

| Task | Date | Status | Percent | Result | Document | New deadline | Note |
| --- | --- | --- | --- | --- | --- | --- | --- |
| a/van-phong-1 | 20/2/2025 | Đang thực hiện | 12,5% | Xong dự thảo | 12 | 15/3/2025 | |
| a/van-phong-2 | 2025-02-21 | Dừng | | | | | không làm nữa |
";

#[test]
fn a_log_says_the_same_in_every_form() {
    let csv = site(5);
    csv.write("content/progress/log.csv", LOG);
    let (from_csv, diagnostics) = csv.understand();
    assert!(diagnostics.is_empty(), "{:?}", lines(&from_csv, &diagnostics));
    let xlsx = site(5);
    put(&xlsx, "content/progress/log.xlsx", &kept_by_a_unit());
    let (from_xlsx, diagnostics) = xlsx.understand();
    assert!(diagnostics.is_empty(), "{:?}", lines(&from_xlsx, &diagnostics));
    assert_eq!(events(&from_xlsx), events(&from_csv));
    assert_eq!(events(&from_csv).len(), 5);
    // All at once, and a second time: nothing changes.
    for name in ["log.xlsx", "ban-sao.xlsx"] {
        put(&csv, &format!("content/progress/{name}"), &kept_by_a_unit());
    }
    csv.write("content/progress/them.md", MARKDOWN);
    let (again, diagnostics) = csv.understand();
    assert!(diagnostics.is_empty(), "{:?}", lines(&again, &diagnostics));
    assert_eq!(events(&again), events(&from_csv));
}

/// Ten faults, each in a row of its own, with the column it stands in.
const BAD: [(usize, usize, &str, &str); 10] = [
    (17, 1, "30/02/2025", "impossible-date"),
    (402, 1, "45730", "impossible-date"),
    (811, 1, "", "empty-cell"),
    (1200, 2, "Gần xong", "unknown-status"),
    (1999, 3, "120%", "bad-percent"),
    (2500, 3, "nhiều", "bad-percent"),
    (2501, 6, "31/4/2025", "impossible-date"),
    (3333, 0, "a/van-phong-9999", "unknown-task"),
    (3999, 0, "", "empty-cell"),
    (4000, 8, "chữ lạc", "cell-without-head"),
];

#[test]
fn ten_bad_rows_of_four_thousand_are_named_and_nothing_of_them_counts() {
    let heads = ["Nhiệm vụ", "Ngày", "Trạng thái", "Tỷ lệ", "Kết quả", "Văn bản", "Hạn mới", "Ghi chú"];
    let rows: Vec<Vec<String>> = (1..=4000)
        .map(|n| {
            let task = format!("a/van-phong-{}", 1 + n % 40);
            let day = format!("{}/3/2025", 1 + n % 28);
            let mut row =
                [&task, &day, "Đang thực hiện", "50%", &format!("lần {n}"), "", "", "", ""].map(String::from).to_vec();
            if let Some((_, column, text, _)) = BAD.iter().find(|(row, ..)| *row == n) {
                row[*column] = (*text).to_owned();
            }
            row
        })
        .collect();
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet().set_name("Tiến độ")?;
        sheet.write_row(0, 0, heads)?;
        for (at, row) in rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(at as u32 + 1, column as u16, cell)?;
            }
        }
        Ok(())
    });
    let folder = site(40);
    put(&folder, "content/progress/log.xlsx", &bytes);
    let (read, diagnostics) = folder.understand();
    let mut expected: Vec<String> = BAD
        .iter()
        .map(|(row, column, _, code)| {
            let letter = ketluan::source::column_letters(column + 1);
            format!("{code} content/progress/log.xlsx#Tiến độ!{letter}{}", row + 1)
        })
        .collect();
    let mut found = lines(&read, &diagnostics);
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    assert_eq!(events(&read).len(), 3990);
    // The same in a text: line and column of an editor.
    let mut csv = format!("{},\n", heads.join(","));
    rows.iter().for_each(|row| csv.push_str(&format!("{}\n", row.join(","))));
    let folder = site(40);
    folder.write("content/progress/log.csv", &csv);
    let (read, diagnostics) = folder.understand();
    let found = lines(&read, &diagnostics);
    assert_eq!(found.len(), 10, "{found:?}");
    for (row, _, _, code) in BAD {
        let place = format!("{code} content/progress/log.csv:{}:", row + 1);
        assert!(found.iter().any(|line| line.starts_with(&place)), "{place} in {found:?}");
    }
    assert_eq!(events(&read).len(), 3990);
}

#[test]
fn people_are_shown_the_cell() {
    use ketluan::diagnostic::{Language, human, json, sarif};
    let folder = site(1);
    let bytes = workbook(|book| {
        let sheet = book.add_worksheet().set_name("Tiến độ")?;
        sheet.write_row(2, 1, ["Nhiệm vụ", "Ngày", "Trạng thái"])?;
        sheet.write_row(3, 1, ["a/van-phong-1", "2025-02-20", "Sắp xong"])?;
        Ok(())
    });
    put(&folder, "content/progress/log.xlsx", &bytes);
    let (site, diagnostics) = folder.understand();
    let said = human::print(&diagnostics, &site.sources, Language::Vietnamese, false);
    assert!(said.contains("content/progress/log.xlsx#Tiến độ!D4"), "{said}");
    assert!(said.contains("4 |") && said.contains("^^^^^^^^"), "{said}");
    assert!(!said.contains(":4:"), "{said}");
    let said = json::print_json(&diagnostics, &site.sources, Language::English);
    for part in ["\"path\":\"content/progress/log.xlsx\"", "\"line\":4,\"column\":4", "\"cell\":\"Tiến độ!D4\""] {
        assert!(said.contains(part), "{said}");
    }
    assert!(json::print_github(&diagnostics, &site.sources, Language::English).contains("::Tiến độ!D4: “Sắp xong”"));
    assert!(sarif::print(&diagnostics, &site.sources, Language::English).contains("Tiến độ!D4: "));
}

#[test]
fn kpi_tables_come_from_workbooks() {
    let folder = site(1);
    let notice = |tables: &str| {
        format!(
            "+++\nkind = \"programme\"\ntitle = \"Chương trình\"\nissuer = \"so\"\nissued = 2025-02-18\ntables = [{tables}]\n+++\n\n- Việc chung {{#chung}}\n"
        )
    };
    let bytes = workbook(|book| {
        book.add_worksheet().set_name("Bìa")?.write_string(0, 0, "Chỉ tiêu năm 2025")?;
        let table = |sheet: &mut Worksheet, plan: f64| {
            sheet.write_string(0, 0, "BẢNG CHỈ TIÊU")?;
            sheet.write_row(2, 0, ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch 2025", "Thực hiện quý I", "Tỷ lệ %"])?;
            sheet.write_string_with_format(3, 1, "Nghiên cứu khoa học", &Format::new().set_bold())?;
            sheet.write_number(4, 0, 1)?;
            sheet.write_row(4, 1, ["Tổng số đề tài", "đề tài"])?;
            sheet.write_number(4, 3, plan)?;
            sheet.write_number(4, 4, 3.5)?;
            sheet.write_number_with_format(4, 5, 0.25, &Format::new().set_num_format("0.0%"))?;
            sheet.write_row(5, 1, ["- Cấp tỉnh", "\"", "từ 10 đề tài"])?;
            Ok::<(), XlsxError>(())
        };
        table(book.add_worksheet().set_name("Quý I")?, 14.0)?;
        table(book.add_worksheet().set_name("Quý II")?, 1_293_500.5)
    });
    put(&folder, "content/notices/chi-tieu.xlsx", &bytes);
    put(&folder, "content/notices/khoa.xlsx", b"\xd0\xcf\x11\xe0 behind a password");
    for (named, plan) in [("\"chi-tieu.xlsx\"", 14.0), ("\"chi-tieu.xlsx#Quý II\"", 1_293_500.5)] {
        folder.write("content/notices/b.md", &notice(named));
        let (site, diagnostics) = folder.understand();
        assert!(diagnostics.is_empty(), "{:?}", lines(&site, &diagnostics));
        let indicators = &site.register.indicators;
        assert_eq!(indicators.iter().map(|of| of.name.as_str()).collect::<Vec<_>>(), ["Tổng số đề tài", "Cấp tỉnh"]);
        assert_eq!(indicators[0].plan.as_ref().and_then(|of| of.min), Some(plan));
        assert_eq!(indicators[0].group, "Nghiên cứu khoa học");
        assert_eq!((indicators[0].readings[0].value, indicators[0].readings[0].percent), (Some(3.5), Some(25.0)));
        assert_eq!(indicators[1].unit_of_measure, "đề tài");
    }
    folder.write(
        "content/notices/b.md",
        &notice("\"chi-tieu.xlsx#Quý III\", \"chi-tieu.xlsx#Bìa\", \"khoa.xlsx\", \"mat.xlsx\""),
    );
    let (site, diagnostics) = folder.understand();
    assert_eq!(
        lines(&site, &diagnostics),
        ["no-such-sheet", "no-kpi-table", "not-a-workbook", "broken-link"]
            .iter()
            .zip([11, 36, 57, 70])
            .map(|(code, column)| format!("{code} content/notices/b.md:6:{column}"))
            .collect::<Vec<_>>()
    );
}

/// Takes a good workbook's parts, lets them be changed, and packs them again.
fn repacked(bytes: &[u8], change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a good workbook");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its bytes");
        parts.push((part.name().expect("a name").to_string(), content));
    }
    change(&mut parts);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(&content).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn small() -> Vec<u8> {
    workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["Nhiệm vụ", "Ngày"])?;
        sheet.write_row(1, 0, ["a/van-phong-1", "2025-02-20"])?;
        Ok(())
    })
}

/// A part changed by its name.
fn with_part(name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    repacked(&small(), |parts| {
        let (_, content) = parts.iter_mut().find(|(of, _)| of.ends_with(name)).expect("such a part");
        let before = String::from_utf8(content.clone()).expect("text");
        let after = change(&before);
        assert_ne!(before, after, "nothing was changed in {name}");
        *content = after.into_bytes();
    })
}

#[test]
fn files_made_to_exhaust_are_refused() {
    assert!(sheet::read(&small()).is_ok());
    let padded = |bytes: usize, times: usize| {
        repacked(&small(), |parts| {
            (0..times).for_each(|n| parts.push((format!("xl/media/{n}.xml"), vec![b' '; bytes])))
        })
    };
    let too_large = |limit| Err(Fault::TooLarge(limit));
    assert_eq!(sheet::read(&padded(8 << 20, 1)), too_large(Limit::Ratio));
    assert_eq!(sheet::read(&padded(3 << 20, 30)), too_large(Limit::Unpacked));
    assert_eq!(sheet::read(&padded(0, 2100)), too_large(Limit::Parts));
    // The archive lies about a part's size: what is unpacked counts, not what is said.
    let lying = {
        let mut bytes = padded(8 << 20, 1);
        let size = (8u32 << 20).to_le_bytes();
        let at: Vec<usize> = bytes.windows(4).enumerate().filter(|(_, four)| *four == size).map(|(at, _)| at).collect();
        assert!(!at.is_empty());
        at.iter().for_each(|at| bytes[*at..*at + 4].copy_from_slice(&100u32.to_le_bytes()));
        bytes
    };
    assert!(matches!(sheet::read(&lying), Err(Fault::TooLarge(_) | Fault::Damaged)));
    for (cell, shown) in [("B30000", "Sheet1!B30000"), ("XFD2", "Sheet1!XFD2"), ("B1048576", "Sheet1!B1048576")] {
        let far = with_part("sheet1.xml", |xml| xml.replace("r=\"B2\"", &format!("r=\"{cell}\"")));
        let place = Limit::Place { cell: shown.to_owned(), most: "IV20000".to_owned() };
        assert_eq!(sheet::read(&far), too_large(place), "{cell}");
    }
    // One long text, shared by thousands of cells.
    let shared = repacked(&small(), |parts| {
        for (name, content) in parts.iter_mut() {
            let xml = String::from_utf8_lossy(content).into_owned();
            if name.ends_with("sharedStrings.xml") {
                *content = xml.replacen("Ngày", &"x".repeat(30_000), 1).into_bytes();
            } else if name.ends_with("sheet1.xml") {
                let rows: String = (3..2000)
                    .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>1</v></c></row>"))
                    .collect();
                *content = xml.replace("</sheetData>", &format!("{rows}</sheetData>")).into_bytes();
            }
        }
    });
    assert_eq!(sheet::read(&shared), too_large(Limit::Text));
    let boast = with_part("sharedStrings.xml", |xml| xml.replace("uniqueCount=\"4\"", "uniqueCount=\"9999999999999\""));
    assert_eq!(sheet::read(&boast), Err(Fault::Damaged));
    let formula =
        with_part("sheet1.xml", |xml| xml.replace("<c r=\"B2\" t=\"s\"><v>3</v></c>", "<c r=\"B2\"><f>NOW()</f></c>"));
    assert_eq!(sheet::read(&formula), Err(Fault::NoValue("B2".to_owned())));
    assert_eq!(sheet::read(b""), Err(Fault::NotAWorkbook));
    assert_eq!(sheet::read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Err(Fault::NotAWorkbook));
    let other = repacked(&small(), |parts| parts.retain(|(name, _)| name.ends_with("sheet1.xml")));
    assert_eq!(sheet::read(&other), Err(Fault::NotAWorkbook));
    let bare = repacked(&small(), |parts| parts.retain(|(name, _)| !name.ends_with("workbook.xml")));
    assert_eq!(sheet::read(&bare), Err(Fault::Damaged));
}

#[test]
fn what_is_wrong_with_the_file_itself_is_told() {
    let folder = site(1);
    put(&folder, "content/progress/a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    put(
        &folder,
        "content/progress/b.xlsx",
        &repacked(&small(), |parts| parts.retain(|(name, _)| !name.ends_with("workbook.xml"))),
    );
    put(&folder, "content/progress/c.xlsx", &with_part("sheet1.xml", |xml| xml.replace("r=\"B2\"", "r=\"B30000\"")));
    put(
        &folder,
        "content/progress/d.xlsx",
        &with_part("sheet1.xml", |xml| xml.replace("<c r=\"B2\" t=\"s\"><v>3</v></c>", "<c r=\"B2\"><f>NOW()</f></c>")),
    );
    put(&folder, "content/progress/e.xls", b"x");
    put(
        &folder,
        "content/progress/f.xlsx",
        &workbook(|book| book.add_worksheet().write_string(0, 0, "Nhiệm vụ").map(|_| ())),
    );
    put(
        &folder,
        "content/progress/g.xlsx",
        &workbook(|book| book.add_worksheet().write_row(0, 0, ["Task", "Date", "Ngày"]).map(|_| ())),
    );
    put(&folder, "content/progress/h.xlsx", &vec![b'x'; (16 << 20) + 1]);
    let (site, diagnostics) = folder.understand();
    assert_eq!(
        lines(&site, &diagnostics),
        [
            "not-a-workbook content/progress/a.xlsx",
            "damaged-workbook content/progress/b.xlsx",
            "workbook-too-large content/progress/c.xlsx",
            "formula-without-value content/progress/d.xlsx",
            "old-workbook content/progress/e.xls",
            "no-table content/progress/f.xlsx#Sheet1!A1",
            "repeated-column content/progress/g.xlsx#Sheet1!C1",
            "file-too-large content/progress/h.xlsx",
        ]
    );
    for diagnostic in diagnostics.iter() {
        for language in [ketluan::diagnostic::Language::English, ketluan::diagnostic::Language::Vietnamese] {
            assert!(!diagnostic.message(language).contains(['{', '}']), "{}", diagnostic.message(language));
        }
    }
}

/// A generator good enough to spoil files with; the constants are Knuth's (MMIX).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// Bytes of a file, and bytes of the XML within it, changed at random: the reader answers, and what it answers can be read as a log.
#[test]
fn spoilt_workbooks_are_read_or_refused() {
    let good = kept_by_a_unit();
    let mut chance = Chance(20_250_314);
    let started = std::time::Instant::now();
    let (mut read, mut refused) = (0, 0);
    for round in 0..3000 {
        let spoil = |bytes: &mut Vec<u8>, chance: &mut Chance| {
            for _ in 0..1 + chance.below(4) {
                let at = chance.below(bytes.len());
                match chance.below(5) {
                    0 => bytes.truncate(at),
                    1 => drop(bytes.drain(at..(at + chance.below(40)).min(bytes.len()))),
                    2 => drop(bytes.splice(at..at, *b"99999999999")),
                    3 if !bytes.is_empty() => bytes[at] = b"<>\"/=0A\0\xff"[chance.below(9)],
                    _ if !bytes.is_empty() => bytes[at] ^= 1 << chance.below(8),
                    _ => {}
                }
            }
        };
        let bytes = match round % 3 {
            0 => {
                let mut bytes = good.clone();
                spoil(&mut bytes, &mut chance);
                bytes
            }
            _ => repacked(&good, |parts| {
                let at = chance.below(parts.len());
                spoil(&mut parts[at].1, &mut chance);
            }),
        };
        match sheet::read(&bytes) {
            Ok(sheets) => {
                read += 1;
                parse(sheets);
            }
            Err(_) => refused += 1,
        }
        if started.elapsed() > std::time::Duration::from_secs(10) {
            break;
        }
    }
    assert!(read > 100 && refused > 100, "{read} read, {refused} refused");
}

fn parse(sheets: Vec<sheet::SheetText>) {
    use ketluan::source::{Source, Sources};
    let mut sources = Sources::default();
    let log: Vec<_> = sheets
        .into_iter()
        .map(|of| sources.add(Source::of_sheet("content/progress/a.xlsx", of.sheet, &of.text)))
        .collect();
    let mut diagnostics = ketluan::diagnostic::Diagnostics::default();
    ketluan::progress::parse(&log, &sources, &mut diagnostics);
    for diagnostic in diagnostics.iter() {
        let place = diagnostic.place.expect("a place in a sheet");
        let source = sources.get(place.source);
        assert!(place.span.end <= source.text.len() && source.text.is_char_boundary(place.span.start));
        assert!(source.cell(place.span.start).is_some());
    }
}
