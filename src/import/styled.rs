//! A line of words with what is bold and what is slanted in it.
//!
//! Converters open and close emphasis anywhere, also inside a word or a number and across a page break, where no Markdown reader
//! would see it. So marks are read here by a looser rule than Markdown's, and `markdown` writes only those it can write safely.

use std::ops::Range;

/// How one byte of a text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub bold: bool,
    pub slanted: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Styled {
    text: String,
    /// One a byte.
    styles: Vec<Style>,
}

/// Emphasis marks that wait to be closed: where their text begins, and how many.
struct Open {
    at: usize,
    mark: char,
    count: usize,
}

impl Styled {
    pub fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), styles: vec![Style::default(); text.len()] }
    }

    /// Reads emphasis marks and backslash escapes. Marks that are never closed are words of the text.
    pub fn parse(raw: &str) -> Self {
        let mut out = Self::default();
        let mut open: Vec<Open> = Vec::new();
        let mut rest = raw;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            if c == '\\' && after.starts_with(|next: char| next.is_ascii_punctuation()) {
                out.push_char(after.chars().next().unwrap_or(c), &open);
                rest = &after[1..];
            } else if matches!(c, '*' | '_') {
                let count = rest.chars().take_while(|next| *next == c).count();
                rest = &rest[count..];
                out.marks(c, count, rest.chars().next(), &mut open);
            } else {
                out.push_char(c, &open);
                rest = after;
            }
        }
        out.give_back(open);
        out.trimmed()
    }

    fn push_char(&mut self, c: char, open: &[Open]) {
        // Doubled spaces mean nothing.
        if c == ' ' && (self.text.ends_with(' ') || self.text.is_empty()) {
            return;
        }
        let has = |counts: &[usize]| open.iter().any(|open| counts.contains(&open.count));
        let style = Style { bold: has(&[2, 3]), slanted: has(&[1, 3]) };
        self.text.push(c);
        self.styles.resize(self.text.len(), style);
    }

    fn marks(&mut self, mark: char, count: usize, next: Option<char>, open: &mut Vec<Open>) {
        let before = self.text.chars().next_back();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // An underscore within a word is a part of it.
        let inside = mark == '_' && is_word(before) && is_word(next);
        let closes = before.is_some_and(|c| !c.is_whitespace()) && !inside;
        let opens = next.is_some_and(|c| !c.is_whitespace()) && !inside;
        let mut left = count;
        while left > 0 && closes {
            match open.last() {
                Some(last) if last.mark == mark && last.count <= left && last.at < self.text.len() => {
                    left -= last.count;
                    open.pop();
                }
                Some(last) if last.mark == mark && last.count == 3 && last.at < self.text.len() => {
                    let (at, count) = (last.at, last.count - left);
                    open.pop();
                    open.push(Open { at, mark, count });
                    left = 0;
                }
                _ => break,
            }
        }
        if left > 0 && left <= 3 && opens {
            open.push(Open { at: self.text.len(), mark, count: left });
        } else if left > 0 && !(closes && left == 2 && mark == '*') {
            // Two stars that close nothing are what is left of a pair that a converter cut; a single one may be a footnote's.
            (0..left).for_each(|_| self.push_char(mark, &[]));
        }
    }

    /// Marks that were never closed: a pair is a cut emphasis and goes, a single one is a sign of the text.
    fn give_back(&mut self, open: Vec<Open>) {
        for open in open.into_iter().rev() {
            let style = |style: &mut Style| match open.count {
                1 => style.slanted = false,
                2 => style.bold = false,
                _ => *style = Style::default(),
            };
            self.styles[open.at..].iter_mut().for_each(style);
            if open.count == 1 {
                self.text.insert(open.at, open.mark);
                self.styles.insert(open.at, Style::default());
            }
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub fn style(&self, at: usize) -> Style {
        self.styles.get(at).copied().unwrap_or_default()
    }

    /// Whether all its letters are bold.
    pub fn is_bold(&self) -> bool {
        let mut letters = self.text.char_indices().filter(|(_, c)| c.is_alphanumeric()).peekable();
        letters.peek().is_some() && letters.all(|(at, _)| self.style(at).bold)
    }

    /// A stretch of it, blanks at its ends taken off. The range must lie on character boundaries.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let text = self.text.get(range.clone()).unwrap_or_default().to_owned();
        let styles = self.styles.get(range).unwrap_or_default().to_vec();
        Self { styles: if styles.len() == text.len() { styles } else { vec![Style::default(); text.len()] }, text }
            .trimmed()
    }

    pub fn from(&self, start: usize) -> Self {
        self.slice(start..self.text.len())
    }

    fn trimmed(mut self) -> Self {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        self.styles.truncate(end);
        let start = end - self.text.trim_start().len();
        self.text.drain(..start);
        self.styles.drain(..start);
        self
    }

    pub fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
        self.styles.resize(self.text.len(), Style::default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(raw: &str) -> String {
        let styled = Styled::parse(raw);
        let mut out = String::new();
        let mut last = Style::default();
        for (at, c) in styled.text().char_indices() {
            let style = styled.style(at);
            if style != last {
                out.push(match (style.bold, style.slanted) {
                    (true, true) => '#',
                    (true, false) => 'B',
                    (false, true) => 'I',
                    (false, false) => '.',
                });
                last = style;
            }
            out.push(c);
        }
        out
    }

    #[test]
    fn marks_are_read_wherever_a_converter_put_them() {
        for (raw, expected) in [
            ("**3.** Tổ chức", "B3.. Tổ chức"),
            ("THÔNG BÁO**Kết luận**", "THÔNG BÁOBKết luận"),
            ("*số 57-*NQ/TW của", "Isố 57-.NQ/TW của"),
            ("***a*** b", "#a. b"),
            ("*Ghi chú: các chỉ tiêu", "*Ghi chú: các chỉ tiêu"),
            ("**cắt ở đây", "cắt ở đây"),
            ("2 * 3 = 6", "2 * 3 = 6"),
            ("tap_tin_a", "tap_tin_a"),
            ("a \\* b\\*", "a * b*"),
            ("“*Tên*” (*nếu có*)", "“ITên.” (Inếu có.)"),
            ("a  b", "a b"),
        ] {
            assert_eq!(told(raw), expected, "{raw}");
        }
    }
}
