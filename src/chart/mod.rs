//! Numbers → accessible SVG.
//!
//! Takes numbers and words that are ready to be read (labels in the reader's language, values already written out), gives
//! one `<svg>` element. It knows nothing of units, indicators, the register, the theme or the disk, and it alone knows
//! plotters.
//!
//! Three rules hold for every chart:
//!
//! * **Meaning, not colour.** Marks bear classes (`f-…` filled, `l-…` a line, `t-…` words); the style sheet gives each
//!   [`Role`] its colour. States also differ in height or dash, so that they survive print without colour.
//! * **Words keep their size.** A chart takes the width it is given; only the marks stretch. It is laid out for 288
//!   pixels, a phone's column of 320 less its edges; words that need more room are shown where there is more.
//! * **A gap is a gap.** What is not a number is left out, never drawn as zero, and no input can make a chart fail.
//!
//! What is absent on purpose: colours, fonts and sizes of the theme; scripts, style attributes and links; ids other than
//! those of title and description.

mod backend;
mod columns;
mod frame;
mod heat;
mod key;
mod letters;
mod markup;
mod palette;
mod pen;
mod place;
mod progress;
mod scale;
mod sheet;
mod states;
mod timeline;
mod trend;

pub use columns::{Column, Columns, columns};
pub use frame::{Chart, FileStyle, standalone};
pub use heat::{Heat, HeatDay, HeatMonth, heat};
pub use palette::Role;
pub use progress::{Progress, common_reach, progress};
pub use states::{StatePart, StateRow, States, state_bar, states};
pub use timeline::{Timeline, TimelineMark, TimelineRow, timeline};
pub use trend::{Pace, Plan, PlanShape, Point, Trend, trend};

/// What stands for the chart where it is not seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alternative {
    /// The chart is an image with a name and a description.
    Described {
        /// Begins the ids of title and description; no other chart on the page may have it.
        id_prefix: String,
        /// What the chart is, in a few words.
        title: String,
        /// What it shows, in a sentence that could replace it.
        description: String,
    },
    /// The words beside the chart say it all: small bars in tables.
    Hidden,
}
