//! Numbers that belong to a person: identity cards, mobile telephones, bank accounts (Decree 13/2023/NĐ-CP, article 2).
//!
//! A number of an office's own desk begins with 02 and is let pass; so are sums of money, which never begin with a nought.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Place, SourceId, Span};
use crate::vietnamese::fold::fold;

/// Numbers that may be shown, from `public_numbers` in site.toml: their figures alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown(BTreeSet<String>);

impl Shown {
    pub fn new<'n>(numbers: impl IntoIterator<Item = &'n str>) -> Self {
        Self(numbers.into_iter().map(figures).collect())
    }
}

/// What a line ends with that may be shown as it is.
const SWITCH: &str = ".public";

/// In bytes, how far before a number the word stands that says what it is.
const REACH: usize = 60;

/// What a number is. Its word is one of those that messages know in each language.
#[derive(Clone, Copy)]
enum Kind {
    Identity,
    Telephone,
    Account,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Identity => "identity number",
            Self::Telephone => "mobile telephone number",
            Self::Account => "bank account number",
        }
    }
}

pub fn check(source: SourceId, text: &str, line: Span, shown: &Shown, diagnostics: &mut Diagnostics) {
    let words = line.of(text);
    if words.contains(SWITCH) {
        return;
    }
    for number in numbers(words) {
        let found = number.of(words);
        let Some(kind) = kind(found, &words[..number.start]).filter(|_| !shown.0.contains(&figures(found))) else {
            continue;
        };
        let place = Place::new(source, number.shifted(line.start));
        diagnostics.report(Code::PersonalData, place).with("found", found).with("what", kind.word());
    }
}

fn kind(number: &str, before: &str) -> Option<Kind> {
    let groups: Vec<&str> = number.split([' ', '.', '-']).collect();
    let figures = figures(number);
    let told = |names: &[&str]| {
        let start = (before.len().saturating_sub(REACH)..=before.len()).find(|at| before.is_char_boundary(*at));
        let near = fold(&before[start.unwrap_or_default()..]);
        names.iter().any(|name| near.contains(name))
    };
    // "01 02 03 04 05" is a list: figures of a person's number stand in threes or more.
    let whole = groups.iter().all(|group| group.len() >= 3);
    let mobile = ["03", "05", "07", "08", "09"].iter().any(|prefix| figures.starts_with(prefix));
    if whole && figures.len() == 12 && is_identity(&figures) || figures.len() == 9 && told(&["cmnd", "chung minh"]) {
        return Some(Kind::Identity);
    }
    if whole && figures.len() == 10 && mobile {
        return Some(Kind::Telephone);
    }
    let account = (8..=19).contains(&figures.len()) && told(&["tai khoan", "so tk", "stk"]);
    account.then_some(Kind::Account)
}

/// Twelve figures: a province from 001 to 096, a figure for century and sex, a year, six more (Decree 137/2015/NĐ-CP, article 13).
fn is_identity(figures: &str) -> bool {
    let province = figures[..3].parse().unwrap_or(0);
    (1..=96).contains(&province) && matches!(figures.as_bytes()[3], b'0'..=b'3')
}

fn figures(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// Runs of figures, with single blanks, points and hyphens between them; none that touches a letter, a slash or a comma with figures.
fn numbers(line: &str) -> Vec<Span> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        loop {
            let here = bytes.get(end).copied().unwrap_or_default();
            let next = bytes.get(end + 1).copied().unwrap_or_default();
            if here.is_ascii_digit() {
                end += 1;
            } else if matches!(here, b' ' | b'.' | b'-') && next.is_ascii_digit() {
                end += 2;
            } else {
                break;
            }
        }
        let apart =
            |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'/' && *byte < 0x80);
        if apart(start.checked_sub(1).and_then(|before| bytes.get(before))) && apart(bytes.get(end)) {
            found.push(Span::new(start, end));
        }
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<(&str, &'static str)> {
        let numbers = numbers(line).into_iter();
        numbers.filter_map(|span| Some((span.of(line), kind(span.of(line), &line[..span.start])?.word()))).collect()
    }

    #[test]
    fn numbers_of_persons_are_known_by_their_form_and_the_words_before() {
        assert_eq!(
            found("liên hệ 0912 345 678, hoặc 0912.345.679"),
            [("0912 345 678", "mobile telephone number"), ("0912.345.679", "mobile telephone number")]
        );
        assert_eq!(found("CCCD 045201001234"), [("045201001234", "identity number")]);
        assert_eq!(found("số CMND: 191234567."), [("191234567", "identity number")]);
        assert_eq!(
            found("chuyển vào số tài khoản 3761 0000 123 456 tại ngân hàng"),
            [("3761 0000 123 456", "bank account number")]
        );
        for line in [
            "kinh phí 1.234.567.890.123 đồng",
            "ngày 09/03/2025, số 123/QĐ-UBND",
            "các mục 03 04 05 06 07",
            "điện thoại 0233 3852 529",
            "mã số 045901001234",
            "tệp 0912345678abc",
            "https://a.vn/0912345678/x",
        ] {
            assert_eq!(found(line), [], "{line}");
        }
    }
}
