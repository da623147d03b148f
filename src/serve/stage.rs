//! What is shown at this moment: the whole site as it was told last, and over it single notices that were told since.
//!
//! Whoever shows and whoever listens meet here. Every change has a number; a page remembers the one it was made at, and learns of later ones
//! ([`Stage::next`]).

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::told::Told;
use crate::diagnostic::Diagnostics;
use crate::{LogRows, Preview};

/// A site that was told whole.
pub struct Whole {
    /// `None` where the theme cannot be used, and none could before.
    pub preview: Option<Arc<Preview>>,
    pub told: Told,
    pub diagnostics: Diagnostics,
    pub log: Vec<Arc<LogRows>>,
}

/// A notice's page that was told before the rest.
pub struct Single {
    /// `None` where nothing can be read of the notice; what is wrong is told.
    pub preview: Option<Preview>,
    pub told: Told,
}

/// What a request finds.
#[derive(Clone)]
pub struct Now {
    /// Of the last change.
    pub number: u64,
    pub whole: Option<Arc<Whole>>,
    /// By address, with the number each came with and the [`Stage::begin`] it answers.
    singles: BTreeMap<String, (u64, u64, Arc<Single>)>,
    /// Something was written that the whole does not hold yet.
    pub behind: bool,
    /// What the machine could not do when it looked last.
    pub failure: Option<String>,
    shown: u64,
    begun: u64,
}

impl Now {
    pub fn single(&self, address: &str) -> Option<&Arc<Single>> {
        self.singles.get(address).map(|(_, _, single)| single)
    }
}

/// What has become of a page since it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Everything may be different.
    Whole(u64),
    /// This page is; the rest is being told anew.
    Page(u64),
    /// Something was written; what it changes is not known yet.
    Behind(u64),
    Nothing,
}

pub struct Stage {
    now: Mutex<Now>,
    changed: Condvar,
}

impl Stage {
    pub fn new() -> Self {
        let now =
            Now { number: 1, whole: None, singles: BTreeMap::new(), behind: true, failure: None, shown: 0, begun: 0 };
        Self { now: Mutex::new(now), changed: Condvar::new() }
    }

    pub fn now(&self) -> Now {
        self.lock().clone()
    }

    /// A thread that died while it held the lock left nothing half done: every change is made in one piece.
    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something was written. What comes of it is shown under the number that this gives.
    pub fn begin(&self) -> u64 {
        let mut now = self.lock();
        now.begun += 1;
        now.number += 1;
        now.behind = true;
        self.changed.notify_all();
        now.begun
    }

    /// Shows one page told anew, unless the whole has been told since `begun`.
    pub fn show_single(&self, begun: u64, address: String, single: Single) {
        let mut now = self.lock();
        if !now.behind {
            return;
        }
        now.number += 1;
        let number = now.number;
        now.singles.insert(address, (number, begun, Arc::new(single)));
        self.changed.notify_all();
    }

    /// Shows the whole, which holds what was written up to `begun`.
    pub fn show_whole(&self, begun: u64, whole: Whole) {
        let mut now = self.lock();
        now.number += 1;
        now.shown = now.number;
        let before = now.whole.replace(Arc::new(whole));
        now.failure = None;
        now.settle(begun);
        self.changed.notify_all();
        drop(now);
        // The largest thing there is takes its time to go; nobody has to wait for that.
        drop(before);
    }

    /// Shows what the machine could not do; the site stays as it was told last.
    pub fn show_failure(&self, begun: u64, words: String) {
        let mut now = self.lock();
        now.number += 1;
        now.shown = now.number;
        now.failure = Some(words);
        now.settle(begun);
        self.changed.notify_all();
    }

    /// What there is to know for a page at `address` that was made at `number`; waits for it, but no longer than `patience`.
    pub fn next(&self, number: u64, address: &str, patience: Duration) -> News {
        let wait = |now: &mut Now| now.news(number, address) == News::Nothing;
        let now = match self.changed.wait_timeout_while(self.lock(), patience, wait) {
            Ok((now, _)) => now,
            Err(poisoned) => poisoned.into_inner().0,
        };
        now.news(number, address)
    }
}

impl Now {
    fn settle(&mut self, begun: u64) {
        self.singles.retain(|_, (_, of, _)| *of > begun);
        self.behind = self.begun > begun;
    }

    fn news(&self, number: u64, address: &str) -> News {
        if self.shown > number {
            return News::Whole(self.number);
        }
        match self.singles.get(address).filter(|(of, _, _)| *of > number) {
            Some(_) => News::Page(self.number),
            None if self.behind && self.number > number => News::Behind(self.number),
            None => News::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_WAIT: Duration = Duration::ZERO;

    fn single() -> Single {
        Single { preview: None, told: Told::default() }
    }

    fn whole() -> Whole {
        Whole { preview: None, told: Told::default(), diagnostics: Diagnostics::default(), log: Vec::new() }
    }

    #[test]
    fn pages_learn_of_what_came_after_them() {
        let stage = Stage::new();
        let first = stage.now().number;
        assert_eq!(stage.next(first, "a", NO_WAIT), News::Nothing);
        stage.show_whole(0, whole());
        let made = stage.now().number;
        assert_eq!(stage.next(first, "a", NO_WAIT), News::Whole(made));
        assert_eq!(stage.next(made, "a", NO_WAIT), News::Nothing);
        let begun = stage.begin();
        assert!(matches!(stage.next(made, "a", NO_WAIT), News::Behind(_)));
        stage.show_single(begun, "a".to_owned(), single());
        assert!(matches!(stage.next(made, "a", NO_WAIT), News::Page(_)));
        assert!(matches!(stage.next(made, "b", NO_WAIT), News::Behind(_)));
        assert!(stage.now().single("a").is_some() && stage.now().behind);
        stage.show_whole(begun, whole());
        assert!(stage.now().single("a").is_none() && !stage.now().behind);
        assert!(matches!(stage.next(made, "b", NO_WAIT), News::Whole(_)));
    }

    #[test]
    fn a_page_that_was_written_to_while_the_whole_was_told_stays() {
        let stage = Stage::new();
        let (first, second) = (stage.begin(), stage.begin());
        stage.show_single(second, "a".to_owned(), single());
        stage.show_whole(first, whole());
        assert!(stage.now().single("a").is_some() && stage.now().behind);
        stage.show_whole(second, whole());
        stage.show_single(second, "a".to_owned(), single());
        assert!(stage.now().single("a").is_none(), "the whole knew it already");
    }
}
