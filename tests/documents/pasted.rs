//! Texts that were pasted into Word: whichever way their lines became paragraphs, they become the notice that the text becomes.

use std::fs;
use std::path::Path;

use ketluan::document;

use super::made::docx;
use super::{common, notice_of};

/// A paragraph of words as other programs write them: tabs and breaks are elements of their own.
fn p(words: &str) -> String {
    let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let text = |piece: &str| format!("<w:t xml:space=\"preserve\">{piece}</w:t>");
    let line = |line: &str| line.split('\t').map(text).collect::<Vec<_>>().join("<w:tab/>");
    let lines: Vec<String> = escaped.split('\n').map(line).collect();
    format!("<w:p><w:r>{}</w:r></w:p>", lines.join("<w:br/>"))
}

fn notice_of_paragraphs<'t>(paragraphs: impl Iterator<Item = &'t str>) -> String {
    let body: String = paragraphs.map(p).collect();
    notice_of(&document::read(&docx(&body, &[])).expect("a document").text)
}

#[test]
fn a_text_pasted_into_word_becomes_the_notice_that_the_text_becomes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let mut texts: Vec<_> = fs::read_dir(folder)
        .expect("the texts")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| {
            path.extension().is_some_and(|kind| kind == "txt" || kind == "md")
                && !path.to_string_lossy().ends_with(".expected.md")
                // In the type of Word, columns that blanks set apart do not stand under each other.
                && !path.ends_with("aligned.txt")
        })
        .collect();
    texts.sort();
    assert!(texts.len() >= 10);
    for path in texts {
        let text = fs::read_to_string(&path).expect("a text");
        let expected = notice_of(&text);
        for (how, found) in [
            ("a paragraph a line", notice_of_paragraphs(text.lines())),
            ("no empty paragraphs", notice_of_paragraphs(text.lines().filter(|line| !line.trim().is_empty()))),
            ("one paragraph", notice_of_paragraphs(std::iter::once(text.as_str()))),
        ] {
            let difference = common::difference(&expected, &found).unwrap_or_default();
            assert!(found == expected, "{}, {how}\n{difference}", path.display());
        }
    }
}

const HEAD: &str = "Số: 21/TB-SKHCN\nHà Nội, ngày 03 tháng 3 năm 2025\nTHÔNG BÁO\nKết luận tại cuộc họp giao ban tháng 02 năm 2025\n\
    Ngày 28/02/2025, Giám đốc Sở chủ trì cuộc họp và kết luận như sau:";

#[test]
fn headings_items_and_tables_of_markdown_are_what_they_are_in_markdown() {
    let body = "## I. Nhiệm vụ tháng 3 năm 2025\n### 1. Văn phòng Sở\n- Trình **kế hoạch** trước ngày 15/3/2025.\n  - Gồm dự toán a \\| b.\n\
        ## II. Chỉ tiêu\n| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2025 |\n| --- | --- | --- | --- |\n| 1 | **Hội thảo** | cuộc | 05 |";
    let notice = notice_of_paragraphs(HEAD.lines().chain(body.lines()));
    for words in [
        "## I. Nhiệm vụ tháng 3 năm 2025\n\n### 1. Văn phòng Sở\n\n- Trình **kế hoạch** trước ngày 15/3/2025.\n  - Gồm dự toán a | b.\n",
        "| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2025 |\n| --- | --- | --- | --- |\n| 1 | **Hội thảo** | cuộc | 05 |\n",
    ] {
        assert!(notice.contains(words), "{words}\nin\n{notice}");
    }
}

/// Bold by Word and stars by hand in one document: each is heard once.
#[test]
fn marks_beside_the_looks_of_word_are_heard_once() {
    let bold = |words: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r></w:p>");
    let body = bold("**I. Nhiệm vụ**") + &bold("1. Văn phòng Sở") + &p("- Trình *trong tháng 3* dự thảo.");
    let head: String = HEAD.lines().map(p).collect();
    let notice = notice_of(&document::read(&docx(&(head + &body), &[])).expect("a document").text);
    assert!(
        notice.ends_with("## I. Nhiệm vụ\n\n### 1. Văn phòng Sở\n\n- Trình *trong tháng 3* dự thảo.\n"),
        "{notice}"
    );
}

#[test]
fn signs_of_other_documents_stay_signs() {
    let body = "1. Văn phòng Sở:\n- Trình # 1 giá 2*3*4 (*) và (**).\n(*) Chưa kể xã A.\n| Sơ đồ |";
    let notice = notice_of_paragraphs(HEAD.lines().chain(body.lines()));
    for words in ["- Trình # 1 giá 2\\*3\\*4 (\\*) và (\\*\\*).", "(\\*) Chưa kể xã A.", "| Sơ đồ |"] {
        assert!(notice.contains(words), "{words}\nin\n{notice}");
    }
}
