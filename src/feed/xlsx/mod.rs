//! Tables as workbooks, for people who live in spreadsheets: days are days, numbers are numbers, texts are texts and never formulas.
//! Only here is rust_xlsxwriter named.
//!
//! The same table gives the same bytes: the one moment a workbook holds is the day of the figures.

mod look;

use rust_xlsxwriter::{DataValidation, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::About;
use super::table::{Cell, Kind, Table};
use crate::file::File;
use crate::page::Address;
use crate::vietnamese::fold::slug;
use look::Looks;

/// The longest text a cell can hold, in UTF-16 units.
const MOST_TEXT: usize = 32_767;
/// Rows below a form's last that also know their statuses and days.
const ROOM: u32 = 500;

/// A table as a workbook at an address; else that address and why it cannot be.
pub fn file(about: &About, table: &Table, address: Address) -> Result<File, (Address, String)> {
    match write(about, table) {
        Ok(bytes) => Ok(File::new(address, bytes)),
        Err(error) => Err((address, error.to_string())),
    }
}

fn write(about: &About, table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Half the time for a tenth more bytes.
    workbook.set_zip_compression_level(2);
    let title = about.texts.say(&format!("sheet.{}", table.key));
    let made = excel_day(about.register().as_of)?;
    let properties = rust_xlsxwriter::DocProperties::new().set_title(&about.register().settings.title);
    workbook.set_properties(&properties.set_subject(&title).set_creation_datetime(&made));
    let looks = Looks::new();
    let sheet = workbook.add_worksheet().set_name(sheet_name(&title))?;
    head(about, table, sheet, &looks)?;
    for (at, row) in (1u32..).zip((table.first_in_book..table.count).map(&table.row)) {
        for (column, cell) in (0u16..).zip(&row) {
            put(sheet, (at, column), cell, &looks)?;
        }
    }
    let last = u32::try_from(table.in_book()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, table.columns.len().saturating_sub(1) as u16)?;
    statuses(about, table, sheet, last + ROOM)?;
    workbook.save_to_buffer()
}

/// The head in the site's language, and what a column looks like below it.
fn head(about: &About, table: &Table, sheet: &mut Worksheet, looks: &Looks) -> Result<(), XlsxError> {
    for (at, column) in (0u16..).zip(table.columns) {
        let head = about.texts.say(&format!("column.{}", slug(column.head)));
        sheet.set_column_width(at, column.width)?;
        sheet.set_column_format(at, looks.of(column.kind))?;
        sheet.write_string_with_format(0, at, head, &looks.head)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => sheet,
        Cell::Text(text) => sheet.write_string_with_format(row, column, cut(text), &looks.text)?,
        Cell::Plain(value) => sheet.write_number_with_format(row, column, *value as f64, &looks.plain)?,
        Cell::Number(value) => sheet.write_number_with_format(row, column, *value, looks.number(*value))?,
        Cell::Percent(value) => sheet.write_number_with_format(row, column, value / 100.0, looks.percent(*value))?,
        Cell::Day(day) => match excel_day(*day) {
            Ok(day) => sheet.write_datetime_with_format(row, column, day, &looks.day)?,
            // Spreadsheets know no day before 1900.
            Err(_) => sheet.write_string(row, column, day.to_string())?,
        },
    };
    Ok(())
}

/// The cells of a status offer the three there are, and take no other.
fn statuses(about: &About, table: &Table, sheet: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
    let Some(column) = table.columns.iter().position(|column| column.kind == Kind::Status) else { return Ok(()) };
    let words = ["done", "doing", "dropped"].map(|status| about.texts.say(&format!("log-status.{status}")));
    let list = DataValidation::new()
        .allow_list_strings(&words)?
        .set_error_title(about.texts.say("sheet.status"))?
        .set_error_message(words.join(", "))?;
    sheet.add_data_validation(1, column as u16, last, column as u16, &list)?;
    Ok(())
}

fn excel_day(day: jiff::civil::Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

/// A sheet's name has at most 31 letters and none of these.
fn sheet_name(title: &str) -> String {
    let kept: String =
        title.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'')).collect();
    let mut units = 0;
    kept.trim()
        .chars()
        .take_while(|c| (units + c.len_utf16() <= 31).then(|| units += c.len_utf16()).is_some())
        .collect()
}

fn cut(text: &str) -> &str {
    if text.len() <= MOST_TEXT {
        return text;
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= MOST_TEXT
    };
    let end = text.chars().take_while(fits).map(char::len_utf8).sum();
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_texts_fit() {
        assert_eq!(sheet_name("Tiến độ: [2025/10]"), "Tiến độ 202510");
        assert_eq!(sheet_name(&"ế".repeat(40)).chars().count(), 31);
        assert_eq!(cut("ngắn"), "ngắn");
        let long = "👩".repeat(20_000);
        assert_eq!(cut(&long).chars().map(char::len_utf16).sum::<usize>(), 32_766);
    }
}
