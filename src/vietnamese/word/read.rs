//! A text is told apart into words: the characters between them, letter by letter the words themselves, and both of their forms at once.

use super::{Forms, Gap, Shape, Word, Words};
use crate::source::Span;
use crate::vietnamese::fold::{fold, is_invisible, plain};
use crate::vietnamese::letter::{Letters, letters};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// What stands before a word.
#[derive(Default)]
pub(super) struct Before {
    breaks: usize,
    space: bool,
    emphasis: bool,
}

impl Before {
    /// Whether a character is no word, but stands between words.
    pub fn takes(&mut self, c: char) -> bool {
        if c.is_whitespace() || is_invisible(c) {
            self.breaks += usize::from(c == '\n');
            self.space |= c.is_whitespace();
            return true;
        }
        self.emphasis |= matches!(c, '*' | '_' | '`');
        matches!(c, '*' | '_' | '`' | '\\')
    }

    /// The gap, and whether there were marks of emphasis.
    pub fn told(self) -> (Gap, bool) {
        (gap(self.breaks, self.space), self.emphasis)
    }
}

impl<'t> Words<'t> {
    /// Takes any text, precomposed or not; gives its words. Linear time.
    pub fn new(text: &'t str) -> Self {
        let forms = || Forms(String::with_capacity(text.len() + text.len() / 4));
        let mut words = Self { text, plain: forms(), folded: forms(), words: Vec::with_capacity(text.len() / 5) };
        let letters = letters();
        let mut before = Before::default();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            if letters.get(c).is_some() || is_letter(c) {
                let (gap, emphasis) = std::mem::take(&mut before).told();
                at = match words.push_common(at, gap, emphasis, letters) {
                    Some(end) => end,
                    None => words.push_any(at, gap, emphasis),
                };
                continue;
            }
            at += c.len_utf8();
            if !before.takes(c) {
                let (gap, emphasis) = std::mem::take(&mut before).told();
                words.push_mark(at - c.len_utf8()..at, gap, emphasis);
            }
        }
        words
    }

    /// Takes the place where a word begins; adds it where the table holds all its letters, else adds
    /// nothing. Gives the place after it.
    fn push_common(&mut self, start: usize, gap: Gap, emphasis: bool, letters: &Letters) -> Option<usize> {
        let open_folded = self.folded.0.len();
        let folded_start = self.folded.open(gap);
        let (mut end, mut upper, mut lower, mut digits, mut length) = (start, 0, 0, 0, 0);
        let (mut first, mut before, mut moves, mut is_plain) = (None, '\0', false, true);
        for c in self.text[start..].chars() {
            let Some(letter) = letters.get(c) else {
                if is_letter(c) || is_invisible(c) {
                    self.folded.0.truncate(open_folded);
                    return None;
                }
                break;
            };
            end += c.len_utf8();
            length += 1;
            upper += usize::from(letter.upper);
            lower += usize::from(letter.lower);
            digits += usize::from(letter.digit);
            first.get_or_insert(letter.upper);
            moves |= letter.moves_behind != 0 && before == char::from(letter.moves_behind);
            before = letter.plain;
            is_plain &= c == letter.plain;
            self.folded.0.push(char::from(letter.folded));
        }
        let plain_start = self.plain.open(gap);
        let written = &self.text[start..end];
        match is_plain {
            true => self.plain.0.push_str(written),
            false => self.plain.0.extend(written.chars().map(|c| letters.get(c).map_or(c, |letter| letter.plain))),
        }
        if moves {
            let placed = plain(&self.plain.0[plain_start..]);
            self.plain.0.truncate(plain_start);
            self.plain.0.push_str(&placed);
        }
        let shape = if digits == length { Shape::Number } else { cased(first.unwrap_or(false), upper, lower) };
        self.push(start..end, gap, emphasis, shape, plain_start, folded_start);
        Some(end)
    }

    /// Takes the place where a word of any letters begins; adds it and gives the place after it.
    fn push_any(&mut self, start: usize, gap: Gap, emphasis: bool) -> usize {
        let letters = self.text[start..].chars().take_while(|c| is_letter(*c) || is_invisible(*c));
        let end = start + letters.map(char::len_utf8).sum::<usize>();
        self.push_written(start..end, gap, emphasis, |written, _| shape(written));
        end
    }

    fn push_mark(&mut self, range: Range<usize>, gap: Gap, emphasis: bool) {
        // Nearly all marks are ASCII, which both forms leave as it is.
        if let [mark @ 0x21..=0x7e] = self.text.as_bytes()[range.clone()] {
            let (plain_start, folded_start) = (self.plain.open(gap), self.folded.open(gap));
            self.plain.0.push(char::from(mark));
            self.folded.0.push(char::from(mark));
            self.push(range, gap, emphasis, Shape::Mark(char::from(mark)), plain_start, folded_start);
            return;
        }
        let mark = |_: &str, plain: &str| Shape::Mark(plain.chars().next().map_or(' ', even_mark));
        self.push_written(range, gap, emphasis, mark);
    }

    /// Adds what is written there in both forms; `shape` is told it as written and in plain form.
    fn push_written(&mut self, range: Range<usize>, gap: Gap, emphasis: bool, shape: impl Fn(&str, &str) -> Shape) {
        let written = &self.text[range.clone()];
        let (plain_start, folded_start) = (self.plain.open(gap), self.folded.open(gap));
        self.plain.0.push_str(&plain(written));
        self.folded.0.push_str(&fold(written));
        let shape = shape(written, &self.plain.0[plain_start..]);
        self.push(range, gap, emphasis, shape, plain_start, folded_start);
    }

    fn push(&mut self, range: Range<usize>, gap: Gap, emphasis: bool, shape: Shape, plain: usize, folded: usize) {
        self.words.push(Word {
            span: Span::new(range.start, range.end),
            gap,
            shape,
            emphasis,
            plain: place(plain),
            folded: place(folded),
        });
    }
}

/// A place in a form. No text that is read is nearly as long as this can tell; were one, its last words would be empty.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn is_letter(c: char) -> bool {
    // The answer of the tables for nearly every character that is asked for, without asking them.
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() || is_combining_mark(c)
}

fn gap(breaks: usize, space: bool) -> Gap {
    match (breaks, space) {
        (2.., _) => Gap::Paragraph,
        (_, true) => Gap::Space,
        (_, false) => Gap::None,
    }
}

/// Slashes that are not the slash; the dashes are already evened by `fold::plain`.
fn even_mark(c: char) -> char {
    match c {
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => '/',
        '\u{ff06}' => '&',
        c => c,
    }
}

fn shape(written: &str) -> Shape {
    if written.chars().all(|c| c.is_ascii_digit()) {
        return Shape::Number;
    }
    let upper = written.chars().filter(|c| c.is_uppercase()).count();
    let lower = written.chars().filter(|c| c.is_lowercase()).count();
    cased(written.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase), upper, lower)
}

/// The shape of a word that is more than digits, from its first letter and how many are capitals.
fn cased(first_upper: bool, upper: usize, lower: usize) -> Shape {
    match first_upper {
        true if upper >= 2 && upper >= lower => Shape::Upper,
        true => Shape::Capital,
        false => Shape::Lower,
    }
}
