//! Word documents: the parts of a `.docx` become blocks.
//!
//! | file | reads |
//! | --- | --- |
//! | `styles`, `numbering` | what a style means, which number a list shows |
//! | `body` | paragraphs and tables in their order |
//! | `run` | words, breaks, fields, what stands on the page beside them |
//! | `table` | rows and merged cells |

mod body;
mod numbering;
mod run;
mod styles;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use self::body::Walk;
use self::numbering::Numbering;
use self::styles::Styles;
use super::block::Block;
use super::fault::Fault;
use super::margin;
use super::note::{Left, Note};
use super::package::Package;
use super::xml::Element;

/// A document as blocks, and what is told of it as a whole.
pub fn read(package: &Package) -> Result<(Vec<Block>, Vec<Note>), Fault> {
    let main = main_part(package)?;
    let parts = Parts::read(package, &main)?;
    let document = package.tree(&main)?.ok_or(Fault::Damaged)?;
    let body = document.child("w:body").ok_or(Fault::Damaged)?;
    let mut walk = parts.walk(true);
    let mut blocks = walk.blocks(body);
    if !walk.fields.is_empty() {
        // A field that never ends would swallow the rest of the document.
        walk = parts.walk(false);
        blocks = walk.blocks(body);
    }
    let mut notes = Vec::new();
    if walk.inserted + walk.deleted > 0 {
        notes.push(Note::Changes { inserted: walk.inserted, deleted: walk.deleted });
    }
    if walk.pictures > 0 {
        notes.push(Note::left(Left::Pictures, &walk.pictures.to_string()));
    }
    notes.extend(walk.comments.values().map(|comment| Note::left(Left::Comment, &comment.text())));
    let (head, margins) = margin::sorted(parts.margins());
    notes.extend(margins);
    blocks.splice(0..0, head);
    Ok((blocks, notes))
}

/// The part that the package names as its document.
fn main_part(package: &Package) -> Result<String, Fault> {
    let relations = relations(package, "")?;
    let named =
        relations.iter().find(|relation| relation.kind == "officeDocument").map(|relation| relation.target.clone());
    named.filter(|name| package.has(name)).or_else(|| Some("word/document.xml".to_owned())).ok_or(Fault::Damaged)
}

struct Relation {
    id: String,
    /// The last word of its type: `styles`, `footnotes`.
    kind: String,
    /// A part of the package, or an address of the web.
    target: String,
    is_outside: bool,
}

/// What a part leans on; the package itself is the part without a name.
fn relations(package: &Package, part: &str) -> Result<Vec<Relation>, Fault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let Some(tree) = package.tree(&path)? else { return Ok(Vec::new()) };
    let relation = |element: &Element| {
        let target = element.get("Target")?;
        let is_outside = element.get("TargetMode") == Some("External");
        Some(Relation {
            id: element.get("Id")?.to_owned(),
            kind: element.get("Type")?.rsplit('/').next().unwrap_or_default().to_owned(),
            target: if is_outside { target.to_owned() } else { resolved(folder, target) },
            is_outside,
        })
    };
    Ok(tree.all("rel:Relationship").filter_map(relation).collect())
}

/// A path as the package names it, from the folder it is written in.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The parts beside the document itself.
struct Parts {
    styles: Styles,
    numbering: Option<Element>,
    footnotes: Option<Element>,
    endnotes: Option<Element>,
    comments: Option<Element>,
    margins: Vec<Element>,
    links: BTreeMap<String, String>,
}

impl Parts {
    fn read(package: &Package, main: &str) -> Result<Self, Fault> {
        let relations = relations(package, main)?;
        let part = |kind: &str| match relations.iter().find(|relation| relation.kind == kind && !relation.is_outside) {
            Some(relation) => package.tree(&relation.target),
            None => Ok(None),
        };
        let styles = part("styles")?.map(|part| Styles::read(&part)).unwrap_or_default();
        // Several sections may share one.
        let margins = relations.iter().filter(|relation| matches!(relation.kind.as_str(), "header" | "footer"));
        let margins: BTreeSet<&str> = margins.map(|relation| relation.target.as_str()).collect();
        let margins: Result<Vec<_>, Fault> = margins.into_iter().map(|part| package.tree(part)).collect();
        let links = relations.iter().filter(|relation| relation.kind == "hyperlink" && relation.is_outside);
        Ok(Self {
            styles,
            numbering: part("numbering")?,
            footnotes: part("footnotes")?,
            endnotes: part("endnotes")?,
            comments: part("comments")?,
            margins: margins?.into_iter().flatten().collect(),
            links: links.map(|relation| (relation.id.clone(), relation.target.clone())).collect(),
        })
    }

    fn margins(&self) -> Vec<Vec<Block>> {
        let mut walk = self.walk(true);
        walk.in_margin = true;
        let read = |margin: &Element| {
            walk.fields.clear();
            walk.blocks(margin)
        };
        self.margins.iter().map(read).collect()
    }

    fn walk(&self, hears_fields: bool) -> Walk<'_> {
        let numbering = self.numbering.as_ref();
        Walk {
            styles: &self.styles,
            numbering: numbering
                .map(|part| Numbering::read(part, |style| self.styles.list_of(style)))
                .unwrap_or_default(),
            footnotes: by_id(&self.footnotes),
            endnotes: by_id(&self.endnotes),
            comments: by_id(&self.comments),
            links: &self.links,
            hears_fields,
            in_margin: false,
            fields: Vec::new(),
            inserted: 0,
            deleted: 0,
            pictures: 0,
        }
    }
}

fn by_id(part: &Option<Element>) -> BTreeMap<String, &Element> {
    let notes = part.iter().flat_map(Element::elements);
    notes.filter_map(|note| Some((note.get("w:id")?.to_owned(), note))).collect()
}
