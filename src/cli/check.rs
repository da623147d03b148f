//! `ketluan check`: everything that is wrong, and nothing written.

use std::io;
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;

use super::report::{self, Format};
use super::{SiteArguments, beside};
use crate::diagnostic::{Code, Diagnostics, Language};
use crate::file::Body;
use crate::register::suggest;
use crate::{Failure, Options, input, make_when_asked, understand};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// How to write what was found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Name earlier open tasks that a later one may carry on; nothing is joined
    #[arg(long)]
    suggest: bool,
    /// Say what a code means and what to do, and look at nothing
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    if let Some(name) = &arguments.explain {
        return explain(name, language);
    }
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(&arguments.site.root, &mut diagnostics)?;
    let mut site = understand(&mut content, &Options { as_of: arguments.site.as_of, since: None }, &mut diagnostics);
    beside::look(&mut site, &content.files, None, &mut diagnostics);
    let theme =
        input::read_theme(&arguments.site.root, &site.register.settings.theme, &mut site.sources, &mut diagnostics)?;
    // Built and let go: what is wrong with addresses and the theme shows in no other way.
    make_when_asked(&site, theme, &content.files, &mut diagnostics, |made, diagnostics| {
        made.files.par_iter().for_each(|file| {
            if let Body::Asked(number) = file.body {
                // What is wrong is told by the faults.
                drop((made.maker)(number, &mut io::sink()));
            }
        });
        diagnostics.append(made.faults());
    });
    if arguments.suggest {
        suggest(&site.register, &mut diagnostics);
    }
    let diagnostics = diagnostics.sorted(&site.sources);
    let diagnostics = if arguments.site.strict { diagnostics.strict() } else { diagnostics };
    report::diagnostics(&diagnostics, &site.sources, arguments.format, language)?;
    if arguments.format == Format::Human {
        let tally = report::tally(&diagnostics, language);
        let notices = site.register.notices.len();
        let tasks = site.register.counted().count();
        let nothing = match language {
            Language::English => "nothing wrong",
            Language::Vietnamese => "không có lỗi",
        };
        let found = if tally.is_empty() { nothing.to_owned() } else { tally };
        report::line(&match language {
            Language::English => format!(
                "{}, {}: {found}",
                report::count(notices, "notice", "notices"),
                report::count(tasks, "task", "tasks")
            ),
            Language::Vietnamese => format!("{notices} thông báo, {tasks} nhiệm vụ: {found}"),
        })?;
    }
    Ok(ExitCode::from(u8::from(diagnostics.has_errors())))
}

fn explain(name: &str, language: Language) -> Result<ExitCode, Failure> {
    let code = Code::find(name.trim()).map_err(|near| {
        let near = near.join(", ");
        Failure(match (language, near.is_empty()) {
            (Language::English, true) => format!("there is no code “{name}”; a message shows its own in brackets"),
            (Language::English, false) => format!("there is no code “{name}”; did you mean {near}?"),
            (Language::Vietnamese, true) => format!("không có mã “{name}”; mã nằm trong ngoặc vuông của mỗi thông báo"),
            (Language::Vietnamese, false) => format!("không có mã “{name}”; có phải ý bạn là {near}?"),
        })
    })?;
    let (message, help) = code.explained(language);
    report::line(&format!("{}\n{}\n\n{message}", code.as_str(), code.severity().explained(language)))?;
    if !help.is_empty() {
        report::line(&format!("→ {help}"))?;
    }
    Ok(ExitCode::SUCCESS)
}
