//! Lines that are not the document's own words are named and left out.

use readout_corpus::model::{Span, Warning};

use crate::read::Source;

/// A source and the class of each of its lines.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// The lines of the body, in order.
    pub lines: Vec<Line>,
}

/// A line of the body.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its 1-based number in the text.
    pub number: u32,
    /// Where it stands, without its line end.
    pub span: Span,
    /// `None` for the document's own words and for blank lines; otherwise why it was dropped (`cookie-notice`, `caption`, …).
    pub dropped: Option<&'static str>,
}

/// Classifies the lines of every source; all at once, because what recurs in several documents of a carrier is not content.
pub fn clean(sources: &[Source]) -> (Vec<Cleaned>, Vec<Warning>) {
    let cleaned = sources
        .iter()
        .map(|source| Cleaned {
            lines: source
                .lines()
                .into_iter()
                .map(|(number, span)| Line { number, span, dropped: None })
                .collect(),
        })
        .collect();
    (cleaned, Vec::new())
}
