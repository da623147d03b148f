//! The lunar calendar against tables: Tết 1968–2050, Giỗ Tổ 2015–2035, the length of tháng Chạp, leap months.

use jiff::{
    ToSpan,
    civil::{Date, date},
};
use ketluan::vietnamese::lunar::{LunarDate, lunar, solar, stem_and_branch, tet};

/// Month and day of mùng 1 Tết, year by year from 1968. The published calendars; where Việt Nam and China differ (1968,
/// 1969, 1985, 2007, 2030) the Vietnamese day stands.
const TET: [(i8, i8); 83] = [
    (1, 29),
    (2, 16), // 1968, 1969: a day before China
    (2, 6),
    (1, 27),
    (2, 15),
    (2, 3),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 18),
    (2, 7),
    (1, 28), // 1970
    (2, 16),
    (2, 5),
    (1, 25),
    (2, 13),
    (2, 2),
    (1, 21),
    (2, 9),
    (1, 29),
    (2, 17),
    (2, 6), // 1980; 1985 a month before
    (1, 27),
    (2, 15),
    (2, 4),
    (1, 23),
    (2, 10),
    (1, 31),
    (2, 19),
    (2, 7),
    (1, 28),
    (2, 16), // 1990
    (2, 5),
    (1, 24),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 9),
    (1, 29),
    (2, 17),
    (2, 7),
    (1, 26), // 2000; 2007 a day before
    (2, 14),
    (2, 3),
    (1, 23),
    (2, 10),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 16),
    (2, 5), // 2010
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13), // 2020
    (2, 2),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 15),
    (2, 4),
    (1, 24), // 2030 a day before
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 30),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 14),
    (2, 2),  // 2040
    (1, 23), // 2050
];

/// Giỗ Tổ (10th of the third month) and days of tháng Chạp before Tết, from 2015.
const GIO_TO: [(i8, i8, i64); 21] = [
    (4, 28, 30),
    (4, 16, 29),
    (4, 6, 30),
    (4, 25, 30),
    (4, 14, 30),
    (4, 2, 30),
    (4, 21, 30),
    (4, 10, 29),
    (4, 29, 30),
    (4, 18, 30),
    (4, 7, 29),
    (4, 26, 29),
    (4, 16, 29),
    (4, 4, 29),
    (4, 23, 29),
    (4, 12, 29),
    (4, 1, 29),
    (4, 19, 29),
    (4, 9, 30),
    (4, 28, 30),
    (4, 17, 30),
];

#[test]
fn tet_is_on_the_published_day() {
    for (offset, (month, day)) in TET.into_iter().enumerate() {
        let year = 1968 + offset as i16;
        assert_eq!(tet(year), date(year, month, day), "Tết {year}");
    }
}

#[test]
fn gio_to_and_chap_are_as_published() {
    for (offset, (month, day, chap)) in GIO_TO.into_iter().enumerate() {
        let year = 2015 + offset as i16;
        assert_eq!(solar(year, 3, 10, false), Some(date(year, month, day)), "Giỗ Tổ {year}");
        let eve = lunar(tet(year).checked_sub(1.day()).expect("a day in range"));
        assert_eq!((eve.month, i64::from(eve.day)), (12, chap), "tháng Chạp before Tết {year}");
        assert_eq!(solar(year - 1, 12, 30, false).is_some(), chap == 30, "30 Tết {year}");
    }
}

#[test]
fn leap_months_are_where_the_calendar_has_them() {
    // Leap months of 2004–2028: year and month.
    let leaps =
        [(2004, 2), (2006, 7), (2009, 5), (2012, 4), (2014, 9), (2017, 6), (2020, 4), (2023, 2), (2025, 6), (2028, 5)];
    for year in 2004..=2028 {
        for month in 1..=12 {
            let expected = leaps.contains(&(year, month));
            assert_eq!(solar(year, month, 1, true).is_some(), expected, "leap month {month} of {year}");
        }
    }
    assert_eq!(solar(2025, 6, 1, true), Some(date(2025, 7, 25)));
}

#[test]
fn the_way_there_and_back_is_the_same() {
    let mut day: Date = date(1968, 1, 1);
    while day < date(2051, 1, 1) {
        let LunarDate { year, month, day: lunar_day, leap } = lunar(day);
        assert_eq!(solar(year, month, lunar_day, leap), Some(day));
        day = day.checked_add(3.days()).expect("a day in range");
    }
}

#[test]
fn years_have_their_names() {
    assert_eq!(stem_and_branch(2026), ("bính", "ngọ"));
    assert_eq!(stem_and_branch(2025), ("ất", "tỵ"));
    assert_eq!(stem_and_branch(1968), ("mậu", "thân"));
}

/// The moment of a new moon by another series than the program's: J. Meeus, Astronomical Algorithms (2nd ed.), chapter 49, all periodic and planetary
/// terms; in days of universal time since the Julian epoch. `k` counts lunations from 6 January 2000. Good to about 20 seconds.
fn new_moon(k: f64) -> f64 {
    let t = k / 1236.85;
    let (t2, t3, t4) = (t * t, t * t * t, t * t * t * t);
    let e = 1.0 - 0.002_516 * t - 0.000_007_4 * t2;
    let turn = |degrees: f64| degrees.rem_euclid(360.0).to_radians();
    let sun = turn(2.5534 + 29.105_356_70 * k - 0.000_001_4 * t2 - 0.000_000_11 * t3);
    let moon = turn(201.5643 + 385.816_935_28 * k + 0.010_758_2 * t2 + 0.000_012_38 * t3 - 0.000_000_058 * t4);
    let node = turn(160.7108 + 390.670_502_84 * k - 0.001_611_8 * t2 - 0.000_002_27 * t3 + 0.000_000_011 * t4);
    let omega = turn(124.7746 - 1.563_755_88 * k + 0.002_067_2 * t2 + 0.000_002_15 * t3);
    // Coefficient, power of E, multiples of the sun's anomaly, the moon's, and the argument of latitude.
    let periodic: [(f64, i32, f64, f64, f64); 24] = [
        (-0.40720, 0, 0.0, 1.0, 0.0),
        (0.17241, 1, 1.0, 0.0, 0.0),
        (0.01608, 0, 0.0, 2.0, 0.0),
        (0.01039, 0, 0.0, 0.0, 2.0),
        (0.00739, 1, -1.0, 1.0, 0.0),
        (-0.00514, 1, 1.0, 1.0, 0.0),
        (0.00208, 2, 2.0, 0.0, 0.0),
        (-0.00111, 0, 0.0, 1.0, -2.0),
        (-0.00057, 0, 0.0, 1.0, 2.0),
        (0.00056, 1, 1.0, 2.0, 0.0),
        (-0.00042, 0, 0.0, 3.0, 0.0),
        (0.00042, 1, 1.0, 0.0, 2.0),
        (0.00038, 1, 1.0, 0.0, -2.0),
        (-0.00024, 1, -1.0, 2.0, 0.0),
        (-0.00007, 0, 2.0, 1.0, 0.0),
        (0.00004, 0, 0.0, 2.0, -2.0),
        (0.00004, 0, 3.0, 0.0, 0.0),
        (0.00003, 0, 1.0, 1.0, -2.0),
        (0.00003, 0, 0.0, 2.0, 2.0),
        (-0.00003, 0, 1.0, 1.0, 2.0),
        (0.00003, 0, -1.0, 1.0, 2.0),
        (-0.00002, 0, -1.0, 1.0, -2.0),
        (-0.00002, 0, 1.0, 3.0, 0.0),
        (0.00002, 0, 0.0, 4.0, 0.0),
    ];
    let planets = [
        (0.000_325, 299.77 + 0.107_408 * k - 0.009_173 * t2),
        (0.000_165, 251.88 + 0.016_321 * k),
        (0.000_164, 251.83 + 26.651_886 * k),
        (0.000_126, 349.42 + 36.412_478 * k),
        (0.000_110, 84.66 + 18.206_239 * k),
        (0.000_062, 141.74 + 53.303_771 * k),
        (0.000_060, 207.14 + 2.453_732 * k),
        (0.000_056, 154.84 + 7.306_860 * k),
        (0.000_047, 34.52 + 27.261_239 * k),
        (0.000_042, 207.19 + 0.121_824 * k),
        (0.000_040, 291.34 + 1.844_379 * k),
        (0.000_037, 161.72 + 24.198_154 * k),
        (0.000_035, 239.56 + 25.513_099 * k),
        (0.000_023, 331.55 + 3.592_518 * k),
    ];
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t2 - 0.000_000_150 * t3 + 0.000_000_000_73 * t4;
    let wave = |(size, power, s, m, f): &(f64, i32, f64, f64, f64)| {
        size * e.powi(*power) * (s * sun + m * moon + f * node).sin()
    };
    let dynamical = mean + periodic.iter().map(wave).sum::<f64>() - 0.00017 * omega.sin()
        + planets.iter().map(|(size, angle)| size * turn(*angle).sin()).sum::<f64>();
    // Dynamical less universal time, by Espenak and Meeus for 2005–2050; near enough for the years before.
    let years = (dynamical - 2_451_544.5) / 365.2425;
    dynamical - (62.92 + 0.322_17 * years + 0.005_589 * years * years) / 86_400.0
}

#[test]
fn every_month_from_2000_to_2050_begins_on_the_day_of_the_new_moon() {
    let epoch = date(2000, 1, 1);
    let (mut checked, mut doubtful) = (0, 0);
    for lunation in 0..631 {
        // Days from midnight of 1 January 2000 at UTC+7; that day began at Julian day 2451544.5 less seven hours.
        let local = new_moon(f64::from(lunation)) - 2_451_544.5 + 7.0 / 24.0;
        let to_midnight = (local - local.round()).abs() * 24.0 * 60.0;
        if to_midnight < 1.0 {
            // Within a minute of midnight neither series can decide the day.
            doubtful += 1;
            continue;
        }
        let day = epoch.checked_add(jiff::Span::new().days(local.floor() as i64)).expect("a day of this century");
        assert_eq!(lunar(day).day, 1, "the new moon of {day}, {to_midnight:.1} minutes from midnight");
        checked += 1;
    }
    assert!(checked >= 625 && doubtful <= 5, "{checked} checked, {doubtful} doubtful");
}
