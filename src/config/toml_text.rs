//! A TOML text as an author left it: what is plainly a slip is told with the line to type, and read as if it had been typed so, that one slip
//! does not hide what stands behind it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::DeTable;

use super::slip::{self, Slip};
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Place, SourceId, Span};

/// Mending one line may show the next that needs it; who slips more often is told of the first so many.
const ROUNDS: usize = 20;

/// Where a TOML text stands: a whole file, or the front matter of one.
#[derive(Clone, Copy)]
pub struct TomlText<'a> {
    pub source: SourceId,
    pub text: &'a str,
    /// Where `text` begins in the source, in bytes.
    pub offset: usize,
}

/// The same with its slips mended.
pub struct MendedText<'a> {
    source: SourceId,
    text: Cow<'a, str>,
    /// The faults of syntax that are left: where, and what the parser says.
    faults: Vec<(Span, String)>,
    offset: usize,
    mends: Vec<Mend>,
}

/// A line that was mended, by where it stands in the text as mended and as written.
struct Mend {
    mended: Span,
    written: Span,
    /// What in the written line is wrong.
    wrong: Span,
}

impl<'a> TomlText<'a> {
    /// Mends what is plainly a slip, and tells each.
    pub fn mended(self, diagnostics: &mut Diagnostics) -> MendedText<'a> {
        let mut lines: Vec<Cow<'a, str>> = self.text.split('\n').map(Cow::Borrowed).collect();
        let mut slips: Vec<Option<Slip>> = lines.iter().map(|_| None).collect();
        let mut text = Cow::Borrowed(self.text);
        let mut faults = faults(&text);
        for _ in 0..ROUNDS {
            let mut found = false;
            for (span, _) in &faults {
                let line = text[..span.start().min(text.len())].matches('\n').count();
                // A line that is sound by itself, such as one that says a key again, is no slip.
                if slips[line].is_none()
                    && !self::faults(&lines[line]).is_empty()
                    && let Some(slip) = slip::find(&lines[line])
                {
                    lines[line] = Cow::Owned(slip.mended.clone());
                    slips[line] = Some(slip);
                    found = true;
                }
            }
            if !found {
                break;
            }
            text = Cow::Owned(lines.join("\n"));
            faults = self::faults(&text);
        }
        let mends = mends(self.text, &lines, slips, |slip, wrong| {
            let place = Place::new(self.source, wrong.shifted(self.offset));
            slip.tell(diagnostics.report(slip.code, place));
        });
        MendedText { source: self.source, text, faults, offset: self.offset, mends }
    }
}

/// Where the lines with slips stand; each slip is handed over with its place in the text as written.
fn mends(text: &str, lines: &[Cow<str>], slips: Vec<Option<Slip>>, mut tell: impl FnMut(&Slip, Span)) -> Vec<Mend> {
    let mut mends = Vec::new();
    let (mut at, mut before) = (0, 0);
    for ((written, mended), slip) in text.split('\n').zip(lines).zip(slips) {
        if let Some(slip) = slip {
            let wrong = slip.wrong.shifted(before);
            tell(&slip, wrong);
            let written = Span::new(before, before + written.len());
            mends.push(Mend { mended: Span::new(at, at + mended.len()), written, wrong });
        }
        at += mended.len() + 1;
        before += written.len() + 1;
    }
    mends
}

fn faults(text: &str) -> Vec<(Span, String)> {
    let (_, errors) = DeTable::parse_recoverable(text);
    errors.into_iter().map(|error| (error.span().unwrap_or(0..0).into(), error.message().to_owned())).collect()
}

impl MendedText<'_> {
    /// Parses as far as it goes; each fault of syntax that is left is reported, one a line.
    pub fn parse(&self, diagnostics: &mut Diagnostics) -> Spanned<DeTable<'_>> {
        let mut lines = BTreeSet::new();
        for (span, reason) in &self.faults {
            let line = self.text.get(..span.start()).map_or(0, |before| before.matches('\n').count());
            if !lines.insert(line) {
                continue;
            }
            match self.said_before(*span).filter(|_| reason == "duplicate key") {
                Some((key, first)) => {
                    diagnostics.report(Code::DuplicateKey, self.place(*span)).with("key", key).with("known", first)
                }
                None => diagnostics.report(Code::TomlSyntax, self.place(*span)).with("reason", reason),
            };
        }
        DeTable::parse_recoverable(&self.text).0
    }

    /// The key that stands at a place, and the first line that says it.
    fn said_before(&self, span: Span) -> Option<(&str, &str)> {
        let key = span.of(&self.text);
        let says =
            |line: &&str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
        self.text.get(..span.start())?.lines().find(says).map(|line| (key, line.trim()))
    }

    /// The place in the source of a span of the mended text; all of a mended line is where its slip is.
    pub fn place(&self, span: Span) -> Place {
        let at = self.mends.partition_point(|mend| mend.mended.start() <= span.start());
        let written = match at.checked_sub(1).map(|at| &self.mends[at]) {
            Some(mend) if span.start() <= mend.mended.end() => mend.wrong,
            // What is longer or shorter before it moves all that is behind it.
            Some(mend) => {
                let behind = |place: usize| place.saturating_sub(mend.mended.end()) + mend.written.end();
                Span::new(behind(span.start()), behind(span.end()))
            }
            None => span,
        };
        Place::new(self.source, written.shifted(self.offset))
    }
}
