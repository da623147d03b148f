//! What became of the tasks: nearly all are reported done about their day, a few are moved, dropped or never heard of.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::chance::Chance;
use super::notice::{due_after, leads};
use super::{day, id};

/// The rows of some notices' tasks that are known by the end of a day.
pub fn rows(notices: &[usize], until: Date) -> String {
    let mut out = String::from("Nhiệm vụ,Ngày,Trạng thái,Tỷ lệ,Kết quả,Văn bản,Hạn mới,Ghi chú\n");
    for i in notices {
        let mut given = [0_usize; 16];
        for (task, unit) in leads(*i).into_iter().enumerate() {
            given[unit] += 1;
            let id = format!("{}/don-vi-{}-{}", id(*i), unit + 1, given[unit]);
            row(&mut out, &id, *i, task, until);
        }
    }
    out
}

fn row(out: &mut String, id: &str, i: usize, task: usize, until: Date) {
    let mut chance = Chance::new(1000 + task as u64, i as u64);
    let due = due_after(i, task).unwrap_or(20);
    let after = |days: usize| day(i).saturating_add(jiff::Span::new().days(days as i64));
    let kind = chance.below(200);
    // One in two hundred is never heard of again.
    if kind == 0 {
        return;
    }
    if kind < 6 {
        let dropped = after(1 + chance.below(due));
        if dropped <= until {
            let _ = writeln!(out, "{id},{dropped},Dừng,,,,,Không còn phù hợp");
        }
        return;
    }
    let mut done = (due + 3).saturating_sub(chance.below(due.min(12) + 4)).max(1);
    if kind < 14 {
        let moved = after(due.max(2) - 1);
        if moved <= until {
            let _ = writeln!(out, "{id},{moved},Đang thực hiện,40%,Đang lấy ý kiến,,{},", after(due + 14));
        }
        done += 14;
    }
    let document = if chance.one_in(3) { format!("{}/BC-S", 1 + chance.below(900)) } else { String::new() };
    if after(done) <= until {
        let _ = writeln!(out, "{id},{},Hoàn thành,100%,Đã hoàn thành và gửi báo cáo,{document},,", after(done));
    }
}
