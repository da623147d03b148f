//! Periods as heads of columns name them: "quý I", "6 tháng đầu năm", "Lũy kế đến tháng 3/2025".

use super::fold::fold;
use crate::period::Period;

/// The first period that `text` names. A period without a year is of `year`; one told as a running total
/// ("lũy kế", "đến hết") begins in January. `None` where it names none.
pub fn period_in(text: &str, year: i16) -> Option<Period> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let named_year = words.iter().find_map(|word| year_word(word));
    let year = named_year.unwrap_or(year);
    let running = ["luy ke", "den het", "den thang", "den quy", "den cuoi", "cumulative"];
    let running = running.iter().any(|words| folded.contains(words)) && !folded.contains("tu thang");
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let period = match *word {
            "quy" | "q" => ordinal(next).filter(|n| *n <= 4).map(|n| quarter(year, n, running)),
            "thang" | "month" | "months" => match at.checked_sub(1).and_then(|before| ordinal(words[before])) {
                // "6 tháng cuối năm" is the second half; other counts of months run from January.
                Some(6) if folded.contains("cuoi nam") => Some(Period::Half(year, 2)),
                Some(6) => Some(Period::Half(year, 1)),
                Some(count) if count <= 12 && year_word(next).is_none_or(|_| ordinal(next).is_none()) => {
                    Some(Period::Months(year, 1, count))
                }
                _ => ordinal(next).filter(|n| *n <= 12).map(|n| match running {
                    true => Period::Months(year, 1, n),
                    false => Period::Month(year, n),
                }),
            },
            "tuan" | "week" => ordinal(next).filter(|n| *n <= 53).map(|n| Period::Week(year, n)),
            "den" | "toi" => until(&words[at + 1..], year).map(|month| Period::Months(year, 1, month)),
            // "TH 9T"
            word if word.ends_with('t') && word.len() <= 3 && word.starts_with(|c: char| c.is_ascii_digit()) => {
                match ordinal(&word[..word.len() - 1]) {
                    Some(6) => Some(Period::Half(year, 1)),
                    Some(count) if count <= 12 => Some(Period::Months(year, 1, count)),
                    _ => None,
                }
            }
            word if word.len() == 2 && word.starts_with('q') => {
                ordinal(&word[1..]).filter(|n| *n <= 4).map(|n| quarter(year, n, running))
            }
            _ => None,
        };
        if period.is_some() {
            return period;
        }
    }
    named_year.map(Period::Year)
}

/// The month of a day that a running total reaches: "đến ngày 31/3/2025", "tính đến hết 30-6".
fn until(words: &[&str], year: i16) -> Option<i8> {
    let skip = words.iter().take_while(|word| matches!(**word, "het" | "ngay" | "cuoi")).count();
    let day = words.get(skip)?.parse::<i8>().ok()?;
    let month = words.get(skip + 1)?.parse::<i8>().ok()?;
    jiff::civil::Date::new(year, month, day).ok().map(|date| date.month())
}

/// The first year a text names, 1900–2199.
pub fn year_in(text: &str) -> Option<i16> {
    text.split(|c: char| !c.is_ascii_digit()).find_map(year_word)
}

fn year_word(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1900..2200).contains(year))
}

fn quarter(year: i16, number: i8, running: bool) -> Period {
    match running {
        true => Period::Months(year, 1, number * 3),
        false => Period::Quarter(year, number),
    }
}

/// 1–53 in Arabic or small Roman figures.
fn ordinal(word: &str) -> Option<i8> {
    const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let number = match word.parse::<i8>() {
        Ok(number) => number,
        Err(_) => ROMAN.iter().position(|roman| *roman == word)? as i8 + 1,
    };
    (1..=53).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_name_periods() {
        for (text, period) in [
            ("Thực hiện quý I", "2025-Q1"),
            ("Thực hiện Quý 3/2024", "2024-Q3"),
            ("Lũy kế quý II", "2025-M1..M6"),
            ("Thực hiện 6 tháng đầu năm", "2025-H1"),
            ("Thực hiện 6 tháng cuối năm 2023", "2023-H2"),
            ("TH 9 tháng", "2025-M1..M9"),
            ("Thực hiện tháng 3", "2025-03"),
            ("Lũy kế đến hết tháng 10/2025", "2025-M1..M10"),
            ("Thực hiện năm 2024", "2024"),
            ("Actual Q1", "2025-Q1"),
            ("Thực hiện đến ngày 31/3/2025", "2025-M1..M3"),
            ("Thực hiện đến tháng 3/2025", "2025-M1..M3"),
            ("TH 9T", "2025-M1..M9"),
            ("TH 6T/2025", "2025-H1"),
            ("Kết quả tính đến hết 30-6", "2025-M1..M6"),
        ] {
            assert_eq!(period_in(text, 2025).map(|p| p.to_string()).as_deref(), Some(period), "{text}");
        }
        assert_eq!(period_in("Thực hiện", 2025), None);
    }
}
