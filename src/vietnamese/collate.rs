//! Vietnamese alphabetical order, as bytes that sort.
//!
//! a ă â b c d đ e ê … are letters of their own; tones decide only between texts that are otherwise
//! the same (ngang, huyền, hỏi, ngã, sắc, nặng); numbers sort by value ("KPI 2" before "KPI 10");
//! punctuation counts as a space; capitals come last of all. This is the order of CLDR's `vi`,
//! written out: the alphabet is short, and a table keeps the collation data of all the world's
//! languages out of the program. Not for searching: see `fold`.

use unicode_normalization::UnicodeNormalization;

/// The alphabet in order, with the foreign letters where dictionaries put them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// Combining marks of the five tones, in order after the level tone.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

const SPACE: u8 = 2;
const NUMBER: u8 = 3;
const LETTER: u8 = 10;
const OTHER: u8 = 100;

/// Takes any text; gives a key such that comparing keys as bytes compares the texts in Vietnamese
/// order. Texts that differ only in normal form have equal keys.
pub fn sort_key(text: &str) -> Vec<u8> {
    let (mut letters, mut tones, mut cases) = (Vec::new(), Vec::new(), Vec::new());
    let mut digits = String::new();
    for written in text.nfc() {
        if written.is_ascii_digit() {
            digits.push(written);
            continue;
        }
        push_number(&mut letters, &mut digits);
        for c in written.to_lowercase() {
            let (letter, tone) = split(c);
            match ALPHABET.chars().position(|known| known == letter) {
                Some(place) => {
                    // Fewer than 40 letters: the cast cannot lose anything.
                    letters.push(LETTER + place as u8);
                    tones.push(tone);
                    cases.push(1 + u8::from(written != c));
                }
                None if letter.is_alphanumeric() => {
                    letters.push(OTHER);
                    letters.extend(letter.to_string().bytes());
                }
                None if letters.last() == Some(&SPACE) || letters.is_empty() => {}
                None => letters.push(SPACE),
            }
        }
    }
    push_number(&mut letters, &mut digits);
    if letters.last() == Some(&SPACE) {
        letters.pop();
    }
    letters.push(0);
    letters.append(&mut tones);
    letters.push(0);
    letters.append(&mut cases);
    letters
}

/// A number as: its mark, how many digits it has, the digits. Leading zeros do not count.
fn push_number(letters: &mut Vec<u8>, digits: &mut String) {
    if digits.is_empty() {
        return;
    }
    let value = digits.trim_start_matches('0');
    letters.push(NUMBER);
    letters.push(u8::try_from(value.len()).unwrap_or(u8::MAX).saturating_add(1));
    letters.extend(value.bytes());
    digits.clear();
}

/// A letter without its tone, and the tone's rank from 1.
fn split(c: char) -> (char, u8) {
    let mut tone = 1;
    let mut rest = c.nfd().filter(|part| match TONES.iter().position(|mark| mark == part) {
        Some(place) => {
            tone = 2 + place as u8;
            false
        }
        None => true,
    });
    let letter = match (rest.next(), rest.next()) {
        (Some(base), Some(mark)) => [base, mark].into_iter().nfc().next().unwrap_or(base),
        (Some(base), None) => base,
        (None, _) => c,
    };
    drop(rest);
    (if letter == 'ð' { 'đ' } else { letter }, tone)
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn order_is_the_dictionary_order() {
        let ordered = [
            "",
            "2 Thanh tra",
            "10 Văn phòng",
            "a",
            "an",
            "ă",
            "â",
            "ba",
            "ca",
            "chi",
            "cu",
            "da",
            "da dẻ",
            "đa",
            "em",
            "ê",
            "ma",
            "mà",
            "mả",
            "mã",
            "má",
            "mạ",
            "mai",
            "Mai",
            "nghe",
            "nghệ",
            "nghệ thuật",
            "o",
            "ô",
            "ơ",
            "Phòng KH-CN",
            "Phòng QLCN",
            "u",
            "ư",
            "y",
        ];
        for pair in ordered.windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{:?} before {:?}", pair[0], pair[1]);
        }
    }

    #[test]
    fn numbers_sort_by_value_and_forms_do_not_matter() {
        assert!(sort_key("KPI 2") < sort_key("KPI 10"));
        assert!(sort_key("KPI 02b") > sort_key("KPI 2a"));
        assert_eq!(sort_key("nghệ"), sort_key("nghe\u{302}\u{323}"));
        assert_eq!(sort_key("Kế hoạch - Tài chính"), sort_key("Kế hoạch, Tài chính"));
    }
}
