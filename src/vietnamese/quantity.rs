//! placeholder
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub text: String,
}
