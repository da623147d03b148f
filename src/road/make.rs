//! The second half of the road: from everything that pages are made of to the files of the site.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::config::Written;
use crate::diagnostic::{Code, Diagnostics};
use crate::feed;
use crate::file::File;
use crate::input::{BesideFile, ThemeSource};
use crate::page::redirect::redirect;
use crate::page::{Address, Page, Plan, Site, plan};
use crate::render::{Renderer, Theme, ThemeFile};

/// Takes a site, its own theme and the files beside its notices; gives every file of the built site, by address. `None` where the theme
/// is broken; the diagnostics say where.
pub fn make(
    site: &Site,
    own_theme: Option<Vec<ThemeSource>>,
    beside: &[BesideFile],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<File>> {
    let settings = &site.register.settings;
    if own_theme.is_none() && settings.theme != "default" {
        diagnostics.report_path(Code::UnknownTheme, format!("themes/{}", settings.theme)).with("name", &settings.theme);
    }
    let own = own_theme.unwrap_or_default().into_iter();
    let own = own.map(|file| ThemeFile { path: file.path, content: file.content, source: file.source }).collect();
    let theme = Theme::new(own, settings.language, diagnostics);
    let (mut plan, clashes) = plan(site);
    diagnostics.append(clashes);
    let addresses: Vec<Address> = plan.pages().iter().map(|(_, address)| address.clone()).collect();
    let mut files = feed::all(site, &theme.texts, &addresses, diagnostics);
    // Pages say how large the exports are that they lead to.
    plan.exports = files.iter().filter_map(|file| Some((file.address.clone(), file.bytes()?.len()))).collect();
    files.extend(render(site, &plan, &theme, diagnostics)?);
    files.extend(theme.assets().into_iter().map(|(address, bytes)| File::new(address, bytes)));
    let on_disk: BTreeMap<&str, &BesideFile> = beside.iter().map(|file| (file.path.as_str(), file)).collect();
    files.extend(site.attachments.iter().filter_map(|attachment| {
        let file = on_disk.get(attachment.path.as_str())?;
        Some(File::copy_of(attachment.address.clone(), &file.on_disk))
    }));
    files.extend(redirects(site, &plan, &files, diagnostics));
    files.sort_by(|a, b| a.address.cmp(&b.address));
    report_clashes(&files, diagnostics);
    Some(files)
}

/// All pages, side by side; their order is the plan's whatever thread was first.
fn render(site: &Site, plan: &Plan, theme: &Theme, diagnostics: &mut Diagnostics) -> Option<Vec<File>> {
    let renderer = match Renderer::new(site, plan, theme) {
        Ok(renderer) => renderer,
        Err(faults) => {
            diagnostics.append(faults);
            return None;
        }
    };
    let page =
        |(page, address): &(Page, Address)| renderer.render(*page).map(|bytes| File::new(address.clone(), bytes));
    let rendered: Vec<Result<File, Diagnostics>> = plan.pages().par_iter().map(page).collect();
    let mut files = Vec::with_capacity(rendered.len());
    let mut failed = false;
    for page in rendered {
        match page {
            Ok(file) => files.push(file),
            // One broken template fails on every page of its kind; sorting later says it once.
            Err(faults) => {
                failed = true;
                diagnostics.append(faults);
            }
        }
    }
    let style = renderer.chart_style();
    let charts: Vec<Option<File>> = plan.pages().par_iter().map(|(page, _)| renderer.chart(*page, &style)).collect();
    files.extend(charts.into_iter().flatten());
    (!failed).then_some(files)
}

/// A page at each earlier address, which leads on to where its notice stands now.
fn redirects(site: &Site, plan: &Plan, files: &[File], diagnostics: &mut Diagnostics) -> Vec<File> {
    let mut redirects: BTreeMap<Address, File> = BTreeMap::new();
    for ix in site.register.notice_ixs() {
        let entry = site.register.notice(ix);
        let Some(to) = plan.address(Page::Notice(ix)) else { continue };
        for alias in &entry.notice.front.aliases {
            let Some(from) = alias_address(alias, diagnostics) else { continue };
            let taken = files.iter().any(|file| file.address == from) || redirects.contains_key(&from);
            if taken {
                diagnostics.report(Code::ClashingAddress, alias.place).with("address", &alias.value);
                continue;
            }
            let language = site.register.settings.language.as_str();
            let html = redirect(language, &to.seen_from(&from), &entry.notice.front.title);
            redirects.insert(from.clone(), File::new(from, html.into_bytes()));
        }
    }
    redirects.into_values().collect()
}

fn alias_address(alias: &Written<String>, diagnostics: &mut Diagnostics) -> Option<Address> {
    let path = alias.value.trim_matches('/').trim_end_matches("index.html").trim_end_matches('/');
    let is_address = !path.is_empty() && path.split('/').all(crate::id::is_slug);
    if !is_address {
        diagnostics.report(Code::BadAlias, alias.place).with("found", &alias.value);
    }
    is_address.then(|| Address::page(path))
}

fn report_clashes(files: &[File], diagnostics: &mut Diagnostics) {
    for pair in files.windows(2).filter(|pair| pair[0].address == pair[1].address) {
        let address = pair[0].address.as_str();
        diagnostics.report_path(Code::ClashingAddress, address).with("address", address);
    }
}
