//! `ketluan import`: documents become notices in content/, never over one that stands there unless told to.

mod place;
mod units;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use self::place::Written;
use super::report::{self, Format};
use crate::config::record::TomlText;
use crate::config::{IssuerIx, Offices};
use crate::diagnostic::{Diagnostics, Language};
use crate::id::NoticeId;
use crate::import::{Imported, MissingUnit, import};
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
    /// Write over a notice that stands there already
    #[arg(long, alias = "force")]
    replace: bool,
    /// Write under this name, as 2025/giao-ban-tuan-7
    #[arg(long = "as", value_name = "NAME")]
    name: Option<String>,
    /// Add units that the document gives work to and units.toml lacks
    #[arg(long)]
    add_units: bool,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    if arguments.name.is_some() && arguments.files.len() > 1 {
        return Err(Failure("--as names one notice; import the documents one by one".to_owned()));
    }
    let mut world = World::read(&arguments.root, &arguments.issuer)?;
    let (mut failed, mut left) = (false, false);
    let mut missing: Vec<MissingUnit> = Vec::new();
    for file in &arguments.files {
        let text = document(file)?;
        let mut diagnostics = Diagnostics::default();
        let mut imported = world.import(text.clone(), &mut diagnostics);
        if arguments.add_units && !imported.unknown.is_empty() {
            let units = std::mem::take(&mut imported.unknown);
            add_units(&arguments, &units, language)?;
            world = World::read(&arguments.root, &arguments.issuer)?;
            diagnostics = Diagnostics::default();
            imported = world.import(text, &mut diagnostics);
        }
        let path = place::path(&imported, arguments.name.as_deref())?;
        let (notice, _) = world.check(&path, &imported, &mut diagnostics);
        world.needs_a_notice(file, &imported, notice.as_ref())?;
        for unit in imported
            .unknown
            .iter()
            .filter(|unit| missing.iter().all(|known| known.id != unit.id))
            .cloned()
            .collect::<Vec<_>>()
        {
            missing.push(unit);
        }
        let diagnostics = diagnostics.sorted(&world.sources);
        failed |= diagnostics.has_errors();
        report::diagnostics(&diagnostics, &world.sources, Format::Human, language)?;
        if arguments.stdout {
            report::line(imported.text.trim_end())?;
            continue;
        }
        let written = place::write(&arguments.root, &path, &imported.text, arguments.replace, language)?;
        left |= matches!(written, Written::Differs(_));
        let counted = summary(&path, notice.as_ref(), &report::tally(&diagnostics, language), language);
        report::line(&outcome(&path, &written, counted, language))?;
    }
    if !missing.is_empty() && !arguments.stdout {
        report::line(&units::told(&missing, language))?;
    }
    Ok(ExitCode::from(if left { 2 } else { u8::from(failed) }))
}

/// What became of a notice, as lines for the clerk.
fn outcome(path: &str, written: &Written, counted: String, language: Language) -> String {
    match (written, language) {
        (Written::New | Written::Replaced, _) => counted,
        (Written::Same, Language::English) => {
            format!("{path}: this very notice stands there already; nothing was written")
        }
        (Written::Same, Language::Vietnamese) => format!("{path}: đã có đúng thông báo này; không ghi gì"),
        (Written::Differs(lines), language) => {
            let (first, last) = match language {
                Language::English => (
                    "another text stands there, and nothing was written",
                    "type --replace to write over it, or --as NAME to write beside it",
                ),
                Language::Vietnamese => (
                    "ở đó đã có văn bản khác, nên không ghi gì",
                    "gõ thêm --replace để ghi đè, hoặc --as TÊN để ghi thành tệp khác",
                ),
            };
            format!("{path}: {first}\n  {}\n  {last}", lines.join("\n  "))
        }
    }
}

fn add_units(arguments: &Arguments, units: &[MissingUnit], language: Language) -> Result<(), Failure> {
    const PATH: &str = "content/units.toml";
    let whole = arguments.root.join(PATH);
    let toml = std::fs::read_to_string(&whole).map_err(|error| Failure(format!("cannot read {PATH}: {error}")))?;
    let Some(text) = units::added(&toml, &arguments.issuer, units) else {
        return Err(Failure(format!(
            "{PATH} does not write the issuer “{}” as [[issuer]]; add the units by hand",
            arguments.issuer
        )));
    };
    place::put(&whole, &text)?;
    let names: Vec<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
    let line = match language {
        Language::English => format!("{PATH}: added {}", names.join("; ")),
        Language::Vietnamese => format!("{PATH}: đã thêm {}", names.join("; ")),
    };
    // Where the notice itself goes to the output stream, it stands there alone.
    if arguments.stdout { Ok(()) } else { report::line(&line) }
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

    fn import(&mut self, text: Source, diagnostics: &mut Diagnostics) -> Imported {
        let document = self.sources.add(text);
        input::tell_hidden(document, self.sources.get(document), diagnostics);
        import(document, &self.sources, &self.offices, self.issuer, diagnostics)
    }

    /// A text in which nothing is a notice's, and no unit is asked for anything, is something else.
    fn needs_a_notice(&self, file: &Path, imported: &Imported, notice: Option<&Notice>) -> Result<(), Failure> {
        let named = |notice: &Notice| notice.items.iter().any(|item| !self.offices.unit(item.lead).is_collective());
        let rows = notice.is_some_and(|notice| !notice.rows.is_empty());
        if imported.recognised || notice.is_some_and(named) || rows || !imported.unknown.is_empty() {
            return Ok(());
        }
        let shown = file.display();
        Err(Failure(format!(
            "{shown} does not look like a notice: no title (“THÔNG BÁO …”), number, day, meeting or unit was found in it; nothing was written"
        )))
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
    if !text.chars().any(char::is_alphanumeric) {
        return Err(Failure(format!("{shown} holds no words; nothing was written")));
    }
    Ok(Source::document(shown, &text))
}

fn summary(path: &str, notice: Option<&Notice>, tally: &str, language: Language) -> String {
    let items = notice.map(|notice| notice.items.as_slice()).unwrap_or_default();
    let units = items.iter().map(|item| item.lead).collect::<BTreeSet<_>>().len();
    let tasks = items.iter().filter(|item| item.parent.is_none()).count();
    let deadlines: usize = items.iter().map(|item| item.deadlines.len()).sum();
    let rows = notice.map_or(0, |notice| notice.rows.len());
    let count = report::count;
    let counted = match language {
        Language::English => [
            count(units, "unit", "units"),
            count(tasks, "task", "tasks"),
            count(deadlines, "deadline", "deadlines"),
            count(rows, "indicator", "indicators"),
        ]
        .join(", "),
        Language::Vietnamese => format!("{units} đơn vị, {tasks} nhiệm vụ, {deadlines} thời hạn, {rows} chỉ tiêu"),
    };
    match tally.is_empty() {
        true => format!("{path}: {counted}"),
        false => format!("{path}: {counted} ({tally})"),
    }
}
