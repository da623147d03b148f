//! What stood published before and would vanish: an address people have saved, a task someone has linked.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostics};
use crate::file::File;
use crate::page::{Address, Site};
use crate::source::Place;

/// What is known of the published site.
#[derive(Clone, Debug, Default)]
pub struct Before {
    pub addresses: Vec<Address>,
    /// Its `du-lieu/site.json`, if it can be read.
    pub site_json: Option<Vec<u8>>,
}

/// Pages that come and go with the days, and are reached by no one but through others.
const PASSING: [&str; 3] = ["lich/", "nhiem-vu/", "chi-tieu/"];

pub fn check_vanished(before: &Before, site: &Site, files: &[File], diagnostics: &mut Diagnostics) {
    let now: BTreeSet<&Address> = files.iter().map(|file| &file.address).collect();
    for address in &before.addresses {
        let Some(folder) = address.as_str().strip_suffix("index.html") else { continue };
        if !now.contains(address) && !PASSING.iter().any(|passing| folder.starts_with(passing)) {
            diagnostics.report_path(Code::LostAddress, address.as_str()).with("address", folder);
        }
    }
    for id in published_tasks(before) {
        let Some((notice, own)) = id.rsplit_once('/') else { continue };
        // Where the whole notice is gone, that has been said.
        let Some(ix) = site.register.notice_ixs().find(|ix| site.register.notice(*ix).notice.id.as_str() == notice)
        else {
            continue;
        };
        let entry = site.register.notice(ix);
        if !entry.tasks.iter().any(|task| site.register.task(*task).id.as_str() == id) {
            diagnostics
                .report(Code::LostTask, Place::new(entry.notice.source, (0..0).into()))
                .with("id", &id)
                .with("own", own);
        }
    }
}

fn published_tasks(before: &Before) -> Vec<String> {
    let Some(bytes) = &before.site_json else { return Vec::new() };
    let Ok(value) = serde_json::from_slice::<serde_json::Value>(bytes) else { return Vec::new() };
    let notices = value["notices"].as_array().cloned().unwrap_or_default();
    let tasks = notices.iter().filter_map(|notice| notice["tasks"].as_array()).flatten();
    tasks.filter_map(|task| task["id"].as_str().map(str::to_owned)).collect()
}
