//! `ketluan serve`: the site in the browser while it is written.

use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use clap::Args;
use jiff::civil::Date;

use super::report::{self, Format};
use crate::diagnostic::{Language, Severity};
use crate::serve::{Ask, Heard, Server};
use crate::{Failure, Options};

#[derive(Args)]
pub struct Arguments {
    /// The site's folder, which holds content/
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The day that states are told for, as 2025-10-31 [default: as_of in site.toml, else the last day the content knows]
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    as_of: Option<Date>,
    /// The port on this machine; 0 takes any that is free
    #[arg(long, default_value_t = 8017, value_name = "N")]
    port: u16,
    /// Open the browser
    #[arg(long)]
    open: bool,
    /// Look for changes twice a second instead of being told of them: for network drives
    #[arg(long)]
    poll: bool,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let options = Options { as_of: arguments.as_of, since: None };
    let ask = Ask { root: arguments.root, options, language };
    let server = Server::start(ask, arguments.port, arguments.poll, move |heard| {
        // A terminal that is gone keeps nobody from looking at the site.
        let _ = tell(heard, language);
    })?;
    let address = format!("http://{}/", server.address());
    report::line(&match language {
        Language::English => format!("{address}\nonly this machine sees it, nothing is published; Ctrl+C ends it"),
        Language::Vietnamese => format!("{address}\nchỉ máy này xem được, chưa công bố gì; Ctrl+C để dừng"),
    })?;
    if arguments.open {
        open(&address, language)?;
    }
    server.run();
    Ok(ExitCode::SUCCESS)
}

/// What is wrong, as the other commands print it, then one line.
fn tell(heard: &Heard, language: Language) -> Result<(), Failure> {
    match heard {
        Heard::Failure(failure) => {
            report::failure(failure, language);
            Ok(())
        }
        Heard::Told { diagnostics, sources, notices, tasks } => {
            let errors = diagnostics.clone().only(|found| found.severity == Severity::Error);
            report::diagnostics(&errors, sources, Format::Human, language)?;
            let tally = match report::tally(diagnostics, language) {
                tally if tally.is_empty() => String::new(),
                tally => format!(": {tally}"),
            };
            report::line(&match language {
                Language::English => format!(
                    "{}, {}{tally}",
                    report::count(*notices, "notice", "notices"),
                    report::count(*tasks, "task", "tasks")
                ),
                Language::Vietnamese => format!("{notices} thông báo, {tasks} nhiệm vụ{tally}"),
            })
        }
    }
}

/// Hands the address to whatever opens addresses on this machine.
fn open(address: &str, language: Language) -> Result<(), Failure> {
    let program = if cfg!(target_vendor = "apple") { "open" } else { "xdg-open" };
    let opened = Command::new(program).arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if let Err(error) = opened {
        report::aside(&match language {
            Language::English => format!("no browser could be opened ({program}: {error}); open {address} yourself"),
            Language::Vietnamese => format!("không mở được trình duyệt ({program}: {error}); hãy tự mở {address}"),
        })?;
    }
    Ok(())
}
