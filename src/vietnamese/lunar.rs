//! The Vietnamese lunar calendar: new moons and the sun's course as seen from UTC+7.
//!
//! The rules are those Hồ Ngọc Đức wrote down (informatik.uni-leipzig.de/~duc/amlich): a month
//! begins on the day that holds the new moon; month 11 holds the winter solstice; in a year of
//! thirteen months the first without a major solar term is the leap month. The Chinese calendar
//! follows the same rules at UTC+8, which is why ready-made Chinese tables are wrong here in 1968,
//! 1969, 1985, 2007, 2030 and 2053. Good for 1900–2100, where the series below stay within minutes.

use jiff::{ToSpan, civil::Date};
use std::sync::OnceLock;

/// Offset of the civil day from universal time, in days.
const ZONE: f64 = 7.0 / 24.0;
/// Mean length of a lunation, in days.
const LUNATION: f64 = 29.530588853;
/// Julian day of the new moon from which lunations are counted (1 January 1900).
const FIRST_MOON: f64 = 2415021.076998695;
/// Julian day number of 1 January 1970.
const EPOCH: i64 = 2440588;

/// A day of the lunar calendar. `year` is the solar year its mùng 1 Tết falls in; `month` is 1–12,
/// `leap` marks the second month of that number; `day` is 1–30.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LunarDate {
    pub year: i16,
    pub month: i8,
    pub day: i8,
    pub leap: bool,
}

/// Solar to lunar. Any date is taken; outside 1900–2100 the answer slowly loses precision.
pub fn lunar(date: Date) -> LunarDate {
    let day = julian(date);
    let moon = ((day as f64 - FIRST_MOON) / LUNATION).floor() as i64;
    let start = match new_moon(moon + 1) {
        later if later > day => new_moon(moon),
        later => later,
    };
    let year = i64::from(date.year());
    let (mut from, mut to) = (month_eleven(year), month_eleven(year));
    let mut lunar_year = year;
    if from >= start {
        from = month_eleven(year - 1);
    } else {
        lunar_year += 1;
        to = month_eleven(year + 1);
    }
    let past = (start - from) / 29;
    let mut month = past + 11;
    let mut leap = false;
    if to - from > 365 {
        let extra = leap_offset(from);
        if past >= extra {
            month = past + 10;
            leap = past == extra;
        }
    }
    if month > 12 {
        month -= 12;
    }
    if month >= 11 && past < 4 {
        lunar_year -= 1;
    }
    LunarDate { year: lunar_year as i16, month: month as i8, day: (day - start + 1) as i8, leap }
}

/// Lunar to solar; nothing where there is no such day: the 30th of a month of 29 days, a leap month the
/// year does not have.
pub fn solar(year: i16, month: i8, day: i8, leap: bool) -> Option<Date> {
    if !(1..=12).contains(&month) || !(1..=30).contains(&day) || !(1800..=2200).contains(&year) {
        return None;
    }
    let year_before = i64::from(year) - i64::from(month < 11);
    let from = month_eleven(year_before);
    let to = month_eleven(year_before + 1);
    let mut offset = i64::from(month) - 11;
    if offset < 0 {
        offset += 12;
    }
    if to - from > 365 {
        let extra = leap_offset(from);
        if leap && offset + 1 != extra {
            return None;
        }
        if leap || offset >= extra {
            offset += 1;
        }
    } else if leap {
        return None;
    }
    let moon = (0.5 + (from as f64 - FIRST_MOON) / LUNATION).floor() as i64;
    let date = from_julian(new_moon(moon + offset) + i64::from(day) - 1)?;
    (lunar(date) == LunarDate { year, month, day, leap }).then_some(date)
}

/// Mùng 1 Tết that falls in this solar year.
pub fn tet(year: i16) -> Date {
    let fallback = Date::constant(year.clamp(1, 9998), 2, 1);
    solar(year, 1, 1, false).unwrap_or(fallback)
}

/// The name of a lunar year by stem and branch, in lower case: 2026 is `("bính", "ngọ")`.
pub fn stem_and_branch(year: i16) -> (&'static str, &'static str) {
    const STEMS: [&str; 10] = ["canh", "tân", "nhâm", "quý", "giáp", "ất", "bính", "đinh", "mậu", "kỷ"];
    const BRANCHES: [&str; 12] = ["thân", "dậu", "tuất", "hợi", "tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi"];
    (STEMS[year.rem_euclid(10) as usize], BRANCHES[year.rem_euclid(12) as usize])
}

fn julian(date: Date) -> i64 {
    let days = Date::constant(1970, 1, 1).until(date).map(|span| i64::from(span.get_days()));
    EPOCH + days.unwrap_or_default()
}

fn from_julian(day: i64) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add((day - EPOCH).days()).ok()
}

/// Julian day number (at UTC+7) of the day that holds the `k`-th new moon after 1 January 1900.
/// The series is Meeus, "Astronomical Algorithms" (1988), chapter 32.
fn new_moon(k: i64) -> i64 {
    let k = k as f64;
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let sin = |degrees: f64| degrees.to_radians().sin();
    let mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
        + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
    let sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
    let moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
    let node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
    let correction = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2.0 * sun) - 0.4068 * sin(moon)
        + 0.0161 * sin(2.0 * moon)
        - 0.0004 * sin(3.0 * moon)
        + 0.0104 * sin(2.0 * node)
        - 0.0051 * sin(sun + moon)
        - 0.0074 * sin(sun - moon)
        + 0.0004 * sin(2.0 * node + sun)
        - 0.0004 * sin(2.0 * node - sun)
        - 0.0006 * sin(2.0 * node + moon)
        + 0.0010 * sin(2.0 * node - moon)
        + 0.0005 * sin(2.0 * moon + sun);
    let delta = -0.000278 + 0.000265 * t + 0.000262 * t2;
    (mean + correction - delta + 0.5 + ZONE).floor() as i64
}

/// Which twelfth of its yearly course (0–11, 0 from the spring equinox) the sun is in at midnight (UTC+7)
/// that begins this Julian day.
fn sun_sector(day: i64) -> i64 {
    let t = (day as f64 - 2451545.5 - ZONE) / 36525.0;
    let t2 = t * t;
    let anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2).to_radians();
    let mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
    let centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * anomaly.sin()
        + (0.019993 - 0.000101 * t) * (2.0 * anomaly).sin()
        + 0.000290 * (3.0 * anomaly).sin();
    ((mean + centre).rem_euclid(360.0) / 30.0).floor() as i64
}

/// First day of the lunar month that holds the winter solstice of this solar year; reckoned once a year, since every lunar day asks
/// for it.
fn month_eleven(year: i64) -> i64 {
    static KNOWN: [OnceLock<i64>; 403] = [const { OnceLock::new() }; 403];
    let place = usize::try_from(year - 1799).ok().and_then(|place| KNOWN.get(place));
    place.map_or_else(|| solstice_month(year), |known| *known.get_or_init(|| solstice_month(year)))
}

fn solstice_month(year: i64) -> i64 {
    let end = julian(Date::constant(year.clamp(1, 9998) as i16, 12, 31));
    let k = ((end - 2415021) as f64 / LUNATION).floor() as i64;
    match new_moon(k) {
        late if sun_sector(late) >= 9 => new_moon(k - 1),
        start => start,
    }
}

/// Which month after the month eleven that starts on `from` is the leap month of its year.
fn leap_offset(from: i64) -> i64 {
    let k = (0.5 + (from as f64 - FIRST_MOON) / LUNATION).floor() as i64;
    let mut offset = 1;
    let mut sector = sun_sector(new_moon(k + offset));
    while offset < 14 {
        offset += 1;
        let next = sun_sector(new_moon(k + offset));
        if next == sector {
            break;
        }
        sector = next;
    }
    offset - 1
}
