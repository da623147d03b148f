//! `sha256.txt`: the SHA-256 of every file of the site, in the form that `sha256sum -c` reads, so that years later anyone can tell
//! whether a published tree, or a copy of it, is still whole.
//!
//! A page's digest is taken while its bytes are at hand, so telling them all makes no page twice, and holds no page.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::Failure;
use crate::digest::{Counted, Digest};
use crate::file::{Body, File, Maker};
use crate::page::Address;

/// The digests of what was made so far when it was asked for, by its number.
pub struct Sums(Vec<OnceLock<Digest>>);

impl Sums {
    pub fn of(asked: usize) -> Self {
        Self((0..asked).map(|_| OnceLock::new()).collect())
    }

    /// Takes note of what was made; the same number has the same bytes each time.
    pub fn note(&self, number: usize, digest: impl FnOnce() -> Digest) {
        if let Some(known) = self.0.get(number) {
            known.get_or_init(digest);
        }
    }

    /// A line for each of `files` but the one that is made last of all, which is this. `copied` has the digests of files that stand on the disk; a page
    /// that was not made yet is asked of `maker`.
    pub fn tell(&self, files: &[File], copied: &BTreeMap<Address, Digest>, maker: Maker) -> Result<Vec<u8>, Failure> {
        // Two blanks: the form of `sha256sum` for a file read as bytes. Addresses hold nothing that it would escape.
        let line = |file: &File| Ok(format!("{}  {}\n", self.digest(file, copied, maker)?, file.address));
        let others = files.par_iter().filter(|file| file.turn() != Some(self.0.len()));
        Ok(others.map(line).collect::<Result<String, Failure>>()?.into_bytes())
    }

    fn digest(&self, file: &File, copied: &BTreeMap<Address, Digest>, maker: Maker) -> Result<Digest, Failure> {
        let unread = |path: &Path| Failure(format!("cannot read {}", path.display()));
        match &file.body {
            Body::Bytes(bytes) => Ok(Digest::of(bytes)),
            Body::CopyOf(path) | Body::SameAs(path) => copied.get(&file.address).copied().ok_or_else(|| unread(path)),
            Body::Asked(number) | Body::AskedLast(number) => match self.0.get(*number).and_then(OnceLock::get) {
                Some(digest) => Ok(*digest),
                None => {
                    let mut counted = Counted::new(io::sink());
                    maker(*number, &mut counted)?.map_err(|error| Failure(error.to_string()))?;
                    Ok(counted.told().1)
                }
            },
        }
    }
}
