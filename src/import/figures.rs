//! Figures that a scanner took for letters or parted by a blank, where only a day, a month or a number can be meant: "l8/4/2025",
//! "1O/5", "ngày 1 0 tháng 4", "27/4/202 5". Each takes as many bytes as before, so that places stay; what was read is told.

use crate::source::Span;

/// What stood in a text, and what it was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    pub at: Span,
    pub words: String,
    pub read: String,
}

/// The text with its figures mended, and what was mended.
pub fn mended(text: &str) -> (String, Vec<Mended>) {
    let mut out = String::with_capacity(text.len());
    let mut all = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = words(line.trim_end());
        let mut line_out = line.to_owned();
        let mut at = 0;
        while at < words.len() {
            let Some((read, count)) = read(&words, at) else {
                at += 1;
                continue;
            };
            let (from, to) = (words[at].at, words[at + count - 1].at + words[at + count - 1].text.len());
            let mended = format!("{}{read}", " ".repeat(to - from - read.len()));
            all.push(Mended { at: Span::new(start + from, start + to), words: line[from..to].to_owned(), read });
            line_out.replace_range(from..to, &mended);
            at += count;
        }
        out.push_str(&line_out);
        start += line.len();
    }
    (out, all)
}

struct Word<'l> {
    at: usize,
    text: &'l str,
}

fn words(line: &str) -> Vec<Word<'_>> {
    let mut at = 0;
    let parts = line.split(' ').map(|text| {
        let word = Word { at, text };
        at += text.len() + 1;
        word
    });
    parts.filter(|word| !word.text.trim().is_empty()).collect()
}

/// What the word at a place is, with those behind it that belong to it, where it is not as it was meant; and how many words that is.
fn read(words: &[Word], at: usize) -> Option<(String, usize)> {
    let before =
        at.checked_sub(1).map_or("", |before| words[before].text).trim_start_matches(['(', '*']).to_lowercase();
    let text = words[at].text;
    let next = words.get(at + 1).map_or("", |next| next.text);
    // The same blank twice would be no slip.
    let near = |count: usize| (at..at + count).all(|at| words[at + 1].at == words[at].at + words[at].text.len() + 1);
    let dated = matches!(before.as_str(), "ngày" | "trước" | "đến" | "hạn");
    let digit = text.len() == 1 && text.bytes().all(|b| b.is_ascii_digit());
    // "ngày 1 5/4/2025", "ngày 1 0 tháng 4".
    if digit && dated && next.starts_with(|c: char| c.is_ascii_digit()) && near(1) {
        let (day, rest) = next.split_at(1);
        let month = words.get(at + 2).is_some_and(|word| word.text == "tháng");
        let number: u8 = format!("{text}{day}").parse().ok()?;
        if (rest.starts_with('/') || rest.is_empty() && month) && (1..=31).contains(&number) {
            return Some((format!("{text}{next}"), 2));
        }
    }
    // "năm 2 025", "27/4/202 5".
    let rest_of_year = next.trim_end_matches(['.', ',', ';', ')', '*']);
    let figures = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    if before == "năm" && text == "2" && figures(rest_of_year, 3) && rest_of_year.starts_with('0') && near(1) {
        return Some((format!("{text}{next}"), 2));
    }
    let cut_year = text
        .rsplit_once('/')
        .is_some_and(|(day, year)| day.contains('/') && figures(year, 3) && year.starts_with("20"));
    if cut_year && figures(rest_of_year, 1) && near(1) {
        return Some((format!("{text}{next}"), 2));
    }
    let read = alone(text, &before)?;
    (read != text).then_some((read, 1))
}

/// One word, its letters taken for figures.
fn alone(text: &str, before: &str) -> Option<String> {
    let core = text.trim_start_matches(['(', '*']).trim_end_matches(['.', ',', ';', ':', ')', '*']);
    let lead = text.find(core).unwrap_or(0);
    let parts: Vec<&str> = core.split('/').collect();
    let figure = |part: &str| part.bytes().any(|b| b.is_ascii_digit()) && part.chars().all(|c| meant(c).is_some());
    let whole = || core.chars().filter_map(|c| if c == '/' { Some('/') } else { meant(c) }).collect::<String>();
    let day = parts.len() >= 2
        && parts.len() <= 3
        && parts.iter().all(|part| figure(part) && part.len() <= 4)
        && parts[0].len() <= 2
        && parts[1].len() <= if parts.len() == 2 { 4 } else { 2 };
    let counted = parts.len() == 1 && matches!(before, "ngày" | "tháng" | "năm") && figure(core) && core.len() <= 4;
    // "Số: l8/TB-SKHCN".
    let number =
        parts.len() >= 2 && figure(parts[0]) && parts[1].starts_with(char::is_uppercase) && parts[0].len() <= 4;
    let read = if day || counted {
        whole()
    } else if number {
        let own: String = parts[0].chars().filter_map(meant).collect();
        format!("{own}{}", &core[parts[0].len()..])
    } else if before == "quý" {
        // "quý lI/2025".
        let quarter: String = parts[0].chars().map(|c| if matches!(c, 'l' | '|') { 'I' } else { c }).collect();
        let roman = matches!(quarter.as_str(), "I" | "II" | "III" | "IV");
        if !roman {
            return None;
        }
        format!("{quarter}{}", &core[parts[0].len()..])
    } else {
        return None;
    };
    Some(format!("{}{read}{}", &text[..lead], &text[lead + core.len()..]))
}

/// The figure that a character stands for.
fn meant(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        'O' | 'o' => Some('0'),
        'l' | 'I' | '|' => Some('1'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_letters() {
        for (written, read) in [
            ("trước ngày l8/4/2025.", "trước ngày 18/4/2025."),
            ("trước ngày 1 5/4/2025;", "trước ngày  15/4/2025;"),
            ("2O/4/2025, 1O/5 và (30/6/2O25)", "20/4/2025, 10/5 và (30/6/2025)"),
            ("trong tháng l0/2025, quý lI, quý Il/2025", "trong tháng 10/2025, quý II, quý II/2025"),
            ("trước 27/4/202 5.", "trước  27/4/2025."),
            ("ngày 1 0 tháng O4 năm 2 025", "ngày  10 tháng 04 năm  2025"),
            ("Số: l8/TB-SKHCN", "Số: 18/TB-SKHCN"),
        ] {
            let (text, all) = mended(written);
            assert_eq!(text, read);
            assert_eq!(text.len(), written.len());
            assert!(!all.is_empty());
        }
    }

    #[test]
    fn words_and_numbers_as_they_are_stay() {
        for text in [
            "Quyết định số 57-NQ/TW, quý I/2025, Tổ 1 5 người, ngày 1 5 phòng họp",
            "ngày 2 3 đơn vị, O/I, lO/TB, tỷ lệ 1/2, Il/2025, mục I/II",
            "V/v, 20/5/2025, 3 – 5/4, quý IV",
        ] {
            assert_eq!(mended(text), (text.to_owned(), Vec::new()));
        }
    }
}
