//! Some thousand spoilt texts for every reader: what the fuzz targets do without end, done a little by every test run.
//!
//! Texts are the corpora's lines, cut, joined and spoilt by a generator of our own, so that a failure comes again. The
//! time is bounded too: a slow machine tries fewer.

mod laws;

use std::time::{Duration, Instant};

/// Texts tried at most, and the time after which no more are.
const TEXTS: usize = 4_000;
const TIME: Duration = Duration::from_secs(8);

const SPOILERS: [&str; 32] = [
    "**",
    "\u{a0}",
    "\n",
    "\n\n",
    "\r\n",
    "    ",
    "\t",
    "-",
    "–",
    "→",
    "/",
    "(",
    ")",
    "|",
    "`",
    "_",
    "{#a}",
    "> ",
    "# ",
    "ngày ",
    "tháng",
    "trước ",
    "đến",
    "Tết",
    "99",
    "0",
    "31/02",
    "57-NQ/TW",
    "\u{301}",
    "\u{200b}",
    "😀",
    "İ",
];

/// A generator good enough to shuffle text with; the constants are Knuth's (MMIX).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn mutant(chance: &mut Chance, lines: &[&str]) -> String {
    let mut letters: Vec<char> = lines[chance.below(lines.len())].chars().collect();
    for _ in 0..1 + chance.below(6) {
        let at = chance.below(letters.len() + 1);
        match chance.below(4) {
            0 => drop(letters.drain(at..(at + chance.below(9)).min(letters.len()))),
            1 => letters.truncate(at),
            2 => drop(letters.splice(at..at, SPOILERS[chance.below(SPOILERS.len())].chars())),
            _ => drop(letters.splice(at..at, lines[chance.below(lines.len())].chars())),
        }
    }
    letters.into_iter().collect()
}

/// What browsers send, and what those send who try their luck.
const REQUESTS: [&str; 8] = [
    "GET /thong-bao/2025/ HTTP/1.1\r\nHost: localhost:8017\r\nAccept: text/html\r\n\r\n",
    "HEAD /tim-kiem/index.html?q=b%C3%A1o HTTP/1.1\r\nHost: 127.0.0.1:8017\r\n\r\n",
    "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: [::1]:8017\r\n\r\n",
    "GET //x/..%2f..%5c HTTP/1.0\r\nHost: localhost:8017\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: localhost:8017\r\nContent-Length: 3\r\n\r\nabc",
    "GET / HTTP/1.1\r\nHost: localhost:8017\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "GET http://localhost:8017/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "GET /a%00b%ff%0d%0a HTTP/1.1\r\nhost:localhost:8017\r\nX:\ty\r\n\r\n",
];

#[test]
fn spoilt_requests_lead_nowhere_else() {
    let mut chance = Chance(20_251_121);
    for _ in 0..5 * TEXTS {
        laws::request(mutant(&mut chance, &REQUESTS).as_bytes());
    }
    REQUESTS.iter().for_each(|request| laws::request(request.as_bytes()));
}

#[test]
fn spoilt_texts_are_read_without_panic_and_places_are_sound() {
    let corpora = [
        include_str!("corpus/deadlines.test"),
        include_str!("corpus/notices.test"),
        include_str!("corpus/words/assignments.test"),
        include_str!("corpus/words/citations.test"),
        include_str!("corpus/words/units.test"),
    ];
    let lines: Vec<&str> =
        corpora.iter().flat_map(|corpus| corpus.lines()).filter(|line| !line.starts_with("=>")).collect();
    let mut chance = Chance(20_250_305);
    let started = Instant::now();
    for turn in 0..TEXTS {
        let text = mutant(&mut chance, &lines);
        laws::deadline(&text);
        laws::citation(&text);
        laws::names(&text);
        laws::numbers(&text);
        laws::markup(&text);
        if turn % 20 == 0 {
            // A whole notice costs more, so fewer are tried.
            let text: String = (0..12).map(|_| mutant(&mut chance, &lines) + "\n").collect();
            laws::notice(&text);
            laws::log(&text);
            laws::import(&text);
        }
        if started.elapsed() > TIME {
            break;
        }
    }
}
