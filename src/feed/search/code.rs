//! Ascending numbers as text, for scripts that a page opens without any server: close to a letter for a number.
//!
//! Steps are written, not numbers. Two small steps share a letter, since common words stand in every second text, and a run of neighbours takes two
//! letters. The letters are ASCII and mean nothing within a JavaScript string; `search.js` reads them back.

/// Printable ASCII from `#` to `}` without `<`, `\` and `|`, of which the last parts records.
pub const LETTERS: &[u8; 88] =
    b"#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{}";

const BASE: u32 = LETTERS.len() as u32;
/// Steps that two share a letter.
const SMALL: u32 = 5;
/// Where letters for one step begin, those with one more letter behind them, and with two; then four letters, and a run.
const ONE: u32 = SMALL * SMALL;
const TWO: u32 = 65;
const THREE: u32 = 81;
const FIVE: u32 = 86;
const RUN: u32 = 87;
/// The shortest run worth its two letters.
const SHORTEST_RUN: u32 = 5;

/// Writes steps, each at least 1, to the end of a text.
pub struct Coder<'a> {
    out: &'a mut Vec<u8>,
    /// A small step that waits for another one.
    waiting: Option<u32>,
    /// Steps of 1 that may become a run.
    ones: u32,
}

impl<'a> Coder<'a> {
    pub fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, waiting: None, ones: 0 }
    }

    pub fn step(&mut self, step: u32) {
        if step == 1 {
            self.ones += 1;
            if self.ones == BASE - 1 + SHORTEST_RUN {
                self.end_run();
            }
        } else {
            self.end_run();
            self.plain(step);
        }
    }

    /// Writes what still waits. Steps may follow that are written by another coder.
    pub fn finish(mut self) {
        self.end_run();
        self.end_pair();
    }

    fn end_run(&mut self) {
        let ones = std::mem::take(&mut self.ones);
        if ones >= SHORTEST_RUN {
            self.end_pair();
            self.put(RUN);
            self.put(ones - SHORTEST_RUN);
        } else {
            (0..ones).for_each(|_| self.plain(1));
        }
    }

    fn end_pair(&mut self) {
        if let Some(step) = self.waiting.take() {
            self.put(ONE + step - 1);
        }
    }

    fn plain(&mut self, step: u32) {
        match (self.waiting, step) {
            (Some(first), ..=SMALL) => {
                self.waiting = None;
                self.put((first - 1) * SMALL + step - 1);
            }
            (None, ..=SMALL) => self.waiting = Some(step),
            _ => {
                self.end_pair();
                self.large(step);
            }
        }
    }

    fn large(&mut self, step: u32) {
        let two = TWO - ONE + 1;
        let three = two + (THREE - TWO) * BASE;
        let five = three + (FIVE - THREE) * BASE * BASE;
        if step < two {
            self.put(ONE + step - 1);
        } else if step < three {
            self.put(TWO + (step - two) / BASE);
            self.put((step - two) % BASE);
        } else if step < five {
            let rest = step - three;
            self.put(THREE + rest / BASE / BASE);
            self.put(rest / BASE % BASE);
            self.put(rest % BASE);
        } else {
            self.put(FIVE);
            for power in (0..5).rev() {
                self.put((step / BASE.pow(power)) % BASE);
            }
        }
    }

    fn put(&mut self, letter: u32) {
        self.out.push(LETTERS[letter as usize]);
    }
}

/// A whole list. Its first step leads from −1, so that the first number may be 0.
pub fn numbers(ascending: impl IntoIterator<Item = u32>) -> String {
    let mut out = Vec::new();
    let mut coder = Coder::new(&mut out);
    let mut next = 0;
    for number in ascending {
        coder.step(number - next + 1);
        next = number + 1;
    }
    coder.finish();
    String::from_utf8_lossy(&out).into_owned()
}

/// Reads a list back, as the script does.
#[cfg(test)]
pub fn read(text: &str) -> Vec<u32> {
    let place = |b: u8| LETTERS.iter().position(|letter| *letter == b).unwrap() as u32;
    let mut letters = text.bytes().map(place);
    let mut found = Vec::new();
    let mut last = -1i64;
    while let Some(letter) = letters.next() {
        let mut more = |count: u32| (0..count).fold(0, |sum, _| sum * BASE + letters.next().unwrap());
        let steps = match letter {
            ..ONE => vec![letter / SMALL + 1, letter % SMALL + 1],
            ONE..TWO => vec![letter - ONE + 1],
            TWO..THREE => vec![(letter - TWO) * BASE + more(1) + TWO - ONE + 1],
            THREE..FIVE => vec![(letter - THREE) * BASE * BASE + more(2) + TWO - ONE + 1 + (THREE - TWO) * BASE],
            FIVE => vec![more(5)],
            _ => vec![1; (more(1) + SHORTEST_RUN) as usize],
        };
        for step in steps {
            last += i64::from(step);
            found.push(last as u32);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let mut lists: Vec<Vec<u32>> = vec![
            vec![],
            vec![0],
            (0..1000).collect(),
            vec![0, 2, 4, 5, 6, 7, 8, 9, 10, 60, 61, 1600, 1601, 1602, 50_000, 4_000_000_000],
        ];
        // Every step near a border between two ways of writing, alone and behind a small one.
        for border in [1, 5, 6, 40, 41, 1448, 1449, 40_168, 40_169, 1 << 20] {
            for step in [border - 1, border, border + 1] {
                lists.extend([vec![step], vec![1, 1 + step.max(1)], (1..60).map(|n| n * step.max(1)).collect()]);
            }
        }
        for run in 1..200 {
            lists.push((0..run).chain([run + 3, run + 4]).collect());
        }
        for list in lists {
            assert_eq!(read(&numbers(list.iter().copied())), list);
        }
    }

    #[test]
    fn common_words_take_half_a_letter_for_a_text() {
        let half: Vec<u32> = (0..10_000).filter(|n: &u32| n.wrapping_mul(2_654_435_761) >> 16 & 1 == 0).collect();
        assert!(numbers(half.iter().copied()).len() < half.len() * 6 / 10);
        assert!(numbers(0..10_000).len() < 250);
    }

    #[test]
    fn no_letter_means_anything_to_a_script() {
        assert!(LETTERS.iter().all(|b| b.is_ascii_graphic() && !b"<\\|\"~".contains(b)));
        assert!(LETTERS.is_sorted());
    }
}
