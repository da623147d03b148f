//! `ketluan man`: the manual pages, made of what `--help` says.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory};
use clap_mangen::Man;

use super::import::put;
use super::{Cli, report};
use crate::Failure;

#[derive(Args)]
pub struct Arguments {
    /// Write a page for each command into this folder [default: the program's own page, to the terminal]
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let mut command = Cli::command();
    command.build();
    let Some(folder) = arguments.output else {
        report::text(&page(command)?)?;
        return Ok(ExitCode::SUCCESS);
    };
    for (name, command) in commands("", &command) {
        let path = folder.join(format!("{name}.1"));
        put(&path, page(command)?.as_bytes())?;
        report::line(&path.display().to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The program and its commands at any depth, each by the name of its page; the `help` that each has is no page.
fn commands(before: &str, command: &clap::Command) -> Vec<(String, clap::Command)> {
    let name =
        if before.is_empty() { command.get_name().to_owned() } else { format!("{before}-{}", command.get_name()) };
    let inner = command.get_subcommands().filter(|command| command.get_name() != "help");
    let inner: Vec<_> = inner.flat_map(|command| commands(&name, command)).collect();
    std::iter::once((name.clone(), command.clone())).chain(inner).collect()
}

fn page(command: clap::Command) -> Result<String, Failure> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page).map_err(|error| Failure(error.to_string()))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
