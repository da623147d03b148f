//! A text as words with their places, the emphasis marks of Markdown looked through.
//!
//! All readers here work on these words and not on characters, so none of them has to know about
//! line breaks, no-break spaces, decomposed letters or `**`. A word is a run of letters and digits,
//! or a single other mark. Word forms for comparing are `fold::plain` and `fold::fold`; places are
//! byte ranges in the text as given. This is not a Markdown parser: a mark that stands between two
//! words as a sign of its own (`|`, `#`) is a word like any other.

mod part;
mod read;

use crate::source::Span;
use crate::vietnamese::fold::is_invisible;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing, or only emphasis marks.
    None,
    /// Spaces or one line break.
    Space,
    /// A blank line: the end of a paragraph, or a page break in the middle of a sentence.
    Paragraph,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Digits only.
    Number,
    /// Begins with a small letter, or with a digit that letters follow.
    Lower,
    /// A capital and small letters, or one capital alone.
    Capital,
    /// Two capitals or more, and at least as many as small letters: `UBND`, `TTg`.
    Upper,
    /// One character that is neither letter nor digit.
    Mark(char),
}

/// One word. Its forms are asked of the [`Words`] it belongs to.
#[derive(Clone, Debug)]
pub struct Word {
    pub span: Span,
    pub gap: Gap,
    pub shape: Shape,
    /// Emphasis marks (`*`, `_`) stand between this word and the one before.
    pub emphasis: bool,
    /// Where it begins in each form; it ends one before the next.
    plain: u32,
    folded: u32,
}

/// The words of a text, in order.
pub struct Words<'t> {
    text: &'t str,
    plain: Forms,
    folded: Forms,
    words: Vec<Word>,
}

/// The words in one form, each after a space, or after a line break where a paragraph begins: a
/// phrase is then compared at one stroke and cannot reach over a paragraph's end.
#[derive(Default)]
struct Forms(String);

impl Forms {
    /// Opens the place of the next word; gives where it begins.
    fn open(&mut self, gap: Gap) -> usize {
        self.0.push(if gap == Gap::Paragraph { '\n' } else { ' ' });
        self.0.len()
    }

    fn stands(&self, start: u32, phrase: &str) -> bool {
        let (rest, phrase) = (self.0.as_bytes().get(start as usize..).unwrap_or_default(), phrase.as_bytes());
        rest.first() == phrase.first()
            && rest.starts_with(phrase)
            && matches!(rest.get(phrase.len()), None | Some(b' ' | b'\n'))
    }

    /// From the beginning of a word to where the next one is opened.
    fn word(&self, start: u32, next: Option<u32>) -> &str {
        let end = next.map_or(self.0.len(), |next| (next as usize).saturating_sub(1));
        self.0.get(start as usize..end).unwrap_or_default()
    }
}

impl<'t> Words<'t> {
    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word at `at`; none past the end.
    pub fn get(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The word as it stands in the text; empty past the end. The same for the two forms below.
    pub fn written(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |word| word.span.of(self.text))
    }

    pub fn plain(&self, at: usize) -> &str {
        self.get(at).map_or("", |word| self.plain.word(word.plain, self.get(at + 1).map(|next| next.plain)))
    }

    pub fn folded(&self, at: usize) -> &str {
        self.get(at).map_or("", |word| self.folded.word(word.folded, self.get(at + 1).map(|next| next.folded)))
    }

    /// The mark at `at`, dashes and slashes evened out; none where a letter or digit stands.
    pub fn mark(&self, at: usize) -> Option<char> {
        match self.get(at)?.shape {
            Shape::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    /// What stands before the word; a paragraph's end past the last word.
    pub fn gap(&self, at: usize) -> Gap {
        self.get(at).map_or(Gap::Paragraph, |word| word.gap)
    }

    /// Begins with a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| matches!(word.shape, Shape::Capital | Shape::Upper))
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.shape == Shape::Number)
    }

    /// The digits at `at` as a number; none where they are too many or there are none.
    pub fn number(&self, at: usize) -> Option<u32> {
        if self.is_number(at) { self.plain(at).parse().ok() } else { None }
    }

    /// Whether the words from `at` on are `phrase` (in plain form, one space between words), no
    /// paragraph ending inside. Gives the place after it.
    pub fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let stands = self.plain.stands(self.get(at)?.plain, phrase);
        stands.then(|| at + 1 + spaces(phrase))
    }

    /// As [`Words::phrase`], in folded form: for places where something else vouches for the words.
    pub fn folded_phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let stands = self.folded.stands(self.get(at)?.folded, phrase);
        stands.then(|| at + 1 + spaces(phrase))
    }

    /// The first of `phrases` that stands at `at`, longest first if the list says so.
    pub fn any_phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let start = self.get(at)?.plain;
        let found = phrases.iter().find(|phrase| self.plain.stands(start, phrase))?;
        Some(at + 1 + spaces(found))
    }

    /// The byte range from the first to the last of these words; empty at the end of the text for
    /// an empty range.
    pub fn span(&self, range: Range<usize>) -> Span {
        let end = range.end.min(self.len());
        match (self.get(range.start), end.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(first), Some(last)) if range.start < end => Span::new(first.span.start(), last.span.end()),
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    /// These words as one tidy line: see [`tidy`].
    pub fn line(&self, range: Range<usize>) -> String {
        tidy(self.span(range).of(self.text))
    }
}

/// Takes text as written; gives it on one line, precomposed, without emphasis marks, invisible
/// characters and doubled spaces. Capitals, dashes and quotation marks stay.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc().filter(|c| !is_invisible(*c) && !matches!(c, '*' | '`' | '\\')) {
        if c.is_whitespace() || c == '_' {
            if !out.ends_with(' ') && !out.is_empty() && c != '_' {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn spaces(phrase: &str) -> usize {
    phrase.bytes().filter(|byte| *byte == b' ').count()
}

#[cfg(test)]
mod tests {
    use super::{Gap, Shape, Words, tidy};

    #[test]
    fn words_look_through_emphasis_and_breaks() {
        let text = "*Nghị quyết số 57-*\n\nNQ/TW của **Bộ\u{a0}Chính trị**";
        let words = Words::new(text);
        let forms: Vec<&str> = (0..words.len()).map(|at| words.plain(at)).collect();
        assert_eq!(forms, ["nghị", "quyết", "số", "57", "-", "nq", "/", "tw", "của", "bộ", "chính", "trị"]);
        assert_eq!(words.gap(5), Gap::Paragraph);
        assert_eq!(words.gap(4), Gap::None);
        assert_eq!(words.get(5).map(|word| word.shape), Some(Shape::Upper));
        assert_eq!(words.phrase(9, "bộ chính trị"), Some(12));
        assert_eq!(words.line(9..12), "Bộ Chính trị");
    }

    #[test]
    fn decomposed_letters_stay_in_their_word() {
        let words = Words::new("Nghi\u{323} quye\u{302}\u{301}t");
        assert_eq!(words.len(), 2);
        assert_eq!(words.phrase(0, "nghị quyết"), Some(2));
        assert_eq!(words.span(0..2).end(), "Nghi\u{323} quye\u{302}\u{301}t".len());
    }

    #[test]
    fn tidy_gives_one_line() {
        assert_eq!(tidy("  **a**  \n\n b_ "), "a b");
    }
}
