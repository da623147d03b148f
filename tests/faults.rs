//! Seeded faults: each is found, at its line and column, and every diagnostic there is has a case.

mod common;

use common::{BASE, Folder, corpus, difference, lines};
use ketluan::diagnostic::Code;

/// Found by the tests named here, since a text file cannot seed them.
const ELSEWHERE: &[(Code, &str)] = &[
    (Code::NotText, "files_that_are_no_text"),
    (Code::UnsafePath, "names_that_are_no_text"),
    (Code::LinkedFile, "links_are_not_followed"),
    (Code::NoFile, "pipes_are_no_files"),
    (Code::FileTooLarge, "files_that_are_no_text"),
    (Code::TooDeep, "markup::parse::tests"),
    (Code::ImportMissing, "import"),
    (Code::ImportUnsure, "import"),
    (Code::ImportLeftOut, "import"),
    (Code::ImportJoined, "import"),
    (Code::ImportContinued, "import"),
    (Code::ImportNearUnit, "import"),
    (Code::ImportUnknownUnit, "import"),
    (Code::ImportNobody, "import"),
    (Code::ImportMarksLost, "import"),
    (Code::ImportScan, "import"),
    (Code::ImportAligned, "import"),
    (Code::ImportNotCarried, "documents: what_a_notice_does_not_carry_is_told"),
    (Code::ImportChanges, "documents: what_a_notice_does_not_carry_is_told"),
    (Code::ImportPages, "documents: a_pdf_is_read_with_a_warning"),
    (Code::NotAWorkbook, "workbooks: what_is_wrong_with_the_file_itself_is_told"),
    (Code::DamagedWorkbook, "workbooks: what_is_wrong_with_the_file_itself_is_told"),
    (Code::WorkbookTooLarge, "workbooks: what_is_wrong_with_the_file_itself_is_told"),
    (Code::FormulaWithoutValue, "workbooks: what_is_wrong_with_the_file_itself_is_told"),
    (Code::OldWorkbook, "workbooks: what_is_wrong_with_the_file_itself_is_told"),
    (Code::NoSuchSheet, "workbooks: kpi_tables_come_from_workbooks"),
    (Code::UnreadSheet, "workbooks: kpi_tables_come_from_workbooks"),
    (Code::ExportFailed, "command: a_theme_whose_words_make_no_workbook_is_told"),
    (Code::NotLookedInto, "desk: files_beside_notices_are_looked_into"),
    (Code::LikelyContinuation, "suggest"),
    (Code::LostAddress, "command: what_would_vanish_is_told_and_an_alias_leads_on"),
    (Code::LostTask, "command: a_task_that_would_vanish_is_told"),
    (Code::MovedTask, "command: a_task_whose_id_moved_on_is_told"),
    (Code::BadAlias, "command: an_alias_must_be_an_address"),
    (Code::Template, "command: a_broken_theme_is_told_with_its_line"),
    (Code::MissingText, "command: a_broken_theme_is_told_with_its_line"),
    (Code::EmptyTemplate, "command: files_of_a_theme_that_cannot_be_used"),
    (Code::UnknownTheme, "command: a_broken_theme_is_told_with_its_line"),
];

#[test]
fn every_fault_is_found_at_its_place() {
    let mut failures = String::new();
    for case in corpus("faults") {
        let folder = Folder::new(case.files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        for (path, _) in &case.files {
            if let Some(path) = path.strip_prefix('-') {
                std::fs::remove_file(folder.path().join(path)).expect("a base file to take away");
            }
        }
        let (site, diagnostics) = folder.understand();
        let mut found = lines(&site, &diagnostics);
        let mut expected: Vec<String> = case.expected.lines().map(str::to_owned).collect();
        found.sort();
        expected.sort();
        if let Some(difference) = difference(&expected.join("\n"), &found.join("\n")) {
            failures.push_str(&format!("faults.test:{} {}\n{difference}\n", case.line, case.name));
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_diagnostic_has_a_case() {
    let cases = corpus("faults");
    let seeded = |code: &Code| {
        let starts = format!("{} ", code.as_str());
        cases.iter().any(|case| case.expected.lines().any(|line| line.starts_with(&starts)))
    };
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !seeded(code) && !ELSEWHERE.iter().any(|(elsewhere, _)| elsewhere == *code))
        .map(|code| code.as_str())
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn files_that_are_no_text() {
    let folder = Folder::new([]);
    std::fs::write(folder.path().join("content/notices/a.md"), b"+++\n\xff\xfe").expect("a file");
    std::fs::write(folder.path().join("content/notices/b.md"), vec![b'x'; (16 << 20) + 1]).expect("a file");
    let (site, diagnostics) = folder.understand();
    assert_eq!(
        lines(&site, &diagnostics),
        ["file-too-large content/notices/b.md", "not-text content/notices/a.md"]
            .map(String::from)
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
    );
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new([]);
    let name = std::ffi::OsStr::from_bytes(b"a\xff.md");
    std::fs::write(folder.path().join("content/notices").join(name), "x").expect("a file");
    let (_, diagnostics) = folder.understand();
    assert_eq!(diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::UnsafePath]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let folder = Folder::new([]);
    let secret = folder.path().join("secret.md");
    std::fs::write(&secret, "x").expect("a file");
    std::os::unix::fs::symlink(&secret, folder.path().join("content/notices/a.md")).expect("a link");
    std::os::unix::fs::symlink("/etc", folder.path().join("content/notices/etc")).expect("a link");
    let (site, diagnostics) = folder.understand();
    let expected = ["linked-file content/notices/a.md", "linked-file content/notices/etc"];
    assert_eq!(lines(&site, &diagnostics), expected);
}

#[cfg(unix)]
#[test]
fn pipes_are_no_files() {
    let folder = Folder::new([]);
    let pipe = folder.path().join("content/notices/a.md");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo");
    let (site, diagnostics) = folder.understand();
    assert_eq!(lines(&site, &diagnostics), ["no-file content/notices/a.md"]);
}

/// What loses a line of its head, or any key, is read all the same or an error says why not: never is it left out without a word.
#[test]
fn nothing_is_left_out_without_an_error() {
    let head =
        ["title = \"Kết luận\"", "issuer = \"so\"", "issued = 2025-02-17", "number = \"1/TB\"", "place = \"Huế\""];
    let unit =
        ["id = \"phap-che\"", "name = \"Phòng Pháp chế\"", "short = \"PC\"", "kind = \"phong\"", "from = 2025-02-01"];
    let task = "## Nhiệm vụ\n\n### Phòng Pháp chế\n\n- Trình kế hoạch.\n";
    let units = BASE.iter().find(|(path, _)| path.ends_with("units.toml")).expect("the base has units").1;
    let without = |lines: &[&str], at: usize| -> String {
        lines.iter().enumerate().filter(|(line, _)| *line != at).map(|(_, line)| format!("{line}\n")).collect()
    };
    for at in 0..=head.len() {
        for of_unit in 0..=unit.len() {
            let folder = Folder::new([]);
            folder.write("content/units.toml", &format!("{units}\n[[issuer.unit]]\n{}", without(&unit, of_unit)));
            folder.write("content/notices/n.md", &format!("+++\n{}+++\n\n{task}", without(&head, at)));
            let (site, diagnostics) = folder.understand();
            let register = &site.register;
            let is_read = register.counted().any(|ix| {
                let task = register.task(ix);
                &*task.text == "Trình kế hoạch." && register.offices.unit(task.lead).name == "Phòng Pháp chế"
            });
            assert!(is_read || diagnostics.has_errors(), "without line {at} of the notice and {of_unit} of the unit");
        }
    }
}
