//! `ketluan`: from an office's notices of conclusions to a site that says what was decided, who does what, by when, and how
//! far it has got.
//!
//! The road, one direction; a stage knows nothing of those after it:
//!
//! | stage | takes | gives |
//! | --- | --- | --- |
//! | [`input::read`] | a folder | [`input::Content`]: texts and attachments; the only reader of the disk |
//! | [`notice::parse`] | one text, the offices | one [`notice::Notice`] |
//! | [`progress::parse`] | one log | its [`progress::Entry`]s |
//! | [`register::join`] | all of them and a day | one [`register::Register`] |
//! | [`understand`] | the content | a [`page::Site`]: the four stages above in their order |
//! | [`page::plan`] | the site | the [`page::Page`]s and their addresses |
//! | [`render::Renderer`] | the site, a theme, a page | bytes |
//! | [`feed::all`], [`feed::calendars`], [`feed::search_index`] | the site | feeds and tables; calendars; what the search page reads |
//! | [`look_beside`] | the files beside notices | what in them must not be published |
//! | [`make`] | the site, a theme | every [`file::File`]: the stages above |
//! | [`Preview`] | the site, a theme | one file at a time, as [`serve`] is asked for it |
//! | [`output::write`] | files | a published site, whole or not at all; the only writer |
//!
//! What an author got wrong is a [`diagnostic::Diagnostic`], collected along the way; what the machine got wrong is a
//! [`Failure`] and ends the run.

pub mod chart;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod digest;
pub mod document;
pub mod feed;
pub mod file;
pub mod free_page;
pub mod grid;
pub mod guard;
pub mod id;
pub mod import;
pub mod input;
pub mod markup;
pub mod notice;
pub mod output;
pub mod page;
pub mod period;
pub mod progress;
pub mod register;
pub mod render;
pub mod serve;
pub mod sheet;
pub mod source;
pub mod vietnamese;

mod ix;
mod road;

pub use road::{
    Alone, Answer, Before, Dress, Kept, LogRows, Made, Options, Preview, alone, check_vanished, look_beside, make,
    make_when_asked, understand, understand_again,
};

/// The machine's failure: it ends the run with exit code 2.
#[derive(Debug)]
pub struct Failure(pub String);

impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}
