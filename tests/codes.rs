//! The page of the guide that lists every message is made from the messages; `BLESS=1 cargo test --test codes` makes it anew.

use std::fs;
use std::path::Path;

use ketluan::diagnostic::{Code, Language, Severity};

const HEAD: &str = "+++\ntitle = \"Các thông báo khi kiểm tra\"\n+++\n\n\
    Khi kiểm tra, chương trình nói điều gì chưa ổn, ở tệp nào, dòng nào, và cần gõ gì. Mỗi thông báo có một mã trong ngoặc vuông; \
    dưới đây là ý nghĩa của từng mã, chỗ … là phần tùy từng trường hợp. Trên máy, `ketluan check --explain MÃ --lang vi` cho biết cùng một điều.\n";

/// What Markdown and the braces of a line would take for their own is text.
fn plain(text: &str) -> String {
    // What stands for a lost letter is told by its number, or the page itself would have lost one.
    let text = text.replace('\u{fffd}', "U+FFFD");
    text.chars()
        .flat_map(|c| {
            matches!(c, '\\' | '*' | '_' | '[' | ']' | '|' | '`' | '{' | '<').then_some('\\').into_iter().chain([c])
        })
        .collect()
}

#[test]
fn the_guide_tells_every_code() {
    let mut page = HEAD.to_owned();
    for (severity, title) in [(Severity::Error, "Lỗi"), (Severity::Warning, "Cảnh báo"), (Severity::Hint, "Gợi ý")]
    {
        let said = severity.explained(Language::Vietnamese).split_once(": ").map_or("", |(_, said)| said);
        page.push_str(&format!("\n## {title}\n\nNghĩa là {said}.\n"));
        for code in Code::ALL.iter().filter(|code| code.severity() == severity) {
            let (message, help) = code.explained(Language::Vietnamese);
            page.push_str(&format!("\n- `{}`: {}", code.as_str(), plain(&message)));
            page.push_str(&if help.is_empty() {
                ".".to_owned()
            } else {
                format!(". *Cách sửa:* {}.", plain(&help))
            });
        }
        page.push('\n');
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/pages/thong-bao-loi.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &page).expect("the page");
    }
    assert_eq!(fs::read_to_string(&path).expect("the page"), page, "BLESS=1 cargo test --test codes");
}
