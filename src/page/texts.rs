//! The site's own words in its language: what a theme's `i18n/*.toml` says, ready to be filled in.
//!
//! The texts are handed in (a theme reads them); here they are only looked up and filled. Dates, numbers and periods
//! are written by `format.rs`, on the same type, since both depend on nothing but the language.

use std::collections::BTreeMap;

use crate::config::SiteLanguage;
use crate::diagnostic;

/// One text. Languages that tell one from many have two forms; Vietnamese has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// For exactly one, where the language has such a form.
    pub one: Option<String>,
    pub other: String,
}

/// All texts of one language, by key: `state.overdue`.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    pub language: SiteLanguage,
    texts: BTreeMap<String, Text>,
}

impl Texts {
    pub fn new(language: SiteLanguage, texts: BTreeMap<String, Text>) -> Self {
        Self { language, texts }
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The form of a text for `n` things; the common form where no number is given.
    pub fn find(&self, key: &str, n: Option<u64>) -> Option<&str> {
        let text = self.texts.get(key)?;
        let one = text.one.as_deref().filter(|_| n == Some(1));
        Some(one.unwrap_or(&text.other))
    }

    /// Of an English and a Vietnamese sentence the one in this language.
    pub fn either<T>(&self, (english, vietnamese): (T, T)) -> T {
        match self.language {
            SiteLanguage::English => english,
            SiteLanguage::Vietnamese => vietnamese,
        }
    }

    /// A text as it is. A key without a text shows itself in brackets: a page with one odd word is better than none, and
    /// a test looks for the brackets.
    pub fn say(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// A text with its `{words}` filled in.
    pub fn fill(&self, key: &str, words: &[(&str, &str)]) -> String {
        self.find(key, None).map_or_else(|| missing(key), |text| fill(text, words))
    }

    /// A text about `n` things, which it calls `{n}`.
    pub fn count(&self, key: &str, n: usize) -> String {
        let written = self.whole(n);
        self.find(key, Some(n as u64)).map_or_else(|| missing(key), |text| fill(text, &[("n", &written)]))
    }
}

fn missing(key: &str) -> String {
    format!("⟦{key}⟧")
}

/// Fills every `{name}` that `words` know; see [`diagnostic::fill`].
pub fn fill(text: &str, words: &[(&str, &str)]) -> String {
    diagnostic::fill(text, |name| words.iter().find(|(word, _)| *word == name).map(|(_, value)| *value))
}
