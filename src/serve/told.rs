//! What is wrong with the content, as a page shows it: what has to be mended in full, the rest folded away.

use crate::diagnostic::{Diagnostics, Language, Severity, human};
use crate::page::html::escaped;
use crate::source::Sources;

/// Ready to be laid over a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Drawn with their lines, as HTML; empty where there are none.
    pub errors: String,
    pub others: String,
    /// How many there are of each.
    pub counts: (usize, usize),
}

impl Told {
    pub fn new(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> Self {
        let (errors, others): (Vec<_>, Vec<_>) =
            diagnostics.iter().cloned().partition(|diagnostic| diagnostic.severity == Severity::Error);
        let counts = (errors.len(), others.len());
        let draw =
            |some: Vec<_>| escaped(human::print(&some.into_iter().collect(), sources, language, false).trim_end());
        Self { errors: draw(errors), others: draw(others), counts }
    }
}
