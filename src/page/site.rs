//! All that pages are made from: the register, the free pages, the files beside notices, and the texts themselves.

use jiff::civil::Date;

use super::link::Targets;
use crate::free_page::FreePage;
use crate::register::Register;
use crate::source::Sources;

pub struct Site {
    pub register: Register,
    pub sources: Sources,
    /// By address.
    pub free: Vec<FreePage>,
    /// By address.
    pub attachments: Vec<Attachment>,
    /// Where links of the texts lead.
    pub targets: Targets,
    /// The end of the day that what is new is told from; `None` leaves it to the notices.
    pub since: Option<Date>,
}

/// A file beside a notice that is published with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Below `content/`, as on disk: `notices/2025/tuan-07/Phụ lục.pdf`.
    pub path: String,
    /// In the site: `thong-bao/2025/tuan-07/phu-luc.pdf`.
    pub address: super::Address,
    /// In bytes.
    pub size: u64,
}
