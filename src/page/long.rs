//! Lists that have grown too long to be one page.
//!
//! A page must not grow with the archive: nobody reads ten thousand rows, and each build would write them again. So a page that would have more
//! than [`MOST_ROWS`] tells lists by their parts, each a number that leads to its rows: of all tasks and of an issuer's the longest list of closed
//! ones first, by unit; what a unit has closed by the year it was given in. Where an archive is small nothing is split.

/// A page with more tells lists by their parts. With so many it weighs some 150 KB with all it loads, and opens at once on an old machine.
pub const MOST_ROWS: usize = 200;
/// Notices on the page of one office, in whole years; earlier years have pages of their own.
pub const MOST_NOTICES: usize = 500;
/// More than these on one day of the calendar are told as numbers, where they are closed.
pub const MOST_A_DAY: usize = 40;
/// Notices that are named on the page of cited documents, one by one.
const MOST_CITINGS: usize = 8_000;
/// Rows of a workbook, which opens whole or not at all: so many open within seconds on an old machine. The CSV beside it has all.
pub const MOST_IN_A_WORKBOOK: usize = 20_000;
/// Rows of the log on a unit's form, below what is asked of it: enough to see how it was filled in before.
pub const MOST_ON_A_FORM: usize = 1_000;

/// How many notices are named as citing one document where there are so many documents; the export has all.
pub fn most_citing(documents: usize) -> usize {
    (MOST_CITINGS / documents.max(1)).clamp(5, 40)
}

#[cfg(test)]
mod tests {
    use super::most_citing;

    #[test]
    fn where_many_documents_are_cited_fewer_notices_are_named() {
        assert_eq!([0, 1, 200, 800, 100_000].map(most_citing), [40, 40, 40, 10, 5]);
    }
}
