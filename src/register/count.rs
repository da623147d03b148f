//! How many tasks stand where. The parts add up to what was given; that is what every page's numbers rest on.

use super::{Register, State, TaskIx};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    by_state: [usize; State::ALL.len()],
    unreported: usize,
}

impl Count {
    pub fn of(register: &Register, tasks: impl IntoIterator<Item = TaskIx>) -> Self {
        let mut count = Self::default();
        for ix in tasks {
            let state = register.task(ix).state;
            count.by_state[state as usize] += 1;
            count.unreported += usize::from(register.is_unreported(ix, state, register.as_of));
        }
        count
    }

    pub fn get(&self, state: State) -> usize {
        self.by_state[state as usize]
    }

    /// All that have a state; archived ones do not.
    pub fn total(&self) -> usize {
        self.open() + self.completed() + self.get(State::Dropped)
    }

    pub fn open(&self) -> usize {
        State::ALL.into_iter().filter(|state| state.is_open()).map(|state| self.get(state)).sum()
    }

    /// Open, and nobody has told how far they have got.
    pub fn unreported(&self) -> usize {
        self.unreported
    }

    pub fn completed(&self) -> usize {
        State::ALL.into_iter().filter(|state| state.is_done()).map(|state| self.get(state)).sum()
    }
}
