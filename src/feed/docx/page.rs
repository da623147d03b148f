//! Word's way of writing: paragraphs, tables and the page they stand on, as elements of WordprocessingML. Knows nothing of reports.

use std::io;

use quick_xml::events::BytesText;

use crate::feed::xml::Xml;

/// How a paragraph stands and looks.
#[derive(Clone, Copy, Default)]
pub struct Look {
    pub centred: bool,
    /// Both edges even, as running text of an office is.
    pub justified: bool,
    /// The first line set in.
    pub set_in: bool,
    pub bold: bool,
    pub slanted: bool,
    pub underlined: bool,
    /// In half points; nothing: the document's own.
    pub size: Option<u8>,
    /// Stays on one page with what follows: a heading with its table.
    pub with_next: bool,
}

pub const PLAIN: Look = Look {
    centred: false,
    justified: false,
    set_in: false,
    bold: false,
    slanted: false,
    underlined: false,
    size: None,
    with_next: false,
};

/// A column: its share of the line in twentieths of a point, and whether its cells are numbers.
#[derive(Clone, Copy)]
pub struct Column {
    pub width: u32,
    pub centred: bool,
}

type Told = io::Result<()>;

/// An element with its attributes and whatever `inner` puts into it.
pub fn element(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Xml) -> Told) -> Told {
    let element = xml.create_element(name).with_attributes(attributes.iter().copied());
    element.write_inner_content(inner)?;
    Ok(())
}

pub fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> Told {
    xml.create_element(name).with_attributes(attributes.iter().copied()).write_empty()?;
    Ok(())
}

/// A paragraph of one style; a line end within it breaks the line.
pub fn paragraph(xml: &mut Xml, text: &str, look: Look) -> Told {
    element(xml, "w:p", &[], |xml| {
        element(xml, "w:pPr", &[], |xml| {
            if look.with_next {
                empty(xml, "w:keepNext", &[])?;
            }
            if look.set_in {
                empty(xml, "w:ind", &[("w:firstLine", "720")])?;
            }
            if look.centred || look.justified {
                empty(xml, "w:jc", &[("w:val", if look.centred { "center" } else { "both" })])?;
            }
            Ok(())
        })?;
        run(xml, text, look)
    })
}

fn run(xml: &mut Xml, text: &str, look: Look) -> Told {
    element(xml, "w:r", &[], |xml| {
        element(xml, "w:rPr", &[], |xml| {
            for (name, on) in [("w:b", look.bold), ("w:i", look.slanted)] {
                if on {
                    empty(xml, name, &[])?;
                }
            }
            if let Some(size) = look.size {
                let size = size.to_string();
                empty(xml, "w:sz", &[("w:val", &size)])?;
                empty(xml, "w:szCs", &[("w:val", &size)])?;
            }
            if look.underlined {
                empty(xml, "w:u", &[("w:val", "single")])?;
            }
            Ok(())
        })?;
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                empty(xml, "w:br", &[])?;
            }
            let words = xml.create_element("w:t").with_attribute(("xml:space", "preserve"));
            words.write_text_content(BytesText::new(line))?;
        }
        Ok(())
    })
}

/// A cell of a table's head.
#[derive(Clone)]
pub struct Head {
    pub words: String,
    /// How many columns it stands over.
    pub columns: usize,
    pub down: Down,
}

/// Whether a cell goes on in the row below.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Down {
    One,
    Begins,
    GoesOn,
}

impl Head {
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), columns: 1, down: Down::One }
    }
}

/// A table with ruled cells. Its head stands again on every page; `bold_last` is for a row of sums.
pub fn table(xml: &mut Xml, columns: &[Column], heads: &[Vec<Head>], rows: &[Vec<String>], bold_last: bool) -> Told {
    frame(xml, columns, true, |xml| {
        for head in heads {
            row(xml, true, |xml| {
                let mut at = 0;
                for cell in head {
                    let under = columns.get(at..at + cell.columns).unwrap_or_default();
                    at += cell.columns;
                    let width = under.iter().map(|column| column.width).sum();
                    let look = Look { centred: true, bold: true, size: Some(18), ..PLAIN };
                    self::cell(xml, width, cell.columns, cell.down, |xml| paragraph(xml, &cell.words, look))?;
                }
                Ok(())
            })?;
        }
        for (at, words) in rows.iter().enumerate() {
            row(xml, false, |xml| {
                columns.iter().zip(words).try_for_each(|(column, words)| {
                    let bold = bold_last && at + 1 == rows.len();
                    let look = Look { centred: column.centred, bold, size: Some(20), ..PLAIN };
                    cell(xml, column.width, 1, Down::One, |xml| paragraph(xml, words, look))
                })
            })?;
        }
        Ok(())
    })
}

fn row(xml: &mut Xml, head: bool, cells: impl FnOnce(&mut Xml) -> Told) -> Told {
    element(xml, "w:tr", &[], |xml| {
        element(xml, "w:trPr", &[], |xml| {
            empty(xml, "w:cantSplit", &[])?;
            if head { empty(xml, "w:tblHeader", &[]) } else { Ok(()) }
        })?;
        cells(xml)
    })
}

/// Two columns without rules, which only place words: the head of a paper, its end.
pub fn side_by_side(
    xml: &mut Xml,
    widths: [u32; 2],
    left: impl FnOnce(&mut Xml) -> Told,
    right: impl FnOnce(&mut Xml) -> Told,
) -> Told {
    let columns = widths.map(|width| Column { width, centred: false });
    frame(xml, &columns, false, |xml| {
        element(xml, "w:tr", &[], |xml| {
            cell(xml, widths[0], 1, Down::One, left)?;
            cell(xml, widths[1], 1, Down::One, right)
        })
    })
}

fn frame(xml: &mut Xml, columns: &[Column], ruled: bool, rows: impl FnOnce(&mut Xml) -> Told) -> Told {
    let width: u32 = columns.iter().map(|column| column.width).sum();
    element(xml, "w:tbl", &[], |xml| {
        element(xml, "w:tblPr", &[], |xml| {
            empty(xml, "w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
            if ruled {
                element(xml, "w:tblBorders", &[], |xml| {
                    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                        empty(xml, side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")])?;
                    }
                    Ok(())
                })?;
            }
            empty(xml, "w:tblLayout", &[("w:type", "fixed")])?;
            element(xml, "w:tblCellMar", &[], |xml| {
                let side = |xml: &mut Xml, name| empty(xml, name, &[("w:w", "50"), ("w:type", "dxa")]);
                side(xml, "w:left")?;
                side(xml, "w:right")
            })
        })?;
        element(xml, "w:tblGrid", &[], |xml| {
            columns.iter().try_for_each(|column| empty(xml, "w:gridCol", &[("w:w", &column.width.to_string())]))
        })?;
        rows(xml)
    })
}

fn cell(xml: &mut Xml, width: u32, columns: usize, down: Down, inner: impl FnOnce(&mut Xml) -> Told) -> Told {
    element(xml, "w:tc", &[], |xml| {
        element(xml, "w:tcPr", &[], |xml| {
            empty(xml, "w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
            if columns > 1 {
                empty(xml, "w:gridSpan", &[("w:val", &columns.to_string())])?;
            }
            match down {
                Down::One => Ok(()),
                Down::Begins => empty(xml, "w:vMerge", &[("w:val", "restart")]),
                Down::GoesOn => empty(xml, "w:vMerge", &[]),
            }
        })?;
        inner(xml)
    })
}

/// A4 with the margins of Decree 30/2020/NĐ-CP, appendix I: 20 mm above and below, 30 mm left, 15 mm right.
pub fn section(xml: &mut Xml) -> Told {
    element(xml, "w:sectPr", &[], |xml| {
        empty(xml, "w:pgSz", &[("w:w", "11906"), ("w:h", "16838")])?;
        let margins = [("w:top", "1134"), ("w:right", "851"), ("w:bottom", "1134"), ("w:left", "1701")];
        let rest = [("w:header", "567"), ("w:footer", "567"), ("w:gutter", "0")];
        empty(xml, "w:pgMar", &[margins.as_slice(), rest.as_slice()].concat())
    })
}

/// What is left of the page's width between the margins, in twentieths of a point.
pub const LINE: u32 = 11906 - 851 - 1701;
