//! `indicators.toml`: which indicators are the same across years and tables, and which way is better.

use super::record::{Record, Written};
use super::{IssuerIx, Offices, TomlText};
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::vietnamese::fold::fold;

/// Which way an indicator should go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    #[default]
    Up,
    Down,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorIdentity {
    pub id: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub unit_of_measure: Option<String>,
    pub direction: Option<Direction>,
    /// Whether it is gathered over the year (a sum) and not held all year (a level); told by its name where it is not said.
    pub accumulates: Option<bool>,
    /// A unit's own id; looked up within the issuer of each notice.
    pub lead_unit: Option<String>,
}

/// Reads `indicators.toml`. A name leads to one indicator, and a unit in charge is one of `offices`.
pub fn read_indicators(text: TomlText, offices: &Offices, diagnostics: &mut Diagnostics) -> Vec<IndicatorIdentity> {
    let text = text.mended(diagnostics);
    let table = text.parse(diagnostics);
    let record = Record::new(&text, table.get_ref(), (0..0).into());
    let mut identities: Vec<IndicatorIdentity> = Vec::new();
    for indicator in record.tables("indicator", diagnostics) {
        let id = indicator.needed_id("id", "id = \"so-thue-bao-internet\"", diagnostics);
        let name = indicator.needed_text("name", "name = \"Số thuê bao internet\"", diagnostics);
        let aliases = indicator.texts("aliases", diagnostics);
        let unit_of_measure = indicator.text("unit_of_measure", diagnostics);
        let directions = [("up", Direction::Up), ("down", Direction::Down)];
        let direction = indicator.choice("direction", &directions, diagnostics);
        let accumulates = indicator.flag("accumulates", diagnostics);
        let lead_unit = indicator.text("lead_unit", diagnostics);
        indicator.finish(diagnostics);
        let (Some(id), Some(name)) = (id, name) else { continue };
        if identities.iter().any(|known| known.id == id.value) {
            diagnostics.report(Code::DuplicateId, id.place).with("id", &id.value).with("what", "indicator");
            continue;
        }
        for written in std::iter::once(&name).chain(&aliases) {
            let folded = fold(&written.value);
            let bears = |known: &&IndicatorIdentity| known.names().any(|other| fold(other) == folded);
            if let Some(other) = identities.iter().find(bears) {
                diagnostics
                    .report(Code::ClashingIndicator, written.place)
                    .with("name", &written.value)
                    .with("other", &other.name);
            }
        }
        if let Some(unit) = &lead_unit {
            check_unit(unit, offices, diagnostics);
        }
        identities.push(IndicatorIdentity {
            id: id.value,
            name: name.value,
            aliases: aliases.into_iter().map(|alias| alias.value).collect(),
            unit_of_measure: unit_of_measure.map(|text| text.value),
            direction,
            accumulates,
            lead_unit: lead_unit.map(|unit| unit.value),
        });
    }
    record.finish(diagnostics);
    identities
}

impl IndicatorIdentity {
    /// Its name, and the others it goes by.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.aliases)
    }
}

/// The file is of all issuers: a unit of any of them will do.
fn check_unit(unit: &Written<String>, offices: &Offices, diagnostics: &mut Diagnostics) {
    let mut issuers = (0..offices.issuers.len()).map(IssuerIx::new);
    if issuers.any(|issuer| offices.find_unit(issuer, &unit.value).is_some()) {
        return;
    }
    let names: Vec<&str> = offices.issuers.iter().map(|issuer| issuer.name.as_str()).collect();
    diagnostics
        .report(Code::UnknownUnit, unit.place)
        .with("issuer", names.join(", "))
        .with("name", &unit.value)
        .near(nearest(&unit.value, offices.units.iter().map(|unit| unit.id.own())));
}
