//! Vietnamese letters without their marks, for finding and for addresses.
//!
//! Two strengths. `plain` keeps the marks and only evens out what writers do not mean: case, old
//! and new tone placement, no-break spaces, dashes, look-alikes of Đ. `fold` also drops the marks.
//! Both are for comparing; what is shown to a reader is always the text as written. Sorting is
//! not done with either: see `collate`.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, precomposed, new tone placement (`hoà` → `hòa`), one kind of space and dash.
/// Gives a text of other byte length: offsets into the result are not offsets into the source.
pub fn plain(text: &str) -> String {
    let composed: String = text.nfc().flat_map(char::to_lowercase).map(even).nfc().collect();
    place_tones(&composed)
}

/// As [`plain`], and without any mark: `Đổi mới` → `doi moi`.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(even)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// Folded, letters and digits only, joined by single hyphens: a part of an address or an id.
/// Empty where the text has neither.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// What writers do not tell apart: the dashes, the spaces, and letters that look like Đ (Icelandic ð, African ɖ).
fn even(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\t' | '\n' | '\r' => ' ',
        'ð' | 'ɖ' => 'đ',
        c => c,
    }
}

/// Open syllables in oa, oe, uy carry the tone on the first vowel in the new style. `qu` is an onset, so
/// "quý" stays; a letter after the pair ("hoàn") fixes the tone on the second in both styles.
fn place_tones(text: &str) -> String {
    const PAIRS: [(&str, &str); 15] = [
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("oè", "òe"),
        ("oé", "óe"),
        ("oẻ", "ỏe"),
        ("oẽ", "õe"),
        ("oẹ", "ọe"),
        ("uỳ", "ùy"),
        ("uý", "úy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let open = |pair: &str| !rest[pair.len()..].starts_with(char::is_alphabetic);
        let hit = PAIRS.iter().find(|(old, _)| rest.starts_with(old) && open(old));
        match hit {
            Some((old, new)) if !(old.starts_with('u') && out.ends_with('q')) => {
                out.push_str(new);
                rest = &rest[old.len()..];
            }
            _ => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    out
}
