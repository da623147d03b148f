//! What a unit was renamed to or merged into: ids resolved, and no unit its own successor.

use super::offices::{Offices, UnitIx};
use super::record::Written;
use crate::diagnostic::{Code, Diagnostics, nearest};

/// Ids of successors as written, unit by unit.
pub type Successors = Vec<(UnitIx, Vec<Written<String>>)>;

/// Resolves the ids, once all units are known.
pub fn resolve(offices: &mut Offices, becomes: Successors, diagnostics: &mut Diagnostics) {
    let mut links: Vec<(UnitIx, UnitIx, Written<String>)> = Vec::new();
    for (unit, ids) in becomes {
        let issuer = offices.unit(unit).issuer;
        for id in ids {
            match offices.find_unit(issuer, &id.value) {
                Some(successor) => {
                    offices.units[unit.at()].becomes.push(successor);
                    links.push((unit, successor, id));
                }
                None => {
                    let issuer = offices.issuer(issuer);
                    let known = issuer.units.iter().map(|ix| offices.unit(*ix).id.own());
                    let near = nearest(&id.value, known);
                    diagnostics
                        .report(Code::UnknownUnit, id.place)
                        .with("issuer", &issuer.name)
                        .with("name", &id.value)
                        .near(near);
                }
            }
        }
    }
    for (unit, successor, id) in &links {
        let after = reach(offices, *successor);
        // Of a circle the last in the file is told, which closes it.
        let circle = after.iter().filter(|ix| reach(offices, **ix).contains(unit));
        if after.contains(unit) && circle.max() == Some(unit) {
            diagnostics.report(Code::CircularBecomes, id.place).with("id", &id.value);
        }
    }
}

/// All that a unit became, directly or through others, and itself.
fn reach(offices: &Offices, from: UnitIx) -> Vec<UnitIx> {
    let mut reached = vec![from];
    let mut at = 0;
    while let Some(ix) = reached.get(at).copied() {
        let next: Vec<UnitIx> = offices.unit(ix).becomes.iter().copied().filter(|ix| !reached.contains(ix)).collect();
        reached.extend(next);
        at += 1;
    }
    reached
}
