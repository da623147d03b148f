//! The words of a part of a text, taken from those of the whole.

use super::read::Before;
use super::{Forms, Word, Words};
use crate::source::Span;

impl<'t> Words<'t> {
    /// The words of a part of the text, the same as [`new`](Self::new) gives of that part alone. They are copied, which takes a fraction of the time,
    /// unless the part begins or ends within a word.
    pub fn of_part(&self, part: Span) -> Words<'t> {
        let text = part.of(self.text);
        let first = self.words.partition_point(|word| word.span.start() < part.start());
        let end = self.words.partition_point(|word| word.span.start() < part.end());
        let runs_over = |end: usize, edge: usize| self.words[..end].last().is_some_and(|word| word.span.end() > edge);
        // A part that does not lie in the text has no words.
        let head = self.words.get(first).filter(|_| first < end && !text.is_empty());
        let Some(head) = head.filter(|_| !runs_over(first, part.start()) && !runs_over(end, part.end())) else {
            return Self::new(text);
        };
        let mut before = Before::default();
        for c in text[..head.span.start() - part.start()].chars() {
            before.takes(c);
        }
        let (gap, emphasis) = before.told();
        let after = self.words.get(end);
        let forms = |forms: &Forms, from: u32, next: Option<u32>| {
            let written = forms.word(from, next);
            let mut part = Forms(String::with_capacity(written.len() + 1));
            part.open(gap);
            part.0.push_str(written);
            part
        };
        let plain = forms(&self.plain, head.plain, after.map(|word| word.plain));
        let folded = forms(&self.folded, head.folded, after.map(|word| word.folded));
        let moved = |word: &Word| Word {
            span: Span::new(word.span.start() - part.start(), word.span.end() - part.start()),
            plain: word.plain - head.plain + 1,
            folded: word.folded - head.folded + 1,
            ..*word
        };
        let mut words: Vec<Word> = self.words[first..end].iter().map(moved).collect();
        (words[0].gap, words[0].emphasis) = (gap, emphasis);
        Words { text, plain, folded, words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_the_words_it_has_alone() {
        let text = "a) **Văn phòng Sở** – hoa\u{300}n\u{200b} thành\n\n\\_trước_  ngày 15/12, Số 57-NQ/TW;\u{a0}đ";
        let whole = Words::new(text);
        let told = |words: &Words| -> Vec<String> {
            let told = |at: usize| {
                format!(
                    "{:?} {:?} {:?}",
                    words.get(at).map(|word| (word.span, word.gap, word.shape, word.emphasis)),
                    words.plain(at),
                    words.folded(at)
                )
            };
            (0..words.len()).map(told).collect()
        };
        let edges: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        for start in &edges {
            for end in edges.iter().filter(|end| *end >= start) {
                let part = Span::new(*start, *end);
                assert_eq!(told(&whole.of_part(part)), told(&Words::new(part.of(text))), "{:?}", part.of(text));
            }
        }
        for (start, end) in [(4, 900), (900, 901), (15, 14), (5, 7)] {
            let part = Span::new(start, end);
            assert_eq!(told(&whole.of_part(part)), told(&Words::new(part.of(text))));
        }
    }
}
