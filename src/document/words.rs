//! Every word that a document holds, shown on paper or not: margins, notes, comments, hidden and deleted words too. What must not be published
//! hides there from those who only look at the page.

use super::MOST_TEXT;
use super::fault::{Fault, Limit};
use super::package::Package;
use super::xml::{Element, Node};

/// Takes the bytes of an office document in an archive; gives the words of each of its parts, a paragraph a line.
pub fn words(bytes: &[u8]) -> Result<Vec<String>, Fault> {
    let package = Package::open(bytes)?;
    let mut parts = Vec::new();
    let mut left = MOST_TEXT;
    for name in package.xml_names().filter(|name| !is_form(name)) {
        let Some(tree) = package.tree(name)? else { continue };
        let mut text = String::new();
        gather(&tree, &mut text);
        left = left.checked_sub(text.len()).ok_or(Fault::TooLarge(Limit::Text))?;
        if text.chars().any(char::is_alphanumeric) {
            parts.push(text);
        }
    }
    Ok(parts)
}

/// Parts that only say how words look.
fn is_form(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    !name.ends_with(".xml") || name.contains("/theme/") || matches!(file, "fontTable.xml" | "[Content_Types].xml")
}

fn gather(element: &Element, text: &mut String) {
    for node in &element.children {
        match node {
            Node::Text(own) => text.push_str(own),
            Node::Element(inner) => {
                match inner.name.as_str() {
                    "w:tab" | "text:tab" => text.push('\t'),
                    "w:br" | "w:cr" | "text:line-break" | "text:s" => text.push(' '),
                    _ => gather(inner, text),
                }
                if matches!(inner.name.rsplit(':').next(), Some("p" | "h")) && !text.ends_with('\n') {
                    text.push('\n');
                }
            }
        }
    }
}
