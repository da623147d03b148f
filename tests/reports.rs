//! Reports: they add up on every day and for any log, do not depend on the order of the log, tell the past as it was known then, and say what
//! stands in the sample content.

mod common;

use std::collections::BTreeMap;

use common::Folder;
use jiff::civil::{Date, date};
use ketluan::config::{IssuerIx, UnitIx};
use ketluan::diagnostic::Diagnostics;
use ketluan::page::balance::Balance;
use ketluan::page::changes::Changes;
use ketluan::page::course::Course;
use ketluan::page::reports::{Stretch, ahead};
use ketluan::page::{Lists, Reports, Site};
use ketluan::period::Period;
use ketluan::{Options, input, make, understand};
use proptest::prelude::*;

fn sample(as_of: Date) -> Site {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(root, &mut diagnostics).unwrap();
    understand(&mut content, &Options { as_of: Some(as_of), since: None }, &mut diagnostics)
}

fn issuers(site: &Site) -> impl Iterator<Item = IssuerIx> + use<> {
    IssuerIx::all(&site.register.offices.issuers)
}

/// The numbers of every unit in every report, from the tasks that the report takes.
fn balances(site: &Site) -> BTreeMap<(IssuerIx, Period), BTreeMap<UnitIx, Balance>> {
    let register = &site.register;
    let lists = Lists::of(site);
    let reports = Reports::of(register, &lists);
    let mut all = BTreeMap::new();
    for issuer in issuers(site) {
        for period in reports.of_issuer(issuer) {
            let stretch = Stretch::of(register.offices.issuer(issuer), *period, register.as_of).unwrap();
            let mut units: BTreeMap<UnitIx, Balance> = BTreeMap::new();
            for ix in reports.tasks(issuer, stretch) {
                let Some(course) = Course::of(register, ix, stretch.before, stretch.until) else { continue };
                units.entry(register.task(ix).lead).or_default().add(&course);
            }
            for (unit, balance) in &units {
                assert!(balance.adds_up(), "{period} {unit:?}: {balance:?}");
            }
            // The tasks left out had nothing to say: asked of all tasks, the numbers are the same.
            let tasks = lists.tasks_of(issuer).iter();
            let courses: Vec<Course> =
                tasks.filter_map(|ix| Course::of(register, *ix, stretch.before, stretch.until)).collect();
            let of_all = Changes::of(register, &courses, stretch.before, stretch.until);
            let sum: Balance = units.values().copied().sum();
            assert_eq!((sum.open_before, sum.open()), (of_all.open_before, of_all.open_now), "{period}");
            assert_eq!((sum.given, sum.completed()), (of_all.given.len(), of_all.done.len()), "{period}");
            assert_eq!((sum.dropped, sum.reopened), (of_all.dropped.len(), of_all.reopened.len()), "{period}");
            all.insert((issuer, *period), units);
        }
    }
    all
}

#[test]
fn every_report_of_the_sample_adds_up_and_follows_on_the_one_before() {
    let site = sample(date(2025, 10, 31));
    let all = balances(&site);
    let open = |balance: Option<&Balance>| balance.map_or((0, 0), |balance| (balance.open_before, balance.open()));
    let mut months = 0;
    for ((issuer, period), units) in &all {
        let Period::Month(year, month @ 1..12) = *period else { continue };
        let Some(next) = all.get(&(*issuer, Period::Month(year, month + 1))) else { continue };
        months += 1;
        for unit in units.keys().chain(next.keys()) {
            assert_eq!(open(units.get(unit)).1, open(next.get(unit)).0, "{period} {unit:?}");
        }
    }
    assert_eq!(months, 9);
}

#[test]
fn a_report_of_a_past_period_stays_as_it_was() {
    let (then, now) = (sample(date(2025, 6, 30)), sample(date(2025, 10, 31)));
    let (then, now) = (balances(&then), balances(&now));
    let mut same = 0;
    for (key, units) in &then {
        if key.1.days().1 <= date(2025, 6, 30) {
            assert_eq!(now.get(key), Some(units), "{}", key.1);
            same += 1;
        }
    }
    assert!(same > 30, "{same}");
}

#[test]
fn what_comes_next_is_the_rest_of_a_running_period_or_the_period_after() {
    let site = sample(date(2025, 10, 31));
    let issuer = &site.register.offices.issuers[0];
    let next = |period| ahead(period, Stretch::of(issuer, period, date(2025, 10, 31)).unwrap());
    assert_eq!(next(Period::Month(2025, 9)), (date(2025, 10, 1), date(2025, 10, 31)));
    assert_eq!(next(Period::Quarter(2025, 1)), (date(2025, 4, 1), date(2025, 6, 30)));
    assert_eq!(next(Period::Half(2025, 1)), (date(2025, 7, 1), date(2025, 12, 31)));
    assert_eq!(next(Period::Year(2025)), (date(2025, 11, 1), date(2025, 12, 31)));
    assert_eq!(next(Period::Year(2024)), (date(2025, 1, 1), date(2025, 12, 31)));
    assert_eq!(next(Period::Week(2025, 40)), (date(2025, 10, 6), date(2025, 10, 12)));
}

#[test]
fn an_office_counts_its_own_weeks() {
    let units = "[[issuer]]\nid = \"so\"\nname = \"Sở\"\n[issuer.weeks]\n2025 = 2025-01-06\n\
                 [[issuer.unit]]\nid = \"van-phong\"\nname = \"Văn phòng Sở\"\n";
    let folder = Folder::new([("content/units.toml", units)]);
    let (site, _) = folder.understand();
    let reports = Reports::of(&site.register, &Lists::of(&site));
    let weeks: Vec<Period> =
        reports.of_issuer(IssuerIx::new(0)).iter().copied().filter(|p| matches!(p, Period::Week(..))).collect();
    // Given on 17/02, the seventh week by the office's own count and the eighth by ISO 8601.
    let stretch = Stretch::of(&site.register.offices.issuers[0], weeks[0], site.register.as_of).unwrap();
    assert_eq!((stretch.first, stretch.last), (date(2025, 2, 17), date(2025, 2, 23)));
    // Due on 27/02; in the weeks after it nothing happened, though it was open.
    assert_eq!(weeks, [Period::Week(2025, 7), Period::Week(2025, 8)]);
    assert_eq!(reports.latest(IssuerIx::new(0))[..2], [Period::Week(2025, 8), Period::Month(2025, 3)]);
}

#[test]
fn an_archive_has_no_report_and_a_mistyped_year_but_its_own() {
    let site = sample(date(2025, 10, 31));
    let reports = Reports::of(&site.register, &Lists::of(&site));
    let tracked: Vec<&str> = issuers(&site)
        .filter(|ix| !reports.of_issuer(*ix).is_empty())
        .map(|ix| site.register.offices.issuer(ix).id.as_str())
        .collect();
    assert_eq!(tracked, ["so-minh-hoa"]);
    let old = "+++\ntitle = \"K\"\nissuer = \"so\"\nissued = 1925-02-17\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n- Làm việc này\n";
    let folder = Folder::new([("content/notices/cu.md", old)]);
    let (site, _) = folder.understand();
    let reports = Reports::of(&site.register, &Lists::of(&site));
    let mut years: Vec<i16> = reports.of_issuer(IssuerIx::new(0)).iter().map(|period| period.year()).collect();
    years.sort();
    years.dedup();
    assert_eq!(years, [1925, 2025]);
}

/// A row of a log: which task, on which day of 2025, what, and a new deadline.
type Row = (usize, i16, usize, Option<i16>);

const TASKS: [&str; 5] =
    ["goc/van-phong-1", "hai/van-phong-1", "hai/van-phong-2", "hai/thanh-tra-1", "hai/cac-phong-1"];
const STATUS: [&str; 4] = ["Hoàn thành", "Đang thực hiện", "Dừng", ""];

fn day(of_year: i16) -> Date {
    date(2025, 1, 1).saturating_add(jiff::Span::new().days(i64::from(of_year)))
}

fn log(rows: &[Row]) -> String {
    let mut text = String::from("Nhiệm vụ,Ngày,Trạng thái,Kết quả,Hạn mới\n");
    for (task, on, status, moved) in rows {
        let moved = moved.map(|moved| day(moved).to_string()).unwrap_or_default();
        text.push_str(&format!("{},{},{},Kết quả {on},{moved}\n", TASKS[*task], day(*on), STATUS[*status]));
    }
    text
}

fn folder(log: &str) -> Folder {
    let second = "+++\ntitle = \"Kết luận hai\"\nissuer = \"so\"\nissued = 2025-02-20\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n\
                  - Rà soát hồ sơ trước ngày 15/3/2025 {continues=goc/van-phong-1}\n- Trực cơ quan\n\n### Thanh tra Sở\n\n- Kiểm tra, xong trong tháng 3\n\n\
                  ### Các phòng, đơn vị thuộc Sở\n\n- Báo cáo chậm nhất ngày 10/3/2025\n";
    Folder::new([("content/notices/hai.md", second), ("content/progress/so.csv", log)])
}

/// Every page of a report, as written.
fn pages(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(folder.path(), &mut diagnostics).unwrap();
    let site = understand(&mut content, &Options::default(), &mut diagnostics);
    balances(&site);
    let files = make(&site, None, &content.files, &mut diagnostics).unwrap();
    let reports = files.iter().filter(|file| file.address.as_str().starts_with("bao-cao/"));
    reports.map(|file| (file.address.to_string(), file.bytes().unwrap().to_vec())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_log_adds_up_and_its_order_does_not_matter(
        rows in proptest::collection::vec((0..5usize, 45..100i16, 0..4usize, proptest::option::of(40..140i16)), 0..14),
        keys in proptest::collection::vec(any::<u32>(), 14),
    ) {
        // Two rows of one task on one day are applied in the order they are written in, so one of them is enough.
        let mut once: BTreeMap<(usize, i16), Row> = BTreeMap::new();
        once.extend(rows.into_iter().map(|row| ((row.0, row.1), row)));
        let rows: Vec<Row> = once.into_values().collect();
        let mut shuffled: Vec<(u32, Row)> = keys.into_iter().zip(rows.iter().copied()).collect();
        shuffled.sort();
        let shuffled: Vec<Row> = shuffled.into_iter().map(|(_, row)| row).collect();
        let (one, other) = (pages(&folder(&log(&rows))), pages(&folder(&log(&shuffled))));
        prop_assert!(!one.is_empty());
        prop_assert_eq!(one, other);
    }
}
