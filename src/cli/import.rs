//! `ketluan import`: documents become notices in content/, never over one that stands there unless told to.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::report::{self, Format};
use crate::config::record::TomlText;
use crate::config::{IssuerIx, Offices};
use crate::diagnostic::{Diagnostics, Language};
use crate::id::NoticeId;
use crate::import::{Imported, import};
use crate::input::Content;
use crate::notice::{self, Notice};
use crate::source::{Source, SourceId, Sources};
use crate::vietnamese::workday::WorkCalendar;
use crate::{Failure, config, input};

#[derive(Args)]
pub struct Arguments {
    /// Documents: plain text or Markdown
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Whose notices they are, an id of content/units.toml
    #[arg(long, value_name = "ID")]
    issuer: String,
    /// The site's folder, which holds content/
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// Print the notices instead of writing them
    #[arg(long)]
    stdout: bool,
    /// Write over notices that stand there already
    #[arg(long)]
    force: bool,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let mut world = World::read(&arguments.root, &arguments.issuer)?;
    let mut failed = false;
    for file in &arguments.files {
        let mut diagnostics = Diagnostics::default();
        let document = world.sources.add(document(file)?);
        let imported = import(document, &world.sources, &world.offices, world.issuer, &mut diagnostics);
        let path = match arguments.stdout {
            true => format!("content/notices/{}.md", imported.id),
            false => write(&arguments.root, &imported, arguments.force)?,
        };
        let (notice, _) = world.check(&path, &imported, &mut diagnostics);
        let diagnostics = diagnostics.sorted(&world.sources);
        failed |= diagnostics.has_errors();
        report::diagnostics(&diagnostics, &world.sources, Format::Human, language)?;
        if arguments.stdout {
            report::line(imported.text.trim_end())?;
        } else {
            report::line(&summary(&path, notice.as_ref(), &report::tally(&diagnostics, language), language))?;
        }
    }
    Ok(ExitCode::from(u8::from(failed)))
}

/// The site a document is imported into.
struct World {
    sources: Sources,
    offices: Offices,
    calendar: WorkCalendar,
    issuer: IssuerIx,
}

impl World {
    fn read(root: &Path, issuer: &str) -> Result<Self, Failure> {
        // A site's own mistakes are for `check` to tell.
        let mut unheard = Diagnostics::default();
        let Content { sources, units, calendar, .. } = input::read(root, &mut unheard)?;
        let toml = |source: SourceId| TomlText { source, text: &sources.get(source).text, offset: 0 };
        let offices = units.map(|units| config::read_offices(toml(units), &mut unheard)).unwrap_or_default();
        let calendar = calendar.map(|calendar| config::read_calendar(toml(calendar), &mut unheard)).unwrap_or_default();
        let Some(issuer) = offices.find_issuer(issuer) else {
            let known: Vec<&str> = offices.issuers.iter().map(|issuer| issuer.id.as_str()).collect();
            return Err(Failure(format!(
                "content/units.toml has no issuer “{issuer}” (issuers: {})",
                known.join(", ")
            )));
        };
        Ok(Self { sources, offices, calendar, issuer })
    }

    /// Reads the notice back as a build will.
    fn check(&mut self, path: &str, imported: &Imported, diagnostics: &mut Diagnostics) -> (Option<Notice>, SourceId) {
        let source = self.sources.add(Source::new(path, &imported.text));
        let id = NoticeId::new(&imported.id);
        let notice = notice::parse(id, source, &self.sources, &self.offices, &self.calendar, &|_| None, diagnostics);
        (notice, source)
    }
}

fn document(file: &Path) -> Result<Source, Failure> {
    let shown = file.display().to_string();
    let kind = file.extension().map(|kind| kind.to_string_lossy().to_lowercase()).unwrap_or_default();
    if matches!(kind.as_str(), "docx" | "doc" | "pdf" | "odt" | "xlsx" | "xls" | "rtf") {
        return Err(Failure(format!(
            "{shown}: files of the kind “{kind}” cannot be imported; save it as text (.txt, UTF-8) or Markdown"
        )));
    }
    let bytes = input::read_bytes(file)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure(format!("{shown} is not UTF-8 text; save it again with the encoding UTF-8")))?;
    Ok(Source::document(shown, &text))
}

/// Writes a notice under a name of its own; gives the path below the root. The same text is not written twice.
fn write(root: &Path, imported: &Imported, force: bool) -> Result<String, Failure> {
    for count in 1.. {
        let path = match count {
            1 => format!("content/notices/{}.md", imported.id),
            _ => format!("content/notices/{}-{count}.md", imported.id),
        };
        let whole = root.join(&path);
        if fs::read(&whole).is_ok_and(|there| there == imported.text.as_bytes()) {
            return Ok(path);
        }
        if force || !whole.exists() {
            return put(&whole, &imported.text).map(|()| path);
        }
    }
    Err(Failure(format!("no name is left for {}", imported.id)))
}

/// The whole text or nothing: what stands there is replaced in one step.
fn put(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure(format!("cannot write {}: {error}", path.display()));
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

fn summary(path: &str, notice: Option<&Notice>, tally: &str, language: Language) -> String {
    let items = notice.map(|notice| notice.items.as_slice()).unwrap_or_default();
    let units = items.iter().map(|item| item.lead).collect::<BTreeSet<_>>().len();
    let tasks = items.iter().filter(|item| item.parent.is_none()).count();
    let deadlines: usize = items.iter().map(|item| item.deadlines.len()).sum();
    let rows = notice.map_or(0, |notice| notice.rows.len());
    let counted = match language {
        Language::English => format!("{units} units, {tasks} tasks, {deadlines} deadlines, {rows} indicators"),
        Language::Vietnamese => format!("{units} đơn vị, {tasks} nhiệm vụ, {deadlines} thời hạn, {rows} chỉ tiêu"),
    };
    match tally.is_empty() {
        true => format!("{path}: {counted}"),
        false => format!("{path}: {counted} ({tally})"),
    }
}
