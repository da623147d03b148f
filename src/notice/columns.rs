//! What a table is and which of its columns says what, by the words of its head.

use std::collections::BTreeSet;

use super::column_head::{Head, head, is_day};
use crate::grid::Grid;
use crate::period::Period;
use crate::vietnamese::fold::fold;
use crate::vietnamese::period_name;
use crate::vietnamese::scale;

/// A table of tasks: each row is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskColumns {
    pub number: Option<usize>,
    pub content: usize,
    /// Where there is none, the part the table stands in or rows between its rows name the unit.
    pub lead: Option<usize>,
    pub leader: Option<usize>,
    pub person: Option<usize>,
    pub with: Option<usize>,
    pub due: Option<usize>,
    /// The column of the days that `due` moves: it holds where that is blank.
    pub former_due: Option<usize>,
    /// The days of a plan day by day: a blank cell goes on with the day above.
    pub by_day: bool,
    pub product: Option<usize>,
}

/// A table of indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiColumns {
    pub number: Option<usize>,
    pub name: usize,
    pub unit_of_measure: Option<usize>,
    pub plan: Option<usize>,
    /// Other columns of plans, which are not read.
    pub other_plans: Vec<usize>,
    /// Columns of plans for a part of the year, which are not read: the plan of the register is for the year.
    pub part_plans: Vec<usize>,
    /// The plan's head says that it replaces an earlier one.
    pub revises: bool,
    /// The column of that one, where the table has it.
    pub former_plan: Option<usize>,
    /// In what the plan's head says its figures are: "Kế hoạch (triệu đồng)".
    pub plan_measure: Option<String>,
    /// The year the plan's head names.
    pub plan_year: Option<i16>,
    pub lead: Option<usize>,
    pub note: Option<usize>,
    pub figures: Vec<FigureColumn>,
    pub said: SaidColumns,
}

/// Columns that say of each row what a table otherwise says by its form: so our own exports are written, a row a reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SaidColumns {
    pub id: Option<usize>,
    /// The id of the row that this one is a part of.
    pub parent: Option<usize>,
    pub issuer: Option<usize>,
    pub year: Option<usize>,
    pub group: Option<usize>,
    pub period: Option<usize>,
}

/// A column of values or of percentages, with the period its head names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureColumn {
    pub column: usize,
    pub percent: bool,
    pub period: Option<Period>,
    pub rank: FigureRank,
    /// Of the month that the notice looks back on, or the last one of its period.
    pub this_month: bool,
    /// In what the head says the figures are.
    pub measure: Option<String>,
}

/// Which of several figures of one period counts: the higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureRank {
    /// "Ước thực hiện".
    Estimate,
    Reached,
    /// "Lũy kế".
    RunningTotal,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableKind {
    Tasks(TaskColumns),
    Kpi(KpiColumns),
    /// Any other table stays a table.
    Plain,
}

/// Recognises a table by its head; `year` is the one meant where a head names a period without one.
pub fn recognise(grid: &Grid, year: i16) -> TableKind {
    let heads: Vec<Head> = grid.head.cells.iter().map(|cell| head(&cell.text)).collect();
    let find = |wanted: Head| heads.iter().position(|head| *head == wanted);
    let name = find(Head::Indicator);
    let figures = figures(grid, &heads, year);
    if let Some(name) = name.filter(|_| find(Head::Plan).is_some() || !figures.is_empty()) {
        let (plan, other_plans, part_plans) = plans(grid, &heads, year);
        let revises = plan.is_some_and(|plan| is_revised(&grid.head.cells[plan].text));
        return TableKind::Kpi(KpiColumns {
            number: find(Head::Number),
            name,
            unit_of_measure: find(Head::UnitOfMeasure),
            plan,
            former_plan: other_plans.first().copied().filter(|_| revises),
            other_plans,
            part_plans,
            revises,
            plan_measure: plan.and_then(|plan| scale::in_brackets(&grid.head.cells[plan].text)).map(str::to_owned),
            plan_year: plan.and_then(|plan| period_name::year_in(&grid.head.cells[plan].text)),
            lead: find(Head::Lead),
            note: find(Head::Note),
            figures,
            said: SaidColumns {
                id: find(Head::Id),
                parent: find(Head::Parent),
                issuer: find(Head::Issuer),
                year: find(Head::Year),
                group: find(Head::Group),
                period: find(Head::Period),
            },
        });
    }
    // "Nhiệm vụ" may head the content, and so may "Chỉ tiêu" where every row names who is in charge.
    let lead = find(Head::Lead);
    let due = due_column(grid, &heads);
    match find(Head::Content).or(name.filter(|_| lead.is_some())) {
        Some(content) if lead.is_some() || ends_work(grid, &heads) => TableKind::Tasks(TaskColumns {
            number: find(Head::Number),
            content,
            lead,
            leader: find(Head::Leader),
            person: find(Head::Person),
            with: find(Head::With),
            due,
            former_due: (0..heads.len()).find(|column| heads[*column] == Head::Due && Some(*column) != due),
            by_day: due.is_some_and(|due| is_day(&grid.head.cells[due].text)),
            product: find(Head::Product),
        }),
        _ => TableKind::Plain,
    }
}

/// The column of the day by which: "Thời gian hoàn thành" before "Thời gian bắt đầu".
fn due_column(grid: &Grid, heads: &[Head]) -> Option<usize> {
    let mut columns = (0..heads.len()).filter(|column| heads[*column] == Head::Due);
    let says = |column: &usize, words: &[&str]| {
        let folded = fold(&grid.head.cells[*column].text);
        words.iter().any(|word| folded.contains(word))
    };
    // "Hạn mới" and "Thời hạn gia hạn" hold where the first one held.
    let moved = columns.clone().find(|column| says(column, &["moi", "gia han", "dieu chinh"]));
    let ends = columns.clone().find(|column| says(column, &["hoan thanh", "ket thuc", "han"]));
    moved.or(ends).or_else(|| columns.find(|column| !says(column, &["bat dau", "khoi cong", "start"])))
}

/// Whether a column tells until when the work of a row is to be done: "Thời hạn", but not "Thời gian", which a programme of a day has too.
fn ends_work(grid: &Grid, heads: &[Head]) -> bool {
    let ends = |text: &str| ["han", "hoan thanh", "tien do", "ket thuc"].iter().any(|words| fold(text).contains(words));
    heads.iter().zip(&grid.head.cells).any(|(head, cell)| *head == Head::Due && ends(&cell.text))
}

/// The column of the plan in force, and the others: a revised one before the first one, this year's before another's. Last those for a part
/// of the year.
fn plans(grid: &Grid, heads: &[Head], year: i16) -> (Option<usize>, Vec<usize>, Vec<usize>) {
    let text = |column: usize| grid.head.cells[column].text.as_str();
    let plans = (0..heads.len()).filter(|column| heads[*column] == Head::Plan);
    let (parts, all): (Vec<usize>, Vec<usize>) = plans.partition(|column| plans_a_part(text(*column)));
    let of_year = |column: &usize| period_name::year_in(text(*column)).is_none_or(|named| named == year);
    let best = all.iter().copied().filter(of_year).rev().max_by_key(|column| is_revised(text(*column)));
    let best = best.or(all.first().copied());
    (best, all.into_iter().filter(|column| Some(*column) != best).collect(), parts)
}

/// "Kế hoạch quý I", "KH 6 tháng đầu năm"; not "Kế hoạch năm 2025 (Quyết định tháng 12)".
fn plans_a_part(head: &str) -> bool {
    let folded = fold(head);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let Some(plan) = words.iter().position(|word| matches!(*word, "hoach" | "kh" | "tieu" | "plan" | "target")) else {
        return false;
    };
    // "Kế hoạch 2021-2025"
    let years = words.iter().filter(|word| word.len() == 4 && word.parse::<i16>().is_ok_and(|year| year > 1900));
    // "KH năm học 2024-2025", "vụ Đông Xuân 2024-2025": one year that begins in autumn.
    let season = ["nam hoc", "nien", " vu "].iter().any(|words| folded.contains(words));
    if !season && years.collect::<BTreeSet<_>>().len() > 1 && words[plan + 1..].len() < 6 {
        return true;
    }
    match words[plan + 1..] {
        ["quy" | "thang" | "tuan" | "q1" | "q2" | "q3" | "q4" | "month" | "week", ..] => true,
        [count, "thang" | "months", ..] => count.parse::<u8>().is_ok_and(|count| count < 12),
        _ => false,
    }
}

fn is_revised(head: &str) -> bool {
    let folded = fold(head);
    ["dieu chinh", "sua doi", "bo sung", "revised", "amended"].iter().any(|word| folded.contains(word))
}

fn figures(grid: &Grid, heads: &[Head], year: i16) -> Vec<FigureColumn> {
    let mut before: Option<Period> = None;
    let mut figures = Vec::new();
    // "MN | TH | THCS": schools, where "TH" elsewhere is "thực hiện".
    let schools = grid.head.cells.iter().any(|cell| matches!(fold(&cell.text).as_str(), "mn" | "thcs" | "thpt"));
    for (column, head) in heads.iter().enumerate() {
        if schools && fold(&grid.head.cells[column].text) == "th" {
            continue;
        }
        let percent = match head {
            Head::Actual => false,
            Head::Percent => true,
            _ => continue,
        };
        let own = period_name::period_in(&grid.head.cells[column].text, year);
        // A percentage without a period of its own belongs to the figures before it.
        let period = match (own, before) {
            // A year over several columns says of what plan it is a share.
            (Some(Period::Year(year)), Some(figures)) if percent && figures.year() == year => before,
            (None, _) if percent => before,
            (own, _) => own,
        };
        before = period;
        let text = &grid.head.cells[column].text;
        figures.push(FigureColumn {
            column,
            percent,
            period,
            rank: rank(text),
            this_month: fold(text).contains("thang nay") || fold(text).contains("trong thang"),
            measure: scale::in_brackets(text).map(str::to_owned),
        });
    }
    figures
}

fn rank(head: &str) -> FigureRank {
    let folded = fold(head);
    match folded {
        head if head.contains("luy ke") || head.contains("cumulative") => FigureRank::RunningTotal,
        head if head.split(' ').any(|word| matches!(word, "uoc" | "du" | "estimate" | "expected")) => {
            FigureRank::Estimate
        }
        _ => FigureRank::Reached,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(head: &str) -> TableKind {
        recognise(&Grid::from_csv(head).unwrap(), 2025)
    }

    #[test]
    fn heads_say_what_a_table_is() {
        let TableKind::Kpi(kpi) = kind(
            "TT,CHỈ TIÊU CHỦ YẾU,Đơn vị tính,Kế hoạch 2025,Thực hiện 9 tháng,Tỷ lệ %,Phòng/đơn vị tham mưu,Ghi chú",
        ) else {
            panic!()
        };
        assert_eq!((kpi.name, kpi.plan, kpi.plan_year, kpi.lead), (1, Some(3), Some(2025), Some(6)));
        assert_eq!(kpi.figures[0].period, Some(Period::Months(2025, 1, 9)));
        assert_eq!(kpi.figures[1].period, Some(Period::Months(2025, 1, 9)));
        assert!(kpi.figures[1].percent);
        let TableKind::Kpi(kpi) =
            kind("STT,Chỉ tiêu,Năm 2025 Kế hoạch,Năm 2025 Thực hiện 6 tháng đầu năm,Năm 2025 Tỷ lệ (%)")
        else {
            panic!()
        };
        assert_eq!(kpi.figures[0].period, kpi.figures[1].period);
        assert_eq!(kpi.figures[0].period.map(|period| period.to_string()).as_deref(), Some("2025-H1"));
        let TableKind::Tasks(tasks) = kind(
            "TT,Nội dung,Lãnh đạo Sở chỉ đạo,Phòng/Đơn vị chủ trì,Phòng/Đơn vị phối hợp,Thời hạn,Sản phẩm,Ghi chú",
        ) else {
            panic!()
        };
        assert_eq!((tasks.content, tasks.lead, tasks.with, tasks.due), (1, Some(3), Some(4), Some(5)));
        for (head, with, due) in [
            ("STT,Nội dung công việc,Cơ quan thực hiện,Cơ quan phối hợp,Hoàn thành", Some(3), Some(4)),
            ("STT,Nhiệm vụ,Đơn vị thực hiện,Thời gian hoàn thành", None, Some(3)),
            ("TT,Công việc,\"Đơn vị chủ trì, phối hợp\",Tiến độ", None, Some(3)),
        ] {
            let TableKind::Tasks(tasks) = kind(head) else { panic!("{head}") };
            assert_eq!((tasks.content, tasks.lead, tasks.with, tasks.due), (1, Some(2), with, due), "{head}");
        }
        let TableKind::Tasks(tasks) = kind("STT,Nhiệm vụ,Thời hạn hoàn thành") else { panic!() };
        assert_eq!((tasks.content, tasks.lead, tasks.due), (1, None, Some(2)));
        let TableKind::Tasks(tasks) = kind("STT,Nhiệm vụ,Người phụ trách,Thời hạn") else { panic!() };
        assert_eq!((tasks.person, tasks.lead), (Some(2), None));
        assert_eq!(kind("TT,Thời gian,Nội dung,Địa điểm"), TableKind::Plain);
        assert_eq!(kind("Quý,Số nhiệm vụ,Ghi chú"), TableKind::Plain);
        assert!(matches!(kind("No,Task,Lead unit,Supporting units,Due"), TableKind::Tasks(_)));
        assert!(matches!(kind("Indicator,Unit,Plan 2025,Actual Q1"), TableKind::Kpi(_)));
        assert!(matches!(kind("Chỉ tiêu,ĐVT,KH,TH"), TableKind::Kpi(kpi) if kpi.figures.len() == 1));
        assert!(matches!(kind("Chỉ tiêu,ĐVT,KH,MN,TH,THCS"), TableKind::Kpi(kpi) if kpi.figures.is_empty()));
    }
}
