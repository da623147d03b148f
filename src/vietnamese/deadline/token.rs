//! Text to tokens: vocabulary words, numbers and marks, each with its place in the text.
//!
//! The lexer evens out what writers do not mean (case, NFD, no-break spaces, kinds of dash), looks through
//! Markdown emphasis, and parts words that lost their space ("trước ngày25/3/2025cho"). What a
//! word says beyond the vocabulary is not kept: the grammar only needs to know that one stands there.

use super::vocabulary;
use crate::source::Span;
use crate::vietnamese::fold::plain;

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    None,
    Space,
    /// A tab or four spaces and more: columns of a table that lost its bars.
    Wide,
    Line,
    Paragraph,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word of the vocabulary by its number, or 0 for any other.
    Word(u16),
    /// A run of digits; `value` is capped at 999 999 999.
    Number { value: u32, digits: u8 },
    /// Any other visible character; dashes are '-', quotes of a kind are '"'.
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub span: Span,
    pub kind: Kind,
    pub gap: Gap,
    /// Whether a word begins with a capital.
    pub capital: bool,
    /// Number of the sentence, cell or list item the token stands in.
    pub clause: u32,
}

/// Cuts a text into tokens, in order, clauses numbered. Linear in the length of the text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, list: Vec::with_capacity(text.len() / 4), gap: Gap::Paragraph, word: String::new() };
    let mut at = 0;
    let mut bare = bare_line(text, 0);
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        at = match c {
            '\n' => {
                bare = bare_line(text, next);
                lexer.widen(if lexer.gap >= Gap::Line { Gap::Paragraph } else { Gap::Line });
                next
            }
            '\t' => {
                lexer.widen(Gap::Wide);
                next
            }
            ' ' if text[at..].starts_with("    ") => {
                lexer.widen(Gap::Wide);
                next + 3
            }
            c if c.is_whitespace() => {
                lexer.widen(Gap::Space);
                next
            }
            // "15\4\2025": no escape stands between figures.
            '\\' if between_figures(text, at) => {
                lexer.push(Span::new(at, next), Kind::Mark('/'), false);
                next
            }
            '*' | '_' | '`' | '\\' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => next,
            '0'..='9' => lexer.number(at),
            c if is_letter(c) => lexer.word(at, bare),
            c if is_mark(c) => next,
            c => {
                lexer.push(Span::new(at, next), Kind::Mark(even(c)), false);
                next
            }
        };
    }
    number_clauses(&mut lexer.list);
    lexer.list
}

struct Lexer<'a> {
    text: &'a str,
    list: Vec<Token>,
    gap: Gap,
    word: String,
}

impl Lexer<'_> {
    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn push(&mut self, span: Span, kind: Kind, capital: bool) {
        self.list.push(Token { span, kind, gap: self.gap, capital, clause: 0 });
        self.gap = Gap::None;
    }

    fn number(&mut self, start: usize) -> usize {
        let digits = self.text[start..].bytes().take_while(u8::is_ascii_digit);
        let (length, value) = digits.fold((0usize, 0u32), |(length, value), digit| {
            (length + 1, value.saturating_mul(10).saturating_add(u32::from(digit - b'0')).min(999_999_999))
        });
        let kind = Kind::Number { value, digits: length.min(255) as u8 };
        self.push(Span::new(start, start + length), kind, false);
        start + length
    }

    fn word(&mut self, start: usize, bare: bool) -> usize {
        let rest = &self.text[start..];
        self.word.clear();
        let (mut length, mut combining, mut capital) = (0, false, false);
        for c in rest.chars() {
            if is_mark(c) {
                combining = true;
            } else if !is_letter(c) {
                break;
            }
            let lower = lower(c);
            capital |= length == 0 && lower != c;
            self.word.push(lower);
            length += c.len_utf8();
        }
        let span = Span::new(start, start + length);
        if combining {
            self.word = plain(&rest[..length]);
        }
        let known = vocabulary::find(&self.word, bare);
        match known {
            None => self.glued(span, capital),
            Some(word) => self.push(span, Kind::Word(word), capital),
        }
        span.end()
    }

    /// Parts a word that swallowed the space before or after a date word. No Vietnamese syllable ends or begins
    /// with these as a part, so nothing else is cut.
    fn glued(&mut self, span: Span, capital: bool) {
        if let Some(number @ ("i" | "ii" | "iii" | "iv")) = self.word.strip_prefix('q') {
            // "QII/2025".
            let (quarter, number) = (vocabulary::find("q", false), vocabulary::find(number, false));
            let cut = span.start() + 1;
            self.push(Span::new(span.start(), cut), Kind::Word(quarter.unwrap_or(0)), capital);
            return self.push(Span::new(cut, span.end()), Kind::Word(number.unwrap_or(0)), capital);
        }
        const PARTS: [&str; 7] = ["trước", "ngày", "tháng", "đến", "quý", "năm", "tuần"];
        let part = PARTS.iter().find_map(|part| {
            let behind = self.word.strip_suffix(part).filter(|head| !head.is_empty());
            let before = || self.word.strip_prefix(part).filter(|tail| !tail.is_empty() && part.len() > 5);
            behind.map(|head| (head, *part)).or_else(|| before().map(|tail| (*part, tail)))
        });
        let Some((head, tail)) = part else {
            return self.push(span, Kind::Word(0), capital);
        };
        // Counted in letters: the text may be decomposed, the word here is not.
        let letters = span.of(self.text).char_indices().filter(|(_, c)| !is_mark(*c));
        let cut = letters.map(|(at, _)| span.start() + at).nth(head.chars().count()).unwrap_or(span.end());
        let kinds = [head, tail].map(|word| Kind::Word(vocabulary::find(word, false).unwrap_or(0)));
        self.push(Span::new(span.start(), cut), kinds[0], capital);
        self.gap = Gap::Space;
        self.push(Span::new(cut, span.end()), kinds[1], false);
    }
}

/// Whether a line is written without any Vietnamese mark, so that "ngay" may stand for "ngày".
fn bare_line(text: &str, start: usize) -> bool {
    text.as_bytes()[start..].iter().take_while(|byte| **byte != b'\n').all(u8::is_ascii)
}

/// Combining marks of the blocks Vietnamese uses.
fn between_figures(text: &str, at: usize) -> bool {
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    figure(text[..at].chars().next_back()) && figure(text[at + 1..].chars().next())
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// As `char::is_alphabetic`, answered at once for the letters of Vietnamese.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        '\u{1ea0}'..='\u{1ef9}' => true,
        '\u{c0}'..='\u{1b0}' => c != '×' && c != '÷',
        c => c.is_alphabetic(),
    }
}

/// The small letter, where it is a single one; at once for the letters of Vietnamese, whose capitals are even there.
fn lower(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        '\u{1ea0}'..='\u{1ef9}' => char::from_u32(c as u32 | 1).unwrap_or(c),
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

fn even(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        // What stands between the ends of a range where no dash was at hand.
        '→' | '⇒' | '➔' | '÷' | '~' => '-',
        '\u{201c}' | '\u{201d}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2019}' | '\u{2018}' | '\u{2032}' => '\'',
        c => c,
    }
}

/// A clause ends at a full stop that is not inside a number, at `;`, at a table bar, a wide gap, a blank line, and
/// where a new line begins with a list mark or heading mark.
fn number_clauses(list: &mut [Token]) {
    let mut clause = 0;
    for i in 0..list.len() {
        let begins = match list[i].gap {
            Gap::Paragraph | Gap::Wide => true,
            Gap::Line => begins_item(list, i),
            Gap::None | Gap::Space => false,
        };
        let after_stop = i > 0
            && match list[i - 1].kind {
                Kind::Mark(';' | '|') => true,
                Kind::Mark('.' | '?' | '!' | '…') => list[i].gap != Gap::None && !abbreviated(list, i - 1),
                _ => list[i].kind == Kind::Mark('|'),
            };
        if i > 0 && (begins || after_stop) {
            clause += 1;
        }
        list[i].clause = clause;
    }
}

fn begins_item(list: &[Token], i: usize) -> bool {
    match list[i].kind {
        Kind::Mark('-' | '+' | '•' | '#' | '>' | '|' | '(') => true,
        Kind::Number { .. } => {
            list.get(i + 1).is_some_and(|next| matches!(next.kind, Kind::Mark('.' | ')')))
                && list.get(i + 2).is_some_and(|next| next.gap != Gap::None)
        }
        _ => false,
    }
}

/// A stop after a short capitalised word ("P. QLKH", "TP. Huế") or a list number ("1. Phòng") ends no sentence.
fn abbreviated(list: &[Token], stop: usize) -> bool {
    let Some(before) = stop.checked_sub(1).map(|i| &list[i]) else { return false };
    match before.kind {
        Kind::Word(0) => before.capital && before.span.len() <= 3 && list[stop].gap == Gap::None,
        _ => false,
    }
}
