//! Blocks as the text that `import` reads: a blank line between paragraphs, numbers and bullets before them, emphasis as in Markdown.
//!
//! A paragraph that is known to end where it ends is closed with U+2029, the paragraph separator, so that nobody takes the next one for
//! its rest. That is known unless the document was made from a PDF, whose paragraphs are the lines of pages.

use super::block::{Block, Look, Para, Words};
use super::emphasis::inline;
use super::fault::{Fault, Limit};
use super::note::Note;
use super::pasted::{self, Manner};
use super::{layout, table};

/// Closes a paragraph for certain.
const ENDS: char = '\u{2029}';

/// So many paragraphs that go on in the next one tell that paragraphs were cut by pages.
const CUT: usize = 2;

/// A text in the making, with what was left out of it by line.
#[derive(Debug, Default)]
pub struct Writer {
    pub text: String,
    pub notes: Vec<(usize, Note)>,
    /// As far as lines are counted, and how many there are up to there.
    counted: (usize, usize),
}

/// The text of a document, and what it does not carry, each by its line from 0.
pub fn write(blocks: &[Block]) -> Result<Writer, Fault> {
    let blocks = layout::unfolded(blocks);
    let manner = Manner::of(&blocks);
    let ends = !manner.is_marked() && cuts(&blocks) < CUT;
    let mut writer = Writer::default();
    let mut pending: Vec<Note> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Para(para) if para.is_empty() => pending.extend(para.notes.iter().cloned()),
            Block::Para(para) => {
                let before = at.checked_sub(1).map(|before| &blocks[before]);
                let is_row =
                    manner.is_marked() && before.is_some_and(|before| is_next_row(before, para, &blocks[at + 1..]));
                if !is_row {
                    writer.part();
                }
                writer.tell(&std::mem::take(&mut pending));
                writer.tell(&para.notes);
                writer.para(para, manner);
                let next = blocks[at + 1..].iter().find_map(|block| match block {
                    Block::Para(next) if next.is_empty() => None,
                    Block::Para(next) => Some(goes_on(next)),
                    Block::Table(_) => Some(false),
                });
                if ends && next != Some(true) {
                    writer.text.push(ENDS);
                }
                writer.text.push('\n');
            }
            Block::Table(own) => {
                writer.part();
                writer.tell(&std::mem::take(&mut pending));
                let paras = own.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.paras());
                let notes: Vec<Note> = paras.flat_map(|para| para.notes.iter().cloned()).collect();
                writer.tell(&notes);
                writer.text.push_str(&table::pipes(own, manner)?);
            }
        }
        if writer.text.len() > super::MOST_TEXT {
            return Err(Fault::TooLarge(Limit::Text));
        }
    }
    writer.tell(&pending);
    Ok(writer)
}

impl Writer {
    /// A blank line before what comes.
    fn part(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn tell(&mut self, notes: &[Note]) {
        if notes.is_empty() {
            return;
        }
        let (up_to, lines) = self.counted;
        let line = lines + self.text[up_to..].matches('\n').count();
        self.counted = (self.text.len(), line);
        self.notes.extend(notes.iter().map(|note| (line, note.clone())));
    }

    fn para(&mut self, para: &Para, manner: Manner) {
        if para.has_bullet() {
            self.text.push_str(&"  ".repeat(para.depth));
        }
        let text = para.words.text();
        let says_its_rank = manner.is_marked() && text.trim_start().starts_with('#');
        if para.level > 0 && para.marker.is_empty() && is_heading(&text) && !says_its_rank {
            self.text.push_str(&"#".repeat((para.level + 1).min(6)));
            self.text.push(' ');
            self.text.push_str(inline(&single_line(&para.words.tabs_evened()), false, manner).trim());
            return;
        }
        self.text.push_str(&marked(para, false, manner));
    }
}

/// Whether a paragraph is the next row of a table of pipes that the block before it began.
fn is_next_row(before: &Block, para: &Para, after: &[Block]) -> bool {
    let Block::Para(before) = before else { return false };
    let is_row = |para: &Para| para.words.text().trim_start().starts_with('|');
    let heads_a_table = || match after.first() {
        Some(Block::Para(next)) => pasted::is_rule(next.words.text().trim()),
        Some(Block::Table(_)) | None => false,
    };
    is_row(before) && is_row(para) && !heads_a_table()
}

/// The words of a paragraph behind its marker, and its footnotes behind them.
pub fn marked(para: &Para, in_cell: bool, manner: Manner) -> String {
    // A numbered heading is known by its number and by standing out; a rank beside it would contradict one or the other.
    let head = para.level > 0 && !para.has_bullet() && !para.marker.is_empty() && is_heading(&para.words.text());
    let mut words = Words::default();
    if !para.marker.is_empty() {
        let look = Look { bold: head || para.words.is_bold(), slanted: false };
        words.push(&para.marker, look);
        words.push(" ", look);
    }
    // In a Markdown text the blanks before a line tell how deep it stands.
    let own = if manner.is_marked() { para.words.clone() } else { para.words.tabs_evened() };
    for run in own.runs() {
        words.push(&run.text, Look { bold: head || run.look.bold, slanted: run.look.slanted });
    }
    let mut out = inline(&words, in_cell, manner);
    for note in &para.footnotes {
        let note = inline(&single_line(note), in_cell, manner);
        out.push_str(&format!(" (chú thích: {})", note.trim().trim_end_matches('.')));
    }
    out
}

/// A rank is given to whole paragraphs by mistake; a heading is short and no sentence.
fn is_heading(text: &str) -> bool {
    text.chars().count() <= 200 && !text.trim_end().ends_with(['.', ';', ','])
}

fn single_line(words: &Words) -> Words {
    let mut single = Words::default();
    words.runs().iter().for_each(|run| single.push(&run.text.replace('\n', " "), run.look));
    single
}

/// Paragraphs that go on in the next one.
fn cuts(blocks: &[Block]) -> usize {
    let paras: Vec<&Para> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Para(para) if !para.is_empty() && !para.centred => Some(para),
            _ => None,
        })
        .collect();
    let open = |para: &Para| !para.words.text().trim_end().ends_with(['.', ';', ':', '!', '?', '…', ')']);
    paras.windows(2).filter(|pair| open(pair[0]) && goes_on(pair[1])).count()
}

/// Begins with a small letter that numbers nothing.
fn goes_on(para: &Para) -> bool {
    let text = para.words.text();
    let text = text.trim_start();
    let letter = text.chars().nth(1).is_some_and(|c| matches!(c, ')' | '.'));
    para.marker.is_empty() && text.starts_with(char::is_lowercase) && !letter
}

#[cfg(test)]
mod tests {
    use super::*;

    fn para(text: &str) -> Block {
        let mut words = Words::default();
        words.push(text, Look::default());
        Block::Para(Para { words, ..Para::default() })
    }

    #[test]
    fn paragraphs_end_for_certain_unless_pages_cut_them() {
        let whole = write(&[para("Đánh giá công tác"), para("Trong tháng, Sở họp.")]).expect("a text");
        assert_eq!(whole.text, "Đánh giá công tác\u{2029}\n\nTrong tháng, Sở họp.\u{2029}\n");
        let cut =
            write(&[para("Các phòng đã hoàn thành"), para("mức được giao và"), para("trình Sở.")]).expect("a text");
        assert!(!cut.text.contains(ENDS), "{}", cut.text);
    }
}
