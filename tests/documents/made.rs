//! Documents put together part by part, so that a test shows the very XML it is about.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub fn packed(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("a part");
        archive.write_all(bytes).expect("the bytes of a part");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A Word document of a body and further parts, each by its kind: `("styles", "<w:style …/>")`.
pub fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let names = format!(
        "xmlns:w=\"{W}\" xmlns:r=\"{RELATIONS}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    );
    let mut files = vec![(
        "word/document.xml".to_owned(),
        format!("<?xml version=\"1.0\"?><w:document {names}><w:body>{body}</w:body></w:document>"),
    )];
    let mut relations = String::from(
        "<Relationship Id=\"web\" Type=\"x/hyperlink\" Target=\"https://example.org/a\" TargetMode=\"External\"/>",
    );
    for (at, (kind, inner)) in parts.iter().enumerate() {
        let root = match *kind {
            "header" => "hdr",
            "footer" => "ftr",
            kind => kind,
        };
        files.push((format!("word/{kind}{at}.xml"), format!("<w:{root} {names}>{inner}</w:{root}>")));
        relations.push_str(&format!("<Relationship Id=\"r{at}\" Type=\"x/{kind}\" Target=\"{kind}{at}.xml\"/>"));
    }
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    files.push((
        "word/_rels/document.xml.rels".to_owned(),
        format!("<Relationships xmlns=\"{package}\">{relations}</Relationships>"),
    ));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    packed(&files, CompressionMethod::Stored)
}

/// An OpenDocument text of automatic styles and a body.
pub fn odt(styles: &str, body: &str) -> Vec<u8> {
    let urn = |name: &str| format!("xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\"");
    let names = ["office", "text", "table", "style"].map(urn).join(" ");
    let content = format!(
        "<office:document-content {names} xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
         xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\
         <office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>\
         </office:document-content>"
    );
    let kind: &[u8] = b"application/vnd.oasis.opendocument.text";
    packed(&[("mimetype", kind), ("content.xml", content.as_bytes())], CompressionMethod::Stored)
}

/// A paragraph of plain words.
pub fn p(words: &str) -> String {
    format!("<w:p>{}</w:p>", r(words))
}

/// A run of plain words.
pub fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}
