//! What tells whether bytes are still those that were published: their SHA-256 (FIPS 180-4).

use std::fmt;
use std::io::{self, Read, Write};

use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes; shown as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest([u8; 32]);

impl Digest {
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Of all that `from` gives, without holding it.
    pub fn read(mut from: impl Read) -> io::Result<Self> {
        let mut hasher = Sha256::new();
        let mut buffer = [0; 64 * 1024];
        loop {
            match from.read(&mut buffer) {
                Ok(0) => return Ok(Self(hasher.finalize().into())),
                Ok(got) => hasher.update(&buffer[..got]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Passes bytes on, and knows afterwards what they were.
pub struct Counted<W> {
    to: W,
    hasher: Sha256,
    length: usize,
}

impl<W: Write> Counted<W> {
    pub fn new(to: W) -> Self {
        Self { to, hasher: Sha256::new(), length: 0 }
    }

    /// How many bytes were passed on, and their digest.
    pub fn told(self) -> (usize, Digest) {
        (self.length, Digest(self.hasher.finalize().into()))
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.to.write(bytes)?;
        self.hasher.update(&bytes[..count]);
        self.length += count;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of FIPS 180-4 for one block and for two, and nothing at all.
    #[test]
    fn the_digest_is_that_of_the_standard() {
        for (bytes, expected) in [
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ] {
            assert_eq!(Digest::of(bytes.as_bytes()).to_string(), expected);
            assert_eq!(Digest::read(bytes.as_bytes()).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn what_is_read_in_pieces_has_the_digest_of_the_whole() {
        let bytes: Vec<u8> = (0..200_000_u32).map(|n| n as u8).collect();
        assert_eq!(Digest::read(bytes.as_slice()).unwrap(), Digest::of(&bytes));
        let mut to = Vec::new();
        let mut counted = Counted::new(&mut to);
        bytes.chunks(777).for_each(|piece| counted.write_all(piece).unwrap());
        assert_eq!(counted.told(), (bytes.len(), Digest::of(&bytes)));
        assert_eq!(to, bytes);
    }
}
