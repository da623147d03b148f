//! What a report says, in the order of the page of the same name: head, how it stands, units, lists, indicators, notices, signature.

use std::io;

use super::page::{Column, Down, Head, LINE, Look, PLAIN, paragraph, side_by_side, table};
use crate::config::IssuerIx;
use crate::feed::xml::Xml;
use crate::notice::Signature;
use crate::page::Here;
use crate::page::view::report::{Column as Told, Figures, List, Report, sheet};
use crate::period::Period;

/// Room for 31/12/2025.
const DAY: u32 = LINE * 13 / 100;

const TITLE: Look = Look { centred: true, bold: true, ..PLAIN };
const HEADING: Look = Look { bold: true, with_next: true, ..PLAIN };
const TEXT: Look = Look { justified: true, set_in: true, ..PLAIN };
const SMALL: Look = Look { size: Some(22), ..PLAIN };

pub fn write(xml: &mut Xml, here: &Here, issuer: IssuerIx, period: Period) -> io::Result<()> {
    let page = sheet(here, issuer, period).page;
    let texts = here.texts;
    head(xml, &page)?;
    for line in [texts.say("kind.report").to_uppercase(), page.heading.clone()] {
        paragraph(xml, &line, TITLE)?;
    }
    let days = [("first", page.first.text.as_str()), ("last", page.last.text.as_str())];
    let until = [("date", page.until.text.as_str())];
    let known = texts.fill(if page.is_over { "report.known" } else { "report.not-over" }, &until);
    let told = format!("{}\n{known}", texts.fill("report.days-of", &days));
    paragraph(xml, &told, Look { centred: true, slanted: true, ..SMALL })?;
    paragraph(xml, &page.summary, TEXT)?;
    if !page.units.is_empty() {
        paragraph(xml, &texts.say("report.matrix"), HEADING)?;
        matrix(xml, here, &page)?;
        paragraph(xml, &texts.say("report.how"), Look { slanted: true, ..SMALL })?;
    }
    for list in &page.lists {
        let name = texts.fill(&format!("report.list-{}", list.key), &[("days", &page.ahead)]);
        paragraph(xml, &format!("{name} ({})", texts.whole(list.n)), HEADING)?;
        self::list(xml, here, list)?;
    }
    indicators(xml, here, &page)?;
    notices(xml, here, &page)?;
    end(xml, here, issuer)
}

/// The two columns that every paper of an office begins with.
fn head(xml: &mut Xml, page: &Report) -> io::Result<()> {
    let left = LINE * 43 / 100;
    side_by_side(
        xml,
        [left, LINE - left],
        |xml| {
            if !page.parent.is_empty() {
                paragraph(xml, &page.parent.to_uppercase(), Look { centred: true, ..PLAIN })?;
            }
            paragraph(xml, &page.issuer.to_uppercase(), TITLE)?;
            paragraph(xml, "Số:        /BC-", Look { centred: true, ..PLAIN })
        },
        |xml| {
            paragraph(xml, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look { size: Some(24), ..TITLE })?;
            paragraph(xml, "Độc lập - Tự do - Hạnh phúc", Look { underlined: true, ..TITLE })?;
            paragraph(xml, &page.place_and_date, Look { centred: true, slanted: true, ..PLAIN })
        },
    )?;
    paragraph(xml, "", PLAIN)
}

/// Units side by side: what there was to do, and what became of it.
fn matrix(xml: &mut Xml, here: &Here, page: &Report) -> io::Result<()> {
    let say = |key: &str| here.texts.say(key);
    let tall = |words: String| Head { words, columns: 1, down: Down::Begins };
    let over = |words: String, columns| Head { words, columns, down: Down::One };
    let below = Head { words: String::new(), columns: 1, down: Down::GoesOn };
    let groups = vec![
        tall(say("units.unit")),
        tall(say("report.total")),
        over(say("count.completed"), 4),
        over(say("count.open"), 5),
        tall(say("count.dropped")),
    ];
    let keys = ["sum", "on-time", "late", "undated", "sum", "in-time", "overdue", "undated"]
        .map(|key| format!("report.{key}"));
    let keys = keys.iter().map(String::as_str).chain(["matrix.unreported"]);
    let parts = keys.map(|key| Head::new(say(key)));
    let parts = [below.clone(), below.clone()].into_iter().chain(parts).chain([below.clone()]).collect();
    let mut rows = Vec::new();
    rows.extend(page.units.iter().map(|line| figures(&line.unit.text, &line.figures)));
    rows.push(figures(&say("report.all-units"), &page.all));
    let number = LINE * 7 / 100;
    let mut columns = vec![Column { width: LINE - 11 * number, centred: false }];
    columns.extend([Column { width: number, centred: true }; 11]);
    table(xml, &columns, &[groups, parts], &rows, true)
}

fn figures(name: &str, figures: &Figures) -> Vec<String> {
    let of = &figures.of;
    let numbers = [
        figures.total,
        figures.completed,
        of.done_on_time,
        of.done_late,
        of.done_undated,
        figures.open,
        of.in_time,
        of.overdue,
        of.undated,
        of.unreported,
        of.dropped,
    ];
    std::iter::once(name.to_owned()).chain(numbers.map(|n| n.to_string())).collect()
}

fn list(xml: &mut Xml, here: &Here, list: &List) -> io::Result<()> {
    let texts = here.texts;
    if list.rows.is_empty() {
        return paragraph(xml, &texts.say(&format!("report.none-{}", list.key)), TEXT);
    }
    let mut head = vec!["TT".to_owned(), texts.say("table.task"), texts.say("units.unit")];
    head.extend(list.columns.iter().map(|column| column.head.clone()));
    let rows = list.rows.iter().enumerate().map(|(at, row)| {
        let cells = row.cells.iter().cloned();
        [(at + 1).to_string(), row.text.to_string(), row.unit.to_owned()].into_iter().chain(cells).collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    table(xml, &columns(&list.columns), &[head.into_iter().map(Head::new).collect()], &rows, false)?;
    match list.more {
        0 => Ok(()),
        more => {
            paragraph(xml, &texts.count(&format!("report.more-{}", list.key), more), Look { slanted: true, ..SMALL })
        }
    }
}

/// Days are narrow, words are wide, and the task has what is left.
fn columns(told: &[Told]) -> Vec<Column> {
    let width = |column: &Told| match column.key {
        "note" | "result" | "by" => LINE * 23 / 100,
        _ => DAY,
    };
    let (number, unit) = (LINE * 5 / 100, LINE * 14 / 100);
    let own: Vec<u32> = told.iter().map(width).collect();
    let left = LINE.saturating_sub(number + unit + own.iter().sum::<u32>());
    let words = |width| Column { width, centred: false };
    let mut columns = vec![Column { width: number, centred: true }, words(left), words(unit)];
    columns.extend(own.into_iter().map(|width| Column { width, centred: width == DAY }));
    columns
}

fn indicators(xml: &mut Xml, here: &Here, page: &Report) -> io::Result<()> {
    if page.indicators.is_empty() {
        return Ok(());
    }
    let texts = here.texts;
    paragraph(xml, &texts.say("report.indicators"), HEADING)?;
    let keys = [
        "indicators.name",
        "indicator.plan",
        "indicator.value",
        "indicator.period",
        "indicator.share",
        "indicators.standing",
    ];
    let rows = page.indicators.iter().map(|row| {
        let name = if row.part { format!("– {}", row.name.text) } else { row.name.text.to_string() };
        let cells = [&row.plan, &row.reading, &row.period, &row.share].map(|cell| cell.clone().unwrap_or_default());
        std::iter::once(name).chain(cells).chain([row.standing.word.clone()]).collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let head = keys.map(|key| Head::new(texts.say(key))).to_vec();
    let narrow = LINE * 13 / 100;
    let mut columns = vec![Column { width: LINE - 5 * narrow, centred: false }];
    columns.extend([Column { width: narrow, centred: true }; 5]);
    table(xml, &columns, &[head], &rows, false)
}

fn notices(xml: &mut Xml, here: &Here, page: &Report) -> io::Result<()> {
    let n = page.notices.len() + page.notices_more;
    paragraph(xml, &format!("{} ({n})", here.texts.say("report.notices")), HEADING)?;
    if page.notices.is_empty() {
        return paragraph(xml, &here.texts.say("report.none-notices"), TEXT);
    }
    for notice in &page.notices {
        let day = notice.day.as_ref().map(|day| format!(", {}", day.text)).unwrap_or_default();
        paragraph(xml, &format!("- {}{day}: {}", notice.link.text, notice.title), TEXT)?;
    }
    Ok(())
}

/// Who gets it, and who signs: as in the issuer's last notice that says so.
fn end(xml: &mut Xml, here: &Here, issuer: IssuerIx) -> io::Result<()> {
    let register = here.register();
    let fronts = || here.plan.lists.notices_of(issuer).iter().map(|ix| &register.notice(*ix).notice.front);
    let recipients = fronts().map(|front| &front.recipients).find(|recipients| !recipients.is_empty());
    let recipients = recipients.cloned().unwrap_or_else(|| vec!["Như trên".to_owned(), "Lưu: VT".to_owned()]);
    let none = Signature::default();
    let signature = fronts().map(|front| &front.signature).find(|signature| signature.role.is_some()).unwrap_or(&none);
    let role = signature.role.clone().unwrap_or_else(|| "THỦ TRƯỞNG CƠ QUAN".to_owned());
    let half = LINE / 2;
    paragraph(xml, "", PLAIN)?;
    side_by_side(
        xml,
        [half, LINE - half],
        |xml| {
            paragraph(xml, "Nơi nhận:", Look { bold: true, slanted: true, size: Some(24), ..PLAIN })?;
            let last = recipients.len().saturating_sub(1);
            recipients.iter().enumerate().try_for_each(|(at, recipient)| {
                let stop = if at == last { "." } else { ";" };
                paragraph(xml, &format!("- {}{stop}", recipient.trim_end_matches(['.', ';'])), SMALL)
            })
        },
        |xml| {
            for line in signature.authority.iter().chain([&role]) {
                paragraph(xml, line, TITLE)?;
            }
            paragraph(xml, "\n\n\n", PLAIN)?;
            paragraph(xml, signature.name.as_deref().unwrap_or_default(), TITLE)
        },
    )
}
