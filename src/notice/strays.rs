//! Marks that look as if they told the program something and do not: half a pair of braces, a key in other brackets, a tick that is none.
//!
//! They stay as text, which is right where they are meant so; what they may have been meant to say is told.

use super::Item;
use crate::diagnostic::{Code, Diagnostics};
use crate::markup::{Block, BlockKind, Inline, InlineKind, KEYS, ListItem, find_braces};
use crate::source::{Place, SourceId, Span};

/// Looks at the words of all blocks, at any depth; ticks mean something only where one of the `items` is. In code they are examples.
pub fn check(source: SourceId, text: &str, blocks: &[Block], items: &[Item], diagnostics: &mut Diagnostics) {
    let mut strays = Strays { source, text, items, diagnostics };
    strays.blocks(blocks);
}

struct Strays<'a, 'd> {
    source: SourceId,
    text: &'a str,
    /// In the order of the text.
    items: &'a [Item],
    diagnostics: &'d mut Diagnostics,
}

impl Strays<'_, '_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { content, .. } => self.braces(content),
                BlockKind::Paragraph(content) => {
                    self.braces(content);
                    self.tick(content, false);
                    self.footnote(content);
                }
                BlockKind::List { items, .. } => items.iter().for_each(|item| self.item(item)),
                BlockKind::Quote(blocks) => self.blocks(blocks),
                BlockKind::Table(table) => {
                    for cell in std::iter::once(&table.head).chain(&table.rows).flat_map(|row| &row.cells) {
                        self.braces(&cell.content);
                        self.tick(&cell.content, true);
                    }
                }
                // Four blanks at the beginning of its lines, and a table is a listing.
                BlockKind::Code { language, text } if language.is_empty() && is_table(text) => {
                    self.diagnostics.report(Code::StrayRow, Place::new(self.source, block.span));
                }
                BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Html(_) => {}
            }
        }
    }

    fn item(&mut self, item: &ListItem) {
        self.braces(&item.content);
        self.struck(&item.content);
        if item.checked.is_none() {
            self.tick(&item.content, false);
        }
        self.blocks(&item.blocks);
    }

    /// Braces, which office papers do not have, and `key=` in no braces. `\{` is a brace and nothing more.
    fn braces(&mut self, content: &[Inline]) {
        for (at, inline) in content.iter().enumerate() {
            match &inline.kind {
                InlineKind::Text(_) => {
                    let written = inline.span.of(self.text);
                    // Whole ones in the wrong place were told when they were read.
                    if !find_braces(self.text, inline.span).is_empty() {
                        continue;
                    }
                    // Text that was entities is as its author wants it.
                    if let Some(found) =
                        brace(written, self.text[..inline.span.start()].ends_with('\\'), at + 1 == content.len())
                    {
                        let place = Place::new(self.source, found.shifted(inline.span.start()));
                        self.diagnostics.report(Code::StrayBraces, place).with("found", found.of(written));
                        return;
                    }
                }
                InlineKind::Strong(inner) | InlineKind::Emphasis(inner) | InlineKind::Struck(inner) => {
                    self.braces(inner);
                }
                _ => {}
            }
        }
    }

    fn in_task(&self, words: Span) -> bool {
        let before = self.items.partition_point(|item| item.span.start() <= words.start());
        self.items[..before].last().is_some_and(|item| item.span.contains(words))
    }

    /// Words struck through from the first to the last: dropped, to people.
    fn struck(&mut self, content: &[Inline]) {
        if let [Inline { kind: InlineKind::Struck(_), span }] = content
            && self.in_task(*span)
        {
            let place = Place::new(self.source, *span);
            self.diagnostics.report(Code::StruckOut, place);
        }
    }

    /// A tick at the beginning or the end of words, in a form that is not `- [x] `. A cell of nothing else ticks a box of its table.
    fn tick(&mut self, content: &[Inline], in_cell: bool) {
        let (Some(first), Some(last)) = (content.first(), content.last()) else { return };
        let span = first.span.until(last.span.end());
        let words = span.of(self.text);
        let Some(tick) = tick(words) else { return };
        if in_cell && tick.len() == words.len() || !self.in_task(span) {
            return;
        }
        let place = Place::new(self.source, tick.shifted(span.start()));
        self.diagnostics.report(Code::StrayTick, place).with("found", tick.of(words));
    }

    /// `[^1]: …`, which Markdown of other kinds takes for a note at the foot.
    fn footnote(&mut self, content: &[Inline]) {
        let Some(first) = content.first() else { return };
        let words = &self.text[first.span.start()..];
        if is_footnote(words) {
            self.diagnostics.report(Code::Footnote, Place::new(self.source, first.span));
        }
    }
}

/// Whether words begin as a note at the foot does: `[^1]: …`.
pub fn is_footnote(words: &str) -> bool {
    let name = words.strip_prefix("[^").and_then(|rest| rest.split_once("]:")).map(|(name, _)| name);
    name.is_some_and(|name| !name.is_empty() && !name.contains(['\n', ']']))
}

/// The first brace of some words that is none of a pair within them, the pair that ends them, or the first key. `escaped` tells that a
/// backslash stands before the words, `last` that nothing stands behind them.
fn brace(words: &str, escaped: bool, last: bool) -> Option<Span> {
    let mut before = if escaped { '\\' } else { ' ' };
    // Open braces that are text, which may be closed.
    let mut open = 0usize;
    for (at, c) in words.char_indices() {
        let rest = &words[at..];
        match c {
            '{' | '｛' if before == '\\' => open += 1,
            '{' | '｛' => match rest.find(['}', '｝']) {
                Some(end)
                    if !last || !rest[end..].chars().skip(1).all(|c| c.is_whitespace() || c.is_ascii_punctuation()) =>
                {
                    open += 1;
                }
                end => {
                    let end = end.map_or(rest.len(), |end| end + rest[end..].chars().next().map_or(0, char::len_utf8));
                    return Some(Span::new(at, at + end.min(shown(rest))));
                }
            },
            '}' | '｝' if before != '\\' && open == 0 => return Some(Span::new(at, at + c.len_utf8())),
            '}' | '｝' => open = open.saturating_sub(1),
            _ if matches!(before, ' ' | '[' | '(' | '\n') => {
                let key = KEYS.iter().find(|key| rest.strip_prefix(**key).is_some_and(|rest| rest.starts_with('=')));
                if key.is_some() {
                    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                    return Some(Span::new(at, at + end.min(shown(rest))));
                }
            }
            _ => {}
        }
        before = c;
    }
    None
}

fn is_table(text: &str) -> bool {
    text.lines().count() > 2 && text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('|'))
}

/// Where the first thirty characters end: so much is shown of what is never closed.
fn shown(rest: &str) -> usize {
    rest.char_indices().nth(30).map_or(rest.len(), |(at, _)| at)
}

/// Ticks that say "done" to people; the third `х` is Cyrillic.
const TICKS: [&str; 16] =
    ["[x]", "[X]", "[v]", "[V]", "[ x ]", "[ v ]", "[ x]", "[x ]", "[х]", "[✓]", "[✔]", "☑", "☒", "✓", "✔", "✅"];

fn tick(words: &str) -> Option<Span> {
    let begins = TICKS.iter().find(|tick| words.starts_with(**tick)).map(|tick| Span::new(0, tick.len()));
    let said = ["(đã hoàn thành)", "(đã xong)"];
    if let Some(said) = said.iter().find(|said| words.to_lowercase().ends_with(**said)) {
        return words.len().checked_sub(said.len()).map(|start| Span::new(start, words.len()));
    }
    let ends = || {
        let tick = TICKS.iter().find(|tick| words.ends_with(**tick))?;
        Some(Span::new(words.len() - tick.len(), words.len()))
    };
    begins.or_else(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_braces_is_found() {
        for (words, found) in [
            ("Việc {lead thanh-tra}", Some("{lead thanh-tra}")),
            ("Việc {lead=thanh-tra", Some("{lead=thanh-tra")),
            ("Việc lead=thanh-tra}", Some("lead=thanh-tra}")),
            ("Việc ｛due=1｝", Some("｛due=1｝")),
            ("Việc (due=2025-05-01)", Some("due=2025-05-01)")),
            ("Việc }", Some("}")),
            ("Việc \\{due=1\\}", None),
            ("Tập {a, b}, chi {số tiền = 5 triệu} một đợt", None),
            ("Mã \\{#a1} và ký hiệu", None),
            ("xem https://a.vn/?with=1", None),
            ("Việc [đã làm] (một)", None),
        ] {
            assert_eq!(brace(words, false, true).map(|span| span.of(words)), found, "{words}");
        }
    }

    #[test]
    fn what_looks_like_a_tick_is_found() {
        for (words, found) in [
            ("[v] Việc", Some("[v]")),
            ("[x]Việc", Some("[x]")),
            ("Việc ✓", Some("✓")),
            ("Việc (đã hoàn thành)", Some("(đã hoàn thành)")),
            ("[ ] Việc", None),
            ("Việc [2]", None),
        ] {
            assert_eq!(tick(words).map(|span| span.of(words)), found, "{words}");
        }
        assert!(is_footnote("[^1]: Theo số liệu") && !is_footnote("[1]: Theo"));
    }
}
