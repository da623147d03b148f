//! Where words can stand without touching other words, lines, or the edge.

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// A box of the given size and upper edge, of which the share `before` lies left of `x`.
    pub fn about(x: f64, before: f64, top: f64, (width, height): (f64, f64)) -> Self {
        let left = x - width * before;
        Self { left, top, right: left + width, bottom: top + height }
    }

    fn meets(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn lies_in(&self, other: &Area) -> bool {
        self.left >= other.left && self.right <= other.right && self.top >= other.top && self.bottom <= other.bottom
    }

    /// Whether the stroke from `a` to `b` passes through: cut the stroke at the two sides, then compare heights.
    fn is_crossed(&self, a: (f64, f64), b: (f64, f64)) -> bool {
        let (a, b) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        let (from, to) = (a.0.max(self.left), b.0.min(self.right));
        if from > to {
            return false;
        }
        let slope = if b.0 > a.0 { (b.1 - a.1) / (b.0 - a.0) } else { 0.0 };
        let (at_from, at_to) = (a.1 + slope * (from - a.0), if b.0 > a.0 { a.1 + slope * (to - a.0) } else { b.1 });
        at_from.min(at_to) < self.bottom && at_from.max(at_to) > self.top
    }
}

/// How near to a dot words are taken to belong to it.
const NEAR: (f64, f64) = (4.0, 12.0);

/// A room that fills up with words.
#[derive(Clone, Debug)]
pub(super) struct Room {
    pub bounds: Area,
    pub strokes: Vec<((f64, f64), (f64, f64))>,
    pub dots: Vec<(f64, f64)>,
    pub taken: Vec<Area>,
}

impl Room {
    /// Takes the first of `wishes` that is free, and says which one it was. Words that belong to the dot at `own` may not
    /// stand so near to another that they seem to be its words.
    pub fn take(&mut self, wishes: &[Area], own: Option<(f64, f64)>) -> Option<usize> {
        let free = wishes.iter().position(|wish| self.is_free(wish) && !self.misleads(wish, own))?;
        self.taken.push(wishes[free]);
        Some(free)
    }

    fn misleads(&self, wish: &Area, own: Option<(f64, f64)>) -> bool {
        let others = self.dots.iter().filter(|dot| Some(**dot) != own);
        let near =
            |(x, y): &(f64, f64)| Area { left: x - NEAR.0, top: y - NEAR.1, right: x + NEAR.0, bottom: y + NEAR.1 };
        others.map(near).any(|near| near.meets(wish))
    }

    /// Takes a place even where something is in the way.
    pub fn insist(&mut self, wish: Area) {
        self.taken.push(wish);
    }

    fn is_free(&self, wish: &Area) -> bool {
        wish.lies_in(&self.bounds)
            && !self.taken.iter().any(|taken| taken.meets(wish))
            && !self.strokes.iter().any(|(from, to)| wish.is_crossed(*from, *to))
    }
}

/// Which of a row of words can be shown: every n-th, counted back from the last, with n as small as `fits` allows and a
/// divisor of `of`, so that what is shown in less room stays shown in more.
pub(super) fn thin(count: usize, of: Option<usize>, fits: impl Fn(usize, usize) -> bool) -> usize {
    let most = of.unwrap_or(count).max(1);
    (1..=most)
        .filter(|step| of.is_none_or(|of| of % step == 0))
        .find(|step| (*step..count).rev().step_by(*step).all(|right| fits(right - step, right)))
        .unwrap_or(most)
}
