//! The selectors of the W3C Web Annotation model: a quotation with its surroundings, and its position.

use crate::format::{Document, Packed};
use crate::model::{DocumentIx, Span};

/// So many characters before and behind the words are quoted with them.
const AROUND: usize = 32;

/// A stretch of a document's text as `TextQuoteSelector` and `TextPositionSelector` describe it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote<'a> {
    /// Up to 32 characters before it.
    pub prefix: &'a str,
    /// The words.
    pub exact: &'a str,
    /// Up to 32 characters behind it.
    pub suffix: &'a str,
    /// The first character, counted in Unicode code points of the document's text.
    pub start: u32,
    /// The character behind the last.
    pub end: u32,
}

/// Describes a span of a document's text; `None` where it does not fit.
pub fn quote(packed: Packed<'_>, document: DocumentIx, span: Span) -> Option<Quote<'_>> {
    let document: Document<'_> = packed.document(document)?;
    let text = document.text();
    let (before, rest) = text.split_at_checked(span.start as usize)?;
    let (exact, behind) = rest.split_at_checked(span.end.checked_sub(span.start)? as usize)?;
    let prefix = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
    let suffix = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
    let start = before.chars().count() as u32;
    Some(Quote {
        prefix: before.get(prefix..).unwrap_or(""),
        exact,
        suffix: behind.get(..suffix).unwrap_or(""),
        start,
        end: start + exact.chars().count() as u32,
    })
}
