//! What was understood of each text, kept while a preview runs: a text that is still the one it was is not parsed again.
//!
//! A text is the same where it is the very same value: [`Sources`] share what was not read anew. Whatever else a stage looked at is kept
//! beside its result and compared as well, so that nothing is ever told of a state that has gone.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::make::with_files;
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::id::NoticeId;
use crate::input::{BesideFile, Stamp};
use crate::notice::Notice;
use crate::page::{Address, Attachment, Site};
use crate::progress::{self, Entry};
use crate::sheet::TableFile;
use crate::source::{Source, SourceId, Sources};

/// Makes a notice of its text, with the tables that it asks for by name.
type Parse<'p> =
    dyn Fn(&NoticeId, SourceId, &dyn Fn(&str) -> Option<TableFile>, &mut Diagnostics) -> Option<Notice> + Sync + 'p;

/// A notice as it was read, and what it asked for beside it.
type KeptNotice = (Read<Option<Arc<Notice>>>, Vec<Asked>);

/// Empty before the first look.
#[derive(Default)]
pub struct Kept {
    /// site.toml, units.toml and calendar.toml, by which everything else was read.
    rules: [Option<Arc<Source>>; 3],
    notices: BTreeMap<SourceId, KeptNotice>,
    guarded: BTreeMap<SourceId, Read<()>>,
    logs: BTreeMap<SourceId, Read<Arc<LogRows>>>,
    /// Of the last look, in the order of the files.
    told: Vec<Arc<LogRows>>,
    digests: BTreeMap<PathBuf, (Stamp, Digest)>,
}

/// What a stage made of some texts, and what it had to say.
struct Read<T> {
    of: Vec<Arc<Source>>,
    value: T,
    found: Diagnostics,
}

/// A file that a notice named, and the texts that were found there; `None` where it could not be read.
type Asked = (String, Option<Vec<Arc<Source>>>);

/// The rows of one log.
pub struct LogRows {
    pub rows: Vec<Entry>,
    by_notice: OnceLock<BTreeMap<String, Vec<usize>>>,
}

impl LogRows {
    fn new(rows: Vec<Entry>) -> Self {
        Self { rows, by_notice: OnceLock::new() }
    }

    /// The rows about tasks of one notice, in their order.
    pub fn of_notice(&self, id: &NoticeId) -> impl Iterator<Item = &Entry> {
        let by_notice = self.by_notice.get_or_init(|| {
            let mut by_notice: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (at, row) in self.rows.iter().enumerate() {
                let notice = row.task.value.rsplit_once('/').map_or("", |(notice, _)| notice);
                match by_notice.get_mut(notice) {
                    Some(places) => places.push(at),
                    None => drop(by_notice.insert(notice.to_owned(), vec![at])),
                }
            }
            by_notice
        });
        by_notice.get(id.as_str()).into_iter().flatten().map(|at| &self.rows[*at])
    }
}

impl<T> Read<T> {
    fn is_of(&self, texts: &[SourceId], sources: &Sources) -> bool {
        let same = |(of, text): (&Arc<Source>, &SourceId)| Arc::ptr_eq(of, &sources.shared(*text));
        self.of.len() == texts.len() && self.of.iter().zip(texts).all(same)
    }
}

impl Kept {
    /// The logs of the last look.
    pub fn log(&self) -> &[Arc<LogRows>] {
        &self.told
    }

    /// What the files beside the notices hold; of those that look as they did they are not read again.
    pub fn digests(&mut self, site: &Site, beside: &[BesideFile]) -> BTreeMap<Address, Digest> {
        let look = |(attachment, file): (&Attachment, &BesideFile)| {
            let stamp = Stamp::of_file(&file.on_disk).ok()?;
            let known = self.digests.get(&file.on_disk).filter(|(then, _)| *then == stamp).map(|(_, digest)| *digest);
            let digest = known.or_else(|| file.digest().ok())?;
            Some((attachment.address.clone(), (file.on_disk.clone(), (stamp, digest))))
        };
        let looked: Vec<_> = with_files(site, beside).into_par_iter().filter_map(look).collect();
        self.digests = looked.iter().map(|(_, known)| known.clone()).collect();
        looked.into_iter().map(|(address, (_, (_, digest)))| (address, digest)).collect()
    }

    /// Everything is read by these: where one of them changed, nothing is kept.
    pub(super) fn keep_rules(&mut self, rules: [Option<Arc<Source>>; 3]) {
        let same = |(a, b): (&Option<Arc<Source>>, &Option<Arc<Source>>)| match (a, b) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        if !self.rules.iter().zip(&rules).all(same) {
            *self = Self { rules, digests: std::mem::take(&mut self.digests), ..Self::default() };
        }
    }

    /// Looks at each of the texts for what must not be published.
    pub(super) fn guarded(
        &mut self,
        texts: &[SourceId],
        sources: &Sources,
        check: impl Fn(SourceId, &mut Diagnostics) + Sync,
        diagnostics: &mut Diagnostics,
    ) {
        let look = |source: &SourceId| {
            if self.guarded.get(source).is_some_and(|read| read.is_of(&[*source], sources)) {
                return None;
            }
            let mut found = Diagnostics::default();
            check(*source, &mut found);
            Some((*source, Read { of: vec![sources.shared(*source)], value: (), found }))
        };
        let new: Vec<_> = texts.par_iter().filter_map(look).collect();
        self.guarded.extend(new);
        for source in texts {
            if let Some(read) = self.guarded.get(source) {
                diagnostics.append(read.found.clone());
            }
        }
    }

    /// Parses each notice, side by side; gathered in the order of the files, whichever thread was first. `beside` finds the file that a notice
    /// names.
    pub(super) fn notices(
        &mut self,
        notices: &[(NoticeId, SourceId)],
        sources: &Sources,
        beside: &(dyn Fn(SourceId, &str) -> Option<TableFile> + Sync),
        parse: &Parse,
    ) -> Vec<(Option<Arc<Notice>>, Diagnostics)> {
        let is_kept = |id: &NoticeId, source: SourceId| {
            let Some((read, asked)) = self.notices.get(&source) else { return false };
            let same = |(name, then): &Asked| {
                let now = identity(beside(source, name).as_ref(), sources);
                let pairs = then.as_ref().zip(now.as_ref());
                pairs.is_some_and(|(then, now)| {
                    then.len() == now.len() && then.iter().zip(now).all(|(a, b)| Arc::ptr_eq(a, b))
                })
            };
            // `x.md` may give its place among the texts to nobody else, but its id is part of what was read.
            let same_id = read.value.as_ref().is_none_or(|notice| notice.id == *id);
            same_id && read.is_of(&[source], sources) && asked.iter().all(same)
        };
        let look = |(id, source): &(NoticeId, SourceId)| {
            if is_kept(id, *source) {
                return None;
            }
            let mut found = Diagnostics::default();
            let asked = RefCell::new(Vec::new());
            let ask = |name: &str| {
                let table = beside(*source, name);
                asked.borrow_mut().push((name.to_owned(), identity(table.as_ref(), sources)));
                table
            };
            let value = parse(id, *source, &ask, &mut found).map(Arc::new);
            let read = Read { of: vec![sources.shared(*source)], value, found };
            Some((*source, (read, asked.into_inner())))
        };
        let new: Vec<_> = notices.par_iter().filter_map(look).collect();
        self.notices.extend(new);
        let told = |(_, source): &(NoticeId, SourceId)| {
            let (read, _) = self.notices.get(source)?;
            Some((read.value.clone(), read.found.clone()))
        };
        notices.iter().filter_map(told).collect()
    }

    /// Parses each log, which is one text or the sheets of a workbook, side by side.
    pub(super) fn logs(
        &mut self,
        logs: &[Vec<SourceId>],
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Arc<LogRows>> {
        let kept = |log: &[SourceId]| self.logs.get(log.first()?).filter(|read| read.is_of(log, sources));
        let parse = |log: &Vec<SourceId>| {
            if kept(log).is_some() {
                return None;
            }
            let mut found = Diagnostics::default();
            let value = Arc::new(LogRows::new(progress::parse(log, sources, &mut found)));
            let of = log.iter().map(|text| sources.shared(*text)).collect();
            Some((*log.first()?, Read { of, value, found }))
        };
        let new: Vec<_> = logs.par_iter().filter_map(parse).collect();
        self.logs.extend(new);
        let read: Vec<_> = logs.iter().filter_map(|log| self.logs.get(log.first()?)).collect();
        read.iter().for_each(|read| diagnostics.append(read.found.clone()));
        self.told = read.iter().map(|read| Arc::clone(&read.value)).collect();
        self.told.clone()
    }
}

/// The texts of a table; none where there is no such file. `None` where it could not be read: nobody knows whether it still is what it was.
fn identity(table: Option<&TableFile>, sources: &Sources) -> Option<Vec<Arc<Source>>> {
    match table {
        None => Some(Vec::new()),
        Some(TableFile::Text(text)) => Some(vec![sources.shared(*text)]),
        Some(TableFile::Sheets(sheets)) if !sheets.is_empty() => {
            Some(sheets.iter().map(|sheet| sources.shared(*sheet)).collect())
        }
        Some(TableFile::Sheets(_) | TableFile::Unreadable(_)) => None,
    }
}
