//! The stages in their order. Each takes what the one before gave; only what the caller hands over is read.

mod alone;
mod beside;
mod kept;
mod make;
mod preview;
mod sums;
mod understand;
mod vanished;

pub use alone::{Alone, alone};
pub use beside::look_beside;
pub use kept::{Kept, LogRows};
pub use make::{Made, make, make_when_asked};
pub use preview::{Answer, Dress, Preview};
pub use understand::{Options, understand, understand_again};
pub use vanished::{Before, check_vanished};
