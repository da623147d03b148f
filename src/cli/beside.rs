//! Which files beside notices are looked into before they are published.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::pdf;
use crate::diagnostic::Diagnostics;
use crate::input::BesideFile;
use crate::look_beside;
use crate::page::{Address, Site};

/// Looks into all of them; into a PDF only where its very bytes do not stand published already, since a program must be run for each.
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
    let wanted: Vec<&BesideFile> =
        files.iter().filter(|file| !(is_pdf(file) && stands_published(file).is_some())).collect();
    let rules = site.register.settings.guard.clone();
    look_beside(&wanted, &pdf::first_pages, &rules, &mut site.sources, diagnostics);
}
