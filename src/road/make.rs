//! The second half of the road: from everything that pages are made of to the files of the site.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::mem::discriminant;
use std::sync::{Mutex, OnceLock};

use rayon::prelude::*;

use crate::Failure;
use crate::config::Written;
use crate::diagnostic::{Code, Diagnostics};
use crate::digest::{Counted, Digest};
use crate::feed::{self, Calendars, Search, WHOLE};
use crate::file::{Body, File, Maker};
use crate::input::{BesideFile, ThemeSource};
use crate::page::redirect::redirect;
use crate::page::{Address, Attachment, Page, Plan, Site, address, plan};
use crate::render::{Renderer, Templates, Theme, ThemeFile};

use super::sums::Sums;

/// Every file of a site; pages are made when they are asked for.
pub struct Made<'a> {
    pub files: &'a [File],
    /// Makes what is asked for.
    pub maker: Maker<'a>,
    faults: &'a Mutex<Diagnostics>,
}

impl Made<'_> {
    /// What was found wrong with the theme when pages were made.
    pub fn faults(&self) -> Diagnostics {
        self.faults.lock().map(|mut faults| std::mem::take(&mut *faults)).unwrap_or_default()
    }
}

/// Takes a site, its own theme and the files beside its notices; gives every file of the built site, by address. `None` where the theme
/// is broken; the diagnostics say where.
pub fn make(
    site: &Site,
    own_theme: Option<Vec<ThemeSource>>,
    beside: &[BesideFile],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<File>> {
    make_when_asked(site, own_theme, beside, diagnostics, |made, diagnostics| {
        let whole = |file: &File| match file.body {
            Body::Asked(number) | Body::AskedLast(number) => {
                let mut bytes = Vec::new();
                (made.maker)(number, &mut bytes).ok().map(|_| File::new(file.address.clone(), bytes))
            }
            Body::Bytes(_) | Body::CopyOf(_) | Body::SameAs(_) => Some(file.clone()),
        };
        let (mut last, others): (Vec<&File>, Vec<&File>) = made.files.iter().partition(|file| file.turn().is_some());
        last.sort_by_key(|file| file.turn());
        let mut files = others.into_par_iter().map(whole).collect::<Option<Vec<File>>>();
        for file in last {
            files = files.and_then(|files| Some([files, vec![whole(file)?]].concat()));
        }
        diagnostics.append(made.faults());
        files.map(sorted)
    })?
}

/// As [`make`], with the pages still to be made: `then` takes the files with their maker, and what it gives is given back. Of each kind
/// of page one is made before, so a broken template is known before anything is written.
pub fn make_when_asked<T>(
    site: &Site,
    own_theme: Option<Vec<ThemeSource>>,
    beside: &[BesideFile],
    diagnostics: &mut Diagnostics,
    then: impl FnOnce(&Made, &mut Diagnostics) -> T,
) -> Option<T> {
    let theme = theme_of(site, own_theme, diagnostics);
    let (mut plan, clashes) = plan(site);
    diagnostics.append(clashes);
    plan.digests = digests(site, beside);
    let templates = Templates::new(&theme, &site.sources).map_err(|faults| diagnostics.append(faults)).ok()?;
    // Before anything else is made: the longest pages need most room, and whoever writes a theme waits for this.
    plan.exports = feed::forms(&site.register).into_iter().map(|form| (form, OnceLock::new())).collect();
    let renderer = Renderer::new(site, &plan, &theme, &templates);
    let first = first_of_each_kind(plan.pages()).into_par_iter();
    let faulty: Vec<Diagnostics> = first.filter_map(|page| renderer.render(page).err()).collect();
    let is_sound = faulty.is_empty();
    faulty.into_iter().for_each(|found| diagnostics.append(found));
    let addresses: Vec<Address> = plan.pages().iter().map(|(_, address)| address.clone()).collect();
    // Where the theme is broken it is made too, for what is wrong with it.
    let mut files = feed::all(site, &theme.texts, &addresses, diagnostics);
    if !is_sound {
        return None;
    }
    let (search, lists) = feed::search_index(site, &theme.texts, &addresses);
    files.extend(lists);
    let calendars = feed::calendars(site, &theme.texts, &addresses);
    // Pages say how large the exports are that they lead to.
    plan.exports = files.iter().filter_map(|file| Some((file.address.clone(), file.bytes()?.len().into()))).collect();
    plan.exports.extend(WHOLE.map(|name| (address::data(name), OnceLock::new())));
    plan.exports.insert(address::feed(), OnceLock::new());
    let renderer = Renderer::new(site, &plan, &theme, &templates);
    let faults = Mutex::new(Diagnostics::default());
    let asked = asked(&plan, &search, calendars.addresses());
    let last = asked.len() - 1;
    let sums = Sums::of(last);
    let make_page = |page: Page| {
        renderer.render(page).map_err(|found| {
            // One broken template fails on every page of its kind; sorting later says it once.
            if let Ok(mut faults) = faults.lock() {
                faults.append(found);
            }
            Failure("a template cannot be used".to_owned())
        })
    };
    let note_size = |address: &Address, length: usize| {
        if let Some(size) = plan.exports.get(address) {
            size.get_or_init(|| length);
        }
    };
    let export = |name: &str, out: &mut dyn Write| {
        let unknown = || Failure(format!("there is no export {name}"));
        let mut counted = Counted::new(out);
        let done = feed::write_one(site, &theme.texts, &addresses, name, &mut counted).ok_or_else(unknown)?;
        let (length, digest) = counted.told();
        if done.is_ok() {
            note_size(&address::data(name), length);
        }
        Ok((done, digest))
    };
    let make_one = |number: usize, out: &mut dyn Write| {
        let bytes = match asked[number].0 {
            Asked::Page(page) => {
                if page == Page::Data {
                    // It tells how large they are. A sink takes everything.
                    let is_known = |address: Address| plan.exports.get(&address).and_then(OnceLock::get).is_some();
                    let unknown = WHOLE.iter().filter(|name| !is_known(address::data(name)));
                    unknown.copied().try_for_each(|name| export(name, &mut io::sink()).map(drop))?;
                    if !is_known(address::feed()) {
                        note_size(&address::feed(), calendars.text(Calendars::ALL).len());
                    }
                }
                make_page(page)?
            }
            Asked::SearchText(at) => search.text(site, at),
            Asked::Calendar(at) => {
                let text = calendars.text(at);
                note_size(&asked[number].1, text.len());
                text
            }
            Asked::Whole(name) => {
                let (done, digest) = export(name, out)?;
                if done.is_ok() {
                    sums.note(number, || digest);
                }
                return Ok(done);
            }
            Asked::Sums => return Err(Failure("the digests of all files are told by whoever has them".to_owned())),
        };
        sums.note(number, || Digest::of(&bytes));
        Ok(out.write_all(&bytes))
    };
    files.extend(asked.iter().enumerate().map(|(number, (what, address))| match what {
        Asked::Page(Page::Data) | Asked::Sums => File::asked_last(address.clone(), number),
        Asked::Page(_) | Asked::SearchText(_) | Asked::Calendar(_) | Asked::Whole(_) => {
            File::asked(address.clone(), number)
        }
    }));
    let style = renderer.chart_style();
    let charts: Vec<Option<File>> = plan.pages().par_iter().map(|(page, _)| renderer.chart(*page, &style)).collect();
    files.extend(charts.into_iter().flatten());
    files.extend(theme.assets().into_iter().map(|(address, bytes)| File::new(address, bytes)));
    files.extend(attachments(site, beside));
    let taken = files.iter().map(|file| &file.address).collect();
    let redirects = redirects(site, &plan, &taken, diagnostics);
    files.extend(redirects);
    let files = sorted(files);
    report_clashes(&files, diagnostics);
    let maker = |number: usize, out: &mut dyn Write| match number {
        number if number == last => Ok(out.write_all(&sums.tell(&files, &plan.digests, &make_one)?)),
        number => make_one(number, out),
    };
    Some(then(&Made { files: &files, maker: &maker, faults: &faults }, diagnostics))
}

/// What is made when it is asked for.
#[derive(Clone, Copy)]
enum Asked {
    Page(Page),
    /// By its number among them.
    SearchText(usize),
    /// By its number among them.
    Calendar(usize),
    /// One of [`WHOLE`].
    Whole(&'static str),
    Sums,
}

/// All of it with its address, by its number: pages, texts, calendars and the whole exports, then the page that tells of those, then the digests of all.
fn asked(plan: &Plan, search: &Search, calendars: Vec<Address>) -> Vec<(Asked, Address)> {
    let is_data = |page: Page| page == Page::Data;
    let pages = |data: bool| {
        let pages = plan.pages().iter().filter(move |(page, _)| is_data(*page) == data);
        pages.map(|(page, address)| (Asked::Page(*page), address.clone()))
    };
    let texts = (0..search.texts()).map(|at| (Asked::SearchText(at), Search::address_of_text(at)));
    let calendars = calendars.into_iter().enumerate().map(|(at, address)| (Asked::Calendar(at), address));
    let whole = WHOLE.map(|name| (Asked::Whole(name), address::data(name)));
    let asked = pages(false).chain(texts).chain(calendars).chain(whole).chain(pages(true));
    asked.chain([(Asked::Sums, address::sums())]).collect()
}

fn sorted(mut files: Vec<File>) -> Vec<File> {
    files.sort_by(|a, b| a.address.cmp(&b.address));
    files
}

/// The theme that the settings name: the site's own files over the default ones.
pub(super) fn theme_of(site: &Site, own_theme: Option<Vec<ThemeSource>>, diagnostics: &mut Diagnostics) -> Theme {
    let settings = &site.register.settings;
    if own_theme.is_none() && settings.theme != "default" {
        diagnostics.report_path(Code::UnknownTheme, format!("themes/{}", settings.theme)).with("name", &settings.theme);
    }
    let own = own_theme.unwrap_or_default().into_iter();
    let own = own.map(|file| ThemeFile { path: file.path, content: file.content, source: file.source }).collect();
    Theme::new(own, settings.language, diagnostics).branded(settings.brand.as_deref())
}

/// The first page of every kind.
fn first_of_each_kind(pages: &[(Page, Address)]) -> Vec<Page> {
    let mut known = Vec::new();
    let new = |(page, _): &(Page, Address)| {
        let kind = discriminant(page);
        let new = !known.contains(&kind);
        new.then(|| known.push(kind)).map(|()| *page)
    };
    pages.iter().filter_map(new).collect()
}

/// What the files beside notices hold. What cannot be read is told when it is published.
pub(super) fn digests(site: &Site, beside: &[BesideFile]) -> BTreeMap<Address, Digest> {
    let read = |(attachment, file): (&Attachment, &BesideFile)| Some((attachment.address.clone(), file.digest().ok()?));
    with_files(site, beside).into_par_iter().filter_map(read).collect()
}

/// The files beside notices and pages, where they are published.
pub(super) fn attachments(site: &Site, beside: &[BesideFile]) -> Vec<File> {
    let copy =
        |(attachment, file): (&Attachment, &BesideFile)| File::copy_of(attachment.address.clone(), &file.on_disk);
    with_files(site, beside).into_iter().map(copy).collect()
}

/// Every attachment with the file on the disk that it is.
pub(super) fn with_files<'a>(site: &'a Site, beside: &'a [BesideFile]) -> Vec<(&'a Attachment, &'a BesideFile)> {
    let on_disk: BTreeMap<&str, &BesideFile> = beside.iter().map(|file| (file.path.as_str(), file)).collect();
    let with_file = |attachment: &'a Attachment| Some((attachment, *on_disk.get(attachment.path.as_str())?));
    site.attachments.iter().filter_map(with_file).collect()
}

/// A page at each earlier address, which leads on to where its notice stands now. `taken` are the addresses of everything else.
pub(super) fn redirects(
    site: &Site,
    plan: &Plan,
    taken: &BTreeSet<&Address>,
    diagnostics: &mut Diagnostics,
) -> Vec<File> {
    let mut redirects: BTreeMap<Address, File> = BTreeMap::new();
    for ix in site.register.notice_ixs() {
        let entry = site.register.notice(ix);
        let Some(to) = plan.address(Page::Notice(ix)) else { continue };
        for alias in &entry.notice.front.aliases {
            let Some(from) = alias_address(alias, diagnostics) else { continue };
            if taken.contains(&from) || redirects.contains_key(&from) {
                diagnostics.report(Code::ClashingAddress, alias.place).with("address", &alias.value);
                continue;
            }
            let language = site.register.settings.language.as_str();
            let html = redirect(language, &to.seen_from(&from), &entry.notice.front.title);
            redirects.insert(from.clone(), File::new(from, html.into_bytes()));
        }
    }
    redirects.into_values().collect()
}

fn alias_address(alias: &Written<String>, diagnostics: &mut Diagnostics) -> Option<Address> {
    let path = alias.value.trim_matches('/').trim_end_matches("index.html").trim_end_matches('/');
    let is_address = !path.is_empty() && path.split('/').all(crate::id::is_slug);
    if !is_address {
        diagnostics.report(Code::BadAlias, alias.place).with("found", &alias.value);
    }
    is_address.then(|| Address::page(path))
}

fn report_clashes(files: &[File], diagnostics: &mut Diagnostics) {
    for pair in files.windows(2).filter(|pair| pair[0].address == pair[1].address) {
        let address = pair[0].address.as_str();
        diagnostics.report_path(Code::ClashingAddress, address).with("address", address);
    }
}
