//! What an office sets once: the site, its issuers and units, the days off, the identity of indicators.

mod calendar;
pub mod day;
mod indicators;
mod offices;
pub mod record;
pub mod schema;
mod site;
mod slip;
mod successors;
mod toml_text;
mod vietnamese_key;

pub use calendar::read_calendar;
pub use indicators::{Direction, IndicatorIdentity, read_indicators};
pub use offices::{Issuer, IssuerIx, Offices, Unit, UnitIx, UnitKind, read_offices};
pub use record::Written;
pub use site::{SiteLanguage, SiteSettings, read_site};
pub use toml_text::TomlText;
