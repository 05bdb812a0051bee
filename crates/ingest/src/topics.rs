//! What a statement is about.

use readout_corpus::model::Span;

use crate::authority::TopicTerms;

/// The terms of all topics, ready to be looked for.
pub struct Finder<'a> {
    topics: &'a [TopicTerms],
}

impl<'a> Finder<'a> {
    /// Prepares the terms.
    pub fn new(topics: &'a [TopicTerms]) -> Self {
        Self { topics }
    }

    /// The topics of a stretch of `text`, sorted by position in the authority, each with the places of its terms.
    pub fn find(&self, text: &str, span: Span) -> Vec<(usize, Vec<Span>)> {
        let _ = (self.topics, text, span);
        Vec::new()
    }
}
