//! Names in brackets: "Phòng Quản lý Khoa học - Công nghệ (Phòng KH-CN)".
//!
//! A bracket may name the unit that the words before it name in full. It does not where a sentence stands around it: in
//! "Ngày 29/01/2024, Giám đốc Sở Khoa học và Công nghệ (KH&CN) chủ trì …" it shortens two words of the office's name, and no
//! room is meant. So the words outside must be of a name's build, and nothing may follow the bracket.

use crate::vietnamese::unit_cell::name_range;
use crate::vietnamese::unit_form::{Part, Strength, agree, parts};
use crate::vietnamese::unit_name::{KINDS, form, unmanaged};
use crate::vietnamese::word::Words;

/// Parts of the longest name that is waited for.
const LONGEST: usize = 16;

/// Whether the bracket's words, `inside`, can be another name of what stands `outside` before it; `after` is the text
/// behind the bracket.
pub(crate) fn glosses(outside: &str, inside: &str, after: &str) -> bool {
    let words = Words::new(after);
    if !name_range(&words).is_empty() {
        return false;
    }
    let words = Words::new(outside);
    let range = name_range(&words);
    if range.is_empty() {
        return true;
    }
    let long: Vec<Part> = parts(&words, range.clone()).into_iter().map(|placed| placed.part).collect();
    if long.len() > LONGEST || long.contains(&Part::Stop) || range.clone().any(|at| words.is_number(at)) {
        return false;
    }
    let short = form(inside);
    // "Tổng hợp kinh phí (Phòng KHTC)": work, and whose it is.
    let name = after_kind(&long).is_some() || long.iter().all(Part::is_initial);
    names_kind(&short) && name || shortens(&short, &long)
}

/// "Phòng KH-CN": with its kind a name speaks for itself.
fn names_kind(short: &[Part]) -> bool {
    after_kind(short).is_some_and(|rest| !rest.is_empty())
}

/// "KH-CN" for "Phòng Khoa học - Công nghệ": the whole name, or all of it but its kind. In "Giám đốc Sở Khoa học và Công nghệ" more
/// than that is left over.
fn shortens(short: &[Part], long: &[Part]) -> bool {
    let bare = after_kind(long).unwrap_or(long);
    let managed = unmanaged(bare);
    [long, bare, &managed].iter().any(|long| agree(long, short, Strength::Folded))
}

fn after_kind<'f, 'w>(name: &'f [Part<'w>]) -> Option<&'f [Part<'w>]> {
    KINDS.iter().find_map(|kind| {
        let kind = form(kind);
        let (head, rest) = name.split_at_checked(kind.len())?;
        agree(head, &kind, Strength::Folded).then_some(rest)
    })
}
