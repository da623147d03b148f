//! What kind of file it is, told by its first bytes: a name can be wrong.

use super::fault::Fault;
use super::package::Package;

/// Files that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Docx,
    Odt,
    Xlsx,
    Pdf,
}

impl Kind {
    /// What a file is; a kind that is known and not read is a fault that says what to do.
    pub fn of(bytes: &[u8]) -> Result<Self, Fault> {
        match bytes {
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(compound(bytes)),
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Self::of_package(&Package::open(bytes)?),
            _ if bytes.starts_with(b"{\\rtf") => Err(Fault::Kind("rtf")),
            _ if bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start().starts_with(b"%PDF-") => {
                Ok(Self::Pdf)
            }
            _ => Ok(Self::Text),
        }
    }

    pub(super) fn of_package(package: &Package) -> Result<Self, Fault> {
        let named = package.bytes("mimetype").map(|kind| String::from_utf8_lossy(kind).trim().to_owned());
        if let Some(named) = named {
            let manifest = package.bytes("META-INF/manifest.xml").unwrap_or_default();
            if manifest.windows(15).any(|word| word == b"encryption-data") {
                return Err(Fault::Locked);
            }
            return match named.as_str() {
                "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.text-template" => {
                    Ok(Self::Odt)
                }
                "application/vnd.oasis.opendocument.spreadsheet" => Err(Fault::Kind("ods")),
                "application/vnd.oasis.opendocument.presentation" => Err(Fault::Kind("odp")),
                "application/epub+zip" => Err(Fault::Kind("epub")),
                _ => Err(Fault::Kind("zip")),
            };
        }
        if package.has_folder("word/") {
            Ok(Self::Docx)
        } else if package.has_folder("xl/") {
            Ok(Self::Xlsx)
        } else if package.has_folder("ppt/") {
            Err(Fault::Kind("pptx"))
        } else if package.has("[Content_Types].xml") {
            // The document may stand in any folder.
            Ok(Self::Docx)
        } else {
            Err(Fault::Kind("zip"))
        }
    }
}

/// The container of the old formats, in which new ones are also put when they are locked.
fn compound(bytes: &[u8]) -> Fault {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|found| found == wide)
    };
    if holds("EncryptedPackage") {
        Fault::Locked
    } else if holds("WordDocument") {
        Fault::Kind("doc")
    } else if holds("Workbook") {
        Fault::Kind("xls")
    } else if holds("PowerPoint Document") {
        Fault::Kind("ppt")
    } else {
        Fault::Damaged
    }
}
