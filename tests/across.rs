//! What pages tell across notices — changes between two days, the calendar — holds on every day of the sample content.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use ketluan::diagnostic::Diagnostics;
use ketluan::page::changes::Lately;
use ketluan::page::view::data;
use ketluan::page::{Days, Lists, Site};
use ketluan::register::Count;
use ketluan::{Options, input, make, understand};

fn site(as_of: Date) -> Site {
    let mut diagnostics = Diagnostics::default();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut content = input::read(root, &mut diagnostics).unwrap();
    understand(&mut content, &Options { as_of: Some(as_of), since: None }, &mut diagnostics)
}

#[test]
fn what_was_open_and_what_changed_adds_up_to_what_is_open() {
    let mut changed = 0;
    for step in 0..20 {
        let as_of = date(2024, 12, 20).saturating_add((step * 19).days());
        let site = site(as_of);
        let register = &site.register;
        let lists = Lists::of(&site);
        let open = Count::of(register, lists.tasks.iter().copied()).open();
        let own = Lately::of(&site, None, lists.tasks.iter().copied()).changes;
        for changes in [0, 1, 7, 30, 400]
            .map(|days: i64| as_of.saturating_sub(days.days()))
            .map(|before| Lately::of(&site, Some(before), lists.tasks.iter().copied()).changes)
        {
            assert_eq!(changes.sum(), changes.open_now, "{as_of} since {}", changes.before);
            assert_eq!(changes.open_now, open, "{as_of} since {}", changes.before);
        }
        assert_eq!((own.sum(), own.open_now), (open, open), "{as_of}");
        changed += own.given.len() + own.done.len() + own.moved.len();
    }
    assert!(changed > 0);
}

#[test]
fn on_one_day_nothing_changes() {
    let site = site(date(2025, 10, 31));
    let day = date(2025, 10, 31);
    let changes = Lately::of(&site, Some(day), Lists::of(&site).tasks).changes;
    assert_eq!(changes.open_before, changes.open_now);
    assert!(changes.given.is_empty() && changes.done.is_empty() && changes.moved.is_empty());
}

#[test]
fn every_deadline_in_force_of_a_tracked_task_has_its_month() {
    let site = site(date(2025, 10, 31));
    let days = Days::of(&site.register);
    for ix in site.register.counted() {
        let task = site.register.task(ix);
        let Some(due) = task.in_force.filter(|_| site.register.notice(task.notice).tracked) else { continue };
        assert!(days.months.contains(&(due.day.year(), due.day.month())), "{}", task.id);
        assert!(days.tasks[&due.day].contains(&ix));
    }
    let (before, after) = days.beside((2025, 6));
    assert_eq!((before, after), (Some((2025, 5)), Some((2025, 7))));
    assert!(days.months.is_sorted());
}

#[test]
fn the_page_of_data_names_the_columns_and_keys_there_are() {
    let site = site(date(2025, 10, 31));
    let mut diagnostics = Diagnostics::default();
    let files = make(&site, None, &[], &mut diagnostics).unwrap();
    let text = |name: &str| {
        let address = ketluan::page::address::data(name);
        let file = files.iter().find(|file| file.address == address).unwrap();
        String::from_utf8(file.bytes().unwrap().to_vec()).unwrap()
    };
    for table in &data::TABLES {
        let written = text(table.name);
        let head = written.trim_start_matches('\u{feff}').lines().next().unwrap();
        let head: Vec<String> = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(head.as_bytes())
            .into_records()
            .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        assert_eq!(head, table.columns, "{}", table.name);
    }
    let json: serde_json::Value = serde_json::from_str(&text("site.json")).unwrap();
    let mut found = BTreeSet::new();
    paths("", &json, &mut found);
    // What is null here may be an object elsewhere in the list.
    let holds_more = |path: &String| found.iter().any(|other| other.starts_with(&format!("{path}.")));
    let found: BTreeSet<String> = found.iter().filter(|path| !holds_more(path)).cloned().collect();
    let mut named: BTreeSet<String> = BTreeSet::new();
    for path in data::KEYS {
        let (stem, last) =
            path.rsplit_once('.').map_or((String::new(), path), |(stem, last)| (format!("{stem}."), last));
        named.extend(last.split(", ").map(|key| format!("{stem}{key}")));
    }
    assert_eq!(found, named);
}

/// Every path that ends in a value; lists of plain values end where they stand.
fn paths(stem: &str, value: &serde_json::Value, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(keys) => {
            let dot = if stem.is_empty() { "" } else { "." };
            keys.iter().for_each(|(key, value)| paths(&format!("{stem}{dot}{key}"), value, found));
        }
        serde_json::Value::Array(all) => {
            for one in all {
                let inner = if one.is_object() { format!("{stem}[]") } else { stem.to_owned() };
                paths(&inner, one, found);
            }
        }
        _ => drop(found.insert(stem.to_owned())),
    }
}

/// What a pointer reads off the columns of a year is what stands in the table below them, and the bars are as high as that.
#[test]
fn the_columns_of_a_year_are_its_table() {
    let site = site(date(2025, 10, 31));
    let files = make(&site, None, &[], &mut Diagnostics::default()).unwrap();
    let year = files.iter().find(|file| file.address.as_str() == "lich/2025/index.html").unwrap();
    let html = String::from_utf8(year.bytes().unwrap().to_vec()).unwrap();
    let (_, chart) = html.split_once("chart-columns").unwrap();
    let (chart, table) = chart.split_once("</svg>").unwrap();
    let data = chart.split("<g><title>").skip(1).map(|datum| datum.split_once("</title>").unwrap());
    let mut drawn: Vec<(usize, f64)> = vec![(0, 0.0); 12];
    for (title, bar) in data {
        let month: usize = title.split(['/', ' ']).nth(1).and_then(|month| month.parse().ok()).unwrap();
        let count: usize = title.rsplit("– ").next().and_then(|count| count.parse().ok()).unwrap();
        let height = bar.split(" height=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        drawn[month - 1].0 += count;
        drawn[month - 1].1 += height.parse::<f64>().unwrap();
    }
    let figures = table.split("<th scope=\"row\">").skip(1).take(12);
    let told: Vec<usize> = figures
        .map(|row| {
            row.split("class=\"figure\">").nth(1).and_then(|cell| cell.split('<').next()).unwrap().parse().unwrap()
        })
        .collect();
    assert_eq!(drawn.iter().map(|month| month.0).collect::<Vec<_>>(), told);
    assert!(told.iter().sum::<usize>() > 100);
    let most = *told.iter().max().unwrap() as f64;
    for (count, height) in drawn {
        // A part that is there at all is three pixels high.
        let exact = 120.0 * count as f64 / most;
        assert!((exact - 0.5..=exact + 12.0).contains(&height), "{count} of {most} is {height} high");
    }
}
