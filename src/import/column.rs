//! Two columns of a page, or the cells of a row, that stand on one line of a text.
//!
//! Not for tables of tasks or indicators: only the head and the end of a notice are set so.

use super::clean::Line;
use super::styled::Styled;
use crate::vietnamese::fold::fold;

/// The columns of a line, or the cells of a row, without marks.
pub fn pieces(line: &Line) -> Vec<String> {
    let mut pieces = pieces_with_blanks(line);
    pieces.retain(|piece| piece.chars().any(char::is_alphanumeric));
    pieces
}

fn pieces_with_blanks(line: &Line) -> Vec<String> {
    let columns = if line.text.starts_with('|') {
        // Words of a cell that are set in bold one after the other stood on lines of their own.
        line.text.split('|').flat_map(|cell| cell.split_inclusive("** ")).map(str::to_owned).collect()
    } else {
        line.columns.clone()
    };
    let bare = |text: &String| Styled::parse(text.trim().trim_start_matches('#').trim()).text().replace("**", "");
    columns.iter().map(bare).collect()
}

/// The columns of a line of the head. A blank that is to be filled in by hand is no gap between columns: "Số:      /TB-SKHCN" and
/// "ngày      tháng 3 năm 2025" are one field each.
pub fn fields(line: &Line) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    for piece in pieces_with_blanks(line) {
        let open = fields.last().is_some_and(|before| {
            let folded = fold(before);
            let last = folded.trim_end_matches([' ', ',', '.', '…', '_']).rsplit([' ', ',']).next().unwrap_or_default();
            let number = matches!(folded.trim_matches([' ', '.', '…', '_']), "so" | "so:") && is_number_rest(&piece);
            number || (matches!(last, "ngay" | "thang" | "nam") && goes_on_with_date(last, &piece))
        });
        match fields.last_mut().filter(|_| open) {
            Some(before) => {
                before.push(' ');
                before.push_str(&piece);
            }
            None => fields.push(piece),
        }
    }
    fields.retain(|field| field.chars().any(char::is_alphanumeric));
    fields
}

/// What stands behind "Số:": a figure, or the slash behind a blank one.
fn is_number_rest(piece: &str) -> bool {
    piece.trim_start_matches(['.', '…', '_', ' ']).starts_with(|c: char| c == '/' || c.is_ascii_digit())
}

/// What stands behind "ngày", "tháng", "năm" with a blank between: the figure, or the next of these words.
fn goes_on_with_date(last: &str, piece: &str) -> bool {
    let folded = fold(piece);
    let rest = folded.trim_start_matches(['.', '…', '_', ' ']);
    let next = match last {
        "ngay" => "thang",
        "thang" => "nam",
        _ => "2",
    };
    rest.starts_with(next) || rest.starts_with(|c: char| c.is_ascii_digit())
}
