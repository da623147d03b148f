//! Numbers of lists as office programs show them: "1.", "a)", "IV.", "2.1."

/// The longest marker, in characters.
const LONGEST: usize = 40;

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Decimal,
    /// "01", "02"
    Padded,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    /// A sign and no number.
    Bullet,
    /// Nothing at all.
    Hidden,
}

impl Format {
    pub fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Padded => format!("{number:02}"),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).to_lowercase(),
            Self::UpperLetter => letters(number).to_uppercase(),
            Self::LowerLetter => letters(number),
            Self::Bullet | Self::Hidden => String::new(),
        }
    }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// a … z, aa, bb …: behind the alphabet letters double, as Word counts.
fn letters(number: u32) -> String {
    let Some(from_zero) = number.checked_sub(1).filter(|n| *n < 260) else { return number.to_string() };
    let letter = char::from(b'a' + (from_zero % 26) as u8);
    std::iter::repeat_n(letter, from_zero as usize / 26 + 1).collect()
}

/// A bullet as people type it; signs of symbol fonts stay, `import` knows them.
pub fn bullet(sign: &str) -> String {
    match sign.trim().chars().next() {
        None => "-".to_owned(),
        // A star would open emphasis.
        Some('*') => "•".to_owned(),
        Some('–' | '—' | '−' | '‑' | '‒') => "-".to_owned(),
        // Word's second bullet is a letter of another font.
        Some('o') => "◦".to_owned(),
        Some(c @ ('-' | '+' | '•' | '·' | '▪' | '◦' | '✓' | '➤' | '❖' | '►' | '→' | '◆' | '♦' | '□')) => {
            c.to_string()
        }
        Some(c @ '\u{f000}'..='\u{f0ff}') => c.to_string(),
        Some(_) => "•".to_owned(),
    }
}

/// A marker no longer than any that people write.
pub fn short(marker: &str) -> String {
    marker.trim().chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_show() {
        let written = |format: Format, numbers: [u32; 4]| numbers.map(|number| format.write(number)).join(" ");
        assert_eq!(written(Format::UpperRoman, [1, 4, 49, 0]), "I IV XLIX 0");
        assert_eq!(written(Format::LowerLetter, [1, 26, 27, 53]), "a z aa aaa");
        assert_eq!(written(Format::Padded, [1, 10, 0, u32::MAX]), "01 10 00 4294967295");
        assert_eq!(
            [bullet("o"), bullet("–"), bullet("\u{f0a7}"), bullet("*"), bullet("x"), bullet("")],
            ["◦", "-", "\u{f0a7}", "•", "•", "-"]
        );
        assert_eq!(letters(u32::MAX), "4294967295");
    }
}
