//! Whether a document is a Markdown text that was pasted into an office program: its marks then mean what they say.
//!
//! Told by all its paragraphs together. In other documents a star is a footnote's, a hash a number's and a bar a bar, and one such sign
//! that happens to stand like a mark makes no Markdown of them.

use super::block::{Block, paras};

/// So many marks that can be nothing else tell a Markdown text.
const ENOUGH: usize = 2;

/// How the paragraphs of a document are to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As an office program set them: signs are only signs.
    Set,
    /// As a Markdown text: its marks are marks.
    Marked,
}

impl Manner {
    pub fn of(blocks: &[Block]) -> Self {
        let texts: Vec<String> = paras(blocks).iter().map(|para| para.words.text()).collect();
        let lines: Vec<&str> = texts.iter().flat_map(|text| text.split('\n')).map(str::trim).collect();
        let marks: usize = lines.iter().map(|line| usize::from(is_headed(line)) + pairs(line)).sum();
        let tables = lines.windows(2).filter(|pair| pair[0].starts_with('|') && is_rule(pair[1])).count();
        if marks + ENOUGH * tables >= ENOUGH { Self::Marked } else { Self::Set }
    }

    pub fn is_marked(self) -> bool {
        self == Self::Marked
    }
}

/// "## Nhiệm vụ".
fn is_headed(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    let rank = line.len() - words.len();
    (1..=6).contains(&rank) && words.starts_with(' ') && words.contains(char::is_alphabetic)
}

/// The line below the head of a table: "| --- | :-: |".
pub fn is_rule(line: &str) -> bool {
    line.starts_with('|') && line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// Words between two or three stars, and those between single ones that no letter or figure touches from outside.
fn pairs(line: &str) -> usize {
    let mut count = 0;
    let mut open: Option<usize> = None;
    let mut before = None;
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let stars = rest.len() - rest.trim_start_matches('*').len();
        let after = if stars > 0 { &rest[stars..] } else { &rest[c.len_utf8()..] };
        if stars > 0 {
            let next = after.chars().next();
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
            let closes = !blank(before) && (stars > 1 || !word(next));
            let opens = stars <= 3 && word(next) && (stars > 1 || !word(before));
            match open {
                Some(own) if own == stars && closes => {
                    count += 1;
                    open = None;
                }
                _ => open = opens.then_some(stars),
            }
        }
        before = Some(c);
        rest = after;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block::{Look, Para, Words};

    fn manner(text: &str) -> Manner {
        let para = |line: &str| {
            let mut words = Words::default();
            words.push(line, Look::default());
            Block::Para(Para { words, ..Para::default() })
        };
        Manner::of(&text.split('\n').map(para).collect::<Vec<_>>())
    }

    #[test]
    fn marks_that_can_be_nothing_else_tell() {
        for text in [
            "## THÔNG BÁO\n### **Kết luận của Giám đốc**",
            "**I. Đánh giá**\n**II. Nhiệm vụ**",
            "nội dung *cải cách hành chính* và (*nếu có*)",
            "| TT | Nội dung |\n| --- | --- |\n| 1 | Trình |",
            "***a*** và **b**",
        ] {
            assert_eq!(manner(text), Manner::Marked, "{text}");
        }
    }

    #[test]
    fn signs_that_happen_to_stand_there_do_not() {
        for text in [
            "Ghi chú: (*) số liệu ước tính; (**) chưa kể xã A",
            "* Văn phòng Sở\n* Thanh tra Sở",
            "3 * 4 * 5 = 60, 2*3*4 = 24",
            "# Ghi chú",
            "#khoahoc #congnghe\n#1",
            "Sản phẩm*\nGiá**\n*Đã gồm thuế\n**Chưa gồm phí",
            "***\n****\n| a | b |\n| c | d |",
            "Mẫu **A** theo quy định",
        ] {
            assert_eq!(manner(text), Manner::Set, "{text}");
        }
    }
}
