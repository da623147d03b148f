//! The summary of a build for merge requests, in Markdown: whether it was published, what changed, what was found.

use super::published::Published;
use crate::Failure;
use crate::cli::changes::told;
use crate::cli::query::table::Table;
use crate::cli::query::{Asked, Format};
use crate::cli::report;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language, Severity, human};
use crate::import::one_line;
use crate::page::changes::Lately;

/// So many diagnostics are listed; a merge request is read on one screen.
const LISTED: usize = 50;

/// What a build came to.
pub struct Made<'a> {
    pub asked: &'a Asked,
    pub diagnostics: &'a Diagnostics,
    /// What stands published, where that is what to compare with.
    pub published: Option<Published>,
}

/// Why nothing was built at all.
pub fn failed(failure: &Failure, language: Language) -> String {
    let text = one_line(&failure.0);
    match language {
        Language::English => format!("# ketluan\n\n**Nothing was published.** The build could not run: {text}\n"),
        Language::Vietnamese => format!("# ketluan\n\n**Chưa công bố gì.** Không dựng được trang: {text}\n"),
    }
}

impl Made<'_> {
    pub fn markdown(&self, published: bool, language: Language) -> String {
        let mut out = format!(
            "# {}\n\n{}\n\n",
            one_line(&self.asked.site.register.settings.title),
            self.outcome(published, language)
        );
        out.push_str(self.changes(language).trim_end());
        out.push_str("\n\n");
        out.push_str(&self.gone(language));
        out.push_str(&self.found(language));
        format!("{}\n", out.trim_end())
    }

    fn outcome(&self, published: bool, language: Language) -> String {
        let tally = report::tally(self.diagnostics, language);
        let as_of = self.asked.words.date(self.asked.site.register.as_of);
        let (said, clean) = match (language, published) {
            (Language::English, true) => (format!("Published, with figures as of {as_of}"), "nothing was found wrong"),
            (Language::English, false) => ("**Nothing was published**; the site is as it was".to_owned(), ""),
            (Language::Vietnamese, true) => (format!("Đã công bố, số liệu tính đến {as_of}"), "không thấy điều gì sai"),
            (Language::Vietnamese, false) => ("**Chưa công bố gì**; trang hiện có giữ nguyên".to_owned(), ""),
        };
        format!("{said}: {}.", if tally.is_empty() { clean } else { &tally })
    }

    fn changes(&self, language: Language) -> String {
        let site = &self.asked.site;
        match &self.published {
            Some(published) => {
                let date = self.asked.words.date(published.as_of);
                let span = match language {
                    Language::English => format!("Against the published site (figures of {date})"),
                    Language::Vietnamese => format!("So với trang đang công bố (số liệu {date})"),
                };
                told::told_of(self.asked, &published.changes(&site.register), &span, Format::Markdown, language)
            }
            None => {
                let lately = Lately::of(site, site.since, site.register.counted());
                told::told(self.asked, &lately, Format::Markdown, language)
            }
        }
    }

    /// Addresses and tasks that readers may have saved and that would lead nowhere.
    fn gone(&self, language: Language) -> String {
        let (addresses, tasks, what) = match language {
            Language::English => ("Addresses lost", "Tasks no longer there", "Address"),
            Language::Vietnamese => ("Địa chỉ bị mất", "Nhiệm vụ không còn", "Địa chỉ"),
        };
        let mut out = String::new();
        let lost: Vec<&str> =
            self.diagnostics.iter().filter(|d| d.code == Code::LostAddress).filter_map(|d| d.path.as_deref()).collect();
        out.push_str(&list(addresses, what, &lost));
        let gone = self.published.as_ref().map(|published| published.gone(&self.asked.site.register));
        out.push_str(&list(tasks, if language == Language::English { "Id" } else { "Mã" }, &gone.unwrap_or_default()));
        out
    }

    /// What is wrong and what is doubtful; hints are counted only.
    fn found(&self, language: Language) -> String {
        let grave = || self.diagnostics.iter().filter(|d| d.severity != Severity::Hint);
        let (title, head, more) = match language {
            Language::English => ("Errors and warnings", ["Place", "Code", "What", "Mend"], "more"),
            Language::Vietnamese => ("Lỗi và cảnh báo", ["Vị trí", "Mã", "Điều chưa ổn", "Cách sửa"], "điều nữa"),
        };
        let mut table = Table::new(head.map(String::from), 2);
        let by_gravity = |severity| grave().filter(move |d: &&Diagnostic| d.severity == severity);
        for diagnostic in by_gravity(Severity::Error).chain(by_gravity(Severity::Warning)).take(LISTED) {
            table.push([
                human::location(diagnostic, &self.asked.site.sources),
                diagnostic.code.as_str().to_owned(),
                diagnostic.message(language),
                diagnostic.help(language).unwrap_or_default(),
            ]);
        }
        let n = grave().count();
        let rest = n.saturating_sub(LISTED);
        let rest = if rest > 0 { format!("\n… {rest} {more}\n") } else { String::new() };
        if n == 0 { String::new() } else { format!("### {title} ({n})\n\n{}{rest}", table.markdown()) }
    }
}

fn list(title: &str, head: &str, names: &[&str]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let mut table = Table::new([head.to_owned()], 0);
    names.iter().for_each(|name| table.push([(*name).to_owned()]));
    format!("### {title} ({})\n\n{}\n", names.len(), table.markdown())
}
