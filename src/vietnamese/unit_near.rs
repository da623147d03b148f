//! "Did you mean": the known names that look like one nobody bears.
//!
//! Likeness is the better of two measures on folded names: letters (slips of the keyboard) and
//! syllables (words left out, moved, or shortened to initials).

use crate::vietnamese::fold::fold;
use crate::vietnamese::unit_cell::name_range;
use crate::vietnamese::unit_form::Strength;
use crate::vietnamese::unit_name::{Names, form};
use crate::vietnamese::word::Words;
use std::cmp::Ordering;

impl<K: Copy + Ord> Names<K> {
    /// Takes a name nobody bears; gives at most `count` names that look like it, the likest first.
    pub fn nearest(&self, text: &str, count: usize) -> Vec<(K, String)> {
        let words = Words::new(text);
        let wanted = bare(&fold(&words.line(name_range(&words))));
        let mut found: Vec<(f64, K, &str)> = Vec::new();
        for alias in &self.aliases {
            let likeness = strsim::normalized_damerau_levenshtein(&wanted, &bare(&fold(&alias.text)))
                .max(shared(&wanted, &alias.text));
            match found.iter_mut().find(|(_, key, _)| *key == alias.key) {
                Some(best) if best.0 < likeness => *best = (likeness, alias.key, &alias.text),
                Some(_) => {}
                None => found.push((likeness, alias.key, &alias.text)),
            }
        }
        found.retain(|(likeness, _, _)| *likeness >= 0.5);
        found.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal).then(a.1.cmp(&b.1)));
        found.into_iter().take(count).map(|(_, key, text)| (key, text.to_string())).collect()
    }
}

/// A folded name without the words that all names share.
fn bare(folded: &str) -> String {
    let mut rest = folded.trim();
    for head in ["phong ", "trung tam ", "chi cuc "] {
        rest = rest.strip_prefix(head).unwrap_or(rest);
    }
    rest.strip_suffix(" so").unwrap_or(rest).replace(" va ", " ").replace([',', '-'], " ")
}

/// The share of syllables two names have in common, initials counting for their syllables.
fn shared(wanted: &str, name: &str) -> f64 {
    let (wanted, name) = (form(wanted), form(&bare(&fold(name))));
    let common = wanted.iter().filter(|part| name.iter().any(|other| part.agrees(other, Strength::Folded))).count();
    let most = wanted.len().max(name.len());
    if most == 0 { 0.0 } else { 0.9 * common as f64 / most as f64 }
}
