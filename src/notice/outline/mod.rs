//! From a notice's blocks to its items: which unit's part each stands in, and which item it is a part of.
//!
//! A heading, a run-in heading ("2.2. Thanh tra: …") or a numbered or bold line that names a unit opens that unit's part. There each list
//! item is a task, what nests below it its parts, and a bare paragraph a task. Nothing is a task in a part that looks back.

mod given;
mod heading;
mod line;
mod list;
mod unread;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::UnitIx;
use crate::diagnostic::{Code, Diagnostics};
use crate::grid::Grid;
use crate::markup::{Attributes, Block, BlockKind};
use crate::notice::columns::{TableKind, recognise};
use crate::notice::item::{Found, ItemReader, Stretch};
use crate::notice::naming::Named;
use crate::notice::section::{Part, Section, begins_like_an_item, is_unit_line};
use crate::notice::shared_due::{self, Path};
use crate::notice::task_table;
use crate::notice::two_heads::joined;
use crate::notice::{Item, ItemIx, NoticeKind};
use crate::source::{Place, Span};
use crate::vietnamese::deadline::Deadline;

pub struct Outline<'a, 'd> {
    pub(super) reader: ItemReader<'a>,
    pub(super) diagnostics: &'d mut Diagnostics,
    kind: NoticeKind,
    year: i16,
    sections: Vec<Section>,
    /// Units opened by a line within the section, until the next line or heading.
    line_units: Option<Vec<UnitIx>>,
    /// The number printed before that line.
    line_number: Option<String>,
    /// What the line before a list says of when all of it is to be done: "Trước ngày 15/4/2025:".
    list_due: Vec<Deadline>,
    /// Days that words around items set for them, by the items' places: given when it is known what items and their parts say themselves.
    shared: Vec<(usize, Vec<Deadline>)>,
    /// How many items there were when the heading or line was opened below which we stand.
    since: usize,
    /// An item that ends in a colon takes the list behind it as its parts.
    open_item: Option<usize>,
    /// The unit's part that was opened last, and how many items there were then.
    opened: Option<(UnitIx, Span, usize)>,
    items: Vec<Item>,
    /// Numbers printed before each item, by its place.
    paths: Vec<Path>,
    counts: BTreeMap<UnitIx, usize>,
    /// How many parts each item has so far, by its place.
    parts: BTreeMap<usize, usize>,
    /// Where braces begin that items obey.
    obeyed: BTreeSet<usize>,
}

/// An item about to be added.
pub(super) struct New<'n> {
    pub span: Span,
    pub words: Vec<Span>,
    pub text: String,
    pub parent: Option<usize>,
    /// Who it is given to, where its own place says so.
    pub units: Option<Vec<UnitIx>>,
    pub checked: Option<bool>,
    pub attributes: &'n Attributes,
}

impl<'n> New<'n> {
    /// One stretch of words that belongs to whatever is open around it.
    pub fn at(span: Span, words: Span, text: String, attributes: &'n Attributes) -> Self {
        Self { span, words: vec![words], text, parent: None, units: None, checked: None, attributes }
    }
}

impl<'a, 'd> Outline<'a, 'd> {
    pub fn new(reader: ItemReader<'a>, kind: NoticeKind, year: i16, diagnostics: &'d mut Diagnostics) -> Self {
        Self {
            reader,
            diagnostics,
            kind,
            year,
            sections: vec![Section::default()],
            line_units: None,
            line_number: None,
            list_due: Vec::new(),
            shared: Vec::new(),
            since: 0,
            open_item: None,
            opened: None,
            items: Vec::new(),
            paths: Vec::new(),
            counts: BTreeMap::new(),
            parts: BTreeMap::new(),
            obeyed: BTreeSet::new(),
        }
    }

    /// All items of `blocks`, in the order of the text, and where the braces begin that they obey.
    pub fn items(mut self, blocks: &[Block]) -> (Vec<Item>, BTreeSet<usize>) {
        self.blocks(blocks);
        self.close_unit();
        self.check_ids();
        shared_due::give_all(&mut self.items, &self.shared);
        shared_due::share(&mut self.items, &self.paths);
        (self.items, self.obeyed)
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            let before_list = matches!(blocks.get(at + 1), Some(Block { kind: BlockKind::List { .. }, .. }));
            let open_item = self.open_item.take();
            let due = std::mem::take(&mut self.list_due);
            // A blank line within a table parts its rows from it, wherever it stands.
            let behind_table = at > 0 && matches!(blocks[at - 1].kind, BlockKind::Table(_));
            let is_row =
                matches!(block.kind, BlockKind::Paragraph(_)) && block.span.of(self.reader.text).starts_with('|');
            if behind_table && is_row {
                self.diagnostics.report(Code::StrayRow, self.place(block.span));
                continue;
            }
            match &block.kind {
                BlockKind::Heading { level, content } => self.heading(*level, content, block),
                BlockKind::Paragraph(content) => self.paragraph(content, block, before_list),
                BlockKind::List { start, items } => {
                    let before = self.items.len();
                    self.list(items, start.is_some(), open_item);
                    if !due.is_empty() {
                        self.shared.extend((before..self.items.len()).map(|at| (at, due.clone())));
                    }
                }
                BlockKind::Table(table) => self.table(&joined(Grid::from(table)), block.attributes.has_class("info")),
                BlockKind::Quote(_) | BlockKind::Code { .. } => {
                    if self.part() == Part::Tasks && !block.attributes.has_class("info") {
                        self.diagnostics.report(Code::NotTasks, self.place(block.span));
                    }
                }
                BlockKind::Rule | BlockKind::Html(_) => {}
            }
        }
    }

    fn section(&mut self) -> &mut Section {
        // The bottom section is never taken off.
        let last = self.sections.len() - 1;
        &mut self.sections[last]
    }

    fn part(&self) -> Part {
        self.sections.last().map_or(Part::Prose, |section| section.part)
    }

    fn units(&self) -> &[UnitIx] {
        match &self.line_units {
            Some(units) => units,
            None => self.sections.last().map_or(&[], |section| section.units.as_slice()),
        }
    }

    /// Whether a line that names a unit may open its part here.
    fn may_open(&self) -> bool {
        match self.part() {
            Part::Tasks => true,
            Part::Prose => self.kind != NoticeKind::Report,
            Part::Assessment | Part::Closing => false,
        }
    }

    fn place(&self, span: Span) -> Place {
        Place::new(self.reader.source, span)
    }

    /// Adds an item under its own units, else those its words give it to, else its parent's lead, else the units open here, else the
    /// collective unit.
    pub(super) fn add(&mut self, new: New) -> Option<usize> {
        let New { span, words, text, parent, units, checked, attributes } = new;
        words.iter().for_each(|words| self.check_lines(*words));
        self.obeyed.extend(attributes.starts());
        let naming = self.reader.naming;
        let stretches: Vec<Stretch> =
            words.into_iter().map(|at| Stretch { at, words: self.reader.words.at(at) }).collect();
        let braces = attributes.pair("lead");
        let said = braces.and_then(|lead| naming.offices.find_unit(naming.issuer, &lead.value));
        let mut unsaid = false;
        let mut units = match units {
            Some(units) => units,
            None => {
                let around = parent.map_or_else(|| self.units().to_vec(), |parent| vec![self.items[parent].lead]);
                let given = stretches.first().and_then(|first| match braces {
                    // Those named with the lead stay with it: "Văn phòng Sở, Thanh tra Sở rà soát {lead=van-phong-so}".
                    Some(_) => {
                        let named = naming.given(&first.words)?.units;
                        (named.first().copied() == said).then_some(named)
                    }
                    None => self.given(first, &around),
                });
                unsaid = given.is_none() && braces.is_none();
                given.unwrap_or(around)
            }
        };
        if units.is_empty() {
            // What names its unit in braces needs no other.
            match said.or(naming.offices.issuer(naming.issuer).collective) {
                Some(unit) => units.push(unit),
                None => {
                    let issuer = &naming.offices.issuer(naming.issuer).name;
                    self.diagnostics.report(Code::NoCollective, self.place(span)).with("issuer", issuer);
                    return None;
                }
            }
        }
        let mut with = units.split_off(1);
        let lead = units[0];
        if let Some(first) = stretches.first().filter(|_| unsaid) {
            self.check_addressee(first, lead);
        }
        if attributes.pair("with").is_none() {
            self.given_also(&stretches, lead, &mut with);
        }
        let found = Found { span, stretches, text, parent: parent.map(ItemIx::new), lead, with, checked, attributes };
        let mut item = self.reader.read(found, String::new(), self.diagnostics);
        // A heading may say when all below it is to be done, and so may a sentence behind.
        if let Some(section) = self.sections.iter().rfind(|section| !section.due.is_empty()) {
            self.shared.push((self.items.len(), section.due.clone()));
        }
        if let Some((many, due)) = shared_due::set_for_above(&item) {
            let above: Vec<usize> =
                (self.since..self.items.len()).rev().filter(|at| self.items[*at].parent.is_none()).collect();
            let above = above.into_iter().take(if many { usize::MAX } else { 1 });
            self.shared.extend(above.map(|at| (at, due.clone())));
        }
        let own_id = match parent {
            Some(parent) => {
                let count = self.parts.entry(parent).or_default();
                *count += 1;
                format!("{}.{count}", self.items[parent].own_id)
            }
            None => {
                let count = self.counts.entry(item.lead).or_default();
                *count += 1;
                format!("{}-{count}", naming.offices.unit(item.lead).id.own())
            }
        };
        self.support(parent, item.lead);
        if item.own_id.is_empty() {
            item.own_id = own_id.into();
        }
        let mut path = match parent {
            Some(parent) => self.paths[parent].clone(),
            None => self
                .sections
                .iter()
                .filter_map(|section| section.number.clone())
                .chain(self.line_number.clone())
                .collect(),
        };
        path.extend(shared_due::printed(span.of(self.reader.text)));
        self.paths.push(path);
        self.items.push(item);
        Some(self.items.len() - 1)
    }

    fn table(&mut self, grid: &Grid, is_info: bool) {
        let gives = match self.part() {
            Part::Tasks => true,
            Part::Prose => self.kind != NoticeKind::Report,
            Part::Assessment | Part::Closing => false,
        };
        if let (TableKind::Tasks(columns), true, false) = (recognise(grid, self.year), gives, is_info) {
            // Without a column of units, a table gives work where its place or its own rows say to whom.
            let whose = columns.lead.is_some()
                || self.part() == Part::Tasks
                || task_table::names_units(grid, columns, self.reader.naming);
            if whose {
                return task_table::read(self, grid, columns);
            }
        }
        if !is_info {
            self.check_unread(grid, gives);
        }
    }

    pub(super) fn item_mut(&mut self, ix: usize) -> &mut Item {
        &mut self.items[ix]
    }

    /// Lines within one item's words that look like items or units of their own: Markdown joins what Word keeps apart.
    fn check_lines(&mut self, words: Span) {
        let text = words.of(self.reader.text);
        let mut at = text.find('\n').map_or(text.len(), |end| end + 1);
        while at < text.len() {
            let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
            let line = text[at..end].trim();
            let bare = line.trim_matches('*');
            if begins_like_an_item(line)
                || is_unit_line(bare) && matches!(self.reader.naming.whole(bare), Named::Units(_))
            {
                let start = words.start() + at + text[at..end].len() - text[at..end].trim_start().len();
                let place = self.place(Span::new(start, words.start() + end));
                self.diagnostics.report(Code::SwallowedLine, place);
            }
            at = end + 1;
        }
    }

    fn check_ids(&mut self) {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for item in &self.items {
            match first.get(&*item.own_id) {
                Some(span) => {
                    let related = Place::new(self.reader.source, *span);
                    self.diagnostics
                        .report(Code::DuplicateId, Place::new(self.reader.source, item.span))
                        .with("id", &*item.own_id)
                        .with("what", "task")
                        .related(related);
                }
                None => drop(first.insert(&item.own_id, item.span)),
            }
        }
    }
}
