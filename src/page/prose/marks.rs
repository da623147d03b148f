//! Stretches of the text that something was read from: deadlines and cited documents.

use crate::page::{Here, Page};
use crate::register::NoticeIx;
use crate::source::Span;
use crate::vietnamese::deadline::{Confidence, Deadline, Relation};

/// A stretch of the source, and what it is marked as.
pub struct Mark {
    pub span: Span,
    pub kind: MarkKind,
}

pub enum MarkKind {
    /// With its reading, where the words do not say the day themselves.
    Deadline(Option<String>),
    /// With the way to the document.
    Citation(String),
}

/// All marks of a notice by place; of two that overlap the first stays.
pub fn of_notice(here: &Here, ix: NoticeIx) -> Vec<Mark> {
    let register = here.register();
    let entry = register.notice(ix);
    let mut marks = Vec::new();
    for task in entry.tasks.iter().map(|ix| register.task(*ix)) {
        for deadline in &task.deadlines {
            let phrase = here.site.sources.get(entry.notice.source).slice(deadline.phrase);
            let kind = MarkKind::Deadline(reading(here, deadline, phrase));
            marks.push(Mark { span: deadline.phrase, kind });
        }
    }
    for (citation, document) in entry.notice.citations.iter().zip(&entry.mentions) {
        let document = register.document(*document);
        let archived = document.archived.filter(|cited| *cited != ix).and_then(|cited| here.to(Page::Notice(cited)));
        if let Some(href) = archived.or_else(|| here.to_part(Page::Citations, &document.key)) {
            marks.push(Mark { span: citation.span, kind: MarkKind::Citation(href) });
        }
    }
    marks.retain(|mark| !mark.span.is_empty());
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    let mut end = 0;
    marks.retain(|mark| {
        let apart = mark.span.start >= end;
        end = if apart { mark.span.end } else { end };
        apart
    });
    marks
}

/// The last day in time, short; `None` where the phrase says that very day.
fn reading(here: &Here, deadline: &Deadline, phrase: &str) -> Option<String> {
    let Some(end) = deadline.end else {
        return (deadline.relation == Relation::Recurring).then(|| here.texts.say("reading.recurring"));
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
