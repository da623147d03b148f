//! Words as they are told: nearly always those of a text just as they stand there, and then held by that text alone.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::{Source, Span};

/// A stretch of words. An archive has hundreds of thousands of them, and together they are as long as its texts.
#[derive(Clone)]
pub struct Wording(Held);

/// Words of their own are few, and stand behind two boxes so that all take two words of memory and not three.
#[derive(Clone)]
enum Held {
    Text(Arc<Source>, Span),
    Own(Box<Box<str>>),
}

impl Wording {
    /// The words `told`, which stand at `span` of the text, perhaps in other clothes: with marks of emphasis or line ends between them.
    pub fn new(told: String, source: &Arc<Source>, span: Span) -> Self {
        let stands = span.of(&source.text);
        let blank = stands.len() - stands.trim_start().len();
        let start = span.start() + blank;
        match stands.trim() == told {
            true => Self(Held::Text(Arc::clone(source), Span::new(start, start + told.len()))),
            false => Self::from(told),
        }
    }
}

impl From<String> for Wording {
    fn from(told: String) -> Self {
        Self(Held::Own(Box::new(told.into_boxed_str())))
    }
}

impl Deref for Wording {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Held::Text(source, span) => span.of(&source.text),
            Held::Own(words) => words,
        }
    }
}

impl PartialEq for Wording {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl PartialEq<&str> for Wording {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_in_the_text_are_not_held_twice() {
        let source = Arc::new(Source::new("a.md", "- việc  một\n- **hai** ba\n"));
        let span = |words: &str| {
            let at = source.text.find(words).unwrap();
            Span::new(at, at + words.len())
        };
        let told = |words: &str, at: &str| Wording::new(words.to_owned(), &source, span(at));
        let held = |wording: &Wording| matches!(wording.0, Held::Text(..));
        let one = told("việc  một", " việc  một\n");
        assert!(held(&one) && one == "việc  một");
        let two = told("hai ba", "**hai** ba");
        assert!(!held(&two) && two == "hai ba");
        let none = told("", "\n");
        assert_eq!(&*none, "");
    }
}
