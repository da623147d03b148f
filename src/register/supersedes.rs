//! Which notices replace which: ids resolved, and no notice replaced, in the end, by itself.

use std::collections::BTreeMap;

use super::{Entry, NoticeIx, Task};
use crate::config::Written;
use crate::diagnostic::{Code, Diagnostics, nearest};

/// Resolves `supersedes` of all notices, in both directions.
pub fn link(entries: &mut [Entry], diagnostics: &mut Diagnostics) {
    let by_id: BTreeMap<String, NoticeIx> =
        entries.iter().enumerate().map(|(ix, entry)| (entry.notice.id.to_string(), NoticeIx::new(ix))).collect();
    let mut links: Vec<(NoticeIx, NoticeIx, Written<String>)> = Vec::new();
    for ix in 0..entries.len() {
        for id in entries[ix].notice.front.supersedes.clone() {
            match by_id.get(&id.value) {
                Some(older) => {
                    if older.at() != ix {
                        entries[ix].supersedes.push(*older);
                        entries[older.at()].superseded_by.push(NoticeIx::new(ix));
                    }
                    links.push((NoticeIx::new(ix), *older, id));
                }
                None => {
                    diagnostics
                        .report(Code::UnknownNotice, id.place)
                        .with("id", &id.value)
                        .near(nearest(&id.value, by_id.keys().map(String::as_str)));
                }
            }
        }
    }
    for (newer, older, id) in &links {
        let circle = circle(entries, *newer, *older);
        let [this, other] = [newer, older].map(|ix| entries[ix.at()].notice.anchor());
        if let Some((_, later)) = this.zip(other).filter(|(this, other)| circle.is_empty() && other > this) {
            diagnostics.report(Code::SupersedesLater, id.place).with("id", &id.value).with("date", later.to_string());
        }
        // Notices stand by date: of a circle the oldest, which can replace none of the others, is told.
        if circle.iter().min() == Some(newer) {
            let back = links.iter().find(|(from, to, _)| to == newer && circle.contains(from));
            let diagnostic = diagnostics.report(Code::CircularSupersedes, id.place).with("id", &id.value);
            if let Some((_, _, back)) = back.filter(|(_, _, back)| back.place != id.place) {
                diagnostic.related(back.place);
            }
        }
    }
}

/// A notice that replaces another says nothing of its tasks: those that are open stay so, beside the new ones, and that is told.
pub fn check_open(entries: &[Entry], tasks: &[Task], diagnostics: &mut Diagnostics) {
    for (ix, entry) in entries.iter().enumerate() {
        // Notices stand by date, and only an earlier one is replaced.
        let earlier = |older: &&NoticeIx| older.at() < ix;
        for older in entry.supersedes.iter().filter(earlier) {
            let own = entries[older.at()].notice.id.as_str();
            let Some(id) = entry.notice.front.supersedes.iter().find(|id| id.value == own) else { continue };
            let open = |task: &&Task| task.parent.is_none() && task.state.is_open() && task.continued_by.is_empty();
            let count = entries[older.at()].tasks.iter().map(|ix| &tasks[ix.at()]).filter(open).count();
            if count > 0 {
                diagnostics.report(Code::SupersededOpen, id.place).with("id", own).with("count", count.to_string());
            }
        }
    }
}

/// The notices on ways that lead from `newer` over `older` back to it; empty where there is none.
fn circle(entries: &[Entry], newer: NoticeIx, older: NoticeIx) -> Vec<NoticeIx> {
    if newer == older {
        return vec![newer];
    }
    let reached = reach(entries, older);
    if !reached.contains(&newer) {
        return Vec::new();
    }
    reached.into_iter().filter(|ix| reach(entries, *ix).contains(&newer)).collect()
}

/// All that a notice replaces, directly or through others, and itself.
fn reach(entries: &[Entry], from: NoticeIx) -> Vec<NoticeIx> {
    let mut reached = vec![from];
    let mut at = 0;
    while let Some(ix) = reached.get(at).copied() {
        let next: Vec<NoticeIx> =
            entries[ix.at()].supersedes.iter().copied().filter(|ix| !reached.contains(ix)).collect();
        reached.extend(next);
        at += 1;
    }
    reached
}
