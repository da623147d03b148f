//! A site that is looked at before it is published: each file is made when it is asked for, and nothing is written.
//!
//! What a build finds out by making every file is not known here: a template that breaks on one page only is told when that page is asked
//! for, a feed is made when somebody wants it, and the list of all digests is not among the files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::make::{attachments, redirects, theme_of};
use crate::chart::FileStyle;
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::feed::{self, Search};
use crate::file::{Body, File};
use crate::input::{BesideFile, ThemeSource};
use crate::page::{Address, Page, Plan, Site, address, plan};
use crate::render::{Renderer, Templates, Theme};

/// A theme that can be used.
pub struct Dress {
    theme: Theme,
    templates: Templates,
    assets: BTreeMap<Address, Vec<u8>>,
    chart_style: FileStyle,
}

/// A whole site, as far as it could be understood.
pub struct Preview {
    pub site: Site,
    dress: Arc<Dress>,
    plan: Plan,
    pages: BTreeMap<Address, Page>,
    redirects: BTreeMap<Address, Vec<u8>>,
    attachments: BTreeMap<Address, PathBuf>,
    search: OnceLock<(Search, BTreeMap<Address, Vec<u8>>)>,
    feeds: OnceLock<BTreeMap<Address, Vec<u8>>>,
}

/// What stands at an address.
pub enum Answer {
    Bytes(Vec<u8>),
    /// The bytes of a file on the disk, which may be large.
    OnDisk(PathBuf),
}

impl Dress {
    /// Lays the site's own theme over the default one. `None` where it cannot be used; the diagnostics say where.
    pub fn new(site: &Site, own_theme: Option<Vec<ThemeSource>>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let theme = theme_of(site, own_theme, diagnostics);
        match Templates::new(&theme, &site.sources) {
            Ok(templates) => {
                let assets = theme.assets().into_iter().collect();
                let chart_style = FileStyle::new(&theme.chart_css());
                Some(Self { theme, templates, assets, chart_style })
            }
            Err(faults) => {
                diagnostics.append(faults);
                None
            }
        }
    }
}

impl Preview {
    /// `beside` are the files beside the notices, as they were read, and `digests` what is known of them.
    pub fn new(
        site: Site,
        dress: Arc<Dress>,
        beside: &[BesideFile],
        digests: BTreeMap<Address, Digest>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let (mut plan, clashes) = plan(&site);
        plan.digests = digests;
        plan.exports = feed::forms(&site.register).into_iter().map(|form| (form, OnceLock::new())).collect();
        diagnostics.append(clashes);
        let pages: BTreeMap<Address, Page> = plan.pages().iter().map(|(page, at)| (at.clone(), *page)).collect();
        let attachments: BTreeMap<Address, PathBuf> =
            attachments(&site, beside).into_iter().filter_map(on_disk).collect();
        let taken: BTreeSet<&Address> = pages.keys().chain(attachments.keys()).chain(dress.assets.keys()).collect();
        let redirects = redirects(&site, &plan, &taken, diagnostics).into_iter().filter_map(bytes).collect();
        let (search, feeds) = (OnceLock::new(), OnceLock::new());
        Self { site, dress, plan, pages, redirects, attachments, search, feeds }
    }

    /// What the files beside the notices hold.
    pub fn digests(&self) -> BTreeMap<Address, Digest> {
        self.plan.digests.clone()
    }

    /// The theme, for whoever shows a part of this site told anew.
    pub fn dress(&self) -> Arc<Dress> {
        Arc::clone(&self.dress)
    }

    /// What stands at an address below the site's top: `thong-bao/index.html`. `None` where nothing does; a template that cannot be used for it
    /// is told.
    pub fn answer(&self, address: &str) -> Result<Option<Answer>, Diagnostics> {
        let asked = Address::file(address);
        if let Some(page) = self.pages.get(&asked) {
            return self.renderer().render(*page).map(|bytes| Some(Answer::Bytes(bytes)));
        }
        if let Some(path) = self.attachments.get(&asked) {
            return Ok(Some(Answer::OnDisk(path.clone())));
        }
        let held = self.dress.assets.get(&asked).or_else(|| self.redirects.get(&asked));
        let found = held.cloned().or_else(|| self.chart(&asked)).or_else(|| self.feed(&asked));
        Ok(found.map(Answer::Bytes))
    }

    /// Whether a page or a redirect stands at an address.
    pub fn stands(&self, address: &str) -> bool {
        let address = Address::file(address);
        self.pages.contains_key(&address) || self.redirects.contains_key(&address)
    }

    fn renderer(&self) -> Renderer<'_> {
        Renderer::new(&self.site, &self.plan, &self.dress.theme, &self.dress.templates)
    }

    fn chart(&self, asked: &Address) -> Option<Vec<u8>> {
        let page = Address::file(format!("{}index.html", asked.as_str().strip_suffix("bieu-do.svg")?));
        let page = self.pages.get(&page).filter(|_| address::chart_of(&page) == *asked)?;
        bytes(self.renderer().chart(*page, &self.dress.chart_style)?).map(|(_, bytes)| bytes)
    }

    /// Feeds come by the dozen, made side by side; those of the search are many and asked for apart.
    fn feed(&self, asked: &Address) -> Option<Vec<u8>> {
        if !feed::may_stand_at(asked.as_str()) {
            return None;
        }
        let texts = &self.dress.theme.texts;
        let whole = feed::WHOLE.into_iter().find(|name| address::data(name) == *asked);
        let pages = || -> Vec<Address> { self.plan.pages().iter().map(|(_, address)| address.clone()).collect() };
        if asked.as_str().starts_with("tim-kiem/") && asked.as_str().ends_with(".js") {
            let (search, lists) = self.search.get_or_init(|| {
                let (search, lists) = feed::search_index(&self.site, texts, &pages());
                (search, lists.into_iter().filter_map(bytes).collect())
            });
            let text = || search.find_text(asked).map(|at| search.text(&self.site, at));
            return lists.get(asked).cloned().or_else(text);
        }
        if let Some(name) = whole {
            let mut bytes = Vec::new();
            feed::write_one(&self.site, texts, &pages(), name, &mut bytes)?.ok()?;
            return Some(bytes);
        }
        let all = || {
            let mut unheard = Diagnostics::default();
            let pages = pages();
            let feeds = feed::all(&self.site, texts, &pages, &mut unheard).into_iter();
            feeds.chain(feed::calendars(&self.site, texts, &pages).files()).filter_map(bytes).collect()
        };
        self.feeds.get_or_init(all).get(asked).cloned()
    }
}

fn bytes(file: File) -> Option<(Address, Vec<u8>)> {
    match file.body {
        Body::Bytes(bytes) => Some((file.address, bytes)),
        Body::CopyOf(_) | Body::SameAs(_) | Body::Asked(_) | Body::AskedLast(_) => None,
    }
}

fn on_disk(file: File) -> Option<(Address, PathBuf)> {
    match file.body {
        Body::CopyOf(path) => Some((file.address, path)),
        Body::Bytes(_) | Body::SameAs(_) | Body::Asked(_) | Body::AskedLast(_) => None,
    }
}
