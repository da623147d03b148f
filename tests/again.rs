//! A site that is read and understood again after each change is the site that a first look would give: to the byte, with the same messages.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::Folder;
use ketluan::diagnostic::{Diagnostics, Language, human};
use ketluan::input::{self, Content, Touched};
use ketluan::source::Source;
use ketluan::{Answer, Dress, Kept, Options, Preview, alone, make, understand_again};

/// Every file, and everything that was said.
type Told = (BTreeMap<String, Vec<u8>>, String);

/// What a run that goes on keeps.
#[derive(Default)]
struct Desk {
    content: Content,
    kept: Kept,
}

impl Desk {
    fn tell(&mut self, root: &Path, touched: &[&str]) -> Told {
        let touched: Touched = touched.iter().map(|path| (*path).to_owned()).collect();
        let mut diagnostics = Diagnostics::default();
        let mut content = input::read_again(root, &self.content, &touched, &mut diagnostics).unwrap();
        let texts = content.sources.clone();
        let site = understand_again(&mut content, &Options::default(), &mut self.kept, &mut diagnostics);
        content.sources = texts;
        let files = make(&site, None, &content.files, &mut diagnostics).unwrap();
        self.content = content;
        let bytes = |file: &ketluan::file::File| file.bytes().map_or_else(|| b"a copy".to_vec(), <[u8]>::to_vec);
        let files = files.iter().map(|file| (file.address.to_string(), bytes(file))).collect();
        (files, human::print(&diagnostics.sorted(&site.sources), &site.sources, Language::English, false))
    }
}

fn notice(issued: &str, more: &str, tasks: &str) -> String {
    format!(
        "+++\ntitle = \"Kết luận ngày {issued}\"\nissuer = \"so\"\nissued = {issued}\n{more}+++\n\n\
         ## Nhiệm vụ\n\n### Văn phòng Sở\n\n{tasks}\n"
    )
}

const TABLE: &str = "Chỉ tiêu,Đơn vị tính,Kế hoạch 2025,Thực hiện quý I\nĐề tài,đề tài,10,3\n";

/// Each step is a change of files (no text: the file goes).
fn steps() -> Vec<Vec<(&'static str, Option<String>)>> {
    let units = common::BASE[1].1;
    let log = "Nhiệm vụ,Ngày,Trạng thái\n";
    vec![
        vec![],
        vec![("content/notices/2025/a.md", Some(notice("2025-02-24", "", "- Trình đề án trước ngày 15/3\n- Rà soát")))],
        // A task more before the others: every later one moves on.
        vec![(
            "content/notices/2025/a.md",
            Some(notice("2025-02-24", "", "- Việc mới\n- Trình đề án trước ngày 15/3")),
        )],
        vec![("content/progress/2025.csv", Some(format!("{log}2025/a/van-phong-1,2025-03-01,Hoàn thành\n")))],
        // A log that stands before the first, with a row of the same day.
        vec![(
            "content/progress/2024.csv",
            Some(format!("{log}2025/a/van-phong-1,2025-03-01,Dừng\ngoc/van-phong-1,2025-03-02,Đang thực hiện\n")),
        )],
        vec![(
            "content/notices/2025/b.md",
            Some(notice("2025-03-03", "", "- Tiếp tục {continues=2025/a/van-phong-2}")),
        )],
        vec![("content/notices/2025/a.md", Some("+++\ntitel = \"x\"\n+++\n".to_owned()))],
        vec![(
            "content/notices/2025/a.md",
            Some(notice("2025-02-24", "", "- Trình \u{202e}đề án trước ngày 15/3\n- Rà soát")),
        )],
        // Renamed, with an alias for who knew it.
        vec![
            ("content/notices/2025/b.md", None),
            (
                "content/notices/2025/c.md",
                Some(notice("2025-03-03", "aliases = [\"thong-bao/2025/b\"]\n", "- Tiếp tục")),
            ),
        ],
        // `x.md` and `x/index.md` are one id, and then one of them goes.
        vec![("content/notices/2025/c/index.md", Some(notice("2025-03-04", "", "- Khác")))],
        vec![("content/notices/2025/c.md", None)],
        vec![(
            "content/notices/2025/d/index.md",
            Some(notice("2025-03-05", "tables = [\"chi-tieu.csv\"]\n", "- Báo cáo")),
        )],
        vec![("content/notices/2025/d/chi-tieu.csv", Some(TABLE.to_owned()))],
        vec![("content/notices/2025/d/chi-tieu.csv", Some(TABLE.replace(",3", ",4")))],
        vec![("content/notices/2025/d/chi-tieu.csv", None)],
        vec![("content/units.toml", Some(units.replace("Văn phòng Sở", "Văn phòng Sở Thử")))],
        vec![("content/units.toml", Some(units.to_owned()))],
        vec![(
            "content/calendar.toml",
            Some("years = [2025]\n[[day]]\ndate = 2025-03-14\noff = \"Nghỉ\"\n".to_owned()),
        )],
        vec![(
            "content/site.toml",
            Some("title = \"Thử nữa\"\nas_of = 2025-04-30\nnever_publish = [\"Rà soát\"]\n".to_owned()),
        )],
        vec![("content/site.toml", Some("title = \"Thử nữa\"\n".to_owned()))],
        vec![(
            "content/pages/huong-dan.md",
            Some("+++\ntitle = \"Hướng dẫn\"\n+++\n\nXem [thông báo](../notices/goc.md)\n".to_owned()),
        )],
        vec![("content/notices/goc.md", None), ("content/progress/2024.csv", None)],
    ]
}

#[test]
fn told_again_is_told_anew() {
    let folder = Folder::new([]);
    let mut desk = Desk::default();
    let mut seen = Vec::new();
    for (at, step) in steps().into_iter().enumerate() {
        let mut touched = Vec::new();
        for (path, text) in &step {
            match text {
                Some(text) => folder.write(path, text),
                None => fs::remove_file(folder.path().join(path)).unwrap(),
            }
            touched.push(path.trim_start_matches("content/"));
        }
        let again = desk.tell(folder.path(), &touched);
        let anew = Desk::default().tell(folder.path(), &[]);
        assert_eq!(again.1, anew.1, "step {at}");
        let differs: Vec<_> =
            anew.0.keys().chain(again.0.keys()).filter(|at| anew.0.get(*at) != again.0.get(*at)).collect();
        assert!(differs.is_empty(), "step {at}: {differs:?}");
        seen.push(anew);
    }
    // Each step has to change something, or it tries nothing.
    assert!(seen.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn what_did_not_change_is_not_parsed_again() {
    let folder = Folder::new([("content/notices/2025/a.md", notice("2025-02-24", "", "- Rà soát").as_str())]);
    let (mut kept, mut content) = (Kept::default(), Content::default());
    let mut look = |touched: &[&str]| {
        let touched: Touched = touched.iter().map(|path| (*path).to_owned()).collect();
        let mut unheard = Diagnostics::default();
        let mut read = input::read_again(folder.path(), &content, &touched, &mut unheard).unwrap();
        let texts = read.sources.clone();
        let site = understand_again(&mut read, &Options::default(), &mut kept, &mut unheard);
        read.sources = texts;
        content = read;
        site.register.notices.iter().map(|entry| entry.notice.clone()).collect::<Vec<_>>()
    };
    let first = look(&[]);
    folder.write("content/notices/goc.md", &notice("2025-02-17", "", "- Khác"));
    let second = look(&["notices/goc.md"]);
    let same: Vec<bool> = first.iter().zip(&second).map(|(a, b)| std::sync::Arc::ptr_eq(a, b)).collect();
    assert_eq!(same, [false, true]);
    // Written, and yet the same.
    folder.write("content/notices/goc.md", &notice("2025-02-17", "", "- Khác"));
    let third = look(&["notices/goc.md"]);
    assert!(second.iter().zip(&third).all(|(a, b)| std::sync::Arc::ptr_eq(a, b)));
}

/// One notice that is told before the rest says on its own page what it says once the whole is told, where its neighbours are all there is.
#[test]
fn one_notice_told_alone_is_the_one_of_the_whole() {
    let a = notice("2025-02-24", "number = \"1/TB\"\n", "- Trình đề án trước ngày 15/3\n- Rà soát");
    let b = notice(
        "2025-03-03",
        "number = \"2/TB\"\nsupersedes = [\"2025/a\"]\n",
        "- Tiếp tục {continues=2025/a/van-phong-1}",
    );
    let c = notice(
        "2025-03-10",
        "",
        "- Theo Thông báo số 2/TB ngày 03/3/2025, nộp trước 20/3 {continues=2025/b/van-phong-1}",
    );
    let folder = Folder::new([
        ("content/notices/2025/a.md", a.as_str()),
        ("content/notices/2025/b.md", b.as_str()),
        ("content/notices/2025/c.md", c.as_str()),
        (
            "content/progress/2025.csv",
            "Nhiệm vụ,Ngày,Trạng thái\n2025/b/van-phong-1,2025-03-12,Đang thực hiện\n2025/a/van-phong-2,2025-03-01,Hoàn thành\n",
        ),
    ]);
    fs::remove_file(folder.path().join("content/notices/goc.md")).unwrap();
    let look = |kept: &mut Kept| {
        let mut diagnostics = Diagnostics::default();
        let mut content = input::read(folder.path(), &mut diagnostics).unwrap();
        let site = understand_again(&mut content, &Options::default(), kept, &mut diagnostics);
        let dress = Dress::new(&site, None, &mut diagnostics).unwrap();
        let digests = kept.digests(&site, &content.files);
        Preview::new(site, dress.into(), &content.files, digests, &mut diagnostics)
    };
    let page = |preview: &Preview, address: &str| match preview.answer(address) {
        Ok(Some(Answer::Bytes(bytes))) => String::from_utf8(bytes).unwrap(),
        _ => panic!("{address} is missing"),
    };
    let mut kept = Kept::default();
    let whole = look(&mut kept);
    let changed = b.replace("- Tiếp tục", "- Việc thêm\n- Tiếp tục cho xong trước 18/3");
    let path = "content/notices/2025/b.md";
    let id = whole.site.sources.ids().find(|id| whole.site.sources.get(*id).path == path).unwrap();
    let told = alone(&whole, kept.log(), id, Source::new(path, &changed)).unwrap();
    let address = told.address.as_str();
    let told_alone = page(told.preview.as_ref().unwrap(), address);
    folder.write(path, &changed);
    let told_whole = page(&look(&mut Kept::default()), address);
    assert_ne!(page(&whole, address), told_whole);
    assert_eq!(told_alone, told_whole);
    // What is wrong in it is told at its place, whether or not a page comes of it.
    let wrong =
        alone(&whole, kept.log(), id, Source::new(path, &changed.replace("2025/a/van-phong-1", "2025/a/khong-co")))
            .unwrap();
    let said = human::print(&wrong.found, &wrong.sources, Language::English, false);
    assert!(said.contains("unknown-task") && said.contains("b.md:14:33"), "{said}");
    let wrong = alone(&whole, kept.log(), id, Source::new(path, &changed.replace("title", "titel"))).unwrap();
    assert!(wrong.preview.is_none() && wrong.found.has_errors());
    // What moves others is left to the whole.
    assert!(alone(&whole, kept.log(), id, Source::new(path, &changed.replace("2025-03-03", "2025-03-04"))).is_none());
}
