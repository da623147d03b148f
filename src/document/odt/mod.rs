//! OpenDocument texts: `content.xml` and `styles.xml` of an `.odt` become blocks.
//!
//! | file | reads |
//! | --- | --- |
//! | `styles` | what a style means; which number a level of a list shows |
//! | `lists` | how far each list has counted |
//! | `body` | paragraphs, lists and sections in their order |
//! | `inline` | words, breaks, notes, what stands on the page beside them |
//! | `table` | rows and merged cells |

mod body;
mod inline;
mod lists;
mod styles;
mod table;

use self::body::Walk;
use self::lists::Lists;
use self::styles::Styles;
use super::block::Block;
use super::fault::Fault;
use super::margin;
use super::note::{Left, Note};
use super::package::Package;
use super::xml::Element;

/// A document as blocks, and what is told of it as a whole.
pub fn read(package: &Package) -> Result<(Vec<Block>, Vec<Note>), Fault> {
    let content = package.tree("content.xml")?.ok_or(Fault::Damaged)?;
    let common = package.tree("styles.xml")?;
    let text = content.child("office:body").and_then(|body| body.child("office:text")).ok_or(Fault::Damaged)?;
    let mut styles = Styles::default();
    let in_common = |name: &str| common.as_ref().and_then(|common| common.child(name));
    in_common("office:styles").into_iter().for_each(|part| styles.add(part));
    let mut margin_styles = styles.clone();
    content.child("office:automatic-styles").into_iter().for_each(|part| styles.add(part));
    let mut walk = walk(&styles, false);
    let mut blocks = walk.blocks(text);
    let mut notes = Vec::new();
    if walk.inserted + walk.deleted > 0 {
        notes.push(Note::Changes { inserted: walk.inserted, deleted: walk.deleted });
    }
    if walk.pictures > 0 {
        notes.push(Note::left(Left::Pictures, &walk.pictures.to_string()));
    }
    in_common("office:automatic-styles").into_iter().for_each(|part| margin_styles.add(part));
    let mut walk = self::walk(&margin_styles, true);
    let pages = in_common("office:master-styles").into_iter().flat_map(Element::elements);
    let margins = pages.filter(|page| page.name == "style:master-page").flat_map(Element::elements);
    let margins =
        margins.filter(|margin| margin.name.starts_with("style:header") || margin.name.starts_with("style:footer"));
    let (head, told) = margin::sorted(margins.map(|margin| walk.blocks(margin)).collect());
    notes.extend(told);
    blocks.splice(0..0, head);
    Ok((blocks, notes))
}

fn walk(styles: &Styles, in_margin: bool) -> Walk<'_> {
    Walk { styles, lists: Lists::default(), in_margin, inserted: 0, deleted: 0, pictures: 0 }
}
