//! The text of a PDF, by the program `pdftotext` of Poppler: reading order and letters of PDF files are a craft of their own, and a program
//! of the machine can be kept from harm by ending it.

use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::Failure;
use crate::diagnostic::Language;

/// The text that is taken of a PDF at most, in bytes.
const MOST: u64 = 16 << 20;

/// Runs `pdftotext` on the bytes; gives the words of its pages as they stand there, pages parted by form feeds.
pub fn text(bytes: &[u8], shown: &str, language: Language) -> Result<String, Failure> {
    let started = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8", "-eol", "unix", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let child = started.map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure(format!("{shown}: {}", missing(language))),
        _ => Failure(format!("{shown}: pdftotext cannot be run: {error}")),
    })?;
    let (text, said, worked) =
        run(child, bytes).map_err(|error| Failure(format!("{shown}: pdftotext failed: {error}")))?;
    if !worked {
        return Err(Failure(format!("{shown}: {}", refused(&said, language))));
    }
    if text.len() as u64 > MOST {
        return Err(Failure(format!("{shown}: more than {} MB of text", MOST >> 20)));
    }
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Feeds a program and gathers what it says; all at once, since it may stop reading while it waits to be heard.
fn run(mut child: Child, bytes: &[u8]) -> std::io::Result<(Vec<u8>, String, bool)> {
    let (mut stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (text, said) = thread::scope(|scope| {
        scope.spawn(move || {
            // A file that it refuses it does not read to the end.
            if let Some(mut stdin) = stdin.take() {
                let _ = stdin.write_all(bytes);
            }
        });
        let said = scope.spawn(move || {
            let mut said = Vec::new();
            stderr.map(|stderr| stderr.take(1 << 16).read_to_end(&mut said)).transpose().map(|_| said)
        });
        let mut text = Vec::new();
        let read = stdout.map(|stdout| stdout.take(MOST + 1).read_to_end(&mut text)).transpose();
        (read.map(|_| text), said.join())
    });
    let text = text?;
    if text.len() as u64 > MOST {
        child.kill()?;
    }
    let worked = child.wait()?.success() || text.len() as u64 > MOST;
    let said = said.unwrap_or_else(|_| Ok(Vec::new()))?;
    Ok((text, String::from_utf8_lossy(&said).into_owned(), worked))
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

fn refused(said: &str, language: Language) -> String {
    let locked = said.to_lowercase().contains("password");
    let line = said.lines().next().unwrap_or_default();
    match (locked, language) {
        (true, Language::English) => "the PDF is locked with a password; save it without one".to_owned(),
        (true, Language::Vietnamese) => "PDF có đặt mật khẩu; hãy lưu lại không có mật khẩu".to_owned(),
        (false, Language::English) => format!("the PDF is damaged ({line})"),
        (false, Language::Vietnamese) => format!("tệp PDF bị hỏng ({line})"),
    }
}
