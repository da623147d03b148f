//! `tim-kiem/opensearch.xml`, where the site is published at an address: browsers offer to search it from their own box.
//!
//! OpenSearch 1.1: a short name of at most 16 letters, a description of at most 1,024.

use super::xml::{document, text};
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
    let written = document(|xml| {
        xml.create_element("OpenSearchDescription").with_attribute(("xmlns", NAMESPACE)).write_inner_content(
            |xml| {
                for (name, value) in
                    [("ShortName", short.trim()), ("Description", &described), ("InputEncoding", "UTF-8")]
                {
                    text(xml, name, value)?;
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
        Ok(())
    });
    Some(File::new(address::open_search(), written))
}
