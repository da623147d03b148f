//! Working days counted by hand, with the rule each count rests on.

use jiff::civil::date;
use ketluan::vietnamese::week::WeekNumbering;
use ketluan::vietnamese::workday::WorkCalendar;

#[test]
fn the_day_of_the_event_is_not_counted() {
    // Civil Code 2015, art. 147(1). 3 March 2025 is a Monday: 4, 5, 6, 7, then 10 March.
    assert_eq!(WorkCalendar::default().add_working_days(date(2025, 3, 3), 5), (date(2025, 3, 10), false));
    // From a Saturday the first working day is Monday.
    assert_eq!(WorkCalendar::default().add_working_days(date(2025, 3, 8), 1).0, date(2025, 3, 10));
}

#[test]
fn holidays_are_not_counted() {
    let calendar = WorkCalendar::default();
    // Labour Code 2019, art. 112(1)(c, d): 30 April and 1 May 2025 (Wednesday, Thursday); 2 May is a Friday at work.
    assert_eq!(calendar.add_working_days(date(2025, 4, 28), 2).0, date(2025, 5, 2));
    // Art. 112(1)(e): Giỗ Tổ of 2025 is Monday 7 April.
    assert_eq!(calendar.add_working_days(date(2025, 4, 4), 1).0, date(2025, 4, 8));
    assert_eq!(calendar.name_of_day_off(date(2025, 4, 7)), Some("Giỗ Tổ Hùng Vương"));
    // Tết 2025 (mùng 1 on Wednesday 29 January): 27–31 January, as the Prime Minister set it.
    assert_eq!(calendar.add_working_days(date(2025, 1, 24), 1).0, date(2025, 2, 3));
    // Tết 2026 (mùng 1 on Tuesday 17 February): 16–20 February, as set.
    assert_eq!(calendar.add_working_days(date(2026, 2, 13), 1).0, date(2026, 2, 23));
}

#[test]
fn a_weekend_holiday_is_made_up() {
    // Labour Code 2019, art. 111(3). Giỗ Tổ of 2026 is Sunday 26 April: Monday 27 is off.
    let calendar = WorkCalendar::default();
    assert_eq!(calendar.name_of_day_off(date(2026, 4, 27)), Some("Nghỉ bù"));
    assert!(!calendar.is_working(date(2026, 4, 27)));
    // 1 January 2023 is a Sunday: Monday 2 January was off.
    assert_eq!(calendar.next_working(date(2023, 1, 1)), date(2023, 1, 3));
    // Tết 2023 (mùng 1 on Sunday 22 January): off until Thursday 26 January, as it was.
    assert_eq!(calendar.next_working(date(2023, 1, 20)), date(2023, 1, 27));
}

#[test]
fn a_listed_year_is_taken_as_listed() {
    let off = [
        (date(2025, 5, 2), "Nghỉ hoán đổi".to_owned()),
        (date(2025, 4, 30), "Ngày Chiến thắng".to_owned()),
        (date(2025, 5, 1), "Quốc tế lao động".to_owned()),
    ];
    let calendar = WorkCalendar::listed(vec![2025], off.into_iter().collect(), vec![date(2025, 4, 26)]);
    assert!(calendar.is_listed(2025) && !calendar.is_listed(2026));
    // The swapped Saturday 26 April is at work; 2 May is off for it.
    assert_eq!(calendar.add_working_days(date(2025, 4, 25), 1), (date(2025, 4, 26), true));
    assert_eq!(calendar.add_working_days(date(2025, 4, 29), 1), (date(2025, 5, 5), true));
    // A count that runs into a year without a list says so.
    assert!(!calendar.add_working_days(date(2025, 12, 30), 5).1);
}

#[test]
fn weeks_are_iso_or_the_issuers_own() {
    let iso = WeekNumbering::default();
    assert_eq!(iso.days(2025, 8), Some((date(2025, 2, 17), date(2025, 2, 23))));
    assert_eq!(iso.days(2025, 53), None);
    assert_eq!(iso.week_of(date(2024, 12, 30)), (2025, 1));
    let own = WeekNumbering { first_days: [(2025, date(2025, 1, 6))].into() };
    assert_eq!(own.days(2025, 7), Some((date(2025, 2, 17), date(2025, 2, 23))));
    assert_eq!(own.week_of(date(2025, 2, 17)), (2025, 7));
    assert_eq!(own.week_of(date(2024, 5, 6)), (2024, 19));
}
