//! What stood published before and would vanish: an address people have saved, a task someone has linked.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostics};
use crate::file::File;
use crate::page::{Address, Site};
use crate::source::{Place, SourceId};

/// What is known of the published site.
#[derive(Clone, Debug, Default)]
pub struct Before {
    pub addresses: Vec<Address>,
    /// Its `du-lieu/site.json`, if it can be read.
    pub site_json: Option<Vec<u8>>,
}

/// Pages that come and go with the days, and are reached by no one but through others.
const PASSING: [&str; 4] = ["lich/", "nhiem-vu/", "chi-tieu/", "bao-cao/"];

pub fn check_vanished(before: &Before, site: &Site, files: &[File], diagnostics: &mut Diagnostics) {
    let now: BTreeSet<&Address> = files.iter().map(|file| &file.address).collect();
    for address in &before.addresses {
        let Some(folder) = address.as_str().strip_suffix("index.html") else { continue };
        if !now.contains(address) && !PASSING.iter().any(|passing| folder.starts_with(passing)) {
            diagnostics.report_path(Code::LostAddress, address.as_str()).with("address", folder);
        }
    }
    let register = &site.register;
    let notices: BTreeMap<&str, SourceId> =
        register.notices.iter().map(|entry| (entry.notice.id.as_str(), entry.notice.source)).collect();
    let tasks: BTreeSet<&str> = register.tasks.iter().map(|task| task.id.as_str()).collect();
    for id in published_tasks(before).iter().filter(|id| !tasks.contains(id.as_str())) {
        let Some((notice, own)) = id.rsplit_once('/') else { continue };
        // Where the whole notice is gone, that has been said.
        if let Some(source) = notices.get(notice) {
            let place = Place::new(*source, (0..0).into());
            diagnostics.report(Code::LostTask, place).with("id", id).with("own", own);
        }
    }
}

fn published_tasks(before: &Before) -> Vec<String> {
    // Of a large site this is a large file: only the ids are taken from it.
    let Some(bytes) = &before.site_json else { return Vec::new() };
    let Ok(published) = serde_json::from_slice::<Published>(bytes) else { return Vec::new() };
    published.notices.into_iter().flat_map(|notice| notice.tasks).map(|task| task.id).collect()
}

#[derive(Deserialize)]
struct Published {
    #[serde(default)]
    notices: Vec<PublishedNotice>,
}

#[derive(Deserialize)]
struct PublishedNotice {
    #[serde(default)]
    tasks: Vec<PublishedTask>,
}

#[derive(Deserialize)]
struct PublishedTask {
    id: String,
}
