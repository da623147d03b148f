//! Rows of the log that are hardly meant: two of one task and day that cannot both hold, and a day far behind all that is known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::days_between;
use crate::diagnostic::{Code, Diagnostics};
use crate::notice::Notice;
use crate::progress::{Entry, Status};
use crate::vietnamese::fold::fold;
use crate::vietnamese::number;

/// A row so many days behind everything else is doubted: an office that is still at work issues notices meanwhile.
const FAR: i64 = 60;

/// `log` by date, rows that say the same told once.
pub fn check(log: &[&Entry], notices: &[Option<Date>], diagnostics: &mut Diagnostics) {
    check_last(log, notices, diagnostics);
    let mut of_day: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    let mut day = None;
    for row in log {
        if day.replace(row.date) != Some(row.date) {
            of_day.clear();
        }
        let earlier = of_day.entry(&row.task.value).or_default();
        // The nearest that speaks of the same: what it says again is said already.
        let other = earlier.iter().rev().copied().find(|other| speak_of_the_same(other, row));
        earlier.push(row);
        let Some(other) = other.filter(|other| differ(other, row)) else { continue };
        let [known, found] = [other, row].map(said);
        diagnostics
            .report(Code::ContradictingRows, row.place)
            .with("date", row.date.to_string())
            .with("known", known)
            .with("claim", found)
            .related(other.place);
    }
}

/// Tells of a row that repeats the words of another task than the one whose id it bears: a number slipped, or the ids moved on since the sheet
/// was made.
pub fn check_words(row: &Entry, task: &str, diagnostics: &mut Diagnostics) {
    let in_words = |text: &str| -> BTreeSet<String> {
        let folded = fold(text);
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    if row.words.is_empty() {
        return;
    }
    let (repeated, known) = (in_words(&row.words), in_words(task));
    // A sheet may shorten the words, and a notice be corrected since.
    let common = repeated.intersection(&known).count() * 2;
    if repeated.len() > 2 && common < repeated.len() && common < known.len() {
        let shown: String = task.chars().take(60).collect();
        let found: String = row.words.chars().take(60).collect();
        diagnostics
            .report(Code::OtherWords, row.place)
            .with("id", &*row.task.value)
            .with("found", found)
            .with("known", shown);
    }
}

/// The anchors of notices, also of those that wait.
pub fn days_of(notices: &[Arc<Notice>]) -> Vec<Option<Date>> {
    notices.iter().map(|notice| notice.anchor()).collect()
}

/// A mistyped year moves the day that the whole site is told for.
fn check_last(log: &[&Entry], notices: &[Option<Date>], diagnostics: &mut Diagnostics) {
    let Some((last, others)) = log.split_last() else { return };
    let before = others.iter().map(|row| row.date).chain(notices.iter().flatten().copied()).max();
    let Some((before, days)) = before.map(|before| (before, days_between(before, last.date))) else { return };
    if days > FAR {
        diagnostics
            .report(Code::LoneLateRow, last.day)
            .with("date", last.date.to_string())
            .with("known", before.to_string())
            .with("days", days.to_string());
    }
}

fn ends(row: &Entry) -> bool {
    matches!(row.status, Some(Status::Done | Status::Dropped))
}

/// Both say how far the task is, or both move its deadline.
fn speak_of_the_same(a: &Entry, b: &Entry) -> bool {
    let percent = |row: &Entry| row.said.percent.is_some();
    ends(a) && b.status.is_some() || percent(a) && percent(b) || a.new_deadline.is_some() && b.new_deadline.is_some()
}

/// Done and dropped on one day, done and then under way, less than before; or two new deadlines. Under way and then done is a day's work.
fn differ(a: &Entry, b: &Entry) -> bool {
    let deadlines = a.new_deadline.as_ref().zip(b.new_deadline.as_ref());
    let falls = a.said.percent.zip(b.said.percent).is_some_and(|(a, b)| b < a);
    ends(a) && b.status.is_some() && a.status != b.status || falls || deadlines.is_some_and(|(a, b)| a.value != b.value)
}

/// What a row says, in the words of the log.
fn said(row: &Entry) -> String {
    let status = match row.status {
        Some(Status::Done) => Some("Hoàn thành".to_owned()),
        Some(Status::Doing) => Some("Đang thực hiện".to_owned()),
        Some(Status::Dropped) => Some("Dừng".to_owned()),
        None => None,
    };
    let percent =
        row.said.percent.map(|percent| format!("{} %", number::format(percent, u8::from(percent.fract() != 0.0))));
    let deadline = row.new_deadline.as_ref().map(|day| day.value.to_string());
    status.into_iter().chain(percent).chain(deadline).collect::<Vec<_>>().join(", ")
}
