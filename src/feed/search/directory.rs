//! `tim-kiem/muc-luc.js`: where everything is, and the words of the page, so that the script speaks the site's language.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::entries::Entries;
use super::notice::Told;
use super::{STANDINGS, code, json};
use crate::config::Issuer;
use crate::feed::{About, line};
use crate::file::File;
use crate::page::address;
use crate::register::{Register, State};
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
    /// `sheaves` are the files of notices and of others, each by what it holds.
    pub fn new(about: &About, entries: &Entries, (sheaves, others): (&[Range<usize>], &[Range<usize>])) -> Self {
        let say = |key: &str| about.texts.say(key);
        let offices = &about.register().offices;
        let state =
            |state: &State| (state.as_str(), say(&format!("state.{}", state.as_str())), address::state_word(*state));
        let standing = |of: &crate::register::Standing| (of.as_str(), say(&format!("standing.{}", of.as_str())), "");
        let notices = of_issuers(about.register(), entries.notices());
        let issuer = |(at, of): (usize, &Issuer)| {
            (of.id.to_string(), line(&of.short), code::numbers(notices[at].iter().copied()))
        };
        Self {
            top: address::search_index().to_top(),
            words: WORDS.iter().map(|word| (*word, say(&format!("find.{word}")))).collect(),
            kinds: KINDS.iter().map(|(one, many)| (say(one), say(many))).collect(),
            states: State::ALL.iter().map(state).chain(STANDINGS.iter().map(standing)).collect(),
            issuers: offices.issuers.iter().enumerate().map(issuer).collect(),
            units: offices.units.iter().map(|of| (of.id.to_string(), line(&of.short), line(&of.name))).collect(),
            vowels: VOWELS,
            tones: TONES,
            marked: MARKED.iter().flat_map(|(marked, bare)| [*marked, *bare]).collect(),
            onsets: ONSETS,
            letters: String::from_utf8_lossy(code::LETTERS),
            short: SHORT,
            years: years(about.register(), entries.notices()),
            heads: code::numbers(entries.heads().iter().copied()),
            sheaves: firsts(sheaves),
            other_sheaves: firsts(others),
            entries: entries.count(),
            starts: Vec::new(),
            pairs: 0,
            common: 0,
        }
    }

    pub fn file(self) -> File {
        let mut text = b"window.KETLUAN_SEARCH = ".to_vec();
        text.extend(json(&self));
        text.extend(b";\n");
        File::new(address::search_index(), text)
    }
}

/// By place: the first of what each file holds.
fn firsts(sheaves: &[Range<usize>]) -> String {
    code::numbers(sheaves.iter().map(|sheaf| sheaf.start as u32))
}

fn years(register: &Register, notices: &[Told]) -> Vec<(i16, usize)> {
    let mut years: Vec<(i16, usize)> = Vec::new();
    for (place, told) in notices.iter().enumerate() {
        let year = told.notice(register).anchor().map_or(0, |day| day.year());
        if years.last().is_none_or(|(last, _)| *last != year) {
            years.push((year, place));
        }
    }
    years
}

/// The notices of each issuer, by place.
fn of_issuers(register: &Register, notices: &[Told]) -> Vec<Vec<u32>> {
    let mut found = vec![Vec::new(); register.offices.issuers.len()];
    for (place, told) in (0..).zip(notices) {
        found[told.notice(register).front.issuer.at()].push(place);
    }
    found
}
