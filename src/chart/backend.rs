//! plotters' drawing calls, turned into elements with classes.
//!
//! The stock SVG backend writes literal colours, counts bytes to guess how wide words are, and has no place for titles.
//! This one reads the role out of the colour and hands the shape to the sheet; widths come from `letters`.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::letters;
use super::markup::to_tenths;
use super::palette::Role;
use super::sheet::{Across, Down, Lettering, Sheet};

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// A shared hand on the sheet: plotters keeps one, the pen another, so that groups can be opened between two shapes.
#[derive(Clone)]
pub(super) struct Backend(pub Rc<RefCell<Sheet>>);

fn fill_class(color: BackendColor) -> String {
    format!("f-{}", Role::of_key(color.rgb).name())
}

fn line_class(color: BackendColor) -> String {
    format!("l-{}", Role::of_key(color.rgb).name())
}

impl DrawingBackend for Backend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let sheet = self.0.borrow();
        (sheet.width.unsigned_abs(), sheet.height.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// Nothing here is made of pixels: every shape has its own method below.
    fn draw_pixel(&mut self, _point: BackendCoord, _color: BackendColor) -> Drawn {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.0.borrow_mut().path(&line_class(style.color()), &[from, to]);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        let class = if fill { fill_class(style.color()) } else { line_class(style.color()) };
        self.0.borrow_mut().rect(&class, a, b);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        self.0.borrow_mut().path(&line_class(style.color()), &points);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let class = if fill { fill_class(style.color()) } else { line_class(style.color()) };
        self.0.borrow_mut().circle(&class, centre, i32::try_from(radius).unwrap_or(0));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = vert.into_iter().collect();
        self.0.borrow_mut().polygon(&fill_class(style.color()), &points);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let lettering = Lettering {
            role: Role::of_key(style.color().rgb),
            strong: matches!(style.style(), FontStyle::Bold),
            across: match style.anchor().h_pos {
                HPos::Left => Across::Left,
                HPos::Center => Across::Middle,
                HPos::Right => Across::Right,
            },
            down: match style.anchor().v_pos {
                VPos::Top => Down::Top,
                VPos::Center => Down::Middle,
                VPos::Bottom => Down::Bottom,
            },
        };
        self.0.borrow_mut().words(lettering, style.size() / 10.0, at, text);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size() / 10.0;
        let width = letters::width(text, size, matches!(style.style(), FontStyle::Bold));
        Ok((to_tenths(width).unsigned_abs(), to_tenths(size * 1.3).unsigned_abs()))
    }
}
