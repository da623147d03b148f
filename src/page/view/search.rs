//! The search page: a form, a place for what is found, and for readers without scripts the lists to look through.

use serde::Serialize;

use super::{Frame, Link, Sheet};
use crate::page::{Here, Page, address};

#[derive(Debug, Serialize)]
pub struct Search<'a> {
    /// The index that the script looks things up in, from this page.
    pub index: String,
    pub lists: Vec<Link<'a>>,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, Search<'a>> {
    let page = Search { index: here.to_file(&address::search_index()), lists: lists(here) };
    Sheet { frame: Frame::new(here, "search", here.texts.say("nav.search"), Vec::new()), page }
}

/// Where to look without a search, and where to go from an address that leads nowhere.
pub fn lists<'a>(here: &Here<'a>) -> Vec<Link<'a>> {
    const LISTS: [(Page, &str); 8] = [
        (Page::Home, "nav.home"),
        (Page::Notices, "lists.notices"),
        (Page::Tasks, "lists.tasks"),
        (Page::Units, "lists.units"),
        (Page::Calendar, "lists.calendar"),
        (Page::Indicators, "lists.indicators"),
        (Page::Citations, "lists.citations"),
        (Page::Search, "nav.search"),
    ];
    let others = LISTS.iter().filter(|(page, _)| *page != here.page);
    others.filter_map(|(page, key)| Some(Link::new(here.texts.say(key), Some(here.to(*page)?)))).collect()
}
