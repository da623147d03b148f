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
