//! Words within a paragraph: runs, breaks, symbols, fields, tracked changes, and what hangs on a word: notes, comments, text boxes.

use super::body::{Walk, chosen};
use super::styles::run_look;
use crate::document::block::{Block, Look, Para};
use crate::document::note::{Left, Note};
use crate::document::xml::Element;

/// A field that is open: its instruction, then its result.
#[derive(Debug, Default)]
pub struct Field {
    instruction: String,
    in_result: bool,
    /// Words of a result that is left out.
    left_out: Option<String>,
}

/// Fields within fields; Word's own nest three or four deep.
const MOST_FIELDS: usize = 64;
/// Of words that are left out so many bytes are told.
const ENOUGH: usize = 400;

impl Walk<'_> {
    /// Reads everything in an element into a paragraph; what stands beside the text comes behind it.
    pub fn inline(&mut self, parent: &Element, style: Option<&str>, para: &mut Para, beside: &mut Vec<Block>) {
        for element in parent.elements() {
            self.inline_one(element, style, para, beside);
        }
    }

    pub fn inline_one(&mut self, element: &Element, style: Option<&str>, para: &mut Para, beside: &mut Vec<Block>) {
        match element.name.as_str() {
            "w:pPr" | "w:rPr" | "w:sdtPr" | "w:sdtEndPr" | "w:smartTagPr" | "w:customXmlPr" => {}
            "w:r" => self.run(element, style, para, beside),
            "w:ins" | "w:moveTo" => {
                self.inserted += usize::from(element.find("w:t").is_some());
                self.inline(element, style, para, beside);
            }
            "w:del" | "w:moveFrom" => self.deleted += 1,
            "w:sdt" => {
                let prompts = element.child("w:sdtPr").is_some_and(|own| own.child("w:showingPlcHdr").is_some());
                if let (false, Some(content)) = (prompts, element.child("w:sdtContent")) {
                    self.inline(content, style, para, beside);
                }
            }
            "w:fldSimple" => {
                let mut field = Field { in_result: true, ..Field::default() };
                field.instruction = element.get("w:instr").unwrap_or_default().to_owned();
                field.left_out = self.drops(&field.instruction).then(String::new);
                self.fields.push(field);
                self.inline(element, style, para, beside);
                self.end_field(para);
            }
            "w:hyperlink" => self.hyperlink(element, style, para, beside),
            "m:oMath" | "m:oMathPara" => self.say(&element.text(), Look::default(), para),
            "mc:AlternateContent" => {
                if let Some(chosen) = chosen(element) {
                    self.inline(chosen, style, para, beside);
                }
            }
            _ => self.inline(element, style, para, beside),
        }
    }

    fn hyperlink(&mut self, element: &Element, style: Option<&str>, para: &mut Para, beside: &mut Vec<Block>) {
        let mut own = Para::default();
        self.inline(element, style, &mut own, beside);
        let address = element.get("r:id").and_then(|id| self.links.get(id));
        let text = own.words.text();
        let web = address.filter(|address| address.starts_with("http") && !text.contains(address.as_str()));
        let safe = |c: char| c.is_ascii_graphic() && !matches!(c, '_' | '*' | '(' | ')' | '\\' | '<' | '>' | '&' | '`');
        match web {
            Some(address)
                if address.chars().all(safe)
                    && !text.contains(['[', ']', '*', '\n', '\t'])
                    && !own.words.is_blank() =>
            {
                para.words.push(&format!("[{}]({address})", text.trim()), Look::default());
            }
            Some(address) => {
                para.words.extend(&own.words);
                para.words.push(&format!(" ({address})"), Look::default());
            }
            None => para.words.extend(&own.words),
        }
        para.footnotes.append(&mut own.footnotes);
        para.notes.append(&mut own.notes);
    }

    fn run(&mut self, run: &Element, style: Option<&str>, para: &mut Para, beside: &mut Vec<Block>) {
        let properties = run.child("w:rPr");
        let own = properties.map(run_look).unwrap_or_default();
        let look = self.styles.run(style, properties.and_then(|own| own.value("w:rStyle")), own);
        let set = Set {
            look: Look { bold: look.bold.unwrap_or(false), slanted: look.slanted.unwrap_or(false) },
            capitals: look.capitals.unwrap_or(false),
            hidden: look.hidden.unwrap_or(false),
        };
        self.run_parts(run, set, style, para, beside);
    }

    fn run_parts(&mut self, run: &Element, set: Set, style: Option<&str>, para: &mut Para, beside: &mut Vec<Block>) {
        for part in run.elements() {
            match part.name.as_str() {
                "w:t" => self.say_set(&written(part), set, para),
                "w:tab" | "w:ptab" => self.say_set("\t", set, para),
                "w:br" | "w:cr" => self.say_set("\n", set, para),
                "w:noBreakHyphen" => self.say_set("-", set, para),
                "w:sym" => {
                    let sign = part.get("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    let sign = sign.and_then(char::from_u32).map(String::from).unwrap_or_default();
                    self.say_set(&sign, set, para);
                }
                "w:fldChar" if self.hears_fields => self.field_mark(part.get("w:fldCharType"), para),
                "w:instrText" => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
                        field.instruction.push_str(&part.text());
                    }
                }
                "w:footnoteReference" => {
                    let note = part.get("w:id").and_then(|id| self.footnotes.remove(id));
                    self.call(note, para);
                }
                "w:endnoteReference" => {
                    let note = part.get("w:id").and_then(|id| self.endnotes.remove(id));
                    self.call(note, para);
                }
                "w:commentReference" => {
                    let comment = part.get("w:id").and_then(|id| self.comments.remove(id));
                    para.notes.extend(comment.map(|comment| Note::left(Left::Comment, &paragraphs(comment))));
                }
                "w:drawing" | "w:pict" | "w:object" => {
                    let before = beside.len();
                    self.boxes(part, beside);
                    let shows = ["a:blip", "v:imagedata"].iter().any(|image| part.find(image).is_some());
                    self.pictures += usize::from(shows && beside.len() == before);
                }
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(part) {
                        self.run_parts(chosen, set, style, para, beside);
                    }
                }
                "w:ruby" => {
                    if let Some(base) = part.child("w:rubyBase") {
                        self.inline(base, style, para, beside);
                    }
                }
                "w:rPr" | "w:delText" | "w:delInstrText" | "w:fldChar" | "w:softHyphen" => {}
                _ => self.inline_one(part, style, para, beside),
            }
        }
    }

    /// The text boxes of a drawing, each once.
    fn boxes(&mut self, parent: &Element, beside: &mut Vec<Block>) {
        for element in parent.elements() {
            match element.name.as_str() {
                "w:txbxContent" => {
                    let blocks = self.blocks(element);
                    beside.extend(blocks);
                }
                "mc:AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.boxes(chosen, beside);
                    }
                }
                _ => self.boxes(element, beside),
            }
        }
    }

    fn call(&mut self, note: Option<&Element>, para: &mut Para) {
        if let Some(note) = note {
            let words = self.note(note);
            if !words.is_blank() {
                para.footnotes.push(words);
            }
        }
    }

    fn say_set(&mut self, text: &str, set: Set, para: &mut Para) {
        if set.hidden {
            self.hide(text, para);
            return;
        }
        match set.capitals {
            true => self.say(&text.to_uppercase(), set.look, para),
            false => self.say(text, set.look, para),
        }
    }

    /// Hidden words of a paragraph are told as one.
    fn hide(&self, text: &str, para: &mut Para) {
        match para.notes.last_mut() {
            Some(Note::LeftOut { what: Left::Hidden, words }) if words.len() < ENOUGH => words.push_str(text),
            Some(Note::LeftOut { what: Left::Hidden, .. }) => {}
            _ if text.trim().is_empty() => {}
            _ => para.notes.push(Note::left(Left::Hidden, text)),
        }
    }

    /// Says words, unless they are a field's instruction or a result that is left out.
    fn say(&mut self, text: &str, look: Look, para: &mut Para) {
        if let Some(left) = self.fields.iter_mut().find_map(|field| field.left_out.as_mut()) {
            if left.len() < ENOUGH {
                left.push_str(text);
                left.push(' ');
            }
        } else if self.fields.iter().all(|field| field.in_result) {
            para.words.push(text, look);
        }
    }

    fn field_mark(&mut self, kind: Option<&str>, para: &mut Para) {
        match kind {
            Some("begin") if self.fields.len() < MOST_FIELDS => self.fields.push(Field::default()),
            Some("separate") => {
                let drops = self.fields.last().is_some_and(|field| self.drops(&field.instruction));
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                    field.left_out = drops.then(String::new);
                }
            }
            Some("end") => self.end_field(para),
            _ => {}
        }
    }

    fn end_field(&mut self, para: &mut Para) {
        let left = self.fields.pop().and_then(|field| field.left_out).filter(|left| !left.trim().is_empty());
        if let (Some(left), false) = (left, self.in_margin) {
            para.notes.push(Note::left(Left::Contents, &left));
        }
    }

    /// Whether a field's result is no text of the author's: a table of contents, or in a margin the page.
    fn drops(&self, instruction: &str) -> bool {
        let name = instruction.split_whitespace().next().unwrap_or_default().to_uppercase();
        match name.as_str() {
            "TOC" | "INDEX" => true,
            "PAGE" | "NUMPAGES" | "SECTIONPAGES" => self.in_margin,
            _ => false,
        }
    }
}

/// How the words of a run are set.
#[derive(Clone, Copy)]
struct Set {
    look: Look,
    capitals: bool,
    hidden: bool,
}

/// The text of a `w:t`. Blanks at its ends stay, whether or not it asks for them: two words are never run together.
fn written(part: &Element) -> String {
    part.text().replace(['\n', '\r', '\t'], " ")
}

/// The paragraphs of a comment with blanks between.
fn paragraphs(element: &Element) -> String {
    let paras: Vec<String> = element.all("w:p").map(Element::text).collect();
    paras.join(" ")
}
