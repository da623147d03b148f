//! Marks of secrecy: Mật, Tối mật, Tuyệt mật, as the Law on Protection of State Secrets (29/2018/QH14, article 8) names them and as they
//! stand on the head of a paper.

use super::lines;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Place, SourceId, Span};
use crate::vietnamese::fold::fold;

/// Longest first: the first that fits is the one meant.
const MARKS: [&str; 3] = ["TUYỆT MẬT", "TỐI MẬT", "MẬT"];

/// In lines that say something. A mark stands above or beside the issuer's name; further down the word is one of the text.
const HEAD: usize = 40;

pub fn check(source: SourceId, text: &str, diagnostics: &mut Diagnostics) {
    let said = lines(text).filter(|line| !line.of(text).trim().is_empty());
    for line in said.take(HEAD) {
        for cell in cells(line.of(text), line.start()) {
            if let Some(mark) = mark(cell.of(text)) {
                diagnostics.report(Code::SecretText, Place::new(source, cell)).with("mark", mark);
            }
        }
    }
}

/// What stands between pipes and tabs, without blanks, emphasis and brackets.
fn cells(line: &str, start: usize) -> impl Iterator<Item = Span> {
    let mut at = start;
    line.split(['|', '\t']).filter_map(move |cell| {
        let begin = at;
        at += cell.len() + 1;
        let idle = |c: char| c.is_whitespace() || "*_#>()[]-–:.\"".contains(c);
        let inner = cell.trim_matches(idle);
        let lead = cell.len() - cell.trim_start_matches(idle).len();
        (!inner.is_empty()).then(|| Span::new(begin + lead, begin + lead + inner.len()))
    })
}

/// In capitals as a whole, or told as the degree of secrecy: "Độ mật: Tối mật", `secrecy = "Mật"`.
fn mark(cell: &str) -> Option<&'static str> {
    if let Some(mark) = MARKS.into_iter().find(|mark| *mark == cell) {
        return Some(mark);
    }
    // Longer than any such line.
    if cell.len() > 64 {
        return None;
    }
    let folded = fold(cell);
    let degree = ["do mat", "muc do mat", "secrecy", "do_mat"].into_iter().find_map(|key| folded.strip_prefix(key))?;
    let degree = degree.trim_matches(|c: char| !c.is_alphanumeric());
    MARKS.into_iter().find(|mark| fold(mark) == degree)
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn a_mark_is_a_whole_cell_in_capitals_or_the_degree_of_secrecy() {
        for (cell, found) in [
            ("MẬT", Some("MẬT")),
            ("TỐI MẬT", Some("TỐI MẬT")),
            ("Độ mật: Tuyệt mật", Some("TUYỆT MẬT")),
            ("secrecy = \"Mật", Some("MẬT")),
            ("Mật", None),
            ("GIẢI MẬT", None),
            ("Độ mật: không", None),
            ("BÍ MẬT NHÀ NƯỚC", None),
            ("Công tác bảo mật", None),
        ] {
            assert_eq!(mark(cell), found, "{cell}");
        }
    }
}
