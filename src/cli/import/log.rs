//! A log of results that came by mail: it goes into content/progress/ as it is, once its rows are known to be read.

use std::path::Path;

use super::place::{Target, Written};
use super::{Arguments, Went};
use crate::Failure;
use crate::cli::report::{self, Format};
use crate::diagnostic::{Diagnostics, Language};
use crate::progress;
use crate::source::{Source, Sources};
use crate::vietnamese::fold::slug;

/// A log, as the texts that it is read from and as the file that it is.
#[derive(Debug)]
pub struct Log {
    /// Its sheets, or the one text of a CSV file.
    pub texts: Vec<Source>,
    pub bytes: Vec<u8>,
    /// Its usual ending.
    pub kind: &'static str,
}

impl Log {
    /// Tells what is wrong with its rows and puts it among the logs, under its own name.
    pub(super) fn put(self, arguments: &Arguments, file: &Path, language: Language) -> Result<Went, Failure> {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let stem = Some(slug(&stem)).filter(|stem| !stem.is_empty()).unwrap_or_else(|| "tien-do".to_owned());
        let path = format!("content/progress/{stem}.{}", self.kind);
        let mut sources = Sources::default();
        let texts: Vec<_> = self.texts.into_iter().map(|text| sources.add(text)).collect();
        let mut diagnostics = Diagnostics::default();
        let rows = progress::parse(&texts, &sources, &mut diagnostics).len();
        let diagnostics = diagnostics.sorted(&sources);
        report::end_step(arguments.files.len());
        report::diagnostics(&diagnostics, &sources, Format::Human, language)?;
        if arguments.stdout {
            return Err(Failure(format!(
                "{}: a log is put into content/progress/ as it is; leave out --stdout",
                file.display()
            )));
        }
        let target = Target { root: &arguments.root, path: &path, content: &self.bytes, beside: None };
        let written = target.write(arguments.replace, arguments.dry_run, language)?;
        let tally = report::tally(&diagnostics, language);
        let tally = if tally.is_empty() { tally } else { format!(" ({tally})") };
        let counted = match language {
            Language::English => format!("{path}: a log, {}{tally}", report::count(rows, "row", "rows")),
            Language::Vietnamese => format!("{path}: sổ theo dõi, {rows} dòng{tally}"),
        };
        report::line(&super::outcome(&path, &written, counted, arguments.dry_run, language))?;
        Ok(Went { failed: diagnostics.has_errors(), left: matches!(written, Written::Differs(_)) })
    }
}
