//! From a count to days, where the event it runs from has a day of its own.

use super::cursor::Tokens;
use super::duration::{Anchor, Count, Unit};
use super::gone::JUST_PAST;
use super::reason::DoubtKind;
use super::resolve::{Pick, interval};
use super::{Confidence, Context, Deadline, Form, Relation};
use jiff::ToSpan;
use jiff::civil::{Date, Time};

/// A count in days where its event has one; else the rule alone. `text` is the text itself, for the event's words.
pub fn settle_count(tokens: &Tokens, count: &Count, text: &str, context: &Context) -> (Deadline, Option<DoubtKind>) {
    let unit = match count.unit {
        Unit::Hour => format!("PT{}H", count.number),
        Unit::Day => format!("P{}D", count.number),
        Unit::WorkingDay => format!("P{}D working", count.number),
        Unit::Week => format!("P{}W", count.number),
        Unit::Month => format!("P{}M", count.number),
        Unit::Year => format!("P{}Y", count.number),
    };
    let base = match count.anchor {
        Anchor::Moment(moment) => {
            let at = |pick| interval(&moment, None, pick, context).ok().map(|found| found.last);
            // "15 ngày tính từ ngày 1/4", said on 5/4: a count may have begun.
            let begun = at(Pick::Nearest).zip(context.issued);
            let lately = begun.filter(|(day, issued)| {
                day <= issued && issued.since(*day).is_ok_and(|span| span.get_days() <= JUST_PAST)
            });
            lately.map(|(day, _)| day).or_else(|| at(Pick::Next))
        }
        Anchor::Before(moment) => interval(&moment, None, Pick::Next, context).ok().map(|found| found.last),
        Anchor::Issue => context.issued,
        _ => None,
    };
    let words = |from: usize, to: usize| {
        let text = tokens.span(from, to).of(text);
        text.split(|c: char| c.is_whitespace() || c == '*' || c == '_')
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let rule = match count.anchor {
        Anchor::Moment(moment) => format!("{unit} from {}", words(moment.from, moment.to)),
        Anchor::Before(moment) => format!("{unit} before {}", words(moment.from, moment.to)),
        Anchor::Issue => format!("{unit} from issue"),
        Anchor::Event { from, to, before: false } => format!("{unit} from {}", words(from, to)),
        Anchor::Event { from, to, before: true } => format!("{unit} before {}", words(from, to)),
        Anchor::Previous => format!("{unit} from previous deadline"),
        Anchor::Unsaid => unit,
    };
    let mut doubt = None;
    let end = base.and_then(|base| end_of(count, base, context, &mut doubt));
    let deadline = Deadline {
        purpose: false,
        phrase: tokens.span(count.first, count.last),
        relation: Relation::Relative,
        start: end
            .and(base)
            .filter(|base| Some(*base) <= end)
            .and_then(|base| if count.unit == Unit::Hour { Some(base) } else { base.tomorrow().ok() }),
        end,
        time: None::<Time>,
        confidence: if doubt.is_some() { Confidence::Approximate } else { Confidence::Exact },
        rule: Some(rule),
        form: if end.is_some() { Form::CountFromIssue } else { Form::Count },
    };
    (deadline, doubt)
}

fn end_of(count: &Count, base: Date, context: &Context, doubt: &mut Option<DoubtKind>) -> Option<Date> {
    let number = i64::from(count.number);
    if let Anchor::Before(_) = count.anchor {
        let days = if count.unit == Unit::Week { number * 7 } else { number };
        return base.checked_sub(days.days()).ok();
    }
    match count.unit {
        Unit::Hour => base.checked_add(((number + 23) / 24).days()).ok(),
        Unit::Day => base.checked_add(number.days()).ok(),
        Unit::WorkingDay => {
            let (end, listed) = context.calendar.add_working_days(base, count.number);
            *doubt = (!listed).then_some(DoubtKind::RulesOnly);
            Some(end)
        }
        Unit::Week => base.checked_add(number.weeks()).ok(),
        Unit::Month => base.checked_add(number.months()).ok(),
        Unit::Year => base.checked_add(number.years()).ok(),
    }
}
