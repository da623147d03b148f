//! The text of a new notice: front matter filled as far as it is known, a heading for each unit, and what is open below it as a comment.

use jiff::civil::Date;

use super::about::About;
use super::carried;
use crate::config::{IssuerIx, UnitIx};
use crate::import::quoted;
use crate::notice::{Front, NoticeKind};
use crate::page::Texts;
use crate::register::Register;

pub struct Skeleton<'a> {
    pub register: &'a Register,
    /// Vietnamese, as notices are.
    pub words: &'a Texts,
    pub issuer: IssuerIx,
    pub about: &'a About<'a>,
    pub date: Date,
    pub units: &'a [UnitIx],
    /// They are all there are, so what is open of others has nobody left to do it.
    pub whole: bool,
}

impl Skeleton<'_> {
    pub fn text(&self) -> String {
        let mut out = self.front();
        let About { kind, reviews, directs, .. } = self.about;
        let said = |period: &Option<crate::period::Period>| {
            period.map(|period| format!(" {}", self.words.period(period))).unwrap_or_default()
        };
        let (reviews, directs) = (said(reviews), said(directs));
        out.push_str(&match kind {
            NoticeKind::Notice => format!("\n## I. Đánh giá kết quả{reviews}\n\n## II. Nhiệm vụ{directs}\n"),
            NoticeKind::Programme => format!("\n## Nhiệm vụ{directs}\n"),
            NoticeKind::Report => format!("\n## I. Kết quả thực hiện{reviews}\n\n## II. Nhiệm vụ{directs}\n"),
        });
        out.push_str("\n<!-- Mỗi việc là một dòng mở đầu bằng dấu gạch, dưới tên đơn vị chủ trì; tên nào không có việc thì xóa đi. Ví dụ:\n");
        out.push_str("- Trình Kế hoạch …, phối hợp với …, chậm nhất ngày 15/3/2025\n-->\n");
        let mut open = carried::by_unit(self.register, self.issuer, self.units);
        for unit in self.units {
            out.push_str(&format!("\n### {}\n", self.register.offices.unit(*unit).name));
            if let Some(tasks) = open.remove(unit) {
                out.push_str(&format!("\n{}", carried::comment(self.register, self.words, &tasks)));
            }
        }
        for (unit, tasks) in open.iter().filter(|_| self.whole) {
            let name = &self.register.offices.unit(*unit).name;
            out.push_str(&format!(
                "\n<!-- Đơn vị không còn hoạt động, chưa rõ ai làm tiếp: {} -->\n",
                name.replace("--", "–")
            ));
            out.push_str(&carried::comment(self.register, self.words, tasks));
        }
        out
    }

    fn front(&self) -> String {
        let About { kind, title, reviews, directs, last, .. } = self.about;
        let mut out = String::from("+++\n");
        if *kind != NoticeKind::Notice {
            out.push_str(&format!("kind = \"{}\"\n", kind.as_str()));
        }
        out.push_str(&format!("title = {}\n", quoted(title)));
        out.push_str(&format!("issuer = \"{}\"\n", self.register.offices.issuer(self.issuer).id));
        out.push_str(&format!("# number = {}\n", quoted(&number(*last))));
        out.push_str(&format!("issued = {}\n", self.date));
        let place = last.and_then(|last| last.place.as_deref());
        out.push_str(
            &place.map_or_else(|| "# place = \"…\"\n".to_owned(), |place| format!("place = {}\n", quoted(place))),
        );
        for (key, period) in [("reviews", reviews), ("directs", directs)] {
            out.push_str(&period.map(|period| format!("{key} = \"{period}\"\n")).unwrap_or_default());
        }
        if let Some(last) = last {
            out.push_str(&constant(last, self.date));
        }
        out.push_str("+++\n");
        out
    }
}

/// "…/TB-SKHCN": the number's own tail, which stays from one notice to the next.
fn number(last: Option<&Front>) -> String {
    let tail = last.and_then(|last| last.number.as_deref()?.split_once('/')).map_or("TB", |(_, tail)| tail);
    format!("…/{tail}")
}

/// What an office writes alike every time: who gets it, who presides, who signs.
fn constant(last: &Front, date: Date) -> String {
    let mut out = String::new();
    let list = |texts: &[String]| texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ");
    if !last.recipients.is_empty() {
        out.push_str(&format!("recipients = [{}]\n", list(&last.recipients)));
    }
    if let Some(chair) = &last.meeting.chair {
        out.push_str(&format!("\n[meeting]\ndate = {date}\nchair = {}\n", quoted(chair)));
    }
    let signature = &last.signature;
    let lines = [("authority", &signature.authority), ("role", &signature.role), ("name", &signature.name)];
    let lines: Vec<String> =
        lines.iter().filter_map(|(key, value)| Some(format!("{key} = {}\n", quoted(value.as_deref()?)))).collect();
    if !lines.is_empty() {
        out.push_str(&format!("\n[signature]\n{}", lines.concat()));
    }
    out
}
