//! Where two texts differ, line by line: what stands there behind "-", what is new behind "+".

use crate::diagnostic::Language;

/// So many lines are shown.
const SHOWN: usize = 40;
/// Beyond so many pairs of lines, lines are no longer matched one by one.
const MOST_PAIRS: usize = 4_000_000;

/// The lines that differ, in their order, each stretch behind the line of the old text where it begins.
pub fn differences(there: &str, new: &str, language: Language) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (there.lines().collect(), new.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    let steps = steps(&old[same..old.len() - rest], &new[same..new.len() - rest]);
    let mut told = Vec::new();
    let (mut line, mut within) = (same, false);
    for step in &steps {
        if !matches!(step, Step::Same) && !within {
            let at = line + 1;
            told.push(match language {
                Language::English => format!("line {at}:"),
                Language::Vietnamese => format!("dòng {at}:"),
            });
        }
        within = !matches!(step, Step::Same);
        match step {
            Step::Gone(words) if !words.trim().is_empty() => told.push(format!("- {}", short(words))),
            Step::Come(words) if !words.trim().is_empty() => told.push(format!("+ {}", short(words))),
            Step::Same | Step::Gone(_) | Step::Come(_) => {}
        }
        line += usize::from(!matches!(step, Step::Come(_)));
    }
    let more = told.len().saturating_sub(SHOWN);
    if more > 0 {
        told.truncate(SHOWN);
        told.push(match language {
            Language::English => format!("… and {more} more lines"),
            Language::Vietnamese => format!("… và {more} dòng nữa"),
        });
    }
    told
}

enum Step<'t> {
    Same,
    Gone(&'t str),
    Come(&'t str),
}

/// The way from one text to the other that keeps the most lines.
fn steps<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Step<'t>> {
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return old.iter().map(|line| Step::Gone(line)).chain(new.iter().map(|line| Step::Come(line))).collect();
    }
    // How many lines can be kept of what is left of both.
    let width = new.len() + 1;
    let mut kept = vec![0u32; (old.len() + 1) * width];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            kept[a * width + b] = match old[a] == new[b] {
                true => kept[(a + 1) * width + b + 1] + 1,
                false => kept[(a + 1) * width + b].max(kept[a * width + b + 1]),
            };
        }
    }
    let mut steps = Vec::new();
    let (mut a, mut b) = (0, 0);
    while a < old.len() || b < new.len() {
        if a < old.len() && b < new.len() && old[a] == new[b] {
            steps.push(Step::Same);
            (a, b) = (a + 1, b + 1);
        } else if b == new.len() || (a < old.len() && kept[(a + 1) * width + b] >= kept[a * width + b + 1]) {
            steps.push(Step::Gone(old[a]));
            a += 1;
        } else {
            steps.push(Step::Come(new[b]));
            b += 1;
        }
    }
    steps
}

fn short(line: &str) -> String {
    const MOST: usize = 100;
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{} …", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_told_where_it_differs() {
        let told = |old: &str, new: &str| differences(old, new, Language::English);
        assert_eq!(told("a\nb\nc\nd\ne\n", "a\nx\nc\nd\ny\ne\n"), ["line 2:", "- b", "+ x", "line 5:", "+ y"]);
        assert_eq!(told("a\n", "a\nb\n"), ["line 2:", "+ b"]);
        assert_eq!(told("a\nb\n", "b\n"), ["line 1:", "- a"]);
        let many: String = (0..3000).map(|n| format!("{n}\n")).collect();
        let other: String = (0..3000).map(|n| format!("x{n}\n")).collect();
        let told = told(&many, &other);
        assert_eq!((told.len(), told[SHOWN].as_str()), (SHOWN + 1, "… and 5961 more lines"));
    }
}
