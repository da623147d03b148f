//! The schemas for editors and the readers know the same keys, of the same forms; `BLESS=1 cargo test --test schemas` writes docs/schemas.

mod common;

use std::fs;
use std::path::Path;

use common::Folder;
use ketluan::config::schema::{ALL, Form, Key, schema};
use ketluan::diagnostic::{Code, Language};

/// Where a kind of text stands, with `{}` for what is tried in it, and what must stand in it besides.
fn file(name: &str) -> (&'static str, &'static str) {
    match name {
        "site" => ("content/site.toml", "{}"),
        "units" => ("content/units.toml", "{}"),
        "calendar" => ("content/calendar.toml", "{}"),
        "indicators" => ("content/indicators.toml", "{}"),
        _ => ("content/notices/a.md", "+++\n{}\n+++\n"),
    }
}

/// What the readers say of a text: code and sentence.
fn told(name: &str, toml: &str) -> Vec<(Code, String)> {
    let (path, around) = file(name);
    let folder = Folder::new([(path, around.replace("{}", toml).as_str())]);
    let (_, diagnostics) = folder.understand();
    let say = |d: &ketluan::diagnostic::Diagnostic| {
        format!("{} {}", d.message(Language::English), d.help(Language::English).unwrap_or_default())
    };
    diagnostics.iter().map(|d| (d.code, say(d))).collect()
}

/// Each table of a text, by the lines that open it.
fn tables(keys: &'static [Key], opening: String, found: &mut Vec<(String, &'static [Key])>) {
    found.push((opening.clone(), keys));
    // A table is read to the end where what names it is there.
    let needed = keys.iter().filter(|key| key.needed && !opening.is_empty());
    let outer: String = opening.clone() + &needed.map(|key| format!("{} = \"so\"\n", key.name)).collect::<String>();
    for key in keys {
        let path = opening
            .lines()
            .rfind(|line| line.starts_with('['))
            .map(|line| line.trim_matches(['[', ']']))
            .unwrap_or_default();
        let dotted = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
        match key.form {
            Form::Table(inner) => tables(inner, format!("{outer}[{dotted}]\n"), found),
            Form::Tables(inner) => tables(inner, format!("{outer}[[{dotted}]]\n"), found),
            _ => {}
        }
    }
}

fn all_tables() -> Vec<(&'static str, String, &'static [Key])> {
    let mut all = Vec::new();
    for (name, keys) in ALL {
        let mut found = Vec::new();
        tables(keys, String::new(), &mut found);
        all.extend(found.into_iter().map(|(opening, keys)| (name, opening, keys)));
    }
    all
}

#[test]
fn readers_and_schemas_know_the_same_keys() {
    for (name, opening, keys) in all_tables() {
        let said = told(name, &format!("{opening}zzzzzzzzzzzz = 1"));
        let (_, said) = said
            .iter()
            .find(|(code, _)| *code == Code::UnknownKey)
            .unwrap_or_else(|| panic!("{name} {opening}: {said:?}"));
        let known = said.split("known keys: ").nth(1).expect("all keys are told");
        let mut known: Vec<&str> = known.split(", ").collect();
        let mut keys: Vec<&str> = keys.iter().map(|key| key.name).collect();
        known.sort();
        keys.sort();
        assert_eq!(known, keys, "{name} {opening}");
    }
}

#[test]
fn what_is_needed_is_missed_by_the_readers_and_by_no_other_key() {
    for (name, opening, keys) in all_tables() {
        let said = told(name, &opening);
        for key in keys {
            // A day of the calendar needs one of two keys, which a schema for editors does not say.
            let missed =
                said.iter().any(|(code, said)| *code == Code::MissingKey && said.contains(&format!("“{}”", key.name)));
            // Outer tables miss keys of the same names.
            if key.needed {
                assert!(missed, "{name} {opening} {}: {said:?}", key.name);
            } else if opening.is_empty() {
                assert!(!missed, "{name} {}: {said:?}", key.name);
            }
        }
    }
}

#[test]
fn readers_take_the_form_that_a_schema_says_and_no_other() {
    for (name, opening, keys) in all_tables() {
        for key in keys {
            let (good, bad, code) = match key.form {
                Form::Text => ("\"a\"", "true", Code::WrongType),
                Form::Texts => ("[\"a\"]", "\"a\"", Code::WrongType),
                Form::Flag => ("true", "\"a\"", Code::WrongType),
                Form::Whole(_) => ("7", "\"a\"", Code::WrongType),
                Form::Day => ("2025-02-03", "true", Code::WrongType),
                Form::DayOrMonth => ("\"2025-02\"", "true", Code::WrongType),
                Form::Period => ("\"2025-W07\"", "\"2025-W99\"", Code::BadPeriod),
                Form::Years => ("[2025]", "[\"a\"]", Code::WrongType),
                Form::Choice(_) => ("", "\"zzzzzzzz\"", Code::UnknownChoice),
                Form::Table(_) | Form::Days => ("{}", "1", Code::WrongType),
                Form::Tables(_) => ("[]", "1", Code::WrongType),
            };
            let says = |value: &str| {
                let said = told(name, &format!("{opening}{} = {value}", key.name));
                said.into_iter()
                    .filter(|(found, said)| {
                        *found == code && (code == Code::BadPeriod || said.contains(&format!("“{}”", key.name)))
                    })
                    .count()
            };
            assert_eq!(says(bad), 1, "{name} {opening}{} = {bad}", key.name);
            match key.form {
                Form::Choice(choices) => {
                    let said = told(name, &format!("{opening}{} = {bad}", key.name));
                    assert!(
                        said.iter().any(|(_, said)| said.contains(&choices.join(", "))),
                        "{name} {}: {said:?}",
                        key.name
                    );
                }
                _ => assert_eq!(says(good), 0, "{name} {opening}{} = {good}", key.name),
            }
        }
    }
}

#[test]
fn the_schemas_in_docs_are_those_of_the_program() {
    for (name, keys) in ALL {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/schemas/{name}.schema.json"));
        let written = schema(name, keys);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &written).expect("the schema");
        }
        assert_eq!(fs::read_to_string(&path).unwrap_or_default(), written, "BLESS=1 cargo test --test schemas");
    }
}
