//! How cells look: one format for each kind, made once a workbook.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::feed::table::Kind;

pub struct Looks {
    pub head: Format,
    pub text: Format,
    typed_text: Format,
    pub day: Format,
    pub plain: Format,
    whole: Format,
    decimal: Format,
    whole_percent: Format,
    decimal_percent: Format,
}

impl Looks {
    pub fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top);
        Self {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(0x00E8_EEF4)
                .set_border_bottom(FormatBorder::Thin),
            text: cell().set_text_wrap(),
            // "12/5" typed as a document's number stays what it is, and becomes no day.
            typed_text: cell().set_text_wrap().set_num_format("@"),
            day: cell().set_num_format("dd/mm/yyyy"),
            plain: cell().set_num_format("0"),
            whole: cell().set_num_format("#,##0"),
            decimal: cell().set_num_format("#,##0.0###"),
            whole_percent: cell().set_num_format("0%"),
            decimal_percent: cell().set_num_format("0.0#%"),
        }
    }

    /// A whole number without a decimal point behind it.
    pub fn number(&self, value: f64) -> &Format {
        if value.fract() == 0.0 { &self.whole } else { &self.decimal }
    }

    pub fn percent(&self, value: f64) -> &Format {
        if value.fract() == 0.0 { &self.whole_percent } else { &self.decimal_percent }
    }

    /// What is typed into a blank cell of a column looks like what stands in it.
    pub fn of(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Text => &self.typed_text,
            Kind::Status | Kind::Number => &self.text,
            Kind::Day => &self.day,
            Kind::Percent => &self.whole_percent,
        }
    }
}
