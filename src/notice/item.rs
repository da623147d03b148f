//! One item's words, read: by when, with whom, by whom, citing what; and what its braces say outright.

use std::sync::Arc;

use thin_vec::ThinVec;

use super::naming::Naming;
use super::{CitationIx, Issued, Item, ItemIx};
use crate::config::{UnitIx, Written, day};
use crate::diagnostic::{Code, Diagnostics};
use crate::markup::{Attributes, Pair};
use crate::source::{Place, Source, SourceId, Span, Wording};
use crate::vietnamese::assignment;
use crate::vietnamese::citation::Citation;
use crate::vietnamese::deadline::{self, Context, DoubtKind, Reading, Reason, Relation};
use crate::vietnamese::word::Words;

/// What all items of one notice share.
pub struct ItemReader<'a> {
    pub source: SourceId,
    /// The same, for words that stay.
    pub shared: &'a Arc<Source>,
    pub text: &'a str,
    pub words: &'a BodyWords<'a>,
    pub naming: Naming<'a>,
    pub context: Context<'a>,
    pub issued: Issued,
    /// All of the notice's citations, in the order of the text.
    pub citations: &'a [Citation],
}

/// The words of a notice's body, which begins somewhere in its source.
pub struct BodyWords<'a> {
    pub words: Words<'a>,
    pub start: usize,
}

impl<'a> BodyWords<'a> {
    /// Those of a stretch of the source, as they are of that stretch alone.
    pub fn at(&self, stretch: Span) -> Words<'a> {
        let behind = |offset: usize| offset.saturating_sub(self.start);
        self.words.of_part(Span::new(behind(stretch.start()), behind(stretch.end())))
    }
}

/// A stretch of the source and its words, which several readers ask for.
pub struct Stretch<'a> {
    pub at: Span,
    pub words: Words<'a>,
}

/// An item as the outline found it, its words not yet read.
pub struct Found<'a> {
    /// The whole of it in the source, with its parts.
    pub span: Span,
    /// Its own words, a paragraph each.
    pub stretches: Vec<Stretch<'a>>,
    pub text: String,
    pub parent: Option<ItemIx>,
    pub lead: UnitIx,
    /// Units of a heading that names several.
    pub with: Vec<UnitIx>,
    pub checked: Option<bool>,
    pub attributes: &'a Attributes,
}

impl ItemReader<'_> {
    /// Reads one item; what is said outright wins over what is read. `own_id` is used where the braces give none.
    pub fn read(&self, found: Found, own_id: String, diagnostics: &mut Diagnostics) -> Item {
        let text = match found.stretches.as_slice() {
            [only] => Wording::new(found.text, self.shared, only.at),
            _ => Wording::from(found.text),
        };
        let mut item = Item {
            own_id: own_id.into(),
            span: found.span,
            text,
            parent: found.parent,
            lead: found.lead,
            with: found.with.into(),
            person: None,
            leader: None,
            product: None,
            deadlines: ThinVec::new(),
            rejected: ThinVec::new(),
            due: None,
            done: (found.checked == Some(true)).then_some(None),
            continues: None,
            citations: ThinVec::new(),
        };
        for Stretch { at, words } in &found.stretches {
            self.read_stretch(*at, words, &mut item, diagnostics);
            let first = self.citations.partition_point(|citation| citation.span.start() < at.start());
            let cited = self.citations.iter().enumerate().skip(first);
            let cited = cited.take_while(|(_, citation)| citation.span.start() < at.end());
            item.citations
                .extend(cited.filter(|(_, citation)| at.contains(citation.span)).map(|(ix, _)| CitationIx::new(ix)));
        }
        self.obey(found.attributes, &mut item, diagnostics);
        item.with.retain(|unit| *unit != item.lead);
        item
    }

    fn read_stretch(&self, at: Span, words: &Words, item: &mut Item, diagnostics: &mut Diagnostics) {
        let text = at.of(self.text);
        self.keep_reading(deadline::read(text, &self.context), at.start(), item, diagnostics);
        let read = assignment::read_words(words);
        for phrase in &read.with {
            for unit in self.naming.mentioned(phrase.of(text)) {
                if !item.with.contains(&unit) {
                    item.with.push(unit);
                }
            }
        }
        let words = |span: Option<Span>| span.map(|span| tidy(span.of(text)).into_boxed_str());
        item.person = item.person.take().or_else(|| words(read.person));
        item.leader = item.leader.take().or_else(|| words(read.leader));
        item.product = item.product.take().or_else(|| words(read.product));
    }

    /// A cell that holds nothing but a time ("15/3", "Quý II"): read as what stands behind "Thời hạn:".
    /// `by_day` tells that the column is of days, where "T5" is a Thursday.
    pub fn read_due_cell(&self, cell: Span, by_day: bool, item: &mut Item, diagnostics: &mut Diagnostics) {
        // Behind words with their marks a cell without any ("Thang 4") would not be seen to be written so.
        let lead = if cell.of(self.text).is_ascii() { "Thoi han: " } else { "Thời hạn: " };
        // What comes again, and what only begins, are so with or without those words.
        let alone = deadline::read(cell.of(self.text), &self.context);
        let rhythm = alone.deadlines.iter().any(|deadline| deadline.relation == Relation::Recurring);
        if rhythm || alone.rejected.iter().any(|rejected| rejected.reason == Reason::StartOnly) {
            return self.keep_reading(alone, cell.start(), item, diagnostics);
        }
        let written = cell.of(self.text);
        let month = short_month(written).filter(|_| !by_day);
        if month.is_some_and(|month| (2..=7).contains(&month)) {
            let place = Place::new(self.source, cell);
            diagnostics.report(Code::MonthOrWeekday, place).with("found", written);
        }
        let read = month.map_or_else(|| format!("{lead}{written}"), |month| format!("{lead}tháng {month}"));
        let mut reading = deadline::read(&read, &self.context);
        // The words in front were ours: what was read of them is not in the text.
        let back = |span: Span| match month {
            Some(_) => Span::new(0, cell.len()),
            None => Span::new(span.start().max(lead.len()) - lead.len(), span.end().max(lead.len()) - lead.len()),
        };
        reading.deadlines.iter_mut().for_each(|deadline| deadline.phrase = back(deadline.phrase));
        reading.rejected.iter_mut().for_each(|rejected| rejected.span = back(rejected.span));
        reading.doubts.iter_mut().for_each(|doubt| doubt.span = back(doubt.span));
        self.keep_reading(reading, cell.start(), item, diagnostics);
    }

    fn keep_reading(&self, reading: Reading, offset: usize, item: &mut Item, diagnostics: &mut Diagnostics) {
        for doubt in reading.doubts {
            let span = doubt.span.shifted(offset);
            let found = tidy(span.of(self.text));
            let place = Place::new(self.source, span);
            match doubt.kind {
                DoubtKind::ImpossibleDate => {
                    diagnostics.report(Code::ImpossibleDeadline, place).with("found", found);
                }
                DoubtKind::BeforeIssue => {
                    let issued = self.context.issued.map(|day| day.to_string()).unwrap_or_default();
                    diagnostics.report(Code::DeadlineBeforeIssue, place).with("date", found).with("issued", issued);
                }
                DoubtKind::YearUnknown => {
                    if self.issued == Issued::Unsaid {
                        diagnostics.report(Code::NoIssueDate, place);
                    }
                }
                DoubtKind::WeekdayMismatch => {
                    diagnostics.report(Code::WeekdayDiffers, place).with("found", found);
                }
                DoubtKind::YearAhead => {
                    diagnostics.report(Code::YearAhead, place).with("found", found);
                }
                DoubtKind::JustPast => {
                    diagnostics.report(Code::JustPast, place).with("found", found);
                }
                // Said on the page by the deadline's precision; nothing for the author to mend in the notice.
                DoubtKind::RulesOnly => {}
            }
        }
        item.deadlines.extend(reading.deadlines.into_iter().map(|mut deadline| {
            deadline.phrase = deadline.phrase.shifted(offset);
            deadline
        }));
        item.rejected.extend(reading.rejected.into_iter().map(|mut rejected| {
            rejected.span = rejected.span.shifted(offset);
            rejected
        }));
    }

    fn obey(&self, attributes: &Attributes, item: &mut Item, diagnostics: &mut Diagnostics) {
        let mut with = None;
        for pair in &attributes.pairs {
            let place = Place::new(self.source, pair.span);
            match pair.key.as_str() {
                "lead" => {
                    let units = self.naming.needed(&pair.value, place, diagnostics);
                    if let Some((lead, others)) = units.split_first() {
                        item.lead = *lead;
                        item.with.extend_from_slice(others);
                    }
                }
                "with" => {
                    let named = with.get_or_insert_with(Vec::new);
                    for name in pair.value.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                        named.extend(self.naming.needed(name, place, diagnostics));
                    }
                }
                "due" => {
                    let due = self.day(pair, diagnostics);
                    self.check_behind(due.as_ref(), Code::DeadlineBeforeIssue, diagnostics);
                    item.due = due.map(Box::new).or(item.due.take());
                }
                "done" => {
                    let done = self.day(pair, diagnostics);
                    self.check_behind(done.as_ref(), Code::DoneBeforeIssue, diagnostics);
                    item.done = Some(done.map(|day| day.value));
                }
                "continues" => item.continues = Some(Box::new(Written { value: pair.value.clone(), place })),
                "person" => item.person = Some(pair.value.as_str().into()),
                "leader" => item.leader = Some(pair.value.as_str().into()),
                "product" => item.product = Some(pair.value.as_str().into()),
                // Told by `braces`.
                _ => {}
            }
        }
        if let Some(with) = with {
            item.with = with.into();
        }
        if let Some((id, span)) = &attributes.id {
            if crate::id::is_slug(id) {
                item.own_id = id.as_str().into();
            } else {
                diagnostics
                    .report(Code::BadId, Place::new(self.source, *span))
                    .with("found", id)
                    .with("example", crate::vietnamese::fold::slug(id));
            }
        }
    }

    fn day(&self, pair: &Pair, diagnostics: &mut Diagnostics) -> Option<Written<jiff::civil::Date>> {
        let place = Place::new(self.source, pair.span);
        let found = day::parse_day(&pair.value);
        if found.is_none() {
            day::report(&pair.value, place, diagnostics);
        }
        let found = found.map(|value| Written { value, place })?;
        day::check_year(found.value.year(), place, diagnostics);
        Some(found)
    }

    /// Tells of a day that lies before the task was given.
    fn check_behind(&self, day: Option<&Written<jiff::civil::Date>>, code: Code, diagnostics: &mut Diagnostics) {
        let Issued::Day(issued) = self.issued else { return };
        if let Some(day) = day.filter(|day| day.value < issued) {
            diagnostics.report(code, day.place).with("date", day.value.to_string()).with("issued", issued.to_string());
        }
    }
}

/// "T5" alone in a column of days: the month, where a sentence would mean the weekday. From T8 on it can be nothing else.
fn short_month(cell: &str) -> Option<u8> {
    // "T4-T6" ends with its last month.
    if let Some((first, last)) = cell.rsplit_once(['-', '–', ',', ';']) {
        return short_month(last).filter(|_| short_month(first).is_some());
    }
    let number = cell.trim().strip_prefix(['T', 't'])?.trim_start_matches('.');
    number.parse().ok().filter(|number| (1..=12).contains(number))
}

/// Words of the source as one line, emphasis marks and the backslashes of escapes taken off.
pub fn tidy(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => bare.extend(chars.next_if(char::is_ascii_punctuation).or(Some(c))),
            '*' | '`' => {}
            c => bare.push(c),
        }
    }
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}
