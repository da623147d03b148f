//! The walk through a document's paragraphs and tables, in the order in which they are read.

use std::collections::BTreeMap;

use super::numbering::Numbering;
use super::run::Field;
use super::styles::{Styles, para_look};
use crate::document::block::{Block, Para, Words};
use crate::document::note::{Left, Note};
use crate::document::xml::Element;

pub struct Walk<'d> {
    pub styles: &'d Styles,
    pub numbering: Numbering,
    /// Those that were not called yet.
    pub footnotes: BTreeMap<String, &'d Element>,
    pub endnotes: BTreeMap<String, &'d Element>,
    pub comments: BTreeMap<String, &'d Element>,
    /// Addresses of the web by the id under which words link to them.
    pub links: &'d BTreeMap<String, String>,
    pub hears_fields: bool,
    /// In the head or foot of pages, where fields count pages.
    pub in_margin: bool,
    /// Fields that are open, the innermost last.
    pub fields: Vec<Field>,
    pub inserted: usize,
    pub deleted: usize,
    pub pictures: usize,
}

impl Walk<'_> {
    /// The blocks of a body, a cell, a text box.
    pub fn blocks(&mut self, parent: &Element) -> Vec<Block> {
        let mut out = Vec::new();
        let mut carried = None;
        self.gather(parent, &mut carried, &mut out);
        out.extend(carried.map(Block::Para));
        out
    }

    /// `carried` is a paragraph whose end was deleted: its words begin the next one.
    fn gather(&mut self, parent: &Element, carried: &mut Option<Para>, out: &mut Vec<Block>) {
        for element in parent.elements() {
            match element.name.as_str() {
                "w:p" => self.paragraph(element, carried, out),
                "w:tbl" => {
                    let table = self.table(element);
                    out.push(Block::Table(table));
                }
                "w:sdt" => {
                    if let Some(content) = element.child("w:sdtContent") {
                        self.gather(content, carried, out);
                    }
                }
                "w:del" | "w:moveFrom" => self.deleted += 1,
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.gather(chosen, carried, out);
                    }
                }
                "w:altChunk" => out.push(Block::Para(Para {
                    notes: vec![Note::left(Left::Embedded, element.get("r:id").unwrap_or_default())],
                    ..Para::default()
                })),
                "m:oMath" | "m:oMathPara" | "w:r" | "w:hyperlink" => {
                    // Words outside any paragraph, as careless converters leave them.
                    let mut para = Para::default();
                    let mut beside = Vec::new();
                    self.inline_one(element, None, &mut para, &mut beside);
                    out.push(Block::Para(para));
                    out.append(&mut beside);
                }
                "w:sectPr" | "w:tblPr" | "w:tblGrid" | "w:pPr" | "w:tcPr" => {}
                _ => self.gather(element, carried, out),
            }
        }
    }

    fn paragraph(&mut self, element: &Element, carried: &mut Option<Para>, out: &mut Vec<Block>) {
        let none = Element::default();
        let properties = element.child("w:pPr").unwrap_or(&none);
        let style = self.styles.para_style(properties.value("w:pStyle"));
        let by_style = self.styles.para(style);
        let look = para_look(properties).or(&by_style);
        let mut para = Para {
            level: look.outline.filter(|rank| *rank < 9).map_or(0, |rank| rank + 1),
            centred: look.centred.unwrap_or(false),
            ..carried.take().unwrap_or_default()
        };
        let mut beside = Vec::new();
        self.inline(element, style, &mut para, &mut beside);
        let mark = properties.child("w:rPr");
        let mark = |name: &str| mark.is_some_and(|mark| mark.child(name).is_some());
        if mark("w:del") || mark("w:moveFrom") {
            *carried = Some(para);
            out.append(&mut beside);
            return;
        }
        if let Some(list) = look.list.filter(|list| list != "0") {
            let by_pattern = style.and_then(|style| self.numbering.level_of(&list, style));
            let own =
                properties.child("w:numPr").and_then(|own| own.value("w:ilvl")).and_then(|level| level.parse().ok());
            let level = own.or(by_pattern).or(look.list_level).unwrap_or(0);
            para.marker = self.numbering.next(&list, level);
            // A list that a style brings has one level only, and the style of each rank sets it in further.
            let by_style = properties.child("w:numPr").is_none();
            para.depth = if by_style { self.numbering.steps_in(&list, level) } else { level }.min(8);
        }
        out.push(Block::Para(para));
        out.append(&mut beside);
    }

    /// The words of a note, which may have several paragraphs.
    pub fn note(&mut self, element: &Element) -> Words {
        Words::of(&self.blocks(element))
    }
}

/// Of two ways to say the same the first one that is there; the other is for older programs.
pub fn chosen(element: &Element) -> Option<&Element> {
    element.child("mc:Choice").or_else(|| element.child("mc:Fallback"))
}
