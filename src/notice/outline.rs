//! From a notice's blocks to its items: which unit's part each stands in, and which item it is a part of.
//!
//! A heading, a run-in heading ("2.2. Thanh tra: …") or a numbered or bold line that names a unit opens that unit's part. There each list
//! item is a task, what nests below it its parts, and a bare paragraph a task. Nothing is a task in a part that looks back.

use std::collections::BTreeMap;

use super::columns::{TableKind, recognise};
use super::item::{Found, ItemReader, tidy};
use super::naming::Named;
use super::section::{Part, Section, is_closing, is_numbered, looks_like_unit, part_of};
use super::{Item, NoticeKind};
use crate::config::UnitIx;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::grid::Grid;
use crate::markup::{Attributes, Block, BlockKind, Inline, ListItem, plain_text};
use crate::source::{Place, Span};

pub struct Outline<'a, 'd> {
    pub(super) reader: ItemReader<'a>,
    pub(super) diagnostics: &'d mut Diagnostics,
    kind: NoticeKind,
    year: i16,
    sections: Vec<Section>,
    /// Units opened by a line within the section, until the next line or heading.
    line_units: Option<Vec<UnitIx>>,
    /// An item that ends in a colon takes the list behind it as its parts.
    open_item: Option<usize>,
    /// The unit's part that was opened last, and how many items there were then.
    opened: Option<(UnitIx, Span, usize)>,
    items: Vec<Item>,
    counts: BTreeMap<UnitIx, usize>,
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
            sections: vec![Section { level: 0, part: Part::Prose, units: Vec::new() }],
            line_units: None,
            open_item: None,
            opened: None,
            items: Vec::new(),
            counts: BTreeMap::new(),
        }
    }

    /// All items of `blocks`, in the order of the text.
    pub fn items(mut self, blocks: &[Block]) -> Vec<Item> {
        self.blocks(blocks);
        self.close_unit();
        self.check_ids();
        self.items
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            let before_list = matches!(blocks.get(at + 1), Some(Block { kind: BlockKind::List { .. }, .. }));
            let open_item = self.open_item.take();
            match &block.kind {
                BlockKind::Heading { level, content } => self.heading(*level, content, block),
                BlockKind::Paragraph(content) => self.paragraph(content, block, before_list),
                BlockKind::List { start, items } => self.list(items, start.is_some(), open_item),
                BlockKind::Table(table) => self.table(&Grid::from(table), block.attributes.has_class("info")),
                BlockKind::Quote(_) | BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
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

    fn heading(&mut self, level: u8, content: &[Inline], block: &Block) {
        while self.sections.len() > 1 && self.section().level >= level {
            self.sections.pop();
        }
        self.line_units = None;
        // A heading below a unit's own parts its tasks and does not end them.
        if self.section().units.is_empty() {
            self.close_unit();
        }
        let around = self.section().clone();
        let text = plain_text(content);
        let mut section = Section { level, part: around.part, units: around.units.clone() };
        if section.part == Part::Closing {
            section.part = Part::Prose;
        }
        let place = self.place(block.span);
        let opens = self.may_open() || around.part == Part::Closing;
        match self.reader.naming.whole(&text) {
            Named::Units(units) if opens => {
                self.reader.naming.check_time(&units, place, self.diagnostics);
                self.opened = units.first().map(|unit| (*unit, block.span, self.items.len()));
                section.units = units;
                section.part = Part::Tasks;
            }
            Named::Units(_) => {}
            Named::Unsure(_) if opens => {
                section.units = self.reader.naming.needed(&text, place, self.diagnostics);
            }
            Named::Unsure(_) => {}
            Named::Nothing => match part_of(&text) {
                Some(part) => section.part = part,
                None if opens && looks_like_unit(&text) => {
                    self.reader.naming.report_unknown(
                        Code::UnknownUnitHeading,
                        line_name(&text),
                        place,
                        self.diagnostics,
                    );
                    section.units = Vec::new();
                    section.part = Part::Tasks;
                }
                None => {}
            },
        }
        self.obey_heading(&block.attributes, &mut section);
        self.sections.push(section);
    }

    /// `.assessment`, `.tasks` and `lead=` on a heading win over its words.
    fn obey_heading(&mut self, attributes: &Attributes, section: &mut Section) {
        if attributes.has_class("assessment") {
            section.part = Part::Assessment;
        } else if attributes.has_class("tasks") {
            section.part = Part::Tasks;
        } else if attributes.has_class("info") {
            section.part = Part::Prose;
        }
        for pair in &attributes.pairs {
            let place = self.place(pair.span);
            if pair.key == "lead" {
                section.units = self.reader.naming.needed(&pair.value, place, self.diagnostics);
                section.part = Part::Tasks;
            } else {
                self.diagnostics
                    .report(Code::UnknownKey, place)
                    .with("key", &pair.key)
                    .with("known", "lead")
                    .near(nearest(&pair.key, ["lead"]));
            }
        }
    }

    fn paragraph(&mut self, content: &[Inline], block: &Block, before_list: bool) {
        let text = plain_text(content);
        if matches!(self.part(), Part::Closing | Part::Assessment) || block.attributes.has_class("info") {
            return;
        }
        if is_closing(&text) {
            self.section().part = Part::Closing;
            return;
        }
        let span = words_of(content, block.span);
        if self.may_open() {
            if let Named::Units(units) = self.reader.naming.whole(&text) {
                return self.open_line(units, span);
            }
            if let Some((units, rest)) = self.run_in(span) {
                self.open_line(units, span);
                if !rest.is_empty() {
                    self.add(New::at(block.span, rest, tidy(rest.of(self.reader.text)), &block.attributes));
                }
                return;
            }
            if before_list && text.ends_with(':') && looks_like_unit(&text) {
                let place = self.place(span);
                let name = line_name(&text);
                self.reader.naming.report_unknown(Code::UnknownUnitHeading, name, place, self.diagnostics);
                self.section().part = Part::Tasks;
                self.line_units = Some(Vec::new());
                return;
            }
        }
        let leads_in = text.ends_with(':') && before_list;
        let numbered = is_numbered(&text);
        let is_item = match self.part() {
            Part::Tasks if leads_in => numbered || block.attributes.id.is_some(),
            Part::Tasks => numbered || !self.units().is_empty() || block.attributes.id.is_some(),
            Part::Prose | Part::Assessment | Part::Closing => block.attributes.id.is_some(),
        };
        if is_item {
            let item = self.add(New::at(block.span, span, text, &block.attributes));
            self.open_item = item.filter(|_| leads_in);
        }
    }

    fn open_line(&mut self, units: Vec<UnitIx>, span: Span) {
        let place = self.place(span);
        self.close_unit();
        self.reader.naming.check_time(&units, place, self.diagnostics);
        self.opened = units.first().map(|unit| (*unit, span, self.items.len()));
        self.section().part = Part::Tasks;
        self.line_units = Some(units);
    }

    /// A part that ends with no item in it is told: perhaps its tasks stand somewhere they are not seen.
    fn close_unit(&mut self) {
        if let Some((unit, span, _)) = self.opened.take().filter(|(_, _, before)| *before == self.items.len()) {
            let name = &self.reader.naming.offices.unit(unit).name;
            self.diagnostics.report(Code::EmptyUnitPart, Place::new(self.reader.source, span)).with("name", name);
        }
    }

    /// A unit's name before the first colon of some words, and the words behind it.
    fn run_in(&self, words: Span) -> Option<(Vec<UnitIx>, Span)> {
        let (units, rest) = self.reader.naming.run_in(words.of(self.reader.text))?;
        let rest = rest.shifted(words.start);
        let text = rest.of(self.reader.text);
        // The emphasis of a bold name may close behind its colon.
        let lead = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_')).len();
        Some((units, Span::new(rest.start + lead, rest.end)))
    }

    fn list(&mut self, items: &[ListItem], ordered: bool, parent: Option<usize>) {
        for item in items {
            if matches!(self.part(), Part::Closing | Part::Assessment) || item.attributes.has_class("info") {
                continue;
            }
            let text = plain_text(&item.content);
            if parent.is_none() && self.may_open() && self.list_item_opens(item, &text, ordered) {
                continue;
            }
            if self.part() == Part::Tasks || item.attributes.id.is_some() {
                self.list_item(item, text, item.content_span, parent, None);
            }
        }
    }

    /// A list item that names a unit: a line that opens its part, or words given to it alone.
    fn list_item_opens(&mut self, item: &ListItem, text: &str, ordered: bool) -> bool {
        if let Named::Units(units) = self.reader.naming.whole(text) {
            self.open_line(units, item.content_span);
            self.blocks(&item.blocks);
            return true;
        }
        let Some((units, rest)) = self.run_in(item.content_span) else {
            let unknown = ordered && text.ends_with(':') && looks_like_unit(text);
            if unknown {
                let place = self.place(item.content_span);
                let name = line_name(text);
                self.reader.naming.report_unknown(Code::UnknownUnitHeading, name, place, self.diagnostics);
                self.section().part = Part::Tasks;
                self.line_units = Some(Vec::new());
                self.blocks(&item.blocks);
            }
            return unknown;
        };
        let collective = self.reader.naming.offices.issuer(self.reader.naming.issuer).collective;
        let in_own_part = self.units().first().is_some_and(|unit| Some(*unit) != collective);
        if ordered {
            self.open_line(units, item.content_span);
            if rest.is_empty() {
                self.blocks(&item.blocks);
            } else {
                self.list_item(item, tidy(rest.of(self.reader.text)), rest, None, None);
            }
            return true;
        }
        // Within another unit's part a name before a colon is what the item is about, not who does it.
        if in_own_part || self.part() != Part::Tasks || rest.is_empty() {
            return false;
        }
        self.list_item(item, tidy(rest.of(self.reader.text)), rest, None, Some(units));
        true
    }

    fn list_item(
        &mut self,
        item: &ListItem,
        mut text: String,
        words: Span,
        parent: Option<usize>,
        units: Option<Vec<UnitIx>>,
    ) {
        let mut stretches = vec![words];
        for block in &item.blocks {
            if let BlockKind::Paragraph(content) = &block.kind {
                stretches.push(words_of(content, block.span));
                text.push(' ');
                text.push_str(&plain_text(content));
            }
        }
        let new = New {
            words: stretches,
            parent,
            units,
            checked: item.checked,
            ..New::at(item.span, words, text, &item.attributes)
        };
        let Some(ix) = self.add(new) else { return };
        for block in &item.blocks {
            if let BlockKind::List { items, .. } = &block.kind {
                for part in items.iter().filter(|part| !part.attributes.has_class("info")) {
                    self.list_item(part, plain_text(&part.content), part.content_span, Some(ix), None);
                }
            }
        }
    }

    /// Adds an item under its own units, else its parent's lead, else the units open here, else the collective unit.
    pub(super) fn add(&mut self, new: New) -> Option<usize> {
        let New { span, words, text, parent, units, checked, attributes } = new;
        let naming = self.reader.naming;
        let mut units = units.unwrap_or_else(|| match parent {
            Some(parent) => vec![self.items[parent].lead],
            None => self.units().to_vec(),
        });
        if units.is_empty() {
            // What names its unit in braces needs no other.
            let said = attributes.pair("lead").and_then(|lead| naming.offices.find_unit(naming.issuer, &lead.value));
            match said.or(naming.offices.issuer(naming.issuer).collective) {
                Some(unit) => units.push(unit),
                None => {
                    let issuer = &naming.offices.issuer(naming.issuer).name;
                    self.diagnostics.report(Code::NoCollective, self.place(span)).with("issuer", issuer);
                    return None;
                }
            }
        }
        let with = units.split_off(1);
        let lead = units[0];
        let found = Found { span, words, text, parent, lead, with, checked, attributes };
        let mut item = self.reader.read(found, String::new(), self.diagnostics);
        let own_id = match parent {
            Some(parent) => {
                let parts = self.items.iter().filter(|item| item.parent == Some(parent)).count();
                format!("{}.{}", self.items[parent].own_id, parts + 1)
            }
            None => {
                let count = self.counts.entry(item.lead).or_default();
                *count += 1;
                format!("{}-{count}", naming.offices.unit(item.lead).id.own())
            }
        };
        if item.own_id.is_empty() {
            item.own_id = own_id;
        }
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
            super::task_table::read(self, grid, columns);
        }
    }

    pub(super) fn item_mut(&mut self, ix: usize) -> &mut Item {
        &mut self.items[ix]
    }

    fn check_ids(&mut self) {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for item in &self.items {
            match first.get(item.own_id.as_str()) {
                Some(span) => {
                    let related = Place::new(self.reader.source, *span);
                    self.diagnostics
                        .report(Code::DuplicateId, Place::new(self.reader.source, item.span))
                        .with("id", &item.own_id)
                        .with("what", "task")
                        .related(related);
                }
                None => drop(first.insert(&item.own_id, item.span)),
            }
        }
    }
}

/// Where a paragraph's words stand, braces left out.
fn words_of(content: &[Inline], around: Span) -> Span {
    let start = content.first().map_or(around.start, |first| first.span.start);
    Span::new(start, content.last().map_or(start, |last| last.span.end))
}

/// The name in a line that looks like a unit's: without its number and colon.
fn line_name(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ')' | '(' | ' ')).trim_end_matches([':', ' '])
}
