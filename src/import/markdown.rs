//! Words written so that a Markdown reader gives back the same words.
//!
//! What would be read as a mark is escaped, and emphasis is written only where it stands between words: anywhere else Markdown
//! might not see it.

use super::styled::{Style, Styled};

/// Where words are written: what must be escaped depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// At the start of a line: a paragraph, a list item.
    Line,
    Heading,
    Cell,
}

/// Plain words as a line that a list item may hold.
pub fn one_line(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    write(&Styled::plain(&words), Room::Line)
}

/// The words as one line of Markdown.
pub fn write(words: &Styled, room: Room) -> String {
    let text = words.text();
    let mut out = String::with_capacity(text.len() + 16);
    let mut open = Style::default();
    let mut closed_at = usize::MAX;
    for (at, c) in text.char_indices() {
        let style = words.style(at);
        if style != open {
            if open != Style::default() {
                out.push_str(mark(open));
                closed_at = at;
            }
            open = Style::default();
            if style != Style::default() && closed_at != at && may_open(words, at, style) {
                out.push_str(mark(style));
                open = style;
            }
        }
        escape(text, at, c, room, &mut out);
    }
    if open != Style::default() {
        out.push_str(mark(open));
    }
    out
}

fn mark(style: Style) -> &'static str {
    match (style.bold, style.slanted) {
        (true, true) => "***",
        (true, false) => "**",
        _ => "*",
    }
}

/// Emphasis is seen where no letter touches it from outside and no blank from inside.
fn may_open(words: &Styled, at: usize, style: Style) -> bool {
    let text = words.text();
    let end = (at..text.len()).find(|next| words.style(*next) != style).unwrap_or(text.len());
    let inside = &text[at..end];
    let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || (c.is_ascii_punctuation() && c != '\\'));
    let edges = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '\\');
    !inside.starts_with(edges)
        && !inside.ends_with(edges)
        && apart(text[..at].chars().next_back())
        && apart(text[end..].chars().next())
        && !text[end..].starts_with(['*', '_'])
        && !text[..at].ends_with(['*', '_'])
}

fn escape(text: &str, at: usize, c: char, room: Room, out: &mut String) {
    let after = &text[at + c.len_utf8()..];
    let before = text[..at].chars().next_back();
    let next = after.chars().next();
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let needed = match c {
        // Braces say something to the notice room; of a document's own it must hear nothing.
        '\\' | '*' | '`' | '~' | '{' => true,
        // One that closes nothing looks as if its other half were lost.
        '}' => !text[..at].contains('{'),
        '[' => !is_link(&text[at..]),
        '_' => !(word(before) && word(next)),
        '<' => next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '&' => is_entity(after),
        '|' => room == Room::Cell,
        '#' if room == Room::Heading && text[at..].chars().all(|c| c == '#') => true,
        '#' | '+' | '-' | '>' | '=' | ':' if at == 0 => room != Room::Cell,
        // What would number a list.
        '.' | ')' => room == Room::Line && (1..=9).contains(&at) && text[..at].bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    };
    if needed {
        out.push('\\');
    }
    out.push(c);
}

/// `[words](https://…)` is left a link; any other target might not exist.
fn is_link(text: &str) -> bool {
    let Some((words, rest)) = text[1..].split_once("](") else { return false };
    let target = rest.split(')').next().unwrap_or_default();
    !words.contains(['[', ']', '\\', '*', '`', '<'])
        && rest.contains(')')
        && ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme))
        && target.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'\\' | b'(' | b'*' | b'_' | b'&'))
}

fn is_entity(after: &str) -> bool {
    let name = after.strip_prefix('#').unwrap_or(after);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    // "KH&CN;" is an abbreviation before a semicolon; few entities are written in capitals.
    const CAPITALS: &[&str] = &["AMP", "COPY", "DD", "ENG", "ETH", "GT", "LT", "QUOT", "REG", "THORN", "TRADE"];
    let abbreviation = name[..end].bytes().all(|b| b.is_ascii_uppercase()) && !CAPITALS.contains(&&name[..end]);
    end > 0 && name[end..].starts_with(';') && !abbreviation
}
