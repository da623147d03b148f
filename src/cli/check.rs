//! `ketluan check`: everything that is wrong, and nothing written.

use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;

use super::SiteArguments;
use super::report::{self, Format};
use crate::diagnostic::{Diagnostics, Language};
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
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(&arguments.site.root, &mut diagnostics)?;
    let mut site = understand(&mut content, &Options { as_of: arguments.site.as_of, since: None }, &mut diagnostics);
    let theme =
        input::read_theme(&arguments.site.root, &site.register.settings.theme, &mut site.sources, &mut diagnostics)?;
    // Built and let go: what is wrong with addresses and the theme shows in no other way.
    make_when_asked(&site, theme, &content.files, &mut diagnostics, |made, diagnostics| {
        made.files.par_iter().for_each(|file| {
            if let Body::Asked(number) = file.body {
                // What is wrong is told by the faults.
                drop((made.maker)(number));
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
