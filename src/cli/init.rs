//! `ketluan init`: a site that builds, with one example notice to edit. Nothing that stands there is touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::report;
use crate::Failure;
use crate::config::schema;
use crate::diagnostic::Language;
use crate::vietnamese::fold::slug;

#[derive(Args)]
pub struct Arguments {
    /// The folder that becomes a site
    #[arg(default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The name of the office that issues notices
    #[arg(long, default_value = "Sở Ví dụ", value_name = "NAME")]
    name: String,
    /// Also write a pipeline that checks, builds and publishes
    #[arg(long, value_enum, value_name = "HOST")]
    ci: Option<Host>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Host {
    Gitlab,
    Github,
}

/// What a site begins with, below its folder.
const FILES: [(&str, &str); 4] = [
    ("content/site.toml", include_str!("init/site.toml")),
    ("content/units.toml", include_str!("init/units.toml")),
    ("content/notices/2025/tuan-07.md", include_str!("init/notice.md")),
    ("content/progress/so-theo-doi.csv", include_str!("init/progress.csv")),
];

/// What editors read, so that they complete keys and underline what is wrong; the schemas stand beside them.
const EDITOR: [(&str, &str); 3] = [
    (".taplo.toml", include_str!("init/editor/taplo.toml")),
    (".vscode/settings.json", include_str!("init/editor/settings.json")),
    (".vscode/tasks.json", include_str!("init/editor/tasks.json")),
];

pub fn run(arguments: Arguments, language: Language) -> Result<ExitCode, Failure> {
    let root = &arguments.root;
    let id = slug(&arguments.name);
    if id.is_empty() || arguments.name.contains(['"', '\\', '\n', '\r']) {
        return Err(Failure(match language {
            Language::English => {
                format!("--name “{}” is no name of an office; write it as on its papers", arguments.name)
            }
            Language::Vietnamese => {
                format!("--name “{}” không phải tên cơ quan; hãy viết như trên văn bản", arguments.name)
            }
        }));
    }
    // A site of somebody's is no place to put examples in.
    let has_content = root.join("content").exists();
    if has_content && arguments.ci.is_none() {
        return Err(Failure(match language {
            Language::English => {
                format!("{} stands there already; a new site needs a folder without it", root.join("content").display())
            }
            Language::Vietnamese => {
                format!("đã có {}; trang mới cần một thư mục chưa có nó", root.join("content").display())
            }
        }));
    }
    let mut written = Vec::new();
    if !has_content {
        for (path, text) in FILES {
            written.extend(put(root, path, &text.replace("{id}", &id).replace("{name}", &arguments.name))?);
        }
        written.extend(put(root, ".gitignore", "/output\n")?);
        for (path, text) in EDITOR {
            written.extend(put(root, path, text)?);
        }
        for (name, keys) in schema::ALL {
            written.extend(put(root, &format!(".ketluan/{name}.schema.json"), &schema::schema(name, keys))?);
        }
    }
    written.extend(match arguments.ci {
        Some(Host::Gitlab) => put(root, ".gitlab-ci.yml", include_str!("init/gitlab-ci.yml"))?,
        Some(Host::Github) => put(root, ".github/workflows/ketluan.yml", include_str!("init/github.yml"))?,
        None => None,
    });
    for path in &written {
        report::line(path)?;
    }
    report::line(&next(root, has_content, language))?;
    Ok(ExitCode::SUCCESS)
}

/// Its path, where it was written; nothing where a file of that name stood there.
pub fn put(root: &Path, path: &str, text: &str) -> Result<Option<String>, Failure> {
    let whole = root.join(path);
    let failed = |error: std::io::Error| Failure(format!("cannot write {}: {error}", whole.display()));
    if whole.exists() {
        return Ok(None);
    }
    fs::create_dir_all(whole.parent().unwrap_or(root)).map_err(failed)?;
    fs::write(&whole, text).map_err(failed)?;
    Ok(Some(whole.display().to_string()))
}

fn next(root: &Path, had_content: bool, language: Language) -> String {
    let place = if root == Path::new(".") { String::new() } else { format!(" --root {}", root.display()) };
    match (language, had_content) {
        (Language::English, false) => format!(
            "Next: `ketluan build{place}`, then open {}; edit content/units.toml and the example notice",
            root.join("output/index.html").display()
        ),
        (Language::Vietnamese, false) => format!(
            "Tiếp theo: chạy `ketluan build{place}`, mở {}; rồi sửa content/units.toml và thông báo mẫu",
            root.join("output/index.html").display()
        ),
        (Language::English, true) => "Say in the CI settings where the program comes from: KETLUAN_SOURCE".to_owned(),
        (Language::Vietnamese, true) => {
            "Hãy khai báo nơi lấy chương trình trong thiết lập CI: KETLUAN_SOURCE".to_owned()
        }
    }
}
