//! What pages ask for again and again, gathered in one walk over the register: whose tasks, which year's notices, how many.
//!
//! Without it each of a thousand pages would walk all tasks, and the cost of a build would grow with the square of the
//! archive.

use std::collections::{BTreeMap, BTreeSet};

use super::long::MOST_ROWS;
use super::{Address, Site};
use crate::config::{IssuerIx, UnitIx};
use crate::register::{Count, IndicatorIx, NoticeIx, Register, State, TaskIx};

/// Tasks here are those that count: no parts of others. Notices run from the newest to the oldest.
#[derive(Debug)]
pub struct Lists {
    pub tasks: Vec<TaskIx>,
    pub count: Count,
    led: Vec<Vec<TaskIx>>,
    supported: Vec<Vec<TaskIx>>,
    /// The years of each unit that have a page of their own, the last first.
    years: Vec<Vec<i16>>,
    by_issuer: Vec<Vec<TaskIx>>,
    notices_by_issuer: Vec<Vec<NoticeIx>>,
    /// The place of each notice in its issuer's list.
    places: Vec<usize>,
    pub notices_by_year: BTreeMap<i16, Vec<NoticeIx>>,
    /// Of no known year.
    pub notices_undated: Vec<NoticeIx>,
    indicators_by_unit: Vec<Vec<IndicatorIx>>,
    /// Notices that cite a notice of the archive, by the one cited.
    cited_by: BTreeMap<NoticeIx, Vec<NoticeIx>>,
    attachments_by_path: BTreeMap<String, usize>,
    attachments_by_address: BTreeMap<Address, usize>,
}

impl Lists {
    pub fn of(site: &Site) -> Self {
        let register = &site.register;
        let offices = &register.offices;
        let tasks: Vec<TaskIx> = register.counted().collect();
        let mut lists = Self {
            count: Count::of(register, tasks.iter().copied()),
            led: vec![Vec::new(); offices.units.len()],
            supported: vec![Vec::new(); offices.units.len()],
            years: vec![Vec::new(); offices.units.len()],
            by_issuer: vec![Vec::new(); offices.issuers.len()],
            notices_by_issuer: vec![Vec::new(); offices.issuers.len()],
            places: vec![0; register.notices.len()],
            notices_by_year: BTreeMap::new(),
            notices_undated: Vec::new(),
            indicators_by_unit: vec![Vec::new(); offices.units.len()],
            cited_by: BTreeMap::new(),
            attachments_by_path: BTreeMap::new(),
            attachments_by_address: BTreeMap::new(),
            tasks,
        };
        lists.gather_tasks(register);
        lists.gather_notices(register);
        lists.years = (0..offices.units.len()).map(|unit| lists.years_needed(register, UnitIx::new(unit))).collect();
        for at in 0..register.indicators.len() {
            if let Some(unit) = register.indicators[at].lead {
                lists.indicators_by_unit[unit.at()].push(IndicatorIx::new(at));
            }
        }
        for document in &register.documents {
            if let Some(cited) = document.archived {
                lists.cited_by.entry(cited).or_default().extend(&document.notices);
            }
        }
        let attachments = || site.attachments.iter().enumerate();
        lists.attachments_by_path = attachments().map(|(at, file)| (file.path.clone(), at)).collect();
        lists.attachments_by_address = attachments().map(|(at, file)| (file.address.clone(), at)).collect();
        lists
    }

    fn gather_tasks(&mut self, register: &Register) {
        for ix in self.tasks.clone() {
            let task = register.task(ix);
            self.led[task.lead.at()].push(ix);
            self.by_issuer[register.offices.unit(task.lead).issuer.at()].push(ix);
            for unit in register.supporters(ix) {
                self.supported[unit.at()].push(ix);
            }
        }
    }

    fn gather_notices(&mut self, register: &Register) {
        for ix in register.notice_ixs().rev() {
            let notice = &register.notice(ix).notice;
            let siblings = &mut self.notices_by_issuer[notice.front.issuer.at()];
            self.places[ix.at()] = siblings.len();
            siblings.push(ix);
            match notice.anchor() {
                Some(day) => self.notices_by_year.entry(day.year()).or_default().push(ix),
                None => self.notices_undated.push(ix),
            }
        }
    }

    /// None where the unit's own page can hold all that it has closed.
    fn years_needed(&self, register: &Register, unit: UnitIx) -> Vec<i16> {
        let tasks = || self.led_by(unit).iter().chain(self.supported_by(unit)).map(|ix| register.task(*ix));
        let closed = || tasks().filter(|task| !task.state.is_open());
        if closed().count() <= MOST_ROWS {
            return Vec::new();
        }
        // What has no day is no year's: it stays on the unit's page.
        let years: BTreeSet<i16> = closed().filter_map(|task| year_given(register, task.notice)).collect();
        years.into_iter().rev().collect()
    }

    /// The years of which the unit has a page, the last first; none where its own page holds all.
    pub fn years_of(&self, unit: UnitIx) -> &[i16] {
        &self.years[unit.at()]
    }

    pub fn led_by(&self, unit: UnitIx) -> &[TaskIx] {
        &self.led[unit.at()]
    }

    pub fn supported_by(&self, unit: UnitIx) -> &[TaskIx] {
        &self.supported[unit.at()]
    }

    pub fn tasks_of(&self, issuer: IssuerIx) -> &[TaskIx] {
        &self.by_issuer[issuer.at()]
    }

    pub fn notices_of(&self, issuer: IssuerIx) -> &[NoticeIx] {
        &self.notices_by_issuer[issuer.at()]
    }

    pub fn indicators_of(&self, unit: UnitIx) -> &[IndicatorIx] {
        &self.indicators_by_unit[unit.at()]
    }

    pub fn cited_by(&self, notice: NoticeIx) -> &[NoticeIx] {
        self.cited_by.get(&notice).map_or(&[], Vec::as_slice)
    }

    /// The notices of the same issuer before and after this one in time.
    pub fn neighbours(&self, notice: NoticeIx, issuer: IssuerIx) -> (Option<NoticeIx>, Option<NoticeIx>) {
        let siblings = self.notices_of(issuer);
        let place = self.places[notice.at()];
        let later = place.checked_sub(1).and_then(|at| siblings.get(at));
        (siblings.get(place + 1).copied(), later.copied())
    }

    /// Places in [`Site::attachments`] of the files below a folder of `content/`, which ends in a slash.
    pub fn attachments_below(&self, folder: &str) -> Vec<usize> {
        let below = self.attachments_by_path.range(folder.to_owned()..);
        below.take_while(|(path, _)| path.starts_with(folder)).map(|(_, at)| *at).collect()
    }

    pub fn find_attachment(&self, address: &Address) -> Option<usize> {
        self.attachments_by_address.get(address).copied()
    }
}

/// The year of the notice that gave a task.
pub fn year_given(register: &Register, notice: NoticeIx) -> Option<i16> {
    register.notice(notice).notice.anchor().map(|day| day.year())
}

/// Puts tasks of one state in the order a reader wants them: what is due first comes first, what was done last comes first.
pub fn in_order_of_state(register: &Register, state: State, tasks: &mut [TaskIx]) {
    match state {
        State::Overdue | State::DueSoon | State::InTime => {
            tasks.sort_by_key(|ix| (register.task(*ix).in_force.map(|due| (due.day, due.time)), *ix));
        }
        State::DoneOnTime | State::DoneLate | State::Done | State::Dropped => {
            // Within one notice the order of its text is the natural one.
            let key = |task: &crate::register::Task| std::cmp::Reverse((task.done_on, task.notice));
            tasks.sort_by_key(|ix| (key(register.task(*ix)), *ix));
        }
        State::NoDeadline | State::Archived => {
            tasks.sort_by_key(|ix| (std::cmp::Reverse(register.task(*ix).notice), *ix));
        }
    }
}
