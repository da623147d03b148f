//! A preview in the browser that follows what is saved: a small server of files that are made when they are asked for.
//!
//! | piece | does |
//! | --- | --- |
//! | [`watch`] | knows which files were written to |
//! | [`desk`] | reads and tells anew what changed: the notice that somebody waits for, then the whole |
//! | [`stage`] | holds what is shown now, and lets pages wait for what comes next |
//! | [`request`], [`response`] | speak HTTP, as much of it as a browser on the same machine needs |
//! | [`overlay`] | lays what is wrong over the page |
//!
//! Nothing is published and nothing written. The server listens on this machine alone, answers only to its names, reads no path from a request
//! (what is asked for is looked up among the addresses of the site), and every connection is bounded in bytes, time and number.
//!
//! The clock is asked here, and only how long something took: what pages say does not depend on it.

mod desk;
mod overlay;
pub mod request;
mod response;
mod stage;
mod told;
mod watch;

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

pub use desk::{Ask, Heard};
use overlay::{OWN, Overlay, SCRIPT, STYLE};
use request::{MOST_HEAD, Refused, Request};
use response::Body;
use stage::{News, Now, Stage};
use told::Told;

use crate::diagnostic::Language;
use crate::{Answer, Failure};

/// Connections at one time; a browser opens six to a server.
const MOST_CONNECTIONS: usize = 64;
/// Of those, pages that wait for news.
const MOST_LISTENERS: usize = 32;
/// For a request to come in whole.
const TO_ASK: Duration = Duration::from_secs(5);
/// For each piece of an answer to go out.
const TO_ANSWER: Duration = Duration::from_secs(10);
/// A listener that is gone shows only when something is sent to it.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// A server that runs until its process ends.
pub struct Server {
    listener: TcpListener,
    shared: Arc<Shared>,
}

/// What all connections share.
struct Shared {
    stage: Arc<Stage>,
    language: Language,
    port: u16,
    /// Nothing outside this folder goes out.
    content: PathBuf,
    run: u32,
    connections: AtomicUsize,
    listeners: AtomicUsize,
}

impl Server {
    /// Takes the port (0: any that is free), begins to watch and to read; the first page waits for that.
    pub fn start(ask: Ask, port: u16, poll: bool, heard: impl Fn(&Heard) + Send + 'static) -> Result<Self, Failure> {
        let root = ask.root.canonicalize();
        let root = root.map_err(|error| Failure(format!("cannot find {}: {error}", ask.root.display())))?;
        if !root.join("content").is_dir() {
            return Err(Failure(format!(
                "there is no folder {} — is this the site's root? (--root DIR)",
                root.join("content").display()
            )));
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            Failure(format!("port {port} cannot be used: {error}; --port 0 takes any that is free"))
        })?;
        let port = listener.local_addr().map_err(|error| Failure(error.to_string()))?.port();
        let (saves, touched) = channel();
        if poll {
            watch::poll(root.clone(), saves);
        } else {
            watch::watch(root.clone(), saves)?;
        }
        let (stage, language) = (Arc::new(Stage::new()), ask.language);
        let content = root.join("content");
        desk::work(Ask { root, ..ask }, Arc::clone(&stage), touched, heard);
        let (connections, listeners) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let run = std::process::id();
        Ok(Self { listener, shared: Arc::new(Shared { stage, language, port, content, run, connections, listeners }) })
    }

    pub fn address(&self) -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, self.shared.port))
    }

    /// Answers for as long as the process lives.
    pub fn run(&self) {
        for stream in self.listener.incoming() {
            // One connection that failed on its way in says nothing of the next; one more than can be held is let go.
            let Ok(stream) = stream else { continue };
            let Some(held) = Held::take(&self.shared, |shared| &shared.connections, MOST_CONNECTIONS) else { continue };
            let shared = Arc::clone(&self.shared);
            let answer = move || {
                // Whoever hangs up early wants no answer.
                let _ = shared.serve(stream);
                drop(held);
            };
            std::thread::Builder::new().spawn(answer).ok();
        }
    }
}

/// One of a bounded number, given back when dropped, however its thread ends.
struct Held {
    shared: Arc<Shared>,
    of: fn(&Shared) -> &AtomicUsize,
}

impl Held {
    fn take(shared: &Arc<Shared>, of: fn(&Shared) -> &AtomicUsize, most: usize) -> Option<Self> {
        let before = of(shared).fetch_add(1, Ordering::SeqCst);
        let held = Self { shared: Arc::clone(shared), of };
        (before < most).then_some(held)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        (self.of)(&self.shared).fetch_sub(1, Ordering::SeqCst);
    }
}

impl Shared {
    fn serve(self: &Arc<Self>, mut stream: TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        stream.set_write_timeout(Some(TO_ANSWER))?;
        let request = match read_head(&mut stream)? {
            Ok(head) => request::parse(&head, self.port),
            Err(refused) => Err(refused),
        };
        match request {
            Ok(request) if request.path.starts_with(OWN) => self.answer_own(&mut stream, &request),
            Ok(request) => self.answer(&mut stream, &request),
            Err(Refused(status, words)) => {
                response::send(&mut stream, status, "a.txt", Body::Bytes(format!("{words}\n").as_bytes()), false)?;
                // What is still on its way must not undo the answer.
                drain(&mut stream)
            }
        }
    }

    /// The preview's own files, and its events.
    fn answer_own(self: &Arc<Self>, stream: &mut TcpStream, request: &Request) -> io::Result<()> {
        let text = match &request.path[OWN.len()..] {
            "live.js" => SCRIPT,
            "live.css" => STYLE,
            "events" => {
                let Some(held) = Held::take(self, |shared| &shared.listeners, MOST_LISTENERS) else {
                    let words = Body::Bytes(b"too many pages are open\n");
                    return response::send(stream, 503, "a.txt", words, request.head_only);
                };
                let done = self.tell_news(stream, &request.query);
                drop(held);
                return done;
            }
            _ => {
                return response::send(
                    stream,
                    404,
                    "a.txt",
                    Body::Bytes(b"there is nothing here\n"),
                    request.head_only,
                );
            }
        };
        response::send(stream, 200, &request.path, Body::Bytes(text.as_bytes()), request.head_only)
    }

    /// Tells a page what comes after it, until it goes.
    fn tell_news(&self, stream: &mut TcpStream, query: &str) -> io::Result<()> {
        let field = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        let mut number: u64 = field("after").and_then(|number| number.parse().ok()).unwrap_or_default();
        let page = request::decoded_text(field("page").unwrap_or_default());
        response::open_events(stream)?;
        if field("run") != Some(self.run.to_string().as_str()) {
            // Another process made that page: its numbers say nothing here.
            return stream.write_all(b"event: whole\ndata: 0\n\n");
        }
        loop {
            let event = match self.stage.next(number, &page, HEARTBEAT) {
                News::Whole(now) => (now, format!("event: whole\ndata: {now}\n\n")),
                News::Page(now) => (now, format!("event: page\ndata: {now}\n\n")),
                News::Behind(now) => (now, format!("event: behind\ndata: {now}\n\n")),
                News::Nothing => (number, ":\n\n".to_owned()),
            };
            stream.write_all(event.1.as_bytes())?;
            number = event.0;
        }
    }

    fn answer(&self, stream: &mut TcpStream, request: &Request) -> io::Result<()> {
        let now = self.stage.now();
        let address = match request.path.as_str() {
            path if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
            path => path.to_owned(),
        };
        let found = self.find(&now, &address);
        match found {
            Found::File(Answer::Bytes(bytes)) => {
                response::send(stream, 200, &address, Body::Bytes(&bytes), request.head_only)
            }
            Found::File(Answer::OnDisk(path)) => self.send_file(stream, &address, &path, request.head_only),
            Found::Page(status, page) => {
                response::send(stream, status, "a.html", Body::Bytes(&page), request.head_only)
            }
            Found::Folder => response::send_on(stream, &format!("{}/", request::encoded(&request.path))),
        }
    }

    fn send_file(&self, stream: &mut TcpStream, address: &str, path: &Path, head_only: bool) -> io::Result<()> {
        // What was no link when it was listed may be one now, to anywhere, and so may the folders above it.
        let content = self.content.canonicalize();
        let inside = |real: PathBuf| content.is_ok_and(|content| real.starts_with(content)) && real.is_file();
        let inside = path.canonicalize().is_ok_and(inside);
        match inside {
            true => response::send(stream, 200, address, Body::OnDisk(path), head_only),
            false => response::send(stream, 404, "a.txt", Body::Bytes(b"this file is gone\n"), head_only),
        }
    }

    fn find(&self, now: &Now, address: &str) -> Found {
        let nothing = Told::default();
        let single = now.single(address);
        let told = match (single, &now.whole) {
            (Some(single), _) => &single.told,
            (None, Some(whole)) => &whole.told,
            (None, None) => &nothing,
        };
        let overlay = Overlay { language: self.language, run: self.run, now, told, address };
        let Some(whole) = &now.whole else {
            return Found::Page(503, overlay.alone(self.say("Reading the content …", "Đang đọc nội dung …")));
        };
        let preview = match single {
            Some(single) => single.preview.as_ref(),
            None => whole.preview.as_deref(),
        };
        let cannot = |overlay: Overlay| {
            Found::Page(500, overlay.alone(self.say("This page cannot be shown", "Chưa hiện được trang này")))
        };
        let Some(preview) = preview else { return cannot(overlay) };
        let is_page = |address: &str| address.ends_with(".html");
        match preview.answer(address) {
            Ok(Some(Answer::Bytes(page))) if is_page(address) => Found::Page(200, overlay.over(page)),
            Ok(Some(answer)) => Found::File(answer),
            Err(faults) => {
                // A template that breaks on this page only: what is wrong with it stands on the page.
                let faults = faults.sorted(&preview.site.sources);
                let told = Told::new(&faults, &preview.site.sources, self.language);
                cannot(Overlay { told: &told, ..overlay })
            }
            Ok(None) if preview.stands(&format!("{address}/index.html")) => Found::Folder,
            Ok(None) => match preview.answer("404.html") {
                Ok(Some(Answer::Bytes(page))) => Found::Page(404, overlay.over(page)),
                _ => Found::Page(404, overlay.alone(self.say("There is no such page", "Không có trang này"))),
            },
        }
    }

    fn say(&self, english: &'static str, vietnamese: &'static str) -> &'static str {
        match self.language {
            Language::English => english,
            Language::Vietnamese => vietnamese,
        }
    }
}

/// What a request comes to.
enum Found {
    File(Answer),
    Page(u16, Vec<u8>),
    /// A page's folder without the slash at its end, from which the page's links would lead astray.
    Folder,
}

/// Reads as far as the empty line, or refuses; an error is a connection that is gone.
fn read_head(stream: &mut TcpStream) -> io::Result<Result<Vec<u8>, Refused>> {
    let start = Instant::now();
    let mut head = Vec::new();
    let mut piece = [0; 1024];
    loop {
        let left = TO_ASK.saturating_sub(start.elapsed());
        if left.is_zero() {
            return Ok(Err(Refused(408, "the request took too long")));
        }
        stream.set_read_timeout(Some(left))?;
        let got = match stream.read(&mut piece) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(got) => got,
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => continue,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        head.extend_from_slice(&piece[..got]);
        if let Some(end) = request::end_of_head(&head) {
            head.truncate(end);
            return Ok(Ok(head));
        }
        if head.len() > MOST_HEAD {
            return Ok(Err(Refused(431, "the request is too long")));
        }
    }
}

/// Takes in a little of what nobody wants, so that the answer arrives before the connection is reset.
fn drain(stream: &mut TcpStream) -> io::Result<()> {
    stream.shutdown(std::net::Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_millis(200)))?;
    let mut piece = [0; 4096];
    for _ in 0..16 {
        if !matches!(stream.read(&mut piece), Ok(got) if got > 0) {
            break;
        }
    }
    Ok(())
}
