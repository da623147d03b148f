//! The page for addresses that lead nowhere: what may have happened, and six ways on.

use serde::Serialize;

use super::search::lists;
use super::{Frame, Link, Sheet};
use crate::page::Here;

#[derive(Debug, Serialize)]
pub struct NotFound<'a> {
    pub lists: Vec<Link<'a>>,
}

pub fn sheet<'a>(here: &Here<'a>) -> Sheet<'a, NotFound<'a>> {
    let title = here.texts.say("not-found.title");
    Sheet { frame: Frame::new(here, "not-found", title, Vec::new()), page: NotFound { lists: lists(here) } }
}
