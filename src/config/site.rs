//! `site.toml`.

use jiff::civil::Date;

use super::record::Record;
use super::{TomlText, Written};
use crate::diagnostic::{Code, Diagnostics};
use crate::guard;

/// The fewest and the most days that the settings of the same name take.
pub const DUE_SOON: (i64, i64) = (0, 365);
pub const OLD_AFTER: (i64, i64) = (1, 366);

/// The language of the site's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SiteLanguage {
    #[default]
    Vietnamese,
    English,
}

impl SiteLanguage {
    /// BCP 47, as written in `lang` and in the name of the theme's text file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteSettings {
    pub title: String,
    /// The body above the title: "UBND tỉnh …". May be empty.
    pub owner: String,
    pub language: SiteLanguage,
    pub theme: String,
    /// A picture beside the site's title, as a path from content/: `pages/logo.png`.
    pub logo: Option<Written<String>>,
    /// The colour of the band at the top and of the mark at the part of the site one is in: `#9b1c1f`.
    pub brand: Option<String>,
    /// The day that states are told for, unless `--as-of` says another.
    pub as_of: Option<Written<Date>>,
    /// Where the site is published; only feeds and the sitemap need it. Ends in a slash.
    pub base_url: Option<String>,
    /// Within how many days of its deadline a task counts as due soon.
    pub due_soon_days: i64,
    /// How many days after the day of the figures a page says that it is old.
    pub old_after_days: i64,
    /// What must not be published, and numbers that may.
    pub guard: guard::Rules,
}

impl Default for SiteSettings {
    fn default() -> Self {
        Self {
            title: "ketluan".to_owned(),
            owner: String::new(),
            language: SiteLanguage::default(),
            theme: "default".to_owned(),
            logo: None,
            brand: None,
            as_of: None,
            base_url: None,
            due_soon_days: 7,
            // Offices meet weekly: figures that missed two meetings no longer say how things stand.
            old_after_days: 14,
            guard: guard::Rules::default(),
        }
    }
}

/// Reads `site.toml`; what is wrong in it is reported and its default taken.
pub fn read_site(text: TomlText, diagnostics: &mut Diagnostics) -> SiteSettings {
    let text = text.mended(diagnostics);
    let table = text.parse(diagnostics);
    let record = Record::new(&text, table.get_ref(), (0..0).into());
    let title = record.needed_text("title", "title = \"Theo dõi kết luận\"", diagnostics);
    let owner = record.text("owner", diagnostics);
    let language =
        record.choice("lang", &[("vi", SiteLanguage::Vietnamese), ("en", SiteLanguage::English)], diagnostics);
    let theme = record.text("theme", diagnostics);
    let logo = record.text("logo", diagnostics).filter(|logo| is_picture(logo, diagnostics));
    let brand = record.text("brand", diagnostics).filter(|brand| is_colour(brand, diagnostics));
    let as_of = record.day("as_of", diagnostics);
    let base_url = record.text("base_url", diagnostics);
    // Viet Nam keeps one time zone without summer time; another office of the region may differ.
    record.text("time_zone", diagnostics);
    let due_soon = record.days("due_soon_days", DUE_SOON, "a whole number from 0 to 365", diagnostics);
    let old_after = record.days("old_after_days", OLD_AFTER, "a whole number from 1 to 366", diagnostics);
    let denied = record.texts("never_publish", diagnostics);
    let shown = record.texts("public_numbers", diagnostics);
    record.finish(diagnostics);
    let base_url = base_url.and_then(|url| {
        if url.value.starts_with("https://") || url.value.starts_with("http://") {
            return Some(format!("{}/", url.value.trim_end_matches('/')));
        }
        diagnostics.report(Code::UnsafeLink, url.place).with("scheme", url.value.split(':').next().unwrap_or_default());
        None
    });
    let default = SiteSettings::default();
    SiteSettings {
        title: title.map_or(default.title, |title| title.value),
        owner: owner.map_or(default.owner, |owner| owner.value),
        language: language.unwrap_or_default(),
        theme: theme.map_or(default.theme, |theme| theme.value),
        logo,
        brand: brand.map(|brand| brand.value),
        as_of,
        base_url,
        due_soon_days: due_soon.unwrap_or(default.due_soon_days),
        old_after_days: old_after.unwrap_or(default.old_after_days),
        guard: guard::Rules {
            denied: guard::Denied::new(denied.iter().map(|phrase| phrase.value.as_str())),
            shown: guard::Shown::new(shown.iter().map(|number| number.value.as_str())),
        },
    }
}

/// Kinds of pictures that every browser shows. SVG is none of them: it can hold a script.
const PICTURES: [&str; 5] = ["gif", "jpeg", "jpg", "png", "webp"];

fn is_picture(logo: &Written<String>, diagnostics: &mut Diagnostics) -> bool {
    let kind = logo.value.rsplit_once('.').map(|(_, kind)| kind.to_lowercase()).unwrap_or_default();
    let is = PICTURES.contains(&kind.as_str());
    if !is {
        diagnostics.report(Code::NoPicture, logo.place).with("found", &logo.value).with("known", PICTURES.join(", "));
    }
    is
}

/// `#` and six digits: what stands here is written into the style sheet.
fn is_colour(brand: &Written<String>, diagnostics: &mut Diagnostics) -> bool {
    let digits = brand.value.strip_prefix('#').unwrap_or_default();
    let is = digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit());
    if !is {
        diagnostics.report(Code::BadColour, brand.place).with("found", &brand.value);
    }
    is
}
