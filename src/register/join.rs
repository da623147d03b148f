//! The stage itself: notices, logs and a day in; one register out, every name resolved.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::task::{Given, tasks_of};
use super::{Entry, NoticeIx, Register, Task, TaskIx, documents, events, indicators};
use crate::config::{IndicatorIdentity, IssuerIx, Offices, SiteSettings};
use crate::diagnostic::{Code, Diagnostics};
use crate::notice::Notice;
use crate::progress;
use crate::source::Place;
use crate::vietnamese::workday::WorkCalendar;

/// Everything the stages before have made.
pub struct Parsed {
    pub settings: SiteSettings,
    pub calendar: WorkCalendar,
    pub offices: Offices,
    pub identities: Vec<IndicatorIdentity>,
    pub notices: Vec<Notice>,
    pub log: Vec<progress::Entry>,
}

/// Joins them as of a day. Notices issued after it are left out, rows of the log after it wait.
pub fn join(parsed: Parsed, as_of: Date, diagnostics: &mut Diagnostics) -> Register {
    let Parsed { settings, calendar, offices, identities, mut notices, mut log } = parsed;
    notices.sort_by(|a, b| (a.anchor(), &a.id).cmp(&(b.anchor(), &b.id)));
    let days = super::log_check::days_of(&notices);
    let (notices, ahead): (Vec<Notice>, Vec<Notice>) =
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
    let entries = entries(notices, &offices, diagnostics);
    let (documents, cites) = documents::gather(&entries);
    let mut tasks: Vec<Task> = Vec::new();
    let mut entries = entries;
    for ix in 0..entries.len() {
        let first = tasks.len();
        let entry = &entries[ix];
        tasks.extend(tasks_of(Given { notice: &entry.notice, ix: NoticeIx(ix), first, cites: &cites[ix] }));
        entries[ix].tasks = (first..tasks.len()).map(TaskIx).collect();
        entries[ix].cites = documents::first_mentions(&cites[ix]);
        entries[ix].mentions = cites[ix].clone();
    }
    let by_id: BTreeMap<String, TaskIx> =
        tasks.iter().enumerate().map(|(ix, task)| (task.id.to_string(), TaskIx(ix))).collect();
    super::thread::link(&entries, &mut tasks, &by_id, &waiting, diagnostics);
    log.sort_by_key(|a| (a.date, a.place));
    let log = events::Log { entries: log, by_id: &by_id, waiting: &waiting, as_of, days: &days };
    events::apply(log, &entries, &mut tasks, diagnostics);
    super::thread::carry(&entries, &mut tasks);
    super::settle::settle(&entries, &mut tasks, as_of, settings.due_soon_days);
    let indicators = indicators::gather(&entries, &offices, &identities, as_of, diagnostics);
    let mut register = Register { settings, calendar, as_of, offices, notices: entries, tasks, indicators, documents };
    documents::join_tasks(&mut register);
    register
}

/// A serial number is given once a year; borne twice, one of the two is a copy and its tasks would count again.
fn check_numbers(notices: &[Notice], diagnostics: &mut Diagnostics) {
    let mut first: BTreeMap<(IssuerIx, i16, &str), &Notice> = BTreeMap::new();
    for notice in notices {
        let (Some(number), Some(day)) = (notice.front.number.as_deref(), notice.anchor()) else { continue };
        if !number.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let key = (notice.front.issuer, day.year(), number);
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

fn entries(notices: Vec<Notice>, offices: &Offices, diagnostics: &mut Diagnostics) -> Vec<Entry> {
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
