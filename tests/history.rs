//! What a day was stays as it was: where every task stood is asked of the last day's register and of that day's own, and the answers agree.
//! So a report of a past period is printed again with the figures that were handed in.

mod common;

use common::Folder;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use ketluan::diagnostic::Diagnostics;
use ketluan::register::{Register, State};
use ketluan::{Options, input, understand};

const FIRST: &str = "+++\ntitle = \"Kết luận A\"\nissuer = \"so\"\nissued = 2025-03-03\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n\
- Việc có hai phần: {#p}\n  - phần một **trước ngày 06/3/2025**; {#p1}\n  - phần hai **trước ngày 14/3/2025**. {#p2}\n\
- Việc mà một phần được nối: {#q}\n  - phần một **trước ngày 06/3/2025**; {#q1}\n  - phần hai **trước ngày 07/3/2025**. {#q2}\n\
- Việc có phần được lùi: {#r}\n  - đợt một **trước ngày 06/3/2025**; {#r1}\n  - đợt hai **trước ngày 07/3/2025**. {#r2}\n\
- Việc có phần bị dừng: {#s}\n  - đợt một **trước ngày 10/3/2025**; {#s1}\n  - đợt hai **trước ngày 12/3/2025**. {#s2}\n\
- Việc tự báo cáo: {#t}\n  - đợt một **trước ngày 10/3/2025**; {#t1}\n\
- Việc báo hai lần **trước ngày 11/3/2025** {#u}\n\
- Việc lùi sau khi xong **trước ngày 11/3/2025** {#v}\n";

const SECOND: &str = "+++\ntitle = \"Kết luận B\"\nissuer = \"so\"\nissued = 2025-03-18\n+++\n\n## Nhiệm vụ\n\n### Văn phòng Sở\n\n\
- Tiếp phần hai **trước ngày 28/3/2025** {#t continues=a/q2}\n";

const LOG: &str = "Nhiệm vụ,Ngày,Trạng thái,Hạn mới\n\
a/p1,2025-03-05,Hoàn thành,\na/p2,2025-03-13,Hoàn thành,\na/p2,2025-03-19,Đang thực hiện,\na/p2,2025-03-24,Hoàn thành,\n\
a/q1,2025-03-05,Hoàn thành,\nb/t,2025-03-26,Hoàn thành,\n\
a/r2,2025-03-19,,2025-04-07\na/r1,2025-03-20,Hoàn thành,\n\
a/s1,2025-03-09,Hoàn thành,\na/s2,2025-03-11,Dừng,\n\
a/t,2025-03-08,Hoàn thành,\n\
a/u,2025-03-10,Hoàn thành,\na/u,2025-03-25,Hoàn thành,\n\
a/v,2025-03-12,Hoàn thành,\na/v,2025-03-20,,2025-03-25\n";

fn register(folder: &Folder, as_of: Date) -> Register {
    let mut diagnostics = Diagnostics::default();
    let mut content = input::read(folder.path(), &mut diagnostics).expect("a readable folder");
    let options = Options { as_of: Some(as_of), ..Options::default() };
    understand(&mut content, &options, &mut diagnostics).register
}

fn site() -> Folder {
    Folder::new([("content/notices/a.md", FIRST), ("content/notices/b.md", SECOND), ("content/progress/log.csv", LOG)])
}

#[test]
fn where_a_task_stood_is_the_same_on_every_later_day() {
    let folder = site();
    let last = register(&folder, date(2025, 4, 15));
    let days = (0..60).filter_map(|count| date(2025, 2, 20).checked_add(count.days()).ok());
    for day in days {
        let then = register(&folder, day);
        for task in then.task_ixs() {
            let told = then.task(task);
            let Some(later) = last.task_ixs().find(|ix| last.task(*ix).id == told.id) else {
                panic!("{} is gone", told.id.as_str())
            };
            let on = last.state_on(later, day);
            let due = told.in_force.map(|due| due.day);
            let now = (Some(told.state), told.done_on, due);
            assert_eq!(
                now,
                (on.map(|on| on.state), on.and_then(|on| on.done_on), on.and_then(|on| on.due)),
                "{} on {day}",
                told.id.as_str()
            );
        }
    }
}

#[test]
fn a_task_lives_by_its_parts_day_by_day() {
    let folder = site();
    let last = register(&folder, date(2025, 4, 15));
    let on = |id: &str, day: Date| {
        let task = last.task_ixs().find(|ix| last.task(*ix).id.as_str() == id).expect("a task");
        last.state_on(task, day).map(|on| (on.state, on.due, on.done_on))
    };
    let march = |day: i8| date(2025, 3, day);
    // Done, taken up again with a part, done again.
    assert_eq!(on("a/p", march(14)), Some((State::DoneOnTime, Some(march(13)), Some(march(13)))));
    assert_eq!(on("a/p", march(20)), Some((State::Overdue, Some(march(13)), None)));
    assert_eq!(on("a/p", march(31)), Some((State::DoneLate, Some(march(13)), Some(march(24)))));
    // Its last part is due later, from the day that was said.
    assert_eq!(on("a/r", march(16)), Some((State::Overdue, Some(march(6)), None)));
    assert_eq!(on("a/r", march(20)).map(|(_, due, _)| due), Some(Some(date(2025, 4, 7))));
    // What was dropped is waited for no longer, and says nothing of when the rest was done.
    assert_eq!(on("a/s", march(31)), Some((State::Done, Some(march(9)), None)));
    // A part ends with its task.
    assert_eq!(on("a/t1", march(31)), Some((State::Done, Some(march(9)), None)));
    assert_eq!(on("a/t1", march(7)).map(|(state, ..)| state), Some(State::DueSoon));
    // The first completion counts, and no deadline that comes behind it.
    assert_eq!(on("a/u", march(31)), Some((State::DoneOnTime, Some(march(10)), Some(march(10)))));
    assert_eq!(on("a/v", march(31)), Some((State::DoneLate, Some(march(10)), Some(march(12)))));
}
