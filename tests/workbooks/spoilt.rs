//! Workbooks made to exhaust the reader, and some thousand spoilt by chance.

use std::io::{Cursor, Read, Write};

use ketluan::sheet::{self, Fault, Limit};

use super::common::lines;
use super::{kept_by_a_unit, put, site, workbook};

/// Takes a good workbook's parts, lets them be changed, and packs them again.
fn repacked(bytes: &[u8], change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a good workbook");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its bytes");
        parts.push((part.name().expect("a name").to_string(), content));
    }
    change(&mut parts);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(&content).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn small() -> Vec<u8> {
    workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["Nhiệm vụ", "Ngày"])?;
        sheet.write_row(1, 0, ["a/van-phong-1", "2025-02-20"])?;
        Ok(())
    })
}

/// A part changed by its name.
fn with_part(name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    repacked(&small(), |parts| {
        let (_, content) = parts.iter_mut().find(|(of, _)| of.ends_with(name)).expect("such a part");
        let before = String::from_utf8(content.clone()).expect("text");
        let after = change(&before);
        assert_ne!(before, after, "nothing was changed in {name}");
        *content = after.into_bytes();
    })
}

#[test]
fn files_made_to_exhaust_are_refused() {
    assert!(sheet::read(&small()).is_ok());
    let padded = |bytes: usize, times: usize| {
        repacked(&small(), |parts| {
            (0..times).for_each(|n| parts.push((format!("xl/media/{n}.xml"), vec![b' '; bytes])))
        })
    };
    let too_large = |limit| Err(Fault::TooLarge(limit));
    assert_eq!(sheet::read(&padded(8 << 20, 1)), too_large(Limit::Ratio));
    assert_eq!(sheet::read(&padded(3 << 20, 30)), too_large(Limit::Unpacked));
    assert_eq!(sheet::read(&padded(0, 2100)), too_large(Limit::Parts));
    // The archive lies about a part's size: what is unpacked counts, not what is said.
    let lying = {
        let mut bytes = padded(8 << 20, 1);
        let size = (8u32 << 20).to_le_bytes();
        let at: Vec<usize> = bytes.windows(4).enumerate().filter(|(_, four)| *four == size).map(|(at, _)| at).collect();
        assert!(!at.is_empty());
        at.iter().for_each(|at| bytes[*at..*at + 4].copy_from_slice(&100u32.to_le_bytes()));
        bytes
    };
    assert!(matches!(sheet::read(&lying), Err(Fault::TooLarge(_) | Fault::Damaged)));
    for (cell, shown) in [("B30000", "Sheet1!B30000"), ("XFD2", "Sheet1!XFD2"), ("B1048576", "Sheet1!B1048576")] {
        let far = with_part("sheet1.xml", |xml| xml.replace("r=\"B2\"", &format!("r=\"{cell}\"")));
        let place = Limit::Place { cell: shown.to_owned(), most: "IV20000".to_owned() };
        assert_eq!(sheet::read(&far), too_large(place), "{cell}");
    }
    // One long text, shared by thousands of cells.
    let shared = repacked(&small(), |parts| {
        for (name, content) in parts.iter_mut() {
            let xml = String::from_utf8_lossy(content).into_owned();
            if name.ends_with("sharedStrings.xml") {
                *content = xml.replacen("Ngày", &"x".repeat(30_000), 1).into_bytes();
            } else if name.ends_with("sheet1.xml") {
                let rows: String = (3..2000)
                    .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>1</v></c></row>"))
                    .collect();
                *content = xml.replace("</sheetData>", &format!("{rows}</sheetData>")).into_bytes();
            }
        }
    });
    assert_eq!(sheet::read(&shared), too_large(Limit::Text));
    let boast = with_part("sharedStrings.xml", |xml| xml.replace("uniqueCount=\"4\"", "uniqueCount=\"9999999999999\""));
    assert_eq!(sheet::read(&boast), Err(Fault::Damaged));
    let formula =
        with_part("sheet1.xml", |xml| xml.replace("<c r=\"B2\" t=\"s\"><v>3</v></c>", "<c r=\"B2\"><f>NOW()</f></c>"));
    assert_eq!(sheet::read(&formula), Err(Fault::NoValue("B2".to_owned())));
    assert_eq!(sheet::read(b""), Err(Fault::NotAWorkbook));
    assert_eq!(sheet::read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Err(Fault::NotAWorkbook));
    let other = repacked(&small(), |parts| parts.retain(|(name, _)| name.ends_with("sheet1.xml")));
    assert_eq!(sheet::read(&other), Err(Fault::NotAWorkbook));
    let bare = repacked(&small(), |parts| parts.retain(|(name, _)| !name.ends_with("workbook.xml")));
    assert_eq!(sheet::read(&bare), Err(Fault::Damaged));
}

#[test]
fn what_is_wrong_with_the_file_itself_is_told() {
    let folder = site(1);
    put(&folder, "content/progress/a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    put(
        &folder,
        "content/progress/b.xlsx",
        &repacked(&small(), |parts| parts.retain(|(name, _)| !name.ends_with("workbook.xml"))),
    );
    put(&folder, "content/progress/c.xlsx", &with_part("sheet1.xml", |xml| xml.replace("r=\"B2\"", "r=\"B30000\"")));
    put(
        &folder,
        "content/progress/d.xlsx",
        &with_part("sheet1.xml", |xml| xml.replace("<c r=\"B2\" t=\"s\"><v>3</v></c>", "<c r=\"B2\"><f>NOW()</f></c>")),
    );
    put(&folder, "content/progress/e.xls", b"x");
    put(
        &folder,
        "content/progress/f.xlsx",
        &workbook(|book| book.add_worksheet().write_string(0, 0, "Nhiệm vụ").map(|_| ())),
    );
    put(
        &folder,
        "content/progress/g.xlsx",
        &workbook(|book| book.add_worksheet().write_row(0, 0, ["Task", "Date", "Ngày"]).map(|_| ())),
    );
    put(&folder, "content/progress/h.xlsx", &vec![b'x'; (16 << 20) + 1]);
    let (site, diagnostics) = folder.understand();
    assert_eq!(
        lines(&site, &diagnostics),
        [
            "not-a-workbook content/progress/a.xlsx",
            "damaged-workbook content/progress/b.xlsx",
            "workbook-too-large content/progress/c.xlsx",
            "formula-without-value content/progress/d.xlsx",
            "old-workbook content/progress/e.xls",
            "no-table content/progress/f.xlsx#Sheet1!A1",
            "repeated-column content/progress/g.xlsx#Sheet1!C1",
            "file-too-large content/progress/h.xlsx",
        ]
    );
    for diagnostic in diagnostics.iter() {
        for language in [ketluan::diagnostic::Language::English, ketluan::diagnostic::Language::Vietnamese] {
            assert!(!diagnostic.message(language).contains(['{', '}']), "{}", diagnostic.message(language));
        }
    }
}

/// A generator good enough to spoil files with; the constants are Knuth's (MMIX).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// Bytes of a file, and bytes of the XML within it, changed at random: the reader answers, and what it answers can be read as a log.
#[test]
fn spoilt_workbooks_are_read_or_refused() {
    let good = kept_by_a_unit();
    let mut chance = Chance(20_250_314);
    let started = std::time::Instant::now();
    let (mut read, mut refused) = (0, 0);
    for round in 0..3000 {
        let spoil = |bytes: &mut Vec<u8>, chance: &mut Chance| {
            for _ in 0..1 + chance.below(4) {
                let at = chance.below(bytes.len());
                match chance.below(5) {
                    0 => bytes.truncate(at),
                    1 => drop(bytes.drain(at..(at + chance.below(40)).min(bytes.len()))),
                    2 => drop(bytes.splice(at..at, *b"99999999999")),
                    3 if !bytes.is_empty() => bytes[at] = b"<>\"/=0A\0\xff"[chance.below(9)],
                    _ if !bytes.is_empty() => bytes[at] ^= 1 << chance.below(8),
                    _ => {}
                }
            }
        };
        let bytes = match round % 3 {
            0 => {
                let mut bytes = good.clone();
                spoil(&mut bytes, &mut chance);
                bytes
            }
            _ => repacked(&good, |parts| {
                let at = chance.below(parts.len());
                spoil(&mut parts[at].1, &mut chance);
            }),
        };
        match sheet::read(&bytes) {
            Ok(sheets) => {
                read += 1;
                parse(sheets);
            }
            Err(_) => refused += 1,
        }
        if started.elapsed() > std::time::Duration::from_secs(10) {
            break;
        }
    }
    assert!(read > 100 && refused > 100, "{read} read, {refused} refused");
}

fn parse(sheets: Vec<sheet::SheetText>) {
    use ketluan::source::{Source, Sources};
    let mut sources = Sources::default();
    let log: Vec<_> = sheets
        .into_iter()
        .map(|of| sources.add(Source::of_sheet("content/progress/a.xlsx", of.sheet, &of.text)))
        .collect();
    let mut diagnostics = ketluan::diagnostic::Diagnostics::default();
    ketluan::progress::parse(&log, &sources, &mut diagnostics);
    for diagnostic in diagnostics.iter() {
        let place = diagnostic.place.expect("a place in a sheet");
        let source = sources.get(place.source);
        assert!(place.span.end() <= source.text.len() && source.text.is_char_boundary(place.span.start()));
        assert!(source.cell(place.span.start()).is_some());
    }
}
