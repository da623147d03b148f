//! Documents cited, the most cited first: what each is, and which notices and tasks cite it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::filter::{Choice, Field};
use super::{Filter, Frame, Link, Sheet};
use crate::page::format::{Day, shortened};
use crate::page::long::most_citing;
use crate::page::{Here, Page, address};
use crate::register::{Document, NoticeIx, TaskIx};
use crate::vietnamese::fold::slug;
use crate::vietnamese::letter::capital;

/// In letters; the task itself is one click away.
const TEXT_OF_A_TASK: usize = 70;
/// With fewer there is nothing to narrow.
const WORTH_FILTERING: usize = 8;

#[derive(Debug, Serialize)]
pub struct Citations<'a> {
    pub filter: Filter<'a>,
    /// "24 Quyết định, 9 Nghị quyết …", the most frequent first.
    pub kinds: String,
    pub total: usize,
    pub documents: Vec<DocumentRow<'a>>,
}

#[derive(Debug, Serialize)]
pub struct DocumentRow<'a> {
    pub id: &'a str,
    /// For the filter.
    pub kind: String,
    /// "Nghị quyết số 57-NQ/TW".
    pub name: String,
    pub date: Option<Day>,
    pub issuer: &'a str,
    pub title: &'a str,
    /// "5 lần".
    pub mentions: String,
    /// The notice of the archive that it is.
    pub archived: Option<String>,
    pub cited_by: Vec<Citing<'a>>,
    /// "và 12 thông báo khác", where more notices cite it than are named.
    pub more: Option<String>,
}

/// One notice that cites it, and those of its tasks that do.
#[derive(Debug, Serialize)]
pub struct Citing<'a> {
    pub notice: Link<'a>,
    pub date: Option<Day>,
    pub tasks: Vec<Link<'a>>,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, Citations<'a>> {
    let documents = &here.register().documents;
    let kinds = kinds(here, documents);
    let page = Citations {
        filter: filter(documents.len(), &kinds),
        kinds: kinds.iter().map(|(_, name, n)| format!("{n} {name}")).collect::<Vec<_>>().join(", "),
        total: documents.len(),
        documents: documents.iter().map(|document| row(here, document)).collect(),
    };
    Sheet { frame: Frame::new(here, "citations", here.texts.say("nav.citations"), Vec::new()), page }
}

/// Key, name and number of each kind, the most frequent first.
fn kinds(here: &Here, documents: &[Document]) -> Vec<(String, String, usize)> {
    let mut kinds: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for document in documents {
        kinds.entry(kind_key(document)).or_insert_with(|| (kind_name(here, document), 0)).1 += 1;
    }
    let mut kinds: Vec<(String, String, usize)> = kinds.into_iter().map(|(key, (name, n))| (key, name, n)).collect();
    kinds.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    kinds
}

fn filter<'a>(documents: usize, kinds: &[(String, String, usize)]) -> Filter<'a> {
    let choice = |(key, name, n): &(String, String, usize)| Choice {
        value: key.clone(),
        text: format!("{} ({n})", capital(name)).into(),
    };
    let kinds = Field { name: "loai", key: "kind", choices: kinds.iter().map(choice).collect() };
    let fields = if kinds.choices.len() > 1 { vec![kinds] } else { Vec::new() };
    Filter { list: "danh-muc", fields, shown: documents >= WORTH_FILTERING }
}

fn kind_key(document: &Document) -> String {
    if document.kind.is_empty() { "khac".to_owned() } else { slug(&document.kind) }
}

fn kind_name(here: &Here, document: &Document) -> String {
    if document.kind.is_empty() { here.texts.say("citations.other-kind") } else { document.kind.to_lowercase() }
}

fn row<'a>(here: &Here<'a>, document: &'a Document) -> DocumentRow<'a> {
    let most = most_citing(here.register().documents.len());
    let cited_by = document.notices.iter().rev().take(most).map(|notice| citing(here, document, *notice));
    DocumentRow {
        id: &document.key,
        kind: kind_key(document),
        name: name(here, document),
        date: document.date.map(|day| here.texts.day(day)),
        issuer: &document.issuer,
        title: if has_name(document) { &document.title } else { "" },
        mentions: here.texts.count("citations.mentions", document.mentions),
        archived: document.archived.and_then(|notice| here.to(Page::Notice(notice))),
        cited_by: cited_by.collect(),
        more: document
            .notices
            .len()
            .checked_sub(most)
            .filter(|n| *n > 0)
            .map(|n| here.texts.count("citations.more", n)),
    }
}

fn has_name(document: &Document) -> bool {
    !document.number.is_empty() || document.title.is_empty()
}

/// "Nghị quyết số 57-NQ/TW"; a law by its title.
fn name(here: &Here, document: &Document) -> String {
    let kind = capital(&kind_name(here, document));
    match (document.number.as_str(), document.title.as_str()) {
        ("", "") => kind,
        ("", title) if title.to_lowercase().starts_with(&document.kind.to_lowercase()) => title.to_owned(),
        ("", title) => format!("{kind} {title}"),
        (number, _) => here.texts.fill("citations.numbered", &[("kind", &kind), ("number", number)]),
    }
}

fn citing<'a>(here: &Here<'a>, document: &Document, notice: NoticeIx) -> Citing<'a> {
    let register = here.register();
    let task = |ix: &TaskIx| {
        let task = register.task(*ix);
        let text = shortened(&task.text, TEXT_OF_A_TASK).unwrap_or_else(|| task.text.to_string());
        Link::new(text, here.to_part(Page::Notice(notice), address::task_anchor(&task.id)))
    };
    Citing {
        notice: Link::notice(here, notice),
        date: register.notice(notice).notice.anchor().map(|day| here.texts.day(day)),
        tasks: document.tasks.iter().filter(|ix| register.task(**ix).notice == notice).map(task).collect(),
    }
}
