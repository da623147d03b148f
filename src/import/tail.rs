//! The end of a notice: to whom it goes, and who signed it.

use super::clean::Line;
use super::column::pieces;
use crate::source::Span;
use crate::vietnamese::fold::fold;

#[derive(Debug, Default, PartialEq)]
pub struct Tail {
    pub recipients: Vec<String>,
    pub authority: Vec<String>,
    pub role: Vec<String>,
    pub name: Option<String>,
    pub left_out: Vec<(Span, String)>,
}

/// Lines from the end among which the list of recipients is looked for.
const REACH: usize = 80;

/// Where the tail begins, what it says, and where it ends: an annex may follow.
pub fn read(lines: &[Line]) -> (usize, Tail, usize) {
    let from = lines.len().saturating_sub(REACH);
    let begins = |line: &Line| pieces(line).first().is_some_and(|piece| is_recipients_head(piece));
    let signs = |line: &Line| pieces(line).iter().any(|piece| is_authority(piece));
    let start = (from..lines.len()).rev().find(|at| begins(&lines[*at]));
    let signed = (from..lines.len()).find(|at| signs(&lines[*at]));
    let own = signed_by(&lines[..start.unwrap_or(lines.len())]);
    // A signature may stand above the recipients.
    let start = match (start, signed) {
        (Some(start), Some(signed)) if signed < start && start - signed <= 8 => signed,
        (Some(start), _) => own.unwrap_or(start),
        (None, Some(signed)) if lines.len() - signed <= 8 => signed,
        (None, _) => match own {
            Some(own) => own,
            None => return (lines.len(), Tail::default(), lines.len()),
        },
    };
    let mut tail = Tail::default();
    let mut end = start;
    while let Some(line) = lines.get(end) {
        if !pieces(line).into_iter().all(|piece| tail.take(&piece, line.at)) {
            break;
        }
        end += 1;
    }
    (start, tail, end)
}

/// Where a signature begins that ends these lines: a role in capitals, perhaps "(Đã ký)", and a name.
fn signed_by(lines: &[Line]) -> Option<usize> {
    let (name, above) = lines.split_last()?;
    let above = match above.split_last() {
        Some((last, rest)) if is_signed(&last.text) => rest,
        _ => above,
    };
    let role = |line: &Line| {
        let folded = fold(&line.text);
        let roles = ["giam doc", "chu tich", "bi thu", "truong", "chanh van phong", "chanh thanh tra"];
        is_capitals(&line.text) && roles.iter().any(|role| folded.contains(role))
    };
    (is_name(&name.text) && above.last().is_some_and(role)).then(|| above.len() - 1)
}

/// "(Đã ký)", in the place of a signature.
fn is_signed(piece: &str) -> bool {
    fold(piece).trim_matches(['(', ')', ' ']).starts_with("da ky")
}

fn is_recipients_head(piece: &str) -> bool {
    let folded = fold(piece);
    // A cell holds the whole list, each behind its dash.
    folded.starts_with("noi nhan")
        && (folded.chars().count() < 60 || folded.trim_start_matches("noi nhan").trim_start().starts_with(": -"))
}

/// Signed in another's name: "TL. GIÁM ĐỐC".
fn is_authority(piece: &str) -> bool {
    ["TL.", "TM.", "KT.", "TUQ.", "T/L", "T/M", "K/T"].iter().any(|mark| piece.starts_with(mark))
        && piece.chars().count() < 80
        && piece.chars().all(|c| !c.is_lowercase())
}

fn is_capitals(piece: &str) -> bool {
    piece.chars().any(char::is_alphabetic) && piece.chars().all(|c| !c.is_lowercase()) && piece.chars().count() < 80
}

fn is_name(piece: &str) -> bool {
    let words: Vec<&str> = piece.split(' ').collect();
    (2..=6).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’'))
        })
}

impl Tail {
    /// Takes one piece of a line; false where it is no part of a tail.
    fn take(&mut self, piece: &str, at: Span) -> bool {
        let bullet = piece.trim_start_matches(['-', '–', '+', '•', '*', ' ']);
        if is_recipients_head(piece) {
            let (head, rest) = piece.split_once(':').unwrap_or((piece, ""));
            self.left_out.push((at, head.to_owned()));
            if is_authority(rest.trim()) {
                // The columns of recipients and signature ran together.
                self.authority.push(rest.trim().to_owned());
                return true;
            }
            self.recipients.extend(rest.split(';').filter_map(recipient));
        } else if bullet.len() < piece.len() {
            let beside = bullet.split_once("; ").filter(|(_, role)| self.signs() && is_capitals(role));
            if let Some((_, role)) = beside {
                self.role.push(role.to_owned());
            }
            let bullet = beside.map_or(bullet, |(bullet, _)| bullet);
            self.recipients.extend(bullet.split("; -").filter_map(recipient));
        } else if is_signed(piece) {
            self.left_out.push((at, piece.to_owned()));
        } else if self.name.is_none() && is_authority(piece) {
            self.authority.push(piece.to_owned());
        } else if self.name.is_none() && is_capitals(piece) {
            self.role.push(piece.to_owned());
        } else if self.name.is_none() && self.signs() && is_name(piece) {
            self.name = Some(piece.to_owned());
        } else if self.signs() || piece.chars().count() >= 80 {
            return false;
        } else if let Some(last) = self.recipients.last_mut() {
            // A recipient that did not fit on its line.
            last.push(' ');
            last.push_str(piece.trim_end_matches([';', '.']));
        } else {
            return false;
        }
        true
    }

    fn signs(&self) -> bool {
        !self.authority.is_empty() || !self.role.is_empty()
    }
}

fn recipient(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches(['-', '–', ' ']).trim_end_matches([';', '.', ',']).trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::clean;

    #[test]
    fn recipients_and_signature_are_read() {
        let text = "Thực hiện./.\n\n### **Nơi nhận:**\n\n- Ban Giám đốc;\n- Lưu: VT, VP.\n\n**TL.GIÁM ĐỐC\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG**\n\nTrần Thị A\n\nPhụ lục kèm theo thông báo\n";
        let (lines, _) = clean::lines(text);
        let (start, tail, end) = read(&lines);
        assert_eq!((start, end), (1, 8));
        assert_eq!(tail.recipients, ["Ban Giám đốc", "Lưu: VT, VP"]);
        assert_eq!(tail.authority, ["TL.GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG"]);
        assert_eq!((tail.role, tail.name.as_deref()), (vec!["PHÓ CHÁNH VĂN PHÒNG".to_owned()], Some("Trần Thị A")));
        assert_eq!(read(&lines[..1]).0, 1);
    }

    #[test]
    fn columns_side_by_side_are_told_apart() {
        let (lines, _) =
            clean::lines("Nơi nhận:            GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.            Nguyễn Văn A\n");
        let (_, tail, end) = read(&lines);
        let (cells, _) = clean::lines(
            "| ***Nơi nhận:*** - Như trên; - Các phòng, ban của huyện; - Lưu: VT. | **TL. CHỦ TỊCH** **CHÁNH VĂN PHÒNG** **Lò Văn A** |\n| --- | --- |\n",
        );
        let (start, celled, _) = read(&cells);
        assert_eq!(
            (start, celled.recipients),
            (0, ["Như trên", "Các phòng, ban của huyện", "Lưu: VT"].map(str::to_owned).to_vec())
        );
        assert_eq!((celled.role, celled.name.as_deref()), (vec!["CHÁNH VĂN PHÒNG".to_owned()], Some("Lò Văn A")));
        assert_eq!(
            (tail.recipients.len(), tail.role.len(), tail.name.as_deref(), end),
            (2, 1, Some("Nguyễn Văn A"), 3)
        );
    }
}
