//! The ids of headings: what the author says, else the heading's own words, and never one that the page itself uses.

use std::collections::BTreeSet;

use super::marks::ANCHOR;
use crate::id::is_slug;
use crate::markup::{Attributes, Block, BlockKind, plain_text};
use crate::vietnamese::fold::slug;

/// Ids that the page itself uses; a heading that wants one gets another.
const RESERVED: &[&str] = &[
    "noi-dung",
    "tim",
    "nen-trang",
    "nhiem-vu",
    "chua-hoan-thanh",
    "da-hoan-thanh",
    "thuoc-tinh",
    "van-ban-goc",
    "vien-dan",
    "tep",
    "cach-doc",
];

/// Ids of headings at any depth, in the order they will be written.
pub(super) fn gather_ids(blocks: &[Block], taken: &mut BTreeSet<String>, ids: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } => ids.push(heading_id(&block.attributes, &plain_text(content), taken)),
            BlockKind::List { items, .. } => items.iter().for_each(|item| gather_ids(&item.blocks, taken, ids)),
            BlockKind::Quote(blocks) => gather_ids(blocks, taken, ids),
            BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Code { .. }
            | BlockKind::Rule
            | BlockKind::Html(_) => {}
        }
    }
}

/// What the author says, else the heading's words; numbered where two are alike.
fn heading_id(attributes: &Attributes, text: &str, taken: &mut BTreeSet<String>) -> String {
    let said = attributes.id.as_ref().map(|(id, _)| id.as_str());
    let said = said.filter(|id| is_slug(id) && !RESERVED.contains(id) && !id.starts_with(ANCHOR));
    let wanted = said.map_or_else(|| format!("muc-{}", slug(text)), str::to_owned);
    let wanted = wanted.trim_end_matches('-').to_owned();
    let mut id = wanted.clone();
    let mut n = 2;
    while !taken.insert(id.clone()) {
        id = format!("{wanted}-{n}");
        n += 1;
    }
    id
}
