//! Where a link of the text leads in the site, or why it leads nowhere.

use std::collections::BTreeMap;

use super::{Address, Attachment, FreePage, address};
use crate::config::Written;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::id::NoticeId;
use crate::notice::{self, Link, Notice};
use crate::register::Register;
use crate::source::{Place, SourceId, Sources};

/// What a target turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page or file of the site, with the part behind `#` if there is one.
    Site(Address, Option<String>),
    /// Another host, or a mail or telephone address.
    Outside(String),
    /// A place on the same page.
    Here(String),
    Bad(Code),
}

/// Everything that a link may lead to, by its path below `content/`.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    by_path: BTreeMap<String, Address>,
    by_notice: BTreeMap<NoticeId, Address>,
}

const OUTSIDE: [&str; 4] = ["https", "http", "mailto", "tel"];

impl Targets {
    pub fn new(register: &Register, sources: &Sources, free: &[FreePage], attachments: &[Attachment]) -> Self {
        let mut targets = Self::default();
        for entry in &register.notices {
            let address = address::notice(&entry.notice.id);
            targets.by_path.insert(below_content(&sources.get(entry.notice.source).path), address.clone());
            targets.by_notice.insert(entry.notice.id.clone(), address);
        }
        for page in free {
            targets.by_path.insert(below_content(&sources.get(page.source).path), Address::page(&page.slug));
        }
        for file in attachments {
            targets.by_path.insert(file.path.clone(), file.address.clone());
        }
        targets
    }

    /// Where `target`, written in the source at `path` (`content/notices/…`), leads. Paths are taken from the source's own folder;
    /// a notice may also be named by its id.
    pub fn resolve(&self, path: &str, target: &str) -> Target {
        if let Some(fragment) = target.strip_prefix('#') {
            return Target::Here(fragment.to_owned());
        }
        if let Some(scheme) = scheme(target) {
            return match OUTSIDE.contains(&scheme.as_str()) {
                true => Target::Outside(target.to_owned()),
                false => Target::Bad(Code::UnsafeLink),
            };
        }
        // "//host" leaves the site with whatever scheme it was opened; "/path" only works at a host's top.
        if target.starts_with('/') || target.starts_with('\\') {
            return Target::Bad(Code::OutsideLink);
        }
        let (file, fragment) = match target.split_once('#') {
            Some((file, fragment)) => (file, Some(fragment.to_owned())),
            None => (target, None),
        };
        let path = below_content(path);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(wanted) = joined(folder, &decoded(file)) else { return Target::Bad(Code::OutsideLink) };
        match self.by_path.get(&wanted).or_else(|| self.by_notice.get(&NoticeId::new(file))) {
            Some(address) => Target::Site(address.clone(), fragment),
            None => Target::Bad(Code::BrokenLink),
        }
    }

    /// The file named in a front matter (`original = "goc.pdf"`), beside the source at `path`.
    pub fn beside(&self, path: &str, name: &str) -> Option<&Address> {
        let path = below_content(path);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.by_path.get(&joined(folder, name)?)
    }

    fn paths(&self) -> impl Iterator<Item = &str> {
        self.by_path.keys().map(|path| path.rsplit_once('/').map_or(path.as_str(), |(_, name)| name))
    }
}

/// Reports every link of every text that leads nowhere or must not be published.
pub fn check(
    register: &Register,
    sources: &Sources,
    free: &[FreePage],
    targets: &Targets,
    diagnostics: &mut Diagnostics,
) {
    for entry in &register.notices {
        check_notice(&entry.notice, sources, targets, diagnostics);
    }
    if let Some(logo) = &register.settings.logo {
        check_file("content/site.toml", logo, targets, diagnostics);
    }
    for page in free {
        check_links(page.source, &notice::links(&page.body), sources, targets, diagnostics);
    }
}

/// The same of one notice.
pub fn check_notice(notice: &Notice, sources: &Sources, targets: &Targets, diagnostics: &mut Diagnostics) {
    check_links(notice.source, &notice.links, sources, targets, diagnostics);
    if let Some(original) = &notice.front.original {
        check_file(&sources.get(notice.source).path, original, targets, diagnostics);
    }
}

/// A file that the text at `from` names by its path.
fn check_file(from: &str, file: &Written<String>, targets: &Targets, diagnostics: &mut Diagnostics) {
    if targets.beside(from, &file.value).is_none() {
        diagnostics
            .report(Code::BrokenLink, file.place)
            .with("target", &file.value)
            .near(nearest(&file.value, targets.paths()));
    }
}

fn check_links(source: SourceId, links: &[Link], sources: &Sources, targets: &Targets, diagnostics: &mut Diagnostics) {
    for link in links {
        let place = Place::new(source, link.span);
        if link.is_image && !link.described {
            diagnostics.report(Code::NoAlternative, place);
        }
        match targets.resolve(&sources.get(source).path, &link.target) {
            Target::Bad(Code::UnsafeLink) => {
                let scheme = scheme(&link.target).unwrap_or_default();
                diagnostics.report(Code::UnsafeLink, place).with("scheme", format!("{scheme}:"));
            }
            Target::Bad(code) => {
                let name = link.target.rsplit_once('/').map_or(link.target.as_str(), |(_, name)| name);
                let near = nearest(name, targets.paths());
                diagnostics.report(code, place).with("target", &link.target).near(near);
            }
            Target::Outside(_) if link.is_image => {
                diagnostics.report(Code::RemoteImage, place);
            }
            Target::Site(..) | Target::Outside(_) | Target::Here(_) => {}
        }
    }
}

/// `https` of `https://…`; blanks and control characters, which browsers pass over, do not hide one.
fn scheme(target: &str) -> Option<String> {
    let bare: String = target.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let (scheme, _) = bare.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

fn below_content(path: &str) -> String {
    path.strip_prefix("content/").unwrap_or(path).to_owned()
}

/// A relative path from a folder; `None` where it climbs out of `content/`.
fn joined(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Percent signs undone; what is not UTF-8 then stays as written.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = (*first == b'%').then(|| tail.get(..2)).flatten();
        let value = hex.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match value {
            Some(value) => {
                bytes.push(value);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_own_folder() {
        let mut targets = Targets::default();
        targets.by_path.insert("notices/2025/tuan-07.md".into(), Address::page("thong-bao/2025/tuan-07"));
        targets.by_path.insert("notices/2025/x/Phụ lục.csv".into(), Address::file("thong-bao/2025/x/phu-luc.csv"));
        let from = "content/notices/2025/x/index.md";
        let site = |path: &str| Target::Site(Address::file(path), None);
        assert_eq!(targets.resolve(from, "../tuan-07.md"), site("thong-bao/2025/tuan-07/index.html"));
        assert_eq!(targets.resolve(from, "Ph%E1%BB%A5%20l%E1%BB%A5c.csv"), site("thong-bao/2025/x/phu-luc.csv"));
        assert_eq!(targets.resolve(from, "../../../../etc/passwd"), Target::Bad(Code::OutsideLink));
        assert_eq!(targets.resolve(from, "/a"), Target::Bad(Code::OutsideLink));
        assert_eq!(targets.resolve(from, "khong-co.md"), Target::Bad(Code::BrokenLink));
        assert_eq!(targets.resolve(from, " java\tscript:alert(1)"), Target::Bad(Code::UnsafeLink));
        assert_eq!(targets.resolve(from, "data:text/html,x"), Target::Bad(Code::UnsafeLink));
        assert_eq!(targets.resolve(from, "mailto:a@b.vn"), Target::Outside("mailto:a@b.vn".into()));
        assert_eq!(targets.resolve(from, "#muc"), Target::Here("muc".into()));
    }
}
