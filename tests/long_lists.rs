//! Lists that have grown too long to be one page are told by their parts, and no row is lost on the way.

mod common;

use std::collections::BTreeMap;

use common::Folder;
use ketluan::diagnostic::Diagnostics;
use ketluan::page::long::{MOST_NOTICES, MOST_ROWS};
use ketluan::{Options, input, make, understand};

/// Closed tasks of one unit in two years, more together than a list holds.
const OF_2024: usize = MOST_ROWS * 3 / 5;
const OF_2025: usize = MOST_ROWS / 2;

fn notice(title: &str, issued: &str, tasks: usize, due: &str, done: &str) -> String {
    let head = format!(
        "+++\ntitle = \"{title}\"\nissuer = \"so\"\nissued = {issued}\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n"
    );
    let task = |n| format!("- [x] Rà soát hồ sơ số {n}, xong trước ngày {due} {{done={done}}}\n");
    head + &(1..=tasks).map(task).collect::<String>()
}

fn files() -> BTreeMap<String, String> {
    files_of(OF_2024, OF_2025)
}

fn files_of(in_2024: usize, in_2025: usize) -> BTreeMap<String, String> {
    made([
        notice("Kết luận một", "2024-03-01", in_2024, "20/3/2024", "2024-03-10"),
        notice("Kết luận hai", "2025-01-06", in_2025, "21/1/2025", "2025-01-10"),
    ])
}

fn made(notices: impl IntoIterator<Item = String>) -> BTreeMap<String, String> {
    let folder = Folder::new([]);
    for (at, text) in notices.into_iter().enumerate() {
        folder.write(&format!("content/notices/so-{at}.md"), &text);
    }
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(folder.path(), &mut diagnostics).unwrap();
    let site = understand(&mut content, &Options::default(), &mut diagnostics);
    let files = make(&site, None, &content.files, &mut diagnostics).unwrap();
    assert!(!diagnostics.has_errors());
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    files.iter().map(|file| (file.address.to_string(), text(file.bytes().unwrap()))).collect()
}

fn rows(page: &str) -> usize {
    let lists = page.split("<ul class=\"rows tasks").skip(1).filter_map(|rest| rest.split("</ul>").next());
    lists.map(|list| list.matches("<li").count()).sum()
}

#[test]
fn a_long_list_is_told_by_its_parts_and_each_leads_to_its_rows() {
    let files = files();
    let closed = OF_2024 + OF_2025;
    assert!(closed > MOST_ROWS);
    let unit = &files["don-vi/so/van-phong/index.html"];
    for (year, n) in [(2024, OF_2024), (2025, OF_2025)] {
        let part = format!("<li>{year}: <a data-part href=\"{year}/index.html#dung-han\">{n}</a></li>");
        assert!(unit.contains(&part), "{part}");
        let page = &files[&format!("don-vi/so/van-phong/{year}/index.html")];
        assert_eq!(rows(page), n);
        assert!(page.contains(&format!("id=\"dung-han\" data-rows=\"{n}\"")));
    }
    // What is open stays in sight.
    assert_eq!(rows(unit), 1);
    assert!(unit.contains(&format!("id=\"dung-han\" data-rows=\"{closed}\"")));
    let state = &files["nhiem-vu/dung-han/index.html"];
    assert!(state.contains(&format!("href=\"../../don-vi/so/van-phong/index.html#dung-han\">{closed}</a>")));
    assert_eq!(rows(state), 0);
    // Another unit's page holds all it has.
    assert!(!files.contains_key("don-vi/so/thanh-tra/2024/index.html"));
}

#[test]
fn a_crowded_day_names_what_is_open_and_counts_what_is_closed() {
    let month = &files()["lich/2024/03/index.html"];
    assert_eq!(rows(month), 0);
    assert!(month.contains(&format!("index.html#nhiem-vu\">{OF_2024}</a>")));
}

/// One more than the calendars of a whole archive hold, the open task of the base among them.
const OF_LARGE: usize = 5_000;

#[test]
fn calendars_of_a_large_archive_forget_what_was_closed_a_quarter_ago_and_tables_forget_nothing() {
    let files = files_of(OF_LARGE - OF_2025, OF_2025);
    // The open task of the base is overdue; it stays however old it is.
    assert_eq!(files["du-lieu/lich.ics"].matches("BEGIN:VEVENT").count(), OF_2025 + 1);
    assert_eq!(files["don-vi/so/van-phong/lich.ics"].matches("BEGIN:VEVENT").count(), OF_2025 + 1);
    assert_eq!(files["du-lieu/nhiem-vu.csv"].lines().count(), 1 + OF_LARGE + 1);
    assert_eq!(files["du-lieu/site.json"].matches("\"state\":").count(), OF_LARGE + 1);
}

#[test]
fn calendars_of_a_smaller_archive_hold_all_of_it() {
    let files = files();
    assert_eq!(files["du-lieu/lich.ics"].matches("BEGIN:VEVENT").count(), OF_2024 + OF_2025 + 1);
}

#[test]
fn what_was_forgotten_for_years_does_not_fill_the_calendar() {
    let open = |text: String| text.replace("- [x] ", "- ").replace(" {done=2024-03-10}", "");
    for (given, in_parts) in [(MOST_ROWS / 2, false), (MOST_ROWS * 2, true)] {
        let files = made([
            open(notice("Kết luận một", "2024-03-01", given, "20/3/2024", "2024-03-10")),
            notice("Kết luận hai", "2025-01-06", 1, "21/1/2025", "2025-01-10"),
        ]);
        let (calendar, unit) = (&files["lich/index.html"], &files["don-vi/so/van-phong/index.html"]);
        let overdue = unit.split("id=\"qua-han\" data-rows=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert!(overdue.parse::<usize>().unwrap() >= given);
        let part = format!("<a data-part href=\"../don-vi/so/van-phong/index.html#qua-han\">{overdue}</a>");
        assert_eq!(calendar.contains(&part), in_parts, "{overdue}");
        assert_eq!(rows(calendar) >= given, !in_parts);
    }
}

#[test]
fn an_office_with_many_notices_has_its_last_years_on_its_page_and_leads_to_the_others() {
    let a_year = MOST_NOTICES / 2 - 1;
    let of = |year: i16| {
        (0..a_year).map(move |at| notice(&format!("Kết luận {year} {at}"), &format!("{year}-03-01"), 0, "", ""))
    };
    let files = made(of(2022).chain(of(2023)).chain(of(2024)));
    let (page, rows) =
        (&files["thong-bao/so/index.html"], |page: &str, year: i16| page.matches(&format!("Kết luận {year} ")).count());
    assert_eq!([2024, 2023, 2022].map(|year| rows(page, year)), [a_year, a_year, 0]);
    assert!(page.contains("<a href=\"../2022/index.html?co-quan=so\">2022</a>"));
    assert_eq!(rows(&files["thong-bao/2022/index.html"], 2022), a_year);
}
