//! What the queries share: which site is asked, whose work, and how names on the command line find their things.
//!
//! A query is an export with rows left out, so a number found here is the number found there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::import::put;
use super::report;
use crate::config::{IssuerIx, Offices, SiteLanguage, UnitIx};
use crate::diagnostic::{Diagnostics, Language, Severity, nearest};
use crate::page::{Site, Texts};
use crate::render::Theme;
use crate::vietnamese::fold::slug;
use crate::vietnamese::unit_name::Match;
use crate::{Failure, Options, input, understand};

pub mod excerpt;
pub mod table;

/// Which site, on which day.
#[derive(Args)]
pub struct Where {
    /// The site's folder, which holds content/
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The day that states are told for, as 2025-10-31 [default: as_of in site.toml, else the last day the content knows]
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    as_of: Option<Date>,
}

/// The same, and how to tell what was found.
#[derive(Args)]
pub struct Source {
    #[command(flatten)]
    pub place: Where,
    /// How to write what was found
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Where to write it [default: the terminal; a workbook needs a file]
    #[arg(long, short, value_name = "FILE", required_if_eq("format", "xlsx"))]
    pub output: Option<PathBuf>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, aligned, as wide as the terminal
    #[default]
    Table,
    /// The rows of the site's export
    Csv,
    /// The keys of the site's site.json
    Json,
    /// For a merge request or a wiki, nothing cut
    Markdown,
    /// A workbook with the rows of the site's export
    Xlsx,
}

impl Source {
    /// Puts an answer where it was asked for.
    pub fn put(&self, text: &str) -> Result<(), Failure> {
        match &self.output {
            Some(path) => put(path, text.as_bytes()),
            None => report::text(text),
        }
    }

    /// Puts rows of an export, by their places from 0, into a workbook.
    pub fn put_workbook(&self, asked: &Asked, name: &str, rows: &[usize]) -> Result<(), Failure> {
        let Some(path) = &self.output else { return Ok(()) };
        put(path, &excerpt::workbook(asked, name, rows)?)
    }
}

/// Whose work.
#[derive(Args)]
pub struct Whose {
    /// Of this issuer, an id of content/units.toml
    #[arg(long, value_name = "ID")]
    issuer: Option<String>,
    /// Led by this unit: its id or one of its names
    #[arg(long, value_name = "ID|NAME")]
    unit: Option<String>,
}

/// A site that has been read, and the words to tell of it.
pub struct Asked {
    pub site: Site,
    /// In the language of messages.
    pub words: Texts,
    language: Language,
    errors: usize,
}

impl Asked {
    pub fn read(place: &Where, language: Language) -> Result<Self, Failure> {
        Self::read_on(&place.root, place.as_of, language)
    }

    /// The site of a folder; its states on that day, where one is named.
    pub fn read_on(root: &Path, as_of: Option<Date>, language: Language) -> Result<Self, Failure> {
        let mut diagnostics = Diagnostics::default();
        let mut content = input::read(root, &mut diagnostics)?;
        let site = understand(&mut content, &Options { as_of, since: None }, &mut diagnostics);
        Ok(Self::of(site, diagnostics.count(Severity::Error), language))
    }

    /// A site that was read already, with so many errors in its content.
    pub fn of(site: Site, errors: usize, language: Language) -> Self {
        let words = texts(match language {
            Language::English => SiteLanguage::English,
            Language::Vietnamese => SiteLanguage::Vietnamese,
        });
        Self { site, words, language, errors }
    }

    /// The words that the site's exports are written in.
    pub fn export_words(&self) -> Texts {
        texts(self.site.register.settings.language)
    }

    /// What errors in the content left out is not in the answer, so the exit code says that there are some.
    pub fn done(&self) -> Result<ExitCode, Failure> {
        if self.errors == 0 {
            return Ok(ExitCode::SUCCESS);
        }
        let errors = self.errors;
        report::aside(&match self.language {
            Language::English => {
                format!("the content has errors ({errors}), so this may lack something; see `ketluan check`")
            }
            Language::Vietnamese => {
                format!("nội dung có lỗi ({errors}) nên danh sách có thể thiếu; xem `ketluan check`")
            }
        })?;
        Ok(ExitCode::from(1))
    }
}

/// The words of the default theme.
pub fn texts(language: SiteLanguage) -> Texts {
    Theme::new(Vec::new(), language, &mut Diagnostics::default()).texts
}

impl Whose {
    pub fn find(&self, offices: &Offices, language: Language) -> Result<Scope, Failure> {
        let issuer = match &self.issuer {
            None => None,
            Some(id) => Some(offices.find_issuer(id).ok_or_else(|| {
                let known = offices.issuers.iter().map(|issuer| issuer.id.as_str());
                unknown(Thing::Issuer, id, known.collect(), language)
            })?),
        };
        let units = match &self.unit {
            None => None,
            Some(name) => Some(find_units(offices, issuer, name, language)?),
        };
        Ok(Scope { issuer, units })
    }
}

/// What a query is narrowed to.
pub struct Scope {
    issuer: Option<IssuerIx>,
    units: Option<BTreeSet<UnitIx>>,
}

impl Scope {
    /// Whether something of a whole issuer is in it; nothing is where one unit was asked for.
    pub fn holds_issuer(&self, issuer: IssuerIx) -> bool {
        self.units.is_none() && self.issuer.is_none_or(|wanted| wanted == issuer)
    }

    pub fn holds(&self, issuer: IssuerIx, lead: Option<UnitIx>) -> bool {
        self.issuer.is_none_or(|wanted| wanted == issuer)
            && self.units.as_ref().is_none_or(|units| lead.is_some_and(|lead| units.contains(&lead)))
    }
}

/// The issuer of an id on the command line, or the only one there is.
pub fn issuer_named(offices: &Offices, id: Option<&str>, language: Language) -> Result<IssuerIx, Failure> {
    let known = || offices.issuers.iter().map(|issuer| issuer.id.as_str()).collect::<Vec<_>>();
    match id {
        Some(id) => offices.find_issuer(id).ok_or_else(|| unknown(Thing::Issuer, id, known(), language)),
        None if offices.issuers.len() == 1 => Ok(IssuerIx::new(0)),
        None if offices.issuers.is_empty() => Err(Failure(match language {
            Language::English => {
                "content/units.toml names no issuer; write one as [[issuer]] with its id and name".to_owned()
            }
            Language::Vietnamese => {
                "content/units.toml chưa có cơ quan nào; hãy ghi [[issuer]] với id và name của cơ quan".to_owned()
            }
        })),
        None => Err(Failure(match language {
            Language::English => format!("whose is it? --issuer names one of: {}", known().join(", ")),
            Language::Vietnamese => {
                format!("của cơ quan nào? --issuer phải là một trong: {}", known().join(", "))
            }
        })),
    }
}

/// The units, of this issuer where one is meant, that an id or a name on the command line means: at least one.
pub fn find_units(
    offices: &Offices,
    issuer: Option<IssuerIx>,
    name: &str,
    language: Language,
) -> Result<BTreeSet<UnitIx>, Failure> {
    let found = units(offices, issuer, name);
    match found.is_empty() {
        true => Err(unknown(Thing::Unit, name, names_of_units(offices, issuer), language)),
        false => Ok(found),
    }
}

/// By id, with or without the issuer's, else by name as notices write it.
fn units(offices: &Offices, issuer: Option<IssuerIx>, name: &str) -> BTreeSet<UnitIx> {
    let all = UnitIx::all(&offices.units);
    let within = all.filter(|ix| issuer.is_none_or(|issuer| offices.unit(*ix).issuer == issuer));
    let named = |ix: &UnitIx| offices.unit(*ix).id.as_str() == name || offices.unit(*ix).id.own() == name;
    let by_id: BTreeSet<UnitIx> = within.filter(named).collect();
    if !by_id.is_empty() {
        return by_id;
    }
    let issuers = IssuerIx::all(&offices.issuers).filter(|ix| issuer.is_none_or(|issuer| issuer == *ix));
    let found = issuers.flat_map(|ix| match offices.issuer(ix).names.exact(name) {
        Match::One(unit) => vec![unit],
        Match::Several(units) | Match::Ambiguous(units) => units,
        Match::None => Vec::new(),
    });
    found.collect()
}

fn names_of_units(offices: &Offices, issuer: Option<IssuerIx>) -> Vec<&str> {
    let units = offices.units.iter().filter(|unit| issuer.is_none_or(|issuer| unit.issuer == issuer));
    units.flat_map(|unit| [unit.id.own(), unit.name.as_str(), unit.short.as_str()]).collect()
}

/// Kinds of names that can be mistyped.
#[derive(Clone, Copy)]
pub enum Thing {
    Issuer,
    Unit,
    Notice,
    State,
    Standing,
}

/// At most so many known names are listed where none is near.
const LISTED: usize = 12;

/// The call names something that is not there.
pub fn unknown(thing: Thing, name: &str, mut known: Vec<&str>, language: Language) -> Failure {
    let near: Vec<String> = nearest(name, known.iter().copied()).iter().map(|name| format!("“{name}”")).collect();
    known.dedup();
    let listed = if known.len() > LISTED { String::new() } else { known.join(", ") };
    let (said, near) = match language {
        Language::English => {
            let what = match thing {
                Thing::Issuer => "content/units.toml has no issuer",
                Thing::Unit => "no unit bears the id or the name",
                Thing::Notice => "there is no notice",
                Thing::State => "no state is called",
                Thing::Standing => "no standing is called",
            };
            let near = near.join(" or ");
            (format!("{what} “{name}”"), if near.is_empty() { near } else { format!("did you mean {near}?") })
        }
        Language::Vietnamese => {
            let what = match thing {
                Thing::Issuer => "content/units.toml không có cơ quan",
                Thing::Unit => "không đơn vị nào có mã hoặc tên",
                Thing::Notice => "không có thông báo",
                Thing::State => "không có trạng thái",
                Thing::Standing => "không có mức đánh giá",
            };
            let near = near.join(" hoặc ");
            (format!("{what} “{name}”"), if near.is_empty() { near } else { format!("có phải ý bạn là {near}?") })
        }
    };
    Failure(match (near.as_str(), listed.as_str()) {
        ("", "") => said,
        ("", listed) => format!("{said}: {listed}"),
        (near, _) => format!("{said}; {near}"),
    })
}

/// One of a closed list of words, as the exports write it or as pages say it in either language.
pub struct Choice<T> {
    pub meant: Vec<T>,
    names: Vec<String>,
}

impl<T> Choice<T> {
    /// `key` names the word among the texts.
    pub fn new(meant: Vec<T>, name: &str, key: &str) -> Self {
        let said = [SiteLanguage::English, SiteLanguage::Vietnamese].map(|language| slug(&texts(language).say(key)));
        Self { meant, names: std::iter::once(name.to_owned()).chain(said).collect() }
    }
}

/// Everything that the words choose; nothing chosen is `None`.
pub fn choose<T: Copy>(
    words: &[String],
    choices: &[Choice<T>],
    thing: Thing,
    language: Language,
) -> Result<Option<Vec<T>>, Failure> {
    let mut chosen = Vec::new();
    for word in words {
        let wanted = slug(word);
        let Some(choice) = choices.iter().find(|choice| choice.names.contains(&wanted)) else {
            let known = choices.iter().filter_map(|choice| choice.names.first()).map(String::as_str);
            return Err(unknown(thing, word, known.collect(), language));
        };
        chosen.extend(&choice.meant);
    }
    Ok((!words.is_empty()).then_some(chosen))
}
