//! `du-lieu/atom.xml`: new documents and what became of tasks, for feed readers; and the same of each unit, where the site has an address that
//! a reader can come back to.

use std::collections::BTreeSet;

use jiff::civil::Date;
use quick_xml::events::BytesText;

use super::news::{Change, News, latest};
use super::xml::{Xml, document, text};
use super::{About, line};
use crate::config::UnitIx;
use crate::file::File;
use crate::page::{Address, address, shortened};
use crate::register::{NoticeIx, TaskIx};

/// A reader asks for what is new, not for the archive.
const MOST: usize = 100;

/// Letters of a task in a list.
const TEXT: usize = 160;

struct Entry {
    id: String,
    title: String,
    day: Date,
    link: Option<String>,
    author: String,
    /// What stands before the list.
    lead: String,
    items: Vec<String>,
}

pub fn files(about: &About) -> Vec<File> {
    let register = about.register();
    let all = Feed {
        here: address::data("atom.xml"),
        of: "tin".to_owned(),
        title: line(&register.settings.title),
        page: "index.html".to_owned(),
        unit: None,
    };
    let news = latest(about, register.notice_ixs(), register.task_ixs(), MOST);
    let mut files = vec![file(about, &all, news)];
    if register.settings.base_url.is_none() {
        return files;
    }
    let mut led: Vec<Vec<TaskIx>> = vec![Vec::new(); register.offices.units.len()];
    register.counted().for_each(|ix| led[register.task(ix).lead.at()].push(ix));
    files.extend(led.into_iter().enumerate().map(|(at, tasks)| {
        let unit = register.offices.unit(UnitIx::new(at));
        let notices: BTreeSet<NoticeIx> = tasks.iter().map(|ix| register.task(*ix).notice).collect();
        let feed = Feed {
            here: address::unit_news(unit),
            of: format!("don-vi/{}", unit.id),
            title: format!("{} · {}", line(&unit.name), line(&register.settings.title)),
            page: address::unit(unit).to_string(),
            unit: Some(UnitIx::new(at)),
        };
        file(about, &feed, latest(about, notices, tasks, MOST))
    }));
    files
}

/// One feed: of all, or of what a unit leads.
struct Feed {
    here: Address,
    /// What its own id and those of its entries are named after.
    of: String,
    title: String,
    /// The page that tells the same.
    page: String,
    unit: Option<UnitIx>,
}

fn file(about: &About, feed: &Feed, news: Vec<(Date, News)>) -> File {
    let here = &feed.here;
    let settings = &about.register().settings;
    let entries: Vec<Entry> = news.into_iter().map(|(day, news)| entry(about, feed, day, &news)).collect();
    let newest = entries.first().map_or(about.register().as_of, |entry| entry.day);
    let written = document(|xml| {
        let outer = xml
            .create_element("feed")
            .with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", settings.language.as_str())]);
        outer.write_inner_content(|xml| {
            text(xml, "id", &id(about, &feed.of))?;
            text(xml, "title", &feed.title)?;
            text(xml, "updated", &stamp(newest))?;
            link(xml, "self", &reference(about, here, here.as_str()), "application/atom+xml")?;
            link(xml, "alternate", &reference(about, here, &feed.page), "text/html")?;
            xml.create_element("author").write_inner_content(|xml| {
                let owner = line(if settings.owner.is_empty() { &settings.title } else { &settings.owner });
                text(xml, "name", &owner)
            })?;
            entries.iter().try_for_each(|entry| write(xml, entry))
        })?;
        Ok(())
    });
    File::new(here.clone(), written)
}

fn write(xml: &mut Xml, entry: &Entry) -> std::io::Result<()> {
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "id", &entry.id)?;
        text(xml, "title", &entry.title)?;
        text(xml, "published", &stamp(entry.day))?;
        text(xml, "updated", &stamp(entry.day))?;
        if let Some(address) = &entry.link {
            link(xml, "alternate", address, "text/html")?;
        }
        xml.create_element("author").write_inner_content(|xml| text(xml, "name", &entry.author))?;
        let content = xml.create_element("content").with_attribute(("type", "html"));
        content.write_text_content(BytesText::new(&html(entry)))?;
        Ok(())
    })?;
    Ok(())
}

/// As HTML in a text: escaped here once, and by the writer again.
fn html(entry: &Entry) -> String {
    let mut out = format!("<p>{}</p>", quick_xml::escape::escape(&entry.lead));
    if !entry.items.is_empty() {
        let items = entry.items.iter().map(|item| format!("<li>{}</li>", quick_xml::escape::escape(item)));
        out.push_str(&format!("<ul>{}</ul>", items.collect::<String>()));
    }
    out
}

fn link(xml: &mut Xml, relation: &str, address: &str, kind: &str) -> std::io::Result<()> {
    let attributes = [("rel", relation), ("type", kind), ("href", address)];
    xml.create_element("link").with_attributes(attributes).write_empty()?;
    Ok(())
}

fn entry(about: &About, feed: &Feed, day: Date, news: &News) -> Entry {
    let here = &feed.here;
    match news {
        News::Notice(ix) => of_notice(about, feed, day, *ix),
        News::Changes(issuer, changes) => {
            let issuer = about.register().offices.issuer(*issuer);
            let date = about.texts.date(day);
            let page = Address::page("co-gi-moi");
            Entry {
                id: id(about, &feed.named(&format!("{}/{day}", issuer.id))),
                title: about.texts.fill("feed.changes", &[("issuer", &line(&issuer.short)), ("date", &date)]),
                day,
                link: about.pages.contains(&page).then(|| reference(about, here, page.as_str())),
                author: line(&issuer.name),
                lead: line(&issuer.name),
                items: changes.iter().map(|(change, task)| of_change(about, *change, *task)).collect(),
            }
        }
    }
}

impl Feed {
    /// The same happening is another entry in a unit's feed: it tells less.
    fn named(&self, entry: &str) -> String {
        match self.unit {
            Some(_) => format!("{}/{entry}", self.of),
            None => entry.to_owned(),
        }
    }
}

fn of_notice(about: &About, feed: &Feed, day: Date, ix: NoticeIx) -> Entry {
    let here = &feed.here;
    let register = about.register();
    let entry = register.notice(ix);
    let front = &entry.notice.front;
    let issuer = register.offices.issuer(front.issuer);
    let kind = about.texts.say(&format!("kind.{}", front.kind.as_str()));
    let page = address::notice(&entry.notice.id);
    let title = match &front.number {
        Some(number) => format!("{kind} {number}: {}", front.title),
        None => front.title.clone(),
    };
    Entry {
        id: id(about, &feed.named(&format!("thong-bao/{}", entry.notice.id))),
        title: line(&title),
        day,
        link: about.pages.contains(&page).then(|| reference(about, here, page.as_str())),
        author: line(&issuer.name),
        lead: line(&front.title),
        items: register
            .counted_of(ix)
            .filter(|ix| feed.unit.is_none_or(|unit| register.task(*ix).lead == unit))
            .map(|ix| of_task(about, ix))
            .collect(),
    }
}

fn of_task(about: &About, ix: TaskIx) -> String {
    let task = about.register().task(ix);
    let text = line(&task.text);
    let due = task.in_force.map(|due| about.texts.fill("feed.due", &[("date", &about.texts.date(due.day))]));
    let text = format!("{}: {}", line(about.unit_name(task.lead)), shortened(&text, TEXT).unwrap_or(text));
    due.map_or_else(|| text.clone(), |due| format!("{text} ({due})"))
}

fn of_change(about: &About, change: Change, ix: TaskIx) -> String {
    let words = match change {
        Change::Overdue => about.texts.say("feed.became-overdue"),
        Change::Done => about.texts.say("feed.became-done"),
        Change::Moved(to) => about.texts.fill("feed.moved", &[("date", &about.texts.date(to))]),
        Change::Dropped => about.texts.say("feed.became-dropped"),
    };
    let task = about.register().task(ix);
    let text = line(&task.text);
    format!("{words} · {}: {}", line(about.unit_name(task.lead)), shortened(&text, TEXT).unwrap_or(text))
}

/// Names an entry for ever. RFC 4151 asks for a day on which the name of the host was its owner's; the year this program came
/// out does for all.
fn id(about: &About, of: &str) -> String {
    let base = about.register().settings.base_url.as_deref();
    let host = base.and_then(|url| url.split("://").nth(1)).and_then(|rest| rest.split('/').next());
    let host = host.map(|host| host.rsplit('@').next().unwrap_or(host).split(':').next().unwrap_or(host));
    match host.filter(|host| !host.is_empty()) {
        Some(host) => format!("tag:{},2025:{of}", super::ics::encoded(&host.to_lowercase())),
        None => format!("urn:ketluan:{of}"),
    }
}

/// Whole where the site has an address, else relative.
fn reference(about: &About, here: &Address, to: &str) -> String {
    about.published(to).unwrap_or_else(|| Address::file(to).seen_from(here))
}

/// The day's beginning in Viet Nam.
fn stamp(day: Date) -> String {
    format!("{day}T00:00:00+07:00")
}
