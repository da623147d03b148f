//! Names of units as a heading or a table cell gives them: "2. Phòng Quản lý CN&ĐMST:", "Văn phòng".
//!
//! A cell is stripped of what is no part of a name (numbering, emphasis, "Đối với", a closing
//! colon, the name of the office that all units belong to), then compared with every known name, the
//! strictest comparison first; the first comparison that finds anything decides. Nothing is guessed:
//! where two units fit equally both are told, and `unit_near` only serves the question "did you mean".
//! Names in running text are found in `unit_scan`.

use std::collections::BTreeMap;

use crate::source::Span;
use crate::vietnamese::unit_bracket::glosses;
use crate::vietnamese::unit_cell::{LIST_HEADS, name_range};
use crate::vietnamese::unit_form::{Part, Strength, agree, parts};
use crate::vietnamese::word::{Words, tidy};

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
    /// Places of the aliases that can begin with a letter, with or without the word for their kind: running text asks at every word.
    pub(crate) by_letter: BTreeMap<char, Vec<usize>>,
    /// Names of the office the units belong to; "Sở" unless told otherwise. Longest first.
    pub(crate) owners: Vec<Vec<Part<'static>>>,
    /// So many parts of a text are looked at, at most, to know whether one of the names begins there.
    pub(crate) reach: usize,
}

pub(crate) struct Alias<K> {
    pub key: K,
    pub text: String,
    /// Without "các", and without the owner at the end.
    pub parts: Vec<Part<'static>>,
    /// "Các phòng, đơn vị …".
    pub plural: bool,
    /// The owner stood at the end: "Văn phòng Sở".
    pub owned: bool,
    /// How many parts say what kind of unit it is ("phòng", "trung tâm"); 0 where the kind is all
    /// the name there is.
    pub head: usize,
}

/// Kinds of units by which a unit is called where it is the only one, or which a list says once.
pub(crate) const KINDS: &[&str] = &["phòng", "trung tâm", "chi cục", "chi đoàn", "đoàn", "quỹ", "ban"];

impl<K: Copy + Ord> Names<K> {
    /// Takes every name of every unit, full names, short ones and aliases alike, each with the
    /// unit's key. Clashing names are no error here: they make a match ambiguous.
    pub fn new<'n>(names: impl IntoIterator<Item = (K, &'n str)>) -> Self {
        let mut known = Self { aliases: Vec::new(), by_letter: BTreeMap::new(), owners: vec![form("Sở")], reach: 0 };
        for (key, text) in names {
            known.add(key, text);
        }
        known
    }

    /// As [`Names::new`], for units of an office that is not simply "Sở": its full name and its first
    /// word may follow a unit's name without changing which unit is meant.
    pub fn of_office<'n>(office: &str, names: impl IntoIterator<Item = (K, &'n str)>) -> Self {
        let full = form(office);
        let mut known = Self { aliases: Vec::new(), by_letter: BTreeMap::new(), owners: vec![form("Sở")], reach: 0 };
        // "Văn phòng Cục" for "Cục …"; "Phòng Nội vụ huyện" and "… UBND huyện" for "UBND huyện …".
        let levels = ["tỉnh", "huyện", "quận", "xã", "phường", "phố"];
        match full.iter().position(|part| levels.iter().any(|level| part.is(level))) {
            Some(level) => {
                known.owners.push(full[..=level].to_vec());
                let start = if full[level].is("phố") { level.saturating_sub(1) } else { level };
                known.owners.push(full[start..=level].to_vec());
            }
            None => known.owners.extend(full.first().cloned().map(|head| vec![head])),
        }
        known.owners.push(full);
        known.owners.retain(|owner| !owner.is_empty());
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
            // "Các ông (bà) Trưởng thôn" is one name, the bracket a part of it.
            if text.rsplit_once(')').is_some_and(|(_, after)| !after.trim().is_empty()) {
                return self.add(key, &text.replace(['(', ')'], " "));
            }
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
        let mut letters = vec![parts[0].first()];
        letters.extend(parts.get(1).filter(|_| head == 1 && parts.len() > 2).map(Part::first));
        letters.dedup();
        for letter in letters {
            self.by_letter.entry(letter).or_default().push(self.aliases.len());
        }
        // The name, a word that says whose it is, the owner and what stands behind.
        let owner = self.owners.iter().map(Vec::len).max().unwrap_or_default();
        self.reach = self.reach.max(parts.len() + owner + 4);
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
                let (inside, after) = rest.split_once(')').unwrap_or((rest, ""));
                // "Phòng Môi trường (MT) trình kế hoạch": a sentence goes on behind the bracket, unless a name has it in it.
                if !name_range(&Words::new(after)).is_empty() {
                    return self.whole(&text.replace(['(', ')'], " "));
                }
                let found = self.whole(outside);
                if matches!(found, Match::One(_) | Match::Several(_)) || !glosses(outside, inside, after) {
                    return found;
                }
                match self.whole(inside) {
                    Match::None => found,
                    inside => inside,
                }
            }
            None => Match::None,
        }
    }

    /// Takes a line that may be a run-in heading ("2.2. Thanh tra: Tổ chức 02 cuộc …"); gives what
    /// the words before the first colon name, and the place of the words after it.
    pub fn run_in(&self, text: &str) -> Option<(Match<K>, Span)> {
        let colon = run_in_colon(text)?;
        match self.exact(&text[..colon]) {
            Match::None => None,
            found => Some((found, Span::new(colon + 1, text.len()))),
        }
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
    fn strip_owner(&self, form: &mut Vec<Part<'_>>) -> bool {
        for owner in &self.owners {
            let Some(rest) = form.len().checked_sub(owner.len()).filter(|rest| *rest > 0) else { continue };
            if agree(&form[rest..], owner, Strength::Folded) && form[rest].is_initial() == owner[0].is_initial()
                // "HĐND và UBND huyện" is one name: its half is no owner.
                && !(form[rest].is_initial() && form[rest - 1].is_initial())
            {
                form.truncate(rest);
                while form.len() > 1
                    && form.last().is_some_and(|part| ["thuộc", "trực", "của"].iter().any(|link| part.is(link)))
                {
                    form.pop();
                }
                return true;
            }
        }
        // "Các phòng, đơn vị trực thuộc": whose they are goes without saying.
        while form.len() > 2 && form.last().is_some_and(|part| part.is("thuộc") || part.is("trực")) {
            form.pop();
        }
        false
    }
}

/// A name without "quản lý".
pub(crate) fn unmanaged<'w>(name: &[Part<'w>]) -> Vec<Part<'w>> {
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
pub(crate) fn form(text: &str) -> Vec<Part<'static>> {
    let words = Words::new(text);
    parts(&words, 0..words.len()).into_iter().map(|placed| placed.part.owned()).collect()
}

fn without_plural(mut form: Vec<Part<'_>>) -> (Vec<Part<'_>>, bool) {
    let plural = form.len() > 1 && ["các", "những"].iter().any(|word| form[0].is(word));
    if plural {
        form.remove(0);
    }
    (form, plural)
}

/// The syllables in alphabetical order: equal for names that only order them otherwise.
fn bag<'f>(form: &'f [Part<'_>]) -> Vec<&'f str> {
    let mut syllables: Vec<&str> = form
        .iter()
        .map(|part| match part {
            Part::Syllable { folded, .. } => folded.as_ref(),
            Part::Initial(letters) => letters.as_ref(),
            Part::Stop => "",
        })
        .collect();
    syllables.sort_unstable();
    syllables
}

/// The first colon of a text that stands in no bracket: of "Trung tâm A (viết tắt: TTA) sửa chữa" there is none.
pub fn run_in_colon(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (c == ':' && depth == 0).then_some(at)
    })
}
