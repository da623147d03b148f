//! Documents become notices: plain text and Markdown, as offices, scanners and converters leave them.
//!
//! | step | takes | gives |
//! | --- | --- | --- |
//! | `clean` | a text | its lines, spaces and look-alikes evened out |
//! | `head`, `tail` | lines | what stands around the body: number, place, day, title; recipients, signature |
//! | `block` (`join`, `marker`, `styled`) | lines | paragraphs with their markers and emphasis, page breaks closed; tables |
//! | `meeting` (`people`), `facts` | title, first paragraphs | who met, when, which periods |
//! | `outline` (`heading`, `items`, `given`, `title`, `naming`, `missing`) | blocks | headings, items and their parts |
//! | `table` (`tabbed`, `gridded`, `aligned`, `aligned_row`, `edge`, `scan`, `scan_kpi`) | tables | tables the notice room reads |
//! | `sheet` | a sheet or a CSV file | its title and its table as a text |
//! | `out`, `front` (`markdown`) | all of it | the text of a notice |
//!
//! Nothing is dropped: every word stands in the notice or in a diagnostic that says it was left out. What was read with doubt is a
//! diagnostic at its place in the document. A text that begins with front matter is a notice already and stays as it is.

mod aligned;
mod aligned_row;
mod announce;
mod block;
mod clean;
mod closing;
mod column;
mod edge;
mod facts;
mod figures;
mod flattened;
mod front;
mod given;
mod gridded;
mod head;
mod heading;
mod items;
mod join;
mod letterhead;
mod markdown;
mod marker;
mod meeting;
mod missing;
mod naming;
mod out;
mod outline;
mod people;
mod scan;
mod scan_kpi;
mod sheet;
mod styled;
mod tabbed;
mod table;
mod tail;
mod title;
mod wrapping;

use crate::config::{IssuerIx, Offices};
use crate::diagnostic::{Code, Diagnostics};
use crate::notice::NoticeKind;
use crate::period::Period;
use crate::source::{Place, Source, SourceId, Sources, Span};
use crate::vietnamese::fold::{fold, slug};
use crate::vietnamese::period_name::year_in;
use block::{Block, blocks};
use clean::Line;
use facts::PaperDay;
pub use front::{quoted, with_original};
pub use markdown::one_line;
pub use missing::MissingUnit;
use naming::{Named, Naming};
use out::Out;
use outline::Outline;
pub use sheet::text_of_table;

/// A notice as text, and where it should stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    pub text: String,
    /// Below `notices/`, without extension: `2025/hoi-nghi-truc-bao-tuan-7-nam-2025`.
    pub id: String,
    /// Something in it is a notice's: a title, a number, a day, a meeting.
    pub recognised: bool,
    /// Offices that are asked for something and that units.toml does not hold.
    pub unknown: Vec<MissingUnit>,
}

/// Takes a document; gives the notice it becomes. What was unsure is reported at its place in the document.
pub fn import(
    source: SourceId,
    sources: &Sources,
    offices: &Offices,
    issuer: IssuerIx,
    diagnostics: &mut Diagnostics,
) -> Imported {
    let text = &sources.get(source).text;
    let issuer_id = offices.issuer(issuer).id.as_str();
    if text.trim_start().starts_with("+++\n") {
        return already(text, issuer_id);
    }
    let naming = Naming { offices, issuer };
    let (text, figures) = figures::mended(text);
    for mended in figures {
        let read = mended.read.trim().to_owned();
        diagnostics
            .report(Code::ImportUnsure, Place::new(source, mended.at))
            .with("words", mended.words)
            .with("read", read);
    }
    let (lines, pages) = clean::lines(&text);
    let (mut head, body) = head::read(&lines);
    let (tail_start, tail, tail_end) = tail::read(&lines[body..]);
    let (tail_start, tail_end) = (body + tail_start, body + tail_end);
    let is_name = |line: &str| !matches!(naming.whole(line), Named::Nothing);
    let titled = !head.title.is_empty();
    let mut found = blocks(&lines[body..tail_start], &is_name);
    let annex = blocks(&lines[tail_end..], &is_name);
    if !annex.is_empty() {
        found.extend(annex);
    }
    let stamped = take_urgency(&mut found);
    note_of_decision(&mut head, &found);
    let opening: Vec<&str> = opening(&found);
    let meeting = meeting::read(&head.title, &opening);
    check_head(&mut head, &meeting, sources.get(source), source, diagnostics);
    let year = year(&head, &meeting);
    let day = meeting.date.or(match head.issued {
        Some((PaperDay::Day(day), _)) => Some(day),
        _ => None,
    });
    report_left_out(
        source,
        pages.into_iter().chain(stamped).chain(head.left_out.clone()).chain(tail.left_out.clone()),
        diagnostics,
    );
    if is_scan(&lines) {
        let at = lines.first().map_or(Span::default(), |line| line.at);
        diagnostics.report(Code::ImportMarksLost, Place::new(source, at));
    }
    let (out, unknown) = Outline::new(naming, head.kind, (year, day), source, diagnostics).read(&found);
    let headings: Vec<String> = out
        .iter()
        .filter_map(|block| match block {
            Out::Heading { words, .. } => Some(words.text().to_owned()),
            Out::Para { .. } | Out::Item { .. } | Out::More { .. } | Out::Table { .. } => None,
        })
        .collect();
    let (mut reviews, directs) = front::periods(&head, &meeting, &headings);
    let undated = out.iter().find_map(|block| match block {
        Out::Table { head, .. } => table::without_period(head),
        Out::Heading { .. } | Out::Para { .. } | Out::Item { .. } | Out::More { .. } => None,
    });
    // Where no day is told, the first year that anything names.
    let any_year = || directs.map(Period::year).or_else(|| lines.iter().find_map(|line| year_in(&line.text)));
    if let (None, Some(column), Some(year)) = (reviews, undated, year.or_else(any_year)) {
        // Figures must be of some period; the year is the widest.
        let period = Period::Year(year);
        reviews = Some(period);
        diagnostics
            .report(Code::ImportUnsure, Place::new(source, Span::new(0, 0)))
            .with("words", column)
            .with("read", format!("reviews = \"{period}\""));
    }
    let front = front::Front { issuer: issuer_id, head: &head, tail: &tail, meeting: &meeting, reviews, directs };
    let text = format!("{}\n{}", front::write(&front), out::markdown(&out));
    let name = meeting.kind.as_deref().unwrap_or(&head.title);
    let recognised = titled || head.number.is_some() || head.issued.is_some() || meeting.date.is_some();
    Imported { text, id: id(year, name), recognised, unknown: missing::units(unknown, offices, issuer) }
}

/// A notice that was imported before: only its issuer may change.
fn already(text: &str, issuer: &str) -> Imported {
    let mut fences = 0;
    let mut title = String::new();
    let mut year = None;
    let mut out = String::new();
    for line in text.trim_start().split_inclusive('\n') {
        fences += usize::from(line.trim_end() == "+++");
        let key = line.split('=').next().unwrap_or_default().trim();
        let value = line.split_once('=').map_or("", |(_, value)| value.trim().trim_matches('"'));
        match (fences, key) {
            (1, "issuer") => {
                out.push_str(&format!("issuer = {}\n", front::quoted(issuer)));
                continue;
            }
            (1, "title") => title = value.to_owned(),
            (1, "issued" | "date") => year = year.or(value.get(..4).and_then(|year| year.parse().ok())),
            _ => {}
        }
        out.push_str(line);
    }
    let kind = meeting::read(&title, &[]).kind;
    Imported { text: out, id: id(year, kind.as_deref().unwrap_or(&title)), recognised: true, unknown: Vec::new() }
}

fn id(year: Option<i16>, name: &str) -> String {
    let folder = year.map_or_else(|| "khong-ro-nam".to_owned(), |year| year.to_string());
    let mut name = slug(name);
    if name.len() > 60 {
        let cut = name[..60].rfind('-').unwrap_or(60);
        name.truncate(cut);
    }
    // Names that Windows keeps for itself are shorter than any title.
    if name.len() < 5 {
        name = format!("thong-bao-{name}").trim_end_matches('-').to_owned();
    }
    format!("{folder}/{name}")
}

/// "(Kèm theo Quyết định số … ngày 21/3/2025 …)" tells the day of a programme that has none of its own.
fn note_of_decision(head: &mut head::Head, blocks: &[Block]) {
    let Some(Block::Para(first)) = blocks.first().filter(|_| head.issued.is_none()) else { return };
    let attached = ["(kem theo", "(ban hanh kem theo"].iter().any(|words| fold(first.text()).starts_with(words));
    if attached {
        head.issued = facts::paper_day(first.text()).map(|(day, ..)| (day, first.at));
    }
}

/// "HỎA TỐC" in a box stands wherever the box hangs; it asks for nothing.
fn take_urgency(blocks: &mut Vec<Block>) -> Vec<(Span, String)> {
    let mut taken = Vec::new();
    blocks.retain(|block| match block {
        Block::Para(para) if letterhead::is_urgency(para.text()) => {
            taken.push((para.at, para.whole()));
            false
        }
        Block::Para(_) | Block::Pipes(_) | Block::Aligned(_) | Block::Scan(_) => true,
    });
    taken
}

/// The paragraphs before the first heading or item.
fn opening(blocks: &[Block]) -> Vec<&str> {
    // Whom a document is sent to may stand before what it says.
    let names_recipients = |block: &&Block| match block {
        Block::Para(para) => para.marker.is_some() || title::addresses(para.text()),
        Block::Pipes(_) | Block::Aligned(_) | Block::Scan(_) => false,
    };
    let sent = matches!(blocks.first(), Some(Block::Para(para)) if title::addresses(para.text()));
    let recipients = if sent { blocks.iter().take_while(names_recipients).count() } else { 0 };
    let paras = blocks[recipients..].iter().map_while(|block| match block {
        Block::Para(para) if para.marker.is_none() && para.level == 0 => Some(para.text()),
        _ => None,
    });
    paras.take(4).collect()
}

fn check_head(
    head: &mut head::Head,
    meeting: &meeting::Meeting,
    document: &Source,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) {
    let path = document.path.as_str();
    let start = Place::new(source, Span::new(0, 0));
    if head.title.is_empty() {
        let name = path.rsplit('/').next().unwrap_or(path).split('.').next().unwrap_or_default();
        head.title = meeting.kind.clone().unwrap_or_else(|| name.replace(['_', '-'], " ")).trim().to_owned();
        if head.title.is_empty() {
            head.title = "Thông báo kết luận".to_owned();
        }
        diagnostics.report(Code::ImportMissing, start).with("key", "title");
    }
    if let Some(at) = head.blank_number {
        diagnostics.report(Code::ImportMissing, Place::new(source, at)).with("key", "number");
    }
    match head.issued {
        Some((PaperDay::Month(year, month), at)) => {
            diagnostics
                .report(Code::ImportUnsure, Place::new(source, at))
                .with("words", at.of(&document.text).trim())
                .with("read", format!("issued = \"{year}-{month:02}\""));
        }
        None if meeting.date.is_none() && head.kind == NoticeKind::Notice => {
            diagnostics.report(Code::ImportMissing, start).with("key", "issued");
        }
        _ => {}
    }
}

fn year(head: &head::Head, meeting: &meeting::Meeting) -> Option<i16> {
    match (head.issued, meeting.date) {
        (Some((PaperDay::Day(day), _)), _) => Some(day.year()),
        (Some((PaperDay::Month(year, _), _)), _) => Some(year),
        (None, Some(day)) => Some(day.year()),
        (None, None) => year_in(&head.title),
    }
}

fn report_left_out(source: SourceId, left_out: impl Iterator<Item = (Span, String)>, diagnostics: &mut Diagnostics) {
    for (span, words) in left_out {
        diagnostics.report(Code::ImportLeftOut, Place::new(source, span)).with("words", words);
    }
}

/// Whether nearly no word bears the marks that every other Vietnamese word bears.
fn is_scan(lines: &[Line]) -> bool {
    let words: Vec<&str> = lines.iter().flat_map(|line| line.text.split(' ')).filter(|word| word.len() > 1).collect();
    let marked =
        |word: &&&str| word.chars().any(|c| matches!(c, 'đ' | 'Đ' | 'ơ' | 'ư' | 'ă' | '\u{1ea0}'..='\u{1ef9}'));
    words.len() >= 40 && words.iter().filter(marked).count() * 8 < words.len()
}
