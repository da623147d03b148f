//! `ketluan rollback`: a site that was published before stands published again, in one step.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::Timestamp;

use super::report;
use crate::Failure;
use crate::diagnostic::Language;
use crate::output::{self, Destination, Release, Summary};

#[derive(Args)]
pub struct Arguments {
    /// The number of the site to bring back [default: the one before]
    #[arg(value_name = "RELEASE")]
    release: Option<u64>,
    /// Say which sites are kept, and change nothing
    #[arg(long)]
    list: bool,
    /// The site's folder, which holds content/
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// Where the site is published [default: output/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let folder = arguments.output.unwrap_or_else(|| arguments.root.join("output"));
    let destination = Destination::choose(&folder, &arguments.root)?;
    let releases = output::releases(&destination)?;
    if arguments.list {
        report::text(&list(&releases, language))?;
        return Ok(ExitCode::SUCCESS);
    }
    let current = releases.iter().find(|release| release.current).map(|release| release.number);
    let before = |release: &&Release| !release.current && current.is_none_or(|current| release.number < current);
    let wanted = arguments.release.or_else(|| releases.iter().rev().find(before).map(|release| release.number));
    let Some(wanted) = wanted else {
        return Err(Failure(match language {
            Language::English => {
                "no earlier site is kept; `ketluan build --keep 3` keeps the last three from now on".into()
            }
            Language::Vietnamese => {
                "chưa giữ bản nào trước đó; `ketluan build --keep 3` sẽ giữ ba bản gần nhất kể từ nay".into()
            }
        }));
    };
    if current == Some(wanted) {
        report::line(&match language {
            Language::English => format!("release {wanted} stands published already"),
            Language::Vietnamese => format!("bản {wanted} đang được công bố"),
        })?;
        return Ok(ExitCode::SUCCESS);
    }
    match output::roll_back(&destination, wanted)? {
        Some(done) => {
            report::line(&told(wanted, current.unwrap_or_default(), &done, language))?;
            Ok(ExitCode::SUCCESS)
        }
        None => {
            let known: Vec<String> = releases.iter().map(|release| release.number.to_string()).collect();
            let known = known.join(", ");
            Err(Failure(match language {
                Language::English => format!("release {wanted} is not kept; there are: {known}"),
                Language::Vietnamese => format!("không còn giữ bản {wanted}; hiện có: {known}"),
            }))
        }
    }
}

fn told(now: u64, before: u64, done: &Summary, language: Language) -> String {
    let (changed, same, removed) = (done.written, done.unchanged, done.removed);
    let in_place = report::weaker_promise(done, language);
    match language {
        Language::English => format!(
            "release {now} is now published: {} changed, {same} unchanged, {removed} removed{in_place}\n\
             release {before} is kept; `ketluan rollback {before}` brings it back",
            report::count(changed, "file", "files")
        ),
        Language::Vietnamese => format!(
            "bản {now} đang được công bố: đổi {changed} tệp, {same} tệp giữ nguyên, bỏ {removed} tệp{in_place}\n\
             bản {before} vẫn được giữ; `ketluan rollback {before}` để trở lại"
        ),
    }
}

/// A line for each, the oldest first.
fn list(releases: &[Release], language: Language) -> String {
    let line = |release: &Release| {
        // The disk's own memory of when; no page depends on it.
        let time = release.published.and_then(|time| Timestamp::try_from(time).ok());
        let time = time.map(|time| time.strftime("%Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default();
        let (files, current) = match language {
            Language::English => (report::count(release.files, "file", "files"), "published"),
            Language::Vietnamese => (format!("{} tệp", release.files), "đang công bố"),
        };
        let mark = if release.current { format!("  ← {current}") } else { String::new() };
        format!("{:>5}  {time}  {files}{mark}\n", release.number)
    };
    match (releases.is_empty(), language) {
        (true, Language::English) => "nothing was published here\n".to_owned(),
        (true, Language::Vietnamese) => "chưa công bố gì ở đây\n".to_owned(),
        (false, _) => releases.iter().map(line).collect(),
    }
}
