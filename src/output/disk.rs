//! Small steps on the disk, each of which says what it could not do and where.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use crate::Failure;
use crate::file::{Body, Maker};

/// Readable by the web server, whatever the umask of whoever builds.
const FILE_MODE: u32 = 0o644;
const FOLDER_MODE: u32 = 0o755;

pub fn failed<'a>(what: &'a str, path: &'a Path) -> impl FnOnce(io::Error) -> Failure + 'a {
    move |error| Failure(format!("{what} {}: {error}", path.display()))
}

/// Writes a file that is not there yet.
pub fn create(path: &Path, body: &Body, maker: Maker) -> Result<(), Failure> {
    if let Body::SameAs(source) = body
        && fs::hard_link(source, path).is_ok()
    {
        return Ok(());
    }
    let mut file = Unborn { path, file: None };
    match body {
        Body::Bytes(bytes) => file.write_all(bytes).map_err(failed("cannot write", path))?,
        Body::Asked(number) | Body::AskedLast(number) => {
            maker(*number, &mut file)?.map_err(failed("cannot write", path))?;
        }
        // Where there are no hard links a copy has to do.
        Body::CopyOf(source) | Body::SameAs(source) => {
            let mut from = fs::File::open(source).map_err(failed("cannot read", source))?;
            io::copy(&mut from, &mut file).map_err(failed("cannot write", path))?;
        }
    }
    let file = file.born().map_err(failed("cannot create", path))?;
    file.set_permissions(Permissions::from_mode(FILE_MODE)).map_err(failed("cannot set the rights of", path))
}

/// Puts a file in the place of the one before, whole or not at all: who is killed on the way leaves none, or the one before.
pub fn put(path: &Path, body: &Body, maker: Maker) -> Result<(), Failure> {
    let new = path.with_extension("new");
    remove(&new)?;
    create(&new, body, maker)?;
    fs::rename(&new, path).map_err(failed("cannot write", path))
}

/// A file that stands from the first byte on: what cannot be made leaves none.
struct Unborn<'a> {
    path: &'a Path,
    file: Option<fs::File>,
}

impl Unborn<'_> {
    fn born(&mut self) -> io::Result<&mut fs::File> {
        match &mut self.file {
            Some(file) => Ok(file),
            none => Ok(none.insert(OpenOptions::new().write(true).create_new(true).mode(FILE_MODE).open(self.path)?)),
        }
    }
}

impl Write for Unborn<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.born()?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.born()?.flush()
    }
}

/// Makes a folder; one that stood in the old tree keeps its rights and, where that is allowed, its group.
pub fn create_folder(path: &Path, like: Option<&fs::Metadata>) -> io::Result<()> {
    fs::create_dir(path)?;
    let mode = match like {
        Some(old) => {
            std::os::unix::fs::chown(path, None, Some(old.gid())).ok();
            old.mode() & 0o7777
        }
        None => FOLDER_MODE,
    };
    fs::set_permissions(path, Permissions::from_mode(mode))
}

/// As [`create_folder`], and nothing where the folder stands.
pub fn need_folder(path: &Path, like: Option<&fs::Metadata>) -> io::Result<()> {
    match create_folder(path, like) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && is_folder(path) => Ok(()),
        result => result,
    }
}

/// A folder, and not a link to one.
fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.is_dir())
}

/// Removes a file or link; it may be gone already.
pub fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(failed("cannot remove", path)(error)),
        _ => Ok(()),
    }
}

/// Removes a folder with all in it; it may be gone already. Does not follow links.
pub fn remove_tree(path: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(failed("cannot remove", path)(error)),
        _ => Ok(()),
    }
}

/// Whether the file at `path` holds just this. Reads no more than it must.
pub fn holds(path: &Path, body: &Body, maker: Maker) -> Result<bool, Failure> {
    let reading = || failed("cannot read", path);
    let file = match fs::File::open(path) {
        Ok(file) => file,
        // Not to be read is not to be trusted: it is written anew.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::PermissionDenied) => return Ok(false),
        Err(error) => return Err(reading()(error)),
    };
    let length = file.metadata().map_err(reading())?.len();
    match body {
        Body::Bytes(bytes) => Ok(length == bytes.len() as u64 && same(file, bytes.as_slice()).map_err(reading())?),
        Body::Asked(number) | Body::AskedLast(number) => {
            let mut held = Held { file: BufReader::with_capacity(CHUNK, file), same: true };
            maker(*number, &mut held)?.map_err(reading())?;
            Ok(held.same && held.file.fill_buf().map_err(reading())?.is_empty())
        }
        Body::CopyOf(source) | Body::SameAs(source) => {
            let source_file = fs::File::open(source).map_err(failed("cannot read", source))?;
            let found = source_file.metadata().map_err(failed("cannot read", source))?;
            let source_length = found.len();
            if same_inode(&found, &file.metadata().map_err(reading())?) {
                return Ok(true);
            }
            Ok(length == source_length && same(file, BufReader::with_capacity(CHUNK, source_file)).map_err(reading())?)
        }
    }
}

const CHUNK: usize = 64 * 1024;

fn same(mut file: impl Read, mut other: impl io::BufRead) -> io::Result<bool> {
    let mut buffer = [0; CHUNK];
    loop {
        let got = match file.read(&mut buffer) {
            Ok(got) => got,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if got == 0 {
            return Ok(other.fill_buf()?.is_empty());
        }
        let mut read = &buffer[..got];
        while !read.is_empty() {
            let expected = other.fill_buf()?;
            let some = expected.len().min(read.len());
            if some == 0 || expected[..some] != read[..some] {
                return Ok(false);
            }
            other.consume(some);
            read = &read[some..];
        }
    }
}

/// Holds what is written to it against a file; what differs once is not looked at further.
struct Held {
    file: BufReader<fs::File>,
    same: bool,
}

impl Write for Held {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.same {
            return Ok(bytes.len());
        }
        let expected = self.file.fill_buf()?;
        let some = expected.len().min(bytes.len());
        self.same = (some > 0 || bytes.is_empty()) && expected[..some] == bytes[..some];
        self.file.consume(some);
        Ok(if self.same { some } else { bytes.len() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether two paths name one file.
pub fn same_inode(a: &fs::Metadata, b: &fs::Metadata) -> bool {
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}
