//! Paragraphs become sentences.

use readout_corpus::model::Span;

/// The sentences of a stretch of `text`, in order, without the white space around them.
pub fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    vec![paragraph].into_iter().filter(|span| !span.of(text).trim().is_empty()).collect()
}
