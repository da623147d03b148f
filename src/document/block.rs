//! What a document is made of, whichever program wrote it: paragraphs with their numbers written out, and tables as grids.

use super::note::Note;

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Para(Para),
    Table(Table),
}

/// Paragraphs in the order of the document, those of tables too.
pub fn paras(blocks: &[Block]) -> Vec<&Para> {
    fn gather<'b>(blocks: &'b [Block], found: &mut Vec<&'b Para>) {
        for block in blocks {
            match block {
                Block::Para(para) => found.push(para),
                Block::Table(table) => {
                    table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| gather(&cell.blocks, found));
                }
            }
        }
    }
    let mut found = Vec::new();
    gather(blocks, &mut found);
    found
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Para {
    /// The number or bullet that a list puts before it, as it shows: "2.1.", "a)", "-"; empty where there is none.
    pub marker: String,
    /// How deep in its list.
    pub depth: usize,
    /// The rank of a heading, from 1; 0 where it is none.
    pub level: usize,
    pub centred: bool,
    pub words: Words,
    /// Footnotes and endnotes that are called in it, in order.
    pub footnotes: Vec<Words>,
    pub notes: Vec<Note>,
}

impl Para {
    /// A sign stands before it, and no number.
    pub fn has_bullet(&self) -> bool {
        !self.marker.is_empty() && !self.marker.contains(char::is_alphanumeric)
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_blank() && self.footnotes.is_empty()
    }
}

/// Words with their emphasis; a line break within a paragraph is `\n`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<Run>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub look: Look,
}

/// How words are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub bold: bool,
    pub slanted: bool,
}

impl Words {
    /// Of all paragraphs, a blank between; tables have none.
    pub fn of(blocks: &[Block]) -> Self {
        let mut words = Self::default();
        for block in blocks {
            let Block::Para(para) = block else { continue };
            if !words.is_blank() {
                words.push(" ", Look::default());
            }
            words.extend(&para.words);
        }
        words
    }

    pub fn push(&mut self, text: &str, look: Look) {
        match self.0.last_mut().filter(|run| run.look == look) {
            Some(run) => run.text.push_str(text),
            None if text.is_empty() => {}
            None => self.0.push(Run { text: text.to_owned(), look }),
        }
    }

    pub fn extend(&mut self, other: &Words) {
        other.0.iter().for_each(|run| self.push(&run.text, run.look));
    }

    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    pub fn text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }

    /// Tabs that only set words in go: at the start, and behind a number or bullet that was typed.
    pub fn tabs_evened(&self) -> Self {
        let text = self.text();
        let lead = text.len() - text.trim_start().len();
        let first = text[lead..].find('\t').map(|at| lead + at).filter(|at| {
            let marker = &text[lead..*at];
            let closes = marker.ends_with(['.', ')', '/']) || !marker.contains(char::is_alphanumeric);
            marker.chars().count() <= 8 && closes && !marker.trim().contains(' ')
        });
        let mut words = Self::default();
        let mut at = 0;
        for run in &self.0 {
            for c in run.text.chars() {
                if at >= lead {
                    let mut letter = [0; 4];
                    words.push(if Some(at) == first { " " } else { c.encode_utf8(&mut letter) }, run.look);
                }
                at += c.len_utf8();
            }
        }
        words
    }

    /// Whether every letter and figure is bold.
    pub fn is_bold(&self) -> bool {
        let mut said = self.0.iter().filter(|run| run.text.contains(char::is_alphanumeric)).peekable();
        said.peek().is_some() && said.all(|run| run.look.bold)
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Said to be repeated on every page.
    pub is_head: bool,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Counted from 0.
    pub column: usize,
    /// Columns it takes up, at least 1.
    pub span: usize,
    /// It is merged with the cell above it.
    pub continues: bool,
    pub blocks: Vec<Block>,
}

impl Cell {
    pub fn paras(&self) -> Vec<&Para> {
        paras(&self.blocks)
    }

    pub fn is_empty(&self) -> bool {
        self.paras().iter().all(|para| para.is_empty() && para.marker.is_empty())
    }
}

impl Table {
    /// Columns of the widest row.
    pub fn width(&self) -> usize {
        self.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column + cell.span).max().unwrap_or(0)
    }
}
