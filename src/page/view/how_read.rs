//! How the dates of a notice were read: which words were taken for a deadline and by which rule, and which were not and why.
//!
//! Grouped by rule, since a rule said once explains every phrase under it. The sentences are those of `ketluan explain`; each phrase leads to
//! its place in the text.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::notice::DeadlineIx;
use crate::page::prose::Prose;
use crate::page::{Here, address};
use crate::register::{DueSource, NoticeIx, Task};
use crate::source::{SourceId, Span};
use crate::vietnamese::deadline::words;
use crate::vietnamese::letter::capital;

/// All that was read of time in one notice.
#[derive(Debug, Serialize)]
pub struct HowRead {
    pub count: usize,
    pub deadlines: Vec<Rule>,
    /// What is no deadline, by the reason.
    pub rejected: Vec<Rule>,
}

/// One rule or reason, and the phrases it was applied to, in the order of the text.
#[derive(Debug, Serialize)]
pub struct Rule {
    pub why: String,
    pub phrases: Vec<Phrase>,
}

#[derive(Debug, Serialize)]
pub struct Phrase {
    pub words: String,
    pub href: String,
    /// What was read; empty for what is no deadline.
    pub read: String,
    /// The day the task is judged by, where that is another.
    pub judged_by: Option<String>,
}

impl HowRead {
    /// `prose` says where in the page's text each phrase stands.
    pub fn new(here: &Here, ix: NoticeIx, prose: &Prose) -> Self {
        let register = here.register();
        let entry = register.notice(ix);
        let mut how = Self { count: 0, deadlines: Vec::new(), rejected: Vec::new() };
        // One sentence may set the time for many: it is explained once.
        let mut told = BTreeSet::new();
        for (task, item) in entry.tasks.iter().map(|ix| register.task(*ix)).zip(&entry.notice.items) {
            let phrase = |span: Span, read: String, judged_by: Option<String>| {
                let anchor = prose.anchor_of(span).unwrap_or(address::task_anchor(&task.id));
                Phrase { words: words_at(here, entry.notice.source, span), href: format!("#{anchor}"), read, judged_by }
            };
            for (at, deadline) in task.deadlines.iter().enumerate() {
                let read = here.texts.either(words::reading(deadline));
                let judged_by = deadline.end.and_then(|end| judged_by_another(here, task, DeadlineIx::new(at), end));
                if !told.insert((deadline.phrase.start(), judged_by.clone())) {
                    continue;
                }
                how.count += 1;
                add(
                    &mut how.deadlines,
                    here.texts.either(deadline.form.explanation()),
                    phrase(deadline.phrase, read, judged_by),
                );
            }
            for rejected in &item.rejected {
                how.count += 1;
                let why = here.texts.either(rejected.reason.explanation());
                add(&mut how.rejected, why, phrase(rejected.span, String::new(), None));
            }
        }
        how
    }
}

/// A task may name several days, and braces or the log another still: which day counts is said where it is not this one.
fn judged_by_another(here: &Here, task: &Task, at: DeadlineIx, end: Date) -> Option<String> {
    let due = task.in_force.filter(|due| due.source != DueSource::Words(at) && due.day != end)?;
    Some(here.texts.date(due.day))
}

fn add(rules: &mut Vec<Rule>, why: &str, phrase: Phrase) {
    let why = capital(why);
    match rules.iter_mut().find(|rule| rule.why == why) {
        Some(rule) => rule.phrases.push(phrase),
        None => rules.push(Rule { why, phrases: vec![phrase] }),
    }
}

/// Words of a source as one line, without their emphasis.
pub fn words_at(here: &Here, source: SourceId, span: Span) -> String {
    let text = here.site.sources.get(source).slice(span);
    text.replace(['*', '_'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}
