//! The sentence that ends a notice.

use super::block::Para;
use super::out::Out;
use super::outline::Outline;
use super::styled::Styled;
use crate::notice::section::is_closing;

impl Outline<'_, '_> {
    /// The sentence that ends a notice.
    pub(super) fn closes(&mut self, para: &Para, last: bool) -> bool {
        let text = para.text();
        let by_words = is_closing(text);
        // "Trưởng các phòng báo cáo kết quả trước ngày 01/12/2025./.": the sign ends the notice, and the sentence asks for something.
        let orders = is_dated(text) && self.naming.is_work(text);
        let by_sign = text.ends_with("./.") && para.marker.is_none() && last && !orders;
        if !by_words && !by_sign {
            return false;
        }
        self.items.clear();
        self.closed = true;
        // Behind a number the notice room would not see the words for what they are.
        let (words, seen) = match &para.marker {
            Some(_) => (Styled::plain(&para.whole()), false),
            None => (para.words.clone(), by_words),
        };
        let attributes = if seen { String::new() } else { ".info".to_owned() };
        self.out.push(Out::Para { words, attributes });
        true
    }
}

/// "01/12/2025", "15/4": whether a day or a month is written in figures.
fn is_dated(text: &str) -> bool {
    let figure = |part: &str, side: fn(&str) -> Option<char>| side(part).is_some_and(|c| c.is_ascii_digit());
    text.split('/').zip(text.split('/').skip(1)).any(|(before, behind)| {
        figure(before, |part| part.chars().next_back()) && figure(behind, |part| part.chars().next())
    })
}
