//! An indicator as it was told by the end of an earlier day: the plan then in force, the figures then reported, and how it stood.

use jiff::civil::Date;

use super::standing::stand;
use super::{Indicator, IndicatorIx, NoticeIx, Register};
use crate::vietnamese::quantity::Plan;

impl Register {
    /// `None` where no notice had told of it by then. A figure of a quarter that was reported in the next one is not known at the quarter's end.
    pub fn indicator_on(&self, ix: IndicatorIx, day: Date) -> Option<Indicator> {
        let known = |notice: NoticeIx| self.notice(notice).notice.anchor().is_none_or(|told| told <= day);
        let whole = self.indicator(ix);
        let current = whole.plan.as_ref().zip(whole.planned_in);
        let plans = whole.former_plans.iter().map(|(plan, notice)| (plan, *notice)).chain(current);
        let plan: Option<&Plan> = plans.filter(|(_, notice)| known(*notice)).map(|(plan, _)| plan).next_back();
        let mut on = whole.clone();
        on.readings.retain(|reading| known(reading.notice));
        if plan.is_none() && on.readings.is_empty() {
            return None;
        }
        if plan != whole.plan.as_ref() {
            on.plan = plan.cloned();
            // Shares were told of the plan that came later.
            for reading in on.readings.iter_mut().filter(|reading| reading.value.is_some()) {
                reading.percent = None;
            }
        }
        on.share = None;
        stand(&mut on, day);
        Some(on)
    }
}
