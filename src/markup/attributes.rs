//! What braces at the end of a line say outright: `{#id .class key=value key="two words"}`.
use crate::source::Span;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributes {
    pub span: Option<Span>,
    pub id: Option<(String, Span)>,
    pub classes: Vec<(String, Span)>,
    pub pairs: Vec<(String, String, Span)>,
}
