//! Lists: each item a task and what nests below it its parts, unless it names a unit.

use std::borrow::Cow;

use super::line::{line_name, words_of};
use super::{New, Outline};
use crate::config::UnitIx;
use crate::diagnostic::Code;
use crate::grid::Grid;
use crate::markup::{BlockKind, ListItem, plain_text};
use crate::notice::columns::{TableKind, recognise};
use crate::notice::item::tidy;
use crate::notice::naming::Named;
use crate::notice::section::{Part, is_unit_line, looks_like_unit};
use crate::notice::two_heads::joined;
use crate::source::Span;

impl Outline<'_, '_> {
    pub(super) fn list(&mut self, items: &[ListItem], ordered: bool, parent: Option<usize>) {
        let mut among_units = false;
        for item in items {
            if item.attributes.has_class("info") || self.part() == Part::Closing {
                continue;
            }
            let text = plain_text(&item.content);
            let outright = item.attributes.make_a_task();
            if !outright && (self.part() == Part::Assessment || self.tells() && parent.is_none()) {
                let order = self.order(item.content_span);
                if let Some(order) = order {
                    self.list_item(item, tidy(order.of(self.reader.text)), order, None, None);
                }
                // "Đã trình trước ngày 15/4" tells of what was done.
                let told = ["Đã ", "đã ", "Hợp đồng"].iter().any(|word| text.contains(word));
                if order.is_none() && self.part() == Part::Assessment && !told {
                    self.tell_uncounted(item.content_span);
                }
                if order.is_some() || self.part() == Part::Assessment {
                    continue;
                }
            }
            let nested = item.blocks.iter().any(|block| matches!(block.kind, BlockKind::List { .. }));
            let around = nested.then(|| (self.line_units.clone(), self.line_number.clone()));
            if parent.is_none() && self.may_open() && self.list_item_opens(item, &text, ordered || among_units) {
                among_units |= matches!(self.reader.naming.whole(&text), Named::Units(_));
                // A unit whose work nests below its name has no more of it beside.
                if let Some(around) = around {
                    self.close_unit();
                    (self.line_units, self.line_number) = around;
                }
                continue;
            }
            if self.part() == Part::Tasks || outright {
                self.list_item(item, text, item.content_span, parent, None);
            } else if parent.is_none() && (self.tells() || self.tells_of_a_unit()) {
                self.tell_uncounted(item.content_span);
            }
        }
    }

    /// A list item that names a unit: a line that opens its part, or words given to it alone. `heads` tells that lines of this list may
    /// be units' headings: it is numbered, or a unit's bare name stood in it.
    pub(super) fn list_item_opens(&mut self, item: &ListItem, text: &str, heads: bool) -> bool {
        if let Named::Units(units) = self.reader.naming.whole(text) {
            if item.blocks.is_empty() && self.is_task_of(text) {
                let text = text.to_owned();
                self.list_item(item, text, item.content_span, None, Some(units));
                return true;
            }
            self.open_line(units, item.content_span);
            self.blocks(&item.blocks);
            return true;
        }
        let Some((units, rest)) = self.run_in(item.content_span) else {
            let unknown = heads && (text.ends_with(':') && looks_like_unit(text) || is_unit_line(text));
            if unknown {
                let place = self.place(item.content_span);
                let name = line_name(text);
                self.reader.naming.report_unknown(Code::UnknownUnitHeading, name, place, self.diagnostics);
                self.section().part = Part::Tasks;
                self.line_units = Some(self.everybody());
                self.blocks(&item.blocks);
            }
            return unknown;
        };
        let collective = self.reader.naming.offices.issuer(self.reader.naming.issuer).collective;
        let in_own_part = self.units().first().is_some_and(|unit| Some(*unit) != collective);
        if heads {
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

    /// "Rà soát hồ sơ đề tài (Phòng QLKH chủ trì)": work, and in brackets who leads it; no unit's heading.
    fn is_task_of(&self, text: &str) -> bool {
        let Some((outside, inside)) = text.split_once('(') else { return false };
        let role = ["chủ trì", "thực hiện", "phối hợp", "tham mưu"].iter().any(|role| inside.contains(role));
        role && self.reader.naming.whole(outside) == Named::Nothing
    }

    pub(super) fn list_item(
        &mut self,
        item: &ListItem,
        mut text: String,
        words: Span,
        parent: Option<usize>,
        units: Option<Vec<UnitIx>>,
    ) {
        let mut stretches = vec![words];
        let mut attributes = Cow::Borrowed(&item.attributes);
        for block in &item.blocks {
            match &block.kind {
                BlockKind::Paragraph(content) => {
                    stretches.push(words_of(content, block.span));
                    text.push(' ');
                    text.push_str(&plain_text(content));
                    // Braces end an item, of however many paragraphs.
                    if block.attributes.span.is_some() {
                        attributes.to_mut().join(&block.attributes);
                    }
                }
                BlockKind::Table(table)
                    if matches!(recognise(&joined(Grid::from(table)), self.year), TableKind::Tasks(_)) =>
                {
                    self.diagnostics.report(Code::NotTasks, self.place(block.span));
                }
                BlockKind::Code { .. } | BlockKind::Quote(_) => {
                    self.diagnostics.report(Code::NotTasks, self.place(block.span));
                }
                _ => {}
            }
        }
        let new = New {
            words: stretches,
            parent,
            units,
            checked: item.checked,
            ..New::at(item.span, words, text, &attributes)
        };
        let has_parts = item.blocks.iter().any(|block| matches!(block.kind, BlockKind::List { .. }));
        if !new.text.contains(char::is_alphanumeric) && !has_parts {
            self.diagnostics.report(Code::EmptyItem, self.place(item.span));
            return;
        }
        let Some(ix) = self.add(new) else { return };
        for block in &item.blocks {
            if let BlockKind::List { items, .. } = &block.kind {
                for part in items.iter().filter(|part| !part.attributes.has_class("info")) {
                    self.list_item(part, plain_text(&part.content), part.content_span, Some(ix), None);
                }
            }
        }
    }
}
