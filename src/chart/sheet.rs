//! The paper under the drawing: how far it stretches, and the elements on it so far.
//!
//! A fluid sheet takes the width it is given: across, places are shares of the width; down, they are CSS pixels. So a
//! chart fills a phone and a wide page alike while its words keep their size. What lies left of `pinned` keeps its
//! distance in pixels from the left edge: axis words and keys do not drift apart.

use std::fmt::Write;

use super::markup::{escape_into, percent, tenths, to_tenths};
use super::palette::Role;

/// At which widths a mark is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    Always,
    /// Only where the chart is wide.
    Wide,
    /// Only where there is less.
    Narrow,
}

/// Which part of the words lies on their place across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Across {
    Left,
    Middle,
    Right,
}

/// Which part of the words lies on their place down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Down {
    Top,
    Middle,
    Bottom,
}

/// How words stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lettering {
    pub role: Role,
    pub strong: bool,
    pub across: Across,
    pub down: Down,
}

impl Lettering {
    pub fn new(role: Role, across: Across, down: Down) -> Self {
        Self { role, strong: false, across, down }
    }

    pub fn strong(self) -> Self {
        Self { strong: true, ..self }
    }
}

/// Elements in the making; all lengths are tenths of a CSS pixel at the narrowest width the chart is made for.
#[derive(Debug)]
pub(super) struct Sheet {
    pub width: i32,
    pub height: i32,
    /// Up to here places are pixels, beyond it shares of the width.
    pub pinned: i32,
    /// Where what is written now will be seen.
    pub seen: Seen,
    pub out: String,
}

impl Sheet {
    pub fn across(&self, x: i32) -> String {
        if x <= self.pinned { tenths(x) } else { percent(x, self.width) }
    }

    fn begin(&mut self, element: &str, class: &str) {
        let seen = match self.seen {
            Seen::Always => "",
            Seen::Wide => " wide",
            Seen::Narrow => " narrow",
        };
        let _ = write!(self.out, "<{element} class=\"{class}{seen}\"");
    }

    /// Places are 0 unless they are said, and no length is 0: such a mark is not drawn.
    fn attribute(&mut self, name: &str, value: &str) {
        if matches!(value, "0" | "0%") {
            return;
        }
        let _ = write!(self.out, " {name}=\"{value}\"");
    }

    pub fn rect(&mut self, class: &str, a: (i32, i32), b: (i32, i32)) {
        let (left, right, top, bottom) = (a.0.min(b.0), a.0.max(b.0), a.1.min(b.1), a.1.max(b.1));
        if left == right || top == bottom {
            return;
        }
        let pinned = right <= self.pinned;
        let (x, width) = match pinned {
            true => (tenths(left), tenths(right - left)),
            false => (percent(left, self.width), percent(right - left, self.width)),
        };
        self.begin("rect", class);
        for (name, value) in [("x", x), ("y", tenths(top)), ("width", width), ("height", tenths(bottom - top))] {
            self.attribute(name, &value);
        }
        self.out.push_str("/>");
    }

    pub fn circle(&mut self, class: &str, centre: (i32, i32), radius: i32) {
        self.begin("circle", class);
        let (cx, cy) = (self.across(centre.0), tenths(centre.1));
        for (name, value) in [("cx", cx), ("cy", cy), ("r", tenths(radius))] {
            self.attribute(name, &value);
        }
        self.out.push_str("/>");
    }

    /// A run of points as lines one after another: an element with many points cannot have shares of the width.
    pub fn path(&mut self, class: &str, points: &[(i32, i32)]) {
        match points {
            [] | [_] => {}
            [from, to] => {
                self.begin("line", class);
                self.ends(*from, *to);
            }
            _ => {
                self.begin("g", class);
                self.out.push('>');
                for pair in points.windows(2) {
                    self.out.push_str("<line");
                    self.ends(pair[0], pair[1]);
                }
                self.out.push_str("</g>");
            }
        }
    }

    fn ends(&mut self, from: (i32, i32), to: (i32, i32)) {
        let (x1, x2) = (self.across(from.0), self.across(to.0));
        for (name, value) in [("x1", x1), ("y1", tenths(from.1)), ("x2", x2), ("y2", tenths(to.1))] {
            self.attribute(name, &value);
        }
        self.out.push_str("/>");
    }

    /// A closed run of points. It cannot stretch, so it stands where places are pixels: in a fixed sheet, in a stamp.
    pub fn polygon(&mut self, class: &str, points: &[(i32, i32)]) {
        self.begin("polygon", class);
        let places: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", tenths(*x), tenths(*y))).collect();
        self.attribute("points", &places.join(" "));
        self.out.push_str("/>");
    }

    /// Words at a place. The baseline is reckoned here because few viewers of downloaded files know `dominant-baseline`;
    /// the room above is that of a capital with two marks.
    pub fn words(&mut self, lettering: Lettering, size: f64, at: (i32, i32), text: &str) {
        let baseline = match lettering.down {
            Down::Top => size * 1.05,
            Down::Middle => size * 0.36,
            Down::Bottom => size * -0.25,
        };
        let strong = if lettering.strong { " strong" } else { "" };
        self.begin("text", &format!("t-{}{strong}", lettering.role.name()));
        let x = self.across(at.0);
        self.attribute("x", &x);
        self.attribute("y", &tenths(at.1.saturating_add(to_tenths(baseline))));
        match lettering.across {
            Across::Left => {}
            Across::Middle => self.attribute("text-anchor", "middle"),
            Across::Right => self.attribute("text-anchor", "end"),
        }
        self.out.push('>');
        escape_into(&mut self.out, text);
        self.out.push_str("</text>");
    }

    /// Opens a group that says `title` to a pointer that rests on it.
    pub fn open_datum(&mut self, title: &str) {
        self.out.push_str("<g><title>");
        escape_into(&mut self.out, title);
        self.out.push_str("</title>");
    }
}
