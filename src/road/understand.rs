//! The stages in their order: from texts to everything that pages are made of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::{Date, date};

use super::kept::Kept;
use crate::config::TomlText;
use crate::config::{self, Offices, SiteSettings};
use crate::diagnostic::{Code, Diagnostics};
use crate::free_page::{self, FreePage};
use crate::guard;
use crate::id::NoticeId;
use crate::input::{BesideFile, Content};
use crate::notice::{self, Notice};
use crate::page::link::{self, Targets};
use crate::page::{Address, Attachment, Site};
use crate::progress;
use crate::register::{self, Parsed};
use crate::sheet::TableFile;
use crate::source::{Place, SourceId, Sources};
use crate::vietnamese::fold::slug;
use crate::vietnamese::workday::WorkCalendar;

/// What the caller of a run decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Wins over `as_of` in site.toml.
    pub as_of: Option<Date>,
    /// The end of the day that what is new is told from.
    pub since: Option<Date>,
}

/// Takes the texts of a site; gives what pages are made of. What is wrong in the texts is reported, and what could be read is there all the same.
///
/// Where neither the options nor site.toml say a day, states are told for the last day that a notice or the log knows of: the clock is
/// never asked, so the same content gives the same site.
pub fn understand(content: &mut Content, options: &Options, diagnostics: &mut Diagnostics) -> Site {
    understand_again(content, options, &mut Kept::default(), diagnostics)
}

/// As [`understand`], and gives the same; texts that are still those of the last time are not parsed again.
pub fn understand_again(
    content: &mut Content,
    options: &Options,
    kept: &mut Kept,
    diagnostics: &mut Diagnostics,
) -> Site {
    let sources = std::mem::take(&mut content.sources);
    kept.keep_rules([content.site, content.units, content.calendar].map(|id| id.map(|id| sources.shared(id))));
    let settings = settings(content, &sources, diagnostics);
    let offices = match content.units {
        Some(units) => config::read_offices(toml(units, &sources), diagnostics),
        None => Offices::default(),
    };
    let calendar = match content.calendar {
        Some(calendar) => config::read_calendar(toml(calendar, &sources), diagnostics),
        None => WorkCalendar::default(),
    };
    let identities = match content.indicators {
        Some(indicators) => config::read_indicators(toml(indicators, &sources), &offices, diagnostics),
        None => Vec::new(),
    };
    check_guarded(content, &sources, &settings.guard, kept, diagnostics);
    let notices = notices(content, &sources, &offices, &calendar, kept, diagnostics);
    let logs = kept.logs(&content.logs, &sources, diagnostics);
    let log: Vec<&progress::Entry> = logs.iter().flat_map(|log| &log.rows).collect();
    let free: Vec<FreePage> = content
        .pages
        .iter()
        .filter_map(|(slug, source)| free_page::parse(slug.clone(), *source, &sources, diagnostics))
        .collect();
    let as_of = as_of(options, &settings, last_day(&notices, &log), diagnostics);
    let parsed = Parsed { settings, calendar, offices: Arc::new(offices), identities, notices, log };
    let register = register::join(parsed, as_of, diagnostics);
    let attachments = attachments(&content.files, diagnostics);
    let targets = Targets::new(&register, &sources, &free, &attachments);
    link::check(&register, &sources, &free, &targets, diagnostics);
    Site { register, sources, free, attachments, targets, since: options.since }
}

fn toml(source: SourceId, sources: &Sources) -> TomlText<'_> {
    TomlText { source, text: &sources.get(source).text, offset: 0 }
}

fn settings(content: &Content, sources: &Sources, diagnostics: &mut Diagnostics) -> SiteSettings {
    match content.site {
        Some(site) => config::read_site(toml(site, sources), diagnostics),
        None => SiteSettings::default(),
    }
}

/// Whatever of the content would be read by the public.
fn check_guarded(
    content: &Content,
    sources: &Sources,
    rules: &guard::Rules,
    kept: &mut Kept,
    diagnostics: &mut Diagnostics,
) {
    let notices = content.notices.iter().map(|(_, source)| *source);
    let pages = content.pages.iter().map(|(_, source)| *source);
    let logs = content.logs.iter().flatten().copied();
    let all: Vec<SourceId> = notices.chain(pages).chain(logs).collect();
    let check = |source, found: &mut Diagnostics| guard::check(source, &sources.get(source).text, rules, found);
    kept.guarded(&all, sources, check, diagnostics);
}

fn notices(
    content: &Content,
    sources: &Sources,
    offices: &Offices,
    calendar: &WorkCalendar,
    kept: &mut Kept,
    diagnostics: &mut Diagnostics,
) -> Vec<Arc<Notice>> {
    let tables: BTreeMap<&str, &TableFile> =
        content.files.iter().filter_map(|file| Some((file.path.as_str(), file.table.as_ref()?))).collect();
    let beside = |source: SourceId, name: &str| {
        let path = sources.get(source).path.trim_start_matches("content/");
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        tables.get(format!("{folder}/{name}").as_str()).copied().cloned()
    };
    let parse = |id: &NoticeId, source, beside: &dyn Fn(&str) -> Option<TableFile>, found: &mut Diagnostics| {
        notice::parse(id.clone(), source, sources, offices, calendar, beside, found)
    };
    let parsed = kept.notices(&content.notices, sources, &beside, &parse);
    let mut notices: BTreeMap<NoticeId, Arc<Notice>> = BTreeMap::new();
    for (notice, found) in parsed {
        diagnostics.append(found);
        let Some(notice) = notice else { continue };
        if let Some(first) = notices.get(&notice.id) {
            // `x.md` and `x/index.md` bear one id.
            diagnostics
                .report(Code::DuplicateId, Place::new(notice.source, (0..0).into()))
                .with("id", notice.id.as_str())
                .with("what", "notice")
                .related(Place::new(first.source, (0..0).into()));
            continue;
        }
        notices.insert(notice.id.clone(), notice);
    }
    notices.into_values().collect()
}

/// The day that states are told for. One that settings say far behind all else is doubted: by then every open task is overdue.
fn as_of(options: &Options, settings: &SiteSettings, last: Option<Date>, diagnostics: &mut Diagnostics) -> Date {
    let Some(said) = options.as_of.is_none().then_some(settings.as_of.as_ref()).flatten() else {
        return options.as_of.or(last).unwrap_or(date(2000, 1, 1));
    };
    if let Some(last) = last.filter(|last| last.until(said.value).is_ok_and(|since| since.get_days() > FAR)) {
        diagnostics
            .report(Code::AsOfAhead, said.place)
            .with("date", said.value.to_string())
            .with("known", last.to_string());
    }
    said.value
}

/// So many days behind the last notice and row no office reports any more.
const FAR: i32 = 400;

fn last_day(notices: &[Arc<Notice>], log: &[&progress::Entry]) -> Option<Date> {
    let known = notices.iter().filter_map(|notice| notice.anchor()).chain(log.iter().map(|entry| entry.date));
    known.max()
}

/// Files beside notices keep their folder; their names become addresses that every system can open.
fn attachments(files: &[BesideFile], diagnostics: &mut Diagnostics) -> Vec<Attachment> {
    let mut taken = BTreeSet::new();
    let mut attachments = Vec::new();
    for file in files {
        let below = file.path.strip_prefix("notices/").map(|below| format!("thong-bao/{below}"));
        let below = below.unwrap_or_else(|| file.path.replacen("pages/", "trang/", 1));
        let (folder, name) = below.rsplit_once('/').unwrap_or(("", &below));
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let folder: Vec<String> = folder.split('/').map(slug).collect();
        let address = format!("{}/{}.{}", folder.join("/"), slug(stem), extension.to_lowercase());
        if slug(stem).is_empty() || !taken.insert(address.clone()) {
            diagnostics.report_path(Code::ClashingAddress, format!("content/{}", file.path)).with("address", &address);
            continue;
        }
        attachments.push(Attachment { path: file.path.clone(), address: Address::file(address), size: file.size });
    }
    attachments
}
