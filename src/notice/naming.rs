//! From names to units, within one issuer and at one time.

use jiff::civil::Date;

use crate::config::{IssuerIx, Offices, UnitIx};
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Place, Span};
use crate::vietnamese::fold::fold;
use crate::vietnamese::mandate::{self, Mandate};
use crate::vietnamese::mandate_office;
use crate::vietnamese::mandate_sentences;
use crate::vietnamese::unit_name::Match;
use crate::vietnamese::word::Words;

/// Longer than any unit's name with its abbreviation in brackets, in characters.
const MOST_NAME: usize = 120;
/// So far into a sentence it may say whom it gives work to, in characters.
const MOST_WORDS: usize = 300;
/// A shorter name is too like others for a slip in it to be known.
const LEAST_LETTERS: usize = 8;
const MOST_SLIPS: usize = 2;

/// The names that hold in one notice.
#[derive(Clone, Copy)]
pub struct Naming<'o> {
    pub offices: &'o Offices,
    pub issuer: IssuerIx,
    /// The notice's day; tells units apart that bore one name at different times.
    pub day: Option<Date>,
}

/// What a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// In the order of the text; never empty.
    Units(Vec<UnitIx>),
    /// Several units bear the name.
    Unsure(Vec<UnitIx>),
    Nothing,
}

impl Naming<'_> {
    /// What a heading or a cell names as a whole. A long text is a sentence about units and names none.
    pub fn whole(&self, text: &str) -> Named {
        if text.chars().count() > MOST_NAME {
            return Named::Nothing;
        }
        self.settle(self.offices.issuer(self.issuer).names.exact(text))
    }

    /// A unit's name before the first colon of some words, and the words behind it.
    pub fn run_in(&self, text: &str) -> Option<(Vec<UnitIx>, Span)> {
        if text.find(':').is_none_or(|colon| text[..colon].chars().count() > MOST_NAME) {
            return None;
        }
        let (found, rest) = self.offices.issuer(self.issuer).names.run_in(text)?;
        match self.settle(found) {
            Named::Units(units) => Some((units, rest)),
            Named::Unsure(_) | Named::Nothing => None,
        }
    }

    fn settle(&self, found: Match<UnitIx>) -> Named {
        match found {
            Match::One(unit) => Named::Units(vec![unit]),
            Match::Several(units) => Named::Units(units),
            Match::Ambiguous(units) => {
                let now: Vec<UnitIx> = units.iter().copied().filter(|unit| self.is_in_force(*unit)).collect();
                match now.as_slice() {
                    [unit] => Named::Units(vec![*unit]),
                    _ => Named::Unsure(units),
                }
            }
            Match::None => Named::Nothing,
        }
    }

    fn is_in_force(&self, unit: UnitIx) -> bool {
        self.day.is_none_or(|day| self.offices.unit(unit).in_force(day))
    }

    /// The units a running text names, each once, in the order of the text.
    pub fn mentioned(&self, text: &str) -> Vec<UnitIx> {
        self.offices.issuer(self.issuer).mentioned(text)
    }

    /// Whom the first words of an item give it to; nobody where one of them was not there yet, or no longer.
    pub fn given(&self, words: &Words) -> Option<Mandate<UnitIx>> {
        let mandate = mandate::read_words(words, &self.offices.issuer(self.issuer).names)?;
        mandate.units.iter().all(|unit| self.is_in_force(*unit)).then_some(mandate)
    }

    /// Whom the later sentences of an item give work to, each with the words that name it; the collective unit is nobody in particular.
    pub fn given_later(&self, words: &Words) -> Vec<(UnitIx, Span)> {
        let mandates = mandate_sentences::later(words, &self.offices.issuer(self.issuer).names);
        let named = mandates.iter().flat_map(|mandate| mandate.units.iter().map(|unit| (*unit, mandate.span)));
        named.filter(|(unit, _)| self.is_in_force(*unit) && !self.offices.unit(*unit).is_collective()).collect()
    }

    /// Where the first sentence begins that gives work to a unit of the office outright: "Giao Văn phòng Sở …", "Yêu cầu Thanh tra
    /// Sở …"; in bytes.
    pub fn order(&self, text: &str) -> Option<usize> {
        let names = &self.offices.issuer(self.issuer).names;
        let given = |at: &usize| {
            let beginning: String = text[*at..].chars().take(MOST_WORDS).collect();
            let words = Words::new(&beginning);
            mandate::gives(&words) && self.given(&words).is_some()
        };
        mandate_sentences::sentences(text, names).into_iter().find(given)
    }

    /// Units that must be named: a cell, or `lead=` and `with=` (ids or names, several joined by commas).
    pub fn needed(&self, text: &str, place: Place, diagnostics: &mut Diagnostics) -> Vec<UnitIx> {
        if let Some(unit) = self.offices.find_unit(self.issuer, text.trim()) {
            return vec![unit];
        }
        match self.whole(text) {
            Named::Units(units) => {
                self.check_time(&units, place, diagnostics);
                units
            }
            Named::Unsure(units) => {
                let names: Vec<&str> = units.iter().map(|unit| self.offices.unit(*unit).name.as_str()).collect();
                diagnostics.report(Code::AmbiguousUnit, place).with("name", text).with("known", names.join(", "));
                Vec::new()
            }
            Named::Nothing => {
                self.report_unknown(Code::UnknownUnit, text, place, diagnostics);
                Vec::new()
            }
        }
    }

    /// Says that a name belongs to no unit, with the nearest names.
    pub fn report_unknown(&self, code: Code, text: &str, place: Place, diagnostics: &mut Diagnostics) {
        let issuer = self.offices.issuer(self.issuer);
        let near = issuer.names.nearest(text, 2).into_iter().map(|(_, name)| name).collect();
        diagnostics.report(code, place).with("issuer", &issuer.name).with("name", text.trim()).near(near);
    }

    /// Whether a line is a unit's name but for a letter or two, so that its tasks must not go to others in silence.
    pub fn is_slip_of_unit(&self, text: &str) -> bool {
        let bare =
            |name: &str| fold(name).trim_start_matches(|c: char| !c.is_alphabetic()).trim_end_matches(':').to_owned();
        let written = bare(text);
        let length = written.chars().count();
        let units = self.offices.issuer(self.issuer).units.iter().map(|ix| self.offices.unit(*ix));
        let mut names = units.flat_map(|unit| [&unit.name, &unit.short].into_iter().chain(&unit.aliases));
        names.any(|name| {
            let name = bare(name);
            let letters = name.chars().count();
            // Each letter more or less is a slip: most names need no comparing.
            letters >= LEAST_LETTERS
                && letters.abs_diff(length) <= MOST_SLIPS
                && strsim::damerau_levenshtein(&written, &name) <= MOST_SLIPS
        })
    }

    /// Whether a cell holds a unit's name with letters mistyped: word for word the same, and in the longer words a letter or two away. Short
    /// words tell names apart ("Sở", "xã").
    pub fn is_misspelt(&self, text: &str) -> bool {
        let written = Words::new(text);
        self.names_in_words().any(|name| name.len() == written.len() && is_misspelt(&name, &written, 0))
    }

    /// Where such a name stands to whom the first words of an item give it: "Giao Thanh trra Sở kiểm tra".
    pub fn misspelt(&self, words: &Words) -> Option<Span> {
        let at = mandate_office::addressed_at(words)?;
        let found = self.names_in_words().filter(|name| is_misspelt(name, words, at)).map(|name| name.len()).max()?;
        Some(words.span(at..at + found))
    }

    /// Whether a name begins as the name of some unit does: "Phòng Nội chính" where there are other "Phòng …".
    pub fn has_kind(&self, name: &str) -> bool {
        let first = |name: &str| fold(name).split(' ').next().map(str::to_owned);
        let units = self.offices.issuer(self.issuer).units.iter().map(|ix| self.offices.unit(*ix));
        let mut kinds = units.filter(|unit| !unit.is_collective()).map(|unit| first(&unit.name));
        let kind = first(name);
        kinds.any(|known| known == kind)
    }

    /// The words of every name of more than one, folded.
    fn names_in_words(&self) -> impl Iterator<Item = Vec<String>> {
        let units = self.offices.issuer(self.issuer).units.iter().map(|ix| self.offices.unit(*ix));
        let names = units.flat_map(|unit| std::iter::once(&unit.name).chain(&unit.aliases));
        let in_words = names.map(|name| {
            let words = Words::new(name);
            (0..words.len()).map(|at| fold(words.plain(at))).collect::<Vec<String>>()
        });
        in_words.filter(|name| name.len() > 1)
    }

    pub fn check_time(&self, units: &[UnitIx], place: Place, diagnostics: &mut Diagnostics) {
        let Some(day) = self.day else { return };
        for unit in units.iter().map(|unit| self.offices.unit(*unit)).filter(|unit| !unit.in_force(day)) {
            diagnostics.report(Code::UnitNotYet, place).with("name", &unit.name).with("date", day.to_string());
        }
    }
}

/// Whether the words at a place are a name's with letters mistyped.
fn is_misspelt(name: &[String], words: &Words, at: usize) -> bool {
    let slip = |name: &str, written: &str| {
        let longest = name.len().max(written.len());
        name == written || longest > 3 && strsim::damerau_levenshtein(name, written) <= if longest < 8 { 1 } else { 2 }
    };
    name.iter().enumerate().all(|(ix, name)| words.get(at + ix).is_some() && slip(name, &fold(words.plain(at + ix))))
}
