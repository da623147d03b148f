//! All that pages are made from: the register, the free pages, the files beside notices, and the texts themselves.

use crate::markup::Block;
use crate::register::Register;
use crate::source::{SourceId, Sources};

pub struct Site {
    pub register: Register,
    pub sources: Sources,
    /// By address.
    pub free: Vec<FreePage>,
    /// By address.
    pub attachments: Vec<Attachment>,
}

/// A page of `content/pages/`, such as the guide.
#[derive(Clone, Debug)]
pub struct FreePage {
    /// Its address: `huong-dan` stands at `/huong-dan/`.
    pub slug: String,
    pub title: String,
    /// Whether the head of every page leads to it; else the foot does.
    pub in_navigation: bool,
    pub source: SourceId,
    pub body: Vec<Block>,
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
