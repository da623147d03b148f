//! The heads and feet of pages: numbers of pages go without a word, other words are told, and a notice's own head that stands there is
//! read as its head.

use super::block::Block;
use super::note::{Left, Note};
use crate::vietnamese::fold::fold;

/// Takes what stands in each margin; gives the blocks that belong before the body, and what is told of the rest.
pub fn sorted(margins: Vec<Vec<Block>>) -> (Vec<Block>, Vec<Note>) {
    let mut head = Vec::new();
    let mut notes: Vec<Note> = Vec::new();
    for blocks in margins {
        let text: Vec<String> = blocks.iter().map(words).collect();
        let folded = fold(&text.join(" "));
        if folded.contains("cong hoa xa hoi chu nghia") && head.is_empty() {
            head = blocks;
        } else if !numbers_pages(&folded) {
            let note = Note::left(Left::Margin, &text.join(" "));
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    (head, notes)
}

fn words(block: &Block) -> String {
    match block {
        Block::Para(para) => para.words.text(),
        Block::Table(table) => {
            let paras = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.paras());
            paras.map(|para| para.words.text()).collect::<Vec<_>>().join(" ")
        }
    }
}

/// "Trang 2/5", "Page 2 of 5", "- 2 -", or nothing.
fn numbers_pages(folded: &str) -> bool {
    let mut words = folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.all(|word| matches!(word, "trang" | "so" | "page" | "of" | "tren"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_pages_is_known() {
        for (text, expected) in [("Trang 2/5", true), ("- 2 -", true), ("", true), ("Sở Khoa học", false)] {
            assert_eq!(numbers_pages(&fold(text)), expected, "{text}");
        }
    }
}
