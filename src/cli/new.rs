//! `ketluan new notice`: a skeleton to fill in, in the place where its notice will stand; nothing that stands there is touched.

mod about;
mod carried;
mod skeleton;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use self::about::About;
use self::skeleton::Skeleton;
use super::init::put;
use super::query::{self, Asked};
use super::report;
use crate::Failure;
use crate::config::{IssuerIx, Offices, SiteLanguage, UnitIx};
use crate::diagnostic::Language;
use crate::notice::NoticeKind;
use crate::period::Period;

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A notice, a programme or a report
    Notice(NoticeArguments),
}

#[derive(Args)]
struct NoticeArguments {
    /// Who issues it, an id of content/units.toml [default: the only issuer there is]
    #[arg(long, value_name = "ID")]
    issuer: Option<String>,
    /// The day of issue, as 2025-11-03 [default: the last day the content knows, which is told]
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    date: Option<Date>,
    /// What it is
    #[arg(long, value_enum, default_value_t = Kind::Notice)]
    kind: Kind,
    /// What it is about, as 2025-W45, 2025-11 or 2025-Q4 [default: the week, month … of the day, as the last notice had it]
    #[arg(long, value_name = "PERIOD", value_parser = super::parse_period)]
    period: Option<Period>,
    /// Only these units, by id or name [default: all that exist on that day]
    #[arg(long = "unit", value_name = "ID|NAME")]
    units: Vec<String>,
    /// Write under this name, as 2025/tuan-45
    #[arg(long = "as", value_name = "NAME")]
    name: Option<String>,
    /// The site's folder, which holds content/
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Notice,
    Programme,
    Report,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let What::Notice(arguments) = arguments.what;
    let asked = Asked::read_on(&arguments.root, arguments.date, language)?;
    let register = &asked.site.register;
    let issuer = query::issuer_named(&register.offices, arguments.issuer.as_deref(), language)?;
    let date = arguments.date.unwrap_or(register.as_of);
    let kind = match arguments.kind {
        Kind::Notice => NoticeKind::Notice,
        Kind::Programme => NoticeKind::Programme,
        Kind::Report => NoticeKind::Report,
    };
    let words = query::texts(SiteLanguage::Vietnamese);
    let about = About::of(register, issuer, kind, date, arguments.period, &words);
    let units = units(&register.offices, issuer, &arguments.units, date, language)?;
    let path = path(&about, arguments.name.as_deref(), language)?;
    let whole = arguments.units.is_empty();
    let text = Skeleton { register, words: &words, issuer, about: &about, date, units: &units, whole }.text();
    let Some(written) = put(&arguments.root, &path, &text)? else {
        return Err(Failure(match language {
            Language::English => format!("{path} stands there already and was left; name another place: --as NAME"),
            Language::Vietnamese => format!("đã có {path} nên để nguyên; hãy đặt tên khác: --as TÊN"),
        }));
    };
    report::line(&written)?;
    if arguments.date.is_none() {
        report::aside(&match language {
            Language::English => {
                format!("dated {date}, the last day the content knows; --date names another")
            }
            Language::Vietnamese => {
                format!("ghi ngày {date}, là ngày cuối mà nội dung biết; chọn ngày khác bằng --date")
            }
        })?;
    }
    asked.done()
}

/// Those that exist on the day, in the order of rank that units.toml gives them; or those that are named.
fn units(
    offices: &Offices,
    issuer: IssuerIx,
    named: &[String],
    date: Date,
    language: Language,
) -> Result<Vec<UnitIx>, Failure> {
    let mut wanted = Vec::new();
    for name in named {
        wanted.extend(query::find_units(offices, Some(issuer), name, language)?);
    }
    let all = offices.issuer(issuer).units.iter().copied();
    Ok(match named.is_empty() {
        true => all.filter(|ix| offices.unit(*ix).in_force(date)).collect(),
        false => all.filter(|ix| wanted.contains(ix)).collect(),
    })
}

/// Below the root.
fn path(about: &About, name: Option<&str>, language: Language) -> Result<String, Failure> {
    let Some(name) = name else { return Ok(format!("content/notices/{}/{}.md", about.folder, about.name)) };
    let name = name.trim_end_matches(".md");
    if !name.split('/').all(crate::id::is_slug) {
        let example = crate::vietnamese::fold::slug(name);
        return Err(Failure(match language {
            Language::English => {
                format!("“{name}” cannot name a notice; write a–z, 0–9 and hyphens, as 2025/{example}")
            }
            Language::Vietnamese => {
                format!("“{name}” không đặt tên thông báo được; chỉ dùng a–z, 0–9, gạch nối, ví dụ 2025/{example}")
            }
        }));
    }
    Ok(match name.contains('/') {
        true => format!("content/notices/{name}.md"),
        false => format!("content/notices/{}/{name}.md", about.folder),
    })
}
