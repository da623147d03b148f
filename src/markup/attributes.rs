//! What braces at the end of a line say outright: `{#id .class key=value key="two words"}`.
//!
//! Braces that do not begin with `#`, `.` or `key=` are prose and stay so; those that do must be whole, since
//! what is said outright must not be misread in silence.

use crate::source::Span;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributes {
    /// The braces themselves; `None` where there are none.
    pub span: Option<Span>,
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
    let slice = span.of(text).trim_end();
    let inner = slice.strip_suffix('}')?;
    let open = inner.rfind('{')?;
    let inner = &inner[open + 1..];
    let braces = Span::new(span.start + open, span.start + slice.len());
    let first = inner.split_whitespace().next()?;
    let key_first = first.split_once('=').is_some_and(|(key, _)| is_key(key));
    if !(first.starts_with('#') || first.starts_with('.') || key_first) {
        return None;
    }
    Some(parse(inner, braces))
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn parse(inner: &str, braces: Span) -> Result<Attributes, BadAttributes> {
    let mut attributes = Attributes { span: Some(braces), ..Attributes::default() };
    let base = braces.start + 1;
    let mut at = 0;
    while let Some(skip) = inner[at..].find(|c: char| !c.is_whitespace()) {
        let start = at + skip;
        let end = word_end(inner, start);
        let (word, span) = (&inner[start..end], Span::new(base + start, base + end));
        let bad = |reason| Err(BadAttributes { span, reason });
        if let Some(id) = word.strip_prefix('#') {
            if id.is_empty() || attributes.id.is_some() {
                return bad("one id, written #name");
            }
            attributes.id = Some((id.to_owned(), span));
        } else if let Some(class) = word.strip_prefix('.') {
            attributes.classes.push((class.to_owned(), span));
        } else if let Some((key, value)) = word.split_once('=').filter(|(key, _)| is_key(key)) {
            let value = match value.strip_prefix('"') {
                Some(quoted) => match quoted.strip_suffix('"') {
                    Some(value) => value,
                    None => return bad("a quotation mark is not closed"),
                },
                None => value,
            };
            attributes.pairs.push(Pair { key: key.to_owned(), value: value.to_owned(), span });
        } else {
            return bad("each word is #id, .class or key=value");
        }
        at = end;
    }
    Ok(attributes)
}

/// To the next blank outside quotation marks.
fn word_end(text: &str, start: usize) -> usize {
    let mut quoted = false;
    for (at, c) in text[start..].char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => return start + at,
            _ => {}
        }
    }
    text.len()
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
    fn braces_in_prose_stay_prose() {
        assert_eq!(split("tập {a, b}"), None);
        assert_eq!(split("không có"), None);
        assert_eq!(split("{}"), None);
    }

    #[test]
    fn half_attributes_are_faults() {
        assert!(split("Trình {#a lead=\"x}").unwrap().is_err());
        assert!(split("Trình {#a hai chữ}").unwrap().is_err());
    }
}
