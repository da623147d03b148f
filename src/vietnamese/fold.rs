//! Vietnamese letters without their marks, for finding and for addresses.
//!
//! Two strengths. `plain` keeps the marks and only evens out what writers do not mean: case, old
//! and new tone placement, no-break spaces, dashes, look-alikes of Đ. `fold` also drops the marks.
//! Both are for comparing; what is shown to a reader is always the text as written. Sorting is
//! not done with either: see `collate`.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case, precomposed, new tone placement (`hoà` → `hòa`), one kind of space and dash.
/// Gives a text of other byte length: offsets into the result are not offsets into the source.
pub fn plain(text: &str) -> String {
    if text.is_ascii() {
        // Whitespace is evened here too; every other ASCII character is already plain.
        return text.chars().map(|c| even(c.to_ascii_lowercase())).collect();
    }
    let lower = |chars: &mut dyn Iterator<Item = char>| -> String {
        chars.filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).map(even).collect()
    };
    if text.chars().all(is_composed) {
        return place_tones(&lower(&mut text.chars()));
    }
    let composed: String = lower(&mut text.nfc()).nfc().collect();
    place_tones(&composed)
}

/// As [`plain`], and without any mark: `Đổi mới` → `doi moi`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return plain(text);
    }
    if text.chars().all(is_composed) {
        return text.chars().filter(|c| !is_invisible(*c)).flat_map(bare).collect();
    }
    text.nfd()
        .filter(|c| !is_invisible(*c))
        .flat_map(char::to_lowercase)
        // After lower-casing, because `İ` becomes an i and a mark only then.
        .filter(|c| !is_combining_mark(*c))
        .map(even)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// A syllable in plain or folded form as names are compared: the i that may as well be written y behind a consonant, and behind the
/// onset of "quý", is an i ("kỹ" → "kĩ", "lý" → "lí", "quý" → "quí"). A y behind another vowel is its own ("túy", "tây"). Searching
/// does not do this: there both ways are found by what is typed.
pub fn one_i(syllable: &str) -> Cow<'_, str> {
    const PAIRS: [(char, char); 6] = [('y', 'i'), ('ý', 'í'), ('ỳ', 'ì'), ('ỷ', 'ỉ'), ('ỹ', 'ĩ'), ('ỵ', 'ị')];
    let mut chars = syllable.chars();
    let pair = chars.next_back().and_then(|last| PAIRS.iter().find(|(y, _)| *y == last));
    let Some((y, i)) = pair else { return Cow::Borrowed(syllable) };
    let onset = chars.as_str();
    let consonants = !onset.is_empty() && onset.chars().all(|c| "bcdđghklmnpqrstvx".contains(c));
    match consonants || onset == "qu" {
        true => Cow::Owned(format!("{}{i}", &syllable[..syllable.len() - y.len_utf8()])),
        false => Cow::Borrowed(syllable),
    }
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

/// Letters, marks and signs of Latin text that no normal form changes: with these alone a text is
/// composed already, as nearly all text is, and the long way round can be spared.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2002}'..='\u{2060}')
}

/// One composed character, folded. The Vietnamese vowels are listed; others are taken apart.
fn bare(c: char) -> impl Iterator<Item = char> {
    let listed = match c {
        '\0'..='\x7f' => Some(even(c.to_ascii_lowercase())),
        'đ' | 'Đ' | 'ð' | 'Ð' => Some('d'),
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => {
            Some('a')
        }
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => Some('e'),
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => Some('i'),
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' | 'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => {
            Some('o')
        }
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' | 'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => Some('u'),
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => Some('y'),
        _ => None,
    };
    let apart = listed.is_none().then_some(c).into_iter();
    let apart = apart.nfd().flat_map(char::to_lowercase).nfd();
    let apart = apart.filter(|c| !is_combining_mark(*c)).map(even);
    listed.into_iter().chain(apart.map(|c| if c == 'đ' { 'd' } else { c }))
}

/// Characters that print nothing: soft hyphen, zero-width spaces and joiners, byte order mark.
/// Word processors leave them inside words.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// What writers do not tell apart: the dashes, the spaces, and letters that look like Đ (Icelandic
/// ð, African ɖ).
fn even(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}'
        | '\t'
        | '\n'
        | '\r' => ' ',
        'ð' | 'ɖ' => 'đ',
        c => c,
    }
}

/// Old tone placement, and the new one it is read as.
const OPEN_PAIRS: [(&str, &str); 15] = [
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

/// A tone that a slip of the fingers put on the u of `qu`, and the combining mark it is.
const AFTER_Q: [(char, char); 5] =
    [('ù', '\u{300}'), ('ú', '\u{301}'), ('ủ', '\u{309}'), ('ũ', '\u{303}'), ('ụ', '\u{323}')];

/// Open syllables in oa, oe, uy carry the tone on the first vowel in the new style. `qu` is an
/// onset, so "quý" stays and the common slip "qúy" is read as "quý"; a letter after the pair
/// ("hoàn") fixes the tone on the second vowel in both styles.
fn place_tones(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        let in_onset = out.ends_with('q');
        let open = |pair: &str| !rest[pair.len()..].starts_with(char::is_alphabetic);
        let pair = matches!(first, 'o' | 'u')
            .then(|| OPEN_PAIRS.iter().find(|(old, _)| rest.starts_with(old) && open(old)))
            .flatten();
        let slip = AFTER_Q.iter().find(|(vowel, _)| in_onset && *vowel == first);
        match (pair, slip, after.chars().next()) {
            (Some((old, new)), _, _) if !(first == 'u' && in_onset) => {
                out.push_str(new);
                rest = &rest[old.len()..];
            }
            (_, Some((_, mark)), Some(vowel)) if "aeioyâêơ".contains(vowel) => {
                out.push('u');
                out.extend([vowel, *mark].into_iter().nfc());
                rest = &after[vowel.len_utf8()..];
            }
            _ => {
                out.push(first);
                rest = after;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{fold, one_i, plain, slug};

    #[test]
    fn folds_capitals_and_decomposed_text() {
        for (text, folded) in [
            ("Đổi mới SÁNG TẠO", "doi moi sang tao"),
            ("Đo\u{31b}\u{300}ng u\u{31b}\u{301}t", "dong ut"),
            ("ĐƯỜNG ƯỚT", "duong uot"),
            ("Ð Ɖ đ", "d d d"),
            ("a\u{a0}b–c", "a b-c"),
            ("QU\u{1ea2}N L\u{dd}", "quan ly"),
            ("so\u{ad}ft \u{feff}x", "soft x"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(fold(&plain(text)), folded, "{text} by way of plain");
        }
    }

    #[test]
    fn plain_evens_tones_but_keeps_them() {
        for (text, even) in [
            ("HOÀ", "hòa"),
            ("hoàn", "hoàn"),
            ("Thuỷ", "thủy"),
            ("quý", "quý"),
            ("QÚY", "quý"),
            ("qủa", "quả"),
            ("qui", "qui"),
            ("khoẻ khoắn", "khỏe khoắn"),
            ("uỷ ban", "ủy ban"),
            ("Hoa\u{300} bình", "hòa bình"),
            ("loại", "loại"),
            ("KH–CN", "kh-cn"),
            ("Q", "q"),
        ] {
            assert_eq!(plain(text), even, "{text}");
        }
    }

    #[test]
    fn a_final_y_behind_a_consonant_is_an_i() {
        for (y, i) in [
            ("lý", "lí"),
            ("kỹ", "kĩ"),
            ("mỹ", "mĩ"),
            ("sỹ", "sĩ"),
            ("hy", "hi"),
            ("ty", "ti"),
            ("quý", "quí"),
            ("ky", "ki"),
        ] {
            assert_eq!(one_i(y), i);
            assert_eq!(one_i(i), i);
        }
        for other in ["túy", "tây", "y", "uy", "máy", "ủy", "thủy", "huy", ""] {
            assert_eq!(one_i(other), other);
        }
    }

    #[test]
    fn slugs_are_tidy() {
        assert_eq!(slug("  Phòng Quản lý CN&ĐMST — 2025! "), "phong-quan-ly-cn-dmst-2025");
        assert_eq!(slug("…"), "");
    }
}
