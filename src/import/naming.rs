//! Whose name a line bears: as the notice room reads it, and for scans the nearest name, which is always told.

use crate::config::{IssuerIx, Offices, UnitIx};
use crate::vietnamese::fold::fold;
use crate::vietnamese::mandate;
use crate::vietnamese::mandate_sentences;
use crate::vietnamese::unit_name::Match;
use crate::vietnamese::unit_name::run_in_colon;

/// Longer than any unit's name with its number and brackets, in characters.
const MOST: usize = 120;
/// How alike a name must be to one that is known to be taken for it.
const LIKE: f64 = 0.86;

#[derive(Clone, Copy)]
pub struct Naming<'o> {
    pub offices: &'o Offices,
    pub issuer: IssuerIx,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Units(Vec<UnitIx>),
    /// Nearly this unit's name.
    Near(UnitIx),
    /// A sentence that gives this unit what stands below it.
    Asked(UnitIx),
    Ambiguous,
    Nothing,
}

impl Naming<'_> {
    /// What a line names as a whole.
    pub fn whole(&self, text: &str) -> Named {
        if text.chars().count() > MOST {
            return Named::Nothing;
        }
        match self.offices.issuer(self.issuer).names.exact(text) {
            Match::One(unit) => Named::Units(vec![unit]),
            Match::Several(units) => Named::Units(units),
            Match::Ambiguous(_) => Named::Ambiguous,
            Match::None => Named::Nothing,
        }
    }

    /// As [`Naming::whole`], a name with a slip in it included.
    pub fn whole_or_near(&self, text: &str) -> Named {
        match self.whole(text) {
            Named::Nothing if text.chars().count() <= MOST => self.near(text).map_or(Named::Nothing, Named::Near),
            named => named,
        }
    }

    /// The one unit whose name is nearly this; none where two are.
    fn near(&self, text: &str) -> Option<UnitIx> {
        let wanted = bare(text);
        let mut scored: Vec<(f64, UnitIx)> = self
            .names()
            .filter(|(name, _)| name.len() >= 8)
            .map(|(name, unit)| (strsim::normalized_damerau_levenshtein(&wanted, &name), unit))
            .filter(|(likeness, _)| *likeness >= LIKE)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (_, first) = scored.first()?;
        scored.iter().all(|(_, unit)| unit == first).then_some(*first)
    }

    fn names(&self) -> impl Iterator<Item = (String, UnitIx)> {
        self.offices.issuer(self.issuer).units.iter().flat_map(|ix| {
            let unit = self.offices.unit(*ix);
            let names = std::iter::once(&unit.name).chain([&unit.short]).chain(&unit.aliases);
            names.map(|name| (bare(name), *ix)).collect::<Vec<_>>()
        })
    }

    /// A unit's name before the first colon, and where the words behind it begin.
    pub fn run_in(&self, text: &str) -> Option<(Named, usize)> {
        let colon = run_in_colon(text)?;
        match self.whole_or_near(&text[..colon]) {
            Named::Nothing | Named::Ambiguous => None,
            named => Some((named, colon + 1)),
        }
    }

    /// The units a running text names, each once, in the order of the text.
    pub fn mentioned(&self, text: &str) -> Vec<UnitIx> {
        self.offices.issuer(self.issuer).mentioned(text)
    }

    /// Where sentences begin that each give work to a unit, with that unit; a sentence that goes on with the same one is not told.
    pub fn given(&self, text: &str) -> Vec<(usize, UnitIx)> {
        let names = &self.offices.issuer(self.issuer).names;
        let starts = mandate_sentences::sentences(text, names).into_iter();
        let mut given: Vec<(usize, UnitIx)> = Vec::new();
        for (start, unit) in
            starts.filter_map(|start| Some((start, *mandate::read(&text[start..], names)?.units.first()?)))
        {
            if given.last().is_none_or(|(_, last)| *last != unit) {
                given.push((start, unit));
            }
        }
        given
    }

    /// The unit that the words begin with as the one to act: "Giao Văn phòng Sở …", "Phòng Quản lý Khoa học chủ trì …".
    pub fn addressed(&self, text: &str) -> Option<UnitIx> {
        mandate::read(text, &self.offices.issuer(self.issuer).names)?.units.first().copied()
    }

    /// Whether the words begin with a unit and what it is to do, and are no heading: "Phòng A phối hợp B thanh toán …".
    pub fn is_work(&self, text: &str) -> bool {
        let mandate = mandate::read(text, &self.offices.issuer(self.issuer).names);
        mandate.is_some_and(|mandate| mandate.express || mandate.acts)
    }

    /// The one unit that a heading ends in: "Đối với đơn vị: Trung tâm Thông tin".
    pub fn at_end(&self, text: &str) -> Option<UnitIx> {
        let mentions = self.offices.issuer(self.issuer).names.scan(text);
        let [mention] = mentions.as_slice() else { return None };
        let behind = text.get(mention.span.end()..)?.trim_matches([':', '.', ' ', ')']);
        (behind.is_empty() && text.get(..mention.span.start())?.chars().count() <= 30).then_some(mention.key)
    }

    /// Units in words whose letters or spaces a scanner lost, in their order. The flag says that some letters had to be passed over.
    pub fn scanned(&self, text: &str) -> (Vec<UnitIx>, bool) {
        let found = self.mentioned(text);
        if !found.is_empty() {
            // What stands before the first name may be one, too, that lost its letters.
            let mentions = self.offices.issuer(self.issuer).names.scan(text);
            let before = mentions.first().and_then(|first| text.get(..first.span.start())).unwrap_or_default();
            let mut units = self.squeezed(before);
            let passed_over = !units.is_empty();
            found.into_iter().for_each(|unit| {
                if !units.contains(&unit) {
                    units.push(unit);
                }
            });
            return (units, passed_over);
        }
        (self.squeezed(text), true)
    }

    /// Where the unit's name begins that a line ends in.
    pub fn name_at_end(&self, line: &str) -> Option<usize> {
        let last = self.offices.issuer(self.issuer).names.scan(line).pop()?;
        let behind = line.get(last.span.end()..)?.trim_matches([',', ';', ')', ' ']);
        behind.is_empty().then_some(last.span.start())
    }

    fn squeezed(&self, text: &str) -> Vec<UnitIx> {
        let squeezed = squeeze(text);
        let mut places: Vec<(usize, UnitIx)> =
            self.names().filter_map(|(name, unit)| place_of(&squeezed, &squeeze(&name)).map(|at| (at, unit))).collect();
        places.sort();
        let mut units: Vec<UnitIx> = Vec::new();
        places.into_iter().for_each(|(_, unit)| {
            if !units.contains(&unit) {
                units.push(unit);
            }
        });
        units
    }

    pub fn collective(&self) -> Option<UnitIx> {
        self.offices.issuer(self.issuer).collective
    }

    pub fn name(&self, unit: UnitIx) -> &str {
        &self.offices.unit(unit).name
    }
}

/// Where a name stands among squeezed letters, one letter in seven passed over.
fn place_of(text: &str, name: &str) -> Option<usize> {
    if name.len() < 8 || !text.is_ascii() || !name.is_ascii() {
        return None;
    }
    let most = name.len() / 7;
    text.find(name).or_else(|| {
        (0..(text.len() + 1).saturating_sub(name.len()))
            .find(|at| strsim::damerau_levenshtein(&text[*at..*at + name.len()], name) <= most)
    })
}

fn squeeze(text: &str) -> String {
    fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Folded, numbering and signs taken off.
fn bare(text: &str) -> String {
    let folded = fold(text);
    let start = folded.trim_start_matches(|c: char| !c.is_alphabetic());
    let words: Vec<&str> = start.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
