//! What a notice's page says of the notice before it: how much was unfinished on its own day, and the rows of what still is.

mod common;

use common::Folder;
use ketluan::diagnostic::Diagnostics;
use ketluan::{Options, input, make, understand};

/// A notice and its tasks: words, and the day each was done.
fn notice(issued: &str, tasks: &[(&str, Option<&str>)]) -> String {
    let head = format!("+++\ntitle = \"Kết luận ngày {issued}\"\nissuer = \"so\"\nissued = {issued}\n+++\n\n");
    let task = |(words, done): &(&str, Option<&str>)| match done {
        Some(day) => format!("- [x] {words} {{done={day}}}\n"),
        None => format!("- {words}\n"),
    };
    head + "## Nhiệm vụ\n\n### Văn phòng Sở\n\n" + &tasks.iter().map(task).collect::<String>()
}

/// The sentence on a notice's page, and the words of the rows below it.
fn told(page: &str) -> (String, Vec<String>) {
    let part =
        |open: &str, close: &str| -> Option<String> { Some(page.split_once(open)?.1.split_once(close)?.0.to_owned()) };
    let rows = part("id=\"chuyen-sang\">", "</details>").unwrap_or_default();
    let words = rows.split("<li>").skip(1).filter_map(|row| row.split("\">").nth(2)?.split('<').next());
    let said = part("chuyển sang: ", "</").expect("the page speaks of the notice before");
    (said, words.map(str::to_owned).collect())
}

#[test]
fn what_was_open_then_is_counted_and_what_is_open_today_is_listed() {
    let folder = Folder::new([]);
    let notices = [
        notice("2025-03-03", &[("Một", Some("2025-03-05")), ("Hai", Some("2025-03-12")), ("Ba", None)]),
        notice("2025-03-10", &[("Bốn", Some("2025-03-20")), ("Năm", Some("2025-03-21"))]),
        notice("2025-03-17", &[("Sáu", Some("2025-03-18"))]),
        notice("2025-03-24", &[("Bảy", None), ("Tám", None)]),
        notice("2025-03-26", &[]),
    ];
    for (at, text) in notices.iter().enumerate() {
        folder.write(&format!("content/notices/n-{at}.md"), text);
    }
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(folder.path(), &mut diagnostics).unwrap();
    let site = understand(&mut content, &Options::default(), &mut diagnostics);
    let files = make(&site, None, &content.files, &mut diagnostics).unwrap();
    let page = |at: usize| {
        let address = format!("thong-bao/n-{at}/index.html");
        let file = files.iter().find(|file| file.address.as_str() == address).expect("a page");
        told(&String::from_utf8_lossy(file.bytes().expect("made at once")))
    };
    let expected: [(usize, &str, &[&str]); 4] = [
        (1, "2 trên 3 việc chưa xong vào ngày ban hành, nay còn 1 việc.", &["Ba"]),
        (2, "2 trên 2 việc chưa xong vào ngày ban hành, nay đều đã xong hoặc đã dừng.", &[]),
        (3, "1 trên 1 việc đã xong hoặc đã dừng vào ngày ban hành.", &[]),
        (4, "2 trên 2 việc chưa xong vào ngày ban hành.", &["Bảy", "Tám"]),
    ];
    for (at, said, rows) in expected {
        assert_eq!(page(at), (said.to_owned(), rows.iter().map(|row| row.to_string()).collect()), "n-{at}");
    }
}
