//! How a run's diagnostics and its failure reach the terminal.

use std::io::{IsTerminal, Write};

use clap::ValueEnum;

use crate::Failure;
use crate::diagnostic::{Diagnostics, Language, Severity, human, json, sarif};
use crate::output::Summary;
use crate::source::Sources;

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the line, a caret, what to type
    #[default]
    Human,
    /// One JSON object a line
    Json,
    /// Annotations on GitHub
    Github,
    /// A code quality report for GitLab
    Gitlab,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
}

/// Writes diagnostics: for people to the error stream, for machines to the output stream.
pub fn diagnostics(
    diagnostics: &Diagnostics,
    sources: &Sources,
    format: Format,
    language: Language,
) -> Result<(), Failure> {
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let text = match format {
        Format::Human => human::print(diagnostics, sources, language, colour),
        Format::Json => json::print_json(diagnostics, sources, language),
        Format::Github => json::print_github(diagnostics, sources, language),
        Format::Gitlab => json::print_gitlab(diagnostics, sources, language),
        Format::Sarif => sarif::print(diagnostics, sources, language),
    };
    match format {
        Format::Human => print(&mut std::io::stderr().lock(), &text),
        Format::Json | Format::Github | Format::Gitlab | Format::Sarif => print(&mut std::io::stdout().lock(), &text),
    }
}

/// A count with its noun: "1 notice", "2 notices".
pub fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "2 errors, 1 warning"; empty where there is nothing.
pub fn tally(diagnostics: &Diagnostics, language: Language) -> String {
    let count = |severity, one: &str, many: &str| match diagnostics.count(severity) {
        0 => None,
        found => Some(self::count(found, one, many)),
    };
    let parts = match language {
        Language::English => [
            count(Severity::Error, "error", "errors"),
            count(Severity::Warning, "warning", "warnings"),
            count(Severity::Hint, "hint", "hints"),
        ],
        Language::Vietnamese => [
            count(Severity::Error, "lỗi", "lỗi"),
            count(Severity::Warning, "cảnh báo", "cảnh báo"),
            count(Severity::Hint, "gợi ý", "gợi ý"),
        ],
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What a reader could have seen while a site was published, on a line of its own; nothing where that was one whole site after the other.
pub fn weaker_promise(done: &Summary, language: Language) -> String {
    match (&done.in_place, language) {
        (Some(reason), Language::English) => format!(
            "\nfiles were replaced one by one ({reason}): meanwhile readers could see new pages beside old ones, and no former site is kept"
        ),
        (Some(reason), Language::Vietnamese) => format!(
            "\ncác tệp được thay lần lượt ({reason}): trong lúc đó người xem có thể gặp trang mới bên trang cũ, và bản trước không được giữ lại"
        ),
        (None, Language::English) if done.in_two_steps => {
            "\nthis file system cannot exchange two folders: for an instant there was no site".to_owned()
        }
        (None, Language::Vietnamese) if done.in_two_steps => {
            "\nhệ thống tệp này không tráo được hai thư mục: đã có một khoảnh khắc không có trang".to_owned()
        }
        (None, _) => String::new(),
    }
}

/// Which of several files is being read, on a terminal only: the line is written over by what comes next.
pub fn step(at: usize, of: usize, name: &str) {
    let mut stream = std::io::stderr().lock();
    if of > 1 && stream.is_terminal() {
        let short: String = name.chars().take(60).collect();
        let _ = write!(stream, "\r\x1b[K[{at}/{of}] {short}").and_then(|()| stream.flush());
    }
}

/// Takes that line away again.
pub fn end_step(of: usize) {
    let mut stream = std::io::stderr().lock();
    if of > 1 && stream.is_terminal() {
        let _ = write!(stream, "\r\x1b[K").and_then(|()| stream.flush());
    }
}

pub fn line(text: &str) -> Result<(), Failure> {
    print(&mut std::io::stdout().lock(), &format!("{text}\n"))
}

/// As it is.
pub fn text(text: &str) -> Result<(), Failure> {
    print(&mut std::io::stdout().lock(), text)
}

/// What is told beside the answer.
pub fn aside(text: &str) -> Result<(), Failure> {
    print(&mut std::io::stderr().lock(), &format!("ketluan: {text}\n"))
}

pub fn failure(failure: &Failure, language: Language) {
    let word = match language {
        Language::English => "failed",
        Language::Vietnamese => "không chạy được",
    };
    // Nobody is left to tell where the error stream itself is closed.
    let _ = print(&mut std::io::stderr().lock(), &format!("ketluan: {word}: {failure}\n"));
}

/// A reader that closes the pipe early (`| head`) has what it wanted.
fn print(stream: &mut dyn Write, text: &str) -> Result<(), Failure> {
    match stream.write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure(error.to_string())),
        _ => Ok(()),
    }
}
