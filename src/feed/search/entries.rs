//! All entries by their numbers: those of notices from the oldest to the newest, then the others. They are made a stretch at a time, as often as they
//! are asked for: together they are as large as all texts.

use std::ops::Range;

use super::Entry;
use super::notice::Told;
use crate::register::{Register, Task};

pub struct Entries<'a> {
    register: &'a Register,
    notices: &'a [Told],
    /// The number that each notice begins with, then the first that is no notice's.
    heads: Vec<u32>,
    others: Vec<Entry<'a>>,
}

impl<'a> Entries<'a> {
    pub fn new(register: &'a Register, notices: &'a [Told], others: Vec<Entry<'a>>) -> Self {
        let mut next = 0;
        let mut heads = vec![next];
        for told in notices {
            next += told.count(register) as u32;
            heads.push(next);
        }
        Self { register, notices, heads, others }
    }

    pub fn notices(&self) -> &'a [Told] {
        self.notices
    }

    pub fn heads(&self) -> &[u32] {
        &self.heads
    }

    pub fn count(&self) -> usize {
        self.of_notices() + self.others.len()
    }

    fn of_notices(&self) -> usize {
        self.heads.last().map_or(0, |end| *end as usize)
    }

    /// Those of some numbers, in their order, by the stretches of all notices' texts.
    pub fn of<'b>(&'b self, numbers: Range<usize>, stretches: &'b [Vec<String>]) -> Vec<Entry<'b>> {
        let mut found = Vec::with_capacity(numbers.len());
        let first = self.heads.partition_point(|head| (*head as usize) <= numbers.start).saturating_sub(1);
        for ((told, said), head) in self.notices.iter().zip(stretches).zip(&self.heads).skip(first) {
            let head = *head as usize;
            if head >= numbers.end {
                break;
            }
            let (skipped, left) = (numbers.start.saturating_sub(head), numbers.end - head);
            found.extend(told.entries(self.register, said).into_iter().take(left).skip(skipped));
        }
        let other = |number: usize| number.saturating_sub(self.of_notices()).min(self.others.len());
        found.extend_from_slice(&self.others[other(numbers.start)..other(numbers.end)]);
        found
    }

    /// Every task with its number.
    pub fn tasks(&self) -> impl Iterator<Item = (u32, &'a Task)> {
        let of_one = |(told, end): (&'a Told, &u32)| {
            let tasks = told.tasks(self.register);
            let first = *end - tasks.len() as u32;
            (first..).zip(tasks.iter().map(|ix| self.register.task(*ix)))
        };
        self.notices.iter().zip(&self.heads[1..]).flat_map(of_one)
    }
}
