//! Paragraphs: a line that names a unit, a run-in heading, a task that is no list item, or a sentence between.

use super::{New, Outline};
use crate::config::UnitIx;
use crate::diagnostic::Code;
use crate::markup::{Block, Inline, InlineKind, plain_text};
use crate::notice::NoticeKind;
use crate::notice::item::tidy;
use crate::notice::naming::Named;
use crate::notice::section::{Part, is_closing, is_numbered, is_unit_line, looks_like_unit};
use crate::notice::shared_due::printed;
use crate::notice::strays::is_footnote;
use crate::source::{Place, Span};
use crate::vietnamese::deadline::{self, Deadline, Relation};

impl Outline<'_, '_> {
    pub(super) fn paragraph(&mut self, content: &[Inline], block: &Block, before_list: bool) {
        let text = plain_text(content);
        if block.attributes.has_class("info") || self.part() == Part::Closing || is_footnote(&text) {
            return;
        }
        // Braces on a line of their own say something of nothing, which `braces` tells.
        if !text.contains(char::is_alphanumeric) {
            return;
        }
        let outright = block.attributes.make_a_task();
        if !outright && (self.part() == Part::Assessment || self.tells()) {
            let order = self.order(words_of(content, block.span));
            if let Some(order) = order {
                self.add(New::at(block.span, order, tidy(order.of(self.reader.text)), &block.attributes));
            }
            if order.is_some() || self.part() == Part::Assessment {
                return;
            }
        }
        if is_closing(&text) {
            self.section().part = Part::Closing;
            return;
        }
        // A row behind a blank line, or of a table without the line below its head, is no work.
        if text.starts_with('|') && text.matches('|').count() > 1 && self.sections.len() > 1 {
            self.diagnostics.report(Code::StrayRow, self.place(block.span));
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
            if let Some((name, rest)) = self.unknown_run_in(span) {
                self.reader.naming.report_unknown(Code::UnknownUnitHeading, &name, self.place(span), self.diagnostics);
                self.line_units = Some(self.everybody());
                self.add(New::at(block.span, rest, tidy(rest.of(self.reader.text)), &block.attributes));
                return;
            }
            let is_bold = matches!(content, [Inline { kind: InlineKind::Strong(_), .. }]);
            if before_list && text.ends_with(':') && looks_like_unit(&text) || is_bold && is_unit_line(&text) {
                let place = self.place(span);
                let name = line_name(&text);
                self.reader.naming.report_unknown(Code::UnknownUnitHeading, name, place, self.diagnostics);
                self.section().part = Part::Tasks;
                self.line_units = Some(self.everybody());
                return;
            }
        }
        let leads_in = text.ends_with(':') && before_list;
        if leads_in && self.part() == Part::Tasks {
            self.list_due = self.limit_of_all(span);
        }
        let numbered = is_numbered(&text);
        let is_item = match self.part() {
            Part::Tasks if leads_in => numbered || outright,
            Part::Tasks => numbered || !self.units().is_empty() || outright,
            Part::Prose | Part::Assessment | Part::Closing => outright,
        };
        if is_item {
            let item = self.add(New::at(block.span, span, text, &block.attributes));
            self.open_item = item.filter(|_| leads_in);
        }
    }

    /// "2.2. Phòng Nội chính: Tổ chức …" behind "2.1. Văn phòng Sở: …", where no unit bears the name: it is not the unit's above.
    fn unknown_run_in(&self, span: Span) -> Option<(String, Span)> {
        let words = span.of(self.reader.text);
        let colon = words.find(':').filter(|_| self.line_units.is_some() && is_numbered(words))?;
        let name = line_name(words[..colon].trim_matches(['*', '_', ' '])).to_owned();
        let rest = Span::new(span.start() + colon + 1, span.end());
        let lead = rest.of(self.reader.text).len()
            - rest.of(self.reader.text).trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_')).len();
        let rest = Span::new(rest.start() + lead, rest.end());
        let unit = looks_like_unit(&name) || self.reader.naming.is_slip_of_unit(&name);
        (unit && !rest.is_empty()).then_some((name, rest))
    }

    pub(super) fn open_line(&mut self, units: Vec<UnitIx>, span: Span) {
        let place = self.place(span);
        self.close_unit();
        self.reader.naming.check_time(&units, place, self.diagnostics);
        self.opened = units.first().map(|unit| (*unit, span, self.items.len()));
        self.section().part = Part::Tasks;
        self.line_units = Some(units);
        self.since = self.items.len();
        self.line_number = printed(span.of(self.reader.text));
    }

    /// A part that ends with no item in it is told: perhaps its tasks stand somewhere they are not seen.
    pub(super) fn close_unit(&mut self) {
        if let Some((unit, span, _)) = self.opened.take().filter(|(_, _, before)| *before == self.items.len()) {
            let name = &self.reader.naming.offices.unit(unit).name;
            self.diagnostics.report(Code::EmptyUnitPart, Place::new(self.reader.source, span)).with("name", name);
        }
    }

    /// A list item with a day to come, in a part that gives no tasks, may have been meant as one.
    pub(super) fn tell_uncounted(&mut self, words: Span) {
        if self.is_dated(words) {
            self.diagnostics.report(Code::NotCounted, self.place(words));
        }
    }

    /// The deadlines that some words set for all that stands below them: the line before a list ("Trước ngày 15/4/2025:", "Hoàn thành trước ngày
    /// 20/4 các nội dung sau:"), the brackets of a heading ("Văn phòng Sở (hoàn thành trước 15/4)"). They are nothing but that: who did,
    /// will or is asked something by a day sets none for others.
    pub(super) fn limit_of_all(&self, words: Span) -> Vec<Deadline> {
        const BEGINNINGS: &[&str] =
            &["hoàn thành", "trước", "chậm nhất", "thời hạn", "thời gian hoàn thành", "hạn", "xong", "đến hết"];
        const OTHERS: &[&str] = &["đã ", "sẽ ", "chưa", "thường xuyên", "giám đốc", "ý kiến", "phát sinh", "tồn tại"];
        let text = words.of(self.reader.text);
        let lower = text.to_lowercase();
        let begins = |words: &str| BEGINNINGS.iter().any(|beginning| words.starts_with(beginning));
        let ends = lower.contains("hoàn thành trước") || lower.contains("xong trước") || begins(lower.trim());
        if !ends || OTHERS.iter().any(|other| lower.contains(other)) || !text.contains(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        let limit = |deadline: &Deadline| match deadline.relation {
            Relation::Before => deadline.end.is_some(),
            Relation::By => deadline.end.is_some() && deadline.start.is_none(),
            _ => false,
        };
        let found = deadline::read(text, &self.reader.context).deadlines.into_iter().filter(limit);
        found.map(|deadline| Deadline { phrase: deadline.phrase.shifted(words.start()), ..deadline }).collect()
    }

    /// As [`Self::limit_of_all`], of the brackets that end a heading.
    pub(super) fn limit_in_heading(&self, heading: Span) -> Vec<Deadline> {
        let text = heading.of(self.reader.text);
        let brackets = text.rfind('(').zip(text.rfind(')')).filter(|(open, close)| open < close);
        let Some((open, close)) = brackets else { return Vec::new() };
        let inside = Span::new(heading.start() + open + 1, heading.start() + close);
        let words = inside.of(self.reader.text).trim_start().to_lowercase();
        let says = ["hoàn thành", "trước", "chậm nhất", "thời hạn", "hạn", "xong"].iter().any(|w| words.starts_with(w));
        if says { self.limit_of_all(inside) } else { Vec::new() }
    }

    /// Whether some words name a day by which something is to be done, at or behind the day of the notice.
    pub(super) fn is_dated(&self, words: Span) -> bool {
        let context = &self.reader.context;
        let firm = |deadline: &Deadline| {
            matches!(deadline.relation, Relation::Before | Relation::By)
                && deadline.end.is_some_and(|end| context.issued.is_none_or(|issued| end >= issued))
        };
        deadline::read(words.of(self.reader.text), context).deadlines.iter().any(firm)
    }

    /// Whether the words stand in a part that neither gives tasks nor looks back: "I. Tiến độ các chỉ tiêu".
    pub(super) fn tells(&self) -> bool {
        self.part() == Part::Prose && self.kind == NoticeKind::Notice
    }

    /// Whether the words stand below a unit's name in a report, which gives no tasks.
    pub(super) fn tells_of_a_unit(&self) -> bool {
        self.part() == Part::Prose && self.kind == NoticeKind::Report && !self.units().is_empty()
    }

    /// Work given outright in a part that looks back: "Giải ngân đạt 20%. Giao Văn phòng Sở …". It is counted, and said.
    pub(super) fn order(&mut self, words: Span) -> Option<Span> {
        let at = self.reader.naming.order(words.of(self.reader.text))?;
        let order = Span::new(words.start() + at, words.end());
        let place = self.place(order);
        self.diagnostics.report(Code::OrderLookingBack, place);
        Some(order)
    }

    /// A unit's name before the first colon of some words, and the words behind it.
    pub(super) fn run_in(&self, words: Span) -> Option<(Vec<UnitIx>, Span)> {
        let (units, rest) = self.reader.naming.run_in(words.of(self.reader.text))?;
        let rest = rest.shifted(words.start());
        let text = rest.of(self.reader.text);
        // The emphasis of a bold name may close behind its colon.
        let lead = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_')).len();
        Some((units, Span::new(rest.start() + lead, rest.end())))
    }
}

/// Where a paragraph's words stand, braces left out.
pub(super) fn words_of(content: &[Inline], around: Span) -> Span {
    let start = content.first().map_or(around.start(), |first| first.span.start());
    Span::new(start, content.last().map_or(start, |last| last.span.end()))
}

/// The name in a line that looks like a unit's: without its number and colon.
pub(super) fn line_name(line: &str) -> &str {
    line.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ')' | '(' | ' ')).trim_end_matches([':', ' '])
}
