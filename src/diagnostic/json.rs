//! Diagnostics for machines: JSON lines, and the forms that GitHub and GitLab show beside the change.

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Language, Severity};
use crate::source::Sources;

/// One diagnostic as a line of JSON. Line and column count from 1, columns in characters; in a workbook they are row and column.
#[derive(Serialize)]
struct Row<'a> {
    /// Rises where the meaning of a key changes; docs/diagnostics.schema.json says what there is.
    schema: u8,
    code: &'a str,
    severity: &'a str,
    path: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    /// `Tiến độ!C12`, in a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    message: String,
    help: Option<String>,
}

/// One JSON object a line.
pub fn print_json(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        let row = row(diagnostic, sources, language);
        // A struct of texts and numbers always serialises.
        out.push_str(&serde_json::to_string(&row).unwrap_or_default());
        out.push('\n');
    }
    out
}

fn row<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, language: Language) -> Row<'a> {
    let source = diagnostic.place.map(|place| sources.get(place.source));
    let start = diagnostic.place.zip(source).map(|(place, source)| source.start(place.span));
    let end = diagnostic.place.zip(source).map(|(place, source)| source.end(place.span));
    Row {
        schema: 1,
        code: diagnostic.code.as_str(),
        severity: diagnostic.severity.as_str(),
        path: source.map(|source| source.path.as_str()).or(diagnostic.path.as_deref()).unwrap_or_default(),
        line: start.map(|(line, _)| line),
        column: start.map(|(_, column)| column),
        end_line: end.map(|(line, _)| line),
        end_column: end.map(|(_, column)| column),
        cell: diagnostic.place.zip(source).and_then(|(place, source)| source.cell(place.span.start())),
        message: diagnostic.message(language),
        help: diagnostic.help(language),
    }
}

impl Row<'_> {
    /// The message, with the cell before it: hosts show a file and a line, and a workbook has neither to show.
    fn placed_message(&self) -> String {
        self.cell.as_ref().map_or_else(|| self.message.clone(), |cell| format!("{cell}: {}", self.message))
    }
}

/// GitHub's workflow commands, one a line.
pub fn print_github(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> String {
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let escape_property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        let row = row(diagnostic, sources, language);
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "notice",
        };
        let mut place = format!("file={}", escape_property(row.path));
        if let (Some(line), Some(column)) = (row.line, row.column) {
            place.push_str(&format!(",line={line},col={column}"));
        }
        let help = row.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
        let message = escape(&format!("{}{help}", row.placed_message()));
        out.push_str(&format!("::{command} {place},title={}::{message}\n", escape_property(row.code)));
    }
    out
}

#[derive(Serialize)]
struct GitlabRow<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'a str,
    location: GitlabLocation<'a>,
}

#[derive(Serialize)]
struct GitlabLocation<'a> {
    path: &'a str,
    lines: GitlabLines,
}

#[derive(Serialize)]
struct GitlabLines {
    begin: usize,
}

/// GitLab's code quality report: one JSON array.
pub fn print_gitlab(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> String {
    let rows: Vec<GitlabRow> = diagnostics
        .iter()
        .map(|diagnostic| {
            let row = row(diagnostic, sources, language);
            let line = row.line.unwrap_or(1);
            GitlabRow {
                fingerprint: format!("{}:{}:{}:{}", row.code, row.path, line, row.column.unwrap_or(1)),
                description: row.placed_message(),
                check_name: row.code,
                severity: match diagnostic.severity {
                    Severity::Error => "critical",
                    Severity::Warning => "minor",
                    Severity::Hint => "info",
                },
                location: GitlabLocation { path: row.path, lines: GitlabLines { begin: line } },
            }
        })
        .collect();
    format!("{}\n", serde_json::to_string_pretty(&rows).unwrap_or_default())
}
