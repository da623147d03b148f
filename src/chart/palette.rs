//! What a mark means, and the one name under which the style sheet knows it.
//!
//! plotters styles carry nothing but a colour, so each role owns a reserved RGB value that is used as a key: the backend
//! turns it back into the role and writes a class. No colour reaches an inline chart; the theme gives it through the
//! custom property, so one drawing serves light, dark and print. The literal colours kept here are those of the light
//! theme, for files that are opened outside any page.

use plotters::style::RGBColor;

/// The meaning of a mark or of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Words and values that matter.
    Ink,
    /// Axis words, less important values.
    Muted,
    /// The ground the chart stands on: gaps between parts, halos around words.
    Paper,
    /// Light lines that help the eye along.
    Grid,
    /// The empty part of a bar, the place of a missing reading.
    Track,
    /// Finished on time, or goal reached.
    Done,
    /// Finished after its day.
    Late,
    /// Open, its day not near.
    InTime,
    /// Open, its day near; or behind pace.
    Soon,
    /// Open, its day past. Nothing else is drawn in this colour.
    Overdue,
    /// What has no judgement: without deadline, dropped.
    Rest,
    /// Measured values over time.
    Series,
    /// What was planned.
    Plan,
    /// Where one would be by now if the plan were filled evenly.
    Pace,
    /// No deadline on the day.
    Heat0,
    /// One deadline on the day.
    Heat1,
    /// Two or three deadlines on the day.
    Heat2,
    /// Four deadlines on the day, or more.
    Heat3,
}

impl Role {
    /// Every role, in the order of the table in the style sheet.
    pub const ALL: [Role; 18] = [
        Role::Ink,
        Role::Muted,
        Role::Paper,
        Role::Grid,
        Role::Track,
        Role::Done,
        Role::Late,
        Role::InTime,
        Role::Soon,
        Role::Overdue,
        Role::Rest,
        Role::Series,
        Role::Plan,
        Role::Pace,
        Role::Heat0,
        Role::Heat1,
        Role::Heat2,
        Role::Heat3,
    ];

    /// The table: name in classes and custom properties, colour in files that stand alone.
    const fn entry(self) -> (&'static str, &'static str) {
        match self {
            Role::Ink => ("ink", "#1a1c20"),
            Role::Muted => ("muted", "#4a4f57"),
            Role::Paper => ("paper", "#ffffff"),
            Role::Grid => ("grid", "#dfe2e7"),
            Role::Track => ("track", "#e4e7ec"),
            Role::Done => ("done", "#2e7d4f"),
            Role::Late => ("late", "#7a7a1e"),
            Role::InTime => ("in-time", "#2f6fbf"),
            Role::Soon => ("soon", "#b36b00"),
            Role::Overdue => ("overdue", "#c0272d"),
            Role::Rest => ("rest", "#80868f"),
            Role::Series => ("series", "#0b4fa8"),
            Role::Plan => ("plan", "#4a4f57"),
            Role::Pace => ("pace", "#80868f"),
            Role::Heat0 => ("heat-0", "#eceef1"),
            Role::Heat1 => ("heat-1", "#8094b8"),
            Role::Heat2 => ("heat-2", "#3d68ab"),
            Role::Heat3 => ("heat-3", "#0b2f6b"),
        }
    }

    /// The name in class names (`f-in-time`, `l-plan`, `t-muted`) and custom properties (`--chart-in-time`).
    pub const fn name(self) -> &'static str {
        self.entry().0
    }

    /// The colour in a file that stands alone, and the light theme's.
    pub const fn literal(self) -> &'static str {
        self.entry().1
    }

    /// The custom property that gives the colour on a page.
    pub fn variable(self) -> String {
        format!("--chart-{}", self.name())
    }

    /// The reserved colour that carries the role through plotters.
    pub(super) fn key(self) -> RGBColor {
        let place = Role::ALL.iter().position(|role| *role == self).unwrap_or_default();
        RGBColor(0x4b, 0x4c, place as u8)
    }

    /// The role behind a reserved colour; ink for any other.
    pub(super) fn of_key(rgb: (u8, u8, u8)) -> Role {
        match rgb {
            (0x4b, 0x4c, place) => Role::ALL.get(usize::from(place)).copied().unwrap_or(Role::Ink),
            _ => Role::Ink,
        }
    }
}
