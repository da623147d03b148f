//! Sentences with open words: `{name}` becomes what it stands for.

/// Fills every `{name}` in one pass, so that what is filled in is not looked through again. What `word` does not know stays as it is.
pub fn fill<'w>(sentence: &str, word: impl Fn(&str) -> Option<&'w str>) -> String {
    let mut out = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}').and_then(|(name, tail)| Some((word(name)?, tail))) {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let words = [("a", "{b}"), ("b", "2")];
        let word = |name: &str| words.iter().find(|(word, _)| *word == name).map(|(_, value)| *value);
        assert_eq!(fill("{a} và {b}", word), "{b} và 2");
        assert_eq!(fill("{x} {", word), "{x} {");
    }
}
