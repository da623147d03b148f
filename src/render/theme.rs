//! A theme: templates, style, scripts and words. The default one is in the program; a site's own extends it file by file.

use std::collections::BTreeMap;

use crate::config::SiteLanguage;
use crate::diagnostic::{Code, Diagnostics};
use crate::page::{Address, Text, Texts};
use crate::source::{Place, SourceId};

use super::renamed::short_names;
use super::{embedded, pressed};

/// A file of a theme, as the reader of the disk hands it in.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// Below the theme's folder: `templates/home.html`.
    pub path: String,
    pub content: Vec<u8>,
    /// Where it stands among the texts of the run, if it is text.
    pub source: Option<SourceId>,
}

/// The default theme with a site's own over it.
pub struct Theme {
    files: BTreeMap<String, ThemeFile>,
    pub texts: Texts,
    css: Vec<String>,
    js: Vec<String>,
    /// The office's own colour, over that of every style sheet.
    brand: Option<String>,
}

impl Theme {
    /// Lays `own` over the default theme: a file of the same path takes its place, except that texts and the lists of
    /// `theme.toml` are taken key by key.
    pub fn new(own: Vec<ThemeFile>, language: SiteLanguage, diagnostics: &mut Diagnostics) -> Self {
        let embedded = embedded::FILES.iter().map(|(path, text)| ThemeFile {
            path: (*path).to_owned(),
            content: text.as_bytes().to_vec(),
            source: None,
        });
        let own_tables = own.clone();
        let mut texts = BTreeMap::new();
        let mut order = (Vec::new(), Vec::new());
        let words = format!("i18n/{}.toml", language.as_str());
        for file in embedded.clone().chain(own_tables) {
            if file.path == words {
                gather_texts("", &table(&file, diagnostics), &mut texts);
            } else if file.path == "theme.toml" {
                let table = table(&file, diagnostics);
                for (key, list) in [("css", &mut order.0), ("js", &mut order.1)] {
                    if let Some(names) = table.get(key).and_then(toml::Value::as_array) {
                        *list = names.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect();
                    }
                }
            }
        }
        let files = embedded.chain(own).map(|file| (file.path.clone(), file)).collect();
        Self { files, texts: Texts::new(language, texts), css: order.0, js: order.1, brand: None }
    }

    /// With the colour that site.toml names, checked there.
    pub fn branded(mut self, brand: Option<&str>) -> Self {
        self.brand = brand.map(str::to_owned);
        self
    }

    /// The templates by name (`home.html`, `parts/row.html`) with their text.
    pub fn templates(&self) -> Vec<(&str, &str)> {
        self.files
            .iter()
            .filter_map(|(path, file)| {
                let name = path.strip_prefix("templates/")?;
                Some((name, std::str::from_utf8(&file.content).ok()?))
            })
            .collect()
    }

    /// The source of a template, where it is a site's own.
    pub fn source(&self, template: &str) -> Option<SourceId> {
        self.files.get(&format!("templates/{template}"))?.source
    }

    /// What is published beside the pages: one style sheet of all, one script of those that `theme.toml` names, and every other
    /// file of `assets/` as it is. A script that one kind of page needs is not named there; its template asks for it.
    pub fn assets(&self) -> Vec<(Address, Vec<u8>)> {
        let mut style = pressed::style(&self.joined(&self.css_paths()));
        if let Some(brand) = &self.brand {
            style.extend_from_slice(format!(":root{{--brand:{brand}}}\n").as_bytes());
        }
        let mut assets = vec![
            (Address::file("assets/site.css"), style),
            (Address::file("assets/site.js"), self.joined(&self.js_paths())),
        ];
        let scripts = self.js_paths();
        for (path, file) in &self.files {
            let joined = path.starts_with("assets/css/") || scripts.contains(path);
            if path.starts_with("assets/") && !joined {
                assets.push((Address::file(path), published(file)));
            }
        }
        assets
    }

    /// The rules of charts, for charts outside any page.
    pub fn chart_css(&self) -> String {
        let css = self.files.get("assets/css/chart.css").map(|file| pressed::style(&file.content)).unwrap_or_default();
        String::from_utf8_lossy(&css).into_owned()
    }

    /// Those that `theme.toml` names in its order, then the others by name: a site's own sheet needs no entry.
    fn css_paths(&self) -> Vec<String> {
        let mut paths: Vec<String> = self.css.iter().map(|name| format!("assets/css/{name}.css")).collect();
        let others = self.files.keys().filter(|path| path.starts_with("assets/css/"));
        let others: Vec<String> = others.filter(|path| !paths.contains(path)).cloned().collect();
        paths.extend(others);
        paths
    }

    fn js_paths(&self) -> Vec<String> {
        self.js.iter().map(|name| format!("assets/js/{name}.js")).collect()
    }

    /// Files one after another.
    fn joined(&self, paths: &[String]) -> Vec<u8> {
        let mut out = Vec::new();
        for file in paths.iter().filter_map(|path| self.files.get(path)) {
            out.extend_from_slice(&published(file));
            out.push(b'\n');
        }
        out
    }
}

/// The program's own scripts are pressed, whose form it knows; a site's own are published as they are.
fn published(file: &ThemeFile) -> Vec<u8> {
    let own = embedded::FILES.iter().any(|(path, text)| *path == file.path && text.as_bytes() == file.content);
    match std::str::from_utf8(&file.content) {
        Ok(text) if own && file.path.ends_with(".js") => short_names(&pressed::script(text)).into_bytes(),
        _ => file.content.clone(),
    }
}

fn table(file: &ThemeFile, diagnostics: &mut Diagnostics) -> toml::Table {
    let text = String::from_utf8_lossy(&file.content);
    match toml::from_str(&text) {
        Ok(table) => table,
        Err(error) => {
            let span = error.span().unwrap_or_default();
            let diagnostic = match file.source {
                Some(source) => diagnostics.report(Code::TomlSyntax, Place::new(source, span.into())),
                None => diagnostics.report_path(Code::TomlSyntax, format!("themes/default/{}", file.path)),
            };
            diagnostic.with("reason", error.message());
            toml::Table::new()
        }
    }
}

/// Nested tables as keys with dots; a table with `other` is one text of two forms.
fn gather_texts(prefix: &str, table: &toml::Table, texts: &mut BTreeMap<String, Text>) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        let form = |value: &toml::Value| value.as_str().map(str::to_owned);
        match value {
            toml::Value::String(text) => drop(texts.insert(key, Text { one: None, other: text.clone() })),
            toml::Value::Table(forms) => match forms.get("other").and_then(form) {
                Some(other) => drop(texts.insert(key, Text { one: forms.get("one").and_then(form), other })),
                None => gather_texts(&key, forms, texts),
            },
            // Numbers and lists are no words.
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_texts() {
        let mut diagnostics = Diagnostics::default();
        let vi = Theme::new(Vec::new(), SiteLanguage::Vietnamese, &mut diagnostics);
        let en = Theme::new(Vec::new(), SiteLanguage::English, &mut diagnostics);
        assert!(diagnostics.is_empty());
        assert_eq!(vi.texts.keys().collect::<Vec<_>>(), en.texts.keys().collect::<Vec<_>>());
    }

    #[test]
    fn a_theme_of_ones_own_takes_the_place_of_single_files_and_words() {
        let file = |path: &str, text: &str| ThemeFile {
            path: path.to_owned(),
            content: text.as_bytes().to_vec(),
            source: None,
        };
        let own = vec![
            file("templates/home.html", "<p>riêng</p>"),
            file("i18n/vi.toml", "[nav]\nhome = \"Trang đầu\""),
            file("assets/logo.png", "x"),
        ];
        let theme = Theme::new(own, SiteLanguage::Vietnamese, &mut Diagnostics::default());
        assert_eq!(theme.texts.say("nav.home"), "Trang đầu");
        assert_eq!(theme.texts.say("nav.units"), "Đơn vị");
        assert!(theme.templates().contains(&("home.html", "<p>riêng</p>")));
        assert!(theme.templates().iter().any(|(name, _)| *name == "base.html"));
        assert!(theme.assets().iter().any(|(address, _)| address.as_str() == "assets/logo.png"));
    }

    #[test]
    fn the_colour_of_the_office_stands_over_that_of_every_style_sheet() {
        let sheet = ThemeFile {
            path: "assets/css/rieng.css".to_owned(),
            content: b":root { --brand: #111111; }".to_vec(),
            source: None,
        };
        let theme = Theme::new(vec![sheet], SiteLanguage::Vietnamese, &mut Diagnostics::default());
        let style = |theme: &Theme| {
            let mut assets = theme.assets().into_iter();
            let (_, bytes) = assets.rfind(|(address, _)| address.as_str() == "assets/site.css").unwrap();
            String::from_utf8(bytes).unwrap()
        };
        let last = |style: &str| style.rsplit_once("--brand:").unwrap().1.to_owned();
        assert!(last(&style(&theme)).starts_with("#111111"));
        assert!(last(&style(&theme.branded(Some("#004d40")))).starts_with("#004d40}"));
    }
}
