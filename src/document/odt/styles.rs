//! Styles of a text: which paragraphs and spans are bold, slanted, in capitals or centred, and how each level of a list is numbered.

use std::collections::BTreeMap;

use crate::document::number::{Format, bullet, short};
use crate::document::xml::Element;

/// Styles based on styles, at most; a circle ends here.
const LONGEST_CHAIN: usize = 20;

/// What a style says; none where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub bold: Option<bool>,
    pub slanted: Option<bool>,
    pub capitals: Option<bool>,
    pub hidden: Option<bool>,
    pub centred: Option<bool>,
}

#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    said: Said,
}

/// One level of a list.
#[derive(Clone, Debug, Default)]
pub struct Level {
    pub format: Format,
    pub start: u32,
    /// The sign of a level without numbers.
    pub bullet: String,
    prefix: String,
    suffix: String,
    /// How many levels its number is made of.
    shown: usize,
    /// "%1%.%2%.", which later versions of the format write.
    pattern: Option<String>,
}

/// The levels of a list by their number from 0.
pub type Levels = BTreeMap<usize, Level>;

#[derive(Clone, Debug, Default)]
pub struct Styles {
    /// By family and name.
    styles: BTreeMap<(String, String), Style>,
    lists: BTreeMap<String, Levels>,
    pub outline: Levels,
}

impl Styles {
    /// Adds the styles of a part; of two with one name the later holds.
    pub fn add(&mut self, part: &Element) {
        for element in part.elements() {
            let name = element.get("style:name").unwrap_or_default().to_owned();
            match element.name.as_str() {
                "style:style" => {
                    let family = element.get("style:family").unwrap_or_default().to_owned();
                    let parent = element.get("style:parent-style-name").map(str::to_owned);
                    self.styles.insert((family, name), Style { parent, said: said(element) });
                }
                "text:list-style" => drop(self.lists.insert(name, levels(element))),
                "text:outline-style" => self.outline = levels(element),
                _ => {}
            }
        }
    }

    /// What a style says, and where it is silent, those it is based on.
    pub fn said(&self, family: &str, name: Option<&str>) -> Said {
        let find = |name: &str| self.styles.get(&(family.to_owned(), name.to_owned()));
        let chain = std::iter::successors(name.and_then(find), |style| find(style.parent.as_deref()?));
        chain.take(LONGEST_CHAIN).fold(Said::default(), |said, style| said.or(style.said))
    }

    pub fn list(&self, name: &str) -> Option<&Levels> {
        self.lists.get(name)
    }
}

impl Said {
    /// What this one says, else what the other does.
    pub fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            slanted: self.slanted.or(other.slanted),
            capitals: self.capitals.or(other.capitals),
            hidden: self.hidden.or(other.hidden),
            centred: self.centred.or(other.centred),
        }
    }
}

fn said(style: &Element) -> Said {
    let text = style.child("style:text-properties");
    let get = |name: &str| text.and_then(|text| text.get(name));
    let heavy = |weight: &str| weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
    let para = style.child("style:paragraph-properties").and_then(|para| para.get("fo:text-align"));
    Said {
        bold: get("fo:font-weight").map(heavy),
        slanted: get("fo:font-style").map(|style| matches!(style, "italic" | "oblique")),
        capitals: get("fo:text-transform").map(|shape| shape == "uppercase"),
        hidden: get("text:display").map(|display| display == "none"),
        centred: para.map(|side| side == "center"),
    }
}

fn levels(list: &Element) -> Levels {
    let level = |element: &Element| {
        let at = element.get("text:level")?.parse::<usize>().ok()?.checked_sub(1)?;
        let text = |name: &str| element.get(name).unwrap_or_default().to_owned();
        let is_bullet = element.name == "text:list-level-style-bullet" || element.name == "text:list-level-style-image";
        let format = match element.get("style:num-format").unwrap_or_default() {
            _ if is_bullet => Format::Bullet,
            "1" => Format::Decimal,
            "a" => Format::LowerLetter,
            "A" => Format::UpperLetter,
            "i" => Format::LowerRoman,
            "I" => Format::UpperRoman,
            "01" => Format::Padded,
            "" => Format::Hidden,
            _ => Format::Decimal,
        };
        let own = Level {
            format,
            start: element.get("text:start-value").and_then(|start| start.parse().ok()).unwrap_or(1),
            bullet: bullet(&text("text:bullet-char")),
            prefix: text("style:num-prefix"),
            suffix: text("style:num-suffix"),
            shown: element.get("text:display-levels").and_then(|shown| shown.parse().ok()).unwrap_or(1),
            pattern: element.get("style:num-list-format").or(element.get("loext:num-list-format")).map(str::to_owned),
        };
        (at < MOST_LEVELS).then_some((at, own))
    };
    list.elements().filter(|element| element.name.starts_with("text:")).filter_map(level).collect()
}

/// Levels of a list.
pub const MOST_LEVELS: usize = 10;

/// The marker that a level shows, from the counts of all levels.
pub fn marker(levels: &Levels, at: usize, counts: &[Option<u32>; MOST_LEVELS]) -> String {
    let Some(level) = levels.get(&at) else { return String::new() };
    let number = |which: usize| {
        let shown = levels.get(&which)?;
        let count = counts.get(which).copied().flatten().unwrap_or(shown.start);
        Some(shown.format.write(count)).filter(|number| !number.is_empty())
    };
    match (&level.format, &level.pattern) {
        (Format::Bullet, _) => level.bullet.clone(),
        (Format::Hidden, _) => short(&format!("{}{}", level.prefix, level.suffix)),
        (_, Some(pattern)) => {
            let mut out = String::new();
            // "%1%": figures between two signs; anything else is said as it is.
            for (at, part) in pattern.split('%').enumerate() {
                let which = part.parse::<usize>().ok().and_then(|which| which.checked_sub(1)).filter(|_| at % 2 == 1);
                match which {
                    Some(which) => out.push_str(&number(which).unwrap_or_default()),
                    None => out.push_str(part),
                }
            }
            short(&out)
        }
        (_, None) => {
            let first = (at + 1).saturating_sub(level.shown.max(1));
            let numbers: Vec<String> = (first..=at).filter_map(number).collect();
            short(&format!("{}{}{}", level.prefix, numbers.join("."), level.suffix))
        }
    }
}
