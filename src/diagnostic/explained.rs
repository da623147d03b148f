//! What a diagnostic means whatever it is about: its sentences with the places left open that a run fills in.

use super::{Code, Language, Severity, fill, nearest};

impl Code {
    /// By its name; else the names that look like it, best first.
    pub fn find(name: &str) -> Result<Self, Vec<String>> {
        let found = Self::ALL.iter().find(|code| code.as_str() == name);
        found.copied().ok_or_else(|| nearest(name, Self::ALL.iter().map(|code| code.as_str())))
    }

    /// What is wrong, and what to do, which may be empty.
    pub fn explained(self, language: Language) -> (String, String) {
        (open(self.message(language)), open(self.help(language)))
    }
}

impl Severity {
    /// With what it does to a run.
    pub fn explained(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Error, Language::English) => "error: nothing is published while it stands",
            (Self::Warning, Language::English) => "warning: read with doubt; an error under --strict",
            (Self::Hint, Language::English) => "hint: could be better",
            (Self::Error, Language::Vietnamese) => "lỗi: còn lỗi thì chưa công bố gì",
            (Self::Warning, Language::Vietnamese) => "cảnh báo: đọc được nhưng chưa chắc; là lỗi khi dùng --strict",
            (Self::Hint, Language::Vietnamese) => "gợi ý: có thể làm tốt hơn",
        }
    }
}

/// `{word}` becomes "…"; braces that are to be typed stay.
fn open(sentence: &str) -> String {
    fill(sentence, |word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_').then_some("…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_left_open_and_braces_to_type_stay() {
        assert_eq!(open("“{found}” is {what}; write {.public} or {"), "“…” is …; write {.public} or {");
        assert_eq!(Code::find("unknown-kye").map_err(|near| near[0].clone()), Err("unknown-key".to_owned()));
        assert_eq!(Code::find("unknown-key"), Ok(Code::UnknownKey));
    }
}
