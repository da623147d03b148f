//! How far each list has counted: a list begins anew unless it says which one it goes on with.

use std::collections::BTreeMap;

use super::styles::{Levels, MOST_LEVELS, marker};
use crate::document::xml::Element;

/// A list that is being counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListKey(usize);

#[derive(Debug, Default)]
pub struct Lists {
    counts: Vec<[Option<u32>; MOST_LEVELS]>,
    by_id: BTreeMap<String, ListKey>,
    by_style: BTreeMap<String, ListKey>,
    outline: [Option<u32>; MOST_LEVELS],
}

impl Lists {
    /// The counts that an outermost list goes on with, or new ones.
    pub fn open(&mut self, list: &Element, style: &str) -> ListKey {
        let named = list.get("text:continue-list").and_then(|id| self.by_id.get(id)).copied();
        let goes_on = list.get("text:continue-numbering") == Some("true");
        let last = self.by_style.get(style).copied().filter(|_| goes_on);
        let key = named.or(last).unwrap_or_else(|| {
            self.counts.push([None; MOST_LEVELS]);
            ListKey(self.counts.len() - 1)
        });
        if let Some(id) = list.get("xml:id") {
            self.by_id.insert(id.to_owned(), key);
        }
        self.by_style.insert(style.to_owned(), key);
        key
    }

    /// Counts an item; gives the marker it shows.
    pub fn next(&mut self, key: ListKey, levels: &Levels, at: usize, start: Option<u32>) -> String {
        let Some(counts) = self.counts.get_mut(key.0) else { return String::new() };
        count(counts, levels, at, start)
    }

    /// Counts a heading among those of the whole text.
    pub fn next_heading(&mut self, levels: &Levels, at: usize) -> String {
        count(&mut self.outline, levels, at, None)
    }
}

fn count(counts: &mut [Option<u32>; MOST_LEVELS], levels: &Levels, at: usize, start: Option<u32>) -> String {
    let at = at.min(MOST_LEVELS - 1);
    let first = levels.get(&at).map_or(1, |level| level.start);
    counts[at] = Some(start.or(counts[at].map(|count| count.saturating_add(1))).unwrap_or(first));
    counts[at + 1..].fill(None);
    marker(levels, at, counts)
}
