//! The TOML between `+++` lines: what a notice says of itself.

use jiff::civil::Date;

use super::{Front, Issued, Meeting, NoticeKind, Signature};
use crate::config::record::Record;
use crate::config::{IssuerIx, Offices, TomlText, Written};
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::period::Period;
use crate::source::{Place, SourceId, Span};

const FENCE: &str = "+++";

/// Where the front matter and the body of a text stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    pub toml: Span,
    pub body: usize,
}

/// Splits a text at its `+++` lines; their want is reported.
pub fn split(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Option<Parts> {
    let lead = text.len() - text.trim_start().len();
    let first_line = text[lead..].lines().next().unwrap_or_default();
    if first_line.trim_end() != FENCE {
        let place = Place::new(source, Span::new(lead, lead + first_line.len()));
        diagnostics.report(Code::NoFrontMatter, place);
        return None;
    }
    let start = (lead + first_line.len() + 1).min(text.len());
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some(Parts { toml: Span::new(start, at), body: at + line.len() });
        }
        at += line.len();
    }
    diagnostics.report(Code::OpenFrontMatter, Place::new(source, Span::new(lead, lead + FENCE.len())));
    None
}

/// Reads the front matter. `None` where its issuer is not known, since then no name in the body can be resolved.
pub fn read(text: TomlText, offices: &Offices, diagnostics: &mut Diagnostics) -> Option<Front> {
    let text = text.mended(diagnostics);
    let table = text.parse(diagnostics);
    let record = Record::new(&text, table.get_ref(), Span::new(0, 0));
    let kinds = [("notice", NoticeKind::Notice), ("programme", NoticeKind::Programme), ("report", NoticeKind::Report)];
    let kind = record.choice("kind", &kinds, diagnostics).unwrap_or_default();
    let title = record.needed_text("title", "title = \"Kết luận tại Hội nghị trực báo tuần 7\"", diagnostics);
    let known = offices.issuers.first().map_or("skhcn-quang-tri", |issuer| issuer.id.as_str());
    let issuer = record.needed_text("issuer", &format!("issuer = \"{known}\""), diagnostics);
    let number = record.text("number", diagnostics).map(|number| number.value).filter(|number| !number.is_empty());
    let issued = match record.day_or_month("issued", diagnostics).map(|issued| issued.value) {
        Some(Ok(day)) => Issued::Day(day),
        Some(Err(Period::Month(year, month))) => Issued::Month(year, month),
        _ => Issued::Unsaid,
    };
    let place = record.text("place", diagnostics).map(|place| place.value);
    let reviews = record.period("reviews", diagnostics);
    if let (Some(reviews), Issued::Day(issued)) = (&reviews, issued) {
        check_reviewed(reviews, issued, diagnostics);
    }
    let reviews = reviews.map(|period| period.value);
    let directs = record.period("directs", diagnostics).map(|period| period.value);
    let supersedes = record.texts("supersedes", diagnostics);
    let original = record.text("original", diagnostics);
    let aliases = record.texts("aliases", diagnostics);
    let recipients = record.texts("recipients", diagnostics);
    let tables = record.texts("tables", diagnostics);
    let meeting = record.table("meeting", diagnostics).map(|meeting| read_meeting(meeting, issued, diagnostics));
    let signature = record.table("signature", diagnostics).map(|signature| read_signature(signature, diagnostics));
    record.finish(diagnostics);
    let issuer = issuer.and_then(|issuer| find_issuer(offices, &issuer.value, issuer.place, diagnostics));
    Some(Front {
        kind,
        title: title?.value,
        issuer: issuer?,
        number,
        issued,
        place,
        reviews,
        directs,
        supersedes,
        original,
        aliases,
        recipients: recipients.into_iter().map(|recipient| recipient.value).collect(),
        tables,
        meeting: meeting.unwrap_or_default(),
        signature: signature.unwrap_or_default(),
    })
}

fn find_issuer(offices: &Offices, id: &str, place: Place, diagnostics: &mut Diagnostics) -> Option<IssuerIx> {
    let found = offices.find_issuer(id);
    if found.is_none() {
        let known = || offices.issuers.iter().map(|issuer| issuer.id.as_str());
        diagnostics
            .report(Code::UnknownIssuer, place)
            .with("id", id)
            .with("known", known().collect::<Vec<_>>().join(", "))
            .near(nearest(id, known()));
    }
    found
}

/// A notice looks back on what has begun, and not on what is long over: such a line was left from an older file.
fn check_reviewed(reviews: &Written<Period>, issued: Date, diagnostics: &mut Diagnostics) {
    let over = reviews.value.days().1.until(issued).is_ok_and(|since| since.get_days() > 300);
    if over && !matches!(reviews.value, Period::Year(_)) {
        diagnostics
            .report(Code::LongOver, reviews.place)
            .with("period", reviews.value.to_string())
            .with("issued", issued.to_string());
    }
    if reviews.value.days().0 > issued {
        diagnostics
            .report(Code::PeriodAhead, reviews.place)
            .with("period", reviews.value.to_string())
            .with("issued", issued.to_string());
    }
}

fn read_meeting(record: Record, issued: Issued, diagnostics: &mut Diagnostics) -> Meeting {
    let date = record.day("date", diagnostics);
    if let (Some(date), Issued::Day(issued)) = (&date, issued)
        && date.value.until(issued).is_ok_and(|since| !(0..=366).contains(&since.get_days()))
    {
        diagnostics
            .report(Code::MeetingDay, date.place)
            .with("meeting", date.value.to_string())
            .with("issued", issued.to_string());
    }
    let date = date.map(|day| day.value);
    let kind = record.text("kind", diagnostics).map(|kind| kind.value);
    let chair = record.text("chair", diagnostics).map(|chair| chair.value);
    let present = record.texts("present", diagnostics).into_iter().map(|name| name.value).collect();
    let absent = record.texts("absent", diagnostics).into_iter().map(|name| name.value).collect();
    record.finish(diagnostics);
    Meeting { date, kind, chair, present, absent }
}

fn read_signature(record: Record, diagnostics: &mut Diagnostics) -> Signature {
    let authority = record.text("authority", diagnostics).map(|text| text.value);
    let role = record.text("role", diagnostics).map(|text| text.value);
    let name = record.text("name", diagnostics).map(|text| text.value);
    record.finish(diagnostics);
    Signature { authority, role, name }
}
