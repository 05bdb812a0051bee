//! A document becomes segments, each with one originator; transcripts become turns.

use readout_corpus::model::{Kind, Span, Warning};

use crate::authority::Authority;
use crate::clean::Cleaned;
use crate::read::Source;

/// A segment before its dates and names are known.
#[derive(Clone, Debug)]
pub struct Draft {
    /// From the first byte of its first line to the last byte of its last line.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Its own heading, without Markdown marks.
    pub title: Option<Span>,
    /// The id in the authority of the organisation whose words it is.
    pub originator: Option<String>,
    /// The date line that it opens with.
    pub date_line: Option<DateLine>,
    /// The paragraphs of running text: what was dropped, the title and the date line itself are left out.
    pub paragraphs: Vec<Paragraph>,
    /// The turns of a transcript; every turn covers whole paragraphs or the rest of one.
    pub turns: Vec<DraftTurn>,
}

/// A paragraph of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where its words stand (behind a date line or a turn's label, where it opens with one).
    pub span: Span,
    /// Whether it is a stage direction and not speech or report.
    pub direction: bool,
}

/// A date line: `MOSCOW, December 2, 2025 (MFA) –`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateLine {
    /// All of it.
    pub span: Span,
    /// The month and day, with the year where it has one.
    pub date: Span,
    /// The place, where it has one.
    pub place: Option<Span>,
    /// The label of the agency: `MFA`.
    pub agency: Span,
}

/// A speaker's turn before the speaker is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftTurn {
    /// The label without its colon.
    pub label: Span,
    /// The words behind it, to the end of the turn.
    pub span: Span,
}

/// Splits one document.
pub fn split(
    source: &Source,
    cleaned: &Cleaned,
    authority: &Authority,
) -> (Vec<Draft>, Vec<Warning>) {
    let _ = authority;
    let body: Vec<Span> = cleaned
        .lines
        .iter()
        .filter(|line| line.dropped.is_none() && !line.span.of(&source.text).trim().is_empty())
        .map(|line| line.span)
        .collect();
    let (Some(first), Some(last)) = (body.first(), body.last()) else {
        return (Vec::new(), Vec::new());
    };
    let draft = Draft {
        span: Span { start: first.start, end: last.end },
        kind: Kind::News,
        title: None,
        originator: None,
        date_line: None,
        paragraphs: body.iter().map(|&span| Paragraph { span, direction: false }).collect(),
        turns: Vec::new(),
    };
    (vec![draft], Vec::new())
}
