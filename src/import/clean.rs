//! From a text to its lines: what scanners and converters leave in a line evened out, and each line's place kept.
//!
//! Spaces of all kinds become one, invisible characters go, and letters that only look like Đ become Đ. Words, capitals, tones
//! and dashes stay as they were written. Letters are composed already: `source` does that at the door.

use unicode_normalization::UnicodeNormalization;

use super::marker::{Style, marker};
use crate::source::Span;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// On one line, spaces single, none at its ends.
    pub text: String,
    /// Stretches that a wide gap sets apart, as two columns of a page are; one where there is no gap.
    pub columns: Vec<String>,
    /// The cells of a row whose cells tabs part, empty ones too; none where there is no tab.
    pub cells: Vec<String>,
    /// As it was set, blanks before and between its words kept.
    pub set: String,
    /// Blanks before its first word.
    pub indent: usize,
    /// Blank lines, or the start of a page, stand before it.
    pub apart: bool,
    /// It ends in the two spaces or the backslash by which Markdown breaks a line.
    pub breaks: bool,
    /// It ends in a paragraph separator (U+2029): its paragraph ends here for certain.
    pub ends: bool,
    pub at: Span,
}

/// The lines of an evened text that hold words, with what was left out of them.
pub fn lines(text: &str) -> (Vec<Line>, Vec<(Span, String)>) {
    let mut lines: Vec<Line> = Vec::new();
    let mut left_out = Vec::new();
    let (mut start, mut apart) = (0, true);
    for raw in text.split_inclusive('\n') {
        let at = Span::new(start, start + raw.trim_end_matches('\n').len());
        start += raw.len();
        // A form feed begins a page; pages are no paragraphs.
        apart |= raw.contains('\u{c}');
        let raw = raw.trim_end_matches('\n');
        let cut = glued(raw).unwrap_or(raw.len());
        match line(&raw[..cut], Span::new(at.start(), at.start() + cut), apart) {
            Some(line) => {
                lines.push(line);
                apart = false;
            }
            None => apart = true,
        }
        lines.extend(line(&raw[cut..], Span::new(at.start() + cut, at.end()), true));
    }
    drop_page_numbers(&mut lines, &mut left_out);
    (lines, left_out)
}

/// Where the words begin that a converter left behind a bold heading on its line: "**II. Phòng Quản lý Khoa học**1. Xử lý …",
/// "**2.4. Công tác tài chính** Phòng A lập dự toán …".
fn glued(raw: &str) -> Option<usize> {
    let indent = raw.len() - raw.trim_start_matches([' ', '#']).len();
    let inner = raw[indent..].strip_prefix("**")?;
    let close = inner.find("**").filter(|close| *close > 0)?;
    let (heading, tail) = (inner[..close].trim(), &inner[close + 2..]);
    let (number, _) = marker(heading, 0)?;
    if matches!(number.style, Style::Bullet(_)) || heading.ends_with([':', '.', ',', ';']) || tail.starts_with('*') {
        return None;
    }
    let listed = marker(tail, 0).is_some_and(|(_, words)| words < tail.len());
    // A person's name may stand in bold before what it is about.
    let named = heading.split(' ').count() >= 3 && !heading.contains("ồng chí");
    let sentence =
        tail.strip_prefix(' ').is_some_and(|tail| tail.starts_with(char::is_uppercase)) && tail.split(' ').count() > 5;
    (listed || named && sentence).then_some(indent + 2 + close + 2)
}

fn line(raw: &str, at: Span, apart: bool) -> Option<Line> {
    let raw = raw.replace("<br>", " ").replace("<br/>", " ").replace("<br />", " ");
    let cells = match raw.contains('\t') {
        true => raw
            .split('\t')
            .map(|cell| single_spaced(&cell.chars().filter_map(even).nfc().collect::<String>()))
            .collect(),
        false => Vec::new(),
    };
    let raw = raw.replace('\t', WIDE);
    let ends = raw.ends_with('\u{2029}');
    let breaks = raw.ends_with("  ") || raw.ends_with('\\');
    // A letter and its mark may have had something invisible between them.
    let even: String = raw.chars().filter_map(even).nfc().collect();
    let even = even.trim_end().trim_end_matches('\\');
    let indent = even.chars().take_while(|c| *c == ' ').count();
    let columns: Vec<String> = wide_gaps(even).into_iter().map(single_spaced).filter(|part| !part.is_empty()).collect();
    let text = single_spaced(even);
    let set = even.to_owned();
    let at = Span::new(at.start() + (raw.len() - raw.trim_start().len()).min(at.len()), at.end());
    (!text.is_empty() && !is_ruled(&text)).then_some(Line {
        text,
        columns,
        cells,
        set,
        indent,
        apart,
        breaks,
        ends,
        at,
    })
}

/// A line drawn under a title or between parts.
fn is_ruled(text: &str) -> bool {
    text.chars().count() >= 3 && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '=' | '*' | '~' | ' '))
}

/// One character evened out; none where it prints nothing.
fn even(c: char) -> Option<char> {
    match c {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' => None,
        'Ð' | 'Ɖ' => Some('Đ'),
        'ð' | 'ɖ' => Some('đ'),
        // Bullets from the private letters of symbol fonts; one that looks otherwise is of another rank.
        '\u{f0b7}' | '\u{25cf}' | '\u{2027}' | '\u{22c5}' | '\u{30fb}' | '\u{ff65}' => Some('•'),
        '\u{f02d}' => Some('-'),
        '\u{f06f}' | '\u{25cb}' => Some('◦'),
        '\u{f0fc}' | '\u{2714}' | '\u{2611}' | '\u{221a}' => Some('✓'),
        '\u{f0d8}' | '\u{f0e0}' | '\u{f0e8}' | '\u{27a2}' | '\u{25ba}' | '\u{25b6}' | '\u{21d2}' => Some('➤'),
        '\u{f000}'..='\u{f0ff}' | '\u{25a0}' => Some('▪'),
        c if c.is_whitespace() || c.is_control() => Some(' '),
        c => Some(c),
    }
}

fn single_spaced(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// So many blanks set columns apart.
const WIDE: &str = "    ";

fn wide_gaps(text: &str) -> Vec<&str> {
    text.trim_start().split(WIDE).collect()
}

/// A page has at least so many lines, and the last of them is running text, so many characters long.
const PAGE: usize = 6;
const RUNNING: usize = 20;

/// A number alone between pages is the page's; so is one within the text that counts the pages on from the last.
fn drop_page_numbers(lines: &mut Vec<Line>, left_out: &mut Vec<(Span, String)>) {
    let apart: Vec<bool> = lines.iter().map(|line| line.apart).collect();
    let runs: Vec<bool> = lines.iter().map(|line| line.text.chars().count() >= RUNNING).collect();
    // Where cells stand on a line each, numbers alone are those of rows, unless running text stands before.
    let celled = lines.iter().any(|line| matches!(line.text.as_str(), "TT" | "STT"));
    let (mut at, mut page, mut last) = (0, 1, 0);
    lines.retain_mut(|line| {
        let alone = apart[at] && apart.get(at + 1).copied().unwrap_or(true);
        at += 1;
        let Some(number) = page_number(&line.text) else { return true };
        let counts_on = (page + 1..=page + 2).contains(&number) && at - last > PAGE;
        let follows_text = at > 1 && runs[at - 2];
        let next = number == page + 1 && counts_on && follows_text;
        if is_said_to_be_page(&line.text) || alone && counts_on && (follows_text || !celled) || next {
            (page, last) = (number, at);
            left_out.push((line.at, line.text.clone()));
        }
        last != at
    });
}

/// "2", "- 2 -", "Trang 2/5"; but "20/5/2025" is a day, and "20/5" may be one.
fn page_number(text: &str) -> Option<u32> {
    let number = text.trim_start_matches("Trang ").trim_matches(['-', '–', ' ']);
    let (page, of) = number.split_once('/').unwrap_or((number, ""));
    let plain = |part: &str| part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
    let whole = of.is_empty() || is_said_to_be_page(text);
    page.parse().ok().filter(|_| whole && plain(page) && plain(of))
}

/// "Trang 2/5", "- 2 -".
fn is_said_to_be_page(text: &str) -> bool {
    text.starts_with("Trang ") || text.starts_with(['-', '–']) && text.ends_with(['-', '–'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_converters_leave_is_evened_out() {
        let (lines, left) = lines("Số:\u{a0}15/TB   \tQuảng Trị,  ngày\n\n- 2 -\n\n  Ðơn\u{ad} vị  \nb\n");
        assert_eq!(lines[0].text, "Số: 15/TB Quảng Trị, ngày");
        assert_eq!(lines[0].columns, ["Số: 15/TB", "Quảng Trị, ngày"]);
        assert_eq!(
            (lines[1].text.as_str(), lines[1].indent, lines[1].apart, lines[1].breaks),
            ("Đơn vị", 2, true, true)
        );
        assert!(!lines[2].apart);
        let (lines, _) = super::lines("\u{f0b7}\tTrình\n-------\n\u{f0a7} Xét\n");
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["• Trình", "▪ Xét"]);
        assert_eq!(lines[0].cells, ["•", "Trình"]);
        assert_eq!(left[0].1, "- 2 -");
        let kept = "Gửi báo cáo về\n\n20/5/2025\n\nSố lượng\n\n45\n\nHạn\n\n15/8\n";
        assert_eq!(super::lines(kept).0.len(), 6);
    }

    #[test]
    fn numbers_of_pages_within_the_text_count_on() {
        let page = "Giao Văn phòng Sở trình kế hoạch.\n".repeat(8);
        let (lines, left) = super::lines(&format!("{page}2\n{page}3\n{page}7\nTT\n4\nNội dung\n"));
        assert_eq!(left.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), ["2", "3"]);
        assert_eq!(lines.len(), 8 * 3 + 4);
    }
}
