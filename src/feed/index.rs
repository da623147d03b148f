//! `tim-kiem/muc-luc.js`: what the search page looks things up in.
//!
//! A classic script that sets one variable, since a page opened from a file share may load nothing else. It holds each text once and as
//! written: folded letters are one to one with letters, so the page folds what it reads in one go, and can mark what it
//! found in the original spelling. Words of the page's own come along, so that the script speaks the site's language.

use serde::Serialize;

use super::{About, json, line};
use crate::file::File;
use crate::markup::{Block, BlockKind, plain_text};
use crate::notice::{Notice, NoticeKind};
use crate::page::address;
use crate::register::{NoticeIx, Standing, State};
use crate::source::Span;

#[derive(Serialize)]
struct Index {
    /// From the search page to the site's top.
    top: String,
    /// Texts of the page, by name; see `search.js`.
    words: Vec<(&'static str, String)>,
    /// What a thing is, by the number that an entry begins with.
    kinds: Vec<String>,
    /// Name for the style sheet, and words.
    states: Vec<(&'static str, String)>,
    entries: Vec<Entry>,
}

/// Kind, title, address, day, state (a place in `states`, or -1), document number, whose, and all other text. A list and not an
/// object, since a site holds thousands.
#[derive(Serialize)]
struct Entry(u8, String, String, String, i8, String, String, String);

const KINDS: [&str; 7] =
    ["kind.notice", "kind.programme", "kind.report", "find.task", "find.unit", "find.indicator", "find.document"];
const STANDINGS: [Standing; 4] = [Standing::Behind, Standing::OnPace, Standing::Exceeded, Standing::NoReading];
const WORDS: [&str; 8] = ["found", "none", "near", "more", "ask", "date", "broken", "marks"];

pub fn file(about: &About) -> File {
    let here = address::search_index();
    let say = |key: &str| about.texts.say(key);
    let states = State::ALL.iter().map(|state| (state.as_str(), say(&format!("state.{}", state.as_str()))));
    let standings = STANDINGS.iter().map(|of| (of.as_str(), say(&format!("standing.{}", of.as_str()))));
    let mut entries = Vec::new();
    entries.extend(about.register().notice_ixs().map(|ix| notice(about, ix)));
    tasks(about, &mut entries);
    units(about, &mut entries);
    indicators(about, &mut entries);
    documents(about, &mut entries);
    // Pages that do not exist are not found.
    entries.retain(|Entry(_, _, url, ..)| {
        let page = url.split('#').next().unwrap_or_default();
        about.pages.contains(&crate::page::Address::file(page))
    });
    let index = Index {
        top: here.to_top(),
        words: WORDS.iter().map(|word| (*word, say(&format!("find.{word}")))).collect(),
        kinds: KINDS.iter().map(|kind| say(kind)).collect(),
        states: states.chain(standings).collect(),
        entries,
    };
    let json = String::from_utf8(json::lines(&index)).unwrap_or_default();
    // Within JSON these stand in texts only, where an escape says the same: the text stays safe wherever the script is put.
    let json = json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    File::new(here, format!("window.KETLUAN_SEARCH = {};\n", json.trim_end()))
}

fn notice(about: &About, ix: NoticeIx) -> Entry {
    let entry = about.register().notice(ix);
    let front = &entry.notice.front;
    let kind = match front.kind {
        NoticeKind::Notice => 0,
        NoticeKind::Programme => 1,
        NoticeKind::Report => 2,
    };
    Entry(
        kind,
        line(&front.title),
        address::notice(&entry.notice.id).to_string(),
        day(entry.notice.anchor()),
        -1,
        line(front.number.as_deref().unwrap_or_default()),
        line(&about.register().offices.issuer(front.issuer).short),
        rest(&entry.notice),
    )
}

fn tasks(about: &About, entries: &mut Vec<Entry>) {
    let register = about.register();
    entries.extend(register.tasks.iter().map(|task| {
        let front = &register.notice(task.notice).notice.front;
        let said = [&task.product, &task.person, &task.leader].into_iter().flatten();
        let rest: Vec<String> = said.map(|text| line(text)).collect();
        Entry(
            3,
            line(&task.text),
            about.task_url(task),
            day(task.in_force.map(|due| due.day)),
            place(State::ALL.iter().position(|state| *state == task.state)),
            line(front.number.as_deref().unwrap_or_default()),
            line(&register.offices.unit(task.lead).short),
            rest.join(" · "),
        )
    }));
}

fn units(about: &About, entries: &mut Vec<Entry>) {
    let offices = &about.register().offices;
    entries.extend(offices.units.iter().map(|unit| {
        let issuer = line(&offices.issuer(unit.issuer).short);
        let names: Vec<String> = std::iter::once(&unit.short)
            .chain(&unit.aliases)
            .filter(|name| **name != unit.name)
            .map(|name| line(name))
            .collect();
        let url = address::unit(unit).to_string();
        Entry(4, line(&unit.name), url, String::new(), -1, String::new(), issuer, names.join(" · "))
    }));
}

fn indicators(about: &About, entries: &mut Vec<Entry>) {
    let register = about.register();
    entries.extend(register.indicators.iter().map(|of| {
        let standing = STANDINGS.iter().position(|standing| *standing == of.standing);
        let plan = of.plan.as_ref().map_or("", |plan| &plan.text);
        let rest = [of.group.as_str(), &of.unit_of_measure, plan].map(line);
        let rest: Vec<&str> = rest.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        Entry(
            5,
            line(&of.name),
            address::indicator(&of.id).to_string(),
            of.year.to_string(),
            place(standing.map(|at| at + State::ALL.len())),
            String::new(),
            line(&register.offices.issuer(of.issuer).short),
            rest.join(" · "),
        )
    }));
}

fn documents(about: &About, entries: &mut Vec<Entry>) {
    entries.extend(about.register().documents.iter().map(|document| {
        let named = format!("{} {}", document.kind, document.number);
        let named = line(&named);
        let (title, rest) = match named.is_empty() {
            true => (line(&document.title), String::new()),
            false => (named, line(&document.title)),
        };
        let url = format!("{}#{}", crate::page::Address::page("van-ban"), document.key);
        Entry(6, title, url, day(document.date), -1, line(&document.number), line(&document.issuer), rest)
    }));
}

fn day(day: Option<jiff::civil::Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn place(at: Option<usize>) -> i8 {
    at.and_then(|at| i8::try_from(at).ok()).unwrap_or(-1)
}

/// What a notice says beside its tasks, which are found by themselves.
fn rest(notice: &Notice) -> String {
    let mut items: Vec<Span> = notice.items.iter().map(|item| item.span).collect();
    items.sort();
    // Nested items lie within the one before: what is left are stretches apart from each other.
    items.dedup_by(|later, earlier| earlier.contains(*later));
    let is_item = |span: Span| {
        let after = items.partition_point(|item| item.start <= span.start);
        after > 0 && items[after - 1].end > span.start
    };
    let mut texts = Vec::new();
    gather(&notice.body, &is_item, &mut texts);
    line(&texts.join(" "))
}

fn gather(blocks: &[Block], is_item: &impl Fn(Span) -> bool, texts: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) if !is_item(block.span) => {
                texts.push(plain_text(content));
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    if !is_item(item.span) {
                        texts.push(plain_text(&item.content));
                    }
                    gather(&item.blocks, is_item, texts);
                }
            }
            BlockKind::Table(table) => {
                let rows = std::iter::once(&table.head).chain(&table.rows).filter(|row| !is_item(row.span));
                texts.extend(rows.flat_map(|row| &row.cells).map(|cell| plain_text(&cell.content)));
            }
            BlockKind::Quote(blocks) => gather(blocks, is_item, texts),
            BlockKind::Code { text, .. } => texts.push(text.clone()),
            BlockKind::Heading { .. } | BlockKind::Paragraph(_) | BlockKind::Rule | BlockKind::Html(_) => {}
        }
    }
}
