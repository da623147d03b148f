//! Near misses: which of the known names a mistyped one was meant to be.

use crate::vietnamese::fold::fold;

/// At most two of `known` close to `written`, best first. Compares folded forms, so a missing mark costs nothing;
/// a name counts as close when about a third of its letters or fewer differ.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let written = fold(written);
    let mut close: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|name| {
            let folded = fold(name);
            let distance = strsim::damerau_levenshtein(&written, &folded);
            let most = written.chars().count().max(folded.chars().count()) / 3;
            (distance <= most.max(1)).then_some((distance, name))
        })
        .collect();
    close.sort();
    close.dedup();
    close.into_iter().take(2).map(|(_, name)| name.to_owned()).collect()
}
