//! A TOML table read key by key, so that every mistake in it is found at once and each at its place.
//!
//! serde would stop at the first unknown key and lose the rest; here a key is taken, and what is left over at the end
//! is reported with its near misses.

use std::cell::RefCell;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use super::day::{self, parse_day};
use super::toml_text::MendedText;
use super::vietnamese_key::key_meant;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::id::is_slug;
use crate::period::Period;
use crate::source::{Hidden, Place, Span, without_hidden};
use crate::vietnamese::fold::slug;

/// A value together with where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    pub value: T,
    pub place: Place,
}

/// One table being read. Call [`Record::finish`] at the end.
pub struct Record<'a, 't> {
    text: &'t MendedText<'t>,
    table: &'t DeTable<'a>,
    /// The table as a whole; a missing key is reported here.
    pub place: Place,
    known: RefCell<Vec<&'static str>>,
    /// Needed keys that are not there, each with a line that would mend it.
    missing: RefCell<Vec<(&'static str, String)>>,
}

impl<'a, 't> Record<'a, 't> {
    pub fn new(text: &'t MendedText<'t>, table: &'t DeTable<'a>, span: Span) -> Self {
        Self::at(text, table, text.place(span))
    }

    fn at(text: &'t MendedText<'t>, table: &'t DeTable<'a>, place: Place) -> Self {
        Self { text, table, place, known: RefCell::default(), missing: RefCell::default() }
    }

    /// Where the value of a key is written.
    pub fn place_of(&self, key: &str) -> Option<Place> {
        self.table.get(key).map(|value| self.text.place(value.span().into()))
    }

    fn get(&self, key: &'static str) -> Option<(&'t DeValue<'a>, Place)> {
        self.known.borrow_mut().push(key);
        self.table.get(key).map(|value| (value.get_ref(), self.text.place(value.span().into())))
    }

    fn read<T>(
        &self,
        key: &'static str,
        expected: &str,
        diagnostics: &mut Diagnostics,
        take: impl FnOnce(&'t DeValue<'a>) -> Option<T>,
    ) -> Option<Written<T>> {
        let (value, place) = self.get(key)?;
        let taken = take(value).map(|value| Written { value, place });
        if taken.is_none() {
            wrong_type(diagnostics, place, key, expected, value);
        }
        taken
    }

    pub fn text(&self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Written<String>> {
        let text = self.read(key, "text in quotes", diagnostics, |value| value.as_str())?;
        let place = text.place;
        Some(Written { value: seen(text, diagnostics), place })
    }

    /// As [`Record::text`]; its absence is an error, told by [`Record::finish`].
    pub fn needed_text(
        &self,
        key: &'static str,
        example: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Written<String>> {
        let text = self.text(key, diagnostics);
        let empty = text.as_ref().is_some_and(|text| text.value.is_empty());
        if empty || !self.table.contains_key(key) {
            self.missing.borrow_mut().push((key, example.to_owned()));
        }
        text.filter(|_| !empty)
    }

    /// Text that is an id of our own kind.
    pub fn needed_id(
        &self,
        key: &'static str,
        example: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Written<String>> {
        let id = self.needed_text(key, example, diagnostics)?;
        if !is_slug(&id.value) {
            diagnostics.report(Code::BadId, id.place).with("found", &id.value).with("example", slug(&id.value));
            return None;
        }
        Some(id)
    }

    pub fn flag(&self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<bool> {
        self.read(key, "true or false", diagnostics, DeValue::as_bool).map(|flag| flag.value)
    }

    pub fn texts(&self, key: &'static str, diagnostics: &mut Diagnostics) -> Vec<Written<String>> {
        let Some((value, place)) = self.get(key) else { return Vec::new() };
        let Some(values) = value.as_array() else {
            wrong_type(diagnostics, place, key, "a list of texts", value);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for value in values.iter() {
            let place = self.text.place(value.span().into());
            match value.get_ref().as_str() {
                Some(text) => texts.push(Written { value: seen(Written { value: text, place }, diagnostics), place }),
                None => wrong_type(diagnostics, place, key, "a list of texts", value.get_ref()),
            }
        }
        texts
    }

    pub fn years(&self, key: &'static str, diagnostics: &mut Diagnostics) -> Vec<i16> {
        let Some((value, place)) = self.get(key) else { return Vec::new() };
        let year = |value: &DeValue| value.as_integer().and_then(|number| number.as_str().parse().ok());
        let years: Option<Vec<i16>> =
            value.as_array().and_then(|values| values.iter().map(|value| year(value.get_ref())).collect());
        if years.is_none() {
            wrong_type(diagnostics, place, key, "a list of years", value);
        }
        years.iter().flatten().for_each(|year| day::check_year(*year, place, diagnostics));
        years.unwrap_or_default()
    }

    pub fn whole(&self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Written<i64>> {
        self.read(key, "a whole number", diagnostics, |value| {
            value.as_integer().and_then(|number| number.as_str().parse().ok())
        })
    }

    /// A number of days from `least` to `most`; any other is reported and left out. `expected` says those bounds.
    pub fn days(
        &self,
        key: &'static str,
        (least, most): (i64, i64),
        expected: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<i64> {
        let days = self.whole(key, diagnostics)?;
        if (least..=most).contains(&days.value) {
            return Some(days.value);
        }
        diagnostics
            .report(Code::WrongType, days.place)
            .with("key", key)
            .with("expected", expected)
            .with("found", days.value.to_string());
        None
    }

    /// A day, written as a TOML date or as text of the same form.
    pub fn day(&self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Written<Date>> {
        let (value, place) = self.get(key)?;
        let written = match value {
            DeValue::String(text) => text.trim().to_owned(),
            DeValue::Datetime(stamp) => stamp.to_string(),
            other => {
                wrong_type(diagnostics, place, key, "a day (2025-03-31)", other);
                return None;
            }
        };
        match parse_day(&written) {
            Some(value) => {
                day::check_year(value.year(), place, diagnostics);
                Some(Written { value, place })
            }
            None => {
                day::report(&written, place, diagnostics);
                None
            }
        }
    }

    /// A day, or a month where the day is blank on paper.
    pub fn day_or_month(
        &self,
        key: &'static str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Written<Result<Date, Period>>> {
        if let Some(Period::Month(year, month)) =
            self.table.get(key).and_then(|value| Period::parse(value.get_ref().as_str()?))
        {
            let place = self.get(key)?.1;
            return Some(Written { value: Err(Period::Month(year, month)), place });
        }
        self.day(key, diagnostics).map(|day| Written { value: Ok(day.value), place: day.place })
    }

    pub fn period(&self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Written<Period>> {
        let (value, place) = self.get(key)?;
        let written = match value {
            DeValue::String(text) => text.trim().to_owned(),
            DeValue::Integer(year) => year.as_str().to_owned(),
            other => {
                wrong_type(diagnostics, place, key, "a period in quotes", other);
                return None;
            }
        };
        let period = Period::parse(&written);
        if period.is_none() {
            diagnostics.report(Code::BadPeriod, place).with("found", written);
        }
        if let Some(period) = period {
            day::check_year(period.year(), place, diagnostics);
        }
        period.map(|value| Written { value, place })
    }

    /// One of a closed list of words.
    pub fn choice<T: Copy>(
        &self,
        key: &'static str,
        choices: &[(&'static str, T)],
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        let text = self.text(key, diagnostics)?;
        let found = choices.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let words = || choices.iter().map(|(word, _)| *word);
            diagnostics
                .report(Code::UnknownChoice, text.place)
                .with("key", key)
                .with("found", &text.value)
                .with("known", words().collect::<Vec<_>>().join(", "))
                .near(nearest(&text.value, words()));
        }
        found
    }

    pub fn table(&self, key: &'static str, diagnostics: &mut Diagnostics) -> Option<Record<'a, 't>> {
        let (value, place) = self.get(key)?;
        match value.as_table() {
            Some(table) => Some(Self::at(self.text, table, place)),
            None => {
                wrong_type(diagnostics, place, key, "a table", value);
                None
            }
        }
    }

    /// The tables of `[[key]]`.
    pub fn tables(&self, key: &'static str, diagnostics: &mut Diagnostics) -> Vec<Record<'a, 't>> {
        let Some((value, place)) = self.get(key) else { return Vec::new() };
        let Some(values) = value.as_array() else {
            wrong_type(diagnostics, place, key, "tables headed [[…]]", value);
            return Vec::new();
        };
        let mut records = Vec::new();
        for value in values.iter() {
            let place = self.text.place(value.span().into());
            match value.get_ref().as_table() {
                Some(table) => records.push(Self::at(self.text, table, place)),
                None => wrong_type(diagnostics, place, key, "tables headed [[…]]", value.get_ref()),
            }
        }
        records
    }

    /// All pairs of a table whose keys are not fixed beforehand, as text or day.
    pub fn days_by_key(&self, diagnostics: &mut Diagnostics) -> Vec<(Written<String>, Date)> {
        let mut days = Vec::new();
        for (key, value) in self.table.iter() {
            let place = self.text.place(value.span().into());
            let written = match value.get_ref() {
                DeValue::String(text) => text.to_string(),
                DeValue::Datetime(stamp) => stamp.to_string(),
                other => {
                    wrong_type(diagnostics, place, key.get_ref(), "a day (2025-01-06)", other);
                    continue;
                }
            };
            match parse_day(&written) {
                Some(day) => {
                    let place = self.text.place(key.span().into());
                    days.push((Written { value: key.get_ref().to_string(), place }, day));
                }
                None => {
                    day::report(&written, place, diagnostics);
                }
            }
        }
        days
    }

    /// Reports every key that was never asked for, and every needed one that is not there, unless one of the former is meant to be it.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        let known = self.known.into_inner();
        let mut mistyped: Vec<String> = Vec::new();
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let near = meant(name, &known);
                mistyped.extend(near.first().cloned());
                diagnostics
                    .report(Code::UnknownKey, self.text.place(key.span().into()))
                    .with("key", name)
                    .with("known", known.join(", "))
                    .near(near);
            }
        }
        for (key, example) in self.missing.into_inner() {
            if !mistyped.iter().any(|meant| meant == key) {
                diagnostics.report(Code::MissingKey, self.place).with("key", key).with("example", example);
            }
        }
    }
}

/// The keys that a mistyped one was meant to be: what its Vietnamese word means, else those that look like it.
fn meant(written: &str, known: &[&str]) -> Vec<String> {
    match key_meant(written).filter(|key| known.contains(key)) {
        Some(key) => vec![key.to_owned()],
        None => nearest(written, known.iter().copied()),
    }
}

/// A text without what an escape (`\u202E`) smuggled in; the file itself was evened out before.
fn seen(text: Written<&str>, diagnostics: &mut Diagnostics) -> String {
    let mut hidden = text.value.chars().filter(|c| Hidden::of(*c).is_some());
    if let Some(first) = hidden.next() {
        diagnostics.report_hidden(text.place, first, 1 + hidden.count());
    }
    without_hidden(text.value).trim().to_owned()
}

fn wrong_type(diagnostics: &mut Diagnostics, place: Place, key: &str, expected: &str, found: &DeValue) {
    diagnostics
        .report(Code::WrongType, place)
        .with("key", key)
        .with("expected", expected)
        .with("found", found.type_str());
}
