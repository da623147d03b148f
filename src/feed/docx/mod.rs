//! A report as a Word document that an office can sign: the head of Decree 30/2020/NĐ-CP, what the report page says, and a place for the
//! signature. Written part by part, so that the same content gives the same bytes.

mod page;
mod report;

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use crate::config::IssuerIx;
use crate::feed::xml::{self, Xml};
use crate::page::{Here, Page, Plan, Site, Texts};
use crate::period::Period;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The report of an issuer on a period; `None` where the site has no such report.
pub fn file(site: &Site, plan: &Plan, texts: &Texts, issuer: IssuerIx, period: Period) -> Option<Vec<u8>> {
    let here = Here::on(Page::Report(issuer, period), site, plan, texts)?;
    let body = xml::document(|xml| {
        page::element(xml, "w:document", &[("xmlns:w", W)], |xml| {
            page::element(xml, "w:body", &[], |xml| {
                report::write(xml, &here, issuer, period)?;
                page::section(xml)
            })
        })
    });
    let parts = [
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations("rels", &[("officeDocument", "word/document.xml")])),
        ("word/document.xml", body),
        ("word/_rels/document.xml.rels", relations("doc", &[("styles", "styles.xml")])),
        ("word/styles.xml", styles()),
    ];
    packed(&parts)
}

/// The archive. Its parts bear the first day that archives know, so nothing in it tells when it was made.
fn packed(parts: &[(&str, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).ok()?;
        archive.write_all(bytes).ok()?;
    }
    archive.finish().ok().map(Cursor::into_inner)
}

fn types() -> Vec<u8> {
    xml::document(|xml| {
        page::element(xml, "Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
            let relations = "application/vnd.openxmlformats-package.relationships+xml";
            page::empty(xml, "Default", &[("Extension", "rels"), ("ContentType", relations)])?;
            page::empty(xml, "Default", &[("Extension", "xml"), ("ContentType", "application/xml")])?;
            for (part, kind) in [("document", "document.main"), ("styles", "styles")] {
                let (part, kind) = (format!("/word/{part}.xml"), format!("{TYPES}.{kind}+xml"));
                page::empty(xml, "Override", &[("PartName", &part), ("ContentType", &kind)])?;
            }
            Ok(())
        })
    })
}

fn relations(prefix: &str, targets: &[(&str, &str)]) -> Vec<u8> {
    xml::document(|xml| {
        page::element(xml, "Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
            targets.iter().enumerate().try_for_each(|(at, (kind, target))| {
                let (id, kind) = (format!("{prefix}{at}"), format!("{OFFICE}/{kind}"));
                page::empty(xml, "Relationship", &[("Id", &id), ("Type", &kind), ("Target", target)])
            })
        })
    })
}

/// Times New Roman 13 throughout, as the decree asks; 3 points between paragraphs.
fn styles() -> Vec<u8> {
    let fonts = ["w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"].map(|kind| (kind, "Times New Roman"));
    xml::document(|xml: &mut Xml| {
        page::element(xml, "w:styles", &[("xmlns:w", W)], |xml| {
            page::element(xml, "w:docDefaults", &[], |xml| {
                page::element(xml, "w:rPrDefault", &[], |xml| {
                    page::element(xml, "w:rPr", &[], |xml| {
                        page::empty(xml, "w:rFonts", &fonts)?;
                        page::empty(xml, "w:sz", &[("w:val", "26")])?;
                        page::empty(xml, "w:szCs", &[("w:val", "26")])?;
                        page::empty(xml, "w:lang", &[("w:val", "vi-VN")])
                    })
                })?;
                page::element(xml, "w:pPrDefault", &[], |xml| {
                    page::element(xml, "w:pPr", &[], |xml| {
                        page::empty(xml, "w:spacing", &[("w:before", "40"), ("w:after", "40")])
                    })
                })
            })?;
            page::element(
                xml,
                "w:style",
                &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")],
                |xml| page::empty(xml, "w:name", &[("w:val", "Normal")]),
            )
        })
    })
}
