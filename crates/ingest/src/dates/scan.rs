//! The expressions of a segment with what is needed to read them.

use readout_corpus::model::Span;

use super::expression::{Expression, Year};
use super::grammar::expressions;
use super::resolve::Tense;
use super::tense::tense;
use super::tokens::{Token, tokens};
use crate::draft::Segment;

/// An expression in a segment.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    pub(super) span: Span,
    pub(super) says: Expression,
    pub(super) tense: Tense,
    pub(super) place: Place,
}

/// Where in a segment an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Title,
    DateLine,
    /// In running text: the position of the paragraph and of the sentence.
    Text {
        paragraph: u32,
        sentence: usize,
    },
}

impl Place {
    pub(super) fn paragraph(self) -> Option<u32> {
        match self {
            Self::Text { paragraph, .. } => Some(paragraph),
            Self::Title | Self::DateLine => None,
        }
    }
}

/// Everything in a segment that looks like a time, in order.
pub(super) fn scan(text: &str, segment: &Segment) -> Vec<Sighting> {
    let mut row = Vec::new();
    let mut found = Vec::new();
    let draft = &segment.draft;
    if let Some(title) = draft.title {
        read(text, title, &mut row, |span, says| {
            found.push(Sighting { span, says, tense: Tense::Unclear, place: Place::Title });
        });
    }
    if let Some(line) = draft.date_line {
        read(text, line.date, &mut row, |span, says| {
            found.push(Sighting { span, says, tense: Tense::Past, place: Place::DateLine });
        });
    }
    let mut sentence = 0;
    for (paragraph, stretch) in (0..).zip(&draft.paragraphs) {
        read(text, stretch.span, &mut row, |span, says| {
            while segment
                .sentences
                .get(sentence)
                .is_some_and(|s| s.span.end <= span.start && s.span.start < span.start)
            {
                sentence += 1;
            }
            let around = segment.sentences.get(sentence).map_or(stretch.span, |s| s.span);
            let before = Span { start: around.start.min(span.start), end: span.start };
            let after = Span { start: span.end, end: around.end.max(span.end) };
            let tense = tense(last_bytes(before.of(text)), first_bytes(after.of(text)));
            let place = Place::Text { paragraph, sentence };
            found.push(Sighting { span, says, tense, place });
        });
    }
    found.sort_by_key(|sighting| sighting.span);
    found
}

/// How far around a date its sentence is read. A "sentence" can be a whole file.
const REACH_BYTES: usize = 400;

fn first_bytes(text: &str) -> &str {
    let end = (0..=REACH_BYTES.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    text.get(..end.unwrap_or(0)).unwrap_or("")
}

fn last_bytes(text: &str) -> &str {
    let from = text.len().saturating_sub(REACH_BYTES);
    let start = (from..=text.len()).find(|&at| text.is_char_boundary(at));
    text.get(start.unwrap_or(0)..).unwrap_or("")
}

/// The expressions of a stretch of text.
pub(super) fn read(
    text: &str,
    stretch: Span,
    row: &mut Vec<Token>,
    mut found: impl FnMut(Span, Expression),
) {
    tokens(text, stretch, row);
    for expression in expressions(row) {
        let (Some(first), Some(last)) =
            (row.get(expression.first), row.get(expression.end.saturating_sub(1)))
        else {
            continue;
        };
        found(Span { start: first.start, end: last.end }, expression.says);
    }
}

/// The calendar date of an expression: year where it is said, month, day.
pub(super) fn calendar_day(says: &Expression) -> Option<(Option<i32>, u8, u8)> {
    match says {
        Expression::Day { month, day, year, .. } => {
            let year = match year {
                Year::Given(year) => Some(*year),
                Year::Unsaid | Year::Shift(_) => None,
            };
            Some((year, *month, *day))
        }
        Expression::Both(_, other) => calendar_day(other),
        _ => None,
    }
}
