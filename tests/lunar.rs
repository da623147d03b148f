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
