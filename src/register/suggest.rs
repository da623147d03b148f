//! Likely continuations: a task that asks in much the same words for what an earlier one of the same unit asked, and that was open then.
//! They are named to the author and never joined: two tasks may well be alike and apart.
//!
//! Tasks are compared by pairs of syllables that follow each other, since a Vietnamese word is mostly two, weighed by how rare they are among the
//! unit's tasks. Only tasks that share a rare pair are compared at all, so the work grows with the tasks and not with their square.

use std::collections::{BTreeMap, BTreeSet};

use super::{Register, Task, TaskIx};
use crate::diagnostic::{Code, Diagnostics};
use crate::vietnamese::fold::fold;

/// Alike by this share of their weight or more.
const ALIKE: f64 = 0.5;
/// Fewer pairs in common than this say nothing.
const IN_COMMON: usize = 4;
/// A pair that more tasks have finds nobody.
const RARE: usize = 48;
/// So many of a task's rarest pairs are looked up.
const LOOKED_UP: usize = 8;
/// Letters of the earlier task that are shown.
const SHOWN: usize = 80;

type Pairs = BTreeSet<(u32, u32)>;

/// Names, for each task that carries on none, the earlier open one that it is most like.
pub fn suggest(register: &Register, diagnostics: &mut Diagnostics) {
    let mut syllables = Syllables::default();
    let mut by_unit: BTreeMap<usize, Vec<(TaskIx, Pairs)>> = BTreeMap::new();
    for ix in register.counted().filter(|ix| register.notice(register.task(*ix).notice).tracked) {
        let task = register.task(ix);
        by_unit.entry(task.lead.at()).or_default().push((ix, syllables.pairs(&task.text)));
    }
    for tasks in by_unit.values() {
        of_unit(register, tasks, diagnostics);
    }
}

fn of_unit(register: &Register, tasks: &[(TaskIx, Pairs)], diagnostics: &mut Diagnostics) {
    let mut having: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
    for (at, (_, pairs)) in tasks.iter().enumerate() {
        pairs.iter().for_each(|pair| having.entry(*pair).or_default().push(at));
    }
    let tasks_with = |pair: &(u32, u32)| having.get(pair).map_or(&[][..], Vec::as_slice);
    let weight = |pair: &(u32, u32)| (1.0 + tasks.len() as f64 / tasks_with(pair).len().max(1) as f64).ln();
    let weigh = |pairs: &Pairs| pairs.iter().map(weight).sum::<f64>();
    let weights: Vec<f64> = tasks.iter().map(|(_, pairs)| weigh(pairs)).collect();
    for (at, (ix, pairs)) in tasks.iter().enumerate() {
        if register.task(*ix).continues.is_some() {
            continue;
        }
        let mut rare: Vec<&(u32, u32)> =
            pairs.iter().filter(|pair| (2..=RARE).contains(&tasks_with(pair).len())).collect();
        rare.sort_by_key(|pair| (tasks_with(pair).len(), **pair));
        let near: BTreeSet<usize> =
            rare.into_iter().take(LOOKED_UP).flat_map(tasks_with).copied().filter(|other| *other < at).collect();
        let alike = |other: usize| {
            let shared: Vec<f64> = pairs.intersection(&tasks[other].1).map(weight).collect();
            let share = 2.0 * shared.iter().sum::<f64>() / (weights[at] + weights[other]);
            (shared.len() >= IN_COMMON && share >= ALIKE).then_some((share, tasks[other].0))
        };
        let open = near.into_iter().filter(|other| may_continue(register, *ix, tasks[*other].0));
        // Of two that are equally alike the later is the likelier.
        let best = open.filter_map(alike).max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        if let Some((share, earlier)) = best {
            report(register.task(*ix), register.task(earlier), share, diagnostics);
        }
    }
}

/// Whether the earlier task was open when the later was given, and nothing carries it on yet.
fn may_continue(register: &Register, later: TaskIx, earlier: TaskIx) -> bool {
    let (later, task) = (register.task(later), register.task(earlier));
    let given = register.notice(later.notice).notice.anchor();
    // The log counts from the next day: what was reported done on the day of the meeting was known at the table.
    let was_open = |day| register.state_on(earlier, day).is_some_and(|on| on.state.is_open());
    task.notice < later.notice && task.continued_by.is_empty() && given.is_some_and(was_open)
}

fn report(later: &Task, earlier: &Task, share: f64, diagnostics: &mut Diagnostics) {
    let mut text: String = earlier.text.chars().take(SHOWN).collect();
    if text.len() < earlier.text.len() {
        text.push('…');
    }
    diagnostics
        .report(Code::LikelyContinuation, later.place())
        .with("id", earlier.id.as_str())
        .with("percent", format!("{:.0}", (share * 100.0).min(100.0)))
        .with("text", text)
        .related(earlier.place());
}

/// Numbers for syllables, so that pairs are compared fast.
#[derive(Default)]
struct Syllables(BTreeMap<String, u32>);

impl Syllables {
    /// Numbers and days differ from week to week and say nothing of what the work is.
    fn pairs(&mut self, text: &str) -> Pairs {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut pairs = Pairs::new();
        let mut before = None;
        for word in words {
            if word.bytes().any(|b| b.is_ascii_digit()) {
                before = None;
                continue;
            }
            let next = self.0.len() as u32;
            let syllable = *self.0.entry(word.to_owned()).or_insert(next);
            pairs.extend(before.map(|before| (before, syllable)));
            before = Some(syllable);
        }
        pairs
    }
}
