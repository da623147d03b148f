//! Workbooks from many hands: logs and KPI tables as people keep them, and files made to break the reader.

#[path = "../common/mod.rs"]
mod common;
mod spoilt;

use common::{Folder, lines};
use ketluan::page::Site;
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
                task.id,
                event.date,
                event.percent(),
                event.result(),
                event.document(),
                event.note()
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
a/van-phong-4,2025-02-24,Đang thực hiện,,,,,
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
        // A unit's sheet of its own: a row that stands above already, and one that stands nowhere else.
        let sheet = book.add_worksheet().set_name("Quý I")?;
        sheet.write_row(0, 0, ["Nhiệm vụ", "Ngày", "Trạng thái", "Ghi chú"])?;
        sheet.write_row(1, 0, ["a/van-phong-2", "2025-02-21", "Dừng", "không làm nữa"])?;
        sheet.write_row(2, 0, ["a/van-phong-4", "2025-02-24", "Đang thực hiện", ""])?;
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
    assert_eq!(events(&from_csv).len(), 6);
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
    assert!(!said.contains(":4:") && !said.contains(":::"), "{said}");
    assert!(!human::print(&diagnostics, &site.sources, Language::English, true).contains(":::"));
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
        // So near that the percentage told still agrees with figure and plan.
        table(book.add_worksheet().set_name("Quý II")?, 14.05)
    });
    put(&folder, "content/notices/chi-tieu.xlsx", &bytes);
    put(&folder, "content/notices/khoa.xlsx", b"\xd0\xcf\x11\xe0 behind a password");
    let hint = vec!["unread-sheet content/notices/b.md:6:11".to_owned()];
    for (named, plan, told) in [("\"chi-tieu.xlsx\"", 14.0, hint), ("\"chi-tieu.xlsx#Quý II\"", 14.05, Vec::new())] {
        folder.write("content/notices/b.md", &notice(named));
        let (site, diagnostics) = folder.understand();
        assert_eq!(lines(&site, &diagnostics), told);
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
