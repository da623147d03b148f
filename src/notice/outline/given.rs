//! To whom an item's own words give it, beside the part it stands in: who leads, and who is in support because a later sentence or a part is
//! theirs.

use super::Outline;
use crate::config::UnitIx;
use crate::diagnostic::Code;
use crate::notice::item::Stretch;
use crate::notice::naming::Named;
use crate::source::Place;
use crate::vietnamese::mandate_office;

/// Words in the names of offices outside: "Phòng Nội vụ huyện A", "Thanh tra Bộ", "Phòng Cảnh sát giao thông".
const OUTSIDE: &[&str] = &[
    " tỉnh ",
    " bộ ",
    " huyện ",
    " xã ",
    " phường ",
    " thị ",
    " thành phố ",
    " ubnd ",
    " việt nam ",
    " cảnh sát ",
    " các ",
    " viên ",
    " khám ",
    " thí nghiệm ",
    " giao dịch ",
];

impl Outline<'_, '_> {
    /// The units that an item's own words give it to, where they weigh more than the part it stands in.
    pub(super) fn given(&mut self, first: &Stretch, around: &[UnitIx]) -> Option<Vec<UnitIx>> {
        let naming = self.reader.naming;
        let nobodys = around.first().is_none_or(|unit| naming.offices.unit(*unit).is_collective());
        let Some(mandate) = naming.given(&first.words) else {
            // "Đồng ý với danh sách. Phòng A hoàn chỉnh hồ sơ …": who is asked first, where it is nobody's.
            return naming.given_later(&first.words).first().filter(|_| nobodys).map(|(unit, _)| vec![*unit]);
        };
        let lead = *mandate.units.first()?;
        if around.first() == Some(&lead) {
            // "Phòng A và Phòng B đôn đốc …", in A's own part: B is asked as well.
            return (mandate.units.len() > 1 && (mandate.express || mandate.acts)).then_some(mandate.units);
        }
        // Nobody in particular: whom the sentence speaks of is who acts. Within a unit's own part that must be said outright, or the
        // sentence begin with who acts.
        if nobodys {
            return Some(mandate.units);
        }
        if !(mandate.express || mandate.acts && !mandate.units.contains(&around[0])) {
            return None;
        }
        let name = |unit: UnitIx| &naming.offices.unit(unit).name;
        self.diagnostics
            .report(Code::GivenElsewhere, Place::new(self.reader.source, mandate.span.shifted(first.at.start())))
            .with("unit", name(lead))
            .with("around", name(around[0]))
            .with("id", naming.offices.unit(around[0]).id.own());
        Some(mandate.units)
    }

    /// Tells of a name that the first words give the item to and that no unit bears: its work goes to the place it stands in.
    pub(super) fn check_addressee(&mut self, first: &Stretch, lead: UnitIx) {
        let naming = self.reader.naming;
        let misspelt = naming.misspelt(&first.words);
        let code = if misspelt.is_some() { Code::MisspeltUnit } else { Code::UnknownAddressee };
        let Some(name) = misspelt.or_else(|| mandate_office::asked(&first.words)) else { return };
        let text = first.at.of(self.reader.text);
        let written = name.of(text);
        // "Giao Sở Xây dựng …" in a notice of another Sở: an office outside, as no unit of its own is called so.
        let lower = format!(" {} ", written.to_lowercase());
        let outside = OUTSIDE.iter().any(|word| lower.contains(word));
        if misspelt.is_none() && (outside || !naming.has_kind(written)) {
            return;
        }
        if naming.whole(written) != Named::Nothing || !naming.mentioned(written).is_empty() {
            return;
        }
        let place = self.place(name.shifted(first.at.start()));
        let issuer = naming.offices.issuer(naming.issuer);
        let near = match code {
            Code::MisspeltUnit => issuer.names.nearest(written, 2).into_iter().map(|(_, name)| name).collect(),
            _ => Vec::new(),
        };
        self.diagnostics
            .report(code, place)
            .with("name", written)
            .with("issuer", &issuer.name)
            .with("unit", &naming.offices.unit(lead).name)
            .near(near);
    }

    /// Who does a part supports the item that counts: its page and its calendar show the work.
    pub(super) fn support(&mut self, parent: Option<usize>, lead: UnitIx) {
        let Some(mut above) = parent else { return };
        while let Some(parent) = self.items[above].parent {
            above = parent.at();
        }
        let item = &mut self.items[above];
        let outright = item.lead == lead || item.with.contains(&lead);
        if !outright && !self.reader.naming.offices.unit(lead).is_collective() {
            item.with.push(lead);
        }
    }

    /// Units that a later sentence of an item gives work to are in support, since the item has one lead, and a hint says so.
    pub(super) fn given_also(&mut self, stretches: &[Stretch], lead: UnitIx, with: &mut Vec<UnitIx>) {
        let naming = self.reader.naming;
        for stretch in stretches {
            for (unit, words) in naming.given_later(&stretch.words) {
                if unit == lead || with.contains(&unit) {
                    continue;
                }
                with.push(unit);
                let place = self.place(words.shifted(stretch.at.start()));
                self.diagnostics.report(Code::GivenAlso, place).with("unit", &naming.offices.unit(unit).name);
            }
        }
    }
}
