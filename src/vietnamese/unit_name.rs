//! placeholder
#[derive(Clone, Debug)]
pub struct Names<K>(Vec<(K, String)>);
impl<K> Names<K> {
    pub fn new(names: Vec<(K, String)>) -> Self {
        Self(names)
    }
}
