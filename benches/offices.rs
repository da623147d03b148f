//! Writes the corpus of the benches to a folder: `cargo bench --bench offices -- COUNT FOLDER [hugo]`.
//!
//! For ketluan a whole site, for Hugo the notices alone; the texts are the same.

mod corpus;

use std::path::Path;

use corpus::Flavour;

fn main() {
    // Cargo itself adds `--bench`.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let [count, folder, rest @ ..] = words.as_slice() else {
        println!("COUNT FOLDER [hugo]");
        return;
    };
    let count: usize = count.parse().expect("a number of notices");
    let folder = Path::new(folder);
    match rest {
        [] => corpus::write_site(folder, count),
        _ => corpus::write_notices(folder, count, Flavour::Hugo),
    }
    .expect("a folder that can be written");
}
