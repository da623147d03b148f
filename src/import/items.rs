//! Paragraphs that are no headings: items and their depth, what goes on with an item, what only announces.

use super::block::{Block, Para};
use super::heading::{Key, Open, Role};
use super::marker::Style;
use super::naming::Named;
use super::out::{Kin, Out};
use super::outline::Outline;
use super::styled::Styled;
use super::title::{addresses, asks, counts, gives_tasks, lists_people};
use crate::diagnostic::Code;
use crate::notice::NoticeKind;
use crate::notice::section::{Part, is_numbered, looks_like_unit};
use crate::vietnamese::fold::fold;

impl Outline<'_, '_> {
    pub(super) fn item(&mut self, para: &Para, rest: &[Block]) {
        let Some(marker) = &para.marker else { return };
        self.begin_tasks(para);
        let tasks = self.part() == Part::Tasks;
        if tasks && !self.in_unit() && self.items.len() <= 1 && self.leads_in(para, rest) {
            self.items.clear();
            let words = Styled::plain(&para.whole());
            self.out.push(Out::Para { words, attributes: ".info".to_owned() });
            return;
        }
        let depth = self.depth(marker.style, marker.indent);
        if tasks && depth == 0 && !self.in_known_unit() && self.naming.given(para.text()).len() > 1 {
            let words = if matches!(marker.style, Style::Bullet(_) | Style::Number(1, _)) {
                para.words.clone()
            } else {
                Styled::plain(&para.whole())
            };
            self.given(words, Some(para.at));
            return;
        }
        let attributes = match tasks && depth == 0 {
            true => self.item_attributes(para.text(), para.at),
            // The notice room would take a unit among them for the head of its part.
            false if self.names_recipients() => ".info".to_owned(),
            false => String::new(),
        };
        // Numbered and with a colon behind it, what looks like a unit's name would be read as one.
        let like_a_unit = para.text().ends_with(':') && looks_like_unit(para.text());
        let (kin, words) = match marker.style {
            Style::Number(1, _) if !like_a_unit => {
                let digits = marker.text.bytes().filter(u8::is_ascii_digit).count();
                (Kin::Numbered(marker.ordinal, digits), para.words.clone())
            }
            Style::Bullet(_) => (Kin::Bulleted, para.words.clone()),
            _ => (Kin::Bulleted, Styled::plain(&para.whole())),
        };
        self.out.push(Out::Item { depth, kin, words, attributes });
    }

    /// Items under no heading at all, behind "… kết luận như sau:", are what the meeting asks for.
    fn begin_tasks(&mut self, para: &Para) {
        let announced = match self.out.last() {
            Some(Out::Para { words, .. }) => {
                words.text().ends_with(':') && !lists_people(words.text()) && !addresses(words.text())
            }
            _ => self.out.is_empty(),
        };
        let prose = self.heads.is_empty() && self.kind == NoticeKind::Notice && self.items.is_empty();
        if prose && announced {
            self.diagnostics
                .report(Code::ImportUnsure, self.place(para.at))
                .with("words", para.text())
                .with("read", "## Nhiệm vụ");
            self.out.push(Out::Heading { level: 2, words: Styled::plain("Nhiệm vụ"), attributes: String::new() });
            self.heads.push(Open::tasks(Key::Hash(2), Role::Section));
            self.gave_tasks = true;
            self.closed = false;
        }
    }

    /// "5. Ngoài các nội dung trên, … cụ thể:" before a list of units asks nothing by itself; "1. …: Gồm 71 nhiệm vụ" only counts.
    fn leads_in(&self, para: &Para, rest: &[Block]) -> bool {
        if counts(para.text()) {
            return true;
        }
        let Some(Block::Para(next)) = rest.first().filter(|_| para.text().ends_with(':')) else { return false };
        let own = para.marker.as_ref().map(|marker| marker.style);
        let style = next.marker.as_ref().map(|marker| marker.style);
        let paras = rest.iter().map_while(|block| match block {
            Block::Para(para) => Some(para),
            Block::Pipes(_) | Block::Aligned(_) | Block::Scan(_) => None,
        });
        paras
            .take_while(|para| {
                para.marker.as_ref().is_none_or(|marker| Some(marker.style) != own && !marker.style.always_heads())
            })
            .filter(|para| para.marker.as_ref().map(|marker| marker.style) == style)
            .any(|para| matches!(self.naming.whole(para.text()), Named::Units(_)))
    }

    /// How deep an item nests: as deep as its style did before in this list, else below the last one.
    fn depth(&mut self, style: Style, indent: usize) -> usize {
        let bullets = matches!(style, Style::Bullet(_));
        let same = |(other, blanks): &(Style, usize)| {
            *other == style && (!bullets || blanks.abs_diff(indent) < 2 || *blanks > indent)
        };
        let found = self.items.iter().position(same);
        let found = found.or_else(|| {
            // A bullet set further in than its like begins a list within it.
            self.items.iter().rposition(|(other, blanks)| *other == style && bullets && *blanks + 2 > indent)
        });
        match found {
            Some(depth) => self.items.truncate(depth + 1),
            None => self.items.push((style, indent)),
        }
        // Deeper nesting than this is a scanner's.
        self.items.truncate(6);
        self.items.len() - 1
    }

    /// A paragraph without a marker.
    pub(super) fn bare(&mut self, para: &Para, rest: &[Block]) {
        let tasks = self.part() == Part::Tasks && !self.closed;
        if tasks && !self.items.is_empty() && self.goes_on(para, rest) {
            self.out.push(Out::More { depth: self.items.len() - 1, words: para.words.clone() });
            return;
        }
        let asked = asks(para.text())
            || !self.naming.given(para.text()).is_empty()
            || self.naming.addressed(para.text()).is_some();
        // "… kết luận như sau:" and paragraphs that each give somebody work, under no heading at all.
        let announced = asked && !tasks && !para.text().ends_with(':') && self.naming.addressed(para.text()).is_some();
        if announced {
            self.begin_tasks(para);
        }
        let tasks = tasks || announced && self.part() == Part::Tasks;
        if tasks && asked && !self.in_unit() && !para.text().ends_with(':') {
            self.items.clear();
            self.given(para.words.clone(), Some(para.at));
            return;
        }
        // In a part that gives no tasks the list goes on behind a paragraph, and its marks keep their rank.
        if tasks || self.names_recipients() {
            self.items.clear();
        }
        let attributes = match tasks {
            // "(Đồng chí … trực tiếp chỉ đạo)", "(Kèm theo Thông báo số …)".
            true if is_note(para.text()) => ".info".to_owned(),
            // A number with nothing behind it has no marker here, and is an item there.
            true if !self.in_unit() && is_numbered(para.text()) => self.item_attributes(para.text(), para.at),
            true => no_unit(&para.words),
            false => String::new(),
        };
        self.out.push(Out::Para { words: para.words.clone(), attributes });
        self.leave_assessment(para, rest);
    }

    /// Whether a paragraph belongs to the item above it: the list goes on behind it, or it is set in.
    fn goes_on(&mut self, para: &Para, rest: &[Block]) -> bool {
        let next = rest.iter().find_map(|block| match block {
            Block::Para(next) => next.marker.as_ref().map(|marker| marker.style),
            Block::Pipes(_) | Block::Aligned(_) | Block::Scan(_) => None,
        });
        let listed = next.is_some_and(|style| self.items.iter().any(|(other, _)| *other == style))
            && !self.ranks_with_a_head(next)
            && !self.heading_between(rest);
        let indent = self.items.last().map_or(0, |(_, indent)| *indent);
        let set_in = para.indent >= 2 && para.indent > indent;
        let numbered = matches!(self.items[0].0, Style::Number(..)) && self.in_unit();
        if !listed && !set_in && numbered {
            let words: String = para.text().chars().take(40).collect();
            self.diagnostics.report(Code::ImportContinued, self.place(para.at)).with("words", words);
        }
        listed || set_in || numbered
    }

    fn heading_between(&self, rest: &[Block]) -> bool {
        rest.iter()
            .map_while(|block| match block {
                Block::Para(para) if para.marker.is_none() => Some(para),
                _ => None,
            })
            .any(|para| para.level > 0 || matches!(self.naming.whole(para.text()), Named::Units(_)))
    }

    /// "… giao nhiệm vụ cho các phòng như sau:" ends a part that looks back, where units stand behind it.
    fn leave_assessment(&mut self, para: &Para, rest: &[Block]) {
        let Some(Block::Para(next)) = rest.first() else { return };
        let gives = self.part() == Part::Assessment
            && para.text().ends_with(':')
            && gives_tasks(para.text())
            && matches!(self.naming.whole(next.text()), Named::Units(_));
        if gives {
            self.heads.clear();
            self.out.push(Out::Heading { level: 2, words: Styled::plain("Nhiệm vụ"), attributes: String::new() });
            self.heads.push(Open::tasks(Key::Hash(2), Role::Section));
            self.gave_tasks = true;
        }
    }
}

/// Words in brackets that note who directs or what a list goes with, and ask for nothing.
fn is_note(text: &str) -> bool {
    let inside = text.strip_prefix('(').and_then(|text| text.trim_end_matches('.').strip_suffix(')'));
    let folded = inside.map(fold).unwrap_or_default();
    let directs = folded.starts_with("dong chi")
        || folded.starts_with("d/c")
        || folded.starts_with("ong ")
        || folded.starts_with("ba ");
    let notes = ["kem theo", "ban hanh kem", "dinh kem"].iter().any(|words| folded.starts_with(words));
    notes || directs && (folded.contains("chi dao") || folded.contains("phu trach"))
}

/// Before a list the notice room takes words with a colon that look like a unit's name for one.
pub(super) fn no_unit(words: &Styled) -> String {
    let like = words.text().ends_with(':') && looks_like_unit(words.text());
    if like { ".info".to_owned() } else { String::new() }
}
