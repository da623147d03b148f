//! What holds for every chart, whatever it is given.

use ketluan::chart::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

const CSS: &str = include_str!("../themes/default/assets/css/chart.css");
const NASTY: [f64; 14] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.538,
    1.3,
    1e-300,
    1e300,
    -1e300,
    1e15,
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::MIN_POSITIVE,
];
const WORDS: [&str; 5] = [
    "",
    "<b>&\"'",
    "Ế\u{0}\u{8}\u{202e}\n",
    "Sở Khoa học và Công nghệ tỉnh Quảng Trị và các đơn vị trực thuộc, đơn vị phối hợp",
    "]]></style>",
];

fn described(prefix: &str, words: &str) -> Alternative {
    Alternative::Described { id_prefix: prefix.into(), title: words.into(), description: words.into() }
}

fn check_numbers(element: &BytesStart, text: &str) {
    for attribute in element.attributes() {
        let attribute = attribute.unwrap_or_else(|error| panic!("{error} in {text}"));
        let value = attribute.value.to_string();
        let name = attribute.key.as_ref().to_string();
        assert_ne!(name, "style", "no inline style");
        assert!(!name.starts_with("on") && !name.ends_with("href"), "no script, no link");
        let numbers = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "points", "viewBox"];
        if numbers.contains(&name.as_str()) {
            for number in value.split([' ', ',']) {
                let number: f64 = number.trim_end_matches('%').parse().unwrap_or(f64::NAN);
                assert!(number.abs() < 100_000.0, "{name}={value} in {text}");
                assert!(
                    number >= 0.0 || !["r", "width", "height"].contains(&name.as_str()),
                    "{name}={value} in {text}"
                );
            }
        }
    }
}

/// Well-formed, balanced, and only numbers where numbers belong.
#[track_caller]
fn check_markup(text: &str) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error} in {text}")) {
            Event::Start(element) => {
                depth += 1;
                check_numbers(&element, text);
            }
            Event::Empty(element) => check_numbers(&element, text),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "balanced: {text}");
    assert!(!text.contains(['\u{0}', '\u{8}', '\u{202e}']));
}

#[track_caller]
fn check(draw: impl Fn() -> Chart) {
    let chart = draw();
    assert_eq!(chart, draw(), "the same bytes again");
    check_markup(&chart.svg);
    check_markup(&standalone(&chart, &FileStyle::new(".f-done { fill: var(--chart-done); }")));
}

fn point(x: f64, value: Option<f64>, words: &str) -> Point {
    Point { x, x_label: words.into(), value, value_label: words.into(), title: words.into() }
}

#[test]
fn progress_takes_any_number() {
    for a in NASTY {
        for b in NASTY {
            let reach = common_reach([a, b]);
            assert!((1.0..=2.0).contains(&reach));
            for (share, pace, reach) in [(Some(a), Some(b), reach), (Some(a), None, b), (None, Some(a), b)] {
                check(|| progress(&Progress { share, pace, reach, role: Role::Soon }, &Alternative::Hidden));
            }
        }
    }
}

#[test]
fn trend_takes_any_number() {
    let tick = |value: f64| format!("{value}");
    for a in NASTY {
        for b in NASTY {
            for (words, from_zero) in [(WORDS[1], true), ("12,5", false)] {
                let shapes =
                    [PlanShape::Level(a), PlanShape::Band(a, b), PlanShape::Steps(vec![(a, b), (b, a), (1.0, 2.0)])];
                for shape in shapes {
                    check(|| {
                        let points = vec![
                            point(1.0, Some(a), words),
                            point(b, Some(1.0), words),
                            point(a, None, words),
                            point(2.0, Some(b), words),
                        ];
                        let plan = Some(Plan { shape: shape.clone(), name: words.into(), label: words.into() });
                        let pace = Some(Pace { from: (0.0, a), to: (b, b), name: words.into() });
                        trend(
                            &Trend { name: words.into(), points, plan, pace, from_zero, tick: &tick },
                            &described("t", words),
                        )
                    });
                }
            }
        }
    }
}

#[test]
fn trend_takes_any_count() {
    let tick = |value: f64| format!("{value:.0}");
    for count in [0_u32, 1, 2, 3, 12, 53, 500] {
        for words in WORDS {
            check(|| {
                let value = |place: u32| (place % 7 != 3).then(|| f64::from(place * 37 % 101));
                let points = (0..count).map(|place| point(f64::from(place), value(place), words)).collect();
                let trend_of =
                    Trend { name: words.into(), points, plan: None, pace: None, from_zero: true, tick: &tick };
                trend(&trend_of, &described("t", words))
            });
        }
    }
}

#[test]
fn a_gap_is_never_drawn() {
    let tick = |value: f64| format!("{value:.0}");
    let points = vec![
        point(1.0, Some(5.0), "5"),
        point(2.0, None, ""),
        point(3.0, Some(f64::NAN), ""),
        point(4.0, Some(7.0), "7"),
    ];
    let chart = Trend { name: String::new(), points, plan: None, pace: None, from_zero: true, tick: &tick };
    let svg = trend(&chart, &Alternative::Hidden).svg;
    assert_eq!(svg.matches("<circle").count(), 2, "{svg}");
    assert!(!svg.contains("l-series"), "no line over the gap: {svg}");
}

#[test]
fn states_take_any_count() {
    let counts = [0, 1, 2, 7, 1000, u64::MAX];
    for a in counts {
        for b in counts {
            for words in WORDS {
                let part = |role, count| StatePart { role, count, title: words.into() };
                let parts = vec![part(Role::Overdue, a), part(Role::Soon, b), part(Role::Done, 1), part(Role::Ink, a)];
                check(|| state_bar(&parts, b, &Alternative::Hidden));
                let rows = vec![
                    StateRow { label: words.into(), value: words.into(), parts: parts.clone() },
                    StateRow { label: words.into(), value: words.into(), parts: vec![] },
                ];
                let key = vec![(Role::Overdue, words.to_owned()); 5];
                check(|| states(&States { key: key.clone(), rows: rows.clone() }, &described("s", words)));
            }
        }
    }
    check(|| states(&States { key: vec![], rows: vec![] }, &described("s", "")));
    let many = (0..40).map(|count| StatePart { role: Role::Done, count: 1 + count % 2, title: String::new() });
    let many: Vec<StatePart> = many.collect();
    check(|| state_bar(&many, 1_000_000, &Alternative::Hidden));
}

#[test]
fn columns_take_any_count() {
    for a in [0, 1, 2, 7, 1000, u64::MAX] {
        for words in WORDS {
            let part = |role, count| StatePart { role, count, title: words.into() };
            let column = Column {
                label: words.into(),
                value: words.into(),
                parts: vec![
                    part(Role::Overdue, a),
                    part(Role::InTime, 1),
                    part(Role::Done, u64::MAX),
                    part(Role::Rest, a),
                ],
            };
            for count in [0, 1, 12, 60] {
                let key = vec![(Role::Overdue, words.to_owned()); 5];
                let drawn = Columns { key, columns: vec![column.clone(); count] };
                check(|| columns(&drawn, &described("c", words)));
            }
        }
    }
}

/// What a pointer reads off a column is what was counted, and nothing is drawn for nothing.
#[test]
fn columns_can_be_read_back() {
    let part = |role, count: u64| StatePart { role, count, title: format!("{count}") };
    let column = |a, b| Column {
        label: "1".into(),
        value: String::new(),
        parts: vec![part(Role::Overdue, a), part(Role::Done, b)],
    };
    let drawn = Columns { key: vec![], columns: vec![column(3, 9), column(0, 6), column(0, 0)] };
    let svg = columns(&drawn, &described("c", "x")).svg;
    let height = |rect: &str| {
        let value = rect.split(" height=\"").nth(1).and_then(|rest| rest.split('"').next());
        value.and_then(|value| value.parse::<f64>().ok()).unwrap_or_default()
    };
    let read: Vec<(u64, f64)> = svg
        .split("<g><title>")
        .skip(1)
        .map(|datum| (datum.split('<').next().and_then(|title| title.parse().ok()).unwrap_or_default(), height(datum)))
        .collect();
    assert_eq!(read.iter().map(|datum| datum.0).collect::<Vec<_>>(), [3, 9, 6]);
    for (count, height) in read {
        assert!((height - 120.0 * count as f64 / 12.0).abs() < 0.2, "{count} is {height} high");
    }
}

#[test]
fn heat_and_timeline_take_anything() {
    for (words, first_column, days) in [("", 0, 0), (WORDS[1], 6, 31), (WORDS[3], 255, 400)] {
        let day = |count: u64| HeatDay { count, title: words.into() };
        let month = HeatMonth { name: words.into(), first_column, days: (0..days).map(day).collect() };
        for months in [0, 1, 12, 30] {
            let months = vec![month.clone(); months];
            let key = [words; 4].map(String::from);
            check(|| {
                heat(&Heat { months: months.clone(), key: key.clone(), key_name: words.into() }, &described("h", words))
            });
        }
    }
    for a in NASTY {
        for b in NASTY {
            let words = WORDS[1].to_owned();
            let mark = |at, role| TimelineMark { at, role, title: words.clone() };
            let marks = vec![mark(a, Role::Plan), mark(b, Role::Done), mark(a, Role::Overdue)];
            let row = TimelineRow { label: words.clone(), span: (a, b), role: Role::Done, title: words.clone(), marks };
            let ticks = vec![(a, words.clone()), (b, words.clone()), (0.5, words.clone())];
            let lines = Timeline { span: (b, a), ticks, now: Some((a, words.clone())), rows: vec![row; 2] };
            check(|| timeline(&lines, &described("l", &words)));
        }
    }
}

#[test]
fn ids_differ_where_prefixes_differ() {
    let bar = Progress { share: Some(0.5), pace: None, reach: 1.2, role: Role::Done };
    let prefixes = ["a", "b", "a b", "a/b", "a.b", "2025/tuan-06/vp-2"];
    let mut ids: Vec<String> = Vec::new();
    for prefix in prefixes {
        let svg = progress(&bar, &described(prefix, "x")).svg;
        ids.extend(svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(String::from));
        let named = svg.split("aria-labelledby=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        assert!(named.split(' ').all(|id| ids.iter().any(|known| known == id)), "{named}");
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!((count, ids.len()), (prefixes.len() * 2, prefixes.len() * 2));
    let hidden = progress(&bar, &Alternative::Hidden).svg;
    assert!(hidden.contains("aria-hidden=\"true\"") && !hidden.contains(" id="));
}

#[test]
fn a_file_carries_its_colours() {
    let bar = Progress { share: Some(0.5), pace: None, reach: 1.2, role: Role::Done };
    let chart = progress(&bar, &described("p", "x"));
    let file = standalone(&chart, &FileStyle::new(CSS));
    assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(!file.contains("var(") && !file.contains("/*"), "{file}");
    assert!(file.contains(&format!(".f-done {{ fill: {}; }}", Role::Done.literal())));
    let themed = CSS.replacen(Role::Done.literal(), "#123456", 1);
    assert!(
        standalone(&chart, &FileStyle::new(&themed)).contains(".f-done { fill: #123456; }"),
        "a theme's own colour is kept"
    );
    for css in ["", "/*", "/*/", "a{b:c}</style>", "--chart-ink:", "--chart-ink:#"] {
        check_markup(&standalone(&chart, &FileStyle::new(css)));
    }
}
