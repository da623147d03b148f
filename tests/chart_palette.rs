//! The palette and the style sheet say the same, and its colours can be told from the ground.

use ketluan::chart::Role;

const CSS: &str = include_str!("../themes/default/assets/css/chart.css");

/// The hexadecimal values a custom property gets, in order: light, dark by the system, dark by choice.
fn values(role: Role) -> Vec<&'static str> {
    let name = format!("{}:", role.variable());
    CSS.match_indices(&name)
        .filter_map(|(at, _)| CSS[at + name.len()..].split(';').next())
        .map(str::trim)
        .filter(|value| value.starts_with('#'))
        .collect()
}

fn luminance(hex: &str) -> f64 {
    let channel = |from: usize| {
        let value = f64::from(u8::from_str_radix(&hex[from..from + 2], 16).expect("two hexadecimal digits")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_role_has_its_colours() {
    for role in Role::ALL {
        let values = values(role);
        assert_eq!(values.len(), 3, "{role:?}: light, dark by the system, dark by choice");
        assert_eq!(values[0], role.literal(), "{role:?}: the palette's literal is the light value");
        assert_eq!(values[1], values[2], "{role:?}: both dark blocks agree");
    }
}

#[test]
fn every_property_belongs_to_a_role() {
    for (at, _) in CSS.match_indices("--chart-") {
        let name = CSS[at..].split([':', ')']).next().unwrap_or_default();
        assert!(Role::ALL.iter().any(|role| role.variable() == name), "{name} is no role");
    }
}

#[test]
fn every_role_can_be_filled() {
    for role in Role::ALL {
        let rule = format!(".f-{} {{ fill: var({}); }}", role.name(), role.variable());
        assert!(CSS.contains(&rule), "no rule {rule}");
    }
}

#[test]
fn marks_and_words_stand_out() {
    let words = [Role::Ink, Role::Muted];
    let marks = [
        Role::Done,
        Role::Late,
        Role::InTime,
        Role::Soon,
        Role::Overdue,
        Role::Rest,
        Role::Series,
        Role::Plan,
        Role::Pace,
        Role::Heat1,
        Role::Heat2,
        Role::Heat3,
    ];
    for theme in 0..2 {
        let ground = values(Role::Paper)[theme];
        let needed = words.map(|role| (role, 4.5)).into_iter().chain(marks.map(|role| (role, 3.0)));
        for (role, least) in needed {
            let found = contrast(values(role)[theme], ground);
            assert!(found >= least, "{role:?} in theme {theme}: {found:.2} < {least}");
        }
        let shades =
            [Role::Heat0, Role::Heat1, Role::Heat2, Role::Heat3].map(|role| contrast(values(role)[theme], ground));
        assert!(shades.windows(2).all(|pair| pair[1] > pair[0] * 1.5), "shades rise in theme {theme}: {shades:?}");
    }
}
