//! Every export: what it holds, column by column, key by key.
//!
//! Columns and keys are named here as the feeds write them; a test holds the two against each other.

use std::sync::OnceLock;

use serde::Serialize;

use super::calendar_feeds::Feeds;
use super::{Frame, Sheet};
use crate::page::{Here, address};
use crate::vietnamese::fold::slug;

/// A table among the exports: its name, the end of its keys among the texts, and its columns.
pub struct TableFile {
    pub name: &'static str,
    key: &'static str,
    pub columns: &'static [&'static str],
}

pub const TABLES: [TableFile; 4] = [
    TableFile {
        name: "nhiem-vu.csv",
        key: "tasks",
        columns: &[
            "Nhiệm vụ",
            "Nội dung",
            "Thuộc nhiệm vụ",
            "Thông báo",
            "Số, ký hiệu",
            "Ngày ban hành",
            "Cơ quan",
            "Đơn vị chủ trì",
            "Đơn vị phối hợp",
            "Người thực hiện",
            "Lãnh đạo chỉ đạo",
            "Sản phẩm",
            "Thời hạn",
            "Thời hạn đầu",
            "Trạng thái",
            "Tỷ lệ",
            "Ngày hoàn thành",
            "Báo cáo gần nhất",
            "Địa chỉ",
        ],
    },
    TableFile {
        name: "tien-do.csv",
        key: "progress",
        columns: &["Nhiệm vụ", "Ngày", "Trạng thái", "Tỷ lệ", "Kết quả", "Văn bản", "Hạn mới", "Ghi chú"],
    },
    TableFile {
        name: "chi-tieu.csv",
        key: "indicators",
        columns: &[
            "Mã chỉ tiêu",
            "Thuộc chỉ tiêu",
            "Cơ quan",
            "Năm",
            "Nhóm",
            "TT",
            "Chỉ tiêu",
            "Đơn vị tính",
            "Kế hoạch",
            "Đơn vị chủ trì",
            "Kỳ",
            "Đến ngày",
            "Thực hiện",
            "Tỷ lệ %",
            "Đánh giá",
            "Nguồn",
        ],
    },
    TableFile {
        name: "van-ban.csv",
        key: "documents",
        columns: &[
            "Loại",
            "Số, ký hiệu",
            "Ngày",
            "Cơ quan ban hành",
            "Trích yếu",
            "Số lần viện dẫn",
            "Thông báo",
            "Nhiệm vụ",
        ],
    },
];

/// The keys of site.json, each by its path.
pub const KEYS: [&str; 50] = [
    "schema",
    "as_of",
    "issuers[].id",
    "issuers[].name",
    "issuers[].units[].id",
    "issuers[].units[].name",
    "issuers[].units[].aliases",
    "notices[].id",
    "notices[].kind",
    "notices[].issuer",
    "notices[].number",
    "notices[].issued",
    "notices[].title",
    "notices[].reviews",
    "notices[].directs",
    "notices[].url",
    "notices[].tasks[].id",
    "notices[].tasks[].unit",
    "notices[].tasks[].with",
    "notices[].tasks[].person",
    "notices[].tasks[].leader",
    "notices[].tasks[].product",
    "notices[].tasks[].text",
    "notices[].tasks[].state",
    "notices[].tasks[].due",
    "notices[].tasks[].reported",
    "notices[].tasks[].parent",
    "notices[].tasks[].deadlines[].phrase",
    "notices[].tasks[].deadlines[].relation",
    "notices[].tasks[].deadlines[].start",
    "notices[].tasks[].deadlines[].end",
    "notices[].tasks[].deadlines[].time",
    "notices[].tasks[].deadlines[].confidence",
    "notices[].tasks[].deadlines[].rule",
    "notices[].tasks[].citations",
    "notices[].citations[].type",
    "notices[].citations[].number",
    "notices[].citations[].date",
    "notices[].citations[].issuer",
    "notices[].citations[].phrase",
    "indicators[].id",
    "indicators[].issuer",
    "indicators[].year",
    "indicators[].group, no, name",
    "indicators[].unit_of_measure",
    "indicators[].plan.min, max, text",
    "indicators[].lead_unit",
    "indicators[].readings[].period, date",
    "indicators[].readings[].value, percent, source",
    "indicators[].standing",
];

#[derive(Debug, Serialize)]
pub struct Data<'a> {
    pub files: Vec<DataFile>,
    pub tables: Vec<Schema>,
    pub json: Schema,
    pub feeds: Feeds<'a>,
    /// The site map exists where the site knows its own address.
    pub site_map: Option<String>,
    /// Where the digests of all files are.
    pub sums: String,
}

/// One export, in one form or two.
#[derive(Debug, Serialize)]
pub struct DataFile {
    pub forms: Vec<Form>,
    pub holds: String,
    /// "375 dòng".
    pub rows: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Form {
    pub name: String,
    pub href: String,
    /// "31 KB", where it is known.
    pub size: Option<String>,
}

/// The columns or keys of one file.
#[derive(Debug, Serialize)]
pub struct Schema {
    pub id: String,
    pub name: &'static str,
    pub fields: Vec<FieldRow>,
}

#[derive(Debug, Serialize)]
pub struct FieldRow {
    pub name: &'static str,
    pub means: String,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, Data<'a>> {
    let register = here.register();
    let form = |name: &str| {
        let address = address::data(name);
        let size = here.plan.exports.get(&address).and_then(OnceLock::get).map(|bytes| here.texts.size(*bytes as u64));
        Form { name: name.to_owned(), href: here.to_file(&address), size }
    };
    let file = |names: &[&str], key: &str, rows: Option<usize>| DataFile {
        forms: names.iter().map(|name| form(name)).collect(),
        holds: here.texts.say(&format!("data.{key}")),
        rows: rows.map(|n| here.texts.count("data.rows", n)),
    };
    let rows = |key: &str| match key {
        "tasks" => Some(register.tasks.len()),
        "indicators" => Some(register.indicators.iter().map(|indicator| indicator.readings.len().max(1)).sum()),
        "documents" => Some(register.documents.len()),
        _ => None,
    };
    let both = |table: &TableFile| {
        let workbook = table.name.replace(".csv", ".xlsx");
        file(&[table.name, &workbook], table.key, rows(table.key))
    };
    let mut files: Vec<DataFile> = TABLES.iter().map(both).collect();
    files.push(file(&["site.json", "site.schema.json"], "json", None));
    files.push(file(&["atom.xml"], "atom", None));
    files.push(file(&["lich.ics"], "ics", None));
    let means = |kind: &str, name: &str| here.texts.say(&format!("data-{kind}.{}", slug(name)));
    let schema = |name: &'static str, kind: &str, fields: &[&'static str]| Schema {
        id: slug(name),
        name,
        fields: fields.iter().map(|field| FieldRow { name: field, means: means(kind, field) }).collect(),
    };
    let page = Data {
        files,
        tables: TABLES.iter().map(|table| schema(table.name, "column", table.columns)).collect(),
        json: schema("site.json", "key", &KEYS),
        feeds: Feeds::new(here),
        sums: here.to_file(&address::sums()),
        site_map: register.settings.base_url.as_ref().map(|_| here.to_file(&crate::page::Address::file("sitemap.xml"))),
    };
    Sheet { frame: Frame::new(here, "data", here.texts.say("nav.data"), Vec::new()), page }
}
