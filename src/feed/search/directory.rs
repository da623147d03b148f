//! `tim-kiem/muc-luc.js`: where everything is, and the words of the page, so that the script speaks the site's language.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{STANDINGS, Sheaf, code, json};
use crate::feed::{About, line};
use crate::file::File;
use crate::page::address;
use crate::register::State;
use crate::vietnamese::search_key::{MARKED, ONSETS, TONES, VOWELS};

/// Read by search.js before anything else. Lists of numbers are written as in [`code`].
#[derive(Serialize)]
pub struct Directory {
    /// From the search page to the site's top.
    top: String,
    /// Texts of the page, by name.
    words: BTreeMap<&'static str, String>,
    /// What a thing is called, and many of them, by the number that an entry begins with; the fourth kind is the task.
    kinds: Vec<(String, String)>,
    /// Name for the style sheet, words, and the word in addresses; first those of tasks, then those of indicators.
    states: Vec<(&'static str, String, &'static str)>,
    /// Id, short name, its notices by place.
    issuers: Vec<(String, String, String)>,
    /// Id, short name, name.
    units: Vec<(String, String, String)>,
    /// Letters, as `search_key` tells them apart.
    vowels: [&'static str; 12],
    tones: &'static str,
    marked: String,
    onsets: &'static str,
    /// What lists are written with.
    letters: Cow<'static, str>,
    /// Words that say the same; see [`SHORT`].
    short: &'static [&'static [&'static str]],
    /// Year, and the first notice of it by place; a year may come more than once.
    years: Vec<(i16, usize)>,
    /// Numbers of the entries that notices begin with, then of the first that is no notice's.
    heads: String,
    /// The first notice of each file of `bai/` that holds notices, then the first other of each that holds others.
    sheaves: String,
    other_sheaves: String,
    /// How many entries there are in all.
    entries: usize,
    /// The first word of each file of `tu/`, without marks.
    pub starts: Vec<String>,
    /// How many files of `cap/` there are.
    pub pairs: usize,
    /// In how many entries a word stands that pairs are kept of.
    pub common: u32,
    #[serde(skip)]
    first_entries: Vec<u32>,
    #[serde(skip)]
    next: u32,
    #[serde(skip)]
    of_issuers: Vec<Vec<u32>>,
}

const KINDS: [(&str, &str); 7] = [
    ("kind.notice", "find.notices"),
    ("kind.programme", "find.notices"),
    ("kind.report", "find.notices"),
    ("find.task", "find.tasks"),
    ("find.indicator", "find.indicators"),
    ("find.document", "find.documents"),
    ("find.unit", "find.units"),
];

const WORDS: [&str; 14] = [
    "found", "many", "marks", "none", "near", "more", "ask", "date", "due", "broken", "reading", "filtered", "narrow",
    "further",
];

/// What offices write in several ways, each of which is found by the others.
const SHORT: &[&[&str]] = &[
    &["ubnd", "ủy ban nhân dân"],
    &["hđnd", "hội đồng nhân dân"],
    &["tthc", "thủ tục hành chính"],
    &["cchc", "cải cách hành chính"],
    &["cntt", "công nghệ thông tin"],
    &["khcn", "kh cn", "khoa học công nghệ", "khoa học và công nghệ"],
    &["đmst", "đổi mới sáng tạo"],
    &["cgcn", "chuyển giao công nghệ"],
    &["cđs", "chuyển đổi số"],
    &["shtt", "sở hữu trí tuệ"],
    &["tcđlcl", "tiêu chuẩn đo lường chất lượng"],
    &["nsnn", "ngân sách nhà nước"],
    &["qlnn", "quản lý nhà nước"],
    &["qppl", "quy phạm pháp luật"],
    &["vbqppl", "văn bản quy phạm pháp luật"],
    &["dvc", "dịch vụ công"],
    &["ktxh", "kinh tế xã hội"],
    &["ktkt", "kinh tế kỹ thuật"],
    &["pccc", "phòng cháy chữa cháy"],
    &["attt", "an toàn thông tin"],
    &["cbcc", "cán bộ công chức"],
    &["gpmb", "giải phóng mặt bằng"],
    &["gcn", "giấy chứng nhận"],
    &["tw", "trung ương"],
    &["vp", "văn phòng"],
];

impl Directory {
    pub fn new(about: &About) -> Self {
        let say = |key: &str| about.texts.say(key);
        let offices = &about.register().offices;
        let state =
            |state: &State| (state.as_str(), say(&format!("state.{}", state.as_str())), address::state_word(*state));
        let standing = |of: &crate::register::Standing| (of.as_str(), say(&format!("standing.{}", of.as_str())), "");
        Self {
            top: address::search_index().to_top(),
            words: WORDS.iter().map(|word| (*word, say(&format!("find.{word}")))).collect(),
            kinds: KINDS.iter().map(|(one, many)| (say(one), say(many))).collect(),
            states: State::ALL.iter().map(state).chain(STANDINGS.iter().map(standing)).collect(),
            issuers: offices.issuers.iter().map(|of| (of.id.to_string(), line(&of.short), String::new())).collect(),
            units: offices.units.iter().map(|of| (of.id.to_string(), line(&of.short), line(&of.name))).collect(),
            vowels: VOWELS,
            tones: TONES,
            marked: MARKED.iter().flat_map(|(marked, bare)| [*marked, *bare]).collect(),
            onsets: ONSETS,
            letters: String::from_utf8_lossy(code::LETTERS),
            short: SHORT,
            years: Vec::new(),
            heads: String::new(),
            sheaves: String::new(),
            other_sheaves: String::new(),
            entries: 0,
            starts: Vec::new(),
            pairs: 0,
            common: 0,
            first_entries: Vec::new(),
            next: 0,
            of_issuers: vec![Vec::new(); offices.issuers.len()],
        }
    }

    /// The next notice, from the oldest to the newest.
    pub fn notice(&mut self, year: i16, issuer: usize, entries: usize) {
        let place = self.first_entries.len();
        if self.years.last().is_none_or(|(last, _)| *last != year) {
            self.years.push((year, place));
        }
        if let Some(notices) = self.of_issuers.get_mut(issuer) {
            notices.push(place as u32);
        }
        self.first_entries.push(self.next);
        self.next += entries as u32;
    }

    pub fn end_notices(&mut self, sheaves: &[Sheaf]) {
        self.first_entries.push(self.next);
        self.heads = code::numbers(self.first_entries.iter().copied());
        self.sheaves = firsts(sheaves);
        for (issuer, notices) in self.issuers.iter_mut().zip(&self.of_issuers) {
            issuer.2 = code::numbers(notices.iter().copied());
        }
    }

    pub fn end(&mut self, sheaves: &[Sheaf], entries: usize) {
        self.other_sheaves = firsts(sheaves);
        self.entries = entries;
    }

    pub fn file(self) -> File {
        let mut text = b"window.KETLUAN_SEARCH = ".to_vec();
        text.extend(json(&self));
        text.extend(b";\n");
        File::new(address::search_index(), text)
    }
}

/// By place: the first of what each file holds.
fn firsts(sheaves: &[Sheaf]) -> String {
    let mut next = 0;
    let first = |sheaf: &Sheaf| {
        next += sheaf.count as u32;
        next - sheaf.count as u32
    };
    code::numbers(sheaves.iter().map(first).collect::<Vec<_>>())
}
