//! What a preview lays over a page, and the pages it shows where there is none: what is wrong, and that something is not told yet.

use super::stage::Now;
use super::told::Told;
use crate::diagnostic::Language;
use crate::page::html::escaped;

/// The folder that no address of a site lies in.
pub const OWN: &str = ".ketluan/";
pub const SCRIPT: &str = include_str!("live.js");
pub const STYLE: &str = include_str!("live.css");

/// Who shows what to whom.
pub struct Overlay<'a> {
    pub language: Language,
    /// Tells this process from one that served here before.
    pub run: u32,
    pub now: &'a Now,
    pub told: &'a Told,
    pub address: &'a str,
}

impl Overlay<'_> {
    /// A page with the overlay before its end. One that only sends its reader on stays as it is.
    pub fn over(&self, page: Vec<u8>) -> Vec<u8> {
        let Ok(page) = String::from_utf8(page) else { return Vec::new() };
        if page.contains("http-equiv=\"refresh\"") {
            return page.into_bytes();
        }
        // The page's own policy stands beside the server's, and lets it speak to nobody.
        let page = page.replacen("default-src 'none';", "default-src 'none'; connect-src 'self';", 1);
        let page = page.replacen("style-src data:", "style-src 'self' data:", 1);
        let end = page.rfind("</body>").unwrap_or(page.len());
        [&page[..end], &self.markup(), &page[end..]].concat().into_bytes()
    }

    /// A page of nothing else, where a page was asked for that does not exist or cannot be made.
    pub fn alone(&self, heading: &str) -> Vec<u8> {
        let language = match self.language {
            Language::English => "en",
            Language::Vietnamese => "vi",
        };
        let heading = escaped(heading);
        format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{heading}</title>\n</head>\n\
             <body class=\"ketluan-bare\">\n<h1>{heading}</h1>\n{}</body>\n</html>\n",
            self.markup()
        )
        .into_bytes()
    }

    fn markup(&self) -> String {
        let english = self.language == Language::English;
        let said =
            |english_words: &'static str, vietnamese: &'static str| if english { english_words } else { vietnamese };
        let mut out = format!("<link rel=\"stylesheet\" href=\"/{OWN}live.css\">\n");
        let waiting = said(
            "Something was saved: the numbers of the whole site are being told anew.",
            "Vừa có thay đổi được lưu: số liệu của cả trang đang được tính lại.",
        );
        out.push_str(&format!("<aside id=\"ketluan-live\" aria-label=\"{}\">\n", said("Preview", "Xem trước")));
        let hidden = if self.now.behind { "" } else { " hidden" };
        out.push_str(&format!("<p class=\"ketluan-behind\" role=\"status\"{hidden}>{waiting}</p>\n"));
        if let Some(failure) = &self.now.failure {
            let words = said(
                "What was saved cannot be read; this is the site as it was before.",
                "Không đọc được nội dung vừa lưu; đây là trang như trước đó.",
            );
            out.push_str(&format!("<p class=\"ketluan-failure\">{words}</p>\n<pre>{}</pre>\n", escaped(failure)));
        }
        let (errors, others) = self.told.counts;
        let count = |n: usize, one: &'static str, many: &'static str, vietnamese: &'static str| match (english, n) {
            (true, 1) => format!("1 {one}"),
            (true, n) => format!("{n} {many}"),
            (false, n) => format!("{n} {vietnamese}"),
        };
        if errors > 0 {
            let count = count(errors, "error", "errors", "lỗi");
            let more = said("a build would publish nothing", "dựng trang lúc này sẽ không công bố gì");
            out.push_str(&format!(
                "<details open><summary>{count}: {more}</summary><pre>{}</pre></details>\n",
                self.told.errors
            ));
        }
        if others > 0 {
            let count = count(others, "remark", "remarks", "điều cần xem lại");
            out.push_str(&format!("<details><summary>{count}</summary><pre>{}</pre></details>\n", self.told.others));
        }
        out.push_str("</aside>\n");
        out.push_str(&format!(
            "<script src=\"/{OWN}live.js\" data-number=\"{}\" data-run=\"{}\" data-address=\"{}\"></script>\n",
            self.now.number,
            self.run,
            escaped(self.address)
        ));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::stage::Stage;

    #[test]
    fn what_is_wrong_is_text_on_the_page() {
        let now = Stage::new().now();
        let told = Told { errors: escaped("<b>"), others: String::new(), counts: (1, 0) };
        let overlay = Overlay { language: Language::Vietnamese, run: 7, now: &now, told: &told, address: "a\"b" };
        let page = String::from_utf8(overlay.over(b"<body>x</body></html>".to_vec())).unwrap();
        assert!(page.contains("<pre>&lt;b&gt;</pre>") && page.contains("1 lỗi"), "{page}");
        assert!(page.contains("data-address=\"a&quot;b\""), "{page}");
        assert!(page.ends_with("</script>\n</body></html>"), "{page}");
        let moved = b"<meta http-equiv=\"refresh\" content=\"0\"></body>".to_vec();
        assert_eq!(overlay.over(moved.clone()), moved);
    }
}
