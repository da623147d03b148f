//! A text as it is held: alone, or behind others in one block.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::{Source, Span};

/// Bytes of a block. The allocator rounds up what it gives by a tenth and more, thousands of texts of some kilobytes each; of a block hardly at all.
const BLOCK: usize = 1 << 20;

/// Part of a text that may be shared; dereferences to it.
#[derive(Clone)]
pub struct Text {
    block: Arc<str>,
    span: Span,
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self { span: Span::new(0, text.len()), block: text.into() }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.span.of(&self.block)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// Lays the texts of many sources behind each other; what they say stays as it is.
pub fn lay_together<'a>(sources: impl Iterator<Item = &'a mut Source>) {
    let mut waiting: Vec<&mut Source> = Vec::new();
    let mut length = 0;
    for source in sources {
        length += source.text.len();
        waiting.push(source);
        if length >= BLOCK {
            lay(std::mem::take(&mut waiting));
            length = 0;
        }
    }
    lay(waiting);
}

fn lay(sources: Vec<&mut Source>) {
    let texts: Vec<&str> = sources.iter().map(|source| &*source.text).collect();
    let block: Arc<str> = texts.concat().into();
    let mut start = 0;
    for source in sources {
        let end = start + source.text.len();
        source.text = Text { block: Arc::clone(&block), span: Span::new(start, end) };
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_laid_together_say_what_they_said() {
        let long = "dài ".repeat(BLOCK / 4);
        let texts = ["một", "", "hai\nba", &long, "bốn", &long, ""];
        let mut sources: Vec<Source> = texts.iter().map(|text| Source::new("a.md", text)).collect();
        lay_together(sources.iter_mut());
        for (source, text) in sources.iter().zip(texts) {
            assert_eq!(source.text, text);
        }
        // Blocks end where they are long enough.
        let shares = |a: usize, b: usize| Arc::ptr_eq(&sources[a].text.block, &sources[b].text.block);
        assert!(shares(0, 3) && !shares(3, 4) && shares(4, 5) && !shares(5, 6));
    }
}
