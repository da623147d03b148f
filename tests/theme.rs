//! What a theme is given, told from the code that gives it: the second half of docs/theme.md and of the guide's page for theme makers. Names, types and
//! meanings are those of the views, components those of the templates, tokens those of tokens.css; `BLESS=1 cargo test --test theme` writes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What one template places, or a piece of it.
struct View {
    /// The file it stands in: `home`.
    module: String,
    name: String,
    says: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: String,
    says: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn files(folder: &str, ending: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(root().join(folder)).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().trim_end_matches(ending).to_owned();
            (name, fs::read_to_string(&path).expect("a text"))
        })
        .collect()
}

/// The sources of all that is handed to templates, by module.
fn sources() -> BTreeMap<String, String> {
    let mut sources = files("src/page/view", ".rs");
    for (module, path) in
        [("format", "src/page/format.rs"), ("prose", "src/page/prose/mod.rs"), ("balance", "src/page/balance.rs")]
    {
        sources.insert(module.to_owned(), fs::read_to_string(root().join(path)).expect("a source"));
    }
    sources
}

fn plain(comment: &str) -> String {
    comment.trim().trim_start_matches("///").trim().replace("[`", "`").replace("`]", "`").replace('|', "\\|")
}

/// Every struct that is handed on, with the comments above it and above its fields.
fn views(module: &str, source: &str) -> Vec<View> {
    let mut views = Vec::new();
    let (mut says, mut handed, mut left_out) = (String::new(), false, false);
    let mut open: Option<View> = None;
    for line in source.lines() {
        let text = line.trim();
        if let Some(view) = &mut open {
            if line == "}" {
                views.extend(open.take());
                says.clear();
            } else if text.starts_with("///") {
                says = format!("{says} {}", plain(text)).trim().to_owned();
            } else if text == "#[serde(skip)]" {
                left_out = true;
            } else if text == "#[serde(flatten)]" {
                says = format!("{says} Its fields stand here, not below this name.").trim().to_owned();
            } else if let Some((name, kind)) = text.trim_start_matches("pub ").trim_end_matches(',').split_once(": ") {
                if !left_out {
                    view.fields.push(Field {
                        name: name.to_owned(),
                        kind: kind.to_owned(),
                        says: std::mem::take(&mut says),
                    });
                }
                says.clear();
                left_out = false;
            }
        } else if text.starts_with("///") {
            says = format!("{says} {}", plain(text)).trim().to_owned();
        } else if text.starts_with("#[derive(") {
            handed = text.contains("Serialize");
        } else if let Some(rest) = text.strip_prefix("pub struct ") {
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            if handed && text.ends_with('{') {
                let says = std::mem::take(&mut says);
                open = Some(View { module: module.to_owned(), name, says, fields: Vec::new() });
            }
            handed = false;
        } else if !text.starts_with("#[") {
            says.clear();
        }
    }
    views
}

/// The words of a type, and the views it names.
struct Words {
    text: &'static str,
    number: &'static str,
    choice: &'static str,
    list: &'static str,
    keyed: &'static str,
    maybe: &'static str,
}

const ENGLISH: Words = Words {
    text: "text",
    number: "number",
    choice: "true or false",
    list: "list of",
    keyed: "by key:",
    maybe: "or nothing",
};
const VIETNAMESE: Words = Words {
    text: "chữ",
    number: "số",
    choice: "có/không",
    list: "danh sách",
    keyed: "theo khóa:",
    maybe: "có thể trống",
};

fn told(kind: &str, words: &Words) -> String {
    let kind =
        kind.trim().replace("std::collections::", "").replace("std::borrow::", "").replace("crate::page::format::", "");
    let within = |prefix: &str| kind.strip_prefix(prefix).and_then(|rest| rest.strip_suffix('>')).map(str::to_owned);
    if let Some(inner) = within("Option<") {
        return format!("{}, {}", told(&inner, words), words.maybe);
    }
    if let Some(inner) = within("Vec<") {
        return format!("{} {}", words.list, told(&inner, words));
    }
    if let Some(inner) = within("BTreeMap<") {
        let value = inner.split_once(',').map_or(inner.as_str(), |(_, value)| value);
        return format!("{} {}", words.keyed, told(value, words));
    }
    if kind.starts_with("Cow<") || ["String", "&'static str", "&'a str", "Address"].contains(&kind.as_str()) {
        return words.text.to_owned();
    }
    if kind.ends_with("[String]") || kind.ends_with("[&'static str]") {
        return format!("{} {}", words.list, words.text);
    }
    if kind == "bool" {
        return words.choice.to_owned();
    }
    if ["usize", "u8", "u16", "u32", "i8", "i16", "i64", "f64"].contains(&kind.as_str()) {
        return words.number.to_owned();
    }
    if let Some(pair) = kind.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return format!("{} {}", words.list, told(pair.split(',').next().unwrap_or_default(), words));
    }
    let name: String = kind.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    format!("`{name}`")
}

/// The names of views in a type.
fn named(kind: &str) -> impl Iterator<Item = &str> {
    kind.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| word.starts_with(|c: char| c.is_uppercase()))
}

/// Template → module and type of its page, as `tell` hands them out.
fn templates(sources: &BTreeMap<String, String>) -> BTreeMap<String, (String, String)> {
    let mut templates = BTreeMap::new();
    for line in sources["mod"].lines().filter(|line| line.contains("reader.read(\"")) {
        let template = line.split('"').nth(1).expect("a template").to_owned();
        let call = line.split('&').nth(1).expect("a call");
        let (module, rest) = call.split_once("::").expect("a module");
        let function = rest.split('(').next().expect("a function");
        let source = &sources[module];
        let start = source.find(&format!("pub fn {function}")).expect("the function");
        let kind = source[start..].split("Sheet<'a, ").nth(1).expect("a sheet");
        let kind: String = kind.chars().take_while(|c| c.is_alphanumeric()).collect();
        templates.insert(template, (module.to_owned(), kind));
    }
    templates
}

struct Reference {
    views: Vec<View>,
    templates: BTreeMap<String, (String, String)>,
}

impl Reference {
    fn read() -> Self {
        let sources = sources();
        let views = sources.iter().flat_map(|(module, source)| views(module, source)).collect();
        Self { views, templates: templates(&sources) }
    }

    /// The view of a name as a module means it: its own, else the only one there is.
    fn find(&self, module: &str, name: &str) -> Option<&View> {
        let of_name = || self.views.iter().filter(|view| view.name == name);
        of_name().find(|view| view.module == module).or_else(|| of_name().next())
    }

    /// All that hangs on a view, itself first.
    fn below<'a>(&'a self, view: &'a View, found: &mut Vec<&'a View>) {
        if found.iter().any(|known| std::ptr::eq(*known, view)) {
            return;
        }
        found.push(view);
        for field in &view.fields {
            for name in named(&field.kind) {
                if let Some(view) = self.find(&view.module, name) {
                    self.below(view, found);
                }
            }
        }
    }

    /// The views of each template, and those that several use.
    fn parted(&self) -> (Vec<(&str, Vec<&View>)>, Vec<&View>) {
        let mut pages: Vec<(&str, Vec<&View>)> = Vec::new();
        let mut modules: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
        for (template, (module, name)) in &self.templates {
            let page = self.find(module, name).unwrap_or_else(|| panic!("{template}: no view {name}"));
            let mut all = Vec::new();
            self.below(page, &mut all);
            for view in &all {
                modules.entry((&view.module, &view.name)).or_default().insert(module);
            }
            pages.push((template, all));
        }
        let frame = self.find("frame", "Frame").expect("the frame");
        let mut of_frame = Vec::new();
        self.below(frame, &mut of_frame);
        for view in &of_frame {
            modules.entry((&view.module, &view.name)).or_default().insert("frame");
        }
        let is_shared = |view: &View| modules[&(view.module.as_str(), view.name.as_str())].len() > 1;
        let mut shared: Vec<&View> = Vec::new();
        for view in pages.iter().flat_map(|(_, all)| all).chain(&of_frame).copied().filter(|view| is_shared(view)) {
            if !shared.iter().any(|known| std::ptr::eq(*known, view)) {
                shared.push(view);
            }
        }
        shared.sort_by_key(|view| &view.name);
        pages.iter_mut().for_each(|(_, all)| all.retain(|view| !is_shared(view)));
        of_frame.retain(|view| !is_shared(view));
        pages.insert(0, ("frame", of_frame));
        (pages, shared)
    }
}

fn table(view: &View, words: &Words, heads: &[&str]) -> String {
    let mut text = format!("| {} |\n|{}\n", heads.join(" | "), " --- |".repeat(heads.len()));
    for field in &view.fields {
        let cells = [format!("`{}`", field.name), told(&field.kind, words), field.says.clone()];
        text.push_str(&format!("| {} |\n", cells[..heads.len()].join(" | ")));
    }
    text
}

/// Components of the templates with the comment above each.
fn components() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for text in files("themes/default/templates/parts", ".html").values() {
        let mut says = String::new();
        for line in text.lines() {
            if let Some(comment) = line.strip_prefix("{#-") {
                says = comment.trim_end_matches("-#}").trim().to_owned();
            } else if let Some(rest) = line.strip_prefix("{% component ") {
                let head = rest.split(')').next().unwrap_or_default();
                found.push((format!("{head})"), std::mem::take(&mut says)));
            }
        }
    }
    found.sort();
    found
}

/// Token, its value in the light scheme, and in the dark one where that differs.
fn tokens() -> Vec<(String, String, String)> {
    let css = fs::read_to_string(root().join("themes/default/assets/css/tokens.css")).expect("the tokens");
    let (light, rest) = css.split_once("@media").expect("the dark scheme");
    let dark = rest.split(":root[data-theme").next().expect("the dark scheme");
    let values = |part: &str| -> Vec<(String, String)> {
        let pairs = part.split(['{', ';', '}']).filter_map(|rule| rule.trim().split_once(": "));
        let own = pairs.filter(|(name, _)| name.starts_with("--"));
        own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    };
    let dark: BTreeMap<String, String> = values(dark).into_iter().collect();
    let both = |(name, light): (String, String)| {
        let dark = dark.get(&name).cloned().unwrap_or_default();
        (name, light, dark)
    };
    values(light).into_iter().map(both).collect()
}

fn english() -> String {
    let reference = Reference::read();
    let (pages, shared) = reference.parted();
    let heads = ["field", "holds", "is"];
    let mut text = String::new();
    for (template, views) in pages {
        let title = if template == "frame" { "`frame`, in every template".to_owned() } else { format!("`{template}`") };
        text.push_str(&format!("\n### {title}\n"));
        for (at, view) in views.iter().enumerate() {
            let says = if view.says.is_empty() { String::new() } else { format!(" {}", view.says) };
            let name = if template == "frame" { "`frame`" } else { "`page`" };
            let opening = if at == 0 {
                format!("{name} is a `{}`.{says}", view.name)
            } else {
                format!("A `{}`.{says}", view.name)
            };
            text.push_str(&format!("\n{opening}\n\n{}", table(view, &ENGLISH, &heads)));
        }
    }
    text.push_str("\n### Pieces that several templates share\n");
    for view in shared {
        text.push_str(&format!("\n**`{}`** {}\n\n{}", view.name, view.says, table(view, &ENGLISH, &heads)));
    }
    text.push_str("\n### Components\n\n| component | is |\n| --- | --- |\n");
    for (head, says) in components() {
        text.push_str(&format!("| `{head}` | {says} |\n"));
    }
    text.push_str("\n### Tokens\n\n| token | light | dark, where it differs |\n| --- | --- | --- |\n");
    for (name, light, dark) in tokens() {
        let dark = if dark.is_empty() { dark } else { format!("`{dark}`") };
        text.push_str(&format!("| `{name}` | `{light}` | {dark} |\n"));
    }
    text
}

fn vietnamese() -> String {
    let reference = Reference::read();
    let (pages, shared) = reference.parted();
    let heads = ["Tên", "Kiểu"];
    let mut text = String::new();
    for (template, views) in pages {
        let title = if template == "frame" { "frame, có trong mọi mẫu" } else { template };
        text.push_str(&format!("\n### {title}\n"));
        for (at, view) in views.iter().enumerate() {
            let opening = match (at, template) {
                (0, "frame") => "`frame` gồm:".to_owned(),
                (0, _) => "`page` gồm:".to_owned(),
                _ => format!("`{}` gồm:", view.name),
            };
            text.push_str(&format!("\n{opening}\n\n{}", table(view, &VIETNAMESE, &heads)));
        }
    }
    text.push_str("\n### Phần dùng chung\n");
    for view in shared {
        text.push_str(&format!("\n`{}` gồm:\n\n{}", view.name, table(view, &VIETNAMESE, &heads)));
    }
    text.push_str("\n### Biến của giao diện\n\n| Biến | Nền sáng | Nền tối, nếu khác |\n| --- | --- | --- |\n");
    for (name, light, dark) in tokens() {
        let dark = if dark.is_empty() { dark } else { format!("`{dark}`") };
        text.push_str(&format!("| `{name}` | `{light}` | {dark} |\n"));
    }
    text
}

/// All below the line `head` is made here; what stands above it is written by hand.
fn holds(path: &str, head: &str, made: &str) {
    let path = root().join(path);
    let text = fs::read_to_string(&path).expect("the page");
    let (by_hand, _) =
        text.split_once(&format!("\n{head}\n")).unwrap_or_else(|| panic!("{} has no line “{head}”", path.display()));
    let wanted = format!("{by_hand}\n{head}\n{made}");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &wanted).expect("the page");
        return;
    }
    assert!(text == wanted, "{} is not what the views say; BLESS=1 cargo test --test theme", path.display());
}

#[test]
fn the_reference_of_themes_is_what_the_views_say() {
    holds("docs/theme.md", "## Reference", &english());
}

#[test]
fn the_guide_for_theme_makers_is_what_the_views_say() {
    holds("content/pages/giao-dien.md", "## Mỗi mẫu nhận gì", &vietnamese());
}

#[test]
fn every_template_and_every_field_is_told() {
    let reference = Reference::read();
    let (pages, shared) = reference.parted();
    let here = files("themes/default/templates", ".html");
    let told: BTreeSet<String> =
        pages.iter().skip(1).map(|(name, _)| name.trim_end_matches(".html").to_owned()).collect();
    let wanted: BTreeSet<String> = here.keys().filter(|name| *name != "base").cloned().collect();
    assert_eq!(told, wanted);
    // What a template asks its page for is told of that page.
    for (template, views) in pages.iter().skip(1) {
        let text = &here[template.trim_end_matches(".html")];
        for (at, _) in text.match_indices("page.") {
            let name: String = text[at + 5..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let page = views.first().or(shared.first()).expect("a page");
            assert!(page.fields.iter().any(|field| field.name == name), "{template}: page.{name}");
        }
    }
}
