//! Lines that announce what stands below them: a list that is one unit's, the parts of several, a matter.

use super::block::{Block, Para};
use super::heading::{Below, Found, Heading};
use super::marker::Style;
use super::naming::Named;
use super::outline::Outline;
use super::title::{asks, is_title};
use crate::config::UnitIx;
use crate::notice::section::{Part, part_of};

/// A sentence that announces a list is no longer, in characters.
const LEAD_IN: usize = 200;

impl Outline<'_, '_> {
    /// Whether the next line is the name of one unit, with a number of its own.
    pub(super) fn opens_with_unit(&self, rest: &[Block]) -> bool {
        let Some(Block::Para(next)) = rest.first() else { return false };
        let named = self.naming.whole(next.text());
        let all = self.naming.collective().map(|all| Named::Units(vec![all]));
        (next.marker.is_some() || next.level > 0) && matches!(named, Named::Units(_)) && Some(&named) != all.as_ref()
    }

    /// "Phòng Quản lý Khoa học tập trung tham mưu các nội dung:" above a list: the list is that unit's.
    pub(super) fn lead_in(&self, para: &Para, below: Below, ranks: bool) -> Option<UnitIx> {
        let text = para.text();
        // One with a number is an item, and the list its parts.
        let bare = para.marker.is_none() || ranks && !self.in_unit();
        let announces = text.ends_with(':') && below == Below::List && self.part() == Part::Tasks;
        let unit = self.naming.addressed(text).filter(|_| bare && announces && text.chars().count() <= LEAD_IN)?;
        (Some(unit) != self.naming.collective()).then_some(unit)
    }

    /// "a) Đại hội các cấp" above "- Phòng A hoàn thiện …": what the work of several units is about, outside any unit's part.
    pub(super) fn matter_of_units(&self, para: &Para, below: Below, rest: &[Block]) -> Option<Found> {
        let text = para.text();
        let counted = para.marker.as_ref().is_some_and(|marker| !matches!(marker.style, Style::Bullet(_)));
        let short = text.split(' ').count() <= 15 && !text.contains([';', ':']) && is_title(text.trim_end_matches('.'));
        let own = asks(text) || self.naming.addressed(text).is_some() || part_of(text).is_some();
        if !counted || !short || own || self.in_unit() || self.part() != Part::Tasks || below == Below::Nothing {
            return None;
        }
        let Some(Block::Para(next)) = rest.first() else { return None };
        let to_units = self.naming.addressed(next.text()).is_some();
        let level = below != Below::Words || next.marker.is_none();
        (to_units && level).then_some((Heading::Topic, None))
    }

    /// Whether the paragraph that follows gives somebody work.
    pub(super) fn begins_asking(&self, rest: &[Block]) -> bool {
        let Some(Block::Para(next)) = rest.first() else { return false };
        next.marker.is_none() && (asks(next.text()) || self.naming.addressed(next.text()).is_some())
    }
}
