//! Names of units in running text, with their places.
//!
//! The longest name at a place wins. A name must look like one: a capital in it, or so many words
//! that chance is out of the question ("phòng quản lý khoa học"); and the words around it must not
//! make it another office's ("Thanh tra tỉnh", "Văn phòng UBND tỉnh", "của Sở Tài chính") or a thing
//! ("văn phòng phẩm", "tổ chức thanh tra").

use crate::source::Span;
use crate::vietnamese::assignment::begins_work;
use crate::vietnamese::unit_form::{Part, Placed, Strength, parts};
use crate::vietnamese::unit_name::{Alias, Names};
use crate::vietnamese::word::{Gap, Words};
use std::cmp::Ordering;

/// A unit named at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention<K> {
    pub span: Span,
    pub key: K,
}

/// Words that make the name before them another office's, or no office's.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "tỉnh", "ubnd", "hđnd", "chính phủ", "bộ", "huyện", "quốc hội", "trung ương", "tỉnh ủy", "tw",
    "thành ủy", "thành phố", "xã", "phường", "nhà nước", "nhân dân", "đại diện", "đăng ký", "phẩm",
    "công chứng", "luật sư", "điện tử", "cơ sở", "quận", "ủy ban", "hội đồng", "viện", "cấp",
    "đảng ủy",
];
/// Words by which "các phòng, đơn vị" come to mean others than all of the office's own.
#[rustfmt::skip]
const NARROWED: &[&str] = &[
    "có liên quan", "liên quan", "khác", "chủ trì nhiệm vụ", "sự nghiệp", "trong và ngoài", "ngoài",
    "tư vấn", "thụ hưởng", "sử dụng", "tham gia",
];
/// First words of names of offices: after "và" they begin another name and do not go on with one.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "phòng", "văn", "thanh", "trung", "chi", "các", "sở", "bộ", "ban", "ubnd", "hđnd", "công",
    "đoàn", "trường", "viện", "quỹ", "tổ", "hội", "đại", "cục", "tổng", "đảng", "báo", "đài", "cơ",
    "chánh", "trưởng", "phó", "giám", "vp", "tt", "pql", "ttr", "cc", "lãnh", "đồng", "những", "bí",
    "chủ", "kế", "toàn", "vụ", "khoa", "điện", "bệnh", "đội", "ủy", "trạm", "hạt",
];

/// A text on the way through which units are found.
pub(crate) struct Scan<'s, K> {
    names: &'s Names<K>,
    words: &'s Words<'s>,
    /// The parts of the first words.
    flow: Vec<Placed<'s>>,
    /// How many words those are.
    placed: usize,
    /// The next part.
    at: usize,
    in_list: bool,
}

impl<K: Copy + Ord> Scan<'_, K> {
    /// The next mention, which may begin at the word behind `last` but no later; those beyond are not looked for yet.
    pub(crate) fn next_by(&mut self, last: usize) -> Option<Mention<K>> {
        loop {
            self.look_ahead();
            // "các" before a name is not its first part.
            let word = self.flow.get(self.at)?.word;
            if word > last.saturating_add(1) {
                return None;
            }
            let Some((alias, end, behind)) = self.names.longest(self.words, &self.flow, self.at, self.in_list) else {
                self.in_list = opens_list(self.words, &self.flow, self.at, self.in_list);
                self.at += 1;
                continue;
            };
            // "các" belongs to the name of all; it stands before, or the name was not taken.
            let span = self.words.span(word - usize::from(alias.plural)..behind);
            (self.in_list, self.at) = (alias.head == 1, end);
            return Some(Mention { span, key: alias.key });
        }
    }

    /// Places so many parts that a name at the next one is seen whole.
    fn look_ahead(&mut self) {
        const AT_ONCE: usize = 16;
        while self.placed < self.words.len() && self.flow.len() < self.at + self.names.reach {
            let end = self.words.len().min(self.placed + AT_ONCE);
            self.flow.extend(parts(self.words, self.placed..end));
            self.placed = end;
        }
    }
}

impl<K: Copy + Ord> Names<K> {
    /// Takes running text; gives the units it names, in order, spans apart from each other.
    pub fn scan(&self, text: &str) -> Vec<Mention<K>> {
        let words = Words::new(text);
        let mut scan = self.scan_words(&words);
        std::iter::from_fn(|| scan.next_by(words.len())).collect()
    }

    /// As [`Names::scan`], for a caller that has the words already and asks for one mention after the other.
    pub(crate) fn scan_words<'s>(&'s self, words: &'s Words<'s>) -> Scan<'s, K> {
        Scan { names: self, words, flow: Vec::new(), placed: 0, at: 0, in_list: false }
    }

    /// The longest name that begins at this part: its alias, the next part, the next word. Where two
    /// units fit the same words equally well, neither is taken.
    fn longest(&self, words: &Words, flow: &[Placed], at: usize, in_list: bool) -> Option<(&Alias<K>, usize, usize)> {
        if at > 0 && flow[at - 1].word == flow[at].word {
            return None;
        }
        let mut best: Option<(usize, usize, &Alias<K>, usize)> = None;
        let mut tied = false;
        let first = flow[at].part.first();
        for alias in self.by_letter.get(&first).into_iter().flatten().map(|at| &self.aliases[*at]) {
            let heads: &[usize] = if in_list && alias.head == 1 && alias.parts.len() > 2 { &[0, 1] } else { &[0] };
            for head in heads {
                if alias.parts[*head].first() != first {
                    continue;
                }
                let Some((end, same)) = fit(words, flow, at, &alias.parts[*head..]) else { continue };
                let Some((end, last)) = self.accept(words, flow, at, end, alias, *head) else { continue };
                let better =
                    best.map_or(Ordering::Greater, |(length, sameness, _, _)| (end, same).cmp(&(length, sameness)));
                match better {
                    Ordering::Greater => (best, tied) = (Some((end, same, alias, last)), false),
                    Ordering::Equal => tied |= best.is_some_and(|(_, _, other, _)| other.key != alias.key),
                    Ordering::Less => {}
                }
            }
        }
        best.filter(|_| !tied).map(|(end, _, alias, last)| (alias, end, last))
    }

    /// Whether what fits is a mention of the unit; gives the part and the word after it, the owner's
    /// name taken in.
    fn accept(
        &self,
        words: &Words,
        flow: &[Placed],
        at: usize,
        end: usize,
        alias: &Alias<K>,
        head: usize,
    ) -> Option<(usize, usize)> {
        let first = flow[at].word;
        let last = flow[end - 1].word + 1;
        if flow.get(end).is_some_and(|next| next.word + 1 == last) {
            return None;
        }
        let (owned, end, last) = match self.owner_after(words, flow, end) {
            Owner::Ours(end) => (true, end, flow[end - 1].word + 1),
            Owner::Other => return None,
            Owner::Untold => (false, end, last),
        };
        let capital = (first..last).any(|at| words.is_capital(at));
        let long = end - at >= 4;
        if !(capital || alias.plural || owned || long) || (head == 1 && !words.is_capital(first)) {
            return None;
        }
        if alias.plural {
            let plural = matches!(words.plain(first.wrapping_sub(1)), "các" | "những");
            return (plural && (owned || !self.narrowed(words, last))).then_some((end, last));
        }
        let abbreviated = flow[at].part.is_initial() && !alias.parts[head].is_initial();
        let spelt = flow[at..end].iter().any(|placed| !placed.part.is_initial());
        // "TT UDDVKHCN": the kind of unit shortened, and its name; a lone abbreviation is too little.
        let two = last - first >= 2 && end - at >= 5;
        if abbreviated && !owned && !((spelt || two) && words.written(first).len() <= 3) {
            return None;
        }
        let next_is_word = words.gap(last) == Gap::Space && words.mark(last).is_none();
        let other = OTHERS.iter().any(|phrase| words.phrase(last, phrase).is_some());
        if !owned && next_is_word && other && (words.plain(last) != "bộ" || words.is_capital(last)) {
            return None;
        }
        if alias.parts.len() <= 2 && !owned {
            // A bare "Văn phòng" counts only where the unit is known by it, and nothing makes it longer.
            let begins_sentence = first == 0 || matches!(words.mark(first - 1), Some('.' | ':' | ';' | '-'));
            let verb = words.plain(first) == "thanh" && begins_sentence;
            // "Khoa Dược Phối hợp …": a verb that a hasty hand began with a capital.
            let longer = next_is_word && words.is_capital(last) && !begins_work(words, last);
            if alias.owned || verb || !words.is_capital(first) || longer {
                return None;
            }
        }
        (!goes_on(words, last)).then_some((end, last))
    }

    /// What the words after a name say of whose it is.
    fn owner_after(&self, words: &Words, flow: &[Placed], at: usize) -> Owner {
        let Some(link) = flow.get(at) else { return Owner::Untold };
        if at == 0 || link.word != flow[at - 1].word + 1 || words.gap(link.word) != Gap::Space {
            return Owner::Untold;
        }
        let mut start = at;
        while start < flow.len()
            && start < at + 2
            && ["thuộc", "trực", "của"].iter().any(|word| flow[start].part.is(word))
        {
            start += 1;
        }
        for owner in &self.owners {
            if let Some((end, _)) = fit(words, flow, start, owner) {
                let last = flow[end - 1].word + 1;
                // "Thanh tra Sở Tài chính": more of a name follows, so it is another's.
                let longer = owner.len() == 1
                    && words.gap(last) == Gap::Space
                    && words.is_capital(last)
                    && words.mark(last).is_none()
                    && !HEADS.contains(&words.plain(last));
                let whole = flow.get(end).is_none_or(|next| next.word >= last);
                if longer {
                    return Owner::Other;
                }
                if whole {
                    return Owner::Ours(end);
                }
            }
        }
        let strange = start > at
            && flow.get(start).is_some_and(|placed| {
                ["sở", "bộ", "cục", "trường", "viện", "ban", "tỉnh"].iter().any(|head| placed.part.is(head))
                    || placed.part.is_initial()
            });
        if strange { Owner::Other } else { Owner::Untold }
    }

    /// "các phòng, đơn vị có liên quan", "các phòng, đơn vị, tổ chức, cá nhân": not the office's own.
    fn narrowed(&self, words: &Words, at: usize) -> bool {
        let listed = words.is_mark(at, ',')
            && ["tổ chức , cá", "tổ chức và", "cá nhân", "địa phương", "doanh nghiệp", "cơ quan", "sở"]
                .iter()
                .any(|phrase| words.phrase(at + 1, phrase).is_some());
        listed || NARROWED.iter().any(|phrase| words.phrase(at, phrase).is_some())
    }
}

enum Owner {
    /// The office's own name follows, up to this part.
    Ours(usize),
    /// Another office's name follows.
    Other,
    Untold,
}

/// Whether a name's parts stand at `at`, only joints between them; the part after, and how many
/// parts are the same letter by letter.
fn fit(words: &Words, flow: &[Placed], at: usize, name: &[Part]) -> Option<(usize, usize)> {
    let here = flow.get(at..at + name.len())?;
    let mut same = 0;
    for (place, (placed, part)) in here.iter().zip(name).enumerate() {
        if !placed.part.agrees(part, Strength::Initials)
            // A page may break inside a name, but a capital then begins something new.
            || (place > 0 && words.gap(placed.word) == Gap::Paragraph && words.is_capital(placed.word))
        {
            return None;
        }
        same += usize::from(placed.part.agrees(part, Strength::Same));
    }
    let last = here.last()?;
    // Not in the middle of an abbreviation.
    let cut = flow.get(at + name.len()).is_some_and(|next| next.word == last.word);
    (!cut).then_some((at + name.len(), same))
}

/// "Phòng Quản lý khoa học và Công nghệ": a longer name than the one that is known.
fn goes_on(words: &Words, at: usize) -> bool {
    let joint = matches!(words.plain(at), "và" | "&") || (words.is_mark(at, '-') && words.gap(at) == Gap::None);
    joint
        && words.is_capital(at + 1)
        && words.gap(at + 1) != Gap::Paragraph
        && (!HEADS.contains(&words.plain(at + 1)) || words.phrase(at + 1, "khoa học").is_some())
        && !matches!(words.plain(at + 1), "quản" | "kế" | "hành")
}

/// After "các phòng:" names come without their head word; the list lasts while only joints follow.
fn opens_list(words: &Words, flow: &[Placed], at: usize, in_list: bool) -> bool {
    let word = flow[at].word;
    if flow[at].part.is("phòng") && words.plain(word.wrapping_sub(1)) == "các" {
        return words.is_mark(word + 1, ':') || words.is_capital(word + 1);
    }
    in_list && words.is_mark(word, ':')
}
