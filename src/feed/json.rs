//! JSON that differs line by line: each entry of a list at the top stands on a line of its own, and nothing else is spread out.
//! So a change of one notice is a change of one line, and a large file is still small.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Writes a value whose lists and texts hold nothing that JSON cannot.
pub fn lines(value: &impl Serialize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut out, LineFormatter { depth: 0 });
    value.serialize(&mut serializer).expect("plain structs with text keys always serialise into memory");
    out.push(b'\n');
    out
}

/// Some entries of a list at the top, as [`lines`] writes them.
pub fn entries(values: impl Iterator<Item = impl Serialize>) -> Vec<u8> {
    let mut out = Vec::new();
    for value in values {
        if !out.is_empty() {
            out.push(b',');
        }
        out.push(b'\n');
        serde_json::to_writer(&mut out, &value).expect("plain structs with text keys always serialise into memory");
    }
    out
}

/// What stands before and behind the entries of a list at the top that was written empty, to be filled by [`entries`].
pub fn around<'w>(written: &'w [u8], key: &str) -> (&'w [u8], &'w [u8]) {
    // No text holds a line end, so no line of a text begins like this.
    let empty = format!("\n\"{key}\":[]");
    let at = written.windows(empty.len()).position(|place| place == empty.as_bytes());
    written.split_at(at.map_or(written.len(), |at| at + empty.len() - 1))
}

struct LineFormatter {
    depth: usize,
}

/// Keys of the outermost object stand at depth 1, entries of its lists at depth 2.
impl Formatter for LineFormatter {
    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(if self.depth == 0 { b"\n}" } else { b"}" })
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth == 1 { writer.write_all(b"\n") } else { Ok(()) }
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth == 2 { writer.write_all(b"\n") } else { Ok(()) }
    }
}
