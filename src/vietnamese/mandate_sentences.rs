//! The sentences of a text that each give work to somebody, where the first is not the only one.

use super::mandate::{ASKING, GIVING, Mandate, read, read_at};
use super::unit_name::Names;
use super::word::{Gap, Words};

/// Whom the sentences behind the first give work to: "Giao A rà soát trong tháng 5; B tổng hợp …".
pub fn later<K: Copy + Ord>(words: &Words, names: &Names<K>) -> Vec<Mandate<K>> {
    // "Giao A lập kế hoạch trước ngày 10/11, giao B thẩm định trước ngày 03/11".
    let gives = |at: usize| matches!(words.mark(at - 1), Some(',' | ';')) && words.any_phrase(at, GIVING).is_some();
    (1..words.len()).filter(|at| begins(words, *at) || gives(*at)).filter_map(|at| read_at(words, names, at)).collect()
}

/// Where sentences begin that each give work to somebody; the first may begin the text. In bytes.
pub fn sentences<K: Copy + Ord>(text: &str, names: &Names<K>) -> Vec<usize> {
    let words = Words::new(text);
    let starts = (0..words.len()).filter(|at| begins(&words, *at));
    let gives = |at: &usize| {
        words.any_phrase(*at, GIVING).or_else(|| words.any_phrase(*at, ASKING)).is_some()
            && words.get(*at).is_some_and(|word| read(&text[word.span.start()..], names).is_some())
    };
    starts.filter(gives).filter_map(|at| words.get(at)).map(|word| word.span.start()).collect()
}

/// Whether a sentence begins at this word.
fn begins(words: &Words, at: usize) -> bool {
    let behind = || matches!(words.mark(at - 1), Some('.' | ';')) && words.gap(at) != Gap::None;
    words.is_capital(at) && (at == 0 || behind())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_give_are_found() {
        let names = Names::new([(1, "Sở Tài chính"), (2, "Sở Xây dựng")]);
        let text =
            "Thống nhất. Giao Sở Tài chính rà soát. Giao Sở Xây dựng trình trước ngày 5/5. Sở Tài chính báo cáo.";
        let starts = sentences(text, &names);
        assert_eq!(
            starts.iter().map(|at| text[*at..].split(' ').nth(2)).collect::<Vec<_>>(),
            [Some("Tài"), Some("Xây")]
        );
    }
}
