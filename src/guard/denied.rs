//! Words that an office has forbidden to publish, found wherever they stand: in capitals or not, with whatever blanks between them.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Place, SourceId, Span};

/// Phrases by their first word, so that a text is walked once however many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Denied {
    by_first: BTreeMap<String, Vec<(Vec<String>, String)>>,
}

impl Denied {
    /// From `never_publish` in site.toml. A phrase without a letter or figure forbids nothing.
    pub fn new<'p>(phrases: impl IntoIterator<Item = &'p str>) -> Self {
        let mut denied = Self::default();
        for phrase in phrases {
            let words: Vec<String> = words(phrase).map(|word| word.of(phrase).to_lowercase()).collect();
            if let Some((first, rest)) = words.split_first() {
                denied.by_first.entry(first.clone()).or_default().push((rest.to_vec(), phrase.to_owned()));
            }
        }
        denied
    }

    /// Nothing is forbidden.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    pub fn check(&self, source: SourceId, text: &str, diagnostics: &mut Diagnostics) {
        if self.is_empty() {
            return;
        }
        let words: Vec<Span> = words(text).collect();
        for (at, word) in words.iter().enumerate() {
            let Some(phrases) = self.by_first.get(&word.of(text).to_lowercase()) else { continue };
            for (rest, phrase) in phrases {
                let next = words.iter().skip(at + 1).take(rest.len());
                if next.len() == rest.len()
                    && next.zip(rest).all(|(word, wanted)| word.of(text).to_lowercase() == *wanted)
                {
                    let end = words[at + rest.len()].end();
                    let place = Place::new(source, Span::new(word.start(), end));
                    diagnostics.report(Code::DeniedText, place).with("words", phrase);
                }
            }
        }
    }
}

/// Runs of letters and figures.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split(|c: char| !c.is_alphanumeric()).filter_map(move |word| {
        let start = at;
        // What parts two words is one character, of any length.
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        (!word.is_empty()).then(|| Span::new(start, start + word.len()))
    })
}
