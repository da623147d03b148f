//! A notice: the head as on paper, what is known of it, its text with what was read from it, its tasks, and what it stands
//! in relation to.

use std::collections::BTreeSet;

use serde::Serialize;

use super::burn_up::burn_up;
use super::carried::{Carried, carried};
use super::link::notice_name;
use super::{CountBox, Frame, HowRead, Link, Paper, Scope, Sheet, Split, TableRow, TaskGroups};
use crate::notice::Front;
use crate::page::format::Day;
use crate::page::link::Target;
use crate::page::prose::{self, Prose};
use crate::page::{Attachment, Here, Page};
use crate::register::{Count, DocumentIx, NoticeIx};

#[derive(Debug, Serialize)]
pub struct Notice<'a> {
    pub paper: Paper<'a>,
    /// What it is called by: its number, or its kind and day.
    pub name: String,
    pub kind: &'static str,
    pub superseded_by: Vec<Link<'a>>,
    pub supersedes: Vec<Link<'a>>,
    /// What becomes of its tasks is not tracked.
    pub archived: bool,
    pub track_from: Option<Day>,
    pub counts: CountBox,
    /// What the notice before left open.
    pub carried: Option<Carried<'a>>,
    pub facts: Vec<Fact<'a>>,
    pub text: Prose,
    pub tasks: TaskGroups<'a, TableRow<'a>>,
    /// How the tasks got done over time, as an SVG; where there is a course to draw.
    pub course: Option<String>,
    pub how_read: HowRead,
    pub citations: Vec<Cited<'a>>,
    pub cited_by: Vec<Link<'a>>,
    pub files: Vec<File<'a>>,
    pub previous: Option<Turn<'a>>,
    pub next: Option<Turn<'a>>,
}

/// One line of the table of attributes.
#[derive(Debug, Serialize)]
pub struct Fact<'a> {
    /// The end of its key among the texts.
    pub key: &'static str,
    pub values: Vec<Link<'a>>,
}

#[derive(Debug, Serialize)]
pub struct Cited<'a> {
    pub link: Link<'a>,
    pub date: Option<Day>,
    pub issuer: &'a str,
    pub title: &'a str,
}

#[derive(Debug, Serialize)]
pub struct File<'a> {
    pub href: String,
    pub name: &'a str,
    /// "PDF".
    pub kind: String,
    /// "215 KB".
    pub size: String,
    pub original: bool,
    /// Its SHA-256, where it could be read.
    pub digest: Option<Sum>,
}

/// A SHA-256 to be compared at a glance, and to be copied.
#[derive(Debug, Serialize)]
pub struct Sum {
    /// "3f2a9c01".
    pub short: String,
    pub whole: String,
}

/// A neighbour in time.
#[derive(Debug, Serialize)]
pub struct Turn<'a> {
    pub link: Link<'a>,
    pub title: &'a str,
}

pub fn sheet<'a>(here: &Here<'a>, ix: NoticeIx) -> Sheet<'a, Notice<'a>> {
    let register = here.register();
    let entry = register.notice(ix);
    let front = &entry.notice.front;
    let issuer = register.offices.issuer(front.issuer);
    let counted: Vec<_> = register.counted_of(ix).collect();
    let links = |notices: &[NoticeIx]| notices.iter().map(|ix| full_link(here, *ix)).collect();
    let (before, after) = here.plan.lists.neighbours(ix, front.issuer);
    let turn = |ix| Turn { link: Link::notice(here, ix), title: &register.notice(ix).notice.front.title };
    let text = prose::notice(here, ix, 3);
    let page = Notice {
        paper: Paper::of(here, ix),
        name: notice_name(here, ix).into_owned(),
        kind: front.kind.as_str(),
        superseded_by: links(&entry.superseded_by),
        supersedes: links(&entry.supersedes),
        archived: !entry.tracked,
        track_from: issuer.track_from.map(|day| here.texts.day(day)),
        counts: CountBox::new(here, Scope::Notice(ix), &Count::of(register, counted.iter().copied())),
        carried: carried(here, ix),
        facts: facts(here, ix),
        how_read: HowRead::new(here, ix, &text),
        text,
        tasks: TaskGroups::new(here, &counted, Split::Never),
        course: burn_up(here, &counted, front.anchor()).filter(|_| entry.tracked),
        citations: entry.cites.iter().map(|document| cited(here, ix, *document)).collect(),
        cited_by: links(here.plan.lists.cited_by(ix)),
        files: files(here, ix),
        previous: before.map(turn),
        next: after.map(turn),
    };
    let mut crumbs = vec![Link::new(here.texts.say("nav.notices"), here.to(Page::Notices))];
    if let Some(day) = front.anchor() {
        crumbs.push(Link::new(day.year().to_string(), here.to(Page::NoticesOfYear(day.year()))));
    }
    let frame = Frame::new(here, "notice", front.title.as_str(), crumbs).illustrative(issuer.illustrative);
    Sheet { frame, page }
}

/// "15/TB-SKHCN, 17/02/2025".
fn full_link<'a>(here: &Here<'a>, ix: NoticeIx) -> Link<'a> {
    let front = &here.register().notice(ix).notice.front;
    let mut link = Link::notice(here, ix);
    if let (Some(_), Some(day)) = (&front.number, front.anchor()) {
        let words = [("name", link.text.as_ref()), ("date", &here.texts.date(day))];
        link.text = here.texts.fill("notice.of-day", &words).into();
    }
    link
}

fn facts<'a>(here: &Here<'a>, ix: NoticeIx) -> Vec<Fact<'a>> {
    let front = &here.register().notice(ix).notice.front;
    let mut facts = Vec::new();
    let mut fact = |key, values: Vec<Link<'a>>| {
        if !values.is_empty() {
            facts.push(Fact { key, values });
        }
    };
    fact("number", words(front.number.as_deref()));
    fact("kind", vec![Link::new(here.texts.say(&format!("kind.{}", front.kind.as_str())), None)]);
    fact("issuer", vec![Link::issuer(here, front.issuer)]);
    fact("issued", issued(here, front));
    fact("meeting", meeting(here, front));
    fact("chair", words(front.meeting.chair.as_deref()));
    fact("present", front.meeting.present.iter().map(|name| Link::new(name.as_str(), None)).collect());
    fact("absent", front.meeting.absent.iter().map(|name| Link::new(name.as_str(), None)).collect());
    let period = |period| vec![Link::new(here.texts.period_title(period), None)];
    fact("reviews", front.reviews.map(period).unwrap_or_default());
    fact("directs", front.directs.map(period).unwrap_or_default());
    let signature = &front.signature;
    fact("signed", words(signature.role.as_deref().or(signature.authority.as_deref())));
    facts
}

fn words(text: Option<&str>) -> Vec<Link<'_>> {
    text.map(|text| Link::new(text, None)).into_iter().collect()
}

fn issued<'a>(here: &Here<'a>, front: &Front) -> Vec<Link<'a>> {
    use crate::notice::Issued;
    use crate::period::Period;
    let text = match front.issued {
        Issued::Day(day) => here.texts.long_date(day),
        Issued::Month(year, month) => {
            let month = here.texts.period(Period::Month(year, month));
            here.texts.fill("fact.issued-month", &[("month", &month)])
        }
        Issued::Unsaid => here.texts.say("fact.issued-unsaid"),
    };
    vec![Link::new(text, None)]
}

fn meeting<'a>(here: &Here<'a>, front: &'a Front) -> Vec<Link<'a>> {
    let kind = front.meeting.kind.as_deref();
    let date = front.meeting.date.map(|day| here.texts.long_date(day));
    let both: Vec<String> = kind.map(str::to_owned).into_iter().chain(date).collect();
    if both.is_empty() { Vec::new() } else { vec![Link::new(both.join(", "), None)] }
}

fn cited<'a>(here: &Here<'a>, notice: NoticeIx, ix: DocumentIx) -> Cited<'a> {
    let document = here.register().document(ix);
    let name = match (document.kind.as_str(), document.number.as_str()) {
        ("", number) => number.to_owned(),
        (kind, "") => format!("{kind} {}", document.title),
        (kind, number) => here.texts.fill("cited.name", &[("kind", kind), ("number", number)]),
    };
    let archived = document.archived.filter(|cited| *cited != notice).and_then(|cited| here.to(Page::Notice(cited)));
    let href = archived.or_else(|| here.to_part(Page::Citations, &document.key));
    Cited {
        link: Link::new(name, href),
        date: document.date.map(|day| here.texts.day(day)),
        issuer: &document.issuer,
        title: if document.number.is_empty() { "" } else { &document.title },
    }
}

/// What lies in the notice's own folder, and what its text or front matter leads to.
fn files<'a>(here: &Here<'a>, ix: NoticeIx) -> Vec<File<'a>> {
    let notice = &here.register().notice(ix).notice;
    let path = &here.site.sources.get(notice.source).path;
    let below = path.strip_prefix("content/").unwrap_or(path);
    let folder = below.strip_suffix("index.md");
    let lists = &here.plan.lists;
    let original = notice.front.original.as_ref().and_then(|name| here.site.targets.beside(path, &name.value));
    let linked = notice.links.iter().filter_map(|link| match here.site.targets.resolve(path, &link.target) {
        Target::Site(address, _) => lists.find_attachment(&address),
        Target::Outside(_) | Target::Here(_) | Target::Bad(_) => None,
    });
    let mut wanted: BTreeSet<usize> = linked.collect();
    wanted.extend(original.and_then(|address| lists.find_attachment(address)));
    wanted.extend(folder.map(|folder| lists.attachments_below(folder)).unwrap_or_default());
    let file = |file: &'a Attachment| {
        let name = file.path.rsplit_once('/').map_or(file.path.as_str(), |(_, name)| name);
        File {
            href: here.to_file(&file.address),
            name,
            kind: name.rsplit_once('.').map(|(_, kind)| kind.to_uppercase()).unwrap_or_default(),
            size: here.texts.size(file.size),
            original: original == Some(&file.address),
            digest: here.plan.digests.get(&file.address).map(|digest| {
                let whole = digest.to_string();
                Sum { short: whole[..8].to_owned(), whole }
            }),
        }
    };
    let mut files: Vec<File> = wanted.into_iter().map(|at| file(&here.site.attachments[at])).collect();
    files.sort_by_key(|file| !file.original);
    files
}
