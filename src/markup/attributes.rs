//! What braces at the end of a line say outright: `{#id .class key=value key="two words"}`.
//!
//! Braces that do not begin with `#`, `.` or `key=` are prose and stay so; those that do must be whole, since what is said outright
//! must not be misread in silence. What people write by the way is read: blanks round `=`, curly quotation marks, several braces in
//! a row. What is nearly right is a fault with a place and never prose.

use super::vocabulary::{CLASSES, KEYS, means_key, names_key};
use crate::source::Span;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributes {
    /// The braces themselves, of several the first to the last; `None` where there are none.
    pub span: Option<Span>,
    /// Where [`Attributes::join`] put several together: the others.
    pub further: Vec<Span>,
    pub id: Option<(String, Span)>,
    pub classes: Vec<(String, Span)>,
    pub pairs: Vec<Pair>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub key: String,
    pub value: String,
    pub span: Span,
}

impl Attributes {
    pub fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|(name, _)| name == class)
    }

    /// Whether they say of an item what only a task has: its id, its unit, its day, what became of it, what it carries on.
    pub fn make_a_task(&self) -> bool {
        self.id.is_some() || ["lead", "with", "due", "done", "continues"].iter().any(|key| self.pair(key).is_some())
    }

    /// Adds what braces behind further words of one line, or in further cells of one row, say.
    pub fn join(&mut self, more: &Self) {
        self.further.extend(self.span.is_some().then_some(more.span).flatten());
        self.span = self.span.or(more.span);
        self.id = self.id.take().or_else(|| more.id.clone());
        self.classes.extend_from_slice(&more.classes);
        self.pairs.extend_from_slice(&more.pairs);
    }

    /// Every pair of braces that they were read from.
    pub fn starts(&self) -> impl Iterator<Item = usize> {
        self.span.iter().chain(&self.further).map(|braces| braces.start())
    }

    pub fn pair(&self, key: &str) -> Option<&Pair> {
        self.pairs.iter().find(|pair| pair.key == key)
    }
}

/// Why braces are not attributes, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct BadAttributes {
    pub span: Span,
    pub reason: &'static str,
}

/// The attributes at the end of `span` of `text`, if it ends in such braces.
pub fn split_attributes(text: &str, span: Span) -> Option<Result<Attributes, BadAttributes>> {
    let mut groups = Vec::new();
    let mut end = span.end();
    while let Some(braces) = braces_at_end(text, Span::new(span.start(), end)) {
        groups.push(braces);
        end = braces.start();
    }
    let (first, last) = (groups.last()?, groups.first()?);
    let mut attributes = Attributes { span: Some(Span::new(first.start(), last.end())), ..Attributes::default() };
    for braces in groups.iter().rev() {
        if let Err(bad) = parse(text, *braces, &mut attributes) {
            return Some(Err(bad));
        }
    }
    Some(Ok(attributes))
}

/// Braces within `span` of `text` that say something outright. Wherever they stand: only those at the end are obeyed.
pub fn find_braces(text: &str, span: Span) -> Vec<Span> {
    let slice = span.of(text);
    let opens = slice.match_indices('{').map(|(open, _)| open);
    let closed = opens.filter_map(|open| {
        // To the next brace and no further: a text of nothing but braces is still read in one go.
        let close = slice[open + 1..].find(['{', '}'])? + open + 1;
        slice[close..].starts_with('}').then(|| Span::new(span.start() + open, span.start() + close + 1))
    });
    closed.filter(|braces| speaks(text, *braces)).collect()
}

fn braces_at_end(text: &str, span: Span) -> Option<Span> {
    let slice = span.of(text).trim_end();
    let inner = slice.strip_suffix('}')?;
    let open = inner.rfind('{')?;
    let braces = Span::new(span.start() + open, span.start() + slice.len());
    speaks(text, braces).then_some(braces)
}

/// Whether braces begin as attributes do. `\{` is a brace and nothing more.
fn speaks(text: &str, braces: Span) -> bool {
    let escaped = text[..braces.start()].ends_with('\\');
    let inner = inside(text, braces).trim();
    let sign = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric());
    let marked = inner.strip_prefix(['#', '.']).is_some_and(sign);
    // A class without its dot says nothing else.
    let bare_class = CLASSES.contains(&inner);
    !escaped && (marked || bare_class || begins_with_key(inner))
}

/// `key=`; `key =` and `key:` where the key is known or nearly so, since formulas and sentences look like that too.
fn begins_with_key(inner: &str) -> bool {
    let Some((before, _)) = inner.split_once(['=', ':']) else { return false };
    let key = before.trim_end();
    match inner[before.len()..].starts_with('=') {
        true if is_key(key) => key == before || means_key(key),
        true => names_key(key),
        // "{đơn vị: …}" is a gap to be filled in; only what can mean nothing else is a key.
        false => KEYS.contains(&key) || matches!(key, "hạn" | "Hạn" | "thời hạn"),
    }
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

fn inside(text: &str, braces: Span) -> &str {
    Span::new(braces.start() + 1, braces.end() - 1).of(text)
}

/// Adds what one pair of braces says.
fn parse(text: &str, braces: Span, attributes: &mut Attributes) -> Result<(), BadAttributes> {
    let inner = inside(text, braces);
    let base = braces.start() + 1;
    let mut at = 0;
    while let Some(skip) = inner[at..].find(|c: char| !c.is_whitespace()) {
        let start = at + skip;
        let rest = &inner[start..];
        let end = if rest.starts_with(['#', '.']) { word_end(inner, start) } else { pair_end(inner, start) };
        let (word, span) = (&inner[start..end], Span::new(base + start, base + end));
        let bad = |reason| Err(BadAttributes { span, reason });
        if let Some(id) = word.strip_prefix('#') {
            if id.is_empty() || attributes.id.is_some() {
                return bad("one id, written #name");
            }
            attributes.id = Some((id.to_owned(), span));
        } else if let Some(class) = word.strip_prefix('.') {
            attributes.classes.push((class.to_owned(), span));
        } else if let Some((key, value)) = word.split_once('=') {
            let (key, value) = (key.trim_end(), value.trim_start());
            let Some(value) = unquoted(value) else { return bad("a quotation mark is not closed") };
            attributes.pairs.push(Pair { key: key.to_owned(), value: value.to_owned(), span });
        } else if CLASSES.contains(&word) {
            return bad("a class is written .name");
        } else if word.contains(':') || inner[end..].trim_start().starts_with(':') {
            return bad("a value stands behind “=”, not behind “:”");
        } else {
            return bad("each word is #id, .class or key=value");
        }
        at = end;
    }
    Ok(())
}

/// To the end of `key=value`, with blanks round `=`; of what is none, to the next blank.
fn pair_end(text: &str, start: usize) -> usize {
    let word = word_end(text, start);
    let equals = text[start..].find('=').map(|at| start + at);
    let key = equals.map(|equals| text[start..equals].trim_end());
    match (equals, key) {
        (Some(equals), Some(key)) if is_key(key) || names_key(key) => {
            let value = text[equals + 1..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |at| equals + 1 + at);
            word_end(text, value)
        }
        _ => word,
    }
}

/// To the next blank outside quotation marks, straight or curly.
fn word_end(text: &str, start: usize) -> usize {
    let mut quoted = false;
    for (at, c) in text[start..].char_indices() {
        match c {
            '"' => quoted = !quoted,
            '“' => quoted = true,
            '”' => quoted = false,
            c if c.is_whitespace() && !quoted => return start + at,
            _ => {}
        }
    }
    text.len()
}

/// A value without its quotation marks; `None` where one is not closed.
fn unquoted(value: &str) -> Option<&str> {
    match value.strip_prefix(['"', '“', '”']) {
        Some(quoted) => quoted.strip_suffix(['"', '“', '”']),
        None => Some(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Option<Result<Attributes, BadAttributes>> {
        split_attributes(text, Span::new(0, text.len()))
    }

    #[test]
    fn id_classes_and_pairs_are_read() {
        let attributes = split("Trình {#tieu-chi .info due=2025-02-21 product=\"Kế hoạch A\"}").unwrap().unwrap();
        assert_eq!(attributes.id.as_ref().unwrap().0, "tieu-chi");
        assert!(attributes.has_class("info"));
        assert_eq!(attributes.pair("due").unwrap().value, "2025-02-21");
        assert_eq!(attributes.pair("product").unwrap().value, "Kế hoạch A");
    }

    #[test]
    fn what_is_written_by_the_way_is_read() {
        let text = "Trình { due = 2025-02-21  lead= \"Văn phòng\" product =“Kế hoạch A” #a }";
        let attributes = split(text).unwrap().unwrap();
        assert_eq!(attributes.pair("due").unwrap().value, "2025-02-21");
        assert_eq!(attributes.pair("due").unwrap().span.of(text), "due = 2025-02-21");
        assert_eq!(attributes.pair("lead").unwrap().value, "Văn phòng");
        assert_eq!(attributes.pair("product").unwrap().value, "Kế hoạch A");
        assert_eq!(attributes.id.as_ref().unwrap().0, "a");
        let twice = "Trình {due=2025-02-21} {.info}";
        let attributes = split(twice).unwrap().unwrap();
        assert_eq!(attributes.span.unwrap().of(twice), "{due=2025-02-21} {.info}");
        assert!(attributes.has_class("info") && attributes.pair("due").is_some());
        assert_eq!(split("x {a, b}{.info}").unwrap().unwrap().span, Some(Span::new(8, 15)));
    }

    #[test]
    fn keys_in_vietnamese_are_no_prose() {
        for text in
            ["x {hạn=2025-02-21}", "x {hạn = 21/02}", "x {chủ trì=Văn-phòng}", "x {phối hợp = a}", "x {deu = 1}"]
        {
            assert_eq!(split(text).unwrap().unwrap().pairs.len(), 1, "{text}");
        }
        assert_eq!(split("x {chủ trì = \"Văn phòng\" hạn=1}").unwrap().unwrap().pairs[0].key, "chủ trì");
    }

    #[test]
    fn braces_in_prose_stay_prose() {
        for text in [
            "tập {a, b}",
            "không có",
            "{}",
            "tập {x = 1}",
            "chi {số tiền = 5 triệu}",
            "gồm {ba: bốn}",
            "xem {...}",
            "gửi {đơn vị: tên}",
            "xem {Ghi chú: mức = 5}",
            "\\{due=2025-02-21}",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    #[test]
    fn half_attributes_are_faults() {
        for text in ["{#a lead=\"x}", "{#a hai chữ}", "{due: 2025-02-21}", "{hạn : 21/02}", "{info}", "{#a}{#b}"] {
            assert!(split(&format!("Trình {text}")).unwrap().is_err(), "{text}");
        }
    }

    #[test]
    fn braces_are_found_wherever_they_stand() {
        let text = "x {due=2025-02-21}; y {a, b} z {.info}.";
        let found: Vec<&str> = find_braces(text, Span::new(0, text.len())).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["{due=2025-02-21}", "{.info}"]);
    }
}
