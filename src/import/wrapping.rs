//! How the lines of a text were broken: at which width, whether each was filled up to it, whether first lines are set in.

use super::clean::Line;
use super::marker::marker;

/// The longest line of a text that was wrapped at a page's width.
pub const WRAPPED: usize = 130;

/// So many lines that go on tell how a text was wrapped.
const MANY: usize = 6;

/// So many blanks set a line in; so many lines tell that a text is set so.
pub const SET_IN: usize = 3;

/// Whether the first word of the next line would have stood on this one.
pub fn has_room(line: &Line, next: &str, width: usize) -> bool {
    let word = next.split(' ').next().unwrap_or_default().chars().count();
    line.text.chars().count() + 1 + word <= width
}

/// Whether a text was wrapped by counting characters: hardly a line that a small letter goes on with had room for the next word.
pub fn is_filled(lines: &[Line], width: usize) -> bool {
    let pairs = lines.windows(2).filter(|pair| goes_on(&pair[1]));
    let roomy = pairs.clone().filter(|pair| has_room(&pair[0], &pair[1].text, width)).count();
    width <= WRAPPED && pairs.count() >= MANY && roomy == 0
}

/// Whether first lines of paragraphs are set in and all others begin at the edge.
pub fn is_set_in(lines: &[Line]) -> bool {
    let begins = |line: &&Line| line.indent >= SET_IN && line.text.starts_with(char::is_uppercase);
    let wrapped: Vec<&Line> = lines.iter().filter(|line| goes_on(line)).collect();
    wrapped.len() >= SET_IN
        && wrapped.iter().all(|line| line.indent == 0)
        && lines.iter().filter(begins).count() >= SET_IN
}

/// Whether a text has its paragraphs on a line each: lines longer than a page's width, and none that a small letter goes on with.
pub fn is_whole(lines: &[Line], width: usize) -> bool {
    width > WRAPPED && !lines.iter().any(goes_on)
}

/// Whether a line goes on with the one before it, by its small letter.
fn goes_on(line: &Line) -> bool {
    !line.apart && line.text.starts_with(char::is_lowercase) && marker(&line.text, 0).is_none()
}
