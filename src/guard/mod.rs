//! What must not reach the public: texts under a mark of secrecy, words that an office has forbidden, numbers of persons.
//!
//! It reads lines, not notices, so nothing hides from it in a place that no other room looks at.

mod denied;
mod personal;
mod secrecy;

pub use denied::Denied;
pub use personal::Shown;

use crate::diagnostic::Diagnostics;
use crate::source::{SourceId, Span};

/// What a site says of it in site.toml.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    pub denied: Denied,
    pub shown: Shown,
}

/// Looks at every line of a text that would be published. A mark of secrecy or a forbidden word is an error, so nothing is published while
/// it stands there; a number of a person is a warning.
pub fn check(source: SourceId, text: &str, rules: &Rules, diagnostics: &mut Diagnostics) {
    secrecy::check(source, text, diagnostics);
    rules.denied.check(source, text, diagnostics);
    for line in lines(text) {
        personal::check(source, text, line, &rules.shown, diagnostics);
    }
}

/// Looks at a file that would be published as it is: the same, but each number of a person is told once.
pub fn check_file(source: SourceId, text: &str, rules: &Rules, diagnostics: &mut Diagnostics) {
    secrecy::check(source, text, diagnostics);
    rules.denied.check(source, text, diagnostics);
    personal::check_once(source, text, &rules.shown, diagnostics);
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start = span.end() + 1;
        span
    })
}
