//! Whether a paragraph is a heading, and of what.

use super::block::{Block, Para};
use super::marker::{Marker, Style};
use super::naming::Named;
use super::out::Out;
use super::outline::Outline;
use super::title::{addresses, asks, counts, ends_sentence, is_capitals, is_title, names_matter, names_speaker};
use crate::notice::section::{Part, looks_like_unit, part_of};
use crate::vietnamese::fold::fold;

/// What a heading is.
#[derive(Clone, Debug, PartialEq)]
pub enum Heading {
    Unit(Named),
    /// It looks like a unit's name and none bears it.
    Unknown,
    Section,
    Topic,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Section,
    Unit,
    Topic,
}

/// By what a heading is known to be of one rank with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Style(Style),
    Hash(usize),
    Bare,
}

/// A heading whose reach has not ended.
#[derive(Clone, Debug)]
pub struct Open {
    pub key: Key,
    /// Its number, by which the next of its rank is known.
    pub marker: Option<Marker>,
    pub role: Role,
    pub part: Part,
    /// A unit that bears the name is there, so what stands below is given to it.
    pub known: bool,
}

impl Open {
    /// One that gives tasks and names no unit.
    pub fn tasks(key: Key, role: Role) -> Self {
        Self { key, marker: None, role, part: Part::Tasks, known: false }
    }
}

/// A heading, and where the words behind a run-in one begin.
pub type Found = (Heading, Option<usize>);

/// What stands below a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    Table,
    /// Items marked in another style than its own.
    List,
    Words,
    Nothing,
}

impl Outline<'_, '_> {
    pub(super) fn heading(&self, para: &Para, rest: &[Block]) -> Option<Found> {
        let text = para.text();
        let style = para.marker.as_ref().map(|marker| marker.style);
        let bullet = matches!(style, Some(Style::Bullet(_)));
        let marked = para.level > 0 || (para.words.is_bold() && !bullet);
        let below = below(para, rest);
        let may_name = self.part() != Part::Assessment || self.ranks_with_a_head(style);
        if let Some(found) = self.unit(para, marked, below, rest).filter(|_| may_name) {
            return Some(found);
        }
        match style {
            Some(style) if style.always_heads() => return ranked(text),
            Some(Style::Bullet(_)) => return None,
            _ => {}
        }
        let title = is_title(text);
        if style.is_none() && is_list_title(text) && is_capitals(text) {
            return Some((Heading::Section, None));
        }
        // Bold words that ask for something, with nothing below them, are an item set in bold.
        let item =
            para.level == 0 && below != Below::Table && (asks(text) || style.is_some()) && below == Below::Nothing;
        if marked && title && !item {
            let top = !self.in_unit() && self.heads.iter().all(|open| open.role == Role::Section);
            let below_a_section = style.is_some() && !self.heads.is_empty() && part_of(text).is_none();
            return Some((if top && !below_a_section { Heading::Section } else { Heading::Topic }, None));
        }
        if let Some(found) = self.matter_of_units(para, below, rest) {
            return Some(found);
        }
        if matches!(style, Some(Style::Number(..))) {
            return self.numbered(text, style, below, rest);
        }
        let announces = title && below != Below::Nothing && part_of(text).is_some() && !names_speaker(text);
        let short = text.split(' ').count() <= 12 && text.ends_with(':') && below == Below::List && !self.in_unit();
        (style.is_none() && announces && (short || is_capitals(text))).then_some((Heading::Section, None))
    }

    pub(super) fn ranks_with_a_head(&self, style: Option<Style>) -> bool {
        style.is_some_and(|style| self.heads.iter().any(|open| open.key == Key::Style(style)))
    }

    /// Whether the line's number or letter comes right behind that of a heading: "c) …" behind "b. …".
    fn follows_a_head(&self, para: &Para) -> bool {
        let follows =
            |open: &Open| para.marker.as_ref().zip(open.marker.as_ref()).is_some_and(|(own, head)| own.follows(head));
        self.heads.iter().any(follows)
    }

    /// Whether the list that goes on here is that of "Kính gửi:"; nobody writes to more than so many.
    pub(super) fn names_recipients(&self) -> bool {
        const MOST: usize = 60;
        let head = self.out.iter().rev().take(MOST).find(|out| !matches!(out, Out::Item { .. } | Out::More { .. }));
        matches!(head, Some(Out::Para { words, .. }) if addresses(words.text()))
    }

    /// A line that names units, wholly, before its colon, or at its end.
    fn unit(&self, para: &Para, marked: bool, below: Below, rest: &[Block]) -> Option<Found> {
        let text = para.text();
        let style = para.marker.as_ref().map(|marker| marker.style);
        let bullet = matches!(style, Some(Style::Bullet(_)));
        let firm = marked || style.is_some_and(Style::may_head);
        // Below an item a name is what the item is about, unless something stands below the name.
        let ranks = self.ranks_with_a_head(style) || self.follows_a_head(para);
        let inside = !marked
            && self.in_unit()
            && !ranks
            && style.is_some_and(|style| self.items.first().is_some_and(|(first, _)| *first != style));
        if inside && below == Below::Nothing {
            return None;
        }
        // "PHÒNGKẾ HOẠCH": the notice room sees a slip in any heading.
        let near = firm && (looks_like_unit(text) || marked && is_title(text));
        let named = if near { self.naming.whole_or_near(text) } else { self.naming.whole(text) };
        let unit_rank = |open: &Open| open.role == Role::Unit && Some(open.key) == style.map(Key::Style);
        let among_units = self.heads.iter().any(unit_rank);
        // A bullet is a unit's where the last one of its kind was, or where something stands below it.
        let may = !bullet || (below != Below::Nothing && (among_units || !self.in_unit()));
        // "2. Nhiệm vụ cụ thể của các phòng, đơn vị" above "2.1. Văn phòng Sở".
        let all = self.naming.collective().map(|all| Named::Units(vec![all]));
        let over_units = Some(&named) == all.as_ref() && self.opens_with_unit(rest);
        if over_units && firm {
            return Some((Heading::Section, None));
        }
        if named != Named::Nothing && may && !(bullet && self.names_recipients()) {
            return Some((Heading::Unit(named), None));
        }
        if bullet && !among_units {
            return None;
        }
        if let Some((named, from)) = self.naming.run_in(text).filter(|(_, from)| !text[*from..].trim().is_empty()) {
            let sibling = !inside && (style.is_none() || !self.in_unit() || ranks);
            let doubtful = matches!(named, Named::Near(_)) && !looks_like_unit(&text[..from]);
            if sibling && !doubtful {
                return Some((Heading::Unit(named), Some(from)));
            }
        }
        if let Some(unit) = self.lead_in(para, below, ranks) {
            return Some((Heading::Unit(Named::Asked(unit)), None));
        }
        if below == Below::Nothing || asks(text) || !is_title(text) {
            return None;
        }
        if let Some(unit) = self.naming.at_end(text).filter(|_| firm && !inside && !is_list_title(text)) {
            // "2.6. Công tác văn thư: Văn phòng Sở": a matter, and whose it is.
            let named = if text.contains(':') { Named::Asked(unit) } else { Named::Near(unit) };
            return Some((Heading::Unit(named), None));
        }
        let sentence = self.naming.addressed(text).is_some();
        let named = looks_like_unit(text) && !sentence && (text.ends_with(':') || marked || among_units);
        // "VI. CÁC ĐƠN VỊ SỰ NGHIỆP" above "1. Trung tâm Thông tin".
        let heading = if self.opens_with_unit(rest) { Heading::Section } else { Heading::Unknown };
        named.then_some((heading, None))
    }

    /// "2. …", which may be a section's heading, a matter's, or an item.
    fn numbered(&self, text: &str, style: Option<Style>, below: Below, rest: &[Block]) -> Option<Found> {
        let style = style?;
        // "2. Công tác cải cách hành chính:" behind "1. Tham mưu quy chế", both within "1. Văn phòng Sở".
        if self.in_unit() && text.ends_with(':') && self.items.first().is_some_and(|(first, _)| *first == style) {
            return None;
        }
        let sibling = self.heads.iter().rev().find(|open| open.key == Key::Style(style)).map(|open| open.role);
        let kind = match sibling {
            Some(Role::Section) => Heading::Section,
            Some(Role::Unit | Role::Topic) => Heading::Topic,
            None if self.heads.is_empty() => Heading::Section,
            None => Heading::Topic,
        };
        // "3. Về nội vụ, cải cách hành chính." beside "2. Về văn hóa": a stop too many.
        let matter = sibling.is_some() && names_matter(text);
        let title = is_title(text) || matter && is_title(text.trim_end_matches('.'));
        if title && counts(text) {
            return (below != Below::Nothing).then_some((kind, None));
        }
        // A table may stand behind a sentence that has nothing to do with it.
        if below == Below::Table && !text.contains(". ") && !text.ends_with(['.', ';']) {
            return (text.chars().count() <= 220).then_some((kind, None));
        }
        let colon = text.find(':').filter(|colon| text[..*colon].chars().count() <= 80 && !asks(text));
        if let Some(colon) = colon.filter(|colon| !text[*colon + 1..].trim().is_empty()) {
            let sections = sibling == Some(Role::Section) || self.heads.is_empty();
            if sections && self.items.is_empty() && part_of(&text[..colon]).is_some() {
                return Some((Heading::Section, Some(colon + 1)));
            }
            // "4. Về nguồn vốn: Giao Sở Tài chính …": a matter, and whom it is given to.
            let matter = matches!(sibling, Some(Role::Section | Role::Topic)) || names_matter(text);
            if matter && !self.in_unit_above(style) && self.naming.addressed(text[colon + 1..].trim()).is_some() {
                return Some((kind, Some(colon + 1)));
            }
        }
        if !title || below == Below::Nothing {
            return None;
        }
        let words = text.split(' ').count();
        let announces = (part_of(text).is_some() || self.is_over(text)) && self.heads.is_empty();
        if words <= 20 && (announces || (sibling.is_some() && !asks(text) && !self.naming.is_work(text))) {
            return Some((kind, None));
        }
        let most = if names_matter(text) { 32 } else { 15 };
        let asks = asks(text) || self.naming.addressed(text).is_some();
        let matter = !asks && words <= most && (!self.in_unit() || names_matter(text)) && !ends_sentence(text);
        // "1. Về cải cách hành chính" and "Giao Văn phòng Sở …": the paragraph asks.
        let asked = below == Below::Words && names_matter(text) && self.begins_asking(rest);
        (matter && (below == Below::List || asked) && self.part() != Part::Assessment).then_some((kind, None))
    }
}

/// "DANH MỤC NHIỆM VỤ GIAO CÁC PHÒNG, ĐƠN VỊ": the title of a list, whomever it names.
fn is_list_title(text: &str) -> bool {
    let folded = fold(text);
    ["danh muc", "phu luc", "bang ", "bieu "].iter().any(|title| folded.trim_start().starts_with(title))
}

/// "I. …", which is a heading unless it is too long for one; then what stands before its colon is.
fn ranked(text: &str) -> Option<Found> {
    if text.chars().count() <= 220 && !text.contains(". ") {
        return Some((Heading::Section, None));
    }
    let colon = text.find(':').filter(|colon| text[..*colon].chars().count() <= 120)?;
    Some((Heading::Section, Some(colon + 1)))
}

fn below(para: &Para, rest: &[Block]) -> Below {
    let next = match rest.first() {
        Some(Block::Para(next)) => next,
        Some(Block::Pipes(_) | Block::Aligned(_) | Block::Scan(_)) => return Below::Table,
        None => return Below::Nothing,
    };
    match (&para.marker, &next.marker) {
        (Some(own), Some(next)) if own.style == next.style => Below::Nothing,
        (_, Some(next)) if next.style.always_heads() => Below::Nothing,
        (Some(own), Some(next)) => match (own.style, next.style) {
            // "2.1." stands below "2." and above "2.1.1.".
            (Style::Number(deep, _), Style::Number(flat, '.' | '/')) if flat < deep => Below::Nothing,
            (Style::Bullet(_) | Style::Letter(_), Style::Number(..)) => Below::Nothing,
            _ => Below::List,
        },
        (None, Some(_)) => Below::List,
        (_, None) if next.level > 0 => Below::Nothing,
        (_, None)
            if counts(next.text())
                && matches!(rest.get(1), Some(Block::Pipes(_) | Block::Aligned(_) | Block::Scan(_))) =>
        {
            Below::Table
        }
        (_, None) => Below::Words,
    }
}
