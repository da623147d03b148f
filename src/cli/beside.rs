//! Which files beside notices are looked into before they are published.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::pdf;
use crate::diagnostic::Diagnostics;
use crate::input::BesideFile;
use crate::look_beside;
use crate::page::{Address, Site};

/// Looks into all of them. A program must be run for each PDF, so one whose very bytes stand published already is passed over, and of others
/// the first pages are read; but a word that site.toml forbids may be new there and stand on any page, so where there is one, all are read.
pub fn look(site: &mut Site, files: &[BesideFile], published: Option<&Path>, diagnostics: &mut Diagnostics) {
    let addresses: BTreeMap<&str, &Address> =
        site.attachments.iter().map(|attachment| (attachment.path.as_str(), &attachment.address)).collect();
    let stands_published = |file: &BesideFile| {
        let there = published?.join(addresses.get(file.path.as_str())?.as_str());
        let same =
            fs::metadata(&there).ok()?.len() == file.size && fs::read(&there).ok()? == fs::read(&file.on_disk).ok()?;
        same.then_some(())
    };
    let is_pdf = |file: &BesideFile| file.path.to_lowercase().ends_with(".pdf");
    let rules = site.register.settings.guard.clone();
    let forbids = !rules.denied.is_empty();
    let wanted: Vec<&BesideFile> =
        files.iter().filter(|file| forbids || !(is_pdf(file) && stands_published(file).is_some())).collect();
    let read = if forbids { pdf::all_pages } else { pdf::first_pages };
    look_beside(&wanted, &read, &rules, &mut site.sources, diagnostics);
}
