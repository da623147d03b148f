//! The author's mistakes as data: what is wrong, where, and what to type instead.
//!
//! A diagnostic holds a code, a place and the words that fill its sentence; it holds no file text and no colour, and
//! no sentence either: the sentences stand in `code.rs`, in each language, and a printer puts the two together.
//! The machine's failures (a full disk) are not diagnostics; they are [`crate::Failure`].

mod code;
mod explained;
mod fill;

pub mod human;
pub mod json;
mod near;
pub mod sarif;
mod word;

pub use code::{Code, Severity};
pub use fill::fill;
pub use near::nearest;

use crate::source::{Hidden, Place, SourceId, Sources};

/// The language of messages (not of the site, see `site.toml`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    Vietnamese,
}

/// One thing to tell the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub severity: Severity,
    /// `None` where it is about the folder, not about a text.
    pub place: Option<Place>,
    /// A file that has no text of its own to show (an attachment, a folder), below the root.
    pub path: Option<String>,
    /// What fills `{name}` in the code's sentences.
    words: Vec<(&'static str, String)>,
    /// Names close to what was written, best first.
    pub near: Vec<String>,
    /// A second place that explains the first ("first named here").
    pub related: Option<Place>,
}

impl Diagnostic {
    pub fn new(code: Code, place: Option<Place>) -> Self {
        let severity = code.severity();
        Self { code, severity, place, path: None, words: Vec::new(), near: Vec::new(), related: None }
    }

    /// Fills `{name}`.
    pub fn with(&mut self, name: &'static str, value: impl Into<String>) -> &mut Self {
        self.words.push((name, value.into()));
        self
    }

    pub fn near(&mut self, names: Vec<String>) -> &mut Self {
        self.near = names;
        self
    }

    pub fn related(&mut self, place: Place) -> &mut Self {
        self.related = Some(place);
        self
    }

    pub fn path(&mut self, path: impl Into<String>) -> &mut Self {
        self.path = Some(path.into());
        self
    }

    /// Whether it is about this text.
    pub fn is_within(&self, source: SourceId) -> bool {
        self.place.is_some_and(|place| place.source == source)
    }

    /// One plain sentence.
    pub fn message(&self, language: Language) -> String {
        self.fill(self.code.message(language), language)
    }

    /// What to do about it, where the code has such a sentence or a near miss is known.
    pub fn help(&self, language: Language) -> Option<String> {
        if !self.near.is_empty() {
            let names: Vec<String> = self.near.iter().map(|name| format!("“{name}”")).collect();
            return Some(match language {
                Language::English => format!("did you mean {}?", names.join(" or ")),
                Language::Vietnamese => format!("có phải ý bạn là {}?", names.join(" hoặc ")),
            });
        }
        let help = self.code.help(language);
        (!help.is_empty()).then(|| self.fill(help, language))
    }

    fn fill(&self, sentence: &str, language: Language) -> String {
        let ours = |name: &str| matches!(name, "what" | "expected" | "found" | "reason");
        fill(sentence, |name| {
            let (_, value) = self.words.iter().find(|(word, _)| *word == name)?;
            Some(if ours(name) { word::said(value, language) } else { value })
        })
    }
}

/// All that was found on a run. Stages add; the run sorts once and prints.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self(diagnostics.into_iter().collect())
    }
}

impl Diagnostics {
    /// Adds one at a place; the builder that comes back takes its words.
    pub fn report(&mut self, code: Code, place: Place) -> &mut Diagnostic {
        self.push(Diagnostic::new(code, Some(place)))
    }

    /// Adds one that is about a file or folder and not about a text.
    pub fn report_path(&mut self, code: Code, path: impl Into<String>) -> &mut Diagnostic {
        let path = path.into();
        self.push(Diagnostic::new(code, None)).path(path)
    }

    /// Adds that a character nobody sees was taken out of a text, where `count` of its kind stood.
    pub fn report_hidden(&mut self, place: Place, character: char, count: usize) {
        self.report(Code::HiddenCharacter, place)
            .with("found", format!("U+{:04X}", u32::from(character)))
            .with("what", Hidden::of(character).map_or("", Hidden::as_str))
            .with("count", count.to_string());
    }

    fn push(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.0.push(diagnostic);
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    pub fn append(&mut self, mut other: Diagnostics) {
        self.0.append(&mut other.0);
    }

    /// By path, then place, then code; what was said twice of one place is said once.
    pub fn sorted(mut self, sources: &Sources) -> Self {
        let key = |d: &Diagnostic| {
            let path = d.place.map(|place| sources.get(place.source).path.clone()).or_else(|| d.path.clone());
            (path, d.place.map(|place| place.span), d.code, d.words.clone())
        };
        self.0.sort_by_cached_key(key);
        self.0.dedup();
        self
    }

    /// Those that `keep` says yes to.
    pub fn only(mut self, keep: impl Fn(&Diagnostic) -> bool) -> Self {
        self.0.retain(keep);
        self
    }

    /// Under `--strict` every warning is an error.
    pub fn strict(mut self) -> Self {
        for diagnostic in &mut self.0 {
            if diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
            }
        }
        self
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity == severity).count()
    }

    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
