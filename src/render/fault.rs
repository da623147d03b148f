//! What tera says of a broken template, as diagnostics with file and line.

use tera::{Error, ErrorKind};

use super::Theme;
use super::functions::MISSING_TEXT;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Place, Sources, Span};

/// Syntax and rendering errors come with a span. Names that do not exist (a filter, a component) come as text already drawn,
/// several in one: each is taken apart again by its ` --> file:line:column`.
pub fn diagnostics(error: &Error, theme: &Theme, sources: &Sources) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = report.span().range.clone();
            let fault = Fault { template: report.filename(), span: range.into(), line: report.span().start_line };
            fault.report(report.message(), theme, sources, &mut diagnostics);
        }
        ErrorKind::Msg(drawn) if drawn.contains("\n --> ") => {
            for part in drawn.split("error: ").filter(|part| !part.trim().is_empty()) {
                let (message, rest) = part.split_once("\n --> ").unwrap_or((part, ""));
                let mut place = rest.lines().next().unwrap_or_default().rsplitn(3, ':');
                let column = place.next().and_then(|n| n.trim().parse().ok()).unwrap_or(1);
                let line = place.next().and_then(|n| n.parse().ok()).unwrap_or(1);
                let template = place.next().unwrap_or_default();
                let span =
                    theme.source(template).map(|id| offset(&sources.get(id).text, line, column)).unwrap_or_default();
                Fault { template, span, line }.report(message.trim(), theme, sources, &mut diagnostics);
            }
        }
        ErrorKind::MissingParent { current: template, .. }
        | ErrorKind::CircularExtend { tpl: template, .. }
        | ErrorKind::CircularInclude { tpl: template, .. } => {
            let fault = Fault { template, span: Span::default(), line: 1 };
            fault.report(&error.to_string(), theme, sources, &mut diagnostics);
        }
        _ => {
            diagnostics.report_path(Code::Template, "themes").with("reason", error.to_string());
        }
    }
    diagnostics
}

struct Fault<'a> {
    template: &'a str,
    span: Span,
    line: usize,
}

impl Fault<'_> {
    fn report(&self, message: &str, theme: &Theme, sources: &Sources, diagnostics: &mut Diagnostics) {
        let missing = message.split_once(MISSING_TEXT).map(|(_, key)| key.trim_matches(['`', '\'', '.', '\n']));
        let code = if missing.is_some() { Code::MissingText } else { Code::Template };
        let source = theme.source(self.template).filter(|id| self.span.end() <= sources.get(*id).text.len());
        let diagnostic = match source {
            Some(source) => diagnostics.report(code, Place::new(source, self.span)),
            // A template of the program's own has no text among the sources.
            None => diagnostics.report_path(code, format!("themes/default/templates/{}:{}", self.template, self.line)),
        };
        match missing {
            Some(key) => diagnostic.with("key", key).with("language", theme.texts.language.as_str()),
            None => diagnostic.with("reason", message),
        };
    }
}

/// Line from 1, column in characters from 1.
fn offset(text: &str, line: usize, column: usize) -> Span {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let within = text.get(start..).and_then(|rest| rest.char_indices().nth(column.saturating_sub(1)));
    let at = start + within.map_or(0, |(at, _)| at);
    Span::new(at, at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8))
}
