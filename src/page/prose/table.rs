//! Tables: in a box that scrolls by itself and can be reached by keyboard, with heads that say what they head.

use super::Writer;
use crate::markup::{Cell, Row, Table, plain_text};
use crate::register::Task;

impl<'a> Writer<'a> {
    /// A table whose rows are tasks gets a column more: how each stands.
    pub(super) fn table(&mut self, table: &Table) {
        self.tables += 1;
        let tasks: Vec<Option<&'a Task>> = table.rows.iter().map(|row| self.task_at(row.span.start())).collect();
        let has_tasks = tasks.iter().flatten().any(|task| self.here.register().notice(task.notice).tracked);
        let n = self.tables.to_string();
        let label = self.here.texts.fill("prose.table", &[("n", &n)]);
        self.push("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.escaped(&label);
        self.push("\"><table>\n<thead><tr>");
        for (at, cell) in table.head.cells.iter().enumerate() {
            self.head_cell(cell, table.right.get(at) == Some(&true));
        }
        if has_tasks {
            let state = self.here.texts.say("prose.state");
            self.push("<th scope=\"col\">");
            self.escaped(&state);
            self.push("</th>");
        }
        self.push("</tr></thead>\n<tbody>\n");
        for (row, task) in table.rows.iter().zip(tasks) {
            self.row(row, &table.right, task, has_tasks);
        }
        self.push("</tbody></table></div>\n");
    }

    fn row(&mut self, row: &Row, right: &[bool], task: Option<&Task>, has_tasks: bool) {
        self.open_tag("tr", task);
        for (at, cell) in row.cells.iter().enumerate() {
            self.push(if right.get(at) == Some(&true) { "<td class=\"num\">" } else { "<td>" });
            self.inlines(&cell.content, false);
            self.push("</td>");
        }
        if has_tasks {
            self.push("<td>");
            self.verdict(task);
            self.push("</td>");
        }
        self.push("</tr>\n");
    }

    /// An empty head heads nothing, so it is a plain cell.
    fn head_cell(&mut self, cell: &Cell, right: bool) {
        if plain_text(&cell.content).is_empty() {
            return self.push("<td></td>");
        }
        self.push(if right { "<th scope=\"col\" class=\"num\">" } else { "<th scope=\"col\">" });
        self.inlines(&cell.content, false);
        self.push("</th>");
    }
}
