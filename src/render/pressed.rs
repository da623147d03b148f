//! Style sheets and scripts without what only their authors read: every reader loads them with the first visit.

/// A style sheet without its comments and idle blanks: readers load it with every first visit. What stands in quotes is left
/// alone, and so is any blank that could mean something (`a b`, `1px + 2px`, `and (`). `0.5` is `.5`.
pub fn style(css: &[u8]) -> Vec<u8> {
    let css = String::from_utf8_lossy(css);
    let mut out = String::with_capacity(css.len());
    let mut rest = css.as_ref();
    let mut blank = false;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '/' if rest.starts_with("/*") => {
                rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
                blank = true;
                continue;
            }
            c if c.is_whitespace() => {
                rest = rest.trim_start();
                blank = true;
                continue;
            }
            quote @ ('"' | '\'') => rest[1..].find(quote).map_or(rest.len(), |end| end + 2),
            c => c.len_utf8(),
        };
        let idle = out.is_empty()
            || out.ends_with(['{', '}', ';', ',', ':', '>', '\n'])
            || matches!(first, '{' | '}' | ';' | ',' | '>');
        if blank && !idle {
            out.push(' ');
        }
        if first == '}' && out.ends_with(';') {
            out.pop();
        }
        let is_idle_zero = first == '0'
            && out.ends_with([' ', ':', ',', '(', '-'])
            && rest[1..].strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if !is_idle_zero {
            out.push_str(&rest[..end]);
        }
        // One rule a line: long enough to be small, short enough to be read.
        if first == '}' {
            out.push('\n');
        }
        blank = first == '}';
        rest = &rest[end..];
    }
    out.into_bytes()
}

/// A script without its comments and idle blanks. A line stays a line where its end can be that of a statement. What stands in quotes is left alone,
/// and so are patterns; a `/` begins one where no value stands before it, which holds for the scripts of the default theme, and a test runs them all.
pub fn script(js: &str) -> String {
    let mut out = String::with_capacity(js.len());
    let mut rest = js;
    let mut blank = false;
    while let Some(first) = rest.chars().next() {
        let after_value = out.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | ')' | ']' | '}'));
        let end = match first {
            '/' if rest.starts_with("//") => {
                rest = rest.find('\n').map_or("", |end| &rest[end..]);
                continue;
            }
            '/' if rest.starts_with("/*") => {
                rest = rest[2..].find("*/").map_or("", |end| &rest[end + 4..]);
                blank = true;
                continue;
            }
            '\n' => {
                rest = rest.trim_start();
                // Behind these no statement ends.
                let goes_on = out.is_empty() || out.ends_with(['\n', '{', '(', '[', ';', ',']) || rest.starts_with('}');
                if !goes_on {
                    out.push('\n');
                }
                blank = false;
                continue;
            }
            c if c.is_whitespace() => {
                rest = &rest[c.len_utf8()..];
                blank = true;
                continue;
            }
            '"' | '\'' | '`' => literal(rest, first),
            '/' if !after_value => literal(rest, '/'),
            c => c.len_utf8(),
        };
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
        let signs = matches!(first, '+' | '-') && out.ends_with(first);
        // A block ends its last statement; a loop of one line may need its own end.
        if first == '}' && out.ends_with(';') && !out.ends_with(");") {
            out.pop();
        }
        if blank && (out.ends_with(is_word) && is_word(first) || signs) {
            out.push(' ');
        }
        out.push_str(&rest[..end]);
        blank = false;
        rest = &rest[end..];
    }
    out
}

/// The bytes of what stands between two of `quote`. Within the square brackets of a pattern a `/` ends nothing.
pub fn literal(text: &str, quote: char) -> usize {
    let (mut is_escaped, mut is_class) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' if quote == '/' => is_class = true,
            ']' => is_class = false,
            c if c == quote && !is_class => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_loses_its_comments_and_idle_blanks() {
        let css = b"/* a */\n  p { content: \"/* b */ ; \"; }\n\n @media (a: b) and (c) {\n  a :hover, b > c { width: calc(1px / 2); margin: 0.5em -0.25em 10.5em; }\n}";
        let kept = String::from_utf8(style(css)).unwrap();
        assert_eq!(
            kept,
            "p{content:\"/* b */ ; \"}\n@media (a:b) and (c){a :hover,b>c{width:calc(1px / 2);margin:.5em -.25em 10.5em}\n}\n"
        );
    }

    #[test]
    fn a_script_loses_its_comments_and_idle_blanks() {
        let js = "// a\n  const /* b\n */ a = \"// b  \", c = /[/ ]\\/  x/u.test( d ) / 2; // e\n\n  return a + +b - -c + 'it\\'s  //';\n";
        assert_eq!(script(js), "const a=\"// b  \",c=/[/ ]\\/  x/u.test(d)/2;return a+ +b- -c+'it\\'s  //';");
    }

    #[test]
    fn the_scripts_of_the_default_theme_hold_what_they_held() {
        for (path, text) in super::super::embedded::FILES.iter().filter(|(path, _)| path.ends_with(".js")) {
            let pressed = script(text);
            assert_eq!(script(&pressed), pressed, "{path}");
            // A pattern behind a word would be taken for a division.
            assert!(!text.contains("return /") && !text.contains("typeof /"), "{path}");
            for quote in ['"', '`', '{', '}', '(', ')'] {
                let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                let count = |text: &str| text.matches(quote).count();
                assert_eq!(count(&pressed), code.map(count).sum::<usize>(), "{path}: {quote}");
            }
        }
    }
}
