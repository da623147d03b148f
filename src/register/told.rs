//! Results that notices tell in prose become readings, where they name an indicator of the register.
//!
//! A table's figure is never replaced by one told in passing, and a name that fits no indicator, or several, is left alone: prose is
//! full of percentages that are nobody's plan.

use super::{Entry, Indicator, NoticeIx, Reading};
use crate::config::IndicatorIdentity;
use crate::notice::ProseResult;
use crate::source::Place;
use crate::vietnamese::fold::fold;

/// Shorter names than this, in words, must be an indicator's whole name: "giải ngân" alone could be any of them.
const ENOUGH_WORDS: usize = 3;

/// Adds what the notices tell of the period they look back on.
pub fn add(indicators: &mut [Indicator], entries: &[Entry], identities: &[IndicatorIdentity]) {
    for (ix, entry) in entries.iter().enumerate() {
        let notice = &entry.notice;
        let Some(period) = notice.front.reviews else { continue };
        for told in &notice.results {
            let of_year =
                |indicator: &&mut Indicator| indicator.issuer == notice.front.issuer && indicator.year == period.year();
            let mut named = indicators.iter_mut().filter(of_year).filter(|known| names(told, known, identities));
            let (Some(indicator), None) = (named.next(), named.next()) else { continue };
            if indicator.readings.iter().any(|reading| reading.period == period) {
                continue;
            }
            // What is measured in percent has reached a value; of all else a share of the plan is told.
            let in_percent = indicator.unit_of_measure.contains('%');
            indicator.readings.push(Reading {
                period,
                date: period.days().1,
                value: in_percent.then_some(told.percent),
                percent: (!in_percent).then_some(told.percent),
                text: format!("{}%", told.percent).replace('.', ","),
                notice: NoticeIx::new(ix),
                place: Place::new(notice.source, told.span),
            });
        }
    }
}

/// Whether a result names an indicator: by its whole name or an alias, or by enough words that stand together in one of them.
fn names(told: &ProseResult, indicator: &Indicator, identities: &[IndicatorIdentity]) -> bool {
    let name = format!(" {} ", words(&told.name));
    let identity = identities.iter().find(|identity| identity.name == indicator.name);
    let aliases = identity.map(|identity| identity.aliases.as_slice()).unwrap_or_default();
    let mut known = std::iter::once(&indicator.name).chain(aliases).map(|known| format!(" {} ", words(known)));
    let enough = |part: &str| part.split_whitespace().count() >= ENOUGH_WORDS;
    known.any(|known| {
        known == name || (enough(&name) && known.contains(&name)) || (enough(&known) && name.contains(&known))
    })
}

fn words(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
