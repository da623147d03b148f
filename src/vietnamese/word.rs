//! A text as words with their places, the emphasis marks of Markdown looked through.
//!
//! All readers here work on these words and not on characters, so none of them has to know about
//! line breaks, no-break spaces, decomposed letters or `**`. A word is a run of letters and digits,
//! or a single other mark. Word forms for comparing are `fold::plain` and `fold::fold`; places are
//! byte ranges in the text as given. This is not a Markdown parser: a mark that stands between two
//! words as a sign of its own (`|`, `#`) is a word like any other.

use crate::source::Span;
use crate::vietnamese::fold::{fold, is_invisible, plain};
use crate::vietnamese::letter::{Letters, letters};
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

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
    /// Takes any text, precomposed or not; gives its words. Linear time.
    pub fn new(text: &'t str) -> Self {
        let forms = || Forms(String::with_capacity(text.len() + text.len() / 4));
        let mut words = Self { text, plain: forms(), folded: forms(), words: Vec::with_capacity(text.len() / 5) };
        let letters = letters();
        let (mut breaks, mut space, mut emphasis) = (0, false, false);
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let next = at + c.len_utf8();
            if letters.get(c).is_some() || is_letter(c) {
                let gap = gap(breaks, space);
                at = match words.push_common(at, gap, emphasis, letters) {
                    Some(end) => end,
                    None => words.push_any(at, gap, emphasis),
                };
            } else {
                at = next;
                if c.is_whitespace() || is_invisible(c) {
                    breaks += usize::from(c == '\n');
                    space |= c.is_whitespace();
                    continue;
                }
                if matches!(c, '*' | '_' | '`' | '\\') {
                    emphasis |= c != '\\';
                    continue;
                }
                words.push_mark(at - c.len_utf8()..at, gap(breaks, space), emphasis);
            }
            (breaks, space, emphasis) = (0, false, false);
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

/// A place in a form. No text that is read is nearly as long as this can tell; were one, its last words would be empty.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn spaces(phrase: &str) -> usize {
    phrase.bytes().filter(|byte| *byte == b' ').count()
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
