//! One source becomes one notice: what it says of itself, its text, its tasks, indicators and citations.
//!
//! Knows one text and the offices; not the disk, not other notices, not today, not addresses.

mod braces;
pub mod column_head;
pub(crate) mod columns;
mod front;
mod item;
mod kpi;
mod naming;
mod outline;
mod parse;
pub(crate) mod section;
mod shared_due;
mod strays;
mod tables;
mod task_table;
mod two_heads;

pub use front::split as split_front;
pub use kpi::check_width;
pub use parse::{links, parse};

use jiff::civil::Date;
use thin_vec::ThinVec;

use crate::config::{IssuerIx, UnitIx, Written};
use crate::diagnostic::Diagnostics;
use crate::id::NoticeId;
use crate::markup::{self, Block};
use crate::period::Period;
use crate::source::{Place, SourceId, Sources, Span, Wording};
use crate::vietnamese::citation::Citation;
use crate::vietnamese::deadline::{Deadline, Rejected};
use crate::vietnamese::quantity::Plan;

crate::ix::ix!(
    /// A place in [`Notice::items`].
    ItemIx
);

crate::ix::ix!(
    /// A place in [`Notice::citations`].
    CitationIx
);

crate::ix::ix!(
    /// A place in [`Item::deadlines`].
    DeadlineIx
);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeKind {
    /// Thông báo kết luận.
    #[default]
    Notice,
    /// Chương trình công tác.
    Programme,
    /// Báo cáo.
    Report,
}

impl NoticeKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Programme => "programme",
            Self::Report => "report",
        }
    }
}

/// When it was issued, as far as the paper says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issued {
    Day(Date),
    /// The day is blank on paper.
    Month(i16, i8),
    Unsaid,
}

impl Issued {
    /// As ISO 8601 writes it: a day, or a month where the day was left blank.
    pub fn iso(self) -> Option<String> {
        match self {
            Self::Day(day) => Some(day.to_string()),
            Self::Month(year, month) => Some(format!("{year}-{month:02}")),
            Self::Unsaid => None,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meeting {
    pub date: Option<Date>,
    pub kind: Option<String>,
    pub chair: Option<String>,
    pub present: Vec<String>,
    pub absent: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signature {
    pub authority: Option<String>,
    pub role: Option<String>,
    pub name: Option<String>,
}

/// What the front matter says, checked.
#[derive(Clone, Debug)]
pub struct Front {
    pub kind: NoticeKind,
    pub title: String,
    pub issuer: IssuerIx,
    pub number: Option<String>,
    pub issued: Issued,
    pub place: Option<String>,
    pub reviews: Option<Period>,
    pub directs: Option<Period>,
    /// Ids of notices that this one replaces or amends.
    pub supersedes: Vec<Written<String>>,
    /// File name beside the notice.
    pub original: Option<Written<String>>,
    /// Earlier addresses, without a leading slash.
    pub aliases: Vec<Written<String>>,
    pub recipients: Vec<String>,
    /// CSV files beside the notice that hold KPI tables.
    pub tables: Vec<Written<String>>,
    pub meeting: Meeting,
    pub signature: Signature,
}

#[derive(Clone, Debug)]
pub struct Notice {
    pub id: NoticeId,
    pub source: SourceId,
    pub front: Front,
    /// Where the text begins in the source, behind the front matter. Its tree is made again for those who write it
    /// out: held for a whole archive, the trees would be most of what is held.
    pub body: usize,
    /// In the order of the text; a part comes after the item it belongs to.
    pub items: Vec<Item>,
    /// Rows of KPI tables, in the order of the text.
    pub rows: Vec<IndicatorRow>,
    /// Results told in prose, of what they name.
    pub results: Vec<ProseResult>,
    /// Every citation of the text, also those outside items; spans lie in the source.
    pub citations: Vec<Citation>,
    /// Where links and pictures lead, as written.
    pub links: Vec<Link>,
}

/// "Giải ngân vốn sự nghiệp đạt 55,2%": a percentage reached by what is named. Whether the name is an indicator's, only the register knows.
#[derive(Clone, Debug, PartialEq)]
pub struct ProseResult {
    pub name: String,
    pub percent: f64,
    /// The figure with its sign.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub target: String,
    pub span: Span,
    pub is_image: bool,
    /// A picture that has words for those who cannot see it; true for links.
    pub described: bool,
}

/// One thing that is asked for: a list item, a bare paragraph under a unit, a row of a task table.
#[derive(Clone, Debug)]
pub struct Item {
    /// Behind the notice's id: `van-phong-so-1`, or what `{#…}` says.
    pub own_id: Box<str>,
    /// Where it begins and ends in the source; its start is how the page finds it.
    pub span: Span,
    /// Its own words, without its parts.
    pub text: Wording,
    /// The item it is a part of.
    pub parent: Option<ItemIx>,
    pub lead: UnitIx,
    pub with: ThinVec<UnitIx>,
    /// Who is named to do it: "đồng chí …".
    pub person: Option<Box<str>>,
    /// Which leader directs it.
    pub leader: Option<Box<str>>,
    pub product: Option<Box<str>>,
    /// What the words say; spans lie in the source.
    pub deadlines: ThinVec<Deadline>,
    /// Dates that are no deadlines, each for a reason.
    pub rejected: ThinVec<Rejected>,
    /// `{due=…}`, which wins over what is read.
    pub due: Option<Box<Written<Date>>>,
    /// `- [x]` or `{done=…}`: done, and on which day if said.
    pub done: Option<Option<Date>>,
    pub continues: Option<Box<Written<String>>>,
    /// What its words cite.
    pub citations: ThinVec<CitationIx>,
}

/// One row of a KPI table, as read.
#[derive(Clone, Debug)]
pub struct IndicatorRow {
    pub place: Place,
    pub group: String,
    pub number: String,
    pub name: String,
    /// The row it is a sub-row of, by place in [`Notice::rows`].
    pub parent: Option<usize>,
    pub unit_of_measure: String,
    pub plan: Option<Plan>,
    /// The plan replaces the one that is known.
    pub revises: bool,
    /// The plan that it replaces, where the same table tells it; few do.
    pub former_plan: Option<Box<Plan>>,
    /// The year the plan is for.
    pub year: i16,
    pub lead: Option<UnitIx>,
    pub readings: Vec<RowReading>,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct RowReading {
    pub period: Period,
    /// In the indicator's own unit of measure; `None` where only a percentage is told.
    pub value: Option<f64>,
    /// Percent of plan as told (not as computed), 0–∞.
    pub percent: Option<f64>,
    /// As written.
    pub text: String,
    pub span: Span,
}

impl Notice {
    /// The day that years left unsaid are counted from: issue, else the meeting, else the first of the month of issue.
    pub fn anchor(&self) -> Option<Date> {
        self.front.anchor()
    }

    /// The tree of its text. What is wrong in it was told when the notice was parsed.
    pub fn tree(&self, sources: &Sources) -> Vec<Block> {
        let text = &sources.get(self.source).text;
        markup::parse(self.source, text, self.body, &mut Diagnostics::default())
    }
}

impl Front {
    /// See [`Notice::anchor`].
    pub fn anchor(&self) -> Option<Date> {
        match self.issued {
            Issued::Day(day) => Some(day),
            Issued::Month(year, month) => self.meeting.date.or_else(|| Date::new(year, month, 1).ok()),
            Issued::Unsaid => self.meeting.date,
        }
    }
}

impl Item {
    /// Gives back what was kept free for more: an archive holds very many items.
    fn shrink(&mut self) {
        self.deadlines.shrink_to_fit();
        self.rejected.shrink_to_fit();
        self.with.shrink_to_fit();
        self.citations.shrink_to_fit();
    }
}
