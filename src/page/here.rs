//! The page that is being told: what it is about, where it stands, and so how it refers to others.

use super::{Address, Page, Plan, Site, Texts};
use crate::register::Register;

/// All that a view is made from.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    pub site: &'a Site,
    pub plan: &'a Plan,
    pub texts: &'a Texts,
    pub page: Page,
    pub address: &'a Address,
}

impl<'a> Here<'a> {
    /// Stands on a page of the plan; `None` where the plan has no such page.
    pub fn on(page: Page, site: &'a Site, plan: &'a Plan, texts: &'a Texts) -> Option<Self> {
        Some(Self { site, plan, texts, page, address: plan.address(page)? })
    }

    pub fn register(&self) -> &'a Register {
        &self.site.register
    }

    /// How this page refers to another; `None` where the plan has no such page.
    pub fn to(&self, page: Page) -> Option<String> {
        self.plan.address(page).map(|address| self.to_file(address))
    }

    /// The same, with a fragment: `to_part(Page::Tasks, "tat-ca")`.
    pub fn to_part(&self, page: Page, fragment: &str) -> Option<String> {
        // A fragment of this very page needs no file name.
        if page == self.page {
            return Some(format!("#{fragment}"));
        }
        self.to(page).map(|mut href| {
            href.push('#');
            href.push_str(fragment);
            href
        })
    }

    pub fn to_file(&self, address: &Address) -> String {
        let reference = address.seen_from(self.address);
        match self.root() {
            Some(root) => root + &reference,
            None => reference,
        }
    }

    /// The way to the site's top: `../../`.
    pub fn to_top(&self) -> String {
        self.root().unwrap_or_else(|| self.address.to_top())
    }

    /// The page for addresses that lead nowhere is shown at any depth, so its references begin at the host's root, where it is known
    /// at which path of the host the site stands.
    fn root(&self) -> Option<String> {
        let base = self.register().settings.base_url.as_deref().filter(|_| self.page == Page::NotFound)?;
        let (_, host) = base.split_once("://")?;
        Some(host.find('/').map_or("/", |path| &host[path..]).to_owned())
    }
}
