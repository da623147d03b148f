//! What a new notice is about: its period, what it looks back on and ahead to, its title and its name, as the issuer's last one had them.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::config::{Issuer, IssuerIx};
use crate::notice::{Front, NoticeKind};
use crate::page::Texts;
use crate::period::Period;
use crate::register::{Register, days_between};

#[derive(Clone, Debug)]
pub struct About<'r> {
    pub kind: NoticeKind,
    pub title: String,
    pub reviews: Option<Period>,
    pub directs: Option<Period>,
    /// Below content/notices/.
    pub folder: String,
    /// Of the file, without .md.
    pub name: String,
    /// The issuer's last of this kind, which place, recipients and signature are taken from.
    pub last: Option<&'r Front>,
}

/// How often meetings are held.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rhythm {
    Week,
    Month,
    Quarter,
    Half,
    Year,
}

impl<'r> About<'r> {
    /// `asked` wins over the period that the day lies in; `words` are Vietnamese, as notices are.
    pub fn of(
        register: &'r Register,
        issuer: IssuerIx,
        kind: NoticeKind,
        date: Date,
        asked: Option<Period>,
        words: &Texts,
    ) -> Self {
        let own = |front: &Front| front.issuer == issuer && front.anchor().is_none_or(|day| day <= date);
        let entries = || register.notices.iter().rev().filter(|entry| own(&entry.notice.front));
        let last = entries().map(|entry| &entry.notice.front).find(|front| front.kind == kind);
        let office = register.offices.issuer(issuer);
        let rhythm = asked.map(rhythm_of).or_else(|| last.and_then(rhythm_of_front)).unwrap_or(match kind {
            NoticeKind::Notice => Rhythm::Week,
            NoticeKind::Programme => Rhythm::Year,
            NoticeKind::Report => Rhythm::Month,
        });
        let period = asked.unwrap_or_else(|| around(office, rhythm, date));
        let (before, after) = beside(office, rhythm, period);
        let (reviews, directs) = match kind {
            NoticeKind::Programme => (None, Some(period)),
            NoticeKind::Report => (Some(period), Some(after)),
            NoticeKind::Notice if in_second_half(office, period, date) => (Some(period), Some(after)),
            NoticeKind::Notice => (Some(before), Some(period)),
        };
        let folder = folder(register, issuer, entries().next().map(|entry| entry.notice.id.as_str()), period.year());
        Self { kind, title: title(kind, period, words), reviews, directs, folder, name: name(kind, period), last }
    }
}

/// What notices of this kind come in step with: the period that the last one looked ahead to, else back on.
fn rhythm_of_front(front: &Front) -> Option<Rhythm> {
    front.directs.or(front.reviews).map(rhythm_of)
}

fn rhythm_of(period: Period) -> Rhythm {
    match period {
        Period::Week(..) => Rhythm::Week,
        Period::Month(..) => Rhythm::Month,
        // Behind "9 tháng" comes a quarter.
        Period::Quarter(..) | Period::Months(..) => Rhythm::Quarter,
        Period::Half(..) => Rhythm::Half,
        Period::Year(_) => Rhythm::Year,
    }
}

/// The period that a day lies in; weeks as the issuer counts them.
fn around(issuer: &Issuer, rhythm: Rhythm, day: Date) -> Period {
    let (year, month) = (day.year(), day.month());
    match rhythm {
        Rhythm::Week => {
            let (year, week) = issuer.weeks.week_of(day);
            Period::Week(year, week)
        }
        Rhythm::Month => Period::Month(year, month),
        Rhythm::Quarter => Period::Quarter(year, (month + 2) / 3),
        Rhythm::Half => Period::Half(year, (month + 5) / 6),
        Rhythm::Year => Period::Year(year),
    }
}

/// First and last day; weeks as the issuer counts them.
fn days(issuer: &Issuer, period: Period) -> (Date, Date) {
    match period {
        Period::Week(year, week) => issuer.weeks.days(year, week).unwrap_or_else(|| period.days()),
        other => other.days(),
    }
}

/// The periods before and after.
fn beside(issuer: &Issuer, rhythm: Rhythm, period: Period) -> (Period, Period) {
    let (first, last) = days(issuer, period);
    (around(issuer, rhythm, first.saturating_sub(1.days())), around(issuer, rhythm, last.saturating_add(1.days())))
}

/// A meeting on Friday, or late in the month, looks back on what is ending; one on Monday looks ahead to what begins.
fn in_second_half(issuer: &Issuer, period: Period, date: Date) -> bool {
    let (first, last) = days(issuer, period);
    days_between(first, date) * 2 > days_between(first, last) + 1
}

/// Where the issuer's last notice stands, in the folder of the year; else a folder of the issuer's own, where there are several.
fn folder(register: &Register, issuer: IssuerIx, last: Option<&str>, year: i16) -> String {
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    if let Some((before, _)) =
        last.and_then(|id| id.split('/').find(|part| is_year(part)).and_then(|part| id.split_once(part)))
    {
        return format!("{before}{year}");
    }
    match register.offices.issuers.len() {
        1 => year.to_string(),
        _ => format!("{}/{year}", register.offices.issuer(issuer).id),
    }
}

fn name(kind: NoticeKind, period: Period) -> String {
    let span = match period {
        Period::Week(_, n) => format!("tuan-{n:02}"),
        Period::Month(_, n) => format!("thang-{n:02}"),
        Period::Quarter(_, n) => format!("quy-{n}"),
        Period::Half(_, n) => format!("6-thang-{}", if n == 1 { "dau" } else { "cuoi" }),
        Period::Months(_, first, last) => format!("thang-{first:02}-{last:02}"),
        Period::Year(year) => format!("nam-{year}"),
    };
    match kind {
        NoticeKind::Notice => span,
        NoticeKind::Programme => format!("chuong-trinh-{span}"),
        NoticeKind::Report => format!("bao-cao-{span}"),
    }
}

/// Notices are written in Vietnamese, whatever language the site speaks.
fn title(kind: NoticeKind, period: Period, words: &Texts) -> String {
    let span = words.period(period);
    match kind {
        NoticeKind::Notice => format!("Kết luận tại Hội nghị giao ban {span}"),
        NoticeKind::Programme => format!("Chương trình công tác {span}"),
        NoticeKind::Report => format!("Báo cáo kết quả công tác {span}"),
    }
}
