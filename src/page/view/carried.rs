//! What a notice found unfinished of the one before it: a meeting opens with that, and so does its notice. What was finished since is only counted:
//! the notice before has its rows, and an archive would have every task twice.

use serde::Serialize;

use super::{Brief, Link};
use crate::page::Here;
use crate::register::{NoticeIx, TaskIx};

/// Notices without tasks that are passed over on the way back.
const PASSED: usize = 8;

#[derive(Debug, Serialize)]
pub struct Carried<'a> {
    pub notice: Link<'a>,
    /// "3 trên 14 việc chưa xong vào ngày ban hành, nay còn 2."
    pub said: String,
    /// The tasks that were open then and are today, each with its state.
    pub rows: Vec<Brief<'a>>,
}

/// Told by what was known on the notice's own day; `None` where no tracked notice with tasks stands before it.
pub fn carried<'a>(here: &Here<'a>, ix: NoticeIx) -> Option<Carried<'a>> {
    let register = here.register();
    let entry = register.notice(ix);
    let (issuer, day) = (entry.notice.front.issuer, entry.notice.anchor().filter(|_| entry.tracked)?);
    let mut at = ix;
    let before = (0..PASSED).find_map(|_| {
        at = here.plan.lists.neighbours(at, issuer).0?;
        let earlier = register.notice(at);
        let is_before = earlier.notice.anchor().is_some_and(|earlier| earlier < day);
        (earlier.tracked && is_before && !earlier.tasks.is_empty()).then_some(at)
    })?;
    let given: Vec<TaskIx> = register.counted_of(before).collect();
    let is_open = |task: &TaskIx| register.state_on(*task, day).is_some_and(|on| on.state.is_open());
    let then: Vec<TaskIx> = given.iter().copied().filter(is_open).collect();
    let now: Vec<TaskIx> = then.iter().copied().filter(|ix| register.task(*ix).state.is_open()).collect();
    let key = match (then.len(), now.len()) {
        (0, _) => "notice.carried-none",
        (_, 0) => "notice.carried-closed",
        (then, now) if then == now => "notice.carried-open",
        _ => "notice.carried-left",
    };
    let [n, total, left] = [then.len(), given.len(), now.len()].map(|count| count.to_string());
    Some(Carried {
        notice: Link::notice(here, before),
        said: here.texts.fill(key, &[("n", &n), ("total", &total), ("left", &left)]),
        rows: now.into_iter().map(|ix| Brief::of(here, ix)).collect(),
    })
}
