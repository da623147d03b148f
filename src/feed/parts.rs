//! A large export in parts, which are made side by side and written behind each other a few at a time, so that it is never held.

use std::io::{self, Write};

use rayon::prelude::*;

/// Parts that are held at one time.
const AT_ONCE: usize = 16;

/// Writes `count` parts in their order, whichever was first.
pub fn write(out: &mut dyn Write, count: usize, part: impl Fn(usize) -> Vec<u8> + Sync) -> io::Result<()> {
    for from in (0..count).step_by(AT_ONCE) {
        let made: Vec<Vec<u8>> = (from..count.min(from + AT_ONCE)).into_par_iter().map(&part).collect();
        made.iter().try_for_each(|part| out.write_all(part))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn parts_stand_in_their_order_behind_what_was_there() {
        for count in [0, 1, 15, 16, 17, 100] {
            let mut out = b"head".to_vec();
            write(&mut out, count, |part| format!(" {part}").into_bytes()).unwrap();
            let expected: String = (0..count).map(|part| format!(" {part}")).collect();
            assert_eq!(String::from_utf8(out).unwrap(), format!("head{expected}"));
        }
    }
}
