//! `units.toml`: who issues notices, and which units they give tasks to.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use super::TomlText;
use super::record::Record;
use super::successors::{self, Successors};
use crate::diagnostic::{Code, Diagnostics};
use crate::id::{IssuerId, UnitId};
use crate::source::Place;
use crate::vietnamese::unit_name::Names;
use crate::vietnamese::week::WeekNumbering;

crate::ix::ix!(
    /// A place in [`Offices::issuers`].
    IssuerIx
);

crate::ix::ix!(
    /// A place in [`Offices::units`].
    UnitIx
);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitKind {
    /// Văn phòng.
    Office,
    /// Phòng.
    #[default]
    Division,
    /// Thanh tra.
    Inspectorate,
    /// Chi cục.
    SubDepartment,
    /// Trung tâm and other units with accounts of their own.
    Centre,
    /// Công đoàn, Đoàn Thanh niên.
    Union,
    /// Ban, tổ, hội đồng.
    Board,
    /// Leaders of the issuer, who direct and seldom carry out.
    Leadership,
    /// "Các phòng, đơn vị thuộc Sở": all of them together.
    Collective,
}

#[derive(Clone, Debug)]
pub struct Unit {
    pub id: UnitId,
    pub issuer: IssuerIx,
    pub name: String,
    /// For narrow places; the name where none was given.
    pub short: String,
    pub kind: UnitKind,
    pub aliases: Vec<String>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    /// What it was renamed to or merged into.
    pub becomes: Vec<UnitIx>,
    pub place: Place,
}

pub struct Issuer {
    pub id: IssuerId,
    pub name: String,
    pub short: String,
    /// Invented, to show what the site can do; pages say so.
    pub illustrative: bool,
    /// Notices before this day are archive: their tasks have no states.
    pub track_from: Option<Date>,
    pub weeks: WeekNumbering,
    pub units: Vec<UnitIx>,
    /// Takes the tasks that name no unit.
    pub collective: Option<UnitIx>,
    /// Every name and alias of its units.
    pub names: Names<UnitIx>,
}

#[derive(Default)]
pub struct Offices {
    pub issuers: Vec<Issuer>,
    pub units: Vec<Unit>,
}

impl Offices {
    pub fn issuer(&self, ix: IssuerIx) -> &Issuer {
        &self.issuers[ix.at()]
    }

    pub fn unit(&self, ix: UnitIx) -> &Unit {
        &self.units[ix.at()]
    }

    pub fn find_issuer(&self, id: &str) -> Option<IssuerIx> {
        self.issuers.iter().position(|issuer| issuer.id.as_str() == id).map(IssuerIx::new)
    }

    /// A unit of this issuer by its own id.
    pub fn find_unit(&self, issuer: IssuerIx, own: &str) -> Option<UnitIx> {
        self.issuer(issuer).units.iter().copied().find(|ix| self.unit(*ix).id.own() == own)
    }
}

impl Issuer {
    /// The units a running text names, each once, in the order of the text.
    pub fn mentioned(&self, text: &str) -> Vec<UnitIx> {
        let mut units = Vec::new();
        for mention in self.names.scan(text) {
            if !units.contains(&mention.key) {
                units.push(mention.key);
            }
        }
        units
    }
}

impl Unit {
    pub fn is_collective(&self) -> bool {
        self.kind == UnitKind::Collective
    }

    /// Whether the unit existed on `day`.
    pub fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

const KINDS: &[(&str, UnitKind)] = &[
    ("van-phong", UnitKind::Office),
    ("phong", UnitKind::Division),
    ("thanh-tra", UnitKind::Inspectorate),
    ("chi-cuc", UnitKind::SubDepartment),
    ("trung-tam", UnitKind::Centre),
    ("doan-the", UnitKind::Union),
    ("ban", UnitKind::Board),
    ("lanh-dao", UnitKind::Leadership),
    ("collective", UnitKind::Collective),
];

/// Reads `units.toml`. Issuers and units keep the order they are written in: offices have an order of rank.
pub fn read_offices(text: TomlText, diagnostics: &mut Diagnostics) -> Offices {
    let text = text.mended(diagnostics);
    let table = text.parse(diagnostics);
    let record = Record::new(&text, table.get_ref(), (0..0).into());
    let mut offices = Offices::default();
    let mut becomes = Vec::new();
    for issuer in record.tables("issuer", diagnostics) {
        read_issuer(issuer, &mut offices, &mut becomes, diagnostics);
    }
    record.finish(diagnostics);
    successors::resolve(&mut offices, becomes, diagnostics);
    offices
}

fn read_issuer(record: Record, offices: &mut Offices, becomes: &mut Successors, diagnostics: &mut Diagnostics) {
    let id = record.needed_id("id", "id = \"skhcn-quang-tri\"", diagnostics);
    let name = record.needed_text("name", "name = \"Sở Khoa học và Công nghệ\"", diagnostics);
    let short = record.text("short", diagnostics);
    let illustrative = record.flag("illustrative", diagnostics).unwrap_or(false);
    let track_from = record.day("track_from", diagnostics).map(|day| day.value);
    let weeks = record.table("weeks", diagnostics).map(|weeks| weeks.days_by_key(diagnostics)).unwrap_or_default();
    let units = record.tables("unit", diagnostics);
    record.finish(diagnostics);
    let (Some(id), Some(name)) = (id, name) else { return };
    if offices.find_issuer(&id.value).is_some() {
        diagnostics.report(Code::DuplicateId, id.place).with("id", &id.value).with("what", "issuer");
        return;
    }
    let ix = IssuerIx::new(offices.issuers.len());
    let mut first_days = BTreeMap::new();
    for (year, day) in weeks {
        match year.value.parse::<i16>() {
            Ok(number) => {
                check_week_one(number, day, year.place, diagnostics);
                first_days.insert(number, day);
            }
            Err(_) => drop(diagnostics.report(Code::BadPeriod, year.place).with("found", &year.value)),
        }
    }
    offices.issuers.push(Issuer {
        id: IssuerId::new(&id.value),
        short: short.map_or_else(|| name.value.clone(), |short| short.value),
        name: name.value,
        illustrative,
        track_from,
        weeks: WeekNumbering { first_days },
        units: Vec::new(),
        collective: None,
        names: Names::new([]),
    });
    for unit in units {
        read_unit(unit, ix, offices, becomes, diagnostics);
    }
    gather_names(ix, offices, diagnostics);
}

/// Week 1 begins on a Monday about New Year; anything else moves every week of the year.
fn check_week_one(year: i16, first: Date, place: Place, diagnostics: &mut Diagnostics) {
    let days = Date::new(year, 1, 1).ok().and_then(|new_year| new_year.until(first).ok()).map(|away| away.get_days());
    if days.is_none_or(|days| !(-7..=14).contains(&days)) || first.weekday() != Weekday::Monday {
        diagnostics.report(Code::WeekOne, place).with("year", year.to_string()).with("found", first.to_string());
    }
}

fn read_unit(
    record: Record,
    issuer: IssuerIx,
    offices: &mut Offices,
    becomes: &mut Successors,
    diagnostics: &mut Diagnostics,
) {
    let place = record.place;
    let id = record.needed_id("id", "id = \"van-phong-so\"", diagnostics);
    let name = record.needed_text("name", "name = \"Văn phòng Sở\"", diagnostics);
    let short = record.text("short", diagnostics);
    let kind = record.choice("kind", KINDS, diagnostics).unwrap_or_default();
    let aliases = record.texts("aliases", diagnostics);
    let from = record.day("from", diagnostics).map(|day| day.value);
    let until = record.day("until", diagnostics).map(|day| day.value);
    let successors = record.texts("becomes", diagnostics);
    record.finish(diagnostics);
    if let Some((from, until)) = from.zip(until).filter(|(from, until)| until < from) {
        diagnostics
            .report(Code::EndsBeforeItBegins, place)
            .with("from", from.to_string())
            .with("until", until.to_string());
    }
    let (Some(id), Some(name)) = (id, name) else { return };
    if let Some(first) = offices.find_unit(issuer, &id.value) {
        let first = offices.unit(first).place;
        diagnostics.report(Code::DuplicateId, id.place).with("id", &id.value).with("what", "unit").related(first);
        return;
    }
    let ix = UnitIx::new(offices.units.len());
    offices.units.push(Unit {
        id: UnitId::of(&offices.issuer(issuer).id, &id.value),
        issuer,
        short: short.map_or_else(|| name.value.clone(), |short| short.value),
        name: name.value,
        kind,
        aliases: aliases.into_iter().map(|alias| alias.value).collect(),
        from,
        until,
        becomes: Vec::new(),
        place,
    });
    offices.issuers[issuer.at()].units.push(ix);
    if kind == UnitKind::Collective {
        match offices.issuer(issuer).collective {
            None => offices.issuers[issuer.at()].collective = Some(ix),
            Some(first) => {
                let first = offices.unit(first);
                diagnostics.report(Code::SecondCollective, place).with("name", &first.name).related(first.place);
            }
        }
    }
    becomes.push((ix, successors));
}

/// One name must not lead to two units that exist at the same time.
fn gather_names(issuer: IssuerIx, offices: &mut Offices, diagnostics: &mut Diagnostics) {
    let mut names: Vec<(UnitIx, String)> = Vec::new();
    for ix in offices.issuer(issuer).units.clone() {
        let unit = offices.unit(ix);
        let own = [&unit.name, &unit.short].into_iter().chain(&unit.aliases);
        for name in own {
            let folded = crate::vietnamese::fold::fold(name);
            let clash = names.iter().find(|(other, known)| {
                *other != ix && crate::vietnamese::fold::fold(known) == folded && overlap(unit, offices.unit(*other))
            });
            if let Some((other, _)) = clash {
                let other = offices.unit(*other);
                diagnostics
                    .report(Code::ClashingAlias, unit.place)
                    .with("name", name)
                    .with("other", &other.name)
                    .related(other.place);
            } else if !names.contains(&(ix, name.clone())) {
                names.push((ix, name.clone()));
            }
        }
    }
    offices.issuers[issuer.at()].names = Names::new(names.iter().map(|(unit, name)| (*unit, name.as_str())));
}

fn overlap(a: &Unit, b: &Unit) -> bool {
    let before = |until: Option<Date>, from: Option<Date>| matches!((until, from), (Some(u), Some(f)) if u < f);
    !before(a.until, b.from) && !before(b.until, a.from)
}
