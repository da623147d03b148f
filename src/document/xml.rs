//! XML as a small tree, every name under the short prefix its namespace has in the standards, whatever the file calls it.
//!
//! No entity but the five of XML itself is known and a document type is refused, so nothing in a file can grow or name another file.
//! Depth, elements and bindings are bounded: a hostile file ends in a [`Fault`], never in all the memory or the whole stack.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::fault::{Fault, Limit};

/// Elements within elements. Tables in tables in text boxes come to about sixty.
pub const MOST_DEPTH: usize = 256;
/// Elements of a document, all its parts together. A page has some thousand.
pub const MOST_ELEMENTS: usize = 1_500_000;
/// Namespaces that are named at one place.
const MOST_BINDINGS: usize = 1_000;
/// The bytes of one start tag.
const LONGEST_TAG: usize = 64 << 10;

/// An element with its attributes and what stands in it.
#[derive(Debug, Default)]
pub struct Element {
    /// `w:p`; `?:name` where the namespace is none of those that are known.
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// Namespaces by their ends, of the transitional and the strict form alike.
const NAMESPACES: &[(&str, &str)] = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "rel"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://purl.oclc.org/ooxml/officeDocument/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "a"),
    ("http://purl.oclc.org/ooxml/drawingml/main", "a"),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"),
    ("urn:schemas-microsoft-com:vml", "v"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    ("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"),
    ("urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"),
    ("urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", "loext"),
    ("http://www.w3.org/1999/xlink", "xlink"),
    ("http://www.w3.org/XML/1998/namespace", "xml"),
];

impl Element {
    /// The value of an attribute by its prefixed name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element> {
        self.elements().filter(move |element| element.name == name)
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element of a name at any depth.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// The attribute `w:val` of a child.
    pub fn value(&self, child: &str) -> Option<&str> {
        self.child(child)?.get("w:val")
    }

    /// All text in it, at any depth.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text
    }

    fn gather(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(own) => text.push_str(own),
                Node::Element(element) => element.gather(text),
            }
        }
    }
}

/// The prefixes in force, the latest last.
#[derive(Default)]
struct Bindings(Vec<(String, &'static str)>);

impl Bindings {
    /// Takes what a start tag binds; gives how many.
    fn bind(&mut self, start: &BytesStart) -> Result<usize, Fault> {
        let before = self.0.len();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Fault::Damaged)?;
            let key = attribute.key.as_ref();
            let prefix = match key.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) if rest.starts_with(':') => &rest[1..],
                _ => continue,
            };
            let uri = value(&attribute)?;
            let short = NAMESPACES.iter().find(|(known, _)| *known == uri).map_or("?", |(_, short)| short);
            self.0.push((prefix.to_owned(), short));
        }
        if self.0.len() > MOST_BINDINGS { Err(Fault::Damaged) } else { Ok(self.0.len() - before) }
    }

    fn named(&self, name: &str, is_element: bool) -> String {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        // Attributes without a prefix are their element's own.
        if prefix.is_empty() && !is_element {
            return local.to_owned();
        }
        let bound = self.0.iter().rev().find(|(known, _)| known == prefix).map(|(_, short)| *short);
        format!("{}:{local}", bound.unwrap_or(if prefix == "xml" { "xml" } else { "?" }))
    }
}

/// Takes the bytes of a part, and how many elements there may still be; gives its outermost element.
pub fn read(bytes: &[u8], left: &mut usize) -> Result<Element, Fault> {
    let text = decoded(bytes)?;
    let mut reader = Reader::from_str(&text);
    let mut bindings = Bindings::default();
    let mut open: Vec<(Element, usize)> = vec![(Element::default(), 0)];
    loop {
        let event = reader.read_event().map_err(|_| Fault::Damaged)?;
        match event {
            Event::Start(_) | Event::Empty(_) if open.len() > MOST_DEPTH => return Err(Fault::TooLarge(Limit::Depth)),
            Event::Start(start) => {
                let bound = bindings.bind(&start)?;
                open.push((element(&start, &bindings, left)?, bound));
            }
            Event::Empty(start) => {
                let bound = bindings.bind(&start)?;
                let element = element(&start, &bindings, left)?;
                bindings.0.truncate(bindings.0.len() - bound);
                push(&mut open, Node::Element(element));
            }
            Event::End(_) => {
                // The reader has checked that end tags match, so the outermost stays.
                let (element, bound) = open.pop().filter(|_| !open.is_empty()).ok_or(Fault::Damaged)?;
                bindings.0.truncate(bindings.0.len() - bound);
                push(&mut open, Node::Element(element));
            }
            Event::Text(text) => push_text(&mut open, &text.xml10_content()),
            Event::CData(text) => push_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(name) => push_text(&mut open, &referred(&name)?),
            Event::DocType(_) => return Err(Fault::Declares),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    match (open.len(), open.pop()) {
        (1, Some((mut top, _))) => top
            .children
            .drain(..)
            .find_map(|node| match node {
                Node::Element(element) => Some(element),
                Node::Text(_) => None,
            })
            .ok_or(Fault::Damaged),
        _ => Err(Fault::Damaged),
    }
}

/// UTF-8, or UTF-16 where its mark says so.
fn decoded(bytes: &[u8]) -> Result<String, Fault> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| Fault::Damaged)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => {
            let text = std::str::from_utf8(bytes).map_err(|_| Fault::Damaged)?;
            Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
        }
    }
}

fn element(start: &BytesStart, bindings: &Bindings, left: &mut usize) -> Result<Element, Fault> {
    *left = left.checked_sub(1).ok_or(Fault::TooLarge(Limit::Elements))?;
    if start.attributes_raw().len() > LONGEST_TAG {
        return Err(Fault::Damaged);
    }
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Fault::Damaged)?;
        let key = attribute.key.as_ref();
        if key != "xmlns" && !key.starts_with("xmlns:") {
            attributes.push((bindings.named(key, false), value(&attribute)?));
        }
    }
    Ok(Element { name: bindings.named(start.name().as_ref(), true), attributes, children: Vec::new() })
}

fn value(attribute: &quick_xml::events::attributes::Attribute) -> Result<String, Fault> {
    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|_| Fault::Damaged)?;
    Ok(value.into_owned())
}

fn push(open: &mut [(Element, usize)], node: Node) {
    if let Some((element, _)) = open.last_mut() {
        element.children.push(node);
    }
}

/// Text and references come piece by piece and stand in the tree as one.
fn push_text(open: &mut [(Element, usize)], text: &str) {
    let Some((element, _)) = open.last_mut() else { return };
    match element.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => element.children.push(Node::Text(text.to_owned())),
    }
}

fn referred(name: &quick_xml::events::BytesRef) -> Result<String, Fault> {
    if let Some(c) = name.resolve_char_ref().map_err(|_| Fault::Damaged)? {
        return Ok(c.to_string());
    }
    let known = match name.xml10_content().as_ref() {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(Fault::Damaged),
    };
    Ok(known.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_their_namespace() {
        let xml = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:t x:val="a &amp; b" y="c">Nghị &#113;uyết &lt;</x:t><t xmlns="urn:other"/></x:document>"#;
        let tree = read(xml.as_bytes(), &mut 9).expect("a tree");
        assert_eq!(tree.name, "w:document");
        let text = tree.child("w:t").expect("the text");
        assert_eq!((text.get("w:val"), text.get("y")), (Some("a & b"), Some("c")));
        assert_eq!(text.text(), "Nghị quyết <");
        assert!(tree.child("?:t").is_some());
    }

    #[test]
    fn what_would_grow_or_never_end_is_refused() {
        let deep = format!("{}{}", "<a>".repeat(MOST_DEPTH + 1), "</a>".repeat(MOST_DEPTH + 1));
        let names: String = (0..MOST_BINDINGS).map(|n| format!(" xmlns:a{n}=\"u\"")).collect();
        for (xml, fault) in [
            ("<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>".to_owned(), Fault::Declares),
            ("<a>&b;</a>".to_owned(), Fault::Damaged),
            ("<a><b></a>".to_owned(), Fault::Damaged),
            ("<a>".to_owned(), Fault::Damaged),
            ("</a>".to_owned(), Fault::Damaged),
            (String::new(), Fault::Damaged),
            (deep, Fault::TooLarge(Limit::Depth)),
            (format!("<a>{}</a>", "<b/>".repeat(999)), Fault::TooLarge(Limit::Elements)),
            (format!("<a{names}><b{names}/></a>"), Fault::Damaged),
            (format!("<a b=\"{}\"/>", "x".repeat(LONGEST_TAG)), Fault::Damaged),
        ] {
            assert_eq!(read(xml.as_bytes(), &mut 999).err(), Some(fault), "{:.60}", xml);
        }
    }
}
