//! XML for feed readers, crawlers and browsers: one way to begin a document and to write into it.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

pub type Xml = Writer<Vec<u8>>;

/// A document of UTF-8, indented, with what `write` puts behind its declaration.
pub fn document(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    let declared = xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    declared.and_then(|()| write(&mut xml)).expect("writing into memory does not fail");
    xml.into_inner()
}

/// An element that holds text and nothing else.
pub fn text(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(value))?;
    Ok(())
}
