//! A table as pipes: one row for the head, merged cells resolved, the words of a cell on one line.
//!
//! A cell merged downwards holds for each of its rows, as in a workbook, but a number counts once. A cell that takes up several columns
//! stands in the first of them; where that is the column of numbers, a group's name stands beside its number.

use super::block::{Cell, Row, Table};
use super::fault::{Fault, Limit};
use super::pasted::Manner;
use super::write::marked;
use crate::vietnamese::fold::fold;

/// Rows of a head at most.
const MOST_HEAD: usize = 3;

/// The table's rows as lines, the title above its head as a paragraph.
pub fn pipes(table: &Table, manner: Manner) -> Result<String, Fault> {
    let width = table.width();
    let rows: Vec<&Row> = table.rows.iter().filter(|row| !row.cells.is_empty()).collect();
    let titled = rows.iter().take_while(|row| is_title(row, width)).count();
    let mut out = String::new();
    for cell in rows[..titled].iter().flat_map(|row| &row.cells).filter(|cell| !cell.is_empty()) {
        out.push_str(&format!("{}\n\n", words(cell, false, manner)));
    }
    let rows = &rows[titled..];
    let depth = head_depth(rows);
    let (head, body) = rows.split_at(depth.min(rows.len()));
    let head = head_cells(head, width, manner);
    let numbers = head.first().is_some_and(|cell| is_number_head(cell));
    let mut above: Vec<String> = vec![String::new(); width];
    line(&mut out, &head);
    out.push_str(&format!("|{}\n", " --- |".repeat(width)));
    for row in body {
        let mut cells = vec![String::new(); width];
        for cell in &row.cells {
            let text = words(cell, true, manner);
            let at = cell.column;
            if cell.continues {
                if !(numbers && at == 0) {
                    cells[at].clone_from(&above[at]);
                }
            } else if numbers && at == 0 && cell.span > 1 && width > 1 {
                (cells[0], cells[1]) = number_and_name(&text);
            } else {
                cells[at] = text;
            }
        }
        above.clone_from(&cells);
        if cells.iter().any(|cell| !cell.is_empty()) {
            line(&mut out, &cells);
        }
        // A merged cell stands in the file once and in the rows any number of times.
        if out.len() > super::MOST_TEXT {
            return Err(Fault::TooLarge(Limit::Text));
        }
    }
    Ok(out)
}

fn line(out: &mut String, cells: &[String]) {
    out.push_str(&format!("| {} |\n", cells.join(" | ")));
}

/// One cell over the whole width.
fn is_title(row: &Row, width: usize) -> bool {
    width > 1 && row.cells.iter().any(|cell| cell.span == width && !cell.continues)
}

/// Rows that the head takes up: those repeated on every page, or as far down as its cells are merged.
fn head_depth(rows: &[&Row]) -> usize {
    let said = rows.iter().take_while(|row| row.is_head).count();
    if (1..=MOST_HEAD).contains(&said) && said < rows.len() {
        return said;
    }
    let Some(first) = rows.first() else { return 1 };
    let parted = first.cells.iter().any(|cell| cell.span > 1);
    let merged = rows[1..].iter().take_while(|row| row.cells.iter().any(|cell| cell.continues)).count();
    if parted && (1..MOST_HEAD).contains(&merged) && merged + 1 < rows.len() { merged + 1 } else { 1 }
}

/// What each column is headed, from the uppermost row down.
fn head_cells(rows: &[&Row], width: usize, manner: Manner) -> Vec<String> {
    let mut heads = vec![String::new(); width];
    for row in rows {
        for cell in row.cells.iter().filter(|cell| !cell.continues && !cell.is_empty()) {
            // Emphasis says nothing in a head.
            let text = words(cell, false, manner).replace("**", "");
            for head in heads.iter_mut().skip(cell.column).take(cell.span) {
                if !head.is_empty() {
                    head.push(' ');
                }
                head.push_str(&text);
            }
        }
    }
    heads
}

fn is_number_head(head: &str) -> bool {
    matches!(fold(head).trim_matches(['.', ' ', '*', '#']), "tt" | "stt" | "so tt" | "so thu tu" | "no" | "")
}

/// "I. Nhóm chỉ tiêu" parted into number and name.
fn number_and_name(text: &str) -> (String, String) {
    let bare = text.trim_start_matches('*');
    let marks = &text[..text.len() - bare.len()];
    let (number, name) = bare.split_once(' ').unwrap_or((bare, ""));
    let plain = number.trim_end_matches(['.', ')', '/', '*']);
    let roman = !plain.is_empty() && plain.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let letter = number.len() > plain.len() && plain.len() == 1 && plain.bytes().all(|b| b.is_ascii_uppercase());
    let figure =
        plain.starts_with(|c: char| c.is_ascii_digit()) && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !name.is_empty() && (roman || letter || figure) {
        let name = if number.ends_with('*') { name.to_owned() } else { format!("{marks}{name}") };
        (plain.to_owned(), name)
    } else {
        (String::new(), text.to_owned())
    }
}

/// The paragraphs of a cell on one line. Two that no sign parts are two things.
fn words(cell: &Cell, in_row: bool, manner: Manner) -> String {
    let mut out = String::new();
    for para in cell.paras() {
        let text = if para.is_empty() {
            // A column of numbers that Word counts by itself.
            para.marker.trim_end_matches(['.', ')']).to_owned()
        } else {
            marked(para, true, manner)
        };
        if text.is_empty() {
            continue;
        }
        let open = out.trim_end_matches('*').ends_with(|c: char| c.is_alphabetic() || c == ')');
        let begins =
            text.trim_start_matches('*').starts_with(|c: char| c.is_uppercase() || matches!(c, '-' | '+' | '•'));
        match out.is_empty() {
            true => {}
            false if in_row && open && begins => out.push_str("; "),
            false => out.push(' '),
        }
        out.push_str(&text);
    }
    out
}
