//! Parts of tasks that are due on a day of their own, or by another unit: the calendar's pages show them beside the tasks that are counted.

mod common;

use common::Folder;
use ketluan::diagnostic::Diagnostics;
use ketluan::{Options, input, make, understand};

const OFFICES: &str = "[[issuer]]\nid = \"so\"\nname = \"Sở Khoa học và Công nghệ\"\n\n[[issuer.unit]]\nid = \"vp\"\nname = \"Văn phòng Sở\"\n\n\
    [[issuer.unit]]\nid = \"qlkh\"\nname = \"Phòng Quản lý Khoa học\"\n";
const NOTICE: &str = "+++\ntitle = \"Kết luận\"\nissuer = \"so\"\nissued = 2025-03-03\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n\
    - Xây dựng đề án, trình trước ngày 21/3/2025.\n  - Đề cương, trước ngày 08/3/2025. {#de-cuong}\n  - Khảo sát, trước ngày 15/3/2025. {lead=qlkh}\n  \
    - Bản trình, chậm nhất ngày 20/3/2025.\n  - Kinh phí, chậm nhất ngày 20/3/2025. {lead=qlkh}\n\
    - Tổ chức hội nghị.\n  - Giấy mời, trước ngày 12/3/2025.\n  - Tài liệu, trước ngày 26/3/2025.\n- Báo cáo trước ngày 08/3/2025.\n";
const LOG: &str = "Nhiệm vụ,Ngày,Trạng thái\nn-1/de-cuong,2025-03-06,Hoàn thành\n";

/// Of a section that begins with the heading of this id: the words of the tasks, and those of the parts.
fn told(page: &str, id: &str) -> (Vec<String>, Vec<String>) {
    let section = page.split_once(&format!("id=\"{id}\"")).expect(id).1.split("</section>").next().unwrap_or_default();
    let (tasks, parts) = section.split_once("Phần việc").unwrap_or((section, ""));
    let rows = |list: &str| {
        let words =
            list.split("<li>").skip(1).filter_map(|row| row.split_once("index.html#")?.1.split(['>', '<']).nth(1));
        words.map(str::to_owned).collect()
    };
    (rows(tasks), rows(parts))
}

#[test]
fn parts_with_a_day_or_a_unit_of_their_own_stand_beside_the_tasks() {
    let folder = Folder::new([
        ("content/units.toml", OFFICES),
        ("content/notices/n-1.md", NOTICE),
        ("content/progress/log.csv", LOG),
    ]);
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(folder.path(), &mut diagnostics).unwrap();
    let options = Options { as_of: Some("2025-03-13".parse().unwrap()), ..Options::default() };
    let site = understand(&mut content, &options, &mut diagnostics);
    let files = make(&site, None, &content.files, &mut diagnostics).unwrap();
    let page = |address: &str| {
        let file = files.iter().find(|file| file.address.as_str() == address).expect(address);
        String::from_utf8_lossy(file.bytes().expect("made at once")).into_owned()
    };
    let month = page("lich/2025/03/index.html");
    let days: [(&str, &[&str], &[&str]); 5] = [
        ("ngay-2025-03-07", &["Báo cáo trước ngày 08/3/2025."], &["Đề cương, trước ngày 08/3/2025."]),
        ("ngay-2025-03-11", &[], &["Giấy mời, trước ngày 12/3/2025."]),
        ("ngay-2025-03-14", &[], &["Khảo sát, trước ngày 15/3/2025."]),
        // The last part is due with its task, and told by it unless another unit does it.
        ("ngay-2025-03-20", &["Xây dựng đề án, trình trước ngày 21/3/2025."], &["Kinh phí, chậm nhất ngày 20/3/2025."]),
        ("ngay-2025-03-25", &["Tổ chức hội nghị."], &[]),
    ];
    for (id, tasks, parts) in &days {
        let (own, their) =
            (tasks.iter().map(|s| s.to_string()).collect(), parts.iter().map(|s| s.to_string()).collect());
        assert_eq!(told(&month, id), (own, their), "{id}");
    }
    assert!(month.contains("3 hạn: 1 quá hạn, 2 còn trong hạn. Ngoài ra có 4 phần việc có hạn riêng."), "{month}");
    let calendar = page("lich/index.html");
    assert_eq!(told(&calendar, "qua-han").1, ["Giấy mời, trước ngày 12/3/2025."]);
    assert_eq!(told(&calendar, "tuan-nay"), (vec![], vec!["Khảo sát, trước ngày 15/3/2025.".to_owned()]));
}
