//! `ketluan build`.
use super::SiteArguments;
use crate::Failure;
use crate::diagnostic::Language;
use clap::Args;
use std::process::ExitCode;
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
}
pub fn run(_arguments: Arguments, _language: Language) -> Result<ExitCode, Failure> {
    Ok(ExitCode::SUCCESS)
}
