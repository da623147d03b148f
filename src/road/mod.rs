//! The stages in their order. Each takes what the one before gave; only what the caller hands over is read.

mod beside;
mod make;
mod sums;
mod understand;
mod vanished;

pub use beside::look_beside;
pub use make::{Made, make, make_when_asked};
pub use understand::{Options, understand};
pub use vanished::{Before, check_vanished};
