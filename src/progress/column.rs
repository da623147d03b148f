//! The columns of a log and every word that may head them, in Vietnamese and English.

use crate::grid::GridRow;
use crate::vietnamese::fold::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Task,
    Date,
    Status,
    Percent,
    Result,
    Document,
    NewDeadline,
    Note,
    /// The task's own words, which a sheet repeats: compared, so that a row does not tell of another task.
    Words,
    /// What a sheet shows to the people who fill it in; the notice says it, so it is not read.
    Shown,
}

/// Every head word, folded.
const HEADS: &[(Column, &[&str])] = &[
    (Column::Task, &["nhiem vu", "ma nhiem vu", "task", "id"]),
    (Column::Date, &["ngay", "ngay cap nhat", "date"]),
    (Column::Status, &["trang thai", "tinh trang", "status"]),
    (Column::Percent, &["ty le", "ty le %", "tien do", "percent", "%"]),
    (Column::Result, &["ket qua", "result"]),
    (Column::Document, &["van ban", "tai lieu", "document"]),
    (Column::NewDeadline, &["han moi", "thoi han moi", "gia han", "new_deadline", "new deadline"]),
    (Column::Note, &["ghi chu", "note"]),
    (Column::Words, &["noi dung nhiem vu", "task text"]),
    (Column::Shown, &["tt", "stt", "no", "#", "don vi chu tri", "lead unit", "han hien nay", "current deadline"]),
];

/// The head that our own exports write.
pub const EXAMPLE: &str = "Nhiệm vụ,Ngày,Trạng thái,Tỷ lệ,Kết quả,Văn bản,Hạn mới,Ghi chú";

/// What a cell of the head says, if it is a word we know.
pub fn of(head: &str) -> Option<Column> {
    let folded = fold(head);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let folded = words.join(" ");
    HEADS
        .iter()
        .find(|(_, words)| words.contains(&folded.trim_end_matches(['.', ':', '*', ' '])))
        .map(|(column, _)| *column)
}

/// A table is a log when it says of which task and of which day.
pub fn is_head(row: &GridRow) -> bool {
    let has = |wanted: Column| row.cells.iter().any(|cell| of(&cell.text) == Some(wanted));
    has(Column::Task) && has(Column::Date)
}
