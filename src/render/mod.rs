//! A finished view and a theme become bytes. Only here is tera named.
//!
//! Knows no notice and no register: what a page says was decided in `page`. Pages are rendered by many threads at once; all that
//! is shared is read only.

mod embedded;
mod fault;
mod functions;
mod pressed;
mod renamed;
mod theme;

pub use theme::{Theme, ThemeFile};

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::chart::{FileStyle, standalone};
use crate::diagnostic::Diagnostics;
use crate::file::File;
use crate::page::view::{self, Reader, Sheet};
use crate::page::{Here, Page, Plan, Site, address};
use crate::source::Sources;

/// A theme's templates, compiled. They know no site: one that is told again, since its content changed, needs no others.
pub struct Templates(Tera);

impl Templates {
    /// Compiles; what is wrong is told with its line. `sources` hold the texts of the theme.
    pub fn new(theme: &Theme, sources: &Sources) -> Result<Self, Diagnostics> {
        compile(theme).map(Self).map_err(|error| fault::diagnostics(&error, theme, sources))
    }
}

/// Renders the pages of one site with one theme.
pub struct Renderer<'a> {
    site: &'a Site,
    plan: &'a Plan,
    theme: &'a Theme,
    tera: &'a Tera,
}

impl<'a> Renderer<'a> {
    pub fn new(site: &'a Site, plan: &'a Plan, theme: &'a Theme, templates: &'a Templates) -> Self {
        Self { site, plan, theme, tera: &templates.0 }
    }

    /// The bytes of one page of the plan. A page that the plan does not have is empty.
    pub fn render(&self, page: Page) -> Result<Vec<u8>, Diagnostics> {
        let Some(here) = Here::on(page, self.site, self.plan, &self.theme.texts) else { return Ok(Vec::new()) };
        let told = view::tell(&here, Printer(self.tera));
        told.map_err(|error| fault::diagnostics(&error, self.theme, &self.site.sources))
    }
}

impl Renderer<'_> {
    /// The chart of a page as a file that opens outside it; `None` where the page has none to take along.
    pub fn chart(&self, page: Page, style: &FileStyle) -> Option<File> {
        let here = Here::on(page, self.site, self.plan, &self.theme.texts)?;
        let chart = standalone(&view::chart(&here)?, style);
        Some(File::new(address::chart_of(here.address), chart.into_bytes()))
    }

    /// What such files look like in this theme.
    pub fn chart_style(&self) -> FileStyle {
        FileStyle::new(&self.theme.chart_css())
    }
}

/// Places one sheet in its template.
struct Printer<'a>(&'a Tera);

impl Reader for Printer<'_> {
    type Out = Result<Vec<u8>, tera::Error>;

    fn read<T: Serialize>(self, template: &'static str, sheet: &Sheet<T>) -> Self::Out {
        let mut context = Context::new();
        context.insert_value("frame", Value::try_from_serializable(&sheet.frame)?);
        context.insert_value("page", Value::try_from_serializable(&sheet.page)?);
        let mut bytes = Vec::with_capacity(32 * 1024);
        self.0.render_to(template, &context, &mut bytes)?;
        Ok(bytes)
    }
}

fn compile(theme: &Theme) -> Result<Tera, tera::Error> {
    let mut tera = Tera::default();
    // Functions must be known before templates are added: templates are checked against them then.
    functions::register(&mut tera, theme.texts.clone());
    tera.add_raw_templates(theme.templates())?;
    Ok(tera)
}
