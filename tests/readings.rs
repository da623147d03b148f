//! Readings of indicators, wherever they are told: in tables, in prose, against plans of every kind.

mod common;

use common::Folder;
use ketluan::register::Standing;

const PROGRAMME: &str = "+++\nkind = \"programme\"\ntitle = \"Chương trình\"\nissuer = \"so\"\nissued = 2025-01-10\n+++\n\n\
    | TT | Chỉ tiêu | Đơn vị tính | Kế hoạch 2025 |\n|----|----------|-------------|---------------|\n\
    | 1 | Kiểm nghiệm mẫu sản phẩm | mẫu | 650 |\n\
    | 2 | Tỷ lệ giải ngân vốn sự nghiệp | % | từ 95% |\n\
    | 3 | Hồ sơ quá hạn | hồ sơ | không quá 5 |\n\n- Việc chung {#chung}\n";

fn readings(notice: &str) -> Vec<(String, Option<f64>, Option<f64>, Standing)> {
    let folder = Folder::new([("content/notices/ct.md", PROGRAMME), ("content/notices/x.md", notice)]);
    let (site, _) = folder.understand();
    let last = |indicator: &ketluan::register::Indicator| {
        let reading = indicator.readings.last();
        let value = reading.and_then(|reading| reading.value);
        let percent = reading.and_then(|reading| reading.percent).map(|percent| (percent * 10.0).round() / 10.0);
        (indicator.name.clone(), value, percent, indicator.standing)
    };
    site.register.indicators.iter().map(last).collect()
}

#[test]
fn prose_that_names_an_indicator_is_a_reading() {
    let notice = "+++\ntitle = \"K\"\nissuer = \"so\"\nissued = 2025-03-31\nreviews = \"2025-Q1\"\n+++\n\n## I. Đánh giá\n\n\
        Chỉ tiêu kiểm nghiệm mẫu sản phẩm đạt 53,8%; tỷ lệ giải ngân vốn sự nghiệp đạt 20%. Công tác khác đạt 90%.\n";
    let found = readings(notice);
    assert_eq!(found[0], ("Kiểm nghiệm mẫu sản phẩm".into(), None, Some(53.8), Standing::OnPace));
    assert_eq!(found[1].1, Some(20.0));
    assert_eq!(found[1].3, Standing::Behind);
    assert_eq!(found[2].3, Standing::NoReading);
}

#[test]
fn a_table_wins_over_prose_and_a_blank_is_no_reading() {
    let notice = "+++\nkind = \"report\"\ntitle = \"K\"\nissuer = \"so\"\nissued = 2025-03-31\nreviews = \"2025-Q1\"\n+++\n\n## I. Đánh giá\n\n\
        Kiểm nghiệm mẫu sản phẩm đạt 53,8%.\n\n\
        | Chỉ tiêu | Đơn vị tính | Thực hiện | \n|--|--|--|\n| Kiểm nghiệm mẫu sản phẩm | mẫu | 100 |\n| Hồ sơ quá hạn | hồ sơ | 6 |\n| Tỷ lệ giải ngân vốn sự nghiệp | % | |\n";
    let found = readings(notice);
    assert_eq!(found[0].1, Some(100.0));
    assert_eq!(found[0].2, Some(15.4));
    assert_eq!(found[0].3, Standing::Behind);
    assert_eq!((found[1].1, found[1].3), (None, Standing::NoReading));
    assert_eq!((found[2].1, found[2].3), (Some(6.0), Standing::Behind));
}

#[test]
fn the_year_before_says_nothing_about_this_year() {
    let notice = "+++\nkind = \"report\"\ntitle = \"K\"\nissuer = \"so\"\nissued = 2025-03-31\n+++\n\n\
        | Chỉ tiêu | Đơn vị tính | Kế hoạch 2025 | Thực hiện 2024 | Thực hiện quý I |\n|--|--|--|--|--|\n\
        | Kiểm nghiệm mẫu sản phẩm | mẫu | 650 | 640 | |\n";
    assert_eq!(readings(notice)[0].3, Standing::NoReading);
}

/// What is spent out of a yearly sum is gathered though it is told in percent; a quality is held; indicators.toml has the last word.
#[test]
fn what_is_gathered_is_judged_by_the_time_of_year_and_what_is_held_is_not() {
    let programme = "+++\nkind = \"programme\"\ntitle = \"C\"\nissuer = \"so\"\nissued = 2025-01-10\n+++\n\n\
        | TT | Chỉ tiêu | Đơn vị tính | Kế hoạch 2025 | Thực hiện quý I |\n|--|--|--|--|--|\n\
        | 1 | Tỷ lệ giải ngân vốn đầu tư | % | 95 | 24 |\n\
        | 2 | Tỷ lệ hồ sơ đúng hạn | % | 98 | 97 |\n\
        | 3 | Tỷ lệ số hóa | % | 80 | 20 |\n\
        | 4 | Điểm cải cách hành chính | điểm | 90 | 85 |\n\
        | 5 | Mẫu kiểm nghiệm | mẫu | 400 | 100 |\n\n- Việc chung {#chung}\n";
    let known = "[[indicator]]\nid = \"so-hoa\"\nname = \"Tỷ lệ số hóa\"\naccumulates = true\n";
    let folder = Folder::new([("content/notices/ct.md", programme), ("content/indicators.toml", known)]);
    let (site, diagnostics) = folder.understand();
    assert!(diagnostics.is_empty(), "{:?}", common::lines(&site, &diagnostics));
    let found: Vec<Standing> = site.register.indicators.iter().map(|indicator| indicator.standing).collect();
    use Standing::{Behind, OnPace};
    assert_eq!(found, [OnPace, Behind, OnPace, Behind, OnPace]);
}

/// A plan that is revised keeps the figure it replaces, whether the table tells both or a later notice tells the new one.
#[test]
fn revised_plans_keep_their_history() {
    let table = |head: &str, cells: &str| {
        format!("| TT | Chỉ tiêu | Đơn vị tính | {head} |\n|--|--|--|--|--|\n| 1 | Mẫu | mẫu | {cells} |\n\n")
    };
    let notice = |day: &str, table: &str| {
        format!(
            "+++\nkind = \"programme\"\ntitle = \"C\"\nissuer = \"so\"\nissued = {day}\n+++\n\n{table}- Việc chung {{#chung}}\n"
        )
    };
    let first = notice("2025-01-10", &table("Kế hoạch 2025 | Kế hoạch điều chỉnh 2025", "650 | 700"));
    let second = notice("2025-03-10", &table("Kế hoạch điều chỉnh 2025 | Thực hiện quý I", "500 | 125"));
    let folder = Folder::new([("content/notices/ct.md", first.as_str()), ("content/notices/dc.md", second.as_str())]);
    let (site, diagnostics) = folder.understand();
    assert!(diagnostics.is_empty(), "{:?}", common::lines(&site, &diagnostics));
    let indicator = &site.register.indicators[0];
    assert_eq!(indicator.plan.as_ref().and_then(|plan| plan.min), Some(500.0));
    let former: Vec<Option<f64>> = indicator.former_plans.iter().map(|(plan, _)| plan.min).collect();
    assert_eq!(former, [Some(650.0), Some(700.0)]);
    assert_eq!(indicator.standing, Standing::OnPace);
}

/// A figure under a name that the programme spells otherwise is told with the name it is likely to be.
#[test]
fn a_name_near_the_programmes_is_proposed() {
    let notice = "+++\nkind = \"report\"\ntitle = \"K\"\nissuer = \"so\"\nissued = 2025-03-31\n+++\n\n\
        | TT | Chỉ tiêu | Đơn vị tính | Thực hiện quý I |\n|--|--|--|--|\n| 1 | Kiểm nghiệm mẫu sản phẩn | mẫu | 150 |\n";
    let folder = Folder::new([("content/notices/ct.md", PROGRAMME), ("content/notices/x.md", notice)]);
    let (site, diagnostics) = folder.understand();
    let said =
        ketluan::diagnostic::human::print(&diagnostics, &site.sources, ketluan::diagnostic::Language::English, false);
    assert!(said.contains("unplanned-indicator") && said.contains("Kiểm nghiệm mẫu sản phẩm"), "{said}");
}

/// As Word gives a table whose year stands over three columns and whose groups bear letters.
#[test]
fn a_year_over_several_columns_and_a_group_with_a_letter_are_read() {
    let notice = "+++\nkind = \"report\"\ntitle = \"K\"\nissuer = \"so\"\nissued = 2025-03-31\nreviews = \"2025-Q1\"\n+++\n\n\
        | STT | Chỉ tiêu | ĐVT | Năm 2025 Kế hoạch | Năm 2025 Thực hiện quý I | Năm 2025 Tỷ lệ (%) |\n|--|--|--|--|--|--|\n\
        | A | KIỂM NGHIỆM | | | | |\n| 1 | Kiểm nghiệm mẫu sản phẩm | mẫu | 650 | 260 | 40 |\n";
    let found = readings(notice);
    assert_eq!(found.len(), 3, "the group is no indicator: {found:?}");
    assert_eq!((found[0].1, found[0].2), (Some(260.0), Some(40.0)));
}

/// Of each row: plan as shown, unit of measure, last value, percent of plan.
fn told(rows: &[&str]) -> Vec<(String, String, Option<f64>, Option<f64>)> {
    let notice = |day: u8, table: &str| {
        format!(
            "+++\ntitle = \"K\"\nissuer = \"so\"\nissued = 2025-03-{day}\nreviews = \"2025-Q1\"\n+++\n\n## Chỉ tiêu\n\n{table}\n"
        )
    };
    let notices: Vec<(String, String)> = rows
        .iter()
        .enumerate()
        .map(|(at, table)| (format!("content/notices/k{at}.md"), notice(30 + at as u8, table)))
        .collect();
    let folder = Folder::new(notices.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let (site, _) = folder.understand();
    let row = |of: &ketluan::register::Indicator| {
        let reading = of.readings.last();
        (
            of.plan.as_ref().map_or_else(String::new, |plan| plan.text.clone()),
            of.unit_of_measure.clone(),
            reading.and_then(|reading| reading.value),
            reading.and_then(|reading| reading.percent).map(|percent| (percent * 10.0).round() / 10.0),
        )
    };
    site.register.indicators.iter().map(row).collect()
}

#[test]
fn figures_of_another_size_are_told_in_one() {
    let head = "| Chỉ tiêu | Đơn vị tính | Kế hoạch 2025 | Thực hiện quý I |\n|--|--|--|--|\n";
    for (cells, plan, unit, value, percent) in [
        ("| Thu phí | tỷ đồng | 2 tỷ | 500 triệu |", "2", "tỷ đồng", 0.5, 25.0),
        ("| Thu phí | đồng | 3,5 tỷ | 700 triệu |", "3,5 tỷ", "đồng", 7e8, 20.0),
        ("| Thu phí | triệu đồng | không quá 2 tỷ | 500 |", "≤ 2.000", "triệu đồng", 500.0, 25.0),
        ("| Thu phí | | 2 tỷ đồng | 500 triệu đồng |", "2", "tỷ đồng", 0.5, 25.0),
        ("| Hồ sơ đúng hạn | | 95% | 96% |", "95%", "%", 96.0, 101.1),
        ("| Hồ sơ đúng hạn | nhiệm vụ | 20 | 25% |", "20", "nhiệm vụ", f64::NAN, 25.0),
    ] {
        let told = told(&[&format!("{head}{cells}")]);
        let value = Some(value).filter(|value| value.is_finite());
        assert_eq!(told, [(plan.to_owned(), unit.to_owned(), value, Some(percent))], "{cells}");
    }
    // A later notice may measure otherwise.
    let later = "| Chỉ tiêu | Đơn vị tính | Thực hiện quý I |\n|--|--|--|\n| Thu phí | triệu đồng | 600 |";
    let told = told(&[&format!("{head}| Thu phí | tỷ đồng | 2 | |"), later]);
    assert_eq!(told, [("2".to_owned(), "tỷ đồng".to_owned(), Some(0.6), Some(30.0))]);
}

#[test]
fn of_several_columns_the_one_that_is_meant_counts() {
    for (table, plan, value) in [
        // What was reached before what is expected, a running total before a part.
        (
            "| Chỉ tiêu | Kế hoạch | Thực hiện quý I | Ước thực hiện |\n|--|--|--|--|\n| Đề tài | 20 | 5 | 6 |",
            "20",
            5.0,
        ),
        (
            "| Chỉ tiêu | Kế hoạch | Ước thực hiện | Thực hiện quý I |\n|--|--|--|--|\n| Đề tài | 20 | 6 | 5 |",
            "20",
            5.0,
        ),
        ("| Chỉ tiêu | Kế hoạch | Thực hiện kỳ này | Lũy kế |\n|--|--|--|--|\n| Đề tài | 20 | 2 | 7 |", "20", 7.0),
        // Neither a plan of a quarter nor last year's figures are this year's.
        ("| Chỉ tiêu | Kế hoạch quý I | TH quý I |\n|--|--|--|\n| Đề tài | 5 | 4 |", "", 4.0),
        (
            "| Chỉ tiêu | KH | TH quý I | TH cùng kỳ | So cùng kỳ (%) |\n|--|--|--|--|--|\n| Đề tài | 20 | 5 | 4 | 125 |",
            "20",
            5.0,
        ),
        // What was not revised stays.
        ("| Chỉ tiêu | Kế hoạch | Kế hoạch điều chỉnh | TH quý I |\n|--|--|--|--|\n| Đề tài | 10 | | 5 |", "10", 5.0),
    ] {
        let told = told(&[table]);
        assert_eq!((told[0].0.as_str(), told[0].2), (plan, Some(value)), "{table}");
    }
}
