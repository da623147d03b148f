//! The stage itself: notices, logs and a day in; one register out, every name resolved.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::task::{Given, tasks_of};
use super::{Entry, NoticeIx, Register, Task, TaskIx, documents, events, indicators};
use crate::config::{IndicatorIdentity, IssuerIx, Offices, SiteSettings};
use crate::diagnostic::{Code, Diagnostics};
use crate::id::TaskId;
use crate::notice::{Issued, Notice};
use crate::progress;
use crate::source::Place;
use crate::vietnamese::fold::fold;
use crate::vietnamese::word::tidy;
use crate::vietnamese::workday::WorkCalendar;

/// Everything the stages before have made. Notices are shared and rows of the log lent, since whoever looks again at changing content keeps both.
pub struct Parsed<'a> {
    pub settings: SiteSettings,
    pub calendar: WorkCalendar,
    pub offices: Arc<Offices>,
    pub identities: Vec<IndicatorIdentity>,
    pub notices: Vec<Arc<Notice>>,
    /// In the order of the files and their rows.
    pub log: Vec<&'a progress::Entry>,
}

/// Notices whose tasks are gathered in one go: until they stand in the list of all, they are held twice.
const AT_ONCE: usize = 512;

/// Tasks by their ids. Its order is nobody's business: whoever lists ids sorts them.
pub type ById = HashMap<TaskId, TaskIx>;

/// Joins them as of a day. Notices issued after it are left out, rows of the log after it wait.
pub fn join(parsed: Parsed, as_of: Date, diagnostics: &mut Diagnostics) -> Register {
    let Parsed { settings, calendar, offices, identities, mut notices, mut log } = parsed;
    notices.sort_by(|a, b| (a.anchor(), &a.id).cmp(&(b.anchor(), &b.id)));
    let days = super::log_check::days_of(&notices);
    let (notices, ahead): (Vec<Arc<Notice>>, Vec<Arc<Notice>>) =
        notices.into_iter().partition(|notice| notice.anchor().is_none_or(|day| day <= as_of));
    for notice in &ahead {
        let date = notice.anchor().map(|day| day.to_string()).unwrap_or_default();
        diagnostics
            .report(Code::NoticeAhead, Place::new(notice.source, (0..0).into()))
            .with("date", date)
            .with("as_of", as_of.to_string());
    }
    let waiting: Vec<String> = ahead
        .iter()
        .flat_map(|notice| notice.items.iter().map(|item| format!("{}/{}", notice.id, item.own_id)))
        .collect();
    check_numbers(&notices, diagnostics);
    check_twins(&notices, diagnostics);
    let entries = entries(notices, &offices, diagnostics);
    let (documents, cites) = documents::gather(&entries);
    let mut entries = entries;
    let mut first = 0;
    for (entry, cites) in entries.iter_mut().zip(cites) {
        let next = first + entry.notice.items.len();
        entry.tasks = (first..next).map(TaskIx::new).collect();
        entry.cites = documents::first_mentions(&cites);
        entry.mentions = cites;
        first = next;
    }
    // Side by side; gathered in the order of their notices, whichever thread was first.
    let of_notice = |(ix, entry): (usize, &Entry)| {
        let first = entry.tasks.first().map_or(0, |first| first.at());
        tasks_of(Given { notice: &entry.notice, ix: NoticeIx::new(ix), first, cites: &entry.mentions })
    };
    let mut tasks: Vec<Task> = Vec::with_capacity(first);
    for (part, some) in entries.chunks(AT_ONCE).enumerate() {
        let numbered = some.par_iter().enumerate().map(|(ix, entry)| (part * AT_ONCE + ix, entry));
        tasks.par_extend(numbered.map(of_notice).flatten_iter());
    }
    let by_id: ById = tasks.iter().enumerate().map(|(ix, task)| (task.id.clone(), TaskIx::new(ix))).collect();
    super::thread::link(&entries, &mut tasks, &by_id, &waiting, diagnostics);
    // Rows of one day stay in the order of their files.
    log.sort_by_key(|row| row.date);
    let log =
        events::Log { entries: log, by_id: &by_id, known: OnceCell::new(), waiting: &waiting, as_of, days: &days };
    events::apply(log, &entries, &mut tasks, diagnostics);
    super::thread::carry(&entries, &mut tasks);
    super::settle::settle(&entries, &mut tasks, as_of, settings.due_soon_days);
    tasks.par_iter_mut().for_each(|task| task.events.shrink_to_fit());
    super::supersedes::check_open(&entries, &tasks, diagnostics);
    let indicators = indicators::gather(&entries, &offices, &identities, as_of, diagnostics);
    let mut register = Register { settings, calendar, as_of, offices, notices: entries, tasks, indicators, documents };
    documents::join_tasks(&mut register);
    register
}

/// A serial number is given once a year; borne twice, one of the two is a copy and its tasks would count again.
fn check_numbers(notices: &[Arc<Notice>], diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<(IssuerIx, i16, String), &Notice> = BTreeMap::new();
    for notice in notices {
        let (Some(number), Some(day)) = (notice.front.number.as_deref(), notice.anchor()) else { continue };
        if !number.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // "012/TB-SKHCN" and "12 /TB-SKHCN" are one.
        let even = number.trim_start_matches('0').split_whitespace().collect::<String>().to_uppercase();
        let key = (notice.front.issuer, day.year(), even);
        match first.get(&key) {
            Some(other) => {
                diagnostics
                    .report(Code::DuplicateNumber, Place::new(notice.source, (0..0).into()))
                    .with("number", number)
                    .with("other", other.id.as_str());
            }
            None => drop(first.insert(key, notice)),
        }
    }
}

/// A notice without a number has its title and day; two of one issuer are likely one, read twice.
fn check_twins(notices: &[Arc<Notice>], diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<(IssuerIx, Date, String), &Notice> = BTreeMap::new();
    for notice in notices {
        let Issued::Day(day) = notice.front.issued else { continue };
        let key = (notice.front.issuer, day, fold(&tidy(&notice.front.title)));
        match first.get(&key) {
            Some(other) if notice.front.number.is_none() || other.front.number.is_none() => {
                diagnostics
                    .report(Code::TwinNotice, Place::new(notice.source, (0..0).into()))
                    .with("other", other.id.as_str());
            }
            Some(_) => {}
            None => drop(first.insert(key, notice)),
        }
    }
}

fn entries(notices: Vec<Arc<Notice>>, offices: &Offices, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let mut entries: Vec<Entry> = notices
        .into_iter()
        .map(|notice| {
            let from = offices.issuer(notice.front.issuer).track_from;
            let tracked = from.is_none_or(|from| notice.anchor().is_some_and(|day| day >= from));
            Entry {
                notice,
                tasks: Vec::new(),
                tracked,
                supersedes: Vec::new(),
                superseded_by: Vec::new(),
                cites: Vec::new(),
                mentions: Vec::new(),
            }
        })
        .collect();
    super::supersedes::link(&mut entries, diagnostics);
    entries
}
