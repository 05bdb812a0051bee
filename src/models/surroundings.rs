//! A statement with the sentences around it, so that words shown alone are not shown out of context.

use readout_corpus::format::{Packed, Segment, Statement};
use readout_corpus::model::Span;

/// How many sentences are shown on either side of a statement.
pub const AROUND: usize = 2;

/// A stretch of text that is the statement's own or stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// Whether they are the statement.
    pub is_own: bool,
}

/// The paragraphs, or their parts, in which a statement and the sentences next to it stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surroundings<'a> {
    /// The pieces of each paragraph, in the order of the text.
    pub paragraphs: Vec<Vec<Piece<'a>>>,
    /// Whether the segment says more before and after them.
    pub goes_on: (bool, bool),
}

/// The surroundings of a statement; `None` where the corpus does not have its segment.
pub fn surroundings<'a>(corpus: Packed<'a>, statement: Statement<'a>) -> Option<Surroundings<'a>> {
    let segment = corpus.segment(statement.segment())?;
    let own = statement.span();
    let sentences: Vec<_> = segment.sentences().collect();
    let first = sentences.partition_point(|sentence| sentence.span().end <= own.start);
    let end = sentences.partition_point(|sentence| sentence.span().start < own.end).max(first);
    let (from, to) = (first.saturating_sub(AROUND), (end + AROUND).min(sentences.len()));
    let shown = sentences.get(from..to).unwrap_or(&[]);
    let paragraphs = shown
        .chunk_by(|a, b| a.paragraph() == b.paragraph())
        .filter_map(|chunk| {
            Some(Span { start: chunk.first()?.span().start, end: chunk.last()?.span().end })
        })
        .map(|span| pieces(segment, span, own))
        .collect();
    Some(Surroundings { paragraphs, goes_on: (from > 0, to < sentences.len()) })
}

/// A stretch of a segment, cut where the statement begins and ends.
fn pieces<'a>(segment: Segment<'a>, span: Span, own: Span) -> Vec<Piece<'a>> {
    let (start, end) = (own.start.clamp(span.start, span.end), own.end.clamp(span.start, span.end));
    let cuts = [(span.start, start, false), (start, end, true), (end, span.end, false)];
    cuts.into_iter()
        .filter(|(from, to, _)| from < to)
        .map(|(start, end, is_own)| Piece { text: segment.slice(Span { start, end }), is_own })
        .filter(|piece| !piece.text.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    #[test]
    fn a_statement_is_whole_among_the_sentences_around_it() {
        let corpus = fixture::corpus();
        for statement in corpus.statements() {
            let found = surroundings(corpus, statement).expect("surroundings");
            let pieces: Vec<Piece> = found.paragraphs.concat();
            let own: Vec<&str> =
                pieces.iter().filter(|piece| piece.is_own).map(|piece| piece.text).collect();
            assert_eq!(own.concat(), statement.text());
        }
    }

    #[test]
    fn the_first_statement_has_two_sentences_behind_it_and_none_before() {
        let corpus = fixture::corpus();
        let statement = corpus.statements().next().expect("a statement");
        let found = surroundings(corpus, statement).expect("surroundings");
        let pieces: Vec<Piece> = found.paragraphs.concat();
        assert!(pieces.first().expect("a piece").is_own, "{pieces:?}");
        let after: String = pieces.iter().skip(1).map(|piece| piece.text).collect();
        assert!(after.contains("fishing rights") && after.contains("Both sides"), "{after}");
        assert_eq!(found.goes_on, (false, false));
    }
}
