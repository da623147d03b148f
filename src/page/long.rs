//! Lists that have grown too long to be one page.
//!
//! A page must not grow with the archive: nobody reads ten thousand rows, and each build would write them again. So a list of more than
//! [`MOST_ROWS`] is told by its parts, each a number that leads to its rows: all tasks and an issuer's by unit, what a unit has closed by
//! the year it was given in. Where an archive is small nothing is split.

/// A longer list is told by its parts.
pub const MOST_ROWS: usize = 500;
/// More than these on one day of the calendar are told as numbers, where they are closed.
pub const MOST_A_DAY: usize = 40;
/// Notices that are named as citing one document; the export has all.
pub const MOST_CITING: usize = 40;
/// Rows of a workbook, which opens whole or not at all; the CSV beside it has all.
pub const MOST_IN_A_WORKBOOK: usize = 50_000;
/// Rows of the log on a unit's form, below what is asked of it: enough to see how it was filled in before.
pub const MOST_ON_A_FORM: usize = 1_000;
