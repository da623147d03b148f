//! Documents of office programs become the text that `import` reads: paragraph by paragraph, numbers of lists written out, bold words
//! between stars, tables as pipes.
//!
//! | file | does |
//! | --- | --- |
//! | `package`, `xml` | unpack and parse, within bounds, whatever comes |
//! | `docx`, `odt` | paragraphs and tables, as `block` has them |
//! | `layout`, `margin`, `pasted`, `table`, `write`, `emphasis` | blocks as text |
//! | `words` | every word, also those that nobody sees |
//! | `note`, `fault` | what the text does not carry, and why a file is not read |
//!
//! What a document means is none of this room's business; it knows only how it shows on paper. Only here is a document unpacked.

mod block;
mod docx;
mod emphasis;
mod fault;
mod kind;
mod layout;
mod margin;
mod note;
mod number;
mod odt;
mod package;
mod pasted;
mod table;
mod words;
mod write;
mod xml;

pub use fault::{Fault, Limit};
pub use kind::Kind;
pub use note::{Note, tell};
pub use words::words;

use package::Package;

/// The text that a document becomes, in bytes.
const MOST_TEXT: usize = 16 << 20;

/// A document as text, and what the text does not carry, each by its line from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub text: String,
    pub notes: Vec<(usize, Note)>,
}

/// Whether a file of so many bytes is read at all.
pub fn fits(size: u64) -> Result<(), Fault> {
    if size > package::MOST_FILE { Err(Fault::TooLarge(fault::Limit::File)) } else { Ok(()) }
}

/// Takes the bytes of a Word or OpenDocument text; gives its text.
pub fn read(bytes: &[u8]) -> Result<Document, Fault> {
    let package = Package::open(bytes)?;
    let (blocks, whole) = match Kind::of_package(&package)? {
        Kind::Docx => docx::read(&package)?,
        Kind::Odt => odt::read(&package)?,
        Kind::Xlsx => return Err(Fault::Kind("xlsx")),
        Kind::Pdf => return Err(Fault::Kind("pdf")),
        Kind::Text => return Err(Fault::Damaged),
    };
    let written = write::write(&blocks)?;
    if !written.text.chars().any(char::is_alphanumeric) {
        return Err(Fault::NoText);
    }
    let whole = whole.into_iter().map(|note| (0, note));
    Ok(Document { text: written.text, notes: whole.chain(written.notes).collect() })
}
