//! What can be found beside notices: indicators, cited documents, units, and how each is shown.

use std::borrow::Cow;

use serde::Serialize;

use super::{Entry, STANDINGS, day};
use crate::config::Unit;
use crate::feed::{About, line};
use crate::page::{Address, address};
use crate::register::State;
use crate::vietnamese::fold::fold;

/// Kind, title, address, day or year, state (a place among states and standings, or -1), number, whose, all other text, and the initials that a unit is
/// asked for by.
#[derive(Serialize)]
pub struct Shown(u8, String, String, String, i8, String, String, String, String);

pub const INDICATOR: u8 = 4;
pub const DOCUMENT: u8 = 5;
pub const UNIT: u8 = 6;

/// All of them, in a fixed order. What has no page is not found.
pub fn tell<'a>(about: &About) -> Vec<(Entry<'a>, Shown)> {
    let mut all = indicators(about);
    all.extend(documents(about));
    all.extend(units(about));
    all.retain(|shown| {
        let page = shown.2.split('#').next().unwrap_or_default();
        about.pages.contains(&Address::file(page))
    });
    all.into_iter().map(|shown| (entry(&shown), shown)).collect()
}

fn entry<'a>(shown: &Shown) -> Entry<'a> {
    let Shown(kind, title, _, year, _, number, whose, rest, initials) = shown;
    let year = if *kind == INDICATOR { year.as_str() } else { "" };
    let more = [number, rest, whose, initials, year].map(|text| text as &str).join(" · ");
    Entry::plain(Cow::Owned(title.clone()), Cow::Owned(more))
}

fn units(about: &About) -> Vec<Shown> {
    let offices = &about.register().offices;
    let shown = |unit: &Unit| {
        let mut names: Vec<String> = Vec::new();
        for name in std::iter::once(&unit.short).chain(&unit.aliases).filter(|name| **name != unit.name) {
            let name = line(name);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let issuer = line(&offices.issuer(unit.issuer).short);
        let url = address::unit(unit).to_string();
        let (name, rest, initials) = (line(&unit.name), names.join(" · "), initials(&unit.name));
        Shown(UNIT, name, url, String::new(), -1, String::new(), issuer, rest, initials)
    };
    offices.units.iter().map(shown).collect()
}

/// "Phòng Kế hoạch - Tài chính" is asked for as pkhtc, khtc, tc.
fn initials(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "va");
    let all: String = words.filter_map(|word| word.chars().next()).collect();
    let starts = all.char_indices().map(|(at, _)| &all[at..]).filter(|rest| rest.chars().nth(1).is_some());
    starts.collect::<Vec<_>>().join(" ")
}

fn indicators(about: &About) -> Vec<Shown> {
    let register = about.register();
    let shown = |of: &crate::register::Indicator| {
        let standing = STANDINGS.iter().position(|standing| *standing == of.standing);
        let state = standing.and_then(|at| i8::try_from(at + State::ALL.len()).ok()).unwrap_or(-1);
        let plan = of.plan.as_ref().map_or("", |plan| &plan.text);
        let rest = [of.group.as_str(), &of.unit_of_measure, plan].map(line);
        let rest: Vec<&str> = rest.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        let (url, year) = (address::indicator(&of.id).to_string(), of.year.to_string());
        let issuer = line(&register.offices.issuer(of.issuer).short);
        Shown(INDICATOR, line(&of.name), url, year, state, String::new(), issuer, rest.join(" · "), String::new())
    };
    register.indicators.iter().map(shown).collect()
}

fn documents(about: &About) -> Vec<Shown> {
    let shown = |document: &crate::register::Document| {
        let named = line(&format!("{} {}", document.kind, document.number));
        let (title, rest) = match named.is_empty() {
            true => (line(&document.title), String::new()),
            false => (named, line(&document.title)),
        };
        let url = format!("{}#{}", Address::page("van-ban"), document.key);
        let (day, number, issuer) = (day(document.date), line(&document.number), line(&document.issuer));
        Shown(DOCUMENT, title, url, day, -1, number, issuer, rest, String::new())
    };
    about.register().documents.iter().map(shown).collect()
}
