//! Which task is due on which day, and so which months and years the calendar has.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::register::{Register, TaskIx};

/// Longer stretches without a deadline are passed over: one mistyped year must not make a thousand empty pages.
const LONGEST_GAP: i32 = 24;

/// The calendar of the site.
#[derive(Debug, Default)]
pub struct Days {
    /// Tasks that count, by the deadline in force; archived ones are among them.
    pub tasks: BTreeMap<Date, Vec<TaskIx>>,
    /// [Parts](Register::parts_apart) that no day of these tells; shown beside them and not counted.
    pub parts: BTreeMap<Date, Vec<TaskIx>>,
    /// Months that have a page, in order: those with a deadline of a tracked task or a part of one, and those between.
    pub months: Vec<(i16, i8)>,
}

impl Days {
    pub fn of(register: &Register) -> Self {
        let mut days = Self::default();
        let mut busy: BTreeSet<i32> = BTreeSet::new();
        let mut set = |days: &mut BTreeMap<Date, Vec<TaskIx>>, ix: TaskIx| {
            let task = register.task(ix);
            let Some(due) = task.in_force else { return };
            days.entry(due.day).or_default().push(ix);
            if register.notice(task.notice).tracked {
                busy.insert(ordinal(due.day));
            }
        };
        register.counted().for_each(|ix| set(&mut days.tasks, ix));
        register.parts_apart().for_each(|ix| set(&mut days.parts, ix));
        let mut before = None;
        for month in busy {
            let from = match before {
                Some(before) if month - before <= LONGEST_GAP => before + 1,
                _ => month,
            };
            days.months.extend((from..=month).filter_map(month_of));
            before = Some(month);
        }
        days
    }

    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.months.iter().map(|(year, _)| *year).collect();
        years.dedup();
        years
    }

    /// The days from the first to the last of a stretch on which anything is due.
    pub fn busy(&self, first: Date, last: Date) -> BTreeSet<Date> {
        [&self.tasks, &self.parts].into_iter().flat_map(|due| within(due, first, last)).map(|(day, _)| day).collect()
    }

    /// The tasks due on a day.
    pub fn tasks_on(&self, day: Date) -> &[TaskIx] {
        self.tasks.get(&day).map_or(&[], Vec::as_slice)
    }

    /// The parts due on a day.
    pub fn parts_on(&self, day: Date) -> &[TaskIx] {
        self.parts.get(&day).map_or(&[], Vec::as_slice)
    }

    /// The tasks due from the first to the last day of a stretch, day after day.
    pub fn due_within(&self, first: Date, last: Date) -> impl Iterator<Item = TaskIx> {
        within(&self.tasks, first, last).flat_map(|(_, tasks)| tasks.iter().copied())
    }

    /// The parts, likewise.
    pub fn parts_within(&self, first: Date, last: Date) -> impl Iterator<Item = TaskIx> {
        within(&self.parts, first, last).flat_map(|(_, parts)| parts.iter().copied())
    }

    /// The neighbours of a month that has a page.
    pub fn beside(&self, month: MonthOfYear) -> (Option<MonthOfYear>, Option<MonthOfYear>) {
        let Ok(at) = self.months.binary_search(&month) else { return (None, None) };
        (at.checked_sub(1).map(|before| self.months[before]), self.months.get(at + 1).copied())
    }
}

fn within(due: &BTreeMap<Date, Vec<TaskIx>>, first: Date, last: Date) -> impl Iterator<Item = (Date, &[TaskIx])> {
    // A range that ends before it begins is empty; the map would panic.
    due.range(first..=last.max(first)).map(|(day, tasks)| (*day, tasks.as_slice()))
}

/// A year and its month, 1–12.
pub type MonthOfYear = (i16, i8);

/// Months counted from year 0.
fn ordinal(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

fn month_of(ordinal: i32) -> Option<(i16, i8)> {
    Some((i16::try_from(ordinal.div_euclid(12)).ok()?, i8::try_from(ordinal.rem_euclid(12)).ok()? + 1))
}
