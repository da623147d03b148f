//! Vietnamese as offices write it: pure functions from text to spans and values.
//!
//! Nothing here knows of notices, units, TOML or Markdown.

pub mod citation;
pub mod deadline;
pub mod fold;
pub mod lunar;
pub mod quantity;
pub mod unit_name;
pub mod week;
pub mod workday;
