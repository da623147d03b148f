//! What stands around a document's number and belongs to it: date, issuer, title, and the members of
//! a list that share them.
//!
//! Works on a draft, a citation still made of places in the words; `citation` finds the number and
//! makes the finished value.

use crate::vietnamese::citation_date::date_at;
use crate::vietnamese::citation_kind::Kind;
use crate::vietnamese::citation_title::title_at;
use crate::vietnamese::issuer::issuer_at;
use crate::vietnamese::word::{Gap, Shape, Words};
use jiff::civil::Date;
use std::ops::Range;

/// A citation being read: places in the words.
pub(crate) struct Draft {
    pub words: Range<usize>,
    pub kind: Option<Kind>,
    pub number: Option<String>,
    pub symbol: String,
    pub year: Option<i16>,
    pub date: Option<Date>,
    pub same_day: bool,
    pub issuer: Option<String>,
    pub title: Option<String>,
}

impl Draft {
    pub(crate) fn new(words: Range<usize>, kind: Option<Kind>) -> Self {
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

/// Date, issuer and title after a number; date and issuer in either order, a comma before each.
pub(crate) fn tail(words: &Words, mut draft: Draft) -> Draft {
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

/// "(được UBND tỉnh giao tại Quyết định số …": the issuer stands before, the subject of the verb.
pub(crate) fn issuer_before(words: &Words, at: usize) -> Option<String> {
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

/// Scanners read the Đ of "QĐ" as they can: "476/QP-UBND". Where the kind is printed as well, the
/// letters are put right.
pub(crate) fn restore_decision(draft: &mut Draft) {
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

/// Only what joins the members of a list stands between two citations.
pub(crate) fn only_joints(words: &Words, between: Range<usize>) -> bool {
    between.len() <= 3
        && between.into_iter().all(|at| matches!(words.plain(at), "," | ";" | "và" | "&" | "hoặc" | "hay" | "số"))
}

/// An issuer printed once after the last of a list holds for those before it whose number has the
/// same letters; a day called "the same" is that of the one before.
pub(crate) fn share(words: &Words, drafts: &mut [Draft]) {
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
