//! A finished file of the site: where it stands and what it holds. What pages and feeds are made into, and all that `output`
//! needs to know.

use std::path::PathBuf;

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
}

impl File {
    pub fn new(address: Address, bytes: impl Into<Vec<u8>>) -> Self {
        Self { address, body: Body::Bytes(bytes.into()) }
    }

    pub fn copy_of(address: Address, path: impl Into<PathBuf>) -> Self {
        Self { address, body: Body::CopyOf(path.into()) }
    }

    /// The bytes, where they are held here.
    pub fn bytes(&self) -> Option<&[u8]> {
        match &self.body {
            Body::Bytes(bytes) => Some(bytes),
            Body::CopyOf(_) => None,
        }
    }
}
