//! The stages in their order. Each takes what the one before gave; only what the caller hands over is read.

mod make;
mod sums;
mod understand;
mod vanished;

pub use make::{Made, make, make_when_asked};
pub use understand::{Options, understand};
pub use vanished::{Before, check_vanished};
