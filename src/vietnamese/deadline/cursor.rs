//! Asking tokens questions: is this word here, does this phrase stand here, which number.
//!
//! Every question takes an index and is answered `false` or nothing past the end, so the grammar never
//! checks bounds. Words asked for must be in the vocabulary, which debug builds insist on.

use super::phrases::{Phrases, phrases};
use super::token::{Gap, Kind, Token, tokens};
use super::vocabulary;
use crate::source::Span;

/// A text cut into tokens.
pub struct Tokens {
    list: Vec<Token>,
    /// Where each clause begins.
    starts: Vec<u32>,
}

/// Whether `word` is the first word of `phrase`. Most answers need no look at the letters.
fn begins(phrase: &str, word: &str) -> bool {
    let (phrase, word) = (phrase.as_bytes(), word.as_bytes());
    phrase.len() >= word.len()
        && phrase.get(word.len()).is_none_or(|next| *next == b' ')
        && phrase.first() == word.first()
        && phrase.starts_with(word)
}

/// Whether `word` is the last word of `phrase`.
fn ends(phrase: &str, word: &str) -> bool {
    let (phrase, word) = (phrase.as_bytes(), word.as_bytes());
    match phrase.len().checked_sub(word.len() + 1) {
        Some(space) => phrase[space] == b' ' && phrase.ends_with(word),
        None => phrase == word,
    }
}

impl Tokens {
    pub fn of(text: &str) -> Self {
        let list = tokens(text);
        let mut starts = Vec::new();
        for (at, token) in list.iter().enumerate() {
            if starts.len() <= token.clause as usize {
                starts.push(at as u32);
            }
        }
        Self { list, starts }
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The vocabulary word at `i`; "" for any other token.
    pub fn word(&self, i: usize) -> &'static str {
        vocabulary::text(self.id(i))
    }

    /// The number of the vocabulary word at `i`; 0 for any other token.
    fn id(&self, i: usize) -> u16 {
        match self.list.get(i).map(|token| token.kind) {
            Some(Kind::Word(id)) => id,
            _ => 0,
        }
    }

    pub fn is(&self, i: usize, word: &str) -> bool {
        debug_assert!(vocabulary::knows(word), "{word} is not in the vocabulary");
        self.word(i) == word
    }

    /// Whether one of these single words stands at `i`.
    pub fn any(&self, i: usize, words: &Phrases) -> bool {
        words.may_begin(self.id(i))
    }

    /// Whether a word of any kind stands at `i`.
    pub fn is_word(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|token| matches!(token.kind, Kind::Word(_)))
    }

    pub fn is_capital(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|token| token.capital)
    }

    pub fn mark(&self, i: usize, mark: char) -> bool {
        self.list.get(i).is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    pub fn is_mark(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|token| matches!(token.kind, Kind::Mark(_)))
    }

    /// Value and number of digits at `i`.
    pub fn number(&self, i: usize) -> Option<(u32, u8)> {
        match self.list.get(i)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    /// A number of at most two digits in `1..=most`.
    pub fn small(&self, i: usize, most: u32) -> Option<i8> {
        let (value, digits) = self.number(i)?;
        (digits <= 2 && (1..=most).contains(&value)).then_some(value as i8)
    }

    /// The number of a quarter or of a week in its month, up to `most`: "2", "hai", "II".
    pub fn counted(&self, i: usize, most: i8) -> Option<i8> {
        let word = self.word(i);
        let figure = || self.small(i, most.unsigned_abs().into());
        roman(word).or_else(figure).or_else(|| spelt(word).filter(|number| *number <= most))
    }

    /// A year of four digits, 1800–2199.
    pub fn year(&self, i: usize) -> Option<i16> {
        let (value, digits) = self.number(i)?;
        (digits == 4 && (1800..2200).contains(&value)).then_some(value as i16)
    }

    /// Whether nothing stands between the token at `i` and the one before it.
    pub fn joined(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|token| token.gap == Gap::None)
    }

    pub fn gap(&self, i: usize) -> Gap {
        self.list.get(i).map_or(Gap::Paragraph, |token| token.gap)
    }

    pub fn clause(&self, i: usize) -> u32 {
        self.list.get(i).map_or(u32::MAX, |token| token.clause)
    }

    /// Where the words of `phrase` (parted by single spaces) stand at `i`: the index after them.
    pub fn phrase(&self, i: usize, phrase: &str) -> Option<usize> {
        begins(phrase, self.word(i)).then(|| self.rest(i, phrase)).flatten()
    }

    fn rest(&self, i: usize, phrase: &str) -> Option<usize> {
        let (mut at, mut left) = (i, phrase.as_bytes());
        loop {
            let word = self.word(at).as_bytes();
            left = left.strip_prefix(word).filter(|_| !word.is_empty())?;
            at += 1;
            match left.split_first() {
                None => return Some(at),
                Some((b' ', more)) => left = more,
                Some(_) => return None,
            }
        }
    }

    /// The first of the phrases that stands at `i`. Longer ones must come first.
    pub fn phrase_of(&self, i: usize, phrases: &Phrases) -> Option<usize> {
        let id = self.id(i);
        if !phrases.may_begin(id) {
            return None;
        }
        let first = vocabulary::text(id);
        phrases.list.iter().find_map(|phrase| begins(phrase, first).then(|| self.rest(i, phrase)).flatten())
    }

    /// Whether one of the phrases ends right before `end`; gives where it begins.
    pub fn phrase_before(&self, end: usize, phrases: &Phrases) -> Option<usize> {
        let id = end.checked_sub(1).map_or(0, |last| self.id(last));
        if !phrases.may_end(id) {
            return None;
        }
        let last = vocabulary::text(id);
        phrases.list.iter().filter(|phrase| ends(phrase, last)).find_map(|phrase| {
            let (mut at, mut left) = (end, phrase.as_bytes());
            loop {
                at = at.checked_sub(1)?;
                let word = self.word(at).as_bytes();
                left = left.strip_suffix(word).filter(|_| !word.is_empty())?;
                match left.split_last() {
                    None => return Some(at),
                    Some((b' ', more)) => left = more,
                    Some(_) => return None,
                }
            }
        })
    }

    /// Whether one of the phrases stands anywhere in `from..to`.
    pub fn has(&self, from: usize, to: usize, phrases: &Phrases) -> Option<usize> {
        (from..to.min(self.len())).find(|at| self.phrase_of(*at, phrases).is_some_and(|end| end <= to))
    }

    /// Where the clause of token `i` begins, looking back at most 60 tokens.
    pub fn clause_start(&self, i: usize) -> usize {
        let start = self.starts.get(self.clause(i) as usize).map_or(i, |start| *start as usize);
        start.max(i.saturating_sub(60))
    }

    /// Where the clause of token `i` ends (exclusive), looking ahead at most 60 tokens.
    pub fn clause_end(&self, i: usize) -> usize {
        let next =
            self.starts.get((self.clause(i) as usize).saturating_add(1)).map_or(self.len(), |next| *next as usize);
        next.min(i + 60).max(i.min(self.len()))
    }

    /// Skips a number spelt out in brackets after its digits: "15 (mười lăm)".
    pub fn after_spelt(&self, i: usize) -> usize {
        if !self.mark(i, '(') || !self.any(i + 1, SPELT) {
            return i;
        }
        let close = (i + 2..i + 7).find(|at| self.mark(*at, ')') || !self.any(*at, SPELT));
        match close {
            Some(close) if self.mark(close, ')') => close + 1,
            _ => i,
        }
    }

    /// The text span of tokens `from..to`, outer marks left out.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let to = to.min(self.len());
        let open = |i: &usize| !matches!(self.list[*i].kind, Kind::Mark(c) if !matches!(c, '(' | ')'));
        let first = (from..to).find(open).unwrap_or(from);
        let last = (first..to).rev().find(open).unwrap_or(first);
        match (self.list.get(first), self.list.get(last)) {
            (Some(first), Some(last)) => Span::new(first.span.start(), last.span.end()),
            _ => Span::new(0, 0),
        }
    }
}

/// Words that spell small numbers.
pub const SPELT: &Phrases = phrases![
    "không", "một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "mươi", "mốt",
    "trăm", "rưỡi", "linh", "lẻ", "nhất"
];

/// The Roman number that a word is, 1–4.
pub fn roman(word: &str) -> Option<i8> {
    let at = ["i", "ii", "iii", "iv"].iter().position(|roman| *roman == word)?;
    Some(at as i8 + 1)
}

/// The number a single word spells, 1–10.
pub fn spelt(word: &str) -> Option<i8> {
    Some(match word {
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" | "tư" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        "mười" => 10,
        _ => return None,
    })
}
