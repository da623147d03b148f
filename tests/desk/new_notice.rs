//! `new notice`: a skeleton that builds, says what is open, and stands in nobody's way.

use std::fs;

use super::run;
use crate::common::{BASE, Folder};

const PATH: &str = "content/notices/2025/tuan-10.md";

fn skeleton(folder: &Folder, words: &[&str]) -> String {
    let told = run(folder.path(), &[&["new", "notice"], words].concat(), 0);
    let path = told.lines().next().unwrap_or_default();
    fs::read_to_string(folder.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn it_holds_the_units_the_period_and_what_is_open() {
    let folder = Folder::new([]);
    let told = run(folder.path(), &["new", "notice", "--issuer", "so", "--date", "2025-03-03"], 0);
    assert!(told.starts_with(&format!("./{PATH}")), "{told}");
    let text = fs::read_to_string(folder.path().join(PATH)).expect("the skeleton");
    for line in [
        "title = \"Kết luận tại Hội nghị giao ban tuần 10 năm 2025\"",
        "issued = 2025-03-03",
        "reviews = \"2025-W09\"",
        "directs = \"2025-W10\"",
        "### Văn phòng Sở",
        "### Phòng Quản lý Khoa học",
        "### Thanh tra Sở",
        "### Các phòng, đơn vị thuộc Sở",
        "- Trình kế hoạch trước ngày 28/02/2025 {continues=goc/van-phong-1}",
        "  (hạn 27/02/2025; quá hạn 4 ngày)",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    assert!(run(folder.path(), &["check"], 0).contains("no-tasks"));
    // The line is taken out of its comment as it stands, and a task of another unit is written.
    let line = "- Trình kế hoạch trước ngày 28/02/2025 {continues=goc/van-phong-1}\n";
    let taken = text
        .replace(line, "")
        .replace("### Văn phòng Sở\n", &format!("### Văn phòng Sở\n\n{}", line.replace("28/02", "15/3")));
    let taken = taken.replace("### Thanh tra Sở\n", "### Thanh tra Sở\n\n- Kiểm tra xong trước ngày 20/3/2025\n");
    folder.write(PATH, &taken);
    let told = run(folder.path(), &["check", "--strict"], 0);
    assert!(told.contains("2 notices, 3 tasks"), "{told}");
    // What is carried on is asked for under its new name only.
    let next = skeleton(&folder, &["--date", "2025-03-10"]);
    assert!(next.contains("{continues=2025/tuan-10/van-phong-1}") && !next.contains("goc/van-phong-1}"), "{next}");
}

#[test]
fn nothing_is_written_over_and_nothing_is_guessed() {
    let folder = Folder::new([(PATH, "tay tôi viết\n")]);
    let told = run(folder.path(), &["new", "notice", "--date", "2025-03-03"], 2);
    assert!(told.contains("stands there already") && told.contains("--as NAME"), "{told}");
    assert_eq!(fs::read_to_string(folder.path().join(PATH)).expect("the file"), "tay tôi viết\n");
    let told = run(folder.path(), &["new", "notice", "--issuer", "sso"], 2);
    assert!(told.contains("no issuer “sso”; did you mean “so”?"), "{told}");
    let told = run(folder.path(), &["new", "notice", "--unit", "Văn fòng Sở"], 2);
    assert!(told.contains("did you mean “Văn phòng Sở”?"), "{told}");
    let told = run(folder.path(), &["new", "notice", "--as", "Tuần 10"], 2);
    assert!(told.contains("as 2025/tuan-10"), "{told}");
    let two = format!("{}\n[[issuer]]\nid = \"hai\"\nname = \"Sở Hai\"\n", BASE[1].1);
    folder.write("content/units.toml", &two);
    let told = run(folder.path(), &["new", "notice", "--date", "2025-03-03"], 2);
    assert!(told.contains("--issuer names one of: so, hai"), "{told}");
}

#[test]
fn a_day_left_out_is_the_last_that_the_content_knows() {
    let folder = Folder::new([("content/site.toml", "title = \"Thử\"\n")]);
    let told = run(folder.path(), &["new", "notice", "--as", "x"], 0);
    assert!(told.contains("dated 2025-02-17, the last day the content knows"), "{told}");
}

#[test]
fn weeks_count_as_the_issuer_counts_and_units_are_those_of_the_day() {
    let folder = Folder::new([]);
    folder.write("content/units.toml", &BASE[1].1.replacen("name", "weeks = { 2025 = 2025-01-06 }\nname", 1));
    // Its week 1 is the second of the calendar.
    let early = skeleton(&folder, &["--date", "2025-01-20"]);
    assert!(early.contains("giao ban tuần 3 năm 2025") && early.contains("reviews = \"2025-W02\""), "{early}");
    assert!(!early.contains("Thanh tra Sở"), "{early}");
    // On a Friday the week is looked back on.
    let friday = skeleton(&folder, &["--date", "2025-02-21"]);
    assert!(friday.contains("reviews = \"2025-W07\"\ndirects = \"2025-W08\""), "{friday}");
    let one = skeleton(&folder, &["--date", "2025-02-24", "--unit", "Phòng QLKH", "--as", "mot"]);
    let heads: Vec<&str> = one.lines().filter(|line| line.starts_with("### ")).collect();
    assert_eq!(heads, ["### Phòng Quản lý Khoa học"]);
}

#[test]
fn what_an_office_writes_alike_every_time_is_taken_over() {
    let last = "+++\ntitle = \"K\"\nissuer = \"so\"\nnumber = \"07/TB-SO\"\nissued = 2025-02-28\nplace = \"Hà Nội\"\n\
        reviews = \"2025-02\"\ndirects = \"2025-03\"\nrecipients = [\"Như trên\"]\n[meeting]\nchair = \"Giám đốc\"\n\
        [signature]\nrole = \"CHÁNH \\\"VP\\\"\"\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n- Xong --> trong tháng 3/2025\n";
    let folder = Folder::new([("content/notices/giao-ban/2025/thang-02.md", last)]);
    let told = run(folder.path(), &["new", "notice", "--date", "2025-03-28"], 0);
    assert!(told.contains("content/notices/giao-ban/2025/thang-03.md"), "{told}");
    let text = fs::read_to_string(folder.path().join("content/notices/giao-ban/2025/thang-03.md")).expect("it");
    for part in [
        "# number = \"…/TB-SO\"\n",
        "place = \"Hà Nội\"\nreviews = \"2025-03\"\ndirects = \"2025-04\"\nrecipients = [\"Như trên\"]\n",
        "[meeting]\ndate = 2025-03-28\nchair = \"Giám đốc\"\n",
        "[signature]\nrole = \"CHÁNH \\\"VP\\\"\"\n",
        "- Xong –> trong tháng 3/2025 {continues=giao-ban/2025/thang-02/van-phong-1}\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    run(folder.path(), &["check", "--strict"], 0);
    let programme = skeleton(&folder, &["--kind", "programme", "--date", "2025-12-20", "--period", "2026"]);
    assert!(programme.contains("kind = \"programme\"\ntitle = \"Chương trình công tác năm 2026\""), "{programme}");
    let report = skeleton(&folder, &["--kind", "report", "--date", "2025-10-03", "--period", "2025-Q3"]);
    assert!(report.contains("reviews = \"2025-Q3\"\ndirects = \"2025-Q4\""), "{report}");
    run(folder.path(), &["check", "--strict"], 0);
}
