//! The text of one notice.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::chance::Chance;
use super::words::{DOCUMENTS, ENDS, MEASURES, OFFICES, REVIEWS, THINGS, UNITS, VERBS};
use super::{Flavour, chance, day, issuer};

const TASKS: usize = 31;

/// Whom each task is given to, in the order of the text.
pub fn leads(i: usize) -> Vec<usize> {
    let mut chance = chance(i);
    let units = 6 + chance.below(3);
    let first = chance.below(UNITS.len());
    (0..TASKS).map(|task| (first + task * units / TASKS) % UNITS.len()).collect()
}

/// How many days after the notice a task is due; some have no deadline.
pub fn due_after(i: usize, task: usize) -> Option<usize> {
    let mut chance = Chance::new(task as u64, i as u64);
    (!chance.one_in(4)).then(|| 3 + chance.below(28) * (1 + chance.below(2)))
}

pub fn text(i: usize, flavour: Flavour) -> String {
    let mut out = String::with_capacity(12_000);
    let mut chance = chance(i);
    chance.below(2);
    let issued = day(i);
    let leads = leads(i);
    front(&mut out, i, issued, &leads, flavour);
    let _ = write!(
        out,
        "Ngày {}, Giám đốc Sở {} chủ trì họp giao ban, đánh giá tình hình thực hiện nhiệm vụ và triển khai công tác thời gian tới. Sau khi nghe các phòng, đơn vị báo cáo, Giám đốc Sở kết luận như sau:\n\n## I. Đánh giá tình hình thực hiện nhiệm vụ\n\n",
        said(issued),
        OFFICES[issuer(i)]
    );
    let first = chance.below(REVIEWS.len());
    for at in 0..5 {
        let _ = write!(out, "{}\n\n", REVIEWS[(first + at) % REVIEWS.len()]);
    }
    if (i / 4).is_multiple_of(4) {
        indicators(&mut out, i, issued);
    }
    out.push_str("## II. Nhiệm vụ trọng tâm\n");
    for (task, unit) in leads.iter().enumerate() {
        if task == 0 || leads[task - 1] != *unit {
            let _ = write!(out, "\n### {}\n\n", UNITS[*unit]);
        }
        item(&mut out, &mut chance, issued, *unit, due_after(i, task));
    }
    out.push_str("\nTrên đây là kết luận của Giám đốc Sở tại cuộc họp giao ban, yêu cầu các phòng, đơn vị nghiêm túc triển khai thực hiện./.\n");
    out
}

fn front(out: &mut String, i: usize, issued: Date, leads: &[usize], flavour: Flavour) {
    let number = format!("{}/TB-S{}", 1 + i / 4 % 1000, 1 + issuer(i));
    let _ = write!(out, "+++\ntitle = \"Kết luận của Giám đốc Sở tại cuộc họp giao ban số {i}\"\n");
    match flavour {
        Flavour::Ketluan => {
            let _ = write!(
                out,
                "issuer = \"so-{}\"\nnumber = \"{number}\"\nissued = {issued}\nplace = \"Đồng Hới\"\nrecipients = [\"Ban Giám đốc\", \"Các phòng, đơn vị\", \"Lưu: VT\"]\n\n[meeting]\ndate = {issued}\nkind = \"Họp giao ban\"\nchair = \"Giám đốc Sở\"\n\n[signature]\nauthority = \"TL. GIÁM ĐỐC\"\nrole = \"CHÁNH VĂN PHÒNG\"\n+++\n\n",
                1 + issuer(i)
            );
        }
        Flavour::Hugo => {
            let mut units: Vec<String> =
                leads.iter().map(|unit| format!("\"Sở {}: {}\"", OFFICES[issuer(i)], UNITS[*unit])).collect();
            units.dedup();
            let _ = write!(
                out,
                "date = {issued}\nunits = [{}]\n[params]\nnumber = \"{number}\"\nplace = \"Đồng Hới\"\nchair = \"Giám đốc Sở\"\nmeeting = \"Họp giao ban\"\nrole = \"CHÁNH VĂN PHÒNG\"\nissuer = \"Sở {}\"\n+++\n\n",
                units.join(", "),
                OFFICES[issuer(i)]
            );
        }
    }
}

fn item(out: &mut String, chance: &mut Chance, issued: Date, unit: usize, due: Option<usize>) {
    let _ = write!(out, "- {} {}", chance.of(&VERBS), chance.of(&THINGS));
    if chance.one_in(3) {
        let (kind, letters, by) = DOCUMENTS[chance.below(DOCUMENTS.len())];
        // A year's documents are few; they are cited again and again.
        let number = 1 + chance.below(20);
        let of = Date::constant(issued.year() - 1, 1 + (number % 12) as i8, 1 + number as i8);
        let _ = write!(out, " theo {kind} số {number}/{letters} ngày {} của {by}", said(of));
    }
    if chance.one_in(4) {
        let _ = write!(out, ", phối hợp với {}", UNITS[(unit + 1 + chance.below(UNITS.len() - 1)) % UNITS.len()]);
    }
    out.push_str(chance.of(&ENDS));
    if let Some(days) = due {
        let day = issued.saturating_add(jiff::Span::new().days(days as i64));
        let _ = match chance.below(6) {
            0 => write!(out, ", hoàn thành trong ngày {}", said(day)),
            1 => write!(out, ", chậm nhất ngày {}/{}", day.day(), day.month()),
            2 => write!(out, "; thời hạn: **{}**", said(day)),
            3 => write!(out, ", xong trong tháng {}/{}", day.month(), day.year()),
            4 => write!(out, ", gửi Văn phòng tổng hợp trước 16h00 ngày {}", said(day)),
            _ => write!(out, ", báo cáo Giám đốc Sở trước ngày {}", said(day)),
        };
    }
    out.push_str(".\n");
}

/// Plans hold for a year and figures grow with it, so tables of one office agree with one another.
fn indicators(out: &mut String, i: usize, issued: Date) {
    let _ = write!(
        out,
        "| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch {} | Lũy kế đến tháng {} | Đơn vị chủ trì |\n| ---: | --- | --- | ---: | ---: | --- |\n",
        issued.year(),
        issued.month()
    );
    for row in 0..19 {
        let (name, measure) = MEASURES[row];
        let mut chance = Chance::new(row as u64, (issued.year() as usize * 4 + issuer(i)) as u64);
        let plan = 12 * (5 + chance.below(60));
        let done = plan * issued.month() as usize * (80 + chance.below(30)) / 1200;
        let _ = writeln!(out, "| {} | {name} | {measure} | {plan} | {done} | {} |", row + 1, UNITS[row % UNITS.len()]);
    }
    out.push('\n');
}

fn said(day: Date) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}
