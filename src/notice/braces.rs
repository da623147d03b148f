//! Whether the braces of a notice say what can be said: keys and classes that are known where they stand, and each key once.
//!
//! Apart from obeying them, so that braces of lines that are no tasks are looked at too.

use std::collections::BTreeMap;

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
