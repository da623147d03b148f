//! Names of units as a heading or a table cell gives them: "2. Phòng Quản lý CN&ĐMST:", "Văn phòng".
//!
//! A cell is stripped of what is no part of a name (numbering, emphasis, "Đối với", a closing
//! colon, the name of the office that all units belong to), then compared with every known name, the
//! strictest comparison first; the first comparison that finds anything decides. Nothing is guessed:
//! where two units fit equally both are told, and `nearest` only serves the question "did you mean".
//! Names in running text are found in `unit_scan`.

use crate::source::Span;
use crate::vietnamese::fold::fold;
use crate::vietnamese::unit_form::{Part, Strength, agree, parts};
use crate::vietnamese::word::{Words, tidy};
use std::cmp::Ordering;

/// What a heading or a cell names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match<K> {
    /// One unit.
    One(K),
    /// Several units, in the order they are named; the first is the one in charge.
    Several(Vec<K>),
    /// A name that fits several units alike, sorted: a question for the author.
    Ambiguous(Vec<K>),
    None,
}

/// The names that are known, each with its unit's key. A unit may have any number of names.
pub struct Names<K> {
    pub(crate) aliases: Vec<Alias<K>>,
    /// Names of the office the units belong to; "Sở" unless told otherwise. Longest first.
    pub(crate) owners: Vec<Vec<Part>>,
}

pub(crate) struct Alias<K> {
    pub key: K,
    pub text: String,
    /// Without "các", and without the owner at the end.
    pub parts: Vec<Part>,
    /// "Các phòng, đơn vị …".
    pub plural: bool,
    /// The owner stood at the end: "Văn phòng Sở".
    pub owned: bool,
    /// How many parts say what kind of unit it is ("phòng", "trung tâm"); 0 where the kind is all
    /// the name there is.
    pub head: usize,
}

/// Kinds of units by which a unit is called where it is the only one, or which a list says once.
const KINDS: &[&str] = &["phòng", "trung tâm", "chi cục", "chi đoàn", "đoàn", "quỹ", "ban"];

/// Words before a name that are no part of it, longest first.
const LEADS: &[&str] = &[
    "về hoạt động của các tổ chức",
    "về hoạt động của",
    "hoạt động của các tổ chức",
    "hoạt động của",
    "nhiệm vụ cụ thể của",
    "nhiệm vụ trọng tâm của",
    "nhiệm vụ của",
    "công tác của",
    "về phía",
    "đối với các tổ chức",
    "đối với",
    "đ / v",
    "yêu cầu",
    "đề nghị",
    "giao nhiệm vụ cho",
    "giao cho",
    "giao",
    "các tổ chức",
    "lãnh đạo",
    "thủ trưởng",
    "các đồng chí",
    "đồng chí",
    "đ / c",
    "tập thể",
    "chi cục trưởng",
    "về",
    "tất cả",
    "toàn thể",
    "toàn bộ",
];
/// Words after a name that are no part of it.
const TRAILS: &[&str] = &[
    "chủ trì thực hiện",
    "chủ trì",
    "có trách nhiệm",
    "có nhiệm vụ",
    "tập trung thực hiện",
    "tiếp tục thực hiện",
    "triển khai thực hiện",
    "thực hiện",
    "cần tập trung",
    "cần",
    "như sau",
];
/// "các phòng:", "các đơn vị:" announce a list of names, the head word said once.
const LIST_HEADS: &[&str] =
    &["các phòng chuyên môn", "các phòng , đơn vị", "các phòng", "các đơn vị", "các trung tâm", "phòng"];

impl<K: Copy + Ord> Names<K> {
    /// Takes every name of every unit, full names, short ones and aliases alike, each with the
    /// unit's key. Clashing names are no error here: they make a match ambiguous.
    pub fn new<'n>(names: impl IntoIterator<Item = (K, &'n str)>) -> Self {
        let mut known = Self { aliases: Vec::new(), owners: vec![form("Sở")] };
        for (key, text) in names {
            known.add(key, text);
        }
        known
    }

    /// As [`Names::new`], for units of an office that is not simply "Sở": its full name and its first
    /// word may follow a unit's name without changing which unit is meant.
    pub fn of_office<'n>(office: &str, names: impl IntoIterator<Item = (K, &'n str)>) -> Self {
        let full = form(office);
        let mut known = Self { aliases: Vec::new(), owners: vec![form("Sở")] };
        known.owners.extend(full.first().cloned().map(|head| vec![head]));
        known.owners.push(full);
        known.owners.sort_by_key(|owner| std::cmp::Reverse(owner.len()));
        known.owners.dedup();
        for (key, text) in names {
            known.add(key, text);
        }
        known
    }

    fn add(&mut self, key: K, text: &str) {
        let (mut parts, plural) = without_plural(form(text));
        let owned = self.strip_owner(&mut parts);
        if parts.is_empty() || parts.contains(&Part::Stop) {
            // "Phòng Quản lý (Phòng KH-CN)" is two names; each half counts by itself.
            let halves: Vec<&str> = text.split(['(', ')']).collect();
            if halves.len() > 1 {
                halves.iter().filter(|half| !half.trim().is_empty()).for_each(|half| self.add(key, half));
            }
            return;
        }
        let head = KINDS
            .iter()
            .map(|kind| form(kind))
            .find(|kind| parts.len() > kind.len() && agree(&parts[..kind.len()], kind, Strength::Same))
            .map_or(0, |kind| kind.len());
        self.aliases.push(Alias { key, text: tidy(text), parts, plural, owned, head });
    }

    /// Takes a heading's or a cell's text; gives the unit or units it names. The whole text must be
    /// names: a sentence about a unit names none here.
    pub fn exact(&self, text: &str) -> Match<K> {
        let whole = self.whole(text);
        if whole != Match::None {
            return whole;
        }
        // "Phòng Quản lý Khoa học - Công nghệ (Phòng KH-CN)": either half will do.
        match text.split_once('(') {
            Some((outside, rest)) => {
                let inside = rest.split(')').next().unwrap_or_default();
                match self.whole(outside) {
                    found @ (Match::One(_) | Match::Several(_)) => found,
                    found => match self.whole(inside) {
                        Match::None => found,
                        inside => inside,
                    },
                }
            }
            None => Match::None,
        }
    }

    /// Takes a line that may be a run-in heading ("2.2. Thanh tra: Tổ chức 02 cuộc …"); gives what
    /// the words before the first colon name, and the place of the words after it.
    pub fn run_in(&self, text: &str) -> Option<(Match<K>, Span)> {
        let colon = text.find(':')?;
        match self.exact(&text[..colon]) {
            Match::None => None,
            found => Some((found, Span::new(colon + 1, text.len()))),
        }
    }

    /// Takes a name nobody bears; gives at most `count` names that look like it, the likest first.
    pub fn nearest(&self, text: &str, count: usize) -> Vec<(K, String)> {
        let words = Words::new(text);
        let wanted = bare(&fold(&words.line(name_range(&words))));
        let mut found: Vec<(f64, K, &str)> = Vec::new();
        for alias in &self.aliases {
            let likeness = strsim::normalized_damerau_levenshtein(&wanted, &bare(&fold(&alias.text)))
                .max(shared(&wanted, &alias.text));
            match found.iter_mut().find(|(_, key, _)| *key == alias.key) {
                Some(best) if best.0 < likeness => *best = (likeness, alias.key, &alias.text),
                Some(_) => {}
                None => found.push((likeness, alias.key, &alias.text)),
            }
        }
        found.retain(|(likeness, _, _)| *likeness >= 0.5);
        found.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal).then(a.1.cmp(&b.1)));
        found.into_iter().take(count).map(|(_, key, text)| (key, text.to_string())).collect()
    }

    fn whole(&self, text: &str) -> Match<K> {
        let words = Words::new(text);
        let range = name_range(&words);
        match self.single(&words, range.clone(), false) {
            Match::None => self.list(&words, range),
            found => found,
        }
    }

    /// One name that takes up all the words. `headless`: a list's head word was said before.
    fn single(&self, words: &Words, range: std::ops::Range<usize>, headless: bool) -> Match<K> {
        let form: Vec<Part> = parts(words, range).into_iter().map(|placed| placed.part).collect();
        let (mut form, plural) = without_plural(form);
        self.strip_owner(&mut form);
        if form.is_empty() || form.contains(&Part::Stop) {
            return Match::None;
        }
        let fits = |alias: &&Alias<K>| alias.plural || !plural;
        for strength in [Strength::Same, Strength::Initials, Strength::Folded] {
            let keys = self.keys(|alias| fits(&alias) && agree(&alias.parts, &form, strength));
            if !keys.is_empty() {
                return one_of(keys);
            }
        }
        if form.len() >= 2 && (headless || form.len() >= 3 || form.iter().any(Part::is_initial)) {
            for strength in [Strength::Same, Strength::Initials, Strength::Folded] {
                let keys = self.keys(|alias| alias.head > 0 && agree(&alias.parts[alias.head..], &form, strength));
                if !keys.is_empty() {
                    return one_of(keys);
                }
            }
        }
        // "Phòng KH-CN" for "Phòng Quản lý Khoa học - Công nghệ": management goes without saying.
        if form.len() >= 3 {
            for strength in [Strength::Same, Strength::Initials, Strength::Folded] {
                let keys = self.keys(|alias| agree(&unmanaged(&alias.parts), &form, strength));
                if !keys.is_empty() {
                    return one_of(keys);
                }
            }
        }
        // "Trung tâm", where the office has only one.
        let only =
            self.keys(|alias| alias.head >= 2 && !plural && agree(&alias.parts[..alias.head], &form, Strength::Folded));
        if let [key] = only[..] {
            return Match::One(key);
        }
        let sorted = bag(&form);
        let keys = self.keys(|alias| form.len() >= 4 && fits(&alias) && bag(&alias.parts) == sorted);
        one_of(keys)
    }

    /// Names one after another, each piece as long as a name can be made of it.
    fn list(&self, words: &Words, range: std::ops::Range<usize>) -> Match<K> {
        let head = LIST_HEADS.iter().find_map(|head| words.phrase(range.start, head));
        let start = head.map_or(range.start, |at| at + usize::from(words.is_mark(at, ':')));
        let mut edges = vec![start];
        for at in start..range.end {
            if matches!(words.plain(at), "," | ";" | "và" | "/" | "+" | "&" | ":" | "cùng") {
                edges.extend([at, at + 1]);
            }
        }
        edges.push(range.end);
        if edges.len() > 40 {
            return Match::None;
        }
        let (mut keys, mut at) = (Vec::new(), 0);
        while at < edges.len() {
            // Pieces begin at even places of `edges` and end at odd ones.
            let found = (at + 1..edges.len()).rev().step_by(2).find_map(|end| {
                let rooms = head.is_some() || !keys.is_empty();
                match self.single(words, edges[at]..edges[end], rooms) {
                    Match::One(key) => Some((key, end)),
                    _ => None,
                }
            });
            match found {
                Some((key, end)) => {
                    if !keys.contains(&key) {
                        keys.push(key);
                    }
                    at = end + 1;
                }
                None if edges.get(at + 1).is_some_and(|end| *end <= edges[at]) => at += 2,
                None => return Match::None,
            }
        }
        match keys.as_slice() {
            [] => Match::None,
            [key] => Match::One(*key),
            _ => Match::Several(keys),
        }
    }

    fn keys(&self, mut fits: impl FnMut(&Alias<K>) -> bool) -> Vec<K> {
        let mut keys: Vec<K> = self.aliases.iter().filter(|alias| fits(alias)).map(|alias| alias.key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Cuts "Sở", "thuộc Sở", "của Sở" off the end; a name is never cut away whole.
    fn strip_owner(&self, form: &mut Vec<Part>) -> bool {
        for owner in &self.owners {
            let Some(rest) = form.len().checked_sub(owner.len()).filter(|rest| *rest > 0) else { continue };
            if agree(&form[rest..], owner, Strength::Folded) && !form[rest].is_initial() {
                form.truncate(rest);
                while form.len() > 1
                    && form.last().is_some_and(|part| ["thuộc", "trực", "của"].iter().any(|link| part.is(link)))
                {
                    form.pop();
                }
                return true;
            }
        }
        false
    }
}

/// A name without "quản lý".
fn unmanaged(name: &[Part]) -> Vec<Part> {
    match name.windows(2).position(|pair| pair[0].is("quản") && pair[1].is("lý")) {
        Some(at) => [&name[..at], &name[at + 2..]].concat(),
        None => Vec::new(),
    }
}

fn one_of<K>(mut keys: Vec<K>) -> Match<K> {
    match keys.len() {
        0 => Match::None,
        1 => keys.pop().map_or(Match::None, Match::One),
        _ => Match::Ambiguous(keys),
    }
}

/// The parts of a whole text.
fn form(text: &str) -> Vec<Part> {
    let words = Words::new(text);
    parts(&words, 0..words.len()).into_iter().map(|placed| placed.part).collect()
}

fn without_plural(mut form: Vec<Part>) -> (Vec<Part>, bool) {
    let plural = form.len() > 1 && ["các", "những"].iter().any(|word| form[0].is(word));
    if plural {
        form.remove(0);
    }
    (form, plural)
}

/// The syllables in alphabetical order: equal for names that only order them otherwise.
fn bag(form: &[Part]) -> Vec<&str> {
    let mut syllables: Vec<&str> = form
        .iter()
        .map(|part| match part {
            Part::Syllable { folded, .. } => folded.as_str(),
            Part::Initial(letters) => letters.as_str(),
            Part::Stop => "",
        })
        .collect();
    syllables.sort_unstable();
    syllables
}

/// The words of a heading without numbering, lead words, and closing marks.
fn name_range(words: &Words) -> std::ops::Range<usize> {
    let (mut start, mut end) = (0, words.len());
    while start < end {
        let next = words.mark(start + 1);
        let roman = words.plain(start).chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        let single = words.plain(start).chars().count() == 1 && words.plain(start) != "p";
        let numbering = words.mark(start).is_some()
            || (words.is_number(start) && (next.is_some() || start + 1 < end))
            || ((roman || single) && matches!(next, Some('.' | ')' | '/')));
        match words.any_phrase(start, LEADS) {
            Some(after) if after < end => start = after,
            _ if numbering => start += 1,
            _ => break,
        }
    }
    loop {
        let last = end.saturating_sub(1);
        let trail = TRAILS.iter().find(|trail| {
            let length = trail.split(' ').count();
            end > start + length && words.phrase(end - length, trail) == Some(end)
        });
        match trail {
            Some(trail) => end -= trail.split(' ').count(),
            None if end > start
                && words
                    .mark(last)
                    .is_some_and(|mark| mark != ')' || !(start..last).any(|at| words.is_mark(at, '('))) =>
            {
                end -= 1
            }
            None => break,
        }
    }
    start..end
}

/// A folded name without the words that all names share.
fn bare(folded: &str) -> String {
    let mut rest = folded.trim();
    for head in ["phong ", "trung tam ", "chi cuc "] {
        rest = rest.strip_prefix(head).unwrap_or(rest);
    }
    rest.strip_suffix(" so").unwrap_or(rest).replace(" va ", " ").replace([',', '-'], " ")
}

/// The share of syllables two names have in common, initials counting for their syllables.
fn shared(wanted: &str, name: &str) -> f64 {
    let (wanted, name) = (form(wanted), form(&bare(&fold(name))));
    let common = wanted.iter().filter(|part| name.iter().any(|other| part.agrees(other, Strength::Folded))).count();
    let most = wanted.len().max(name.len());
    if most == 0 { 0.0 } else { 0.9 * common as f64 / most as f64 }
}
