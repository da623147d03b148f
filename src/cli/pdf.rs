//! The text of a PDF, by the program `pdftotext` of Poppler: reading order and letters of PDF files are a craft of their own, and a program
//! of the machine can be kept from harm by ending it.

use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::Failure;
use crate::diagnostic::Language;

/// The text that is taken of a PDF at most, in bytes.
const MOST: u64 = 16 << 20;

/// How long it may take over a file that is imported, and over one that is only looked into.
const PATIENCE: Duration = Duration::from_secs(120);
const GLANCE: Duration = Duration::from_secs(5);
/// How long where a word may stand on any of its pages.
const LOOK: Duration = Duration::from_secs(30);
/// A mark of secrecy stands on the first page, and its annexes rarely go beyond these.
const GLANCED_PAGES: &str = "5";

/// What a program said.
struct Said {
    text: Vec<u8>,
    errors: String,
    worked: bool,
    too_long: bool,
}

/// Runs `pdftotext` on the bytes; gives the words of its pages as they stand there, pages parted by form feeds.
pub fn text(bytes: &[u8], shown: &str, language: Language) -> Result<String, Failure> {
    let child = start(&["-layout"]).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure(format!("{shown}: {}", missing(language))),
        _ => Failure(format!("{shown}: pdftotext cannot be run: {error}")),
    })?;
    let said = run(child, bytes, PATIENCE).map_err(|error| Failure(format!("{shown}: pdftotext failed: {error}")))?;
    if said.too_long {
        let seconds = PATIENCE.as_secs();
        return Err(Failure(match language {
            Language::English => format!("{shown}: reading it took longer than {seconds} seconds, and was ended"),
            Language::Vietnamese => format!("{shown}: đọc quá {seconds} giây nên đã dừng"),
        }));
    }
    if !said.worked {
        return Err(Failure(format!("{shown}: {}", refused(&said.errors, language))));
    }
    if said.text.len() as u64 > MOST {
        return Err(Failure(format!("{shown}: more than {} MB of text", MOST >> 20)));
    }
    Ok(String::from_utf8_lossy(&said.text).into_owned())
}

/// The words of its first pages, or why they are not known, in words that messages know in each language.
pub fn first_pages(bytes: &[u8]) -> Result<String, &'static str> {
    words(bytes, &["-l", GLANCED_PAGES], GLANCE)
}

/// The words of all its pages, or why they are not known.
pub fn all_pages(bytes: &[u8]) -> Result<String, &'static str> {
    words(bytes, &[], LOOK)
}

fn words(bytes: &[u8], options: &[&str], patience: Duration) -> Result<String, &'static str> {
    let child = start(options).map_err(|error| match error.kind() {
        ErrorKind::NotFound => "pdftotext, which reads PDF files, is not installed",
        _ => "it is damaged",
    })?;
    let said = run(child, bytes, patience).map_err(|_| "it is damaged")?;
    let text = String::from_utf8_lossy(&said.text).into_owned();
    match said {
        Said { too_long: true, .. } => Err("reading it takes too long"),
        Said { worked: false, errors, .. } if is_locked(&errors) => Err("it is locked with a password"),
        Said { worked: false, .. } => Err("it is damaged"),
        _ if !text.chars().any(char::is_alphanumeric) => Err("it holds no words, as a scan does"),
        _ => Ok(text),
    }
}

fn start(words: &[&str]) -> std::io::Result<Child> {
    Command::new("pdftotext")
        .args(words)
        .args(["-enc", "UTF-8", "-eol", "unix", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// Feeds a program and gathers what it says; all at once, since it may stop reading while it waits to be heard. One that is not done in
/// time is ended.
fn run(mut child: Child, bytes: &[u8], patience: Duration) -> std::io::Result<Said> {
    let (mut stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let mut too_long = false;
    let (text, errors) = thread::scope(|scope| {
        scope.spawn(move || {
            // A file that it refuses it does not read to the end.
            if let Some(mut stdin) = stdin.take() {
                let _ = stdin.write_all(bytes);
            }
        });
        let errors = scope.spawn(move || {
            let mut said = Vec::new();
            stderr.map(|stderr| stderr.take(1 << 16).read_to_end(&mut said)).transpose().map(|_| said)
        });
        let (done, wait) = mpsc::channel();
        let text = scope.spawn(move || {
            let mut text = Vec::new();
            let read = stdout.map(|stdout| stdout.take(MOST + 1).read_to_end(&mut text)).transpose();
            // Nobody waits any more where it took too long.
            let _ = done.send(());
            read.map(|_| text)
        });
        if wait.recv_timeout(patience).is_err() {
            too_long = true;
            // Its pipes close with it, so the readers come to an end.
            let _ = child.kill();
        }
        (text.join(), errors.join())
    });
    let text = text.unwrap_or_else(|_| Ok(Vec::new()))?;
    let too_much = text.len() as u64 > MOST;
    if too_much {
        child.kill()?;
    }
    let worked = child.wait()?.success() || too_much;
    let errors = errors.unwrap_or_else(|_| Ok(Vec::new()))?;
    Ok(Said { text, errors: String::from_utf8_lossy(&errors).into_owned(), worked, too_long })
}

fn missing(language: Language) -> &'static str {
    match language {
        Language::English => {
            "PDF files are read with pdftotext, which is not installed; install it (Debian: apt install poppler-utils; Windows: \
             Poppler or Xpdf tools, on the PATH), or save the PDF as text and import that"
        }
        Language::Vietnamese => {
            "đọc PDF cần chương trình pdftotext mà máy chưa có; hãy cài (Debian: apt install poppler-utils; Windows: Poppler hoặc Xpdf \
             tools, thêm vào PATH), hoặc lưu PDF thành văn bản thuần rồi nhập"
        }
    }
}

fn is_locked(said: &str) -> bool {
    said.to_lowercase().contains("password")
}

fn refused(said: &str, language: Language) -> String {
    let line = said.lines().next().unwrap_or_default();
    match (is_locked(said), language) {
        (true, Language::English) => "the PDF is locked with a password; save it without one".to_owned(),
        (true, Language::Vietnamese) => "PDF có đặt mật khẩu; hãy lưu lại không có mật khẩu".to_owned(),
        (false, Language::English) => format!("the PDF is damaged ({line})"),
        (false, Language::Vietnamese) => format!("tệp PDF bị hỏng ({line})"),
    }
}
