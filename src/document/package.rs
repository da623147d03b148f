//! The packed archive that a document of an office program is: its parts by name, unpacked within bounds.
//!
//! An archive comes from anyone: a few bytes can unpack to all the memory there is. So sizes are counted while unpacking, and what the
//! archive says of them is never asked. Pictures and other parts that nobody reads are not unpacked at all.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::fault::{Fault, Limit};
use super::xml::{self, Element};

/// The file itself, in bytes: a notice with scanned annexes has some twenty megabytes.
pub const MOST_FILE: u64 = 64 << 20;
/// Parts of the archive.
pub const MOST_PARTS: usize = 5_000;
/// All XML unpacked, in bytes.
pub const MOST_UNPACKED: u64 = 64 << 20;
/// A part this small may be packed as tightly as it likes.
const SMALL_PART: u64 = 4 << 20;
/// How tightly a larger part may be packed.
pub const MOST_RATIO: u64 = 150;

/// The parts of a document that are XML, and the names of all.
#[derive(Debug)]
pub struct Package {
    xml: BTreeMap<String, Vec<u8>>,
    names: Vec<String>,
    /// Elements that may still be read.
    left: Cell<usize>,
}

impl Package {
    /// Unpacks the XML of an archive.
    pub fn open(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.len() as u64 > MOST_FILE {
            return Err(Fault::TooLarge(Limit::File));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(Fault::TooLarge(Limit::Parts));
        }
        let mut package = Self { xml: BTreeMap::new(), names: Vec::new(), left: Cell::new(xml::MOST_ELEMENTS) };
        let mut left = MOST_UNPACKED;
        for at in 0..archive.len() {
            if archive.by_index_raw(at).map_err(|_| Fault::Damaged)?.encrypted() {
                return Err(Fault::Locked);
            }
            let part = archive.by_index(at).map_err(|_| Fault::Damaged)?;
            // Some programs write the separator of Windows.
            let name = part.name().map_err(|_| Fault::Damaged)?.replace('\\', "/").trim_start_matches('/').to_owned();
            let packed = part.compressed_size();
            package.names.push(name.clone());
            if !(name.ends_with(".xml") || name.ends_with(".rels") || name == "mimetype") {
                continue;
            }
            let mut unpacked = Vec::new();
            part.take(left + 1).read_to_end(&mut unpacked).map_err(|_| Fault::Damaged)?;
            let size = unpacked.len() as u64;
            left = left.checked_sub(size).ok_or(Fault::TooLarge(Limit::Unpacked))?;
            if size > SMALL_PART && size / MOST_RATIO > packed {
                return Err(Fault::TooLarge(Limit::Ratio));
            }
            package.xml.insert(name, unpacked);
        }
        Ok(package)
    }

    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|other| other == name)
    }

    /// The parts that can be read as a tree, by name.
    pub fn xml_names(&self) -> impl Iterator<Item = &str> {
        self.xml.keys().map(String::as_str)
    }

    /// Whether any part lies in a folder.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.names.iter().any(|name| name.starts_with(folder))
    }

    /// A part as a tree; none where there is no such part.
    pub fn tree(&self, name: &str) -> Result<Option<Element>, Fault> {
        let Some(bytes) = self.xml.get(name) else { return Ok(None) };
        let mut left = self.left.get();
        let tree = xml::read(bytes, &mut left)?;
        self.left.set(left);
        Ok(Some(tree))
    }

    /// A part as it is.
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.xml.get(name).map(Vec::as_slice)
    }
}
