//! What an import writes, block by block, and the Markdown it becomes.

use super::markdown::{Room, write};
use super::styled::Styled;

/// How an item is marked in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kin {
    Bulleted,
    /// The number and how many digits it was written with.
    Numbered(u32, usize),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Out {
    Heading {
        level: usize,
        words: Styled,
        attributes: String,
    },
    Para {
        words: Styled,
        attributes: String,
    },
    Item {
        depth: usize,
        kin: Kin,
        words: Styled,
        attributes: String,
    },
    /// A further paragraph of the item above.
    More {
        depth: usize,
        words: Styled,
    },
    Table {
        head: Vec<String>,
        rows: Vec<Row>,
    },
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub cells: Vec<Styled>,
    /// The cell in which the row is said to be no task.
    pub info: Option<usize>,
}

/// The blocks as Markdown.
pub fn markdown(blocks: &[Out]) -> String {
    let mut text = String::new();
    // Where the words of each open item begin.
    let mut margins: Vec<usize> = Vec::new();
    let mut before: Option<&Out> = None;
    for block in blocks {
        // A number other than 1 begins no list right below words.
        let tight = match (before, block) {
            (Some(Out::Item { depth: above, kin: first, .. }), Out::Item { depth, kin, .. }) => match (first, kin) {
                (_, Kin::Bulleted) => true,
                (Kin::Numbered(..), Kin::Numbered(..)) => above == depth,
                (Kin::Bulleted, Kin::Numbered(..)) => false,
            },
            _ => false,
        };
        if !text.is_empty() && !tight {
            text.push('\n');
        }
        match block {
            Out::Heading { level, words, attributes } => {
                let line = format!("{} {}", "#".repeat((*level).clamp(2, 6)), write(words, Room::Heading));
                push(&mut text, 0, &line, attributes);
            }
            Out::Para { words, attributes } => push(&mut text, 0, &write(words, Room::Line), attributes),
            Out::Item { depth, kin, words, attributes } => {
                margins.truncate(*depth);
                let margin = margins.last().copied().unwrap_or(0);
                let mark = match kin {
                    Kin::Bulleted => "- ".to_owned(),
                    Kin::Numbered(number, digits) => format!("{number:0digits$}. "),
                };
                push(&mut text, margin, &format!("{mark}{}", write(words, Room::Line)), attributes);
                margins.push(margin + mark.len());
            }
            Out::More { depth, words } => {
                let margin = margins.get(*depth).or(margins.last()).copied().unwrap_or(0);
                push(&mut text, margin, &write(words, Room::Line), "");
            }
            Out::Table { head, rows } => table(&mut text, head, rows),
        }
        if !matches!(block, Out::Item { .. } | Out::More { .. }) {
            margins.clear();
        }
        before = Some(block);
    }
    text
}

fn push(text: &mut String, margin: usize, line: &str, attributes: &str) {
    text.push_str(&" ".repeat(margin));
    text.push_str(line);
    if !attributes.is_empty() {
        text.push_str(&format!(" {{{attributes}}}"));
    }
    text.push('\n');
}

fn table(text: &mut String, head: &[String], rows: &[Row]) {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    text.push_str(&line(head.iter().map(|cell| write(&Styled::plain(cell), Room::Cell)).collect()));
    text.push_str(&format!("|{}\n", " --- |".repeat(head.len())));
    for row in rows {
        let cell = |at: usize| {
            let words = row.cells.get(at).map_or_else(String::new, |cell| write(cell, Room::Cell));
            if row.info == Some(at) { format!("{words} {{.info}}") } else { words }
        };
        let cells = (0..head.len()).map(cell);
        text.push_str(&line(cells.collect()));
    }
}
