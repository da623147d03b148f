//! Numbers made fit to be drawn: what is not a number is left out, what is beyond all measure is held, and an axis gets
//! round steps.

/// Beyond this no figure of an office lies; numbers are held here so that differences stay finite.
const LIMIT: f64 = 1.0e15;

/// Steps finer than this are taken as no difference at all.
const FINEST: f64 = 1.0e-9;

/// The number where it is one, held within what can be drawn.
pub(super) fn sound(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(-LIMIT, LIMIT))
}

/// A share as it can be drawn: never below nothing; `None` where it is not a number.
pub(super) fn share(value: f64) -> Option<f64> {
    sound(value).map(|value| value.max(0.0))
}

/// An axis from a round number to a round number, with few steps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axis {
    pub low: f64,
    pub high: f64,
    pub ticks: Vec<f64>,
}

impl Axis {
    /// The axis that holds all of `values`, in at most `steps` steps of 1, 2 or 5 times a power of ten.
    pub fn around(values: impl IntoIterator<Item = f64>, from_zero: bool, steps: u32) -> Self {
        let (mut low, mut high) = extent(values.into_iter().filter_map(sound)).unwrap_or((0.0, 1.0));
        if from_zero {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        if high - low < FINEST.max(high.abs() * 1.0e-9) {
            let margin = (high.abs() * 0.1).max(1.0);
            low = if from_zero && low >= 0.0 { 0.0 } else { low - margin };
            high += margin;
        }
        let step = round_step((high - low) / f64::from(steps.max(1)));
        let (mut first, last) = ((low / step).floor(), (high / step).ceil());
        // Words stand below the lowest point too, unless the axis ends where numbers do.
        if !from_zero && low - first * step < step * 0.5 {
            first -= 1.0;
        }
        let count = (last - first).clamp(1.0, 100.0) as u32;
        let ticks: Vec<f64> = (0..=count).map(|place| (first + f64::from(place)) * step).collect();
        Self { low: first * step, high: (first + f64::from(count)) * step, ticks }
    }
}

/// The smallest and the largest of some sound numbers.
pub(super) fn extent(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |seen, value| match seen {
        None => Some((value, value)),
        Some((low, high)) => Some((low.min(value), high.max(value))),
    })
}

/// The smallest of 1, 2, 5, 10, 20 … (or 0.5, 0.2, 0.1 …) that is not below `rough`. Powers of ten are multiplied out:
/// the logarithm of one machine may differ in its last digit from that of another.
fn round_step(rough: f64) -> f64 {
    let mut power = 1.0;
    while power > rough && power > FINEST {
        power /= 10.0;
    }
    while power * 10.0 <= rough && power < LIMIT * 10.0 {
        power *= 10.0;
    }
    for factor in [1.0, 2.0, 5.0] {
        if power * factor >= rough {
            return power * factor;
        }
    }
    power * 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[f64], from_zero: bool, ticks: &[f64]) {
        let axis = Axis::around(values.iter().copied(), from_zero, 5);
        assert_eq!(axis.ticks, ticks);
    }

    #[test]
    fn axes_are_round() {
        check(&[4.2, 53.8, 100.0], true, &[0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        check(&[1_293_500.0], true, &[0.0, 500_000.0, 1_000_000.0, 1_500_000.0]);
        check(&[-3.0, 4.0], true, &[-4.0, -2.0, 0.0, 2.0, 4.0]);
        check(&[72.5, 82.0], false, &[70.0, 72.0, 74.0, 76.0, 78.0, 80.0, 82.0]);
        check(&[0.0], true, &[0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0]);
        check(&[], true, &[0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0]);
    }

    #[test]
    fn any_number_gives_an_axis_with_a_span() {
        let nasty =
            [0.0, -0.0, 1.0, -1.0, 1e-300, 1e300, -1e300, f64::NAN, f64::INFINITY, f64::MIN, f64::MAX, 1e15, 0.1];
        for a in nasty {
            for b in nasty {
                for from_zero in [true, false] {
                    let axis = Axis::around([a, b], from_zero, 5);
                    assert!(axis.high > axis.low && (axis.high - axis.low).is_finite(), "{a} {b} {axis:?}");
                    assert!((2..=12).contains(&axis.ticks.len()), "{a} {b} {axis:?}");
                    for value in [a, b].into_iter().filter_map(sound) {
                        assert!(axis.low <= value && value <= axis.high, "{a} {b} {axis:?}");
                    }
                }
            }
        }
    }
}
