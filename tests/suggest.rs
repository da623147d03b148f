//! Likely continuations: named where a later task asks for what an earlier open one asked, and nowhere else.

mod common;

use common::{Folder, lines};
use ketluan::diagnostic::{Diagnostics, Language};
use ketluan::page::Site;
use ketluan::register::suggest;

const EARLIER: &str = "Trình Giám đốc Sở ban hành bộ tiêu chí chấm điểm, xếp loại các phòng trước ngày 10/3/2025";
const LATER: &str =
    "Hoàn thiện, trình Giám đốc Sở ban hành bộ tiêu chí chấm điểm, xếp loại các phòng, đơn vị trước ngày 25/3/2025";

fn notice(day: u8, unit: &str, tasks: &[&str]) -> String {
    let tasks: String = tasks.iter().map(|task| format!("- {task}\n")).collect();
    format!(
        "+++\ntitle = \"K\"\nissuer = \"so\"\nissued = 2025-03-{day:02}\n+++\n\n## Nhiệm vụ\n\n### {unit}\n\n{tasks}"
    )
}

/// The site without the base notice, and what is suggested for it.
fn suggested(files: &[(&str, &str)]) -> (Site, Diagnostics) {
    let folder = Folder::new(files.iter().copied());
    let (site, _) = folder.understand();
    let mut diagnostics = Diagnostics::default();
    suggest(&site.register, &mut diagnostics);
    let diagnostics = diagnostics.sorted(&site.sources);
    (site, diagnostics)
}

fn found(first: &str, second: &str, log: &str) -> Vec<String> {
    let files =
        [("content/notices/mot.md", first), ("content/notices/hai.md", second), ("content/progress/a.csv", log)];
    let (site, diagnostics) = suggested(&files);
    lines(&site, &diagnostics)
}

const NO_LOG: &str = "Nhiệm vụ,Ngày,Trạng thái\n";

#[test]
fn an_open_task_asked_for_again_is_named_with_the_line_to_type() {
    let first = notice(3, "Văn phòng Sở", &[EARLIER, "Chuẩn bị hội nghị giao ban"]);
    let second = notice(17, "Văn phòng Sở", &["Rà soát hồ sơ lưu trữ của cơ quan", LATER]);
    let files = [("content/notices/mot.md", first.as_str()), ("content/notices/hai.md", second.as_str())];
    let (site, diagnostics) = suggested(&files);
    assert_eq!(lines(&site, &diagnostics), ["likely-continuation content/notices/hai.md:12:1"]);
    let said = diagnostics.iter().next().expect("one");
    let help = said.help(Language::English).expect("what to type");
    assert!(help.ends_with("write at its end: {continues=mot/van-phong-1}"), "{help}");
    assert!(said.message(Language::Vietnamese).contains("giống “mot/van-phong-1”"));
    assert!(site.register.tasks.iter().all(|task| task.continues.is_none()), "nothing is joined");
}

#[test]
fn nothing_is_named_where_the_earlier_was_done_or_is_another_s_or_is_carried_on_already() {
    let first = notice(3, "Văn phòng Sở", &[EARLIER]);
    let second = notice(17, "Văn phòng Sở", &[LATER]);
    let done = "Nhiệm vụ,Ngày,Trạng thái\nmot/van-phong-1,2025-03-10,Hoàn thành\n";
    assert_eq!(found(&first, &second, NO_LOG).len(), 1);
    assert_eq!(found(&first, &second, done), [""; 0]);
    assert_eq!(found(&first, &notice(17, "Thanh tra Sở", &[LATER]), NO_LOG), [""; 0]);
    let joined = format!("{LATER} {{continues=mot/van-phong-1}}");
    assert_eq!(found(&first, &notice(17, "Văn phòng Sở", &[&joined]), NO_LOG), [""; 0]);
    let other = "Trình Giám đốc Sở kế hoạch kiểm tra nhãn hàng hóa trước ngày 25/3/2025";
    assert_eq!(found(&first, &notice(17, "Văn phòng Sở", &[other]), NO_LOG), [""; 0]);
}

#[test]
fn the_work_grows_with_the_tasks() {
    // What every task says finds nobody; what two say finds these two.
    let task = |n: usize| {
        format!(
            "Báo cáo tiến độ thực hiện kế hoạch công tác tuần của đơn vị, nội dung riêng thứ {}",
            "x".repeat(n % 50 + 1)
        )
    };
    let tasks: Vec<String> = (0..1500).map(task).collect();
    let tasks: Vec<&str> = tasks.iter().map(String::as_str).collect();
    let (first, second) = (notice(3, "Văn phòng Sở", &tasks), notice(17, "Văn phòng Sở", &tasks));
    let start = std::time::Instant::now();
    found(&first, &second, NO_LOG);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
