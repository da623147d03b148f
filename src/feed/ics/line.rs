//! Content lines of RFC 5545: escaped, folded, ended by CRLF.

/// At most so many octets in a line, its end left out.
const WIDTH: usize = 75;

/// A calendar as it is being written.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A property whose value is text, in which nothing is left that could end the line or the value.
    pub fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escaped(value)));
    }

    /// A property whose value is a list of texts.
    pub fn list(&mut self, name: &str, values: &[String]) {
        let values: Vec<String> = values.iter().map(|value| escaped(value)).collect();
        self.line(&format!("{name}:{}", values.join(",")));
    }

    /// A line whose parts hold nothing to escape: names, days, numbers, addresses.
    pub fn line(&mut self, line: &str) {
        let mut rest = line;
        // The blank that marks a continued line counts.
        let mut room = WIDTH;
        while rest.len() > room {
            let cut = (0..=room).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(room);
            self.0.push_str(&rest[..cut]);
            self.0.push_str("\r\n ");
            rest = &rest[cut..];
            room = WIDTH - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// RFC 5545, 3.3.11. Line ends become `\n`, other control characters blanks.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '\\' | ';' | ',') || c.is_control()) {
        out.push_str(&rest[..at]);
        let mut chars = rest[at..].chars();
        match chars.next() {
            Some(mark @ ('\\' | ';' | ',')) => out.extend(['\\', mark]),
            Some('\n') => out.push_str("\\n"),
            // "\r\n" ends one line.
            Some('\r') if rest[at..].starts_with("\r\n") => {}
            _ => out.push(' '),
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out
}

/// An address in which nothing but plain ASCII is left.
pub fn encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'!' | b'#'..=b';' | b'=' | b'?'..=b'[' | b']' | b'_' | b'a'..=b'z' | b'~' => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        for text in [
            "ế".repeat(200),
            "a".repeat(500),
            format!("x{}", "👩‍⚖️".repeat(60)),
            "a\r\nBEGIN:VEVENT\n;,\\\u{0}".repeat(9),
        ] {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &text);
            let written = String::from_utf8(lines.into_bytes()).unwrap();
            assert!(written.ends_with("\r\n") && !written.contains("\r\n\r\n"));
            assert!(written.split("\r\n").all(|line| line.len() <= WIDTH));
            assert!(written.split("\r\n").skip(1).all(|line| line.is_empty() || line.starts_with(' ')));
            assert_eq!(written.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", escaped(&text)).trim_end());
        }
    }

    #[test]
    fn texts_cannot_end_their_line() {
        assert_eq!(escaped("a,b;c\\d\r\ne\nf\rg\u{b}"), "a\\,b\\;c\\\\d\\ne\\nf g ");
        assert_eq!(encoded("https://x/a b#2025/t-1\u{e0}\n"), "https://x/a%20b#2025/t-1%C3%A0%0A");
    }
}
