//! The head of a notice, from the name of the state to the title.
//!
//! The two columns of the page may come side by side, one under the other, in a table, or not at all. What the site writes over every
//! notice by itself (state, motto, office, the word "THÔNG BÁO") is left out and told.

use super::clean::Line;
use super::column::{fields, pieces};
use super::facts::{PaperDay, paper_day};
use super::letterhead::{is_capitals, is_head, is_number, is_place, is_state, is_subject, kind_of};
use super::styled::Styled;
use crate::notice::NoticeKind;
use crate::source::Span;
use crate::vietnamese::fold::fold;
use crate::vietnamese::letter::capital;

#[derive(Debug, Default)]
pub struct Head {
    pub kind: NoticeKind,
    pub title: String,
    pub number: Option<String>,
    /// "Số: /TB-…" with no number written in.
    pub blank_number: Option<Span>,
    pub place: Option<String>,
    pub issued: Option<(PaperDay, Span)>,
    pub left_out: Vec<(Span, String)>,
    /// What a letter is about: its title, where nothing else is.
    subject: Option<String>,
    /// "THÔNG BÁO KẾT LUẬN": the title below goes on with "của Giám đốc …".
    ends_in_conclusion: bool,
    /// "Chương trình công tác", before the rest of its title.
    programme: Option<String>,
}

/// Reads the head; gives it and how many lines it takes up.
pub fn read(lines: &[Line]) -> (Head, usize) {
    let mut head = Head::default();
    let mut at = above_the_kind(lines, &mut head);
    while let Some(line) = lines.get(at).filter(|_| at < 30 && head.title.is_empty()) {
        let pieces = fields(line);
        if !pieces.iter().all(|piece| is_head(piece)) {
            break;
        }
        for piece in pieces {
            head.take(&piece, line.at);
        }
        at += 1;
    }
    let at = title(&mut head, lines, at);
    if let (true, Some(subject)) = (head.title.is_empty(), head.subject.take()) {
        head.title = subject;
    }
    (head, at)
}

/// Lines over a head that is no page's first: a file's own title. They stand before the kind in capitals, and are short.
fn above_the_kind(lines: &[Line], head: &mut Head) -> usize {
    let is_kind = |line: &Line| {
        pieces(line).iter().any(|piece| kind_of(piece).is_some_and(|(_, end)| is_capitals(&piece[..end])))
    };
    let Some(kind) = lines.iter().take(12).position(is_kind) else { return 0 };
    // A title in small letters over the head is the page's on which the notice was published.
    let printed = |piece: &String| is_head(piece) && kind_of(piece).is_none_or(|(_, end)| is_capitals(&piece[..end]));
    let above = lines[..kind].iter().take_while(|line| !fields(line).iter().all(printed)).count();
    let short = |line: &Line| line.text.chars().count() <= 120 && !line.text.ends_with(['.', ';', ':']);
    if !lines[..above].iter().all(short) {
        return 0;
    }
    head.left_out.extend(lines[..above].iter().map(|line| (line.at, line.text.clone())));
    above
}

impl Head {
    fn take(&mut self, piece: &str, at: Span) {
        if is_state(piece) {
            self.left_out.push((at, piece.to_owned()));
        } else if is_number(piece) {
            self.take_number(piece, at);
        } else if is_place(piece) {
            self.take_place(piece, at);
        } else if let Some(subject) = Some(piece).filter(|piece| is_subject(piece) && self.subject.is_none()) {
            let words: String = subject.chars().skip(3).skip_while(|c| matches!(c, ':' | '.' | ' ')).collect();
            self.left_out.push((at, subject.chars().take(3).collect()));
            self.subject = Some(capital(&words));
        } else if let Some((kind, end)) = kind_of(piece) {
            self.kind = kind;
            let (name, rest) = piece.split_at(end);
            if is_capitals(name) {
                self.ends_in_conclusion = fold(name).ends_with("ket luan");
                // "THÔNG BÁO" stands for itself, "CHƯƠNG TRÌNH CÔNG TÁC" does not; in small letters it begins the title.
                match fold(name).ends_with("cong tac") {
                    true => self.programme = Some(capital(&name.trim().to_lowercase())),
                    false => self.left_out.push((at, name.trim().to_owned())),
                }
                self.title = rest.trim().to_owned();
                if self.title.is_empty() {
                    self.title = " ".to_owned();
                }
            } else {
                self.title = piece.trim_matches(['\'', ' ']).to_owned();
            }
        } else {
            self.left_out.push((at, piece.to_owned()));
        }
    }

    fn take_number(&mut self, piece: &str, at: Span) {
        let slash = piece.find('/').unwrap_or(0);
        // Where the place stands on the same line, the number ends at the blank behind its letters.
        let end = paper_day(piece).and_then(|(_, start, _)| Some(slash + piece.get(slash..start)?.find(' ')?));
        let (own, place) = piece.split_at(end.unwrap_or(piece.len()));
        if end.is_some() {
            self.take_place(place.trim(), at);
        }
        let from = own.find(|c: char| c.is_ascii_digit() || c == '/').unwrap_or(own.len());
        let number: String = own[from..].chars().filter(|c| *c != ' ').collect();
        let is_bare = fold(own[..from].trim_matches([' ', ':', '.'])) == "so";
        match number.starts_with(|c: char| c.is_ascii_digit()) && self.number.is_none() {
            true => self.number = Some(number),
            false => self.blank_number = self.number.is_none().then_some(at),
        }
        if !is_bare || self.blank_number.is_some() {
            self.left_out.push((at, own.trim().to_owned()));
        }
    }

    fn take_place(&mut self, piece: &str, at: Span) {
        let Some((day, start, end)) = paper_day(piece).filter(|_| self.issued.is_none()) else {
            self.left_out.push((at, piece.to_owned()));
            return;
        };
        let place = piece[..start].trim_matches([' ', ',']);
        self.place = Some(place.to_owned()).filter(|place| !place.is_empty());
        self.issued = Some((day, at));
        let said = ["ngay", "thang", "nam"];
        let extra = |word: &str| !word.bytes().all(|b| b.is_ascii_digit()) && !said.contains(&word);
        let folded = fold(&piece[start..end]);
        let blank_day = matches!(day, PaperDay::Month(..)) && folded.chars().filter(char::is_ascii_digit).count() > 6;
        // Another figure among them, a footnote's for instance, is no part of the day.
        let figures = folded.split(|c: char| !c.is_ascii_digit()).filter(|figure| !figure.is_empty()).count();
        if blank_day
            || figures > 3
            || folded.split(|c: char| !c.is_alphanumeric()).any(extra)
            || !piece[end..].trim_matches([' ', '.', ',']).is_empty()
        {
            self.left_out.push((at, piece.to_owned()));
        }
    }
}

/// Adds the lines of the title below the kind; gives the line behind it.
fn title(head: &mut Head, lines: &[Line], mut at: usize) -> usize {
    let glued = !head.title.trim().is_empty();
    let begun = !head.title.is_empty();
    head.title = head.title.trim().to_owned();
    if !begun {
        return at;
    }
    while let Some(line) = lines.get(at) {
        let text = Styled::parse(line.text.trim_start_matches('#').trim()).text().replace("**", "");
        let marked = line.text.starts_with('#') || line.text.starts_with("**") || line.text.ends_with("**");
        let goes_on = text.starts_with(char::is_lowercase) && !head.title.is_empty();
        let first = head.title.is_empty();
        let may = first || goes_on || (marked && !is_finished(&head.title)) || (glued && !line.apart);
        if !may
            || opens(&text)
            || super::marker::marker(&text, 0).is_some()
            || text.chars().count() > super::letterhead::MOST
        {
            break;
        }
        if text.chars().all(|c| !c.is_alphanumeric()) {
            at += 1;
            continue;
        }
        if !head.title.is_empty() {
            head.title.push(' ');
        }
        head.title.push_str(&text);
        at += 1;
    }
    let goes_on = ["của ", "tại ", "về ", "cuộc họp ", "hội nghị "]
        .iter()
        .find(|word| fold(&head.title).starts_with(&fold(word)));
    if let (true, Some(word)) = (head.ends_in_conclusion, goes_on) {
        let rest = head.title.chars().skip(word.chars().count()).collect::<String>();
        head.title = format!("Kết luận {word}{rest}");
    }
    if let Some(programme) = head.programme.take() {
        head.title = format!("{programme} {}", head.title).trim_end().to_owned();
    }
    // Below "THÔNG BÁO" a title may go on in small letters: "kết luận của Ban Thường vụ …".
    head.title = capital(&head.title);
    at
}

fn is_finished(title: &str) -> bool {
    title.ends_with(['.', ':', ';'])
}

/// The words by which a notice's first paragraph begins, or the note under a title.
fn opens(text: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "ngay ",
        "sang ",
        "chieu ",
        "vao ",
        "trong ",
        "thuc hien ",
        "can cu ",
        "sau khi ",
        "tai ",
        "tren co so",
        "de ",
        "nham ",
        "qua ",
        "theo ",
        "ngay,",
        "(kem theo",
        "(ban hanh",
    ];
    let folded = fold(text);
    text.starts_with(|c: char| c.is_uppercase() || c == '(')
        && OPENINGS.iter().any(|opening| folded.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::clean;

    fn head(text: &str) -> (Head, usize) {
        read(&clean::lines(text).0)
    }

    #[test]
    fn a_head_is_read_in_columns_and_in_lines() {
        let side = "SỞ THỬ      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/TB-ST     Hà Nội, ngày 17 tháng 02 năm 2025\n\nTHÔNG BÁO\nKết luận của Giám đốc\ntại Hội nghị trực báo\n\nNgày 17/02/2025, Sở họp.\n";
        let (head, used) = self::head(side);
        assert_eq!((head.number.as_deref(), head.place.as_deref(), used), (Some("15/TB-ST"), Some("Hà Nội"), 6));
        assert_eq!(head.title, "Kết luận của Giám đốc tại Hội nghị trực báo");
        let (head, _) = self::head(
            "Số: /TB-ST Hà Nội, ngày tháng 02 năm 2025\n\nTHÔNG BÁO**Kết luận\ntại Hội nghị**\n\nSau khi nghe.",
        );
        assert_eq!(
            (head.title.as_str(), head.number, head.blank_number.is_some()),
            ("Kết luận tại Hội nghị", None, true)
        );
        assert!(matches!(head.issued, Some((PaperDay::Month(2025, 2), _))));
        let web = "Trang chủ » Thông báo\nThông báo kết luận tháng 9\nNgày đăng: 13/9 | Lượt xem: 3\nUBND TỈNH THỬ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/TB-ST\n\nTHÔNG BÁO\nkết luận của Giám đốc\n\nNgày 11/9/2024, Sở họp.";
        let (head, used) = self::head(web);
        assert_eq!((head.title.as_str(), head.number.as_deref(), used), ("Kết luận của Giám đốc", Some("15/TB-ST"), 7));
    }

    #[test]
    fn a_scan_and_a_text_without_head_are_borne() {
        let (head, used) = self::head(
            "CONG HOA XA HQI CHU NGHIA VIET NAM\nPoc l1ap - Tw do - Hanh phuc\n\n'Chuong trinh cdng tac ndm 2025\n(Kem theo Quyér dinh)",
        );
        assert_eq!(
            (head.kind, head.title.as_str(), used),
            (NoticeKind::Programme, "Chuong trinh cdng tac ndm 2025", 3)
        );
        assert_eq!(self::head("Tham mưu kế hoạch năm.").1, 0);
    }
}
