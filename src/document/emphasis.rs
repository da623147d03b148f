//! Words of a paragraph as text: bold and slanted ones between stars, as in Markdown, and signs that would be heard as marks escaped.

use super::block::{Look, Run, Words};
use super::pasted::Manner;

/// So many blanks set columns apart.
const WIDE: &str = "    ";

/// Words in one paragraph or cell; a break within it is a line of its own, in a cell a blank.
pub fn inline(words: &Words, in_cell: bool, manner: Manner) -> String {
    // One star alone opens nothing.
    let stars: usize = words.runs().iter().map(|run| run.text.matches('*').count()).sum();
    let marks = words.runs().iter().any(|run| run.look != Look::default());
    let room = Room { in_cell, has_stars: stars > 1 || stars > 0 && marks, manner };
    let mut out = String::new();
    let mut piece: Vec<Run> = Vec::new();
    for run in words.runs() {
        let mut rest = run.text.as_str();
        // Columns are read one by one, so no emphasis reaches over the gap between two.
        while let Some(at) = [rest.find(['\n', '\t']), rest.find(WIDE)].into_iter().flatten().min() {
            let gap = if rest[at..].starts_with(WIDE) {
                rest[at..].len() - rest[at..].trim_start_matches(' ').len()
            } else {
                1
            };
            piece.push(Run { text: rest[..at].to_owned(), look: run.look });
            emphasised(&std::mem::take(&mut piece), room, &mut out);
            out.push_str(if in_cell { " " } else { &rest[at..at + gap] });
            rest = &rest[at + gap..];
        }
        piece.push(Run { text: rest.to_owned(), look: run.look });
    }
    emphasised(&piece, room, &mut out);
    if manner.is_marked() && !in_cell {
        return out;
    }
    let lines: Vec<&str> = out.split('\n').map(|line| line.trim_matches(' ')).collect();
    lines.join("\n").trim_matches(['\n', '\t', ' ']).to_owned()
}

/// Marks close before a blank and open behind it; signs alone are not set apart.
fn emphasised(runs: &[Run], room: Room, out: &mut String) {
    let mut merged: Vec<Run> = Vec::new();
    for (at, run) in runs.iter().enumerate().filter(|(_, run)| !run.text.is_empty()) {
        let says = run.text.contains(char::is_alphanumeric);
        let next = runs[at + 1..].iter().find(|run| run.text.contains(char::is_alphanumeric)).map(|run| run.look);
        let look = match merged.last() {
            _ if says => run.look,
            Some(before) if Some(before.look) == next => before.look,
            _ => Look::default(),
        };
        match merged.last_mut().filter(|before| before.look == look) {
            Some(before) => before.text.push_str(&run.text),
            None => merged.push(Run { text: run.text.clone(), look }),
        }
    }
    for run in &merged {
        let core = run.text.trim();
        let lead = run.text.len() - run.text.trim_start().len();
        let mark = match (run.look.bold, run.look.slanted) {
            _ if core.is_empty() => "",
            // Marks about marks would be neither.
            _ if room.manner.is_marked() && core.contains('*') => "",
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        out.push_str(&run.text[..lead]);
        out.push_str(mark);
        escape(core, room, out);
        out.push_str(mark);
        out.push_str(&run.text[lead + core.len()..]);
    }
}

/// Where words are written, as far as it tells what must be escaped.
#[derive(Clone, Copy)]
struct Room {
    in_cell: bool,
    /// Stars could be taken for a pair.
    has_stars: bool,
    manner: Manner,
}

/// What `import` would hear as a mark, though the document only says it.
fn escape(text: &str, room: Room, out: &mut String) {
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let starts = before.is_none() && (out.is_empty() || out.ends_with('\n'));
        let needed = match c {
            _ if room.manner.is_marked() => c == '|' && room.in_cell && before != Some('\\'),
            // A star before a blank at the start is a bullet that was typed.
            '*' => room.has_stars && !(starts && next == Some(' ')),
            '\\' => next.is_some_and(|next| next.is_ascii_punctuation()),
            // Rows of them are lines to write on.
            '_' => !(word(before) && word(next)) && before != Some('_') && next != Some('_'),
            '|' => room.in_cell || starts,
            '#' | '+' => starts && (next == Some(c) || c == '#' && next == Some(' ')),
            _ => false,
        };
        if needed {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(runs: &[(&str, &str)]) -> Words {
        let mut words = Words::default();
        for (text, look) in runs {
            words.push(text, Look { bold: look.contains('b'), slanted: look.contains('i') });
        }
        words
    }

    #[test]
    fn emphasis_stands_at_words() {
        for (runs, expected) in [
            (&[("Trình ", "b"), ("trước ", ""), ("15/3", "b"), (".", "")][..], "**Trình** trước **15/3**."),
            (&[("Kế", "b"), (" ", ""), ("hoạch", "b")], "**Kế hoạch**"),
            (&[("Số", "bi"), (" * a_b _c", "")], "***Số*** \\* a_b \\_c"),
            (&[("* Gửi a\\b 2*3", "")], "* Gửi a\\b 2\\*3"),
            (&[("Số: ____/TB", "")], "Số: ____/TB"),
            (&[("Hà Nội, ngày     tháng 3", "i")], "*Hà Nội, ngày*     *tháng 3*"),
            (&[("I. TÊN\tcột hai", "b")], "**I. TÊN**\t**cột hai**"),
        ] {
            assert_eq!(inline(&words(runs), false, Manner::Set), expected);
        }
        assert_eq!(inline(&words(&[("a|b\nc", "")]), true, Manner::Set), "a\\|b c");
        assert_eq!(inline(&words(&[("# a", "")]), false, Manner::Set), "\\# a");
    }
}
