//! Under which name one document is one entry, however often and however carelessly it is cited.
//!
//! Serial numbers begin anew each year, so the year belongs to the name where it is known. A mention
//! without a year joins the only dated one of its number, if there is just one; where there are two,
//! it stays apart: it cannot be known which is meant.

use crate::vietnamese::citation::Citation;
use crate::vietnamese::citation_kind::Kind;
use crate::vietnamese::fold::slug;
use rayon::prelude::*;
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// Takes one citation; gives the name of its document, as far as this one mention tells it: number
/// and letters without the writer's signs and leading zeros, the kind where the letters leave it out,
/// the year where it is told. An act cited by name goes by that name. Never empty.
pub fn key(citation: &Citation) -> String {
    join(&base(citation), citation.year)
}

/// Takes all citations of a collection; gives for each the name of its document, in the same order,
/// mentions without a year joined to their only dated one. Letters, digits and hyphens, fit for an anchor.
pub fn keys<C: Borrow<Citation> + Sync>(citations: &[C]) -> Vec<String> {
    let bases: Vec<String> = citations.par_iter().map(|citation| base(citation.borrow())).collect();
    let mut years: BTreeMap<&str, Vec<i16>> = BTreeMap::new();
    for (base, citation) in bases.iter().zip(citations) {
        let known = years.entry(base).or_default();
        if let Some(year) = citation.borrow().year.filter(|year| !known.contains(year)) {
            known.push(year);
        }
    }
    let only = |base: &str| match years.get(base).map(Vec::as_slice) {
        Some([year]) => Some(*year),
        _ => None,
    };
    let name = |(base, citation): (&String, &C)| join(base, citation.borrow().year.or_else(|| only(base)));
    bases.iter().zip(citations).map(name).collect()
}

fn join(base: &str, year: Option<i16>) -> String {
    match year {
        Some(year) => format!("{base}-{year}"),
        None => base.to_string(),
    }
}

/// The name without its year: `57-nq-tw`, `25-qd-ubnd`, `luat-dat-dai`.
fn base(citation: &Citation) -> String {
    let kind = citation.kind.map_or(String::new(), |kind| slug(kind.name()));
    let Some(number) = &citation.number else {
        let about = citation.title.as_deref().filter(|_| citation.symbol.is_empty());
        let name = match about {
            Some(title) if citation.kind.is_some_and(Kind::is_act) => slug(title),
            _ => slug(&format!("{kind} {} {}", citation.symbol, date(citation))),
        };
        return if name.is_empty() { "khong-so".to_string() } else { name };
    };
    let serial: String = number.chars().take_while(char::is_ascii_alphanumeric).collect();
    let serial = serial.trim_start_matches('0').to_lowercase();
    if citation.symbol.is_empty() {
        // A bare number is told apart by its kind and its issuer.
        return slug(&format!("{kind} {serial} {}", citation.issuer.as_deref().unwrap_or_default()));
    }
    // "25/2018/UBND" is 25/2018/QĐ-UBND with the letters of its kind left out.
    let first = citation.symbol.split(' ').next().unwrap_or_default();
    let letters = citation.kind.map_or("", Kind::letters);
    let missing = Kind::of_letters(first).is_none()
        && !citation.symbol.contains(' ')
        && !matches!(citation.kind, Some(Kind::Letter | Kind::Document) | None)
        && !citation.kind.is_some_and(Kind::is_act);
    let letters = if missing { letters } else { "" };
    slug(&format!("{serial} {letters} {}", citation.symbol))
}

fn date(citation: &Citation) -> String {
    citation.date.map_or(String::new(), |date| date.to_string())
}
