//! `sitemap.xml`, where the site is published at an address: every page, for search engines of the intranet.

use super::About;
use super::xml::{document, text};
use crate::file::File;
use crate::page::Address;

/// The most that one file may list.
const MOST: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// One file, or several with one that lists them.
pub fn files(about: &About) -> Vec<File> {
    if about.published("").is_none() {
        return Vec::new();
    }
    let pages = about.pages.iter().map(|page| page.as_str());
    let pages: Vec<&str> = pages.filter(|page| page.ends_with(".html") && *page != "404.html").collect();
    if pages.len() <= MOST {
        return vec![list(about, "sitemap.xml", "urlset", "url", &pages)];
    }
    let parts = pages.chunks(MOST).enumerate();
    let mut files: Vec<File> =
        parts.map(|(at, part)| list(about, &format!("sitemap-{}.xml", at + 1), "urlset", "url", part)).collect();
    let names: Vec<&str> = files.iter().map(|file| file.address.as_str()).collect();
    let head = list(about, "sitemap.xml", "sitemapindex", "sitemap", &names);
    files.push(head);
    files
}

fn list(about: &About, name: &str, outer: &str, inner: &str, addresses: &[&str]) -> File {
    let written = document(|xml| {
        xml.create_element(outer).with_attribute(("xmlns", NAMESPACE)).write_inner_content(|xml| {
            for address in addresses {
                let url = about.published(address).unwrap_or_default();
                xml.create_element(inner).write_inner_content(|xml| text(xml, "loc", &url))?;
            }
            Ok(())
        })?;
        Ok(())
    });
    File::new(Address::file(name), written)
}
