//! Diagnostics as SARIF 2.1.0, which code hosts and editors read. Columns count code points, and the file says so.

use serde_json::{Value, json};

use super::{Code, Diagnostic, Diagnostics, Language, Severity};
use crate::source::Sources;

/// One run with one result for each diagnostic.
pub fn print(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> String {
    let mut codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort();
    codes.dedup();
    let rules: Vec<Value> = codes
        .iter()
        .map(|code| json!({ "id": code.as_str(), "defaultConfiguration": { "level": level(code.severity()) } }))
        .collect();
    let results: Vec<Value> = diagnostics.iter().map(|diagnostic| result(diagnostic, sources, language)).collect();
    let report = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "ketluan", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{report:#}\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn result(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> Value {
    let help = diagnostic.help(language).map(|help| format!("\n{help}")).unwrap_or_default();
    let location = match diagnostic.place {
        Some(place) => {
            let source = sources.get(place.source);
            let (line, column) = source.start(place.span);
            let (end_line, end_column) = source.end(place.span);
            json!({
                "artifactLocation": { "uri": source.path },
                "region": { "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column },
            })
        }
        None => json!({ "artifactLocation": { "uri": diagnostic.path.clone().unwrap_or_default() } }),
    };
    // A viewer shows a file and a line, and a workbook has neither to show.
    let cell = diagnostic.place.and_then(|place| sources.get(place.source).cell(place.span.start()));
    let cell = cell.map(|cell| format!("{cell}: ")).unwrap_or_default();
    json!({
        "ruleId": diagnostic.code.as_str(),
        "level": level(diagnostic.severity),
        "message": { "text": format!("{cell}{}{help}", diagnostic.message(language)) },
        "locations": [{ "physicalLocation": location }],
    })
}
