//! Where the rows of a table begin whose columns only blanks set apart, and what goes on with the row above.

use super::clean::Line;
use crate::source::Span;
use crate::vietnamese::fold::fold;

/// How rows are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By the numbers in the first column.
    Numbered,
    /// By lines that have words in every column.
    Plain,
}

/// Whether a line begins a row, or goes on with the last one; none where that is not clear.
pub fn begins(cells: &[String], last: Option<&[String]>, kind: Kind) -> Option<bool> {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let small = |cell: &String| cell.starts_with(char::is_lowercase);
    let begins = match (kind, cells[0].is_empty()) {
        (Kind::Numbered, false) => {
            // A number in the middle of its row: the words above it would have gone to the row before.
            if !is_ordinal(&cells[0]) || cells[1].is_empty() || small(&cells[1]) {
                return None;
            }
            true
        }
        (Kind::Numbered, true) => filled >= 2 && has_no_number(&cells[1]),
        (Kind::Plain, true) => false,
        (Kind::Plain, false) if filled == cells.len() => !cells.iter().any(small),
        (Kind::Plain, false) => {
            let ended = last.is_some_and(|last| last[0].ends_with(['.', ';']));
            let anew = !small(&cells[0]) && (ended || filled >= 2 && !cells[1..].iter().any(small));
            // A row with an empty cell, or the second line of one: nobody can tell.
            if anew {
                return None;
            }
            false
        }
    };
    (begins || last.is_some()).then_some(begins)
}

/// A sum, or a part of the row above, stands in a table without a number.
fn has_no_number(name: &str) -> bool {
    let folded = fold(name);
    name.starts_with(['-', '–', '+']) || folded.starts_with("tong") || folded.starts_with("cong")
}

/// Goes on with each cell of the last row; none where two figures would become one.
pub fn extend(rows: &mut [(Span, Vec<String>)], line: &Line, cells: &[String]) -> Option<()> {
    let (at, row) = rows.last_mut()?;
    *at = at.until(line.at.end());
    for (cell, more) in row.iter_mut().zip(cells).filter(|(_, more)| !more.is_empty()) {
        if is_figure(cell) && is_figure(more) {
            return None;
        }
        let cut = cell.ends_with('/') || (cell.ends_with('-') && !cell.ends_with(" -"));
        if !cell.is_empty() && !cut {
            cell.push(' ');
        }
        cell.push_str(more);
    }
    Some(())
}

fn is_figure(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'%' | b' '))
}

/// "1", "2.1", "IV", "a)".
pub fn is_ordinal(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')', '/']);
    let figure = bare.len() <= 6 && bare.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let roman = bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    !bare.is_empty() && (figure || roman || bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic))
}
