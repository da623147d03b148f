//! What a list can be narrowed by. The form works with scripts only; without them the list is whole.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{NoticeRow, TaskRow};
use crate::page::Here;

/// Lists shorter than this need no filter.
const WORTH_IT: usize = 8;

#[derive(Clone, Debug, Serialize)]
pub struct Filter<'a> {
    /// The id of the element whose rows it narrows.
    pub list: &'static str,
    pub fields: Vec<Field<'a>>,
    pub shown: bool,
}

/// One choice. It is left out where there is nothing to choose.
#[derive(Clone, Debug, Serialize)]
pub struct Field<'a> {
    /// Its name in addresses: `don-vi`.
    pub name: &'static str,
    /// The `data-` attribute of the rows, and the end of its key among the texts.
    pub key: &'static str,
    pub choices: Vec<Choice<'a>>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Choice<'a> {
    pub value: String,
    pub text: std::borrow::Cow<'a, str>,
}

impl<'a> Filter<'a> {
    pub fn of_tasks<'r>(
        here: &Here<'a>,
        list: &'static str,
        rows: impl Iterator<Item = &'r TaskRow<'a>> + Clone,
    ) -> Self
    where
        'a: 'r,
    {
        let units = unit_choices(here, rows.clone().map(|row| row.unit_id));
        let years = year_choices(rows.clone().filter_map(|row| row.year));
        Self::new(list, rows.count(), vec![field("don-vi", "unit", units), field("nam", "year", years)])
    }

    pub fn of_notices(here: &Here<'a>, list: &'static str, rows: &[NoticeRow<'a>]) -> Self {
        let units = unit_choices(here, rows.iter().flat_map(|row| row.units.split(' ')));
        let issuers = &here.register().offices.issuers;
        let used = issuers.iter().filter(|issuer| rows.iter().any(|row| row.issuer_id == issuer.id.as_str()));
        let issuers = used.map(|issuer| Choice { value: issuer.id.to_string(), text: issuer.short.as_str().into() });
        let periods: BTreeMap<&str, &str> =
            rows.iter().filter_map(|row| Some((row.period_key.as_deref()?, row.period.as_deref()?))).collect();
        let period = |(value, text): (&str, &str)| Choice { value: value.to_owned(), text: text.to_owned().into() };
        let fields = vec![
            field("co-quan", "issuer", issuers.collect()),
            field("ky", "period", periods.into_iter().rev().map(period).collect()),
            field("don-vi", "units", units),
        ];
        Self::new(list, rows.len(), fields)
    }

    fn new(list: &'static str, rows: usize, fields: Vec<Field<'a>>) -> Self {
        let fields = fields.into_iter().filter(|field| field.choices.len() > 1).collect();
        Self { list, fields, shown: rows >= WORTH_IT }
    }
}

fn field<'a>(name: &'static str, key: &'static str, choices: Vec<Choice<'a>>) -> Field<'a> {
    Field { name, key, choices }
}

/// Units in their order of rank; with several issuers each is told with its issuer.
pub(super) fn unit_choices<'a, 'r>(here: &Here<'a>, used: impl Iterator<Item = &'r str>) -> Vec<Choice<'a>> {
    let offices = &here.register().offices;
    let used: std::collections::BTreeSet<&str> = used.collect();
    let units = offices.issuers.iter().flat_map(|issuer| issuer.units.iter().map(move |unit| (issuer, *unit)));
    let choice = |(issuer, ix): (&'a crate::config::Issuer, _)| {
        let unit = offices.unit(ix);
        let text = match offices.issuers.len() {
            1 => unit.name.as_str().into(),
            _ => format!("{} – {}", issuer.short, unit.name).into(),
        };
        used.contains(unit.id.as_str()).then(|| Choice { value: unit.id.to_string(), text })
    };
    units.filter_map(choice).collect()
}

pub(super) fn year_choices<'a>(years: impl Iterator<Item = i16>) -> Vec<Choice<'a>> {
    let years: std::collections::BTreeSet<i16> = years.collect();
    years.into_iter().rev().map(|year| Choice { value: year.to_string(), text: year.to_string().into() }).collect()
}
