//! One notice that was written to, told before the rest of the archive is told anew.
//!
//! Joining three hundred thousand tasks takes longer than an author waits. The notice is parsed and joined with only those notices that say
//! something of it: what it replaces and carries on, what cites it, its neighbours in time, and their rows of the log. So its own page is right
//! in what it says of itself; numbers of the whole archive on it are not, and whoever shows it has to say so until the whole is told.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::LogRows;
use super::preview::Preview;
use crate::diagnostic::{Diagnostics, Severity};
use crate::guard;
use crate::input;
use crate::notice::{self, Notice};
use crate::page::link;
use crate::page::{Address, Site, address};
use crate::progress;
use crate::register::{self, NoticeIx, Parsed, Register};
use crate::source::{Source, SourceId, Sources};

/// A notice's page, told before the rest.
pub struct Alone {
    pub address: Address,
    /// `None` where the text does not even say whose notice it is.
    pub preview: Option<Preview>,
    /// All texts, the new one among them.
    pub sources: Sources,
    /// What is wrong in its text.
    pub found: Diagnostics,
}

/// Tells the notice at `id` anew from `text`. `None` where more than its own page would have to be told: its id, its day or its tables are
/// others now, or it names files.
pub fn alone(whole: &Preview, log: &[Arc<LogRows>], id: SourceId, text: Source) -> Option<Alone> {
    let site = &whole.site;
    let (register, mut sources) = (&site.register, site.sources.clone());
    let ix = register.notice_ixs().find(|ix| register.notice(*ix).notice.source == id)?;
    let old = &register.notice(ix).notice;
    sources.put(Some(id), text);
    let mut found = Diagnostics::default();
    let (offices, calendar) = (&register.offices, &register.calendar);
    let address = address::notice(&old.id);
    input::tell_hidden(id, sources.get(id), &mut found);
    guard::check(id, &sources.get(id).text, &register.settings.guard, &mut found);
    let new = notice::parse(old.id.clone(), id, &sources, offices, calendar, &|_| None, &mut found);
    let Some(new) = new else { return Some(Alone { address, preview: None, sources, found }) };
    let files = |notice: &Notice| !notice.front.tables.is_empty();
    if new.anchor() != old.anchor() || new.front.issuer != old.front.issuer || files(&new) || files(old) {
        return None;
    }
    let mut near = near(register, ix);
    near.extend(named(register, &new));
    near.remove(&ix);
    let told = Arc::new(new);
    let around = near.iter().map(|near| Arc::clone(&register.notice(*near).notice));
    let notices: Vec<Arc<Notice>> = around.chain([Arc::clone(&told)]).collect();
    let rows: Vec<&progress::Entry> =
        log.iter().flat_map(|log| notices.iter().flat_map(|notice| log.of_notice(&notice.id))).collect();
    let parsed = Parsed {
        settings: register.settings.clone(),
        calendar: calendar.clone(),
        offices: Arc::clone(offices),
        identities: Vec::new(),
        notices,
        log: rows,
    };
    let mut joined = Diagnostics::default();
    let register = register::join(parsed, register.as_of, &mut joined);
    link::check_notice(&told, &sources, &site.targets, &mut found);
    let (free, attachments, targets) = (site.free.clone(), site.attachments.clone(), site.targets.clone());
    let site = Site { register, sources: sources.clone(), free, attachments, targets, since: site.since };
    let preview = Preview::new(site, whole.dress(), &[], whole.digests(), &mut joined);
    // What is doubted beside the whole archive is told with it; here much of it is missing.
    found.append(joined.only(|about| about.is_within(id) && about.severity == Severity::Error));
    Some(Alone { address, preview: Some(preview), sources, found })
}

/// The notices that said something of one, as the whole was told last.
fn near(register: &Register, ix: NoticeIx) -> BTreeSet<NoticeIx> {
    let entry = register.notice(ix);
    let mut near: BTreeSet<NoticeIx> = entry.supersedes.iter().chain(&entry.superseded_by).copied().collect();
    let cited = register.documents.iter().filter(|document| document.archived == Some(ix));
    near.extend(cited.flat_map(|document| document.notices.iter().copied()));
    near.extend(entry.cites.iter().filter_map(|document| register.document(*document).archived));
    near.extend(beside(register, ix));
    // Threads of work reach back and ahead over many notices.
    let mut waiting: Vec<_> = entry.tasks.clone();
    let mut seen: BTreeSet<_> = waiting.iter().copied().collect();
    while let Some(task) = waiting.pop() {
        let task = register.task(task);
        near.insert(task.notice);
        let linked = task.continues.iter().chain(&task.continued_by).copied();
        waiting.extend(linked.filter(|linked| seen.insert(*linked)));
    }
    near
}

/// The notices of its issuer before and after it.
fn beside(register: &Register, ix: NoticeIx) -> Vec<NoticeIx> {
    let issuer = register.issuer_of(ix);
    let same = |other: &NoticeIx| register.issuer_of(*other) == issuer;
    let before = (0..ix.at()).rev().map(NoticeIx::new).find(same);
    let after = (ix.at() + 1..register.notices.len()).map(NoticeIx::new).find(same);
    before.into_iter().chain(after).collect()
}

/// The notices that its new text names.
fn named(register: &Register, notice: &Notice) -> Vec<NoticeIx> {
    let ids = notice.front.supersedes.iter().map(|id| id.value.as_str());
    let continued = notice.items.iter().filter_map(|item| item.continues.as_ref());
    let of_tasks = continued.filter_map(|task| task.value.rsplit_once('/').map(|(notice, _)| notice));
    let wanted: BTreeSet<&str> = ids.chain(of_tasks).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    register.notice_ixs().filter(|ix| wanted.contains(register.notice(*ix).notice.id.as_str())).collect()
}
