//! The files of the default theme, in the program. The list is written out, so that it fixes the order and needs no build
//! script; a test holds it against the folder.

macro_rules! files {
    ($($path:literal)*) => {
        /// Path below `themes/default/`, and text.
        pub const FILES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../../themes/default/", $path)))),*];
    };
}

files! {
    "assets/css/across.css"
    "assets/css/base.css"
    "assets/css/calendar.css"
    "assets/css/chart.css"
    "assets/css/indicators.css"
    "assets/css/layout.css"
    "assets/css/parts.css"
    "assets/css/print.css"
    "assets/css/tokens.css"
    "assets/favicon.svg"
    "assets/js/copy.js"
    "assets/js/filter.js"
    "assets/js/find.js"
    "assets/js/first.js"
    "assets/js/keys.js"
    "assets/js/search.js"
    "i18n/en.toml"
    "i18n/vi.toml"
    "templates/base.html"
    "templates/calendar-month.html"
    "templates/calendar-year.html"
    "templates/calendar.html"
    "templates/changes.html"
    "templates/citations.html"
    "templates/data.html"
    "templates/free.html"
    "templates/home.html"
    "templates/indicator.html"
    "templates/indicators.html"
    "templates/issuer.html"
    "templates/not-found.html"
    "templates/notice.html"
    "templates/notices.html"
    "templates/parts/calendar.html"
    "templates/parts/counts.html"
    "templates/parts/indicators.html"
    "templates/parts/notices.html"
    "templates/parts/report.html"
    "templates/parts/task-table.html"
    "templates/parts/tasks.html"
    "templates/parts/units.html"
    "templates/report.html"
    "templates/reports.html"
    "templates/search.html"
    "templates/tasks-in-state.html"
    "templates/tasks.html"
    "templates/unit-year.html"
    "templates/unit.html"
    "templates/units.html"
    "theme.toml"
}

#[cfg(test)]
mod tests {
    use super::FILES;

    #[test]
    fn the_list_is_the_folder() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
        let mut found: Vec<String> = walkdir::WalkDir::new(&root)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file())
            .filter_map(|entry| Some(entry.path().strip_prefix(&root).ok()?.to_str()?.replace('\\', "/")))
            .collect();
        found.sort();
        let listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        assert_eq!(found, listed, "src/render/embedded.rs lists the files of themes/default/ by name");
    }
}
