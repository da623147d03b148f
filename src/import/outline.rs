//! Which paragraph is a section's heading, a unit's, an item, a part of an item, or none of these.
//!
//! The documents number and nest in every way at once, so no marker has a rank of its own. A line is a heading when it names a unit,
//! when its style is used for nothing else, or when it reads like a title and something stands below it; an item's depth is told by the
//! order in which styles came. The words that decide are those the notice room reads by, so what is written here is read there alike.

use jiff::civil::Date;

use super::block::{Block, Para};
use super::facts;
use super::heading::{Heading, Key, Open, Role};
use super::items::no_unit;
use super::marker::Style;
use super::naming::{Named, Naming};
use super::out::Out;
use super::styled::Styled;
use super::title::counts;
use crate::diagnostic::{Code, Diagnostics};
use crate::notice::NoticeKind;
use crate::notice::section::{Part, is_numbered, part_of};
use crate::period::Period;
use crate::source::{Place, SourceId, Span};

pub struct Outline<'a, 'd> {
    pub naming: Naming<'a>,
    pub kind: NoticeKind,
    pub year: Option<i16>,
    /// When the meeting was held, else when the notice was issued.
    pub day: Option<Date>,
    pub source: SourceId,
    pub diagnostics: &'d mut Diagnostics,
    pub(super) out: Vec<Out>,
    pub(super) heads: Vec<Open>,
    /// Styles of the list that is open, outermost first, with their blanks.
    pub(super) items: Vec<(Style, usize)>,
    pub(super) closed: bool,
    /// The section before gave tasks.
    pub(super) gave_tasks: bool,
    /// Names of offices that are asked for something and that no unit bears.
    pub(super) unknown: Vec<String>,
}

impl<'a, 'd> Outline<'a, 'd> {
    pub fn new(
        naming: Naming<'a>,
        kind: NoticeKind,
        (year, day): (Option<i16>, Option<Date>),
        source: SourceId,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Self {
            naming,
            kind,
            year,
            day,
            source,
            diagnostics,
            out: Vec::new(),
            heads: Vec::new(),
            items: Vec::new(),
            closed: false,
            gave_tasks: false,
            unknown: Vec::new(),
        }
    }

    /// The blocks to write, and names that units.toml should hold.
    pub fn read(mut self, blocks: &[Block]) -> (Vec<Out>, Vec<String>) {
        for (at, block) in blocks.iter().enumerate() {
            let rest = &blocks[at + 1..];
            match block {
                Block::Para(para) => self.para(para, rest),
                Block::Pipes(rows) | Block::Aligned(rows) => {
                    self.items.clear();
                    if let (Block::Aligned(_), Some((head, _))) = (block, rows.first()) {
                        let place = Place::new(self.source, *head);
                        let count = rows.len() - 1;
                        self.diagnostics.report(Code::ImportAligned, place).with("rows", count.to_string());
                    }
                    let table = super::table::pipes(
                        rows,
                        self.naming,
                        (self.year, self.in_known_unit()),
                        &mut self.unknown,
                        self.source,
                        self.diagnostics,
                    );
                    self.out.push(table);
                }
                Block::Scan(lines) => {
                    self.items.clear();
                    let table = super::table::scanned(lines, self.naming, self.year, self.source, self.diagnostics);
                    self.out.extend(table);
                }
            }
        }
        (self.out, self.unknown)
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(self.source, span)
    }

    pub(super) fn part(&self) -> Part {
        self.heads.last().map_or(Part::Prose, |open| open.part)
    }

    pub(super) fn in_unit(&self) -> bool {
        self.heads.iter().any(|open| open.role == Role::Unit)
    }

    /// Whether a unit that units.toml knows is asked by the headings above.
    pub(super) fn in_known_unit(&self) -> bool {
        self.heads.iter().any(|open| open.known)
    }

    /// Whether a heading of this style, or one above it, is that of a unit's part in which a line of the style would stand.
    pub(super) fn in_unit_above(&self, style: Style) -> bool {
        let rank = self.heads.iter().position(|open| open.key == Key::Style(style)).unwrap_or(self.heads.len());
        self.heads[..rank].iter().any(|open| open.role == Role::Unit)
    }

    fn para(&mut self, para: &Para, rest: &[Block]) {
        for span in &para.unsure {
            let words: String = para.text().chars().take(40).collect();
            self.diagnostics.report(Code::ImportJoined, Place::new(self.source, *span)).with("words", words);
        }
        let last = rest.iter().all(|block| !matches!(block, Block::Para(_)));
        if self.closes(para, last) {
            return;
        }
        if let Some((heading, words_from)) = self.heading(para, rest) {
            self.open(para, heading, words_from, rest);
            return;
        }
        match (&para.marker, self.rank(para)) {
            (Some(marker), Some(rank)) => self.beside(para, marker, rank, rest),
            (Some(_), None) => self.item(para, rest),
            (None, _) => self.bare(para, rest),
        }
    }

    /// Writes a heading, and the words behind a run-in one.
    fn open(&mut self, para: &Para, heading: Heading, from: Option<usize>, rest: &[Block]) {
        self.items.clear();
        // What is headed anew behind the closing sentence, an annex, is not closed.
        self.closed = false;
        let style = para.marker.as_ref().map(|marker| marker.style);
        let key = match style {
            Some(style) => Key::Style(style),
            None if para.level > 0 => Key::Hash(para.level),
            None => Key::Bare,
        };
        let role = match heading {
            Heading::Unit(_) | Heading::Unknown => Role::Unit,
            Heading::Section => Role::Section,
            Heading::Topic => Role::Topic,
        };
        self.pop(key, role);
        let around = self.heads.last().map(|open| open.part);
        let own = from.map_or(para.text(), |from| &para.text()[..from]).trim();
        // A sentence stays one.
        let asked = matches!(heading, Heading::Unit(Named::Asked(_)));
        let own = if asked { own } else { own.trim_end_matches(':').trim_end() };
        let whole = match &para.marker {
            Some(marker) if !marker.text.is_empty() && !matches!(marker.style, Style::Bullet(_)) => {
                format!("{} {own}", marker.text)
            }
            _ => own.to_owned(),
        };
        let (part, attributes) = self.part_and_attributes(&heading, &whole, around, para, rest);
        if heading == Heading::Unit(Named::Ambiguous) {
            // A heading with such a name would be an error; a line is a warning.
            self.diagnostics.report(Code::ImportUnknownUnit, Place::new(self.source, para.at)).with("name", own);
            self.out.push(Out::Para { words: Styled::parse(&format!("**{whole}:**")), attributes: String::new() });
        } else {
            let level = (self.heads.len() + 2).min(6);
            self.out.push(Out::Heading { level, words: Styled::plain(&whole), attributes });
        }
        let known = matches!(heading, Heading::Unit(Named::Units(_) | Named::Near(_) | Named::Asked(_)));
        self.heads.push(Open { key, marker: para.marker.clone(), role, part, known });
        if let Some(from) = from {
            let words = para.words.from(from);
            if role == Role::Unit || part != Part::Tasks || self.naming.addressed(words.text()).is_none() {
                // What is numbered is an item to the notice room.
                let attributes = match role != Role::Unit && part == Part::Tasks && is_numbered(words.text()) {
                    true if counts(words.text()) => ".info".to_owned(),
                    true => self.item_attributes(words.text(), para.at),
                    false => no_unit(&words),
                };
                self.out.push(Out::Para { words, attributes });
            } else {
                self.given(words, None);
            }
        }
    }

    /// Closes the headings that a new one ends.
    fn pop(&mut self, key: Key, role: Role) {
        let same = self.heads.iter().position(|open| open.key == key && (key != Key::Bare || open.role == role));
        let unit = self.heads.iter().position(|open| open.role == Role::Unit);
        let outer = match (key, role) {
            (_, Role::Unit | Role::Section) => unit,
            (Key::Hash(level), Role::Topic) => {
                self.heads.iter().position(|open| matches!(open.key, Key::Hash(other) if other >= level))
            }
            _ => None,
        };
        // A section without a number stands beside the other sections of its kind, and beside all where only it has none.
        let flat = (role == Role::Section && !matches!(key, Key::Style(_)))
            .then(|| self.heads.iter().position(|open| !matches!(open.key, Key::Style(_))))
            .flatten();
        if let Some(cut) = [same, outer, flat].into_iter().flatten().min() {
            self.heads.truncate(cut);
        }
    }

    /// The part a heading opens; what the notice room would not read from its words is said in braces.
    fn part_and_attributes(
        &mut self,
        heading: &Heading,
        whole: &str,
        around: Option<Part>,
        para: &Para,
        rest: &[Block],
    ) -> (Part, String) {
        let place = self.place(para.at);
        match heading {
            Heading::Unit(Named::Near(unit)) => {
                let unit = self.naming.offices.unit(*unit);
                self.diagnostics.report(Code::ImportNearUnit, place).with("name", whole).with("unit", &unit.name);
                return (Part::Tasks, format!("lead={}", unit.id.own()));
            }
            Heading::Unit(Named::Asked(unit)) => {
                return (Part::Tasks, format!("lead={}", self.naming.offices.unit(*unit).id.own()));
            }
            Heading::Unit(Named::Units(units)) if self.naming.whole(whole) == Named::Nothing => {
                // Its number is written so that the name behind it would not be seen.
                let lead = units.first().map(|unit| format!("lead={}", self.naming.offices.unit(*unit).id.own()));
                return (Part::Tasks, lead.unwrap_or_default());
            }
            Heading::Unit(_) => return (Part::Tasks, String::new()),
            Heading::Unknown => {
                self.diagnostics.report(Code::ImportUnknownUnit, place).with("name", whole);
                self.unknown.push(crate::vietnamese::mandate_office::bare_name(para.text()).to_owned());
                return (Part::Tasks, String::new());
            }
            Heading::Section | Heading::Topic => {}
        }
        let read = part_of(whole);
        let around_part = around.unwrap_or(Part::Prose);
        let would = read.unwrap_or(around_part);
        let wanted = match (heading, around) {
            // Below a heading that gives tasks only one that plainly looks back does not.
            (Heading::Topic, Some(Part::Tasks)) if would != Part::Tasks && !super::title::looks_back(whole) => {
                Part::Tasks
            }
            // "Công tác tháng 9" in October: what is over by then was done or was not.
            (_, None | Some(Part::Prose)) if read.is_none() && self.is_over(whole) => {
                self.diagnostics.report(Code::ImportUnsure, place).with("words", whole).with("read", "{.assessment}");
                Part::Assessment
            }
            // A heading that says nothing goes on as the one before it; the first one gives tasks where it holds a list.
            (_, None | Some(Part::Prose))
                if read.is_none() && self.kind == NoticeKind::Notice && (self.gave_tasks || is_list(rest)) =>
            {
                self.diagnostics.report(Code::ImportUnsure, place).with("words", whole).with("read", "{.tasks}");
                Part::Tasks
            }
            _ => would,
        };
        let class = match wanted {
            _ if wanted == would => "",
            Part::Tasks => ".tasks",
            Part::Assessment => ".assessment",
            Part::Prose | Part::Closing => ".info",
        };
        self.gave_tasks = wanted == Part::Tasks;
        (wanted, class.to_owned())
    }

    /// Whether the period that a heading names had ended when the office met.
    pub(super) fn is_over(&self, heading: &str) -> bool {
        // An office's own weeks are not the calendar's.
        let period = facts::period(heading, self.year).filter(|period| !matches!(period, Period::Week(..)));
        matches!((period, self.day), (Some(period), Some(day)) if period.days().1 < day)
    }
}

fn is_list(rest: &[Block]) -> bool {
    rest.iter().take(3).any(|block| matches!(block, Block::Para(para) if para.marker.is_some()))
}
