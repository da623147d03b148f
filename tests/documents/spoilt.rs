//! Documents made to exhaust the reader, and some thousand spoilt by chance.

use std::io::{Cursor, Read};
use std::time::{Duration, Instant};

use ketluan::document::{self, Fault, Kind, Limit};
use zip::CompressionMethod;

use super::WRITTEN;
use super::made::{docx, odt, p, packed};

fn refused(bytes: &[u8]) -> Option<Fault> {
    document::read(bytes).err()
}

#[test]
fn files_made_to_exhaust_are_refused() {
    let good = docx(&p("Sở họp."), &[]);
    assert_eq!(refused(&good), None);
    let body = |body: &str| refused(&docx(body, &[]));
    assert_eq!(
        body(&format!("{}{}", "<w:sdt>".repeat(300), "</w:sdt>".repeat(300))),
        Some(Fault::TooLarge(Limit::Depth))
    );
    // A table in a cell of a table, as deep as may be.
    let nested = format!("{}{}{}", "<w:tbl><w:tr><w:tc>".repeat(80), p("Sở họp."), "</w:tc></w:tr></w:tbl>".repeat(80));
    assert_eq!(body(&nested), None);
    assert_eq!(body(&"<w:r/>".repeat(1_600_000)), Some(Fault::TooLarge(Limit::Elements)));
    assert_eq!(body("<w:p>&unknown;</w:p>"), Some(Fault::Damaged));
    assert_eq!(body("<w:p>"), Some(Fault::Damaged));
    assert_eq!(body(""), Some(Fault::NoText));
    let blanks = vec![b' '; 8 << 20];
    let tight = |parts: usize| {
        let names: Vec<String> = (0..parts).map(|at| format!("word/{at}.xml")).collect();
        let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), blanks.as_slice())).collect();
        refused(&packed(&parts, CompressionMethod::Deflated))
    };
    assert_eq!(tight(1), Some(Fault::TooLarge(Limit::Ratio)));
    let small = vec![b' '; 3 << 20];
    let names: Vec<String> = (0..30).map(|at| format!("word/{at}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), small.as_slice())).collect();
    assert_eq!(refused(&packed(&many, CompressionMethod::Deflated)), Some(Fault::TooLarge(Limit::Unpacked)));
    let names: Vec<String> = (0..5_001).map(|at| format!("word/{at}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refused(&packed(&parts, CompressionMethod::Stored)), Some(Fault::TooLarge(Limit::Parts)));
    let declared = b"<!DOCTYPE w [<!ENTITY a \"aaaa\">]><w>&a;</w>";
    assert_eq!(refused(&packed(&[("word/document.xml", declared)], CompressionMethod::Stored)), Some(Fault::Declares));
    // A cell that reaches over all rows, and one over all columns there could be.
    let long = "chữ ".repeat(20_000);
    let cell = |more: &str, words: &str| format!("<w:tc><w:tcPr>{more}</w:tcPr>{}</w:tc>", p(words));
    let row = format!("<w:tr>{}{}</w:tr>", cell("", "1"), cell("<w:vMerge/>", ""));
    let first = format!("<w:tr>{}{}</w:tr>", cell("", "1"), cell("<w:vMerge w:val=\"restart\"/>", &long));
    assert_eq!(
        body(&format!("<w:tbl>{first}{first}{}</w:tbl>", row.repeat(2_000))),
        Some(Fault::TooLarge(Limit::Text))
    );
    let wide = cell("<w:gridSpan w:val=\"4000000000\"/>", "x");
    assert_eq!(body(&format!("<w:tbl><w:tr>{wide}{wide}</w:tr><w:tr>{wide}</w:tr></w:tbl>")), None);
    let repeated = "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"99999999999\"><text:p>x</text:p>\
        </table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>";
    assert_eq!(refused(&odt("", repeated)), None);
}

/// What grows with the document, and no faster: links, notes, tabs and lists by the thousand.
#[test]
fn time_grows_with_the_document() {
    let start = Instant::now();
    let run = "<w:hyperlink r:id=\"web\"><w:r><w:t>a</w:t><w:tab/></w:r></w:hyperlink>".repeat(10_000);
    let open = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>a</w:t></w:r>".repeat(10_000);
    let list = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Trình</w:t></w:r></w:p>".repeat(10_000);
    let numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>\
        <w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
    let read = document::read(&docx(&format!("<w:p>{run}</w:p><w:p>{open}</w:p>{list}"), &[("numbering", numbering)]))
        .expect("a document");
    assert!(read.text.contains("10000. Trình"));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn files_that_are_no_document_are_known() {
    let compound = |name: &str| {
        let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let stored = |parts: &[(&str, &[u8])]| packed(parts, CompressionMethod::Stored);
    let ods: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let text: &[u8] = b"application/vnd.oasis.opendocument.text";
    for (bytes, expected) in [
        (compound("EncryptedPackage"), Err(Fault::Locked)),
        (compound("WordDocument"), Err(Fault::Kind("doc"))),
        (compound("Workbook"), Err(Fault::Kind("xls"))),
        (compound("x"), Err(Fault::Damaged)),
        (b"{\\rtf1 a}".to_vec(), Err(Fault::Kind("rtf"))),
        (b"%PDF-1.7".to_vec(), Ok(Kind::Pdf)),
        (b"TH\xc3\x94NG B\xc3\x81O".to_vec(), Ok(Kind::Text)),
        (stored(&[("xl/workbook.xml", b"<a/>")]), Ok(Kind::Xlsx)),
        (stored(&[("ppt/presentation.xml", b"<a/>")]), Err(Fault::Kind("pptx"))),
        (stored(&[("a.txt", b"a")]), Err(Fault::Kind("zip"))),
        (stored(&[("mimetype", ods)]), Err(Fault::Kind("ods"))),
        (stored(&[("mimetype", text), ("META-INF/manifest.xml", b"<a><encryption-data/></a>")]), Err(Fault::Locked)),
        (stored(&[("mimetype", text)]), Ok(Kind::Odt)),
        (b"PK\x03\x04 and no more".to_vec(), Err(Fault::Damaged)),
    ] {
        assert_eq!(Kind::of(&bytes), expected);
    }
}

/// A generator good enough to spoil files with; the constants are Knuth's (MMIX).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    fn spoil(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..1 + self.below(4) {
            let at = self.below(bytes.len());
            let end = (at + self.below(200)).min(bytes.len());
            match self.below(5) {
                0 => bytes[at] ^= 1 << self.below(8),
                1 => drop(bytes.drain(at..end)),
                2 => bytes.truncate(at.max(1)),
                3 => {
                    let piece = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    drop(bytes.splice(to..to, piece));
                }
                _ => bytes[at] = b"<>\"/&=0\xff"[self.below(8)],
            }
        }
    }
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a good document");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its bytes");
        parts.push((part.name().expect("a name").to_string(), content));
    }
    parts
}

#[test]
fn spoilt_documents_end_in_a_text_or_a_fault() {
    let mut chance = Chance(20_250_303);
    let (mut read, mut refused) = (0, 0);
    let started = Instant::now();
    let good: Vec<Vec<(String, Vec<u8>)>> = WRITTEN.iter().map(|(_, bytes)| parts(bytes)).collect();
    for turn in 0..1_500 {
        let which = turn % WRITTEN.len();
        let bytes = match turn % 3 {
            // The archive itself.
            0 => {
                let mut bytes = WRITTEN[which].1.to_vec();
                chance.spoil(&mut bytes);
                bytes
            }
            // What it holds, packed as it should be.
            _ => {
                let mut parts = good[which].clone();
                let texts: Vec<usize> = (0..parts.len())
                    .filter(|at| {
                        ["document.xml", "content.xml", "styles.xml", "numbering.xml"]
                            .iter()
                            .any(|name| parts[*at].0.ends_with(name))
                    })
                    .collect();
                let at = texts[chance.below(texts.len())];
                chance.spoil(&mut parts[at].1);
                let parts: Vec<(&str, &[u8])> =
                    parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
                packed(&parts, CompressionMethod::Stored)
            }
        };
        match document::read(&bytes) {
            Ok(document) => {
                assert!(document.notes.iter().all(|(line, _)| *line <= document.text.lines().count()));
                read += 1;
            }
            Err(_) => refused += 1,
        }
        if started.elapsed() > Duration::from_secs(8) {
            break;
        }
    }
    assert!(read > 20 && refused > 20, "{read} read, {refused} refused");
}
