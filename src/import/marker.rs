//! What stands before an item's words: "I.", "2.2.", "(1)", "a)", "-", "+".
//!
//! Offices use them all at once and none in a fixed order of rank, so a marker only says its style here; which styles stand above which
//! is told by the order they come in (`outline`).

/// Markers of one style belong to one list or one rank of headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// "Phần I", "Phần thứ nhất".
    Part,
    /// "I.", and what scanners make of it: "Il.", "I11.", a lone ".".
    Roman,
    /// "A."
    Capital,
    /// How many numbers it is made of, and what encloses it: "2.2." is `Number(2, '.')`, "(1)" is `Number(1, '(')`.
    Number(usize, char),
    /// "a)", "đ.".
    Letter(char),
    Bullet(char),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    pub style: Style,
    /// As printed: "(1)".
    pub text: String,
    /// The last number of it; 0 where it has none.
    pub ordinal: u32,
    /// Blanks before it, for bullets, whose nesting nothing else tells.
    pub indent: usize,
}

impl Style {
    /// Bullets and letters only ever mark items.
    pub fn may_head(self) -> bool {
        matches!(self, Self::Part | Self::Roman | Self::Capital | Self::Number(..) | Self::Letter(_))
    }

    /// Marks nothing but headings.
    pub fn always_heads(self) -> bool {
        matches!(self, Self::Part | Self::Roman | Self::Capital)
    }
}

impl Marker {
    /// Whether this one comes right behind `other` in one list.
    pub fn follows(&self, other: &Marker) -> bool {
        const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";
        let place = |marker: &Marker| {
            let letter = char::from_u32(marker.ordinal).filter(|c| c.is_alphabetic());
            letter.and_then(|letter| LETTERS.chars().position(|other| other == letter))
        };
        // "b. …" and "c) …" are one list of a hasty hand.
        let alike =
            self.style == other.style || matches!((self.style, other.style), (Style::Letter(_), Style::Letter(_)));
        alike
            && match self.style {
                Style::Letter(_) => place(other).is_some_and(|before| place(self) == Some(before + 1)),
                Style::Number(..) => self.ordinal == other.ordinal + 1,
                Style::Part | Style::Roman | Style::Capital | Style::Bullet(_) => false,
            }
    }
}

/// The marker at the start of a line, and where the words behind it begin.
pub fn marker(text: &str, indent: usize) -> Option<(Marker, usize)> {
    let (style, end, ordinal) = bullet(text)
        .or_else(|| bracketed(text))
        .or_else(|| numbered(text))
        .or_else(|| lettered(text))
        .or_else(|| part(text))?;
    let words = end + (text[end..].len() - text[end..].trim_start().len());
    let marker = Marker { style, text: text[..end].trim().to_owned(), ordinal, indent };
    (words < text.len()).then_some((marker, words))
}

fn bullet(text: &str) -> Option<(Style, usize, u32)> {
    let c = text.chars().next()?;
    let rest = &text[c.len_utf8()..];
    // Word's second bullet is a letter of another font; no word is an "o" alone.
    if c == 'o' && rest.starts_with(' ') && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    {
        return Some((Style::Bullet('◦'), 1, 0));
    }
    if !matches!(
        c,
        '-' | '–'
            | '—'
            | '•'
            | '·'
            | '+'
            | '*'
            | '▪'
            | '◦'
            | '✓'
            | '➤'
            | '❖'
            | '►'
            | '→'
            | '◆'
            | '♦'
            | '□'
    ) {
        return None;
    }
    let spaced = rest.starts_with(' ');
    let style = Style::Bullet(match c {
        '–' | '—' => '-',
        '·' => '•',
        c => c,
    });
    // "-Tham mưu" lost its space; "*Ghi chú" and "--" are something else.
    let glued = !matches!(c, '*' | '—' | '·' | '→')
        && rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '"'));
    (spaced || glued).then_some((style, c.len_utf8(), 0))
}

fn bracketed(text: &str) -> Option<(Style, usize, u32)> {
    let inner = text.strip_prefix('(')?;
    let (inside, _) = inner.split_once(')')?;
    let end = inside.len() + 2;
    if (1..=2).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_digit()) {
        return Some((Style::Number(1, '('), end, inside.parse().ok()?));
    }
    let mut letters = inside.chars();
    let one = letters.next().filter(|c| c.is_lowercase() && letters.next().is_none())?;
    Some((Style::Letter('('), end, u32::from(one)))
}

fn numbered(text: &str) -> Option<(Style, usize, u32)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let head = &text[..digits];
    let rest = &text[digits..];
    let numbers: Vec<&str> = head.trim_end_matches('.').split('.').collect();
    let small = |number: &&str| (1..=2).contains(&number.len());
    if head.is_empty() || head.ends_with("..") || !numbers.iter().all(small) || numbers.len() > 4 {
        return None;
    }
    let ordinal = numbers.last().and_then(|number| number.parse().ok())?;
    let begins = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_uppercase() || "“\"(*".contains(c));
    match rest.chars().next() {
        Some(sign @ (')' | '/')) if !head.ends_with('.') && (rest[1..].starts_with(' ') || begins(&rest[1..])) => {
            Some((Style::Number(numbers.len(), sign), digits + 1, ordinal))
        }
        Some(' ') if head.ends_with('.') => Some((Style::Number(numbers.len(), '.'), digits, ordinal)),
        // "2.Phòng", and "2.2 Phòng", which lost its last point.
        Some(_) if head.ends_with('.') && begins(rest) && !rest.starts_with(' ') => {
            Some((Style::Number(numbers.len(), '.'), digits, ordinal))
        }
        Some(' ') if numbers.len() > 1 && begins(rest) => Some((Style::Number(numbers.len(), '.'), digits, ordinal)),
        _ => None,
    }
}

fn lettered(text: &str) -> Option<(Style, usize, u32)> {
    let end = text.find(['.', ')', '/', ' ', '-']).filter(|end| (0..=5).contains(end))?;
    let (word, rest) = text.split_at(end);
    let sign = rest.chars().next()?;
    let spaced = rest[1..].starts_with(' ') || rest[1..].starts_with(char::is_uppercase);
    let mut letters = word.chars();
    let first = letters.next();
    let single = first.filter(|_| letters.next().is_none());
    if let (Some(c), '.' | ')' | '/') = (single, sign) {
        if c.is_lowercase() && rest[1..].starts_with(' ') && (sign == ')' || c.is_ascii()) {
            return Some((Style::Letter(sign), end + 1, u32::from(c)));
        }
        // "P. Hành chính" is a name, "A." a rank.
        if ('A'..='H').contains(&c) && spaced && sign == '.' {
            return Some((Style::Capital, end + 1, u32::from(c)));
        }
    }
    let roman = !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let scanned = word.starts_with('I') && word.bytes().all(|b| matches!(b, b'I' | b'l' | b'1' | b'V'));
    match sign {
        '.' | ')' | '/' if (roman || scanned) && spaced => Some((Style::Roman, end + 1, 0)),
        ' ' if roman && (rest.starts_with(" - ") || rest.starts_with(" – ")) => Some((
            Style::Roman,
            end + rest.find(['-', '–']).map_or(1, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8)),
            0,
        )),
        '-' if roman && rest.starts_with("- ") => Some((Style::Roman, end + 1, 0)),
        // The numeral itself is lost: ". Chỉ tiêu".
        '.' if word.is_empty() && rest[1..].trim_start().starts_with(char::is_uppercase) => Some((Style::Roman, 1, 0)),
        _ => None,
    }
}

fn part(text: &str) -> Option<(Style, usize, u32)> {
    let folded = crate::vietnamese::fold::fold(text);
    let rest = folded.strip_prefix("phan ")?;
    let word = rest.split([' ', '.', ':']).next().unwrap_or_default();
    let roman = !word.is_empty() && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let heads = (roman || rest.starts_with("thu ")) && text.chars().count() <= 120;
    heads.then_some((Style::Part, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(Style, String)> {
        marker(text, 0).map(|(marker, at)| (marker.style, format!("{}|{}", marker.text, &text[at..])))
    }

    #[test]
    fn every_way_of_numbering_is_seen() {
        for (text, style, parts) in [
            ("I. Đánh giá", Style::Roman, "I.|Đánh giá"),
            ("I1. Nhitng", Style::Roman, "I1.|Nhitng"),
            ("II - Nhiệm vụ", Style::Roman, "II -|Nhiệm vụ"),
            ("A. Phần chung", Style::Capital, "A.|Phần chung"),
            ("2. Phòng", Style::Number(1, '.'), "2.|Phòng"),
            ("2.Phòng", Style::Number(1, '.'), "2.|Phòng"),
            ("2.2. Thanh tra: Tổ chức", Style::Number(2, '.'), "2.2.|Thanh tra: Tổ chức"),
            ("2.2 Thanh tra", Style::Number(2, '.'), "2.2|Thanh tra"),
            ("(1) Trình", Style::Number(1, '('), "(1)|Trình"),
            ("1) Trình", Style::Number(1, ')'), "1)|Trình"),
            ("1/ Trình", Style::Number(1, '/'), "1/|Trình"),
            ("a) Trình", Style::Letter(')'), "a)|Trình"),
            ("đ) Trình", Style::Letter(')'), "đ)|Trình"),
            ("- Trình", Style::Bullet('-'), "-|Trình"),
            ("-Trình", Style::Bullet('-'), "-|Trình"),
            ("– Trình", Style::Bullet('-'), "–|Trình"),
            ("+ Công văn", Style::Bullet('+'), "+|Công văn"),
            ("o Trình", Style::Bullet('◦'), "o|Trình"),
            ("· Trình", Style::Bullet('•'), "·|Trình"),
            ("▪Trình", Style::Bullet('▪'), "▪|Trình"),
            ("✓ Trình", Style::Bullet('✓'), "✓|Trình"),
            ("➤ Trình", Style::Bullet('➤'), "➤|Trình"),
        ] {
            assert_eq!(told(text), Some((style, parts.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_letter_follows_in_the_order_of_the_alphabet() {
        let follows = |next: &str, before: &str| {
            let marker = |text: &str| marker(text, 0).map(|(marker, _)| marker).expect("a marker");
            marker(next).follows(&marker(before))
        };
        assert!(follows("đ) X", "d) X") && follows("e) X", "đ) X") && follows("g) X", "e) X"));
        assert!(follows("2.3. X", "2.2. X") && !follows("2. X", "1) X") && !follows("3. X", "1. X"));
    }

    #[test]
    fn figures_and_names_are_no_numbering() {
        for text in [
            "17/02/2025 họp",
            "1.293.500 đồng",
            "10 nhiệm vụ",
            "P. Hành chính",
            "V/v triển khai",
            "(nếu có)",
            "2.5 tỷ",
            "3.",
            "--- x",
            "*Ghi chú",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
