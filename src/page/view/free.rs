//! A free page of `content/pages/`: its text, and where it has parts, a way to each of them.

use serde::Serialize;

use super::{Frame, Sheet};
use crate::page::prose::{self, Prose};
use crate::page::{Here, Page};

/// A page of one or two parts needs no list of them.
const WORTH_LISTING: usize = 3;

#[derive(Debug, Serialize)]
pub struct Free {
    pub prose: Prose,
}

pub fn sheet<'a>(here: &Here<'a>, at: usize) -> Sheet<'a, Free> {
    let page = &here.site.free[at];
    let mut prose = prose::page(here, page.source, &page.body, 2);
    if prose.contents.iter().filter(|heading| heading.depth == 1).count() < WORTH_LISTING {
        prose.contents.clear();
    }
    debug_assert!(here.page == Page::Free(at));
    Sheet { frame: Frame::new(here, "page", page.title.as_str(), Vec::new()), page: Free { prose } }
}
