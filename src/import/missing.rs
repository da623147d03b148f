//! Offices that a document gives work to and that units.toml does not hold, as blocks to paste there.

use crate::config::{IssuerIx, Offices};
use crate::vietnamese::fold::{fold, slug};
use crate::vietnamese::unit_name::Match;

/// A unit that units.toml should hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingUnit {
    /// One that no unit of the issuer has.
    pub id: String,
    /// As the document writes it.
    pub name: String,
}

impl MissingUnit {
    /// The block to paste behind the issuer's other units.
    pub fn toml(&self) -> String {
        let kind = kind(&self.name).map_or_else(String::new, |kind| format!("kind = \"{kind}\"\n"));
        format!("[[issuer.unit]]\nid = \"{}\"\nname = {}\n{kind}", self.id, super::front::quoted(&self.name))
    }
}

fn kind(name: &str) -> Option<&'static str> {
    const KINDS: &[(&str, &str)] = &[
        ("van phong", "van-phong"),
        ("phong ", "phong"),
        ("thanh tra", "thanh-tra"),
        ("chi cuc", "chi-cuc"),
        ("trung tam", "trung-tam"),
        ("cong doan", "doan-the"),
        ("chi doan", "doan-the"),
        ("doan thanh nien", "doan-the"),
        ("ban ", "ban"),
        ("cac ", "collective"),
    ];
    let folded = fold(name);
    KINDS.iter().find(|(beginning, _)| folded.starts_with(beginning)).map(|(_, kind)| *kind)
}

/// Whether a unit's name begins these words, and small letters go on.
fn names_and_verb(words: &str, offices: &Offices, issuer: IssuerIx) -> bool {
    let names = &offices.issuer(issuer).names;
    let cuts = words.match_indices(' ').map(|(at, _)| at);
    // "Sở khen": of a kind of office the name begins with a capital.
    let bare = words.split_once(' ').is_some_and(|(kind, rest)| kind == "Sở" && rest.starts_with(char::is_lowercase));
    bare || cuts
        .filter(|at| words[at + 1..].starts_with(char::is_lowercase))
        .any(|at| names.exact(&words[..at]) != Match::None)
}

/// Names that were met, each once, in the order of the text; those that a unit bears after all are left out.
pub fn units(names: Vec<String>, offices: &Offices, issuer: IssuerIx) -> Vec<MissingUnit> {
    let mut missing: Vec<MissingUnit> = Vec::new();
    for name in &names {
        // Of a sentence only the beginning of a name may be seen: "Phòng Tổ chức cán" where "bộ" could begin the work.
        let cut = fold(name);
        let goes_on = |other: &str| {
            fold(other).strip_prefix(&cut).is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()))
        };
        let begins = offices.issuer(issuer).units.iter().any(|unit| goes_on(&offices.unit(*unit).name))
            || names.iter().any(|other| goes_on(other));
        // "Văn phòng Sở giải" of "Văn phòng Sở giải ngân …": a unit's name, and the first syllable of what it does.
        let known =
            begins || names_and_verb(name, offices, issuer) || offices.issuer(issuer).names.exact(name) != Match::None;
        let id = slug(name);
        // A cell that names several, or a sentence, is no name.
        let plain = name.chars().count() <= 100 && !name.contains([',', ';', '(', '…']);
        let taken = |id: &str| offices.find_unit(issuer, id).is_some();
        if known || !plain || id.is_empty() || taken(&id) || missing.iter().any(|unit| unit.id == id) {
            continue;
        }
        missing.push(MissingUnit { id, name: name.clone() });
    }
    missing
}
