//! What stands around every page: the head, the way back, the day its figures are of, and the foot.

use serde::Serialize;

use super::Link;
use crate::page::format::Day;
use crate::page::{Here, Page, address};

/// A page ready for its template.
#[derive(Debug, Serialize)]
pub struct Sheet<'a, T> {
    pub frame: Frame<'a>,
    pub page: T,
}

#[derive(Debug, Serialize)]
pub struct Frame<'a> {
    pub lang: &'static str,
    /// `data-kind` of the page, and so the name of its part of a style sheet.
    pub kind: &'static str,
    /// The page's one `h1`, and with the site's title the title of its window.
    pub title: String,
    pub is_home: bool,
    pub site_title: &'a str,
    pub owner: &'a str,
    /// A picture to stand beside the title.
    pub logo: Option<String>,
    /// `../../`, for the theme's own files.
    pub to_top: String,
    pub home: String,
    pub navigation: Vec<Entry<'a>>,
    pub foot: Vec<Entry<'a>>,
    /// The way here from the overview, this page left out.
    pub crumbs: Vec<Link<'a>>,
    pub as_of: Day,
    /// There is no notice at all, so there are no figures and no day of them.
    pub is_empty: bool,
    /// After how many days a reader is told that the figures are old.
    pub old_after: i64,
    /// Where the search form leads, if there is a page for it.
    pub search: Option<String>,
    /// How browsers search the site from their own box, where it has an address.
    pub open_search: Option<String>,
    /// The page's whole address, where the site has one.
    pub url: Option<String>,
    /// The office is invented; every page about it says so.
    pub illustrative: bool,
    /// How many rows the page as a whole lists, where numbers lead to the page and not to a part of it.
    pub rows: Option<usize>,
    /// Shown at any depth without a known way to the theme's files: plain words do better than requests that fail.
    pub bare: bool,
    pub version: &'static str,
}

#[derive(Debug, Serialize)]
pub struct Entry<'a> {
    #[serde(flatten)]
    pub link: Link<'a>,
    /// "page" on the page itself, "true" below it; else empty.
    pub current: &'static str,
}

impl<'a> Frame<'a> {
    pub fn new(here: &Here<'a>, kind: &'static str, title: impl Into<String>, crumbs: Vec<Link<'a>>) -> Self {
        let register = here.register();
        let settings = &register.settings;
        let base = settings.base_url.as_deref();
        let home = Link::new(here.texts.say("nav.home"), here.to(Page::Home));
        Self {
            lang: here.texts.language.as_str(),
            kind,
            title: title.into(),
            is_home: here.page == Page::Home,
            site_title: &settings.title,
            owner: &settings.owner,
            logo: logo(here),
            to_top: here.to_top(),
            home: here.to(Page::Home).unwrap_or_else(|| here.to_top()),
            navigation: navigation(here),
            foot: foot(here),
            crumbs: if crumbs.is_empty() && here.page == Page::Home {
                Vec::new()
            } else {
                std::iter::once(home).chain(crumbs).collect()
            },
            as_of: here.texts.day(register.as_of),
            is_empty: register.notices.is_empty(),
            old_after: register.settings.old_after_days,
            search: here.to(Page::Search),
            open_search: base.and_then(|_| here.to(Page::Search).map(|_| here.to_file(&address::open_search()))),
            url: base.map(|base| format!("{base}{}", here.address)).filter(|_| here.page != Page::NotFound),
            illustrative: false,
            rows: None,
            bare: here.page == Page::NotFound && settings.base_url.is_none(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    /// Says that the office is invented, where it is.
    pub fn illustrative(mut self, illustrative: bool) -> Self {
        self.illustrative = illustrative;
        self
    }

    /// Says how many rows the page lists.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = Some(rows);
        self
    }
}

fn logo(here: &Here) -> Option<String> {
    let logo = here.register().settings.logo.as_ref()?;
    Some(here.to_file(here.site.targets.beside("content/site.toml", &logo.value)?))
}

/// The head leads to the kinds of pages that exist, in the order readers ask for them.
fn navigation<'a>(here: &Here<'a>) -> Vec<Entry<'a>> {
    const HEAD: [(Page, &str); 8] = [
        (Page::Home, "nav.home"),
        (Page::Units, "nav.units"),
        (Page::Tasks, "nav.tasks"),
        (Page::Notices, "nav.notices"),
        (Page::Calendar, "nav.calendar"),
        (Page::Indicators, "nav.indicators"),
        (Page::Changes, "nav.changes"),
        (Page::Search, "nav.search"),
    ];
    let mut entries = entries(here, &HEAD);
    entries.extend(free_pages(here, true));
    entries
}

fn foot<'a>(here: &Here<'a>) -> Vec<Entry<'a>> {
    let mut foot =
        entries(here, &[(Page::Reports, "nav.reports"), (Page::Citations, "nav.citations"), (Page::Data, "nav.data")]);
    foot.extend(free_pages(here, false));
    foot
}

fn entries<'a>(here: &Here<'a>, pages: &[(Page, &str)]) -> Vec<Entry<'a>> {
    let entry = |(page, key): &(Page, &str)| {
        let link = Link::new(here.texts.say(key), Some(here.to(*page)?));
        Some(Entry { link, current: current(here.page, *page) })
    };
    pages.iter().filter_map(entry).collect()
}

fn free_pages<'a>(here: &Here<'a>, in_navigation: bool) -> impl Iterator<Item = Entry<'a>> {
    let pages = here.site.free.iter().enumerate().filter(move |(_, page)| page.in_navigation == in_navigation);
    pages.filter_map(|(at, page)| {
        let link = Link::new(page.title.as_str(), Some(here.to(Page::Free(at))?));
        Some(Entry { link, current: current(here.page, Page::Free(at)) })
    })
}

/// What `aria-current` says of the entry `entry` on `page`.
fn current(page: Page, entry: Page) -> &'static str {
    if page == entry {
        return "page";
    }
    let above = match page {
        Page::NoticesOfYear(_) | Page::NoticesOfIssuer(_) | Page::Notice(_) => Page::Notices,
        Page::Issuer(_) | Page::Unit(_) | Page::UnitYear(..) => Page::Units,
        Page::TasksInState(_) | Page::TasksUnreported => Page::Tasks,
        Page::Report(..) => Page::Reports,
        Page::Year(_) | Page::Month(..) => Page::Calendar,
        Page::IndicatorsOfYear(_) | Page::Indicator(_) => Page::Indicators,
        other => other,
    };
    if above == entry { "true" } else { "" }
}
