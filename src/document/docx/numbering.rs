//! `numbering.xml`: which number Word shows before a paragraph that only says that it belongs to a list.
//!
//! A paragraph names a list (`num`) and a level; the list names its pattern (`abstractNum`), which several lists may share and go on
//! counting in. A list that says where it starts begins anew where it first occurs.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::number::{Format, bullet, short};
use crate::document::xml::Element;

/// Word has nine levels.
const LEVELS: usize = 9;

/// A level is kept once for every pattern that leans on it, so what it holds is bounded.
const LONGEST_TEXT: usize = 64;
const LONGEST_STYLE: usize = 260;

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: Format,
    /// "%1.%2."
    text: String,
    /// Counts on below other levels: `Some(0)` for ever, else until one of the level before this number comes.
    restart: Option<usize>,
    /// Every number in it is written in figures.
    in_figures: bool,
    /// The style whose paragraphs are at this level.
    style: Option<String>,
    /// From the margin, in twentieths of a point.
    indent: usize,
}

#[derive(Clone, Debug, Default)]
struct List {
    pattern: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    patterns: BTreeMap<String, BTreeMap<usize, Level>>,
    lists: BTreeMap<String, List>,
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    started: BTreeSet<(String, usize)>,
}

impl Numbering {
    /// Reads the part; `style_list` gives the list that a list style names.
    pub fn read(part: &Element, style_list: impl Fn(&str) -> Option<String>) -> Self {
        let mut numbering = Self::default();
        let mut links: Vec<(String, String)> = Vec::new();
        for pattern in part.all("w:abstractNum") {
            let id = pattern.get("w:abstractNumId").unwrap_or_default().to_owned();
            if let Some(style) = pattern.value("w:numStyleLink") {
                links.push((id.clone(), style.to_owned()));
            }
            let levels = pattern.all("w:lvl").filter_map(level).collect();
            numbering.patterns.insert(id, levels);
        }
        for list in part.all("w:num") {
            let id = list.get("w:numId").unwrap_or_default().to_owned();
            let mut own =
                List { pattern: list.value("w:abstractNumId").unwrap_or_default().to_owned(), ..List::default() };
            for change in list.all("w:lvlOverride") {
                let Some(at) = level_index(change.get("w:ilvl")) else { continue };
                if let Some(start) = change.value("w:startOverride").and_then(|start| start.parse().ok()) {
                    own.starts.insert(at, start);
                }
                own.levels.extend(change.child("w:lvl").and_then(level).map(|(_, level)| (at, level)));
            }
            numbering.lists.insert(id, own);
        }
        // A pattern that only names a list style counts as the list which that style names.
        for (id, style) in links {
            let linked =
                style_list(&style).and_then(|list| numbering.lists.get(&list)).map(|list| list.pattern.clone());
            let levels = linked.and_then(|pattern| numbering.patterns.get(&pattern)).cloned();
            numbering.patterns.insert(id, levels.unwrap_or_default());
        }
        numbering
    }

    /// The level at which a list's pattern has a style.
    pub fn level_of(&self, list: &str, style: &str) -> Option<usize> {
        let levels = self.patterns.get(&self.lists.get(list)?.pattern)?;
        levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(at, _)| *at)
    }

    /// How far a level is set in, in steps as Word sets lists: a quarter of an inch.
    pub fn steps_in(&self, list: &str, at: usize) -> usize {
        const STEP: usize = 360;
        let levels = self.lists.get(list).and_then(|list| self.patterns.get(&list.pattern));
        levels.and_then(|levels| levels.get(&at)).map_or(at, |level| level.indent / STEP)
    }

    /// Counts a paragraph of a list; gives the marker it shows, empty where it shows none.
    pub fn next(&mut self, list: &str, at: usize) -> String {
        let at = at.min(LEVELS - 1);
        let Some(own) = self.lists.get(list) else { return String::new() };
        let none = BTreeMap::new();
        let pattern = self.patterns.get(&own.pattern).unwrap_or(&none);
        let level_at = |at: usize| own.levels.get(&at).or_else(|| pattern.get(&at));
        let Some(level) = level_at(at) else { return String::new() };
        let counts = self.counts.entry(own.pattern.clone()).or_default();
        let start = own.starts.get(&at).filter(|_| self.started.insert((list.to_owned(), at)));
        counts[at] = Some(match (start, counts[at]) {
            (Some(start), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start,
        });
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let until = level_at(deeper).and_then(|level| level.restart).unwrap_or(deeper);
            if until > at {
                *count = None;
            }
        }
        match level.format {
            Format::Bullet => bullet(&level.text),
            Format::Hidden if !level.text.contains('%') => short(&level.text),
            _ => {
                let mut out = String::new();
                let mut rest = level.text.as_str();
                while let Some((before, after)) = rest.split_once('%') {
                    out.push_str(before);
                    let Some(digit) = after.chars().next().and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0)
                    else {
                        out.push('%');
                        rest = after;
                        continue;
                    };
                    let which = digit as usize - 1;
                    let shown = level_at(which);
                    let number = counts[which].or(shown.map(|level| level.start)).unwrap_or(1);
                    let format = if level.in_figures {
                        Format::Decimal
                    } else {
                        shown.map_or(Format::Decimal, |level| level.format)
                    };
                    out.push_str(&format.write(number));
                    rest = &after[1..];
                }
                out.push_str(rest);
                short(&out)
            }
        }
    }
}

fn level_index(value: Option<&str>) -> Option<usize> {
    value?.parse().ok().filter(|at| *at < LEVELS)
}

fn level(element: &Element) -> Option<(usize, Level)> {
    let at = level_index(element.get("w:ilvl"))?;
    let format = match element.value("w:numFmt").unwrap_or("decimal") {
        "decimalZero" => Format::Padded,
        "upperRoman" => Format::UpperRoman,
        "lowerRoman" => Format::LowerRoman,
        "upperLetter" => Format::UpperLetter,
        "lowerLetter" => Format::LowerLetter,
        "bullet" => Format::Bullet,
        "none" => Format::Hidden,
        _ => Format::Decimal,
    };
    let indent = element.child("w:pPr").and_then(|own| own.child("w:ind"));
    let indent = indent.and_then(|indent| indent.get("w:left").or(indent.get("w:start")));
    let level = Level {
        indent: indent.and_then(|indent| indent.parse().ok()).unwrap_or(0),
        start: element.value("w:start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format,
        text: element.value("w:lvlText").unwrap_or_default().chars().take(LONGEST_TEXT).collect(),
        restart: element.value("w:lvlRestart").and_then(|restart| restart.parse().ok()),
        in_figures: element
            .child("w:isLgl")
            .is_some_and(|said| !matches!(said.get("w:val"), Some("0" | "false" | "off"))),
        style: element.value("w:pStyle").filter(|style| style.len() <= LONGEST_STYLE).map(str::to_owned),
    };
    Some((at, level))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::xml;

    fn numbering(inner: &str) -> Numbering {
        let xml = format!(
            "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{inner}</w:numbering>"
        );
        Numbering::read(&xml::read(xml.as_bytes(), &mut 999).expect("a tree"), |_| None)
    }

    fn lvl(at: usize, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>{more}</w:lvl>"
        )
    }

    #[test]
    fn lists_count_as_word_shows_them() {
        let levels = [
            lvl(0, "upperRoman", "%1.", ""),
            lvl(1, "decimal", "%1.%2.", "<w:isLgl/>"),
            lvl(2, "lowerLetter", "%3)", ""),
            lvl(3, "bullet", "\u{f0b7}", ""),
            lvl(4, "decimal", "(%5)", "<w:lvlRestart w:val=\"0\"/>"),
        ]
        .concat();
        let mut numbering = numbering(&format!(
            "<w:abstractNum w:abstractNumId=\"7\">{levels}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
             <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>\
             <w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>"
        ));
        let steps = [
            ("1", 0, "I."),
            ("1", 1, "1.1."),
            ("1", 2, "a)"),
            ("1", 4, "(1)"),
            ("1", 2, "b)"),
            ("1", 4, "(2)"),
            ("1", 1, "1.2."),
            ("1", 2, "a)"),
            ("1", 3, "\u{f0b7}"),
            // Another list of the same pattern goes on, one that says its start begins anew, and only once.
            ("3", 0, "II."),
            ("2", 0, "V."),
            ("2", 0, "VI."),
            ("1", 1, "6.1."),
            ("9", 0, ""),
            ("1", 8, ""),
        ];
        for (list, at, expected) in steps {
            assert_eq!(numbering.next(list, at), expected, "list {list}, level {at}");
        }
    }
}
