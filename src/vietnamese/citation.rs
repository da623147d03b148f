//! Documents cited in a text: kind, number, date, issuer, title.
//!
//! Read in one pass over the words: at each place a kind with its number ("Nghị quyết số
//! 57-NQ/TW"), a number that stands for itself, an act by name ("Luật Đo lường"). What follows the
//! number, date and issuer in either order, belongs to the citation; its title is told beside it.
//! Members of a list share a kind printed once before them and an issuer printed once after them.
//! Under which entry a citation counts is said by `citation_key`.

use crate::source::Span;
use crate::vietnamese::citation_date::date_at;
use crate::vietnamese::citation_kind::{Kind, after_so};
use crate::vietnamese::citation_number::{DocumentNumber, Trust, blank_at, number_at};
use crate::vietnamese::citation_title::title_at;
use crate::vietnamese::issuer::issuer_at;
use crate::vietnamese::law;
use crate::vietnamese::word::{Gap, Shape, Words};
use jiff::civil::Date;
use std::ops::Range;

/// One document as cited at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The whole phrase from kind to issuer, without the title; bytes of the text as given.
    pub span: Span,
    /// None where neither a name nor the number's letters tell it (an official letter's often do not).
    pub kind: Option<Kind>,
    /// Without spaces and line breaks, dashes as hyphens: `57-NQ/TW`. None for an act cited by name
    /// and where the number is left blank on paper.
    pub number: Option<String>,
    /// The letters of the number, folded: `nq tw`; empty where there are none.
    pub symbol: String,
    /// The phrase on one line, as printed.
    pub printed: String,
    pub date: Option<Date>,
    /// The year where it is told: in the number, by the date, or after an act's name.
    pub year: Option<i16>,
    pub issuer: Option<String>,
    /// What it is about; for an act cited by name, that name.
    pub title: Option<String>,
}

/// A citation being read: places in the words.
struct Draft {
    words: Range<usize>,
    kind: Option<Kind>,
    number: Option<String>,
    symbol: String,
    year: Option<i16>,
    date: Option<Date>,
    same_day: bool,
    issuer: Option<String>,
    title: Option<String>,
}

/// Takes text (precomposed or not, with or without Markdown emphasis); gives the documents it cites,
/// in order, their spans apart from each other.
pub fn read(text: &str) -> Vec<Citation> {
    read_words(text, &Words::new(text))
}

/// As [`read`], for a caller that has the words already.
pub fn read_words(text: &str, words: &Words) -> Vec<Citation> {
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
    drafts.into_iter().map(|draft| finish(text, words, draft)).collect()
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
    if words.is_number(end) || is_lettered_serial(words.written(end)) {
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

/// The number counts what follows ("Quyết định 05 nhiệm vụ"), or is a legal part of speech.
fn counts(words: &Words, at: usize) -> bool {
    let small_word = words.mark(at).is_none() && !words.is_capital(at) && words.gap(at) == Gap::Space;
    small_word
        && !matches!(
            words.plain(at),
            "về" | "của"
                | "ngày"
                | "và"
                | "hoặc"
                | "để"
                | "thì"
                | "có"
                | "đã"
                | "được"
                | "quy"
                | "theo"
                | "trong"
                | "năm"
        )
        || matches!(words.mark(at), Some('%'))
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

/// Scanners read the Đ of "QĐ" as they can: "476/QP-UBND". Where the kind is printed as well, the
/// letters are put right.
fn restore_decision(draft: &mut Draft) {
    let Some(misread) = ["qp", "op", "qdp", "0d", "od", "qb"]
        .iter()
        .find(|misread| draft.symbol.strip_prefix(**misread).is_some_and(|rest| rest.starts_with(' ')))
    else {
        return;
    };
    let Some(number) = &draft.number else { return };
    if let Some(at) = number.to_lowercase().find(misread).filter(|at| number.is_char_boundary(*at)) {
        let rest = number.get(at + misread.len()..).unwrap_or_default();
        draft.number = Some(format!("{}QĐ{rest}", &number[..at]));
        draft.symbol = draft.symbol.replacen(misread, "qd", 1);
    }
}

/// "(được UBND tỉnh giao tại Quyết định số …": the issuer stands before, the subject of the verb.
fn issuer_before(words: &Words, at: usize) -> Option<String> {
    let verb = at.checked_sub(2)?;
    let said = matches!(words.plain(verb + 1), "tại" | "theo") && words.plain(verb) == "giao";
    let verb = if said { verb } else { at.checked_sub(3)? };
    let passed = matches!(words.plain(at - 1), "tại" | "theo")
        && words.any_phrase(verb, &["ban hành", "phê duyệt", "quy định"]) == Some(at - 1);
    if !(said || passed) {
        return None;
    }
    let start = (verb.saturating_sub(8)..verb).find(|start| issuer_at(words, *start) == Some(verb))?;
    Some(words.line(start..verb))
}

/// Date, issuer and title after a number; date and issuer in either order, a comma before each.
fn tail(words: &Words, mut draft: Draft) -> Draft {
    for _ in 0..3 {
        let end = draft.words.end;
        let at = if words.is_mark(end, ',') { end + 1 } else { end };
        if draft.date.is_none()
            && !draft.same_day
            && let Some((date, same_day, after)) = date_after(words, at)
        {
            (draft.date, draft.same_day, draft.words.end) = (date, same_day, after);
        } else if draft.issuer.is_none()
            && (matches!(words.plain(at), "của" | "do") || words.written(at) == "cua")
            && let Some(after) = issuer_at(words, at + 1)
        {
            draft.issuer = Some(words.line(at + 1..after));
            draft.words.end = after;
        } else {
            break;
        }
    }
    // "Luật số … quy định": of a law the sentence goes on so, it does not give a title.
    if draft.title.is_none() && !draft.kind.is_some_and(Kind::is_act) {
        let start = past_name(words, draft.words.end);
        draft.title = title_at(words, start).map(|title| words.line(title));
    }
    draft
}

/// The name of the person who signed, between issuer and title: "… UBND tỉnh Trần Văn B về việc …".
fn past_name(words: &Words, at: usize) -> usize {
    let name =
        (at..at + 6).find(|place| words.get(*place).is_none_or(|word| word.shape != Shape::Capital)).unwrap_or(at);
    if words.plain(name) == "về" { name } else { at }
}

/// "ngày 22/12/2024", "ký ngày …", "(22/12/2024)", "cùng ngày 05/3/2025".
fn date_after(words: &Words, at: usize) -> Option<(Option<Date>, bool, usize)> {
    if words.gap(at) == Gap::Paragraph {
        return None;
    }
    let open = usize::from(words.is_mark(at, '('));
    let mut place = at + open;
    if let Some(after) = words.any_phrase(place, &["ban hành", "ký", "đề", "cùng"]) {
        if words.plain(after) != "ngày" {
            return None;
        }
        place = after;
    }
    let same_day = words.plain(place.saturating_sub(1)) == "cùng";
    // A whole date follows, so "ngay" can only be "ngày" without its marks.
    if words.folded(place) == "ngay" {
        place += 1;
    } else if open == 0 {
        return None;
    }
    match date_at(words, place) {
        Some((date, end)) => {
            let closed = open == 1 && words.is_mark(end, ')');
            (open == 0 || closed).then(|| (Some(date), same_day, end + open))
        }
        None if same_day => Some((None, true, place)),
        None => None,
    }
}

/// Only what joins the members of a list stands between two citations.
fn only_joints(words: &Words, between: Range<usize>) -> bool {
    between.len() <= 3
        && between.into_iter().all(|at| matches!(words.plain(at), "," | ";" | "và" | "&" | "hoặc" | "hay" | "số"))
}

/// An issuer printed once after the last of a list holds for those before it whose number has the
/// same letters; a day called "the same" is that of the one before.
fn share(words: &Words, drafts: &mut [Draft]) {
    for at in (1..drafts.len()).rev() {
        let (before, after) = drafts.split_at_mut(at);
        let (Some(left), Some(right)) = (before.last_mut(), after.first_mut()) else { continue };
        let between = left.words.end..right.words.start;
        let listed = between.len() <= 3
            && between.into_iter().all(|at| matches!(words.plain(at), "," | ";" | "và" | "&" | "số"));
        if listed && left.issuer.is_none() && left.symbol == right.symbol && !left.symbol.is_empty() {
            left.issuer.clone_from(&right.issuer);
        }
        if listed && right.same_day && right.date.is_none() {
            right.date = left.date;
        } else if listed && right.same_day && left.date.is_none() {
            left.date = right.date;
        }
    }
}

fn finish(text: &str, words: &Words, draft: Draft) -> Citation {
    let span = words.span(draft.words.clone());
    Citation {
        span,
        kind: draft.kind,
        number: draft.number,
        symbol: draft.symbol,
        printed: crate::vietnamese::word::tidy(span.of(text)),
        date: draft.date,
        year: draft.year.or(draft.date.map(Date::year)),
        issuer: draft.issuer,
        title: draft.title,
    }
}

impl Draft {
    fn new(words: Range<usize>, kind: Option<Kind>) -> Self {
        Self {
            words,
            kind,
            number: None,
            symbol: String::new(),
            year: None,
            date: None,
            same_day: false,
            issuer: None,
            title: None,
        }
    }
}
