//! Who says what, in whose account.
//!
//! A sentence is searched for attributions: a source, a verb of saying, the words. Around that,
//! [`flow`] follows a segment from paragraph to paragraph: quotations that go on, transcripts' turns,
//! and readouts, where most of what an official said stands in sentences without any verb of saying.
//!
//! Not supported: irony, who a plural "they" is in news, pronouns told apart by gender.

mod attribution;
mod complement;
mod finite;
mod flow;
mod going_on;
mod hearer;
mod inflect;
mod lexicon;
mod narration;
mod paragraph;
mod preposed;
mod rules;
mod sharing;
mod speakers;
mod stated;
mod subject;
/// Builds what [`crate::prepare`] speaks of.
pub(crate) fn prepare() {
    lexicon::prepare();
}

#[cfg(test)]
mod tests;
mod told;
mod verbs;

use crate::draft::{Document, Names, PerSegment, Statement};
use crate::workers::Workers;

pub use rules::RULES;

/// Finds the statements of all documents, sorted by place.
pub(crate) fn statements(
    documents: &[Document],
    names: &Names,
    workers: Workers,
) -> PerSegment<Vec<Statement>> {
    workers.map(documents, |d, document| {
        let mentions = names.mentions.get(d);
        let segments = document.segments.iter().enumerate();
        segments
            .map(|(s, segment)| {
                let mentions = mentions.and_then(|all| all.get(s)).map_or(&[][..], Vec::as_slice);
                flow::segment(&document.source.text, segment, mentions, names)
            })
            .collect()
    })
}
