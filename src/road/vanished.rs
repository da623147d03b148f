//! What stood published before and would vanish: an address people have saved, a task someone has linked.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::de::Visitor;
use serde::{Deserialize, Deserializer};

use crate::diagnostic::{Code, Diagnostics};
use crate::file::File;
use crate::page::{Address, Site};
use crate::register::{Register, Task};
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
    let tasks: BTreeMap<&str, &Task> = register.tasks.iter().map(|task| (task.id.as_str(), task)).collect();
    let published = published_tasks(before);
    check_moved(&published, &tasks, register, diagnostics);
    for id in published.iter().map(|task| &task.id).filter(|id| !tasks.contains_key(id.as_str())) {
        let Some((notice, own)) = id.rsplit_once('/') else { continue };
        // Where the whole notice is gone, that has been said.
        if let Some(source) = notices.get(notice) {
            let place = Place::new(*source, (0..0).into());
            diagnostics.report(Code::LostTask, place).with("id", id).with("own", own);
        }
    }
}

/// An id that is a place in a list moves when an item is put in above, and rows of the log stay with it: told where the words that an id stood
/// for stand under another now, and the log tells of it.
fn check_moved(
    published: &[PublishedTask],
    tasks: &BTreeMap<&str, &Task>,
    register: &Register,
    diagnostics: &mut Diagnostics,
) {
    let logged = |task: &&&Task| task.events.iter().any(|event| event.said.is_some());
    for was in published {
        let Some(is) = tasks.get(was.id.as_str()).filter(logged).filter(|task| Words::of(&task.text) != was.text)
        else {
            continue;
        };
        let entry = &register.notices[is.notice.at()];
        let mut of_notice = entry.tasks.iter().map(|ix| &register.tasks[ix.at()]);
        if let Some(moved) = of_notice.find(|task| Words::of(&task.text) == was.text) {
            let source = entry.notice.source;
            diagnostics
                .report(Code::MovedTask, Place::new(source, is.span))
                .with("id", &was.id)
                .with("words", moved.text.chars().take(60).collect::<String>())
                .with("other", moved.id.as_str());
        }
    }
}

fn published_tasks(before: &Before) -> Vec<PublishedTask> {
    // Of a large site this is a large file: only the ids and a number for the words are taken from it.
    let Some(bytes) = &before.site_json else { return Vec::new() };
    let Ok(published) = serde_json::from_slice::<Published>(bytes) else { return Vec::new() };
    published.notices.into_iter().flat_map(|notice| notice.tasks).collect()
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
    #[serde(default)]
    text: Words,
}

/// A task's words as a number: equal words give equal numbers.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Words(u64);

impl Words {
    fn of(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self(hasher.finish())
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen;
        impl Visitor<'_> for Seen {
            type Value = Words;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("the words of a task")
            }

            fn visit_str<E>(self, text: &str) -> Result<Words, E> {
                Ok(Words::of(text))
            }
        }
        deserializer.deserialize_str(Seen)
    }
}
