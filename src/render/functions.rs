//! What templates may call beside tera's own: `t` for the site's words, and filters for numbers.

use std::borrow::Cow;

use tera::{Error, Kwargs, State, Tera, Value, escape_html};

use crate::page::{Texts, fill};

/// How a text that is missing is told by tera, and known again by `fault`.
pub const MISSING_TEXT: &str = "no text for the key ";

pub fn register(tera: &mut Tera, texts: Texts) {
    let numbers = texts.clone();
    tera.register_filter("number", move |n: u64, _: Kwargs, _: &State| numbers.whole(n as usize));
    tera.register_function("t", move |words: Kwargs, _: &State| translate(&texts, &words));
}

/// `t(key="state.overdue-by", n=5)`. Words that are markup already (a component's output) are placed as they are; all
/// others, and the text itself, are escaped: what comes back is markup.
///
/// `n` (or `count`, where `n` is markup) picks the form for one or for many.
fn translate(texts: &Texts, words: &Kwargs) -> Result<Value, Error> {
    let key: &str = words.must_get("key")?;
    let n = |name| words.get::<&Value>(name).ok().flatten().and_then(Value::as_u64);
    let text = texts
        .find(key, n("count").or_else(|| n("n")))
        .ok_or_else(|| Error::message(format!("{MISSING_TEXT}`{key}`")))?;
    let mut filled: Vec<(&str, Cow<str>)> = Vec::new();
    for (name, value) in words.iter() {
        let Some(name) = name.as_str() else { continue };
        let written = match (value.as_str(), value.as_u64()) {
            (Some(markup), _) if value.is_safe() => Cow::Borrowed(markup),
            (Some(text), _) => escaped(text),
            (None, Some(n)) => Cow::Owned(texts.whole(n as usize)),
            (None, None) => Cow::Owned(escaped(&value.to_string()).into_owned()),
        };
        filled.push((name, written));
    }
    let filled: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_ref())).collect();
    Ok(Value::safe_string(&fill(&escaped(text), &filled)))
}

fn escaped(text: &str) -> Cow<'_, str> {
    // Hardly any text holds what has to be escaped.
    if !text.bytes().any(|byte| matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\'')) {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    // Writing to memory does not fail; were it to, an empty text is safe.
    let _ = escape_html(text, &mut out);
    Cow::Owned(String::from_utf8(out).unwrap_or_default())
}
