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

    /// Also every number on a line that says it may be shown: once it stands on a page, a file beside the page may hold it too.
    pub fn and_told<'t>(mut self, texts: impl IntoIterator<Item = &'t str>) -> Self {
        let lines = texts.into_iter().flat_map(str::lines).filter(|line| line.contains(SWITCH));
        for line in lines {
            self.0.extend(numbers(line).into_iter().map(|number| figures(number.of(line))));
        }
        self
    }
}

/// What a line ends with that may be shown as it is.
const SWITCH: &str = ".public";

/// In bytes, how far before a number the word stands that says what it is.
const REACH: usize = 60;

/// What parts the figures of one number; word processors write blanks that break no line.
const BETWEEN: [char; 5] = [' ', '.', '-', '\u{a0}', '\u{202f}'];

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

/// Each number of the text once: in a file that cannot be marked line by line the first place is enough.
pub fn check_once(source: SourceId, text: &str, shown: &Shown, diagnostics: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for line in super::lines(text) {
        for (number, kind) in found(line.of(text), shown) {
            if told.insert(figures(number.of(line.of(text)))) {
                report(source, text, number.shifted(line.start()), kind, diagnostics);
            }
        }
    }
}

/// Every number on a line, unless the line says that it may be shown.
pub fn check(source: SourceId, text: &str, line: Span, shown: &Shown, diagnostics: &mut Diagnostics) {
    for (number, kind) in found(line.of(text), shown) {
        report(source, text, number.shifted(line.start()), kind, diagnostics);
    }
}

fn report(source: SourceId, text: &str, number: Span, kind: Kind, diagnostics: &mut Diagnostics) {
    diagnostics
        .report(Code::PersonalData, Place::new(source, number))
        .with("found", number.of(text))
        .with("what", kind.word());
}

fn found(line: &str, shown: &Shown) -> Vec<(Span, Kind)> {
    if line.contains(SWITCH) {
        return Vec::new();
    }
    let numbers = numbers(line).into_iter().filter(|number| !shown.0.contains(&figures(number.of(line))));
    numbers.filter_map(|number| Some((number, kind(number.of(line), &line[..number.start()])?))).collect()
}

fn kind(number: &str, before: &str) -> Option<Kind> {
    let groups: Vec<&str> = number.split(BETWEEN).collect();
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

/// Runs of figures, with single blanks, points and hyphens between them; none that touches a letter or a slash.
fn numbers(line: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = line[at..].find(|c: char| c.is_ascii_digit()).map(|from| at + from) {
        let end = start + length(&line[start..]);
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '/');
        if apart(line[..start].chars().next_back()) && apart(line[end..].chars().next()) {
            found.push(Span::new(start, end));
        }
        at = end;
    }
    found
}

/// How far a number goes that begins a text, in bytes.
fn length(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let mut goes_on = || letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if c.is_ascii_digit() {
            end = at + 1;
        } else if !(BETWEEN.contains(&c) && goes_on()) {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<(&str, &'static str)> {
        let found = super::found(line, &Shown::default()).into_iter();
        found.map(|(span, kind)| (span.of(line), kind.word())).collect()
    }

    #[test]
    fn numbers_of_persons_are_known_by_their_form_and_the_words_before() {
        assert_eq!(
            found("liên hệ 0912 345 678, hoặc 0912.345.679"),
            [("0912 345 678", "mobile telephone number"), ("0912.345.679", "mobile telephone number")]
        );
        assert_eq!(
            found("gọi 0912\u{a0}345\u{a0}678\u{2029}"),
            [("0912\u{a0}345\u{a0}678", "mobile telephone number")]
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
