//! A large export in parts, which are made side by side and put behind each other a few at a time, so that it is never held twice.

use rayon::prelude::*;

/// Parts that are held beside the whole.
const AT_ONCE: usize = 16;

/// Puts `count` parts behind `out`, in their order, whichever was first.
pub fn append(out: &mut Vec<u8>, count: usize, part: impl Fn(usize) -> Vec<u8> + Sync) {
    for from in (0..count).step_by(AT_ONCE) {
        let to = count.min(from + AT_ONCE);
        let made: Vec<Vec<u8>> = (from..to).into_par_iter().map(&part).collect();
        if from == 0 && to < count {
            // The first ones tell about how large all will be: a text that outgrows its place is held twice while it moves.
            let size: usize = made.iter().map(Vec::len).sum();
            out.reserve_exact(size / to * count + size);
        }
        made.iter().for_each(|part| out.extend_from_slice(part));
    }
}

#[cfg(test)]
mod tests {
    use super::append;

    #[test]
    fn parts_stand_in_their_order_behind_what_was_there() {
        for count in [0, 1, 15, 16, 17, 100] {
            let mut out = b"head".to_vec();
            append(&mut out, count, |part| format!(" {part}").into_bytes());
            let expected: String = (0..count).map(|part| format!(" {part}")).collect();
            assert_eq!(String::from_utf8(out).unwrap(), format!("head{expected}"));
        }
    }
}
