//! Room for the words of a trend.
//!
//! Everything is placed twice: for the narrowest width, and for a wide chart. What only finds room in the second round
//! is marked so that the style sheet shows it where there is room.

use super::super::letters::{shorten, width};
use super::super::palette::Role;
use super::super::pen::{Across, Down, Lettering, Pen, Seen, TEXT, WIDE};
use super::super::place::{Area, Room, thin};
use super::plot::{Plot, Reading};
use super::{Plan, Trend, WIDTH};

const LINE: f64 = 15.0;
const DISTANCE: f64 = 7.0;
/// With more readings than these only the telling ones are written at their points.
const MANY: usize = 40;

/// Where a word may stand about its point, best first: above or below, and how much of it lies left of the point.
const WISHES: [(Side, Across, f64); 6] = [
    (Side::Above, Across::Middle, 0.5),
    (Side::Below, Across::Middle, 0.5),
    (Side::Above, Across::Right, 1.0),
    (Side::Below, Across::Left, 0.0),
    (Side::Above, Across::Left, 0.0),
    (Side::Below, Across::Right, 1.0),
];

#[derive(Clone, Copy)]
enum Side {
    Above,
    Below,
}

pub(super) fn draw(pen: &Pen, plot: &Plot, trend: &Trend) {
    draw_times(pen, plot);
    let mut open = by_importance(&plot.readings);
    let mut narrow = room(plot, 1.0);
    let written = write(pen, plot, &mut narrow, &mut open, 1.0);
    let beside_plan = trend.plan.as_ref().and_then(|plan| draw_plan_label(pen, plot, &mut narrow, plan));

    let mut wide = room(plot, WIDE);
    wide.taken = written.iter().map(|(reading, wish)| areas(reading, plot, WIDE)[*wish]).collect();
    let farther = WIDTH * (WIDE - 1.0);
    wide.taken.extend(beside_plan.map(|area| Area { left: area.left + farther, right: area.right + farther, ..area }));
    pen.seen(Seen::Wide, |pen| drop(write(pen, plot, &mut wide, &mut open, WIDE)));
}

/// The sheet at `scale` times its narrowest width. Words of the axis stand outside it.
fn room(plot: &Plot, scale: f64) -> Room {
    let bounds = Area { left: plot.gutter, top: plot.top - 22.0, right: WIDTH * scale + 0.5, bottom: plot.bottom() };
    let stretch = |(x, y): (f64, f64)| (x * scale, y);
    let strokes = plot.strokes().into_iter().map(|(from, to)| (stretch(from), stretch(to))).collect();
    let dots = plot.dots().into_iter().map(stretch).collect();
    Room { bounds, strokes, dots, taken: Vec::new() }
}

/// The last reading first, then the first, the highest and the lowest, then the others from the left.
fn by_importance<'p, 'a>(readings: &'p [Reading<'a>]) -> Vec<&'p Reading<'a>> {
    let seen: Vec<&Reading> = readings.iter().filter(|reading| reading.value.is_some()).collect();
    let highest =
        seen.iter().copied().max_by(|a, b| a.value.partial_cmp(&b.value).unwrap_or(std::cmp::Ordering::Equal));
    let lowest = seen.iter().copied().min_by(|a, b| a.value.partial_cmp(&b.value).unwrap_or(std::cmp::Ordering::Equal));
    let telling = [seen.last().copied(), seen.first().copied(), highest, lowest];
    let others = if seen.len() > MANY { &[][..] } else { &seen[..] };
    let mut order: Vec<&Reading> = Vec::new();
    for reading in telling.into_iter().flatten().chain(others.iter().copied()) {
        if !order.iter().any(|earlier| std::ptr::eq(*earlier, reading)) {
            order.push(reading);
        }
    }
    order.retain(|reading| !reading.point.value_label.is_empty());
    order
}

/// The boxes of all wishes.
fn areas(reading: &Reading, plot: &Plot, scale: f64) -> [Area; 6] {
    let (x, y) = plot.at(reading.x, reading.value.unwrap_or_default());
    let width = width(&reading.point.value_label, TEXT, true);
    WISHES.map(|(side, _, before)| {
        let top = match side {
            Side::Above => y - DISTANCE - LINE,
            Side::Below => y + DISTANCE,
        };
        Area::about(x * scale, before, top, (width, LINE))
    })
}

/// Writes the values that find room and takes them out of `open`; says which wish was granted. The first one, which is
/// the last reading, is what the reader came for: it is written above its point even where something is in the way.
fn write<'p, 'a>(
    pen: &Pen,
    plot: &Plot,
    room: &mut Room,
    open: &mut Vec<&'p Reading<'a>>,
    scale: f64,
) -> Vec<(&'p Reading<'a>, usize)> {
    let mut written = Vec::new();
    open.retain(|reading| {
        let areas = areas(reading, plot, scale);
        let (x, y) = plot.at(reading.x, reading.value.unwrap_or_default());
        let wish = match room.take(&areas, Some((x * scale, y))) {
            Some(wish) => wish,
            None if scale > 1.0 || !written.is_empty() => return true,
            None => {
                room.insist(areas[0]);
                0
            }
        };
        let lettering = Lettering::new(Role::Ink, WISHES[wish].1, Down::Middle).strong();
        pen.words(lettering, (x, areas[wish].top + LINE / 2.0), &reading.point.value_label);
        written.push((*reading, wish));
        false
    });
    written
}

/// The plan's value at the right end of its line, above it or below it; gives the place it took.
fn draw_plan_label(pen: &Pen, plot: &Plot, room: &mut Room, plan: &Plan) -> Option<Area> {
    let y = plot.plan_end()?;
    let label = shorten(&plan.label, TEXT, WIDTH - plot.gutter);
    let (left, tops) = (WIDTH - width(&label, TEXT, false), [y - LINE - 3.0, y + 3.0]);
    let wishes = tops.map(|top| Area { left, top, right: WIDTH, bottom: top + LINE });
    let choice = room.take(&wishes, None).filter(|_| !label.is_empty())?;
    let lettering = Lettering::new(Role::Muted, Across::Right, Down::Middle);
    pen.words(lettering, (WIDTH, tops[choice] + LINE / 2.0), &label);
    Some(wishes[choice])
}

/// The words under the axis: as many as find room, evenly, the last one always.
fn draw_times(pen: &Pen, plot: &Plot) {
    let times: Vec<&Reading> = plot.readings.iter().filter(|reading| !reading.point.x_label.is_empty()).collect();
    let x = |place: usize| plot.at(times[place].x, 0.0).0;
    let half = |place: usize| width(&times[place].point.x_label, TEXT, false) / 2.0;
    let fits =
        |scale: f64| move |left: usize, right: usize| (x(right) - x(left)) * scale >= half(left) + half(right) + 8.0;
    let narrow = thin(times.len(), None, fits(1.0));
    let wide = thin(times.len(), Some(narrow), fits(WIDE));
    let lettering = Lettering::new(Role::Muted, Across::Middle, Down::Top);
    let y = plot.bottom() + 6.0;
    for (from_last, place) in (0..times.len()).rev().enumerate() {
        let write = |pen: &Pen| pen.words(lettering, (x(place), y), &times[place].point.x_label);
        if from_last % narrow == 0 {
            write(pen);
        } else if from_last % wide == 0 {
            pen.seen(Seen::Wide, write);
        }
    }
}
