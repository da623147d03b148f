//! Headings: each opens a section, which looks back, gives tasks, or names the unit they are given to.

use super::Outline;
use super::line::line_name;
use crate::config::UnitIx;
use crate::diagnostic::Code;
use crate::markup::{Attributes, Block, Inline, plain_text};
use crate::notice::naming::Named;
use crate::notice::section::{Part, Section, begins_with_assessment, looks_both_ways, looks_like_unit, part_of};
use crate::notice::shared_due::printed;

impl Outline<'_, '_> {
    pub(super) fn heading(&mut self, level: u8, content: &[Inline], block: &Block) {
        while self.sections.len() > 1 && self.section().level >= level {
            self.sections.pop();
        }
        self.line_units = None;
        self.line_number = None;
        self.since = self.items.len();
        // A heading below a unit's own parts its tasks and does not end them.
        if self.section().units.is_empty() {
            self.close_unit();
        }
        let around = self.section().clone();
        let text = plain_text(content);
        let number = printed(&text);
        let due = self.limit_in_heading(block.span);
        let mut section = Section { level, part: around.part, units: around.units.clone(), number, due };
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
            // Where a report tells of a unit, what braces call a task is that unit's.
            Named::Units(units) => section.units = units,
            Named::Unsure(_) if opens => {
                section.units = self.reader.naming.needed(&text, place, self.diagnostics);
            }
            Named::Unsure(_) => {}
            Named::Nothing => match part_of(&text) {
                // Among tasks only a heading that begins so looks back: "Tổ chức hội nghị đánh giá …" is work to do.
                Some(Part::Assessment) if around.part == Part::Tasks && !begins_with_assessment(&text) => {}
                Some(part) => {
                    section.part = part;
                    let decided = block.attributes.has_class("assessment") || block.attributes.has_class("tasks");
                    if part == Part::Assessment && looks_both_ways(&text) && !decided {
                        self.diagnostics.report(Code::MixedHeading, place);
                    }
                }
                None if opens
                    && block.attributes.pair("lead").is_none()
                    && (looks_like_unit(&text) || self.reader.naming.is_slip_of_unit(&text)) =>
                {
                    self.reader.naming.report_unknown(
                        Code::UnknownUnitHeading,
                        line_name(&text),
                        place,
                        self.diagnostics,
                    );
                    section.units = self.everybody();
                    section.part = Part::Tasks;
                }
                None => self.check_underlined(block),
            },
        }
        self.obey_heading(&block.attributes, &mut section);
        self.sections.push(section);
    }

    /// A line of dashes right below a paragraph makes a heading of it, and a heading is no task.
    fn check_underlined(&mut self, block: &Block) {
        let hashes = block.span.of(self.reader.text).trim_start().starts_with('#');
        if !hashes && self.is_dated(block.span) {
            self.diagnostics.report(Code::UnderlinedTask, self.place(block.span));
        }
    }

    /// Whom the work of a unit falls to that nobody knows, paragraphs included.
    pub(super) fn everybody(&self) -> Vec<UnitIx> {
        self.reader.naming.offices.issuer(self.reader.naming.issuer).collective.into_iter().collect()
    }

    /// `.assessment`, `.tasks` and `lead=` on a heading win over its words.
    pub(super) fn obey_heading(&mut self, attributes: &Attributes, section: &mut Section) {
        if attributes.has_class("assessment") {
            section.part = Part::Assessment;
        } else if attributes.has_class("tasks") {
            section.part = Part::Tasks;
        } else if attributes.has_class("info") {
            section.part = Part::Prose;
        }
        if let Some(pair) = attributes.pair("lead") {
            section.units = self.reader.naming.needed(&pair.value, self.place(pair.span), self.diagnostics);
            section.part = Part::Tasks;
        }
    }
}
