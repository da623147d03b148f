//! Words within a paragraph: spans, blanks, breaks, fields, and what hangs on a word: notes, comments, text boxes.

use super::body::Walk;
use super::styles::Said;
use crate::document::block::{Block, Look, Para};
use crate::document::note::{Left, Note};
use crate::document::xml::{Element, Node};

/// Blanks in a row at most.
const MOST_BLANKS: usize = 200;

impl Walk<'_> {
    /// Reads everything in an element into a paragraph; what stands beside the text comes behind it.
    pub fn inline(&mut self, parent: &Element, said: Said, para: &mut Para, beside: &mut Vec<Block>) {
        for node in &parent.children {
            match node {
                Node::Text(text) => say(&single_spaced(text, para), said, para),
                Node::Element(element) => self.inline_one(element, said, para, beside),
            }
        }
    }

    fn inline_one(&mut self, element: &Element, said: Said, para: &mut Para, beside: &mut Vec<Block>) {
        match element.name.as_str() {
            "text:span" => {
                let own = self.styles.said("text", element.get("text:style-name"));
                self.inline(element, own.or(said), para, beside);
            }
            "text:s" => {
                let count = element.get("text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                say(&" ".repeat(count.min(MOST_BLANKS)), said, para);
            }
            "text:tab" => say("\t", said, para),
            "text:line-break" => say("\n", said, para),
            "text:a" => self.link(element, said, para, beside),
            "text:note" => {
                if let Some(body) = element.child("text:note-body") {
                    let words = self.note(body);
                    if !words.is_blank() {
                        para.footnotes.push(words);
                    }
                }
            }
            "office:annotation" => {
                let words: Vec<String> =
                    element.elements().filter(|part| part.name.starts_with("text:")).map(Element::text).collect();
                para.notes.push(Note::left(Left::Comment, &words.join(" ")));
            }
            "text:page-number" | "text:page-count" if self.in_margin => {}
            "text:ruby" => {
                if let Some(base) = element.child("text:ruby-base") {
                    self.inline(base, said, para, beside);
                }
            }
            "draw:frame" | "draw:custom-shape" | "draw:g" | "draw:rect" | "draw:line" | "draw:control" => {
                self.boxes(element, beside);
            }
            "text:tracked-changes" | "svg:title" | "svg:desc" => {}
            _ => self.inline(element, said, para, beside),
        }
    }

    fn link(&mut self, element: &Element, said: Said, para: &mut Para, beside: &mut Vec<Block>) {
        let mut own = Para::default();
        self.inline(element, said, &mut own, beside);
        let address = element.get("xlink:href").unwrap_or_default();
        if address.starts_with("http") && !own.words.text().contains(address) {
            own.words.push(&format!(" ({address})"), Look::default());
        }
        para.words.extend(&own.words);
        para.footnotes.append(&mut own.footnotes);
        para.notes.append(&mut own.notes);
    }

    /// What stands in a drawing: text boxes become blocks, pictures are counted.
    pub fn boxes(&mut self, element: &Element, beside: &mut Vec<Block>) {
        match element.name.as_str() {
            "draw:image" | "draw:object" | "draw:object-ole" => self.pictures += 1,
            "draw:frame" => {
                // A text box, or a picture in several forms of which one is shown.
                match element.child("draw:text-box") {
                    Some(text) => {
                        let blocks = self.blocks(text);
                        beside.extend(blocks);
                    }
                    None => self.pictures += usize::from(element.elements().any(|part| part.name.starts_with("draw:"))),
                }
            }
            "draw:g" => {
                for part in element.elements() {
                    self.boxes(part, beside);
                }
            }
            _ => {
                let blocks = self.blocks(element);
                beside.extend(blocks);
            }
        }
    }
}

fn say(text: &str, said: Said, para: &mut Para) {
    if said.hidden == Some(true) {
        if !text.trim().is_empty() {
            para.notes.push(Note::left(Left::Hidden, text));
        }
        return;
    }
    let look = Look { bold: said.bold.unwrap_or(false), slanted: said.slanted.unwrap_or(false) };
    match said.capitals {
        Some(true) => para.words.push(&text.to_uppercase(), look),
        _ => para.words.push(text, look),
    }
}

/// Blanks and line ends of the file are one blank, and none at the start of a paragraph.
fn single_spaced(text: &str, para: &Para) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = para.words.runs().last().is_none_or(|run| run.text.ends_with([' ', '\n', '\t']));
    for c in text.chars() {
        let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r');
        if !(is_blank && blank) {
            out.push(if is_blank { ' ' } else { c });
        }
        blank = is_blank;
    }
    out
}
