//! How the work of one notice got done: the tasks done by each day, against all that were given.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::chart::{Alternative, Plan, PlanShape, Point, Trend, trend};
use crate::page::Here;
use crate::register::{State, TaskIx, days_between};

/// Fewer tasks than these are seen at a glance.
const LEAST: usize = 4;

/// An SVG, or nothing where there is no course to draw: few tasks, none done, or no time gone by.
pub fn burn_up(here: &Here, tasks: &[TaskIx], given: Option<Date>) -> Option<String> {
    let register = here.register();
    let (given, today) = (given?, register.as_of);
    let done_by = |day: Date| {
        tasks.iter().filter(|ix| register.state_on(**ix, day).is_some_and(|on| State::is_done(on.state))).count()
    };
    if tasks.len() < LEAST || given >= today || done_by(today) == 0 {
        return None;
    }
    // Days on which something happened, and the two ends.
    let events = tasks.iter().flat_map(|ix| register.task(*ix).events.iter().map(|event| event.date));
    let days: BTreeSet<Date> = events.filter(|day| (given..=today).contains(day)).chain([given, today]).collect();
    let mut course: Vec<(Date, usize)> = Vec::new();
    for day in days {
        let done = done_by(day);
        // The course ends where all is done.
        if course.last().is_some_and(|(_, before)| *before == tasks.len()) {
            break;
        }
        if day == today || course.last().is_none_or(|(_, before)| *before != done) {
            course.push((day, done));
        }
    }
    let texts = here.texts;
    let total = tasks.len();
    let said = |day: Date, done: usize| {
        let words = [("day", &*texts.date(day)), ("n", &done.to_string()), ("total", &total.to_string())];
        texts.fill("chart.burn-said", &words)
    };
    let point = |(day, done): &(Date, usize)| Point {
        x: days_between(given, *day) as f64,
        x_label: texts.short_date(*day),
        value: Some(*done as f64),
        value_label: done.to_string(),
        title: said(*day, *done),
    };
    let drawn = Trend {
        name: texts.say("chart.burn-done"),
        points: course.iter().map(point).collect(),
        plan: Some(Plan {
            shape: PlanShape::Level(total as f64),
            name: texts.say("chart.burn-given"),
            label: total.to_string(),
        }),
        pace: None,
        from_zero: true,
        tick: &|at| if at.fract().abs() < 1e-9 { format!("{at:.0}") } else { String::new() },
    };
    let course: Vec<String> = course.iter().map(|(day, done)| said(*day, *done)).collect();
    let described = Alternative::Described {
        id_prefix: "tien-trinh-bieu-do".to_owned(),
        title: texts.say("chart.burn-title"),
        description: format!("{}.", course.join("; ")),
    };
    Some(trend(&drawn, &described).svg)
}
