//! The walk through a text's paragraphs, lists and tables, in the order in which they are read.

use super::lists::{ListKey, Lists};
use super::styles::Styles;
use crate::document::block::{Block, Para, Words};
use crate::document::note::{Left, Note};
use crate::document::xml::Element;

pub struct Walk<'d> {
    pub styles: &'d Styles,
    pub lists: Lists,
    /// In the head or foot of pages.
    pub in_margin: bool,
    pub inserted: usize,
    pub deleted: usize,
    pub pictures: usize,
}

/// The list that a paragraph stands in.
#[derive(Clone, Copy)]
struct Place<'d> {
    key: ListKey,
    style: &'d str,
    depth: usize,
}

impl<'d> Walk<'d> {
    /// The blocks of a text, a cell, a text box.
    pub fn blocks(&mut self, parent: &Element) -> Vec<Block> {
        let mut out = Vec::new();
        self.gather(parent, &mut out);
        out
    }

    fn gather(&mut self, parent: &Element, out: &mut Vec<Block>) {
        for element in parent.elements() {
            match element.name.as_str() {
                "text:p" | "text:h" => self.paragraph(element, None, out),
                "text:list" => self.list(element, None, out),
                "table:table" => {
                    let table = self.table(element);
                    out.push(Block::Table(table));
                }
                "text:tracked-changes" => {
                    for region in element.elements() {
                        self.inserted += usize::from(region.child("text:insertion").is_some());
                        self.deleted += usize::from(region.child("text:deletion").is_some());
                    }
                }
                name if name.starts_with("text:") && (name.ends_with("-index") || name == "text:table-of-content") => {
                    let notes = vec![Note::left(Left::Contents, &element.text())];
                    out.push(Block::Para(Para { notes, ..Para::default() }));
                }
                "text:sequence-decls" | "text:variable-decls" | "text:user-field-decls" | "office:forms" => {}
                "draw:frame" | "draw:custom-shape" | "draw:g" | "draw:rect" | "draw:line" => self.boxes(element, out),
                _ => self.gather(element, out),
            }
        }
    }

    /// The items of a list; `within` is the list it stands in.
    fn list(&mut self, element: &Element, within: Option<Place>, out: &mut Vec<Block>) {
        let own = element.get("text:style-name");
        let outer = within.map(|within| within.style).unwrap_or_default();
        let style = own.unwrap_or(outer).to_owned();
        let place = match within {
            Some(within) => Place { key: within.key, style: &style, depth: within.depth + 1 },
            None => Place { key: self.lists.open(element, &style), style: &style, depth: 0 },
        };
        for item in element.elements() {
            // The number stands before an item's first paragraph; a header has none.
            let mut numbered = item.name != "text:list-item";
            for part in item.elements() {
                match part.name.as_str() {
                    "text:list" => self.list(part, Some(place), out),
                    "text:p" | "text:h" => {
                        let start = item.get("text:start-value").and_then(|start| start.parse().ok());
                        let first = !std::mem::replace(&mut numbered, true);
                        self.paragraph(part, first.then_some((place, start)), out);
                    }
                    _ => self.gather(part, out),
                }
            }
        }
    }

    fn paragraph(&mut self, element: &Element, item: Option<(Place, Option<u32>)>, out: &mut Vec<Block>) {
        let said = self.styles.said("paragraph", element.get("text:style-name"));
        let rank = element.get("text:outline-level").and_then(|rank| rank.parse::<usize>().ok());
        let rank = rank.filter(|_| element.name == "text:h");
        let mut para =
            Para { level: rank.unwrap_or(0).min(9), centred: said.centred.unwrap_or(false), ..Para::default() };
        let mut beside = Vec::new();
        self.inline(element, said, &mut para, &mut beside);
        match (item, rank) {
            (Some((place, start)), _) => {
                let by_style = self.styles.list(place.style);
                let levels = by_style.or(rank.map(|_| &self.styles.outline));
                // A style that is not there still sets its items apart.
                para.marker = match levels {
                    Some(levels) => self.lists.next(place.key, levels, place.depth, start),
                    None => "-".to_owned(),
                };
                para.depth = place.depth.min(8);
            }
            (None, Some(rank)) if element.get("text:is-list-header") != Some("true") => {
                para.marker = self.lists.next_heading(&self.styles.outline, rank.saturating_sub(1));
            }
            (None, _) => {}
        }
        out.push(Block::Para(para));
        out.append(&mut beside);
    }

    /// The words of a note, which may have several paragraphs.
    pub fn note(&mut self, element: &Element) -> Words {
        Words::of(&self.blocks(element))
    }
}
