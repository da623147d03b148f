//! Units that a document names and units.toml lacks: told as blocks to paste, or written behind the issuer's other units.

use crate::diagnostic::Language;
use crate::import::MissingUnit;

/// What to paste, with a sentence before it.
pub fn told(missing: &[MissingUnit], language: Language) -> String {
    let blocks: Vec<String> = missing.iter().map(MissingUnit::toml).collect();
    let blocks = blocks.join("\n");
    match language {
        Language::English => format!(
            "\ncontent/units.toml lacks these units; paste them there and import again with --replace, or let --add-units do it:\n\n{blocks}"
        ),
        Language::Vietnamese => format!(
            "\ncontent/units.toml chưa có các đơn vị sau; hãy dán vào đó rồi nhập lại với --replace, hoặc dùng --add-units:\n\n{blocks}"
        ),
    }
}

/// The text of units.toml with the units behind those of the issuer; none where the issuer is not found in it.
pub fn added(toml: &str, issuer: &str, missing: &[MissingUnit]) -> Option<String> {
    let lines: Vec<&str> = toml.split_inclusive('\n').collect();
    let heads: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].trim_start().starts_with("[[issuer]]")).collect();
    let names = |line: &str| {
        let mut sides = line.splitn(2, '=').map(str::trim);
        let key = sides.next() == Some("id");
        let value = sides.next().unwrap_or_default();
        let quoted = value.get(1..).and_then(|rest| rest.split(['"', '\'']).next());
        key && quoted == Some(issuer)
    };
    let own = heads.iter().position(|head| {
        lines[head + 1..].iter().take_while(|line| !line.trim_start().starts_with('[')).any(|line| names(line))
    })?;
    let mut end = heads.get(own + 1).copied().unwrap_or(lines.len());
    // Comments over the next issuer are its own.
    while end > 0 && (lines[end - 1].trim().is_empty() || lines[end - 1].trim_start().starts_with('#')) {
        end -= 1;
    }
    let mut text = lines[..end].concat();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    for unit in missing {
        text.push('\n');
        text.push_str(&unit.toml());
    }
    text.push_str(&lines[end..].concat());
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_stand_behind_those_of_their_issuer() {
        let unit = MissingUnit { id: "so-tai-chinh".to_owned(), name: "Sở Tài chính".to_owned() };
        let toml = "[[issuer]]\nid = \"a\"\nname = \"A\"\n\n[[issuer.unit]]\nid = \"x\"\nname = \"X\"\n\n# B\n[[issuer]]\nid = \"b\"\nname = \"B\"\n";
        let first = added(toml, "a", std::slice::from_ref(&unit)).expect("the issuer");
        assert!(
            first.contains("name = \"X\"\n\n[[issuer.unit]]\nid = \"so-tai-chinh\"\nname = \"Sở Tài chính\"\n\n# B\n"),
            "{first}"
        );
        let second = added(toml, "b", std::slice::from_ref(&unit)).expect("the issuer");
        assert!(
            second.ends_with("name = \"B\"\n\n[[issuer.unit]]\nid = \"so-tai-chinh\"\nname = \"Sở Tài chính\"\n"),
            "{second}"
        );
        assert_eq!(added(toml, "c", &[unit]), None);
    }
}
