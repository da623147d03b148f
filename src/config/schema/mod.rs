//! What may stand in the settings and in front matter, as JSON Schema: editors complete keys by it and underline what is wrong while it is typed.

mod keys;

use serde_json::{Map, Value, json};

pub use keys::Key;

/// What the value of a key looks like.
#[derive(Clone, Copy)]
pub enum Form {
    Text,
    Texts,
    Flag,
    /// From the first to the last.
    Whole((i64, i64)),
    Day,
    /// Or a month in quotes.
    DayOrMonth,
    Period,
    Years,
    Choice(&'static [&'static str]),
    Table(&'static [Key]),
    Tables(&'static [Key]),
    /// A table of days by year.
    Days,
}

/// Each kind of text with its keys, by the name of its schema.
pub const ALL: [(&str, &[Key]); 5] = [
    ("site", keys::SITE),
    ("units", keys::UNITS),
    ("calendar", keys::CALENDAR),
    ("indicators", keys::INDICATORS),
    ("notice", keys::NOTICE),
];

const PERIOD: &str = r"^\d{4}(-(H[12]|Q[1-4]|\d{2}|W\d{2}|M\d{1,2}\.\.M\d{1,2}))?$";

/// The schema of one kind of text, as a file.
pub fn schema(name: &str, keys: &[Key]) -> String {
    let mut schema = object(keys);
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(format!("ketluan: {name}")));
    format!("{:#}\n", Value::Object(schema))
}

fn object(keys: &[Key]) -> Map<String, Value> {
    let properties: Map<String, Value> = keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let needed: Vec<&str> = keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
    let mut object = Map::new();
    object.insert("type".to_owned(), json!("object"));
    object.insert("properties".to_owned(), Value::Object(properties));
    object.insert("required".to_owned(), json!(needed));
    object.insert("additionalProperties".to_owned(), json!(false));
    object
}

fn property(key: &Key) -> Value {
    // Editors hand over the days of TOML as texts of this form.
    let day = || json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" });
    let mut form = match key.form {
        Form::Text => json!({ "type": "string" }),
        Form::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Form::Flag => json!({ "type": "boolean" }),
        Form::Whole((least, most)) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Form::Day => day(),
        Form::DayOrMonth => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$" }),
        Form::Period => json!({ "anyOf": [{ "type": "string", "pattern": PERIOD }, { "type": "integer" }] }),
        Form::Years => json!({ "type": "array", "items": { "type": "integer" } }),
        Form::Choice(choices) => json!({ "enum": choices }),
        Form::Table(keys) => Value::Object(object(keys)),
        Form::Tables(keys) => json!({ "type": "array", "items": object(keys) }),
        Form::Days => json!({ "type": "object", "additionalProperties": day() }),
    };
    form["description"] = json!(key.means);
    form
}
