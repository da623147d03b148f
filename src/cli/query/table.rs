//! A table for the terminal. Columns are as wide as their letters stand: Vietnamese marks may be letters of their own that take no room.

use std::io::IsTerminal;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Format;

/// The least room of the column that gives way.
const LEAST: usize = 24;
const GAP: usize = 2;

/// Rows under a head, every row as long as the head.
pub struct Table<const N: usize> {
    rows: Vec<[String; N]>,
    /// The column that is cut where the terminal is too narrow.
    gives_way: usize,
}

impl<const N: usize> Table<N> {
    pub fn new(head: [String; N], gives_way: usize) -> Self {
        let mut table = Self { rows: Vec::new(), gives_way };
        table.push(head);
        table
    }

    pub fn push(&mut self, row: [String; N]) {
        self.rows.push(row.map(|cell| plain(&cell)));
    }

    /// In a format for people: Markdown where it is asked for, else for the terminal.
    pub fn formed(&self, format: Format) -> String {
        match format {
            Format::Markdown => format!("{}\n", self.markdown()),
            _ => self.told(terminal_width()),
        }
    }

    /// As a Markdown table: nothing is cut, and no cell says more than its letters.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for (at, row) in self.rows.iter().enumerate() {
            let cells = row.each_ref().map(|cell| escaped(cell));
            out.push_str(&format!("| {} |\n", cells.join(" | ")));
            if at == 0 {
                out.push_str(&format!("|{}\n", " --- |".repeat(N)));
            }
        }
        out
    }

    /// At most `width` columns wide where there is room for all but the column that gives way; `None` cuts nothing.
    pub fn told(&self, width: Option<usize>) -> String {
        let mut widths = [0; N];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        if let Some(width) = width {
            let others: usize = widths.iter().sum::<usize>() - widths[self.gives_way] + GAP * (N - 1);
            let left = width.saturating_sub(others).max(LEAST);
            widths[self.gives_way] = widths[self.gives_way].min(left);
        }
        let mut out = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(widths) {
                let cell = cut(cell, width);
                line.push_str(&cell);
                line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width()) + GAP));
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// How wide the terminal is: as `COLUMNS` says, else as it says itself; `None` where the reader is no terminal.
pub fn terminal_width() -> Option<usize> {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let asked = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    said.or_else(|| std::io::stdout().is_terminal().then(asked).flatten())
}

/// On one line, and nothing that a terminal would obey.
fn plain(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What Markdown would take for its own is text.
fn escaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for c in cell.chars() {
        if matches!(c, '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut room = width.saturating_sub(1);
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let wide = c.width().unwrap_or_default();
        if wide > room {
            break;
        }
        room -= wide;
        end = at + c.len_utf8();
    }
    // Between words, where there is more than one.
    let whole = if text[end..].starts_with(' ') { end } else { text[..end].rfind(' ').unwrap_or(end) };
    format!("{}…", text[..whole].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_whatever_their_letters_are_made_of() {
        let mut table = Table::new(["Hạn", "Việc"].map(String::from), 1);
        // "hoàn" composed, and with its marks apart.
        table.push(["hoàn".to_owned(), "một".to_owned()]);
        table.push(["hoa\u{300}n".to_owned(), "hai\u{1b}[31m\nba".to_owned()]);
        let told = table.told(None);
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines[0], "Hạn   Việc");
        assert_eq!(lines[1], "hoàn  một");
        assert_eq!(lines[2], "hoa\u{300}n  hai [31m ba");
    }

    #[test]
    fn the_column_that_gives_way_is_cut_to_the_width() {
        let mut table = Table::new(["A", "B"].map(String::from), 1);
        table.push(["12345".to_owned(), "Trình Giám đốc Sở bộ tiêu chí chấm điểm các phòng".to_owned()]);
        let told = table.told(Some(40));
        assert!(told.lines().all(|line| line.width() <= 40), "{told}");
        assert!(told.contains("Trình Giám đốc Sở bộ tiêu chí…"), "{told}");
    }
}
