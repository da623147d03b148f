//! Items found in notices, from the cases of `tests/corpus/notices.test`.

mod common;

use common::{Folder, corpus, difference};
use ketluan::config::UnitIx;
use ketluan::page::Site;
use ketluan::register::{NoticeIx, Task};

const FRONT: &str = "+++\ntitle = \"Kết luận\"\nissuer = \"so\"\nissued = 2025-02-17\n+++\n\n";

fn told(site: &Site, task: &Task) -> String {
    let unit = |ix: &UnitIx| site.register.offices.unit(*ix).id.own().to_owned();
    let mut depth = 0;
    let mut above = task.parent;
    while let Some(parent) = above {
        depth += 1;
        above = site.register.task(parent).parent;
    }
    let own = task.id.as_str().trim_start_matches("a/");
    let with: String = task.with.iter().map(|ix| format!("+{} ", unit(ix))).collect();
    let due = task.in_force.map(|due| format!("<{} ", due.day)).unwrap_or_default();
    let done = if task.state.is_done() { "[x] " } else { "" };
    format!("{}{own} {} {with}{due}{done}: {}", "  ".repeat(depth), unit(&task.lead), task.text)
}

#[test]
fn items_are_found_where_a_careful_reader_finds_them() {
    let mut failures = String::new();
    for case in corpus("notices") {
        let notice = format!("{FRONT}{}", case.files[0].1);
        let folder = Folder::new([("content/notices/a.md", notice.as_str())]);
        let (site, _) = folder.understand();
        let entry = site.register.notice_ixs().map(|ix: NoticeIx| site.register.notice(ix));
        let entry = entry.into_iter().find(|entry| entry.notice.id.as_str() == "a").expect("the case's notice");
        let found: Vec<String> = entry.tasks.iter().map(|ix| told(&site, site.register.task(*ix))).collect();
        if let Some(difference) = difference(&case.expected, &found.join("\n")) {
            failures.push_str(&format!("notices.test:{} {}\n{difference}\n", case.line, case.name));
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}
