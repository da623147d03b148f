//! Documents cited in a text: kind, number, date, issuer, title.
//!
//! Read in one pass over the words: at each place a kind with its number ("Nghị quyết số
//! 57-NQ/TW"), a number that stands for itself, an act by name ("Luật Đo lường"). What follows the
//! number, date and issuer in either order, belongs to the citation; its title is told beside it.
//! Members of a list share a kind printed once before them and an issuer printed once after them.
//! Under which entry a citation counts is said by `citation_key`.

use crate::source::Span;
use crate::vietnamese::citation_kind::{Kind, after_so};
use crate::vietnamese::citation_number::{DocumentNumber, Trust, blank_at, number_at};
use crate::vietnamese::citation_tail::{Draft, issuer_before, only_joints, restore_decision, share, tail};
use crate::vietnamese::issuer::issuer_at;
use crate::vietnamese::law;
use crate::vietnamese::word::{Gap, Words, tidy};
use jiff::civil::Date;

/// One document as cited at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The whole phrase from kind to issuer, without the title; bytes of the text as given.
    pub span: Span,
    /// None where neither a name nor the number's letters tell it (an official letter's often do not).
    pub kind: Option<Kind>,
    /// Without spaces and line breaks, dashes as hyphens: `57-NQ/TW`. None for an act cited by name
    /// and where the number is left blank on paper.
    pub number: Option<Box<str>>,
    /// The letters of the number, folded: `nq tw`; empty where there are none.
    pub symbol: Box<str>,
    pub date: Option<Date>,
    /// The year where it is told: in the number, by the date, or after an act's name.
    pub year: Option<i16>,
    pub issuer: Option<Box<str>>,
    /// What it is about; for an act cited by name, that name.
    pub title: Option<Box<str>>,
}

impl Citation {
    /// The phrase on one line, as it is printed in the text it was read from.
    pub fn printed(&self, text: &str) -> String {
        tidy(self.span.of(text))
    }
}

/// Takes text (precomposed or not, with or without Markdown emphasis); gives the documents it cites,
/// in order, their spans apart from each other.
pub fn read(text: &str) -> Vec<Citation> {
    read_words(&Words::new(text))
}

/// As [`read`], for a caller that has the words already.
pub fn read_words(words: &Words) -> Vec<Citation> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let listed = drafts.last().filter(|last| only_joints(words, last.words.end..at));
        match draft_at(words, at, listed.and_then(|last| last.kind)) {
            Some(draft) => {
                at = draft.words.end;
                drafts.push(draft);
            }
            None => at += 1,
        }
    }
    share(words, &mut drafts);
    drafts.into_iter().map(|draft| finish(words, draft)).collect()
}

fn draft_at(words: &Words, at: usize, inherited: Option<Kind>) -> Option<Draft> {
    if let Some((kind, end)) = Kind::at(words, at) {
        let act = kind.is_act().then(|| act_by_name(words, at, kind, end)).flatten();
        return act.or_else(|| named(words, at, kind, end));
    }
    let (place, trust) = match after_so(words, at) {
        Some(place) => (place, Trust::Named),
        None if inherited.is_some() => (at, Trust::Named),
        None => (at, Trust::Alone),
    };
    let number = number_at(words, place, trust)?;
    let kind = inherited.or_else(|| Kind::of_letters(number.symbol.split(' ').next().unwrap_or_default()));
    Some(complete(words, at, kind, None, number))
}

/// A kind by name, then perhaps its issuer, perhaps a few words, "số", the number.
fn named(words: &Words, at: usize, kind: Kind, end: usize) -> Option<Draft> {
    if words.gap(end) == Gap::Paragraph {
        return None;
    }
    let (issuer, end) = match words.plain(end) {
        "của" => match issuer_at(words, end + 1) {
            Some(after) => (Some(words.line(end + 1..after)), after),
            None => (None, end),
        },
        _ => (None, end),
    };
    let (place, announced) = number_place(words, end)?;
    if let Some(number) = number_at(words, place, Trust::Named) {
        return Some(complete(words, at, Some(kind), issuer, number));
    }
    if let Some((symbol, after)) = blank_at(words, place).filter(|_| announced) {
        let mut draft = Draft::new(at..after, Some(kind));
        draft.symbol = symbol;
        draft.issuer = issuer;
        return Some(tail(words, draft)).filter(|draft| draft.date.is_some() || draft.issuer.is_some());
    }
    bare_number(words, at, kind, issuer, place, announced)
}

/// Where the number stands after a kind's name: at once, after "số", or after "số" that comes a few
/// small words later ("Báo cáo thẩm định số"). Another kind's name may not stand between.
fn number_place(words: &Words, end: usize) -> Option<(usize, bool)> {
    let colon = usize::from(words.is_mark(end, ':') && words.gap(end + 1) == Gap::Space);
    if let Some(place) = after_so(words, end + colon) {
        return Some((place, true));
    }
    // "KẾT LUẬN CỦA GIÁM ĐỐC SỞ" over "1. …" cites nothing.
    if words.gap(end) != Gap::Paragraph && (words.is_number(end) || is_lettered_serial(words.written(end))) {
        return Some((end, false));
    }
    for skip in 1..=4 {
        let passed = end + skip - 1;
        if words.mark(passed).is_some() || words.plain(passed) == "của" || Kind::at(words, passed).is_some() {
            return None;
        }
        match after_so(words, end + skip) {
            // "kế hoạch đề ra một số": here "số" is no number's herald.
            Some(place) if number_at(words, place, Trust::Named).is_some() => return Some((place, true)),
            Some(_) => return None,
            None => {}
        }
    }
    None
}

fn is_lettered_serial(word: &str) -> bool {
    word.len() <= 6 && word.is_ascii() && word.starts_with(|c: char| c.is_ascii_digit())
}

/// "Nghị quyết 57 của Bộ Chính trị", "Nghị định số 73 ngày …": a number without letters. It needs a
/// date or an issuer to be one, or "số" after a kind that is spoken of so.
fn bare_number(
    words: &Words,
    at: usize,
    kind: Kind,
    issuer: Option<String>,
    place: usize,
    announced: bool,
) -> Option<Draft> {
    let serial = words.number(place).filter(|serial| *serial > 0 && words.written(place).len() <= 5)?;
    let joined = words.gap(place + 1) == Gap::None
        && matches!(words.mark(place + 1), Some('/' | '-' | '.' | ',' | ':' | '%'))
        && words.get(place + 2).is_some_and(|_| words.gap(place + 2) == Gap::None);
    let is_year = !announced && (1945..=2099).contains(&serial);
    if joined || is_year || !(words.is_capital(at) || announced) {
        return None;
    }
    let mut draft = Draft::new(at..place + 1, Some(kind));
    draft.number = Some(words.written(place).to_string());
    let early_issuer = issuer.is_some();
    draft.issuer = issuer;
    let draft = tail(words, draft);
    let told = draft.date.is_some() || early_issuer || (draft.issuer.is_some() && kind.goes_by_number());
    let spoken = kind.goes_by_number() && words.is_capital(at) && !counts(words, place + 1);
    (told || spoken).then_some(draft)
}

/// Words with which a sentence goes on after a document's number.
#[rustfmt::skip]
const SENTENCE: &[&str] = &[
    "về", "của", "ngày", "và", "hoặc", "để", "thì", "có", "đã", "được", "quy", "theo", "trong", "năm",
];

/// The number counts what follows ("Quyết định 05 nhiệm vụ", "05%").
fn counts(words: &Words, at: usize) -> bool {
    let small_word = words.mark(at).is_none() && !words.is_capital(at) && words.gap(at) == Gap::Space;
    (small_word && !SENTENCE.contains(&words.plain(at))) || matches!(words.mark(at), Some('%'))
}

fn act_by_name(words: &Words, at: usize, kind: Kind, end: usize) -> Option<Draft> {
    let school = matches!(words.plain(at.wrapping_sub(1)), "học" | "khoa" | "trường" | "văn" | "pháp" | "viện");
    if !words.is_capital(at) || school || !matches!(words.plain(end - 1), "luật" | "lệnh" | "pháp") {
        return None;
    }
    let named = match kind {
        Kind::Constitution => {
            let (year, end) = law::year_after(words, end);
            law::Named { end, name_end: at + 2, year: Some(year?) }
        }
        _ => law::name_at(words, end)?,
    };
    let mut draft = Draft::new(at..named.end, Some(kind));
    draft.year = named.year;
    draft.title = Some(words.line(at..named.name_end));
    // "Luật Đo lường số 04/2011/QH13": the number makes it a citation like any other.
    if let Some(number) = after_so(words, named.end).and_then(|place| number_at(words, place, Trust::Named)) {
        draft.words.end = number.end;
        draft.symbol = number.symbol;
        draft.year = draft.year.or(number.year);
        draft.number = Some(number.text);
    }
    Some(tail(words, draft))
}

fn complete(words: &Words, at: usize, kind: Option<Kind>, issuer: Option<String>, number: DocumentNumber) -> Draft {
    let mut draft = Draft::new(at..number.end, kind);
    draft.number = Some(number.text);
    draft.symbol = number.symbol;
    draft.year = number.year;
    draft.issuer = issuer;
    let mut draft = tail(words, draft);
    if draft.kind == Some(Kind::Decision) {
        restore_decision(&mut draft);
    }
    if draft.issuer.is_none() {
        draft.issuer = issuer_before(words, at);
    }
    draft
}

fn finish(words: &Words, draft: Draft) -> Citation {
    Citation {
        span: words.span(draft.words.clone()),
        kind: draft.kind,
        number: draft.number.map(String::into_boxed_str),
        symbol: draft.symbol.into_boxed_str(),
        date: draft.date,
        year: draft.year.or(draft.date.map(Date::year)),
        issuer: draft.issuer.map(String::into_boxed_str),
        title: draft.title.map(String::into_boxed_str),
    }
}
