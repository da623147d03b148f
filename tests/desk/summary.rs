//! `build --summary`: what a merge request shows of a build, whether it was published or not.

use std::fs;

use super::run;
use crate::common::Folder;

fn summary(folder: &Folder, words: &[&str], code: i32) -> String {
    run(folder.path(), &[&["build", "--summary", "tom-tat/cho-mr.md"], words].concat(), code);
    fs::read_to_string(folder.path().join("tom-tat/cho-mr.md")).expect("the summary")
}

const KPI: &str = "## Chỉ tiêu\n\n| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch 2025 | Thực hiện tháng 2 |\n|---|---|---|---|---|\n| 1 | Số đề tài | đề tài | 14 | 3 |\n";

#[test]
fn it_compares_with_what_is_published() {
    let notice = "+++\ntitle = \"Hai\"\nissuer = \"so\"\nissued = 2025-02-20\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n\
        - A trước ngày 30/4/2025 {#a}\n- B trước ngày 30/4/2025 {#b}\n- C trước ngày 30/4/2025 {#c}\n- D trước ngày 30/4/2025 {#d}\n\n";
    let folder = Folder::new([("content/notices/hai.md", format!("{notice}{KPI}").as_str())]);
    let first = summary(&folder, &[], 0);
    assert!(
        first.starts_with("# Thử\n\nPublished, with figures as of 31 Mar 2025: nothing was found wrong.\n"),
        "{first}"
    );
    // Nothing changed: the sum says so, and no list follows.
    let same = summary(&folder, &[], 0);
    assert!(same.contains("## Against the published site (figures of 31 Mar 2025)"), "{same}");
    assert!(same.contains("5 + 0 newly given − 0 completed − 0 dropped = 5") && !same.contains("###"), "{same}");

    let moved = notice.replace("B trước ngày 30/4/2025", "B trước ngày 20/5/2025");
    let moved = moved.replace("C trước ngày 30/4/2025", "C trước ngày 15/3/2025");
    let moved = moved.replace("- D trước ngày 30/4/2025 {#d}\n", "- E | x trước ngày 30/6/2025 {#e}\n");
    folder.write("content/notices/hai.md", &format!("{moved}{}", KPI.replace("| 3 |", "| 4 |")));
    folder.write("content/progress/so.csv", "Nhiệm vụ,Ngày,Trạng thái\nhai/a,2025-03-10,Hoàn thành\n");
    let told = summary(&folder, &["--lang", "vi"], 0);
    for part in [
        "## So với trang đang công bố (số liệu 31/03/2025)",
        "4 + 1 mới giao − 1 hoàn thành − 0 dừng = 4",
        "### Mới quá hạn (1)",
        "| 14/03/2025 | Văn phòng Sở | C trước ngày 15/3/2025 | hai/c |",
        "### Mới giao (1)",
        "| 29/06/2025 | Văn phòng Sở | E \\| x trước ngày 30/6/2025 | hai/e |",
        "### Hoàn thành (1)",
        "### Đổi hạn (2)",
        "| 29/04/2025 → 19/05/2025 | Văn phòng Sở | B trước ngày 20/5/2025 | hai/b |",
        "### Chỉ tiêu có số liệu mới (1)",
        "### Nhiệm vụ không còn (1)\n\n| Mã |\n| --- |\n| hai/d |",
        "| content/notices/hai.md:1:1 | lost-task |",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
}

#[test]
fn a_day_may_be_named_and_a_lost_address_is_told() {
    let folder = Folder::new([]);
    run(folder.path(), &["build"], 0);
    let text = fs::read_to_string(folder.path().join("content/notices/goc.md")).expect("the base notice");
    fs::remove_file(folder.path().join("content/notices/goc.md")).expect("the base notice");
    folder.write("content/notices/moi.md", &text);
    let told = summary(&folder, &["--since", "2025-02-20"], 0);
    assert!(told.contains("## From the end of 20 Feb 2025 to the end of 31 Mar 2025"), "{told}");
    assert!(told.contains("### Newly overdue (1)") && told.contains("### Addresses lost (1)"), "{told}");
    assert!(told.contains("thong-bao/goc/index.html"), "{told}");
}

#[test]
fn it_is_written_where_nothing_was_published_and_says_why() {
    let folder = Folder::new([("content/notices/sai.md", "+++\ntitel = \"x\"\n+++\n")]);
    let told = summary(&folder, &[], 1);
    assert!(told.contains("**Nothing was published**; the site is as it was: 2 errors."), "{told}");
    assert!(told.contains("### Errors and warnings (2)"), "{told}");
    assert!(
        told.contains(
            "| content/notices/sai.md:2:1 | unknown-key | there is no key “titel” here | did you mean “title”? |"
        ),
        "{told}"
    );
    let told = summary(&folder, &["--output", "content"], 2);
    assert!(told.contains("**Nothing was published.** The build could not run: "), "{told}");
    // What could not be written is the machine's failure.
    run(folder.path(), &["build", "--summary", "content"], 2);
}
