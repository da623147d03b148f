//! Everything but pages: calendars, feeds, tables, the search index.

use crate::file::File;
use crate::page::{Address, Site};

/// Every export of a site whose pages stand at `pages`.
pub fn all(_site: &Site, _pages: &[Address]) -> Vec<File> {
    Vec::new()
}
