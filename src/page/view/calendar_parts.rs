//! Parts of tasks that are due on a day of their own, beside the tasks that are counted.

use serde::Serialize;

use super::TaskRow;
use super::calendar_day::in_order;
use crate::page::Here;
use crate::register::TaskIx;

#[derive(Debug, Serialize)]
pub struct TaskParts<'a> {
    pub rows: Vec<TaskRow<'a>>,
    /// "12 phần việc khác, nêu trong văn bản giao việc": those for which there is no room.
    pub others: Option<String>,
}

impl<'a> TaskParts<'a> {
    /// At most so many, the gravest first.
    pub fn of(here: &Here<'a>, parts: &[TaskIx], most: usize) -> Self {
        let others = parts.len().saturating_sub(most);
        Self {
            rows: TaskRow::all(here, in_order(here, parts).into_iter().take(most)),
            others: (others > 0).then(|| here.texts.count("calendar.parts-others", others)),
        }
    }
}
