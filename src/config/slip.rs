//! The first slips of those who have never written TOML: what they are, and the line as it must be typed.
//!
//! Word turns quotation marks and dashes, and nobody is born knowing that text stands between quotation marks. Only lines that the
//! parser refused are looked at, so what is valid is never called a slip.

use jiff::civil::Date;

use super::day;
use super::vietnamese_key::key_meant;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// One line with a slip.
pub struct Slip {
    pub code: Code,
    /// Where in the line.
    pub wrong: Span,
    /// The line as it must be typed; for an impossible day one that stands for it.
    pub mended: String,
    words: Vec<(&'static str, String)>,
}

impl Slip {
    /// Gives a diagnostic of this code its words.
    pub fn tell(&self, diagnostic: &mut Diagnostic) {
        for (name, value) in &self.words {
            diagnostic.with(name, value);
        }
        diagnostic.with("line", self.mended.trim());
    }
}

const CURLY: [char; 8] = ['“', '”', '„', '‟', '«', '»', '″', '＂'];
const CURLY_SINGLE: [char; 4] = ['‘', '’', '‚', '‛'];

/// The first slip of a line that is no TOML; `None` where it is no slip that is known.
pub fn find(line: &str) -> Option<Slip> {
    let key_end = line.find(|c: char| c == '=' || c == ':' || c == '"' || CURLY.contains(&c)).unwrap_or(line.len());
    let key = line[..key_end].trim();
    if key.is_empty() || key.starts_with(['#', '[', '\'', ']']) {
        return None;
    }
    let at = line.find(key)?;
    let key_span = Span::new(at, at + key.len());
    if let Some(meant) = key_meant(key).filter(|_| !is_bare(key)) {
        let mended = format!("{meant}{}", &line[key_span.end()..]);
        let words = vec![("key", meant.to_owned()), ("found", key.to_owned())];
        return Some(Slip {
            code: Code::VietnameseKey,
            wrong: key_span,
            mended: find(&mended).map_or(mended, |next| next.mended),
            words,
        });
    }
    if !is_bare(key) {
        return without_equals(line);
    }
    let rest = &line[key_end..];
    if !rest.starts_with('=') {
        let value = rest.trim_start_matches(':').trim();
        return (!value.is_empty()).then(|| no_equals(key, value, key_span));
    }
    let value = rest[1..].trim();
    let start = key_end + 1 + (rest.len() - 1 - rest[1..].trim_start().len());
    let wrong = Span::new(start.min(line.len()), start.min(line.len()) + value.len());
    let (code, value, words) = mend_value(key, value)?;
    let mended = if value.is_empty() { String::new() } else { format!("{key} = {value}") };
    Some(Slip { code, wrong, mended, words })
}

/// `title Kết luận`: a key that is known, and words behind it.
fn without_equals(line: &str) -> Option<Slip> {
    let line_start = line.len() - line.trim_start().len();
    let (key, value) = line.trim().split_once(char::is_whitespace)?;
    const KEYS: [&str; 8] = ["title", "issuer", "number", "issued", "place", "kind", "reviews", "directs"];
    let wrong = Span::new(line_start, line_start + key.len());
    KEYS.contains(&key).then(|| no_equals(key, value.trim(), wrong))
}

fn no_equals(key: &str, value: &str, wrong: Span) -> Slip {
    let value = mend_value(key, value).map_or_else(|| value.to_owned(), |(_, value, _)| value);
    Slip { code: Code::NoEquals, wrong, mended: format!("{key} = {value}"), words: vec![("key", key.to_owned())] }
}

type Mended = (Code, String, Vec<(&'static str, String)>);

/// A value as it must be typed, and what is wrong with it; an empty one where only the line can go.
fn mend_value(key: &str, value: &str) -> Option<Mended> {
    let key_word = || vec![("key", key.to_owned())];
    if value.is_empty() {
        return Some((Code::NoValue, String::new(), key_word()));
    }
    if let Some(list) = value.strip_prefix('[') {
        return mend_list(list).map(|(code, list)| (code, list, key_word()));
    }
    if let Some((year, month, day)) = day::parts(value) {
        let found = vec![("found", value.to_owned())];
        return Some(match Date::new(year, month, day) {
            Ok(day) => (Code::DayForm, day.to_string(), [found, vec![("day", day.to_string())]].concat()),
            // Read as some day, so that nothing else is said of it.
            Err(_) => (Code::ImpossibleDate, Date::new(year, 1, 1).ok()?.to_string(), found),
        });
    }
    let bare = value.trim_matches(|c| c == '"' || CURLY.contains(&c) || CURLY_SINGLE.contains(&c)).trim();
    let curly = value.starts_with(CURLY) || value.starts_with(CURLY_SINGLE) || value.ends_with(CURLY);
    if bare.is_empty() || value.starts_with('\'') || value.starts_with('{') || value.contains("\"\"\"") {
        return None;
    }
    if curly {
        return Some((Code::CurlyQuotes, quoted(bare), key_word()));
    }
    match (value.starts_with('"'), value.len() > 1 && value.ends_with('"')) {
        // Two keys on one line are something else.
        (true, true) if !value.contains('=') && bare.contains('"') => {
            Some((Code::QuotesWithin, quoted(bare), key_word()))
        }
        (true, true) => None,
        // A note behind a text that is closed.
        (true, false) if bare.contains('"') => None,
        (_, _) if value.contains(" #") || value.starts_with('#') => None,
        _ => Some((Code::UnquotedText, quoted(bare), key_word())),
    }
}

/// A list on one line: each of its texts between straight quotation marks.
fn mend_list(list: &str) -> Option<(Code, String)> {
    let inner = list.strip_suffix(']')?;
    let code = if inner.contains(CURLY) { Code::CurlyQuotes } else { Code::UnquotedText };
    if inner.contains(['[', '{', '\'']) {
        return None;
    }
    // A comma may stand within a text: where there are quotation marks, they part the texts.
    let marks = |c: char| c == '"' || CURLY.contains(&c);
    let texts: Vec<&str> = match inner.contains(marks) {
        true => inner.split(marks).map(str::trim).filter(|text| !text.chars().all(|c| c == ',')).collect(),
        false => inner.split([',', ';']).map(str::trim).filter(|text| !text.is_empty()).collect(),
    };
    let texts: Vec<String> = texts.into_iter().map(quoted).collect();
    (!texts.is_empty()).then(|| (code, format!("[{}]", texts.join(", "))))
}

/// Between straight quotation marks; those within turn curly, which need no sign before them.
fn quoted(text: &str) -> String {
    let mut open = false;
    let inner: String = text
        .chars()
        .map(|c| match c {
            '"' => {
                open = !open;
                if open { '“' } else { '”' }
            }
            '\\' => '/',
            c => c,
        })
        .collect();
    format!("\"{inner}\"")
}

fn is_bare(key: &str) -> bool {
    key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}
