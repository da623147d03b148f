//! The words that braces know: keys and classes, and what people write in their place.
//!
//! Only names stand here. What each of them does to an item or a heading is for `notice` to say; but without the names, braces that are
//! nearly right could not be told from prose.

use crate::diagnostic::nearest;
use crate::vietnamese::fold::fold;

/// Keys of items, and of headings the first alone.
pub const KEYS: [&str; 8] = ["lead", "with", "due", "done", "continues", "person", "leader", "product"];

/// Classes of headings, and of items the first two alone.
pub const CLASSES: [&str; 4] = ["info", "public", "assessment", "tasks"];

/// Vietnamese words, folded, for the key or class they mean.
const TWINS: [(&str, &str); 30] = [
    ("han", "due"),
    ("thoi han", "due"),
    ("ngay", "due"),
    ("den han", "due"),
    ("deadline", "due"),
    ("chu tri", "lead"),
    ("don vi", "lead"),
    ("don vi chu tri", "lead"),
    ("unit", "lead"),
    ("phoi hop", "with"),
    ("don vi phoi hop", "with"),
    ("cung", "with"),
    ("xong", "done"),
    ("da xong", "done"),
    ("hoan thanh", "done"),
    ("tiep noi", "continues"),
    ("tiep tuc", "continues"),
    ("tiep theo", "continues"),
    ("nguoi", "person"),
    ("nguoi thuc hien", "person"),
    ("dong chi", "person"),
    ("lanh dao", "leader"),
    ("chi dao", "leader"),
    ("san pham", "product"),
    ("thong tin", "info"),
    ("ghi nhan", "info"),
    ("cong khai", "public"),
    ("danh gia", "assessment"),
    ("ket qua", "assessment"),
    ("nhiem vu", "tasks"),
];

/// In bytes; what is longer is a sentence.
const LONGEST: usize = 60;

/// What a word that is no key or class was meant to be: its Vietnamese twin, else names that look like it, best first.
pub fn meant(word: &str, known: &[&'static str]) -> Vec<String> {
    if word.len() > LONGEST {
        return Vec::new();
    }
    let folded = fold(word).replace(['-', '_'], " ");
    let twin = TWINS.iter().find(|(twin, meant)| *twin == folded && known.contains(meant));
    match twin {
        Some((_, meant)) => vec![(*meant).to_owned()],
        None => nearest(word, known.iter().copied()),
    }
}

/// Whether a word, or several, is a key or means one.
pub fn means_key(words: &str) -> bool {
    KEYS.contains(&words) || !meant(words, &KEYS).is_empty()
}

/// Whether words are a key's exact name or a Vietnamese twin of one, with nothing mistyped.
pub fn names_key(words: &str) -> bool {
    if words.len() > LONGEST {
        return false;
    }
    let folded = fold(words).replace(['-', '_'], " ");
    KEYS.contains(&words) || TWINS.iter().any(|(twin, meant)| *twin == folded && KEYS.contains(meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_words_mean_their_keys() {
        for (word, key) in [("hạn", "due"), ("chủ trì", "lead"), ("Phối hợp", "with"), ("xong", "done"), ("deu", "due")]
        {
            assert_eq!(meant(word, &KEYS).first().map(String::as_str), Some(key), "{word}");
        }
        assert_eq!(meant("danh-gia", &CLASSES), ["assessment"]);
        assert!(meant("kinh phí", &KEYS).is_empty());
        assert!(names_key("thời hạn") && !names_key("deu"));
    }
}
