//! Cells merged downwards: a task that spans three rows is the task of all three.
//!
//! Only rows that say something themselves are filled, so a merge over the whole sheet makes no rows. A merge to the right stays where it
//! is written: one result under two heads is one result.

use std::collections::BTreeSet;
use std::collections::btree_map::Entry;

use calamine::Dimensions;

use super::{Cell, Cells, Fault, Limit, spend};

pub fn fill(cells: &mut Cells, merged: &[Dimensions], left: &mut usize) -> Result<(), Fault> {
    let rows: BTreeSet<usize> = cells.keys().map(|(row, _)| *row).collect();
    let mut steps = super::fence::MOST_MERGED;
    for range in merged {
        let (top, column) = (range.start.0 as usize, range.start.1 as usize);
        let bottom = range.end.0 as usize;
        if bottom <= top {
            continue;
        }
        let Some(Cell { text, bold }) = cells.get(&(top, column)) else { continue };
        let (text, bold) = (text.clone(), *bold);
        for row in rows.range(top + 1..=bottom) {
            steps = steps.checked_sub(1).ok_or(Fault::TooLarge(Limit::Merged))?;
            if let Entry::Vacant(blank) = cells.entry((*row, column)) {
                spend(left, text.len())?;
                blank.insert(Cell { text: text.clone(), bold });
            }
        }
    }
    Ok(())
}
