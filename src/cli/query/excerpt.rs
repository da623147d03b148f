//! Rows out of the site's own exports: what a query prints for programs is what the export says of those rows, to the letter.

use std::collections::BTreeSet;

use super::Asked;
use crate::Failure;
use crate::feed;
use crate::page::{Address, plan};

/// The head of a table and those of its rows that are wanted, by their place from 0.
pub fn csv(asked: &Asked, name: &str, wanted: impl Fn(usize) -> bool) -> Result<String, Failure> {
    let text = export(asked, name)?;
    let mut rows = records(&text);
    let head = rows.next().unwrap_or_default();
    let rows = rows.enumerate().filter(|(at, _)| wanted(*at)).map(|(_, row)| row);
    Ok(std::iter::once(head).chain(rows).collect())
}

/// Those entries of a list of site.json whose ids are wanted, under the list's name.
pub fn json(asked: &Asked, list: &str, wanted: &BTreeSet<&str>) -> Result<String, Failure> {
    let broken = |error: serde_json::Error| Failure(error.to_string());
    let site: serde_json::Value = serde_json::from_str(&export(asked, "site.json")?).map_err(broken)?;
    let entries = |of: &serde_json::Value| of[list].as_array().cloned().unwrap_or_default();
    let mut all = entries(&site);
    // Tasks stand below their notices.
    all.extend(site["notices"].as_array().into_iter().flatten().flat_map(entries));
    all.retain(|entry| entry["id"].as_str().is_some_and(|id| wanted.contains(id)));
    let document = serde_json::json!({ "schema": site["schema"], "as_of": site["as_of"], list: all });
    serde_json::to_string_pretty(&document).map_err(broken)
}

/// The rows of a table that are wanted, by their places from 0, as a workbook.
pub fn workbook(asked: &Asked, name: &str, rows: &[usize]) -> Result<Vec<u8>, Failure> {
    let (plan, _) = plan(&asked.site);
    let pages: Vec<Address> = plan.pages().iter().map(|(_, address)| address.clone()).collect();
    match feed::excerpt(&asked.site, &asked.export_words(), &pages, name, rows) {
        Some(Ok(file)) => Ok(file.bytes().unwrap_or_default().to_vec()),
        Some(Err(reason)) => Err(Failure(reason)),
        None => Err(Failure(format!("there is no export {name}"))),
    }
}

fn export(asked: &Asked, name: &str) -> Result<String, Failure> {
    let (plan, _) = plan(&asked.site);
    let pages: Vec<Address> = plan.pages().iter().map(|(_, address)| address.clone()).collect();
    let mut bytes = Vec::new();
    match feed::write_one(&asked.site, &asked.export_words(), &pages, name, &mut bytes) {
        Some(done) => done.map_err(|error| Failure(error.to_string()))?,
        None => return Err(Failure(format!("there is no export {name}"))),
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Records with their line ends; one within quotation marks ends none.
fn records(text: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split_inclusive(move |c| {
        quoted ^= c == '"';
        c == '\n' && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::records;

    #[test]
    fn a_record_ends_where_its_quotes_are_closed() {
        let text = "a,b\r\n1,\"x\ny \"\"z\"\"\"\r\n2,\r\n";
        assert_eq!(records(text).collect::<Vec<_>>(), ["a,b\r\n", "1,\"x\ny \"\"z\"\"\"\r\n", "2,\r\n"]);
    }
}
