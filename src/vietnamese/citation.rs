//! placeholder
use crate::source::Span;
use jiff::civil::Date;
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    pub span: Span,
    pub kind: Option<String>,
    pub number: Option<String>,
    pub printed: String,
    pub date: Option<Date>,
    pub issuer: Option<String>,
    pub title: Option<String>,
}
