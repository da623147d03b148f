//! What goes back over the wire: a status, the few fields that keep a page to itself, and the bytes.

use std::fs::File;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::path::Path;

/// Under these a page may load its own files, talk to this server, and nothing else.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self' data:; script-src 'self'; img-src 'self' data:; \
                           connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// A chart as a file has its rules in itself.
const CHART_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// What an answer holds.
pub enum Body<'a> {
    Bytes(&'a [u8]),
    /// A file of the disk; it may be gone, or another, by now.
    OnDisk(&'a Path),
}

/// Sends one answer and ends the connection. `kind` is the name of a file, by whose ending the type is told.
pub fn send(stream: &mut TcpStream, status: u16, kind: &str, body: Body, head_only: bool) -> io::Result<()> {
    let (length, mut content): (u64, Box<dyn Read>) = match body {
        Body::Bytes(bytes) => (bytes.len() as u64, Box::new(bytes)),
        Body::OnDisk(path) => {
            let file = File::open(path)?;
            let length = file.metadata()?.len();
            // No more than was announced, should the file grow meanwhile.
            (length, Box::new(file.take(length)))
        }
    };
    let head = format!("{}Content-Length: {length}\r\n\r\n", head(status, kind));
    stream.write_all(head.as_bytes())?;
    if head_only {
        return Ok(());
    }
    io::copy(&mut content, stream).map(drop)
}

/// Sends the browser on to another path of this server.
pub fn send_on(stream: &mut TcpStream, path: &str) -> io::Result<()> {
    let head = head(308, "a.txt");
    stream.write_all(format!("{head}Location: /{path}\r\nContent-Length: 0\r\n\r\n").as_bytes())
}

/// Opens a stream of events, which goes on for as long as somebody listens.
pub fn open_events(stream: &mut TcpStream) -> io::Result<()> {
    stream.write_all(format!("{}\r\n", head(200, "events")).as_bytes())
}

fn head(status: u16, kind: &str) -> String {
    let kind = type_of(kind);
    let policy = match kind {
        "text/html; charset=utf-8" => format!("Content-Security-Policy: {PAGE_POLICY}\r\n"),
        "image/svg+xml" => format!("Content-Security-Policy: {CHART_POLICY}\r\n"),
        _ => String::new(),
    };
    // Another site's page must not read what is previewed here by taking it for a script or a picture of its own.
    format!(
        "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\n{policy}Cross-Origin-Resource-Policy: same-origin\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-store\r\nConnection: close\r\n",
        reason(status)
    )
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Content Too Large",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// By the ending of a name; what is not known is bytes, which a browser saves and does not run.
fn type_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or(name, |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "odp" => "application/vnd.oasis.opendocument.presentation",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "ppt" => "application/vnd.ms-powerpoint",
        "events" => "text/event-stream",
        _ => "application/octet-stream",
    }
}
