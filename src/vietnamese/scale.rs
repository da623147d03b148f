//! In what figures are told: "tỷ đồng", "triệu đồng" and "đồng" measure one thing, a thousand times apart.

use super::fold::fold;

/// A unit of measure taken apart.
#[derive(Clone, Debug, PartialEq)]
struct Measure {
    /// How many of `base` one of it is: 1e9 for "tỷ đồng".
    factor: f64,
    /// What is counted, folded; empty for a bare "tỷ".
    base: String,
}

/// What a figure told in `written` is multiplied by to be told in `wanted`: 0.001 from "triệu" to "tỷ đồng", 1 where neither says how large
/// it is. `None` where the two measure different things.
pub fn factor(written: &str, wanted: &str) -> Option<f64> {
    // "300 triệu đồng, đạt 25% kế hoạch"
    let written = written.split([',', ';']).next().unwrap_or_default();
    let (written, wanted) = (measure(written), measure(wanted));
    // "02 nhiệm vụ" in a column of anything, "85 đ" in one of points: words beside a count, no measure.
    if written.factor == 1.0 && (written.class() != Class::Money || wanted.class() == Class::Count) {
        return Some(1.0);
    }
    written.agrees(&wanted).then_some(written.factor / wanted.factor)
}

/// What figures in `written` are multiplied by to be told in `wanted`, where both say what they measure; `None` where the two differ. Words
/// for what is counted differ from table to table ("DN", "Doanh nghiệp") and are not compared; sizes, money and percent are.
pub fn between(written: &str, wanted: &str) -> Option<f64> {
    let (written, wanted) = (measure(written), measure(wanted));
    written.agrees(&wanted).then_some(written.factor / wanted.factor)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Unsaid,
    Money,
    Percent,
    Count,
}

impl Measure {
    fn class(&self) -> Class {
        match self.base.as_str() {
            "" => Class::Unsaid,
            base if base.contains('%') || base.contains("phan tram") || base.starts_with("ty ") => Class::Percent,
            base if base.starts_with(MONEY) => Class::Money,
            _ => Class::Count,
        }
    }

    fn agrees(&self, other: &Self) -> bool {
        let (own, other) = (self.class(), other.class());
        own == other || own == Class::Unsaid || other == Class::Unsaid
    }
}

/// The size or money that words in brackets say at the end of a name or a head: "Thu phí (triệu đồng)".
pub fn in_brackets(words: &str) -> Option<&str> {
    let inside = words.rsplit_once('(')?.1.split_once(')')?.0.trim();
    let inside = inside.rsplit_once(':').map_or(inside, |(_, unit)| unit.trim());
    let of = measure(inside);
    let bare = matches!(of.base.as_str(), "" | MONEY | "usd") && !inside.contains(|c: char| c.is_ascii_digit());
    (bare && (of.factor != 1.0 || of.base == MONEY)).then_some(inside)
}

/// Whether a unit says how large it is: "tỷ", "triệu đồng", "nghìn người".
pub fn is_scaled(unit: &str) -> bool {
    measure(unit).factor != 1.0
}

const MONEY: &str = "dong";

fn measure(unit: &str) -> Measure {
    let folded = fold(unit);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '/'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut factor = 1.0;
    let mut base: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let size = match *word {
            "ty" | "ti" if words.get(at + 1).is_some_and(|next| matches!(*next, "le" | "suat" | "trong" | "so")) => {
                None
            }
            "nghin" | "ngan" | "1000" => Some(1e3),
            // "1.000 đồng": a dot parts the thousands.
            "1" if words.get(at + 1) == Some(&"000") => Some(1.0),
            "000" => Some(1e3),
            "trieu" | "tr" => Some(1e6),
            "ty" | "ti" => Some(1e9),
            _ => None,
        };
        match (size, *word) {
            (Some(size), _) => factor *= size,
            (None, "trd" | "trdong") => {
                factor *= 1e6;
                base.push(MONEY);
            }
            (None, "d" | "vnd" | "dong") => base.push(MONEY),
            // "đồng Việt Nam"
            (None, "viet" | "nam") if base.contains(&MONEY) => {}
            (None, word) => base.push(word),
        }
    }
    Measure { factor, base: base.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_in_one_measure() {
        for (written, wanted, expected) in [
            ("triệu", "tỷ đồng", Some(0.001)),
            ("tỷ", "Tỷ đồng", Some(1.0)),
            ("triệu đồng", "đồng", Some(1e6)),
            ("tỷ", "1.000 đồng", Some(1e6)),
            ("nghìn tỷ đồng", "tỷ đồng", Some(1e3)),
            ("tr.đ", "trđ", Some(1.0)),
            ("nhiệm vụ", "Nhiệm vụ", Some(1.0)),
            ("thuê bao", "", Some(1.0)),
            ("triệu", "", Some(1e6)),
            ("triệu đồng", "nghìn người", None),
            ("triệu lượt khách", "nghìn lượt", Some(1e3)),
            ("triệu đô la Mỹ", "triệu USD", Some(1.0)),
            ("triệu đồng, đạt 25% kế hoạch", "triệu đồng", Some(1.0)),
            ("đ", "Điểm", Some(1.0)),
            ("đồng", "đồng/người", Some(1.0)),
        ] {
            assert_eq!(factor(written, wanted), expected, "{written} in {wanted}");
        }
        assert_eq!(between("triệu đồng", "tỷ đồng"), Some(0.001));
        assert_eq!(between("Dự án", "dự án"), Some(1.0));
        assert_eq!(between("DN", "Doanh nghiệp"), Some(1.0));
        assert_eq!(between("hộ", "%"), None);
        assert_eq!(between("nghìn lao động", "nghìn người"), Some(1.0));
        for same in ["Tỷ lệ %", "Tỷ lệ (%)", "phần trăm", "% dân số", "Tỷ trọng (%)"] {
            assert_eq!(between("%", same), Some(1.0), "{same}");
        }
        for same in ["Tỷ", "Tỷ đồng/năm", "tỷ đồng (giá so sánh)"] {
            assert_eq!(between("Tỷ đồng", same), Some(1.0), "{same}");
        }
        assert_eq!(in_brackets("Thu phí (triệu đồng)"), Some("triệu đồng"));
        assert_eq!(in_brackets("Số dự án (trên 100 tỷ đồng)"), None);
        assert_eq!(in_brackets("Công nghiệp (tỷ trọng %)"), None);
        assert!(!is_scaled("Tỷ lệ %") && is_scaled("Triệu USD"));
    }
}
