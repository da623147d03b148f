//! What changed, told to people: the sum, the units, then list by list; as lines for a terminal or as Markdown for a merge request.

use crate::cli::query::table::Table;
use crate::cli::query::{Asked, Format};
use crate::diagnostic::Language;
use crate::page::balance::Balance;
use crate::page::changes::{Changes, Lately};
use crate::register::{IndicatorIx, TaskIx};

/// The whole telling. A list without rows is left out; the sum always stands.
pub fn told(asked: &Asked, lately: &Lately, format: Format, language: Language) -> String {
    let words = &asked.words;
    let (before, until) = (words.date(lately.changes.before), words.date(lately.changes.until));
    let span = match language {
        Language::English => format!("From the end of {before} to the end of {until}"),
        Language::Vietnamese => format!("Từ cuối ngày {before} đến cuối ngày {until}"),
    };
    told_of(asked, lately, &span, format, language)
}

/// The same, under a heading that says what is compared.
pub fn told_of(asked: &Asked, lately: &Lately, span: &str, format: Format, language: Language) -> String {
    let teller = Teller { asked, format, language };
    let mut out = vec![teller.sum(&lately.changes, span)];
    if lately.units.len() > 1 {
        out.push(teller.units(&lately.units));
    }
    let changes = &lately.changes;
    for (key, tasks) in [
        ("overdue", &changes.overdue),
        ("given", &changes.given),
        ("done", &changes.done),
        ("dropped", &changes.dropped),
        ("reopened", &changes.reopened),
        ("revised", &changes.revised),
    ] {
        let rows = tasks.iter().map(|ix| (*ix, teller.due(*ix)));
        out.extend(teller.tasks(key, rows.collect()));
    }
    let moved = changes.moved.iter().map(|moved| {
        let from = moved.from.map(|day| asked.words.date(day)).unwrap_or_default();
        (moved.task, format!("{from} → {}", asked.words.date(moved.to)).trim().to_owned())
    });
    out.extend(teller.tasks("moved", moved.collect()));
    out.extend(teller.indicators(&lately.indicators));
    out.join("\n")
}

struct Teller<'a> {
    asked: &'a Asked,
    format: Format,
    language: Language,
}

impl Teller<'_> {
    fn say<'t>(&self, english: &'t str, vietnamese: &'t str) -> &'t str {
        match self.language {
            Language::English => english,
            Language::Vietnamese => vietnamese,
        }
    }

    /// "49 chưa hoàn thành + 14 mới giao − 4 hoàn thành − 0 dừng = 59".
    fn sum(&self, changes: &Changes, span: &str) -> String {
        let words = &self.asked.words;
        let mut sum =
            format!("{} + {} {}", changes.open_before, changes.given.len(), words.say("changes.given").to_lowercase());
        if !changes.reopened.is_empty() {
            sum.push_str(&format!(" + {} {}", changes.reopened.len(), words.say("changes.reopened").to_lowercase()));
        }
        for (key, closed) in [("changes.done", &changes.done), ("changes.dropped", &changes.dropped)] {
            sum.push_str(&format!(" − {} {}", closed.len(), words.say(key).to_lowercase()));
        }
        format!(
            "{}{}: {sum} = {}\n",
            self.heading(span),
            self.say("Open tasks", "Nhiệm vụ chưa hoàn thành"),
            changes.open_now
        )
    }

    fn heading(&self, words: &str) -> String {
        match self.format {
            Format::Markdown => format!("## {words}\n\n"),
            _ => format!("{words}\n"),
        }
    }

    fn units(&self, units: &[(crate::config::UnitIx, Balance)]) -> String {
        let words = &self.asked.words;
        let heads = [
            "report.before",
            "report.given",
            "report.reopened-sum",
            "report.done-sum",
            "report.dropped-sum",
            "report.after",
        ];
        let [before, given, reopened, done, dropped, after] = heads.map(|key| words.say(key));
        let mut table = Table::new([words.say("units.unit"), before, given, reopened, done, dropped, after], 0);
        for (unit, of) in units {
            let numbers = [of.open_before, of.given, of.reopened, of.completed(), of.dropped, of.open()];
            let [before, given, reopened, done, dropped, after] = numbers.map(|n| n.to_string());
            let name = self.asked.site.register.offices.unit(*unit).short.clone();
            table.push([name, before, given, reopened, done, dropped, after]);
        }
        self.table(&words.say("home.units"), None, &table)
    }

    fn due(&self, ix: TaskIx) -> String {
        let due = self.asked.site.register.task(ix).in_force;
        due.map(|due| self.asked.words.date(due.day)).unwrap_or_default()
    }

    fn tasks(&self, key: &str, rows: Vec<(TaskIx, String)>) -> Option<String> {
        let register = &self.asked.site.register;
        let words = &self.asked.words;
        let head = ["table.due", "units.unit", "table.task"].map(|key| words.say(key));
        let [due, unit, task] = head;
        let mut table = Table::new([due, unit, task, self.say("Id", "Mã").to_owned()], 2);
        let n = rows.len();
        for (ix, due) in rows {
            let task = register.task(ix);
            table.push([
                due,
                register.offices.unit(task.lead).short.clone(),
                task.text.to_string(),
                task.id.to_string(),
            ]);
        }
        (n > 0).then(|| self.table(&words.say(&format!("changes.{key}")), Some(n), &table))
    }

    fn indicators(&self, found: &[IndicatorIx]) -> Option<String> {
        let register = &self.asked.site.register;
        let words = &self.asked.words;
        let heads = ["indicator.value", "indicator.share", "indicator.period", "indicators.name"];
        let mut table = Table::new(heads.map(|key| words.say(key)), 3);
        for ix in found {
            let indicator = register.indicator(*ix);
            let latest = indicator.latest(register.as_of);
            table.push([
                latest.map(|reading| reading.text.clone()).unwrap_or_default(),
                indicator.share.map(|share| words.percent(share)).unwrap_or_default(),
                latest.map(|reading| reading.period.to_string()).unwrap_or_default(),
                indicator.name.clone(),
            ]);
        }
        (!found.is_empty()).then(|| self.table(&words.say("changes.indicators"), Some(found.len()), &table))
    }

    fn table<const N: usize>(&self, name: &str, n: Option<usize>, table: &Table<N>) -> String {
        let name = n.map_or_else(|| name.to_owned(), |n| format!("{name} ({n})"));
        match self.format {
            Format::Markdown => format!("### {name}\n\n{}", table.markdown()),
            other => format!("{name}\n{}", table.formed(other)),
        }
    }
}
