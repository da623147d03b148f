//! Cited documents, one entry each.

use jiff::civil::Date;

use super::{NoticeIx, TaskIx};

crate::ix::ix!(
    /// A place in [`super::Register::documents`].
    DocumentIx
);

pub struct Document {
    /// Unique, in folded letters; its anchor on the page of citations.
    pub key: String,
    /// "Nghị quyết"; empty where no citation says it.
    pub kind: String,
    /// "57-NQ/TW"; empty for a law cited by its name.
    pub number: String,
    pub date: Option<Date>,
    pub issuer: String,
    pub title: String,
    pub notices: Vec<NoticeIx>,
    pub tasks: Vec<TaskIx>,
    /// The notice of the archive that it is, if it is one.
    pub archived: Option<NoticeIx>,
    /// How often it is cited in all.
    pub mentions: usize,
}
