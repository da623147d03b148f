//! Where the columns of a table are parted whose cells only blanks set apart: at places that are blank in each of its lines.
//!
//! Places are counted in characters, as an even type would show them. A cell may reach to within one blank of the next, so a line alone
//! tells little; between two heads, a place that all lines leave blank is an edge. A page is set in no even type, so words may overrun it.

use std::ops::Range;

use super::clean::Line;

/// Words may overrun the edge of their column by so many characters.
const OVERRUN: usize = 2;

/// Words that no more than one blank parts, and from where to where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub at: Range<usize>,
    pub text: String,
}

/// The stretches of a line, from left to right.
pub fn stretches(line: &Line) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    for (at, c) in line.set.chars().enumerate().filter(|(_, c)| *c != ' ') {
        match out.last_mut().filter(|last| at <= last.at.end + 1) {
            Some(last) => {
                last.text.extend(std::iter::repeat_n(' ', at - last.at.end));
                last.text.push(c);
                last.at.end = at + 1;
            }
            None => out.push(Stretch { at: at..at + 1, text: c.to_string() }),
        }
    }
    out
}

/// Between each two heads the places that were blank so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edges(Vec<Vec<usize>>);

impl Edges {
    /// Between heads that stand side by side, from left to right.
    pub fn between(heads: &[Stretch]) -> Self {
        Self(heads.windows(2).map(|pair| (pair[0].at.end..pair[1].at.start).collect()).collect())
    }

    /// Those that a line leaves; none where it runs over one of them, as no row does.
    pub fn left_by(&self, stretches: &[Stretch]) -> Option<Self> {
        let outside = |place: usize| !stretches.iter().any(|stretch| stretch.at.contains(&place));
        let within = |place: usize| {
            let stretch = stretches.iter().find(|stretch| stretch.at.contains(&place));
            stretch.is_none_or(|stretch| stretch.text.chars().nth(place - stretch.at.start) == Some(' '))
        };
        let left = |places: &Vec<usize>| {
            let clear: Vec<usize> = places.iter().copied().filter(|place| outside(*place)).collect();
            // Where a line has gaps elsewhere, one blank may part two of its cells.
            let tight = places.iter().copied().filter(|place| stretches.len() > 1 && within(*place)).collect();
            let over =
                |place: &usize| stretches.iter().any(|own| own.at.contains(place) && *place + OVERRUN >= own.at.end);
            let overrun = places.iter().copied().filter(over).collect();
            [clear, tight, overrun].into_iter().find(|places: &Vec<usize>| !places.is_empty()).unwrap_or_default()
        };
        let edges = Self(self.0.iter().map(left).collect());
        let parts = |place: &usize| {
            outside(*place)
                && stretches.first().is_some_and(|first| first.at.end <= *place)
                && stretches.last().is_some_and(|last| last.at.start > *place)
        };
        let parted = stretches.len() < 2 || edges.0.iter().flatten().any(parts);
        (parted && edges.0.iter().all(|places| !places.is_empty())).then_some(edges)
    }

    /// The cells of a line, its words put where they begin.
    pub fn cells(&self, stretches: &[Stretch]) -> Vec<String> {
        let edges: Vec<usize> = self.0.iter().map(|places| widest(places)).collect();
        let mut cells = vec![String::new(); edges.len() + 1];
        for stretch in stretches {
            let mut at = stretch.at.start;
            for word in stretch.text.split(' ') {
                let cell = &mut cells[edges.iter().take_while(|edge| **edge <= at).count()];
                if !cell.is_empty() {
                    cell.push(' ');
                }
                cell.push_str(word);
                at += word.chars().count() + 1;
            }
        }
        cells
    }
}

/// The last place of the widest gap; of two alike the right one, since cells begin at their left.
fn widest(places: &[usize]) -> usize {
    let runs = places.chunk_by(|one, next| one + 1 == *next);
    runs.max_by_key(|run| run.len()).and_then(|run| run.last()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        crate::import::clean::lines(text).0.remove(0)
    }

    #[test]
    fn edges_are_what_all_lines_leave_blank() {
        let heads = stretches(&line("  Nội dung            Đơn vị        Thời hạn"));
        assert_eq!(heads.iter().map(|head| head.at.clone()).collect::<Vec<_>>(), [2..10, 22..28, 36..44]);
        let mut edges = Edges::between(&heads);
        let rows =
            ["Rà soát hồ sơ một   Phòng Quản lý Trong quý I", "cửa của Sở", "Tổng hợp báo cáo    A             15/3"]
                .map(line);
        for row in &rows {
            edges = edges.left_by(&stretches(row)).expect("a row");
        }
        let cells: Vec<Vec<String>> = rows.iter().map(|row| edges.cells(&stretches(row))).collect();
        assert_eq!(cells[0], ["Rà soát hồ sơ một", "Phòng Quản lý", "Trong quý I"]);
        assert_eq!(cells[1], ["cửa của Sở", "", ""]);
        assert_eq!(cells[2], ["Tổng hợp báo cáo", "A", "15/3"]);
        let over = line("Lấy ý kiến các sở ban ngành");
        assert_eq!(edges.cells(&stretches(&over))[0], "Lấy ý kiến các sở ban");
        assert_eq!(edges.left_by(&stretches(&over)), None);
        let over = stretches(&line("Lấy ý kiến các ngành"));
        assert_eq!(
            edges.left_by(&over).map(|edges| edges.cells(&over)[0].clone()).as_deref(),
            Some("Lấy ý kiến các ngành")
        );
        assert_eq!(edges.left_by(&stretches(&line("Yêu cầu các phòng, đơn vị thực hiện nghiêm."))), None);
    }
}
