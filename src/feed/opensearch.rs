//! `tim-kiem/opensearch.xml`, where the site is published at an address: browsers offer to search it from their own box.
//!
//! OpenSearch 1.1: a short name of at most 16 letters, a description of at most 1,024.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{About, line};
use crate::file::File;
use crate::page::address;

const NAMESPACE: &str = "http://a9.com/-/spec/opensearch/1.1/";
const SHORT: usize = 16;
const LONG: usize = 1024;

/// `None` where the site has no address: a browser asks for a whole one.
pub fn file(about: &About) -> Option<File> {
    let title = line(&about.register().settings.title);
    let search = about.published("tim-kiem/index.html")?;
    let own = about.published(address::open_search().as_str())?;
    let short: String = title.chars().take(SHORT).collect();
    let described: String = about.texts.fill("feed.search", &[("title", &title)]).chars().take(LONG).collect();
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    let written = (|| {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.create_element("OpenSearchDescription").with_attribute(("xmlns", NAMESPACE)).write_inner_content(
            |xml| {
                for (name, text) in
                    [("ShortName", short.trim()), ("Description", &described), ("InputEncoding", "UTF-8")]
                {
                    xml.create_element(name).write_text_content(BytesText::new(text))?;
                }
                for (kind, template, relation) in [
                    ("text/html", format!("{search}?q={{searchTerms}}"), "results"),
                    ("application/opensearchdescription+xml", own, "self"),
                ] {
                    let attributes = [("type", kind), ("template", template.as_str()), ("rel", relation)];
                    xml.create_element("Url").with_attributes(attributes).write_empty()?;
                }
                Ok(())
            },
        )?;
        Ok::<_, std::io::Error>(())
    })();
    written.expect("writing into memory does not fail");
    Some(File::new(address::open_search(), xml.into_inner()))
}
