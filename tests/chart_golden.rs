//! Small charts, byte by byte. `BLESS=1 cargo test --test chart_golden` rewrites what is expected.

use std::path::Path;

use ketluan::chart::*;

#[track_caller]
fn check(name: &str, chart: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/chart").join(name);
    // One element a line, so that a difference can be read.
    let given = format!("{}\n", chart.trim_end().replace("><", ">\n<"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &given).expect("the folder of expected charts can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(given, expected, "{name} is not as expected");
}

fn described() -> Alternative {
    Alternative::Described { id_prefix: "p".into(), title: "Tên".into(), description: "Một câu.".into() }
}

#[test]
fn progress_over_plan() {
    let bar = Progress { share: Some(1.3), pace: Some(0.5), reach: 2.0, role: Role::Done };
    check("progress.svg", &progress(&bar, &described()).svg);
    let none = Progress { share: None, pace: None, reach: 1.25, role: Role::Done };
    check("progress-no-reading.svg", &progress(&none, &Alternative::Hidden).svg);
}

#[test]
fn trend_with_a_gap() {
    let point = |x: f64, value: Option<f64>, words: &str| Point {
        x,
        x_label: format!("T{x}"),
        value,
        value_label: words.into(),
        title: format!("Tháng {x}: {words}"),
    };
    let points =
        vec![point(1.0, Some(2.0), "2"), point(2.0, Some(5.0), "5"), point(3.0, None, ""), point(4.0, Some(9.0), "9")];
    let plan = Plan { shape: PlanShape::Level(10.0), name: "Kế hoạch".into(), label: "10".into() };
    let pace = Pace { from: (0.0, 0.0), to: (4.0, 10.0), name: "Nhịp".into() };
    let tick = |value: f64| format!("{value:.0}");
    let chart =
        Trend { name: "Đạt".into(), points, plan: Some(plan), pace: Some(pace), from_zero: true, tick: &tick };
    check("trend.svg", &trend(&chart, &described()).svg);
    check(
        "trend-file.svg",
        &standalone(&trend(&chart, &described()), &FileStyle::new(".f-ink { fill: var(--chart-ink); } /* no */")),
    );
}

#[test]
fn states_of_two_units() {
    let part = |role, count: u64| StatePart { role, count, title: format!("{count}") };
    let rows = vec![
        StateRow {
            label: "Văn phòng Sở".into(),
            value: "1 / 4".into(),
            parts: vec![part(Role::Overdue, 1), part(Role::Soon, 0), part(Role::Done, 3)],
        },
        StateRow { label: "Thanh tra Sở".into(), value: "0".into(), parts: vec![] },
    ];
    let bar = state_bar(&rows[0].parts, 8, &Alternative::Hidden);
    check("state-bar.svg", &bar.svg);
    let key = vec![(Role::Overdue, "Quá hạn".into()), (Role::Done, "Xong".into())];
    check("states.svg", &states(&States { key, rows }, &described()).svg);
}

#[test]
fn columns_of_two_months() {
    let part = |role, count: u64| StatePart { role, count, title: format!("{count}") };
    let drawn = vec![
        Column { label: "1".into(), value: "5".into(), parts: vec![part(Role::Overdue, 2), part(Role::Done, 3)] },
        Column { label: "2".into(), value: String::new(), parts: vec![] },
    ];
    let key = vec![(Role::Overdue, "Quá hạn".into()), (Role::Done, "Xong".into())];
    check("columns.svg", &columns(&Columns { key, columns: drawn }, &described()).svg);
}

#[test]
fn heat_of_a_month() {
    let days = (0..28).map(|day| HeatDay { count: day % 6, title: format!("{} hạn", day % 6) }).collect();
    let months = vec![HeatMonth { name: "Tháng 2".into(), first_column: 5, days }];
    let key = ["0", "1", "2–3", "4+"].map(String::from);
    check("heat.svg", &heat(&Heat { months, key, key_name: "Số hạn".into() }, &described()).svg);
}

#[test]
fn timeline_of_a_task() {
    let mark = |at, role| TimelineMark { at, role, title: "Hạn".into() };
    let row = TimelineRow {
        label: "Nhiệm vụ".into(),
        span: (1.0, 5.0),
        role: Role::InTime,
        title: "Từ 1 đến 5".into(),
        marks: vec![mark(4.0, Role::Plan), mark(5.0, Role::Done)],
    };
    let ticks = vec![(0.0, "01/01".into()), (10.0, "01/02".into())];
    let lines = Timeline { span: (0.0, 10.0), ticks, now: Some((6.0, "Nay".into())), rows: vec![row] };
    check("timeline.svg", &timeline(&lines, &described()).svg);
}
