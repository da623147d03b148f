//! The search page: a form, a place for what is found, and for readers without scripts the lists to look through.

use std::collections::BTreeSet;

use serde::Serialize;

use super::filter::{Choice, Field};
use super::{Frame, Link, Sheet};
use crate::page::{Here, Page, address};
use crate::register::State;

#[derive(Debug, Serialize)]
pub struct Search<'a> {
    /// The index that the script looks things up in, from this page.
    pub index: String,
    /// What results can be narrowed by.
    pub fields: Vec<Field<'a>>,
    pub lists: Vec<Link<'a>>,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, Search<'a>> {
    let page = Search { index: here.to_file(&address::search_index()), fields: fields(here), lists: lists(here) };
    Sheet { frame: Frame::new(here, "search", here.texts.say("nav.search"), Vec::new()), page }
}

/// A field with one choice or none is left out: there is nothing to choose.
fn fields<'a>(here: &Here<'a>) -> Vec<Field<'a>> {
    const KINDS: [(&str, &str); 5] = [
        ("thong-bao", "find.notices"),
        ("nhiem-vu", "find.tasks"),
        ("don-vi", "find.units"),
        ("chi-tieu", "find.indicators"),
        ("van-ban", "find.documents"),
    ];
    let register = here.register();
    let say = |value: &str, key: &str| Choice { value: value.to_owned(), text: here.texts.say(key).into() };
    let kinds = KINDS.iter().map(|(value, key)| say(value, key)).collect();
    let issuers = register.offices.issuers.iter();
    let issuers = issuers.map(|of| Choice { value: of.id.to_string(), text: of.short.as_str().into() }).collect();
    let leads: BTreeSet<&str> =
        register.tasks.iter().map(|task| register.offices.unit(task.lead).id.as_str()).collect();
    let units = super::filter::unit_choices(here, leads.into_iter());
    let years = register.notices.iter().filter_map(|entry| entry.notice.anchor()).map(|day| day.year());
    let years = super::filter::year_choices(years);
    let states: BTreeSet<&str> = register.tasks.iter().map(|task| task.state.as_str()).collect();
    let states = State::ALL.iter().filter(|state| states.contains(state.as_str()));
    let states = states.map(|state| say(address::state_word(*state), &format!("state.{}", state.as_str()))).collect();
    let fields = [
        Field { name: "loai", key: "what", choices: kinds },
        Field { name: "co-quan", key: "issuer", choices: issuers },
        Field { name: "don-vi", key: "units", choices: units },
        Field { name: "nam", key: "year", choices: years },
        Field { name: "trang-thai", key: "state", choices: states },
    ];
    fields.into_iter().filter(|field| field.choices.len() > 1).collect()
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
