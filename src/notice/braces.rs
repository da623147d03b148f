//! Whether the braces of a notice say what can be said: keys and classes that are known where they stand, and each key once.
//!
//! Apart from obeying them, so that braces of lines that are no tasks are looked at too.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostics};
use crate::markup::{Attributes, Block, BlockKind, CLASSES, KEYS, Pair, meant};
use crate::source::{Place, SourceId};

/// What can be said on a heading, and on an item, a paragraph or a cell.
#[derive(Clone, Copy)]
enum On {
    Heading,
    Item,
}

impl On {
    fn keys(self) -> &'static [&'static str] {
        match self {
            On::Heading => &KEYS[..1],
            On::Item => &KEYS,
        }
    }

    fn classes(self) -> &'static [&'static str] {
        match self {
            On::Heading => &CLASSES,
            On::Item => &CLASSES[..2],
        }
    }
}

/// Looks at the braces of all blocks, at any depth.
pub fn check(source: SourceId, blocks: &[Block], diagnostics: &mut Diagnostics) {
    for block in blocks {
        let on = if matches!(block.kind, BlockKind::Heading { .. }) { On::Heading } else { On::Item };
        check_one(source, &block.attributes, on, diagnostics);
        match &block.kind {
            BlockKind::List { items, .. } => {
                for item in items {
                    check_one(source, &item.attributes, On::Item, diagnostics);
                    check(source, &item.blocks, diagnostics);
                }
            }
            BlockKind::Quote(blocks) => check(source, blocks, diagnostics),
            BlockKind::Table(table) => {
                let rows = std::iter::once(&table.head).chain(&table.rows);
                let cells = rows.flat_map(|row| &row.cells);
                cells.for_each(|cell| check_one(source, &cell.attributes, On::Item, diagnostics));
            }
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Code { .. }
            | BlockKind::Rule
            | BlockKind::Html(_) => {}
        }
    }
}

/// Tells of braces that say something of a task where no task is: in a cell of figures, behind a quotation, in a part that is none.
/// `obeyed` are the places of those that a task obeys.
pub fn check_obeyed(source: SourceId, blocks: &[Block], obeyed: &BTreeSet<usize>, diagnostics: &mut Diagnostics) {
    let mut look = |attributes: &Attributes| {
        let Some(braces) = attributes.span.filter(|braces| !obeyed.contains(&braces.start())) else { return };
        // A line that is said to be no task may have an address of its own.
        let says = attributes.pairs.iter().any(|pair| KEYS.contains(&pair.key.as_str()))
            || attributes.id.is_some() && !attributes.has_class("info");
        if says {
            diagnostics.report(Code::UnheededBraces, Place::new(source, braces));
        }
    };
    each(blocks, &mut look);
}

/// Every block's, item's and cell's attributes but those of headings, in the order of the text.
fn each(blocks: &[Block], look: &mut impl FnMut(&Attributes)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { .. } => continue,
            BlockKind::List { items, .. } => {
                for item in items {
                    look(&item.attributes);
                    each(&item.blocks, look);
                }
            }
            BlockKind::Quote(blocks) => each(blocks, look),
            BlockKind::Table(table) => {
                let rows = std::iter::once(&table.head).chain(&table.rows);
                rows.flat_map(|row| &row.cells).for_each(|cell| look(&cell.attributes));
            }
            BlockKind::Paragraph(_) | BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
        }
        look(&block.attributes);
    }
}

fn check_one(source: SourceId, attributes: &Attributes, on: On, diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<&str, &Pair> = BTreeMap::new();
    for pair in &attributes.pairs {
        let place = Place::new(source, pair.span);
        if !on.keys().contains(&pair.key.as_str()) {
            diagnostics
                .report(Code::UnknownKey, place)
                .with("key", &pair.key)
                .with("known", on.keys().join(", "))
                .near(meant(&pair.key, on.keys()));
            continue;
        }
        // Units in support may be told one by one.
        if pair.key == "with" {
            continue;
        }
        let first = *first.entry(&pair.key).or_insert(pair);
        if first.span != pair.span {
            diagnostics
                .report(Code::DuplicateKey, place)
                .with("key", &pair.key)
                .with("known", &first.value)
                .related(Place::new(source, first.span));
        }
    }
    for (class, span) in attributes.classes.iter().filter(|(class, _)| !on.classes().contains(&class.as_str())) {
        let known: Vec<String> = on.classes().iter().map(|class| format!(".{class}")).collect();
        let near = meant(class, on.classes()).into_iter().map(|class| format!(".{class}")).collect();
        diagnostics
            .report(Code::UnknownClass, Place::new(source, *span))
            .with("name", format!(".{class}"))
            .with("known", known.join(", "))
            .near(near);
    }
}
