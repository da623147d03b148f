//! One notice in a list.

use std::borrow::Cow;

use serde::Serialize;

use super::link::notice_name;
use super::{Counted, Number, Scope};
use crate::notice::Issued;
use crate::page::format::Day;
use crate::page::{Here, Page};
use crate::register::{Count, NoticeIx, State};

#[derive(Clone, Debug, Serialize)]
pub struct NoticeRow<'a> {
    pub href: Option<String>,
    pub name: Cow<'a, str>,
    pub title: &'a str,
    /// As in `NoticeKind::as_str`.
    pub kind: &'static str,
    /// Where the day is said; else `month` may be.
    pub issued: Option<Day>,
    /// Issued in a month whose day is blank on paper.
    pub month: Option<String>,
    pub issuer: &'a str,
    pub issuer_id: &'a str,
    pub illustrative: bool,
    pub period: Option<String>,
    /// The same as written in front matter, which sorts; for filters.
    pub period_key: Option<String>,
    /// Which month it belongs to in a list by month.
    #[serde(skip)]
    pub month_of: Option<(i16, i8)>,
    /// What becomes of its tasks is not tracked.
    pub archived: bool,
    pub superseded: bool,
    pub scope: String,
    pub total: Number,
    pub overdue: Number,
    /// How many tasks an archived one gave.
    pub given: Number,
    /// Ids of the units it gives tasks to, parted by blanks; for filters.
    pub units: String,
}

impl<'a> NoticeRow<'a> {
    pub fn of(here: &Here<'a>, ix: NoticeIx) -> Self {
        let register = here.register();
        let entry = register.notice(ix);
        let front = &entry.notice.front;
        let issuer = register.offices.issuer(front.issuer);
        let tasks = || register.counted_of(ix);
        let count = Count::of(register, tasks());
        let scope = Scope::Notice(ix);
        // The head of an issuer's own pages says it once.
        let own = matches!(here.page, Page::Issuer(_) | Page::NoticesOfIssuer(_));
        let period = front.reviews.or(front.directs);
        let mut units: Vec<&str> =
            tasks().map(|task| register.offices.unit(register.task(task).lead).id.as_str()).collect();
        units.sort();
        units.dedup();
        Self {
            href: here.to(Page::Notice(ix)),
            name: notice_name(here, ix),
            title: &front.title,
            kind: front.kind.as_str(),
            issued: match front.issued {
                Issued::Day(day) => Some(here.texts.day(day)),
                Issued::Month(..) => None,
                Issued::Unsaid => front.meeting.date.map(|day| here.texts.day(day)),
            },
            month: match front.issued {
                Issued::Month(year, month) => Some(here.texts.period_title(crate::period::Period::Month(year, month))),
                Issued::Day(_) | Issued::Unsaid => None,
            },
            issuer: &issuer.short,
            issuer_id: issuer.id.as_str(),
            illustrative: !own && issuer.illustrative,
            period: period.map(|period| here.texts.period_title(period)),
            period_key: period.map(|period| period.to_string()),
            month_of: front.anchor().map(|day| (day.year(), day.month())),
            archived: !entry.tracked,
            superseded: !entry.superseded_by.is_empty(),
            scope: scope.name(here),
            total: Number::new(here, scope, &count, Counted::Total),
            overdue: Number::new(here, scope, &count, Counted::In(State::Overdue)),
            given: Number::new(here, scope, &count, Counted::In(State::Archived)),
            units: units.join(" "),
        }
    }

    pub fn all(here: &Here<'a>, notices: impl IntoIterator<Item = NoticeIx>) -> Vec<Self> {
        notices.into_iter().map(|ix| Self::of(here, ix)).collect()
    }
}
