//! A report that an office could hand in: how it stands at the end of a period, in numbers that add up, and the tasks behind them.

use jiff::civil::Date;
use serde::Serialize;

use super::paper::place_and_date;
pub use super::report_list::{Column, List};
use super::report_list::{Courses, lists};
use super::{Frame, IndicatorRow, Link, Sheet};
use crate::chart::common_reach;
use crate::config::{IssuerIx, UnitIx};
use crate::notice::Issued;
use crate::page::balance::{self, Balance};
use crate::page::course::Course;
use crate::page::format::Day;
use crate::page::reports::{Stretch, ahead};
use crate::page::texts::fill;
use crate::page::{Here, Page, address};
use crate::period::Period;
use crate::register::{Indicator, IndicatorIx, NoticeIx};
use crate::vietnamese::letter::capital;

/// At most so many units are named as those with most overdue tasks.
const WORST: usize = 2;
const NOTICES: usize = 60;

#[derive(Debug, Serialize)]
pub struct Report<'a> {
    pub parent: &'a str,
    pub issuer: &'a str,
    pub place_and_date: String,
    /// "Kết quả thực hiện nhiệm vụ tháng 10/2025".
    pub heading: String,
    pub first: Day,
    pub last: Day,
    /// The day it is told for.
    pub until: Day,
    pub is_over: bool,
    /// How it stands, in a sentence or two.
    pub summary: String,
    pub units: Vec<Line<'a>>,
    pub all: Figures,
    pub lists: Vec<List<'a>>,
    /// Every task as a workbook, for lists that are cut.
    pub tasks_file: String,
    /// The days that the list of what comes next is about.
    pub ahead: String,
    pub indicators: Vec<IndicatorRow<'a>>,
    pub notices: Vec<Noted<'a>>,
    pub notices_more: usize,
    pub all_notices: Option<String>,
    pub previous: Option<Link<'a>>,
    pub next: Option<Link<'a>>,
}

/// The numbers of a unit.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    pub unit: Link<'a>,
    pub id: &'a str,
    pub figures: Figures,
}

/// A balance with its sums, which templates do not make.
#[derive(Debug, Serialize)]
pub struct Figures {
    pub of: Balance,
    pub total: usize,
    pub completed: usize,
    pub open: usize,
}

/// A notice of the period.
#[derive(Debug, Serialize)]
pub struct Noted<'a> {
    pub link: Link<'a>,
    pub title: &'a str,
    pub day: Option<Day>,
}

pub fn sheet<'a>(here: &Here<'a>, issuer: IssuerIx, period: Period) -> Sheet<'a, Report<'a>> {
    let register = here.register();
    let office = register.offices.issuer(issuer);
    // A report of a period without days is not planned; were it told, it would be of the day of the figures.
    let as_of = register.as_of;
    let stretch = Stretch::of(office, period, as_of);
    let stretch = stretch.unwrap_or(Stretch { first: as_of, last: as_of, before: as_of, until: as_of });
    let tasks = here.plan.reports.tasks(issuer, stretch);
    let courses: Vec<Course> = tasks.filter_map(|ix| Course::of(register, ix, stretch.before, stretch.until)).collect();
    let units = balance::by_unit(register, &courses);
    let all: Balance = units.iter().map(|(_, balance)| *balance).sum();
    debug_assert!(all.adds_up() && units.iter().all(|(_, balance)| balance.adds_up()));
    let ahead = ahead(period, stretch);
    let (before, until) = (stretch.before, stretch.until);
    let notices = notices(here, issuer, before, until);
    let (previous, next) = here.plan.reports.beside(issuer, period);
    let turn = |period| Link::new(here.texts.period_title(period), here.to(Page::Report(issuer, period)));
    let said = here.texts.period(period);
    let page = Report {
        parent: if register.offices.issuers.len() == 1 { &register.settings.owner } else { "" },
        issuer: &office.name,
        place_and_date: place_and_date(place(here, issuer, until), Issued::Day(until)),
        heading: here.texts.fill("report.heading", &[("period", &said)]),
        first: here.texts.day(stretch.first),
        last: here.texts.day(stretch.last),
        until: here.texts.day(until),
        is_over: stretch.is_over(),
        summary: summary(here, &units, &all),
        lists: lists(here, &Courses { all: &courses, before, until, ahead }),
        tasks_file: here.to_file(&address::data("nhiem-vu.xlsx")),
        ahead: here.texts.range(ahead.0, ahead.1),
        units: units.into_iter().map(|(unit, of)| Line::new(here, unit, of)).collect(),
        all: all.into(),
        indicators: indicators(here, issuer, period, stretch),
        notices_more: notices.len().saturating_sub(NOTICES),
        notices: notices.into_iter().take(NOTICES).map(|ix| noted(here, ix)).collect(),
        all_notices: here.to(Page::NoticesOfIssuer(issuer)),
        previous: previous.map(turn),
        next: next.map(turn),
    };
    let title = here.texts.fill("report.title", &[("period", &said), ("issuer", &office.short)]);
    let crumbs = vec![Link::new(here.texts.say("nav.reports"), here.to(Page::Reports))];
    Sheet { frame: Frame::new(here, "report", title, crumbs).illustrative(office.illustrative), page }
}

impl<'a> Line<'a> {
    pub fn new(here: &Here<'a>, unit: UnitIx, of: Balance) -> Self {
        let id = here.register().offices.unit(unit).id.as_str();
        Self { unit: Link::unit(here, unit), id, figures: of.into() }
    }
}

impl From<Balance> for Figures {
    fn from(of: Balance) -> Self {
        Self { total: of.total(), completed: of.completed(), open: of.open(), of }
    }
}

fn summary(here: &Here, units: &[(UnitIx, Balance)], all: &Balance) -> String {
    let texts = here.texts;
    let total = all.total();
    if total == 0 {
        return texts.say("report.summary-none");
    }
    let numbers = [total, all.open_before, all.given, all.completed(), all.open()].map(|n| texts.whole(n));
    let reopened = match all.reopened {
        0 => String::new(),
        n => texts.count("report.summary-reopened", n),
    };
    let names = ["total", "before", "given", "completed", "open"];
    let mut words: Vec<(&str, &str)> = names.into_iter().zip(numbers.iter().map(String::as_str)).collect();
    words.push(("reopened", &reopened));
    let mut said = texts.find("report.summary", Some(total as u64)).map(|text| fill(text, &words)).unwrap_or_default();
    if all.overdue > 0 {
        said.push_str(&texts.count("report.summary-overdue", all.overdue));
    } else if all.open() > 0 {
        said.push_str(&texts.say("report.summary-in-time"));
    }
    if all.dropped > 0 {
        said.push_str(&texts.count("report.summary-dropped", all.dropped));
    }
    said.push('.');
    let most = units.iter().map(|(_, balance)| balance.overdue).max().unwrap_or_default();
    let worst: Vec<UnitIx> = units.iter().filter(|(_, of)| most > 0 && of.overdue == most).map(|(ix, _)| *ix).collect();
    // To name one of many that are equally late would be unjust.
    if (1..=WORST).contains(&worst.len()) {
        let named = worst.iter().map(|ix| here.register().offices.unit(*ix).name.as_str()).collect::<Vec<_>>();
        let words = [("units", named.join(", ")), ("n", texts.whole(most))];
        let words = words.each_ref().map(|(name, value)| (*name, value.as_str()));
        said.push(' ');
        said.push_str(&texts.fill("report.summary-worst", &words));
    }
    capital(&said)
}

/// The place that the office signs at: that of its last notice by then that names one.
fn place<'a>(here: &Here<'a>, issuer: IssuerIx, until: Date) -> Option<&'a str> {
    let register = here.register();
    let notices = here.plan.lists.notices_of(issuer).iter().map(|ix| &register.notice(*ix).notice);
    notices
        .filter(|notice| notice.anchor().is_some_and(|day| day <= until))
        .find_map(|notice| notice.front.place.as_deref())
}

/// The earliest first.
fn notices(here: &Here, issuer: IssuerIx, before: Date, until: Date) -> Vec<NoticeIx> {
    let day = |ix: &NoticeIx| here.register().notice(*ix).notice.anchor();
    let all = here.plan.lists.notices_of(issuer).iter().copied();
    let mut of: Vec<NoticeIx> = all.filter(|ix| day(ix).is_some_and(|day| before < day && day <= until)).collect();
    of.reverse();
    of
}

fn noted<'a>(here: &Here<'a>, ix: NoticeIx) -> Noted<'a> {
    let notice = &here.register().notice(ix).notice;
    Noted {
        link: Link::notice(here, ix),
        title: &notice.front.title,
        day: notice.anchor().map(|day| here.texts.day(day)),
    }
}

/// The indicators of the year as they stood; a week tells only those that it brought a figure of.
fn indicators<'a>(here: &Here<'a>, issuer: IssuerIx, period: Period, stretch: Stretch) -> Vec<IndicatorRow<'a>> {
    let register = here.register();
    let told = |notice: NoticeIx| {
        register.notice(notice).notice.anchor().is_some_and(|day| stretch.before < day && day <= stretch.until)
    };
    let wanted = |ix: &IndicatorIx| {
        let indicator = register.indicator(*ix);
        let news = || indicator.readings.iter().any(|reading| told(reading.notice));
        indicator.issuer == issuer && indicator.year == period.year() && (!matches!(period, Period::Week(..)) || news())
    };
    let all = IndicatorIx::all(&register.indicators).filter(wanted);
    let on: Vec<(IndicatorIx, Indicator)> =
        all.filter_map(|ix| Some((ix, register.indicator_on(ix, stretch.until)?))).collect();
    let reach = common_reach(on.iter().filter_map(|(_, indicator)| indicator.share));
    on.iter().map(|(ix, indicator)| IndicatorRow::told(here, *ix, indicator, stretch.until, reach)).collect()
}
