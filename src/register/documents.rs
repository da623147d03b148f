//! Citations of all notices gathered into documents, one entry each.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Document, DocumentIx, Entry, NoticeIx, Register};
use crate::notice::Issued;
use crate::vietnamese::citation::Citation;
use crate::vietnamese::citation_key;
use crate::vietnamese::citation_kind::Kind;
use crate::vietnamese::fold::fold;

/// For each notice, the document of each of its citations.
pub type Cites = Vec<Vec<DocumentIx>>;

/// The documents, most cited first, and who cites which.
pub fn gather(entries: &[Entry]) -> (Vec<Document>, Cites) {
    let all: Vec<(NoticeIx, &Citation)> = entries
        .iter()
        .enumerate()
        .flat_map(|(ix, entry)| entry.notice.citations.iter().map(move |citation| (NoticeIx::new(ix), citation)))
        .collect();
    let citations: Vec<&Citation> = all.iter().map(|(_, citation)| *citation).collect();
    let keys = citation_key::keys(&citations);
    let mut by_key: BTreeMap<&str, Vec<(NoticeIx, &Citation)>> = BTreeMap::new();
    for ((notice, citation), key) in all.iter().zip(&keys) {
        by_key.entry(key).or_default().push((*notice, citation));
    }
    let borne = borne(entries);
    let mut documents: Vec<Document> =
        by_key.into_iter().map(|(key, mentions)| document(key.to_owned(), &mentions, entries, &borne)).collect();
    documents.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| a.key.cmp(&b.key)));
    let places: BTreeMap<&str, DocumentIx> =
        documents.iter().enumerate().map(|(ix, document)| (document.key.as_str(), DocumentIx::new(ix))).collect();
    let mut cites: Cites = entries.iter().map(|_| Vec::new()).collect();
    for ((notice, _), key) in all.iter().zip(&keys) {
        if let Some(document) = places.get(key.as_str()) {
            cites[notice.at()].push(*document);
        }
    }
    (documents, cites)
}

/// Each document once, in the order of first mention.
pub fn first_mentions(cites: &[DocumentIx]) -> Vec<DocumentIx> {
    let mut first = Vec::new();
    for document in cites {
        if !first.contains(document) {
            first.push(*document);
        }
    }
    first
}

/// Once the tasks stand in the register, each document learns which of them cite it.
pub fn join_tasks(register: &mut Register) {
    for ix in register.task_ixs().collect::<Vec<_>>() {
        for document in register.task(ix).cites.clone() {
            register.documents[document.at()].tasks.push(ix);
        }
    }
}

/// What the mentions say between them: of each field, the first mention that has it, the longest for titles.
fn document(key: String, mentions: &[(NoticeIx, &Citation)], entries: &[Entry], borne: &Borne) -> Document {
    let first = |read: fn(&Citation) -> Option<&str>| mentions.iter().find_map(|(_, c)| read(c)).unwrap_or_default();
    let number = first(|citation| citation.number.as_deref()).to_owned();
    let date = mentions.iter().find_map(|(_, citation)| citation.date);
    let mut notices: Vec<NoticeIx> = mentions.iter().map(|(notice, _)| *notice).collect();
    notices.dedup();
    let longest = mentions.iter().filter_map(|(_, citation)| citation.title.as_deref()).max_by_key(|title| title.len());
    Document {
        key,
        kind: first(|citation| citation.kind.map(Kind::name)).to_owned(),
        issuer: first(|citation| citation.issuer.as_deref()).to_owned(),
        title: longest.unwrap_or_default().to_owned(),
        archived: archived(&number, date, entries, borne),
        number,
        date,
        notices,
        tasks: Vec::new(),
        mentions: mentions.len(),
    }
}

/// The notices that bear a number, in their order.
type Borne = BTreeMap<String, Vec<NoticeIx>>;

fn borne(entries: &[Entry]) -> Borne {
    let mut borne = Borne::new();
    for (ix, entry) in entries.iter().enumerate() {
        let number = entry.notice.front.number.as_deref().map(compared).unwrap_or_default();
        // A number that begins with a slash is one that was left blank.
        if !number.is_empty() && !number.starts_with('/') {
            borne.entry(number).or_default().push(NoticeIx::new(ix));
        }
    }
    borne
}

fn compared(number: &str) -> String {
    fold(number).replace(' ', "")
}

/// The notice of the archive that bears this number. A serial number comes back each year and with each issuer, so the day must agree where
/// it is known, and without a day the number must be borne once.
fn archived(number: &str, date: Option<Date>, entries: &[Entry], borne: &Borne) -> Option<NoticeIx> {
    let of_day = |ix: &&NoticeIx| date.is_none_or(|date| entries[ix.at()].notice.front.issued == Issued::Day(date));
    let mut found = borne.get(&compared(number))?.iter().filter(of_day);
    let only = found.next().copied();
    only.filter(|_| found.next().is_none())
}
