//! Lists that are no stretch: each of their days bounds by itself.

use super::cursor::Tokens;
use super::expression::moment;
use super::judge::Candidate;
use super::moment::{Base, Moment, MonthSaid, YearSaid};
use super::phrases::phrases;
use super::relation::Said;
use super::stretch::Stretch;

/// "trước ngày 15/6 và 15/12" bounds twice; other lists are one stretch.
pub fn apart(tokens: &Tokens, candidate: Candidate) -> Vec<Candidate> {
    let stretch = candidate.stretch;
    let bounding = matches!(candidate.said, Said::Before | Said::By | Said::NoLater | Said::Limit);
    let alike = |from: &Moment| std::mem::discriminant(&from.base) == std::mem::discriminant(&stretch.to.base);
    match stretch.from {
        Some(from)
            if stretch.list && (bounding || !alike(&from) && !from.is_day() || apart_in_time(&from, &stretch.to)) =>
        {
            listed(tokens, from, stretch.to)
                .into_iter()
                .map(|moment| {
                    let first = if moment.from == from.from { candidate.first } else { moment.from };
                    let alone =
                        Stretch { from: None, to: moment, list: false, first: moment.from, last: moment.to, ..stretch };
                    Candidate { stretch: alone, first, last: moment.to.max(first + 1), ..candidate }
                })
                .collect()
        }
        // "từ A sang B": A was the old date.
        Some(from) if stretch.moved && candidate.said != Said::Before => {
            let old = Stretch { from: None, to: from, moved: false, first: from.from, last: from.to, ..stretch };
            let new = Stretch { from: None, to: stretch.to, ..stretch };
            let skip = (from.to..stretch.to.from).any(|at| tokens.any(at, phrases!["sang", "thành"]));
            let first = if skip { stretch.to.from } else { candidate.first };
            vec![
                Candidate { said: Said::Review, stretch: old, last: from.to, ..candidate },
                Candidate { said: Said::Bare, stretch: new, first, ..candidate },
            ]
        }
        _ => vec![candidate],
    }
}

/// "các ngày 25/3, 25/6 và 25/9": days of several months are no stretch.
fn apart_in_time(from: &Moment, to: &Moment) -> bool {
    let month = |moment: &Moment| match moment.base {
        Base::Day { month: MonthSaid::Written(month), .. } => Some(i32::from(month)),
        _ => None,
    };
    matches!((month(from), month(to)), (Some(from), Some(to)) if to - from > 1)
}

/// Each moment of a list, those between its ends too: "trước các ngày 25/3, 25/6, 25/9".
fn listed(tokens: &Tokens, from: Moment, to: Moment) -> Vec<Moment> {
    let mut all = vec![with_year(from, &to)];
    let mut at = from.to;
    while at < to.from && all.len() < 30 && (tokens.mark(at, ',') || tokens.any(at, phrases!["và", "hoặc"])) {
        let Some(next) = moment(tokens, at + 1, true).filter(|next| next.to <= to.from) else { break };
        all.push(with_year(next, &to));
        at = next.to;
    }
    all.push(to);
    all
}

/// The year said once, at the end: "trước ngày 15/4 và 15/7/2025".
fn with_year(moment: Moment, last: &Moment) -> Moment {
    match (moment.year, last.year) {
        (YearSaid::Unsaid, YearSaid::Written(_)) => Moment { year: last.year, ..moment },
        _ => moment,
    }
}
