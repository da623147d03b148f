//! `styles.xml`: what a paragraph or a run is by its style, through every style that one is based on.
//!
//! Styles are found by their ids, never by names, which Word writes in the language of its menus. A heading is known by its rank in the
//! outline.

use std::collections::BTreeMap;

use crate::document::xml::Element;

/// Styles based on styles, at most; a circle ends here.
const LONGEST_CHAIN: usize = 20;

/// What properties of runs say; none where they say nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunLook {
    pub bold: Option<bool>,
    pub slanted: Option<bool>,
    pub capitals: Option<bool>,
    pub hidden: Option<bool>,
}

/// What properties of paragraphs say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParaLook {
    /// From 0; 9 is the body.
    pub outline: Option<usize>,
    /// "0" takes a paragraph out of its list.
    pub list: Option<String>,
    pub list_level: Option<usize>,
    pub centred: Option<bool>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    para: ParaLook,
    run: RunLook,
}

#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    default_para: Option<String>,
    default_run: RunLook,
}

impl Styles {
    pub fn read(part: &Element) -> Self {
        let mut styles = Self::default();
        let defaults = part.child("w:docDefaults").and_then(|defaults| defaults.find("w:rPr"));
        styles.default_run = defaults.map(run_look).unwrap_or_default();
        for style in part.all("w:style") {
            let Some(id) = style.get("w:styleId") else { continue };
            let is_para = style.get("w:type").is_none_or(|kind| kind == "paragraph");
            if is_para && style.get("w:default").is_some_and(is_on) {
                styles.default_para = Some(id.to_owned());
            }
            let own = Style {
                based_on: style.value("w:basedOn").map(str::to_owned),
                para: style.child("w:pPr").map(para_look).unwrap_or_default(),
                run: style.child("w:rPr").map(run_look).unwrap_or_default(),
            };
            styles.styles.insert(id.to_owned(), own);
        }
        styles
    }

    /// The style of a paragraph, its own or the one that all have.
    pub fn para_style<'s>(&'s self, own: Option<&'s str>) -> Option<&'s str> {
        own.or(self.default_para.as_deref())
    }

    /// A style and those it is based on, nearest first.
    fn chain<'s>(&'s self, id: Option<&str>) -> impl Iterator<Item = &'s Style> {
        let first = id.and_then(|id| self.styles.get(id));
        let next = |style: &&'s Style| self.styles.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(LONGEST_CHAIN)
    }

    pub fn para(&self, style: Option<&str>) -> ParaLook {
        let mut look = ParaLook::default();
        for style in self.chain(style) {
            look = look.or(&style.para);
        }
        look
    }

    /// The list that a list style names.
    pub fn list_of(&self, style: &str) -> Option<String> {
        self.para(Some(style)).list
    }

    /// How a run is set by its paragraph's style, its own style, and its own properties. Where both styles set bold, they undo each
    /// other, as Word has it; what the run itself says holds.
    pub fn run(&self, para: Option<&str>, own_style: Option<&str>, own: RunLook) -> RunLook {
        let of = |id: Option<&str>| self.chain(id).fold(RunLook::default(), |look, style| look.or(style.run));
        let (para, character) = (of(para), of(own_style));
        let toggled = |own: Option<bool>, para: Option<bool>, character: Option<bool>, default: Option<bool>| {
            let styled = match (para, character) {
                (None, None) => default,
                (para, character) => Some(para.unwrap_or(false) != character.unwrap_or(false)),
            };
            own.or(styled)
        };
        let default = self.default_run;
        RunLook {
            bold: toggled(own.bold, para.bold, character.bold, default.bold),
            slanted: toggled(own.slanted, para.slanted, character.slanted, default.slanted),
            capitals: toggled(own.capitals, para.capitals, character.capitals, default.capitals),
            hidden: toggled(own.hidden, para.hidden, character.hidden, default.hidden),
        }
    }
}

impl RunLook {
    fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            slanted: self.slanted.or(other.slanted),
            capitals: self.capitals.or(other.capitals),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

impl ParaLook {
    /// What this one says, else what the other does.
    pub fn or(self, other: &Self) -> Self {
        Self {
            outline: self.outline.or(other.outline),
            list: self.list.or_else(|| other.list.clone()),
            list_level: self.list_level.or(other.list_level),
            centred: self.centred.or(other.centred),
        }
    }
}

/// A property without a value is set.
fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// The properties of a run, or of a style's runs.
pub fn run_look(properties: &Element) -> RunLook {
    let said = |name: &str| properties.child(name).map(|said| said.get("w:val").is_none_or(is_on));
    RunLook { bold: said("w:b"), slanted: said("w:i"), capitals: said("w:caps"), hidden: said("w:vanish") }
}

/// The properties of a paragraph, or of a style's paragraphs.
pub fn para_look(properties: &Element) -> ParaLook {
    let list = properties.child("w:numPr");
    let number = |value: Option<&str>| value.and_then(|value| value.parse().ok());
    ParaLook {
        outline: number(properties.value("w:outlineLvl")),
        list: list.and_then(|list| list.value("w:numId")).map(str::to_owned),
        list_level: number(list.and_then(|list| list.value("w:ilvl"))),
        centred: properties.value("w:jc").map(|side| matches!(side, "center")),
    }
}
