//! `ketluan completions SHELL`: what a shell needs to complete commands and options.

use std::process::ExitCode;

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::{Cli, report};
use crate::Failure;

#[derive(Args)]
pub struct Arguments {
    /// For which shell
    #[arg(value_enum)]
    shell: Shell,
}

pub fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    generate(arguments.shell, &mut Cli::command(), "ketluan", &mut script);
    report::text(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
