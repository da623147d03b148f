//! The calendar feeds that exist: a feed without an event would be a promise not kept.

use serde::Serialize;

use super::Link;
use crate::config::{IssuerIx, UnitIx};
use crate::page::{Here, address};
use crate::register::TaskIx;

#[derive(Debug, Serialize)]
pub struct Feeds<'a> {
    pub all: Option<String>,
    pub issuers: Vec<IssuerFeeds<'a>>,
    /// Where the feed of everything is published, for programs that subscribe.
    pub subscribe: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct IssuerFeeds<'a> {
    pub feed: Link<'a>,
    pub units: Vec<Link<'a>>,
}

impl<'a> Feeds<'a> {
    pub fn new(here: &Here<'a>) -> Self {
        let offices = &here.register().offices;
        let issuers = IssuerIx::all(&offices.issuers).filter(|ix| issuer_has_feed(here, *ix));
        let all = all_feed(here);
        Self {
            subscribe: all.as_ref().and_then(|_| subscription(here)),
            all,
            issuers: issuers.map(|ix| issuer_feeds(here, ix)).collect(),
        }
    }
}

/// The feed of everything, where anything tracked has a deadline.
pub fn all_feed(here: &Here) -> Option<String> {
    any_due(here, &here.plan.lists.tasks).then(|| here.to_file(&address::feed()))
}

/// A unit's feed exists when it leads or supports a tracked task with a deadline.
pub fn unit_has_feed(here: &Here, unit: UnitIx) -> bool {
    any_due(here, here.plan.lists.led_by(unit)) || any_due(here, here.plan.lists.supported_by(unit))
}

pub fn issuer_has_feed(here: &Here, issuer: IssuerIx) -> bool {
    any_due(here, here.plan.lists.tasks_of(issuer))
}

fn issuer_feeds<'a>(here: &Here<'a>, ix: IssuerIx) -> IssuerFeeds<'a> {
    let offices = &here.register().offices;
    let issuer = offices.issuer(ix);
    let units = issuer.units.iter().copied().filter(|unit| unit_has_feed(here, *unit));
    let link = |unit: UnitIx| {
        let unit = offices.unit(unit);
        Link::new(unit.name.as_str(), Some(here.to_file(&address::unit_feed(unit))))
    };
    IssuerFeeds {
        feed: Link::new(issuer.name.as_str(), Some(here.to_file(&address::issuer_feed(issuer)))),
        units: units.map(link).collect(),
    }
}

fn any_due(here: &Here, tasks: &[TaskIx]) -> bool {
    let register = here.register();
    tasks.iter().any(|ix| {
        let task = register.task(*ix);
        task.in_force.is_some() && register.notice(task.notice).tracked
    })
}

/// Over a file share there is nothing to subscribe to.
fn subscription(here: &Here) -> Option<String> {
    let base = here.register().settings.base_url.as_deref()?;
    let (_, host) = base.split_once("://")?;
    Some(format!("webcal://{host}{}", address::feed()))
}
