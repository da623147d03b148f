//! The outer element of a chart, on a page and as a file of its own.

use std::fmt::Write;

use super::Alternative;
use super::letters::wrap;
use super::markup::{escape, escape_into, id, tenths, to_tenths};
use super::palette::Role;
use super::pen::{Across, Down, Lettering, Pen, TEXT};

/// A finished chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The element, to be placed in a page as it is.
    pub svg: String,
    /// What a file of its own is made of.
    file: Parts,
}

/// The pieces of a chart, apart from how large the outer element is.
#[derive(Clone, Debug, PartialEq)]
struct Parts {
    class: String,
    size: (f64, f64),
    /// The attributes and elements that say what the chart shows.
    spoken: (String, String),
    /// The title as it is read above the chart.
    title: Vec<String>,
    body: String,
}

/// How the outer element takes its size.
#[derive(Clone, Copy)]
pub(super) enum Size {
    /// As wide as its place; the second number is the width of the file.
    Fluid { height: f64, file_width: f64 },
    /// Scaled as a whole.
    Fixed { width: f64, height: f64 },
}

impl Size {
    fn in_page(self) -> String {
        match self {
            Size::Fluid { height, .. } => format!(" width=\"100%\" height=\"{}\"", pixels(height)),
            Size::Fixed { width, height } => format!(" viewBox=\"0 0 {} {}\"", pixels(width), pixels(height)),
        }
    }

    fn in_file(self) -> (f64, f64) {
        match self {
            Size::Fluid { height, file_width } => (file_width, height),
            Size::Fixed { width, height } => (width, height),
        }
    }
}

fn pixels(length: f64) -> String {
    tenths(to_tenths(length))
}

/// Puts `body` into the outer element of the given kind (`trend` becomes `chart chart-trend`).
pub(super) fn frame(kind: &str, size: Size, alternative: &Alternative, body: String) -> Chart {
    let (attributes, words) = speak(alternative);
    let class = format!("chart chart-{kind}");
    // Hundreds of small bars have no words to be sized.
    let lettering = if body.contains("<text") { format!(" font-size=\"{TEXT}\"") } else { String::new() };
    let svg = format!("<svg class=\"{class}\"{attributes}{}{lettering}>{words}{body}</svg>", size.in_page());
    let size = size.in_file();
    let title = match alternative {
        Alternative::Described { title, .. } if !title.trim().is_empty() => wrap(title, TEXT * 1.1, size.0, size.0),
        Alternative::Described { .. } | Alternative::Hidden => Vec::new(),
    };
    Chart { svg, file: Parts { class, size, spoken: (attributes, words), title, body } }
}

/// The attributes and the two elements that say what a chart shows to those who do not see it.
fn speak(alternative: &Alternative) -> (String, String) {
    let Alternative::Described { id_prefix, title, description } = alternative else {
        return (" aria-hidden=\"true\"".to_owned(), String::new());
    };
    let prefix = id(id_prefix);
    let attributes = format!(" role=\"img\" aria-labelledby=\"{prefix}-title {prefix}-desc\"");
    let mut words = format!("<title id=\"{prefix}-title\">");
    escape_into(&mut words, title);
    let _ = write!(words, "</title><desc id=\"{prefix}-desc\">");
    escape_into(&mut words, description);
    words.push_str("</desc>");
    (attributes, words)
}

/// The room around a chart in a file, and the height of a line of its title.
const MARGIN: f64 = 16.0;
const TITLE_LINE: f64 = 20.0;

/// The rules that go with charts as files of their own.
pub struct FileStyle(String);

impl FileStyle {
    /// The rules of `css`, every custom property of a role replaced by its colour, because few programs besides browsers know them.
    /// The colour is the first one that `css` gives the property, so a theme's own light colours are kept; where it gives none, that
    /// of the palette.
    pub fn new(css: &str) -> Self {
        Self(escape(&literal(css)))
    }
}

/// The chart as a file that opens outside any page, with its title above it.
pub fn standalone(chart: &Chart, style: &FileStyle) -> String {
    let Parts { class, size: (width, height), spoken: (attributes, words), title, body } = &chart.file;
    let above = MARGIN + title.len() as f64 * TITLE_LINE + if title.is_empty() { 0.0 } else { 8.0 };
    let (outer_width, outer_height) = (pixels(width + 2.0 * MARGIN), pixels(above + height + MARGIN));
    let lettering = Lettering::new(Role::Ink, Across::Left, Down::Top).strong();
    let pen = Pen::fixed(width + 2.0 * MARGIN, above);
    for (line, words) in title.iter().enumerate() {
        pen.words(lettering, (MARGIN, MARGIN + line as f64 * TITLE_LINE), words);
    }
    let (heading, rules, ground) = (pen.finish(), &style.0, Role::Paper.name());
    let (x, y, width, height) = (pixels(MARGIN), pixels(above), pixels(*width), pixels(*height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{class} chart-file\"{attributes} width=\"{outer_width}\" \
         height=\"{outer_height}\" viewBox=\"0 0 {outer_width} {outer_height}\" font-size=\"{TEXT}\">{words}\
         <style>{rules}</style><rect class=\"f-{ground}\" width=\"100%\" height=\"100%\"/>{heading}\
         <svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" overflow=\"visible\">{body}</svg></svg>\n"
    )
}

/// The rules without comments and without custom properties.
fn literal(css: &str) -> String {
    let mut rules = strip_comments(css);
    for role in Role::ALL {
        let colour = first_value(css, &role.variable()).unwrap_or(role.literal()).to_owned();
        rules = rules.replace(&format!("var({})", role.variable()), &colour);
    }
    rules
}

fn strip_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        rest = rest[start + 2..].find("*/").map_or("", |end| &rest[start + end + 4..]);
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first_value<'css>(css: &'css str, variable: &str) -> Option<&'css str> {
    let start = css.find(&format!("{variable}:"))? + variable.len() + 1;
    let value = css[start..].split([';', '}']).next()?.trim();
    value.starts_with('#').then_some(value)
}
