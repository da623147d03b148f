//! From lines to blocks: paragraphs joined, tables kept together.

use super::aligned::Tables;
use super::clean::Line;
use super::join::{Before, Joint, joint};
use super::marker::{Marker, Style, marker};
use super::styled::Styled;
use super::wrapping::{is_filled, is_set_in, is_whole};
use crate::source::Span;

#[derive(Clone, Debug)]
pub enum Block {
    Para(Para),
    /// A table of pipes or tabs as written, a delimiter row left out: head first.
    Pipes(Vec<(Span, Vec<Styled>)>),
    /// A table whose columns only blanks part, head first.
    Aligned(Vec<(Span, Vec<Styled>)>),
    /// Lines of a table whose columns a scanner ran together, its head first.
    Scan(Vec<Line>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Para {
    pub at: Span,
    /// How many `#` stood before it.
    pub level: usize,
    pub marker: Option<Marker>,
    /// Without its marker.
    pub words: Styled,
    pub indent: usize,
    /// The joint of a page break inside it that may be wrong.
    pub unsure: Vec<Span>,
}

impl Para {
    pub fn text(&self) -> &str {
        self.words.text()
    }

    /// With its marker, as one reads it.
    pub fn whole(&self) -> String {
        match &self.marker {
            Some(marker) if !marker.text.is_empty() => format!("{} {}", marker.text, self.text()),
            _ => self.text().to_owned(),
        }
    }
}

/// Longer than any name of units with its number, its brackets and its marks, in bytes.
const LONGEST_NAME: usize = 400;

/// Joins lines into blocks. `is_name` says whether a line is a unit's name and no more.
pub fn blocks(lines: &[Line], is_name: &dyn Fn(&str) -> bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    let width = lines.iter().map(|line| line.text.chars().count()).max().unwrap_or(0).min(160);
    let page = Page { width, filled: is_filled(lines, width), whole: is_whole(lines, width), set_in: is_set_in(lines) };
    let aligned = super::aligned::tables(lines);
    while at < lines.len() {
        let (block, after) =
            table(lines, at, &aligned, is_name).unwrap_or_else(|| paragraph(lines, at, page, &aligned, is_name));
        blocks.push(block);
        at = after;
    }
    blocks
}

fn table(lines: &[Line], at: usize, aligned: &Tables, is_name: &dyn Fn(&str) -> bool) -> Option<(Block, usize)> {
    if let Some((rows, after)) = super::tabbed::read(lines, at).or_else(|| super::gridded::read(lines, at)) {
        return Some((Block::Pipes(rows), after));
    }
    if let Some((rows, after)) = super::flattened::read(lines, at, is_name) {
        return Some((Block::Aligned(rows), after));
    }
    if let Some((rows, after)) = aligned.get(&at) {
        return Some((Block::Aligned(rows.clone()), *after));
    }
    if let Some(after) = super::scan::end(lines, at) {
        return Some((Block::Scan(lines[at..after].to_vec()), after));
    }
    if !lines[at].text.starts_with('|') || !is_delimiter(&lines.get(at + 1)?.text) {
        return None;
    }
    // A head of its own behind a blank line is another table's.
    let heads = |next: usize| {
        next > at + 1 && lines[next].apart && lines.get(next + 1).is_some_and(|line| is_delimiter(&line.text))
    };
    let ends = |next: &usize| !lines[*next].text.starts_with('|') || heads(*next);
    let after = (at..lines.len()).find(ends).unwrap_or(lines.len());
    let rows =
        lines[at..after].iter().filter(|line| !is_delimiter(&line.text)).map(|line| (line.at, cells(&line.text)));
    Some((Block::Pipes(rows.collect()), after))
}

pub fn is_delimiter(text: &str) -> bool {
    text.starts_with('|') && text.contains("--") && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The cells of a row of a pipe table.
fn cells(row: &str) -> Vec<Styled> {
    let inner = row.trim().trim_start_matches('|');
    let inner = inner.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(inner);
    piped(inner).iter().map(|cell| Styled::parse(cell)).collect()
}

/// What pipes part in a line; one behind a backslash does not.
pub fn piped(inner: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in inner.chars() {
        match (c, cells.last_mut()) {
            ('|', _) if !escaped => cells.push(String::new()),
            (c, Some(cell)) => cell.push(c),
            (_, None) => {}
        }
        escaped = c == '\\' && !escaped;
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// How the lines of a text were broken: at which width, and whether each was filled up to it.
#[derive(Clone, Copy)]
struct Page {
    width: usize,
    filled: bool,
    whole: bool,
    set_in: bool,
}

/// The paragraph that begins at a line.
fn paragraph(
    lines: &[Line],
    at: usize,
    page: Page,
    aligned: &Tables,
    is_name: &dyn Fn(&str) -> bool,
) -> (Block, usize) {
    let first = &lines[at];
    let level = first.text.bytes().take_while(|b| *b == b'#').count();
    let level = if first.text[level..].starts_with(' ') { level.min(6) } else { 0 };
    let mut raw = named_apart(first, is_name).unwrap_or_else(|| first.text[level..].trim_start().to_owned());
    let (mut next, mut span, mut unsure) = (at + 1, first.at, Vec::new());
    while let Some(line) = lines.get(next) {
        // No name is longer; a paragraph of many lines is not read anew at each of them.
        // "Chi cục A, Chi cục B," is a list that goes on.
        let listing = raw.ends_with(',') && raw.matches(',').count() > 1;
        let heads = level > 0 || (!listing && raw.len() <= LONGEST_NAME && is_name(Styled::parse(&raw).text()));
        let Page { width, filled, whole, set_in } = page;
        let before = Before { raw: &raw, last: &lines[next - 1], width, filled, whole, set_in, heads };
        // Behind a full stop a unit's name alone on its line is a heading.
        let stopped = match line.apart {
            true => !goes_on(&raw),
            false => raw.trim_end_matches(['*', '_', ' ']).ends_with('.'),
        };
        if stopped && line.text.len() <= LONGEST_NAME && is_name(Styled::parse(&line.text).text()) {
            break;
        }
        match joint(&before, line) {
            Joint::Apart => break,
            Joint::Space => raw.push(' '),
            Joint::Glued => {}
            Joint::Unsure => {
                raw.push(' ');
                unsure.push(line.at);
            }
        }
        let begins_table = super::scan::end(lines, next).is_some()
            || super::tabbed::read(lines, next).is_some()
            || super::gridded::read(lines, next).is_some()
            || aligned.contains_key(&next);
        if begins_table {
            break;
        }
        raw.push_str(&line.text);
        span = span.until(line.at.end());
        next += 1;
    }
    (Block::Para(para(&raw, span, level, first.indent, unsure)), next)
}

/// "… phối hợp với": a name is to follow.
fn goes_on(raw: &str) -> bool {
    let last = raw.trim_end_matches(['*', '_', ' ']).rsplit(' ').next().unwrap_or_default();
    last.ends_with([',', ':', '-'])
        || matches!(last, "với" | "và" | "của" | "cho" | "cùng" | "giao" | "về" | "do" | "tại" | "là")
}

/// "2. Phòng QLKH⇥Tham mưu …": a name that a wide gap sets apart from its task, read as one before a colon.
fn named_apart(line: &Line, is_name: &dyn Fn(&str) -> bool) -> Option<String> {
    let bare = |columns: &[String]| Styled::parse(&columns.join(" ")).text().to_owned();
    let (cut, name) = (1..line.columns.len())
        .rev()
        .map(|cut| (cut, bare(&line.columns[..cut])))
        .find(|(_, name)| name.chars().any(char::is_alphabetic) && is_name(name))?;
    let rest = line.columns[cut..].join(" ");
    let begins = rest.trim_start_matches(['*', '_', ':', ' ']).starts_with(char::is_uppercase);
    (begins && !is_name(&bare(&line.columns))).then(|| format!("{}: {rest}", name.trim_end_matches([':', ' '])))
}

/// One paragraph from its raw words.
pub fn para(raw: &str, at: Span, level: usize, indent: usize, unsure: Vec<Span>) -> Para {
    // A bullet star and emphasis look alike; the space behind it tells.
    let star = raw.strip_prefix("* ").map(|rest| format!("- {rest}"));
    let styled = Styled::parse(star.as_deref().unwrap_or(raw));
    match marker(styled.text(), indent) {
        Some((mut marker, start)) => {
            if star.is_some() {
                marker.style = Style::Bullet('*');
            }
            Para { at, level, words: styled.from(start), marker: Some(marker), indent, unsure }
        }
        None => Para { at, level, words: styled, marker: None, indent, unsure },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    /// The rest of an import costs so much a line that only a very long text would show what this costs.
    #[test]
    fn lines_are_looked_at_once() {
        let seconds = |count: usize| {
            let (lines, _) = crate::import::clean::lines(&"- a\n".repeat(count));
            let once = || {
                let start = Instant::now();
                assert_eq!(blocks(&lines, &|_| false).len(), count);
                start.elapsed().as_secs_f64()
            };
            (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
        };
        let (few, many) = (seconds(2000), seconds(16_000));
        assert!(many < few * 20.0, "2000 lines take {few:.4} s, 16000 take {many:.4} s");
    }
}
