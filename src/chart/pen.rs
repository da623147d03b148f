//! A pen that draws in CSS pixels by role: the few strokes that all charts are made of.

use std::cell::RefCell;
use std::rc::Rc;

use super::backend::Backend;
use super::markup::{tenths, to_tenths};
use super::palette::Role;
use super::sheet::Sheet;
pub(super) use super::sheet::{Across, Down, Lettering, Seen};

/// The size of all words, in CSS pixels; the style sheet says the same.
pub(super) const TEXT: f64 = 13.0;

/// How many times its narrowest width a chart has where the style sheet shows what is seen in wide charts only: 36rem
/// over 288 pixels.
pub(super) const WIDE: f64 = 2.0;

/// The pen and the sheet under it.
pub(super) struct Pen(Rc<RefCell<Sheet>>);

impl Pen {
    /// A sheet that takes the width it is given and is laid out for `width` pixels, its narrowest.
    pub fn fluid(width: f64, height: f64) -> Self {
        Self::on(width, height, 0)
    }

    /// A sheet that is scaled as a whole.
    pub fn fixed(width: f64, height: f64) -> Self {
        Self::on(width, height, i32::MAX)
    }

    fn on(width: f64, height: f64, pinned: i32) -> Self {
        let (width, height) = (to_tenths(width).max(10), to_tenths(height).max(10));
        let sheet = Sheet { width, height, pinned, seen: Seen::Always, out: String::new() };
        Self(Rc::new(RefCell::new(sheet)))
    }

    /// A second hand on the same sheet, for what plotters draws.
    pub fn backend(&self) -> Backend {
        Backend(Rc::clone(&self.0))
    }

    pub fn line(&self, role: Role, from: (f64, f64), to: (f64, f64)) {
        self.path(role, &[from, to]);
    }

    pub fn path(&self, role: Role, points: &[(f64, f64)]) {
        let points: Vec<_> = points.iter().copied().map(point).collect();
        self.0.borrow_mut().path(&format!("l-{}", role.name()), &points);
    }

    pub fn rect(&self, role: Role, from: (f64, f64), to: (f64, f64)) {
        self.0.borrow_mut().rect(&format!("f-{}", role.name()), point(from), point(to));
    }

    pub fn frame(&self, role: Role, from: (f64, f64), to: (f64, f64)) {
        self.0.borrow_mut().rect(&format!("l-{}", role.name()), point(from), point(to));
    }

    pub fn circle(&self, role: Role, centre: (f64, f64), radius: f64) {
        self.0.borrow_mut().circle(&format!("f-{}", role.name()), point(centre), to_tenths(radius));
    }

    pub fn polygon(&self, role: Role, points: &[(f64, f64)]) {
        let points: Vec<_> = points.iter().copied().map(point).collect();
        self.0.borrow_mut().polygon(&format!("f-{}", role.name()), &points);
    }

    pub fn words(&self, lettering: Lettering, at: (f64, f64), text: &str) {
        self.0.borrow_mut().words(lettering, TEXT, point(at), text);
    }

    /// Draws one datum inside a group that bears its title.
    pub fn datum(&self, title: &str, draw: impl FnOnce(&Self)) {
        self.0.borrow_mut().open_datum(title);
        draw(self);
        self.0.borrow_mut().out.push_str("</g>");
    }

    /// Draws with all places up to `x` kept in pixels from the left edge.
    pub fn pinned(&self, x: f64, draw: impl FnOnce(&Self)) {
        let before = self.0.borrow().pinned;
        self.0.borrow_mut().pinned = before.max(to_tenths(x));
        draw(self);
        self.0.borrow_mut().pinned = before;
    }

    /// Draws a small shape that keeps its form: places are pixels from `at`, and only `at` stretches.
    pub fn stamp(&self, at: (f64, f64), draw: impl FnOnce(&Self)) {
        let (x, y) = (self.0.borrow().across(to_tenths(at.0)), tenths(to_tenths(at.1)));
        self.0.borrow_mut().out.push_str(&format!("<svg x=\"{x}\" y=\"{y}\" overflow=\"visible\">"));
        self.pinned(f64::MAX, draw);
        self.0.borrow_mut().out.push_str("</svg>");
    }

    /// Draws what is seen at some widths only.
    pub fn seen(&self, seen: Seen, draw: impl FnOnce(&Self)) {
        let before = std::mem::replace(&mut self.0.borrow_mut().seen, seen);
        draw(self);
        self.0.borrow_mut().seen = before;
    }

    /// The elements drawn.
    pub fn finish(self) -> String {
        std::mem::take(&mut self.0.borrow_mut().out)
    }
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    (to_tenths(x), to_tenths(y))
}
