//! Documents of office programs on their way in: what their parts become, whole notices as other programs wrote them, files made to
//! break the reader, and the command as a clerk meets it.
//!
//! `thong-bao.docx` was written by python-docx (`write.py`), `thong-bao.odt` and `thong-bao-libreoffice.docx` by LibreOffice from it;
//! all three say what `thong-bao.txt` says.

mod clerk;
#[path = "../common/mod.rs"]
mod common;
mod made;
mod opendocument;
mod others;
mod pasted;
mod spoilt;
mod word;

use ketluan::config::TomlText;
use ketluan::config::{self, Offices};
use ketluan::diagnostic::Diagnostics;
use ketluan::document;
use ketluan::import::import;
use ketluan::source::{Source, Sources};

pub const WRITTEN: [(&str, &[u8]); 3] = [
    ("thong-bao.docx", include_bytes!("thong-bao.docx")),
    ("thong-bao.odt", include_bytes!("thong-bao.odt")),
    ("thong-bao-libreoffice.docx", include_bytes!("thong-bao-libreoffice.docx")),
];

fn offices() -> Offices {
    let mut sources = Sources::default();
    let source = sources.add(Source::new("units.toml", include_str!("../import/units.toml")));
    let toml = TomlText { source, text: &sources.get(source).text, offset: 0 };
    config::read_offices(toml, &mut Diagnostics::default())
}

fn notice_of(text: &str) -> String {
    let offices = offices();
    let mut sources = Sources::default();
    let source = sources.add(Source::document("a", text));
    let issuer = offices.find_issuer("so").expect("the issuer");
    import(source, &sources, &offices, issuer, &mut Diagnostics::default()).text
}

#[test]
fn a_document_becomes_the_notice_that_its_text_becomes() {
    let expected = notice_of(include_str!("thong-bao.txt"));
    for words in [
        "number = \"21/TB-SKHCN\"",
        "### 2. Phòng Quản lý Khoa học",
        "- b) Nghiệm thu",
        "| I | **Nghiên cứu khoa học** |",
    ] {
        assert!(expected.contains(words), "{words} in\n{expected}");
    }
    for (name, bytes) in WRITTEN {
        let read = document::read(bytes).expect(name);
        assert_eq!(read.notes, [], "{name}: the number of its pages is not told");
        let found = notice_of(&read.text);
        assert!(found == expected, "{name}\n{}", common::difference(&expected, &found).unwrap_or_default());
    }
}

/// A document knows where its paragraphs end; a text does not.
#[test]
fn a_paragraph_without_a_full_stop_stays_one() {
    let long =
        "Đánh giá tình hình thực hiện nhiệm vụ tháng 02 và triển khai nhiệm vụ tháng 3 năm 2025 của các phòng, đơn vị";
    let body = [long, "Trong tháng, các phòng đã hoàn thành nhiệm vụ."].map(made::p).concat();
    let (lines, _) = word::told(&made::docx(&body, &[]));
    assert_eq!(lines.len(), 2);
    let head = made::p("THÔNG BÁO") + &made::p("Kết luận tại cuộc họp") + &made::p("Ngày 05/3/2025, Sở họp.");
    let read = document::read(&made::docx(&(head + &body), &[])).expect("a document");
    let notice = notice_of(&read.text);
    assert!(notice.contains(&format!("{long}\n\nTrong tháng")), "{notice}");
    let joined = notice_of(&read.text.replace('\u{2029}', ""));
    assert!(joined.contains(&format!("{long} Trong tháng")), "{joined}");
}
