//! A finished file of the site: where it stands and what it holds. What pages and feeds are made into, and all that `output`
//! needs to know.

use std::io::{self, Write};
use std::path::PathBuf;

use crate::Failure;
use crate::page::Address;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub address: Address,
    pub body: Body,
}

/// What a file holds. Signed originals can be large and many, so they are named and not held in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Bytes(Vec<u8>),
    /// The bytes of another file on the disk.
    CopyOf(PathBuf),
    /// Another file on the disk itself, under one more name: a site that is brought back has its files, and their times, as they were.
    SameAs(PathBuf),
    /// Made when it is asked for, by this number: the pages of an archive are larger together than all that they are made from.
    Asked(usize),
    /// As `Asked`, and not before all others have been, one at a time in the order of the numbers: it tells of those before it.
    AskedLast(usize),
}

/// Writes the bytes of a [`Body::Asked`] or [`Body::AskedLast`], the same each time; by several threads at once. What cannot be made is told before
/// anything of it is written; what the writer could not do is the inner result.
pub type Maker<'a> = &'a (dyn Fn(usize, &mut dyn Write) -> Result<io::Result<()>, Failure> + Sync);

impl File {
    pub fn new(address: Address, bytes: impl Into<Vec<u8>>) -> Self {
        let mut bytes = bytes.into();
        // It is held until all are written.
        bytes.shrink_to_fit();
        Self { address, body: Body::Bytes(bytes) }
    }

    pub fn copy_of(address: Address, path: impl Into<PathBuf>) -> Self {
        Self { address, body: Body::CopyOf(path.into()) }
    }

    pub fn same_as(address: Address, path: impl Into<PathBuf>) -> Self {
        Self { address, body: Body::SameAs(path.into()) }
    }

    pub fn asked(address: Address, number: usize) -> Self {
        Self { address, body: Body::Asked(number) }
    }

    pub fn asked_last(address: Address, number: usize) -> Self {
        Self { address, body: Body::AskedLast(number) }
    }

    /// Its turn, where it has to wait for all that have none.
    pub fn turn(&self) -> Option<usize> {
        match self.body {
            Body::AskedLast(number) => Some(number),
            _ => None,
        }
    }

    /// The bytes, where they are held here.
    pub fn bytes(&self) -> Option<&[u8]> {
        match &self.body {
            Body::Bytes(bytes) => Some(bytes),
            Body::CopyOf(_) | Body::SameAs(_) | Body::Asked(_) | Body::AskedLast(_) => None,
        }
    }
}
