//! What must not be published is stopped at the door: nothing of it comes into content/, whatever the command line says.

use std::path::Path;

use super::document::Opened;
use crate::Failure;
use crate::cli::report::{self, Format};
use crate::diagnostic::{Diagnostics, Language};
use crate::document::words;
use crate::guard::{self, Rules};
use crate::source::{Source, Sources};

pub enum Guarded {
    Refused,
    /// With numbers of persons that were found in it.
    Let(Diagnostics),
}

/// Looks at all that a file holds, also at margins and words that nobody sees; what keeps it out is told.
pub fn look(opened: &Opened, rules: &Rules, sources: &mut Sources, language: Language) -> Result<Guarded, Failure> {
    let (seen, unseen) = match opened {
        Opened::Log(log) => (log.texts.iter().collect(), Vec::new()),
        Opened::Text { text, original, .. } => {
            let packed = original.as_ref().filter(|original| matches!(original.kind, "docx" | "odt"));
            // What the reader of documents could read, this one can.
            let parts = packed.and_then(|original| words(&original.bytes).ok()).unwrap_or_default();
            (vec![text], parts.iter().map(|part| Source::document(text.path.clone(), part)).collect::<Vec<Source>>())
        }
    };
    let mut found = Diagnostics::default();
    for text in seen {
        let source = sources.add(text.clone());
        guard::check_file(source, &text.text, rules, &mut found);
    }
    if !found.has_errors() {
        for text in unseen {
            let mut hidden = Diagnostics::default();
            let source = sources.add(text);
            guard::check_file(source, &sources.get(source).text, rules, &mut hidden);
            // Numbers in words that come into the notice were told above.
            if hidden.has_errors() {
                found.append(hidden);
            }
        }
    }
    if !found.has_errors() {
        return Ok(Guarded::Let(found));
    }
    report::diagnostics(&found.sorted(sources), sources, Format::Human, language)?;
    Ok(Guarded::Refused)
}

pub fn refused(file: &Path, language: Language) -> String {
    let file = file.display();
    match language {
        Language::English => format!("{file}: refused, since it must not be published; nothing was written"),
        Language::Vietnamese => format!("{file}: từ chối nhập vì không được công bố; không ghi gì"),
    }
}
