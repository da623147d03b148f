//! How wide words will be, without asking any font.
//!
//! Widths are those of a common sans serif in thousandths of its size, by base letter: the marks of Vietnamese letters
//! add height, not width. A little is added for the wider faces among system fonts; too much room is only a larger gap,
//! too little would let words run into each other.

/// The width in pixels of `text` set in `size` pixels.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(letter_width).sum();
    f64::from(thousandths) / 1000.0 * size * if bold { 1.12 } else { 1.06 }
}

/// `text` on at most three lines of `room` pixels, broken at blanks, with `last_room` on the last of them; what still
/// does not fit ends in an ellipsis.
pub(super) fn wrap(text: &str, size: f64, room: f64, last_room: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut words: Vec<&str> = text.split_whitespace().collect();
    loop {
        let rest = words.join(" ");
        let whole = width(&rest, size, false);
        let room = if whole <= room { last_room } else { room };
        let fitting = (1..=words.len()).take_while(|count| width(&words[..*count].join(" "), size, false) <= room);
        let count = fitting.last().unwrap_or(0);
        if whole <= last_room || count == 0 || lines.len() == 2 {
            lines.push(shorten(&rest, size, last_room));
            return lines;
        }
        lines.push(words.drain(..count).collect::<Vec<_>>().join(" "));
    }
}

/// `text`, cut with an ellipsis where it is wider than `room`.
pub(super) fn shorten(text: &str, size: f64, room: f64) -> String {
    if width(text, size, false) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut used = width("…", size, false);
    for letter in text.chars() {
        used += width(letter.encode_utf8(&mut [0; 4]), size, false);
        if used > room {
            break;
        }
        short.push(letter);
    }
    format!("{}…", short.trim_end())
}

fn letter_width(letter: char) -> u32 {
    match base(letter) {
        'i' | 'j' | 'l' | '\'' => 222,
        ' ' | 'f' | 't' | 'I' | '!' | ',' | '.' | '/' | ':' | ';' | '|' | '[' | ']' | '\\' | '\u{a0}' => 278,
        'r' | '-' | '(' | ')' | '{' | '}' | '·' | '`' => 333,
        '"' | '*' | '°' | '•' => 380,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'a'
        | 'b'
        | 'd'
        | 'e'
        | 'g'
        | 'h'
        | 'n'
        | 'o'
        | 'p'
        | 'q'
        | 'u'
        | 'L'
        | '0'..='9'
        | '?'
        | '$'
        | '#'
        | '_'
        | '–' => 556,
        '+' | '<' | '=' | '>' | '~' | '×' | '≤' | '≥' | '−' => 584,
        'ơ' | 'ư' | 'F' | 'T' | 'Z' => 615,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722,
        'G' | 'O' | 'Q' => 778,
        'm' | 'M' | 'Ơ' | 'Ư' => 833,
        '%' => 889,
        'W' => 944,
        '…' | '—' | '@' => 1000,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => 0,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffdc}' | '\u{1f000}'..='\u{3ffff}' => 1000,
        _ => 600,
    }
}

/// The letter without its marks. The Vietnamese block alternates upper and lower case and is sorted by base letter, so
/// ranges tell it; horned letters are kept apart because the horn does take width.
fn base(letter: char) -> char {
    let lower = match letter {
        'À'..='Å' | 'à'..='å' | 'Ă' | 'ă' | '\u{1ea0}'..='\u{1eb7}' => 'a',
        'È'..='Ë' | 'è'..='ë' | 'Ẹ'..='ệ' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ' | 'ĩ' | 'Ỉ'..='ị' => 'i',
        'Ò'..='Ö' | 'ò'..='ö' | 'Ọ'..='ộ' => 'o',
        'Ớ'..='ợ' => 'ơ',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ' | 'ũ' | 'Ụ'..='ủ' => 'u',
        'Ứ'..='ự' => 'ư',
        'Ý' | 'ý' | 'ÿ' | 'Ỳ'..='ỹ' => 'y',
        'Đ' | 'đ' => 'd',
        plain => return plain,
    };
    if !letter.is_uppercase() {
        return lower;
    }
    match lower {
        'ơ' => 'Ơ',
        'ư' => 'Ư',
        plain => plain.to_ascii_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_add_no_width() {
        for (plain, marked) in [("truong hop dat", "trường hợp đạt"), ("EAOIUY", "ẾẶỘỊỤỸ"), ("De", "Đệ")]
        {
            let (plain, marked) = (width(plain, 13.0, false), width(marked, 13.0, false));
            assert!((marked / plain - 1.0).abs() < 0.05, "{plain} {marked}");
        }
        assert_eq!(width("tie\u{302}\u{301}ng", 13.0, false), width("tiếng", 13.0, false));
    }

    #[test]
    fn words_are_wrapped_and_never_wider_than_their_room() {
        let name = "Trung tâm Nghiên cứu, Chuyển giao công nghệ và Hỗ trợ doanh nghiệp khởi nghiệp sáng tạo";
        for (text, room, last) in
            [(name, 320.0, 200.0), (name, 90.0, 60.0), ("Khôngcóchỗngắt", 40.0, 30.0), ("", 10.0, 5.0)]
        {
            let lines = wrap(text, 13.0, room, last);
            assert!((1..=3).contains(&lines.len()));
            assert!(lines.iter().all(|line| width(line, 13.0, false) <= room), "{lines:?}");
            assert!(lines.last().is_some_and(|line| width(line, 13.0, false) <= last), "{lines:?}");
        }
        assert_eq!(wrap("Văn phòng Sở", 13.0, 320.0, 200.0), ["Văn phòng Sở"]);
    }
}
