//! How far: one bar against the plan and against the year. No words; they stand beside it, in the table row.
//!
//! The track ends where the plan is fulfilled, and a line stands there; a bar that goes further leaves the track. A small
//! wedge on the upper edge points to the pace. A bar that would leave the sheet ends in a chevron.

use super::Alternative;
use super::frame::{Chart, Size, frame};
use super::palette::Role;
use super::pen::Pen;
use super::scale::share;

const WIDTH: f64 = 200.0;
const HEIGHT: f64 = 22.0;
const TRACK: (f64, f64) = (5.0, 19.0);
const BAR: (f64, f64) = (9.0, 15.0);

/// One indicator's standing, all as shares of its plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// What is reached: 0.538 is 53.8 per cent of the plan. `None` where nothing has been reported, which is drawn as an
    /// empty frame and not as nothing reached.
    pub share: Option<f64>,
    /// How much of the year has gone, where that says something.
    pub pace: Option<f64>,
    /// The share at the right edge; the same for all bars of a column, see [`common_reach`].
    pub reach: f64,
    /// The role of the bar: how the indicator stands.
    pub role: Role,
}

/// The right edge for a column of bars: just beyond the plan, or where the furthest one ends, but at most twice the plan,
/// so that one runaway figure does not make all others small.
pub fn common_reach(shares: impl IntoIterator<Item = f64>) -> f64 {
    shares.into_iter().filter_map(share).fold(1.04, |reach: f64, share| reach.max(share + 0.04)).min(2.0)
}

/// Draws the bar.
pub fn progress(progress: &Progress, alternative: &Alternative) -> Chart {
    let pen = Pen::fluid(WIDTH, HEIGHT);
    let reach = share(progress.reach).unwrap_or(1.04).clamp(1.04, 100.0);
    let across = |share: f64| (share / reach).min(1.0) * WIDTH;
    let plan = across(1.0);
    match progress.share.and_then(share) {
        Some(reached) => {
            pen.rect(Role::Track, (0.0, TRACK.0), (plan, TRACK.1));
            pen.rect(progress.role, (0.0, BAR.0), (across(reached), BAR.1));
            if reached > reach {
                pen.stamp((WIDTH, (BAR.0 + BAR.1) / 2.0), chevron);
            }
        }
        None => pen.frame(Role::Rest, (0.0, BAR.0), (plan, BAR.1)),
    }
    pen.line(Role::Plan, (plan, TRACK.0 - 3.0), (plan, TRACK.1 + 3.0));
    if let Some(pace) = progress.pace.and_then(share) {
        pen.stamp((across(pace), TRACK.0 + 1.0), wedge);
    }
    frame("progress", Size::Fluid { height: HEIGHT, file_width: 400.0 }, alternative, pen.finish())
}

/// Points down to its place on the upper edge of the track.
fn wedge(pen: &Pen) {
    pen.polygon(Role::Pace, &[(-4.0, -6.0), (4.0, -6.0), (0.0, 1.0)]);
    pen.path(Role::Pace, &[(0.0, 0.0), (0.0, TRACK.1 - TRACK.0 - 1.0)]);
}

/// Cuts the end of a bar that goes on.
fn chevron(pen: &Pen) {
    pen.path(Role::Paper, &[(-9.0, -5.0), (-5.0, 0.0), (-9.0, 5.0)]);
}
