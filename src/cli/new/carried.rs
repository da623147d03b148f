//! What is still open of earlier notices, as lines to take over: each with the braces that join it to the task it carries on.

use std::collections::BTreeMap;

use crate::config::{IssuerIx, UnitIx};
use crate::import::one_line;
use crate::page::Texts;
use crate::register::{Register, State, TaskIx, days_between};

/// Open tasks by the unit that would carry them on: their own, or what it has become.
pub fn by_unit(register: &Register, issuer: IssuerIx, units: &[UnitIx]) -> BTreeMap<UnitIx, Vec<TaskIx>> {
    let mut open: BTreeMap<UnitIx, Vec<TaskIx>> = BTreeMap::new();
    for ix in register.counted() {
        let task = register.task(ix);
        if register.issuer_of(task.notice) == issuer && task.state.is_open() && task.continued_by.is_empty() {
            open.entry(heir(register, task.lead, units)).or_default().push(ix);
        }
    }
    for tasks in open.values_mut() {
        let due = |ix: &TaskIx| register.task(*ix).in_force.map(|due| due.day);
        tasks.sort_by_key(|ix| (due(ix).is_none(), due(ix), *ix));
    }
    open
}

/// The first of its successors that has a part in the notice; itself where none has.
fn heir(register: &Register, unit: UnitIx, units: &[UnitIx]) -> UnitIx {
    let mut asked = vec![unit];
    let mut at = 0;
    while let Some(ix) = asked.get(at).copied() {
        if units.contains(&ix) {
            return ix;
        }
        let next = register.offices.unit(ix).becomes.iter().filter(|next| !asked.contains(next));
        let next: Vec<UnitIx> = next.copied().collect();
        asked.extend(next);
        at += 1;
    }
    unit
}

/// A comment that holds the tasks; each line of it can stand as an item as it is.
pub fn comment(register: &Register, words: &Texts, tasks: &[TaskIx]) -> String {
    let mut out =
        String::from("<!-- Việc chưa xong; việc nào giao tiếp thì chép dòng ấy ra ngoài chú thích và sửa hạn:\n");
    for ix in tasks {
        let task = register.task(*ix);
        // What closes a comment must not stand in one.
        let text = one_line(&task.text).replace("--", "–");
        out.push_str(&format!("- {text} {{continues={}}}\n", task.id));
        let mut told = Vec::new();
        if let Some(due) = task.in_force {
            told.push(format!("hạn {}", words.date(due.day)));
            if task.state == State::Overdue {
                let days = days_between(due.day, register.as_of);
                told.push(words.count("state.overdue-by", days.unsigned_abs() as usize).to_lowercase());
            }
        }
        told.extend(register.notice(task.notice).notice.front.number.clone());
        if !told.is_empty() {
            out.push_str(&format!("  ({})\n", told.join("; ").replace("--", "–")));
        }
    }
    out.push_str("-->\n");
    out
}
