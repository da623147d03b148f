//! Vietnamese as offices write it: pure functions from text to spans and values.
//!
//! Nothing here knows of notices, units, TOML or Markdown.

pub mod assignment;
pub mod citation;
mod citation_date;
pub mod citation_key;
pub mod citation_kind;
mod citation_number;
mod citation_tail;
mod citation_title;
pub mod collate;
pub mod deadline;
pub mod fold;
mod issuer;
mod law;
pub mod letter;
pub mod lunar;
pub mod mandate;
mod mandate_last;
pub mod mandate_office;
pub mod mandate_sentences;
pub mod number;
pub mod period_name;
pub mod person;
mod product;
pub mod quantity;
pub mod result;
pub mod scale;
pub mod search_key;
mod unit_bracket;
pub mod unit_cell;
mod unit_form;
pub mod unit_name;
mod unit_near;
pub mod unit_scan;
pub mod week;
pub mod word;
pub mod workday;
