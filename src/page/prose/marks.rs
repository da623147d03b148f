//! Stretches of the text that something was read from: deadlines, dates that are none, and cited documents.

use crate::page::{Here, Page};
use crate::register::NoticeIx;
use crate::source::Span;
use crate::vietnamese::deadline::{Confidence, Deadline, Relation, words};
use crate::vietnamese::fold::fold;

/// A stretch of the source, and what it is marked as.
pub struct Mark {
    pub span: Span,
    pub kind: MarkKind,
    /// Its id on the page, where a date was read in it: the list of readings leads there.
    pub anchor: Option<String>,
}

pub enum MarkKind {
    /// With its reading, where the words do not say the day themselves.
    Deadline(Option<String>),
    /// With the way to the document.
    Citation(String),
    /// A date that is no deadline: nothing is shown, but it can be led to.
    Date,
}

/// What the ids of marks begin with; headings keep off it.
pub const ANCHOR: &str = "moc-";

/// All marks of a notice by place; of two that overlap the first stays.
pub fn of_notice(here: &Here, ix: NoticeIx) -> Vec<Mark> {
    let register = here.register();
    let entry = register.notice(ix);
    let mut marks: Vec<Mark> = Vec::new();
    let mark = |span, kind| Mark { span, kind, anchor: None };
    for task in entry.tasks.iter().map(|ix| register.task(*ix)) {
        for deadline in &task.deadlines {
            let phrase = here.site.sources.get(entry.notice.source).slice(deadline.phrase);
            marks.push(mark(deadline.phrase, MarkKind::Deadline(reading(here, deadline, phrase))));
        }
    }
    for (citation, document) in entry.notice.citations.iter().zip(&entry.mentions) {
        let document = register.document(*document);
        let archived = document.archived.filter(|cited| *cited != ix).and_then(|cited| here.to(Page::Notice(cited)));
        if let Some(href) = archived.or_else(|| here.to_part(Page::Citations, &document.key)) {
            marks.push(mark(citation.span, MarkKind::Citation(href)));
        }
    }
    marks.retain(|mark| !mark.span.is_empty());
    marks.sort_by_key(|mark| (mark.span.start(), std::cmp::Reverse(mark.span.end())));
    let mut end = 0;
    marks.retain(|mark| {
        let apart = mark.span.start() >= end;
        end = if apart { mark.span.end() } else { end };
        apart
    });
    let items = &entry.notice.items;
    let dates: Vec<Span> = items.iter().flat_map(|item| &item.rejected).map(|rejected| rejected.span).collect();
    for span in dates.iter().filter(|span| !span.is_empty()) {
        if !marks.iter().any(|mark| mark.span.overlaps(*span)) {
            marks.push(mark(*span, MarkKind::Date));
        }
    }
    marks.sort_by_key(|mark| mark.span);
    let read: Vec<Span> =
        items.iter().flat_map(|item| &item.deadlines).map(|deadline| deadline.phrase).chain(dates).collect();
    let led_to = marks.iter_mut().filter(|mark| read.iter().any(|span| span.overlaps(mark.span)));
    for (n, mark) in led_to.enumerate() {
        mark.anchor = Some(format!("{ANCHOR}{}", n + 1));
    }
    marks
}

/// The last day in time, or what comes again, short; `None` where the phrase says that very day.
fn reading(here: &Here, deadline: &Deadline, phrase: &str) -> Option<String> {
    let Some(end) = deadline.end else {
        let rhythm = words::undated(deadline).filter(|_| deadline.relation == Relation::Recurring);
        return rhythm.map(|rhythm| here.texts.either(rhythm)).filter(|rhythm| fold(rhythm) != fold(phrase));
    };
    let date = here.texts.date(end);
    if deadline.confidence == Confidence::Approximate {
        let range = here.texts.range(deadline.start.unwrap_or(end), end);
        return Some(here.texts.fill("reading.about", &[("date", &range)]));
    }
    if deadline.relation == Relation::Before {
        return Some(match deadline.time {
            Some(time) => here.texts.fill("reading.before-time", &[("date", &date), ("time", &here.texts.time(time))]),
            None => here.texts.fill("reading.to-end", &[("date", &date)]),
        });
    }
    let said = |text: &str| phrase.contains(text);
    let bare = format!("{}/{}/{}", end.day(), end.month(), end.year());
    let padded = format!("{:02}/{:02}/{}", end.day(), end.month(), end.year());
    let half = format!("{:02}/{}/{}", end.day(), end.month(), end.year());
    if said(&bare) || said(&padded) || said(&half) {
        return None;
    }
    Some(match deadline.time {
        Some(time) => here.texts.fill("reading.time", &[("date", &date), ("time", &here.texts.time(time))]),
        None => date,
    })
}
