//! Which pages exist.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::{Address, Days, Lists, Page, Reports, Site, address};
use crate::config::{IssuerIx, UnitIx};
use crate::diagnostic::{Code, Diagnostics};
use crate::digest::Digest;
use crate::register::{IndicatorIx, Register, State};

/// The pages of a site, each with its address, and the lists they are told from.
#[derive(Debug)]
pub struct Plan {
    pages: Vec<(Page, Address)>,
    by_page: BTreeMap<Page, usize>,
    pub lists: Lists,
    pub days: Days,
    /// Files beside the pages that others make, with their sizes in bytes once they are made; empty while none are known.
    pub exports: BTreeMap<Address, OnceLock<usize>>,
    /// What the files beside notices hold, where that is known.
    pub digests: BTreeMap<Address, Digest>,
    pub reports: Reports,
}

impl Plan {
    pub fn pages(&self) -> &[(Page, Address)] {
        &self.pages
    }

    /// Where a page stands; `None` where there is none, so that nothing links to it.
    pub fn address(&self, page: Page) -> Option<&Address> {
        self.by_page.get(&page).map(|at| &self.pages[*at].1)
    }
}

/// Lists every page in a fixed order. Of two pages at one address the first stays and the second is reported.
pub fn plan(site: &Site) -> (Plan, Diagnostics) {
    let lists = Lists::of(site);
    let mut diagnostics = Diagnostics::default();
    let (days, reports) = (Days::of(&site.register), Reports::of(&site.register, &lists));
    let mut plan = Plan {
        pages: Vec::new(),
        by_page: BTreeMap::new(),
        lists,
        days,
        exports: BTreeMap::new(),
        digests: BTreeMap::new(),
        reports,
    };
    let mut taken: BTreeMap<Address, Page> = BTreeMap::new();
    let reports = of_reports(&site.register, &plan.reports);
    for page in pages(site, &plan.lists).into_iter().chain(others(site, &plan.days)).chain(reports) {
        let address = address::of(site, page);
        if let Some(first) = taken.get(&address) {
            report_clash(site, page, *first, &address, &mut diagnostics);
            continue;
        }
        taken.insert(address.clone(), page);
        plan.by_page.insert(page, plan.pages.len());
        plan.pages.push((page, address));
    }
    (plan, diagnostics)
}

fn pages(site: &Site, lists: &Lists) -> Vec<Page> {
    let register = &site.register;
    let issuers = || IssuerIx::all(&register.offices.issuers);
    let mut pages = vec![Page::Home, Page::Notices];
    pages.extend(lists.notices_by_year.keys().map(|year| Page::NoticesOfYear(*year)));
    pages.extend(issuers().map(Page::NoticesOfIssuer));
    pages.extend([Page::Units, Page::Tasks]);
    // A state keeps its page while it has no task: people keep the address of what is overdue. Archive is no such address.
    let lasting = |state: &State| *state != State::Archived || lists.count.get(*state) > 0;
    pages.extend(State::ALL.into_iter().filter(lasting).map(Page::TasksInState));
    pages.push(Page::TasksUnreported);
    pages.extend(issuers().map(Page::Issuer));
    let units = || UnitIx::all(&register.offices.units);
    pages.extend(units().map(Page::Unit));
    pages.extend(units().flat_map(|unit| lists.years_of(unit).iter().map(move |year| Page::UnitYear(unit, *year))));
    pages.extend(register.notice_ixs().map(Page::Notice));
    pages
}

/// The pages that lead across notices: by day, by figure, by document, by word.
fn others(site: &Site, days: &Days) -> Vec<Page> {
    let mut pages = vec![Page::Calendar];
    pages.extend(days.years().into_iter().map(Page::Year));
    pages.extend(days.months.iter().map(|(year, month)| Page::Month(*year, *month)));
    pages.extend(of_indicators(&site.register));
    pages.extend([Page::Changes, Page::Citations, Page::Search, Page::Data, Page::NotFound]);
    pages.extend((0..site.free.len()).map(Page::Free));
    pages
}

fn of_indicators(register: &Register) -> Vec<Page> {
    let years: BTreeSet<i16> = register.indicators.iter().map(|indicator| indicator.year).collect();
    let mut pages = vec![Page::Indicators];
    pages.extend(years.into_iter().map(Page::IndicatorsOfYear));
    pages.extend((0..register.indicators.len()).map(|at| Page::Indicator(IndicatorIx::new(at))));
    pages
}

/// The list of reports is there before the first of them: people look for it.
fn of_reports(register: &Register, reports: &Reports) -> Vec<Page> {
    let issuers = IssuerIx::all(&register.offices.issuers);
    let of_issuer = |issuer| reports.of_issuer(issuer).iter().map(move |period| Page::Report(issuer, *period));
    std::iter::once(Page::Reports).chain(issuers.flat_map(of_issuer)).collect()
}

/// At the text that makes the second page, which is the one that would be lost.
fn report_clash(site: &Site, page: Page, first: Page, address: &Address, diagnostics: &mut Diagnostics) {
    let source = |page| match page {
        Page::Notice(ix) => Some(site.register.notice(ix).notice.source),
        Page::Free(at) => Some(site.free[at].source),
        _ => None,
    };
    let place = |page| source(page).map(|source| crate::source::Place::new(source, (0..0).into()));
    let folder = address.as_str().trim_end_matches("index.html");
    let report = match place(page).or_else(|| place(first)) {
        Some(at) => diagnostics.report(Code::ClashingAddress, at),
        None => diagnostics.report_path(Code::ClashingAddress, address.as_str()),
    };
    report.with("address", format!("/{folder}"));
    if let (Some(_), Some(other)) = (place(page), place(first)) {
        report.related(other);
    }
}
