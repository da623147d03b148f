//! `ketluan import`: documents become notices in content/, never over one that stands there unless told to.

mod difference;
mod document;
mod guarded;
mod log;
mod place;
mod table;
mod units;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use self::document::Opened;
use self::guarded::Guarded;
pub use self::place::put;
use self::place::{Target, Written};
use super::query::issuer_named;
use super::report::{self, Format};
use crate::config::TomlText;
use crate::config::{IssuerIx, Offices};
use crate::diagnostic::{Diagnostics, Language};
use crate::document::{Note, tell};
use crate::guard::Rules;
use crate::id::NoticeId;
use crate::import::{Imported, MissingUnit, import, with_original};
use crate::input::Content;
use crate::notice::{self, Notice};
use crate::source::{Source, SourceId, Sources};
use crate::vietnamese::workday::WorkCalendar;
use crate::{Failure, config, input};

#[derive(Args)]
pub struct Arguments {
    /// Documents: Word (.docx), OpenDocument (.odt), PDF, plain text, Markdown; tables: .xlsx, .csv
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Whose notices they are, an id of content/units.toml [default: the only issuer there is]
    #[arg(long, value_name = "ID")]
    issuer: Option<String>,
    /// The site's folder, which holds content/
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// Print the notices instead of writing them
    #[arg(long)]
    stdout: bool,
    /// Tell what would be written, and write nothing
    #[arg(long, conflicts_with = "stdout")]
    dry_run: bool,
    /// Write over a notice that stands there already, and tell what was there
    #[arg(long, alias = "force")]
    replace: bool,
    /// Write under this name, as 2025/giao-ban-tuan-7
    #[arg(long = "as", value_name = "NAME")]
    name: Option<String>,
    /// Add units that the document gives work to and units.toml lacks
    #[arg(long)]
    add_units: bool,
}

/// How an import went, apart from the notice itself.
#[derive(Clone, Copy, Debug, Default)]
struct Went {
    /// The notice would not build.
    failed: bool,
    /// Something was left undone: another text stands there, or the file could not be read.
    left: bool,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    if arguments.name.is_some() && arguments.files.len() > 1 {
        return Err(Failure("--as names one notice; import the documents one by one".to_owned()));
    }
    let mut world = World::read(&arguments, language)?;
    let mut whole = Went::default();
    let mut missing: Vec<MissingUnit> = Vec::new();
    let count = arguments.files.len();
    for (at, file) in arguments.files.iter().enumerate() {
        report::step(at + 1, count, &file.display().to_string());
        let went = one(&arguments, &mut world, file, &mut missing, language);
        report::end_step(count);
        match went {
            Ok(went) => {
                whole.failed |= went.failed;
                whole.left |= went.left;
            }
            Err(failure) if count == 1 => return Err(failure),
            // The others are none the worse for it.
            Err(failure) => {
                report::failure(&failure, language);
                whole.left = true;
            }
        }
    }
    if !missing.is_empty() && !arguments.stdout {
        report::line(&units::told(&missing, language))?;
    }
    Ok(ExitCode::from(if whole.left { 2 } else { u8::from(whole.failed) }))
}

/// Imports one file.
fn one(
    arguments: &Arguments,
    world: &mut World,
    file: &Path,
    missing: &mut Vec<MissingUnit>,
    language: Language,
) -> Result<Went, Failure> {
    let opened = document::open(file, language)?;
    let warnings = match world.guard(&opened, language)? {
        Guarded::Refused => {
            report::line(&guarded::refused(file, language))?;
            return Ok(Went { failed: true, left: false });
        }
        Guarded::Let(warnings) => warnings,
    };
    let (text, notes, original) = match opened {
        Opened::Text { text, notes, original } => (text, notes, original),
        Opened::Log(log) => return log.put(arguments, file, language),
    };
    let mut diagnostics = Diagnostics::default();
    let mut imported = world.import(text.clone(), &notes, &mut diagnostics);
    if arguments.add_units && !arguments.dry_run && !imported.unknown.is_empty() {
        let units = std::mem::take(&mut imported.unknown);
        world.add_units(arguments, &units, language)?;
        *world = World::read(arguments, language)?;
        diagnostics = Diagnostics::default();
        imported = world.import(text, &notes, &mut diagnostics);
    }
    let path = place::path(&imported, arguments.name.as_deref())?;
    let beside = original.as_ref().map(|original| place::beside(&path, original.kind));
    if let Some(name) = beside.as_ref().and_then(|path| path.rsplit('/').next()).filter(|_| !arguments.stdout) {
        imported.text = with_original(&imported.text, name);
    }
    let (notice, _) = world.check(&path, &imported, &mut diagnostics);
    world.needs_a_notice(file, &imported, notice.as_ref())?;
    for unit in &imported.unknown {
        if missing.iter().all(|known| known.id != unit.id) {
            missing.push(unit.clone());
        }
    }
    diagnostics.append(warnings);
    let diagnostics = diagnostics.sorted(&world.sources);
    report::end_step(arguments.files.len());
    report::diagnostics(&diagnostics, &world.sources, Format::Human, language)?;
    let mut went = Went { failed: diagnostics.has_errors(), left: false };
    if arguments.stdout {
        report::line(imported.text.trim_end())?;
        return Ok(went);
    }
    let target = Target {
        root: &arguments.root,
        path: &path,
        content: imported.text.as_bytes(),
        beside: beside.as_deref().zip(original.as_ref().map(|original| original.bytes.as_slice())),
    };
    let written = target.write(arguments.replace, arguments.dry_run, language)?;
    went.left = matches!(written, Written::Differs(_));
    let counted = summary(&path, notice.as_ref(), &report::tally(&diagnostics, language), language);
    report::line(&outcome(&path, &written, counted, arguments.dry_run, language))?;
    Ok(went)
}

/// What became of a notice, as lines for the clerk.
fn outcome(path: &str, written: &Written, counted: String, dry_run: bool, language: Language) -> String {
    let dry = match (dry_run, language) {
        (false, _) => "",
        (true, Language::English) => "; nothing was written (--dry-run)",
        (true, Language::Vietnamese) => "; chưa ghi gì (--dry-run)",
    };
    match (written, language) {
        (Written::New, _) => format!("{counted}{dry}"),
        (Written::Replaced(lines), Language::English) => {
            format!("{counted}{dry}\n  written over (- is what stood there):\n  {}", lines.join("\n  "))
        }
        (Written::Replaced(lines), Language::Vietnamese) => {
            format!("{counted}{dry}\n  đã ghi đè (dấu - là chữ cũ):\n  {}", lines.join("\n  "))
        }
        (Written::Same, Language::English) => {
            format!("{path}: this very notice stands there already; nothing was written")
        }
        (Written::Same, Language::Vietnamese) => format!("{path}: đã có đúng thông báo này; không ghi gì"),
        (Written::Differs(lines), language) => {
            let (first, last) = match language {
                Language::English => (
                    "another text stands there, and nothing was written (- stands there, + is new)",
                    "type --replace to write over it, or --as NAME to write beside it",
                ),
                Language::Vietnamese => (
                    "ở đó đã có văn bản khác, nên không ghi gì (dấu - là chữ đang có, dấu + là chữ mới)",
                    "gõ thêm --replace để ghi đè, hoặc --as TÊN để ghi thành tệp khác",
                ),
            };
            format!("{path}: {first}\n  {}\n  {last}", lines.join("\n  "))
        }
    }
}

/// The site a document is imported into.
struct World {
    sources: Sources,
    offices: Offices,
    calendar: WorkCalendar,
    issuer: IssuerIx,
    rules: Rules,
}

impl World {
    fn read(arguments: &Arguments, language: Language) -> Result<Self, Failure> {
        // A site's own mistakes are for `check` to tell.
        let mut unheard = Diagnostics::default();
        let Content { sources, site, units, calendar, .. } = input::read(&arguments.root, &mut unheard)?;
        let toml = |source: SourceId| TomlText { source, text: &sources.get(source).text, offset: 0 };
        let offices = units.map(|units| config::read_offices(toml(units), &mut unheard)).unwrap_or_default();
        let calendar = calendar.map(|calendar| config::read_calendar(toml(calendar), &mut unheard)).unwrap_or_default();
        let rules = site.map(|site| config::read_site(toml(site), &mut unheard).guard).unwrap_or_default();
        let issuer = issuer_named(&offices, arguments.issuer.as_deref(), language)?;
        Ok(Self { sources, offices, calendar, issuer, rules })
    }

    fn add_units(&self, arguments: &Arguments, units: &[MissingUnit], language: Language) -> Result<(), Failure> {
        const PATH: &str = "content/units.toml";
        let whole = arguments.root.join(PATH);
        let toml = std::fs::read_to_string(&whole).map_err(|error| Failure(format!("cannot read {PATH}: {error}")))?;
        let issuer = &self.offices.issuer(self.issuer).id;
        let Some(text) = units::added(&toml, issuer.as_str(), units) else {
            return Err(Failure(format!(
                "{PATH} does not write the issuer “{issuer}” as [[issuer]]; add the units by hand"
            )));
        };
        place::put(&whole, text.as_bytes())?;
        let names: Vec<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
        let line = match language {
            Language::English => format!("{PATH}: added {}", names.join("; ")),
            Language::Vietnamese => format!("{PATH}: đã thêm {}", names.join("; ")),
        };
        // Where the notice itself goes to the output stream, it stands there alone.
        if arguments.stdout { Ok(()) } else { report::line(&line) }
    }

    fn guard(&mut self, opened: &Opened, language: Language) -> Result<Guarded, Failure> {
        guarded::look(opened, &self.rules, &mut self.sources, language)
    }

    fn import(&mut self, text: Source, notes: &[(usize, Note)], diagnostics: &mut Diagnostics) -> Imported {
        let document = self.sources.add(text);
        input::tell_hidden(document, self.sources.get(document), diagnostics);
        tell(notes, document, &self.sources, diagnostics);
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
