//! A page at an earlier address, which leads on to where its notice stands now.
//!
//! It is seen for an instant, or as one link where nothing leads on by itself; it needs no template.

use super::html::escaped;

/// The page as HTML. `to` is relative to it; `title` is the notice's.
pub fn redirect(language: &str, to: &str, title: &str) -> String {
    let (to, title) = (escaped(to), escaped(title));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"canonical\" href=\"{to}\">\n</head>\n\
         <body data-kind=\"redirect\">\n<main>\n<h1>{title}</h1>\n<p><a href=\"{to}\">{title}</a></p>\n</main>\n</body>\n</html>\n"
    )
}
