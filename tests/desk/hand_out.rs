//! What goes out of the house: rows as workbooks, and the report of a period as a Word document.

use std::fs;

use super::run;
use crate::common::{BASE, Folder};

const NOTICE: &str = "+++\ntitle = \"Kết luận tuần 9\"\nissuer = \"so\"\nnumber = \"9/TB\"\nissued = 2025-03-03\nplace = \"Hà Nội\"\nrecipients = [\"Như trên\", \"Lưu: VT\"]\n\
    [signature]\nauthority = \"TL. GIÁM ĐỐC\"\nrole = \"CHÁNH VĂN PHÒNG\"\n+++\n\n## Nhiệm vụ\n\n### Phòng QLKH\n\n- Báo cáo <1> & \"2\" trước ngày 10/3/2025 {#bao-cao}\n- Rà soát hồ sơ, trước ngày 30/4/2025 {#ra-soat}\n\n\
    ## Chỉ tiêu\n\n| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch 2025 | Thực hiện tháng 2 |\n|---|---|---|---|---|\n| 1 | Số đề tài | đề tài | 14 | 3 |\n";

fn folder() -> Folder {
    let log = "Nhiệm vụ,Ngày,Trạng thái,Ghi chú\nhai/bao-cao,2025-03-12,Hoàn thành,\ngoc/van-phong-1,2025-03-20,Đang thực hiện,Chờ kinh phí\n";
    let folder = Folder::new([("content/notices/hai.md", NOTICE), ("content/progress/so.csv", log)]);
    folder.write("content/site.toml", "title = \"Thử\"\nowner = \"UBND tỉnh Thử\"\nas_of = 2025-03-31\n");
    folder
}

fn cells(folder: &Folder, path: &str) -> Vec<Vec<String>> {
    let bytes = fs::read(folder.path().join(path)).expect("the workbook");
    let sheets = ketluan::sheet::read(&bytes).expect("a workbook that can be read");
    sheets[0].text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn queries_become_workbooks() {
    let folder = folder();
    let told = run(folder.path(), &["tasks", "--state", "overdue", "--format", "xlsx", "--output", "ra/viec.xlsx"], 0);
    assert!(told.is_empty(), "{told}");
    let rows = cells(&folder, "ra/viec.xlsx");
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].contains(&"Thời hạn".to_owned()) && rows[1].contains(&"goc/van-phong-1".to_owned()), "{rows:?}");
    assert!(rows[1].contains(&"2025-02-27".to_owned()), "{rows:?}");
    run(folder.path(), &["indicators", "--format", "xlsx", "-o", "ra/chi-tieu.xlsx"], 0);
    assert!(cells(&folder, "ra/chi-tieu.xlsx")[1].contains(&"Số đề tài".to_owned()));
    run(folder.path(), &["changes", "--since", "2025-03-01", "--format", "xlsx", "-o", "ra/doi.xlsx"], 0);
    assert_eq!(cells(&folder, "ra/doi.xlsx").len(), 3, "two were given since");
    // A workbook is nothing for a terminal; any other form may go to a file.
    assert!(run(folder.path(), &["tasks", "--format", "xlsx"], 2).contains("--output <FILE>"));
    run(folder.path(), &["tasks", "--format", "csv", "-o", "ra/viec.csv"], 0);
    let csv = fs::read_to_string(folder.path().join("ra/viec.csv")).expect("the file");
    assert_eq!(csv, run(folder.path(), &["tasks", "--format", "csv"], 0));
}

#[test]
fn a_report_says_what_its_page_says_and_has_a_place_to_sign() {
    let folder = folder();
    run(folder.path(), &["export", "--docx", "2025-03", "-o", "ra/bao-cao.docx"], 0);
    let bytes = fs::read(folder.path().join("ra/bao-cao.docx")).expect("the report");
    let text = ketluan::document::read(&bytes).expect("a document that can be read").text;
    let text = text.replace(['*', '\u{2029}'], "");
    for part in [
        "UBND TỈNH THỬ",
        "SỞ THỬ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nội, ngày 31 tháng 3 năm 2025",
        "Kết quả thực hiện nhiệm vụ tháng 3/2025",
        "Trong kỳ có 3 nhiệm vụ phải thực hiện (1 từ kỳ trước chuyển sang, 2 mới giao): đã hoàn thành 1, chưa hoàn thành 2, trong đó 1 quá hạn",
        "Nhiệm vụ quá hạn (1)",
        "Trình kế hoạch trước ngày 28/02/2025",
        "20/03/2025: Chờ kinh phí",
        "Báo cáo <1> & \"2\" trước ngày 10/3/2025",
        "Quá hạn 3 ngày",
        "Số đề tài",
        "9/TB, 03/03/2025: Kết luận tuần 9",
        "Nơi nhận:",
        "- Lưu: VT.",
        "TL. GIÁM ĐỐC",
        "CHÁNH VĂN PHÒNG",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // The matrix adds up: Văn phòng 1 open and overdue; QLKH 2 given, one of them done late.
    let row =
        |name: &str| text.lines().find(|line| line.starts_with(&format!("| {name} |"))).unwrap_or_default().to_owned();
    assert_eq!(row("Văn phòng Sở"), "| Văn phòng Sở | 1 | 0 | 0 | 0 | 0 | 1 | 0 | 1 | 0 | 0 | 0 |");
    assert_eq!(row("Phòng Quản lý Khoa học"), "| Phòng Quản lý Khoa học | 2 | 1 | 0 | 1 | 0 | 1 | 1 | 0 | 0 | 1 | 0 |");
    assert_eq!(row("Tổng cộng"), "| Tổng cộng | 3 | 1 | 0 | 1 | 0 | 2 | 1 | 1 | 0 | 1 | 0 |");
    run(folder.path(), &["export", "--docx", "2025-03", "-o", "ra/lan-hai.docx"], 0);
    assert!(
        bytes == fs::read(folder.path().join("ra/lan-hai.docx")).expect("the report"),
        "the same content, the same bytes"
    );
}

#[test]
fn a_report_that_there_is_none_of_is_told_with_those_there_are() {
    let folder = folder();
    let told = run(folder.path(), &["export", "--docx", "2024-03", "-o", "x.docx"], 2);
    assert!(told.contains("no report of 2024-03") && told.contains("2025-03"), "{told}");
    assert!(run(folder.path(), &["export", "--docx", "tháng 3", "-o", "x.docx"], 2).contains("write a period as"));
    folder.write("content/units.toml", &format!("{}\n[[issuer]]\nid = \"hai\"\nname = \"Sở Hai\"\n", BASE[1].1));
    assert!(run(folder.path(), &["export", "--docx", "2025-03", "-o", "x.docx"], 2).contains("--issuer names one of"));
    assert!(!folder.path().join("x.docx").exists());
}
