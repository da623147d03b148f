//! All notices, what became of them, and the day it is told for: one register in which every name has found its thing.
//!
//! Links between things are places in its lists ([`TaskIx`] and the like), made once here, so that no later stage looks
//! anything up. Knows no TOML, Markdown, HTML or addresses, and no clock: the day is an argument.

mod count;
mod document;
mod documents;
mod event;
mod events;
mod indicator;
mod indicator_on;
mod indicators;
mod join;
mod log_check;
mod measure;
mod parts;
mod reported;
mod settle;
mod standing;
mod state;
mod suggest;
mod supersedes;
mod task;
mod thread;
mod told;

pub use count::Count;
pub use document::{Document, DocumentIx};
pub use event::{Event, EventKind};
pub use indicator::{Indicator, IndicatorIx, Reading, Standing};
pub use join::{Parsed, join};
pub use standing::year_gone;
pub use state::{State, StateOn, days_between, state_on};
pub use suggest::suggest;

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;
use thin_vec::ThinVec;

use crate::config::{IssuerIx, Offices, SiteSettings, UnitIx};
use crate::id::TaskId;
use crate::notice::{DeadlineIx, Item, ItemIx, Notice};
use crate::source::Place;
use crate::vietnamese::deadline::Deadline;
use crate::vietnamese::workday::WorkCalendar;

crate::ix::ix!(
    /// A place in [`Register::notices`].
    NoticeIx
);

crate::ix::ix!(
    /// A place in [`Register::tasks`].
    TaskIx
);

pub struct Register {
    pub settings: SiteSettings,
    pub calendar: WorkCalendar,
    /// The day all states are told for.
    pub as_of: Date,
    pub offices: Arc<Offices>,
    /// By date (issue, else meeting), then id.
    pub notices: Vec<Entry>,
    /// In the order of their notices, then of the text.
    pub tasks: Vec<Task>,
    /// By issuer, year, and the order of the programme.
    pub indicators: Vec<Indicator>,
    /// Every document cited, most cited first.
    pub documents: Vec<Document>,
}

/// A notice in the register.
pub struct Entry {
    pub notice: Arc<Notice>,
    /// Its tasks, parts included, in the order of the text.
    pub tasks: Vec<TaskIx>,
    /// Its issuer tracks what becomes of it; else it is archive.
    pub tracked: bool,
    pub supersedes: Vec<NoticeIx>,
    pub superseded_by: Vec<NoticeIx>,
    /// Documents it cites, by place in [`Register::documents`], in the order of first mention.
    pub cites: Vec<DocumentIx>,
    /// The document of each of its citations, by place in [`Notice::citations`].
    pub mentions: Vec<DocumentIx>,
}

/// What is asked, of whom, by when, and what became of it. What its notice says of it (its words, its units, who is named, the deadlines read)
/// is the [`Item`] that a task leads to by itself: an archive holds those words once.
pub struct Task {
    pub id: TaskId,
    pub notice: NoticeIx,
    /// The notice, and which of its items.
    said: (Arc<Notice>, ItemIx),
    pub parent: Option<TaskIx>,
    pub parts: ThinVec<TaskIx>,
    /// The one that is judged by; a later one from the log or a continuing task replaces it.
    pub in_force: Option<InForce>,
    /// The day it was due by before anything moved it; its own, or that of its last part.
    pub given_due: Option<Date>,
    /// The same, where the one in force is another.
    pub first_due: Option<Date>,
    /// By date; what the log says and what follows from it.
    pub events: ThinVec<Event>,
    pub state: State,
    /// How far it has got, 0–100, where the log says so.
    pub percent: Option<f64>,
    pub done_on: Option<Date>,
    pub continues: Option<TaskIx>,
    pub continued_by: ThinVec<TaskIx>,
    /// Documents its words cite, by place in [`Register::documents`], in the order of first mention.
    pub cites: ThinVec<DocumentIx>,
}

impl Deref for Task {
    type Target = Item;

    fn deref(&self) -> &Item {
        let (notice, item) = &self.said;
        &notice.items[item.at()]
    }
}

impl Task {
    /// Where its words stand.
    pub fn place(&self) -> Place {
        Place::new(self.said.0.source, self.span)
    }

    /// The deadline in its words that it is judged by; `None` where it is judged by another, or by none.
    pub fn read_due(&self) -> Option<&Deadline> {
        match self.in_force?.source {
            DueSource::Words(ix) => self.deadlines.get(ix.at()),
            _ => None,
        }
    }
}

/// The last on-time day and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    pub day: Date,
    pub time: Option<jiff::civil::Time>,
    pub source: DueSource,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueSource {
    /// Read from the words.
    Words(DeadlineIx),
    /// `{due=…}` or a column "Thời hạn" of days only.
    Outright,
    /// `new_deadline` in the progress log.
    Log,
    /// The task that carries this one on.
    Continuation(TaskIx),
    /// The latest of its parts.
    Parts,
}

impl Register {
    pub fn notice(&self, ix: NoticeIx) -> &Entry {
        &self.notices[ix.at()]
    }

    pub fn task(&self, ix: TaskIx) -> &Task {
        &self.tasks[ix.at()]
    }

    pub fn indicator(&self, ix: IndicatorIx) -> &Indicator {
        &self.indicators[ix.at()]
    }

    /// With the name of the one it is a part of: "Cấp tỉnh" says nothing alone.
    pub fn indicator_name(&self, indicator: &Indicator) -> String {
        match indicator.parent {
            Some(parent) => format!("{} – {}", self.indicator(parent).name, indicator.name),
            None => indicator.name.clone(),
        }
    }

    pub fn document(&self, ix: DocumentIx) -> &Document {
        &self.documents[ix.at()]
    }

    pub fn issuer_of(&self, notice: NoticeIx) -> IssuerIx {
        self.notice(notice).notice.front.issuer
    }

    pub fn task_ixs(&self) -> impl Iterator<Item = TaskIx> + use<> {
        TaskIx::all(&self.tasks)
    }

    pub fn notice_ixs(&self) -> impl DoubleEndedIterator<Item = NoticeIx> + use<> {
        NoticeIx::all(&self.notices)
    }

    /// Tasks that count: those that are no part of another.
    pub fn counted(&self) -> impl Iterator<Item = TaskIx> {
        self.task_ixs().filter(|ix| self.task(*ix).parent.is_none())
    }

    /// The tasks of one notice that count.
    pub fn counted_of(&self, notice: NoticeIx) -> impl Iterator<Item = TaskIx> {
        self.notice(notice).tasks.iter().copied().filter(|ix| self.task(*ix).parent.is_none())
    }

    /// Parts whose day the tasks that count do not tell: they are due on another day than the task they belong to, or by another unit.
    pub fn parts_apart(&self) -> impl Iterator<Item = TaskIx> {
        self.task_ixs().filter(|ix| {
            let part = self.task(*ix);
            let Some(due) = part.in_force.filter(|due| due.source != DueSource::Parts) else { return false };
            let whole = self.task(self.whole(*ix));
            part.parent.is_some() && (whole.in_force.map(|whole| whole.day) != Some(due.day) || whole.lead != part.lead)
        })
    }

    /// The task that counts, of which this one is a part; itself where it is none.
    pub fn whole(&self, mut ix: TaskIx) -> TaskIx {
        while let Some(parent) = self.task(ix).parent {
            ix = parent;
        }
        ix
    }

    /// Whether a unit supports a task that another leads: it is named with it, or the task was given to all units of its issuer while
    /// it was one of them.
    pub fn supports(&self, unit: UnitIx, task: TaskIx) -> bool {
        let task = self.task(task);
        let own = self.offices.unit(unit);
        let to_all = self.offices.issuer(own.issuer).collective == Some(task.lead);
        let existed = || self.notice(task.notice).notice.anchor().is_none_or(|day| own.in_force(day));
        task.lead != unit && (task.with.contains(&unit) || to_all && existed())
    }

    /// The units that [support](Self::supports) a task, each once.
    pub fn supporters(&self, task: TaskIx) -> Vec<UnitIx> {
        let lead = self.task(task).lead;
        let issuer = self.offices.issuer(self.offices.unit(lead).issuer);
        let near: &[UnitIx] = if issuer.collective == Some(lead) { &issuer.units } else { &self.task(task).with };
        let mut units: Vec<UnitIx> = Vec::new();
        for unit in near.iter().filter(|unit| self.supports(**unit, task)) {
            if !units.contains(unit) {
                units.push(*unit);
            }
        }
        units
    }

    /// Where a task stood at the end of `day`, from what was known by then; `None` where it had not been given yet.
    pub fn state_on(&self, task: TaskIx, day: Date) -> Option<StateOn> {
        let entry = self.notice(self.task(task).notice);
        state_on(self.task(task), entry.tracked, entry.notice.anchor(), day, self.settings.due_soon_days)
    }
}
