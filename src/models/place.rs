//! Where an id leads: a document, perhaps opened at one of its parts, statements or sentences.

use readout_corpus::format::{Document, Packed, Segment, Statement};

/// A document, perhaps opened at one of its parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place<'a> {
    /// The document.
    pub document: Document<'a>,
    /// The part.
    pub segment: Option<Segment<'a>>,
    /// The statement.
    pub statement: Option<Statement<'a>>,
    /// A sentence by its position in the segment.
    pub sentence: Option<usize>,
}

impl Place<'_> {
    /// The sentence that is meant or in which the statement begins, by its position in the segment.
    pub fn first_sentence(&self) -> Option<usize> {
        self.sentence.or_else(|| {
            let start = self.statement?.span().start;
            self.segment?.sentences().position(|sentence| sentence.span().end > start)
        })
    }
}

/// The place of the id of a document, segment or statement, or of `SEGMENT~3`, the third sentence of a segment. What else
/// stands behind `~` belongs to a [citation](super::citation) and leads to its document.
pub fn find<'a>(corpus: Packed<'a>, id: &str) -> Option<Place<'a>> {
    let cited = || corpus.document_by_id(id.rsplit_once('~')?.0);
    if let Some(document) = corpus.document_by_id(id).or_else(cited) {
        return Some(Place { document, segment: None, statement: None, sentence: None });
    }
    let statement = corpus.statement_by_id(id);
    let mut sentence = None;
    let segment = match statement {
        Some(statement) => corpus.segment(statement.segment()),
        None => corpus.segment_by_id(id).or_else(|| {
            let (segment, number) = id.rsplit_once('~')?;
            let segment = corpus.segment_by_id(segment)?;
            let number = number.parse::<usize>().ok()?;
            // A number that an older corpus had leads to the part at least.
            sentence = number.checked_sub(1).filter(|&at| at < segment.sentences().len());
            Some(segment)
        }),
    }?;
    let document = corpus.document(segment.document())?;
    Some(Place { document, segment: Some(segment), statement, sentence })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    #[test]
    fn every_id_leads_to_its_document() {
        let corpus = fixture::corpus();
        for document in corpus.documents() {
            assert_eq!(find(corpus, document.id()).map(|place| place.document), Some(document));
            for segment in document.segments() {
                let place = find(corpus, segment.id()).expect("a place");
                assert_eq!((place.document, place.segment), (document, Some(segment)));
            }
        }
        for statement in corpus.statements() {
            let place = find(corpus, statement.id()).expect("a place");
            assert_eq!(place.statement, Some(statement));
        }
    }

    #[test]
    fn a_number_of_a_sentence_that_is_gone_leads_to_its_part() {
        let corpus = fixture::corpus();
        let segment = corpus.segments().next().expect("a segment");
        let place = find(corpus, &format!("{}~99", segment.id())).expect("a place");
        assert_eq!((place.segment, place.sentence), (Some(segment), None));
        assert_eq!(find(corpus, "no-such-document~1"), None);
    }
}
