//! Items whose own words say who is to do them: outside any unit's part, or beside the parts of other units.

use super::block::{Block, Para};
use super::heading::{Key, Open, Role};
use super::items::no_unit;
use super::marker::{Marker, Style};
use super::naming::Named;
use super::out::{Kin, Out};
use super::outline::Outline;
use super::styled::Styled;
use super::title::agrees;
use crate::diagnostic::Code;
use crate::notice::section::Part;
use crate::source::Span;

impl Outline<'_, '_> {
    /// The heading that a numbered line stands beside: "2.3. UBND huyện … khẩn trương …" behind "2.2. Sở …:" and its list. A list that
    /// counts in the same way within the part goes on instead.
    pub(super) fn rank(&self, para: &Para) -> Option<usize> {
        let marker = para.marker.as_ref()?;
        let bullet = matches!(marker.style, Style::Bullet(_));
        let beside = |open: &Open| match bullet {
            true => open.role == Role::Unit && open.key == Key::Style(marker.style),
            // A number may have been left out.
            false => open.marker.as_ref().is_some_and(|head| {
                marker.follows(head) || marker.style == head.style && marker.ordinal == head.ordinal + 2
            }),
        };
        let rank = self.heads.iter().rposition(beside)?;
        let counted = self.items.iter().any(|(style, _)| *style == marker.style);
        (!counted && self.heads[rank].part == Part::Tasks).then_some(rank)
    }

    /// A line beside headings that is none itself: what it asks is given to the unit it speaks of, else to all of them.
    pub(super) fn beside(&mut self, para: &Para, marker: &Marker, rank: usize, rest: &[Block]) {
        let among_units = self.heads[rank].role == Role::Unit;
        let bullet = matches!(marker.style, Style::Bullet(_));
        let role = self.heads[rank].role;
        self.heads.truncate(rank);
        self.items.clear();
        let key = Key::Style(marker.style);
        let unit = self.naming.addressed(para.text()).filter(|_| among_units);
        if let Some(unit) = unit {
            let number = if bullet { String::new() } else { format!("{} ", marker.text) };
            self.open_unit(&format!("{number}{}", self.naming.name(unit)), marker);
            self.out.push(Out::Para { words: para.words.clone(), attributes: no_unit(&para.words) });
            return;
        }
        // The notice room would go on with the unit above.
        if let Some(all) = self.naming.collective().filter(|_| among_units) {
            let naming = self.naming;
            self.open_unit(naming.name(all), marker);
            self.missing(para.text());
            return self.item(para, rest);
        }
        let role = if among_units { Role::Topic } else { role };
        self.heads.push(Open { marker: Some(marker.clone()), ..Open::tasks(key, role) });
        if !among_units {
            return self.item(para, rest);
        }
        let attributes = self.nobody(para.text(), para.at);
        self.items.push((marker.style, para.indent));
        let words = if bullet { para.words.clone() } else { Styled::plain(&para.whole()) };
        self.out.push(Out::Item { depth: 0, kin: Kin::Bulleted, words, attributes });
    }

    /// Writes the heading of a unit's part that the line with this marker begins.
    fn open_unit(&mut self, words: &str, marker: &Marker) {
        let level = (self.heads.len() + 2).min(6);
        self.out.push(Out::Heading { level, words: Styled::plain(words), attributes: String::new() });
        let open = Open::tasks(Key::Style(marker.style), Role::Unit);
        self.heads.push(Open { known: true, marker: Some(marker.clone()), ..open });
    }

    /// Words outside any unit as items: one for each unit that a sentence gives work to.
    pub(super) fn given(&mut self, words: Styled, at: Option<Span>) {
        let text = words.text().to_owned();
        let mut cuts: Vec<usize> = self.naming.given(&text).into_iter().map(|(start, _)| start).skip(1).collect();
        cuts.insert(0, 0);
        cuts.push(text.len());
        for cut in cuts.windows(2) {
            let words = words.slice(cut[0]..cut[1]);
            let attributes = self.item_attributes(words.text(), at.unwrap_or_default());
            self.out.push(Out::Item { depth: 0, kin: Kin::Bulleted, words, attributes });
        }
    }

    /// Who is asked by an item outside any unit; an item that nobody can be given is said to be none.
    pub(super) fn item_attributes(&mut self, text: &str, at: Span) -> String {
        if agrees(text) {
            let words: String = text.chars().take(60).collect();
            self.diagnostics.report(Code::ImportUnsure, self.place(at)).with("words", words).with("read", "{.info}");
            return ".info".to_owned();
        }
        if self.in_known_unit() {
            return String::new();
        }
        self.missing(text);
        let given = || self.naming.given(text).first().map(|(_, unit)| *unit);
        match (self.naming.addressed(text).or_else(given), self.naming.collective()) {
            (Some(unit), collective) if Some(unit) != collective => {
                format!("lead={}", self.naming.offices.unit(unit).id.own())
            }
            (Some(_), _) => String::new(),
            // "Văn phòng: trình …" says it in the notice's own way.
            (None, collective) if collective.is_none() && !self.opens_itself(text) => self.nobody(text, at),
            (None, _) => String::new(),
        }
    }

    /// "Văn phòng: trình …", which the notice room reads as given to the one before the colon.
    fn opens_itself(&self, text: &str) -> bool {
        matches!(self.naming.run_in(text), Some((Named::Units(_), _)))
    }

    fn nobody(&mut self, text: &str, at: Span) -> String {
        self.missing(text);
        self.diagnostics
            .report(Code::ImportNobody, self.place(at))
            .with("words", text.chars().take(40).collect::<String>());
        ".info".to_owned()
    }

    /// Offices that the words ask; which of them are no units yet is told when all is read.
    fn missing(&mut self, text: &str) {
        self.unknown.extend(crate::vietnamese::mandate_office::offices(text));
    }
}
