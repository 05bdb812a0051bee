//! Where a cited sentence stands now, and what became of it since it was cited.

use readout_corpus::cite::{Anchor, Resolved, resolve};
use readout_corpus::format::Packed;

use super::place::{self, Place};

/// What a reader who follows a citation must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The words are the same but stand elsewhere.
    Moved,
    /// The words changed; the place is the nearest, with about so many of a hundred parts the same.
    Changed(u32),
    /// Nothing like them is left; the place is the document.
    Gone,
}

/// The place of an id, or of a citation with what became of its words.
pub fn find<'a>(corpus: Packed<'a>, id: &str) -> Option<(Place<'a>, Option<Change>)> {
    let whole = place::find(corpus, id);
    let Some(anchor) = Anchor::parse(id) else { return Some((whole?, None)) };
    let resolved = resolve(corpus, &anchor);
    let change = match resolved {
        Resolved::Found(_) => None,
        Resolved::Moved(_) => Some(Change::Moved),
        Resolved::Changed { similarity, .. } => Some(Change::Changed(similarity / 10)),
        Resolved::Gone => Some(Change::Gone),
    };
    let Some(at) = resolved.place() else { return Some((whole?, change)) };
    let document = corpus.document(at.document)?;
    let segment = document.segments().find(|segment| segment.span().overlaps(at.span));
    let sentence = segment.and_then(|segment| {
        segment.sentences().position(|sentence| sentence.span().overlaps(at.span))
    });
    Some((Place { document, segment, statement: None, sentence }, change))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use readout_corpus::cite;

    #[test]
    fn a_cited_sentence_leads_to_itself() {
        let corpus = fixture::corpus();
        for (segment, document) in
            corpus.documents().flat_map(|one| one.segments().map(move |segment| (segment, one)))
        {
            for (at, sentence) in segment.sentences().enumerate() {
                let anchor = cite::of(corpus, document.ix(), sentence.span()).expect("an anchor");
                let (place, change) = find(corpus, &anchor.to_text()).expect("a place");
                assert_eq!((place.segment, place.sentence), (Some(segment), Some(at)));
                assert_eq!(change, None);
            }
        }
    }

    #[test]
    fn a_citation_in_another_document_says_that_the_words_are_not_as_they_were() {
        let corpus = fixture::corpus();
        let documents: Vec<_> = corpus.documents().collect();
        let first = documents.first().expect("a document");
        let other = documents.last().expect("another document");
        let span =
            first.segments().next().and_then(|one| one.sentences().next()).expect("one").span();
        let anchor = cite::of(corpus, first.ix(), span).expect("an anchor").to_text();
        let (_, print) = anchor.split_once('~').expect("a print");
        // The same print, as if it had been cited of a document that never had the words.
        let (place, change) = find(corpus, &format!("{}~{print}", other.id())).expect("a place");
        assert!(change.is_some(), "{place:?}");
        // Of a document that is gone, the words are found where they stand.
        let (place, change) = find(corpus, &format!("no-such-document~{print}")).expect("a place");
        assert_eq!((place.document, change), (*first, Some(Change::Moved)));
    }

    #[test]
    fn other_ids_lead_where_they_led() {
        let corpus = fixture::corpus();
        let segment = corpus.segments().next().expect("a segment");
        let id = format!("{}~1", segment.id());
        assert_eq!(find(corpus, &id), place::find(corpus, &id).map(|place| (place, None)));
        assert_eq!(find(corpus, "no-such-document"), None);
    }
}
