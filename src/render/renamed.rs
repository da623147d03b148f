//! The names that a script gives to its own things, made short: they are for its authors, and every reader loads them.
//!
//! A name is changed everywhere in the file or nowhere, so what it means to whom stays as it was. It is left alone wherever it could be the
//! name of a property, which others may ask for: after a dot, before a colon, and standing by itself within braces.

use std::collections::{BTreeMap, BTreeSet};

use super::pressed::literal;

/// Words that mean something of themselves in some places, though a name may be spelled like them; and those as short as a new name may be.
const RESERVED: [&str; 9] = ["as", "async", "do", "get", "if", "in", "let", "of", "set"];

#[derive(Clone, Copy, PartialEq)]
enum Token<'a> {
    Name(&'a str),
    /// A sign, a number, a text or a pattern.
    Other(&'a str),
}

/// A pressed script with short names. It must hold no text between backticks, which can hold code, and no property with a value to fall back on
/// among names taken apart (`{ a = 1 } = b`).
pub fn short_names(js: &str) -> String {
    let tokens = tokens(js);
    let names = new_names(&tokens);
    let written = tokens.iter().map(|token| match token {
        Token::Name(name) => names.get(name).map_or(*name, String::as_str),
        Token::Other(text) => text,
    });
    written.collect()
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '_' | '$')
}

fn tokens(js: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = js;
    while let Some(first) = rest.chars().next() {
        let after_value = match tokens.last() {
            Some(Token::Name(_)) => true,
            Some(Token::Other(text)) => text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '}')),
            None => false,
        };
        let within = |c: char| is_letter(c) || c.is_numeric();
        let end = match first {
            '"' | '\'' | '`' => literal(rest, first),
            '/' if !after_value => literal(rest, '/'),
            c if within(c) => rest.find(|c| !within(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let text = &rest[..end];
        // Flags of a pattern are no name.
        let is_flag = matches!(tokens.last(), Some(Token::Other(text)) if text.len() > 1 && text.starts_with('/'));
        tokens.push(if is_letter(first) && !is_flag { Token::Name(text) } else { Token::Other(text) });
        rest = &rest[end..];
    }
    tokens
}

/// The shortest names for what would save most.
fn new_names<'a>(tokens: &[Token<'a>]) -> BTreeMap<&'a str, String> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut declared, mut fixed) = (BTreeSet::new(), BTreeSet::new());
    let mut open = Vec::new();
    // What stands at a place, blanks and ends of lines left out.
    let solid: Vec<Token> = tokens.iter().copied().filter(|t| !matches!(t, Token::Other(" " | "\n"))).collect();
    for (at, token) in solid.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| solid[at]);
        let after = solid.get(at + 1).copied();
        let is =
            |token: Option<Token>, signs: &[&str]| matches!(token, Some(Token::Other(sign)) if signs.contains(&sign));
        match *token {
            Token::Other(sign @ ("{" | "(" | "[")) => open.push(sign),
            Token::Other("}" | ")" | "]") => drop(open.pop()),
            Token::Other(_) => {}
            Token::Name(name) => {
                *uses.entry(name).or_default() += 1;
                // What is given a value, or is what an arrow takes, is the script's own: those of the browser are asked for after a dot.
                let given = is(after, &["="]) && !is(solid.get(at + 2).copied(), &["="]);
                if given || matches!(before, Some(Token::Name("const" | "let" | "var" | "function"))) {
                    declared.insert(name);
                }
                let alone = open.last() == Some(&"{") && is(before, &["{", ","]) && is(after, &["}", ","]);
                if is(before, &["."]) || is(after, &[":"]) || alone {
                    fixed.insert(name);
                }
            }
        }
    }
    let mut wanted: Vec<(&str, usize)> =
        declared.difference(&fixed).filter(|name| !RESERVED.contains(name)).map(|name| (*name, uses[name])).collect();
    wanted.sort_by_key(|(name, count)| (std::cmp::Reverse(count * name.len()), *name));
    let mut free = candidates().filter(|name| !uses.contains_key(name.as_str()) && !RESERVED.contains(&name.as_str()));
    let named = wanted.into_iter().filter_map(|(name, _)| Some((name, free.next()?)));
    named.filter(|(name, short)| short.len() < name.len()).collect()
}

/// `a` to `z`, then `aa` to `zz`.
fn candidates() -> impl Iterator<Item = String> {
    let two = ('a'..='z').flat_map(|first| ('a'..='z').map(move |second| format!("{first}{second}")));
    ('a'..='z').map(String::from).chain(two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_ones_own_become_short_and_all_others_stay() {
        let js = "const found=[],other=/found/u;let total=0;function add(found){total+=found.total;return{other,key:add}}\nwindow.add(\"total\",a?b:c,found)";
        // `total` and `add` are asked for after a dot, `other` stands alone in braces, `a`, `b` and `c` are taken.
        assert_eq!(
            short_names(js),
            js.replace("const found", "const d")
                .replace("add(found)", "add(d)")
                .replace("=found.", "=d.")
                .replace(",found)", ",d)")
        );
    }

    #[test]
    fn a_name_is_changed_in_every_scope_or_in_none() {
        assert_eq!(short_names("let one=1;for(const of of one)two=>one/two"), "let a=1;for(const of of a)b=>a/b");
        assert_eq!(short_names("let one=1;f({one})"), "let one=1;f({one})");
        assert_eq!(short_names("let one=1;const{one:b}=c"), "let one=1;const{one:b}=c");
    }

    #[test]
    fn the_scripts_of_the_default_theme_have_what_this_can_read() {
        for (path, text) in super::super::embedded::FILES.iter().filter(|(path, _)| path.ends_with(".js")) {
            let pressed = super::super::pressed::script(text);
            assert!(!pressed.contains('`'), "{path}");
            let short = short_names(&pressed);
            assert!(short.len() < pressed.len(), "{path}");
            // All but names is where it was.
            let others = |text: &str| -> Vec<String> {
                let tokens = tokens(text);
                tokens
                    .iter()
                    .filter_map(|t| if let Token::Other(text) = t { Some((*text).to_owned()) } else { None })
                    .collect()
            };
            assert_eq!(others(&short), others(&pressed), "{path}");
        }
    }
}
