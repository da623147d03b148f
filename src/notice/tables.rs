//! The KPI tables of a notice: those in its text, and those in files beside it that its front matter names.

use super::columns::{TableKind, recognise};
use super::kpi::{self, KpiContext};
use super::naming::Naming;
use super::two_heads::joined;
use super::{Front, IndicatorRow};
use crate::config::Written;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::grid::{Grid, open_quote};
use crate::markup::{self, Block, BlockKind};
use crate::sheet::TableFile;
use crate::source::{Place, SourceId, Sources, Span};
use crate::vietnamese::fold::fold;

/// What tables are read from and against.
pub struct From<'a> {
    pub source: SourceId,
    pub sources: &'a Sources,
    pub naming: Naming<'a>,
    pub year: Option<i16>,
    /// The files beside the notice, by name.
    pub tables: &'a dyn Fn(&str) -> Option<TableFile>,
}

/// The rows of all tables, in the order of the text and then of the front matter.
pub fn rows(front: &Front, body: &[Block], from: From, diagnostics: &mut Diagnostics) -> Vec<IndicatorRow> {
    let mut rows = Vec::new();
    let year = from.year.unwrap_or_default();
    let mut read =
        |source: SourceId, grid: &Grid, caption: &str, diagnostics: &mut Diagnostics| match recognise(grid, year) {
            TableKind::Kpi(columns) => {
                let context = KpiContext { source, naming: from.naming, year, period: front.reviews, caption };
                kpi::read(grid, &columns, context, &mut rows, diagnostics);
                true
            }
            TableKind::Tasks(_) | TableKind::Plain => false,
        };
    for (table, caption) in tables_in(body) {
        let caption = caption.as_deref().unwrap_or_default();
        let grid = joined(Grid::from(table));
        if !read(from.source, &grid, caption, diagnostics) && recognise(&grid, year) == TableKind::Plain {
            kpi::check_plain(&grid, from.source, diagnostics);
            for row in &grid.rows {
                kpi::check_width(from.source, &grid.head, row, diagnostics);
            }
        }
    }
    for name in &front.tables {
        let Some(grid) = beside(name, &front.tables, &from, year, diagnostics) else { continue };
        if !grid.is_some_and(|(source, grid)| read(source, &joined(grid), "", diagnostics)) {
            let example = "TT,Chỉ tiêu,Đơn vị tính,Kế hoạch 2025,Thực hiện";
            diagnostics.report(Code::NoKpiTable, name.place).with("example", example);
        }
    }
    rows
}

/// The table that the front matter names, among the others that it names: `chi-tieu.csv`, `chi-tieu.xlsx`, or `chi-tieu.xlsx#Quý I` for one sheet of several.
/// The outer `None` where that has been told to be wrong, the inner one where the file holds no such table.
fn beside(
    name: &Written<String>,
    named: &[Written<String>],
    from: &From,
    year: i16,
    diagnostics: &mut Diagnostics,
) -> Option<Option<(SourceId, Grid)>> {
    let whole = (from.tables)(&name.value).map(|file| (file, None));
    let part = || {
        let (file, sheet) = name.value.split_once('#')?;
        Some(((from.tables)(file)?, Some(sheet)))
    };
    let Some((file, sheet)) = whole.or_else(part) else {
        diagnostics.report(Code::BrokenLink, name.place).with("target", &name.value);
        return None;
    };
    let is_kpi = |grid: &Grid| matches!(recognise(grid, year), TableKind::Kpi(_));
    match &file {
        TableFile::Unreadable(fault) => {
            fault.tell(diagnostics.report(fault.code(), name.place));
            None
        }
        TableFile::Text(source) => {
            let text = &from.sources.get(*source).text;
            if let Some(at) = open_quote(text) {
                diagnostics.report(Code::OpenQuote, Place::new(*source, Span::new(at, at + 1)));
            }
            Some(Grid::from_csv(text).map(|grid| (*source, grid)))
        }
        TableFile::Sheets(sheets) => {
            let name_of = |id: &SourceId| from.sources.get(*id).sheet.as_ref().map_or("", |sheet| sheet.name.as_str());
            let wanted = |id: &&SourceId| sheet.is_none_or(|sheet| sheet.trim() == name_of(id).trim());
            let mut sheets_wanted = sheets.iter().filter(wanted).peekable();
            if sheets_wanted.peek().is_none() {
                let known: Vec<&str> = sheets.iter().map(name_of).collect();
                let asked = sheet.unwrap_or_default();
                diagnostics
                    .report(Code::NoSuchSheet, name.place)
                    .with("name", asked)
                    .with("known", known.join(", "))
                    .near(nearest(asked, known));
                return None;
            }
            // The first of them that holds such a table.
            let grid = |id: &SourceId| Some((*id, Grid::from_sheet(from.sources.get(*id), is_kpi)?));
            let first = sheets_wanted.find_map(grid);
            // Where no sheet is named, another may have been meant as well.
            for other in sheets_wanted.filter(|id| sheet.is_none() && grid(id).is_some()) {
                let example = format!("{}#{}", name.value, name_of(other));
                if named.iter().all(|named| named.value.trim() != example) {
                    diagnostics
                        .report(Code::UnreadSheet, name.place)
                        .with("name", name_of(other))
                        .with("example", example);
                }
            }
            Some(first)
        }
    }
}

/// Every table at any depth, with the unit of measure that the words right before it say for all of it: "Đơn vị tính: triệu đồng".
fn tables_in(blocks: &[Block]) -> Vec<(&markup::Table, Option<String>)> {
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Table(table) => {
                let before = at.checked_sub(1).map(|before| &blocks[before].kind);
                let caption = match before {
                    Some(BlockKind::Paragraph(content)) => measure_said(&markup::plain_text(content)),
                    _ => None,
                };
                found.push((table, caption));
            }
            BlockKind::Quote(inner) => found.extend(tables_in(inner)),
            BlockKind::List { items, .. } => items.iter().for_each(|item| found.extend(tables_in(&item.blocks))),
            _ => {}
        }
    }
    found
}

/// "(ĐVT: triệu đồng)", "Bảng 1. Thu ngân sách. Đơn vị tính: tỷ đồng".
fn measure_said(words: &str) -> Option<String> {
    let (said, measure) = words.rsplit_once(':')?;
    let said = fold(said);
    let measure = measure.trim_end_matches([')', '.', ' ']).trim();
    (["don vi tinh", "dvt", "don vi"].iter().any(|head| said.ends_with(head)) && measure.chars().count() < 30)
        .then(|| measure.to_owned())
}
